#!/bin/sh
# SPDX-License-Identifier: MIT
# paper.sh - ramus transcript, replay and scores on files as they lie about; and what is written
# without being asked for, which is nothing.
. "${RAMUS_SRCDIR:-$(cd "$(dirname "$0")/../.." && pwd)}/tests/cli/lib.sh"
topic=$work/mini.ramus

"$ramus" compile -q "$srcdir/tests/data/mini" -o "$topic" || exit 99
home=$work/home
mkdir -p "$home/data/ramus/topics"
HOME=$home XDG_DATA_HOME=$home/data XDG_CONFIG_HOME='' TERM=dumb
export HOME XDG_DATA_HOME XDG_CONFIG_HOME TERM

# practise FILE LINES [ARGUMENT]... - a practice saved in the file.
practise() {
	file=$1 lines=$2
	shift 2
	printf '%b' "$lines" | "$ramus" practice "$topic" --save "$file" "$@" >/dev/null 2>&1
}

practise "$work/p" '1\ncovered\nrank sprain\n4\ncommit self-care\n' --case c-jam || exit 99
practise "$work/open" '4\nrank thorn\n' --case c-jam || exit 99
sum=$(sed -n 's/^topic mini //p' "$work/p")

# A walk as the browser saves it. gzip knows the checksum that ends it.
walk() {
	{
		printf 'ramus-session 1\n# One walk: its answers, bookmarks and notes. No name, no date.\n'
		printf 'topic mini %s\n' "$sum"
		cat
	} >"$work/body"
	printf 'end %s\n' "$(gzip -c "$work/body" | tail -c 8 | od -An -tx1 -N4 |
		awk '{ print $4 $3 $2 $1 }')" | cat "$work/body" -
}
walk >"$work/w" <<-'END'
	answer q-danger no
	answer q-how twisted
	mark cause sprain
	note cause fracture <b>after</b> the *fall*
END

a_walk_becomes_markdown() {
	command -v gzip >/dev/null || return 0
	status 0 "$ramus" transcript "$work/w" "$topic" && says '# A hurt or swollen finger: a walk' &&
		says '**It was twisted or jammed**' && says '**+2.9** Sprained finger, strongly for, 7.6 times [s1]' &&
		says '**Not if diabetes or fever.** ' && says 'no name and no date' &&
		says '\<b\>after\</b\> the \*fall\*' && says 'Not reviewed by a clinician' &&
		says '**s1** Fingers: a leaflet for tests, Test Press, 2024-05-01. Sections:'
}

a_practice_becomes_markdown() {
	status 0 "$ramus" transcript "$work/p" "$topic" && says 'The case was Sprained finger, **self-care**' &&
		says '**Score: ' && says '- safety: **38.0 of 38**' && says '- danger found or ruled out: **14.0 of 14**' &&
		says '**A twist without redness or a bend can be looked after at home.**' &&
		says 'Tree: Sprained finger 87'
}

html_is_one_whole_page() {
	for file in "$work/w" "$work/p" "$work/open"; do
		test -s "$file" || continue
		status 0 "$ramus" transcript --html "$file" "$topic" && says '<!DOCTYPE html>' &&
			! says '<script' && ! says '<b>after' || return 1
		if command -v xmllint >/dev/null; then
			xmllint --noout "$work/out" || return 1
		fi
	done
}

every_form_can_be_named() {
	status 0 "$ramus" transcript --form html "$work/w" "$topic" && says '<!DOCTYPE html>' &&
		status 0 "$ramus" transcript --form lines "$work/w" "$topic" && ! says '**' &&
		status 0 "$ramus" transcript --form markdown "$work/w" "$topic" && says '**' &&
		status 2 "$ramus" transcript --form papyrus "$work/w" "$topic" &&
		grep -q 'no form "papyrus"; there are .*html' "$work/err"
}

