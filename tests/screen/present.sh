#!/bin/sh
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

plan 1
presents
result $? 'presents, asks the room, goes black, counts the time'
