#!/bin/sh
# SPDX-License-Identifier: MIT
# Every screen in a real terminal of each usual kind: one key there, one key back; and what is kept:
# sessions, the configuration, tables that are watched, the linear layout, the mouse.
. "${RAMUS_SRCDIR:-.}/tests/screen/lib.sh"

# visit KEY NAME PATTERN - one key to a screen, its name is shown, one key back.
visit() {
	keys "$1"
	wait_for "(^|[›>,]) $2(,| |\$)" && wait_for "$3" || return 1
	keys q
	wait_for '(^|[›>,]) Walk(,| |$)'
}

all_on() {
	begin 80 24
	run "TERM=$1 $RAMUS $dir/knee.ramus"
	wait_for '(^|[›>,]) Walk(,| |$)' || return 1
	keys n
	wait_for '↓|v' || return 1
	visit i Findings 'Tick what you know' || return 1
	visit o Outcome 'What fits' || return 1
	visit p Path 'What if' || return 1
	visit v Compare 'tell them apart' || return 1
	visit t Tree 'None of these' || return 1
	visit r Read 'Symptom: |From the documents' || return 1
	visit P Practice 'Cases of this topic' || return 1
	visit c Contents 'Causes' || return 1
	visit e Problems 'No tables are watched' || return 1
	visit '?' Help 'Everywhere|On the screen' || return 1
	keys Q
	wait_prompt
}

# What a terminal of that kind and size shows on the way through some screens, without the last column,
# which stays empty on some.
shown_on() {
	begin "$2" "$3"
	run "TERM=$1 $RAMUS $dir/knee.ramus"
	wait_for '(^|[›>,]) Walk(,| |$)' || return 1
	for step in n:Walk i:Findings t:Tree c:Contents; do
		keys "${step%:*}"
		wait_for "(^|[›>,]) ${step#*:}(,| |\$)" || return 1
		sleep 0.1
		screen | LC_ALL=C.UTF-8 sed "s/^\\(.\\{$(($2 - 1))\\}\\).*/\\1/; s/ *\$//"
	done
	keys Q
	wait_prompt
}

# The Linux console has its own signs for the way and the strip of the walk, each for one.
plain_signs() {
	LC_ALL=C.UTF-8 sed 'y/›●◉┄○/>•@·o/' "$1" >"$1.plain"
}

same_as_xterm() {
	for size in '80 24' '40 12'; do
		# shellcheck disable=SC2086 # width and height are two words
		shown_on xterm-256color $size >"$dir/xterm" && shown_on "$1" $size >"$dir/other" ||
			return 1
		plain_signs "$dir/xterm"
		plain_signs "$dir/other"
		cmp -s "$dir/xterm.plain" "$dir/other.plain" || return 1
	done
}

# colours_on "VARIABLE=VALUE..." PATTERN - what tmux says of the colours that were sent.
colours_on() {
	begin 80 24
	run "env $1 $RAMUS $dir/knee.ramus"
	wait_for '(^|[›>,]) Walk(,| |$)' || return 1
	tm capture-pane -pe >"$dir/colours"
	keys Q
	wait_prompt || return 1
	esc=$(printf '\033')
	if test -n "$2"; then
		grep -Eq "$esc\\[([0-9;]*;)?$2" "$dir/colours"
	else
		! grep -Eq "$esc\\[([0-9;]*;)?(3[0-8]|4[0-8]|9[0-7])[;m]" "$dir/colours" &&
			grep -q "$esc\\[[0-9;]*7[;m]" "$dir/colours" # what is selected is reversed
	fi
}

colours() {
	colours_on TERM=xterm-256color '38;5;[0-9]+' && colours_on TERM=linux '3[0-7]m' &&
		colours_on TERM=vt100 '' && colours_on 'TERM=xterm-256color NO_COLOR=1' ''
}

# One ESC leaves the help at once: curses would wait a second for the rest of a sequence.
escape_without_lag() {
	begin 80 24
	run "TERM=xterm-256color $RAMUS $dir/knee.ramus"
	wait_for '(^|[›>,]) Walk(,| |$)' || return 1
	keys '?'
	wait_for '(^|[›>,]) Help(,| |$)' || return 1
	keys Escape
	wait_for '(^|[›>,]) Walk(,| |$)' && test "$tries" -lt 14 || return 1
	keys Q
	wait_prompt
}