the_topic_is_found_by_its_id() {
	status 1 "$ramus" transcript "$work/p" && says 'its topic "mini" is not installed' &&
		cp "$topic" "$home/data/ramus/topics/mini.ramus" &&
		status 0 "$ramus" transcript "$work/p" && says 'Score:' &&
		status 0 "$ramus" replay "$work/p" && status 0 "$ramus" scores "$work/class"
}

# An id is anybody's text: it is no path.
an_id_is_no_path() {
	sed 's|^topic mini|topic ../../mini|' "$work/p" >"$work/elsewhere"
	status 1 "$ramus" transcript "$work/elsewhere" && says 'its topic "../../mini" is not installed'
}

what_does_not_fit_is_refused() {
	echo 'my essay' >"$work/essay"
	sed 's/^topic mini \(........\)/topic mini 00000000/' "$work/p" >"$work/cut"
	status 1 "$ramus" transcript "$work/essay" "$topic" && says 'is neither a saved walk nor a practice' &&
		status 1 "$ramus" replay "$work/cut" "$topic" && says 'is damaged' &&
		status 1 "$ramus" transcript "$work/nowhere" && says 'No such file' &&
		sed 's/^version,1/version,2/' "$srcdir/tests/data/mini/topic.csv" >"$work/topic.csv" &&
		cp -R "$srcdir/tests/data/mini" "$work/later" && chmod -R u+w "$work/later" &&
		cp "$work/topic.csv" "$work/later/topic.csv" &&
		status 1 "$ramus" transcript "$work/p" "$work/later" && says 'another compilation of this topic' &&
		sed 's/^id,mini/id,other/' "$srcdir/tests/data/mini/topic.csv" >"$work/later/topic.csv" &&
		status 1 "$ramus" replay "$work/p" "$work/later" && says 'belongs to the topic "mini"' &&
		status 2 "$ramus" transcript && status 2 "$ramus" scores "$work" "$topic" --by moon &&
		says 'practice, student, case or flag'
}

a_pipe_gets_every_step() {
	status 0 "$ramus" replay "$work/p" "$topic" && says 'The beginning' && says 'Step 1 of 6' &&
		says 'chose no safety net' && says 'Step 6 of 6' && says 'The end' && says 'Score: ' && ! says 'Enter next' &&
		status 0 "$ramus" replay "$work/open" "$topic" && says 'The learner ranked Thorn in the skin in place 1' &&
		says 'Not committed' && ! says 'The tree' && ! says 'Tree:' || return 1
	command -v gzip >/dev/null || return 0
	status 0 "$ramus" replay "$work/w" "$topic" && says 'Step 2 of 2' && says 'Urgency: ' &&
		says 'not known yet' && says 'routine: a planned visit'
}

mkdir -p "$work/class/ann" "$work/class/=bob" && cp "$work/p" "$work/class/ann/one" &&
	cp "$work/p" "$work/class/carl.practice" && cp "$work/open" "$work/class/=bob/one" || exit 99
practise "$work/class/=bob/two" 'rank sprain\ncommit soon\n' --case c-jam

a_class_becomes_a_table() {
	status 0 "$ramus" scores "$work/class" "$topic" && says "'=bob,'=bob/one,c-jam,no,no,1,,,,," &&
		says "'=bob,'=bob/two,c-jam,no,yes,0," && says 'ann,ann/one,c-jam,no,yes,2,0,' &&
		says ',self-care,self-care,exact,sprain,1,0,,1,1,yes' &&
		says 'carl,carl.practice' && test "$(wc -l <"$work/out")" -eq 5 &&
		status 0 "$ramus" scores --by student "$work/class" "$topic" && says 'ann,1,1,2.0,' && says "'=bob,2,1,0.5," &&
		status 0 "$ramus" scores --by case "$work/class" "$topic" && says 'c-jam,no,4,3,' &&
		status 0 "$ramus" scores --by flag "$work/class" "$topic" && says 'bleeding,Bleeding that does not stop,3,2,1,0,0,'
}

