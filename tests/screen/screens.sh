#!/bin/sh
# Every screen in a real terminal of each usual kind: one key there, one key back; and what is kept:
# sessions, the configuration, tables that are watched, the linear layout, the mouse.
. "${RAMUS_SRCDIR:-.}/tests/screen/lib.sh"

# visit KEY NAME PATTERN - one key to a screen, its name is shown, one key back.
visit() {
	keys "$1"
	wait_for "\\[$2\\]" && wait_for "$3" || return 1
	keys q
	wait_for '\[Walk\]'
}

all_on() {
	begin 80 24
	run "TERM=$1 $RAMUS $dir/knee.ramus"
	wait_for '\[Walk\]' || return 1
	keys n
	wait_for '↓|v' || return 1
	visit i Findings 'Tick what you know' || return 1
	visit o Outcome 'What fits' || return 1
	visit p Path 'What it does' || return 1
	visit v Compare 'tell them apart' || return 1
	visit t Tree 'of 100 walks' || return 1
	visit r Read 'From the documents' || return 1
	visit c Contents 'Causes' || return 1
	visit e Problems 'No tables are watched' || return 1
	visit '?' Help 'Everywhere|On the screen' || return 1
	keys Q
	wait_prompt
}

# Answers, a mark and a note survive where a file was named, and nothing else is written.
session_file() {
	begin 80 24
	rm -rf "${dir:?}/home" "$dir/s.session"
	mkdir "$dir/home"
	run "HOME=$dir/home $RAMUS --session $dir/s.session $dir/knee.ramus"
	wait_for '\[Walk\]' || return 1
	keys n
	sleep 0.1
	keys p
	wait_for 'Your answers \(1\)' || return 1
	keys m
	wait_for 'Marked' || return 1
	keys + h e r e Enter
	wait_for 'Noted' || return 1
	keys Q
	wait_prompt || return 1
	grep -q '^answer ' "$dir/s.session" && grep -q '^note .* here$' "$dir/s.session" || return 1
	test -z "$(ls -A "$dir/home")" || return 1
	run "HOME=$dir/home $RAMUS --session $dir/s.session $dir/knee.ramus"
	wait_for '\[Path\]' && wait_for 'Your answers \(1\)' || return 1
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
	printf 'key help x\nkey go-help F1 H\nmouse perhaps\n' >"$dir/config/ramus/config"
	run "XDG_CONFIG_HOME=$dir/config $RAMUS $dir/knee.ramus"
	wait_for '\[Walk\]' && wait_for ' e F1' || return 1
	keys H
	wait_for '\[Help\]' || return 1
	keys q e
	wait_for 'config:1' && wait_for 'there is no action' && wait_for 'neither on nor off' || return 1
	keys Q
	wait_prompt
}

watched_tables() {
	begin 80 24
	rm -rf "${dir:?}/topic"
	cp -R "$RAMUS_SRCDIR/tests/data/mini" "$dir/topic" && chmod -R u+w "$dir/topic" || return 1
	run "$RAMUS --watch $dir/topic"
	wait_for '\[Walk\]' || return 1
	keys c
	wait_for 'Broken finger' || return 1
	sed 's/Broken finger/Cracked finger/' "$dir/topic/causes.csv" >"$dir/new" &&
		mv "$dir/new" "$dir/topic/causes.csv"
	wait_for 'Cracked finger' && wait_for '\[Contents\]' || return 1
	echo 'nonsense,row' >>"$dir/topic/evidence.csv"
	wait_for 'error' || return 1
	keys e
	wait_for 'evidence.csv:' || return 1
	keys Q
	wait_prompt
}

linear() {
	begin 80 24
	run "$RAMUS --linear $dir/knee.ramus"
	wait_for '\[Walk\]' || return 1
	! screen | grep -q '[─│█░]' || return 1
	keys Q
	wait_prompt
}

mouse() {
	begin 80 24
	run "TERM=xterm-256color $RAMUS $dir/knee.ramus"
	wait_for '\[Walk\]' || return 1
	column=$(screen | head -n 1 | sed 's/ Findings.*//' | wc -m)
	tm send-keys -l "$(printf '\033[<0;%d;1M\033[<0;%d;1m' "$column" "$column")"
	wait_for '\[Findings\]' || return 1
	keys M
	wait_for "terminal's" || return 1
	keys Q
	wait_prompt
}

plan 11
for term in xterm-256color screen linux vt100 ansi; do
	if infocmp "$term" >/dev/null 2>&1; then
		all_on "$term"
		result $? "every screen on TERM=$term"
	else
		number=$((number + 1))
		echo "ok $number - TERM=$term # SKIP its description is missing"
	fi
done
session_file
result $? 'a session survives in the file that was named, and only there'
damaged_session
result $? 'a damaged session is refused in words'
configuration
result $? 'errors in the configuration are shown and do no harm'
watched_tables
result $? 'tables that are watched are compiled anew at the same place'
linear
result $? 'the linear layout has no lines and bars'
mouse
result $? 'a click on a name leads to its screen'
