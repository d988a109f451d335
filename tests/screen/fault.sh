#!/bin/sh
# SPDX-License-Identifier: MIT
# fault.sh - memory, reading, writing, syncing, renaming, opening, mapping, looks at files, closing, locks,
# pipes and threads fail in turn under the browser, inside curses too where it is a part of the program:
# at a walk, at one while its tables change, at the votes of a room, at a practice. Of the calls of a kind
# the first, second, fourth and so on; with RAMUS_LONG in the environment, each.
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
	python3 "$srcdir/tests/screen/fault.py" "$ramus" "$shim" "$srcdir/tests/data/mini" "$work" "$@" ${RAMUS_LONG:+each}
}

env FAULT_KIND=alloc FAULT_AT=1 FAULT_HIT="$work/hit" LD_PRELOAD="$shim" "$ramus" --version >/dev/null 2>&1
no_memory=
if ! test -f "$work/hit"; then
	no_memory="a sanitizer's allocation is not the C library's"
elif ldd "$ramus" 2>/dev/null | grep -q ncurses && ! nm -D "$ramus" 2>/dev/null | grep -q "T malloc$"; then
	no_memory='curses is loaded, and falls where it gets none'
fi

# scene NAME WORDS KIND...
scene() {
	what=$1 words=$2
	shift 2
	for kind in "$@"; do
		if test "$kind" = alloc && test -n "$no_memory"; then
			n=$((n + 1))
			echo "ok $n - $words: $kind # SKIP $no_memory"
		else
			ok "$words: $kind" fails "$what" "$kind"
		fi
	done
}

echo 1..27
scene walk 'a walk' alloc read write sync rename open mmap stat close lock pipe
scene watch 'while tables change' pipe thread
scene votes 'votes of a room' alloc write sync rename open close lock
scene practice 'a practice' alloc write sync rename open close lock
