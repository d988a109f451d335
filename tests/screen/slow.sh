#!/bin/sh
# SPDX-License-Identifier: MIT
# On a line of 9600 baud no answer sends what would take more than a second: bytes are counted, not time.
. "${RAMUS_SRCDIR:-.}/tests/cli/lib.sh"

command -v python3 >/dev/null || {
	echo '1..0 # SKIP there is no python3'
	exit 0
}
knee=$work/knee.ramus
built_knee "$knee" || exit 99
echo 1..1
ok 'an answer sends at most 960 bytes' python3 "$srcdir/tests/bench/slow.py" "$ramus" "$knee"
