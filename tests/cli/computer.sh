#!/bin/sh
# SPDX-License-Identifier: MIT
# computer.sh - a topic that is not about people: a computer that does not start. It compiles, its
# proofs hold, its cases come out, and no page of it speaks as if somebody were ill.
. "${RAMUS_SRCDIR:-$(cd "$(dirname "$0")/../.." && pwd)}/tests/cli/lib.sh"
folder=$srcdir/data/computer
topic=$work/computer.ramus

"$ramus" compile -q "$folder" -o "$topic" || exit 99
HOME=$work XDG_DATA_HOME=$work/data XDG_CONFIG_HOME='' TERM=dumb
export HOME XDG_DATA_HOME XDG_CONFIG_HOME TERM

it_is_sound() {
	status 0 "$ramus" check --strict "$folder" && says 'A computer that does not start' || return 1
	held=$(grep -c '^holds  ' "$work/out")
	echo "$held proofs hold, 8 wanted"
	test "$held" -eq 8
}

cases_come_out() {
	status 0 "$ramus" eval --json "$topic" "$folder/cases.csv" && at_least urgency_exact 1 &&
		at_least top3 0.9 && at_most under_triage 0
}

# Many stories at once, and none that ends before a rule that holds was shown.
# One case in 500 has a cause that its walk found unlikely and that all its findings, asked for or not,
# would make matter.
drawn_cases_come_out() {
	status 0 "$ramus" cases --seed 3 --sample 500 "$topic" && cp "$work/out" "$work/drawn.csv" &&
		status 0 "$ramus" eval --json "$topic" "$work/drawn.csv" && at_most under_triage 0.002 &&
		at_most cases_missed 0 && at_least top3 0.85
}

not_sure_is_never_no() {
	status 0 "$ramus" eval --json --unsure 30% --seed 4 "$topic" "$folder/cases.csv" &&
		at_most red_flags_missed 0
}

# What may not stand in a page of this topic.
ill='doctors?|physicians?|nurses?|clinics?|clinicians?|clinical|hospitals?|patients?'
ill="$ill|medical|medicines?|medication|symptoms?|diseases?|illness|illnesses|ill|sick|pains?|painful"
ill="$ill|body|health|healthy|diagnos[a-z]*|allerg[a-z]*|limbs?|anatom[a-z]*|red flags?|first aid|differentials?|can hurt there"

# speaks_of_machines - whether the last output has none of those words: "body" is an element of HTML,
# too, and its style, and "symptom" an anchor. And one thing is about somebody who is hurt, and right:
# "medical help", in the advice a-person and what it rests on in safety.md, for whoever got a shock,
# breathed smoke, has a burn or touched what leaked.
speaks_of_machines() {
	sed -e 's/<style>.*<\/style>//' -e '/<style>/,/<\/style>/d' -e 's/<\/\{0,1\}body>//g' \
		-e 's/"#\{0,1\}\/[a-z\/]*symptom[^"]*"//g' -e 's/medical help//g' "$work/out" >"$work/plain" || return 1
	if grep -n -i -w -E -- "$ill" "$work/plain"; then
		return 1
	fi
	test -s "$work/plain"
}

every_entry() {
	status 0 "$ramus" list "$topic" || return 1
	awk '{ print $2 }' "$work/out" >"$work/ids"
	count=$(wc -l <"$work/ids")
	echo "$count entries"
	test "$count" -gt 200 || return 1
	xargs "$ramus" show --plain "$topic" <"$work/ids" >"$work/out" 2>"$work/err" || {
		cat "$work/err"
		return 1
	}
	says 'A swollen battery' && speaks_of_machines
}

# walked NAME LINES - a walk typed to its end, with the rest of its outcome and its path; kept in NAME.
walked() {
	rm -f "$work/$1"
	printf '%b' "$2" | "$ramus" ask --session "$work/$1" "$topic" >"$work/out" 2>"$work/err" || return 1
	speaks_of_machines
}

walks() {
	walked swollen '3\nmore\npath\nquit\n' && says 'DANGER: away from it: get safe now' &&
		says 'get medical help now' || return 1
	walked spilled '6\ny\n2\n1\nnone\nnone\nnone\nmore\npath\nquit\n' &&
		says 'today: leave it off, have it seen today' || return 1
	walked clicks '6\nn\n4\n2\n1\n1 none\n1 none\ny\nn\nmore\npath\nquit\n' &&
		says 'soon: have it looked at within days' && says 'What a technician may check' || return 1
	# To everything dangerous no: some steps of one's own.
	walked socket '6\nn\n1\n2\n1 none\nmore\npath\nquit\n' &&
		says 'try yourself: safe steps of your own can be enough' && by_hand
}

# asked_of WORDS - whether the last walk asked something with those words.
asked_of() {
	sed -n '/^Danger signs: /,/^How urgent it is/p' "$work/out" | grep -- "$1"
}

# by_hand - whether the last walk advised something that is done with the machine or switches it on.
by_hand() {
	grep -E -e '^- .*, (Do it yourself|Try it|Push it home|Cool it|Let it drain|Repair tool)' \
		-e '^- Give an update time' "$work/out"
}

