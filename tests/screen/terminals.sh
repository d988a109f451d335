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

# A size that no terminal has, told for a while.
huge_size() {
	begin 80 24
	run "$RAMUS $dir/knee.ramus"
	wait_for '(^|[›>,]) Walk(,| |$)' || return 1
	tty=$(tm display-message -p '#{pane_tty}')
	stty rows 30000 cols 30000 <"$tty"
	keys c
	sleep 1 # what it shows now cannot be read here
	stty rows 24 cols 80 <"$tty"
	wait_for '(^|[›>,]) Contents(,| |$)' && keys Q && wait_prompt
}

# Looks that stay in the row until it is cleared are not used.
looks_that_stay() {
	begin 80 24
	{
		printf 'stays|looks stay where they were,\n am, xhp, cols#80, lines#24, cub1=^H, cud1=^J,\n'
		printf ' %s\n' 'cup=\E[%i%p1%d;%p2%dH, clear=\E[H\E[J, el=\E[K,' 'rev=\E[7m, bold=\E[1m, smul=\E[4m, sgr0=\E[m,'
	} >"$dir/stays.ti"
	tic -o "$dir/ti" "$dir/stays.ti" || return 1
	run "clear; TERMINFO=$dir/ti TERM=stays $RAMUS $dir/knee.ramus"
	wait_for 'emergency signs' || return 1
	tm capture-pane -p -e | grep -q "$(printf '\033')" && return 1
	keys Q
	wait_prompt
}

plan 12
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
huge_size
result $? 'a terminal that tells a size which it cannot have'
if command -v tic >/dev/null; then
	looks_that_stay
	result $? 'no looks where they would stay'
else
	echo 'ok 12 - no looks where they would stay # SKIP tic is not here'
fi
