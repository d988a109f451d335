#!/bin/sh
# SPDX-License-Identifier: MIT
# A practice in a real terminal: from the list of cases to the score, and on another screen and back.
. "${RAMUS_SRCDIR:-.}/tests/screen/lib.sh"

to_the_score() {
	begin "$1" "$2"
	run "XDG_DATA_HOME=$dir/own-$1 $RAMUS $dir/knee.ramus"
	wait_for '(^|[›>,]) Walk(,| |$)' || return 1
	keys P
	wait_for '(^|[›>,]) Practice(,| |$)' && wait_for 'Next: case 1 of' || return 1
	keys Enter
	wait_for '0 asked' || return 1
	keys 1 # on a small screen the story is first
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
	wait_for 'Feedback' && wait_for 'Keep for next time' || return 1
	keys n
	wait_for 'Score: [0-9]+ of 100' || return 1
	keys c
	wait_for '(^|[›>,]) Contents(,| |$)' || return 1
	keys q
	wait_for 'Score: [0-9]+ of 100' || return 1
	keys C
	wait_for 'case 2 of' && wait_for '0 asked' || return 1
	keys Q
	wait_prompt && test ! -e "$dir/own-$1"
}

# The learner says yes: the next time it is known, and nothing is asked.
progress_is_kept() {
	begin 80 24
	run "XDG_DATA_HOME=$dir/own $RAMUS $dir/knee.ramus"
	wait_for '(^|[›>,]) Walk(,| |$)' || return 1
	keys P Enter
	wait_for 'Ask: Emergency signs' || return 1
	keys a c y s t Enter
	wait_for 'Place 1: ' || return 1
	keys Escape
	wait_for 'Ask: Emergency signs' || return 1
	keys C
	wait_for 'How urgent is it' || return 1
	keys 3
	wait_for 'Commit to "soon"' || return 1
	keys y 1 1
	wait_for 'Keep for next time' || return 1
	keys y
	wait_for 'from now on' && grep -q '^case ' "$dir/own/ramus/progress/knee.progress" || return 1
	keys Q
	wait_prompt || return 1
	run "clear; XDG_DATA_HOME=$dir/own $RAMUS $dir/knee.ramus"
	wait_for '(^|[›>,]) Walk(,| |$)' || return 1
	keys P
	wait_for '1 of [0-9]+ done, best' || return 1
	keys Down Down Enter
	wait_for 'Drill, 1 of 10' || return 1
	keys 3
	wait_for 'You: ' || return 1
	keys Escape
	wait_for 'choose a case' || return 1
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

plan 4
to_the_score 80 24
result $? 'to the score at 80 by 24'
to_the_score 40 12
result $? 'to the score at 40 by 12'
is_kept
result $? 'saved in a file if asked'
progress_is_kept
result $? 'progress is kept where the learner says so, and known again'
