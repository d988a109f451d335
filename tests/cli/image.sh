#!/bin/sh
# SPDX-License-Identifier: MIT
# image.sh - a compiled topic that somebody forged, its checksums put right: commands say which
# table, record and field is wrong, once, and print nothing that they worked out from it.
. "${RAMUS_SRCDIR:-.}/tests/cli/lib.sh"

python=$(command -v python3) || {
	echo '1..0 # SKIP python3 is missing'
	exit 0
}
"$ramus" compile -q "$srcdir/tests/data/mini" -o "$work/mini.ramus" || exit 99
printf 'id,present,cause\na,twisted,sprain\n' >"$work/cases.csv"
# The leaf of a cause stands after its eight texts.
"$python" "$srcdir/tests/cli/forge.py" "$work/mini.ramus" "$work/leaf.ramus" \
	"$srcdir/src/topic/records.def" CAUSE 64 0x00800000 || exit 99

refused() {
	"$@" >"$work/out" 2>"$work/err" </dev/null
	got=$?
	cat "$work/out" "$work/err"
	test "$got" -eq 1 && test ! -s "$work/out" && test "$(grep -c . "$work/err")" -eq 1 &&
		says 'damaged: part CAUSE (causes.csv), record 1: leaf is out of range'
}

echo 1..15
t=$work/leaf.ramus
ok 'ask' refused "$ramus" ask "$t"
ok 'list' refused "$ramus" list "$t"
ok 'list --json' refused "$ramus" list --json "$t"
ok 'rank' refused "$ramus" rank "$t" twisted
ok 'rank --json' refused "$ramus" rank --json "$t" twisted
ok 'show' refused "$ramus" show "$t" sprain
ok 'find' refused "$ramus" find "$t" sprain
ok 'eval' refused "$ramus" eval "$t" "$work/cases.csv"
ok 'cases' refused "$ramus" cases "$t"
ok 'practice' refused "$ramus" practice "$t"
ok 'practice --recall' refused "$ramus" practice --recall "$t"
ok 'practice --drill' refused "$ramus" practice --drill "$t"
ok 'export html' refused "$ramus" export --format html "$t"
ok 'export json' refused "$ramus" export --format json "$t"
ok 'check' refused "$ramus" check "$t"
