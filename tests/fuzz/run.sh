#!/bin/sh
# SPDX-License-Identifier: MIT
# run.sh PROGRAM... - each fuzzer for FUZZ_SECONDS (60): a line with its executions, the edges and
# features it has reached, the inputs it keeps, and what it found. fuzz/ in the build folder has its
# seeds, what it has learnt (for the next run), and found/ where something was. Status 1: a find.
srcdir=${RAMUS_SRCDIR:-$(cd "$(dirname "$0")/../.." && pwd)}
builddir=${RAMUS_BUILDDIR:-$srcdir/build}
seconds=${FUZZ_SECONDS:-60}
status=0
RAMUS_SRCDIR=$srcdir RAMUS_BUILDDIR=$builddir LC_ALL=C.UTF-8
export RAMUS_SRCDIR RAMUS_BUILDDIR LC_ALL
cd "$builddir" || exit 1
fuzz=$(pwd)/fuzz
mkdir -p "$fuzz/found" "$fuzz/tmp" || exit 1
TMPDIR=$fuzz/tmp
export TMPDIR

# last WORD - the number behind it in the last line of the log that has it.
last() {
	sed -n "s/^\\(.* \\)\\{0,1\\}$1 *\\([0-9]*\\).*/\\2/p" fuzz/log | tail -n 1
}

printf '%-10s %10s %7s %9s %7s %s\n' fuzzer executions edges features corpus found
for program in "$@"; do
	name=${program##*/}
	sh "$srcdir/tests/fuzz/seeds.sh" "$name" "$fuzz/seeds/$name" || exit 1
	mkdir -p "$fuzz/corpus/$name"
	set -- "$fuzz/corpus/$name" "$fuzz/seeds/$name"
	test -d "$srcdir/tests/fuzz/corpus/$name" && set -- "$@" "$srcdir/tests/fuzz/corpus/$name"
	test -f "$fuzz/seeds/$name.dict" && set -- "-dict=$fuzz/seeds/$name.dict" "$@"
	"tests/fuzz/$name" -max_total_time="$seconds" -timeout=25 -rss_limit_mb=1500 \
		-max_len=65536 -print_final_stats=1 "-artifact_prefix=$fuzz/found/$name-" "$@" \
		>fuzz/log 2>&1
	ended=$?
	found=none
	if test $ended -ne 0; then
		found=$(sed -n 's/.*Test unit written to //p' fuzz/log | tail -n 1)
		cp fuzz/log "fuzz/found/$name.log"
		found=${found:-"ended with $ended"}", see fuzz/found/$name.log"
		status=1
	fi
	printf '%-10s %10s %7s %9s %7s %s\n' "$name" \
		"$(last 'stat::number_of_executed_units:')" "$(last cov:)" "$(last ft:)" \
		"$(last corp:)" "$found"
done
rm -rf fuzz/tmp
exit $status