# S asks for a name; nothing is written before, and the file opens again.
save_by_key() {
	begin 80 24
	rm -rf "${dir:?}/saved"
	mkdir "$dir/saved"
	run "cd $dir/saved && $RAMUS $dir/knee.ramus"
	wait_for '(^|[›>,]) Walk(,| |$)' || return 1
	keys n
	wait_for 'of (at most|up to) [0-9]+' || return 1
	test -z "$(ls -A "$dir/saved")" || return 1
	keys S
	wait_for 'Save as: knee.session' || return 1
	keys Enter
	wait_for 'Saved in knee.session' || return 1
	keys q
	wait_prompt || return 1
	run "$RAMUS --session knee.session $dir/knee.ramus"
	wait_for '(^|[›>,]) Walk(,| |$)' || return 1
	keys p
	wait_for 'Your answers \(1\)' || return 1
	keys Q
	wait_prompt
}

# Answers, a mark and a note survive where a file was named, and nothing else is written.
session_file() {
	begin 80 24
	rm -rf "${dir:?}/home" "$dir/s.session"
	mkdir "$dir/home"
	run "HOME=$dir/home $RAMUS --session $dir/s.session $dir/knee.ramus"
	wait_for '(^|[›>,]) Walk(,| |$)' || return 1
	keys n
	sleep 0.1
	keys p
	wait_for 'Your answers \(1\)' || return 1
	keys B
	wait_for 'Bookmark' || return 1
	keys + h e r e Enter
	wait_for 'Noted' || return 1
	keys Q
	wait_prompt || return 1
	grep -q '^answer ' "$dir/s.session" && grep -q '^note .* here$' "$dir/s.session" || return 1
	test -z "$(ls -A "$dir/home")" || return 1
	run "HOME=$dir/home $RAMUS --session $dir/s.session $dir/knee.ramus"
	wait_for '(^|[›>,]) Path(,| |$)' && wait_for 'Your answers \(1\)' || return 1
	keys Q
	wait_prompt
}

damaged_session() {
	begin 80 24
	sed 's/^answer/Answer/' "$dir/s.session" >"$dir/bad.session"
	run "$RAMUS --session $dir/bad.session $dir/knee.ramus; echo status \$?"
	wait_for '^status 1' && screen | grep -q 'is damaged'
}

configuration() {
	begin 80 24
	mkdir -p "$dir/config/ramus"
	printf 'key help x\nkey go-help F1 X\nmouse perhaps\n' >"$dir/config/ramus/ramus.conf"
	run "XDG_CONFIG_HOME=$dir/config $RAMUS $dir/knee.ramus"
	wait_for '(^|[›>,]) Walk(,| |$)' && wait_for 'e problems .*F1 keys' || return 1
	keys X
	wait_for '(^|[›>,]) Help(,| |$)' || return 1
	keys q e
	wait_for 'conf:1' && wait_for 'there is no action' && wait_for 'neither on nor off' || return 1
	keys Q
	wait_prompt || return 1
	rm "$dir/config/ramus/ramus.conf" && mkdir "$dir/config/ramus/ramus.conf" || return 1
	run "clear; XDG_CONFIG_HOME=$dir/config $RAMUS $dir/knee.ramus"
	wait_for '(^|[›>,]) Walk(,| |$)' && wait_for ' e problems' || return 1
	keys e
	wait_for 'cannot be read' || return 1
	keys Q
	wait_prompt
}

watched_tables() {
	begin 80 24
	rm -rf "${dir:?}/topic"
	cp -R "$RAMUS_SRCDIR/tests/data/mini" "$dir/topic" && chmod -R u+w "$dir/topic" || return 1
	run "$RAMUS --watch $dir/topic"
	wait_for '(^|[›>,]) Walk(,| |$)' || return 1
	keys c
	wait_for '(^|[›>,]) Contents(,| |$)' || return 1
	keys Right
	wait_for '^ +! Broken finger' || return 1
	sed 's/Broken finger/Cracked finger/' "$dir/topic/causes.csv" >"$dir/new" &&
		mv "$dir/new" "$dir/topic/causes.csv"
	wait_for '^ +! Cracked finger' && wait_for '(^|[›>,]) Contents(,| |$)' && wait_for '^ > .*Injuries' || return 1
	echo 'nonsense,row' >>"$dir/topic/evidence.csv"
	wait_for 'error' || return 1
	keys e
	wait_for 'evidence.csv:' || return 1
	keys Q
	wait_prompt
}

