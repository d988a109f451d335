#!/bin/sh
# SPDX-License-Identifier: MIT
# seminar.sh - a whole seminar by line mode alone: two cases of the knee from the story to the feedback, one
# of them put aside halfway, then gone through again, put on paper and summed up by the teacher.
. "${RAMUS_SRCDIR:-$(cd "$(dirname "$0")/../.." && pwd)}/tests/cli/lib.sh"
topic=$work/knee.ramus
students=$work/students

built_knee "$topic" || exit 99
mkdir "$students"
TERM=dumb LC_ALL=C.UTF-8
export TERM LC_ALL

# practised FILE CASE - practises on a case with the lines that come in, keeping it in the file.
practised() {
	"$ramus" practice "$topic" --case "$2" --save "$1" >"$work/out" 2>"$work/err" &&
		cat "$work/out" "$work/err"
}

# score - that of the practice which was told last.
score() {
	sed -n 's/^Score: \([0-9]*\) of 100$/\1/p' "$work/out"
}

# The story and the red flags, questions by their words, the differential by names, what comes next by a
# number that is heard first.
a_case_from_its_story_to_feedback() {
	practised "$students/kim.practice" case-kim <<-'END' || return 1
		story
		list emergency
		1
		2
		covered
		ask look at the back of the knee
		ask who is it about
		22
		23
		ask how long has it hurt
		rank calf strain
		find lower back
	END
	says 'Kim Seo-jun, 37' && says 'Emergency signs:' && says 'You say that the red flags are covered' &&
		says 'Answer: Pain, but no lump or swelling.' && says 'Not committed' &&
		! says 'Score: ' && ! says 'The point' || return 1
	practised "$students/kim.practice" case-kim <<-'END' || return 1
		ask where does it hurt
		known
		rank pain from the spine 1
		mine
		commit routine
		back and the legs
		sudden swelling
	END
	says 'In the lower back' && says 'What is examined or tested next?' && says 'What is the person told' &&
		says 'had it in place 1' && says 'You chose "The back and the legs": right' && says 'The point' &&
		says 'Asked: 15 of 15' && says 'next examination or test: 4.0 of 4' && says 'Sources' &&
		test "$(score)" -ge 80
}

# A clot, closed at once: safe in the urgency, and told what was left out; then with care.
an_emergency_by_lines() {
	practised "$students/bell-quick.practice" case-bell <<-'END' || return 1
		1
		rank deep vein thrombosis
		commit emergency
	END
	says 'One leg or calf suddenly more swollen' && says 'The case was Deep vein thrombosis' && says 'What cost most' || return 1
	quick=$(score)
	practised "$students/bell.practice" case-bell <<-'END' || return 1
		1
		2
		covered
		ask look at the back of the knee
		ask who is it about
		23
		22
		rank deep vein thrombosis
		rank burst
		mine
		commit emergency
	END
	says 'had it in place 1' && test "$(score)" -gt "$quick"
}

# The tree's own walk over the same person's answers, line by line.
the_same_person_is_walked() {
	for answer in 8 9 1 5 n more; do echo "$answer"; done |
		"$ramus" ask "$topic" >"$work/out" 2>"$work/err"
	says 'Is any of these true right now?' && says 'Urgency: ' && says 'What fits'
}

what_was_done_is_told_again() {
	status 0 "$ramus" transcript "$students/kim.practice" "$topic" && says 'Pain from the spine' &&
		says 'Score: ' || return 1
	yes '' | head -n 60 | "$ramus" replay "$students/kim.practice" "$topic" >"$work/out" 2>"$work/err"
	says 'Score: ' && says 'Where does it hurt' || return 1
	status 0 "$ramus" scores "$students" "$topic" && says 'case-kim' && says 'case-bell' &&
		test "$(grep -c 'case-' "$work/out")" -eq 3
}

echo 1..4
ok 'a case from its story to its feedback, put aside halfway' a_case_from_its_story_to_feedback
ok 'an emergency, carelessly and with care' an_emergency_by_lines
ok 'the same person walked line by line' the_same_person_is_walked
ok 'what was done on paper, step by step, and summed up' what_was_done_is_told_again
