#!/bin/sh
# SPDX-License-Identifier: MIT
# fuzz.sh - runs each fuzzing function over the files of the tree, each as it is and damaged in some
# hundred ways that are the same in every run. FUZZ_ROUNDS in the environment sets how many ways.
srcdir=${RAMUS_SRCDIR:-$(cd "$(dirname "$0")/.." && pwd)}
builddir=${RAMUS_BUILDDIR:-$srcdir/build}
rounds=${FUZZ_ROUNDS:-60}
n=0

# try NAME FILE... - one line of TAP.
try() {
	name=$1
	shift
	n=$((n + 1))
	if found=$("$builddir/tests/fuzz/$name" "$rounds" "$@" 2>&1); then
		echo "ok $n - $name, $# files, each in $rounds ways"
	else
		echo "not ok $n - $name"
		printf '%s\n' "$found" | tail -n 40 | sed 's/^/# /'
	fi
}

echo 1..5
try text "$srcdir"/data/knee/documents/*.md
try table "$srcdir"/data/knee/*.csv
try document "$srcdir"/data/knee/documents/*.md
# A small one, since what is sound is proved anew each time; the knee in fewer ways.
image=$(mktemp "${TMPDIR:-/tmp}/ramus-fuzz.XXXXXX") || exit 99
trap 'rm -f "$image"' EXIT
"${RAMUS:-$builddir/ramus}" compile -q "$srcdir/tests/data/mini" -o "$image" || exit 99
try image "$image"
if test -f "$builddir/knee.ramus"; then
	rounds=5
	try image "$builddir/knee.ramus"
else
	n=$((n + 1))
	echo "ok $n - image # SKIP knee.ramus is not built"
fi
