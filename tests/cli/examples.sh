#!/bin/sh
# SPDX-License-Identifier: MIT
# examples.sh - the examples of every page of the manual, typed as they stand by somebody who has nothing
# but the program: each command ends well, and what the page shows comes back. ramus-tutorial(7), which is
# one example from end to end, has tutorial.sh. The browser is opened in a terminal of its own.
. "${RAMUS_SRCDIR:-$(cd "$(dirname "$0")/../.." && pwd)}/tests/cli/lib.sh"
RAMUS=$ramus
. "$srcdir/tests/screen/lib.sh"
. "$srcdir/tests/cli/page.sh"
trap 'tm kill-server 2>/dev/null; rm -rf "$work"' EXIT
dir=$work/terminal
mkdir -p "$dir" "$work/bin" && ln -s "$ramus" "$work/bin/ramus" || exit 99
unset XDG_DATA_HOME XDG_DATA_DIRS XDG_CONFIG_HOME XDG_CONFIG_DIRS RAMUS_PATH
PATH=$work/bin:$PATH
export PATH

opens_browser() {
	command -v tmux >/dev/null || return 0
	begin 100 30 && run "$1" && wait_for ' › Walk' && keys Q && wait_prompt && return
	screen
	return 1
}

# Types or writes what was gathered since the last line of another kind.
finish() {
	case $what in
	F)
		mkdir -p "${file%/*}" && cat "$work/wanted" >"$file"
		;;
	C)
		typed=$((typed + 1))
		echo "$ $command"
		case $command in
		ramus) opens_browser "$command" ;;
		*)
			# In this shell, since a command may set a variable for the next.
			eval "$command" </dev/null >"$work/came" 2>&1 && same "$work/wanted" "$work/came" || {
				head -n 20 "$work/came"
				return 1
			}
			;;
		esac
		;;
	esac
}

# examples_of PAGE.in - in a home of its own.
examples_of() {
	HOME=$work/home.${1##*/}
	export HOME
	mkdir "$HOME" && cd "$HOME" || return 1
	page_lines "$1" | sed -n '/^S EXAMPLES$/,/^S SEE/p' >"$work/page"
	what='' typed=0
	: >"$work/wanted"
	while IFS= read -r line <&3; do
		text=${line#??}
		case $line in
		L*)
			printf '%s\n' "$text" >>"$work/wanted"
			continue
			;;
		esac
		finish || return 1
		: >"$work/wanted"
		what=${line%% *} command=$text file=$HOME/${text#'~/'}
	done 3<"$work/page"
	finish && test "$typed" -gt 0
}

for page in "$srcdir"/man/*.in; do
	case $page in
	*/ramus-tutorial.*) ;;
	*) ok "$(basename "$page" .in)" examples_of "$page" ;;
	esac
done
echo "1..$n"