# What must not be switched on or unplugged is not asked to be, nor whether that was tried.
it_is_left_off() {
	unsure='not sure\nnot sure\nnot sure\nnot sure\n'
	for does in 1 2 3 4 5 6; do
		walked spilled "6\ny\n$does\n1\n$unsure$unsure${unsure}quit\n" && says 'the end' &&
			! asked_of 'already' || return 1
	done
	sed -n 's/^What it does: //p' "$work/out" | head -n 1 | grep 'spilled' || return 1
	walked clicks '6\nn\n4\n2\n1\n1 none\n1 none\ny\nn\nquit\n' && says 'the end' &&
		says 'A disk that clicks is breaking' && ! asked_of 'already' || return 1
	walked update '6\nn\n5\n1\nnone\n1\nnone\nn\nn\nquit\n' && says 'the end' &&
		says 'Give the update its time' && ! asked_of 'already' && ! says 'plug it in and start' &&
		! says 'and start again' || return 1
	# The same machine without one of these: it is asked.
	walked dark '6\nn\n2\n1\nnone\nnone\nnone\nn\nn\nquit\n' && asked_of 'If you already unplugged it'
}

# What is done by hand says of each danger that neither "yes" nor "not sure" will do.
by_hand_rows() {
	grep -E '^a-[a-z-]*,(ice|compression|elevation|exercise|medication|self-care),|^a-wait,' \
		"$folder/advice.csv" >"$work/rows"
	test "$(wc -l <"$work/rows")" -ge 19 || return 1
	for danger in smoke shock swollen hot-hiss wet-on; do
		if grep -v -E "[, ]$danger .*or unsure $danger( or|,)" "$work/rows"; then
			return 1
		fi
	done
	# All but the two that are for what is wet or hot.
	! grep -v '^a-dry,\|^a-cool,' "$work/rows" | grep -v -E '[, ]liquid-spilled .*or unsure liquid-spilled( or|,)' &&
		! grep '[, ]disk-clicks ' "$work/rows" | grep -v 'or unsure disk-clicks[ ,]'
}

# Not sure of one danger, and no to the others: no step of one's own is told, and none asked for.
no_step_when_not_sure() {
	by_hand_rows || return 1
	for dangers in 'not sure\nn\nn\nn\nn' 'n\nnot sure\nn\nn\nn' 'n\nn\nnot sure\nn\nn' \
		'n\nn\nn\nnot sure\nn' 'n\nn\nn\nn\nnot sure'; do
		for rest in '1\n2\n1\nnone\nn' '2\n1\nnone\nnone\nnone\nn\nn'; do
			walked unsure "7\n$dangers\nn\n$rest\nquit\n" && says '"Not sure" is not "no", and this can be a danger: ' &&
				says 'Leave it off and unplugged' && ! by_hand &&
				! asked_of 'Press the button' && ! asked_of 'start now' || return 1
		done
	done
	walked unsure '7\nn\nn\nn\nn\nn\nnot sure\n1\n1\nnone\nnone\nn\nn\nn\nquit\n' &&
		says 'Something may have been spilled on it' && says 'Leave it off and unplugged' &&
		! grep -E -e '^- .*, (Do it yourself|Try it|Push it home|Cool it|Repair tool)' "$work/out"
}

on_paper() {
	for walk in swollen spilled clicks; do
		for form in markdown html lines; do
			status 0 "$ramus" transcript --form $form "$work/$walk" "$topic" >/dev/null &&
				says 'Not reviewed by a technician.' && speaks_of_machines || return 1
		done
		status 0 "$ramus" transcript --short "$work/$walk" "$topic" && speaks_of_machines || return 1
	done
}

# All that can be typed, and a case that is taken wrong in every way.
a_practice() {
	printf 'list emergency\n1\ncovered\n?\nrank disk-failing\ncommit soon\n1\n1\n' |
		"$ramus" practice "$topic" --case case-landlord --save "$work/p" >"$work/out" 2>"$work/err"
	says 'The point' && says 'Danger signs, one by one' && says 'What to look at and measure next' &&
		speaks_of_machines && status 0 "$ramus" transcript "$work/p" "$topic" && speaks_of_machines &&
		status 0 "$ramus" replay "$work/p" "$topic" && speaks_of_machines || return 1
	for id in $(sed -n 's/^\(case-[a-z0-9-]*\),.*/\1/p' "$folder/cases.csv"); do
		printf 'list history\n20\n21\ncovered\nrank 1\ncommit self-care\n\n\n' |
			"$ramus" practice "$topic" --case "$id" --save "$work/wrong-$id" >"$work/out" 2>"$work/err" &&
			says 'Score: ' && speaks_of_machines || return 1
	done
	test -f "$work/wrong-case-landlord"
}

cards() {
	printf '\n0\n%.0s' 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 >"$work/lines"
	"$ramus" practice "$topic" --recall --round 40 <"$work/lines" >"$work/out" 2>"$work/err" &&
		says 'step by step' && speaks_of_machines
}

exports() {
	for format in html markdown anki dot; do
		status 0 "$ramus" export --format "$format" "$topic" && speaks_of_machines || return 1
	done
}

echo 1..12
ok 'check finds nothing wrong, and every proof holds' it_is_sound
ok 'each practice case has its urgency, nine of ten their cause among three' cases_come_out
ok 'of 500 drawn cases one at most is under-triaged, and none ends too early' drawn_cases_come_out
ok 'no danger goes missing through "not sure"' not_sure_is_never_no
ok 'no entry speaks of the ill' every_entry
ok 'no walk does' walks
ok 'no paper does' on_paper
ok 'liquid, a clicking disk or an update at work: nobody is asked to start it' it_is_left_off
ok 'not sure of a danger: no step of one'"'"'s own' no_step_when_not_sure
ok 'no practice does' a_practice
ok 'no card does' cards
ok 'no export does' exports
