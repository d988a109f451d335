#!/bin/sh
# SPDX-License-Identifier: MIT
# fault.sh - memory, reading, writing, syncing, renaming, opening, mapping, threads, looks at files and folders,
# making folders, closing and locks fail in turn under every command that needs no terminal. Each try ends by itself and not by a signal; a status of 0 means that all came
# out as without the fault, or that a word was said; any other has a message; the file that is saved
# holds the old bytes or the new, and nothing is left beside it. Of the calls of a kind the first,
# second, fourth, eighth and so on fail in turn; with RAMUS_LONG in the environment, each. Signals come at
# such calls, too: INT, TERM, HUP end the program and leave nothing but what was saved. What is printed to a
# full device, which the C library writes unseen, is a message and a status of 1.
. "${RAMUS_SRCDIR:-.}/tests/cli/lib.sh"

shim=$work/fault.so
${CC:-cc} -shared -fPIC -o "$shim" "$srcdir/tests/fault.c" -ldl 2>/dev/null &&
	LD_PRELOAD=$shim "$ramus" --version >/dev/null 2>&1 || {
	echo '1..0 # SKIP no library that is loaded first can be made here'
	exit 0
}
t=$work/mini.ramus
fault=
# A sanitizer's allocation is not the C library's.
env FAULT_KIND=alloc FAULT_AT=1 FAULT_HIT="$work/hit" LD_PRELOAD="$shim" "$ramus" --version >/dev/null 2>&1
test -f "$work/hit" && allocates=yes || allocates=
"$ramus" compile -q "$srcdir/tests/data/mini" -o "$t" || exit 99
printf 'id,present,cause\na,twisted,sprain\n' >"$work/cases.csv"
printf 'not sure\nquit\n' >"$work/answers"
printf '1\nquit\n' >"$work/steps"
printf '\n4\n' >"$work/cards"
printf 'not sure\nsave out\nquit\n' >"$work/saves"
"$ramus" compile -q "$srcdir/tests/data/panel" -o "$work/panel.ramus" || exit 99
mkdir "$work/class" && (cd "$work/class" && "$ramus" practice --case c-jam --save ann.practice "$t" <"$work/steps") \
	>/dev/null || exit 99
"$ramus" ask --session "$work/w" "$t" <"$work/answers" >/dev/null || exit 99

# run INPUT COMMAND... - in a folder of its own, with the fault if one is set; what it saves is the file
# `out` there.
run() {
	input=$1
	shift
	# shellcheck disable=SC2086
	(cd "$work/here" && env $fault "$ramus" "$@" <"$input" >"$work/said.out" 2>"$work/said.err")
}

wrong() {
	echo "$kind $at: $1 (status $got)"
	sed -n 1,3p "$work/said.err"
	bad=$((bad + 1))
}

# The same with a full device for what is printed.
fills() {
	kind='full device' at=
	rm -rf "$work/here" && mkdir "$work/here" || return 1
	input=$1
	shift
	(cd "$work/here" && "$ramus" "$@" <"$input" >/dev/full 2>"$work/said.err")
	got=$?
	test "$got" -eq 1 || wrong 'no failure'
	test "$(grep -c 'standard output' "$work/said.err")" -eq 1 || wrong 'not told once'
}

# Each command that `ramus help` names, but those that need a terminal.
all_judged() {
	"$ramus" help | sed -n 's/^  \([a-z][a-z]*\) .*/\1/p' | grep -vx 'browse\|learn' | while read -r name; do
		grep -qx -- "$name" "$work/judged" || echo "no row: $name"
	done >"$work/missing"
	cat "$work/missing"
	test -s "$work/judged" && test ! -s "$work/missing"
}

