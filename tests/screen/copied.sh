#!/bin/sh
# SPDX-License-Identifier: MIT
# A copy reaches the terminal's clipboard whole, whatever signal comes while the terminal is slow.
. "${RAMUS_SRCDIR:-.}/tests/cli/lib.sh"

if ! command -v python3 >/dev/null || ! test -r /proc/self/syscall; then
	echo '1..0 # SKIP there is no python3, or no /proc that tells of system calls'
	exit 0
fi
knee=$work/knee.ramus
built_knee "$knee" || exit 99
echo 1..1
ok 'a copy is whole' python3 "$srcdir/tests/screen/copied.py" "$ramus" "$knee"
