#!/bin/sh
# SPDX-License-Identifier: MIT
# A whole seminar typed line by line in a real terminal: a case from its story, put aside halfway and
# taken up again, to its feedback; the same person walked; and what the teacher makes of both.
. "${RAMUS_SRCDIR:-.}/tests/screen/lib.sh"

# type LINE WANT - types the line, and waits until the screen shows what is wanted.
type() {
	run "$1"
	wait_for "$2"
}

begin_case() {
	run "clear; XDG_DATA_HOME=$dir/own $RAMUS practice $dir/knee.ramus --case case-kim --save $dir/class/kim"
	wait_for "$1"
}

a_case_is_played() {
	begin 80 24
	mkdir "$dir/class"
	begin_case '^> ?$|>$' && type story 'Kim Seo-jun, 37' && type 1 'Answer: ' && type 2 'Answer: ' &&
		type covered 'You say that the red flags are covered' &&
		type 'ask look at the back of the knee' 'Answer: ' && type 'ask who is it about' 'Answer: ' &&
		type 'ask how long has it hurt' 'Answer: ' && type 'rank calf strain' 'Calf strain' && type quit 'Not committed' &&
		wait_prompt || return 1
	begin_case '^> ?$|>$' && type 'ask where does it hurt' 'In the lower back' &&
		type 'rank pain from the spine 1' 'Pain from the spine' && type 'commit routine' 'What is examined or tested next' &&
		type 'back and the legs' 'What is the person told' && type 'sudden swelling' 'Keep for next time' &&
		type n 'ready> ?$' && grep -q '^commit routine' "$dir/class/kim" && grep -q '^net ' "$dir/class/kim"
}

the_person_is_walked() {
	type "clear; $RAMUS ask $dir/knee.ramus" 'Is any of these true right now' && type 8 'Is any of these true right now' || return 1
	for answer in 9 1 5; do
		run "$answer"
	done
	type q 'ready> ?$'
}

an_answer_too_many_ends_nothing() {
	type "clear; $RAMUS ask $dir/knee.ramus" 'Is any of these true right now' && type 1 '^\(the end\).* quit: ?$' &&
		type n 'The walk has ended; \? lists the words' && type q 'ready> ?$'
}

the_teacher_sums_up() {
	type "clear; $RAMUS scores --form lines $dir/class $dir/knee.ramus | head -20" \
		'1 practice of 1 learner on 1 case; 1 committed'
}

plan 4
a_case_is_played
result $? 'a case line by line, put aside halfway, from its story to its feedback'
the_person_is_walked
result $? 'a walk line by line'
an_answer_too_many_ends_nothing
result $? 'an answer at the end does not end the walk'
the_teacher_sums_up
result $? 'what the teacher makes of it'
