#!/bin/sh
# SPDX-License-Identifier: MIT
# alone.sh - the program as one file (--enable-portable, which RAMUS names) walks the knee in a root
# where nothing else is: no library, no terminfo, no locale, no topic. Run by tests/long.sh.
. "${RAMUS_SRCDIR:-$(cd "$(dirname "$0")/../.." && pwd)}/tests/screen/lib.sh"

if test "$(id -u)" -eq 0; then
	into=$(command -v chroot)
else
	into="unshare -r $(command -v chroot || echo /usr/sbin/chroot)"
fi

# The last question of an emergency and the way out: what matters is on the screen of each terminal.
walks() {
	begin 80 24 && run "clear; env -i TERM=$1 LANG=C.UTF-8 $into $dir/root /ramus" &&
		wait_for 'Short of breath' && keys 1 && wait_for 'EMERGENCY' && keys Q && wait_prompt
}

by_lines() {
	begin 80 24 && run "clear; printf '1\n' | $into $dir/root /ramus ask >$dir/lines" && wait_prompt &&
		grep -q 'EMERGENCY' "$dir/lines"
}

unknown_terminal() {
	begin 80 24 && run "clear; env -i TERM=nobody $into $dir/root /ramus" && wait_for 'nobody' && wait_prompt
}

plan 6
mkdir "$dir/root" && cp "$RAMUS" "$dir/root/ramus"
for terminal in xterm-256color linux screen vt100; do
	walks "$terminal"
	result $? "the knee on a $terminal that the machine does not describe"
done
by_lines
result $? 'the knee line by line'
unknown_terminal
result $? 'a terminal that nobody describes is named'
