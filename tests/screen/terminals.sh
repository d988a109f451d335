#!/bin/sh
# SPDX-License-Identifier: MIT
# Each usual kind of terminal shows the walk; one that cannot is refused in words.
. "${RAMUS_SRCDIR:-.}/tests/screen/lib.sh"

shows_on() {
	begin 80 24
	run "TERM=$1 $RAMUS $dir/knee.ramus"
	wait_for 'emergency signs' || return 1
	before=$(screen)
	keys n
	wait_change && wait_for 'of (at most|up to) [0-9]+' || return 1
	keys '?'
	wait_for 'On the screen' || return 1
	keys q
	wait_for 'of (at most|up to) [0-9]+' || return 1
	keys Q
	wait_prompt
}

is_refused() {
	begin 80 24
	run "clear; $1 $RAMUS $dir/knee.ramus; echo status \$?"
	wait_for '^status 1' && screen | grep -q "$2"
}

ascii_in_c() {
	begin 80 24
	run "LC_ALL=C $RAMUS $dir/knee.ramus"
	wait_for '^->Question' || return 1
	! screen | LC_ALL=C grep -q '[^ -~]' || return 1
	keys Q
	wait_prompt
}

one_pane_on_slow_lines() {
	begin 80 24
	run "stty $1; TERM=vt100 $RAMUS $dir/knee.ramus"
	wait_for '[>›]Question' || return 1
	screen | grep -q 'Tab So far' || return 1
	keys Tab
	wait_for '[>›]So far' || return 1
	keys Q
	wait_prompt
}

plan 10
on_terminals shows_on '%s' xterm-256color screen linux vt100 ansi
is_refused 'TERM=dumb' 'ask'
result $? 'TERM=dumb is refused in words'
is_refused 'TERM=no-such-terminal' 'not known'
result $? 'an unknown TERM is refused in words'
is_refused 'env -u TERM' 'TERM is not set'
result $? 'no TERM is refused in words'
ascii_in_c
result $? 'nothing but ASCII in a C locale'
one_pane_on_slow_lines 9600
result $? 'one pane at a time on a line of 9600 baud'
