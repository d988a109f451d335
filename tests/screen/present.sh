#!/bin/sh
# SPDX-License-Identifier: MIT
# A presentation in a real terminal, with the keys of a clicker; the timer counts by itself.
. "${RAMUS_SRCDIR:-.}/tests/screen/lib.sh"

presents() {
	begin 80 24
	run "$RAMUS --present $dir/knee.ramus"
	wait_for 'Question 1' || return 1
	screen | grep -q 'of 100' && return 1
	keys a n n n a
	wait_for '3 of 3' || return 1
	keys NPage
	wait_for 'What fits, of 100' || return 1
	keys NPage
	wait_for 'Question 2' || return 1
	keys PPage
	wait_for 'What fits, of 100' || return 1
	keys b
	wait_for '^$' || return 1
	screen | grep -q 'Question' && return 1
	keys .
	wait_for 'Question 1' || return 1
	keys T
	wait_for '0:0[2-9]' || return 1
	keys Q
	wait_prompt
}

# A case from its story to its point with next alone, each page seen, then back to the story; votes
# are typed as somebody would who counts hands.
clicks_through_a_case() {
	begin 80 24
	run "$RAMUS --present --case case-kim --countdown 300 --votes $dir/kim.votes $dir/knee.ramus"
	wait_for 'Kim Seo-jun' || return 1
	keys NPage
	wait_for 'What is it, before any question' && wait_for '[45]:[0-5][0-9] left' || return 1
	keys 1 1 6
	wait_for '2 of 3' || return 1
	asked=0 revealed=0 pages=0
	until screen | grep -q 'Second vote'; do
		before=$(screen)
		keys NPage
		wait_change || return 1
		screen | grep -q 'Urgency so far' && revealed=$((revealed + 1))
		screen | grep -q '(chosen)' || asked=$((asked + 1))
		pages=$((pages + 1))
		test "$pages" -lt 60 || return 1
	done
	test "$asked" -ge 6 && test "$revealed" -ge 6 || return 1
	keys 6 6 1
	wait_for '2 of 3' || return 1
	keys NPage
	wait_for 'The case: Pain from the spine' && wait_for '1 of 3 before.* 2 of 3 after' || return 1
	screen | grep -q 'Taken otherwise' && return 1
	until screen | grep -q 'The point'; do
		before=$(screen)
		keys NPage
		wait_change || return 1
	done
	wait_for 'no routine imaging' || return 1
	keys NPage
	wait_for 'This is the end of the case' || return 1
	until screen | grep -q 'This is the beginning'; do
		before=$(screen)
		keys PPage
		wait_change || return 1
		pages=$((pages - 1))
		test "$pages" -gt -20 || return 1
	done
	wait_for 'Kim Seo-jun' || return 1
	keys Q
	wait_prompt || return 1
	grep -q '^cause referred-spine 1 2$' "$dir/kim.votes"
}

plan 2
presents
result $? 'presents, asks the room, goes black, counts the time'
clicks_through_a_case
result $? 'a case by a clicker'\''s keys alone, from its story to its point'