what_is_no_practice_is_passed_over() {
	cp -R "$work/class" "$work/mixed" && cp "$work/essay" "$work/w" "$work/cut" "$work/mixed/ann" &&
		mkfifo "$work/mixed/ann/pipe" && ln -s . "$work/mixed/loop" &&
		status 1 "$ramus" scores "$work/mixed" "$topic" && says 'ann/essay: is neither' &&
		says 'ann/w: is a walk, not a practice; passed over' && grep -q 'ann/cut:[0-9]*: is damaged: this checksum' "$work/err" &&
		says 'ann/pipe: is not a regular file' && says 'loop: is a link, which is not followed' &&
		says 'carl,carl.practice' && test "$(wc -l <"$work/out")" -eq 5 && status 1 "$ramus" scores "$work/nowhere" "$topic" &&
		says 'cannot be listed' && says 'holds no practice'
}

# Hundreds of files: the memory is that of one.
many_files_take_no_memory() {
	mkdir "$work/many" && "$ramus" scores "$work/class" "$topic" >/dev/null || return 1
	i=0
	while test $i -lt 500; do
		cp "$work/p" "$work/many/s$i" || return 1
		i=$((i + 1))
	done
	# A sanitizer needs more than any limit that would tell.
	limit=40000
	(ulimit -v $limit && "$ramus" --version) >/dev/null 2>&1 || limit=unlimited
	(ulimit -v $limit; "$ramus" scores "$work/many" "$topic") >"$work/out" 2>"$work/err" &&
		test "$(wc -l <"$work/out")" -eq 501
}

nothing_is_written_unasked() {
	empty=$work/empty
	mkdir "$empty" "$empty/home" "$empty/here" "$empty/tmp" || return 1
	(
		cd "$empty/here" && HOME=$empty/home TMPDIR=$empty/tmp XDG_DATA_HOME='' XDG_CONFIG_HOME=''
		export HOME TMPDIR XDG_DATA_HOME XDG_CONFIG_HOME
		printf 'n\n1\n' | "$ramus" ask "$topic"
		printf '1\nrank sprain\ncommit soon\n' | "$ramus" practice "$topic"
		printf '1\n' | "$ramus" practice --drill "$topic"
		printf '\n5\n' | "$ramus" practice --recall "$topic"
		"$ramus" transcript "$work/p" "$topic"
		"$ramus" replay "$work/p" "$topic"
		"$ramus" scores "$work/class" "$topic"
	) >/dev/null 2>&1 </dev/null
	test "$(find "$empty" | wc -l)" -eq 4 || {
		find "$empty"
		return 1
	}
}

a_full_device_is_no_success() {
	test -e /dev/full || return 0
	for command in "transcript $work/p" "replay $work/p" "scores $work/class"; do
		# shellcheck disable=SC2086
		"$ramus" $command "$topic" </dev/null >/dev/full 2>"$work/err" && return 1
		grep -q 'standard output' "$work/err" || return 1
	done
}

echo 1..13
ok 'a walk becomes Markdown' a_walk_becomes_markdown
ok 'a practice becomes Markdown' a_practice_becomes_markdown
ok 'HTML is one whole page' html_is_one_whole_page
ok 'every form can be named' every_form_can_be_named
ok 'the topic is found by its id' the_topic_is_found_by_its_id
ok 'an id is no path' an_id_is_no_path
ok 'what does not fit is refused in words' what_does_not_fit_is_refused
ok 'a pipe gets every step of a replay' a_pipe_gets_every_step
ok 'a class becomes a table' a_class_becomes_a_table
ok 'what is no practice is passed over' what_is_no_practice_is_passed_over
ok 'many files take no memory' many_files_take_no_memory
ok 'nothing is written unasked' nothing_is_written_unasked
ok 'an output that cannot be written is no success' a_full_device_is_no_success
