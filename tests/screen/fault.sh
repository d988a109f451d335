#!/bin/sh
# SPDX-License-Identifier: MIT
# fault.sh - memory, reading, writing, syncing, renaming, opening, mapping, looks at files, closing, locks and
# pipes fail in turn under the browser, inside curses too where it is a part of the program. Of the calls of
# a kind the first, second, fourth and so on; with RAMUS_LONG in the environment, each.
. "${RAMUS_SRCDIR:-.}/tests/cli/lib.sh"

shim=$work/fault.so
command -v python3 >/dev/null || {
	echo '1..0 # SKIP there is no python3'
	exit 0
}
${CC:-cc} -shared -fPIC -o "$shim" "$srcdir/tests/fault.c" -ldl 2>/dev/null &&
	LD_PRELOAD=$shim "$ramus" --version >/dev/null 2>&1 || {
	echo '1..0 # SKIP no library that is loaded first can be made here'
	exit 0
}
"$ramus" compile -q "$srcdir/tests/data/mini" -o "$work/mini.ramus" || exit 99

fails() {
	python3 "$srcdir/tests/screen/fault.py" "$ramus" "$shim" "$work/mini.ramus" "$work" "$1" ${RAMUS_LONG:+each}
}

echo 1..11
env FAULT_KIND=alloc FAULT_AT=1 FAULT_HIT="$work/hit" LD_PRELOAD="$shim" "$ramus" --version >/dev/null 2>&1
if ! test -f "$work/hit"; then
	n=$((n + 1))
	echo "ok $n - memory # SKIP a sanitizer's allocation is not the C library's"
elif ldd "$ramus" 2>/dev/null | grep -q ncurses && ! nm -D "$ramus" 2>/dev/null | grep -q "T malloc$"; then
	n=$((n + 1))
	echo "ok $n - memory # SKIP curses is loaded, and falls where it gets none"
else
	ok 'memory' fails alloc
fi
ok 'reading' fails read
ok 'writing' fails write
ok 'syncing' fails sync
ok 'renaming' fails rename
ok 'opening' fails open
ok 'mapping' fails mmap
ok 'looking at files' fails stat
ok 'closing' fails close
ok 'locking' fails lock
ok 'pipes' fails pipe