# judged OLD INPUT COMMAND... - OLD is what `out` holds before, or nothing.
judged() {
	old=$1
	shift
	bad=0 tried=0
	echo "$2" >>"$work/judged"
	rm -rf "$work/here" && mkdir "$work/here" || return 1
	test -z "$old" || cp "$old" "$work/here/out"
	run "$@"
	usual=$?
	cp "$work/said.out" "$work/usual.out"
	rm -f "$work/usual.file"
	test ! -f "$work/here/out" || cp "$work/here/out" "$work/usual.file"
	for kind in ${kinds:-alloc read write sync rename open mmap thread stat list mkdir close lock}; do
		at=0
		while :; do
			test "$at" -eq 0 && next=1 || next=$((at * 2))
			test -z "$RAMUS_LONG" || next=$((at + 1))
			at=$next
			rm -rf "$work/here" "$work/hit" && mkdir "$work/here" || return 1
			test -z "$old" || cp "$old" "$work/here/out"
			fault="FAULT_KIND=$kind FAULT_AT=$at FAULT_HIT=$work/hit LD_PRELOAD=$shim"
			run "$@"
			got=$?
			fault=
			test -f "$work/hit" || break
			tried=$((tried + 1))
			test -z "$dies" || test "$got" -eq "$dies" || wrong 'not ended by the signal'
			test "$got" -le 2 || test "$got" -eq "${dies:-0}" || wrong 'ended by a signal'
			if test "$got" -eq 0; then
				test "$usual" -ne 0 || cmp -s "$work/said.out" "$work/usual.out" ||
					test -s "$work/said.err" || wrong 'other output'
				test ! -f "$work/usual.file" || cmp -s "$work/usual.file" "$work/here/out" ||
					wrong 'not saved'
			else
				test -s "$work/said.err" || test "$got" -eq "${dies:-0}" || wrong 'no message'
				test ! -f "$work/here/out" || { test -n "$old" && cmp -s "$old" "$work/here/out"; } ||
					cmp -s "$work/usual.file" "$work/here/out" || wrong 'a torn file'
			fi
			! grep -q 'not saved' "$work/said.err" || ! cmp -s "$work/usual.file" "$work/here/out" ||
				wrong 'said not to be saved'
			left=$(find "$work/here" -mindepth 1 ! -path "$work/here/out")
			if test "$2" = new && { test "$got" -eq 0 || grep -q 'is written, but' "$work/said.err"; }; then
				test -n "$left" || wrong 'nothing is there'
				left=
			fi
			test -z "$left" || wrong "$left is left"
		done
	done
	test ! -s "$work/usual.out" || test ! -e /dev/full || fills "$@"
	test "$tried" -gt 0 || test -z "$allocates" || return 1
	test "$bad" -eq 0
}

# killed SIGNAL OLD INPUT COMMAND... - by that signal before each call with which something is saved; not
# where who runs the tests ignores it, which the program keeps to.
killed() {
	number=$1
	shift
	if sh -c "kill -$number \$\$"; then
		echo "signal $number is ignored here"
		return
	fi
	(export FAULT_SIGNAL="$number" && dies=$((128 + number)) kinds='open write sync rename' && judged "$@")
}

without_links() {
	(export FAULT_NO_LINKS=1 && judged "$@")
}

echo 1..36
ok 'compile' judged "$t" /dev/null compile -q "$srcdir/tests/data/mini" -o out
ok 'check' judged '' /dev/null check "$srcdir/tests/data/mini"
ok 'check a compiled topic' judged '' /dev/null check -q "$t"
ok 'ask' judged "$work/w" "$work/answers" ask --session out "$t"
ok 'ask, saved in the middle' judged '' "$work/saves" ask "$t"
ok 'list' judged '' /dev/null list "$t"
ok 'rank' judged '' /dev/null rank "$t" twisted
ok 'show' judged '' /dev/null show "$t" sprain
ok 'find' judged '' /dev/null find "$t" sprain
ok 'eval' judged '' /dev/null eval "$t" "$work/cases.csv"
ok 'cases' judged '' /dev/null cases --sample 5 "$t"
ok 'practice' judged '' "$work/steps" practice --case c-jam --save out "$t"
ok 'practice where there are no hard links' without_links '' "$work/steps" \
	practice --case c-jam --save out "$t"
ok 'practice --recall' judged '' "$work/cards" practice --recall --progress out --round 1 "$t"
ok 'transcript' judged '' /dev/null transcript "$work/w" "$t"
ok 'export' judged "$work/cases.csv" /dev/null export --format html -o out "$t"
ok 'schema' judged '' /dev/null schema
ok 'schema --words' judged '' /dev/null schema --words
ok 'practice --drill' judged '' "$work/cards" practice --drill --seed 4 "$t"
ok 'practice --concordance' judged '' "$work/cards" practice --concordance "$work/panel.ramus"
ok 'sections' judged '' /dev/null sections "$srcdir"/tests/data/mini/documents/*.md
ok 'replay' judged '' /dev/null replay "$work/w" "$t"
ok 'scores' judged '' /dev/null scores "$work/class" "$t"
ok 'manual' judged '' /dev/null manual keys
ok 'help' judged '' /dev/null help check
for format in json markdown dot anki datapackage; do
	ok "export, $format" judged '' /dev/null export --format "$format" "$t"
done
# Whoever gets no memory ends at once, and a folder may be half there.
kinds='read write sync rename open stat list mkdir close'
ok 'new' judged '' /dev/null new begun
kinds=
ok 'each command' all_judged
ok 'compile, ^C' killed 2 "$t" /dev/null compile -q "$srcdir/tests/data/mini" -o out
ok 'ask, ended' killed 15 "$work/w" "$work/answers" ask --session out "$t"
ok 'practice, hung up' killed 1 '' "$work/steps" practice --case c-jam --save out "$t"
ok 'practice --recall, ^C' killed 2 '' "$work/cards" practice --recall --progress out --round 1 "$t"
