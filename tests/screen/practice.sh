#!/bin/sh
# A practice in a real terminal: from the list of cases to the score, and on another screen and back.
. "${RAMUS_SRCDIR:-.}/tests/screen/lib.sh"

to_the_score() {
	begin "$1" "$2"
	run "$RAMUS $dir/knee.ramus"
	wait_for '(^|[›>,]) Walk(,| |$)' || return 1
	keys P
	wait_for '(^|[›>,]) Practice(,| |$)' && wait_for 'Cases of this topic' || return 1
	keys Enter
	wait_for '>Ask' && wait_for 'Emergency signs' || return 1
	keys Enter
	wait_for 'Answer: ' || return 1
	keys a
	wait_for 'find:' || return 1
	keys c y s t Enter Escape
	wait_for '>Ask' || return 1
	keys R C
	wait_for 'How urgent is it' || return 1
	keys 3
	wait_for 'Commit to "soon"' || return 1
	keys y
	wait_for 'What is examined or tested next' || return 1
	keys 1
	wait_for 'What is the person told' || return 1
	keys 1
	wait_for 'Feedback' && wait_for 'Score: [0-9]+ of 100' || return 1
	keys c
	wait_for '(^|[›>,]) Contents(,| |$)' || return 1
	keys q
	wait_for 'Score: [0-9]+ of 100' || return 1
	keys Q
	wait_prompt
}

is_kept() {
	begin 80 24
	run "$RAMUS $dir/knee.ramus"
	wait_for '(^|[›>,]) Walk(,| |$)' || return 1
	keys P Enter Enter
	wait_for 'Answer: ' || return 1
	keys S
	wait_for 'Save practice as: ' || return 1
	keys C-u
	tm send-keys -l "$dir/kept.practice"
	keys Enter
	wait_for 'Saved in' || return 1
	keys Q
	wait_prompt && grep -q '^ask ' "$dir/kept.practice"
}

plan 3
to_the_score 80 24
result $? 'to the score at 80 by 24'
to_the_score 40 12
result $? 'to the score at 40 by 12'
is_kept
result $? 'saved in a file if asked'
