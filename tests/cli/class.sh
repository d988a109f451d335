#!/bin/sh
# SPDX-License-Identifier: MIT
# class.sh - a class: students who write to one folder while the teacher scores it, the page that
# comes of it, names left out, and a folder that somebody means harm with.
. "${RAMUS_SRCDIR:-$(cd "$(dirname "$0")/../.." && pwd)}/tests/cli/lib.sh"
topic=$work/mini.ramus
students='1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20'

cp -R "$srcdir/tests/data/mini" "$work/mini" && chmod -R u+w "$work/mini" || exit 99
cat >>"$work/mini/cases.csv" <<'END'
c-cut,A cut,"Ms Ek cut her finger with a knife. The towel is soaked.",bleeding;pierced,numb-finger;red-skin;bent-finger,splinter,emergency,Press on it and call.
c-red,A red finger,"Mr Ono has a red, hot finger since a thorn. It is not bent.",red-skin;fever;pierced,bleeding;numb-finger;bent-finger,cellulitis,soon,Redness with a fever is an infection until shown otherwise.
END
"$ramus" compile -q "$work/mini" -o "$topic" || exit 99
TERM=dumb
export TERM

# practise FILE LINES CASE - a practice saved in the file.
practise() {
	printf '%b' "$2" | "$ramus" practice "$topic" --save "$1" --case "$3" >/dev/null 2>"$work/practice.err"
}

# student NUMBER - one of twenty, who takes a moment for each line, and saves after each.
student() {
	{
		for line in 1 covered 'rank sprain' "$((4 + $1 % 2 * 2))" 'rank fracture 2' 'commit self-care'; do
			echo "$line"
			sleep "0.$((1 + $1 % 7))"
		done
	} | "$ramus" practice "$topic" --save "$work/live/student-$1" --case c-jam >/dev/null 2>>"$work/students.err"
	: >"$work/done/$1"
}

# The teacher scores as often as it goes: each time whole rows, never fewer than before, and no word of
# anything torn.
twenty_at_once() {
	mkdir "$work/live" "$work/done" && : >"$work/students.err" || return 1
	for i in $students; do
		student "$i" &
	done
	rows=0 times=0
	while :; do
		finished=$(find "$work/done" -type f | wc -l)
		"$ramus" scores "$work/live" "$topic" >"$work/out" 2>"$work/err"
		if grep -v 'holds no practice' "$work/err"; then
			return 1
		fi
		now=$(awk -F, 'NR == 1 { n = NF } NF != n { exit 1 } END { print NR }' "$work/out") || {
			cat "$work/out"
			return 1
		}
		test "$now" -ge "$rows" || return 1
		rows=$now times=$((times + 1))
		test "$finished" -lt 20 || break
	done
	wait
	echo "scored $times times"
	test -s "$work/students.err" && cat "$work/students.err" && return 1
	status 0 "$ramus" scores "$work/live" "$topic" && test "$(wc -l <"$work/out")" -eq 21 &&
		test "$(grep -c ',yes,2,0,' "$work/out")" -eq 20 &&
		status 0 "$ramus" scores --by case "$work/live" "$topic" && says 'c-jam,no,20,20,2.0,' &&
		test "$(find "$work/live" -type f | wc -l)" -eq 20 && test "$times" -gt 2
}

# Two who have the same name begin before either has saved.
two_with_one_name() {
	mkdir "$work/same" "$work/turn" || return 1
	{
		until test -e "$work/turn/2"; do sleep 0.05; done
		printf '1\nrank sprain\ncommit self-care\n'
	} | "$ramus" practice "$topic" --save "$work/same/ann.practice" --case c-jam >"$work/first.out" 2>"$work/first" &
	{
		until grep -q Ask "$work/first.out"; do sleep 0.05; done
		echo 'rank fracture'
		until test -e "$work/same/ann.practice"; do sleep 0.05; done
		: >"$work/turn/2"
		until test -e "$work/same/ann-2.practice"; do sleep 0.05; done
		echo 'commit soon'
	} | "$ramus" practice "$topic" --save "$work/same/ann.practice" --case c-jam >/dev/null 2>"$work/second"
	wait
	cat "$work/first" "$work/second"
	grep -q 'ann.practice: was written by another program, and is not overwritten; the practice goes on in .*/ann-2.practice' \
		"$work/first" && ! test -s "$work/second" &&
		status 0 "$ramus" scores --by student "$work/same" "$topic" && says 'ann,1,1,0.0,' &&
		says 'ann-2,1,1,1.0,'
}