# The editor gets the line and the file as they are, has the terminal to itself, and what it mends is
# compiled when it is left.
problems_are_edited() {
	begin 80 24
	rm -rf "${dir:?}/a topic"
	cp -R "$RAMUS_SRCDIR/tests/data/mini" "$dir/a topic" && chmod -R u+w "$dir/a topic" || return 1
	cat >"$dir/editor" <<-'END'
		#!/bin/sh
		printf '%s|' "$@" >"$(dirname "$0")/edited"
		stty -a | grep -q ' echo ' && echo 'in the editor'
		read -r line
		sed '$d' "$3" >"$3.new" && mv "$3.new" "$3"
	END
	chmod +x "$dir/editor"
	run "VISUAL='$dir/editor -x' $RAMUS --watch '$dir/a topic'"
	wait_for '(^|[›>,]) Walk(,| |$)' || return 1
	echo 'nonsense,row' >>"$dir/a topic/evidence.csv"
	wait_for 'error' || return 1
	keys e
	wait_for 'evidence.csv:' || return 1
	keys E
	wait_for 'in the editor' || return 1
	tm send-keys C-c # ends the editor alone
	wait_for '(^|[›>,]) Problems(,| |$)' || return 1
	keys E
	wait_for 'in the editor' || return 1
	keys Enter
	wait_for '(^|[›>,]) Problems(,| |$)' && wait_for 'Compiled anew|without a word' || return 1
	grep -Eq '^-x\|\+[0-9]+\|.*/a topic/evidence.csv\|$' "$dir/edited" || return 1
	keys Q
	wait_prompt
}

# A proof that fails is a problem like another: the topic stays as it was.
failing_proof() {
	begin 80 24
	rm -rf "${dir:?}/topic"
	cp -R "$RAMUS_SRCDIR/tests/data/mini" "$dir/topic" && chmod -R u+w "$dir/topic" || return 1
	run "$RAMUS --watch $dir/topic"
	wait_for '(^|[›>,]) Walk(,| |$)' || return 1
	sed '$d' "$dir/topic/advice.csv" >"$dir/new" && mv "$dir/new" "$dir/topic/advice.csv"
	wait_for '1 error in the tables' || return 1
	keys e
	wait_for 'a proof does not hold: ends' || return 1
	keys w
	wait_for 'Bleeding that does not stop' || return 1
	keys Q
	wait_prompt
}

linear() {
	begin 80 24
	run "$RAMUS --linear $dir/knee.ramus"
	wait_for '(^|[›>,]) Walk(,| |$)' || return 1
	! screen | grep -q '[─│█░]' || return 1
	keys Q
	wait_prompt
}

mouse() {
	begin 80 24
	run "TERM=xterm-256color $RAMUS $dir/knee.ramus"
	wait_for '(^|[›>,]) Walk(,| |$)' || return 1
	tm send-keys -l "$(printf '\033[<0;3;1M\033[<0;3;1m')"
	wait_for '(^|[›>,]) Palette(,| |$)' || return 1
	row=$(screen | grep -n ' Findings: ' | cut -d: -f1)
	tm send-keys -l "$(printf '\033[<0;8;%dM\033[<0;8;%dm' "$row" "$row")"
	keys Enter
	wait_for '(^|[›>,]) Findings(,| |$)' || return 1
	keys M
	wait_for "terminal's" || return 1
	keys Q
	wait_prompt
}

plan 20
on_terminals all_on 'every screen on %s' xterm-256color screen linux vt100 ansi
on_terminals same_as_xterm '%s shows the same as a modern terminal' screen linux vt100 ansi
colours
result $? 'colours as the terminal has them, and none with NO_COLOR'
escape_without_lag
result $? 'ESC acts at once'
save_by_key
result $? 'S saves in a file that opens again'
session_file
result $? 'a session survives in the file that was named, and only there'
damaged_session
result $? 'a damaged session is refused in words'
configuration
result $? 'errors in the configuration are shown and do no harm'
watched_tables
result $? 'tables that are watched are compiled anew at the same place'
problems_are_edited
result $? 'a key opens the editor at the line of a problem'
failing_proof
result $? 'a proof that fails is shown, and the topic stays'
linear
result $? 'the linear layout has no lines and bars'
mouse
result $? 'a click above opens the palette, and one in it leads to a screen'
