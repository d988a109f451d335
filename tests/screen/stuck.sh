#!/bin/sh
# SPDX-License-Identifier: MIT
# A signal ends the browser, whatever waits to be shown on a terminal that takes nothing more, and
# whatever that sends.
. "${RAMUS_SRCDIR:-.}/tests/cli/lib.sh"

if ! command -v python3 >/dev/null || ! test -r /proc/self/syscall; then
	echo '1..0 # SKIP there is no python3, or no /proc that tells of system calls'
	exit 0
fi
knee=$work/knee.ramus
built_knee "$knee" || exit 99
echo 1..2
ok 'it ends, though what it writes is not taken' \
	python3 "$srcdir/tests/screen/stuck.py" "$ramus" "$knee" TERM HUP INT QUIT USR1 ALRM SEGV ABRT
ok 'it ends, whatever it is sent without end' python3 "$srcdir/tests/screen/flood.py" "$ramus" "$knee"