names_are_checked() {
	for bad in -rf .hidden ..up "$(printf 'a\033[2Jb')" "$(printf 'a\302\205b')"; do
		practise "$work/same/$bad" '1\n' c-jam && return 1
		test ! -e "$work/same/$bad" && ! grep -q "$(printf '[\033\205]')" "$work/practice.err" || return 1
	done
	ln -s "$work/elsewhere" "$work/same/link" || return 1
	practise "$work/same/link" 'rank sprain\n' c-jam && return 1
	grep 'link: is a link that leads nowhere' "$work/practice.err" && test -L "$work/same/link" &&
		! test -e "$work/elsewhere"
}

mkdir "$work/class" || exit 99
for who in ann '=bob' 'carl<b>' dora emil; do
	practise "$work/class/$who.jam" '1\ncovered\nrank sprain\n4\ncommit self-care\n' c-jam || exit 99
	practise "$work/class/$who.cut" 'rank fracture\ncommit routine\n' c-cut || exit 99
done
practise "$work/class/fay.red" '1\n6\nrank thorn\nrank cellulitis 2\ncommit routine\n' c-red || exit 99
practise "$work/class/fay.open" '1\n' c-red || exit 99

the_page_tells_what_to_teach() {
	status 0 "$ramus" scores --plain "$work/class" "$topic" && cp "$work/out" "$work/plain" &&
		status 2 "$ramus" scores --plain --by case "$work/class" "$topic" &&
		status 0 "$ramus" scores --form lines "$work/class" "$topic" && cmp "$work/out" "$work/plain" &&
		says 'A hurt or swollen finger: a class' &&
		says '12 practices of 6 learners on 3 cases; 11 committed, mean score' &&
		says '1. The red flag Bleeding that does not stop [s1]: missed in 5 of 5 practices whose case has it. It is asked by: Does it bleed' &&
		says 'How urgent it is, on the case c-cut: A cut: committed to less than its urgency in 5 of 5.' &&
		says 'How to tell Splinter from Broken finger. Taken for it 5 times. What tells them apart best: What happened to the finger?' &&
		says 'How to tell Infection of the skin (cellulitis) from Thorn in the skin. Taken for it 1 time. What tells them apart best: Is the skin red and warm?' &&
		says 'Nothing more on the case c-jam: A jammed finger. It is too easy' &&
		says 'missed where the case has it: 5 of 5; not asked where it had to be: 5 of 11; missed by =bob; ann; carl<b>; dora; emil' &&
		says 'Broken finger where the case is Splinter: 5 times; with it second or third in 0 of 5' &&
		says 'c-jam: A jammed finger: 5 practices; mean score ' && says '; too easy' &&
		says 'fay: 2 practices, 1 committed; mean score '
}

every_form_has_it() {
	for form in cells lines markdown html json; do
		status 0 "$ramus" scores --form $form "$work/class" "$topic" && says 'Causes confused' || return 1
	done
	status 0 "$ramus" scores --html "$work/class" "$topic" && says 'carl&lt;b&gt;' && ! says 'carl<b>' >/dev/null &&
		status 2 "$ramus" scores --html --by flag "$work/class" "$topic" && says 'belongs to the table' &&
		status 2 "$ramus" scores --form papyrus "$work/class" "$topic" && says 'no form "papyrus"' || return 1
	command -v xmllint >/dev/null || return 0
	"$ramus" scores --html "$work/class" "$topic" | xmllint --noout -
}

# Nothing in any form, nor in any message, has a name; a person's number stays when others come.
numbers_stand_for_names() {
	cp -R "$work/class" "$work/nameless" && echo essay >"$work/nameless/ann.essay" && ln -s x "$work/nameless/emil.link" &&
		echo essay >"$work/nameless/-zoe" || return 1
	for form in '--form cells' '--form lines' --html --json '--by practice' '--by student' '--by case' '--by flag'; do
		# shellcheck disable=SC2086
		status 1 "$ramus" scores --anonymous $form "$work/nameless" "$topic" && says 'is neither a saved walk' &&
			says 'is a link' || return 1
		if grep -Ei 'ann|bob|carl|dora|emil|fay|zoe' "$work/out" "$work/err" | grep -v annular; then
			return 1
		fi
	done
	status 0 "$ramus" scores --anonymous --by student "$work/class" "$topic" && cp "$work/out" "$work/before" &&
		test "$(grep -Ec '^[1-9][0-9]{5},' "$work/before")" -eq 6 &&
		cp "$work/class/ann.jam" "$work/nameless/anna" || return 1
	"$ramus" scores --anonymous --by student "$work/nameless" "$topic" 2>/dev/null >"$work/after"
	test "$(wc -l <"$work/after")" -eq 8 && ! grep -vxFf "$work/after" "$work/before"
}

