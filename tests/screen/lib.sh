# SPDX-License-Identifier: MIT
# shellcheck shell=sh
# A real terminal for tests: a tmux server of our own, steered by keys and read by capture-pane. Nothing
# waits for a fixed time: wait_for polls until the screen shows what is expected, or gives up.
#
# Sourced by the scripts beside it, which run under the TAP driver:
#   plan N                   N tests will follow; skips all if tmux is missing
#   begin WIDTH HEIGHT       a shell in a terminal of that size
#   keys KEY...              presses keys, by tmux's names
#   run COMMAND              types a command and Enter
#   wait_for PATTERN         true once the screen matches (extended regular expression)
#   wait_prompt              true once the shell is back
#   key_of TEXT              the digit that stands before an answer on the screen
#   on_terminals FUNCTION NAME TERM...   runs the function with each terminal; NAME has a %s for it
#   result STATUS NAME       a line of TAP; shows the screen where it failed
RAMUS=${RAMUS:-./ramus}
RAMUS_SRCDIR=${RAMUS_SRCDIR:-.}
case $RAMUS in
/*) ;;
*) RAMUS=$PWD/$RAMUS ;;
esac
number=0
server=0 # each terminal is a server of its own, so that one is never met while it ends
dir=
before=

quit_all() {
	test -z "$dir" && return
	tm kill-server 2>/dev/null
	rm -rf "$dir"
	dir=
}

tm() {
	tmux -S "$dir/socket.$server" -f /dev/null "$@"
}

plan() {
	if ! command -v tmux >/dev/null; then
		echo "1..0 # SKIP tmux is missing"
		exit 0
	fi
	echo "1..$1"
	dir=$(mktemp -d "${TMPDIR:-/tmp}/ramus-screen.XXXXXX") || exit 99
	trap quit_all EXIT
	trap 'exit 99' HUP INT TERM
	cp "$RAMUS_BUILDDIR/knee.ramus" "$dir" 2>/dev/null ||
		"$RAMUS" compile -q -o "$dir/knee.ramus" "$RAMUS_SRCDIR/data/knee" || exit 99
}

begin() {
	tm kill-server 2>/dev/null
	server=$((server + 1))
	unset TMUX
	echo "PS1='ready> '" >"$dir/env"
	env -u NO_COLOR LC_ALL=C.UTF-8 ENV="$dir/env" \
		tmux -S "$dir/socket.$server" -f /dev/null new-session -d -x "$1" -y "$2" sh
	wait_prompt
}

keys() {
	tm send-keys "$@"
}

run() {
	tm send-keys -l "$1"
	tm send-keys Enter
}

screen() {
	tm capture-pane -p
}

wait_for() {
	tries=0
	while test "$tries" -lt 100; do
		screen 2>/dev/null | grep -Eq -e "$1" && return 0
		tries=$((tries + 1))
		sleep 0.05
	done
	return 1
}

# True once the shell waits at the foot of what the screen shows.
wait_prompt() {
	wait_for '^ready> ?$'
}

# True once the screen no longer is what the variable `before` holds.
wait_change() {
	tries=0
	while test "$tries" -lt 100; do
		test "$(screen)" != "$before" && return 0
		tries=$((tries + 1))
		sleep 0.05
	done
	return 1
}

key_of() {
	screen | sed -n "s/^ [ >] \([0-9]\) [a-z ]  $1.*/\1/p" | head -n 1
}

result() {
	number=$((number + 1))
	if test "$1" -eq 0; then
		echo "ok $number - $2"
	else
		echo "not ok $number - $2"
		screen 2>&1 | sed 's/^/# /'
	fi
}

on_terminals() {
	function=$1
	name=$2
	shift 2
	for term; do
		# shellcheck disable=SC2059 # the name is a format
		told=$(printf "$name" "TERM=$term")
		if infocmp "$term" >/dev/null 2>&1; then
			"$function" "$term"
			result $? "$told"
		else
			number=$((number + 1))
			echo "ok $number - $told # SKIP its description is missing"
		fi
	done
}
