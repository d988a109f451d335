#!/bin/sh
# SPDX-License-Identifier: MIT
# fuzz.sh - runs each fuzzing function over what fuzzers found before (tests/fuzz/corpus) and what
# they begin with (tests/fuzz/seeds.sh), each as it is and damaged in some ways that are the same in
# every run. FUZZ_ROUNDS in the environment sets in how many.
srcdir=${RAMUS_SRCDIR:-$(cd "$(dirname "$0")/.." && pwd)}
builddir=${RAMUS_BUILDDIR:-$srcdir/build}
RAMUS=${RAMUS:-$builddir/ramus} RAMUS_SRCDIR=$srcdir
export RAMUS RAMUS_SRCDIR
n=0

TMPDIR=$(mktemp -d "${TMPDIR:-/tmp}/ramus-fuzz.XXXXXX") || exit 99
export TMPDIR
trap 'rm -rf "$TMPDIR"' EXIT

# run NAME ROUNDS FILE... - one line of TAP.
run() {
	name=$1 rounds=${FUZZ_ROUNDS:-$2}
	shift 2
	n=$((n + 1))
	if found=$("$builddir/tests/fuzz/$name" "$rounds" "$@" 2>&1); then
		echo "ok $n - $name, $# files, each in $rounds ways"
	else
		echo "not ok $n - $name"
		printf '%s\n' "$found" | tail -n 40 | sed 's/^/# /'
	fi
}

# try NAME ROUNDS - that function, with all that it has.
try() {
	sh "$srcdir/tests/fuzz/seeds.sh" "$1" "$TMPDIR/$1" || exit 99
	set -- "$1" "$2" "$TMPDIR/$1"/*
	for file in "$srcdir/tests/fuzz/corpus/$1"/*; do
		test -f "$file" && set -- "$@" "$file"
	done
	run "$@"
}

echo 1..19
try cases 40
try class 60
try condition 20
try config 200
try document 40
try folder 5
try image 60
try keys 20
try practice 100
try progress 100
try session 100
try table 60
try terminal 40
try text 30
try typed 20
try votes 100
# The real ones; the image in few ways, since what is sound is proved anew each time.
run document 20 "$srcdir"/data/knee/documents/*.md
run table 20 "$srcdir"/data/knee/*.csv
if test -f "$builddir/knee.ramus"; then
	run image 6 "$builddir/knee.ramus"
else
	n=$((n + 1))
	echo "ok $n - image # SKIP knee.ramus is not built"
fi