# sealed NAME COMMAND... - a practice of ann's, changed by a command of sed, with a checksum that fits. gzip knows that.
sealed() {
	sed -e '$d' -e "$2" "$work/class/ann.jam" >"$work/body"
	printf 'end %s\n' "$(gzip -c "$work/body" | tail -c 8 | od -An -tx1 -N4 | awk '{ print $4 $3 $2 $1 }')" |
		cat "$work/body" - >"$1"
}

# Whatever one has put there: the others are scored, and each is told with its reason at the end.
harm_is_told_and_hides_nobody() {
	command -v gzip >/dev/null || return 0
	cp -R "$work/class" "$work/harm" && h=$work/harm && mkdir "$h/a" "$h/no.jam" && mkfifo "$h/a/pipe" "$h/0" &&
		ln -s . "$h/loop" && ln -s /dev/zero "$h/zero" && ln -s "$work/class" "$h/class" && ln -s nowhere "$h/nowhere" &&
		: >"$h/empty" && echo essay >"$h/essay" && echo x >"$h/-rf" && echo x >"$h/$(printf 'a\033]0;x\007b')" &&
		echo x >"$h/$(printf 'two\nlines')" && echo x >"$h/$(printf '\377')" && sed '$d' "$h/ann.jam" >"$h/torn" &&
		sealed "$h/000" 's/^topic mini/topic other/' && sealed "$h/old" 's/^topic mini ......../topic mini 00000000/' &&
		sealed "$h/newer" 's/^ramus-practice 1/ramus-practice 99/' && sealed "$h/lie" 's/^ask .*/ask q-red red-skin/' &&
		dd if=/dev/zero of="$h/huge" bs=1024 count=1 seek=8388608 2>/dev/null || return 1
	deep=$h/deep
	for i in 1 2 3 4 5 6 7 8 9 10; do deep=$deep/d; done
	mkdir -p "$deep" && cp "$h/ann.jam" "$deep/file" || return 1
	status 1 timeout 60 "$ramus" scores "$h" "$topic" && test "$(wc -l <"$work/out")" -eq 13 || return 1
	for why in 'a/pipe: is not a regular file' '0: is not a regular file' 'loop: is a link' 'zero: is a link' 'class: is a link' \
		'nowhere: is a link' 'empty: is neither' 'essay: is neither' '-rf: has a name that begins with a hyphen' \
		'characters in its name' 'torn:10: is damaged' '000: belongs to the topic' 'old: ' 'newer: ' 'lie:' 'huge: is larger than' 'd: is a folder too deep'; do
		says "$why" || return 1
	done
	test "$(grep -c 'passed over$' "$work/err")" -eq "$(wc -l <"$work/err")" &&
		! grep -q "$(printf '[\033\007]')" "$work/err" &&
		status 1 timeout 60 "$ramus" scores --html "$h" "$topic" && says 'Files passed over' &&
		says '<li>essay: is neither' && ! grep -q "$(printf '[\033\007]')" "$work/out"
}

# Without a topic named, it is the one that most of the files are of, not the first one's.
the_topic_is_the_classs() {
	mkdir -p "$work/data/ramus/topics" && cp "$topic" "$work/data/ramus/topics/mini.ramus" || return 1
	test -d "$work/harm" || return 0
	XDG_DATA_HOME=$work/data
	export XDG_DATA_HOME
	status 1 "$ramus" scores "$work/harm" && test "$(wc -l <"$work/out")" -eq 13 && says '000: belongs'
}

echo 1..8
ok 'twenty students at once, scored meanwhile' twenty_at_once
ok 'two with one name lose nothing' two_with_one_name
ok 'names are checked where a practice is saved' names_are_checked
ok 'the page tells what to teach next' the_page_tells_what_to_teach
ok 'every form has the page' every_form_has_it
ok 'numbers stand for names' numbers_stand_for_names
ok 'harm is told, and hides nobody' harm_is_told_and_hides_nobody
ok 'the topic is that of the class' the_topic_is_the_classs
