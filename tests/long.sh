#!/bin/sh
# SPDX-License-Identifier: MIT
# long.sh - `make check-long`: what takes too long for every day. Each part ends in a line of its own,
# "ok", "not ok", or "skipped" with the reason:
#
#   column      a copy of the tree with one more column of advice.csv is built, and shows it
#   bytes       other compilers and flags make a program that makes the same image
#   rounds      all that the unit tests draw at random, of which `make check` draws a fifth; the mistakes of
#               authors with a tree, an exported page in every look
#   faults      every call of fault.sh fails in turn, under the commands and under the browser
#   loaded      each call fails in turn under the browser, too, where its libraries are loaded
#   portable    the program as one file walks the knee in an empty root
#   i386        everything below the screen for a machine of 32 bits: the same image, and the command line's
#               tests pass; needs gcc-multilib, and archives of libcsv, cmark, utf8proc and zlib for i386
#               in a folder that RAMUS_I386 names or where the compiler looks (Debian: libcsv-dev:i386 ...)
#   musl        the same by musl-gcc (Debian: musl-tools), with this machine's archives of those
#   deb         the Debian packages are built, installed on a clean root, used and purged; needs root
#   cppcheck    finds nothing but what tests/long-known lists
#   analyzer    nor does gcc -fanalyzer
#   valgrind    the commands read nothing that was not written, and lose nothing
#   fuzzing     each fuzzing function runs for FUZZ_SECONDS (120) under libFuzzer, or, without clang,
#               over the files of the tree, each damaged in FUZZ_ROUNDS (2000) ways
#
# `tests/long.sh PART...` runs those parts alone. RAMUS_SRCDIR, RAMUS_BUILDDIR and RAMUS are as in
# `make check`; JOBS is how many jobs run at once.
srcdir=$(cd "${RAMUS_SRCDIR:-$(dirname "$0")/..}" && pwd) || exit 99
builddir=$(cd "${RAMUS_BUILDDIR:-$srcdir/build}" && pwd) || exit 99
ramus=${RAMUS:-$builddir/ramus}
jobs=${JOBS:-$(getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2)}
work=$(mktemp -d "${TMPDIR:-/tmp}/ramus-long.XXXXXX") || exit 99
trap 'rm -rf "$work"' EXIT
trap 'exit 99' HUP INT TERM
failed=0 passed=0

result() {
	if test "$1" -eq 0; then
		passed=$((passed + 1))
		echo "ok - $2"
	else
		failed=$((failed + 1))
		echo "not ok - $2"
	fi
}

# has PROGRAM PART - whether it is there; says that the part is skipped if not.
has() {
	command -v "$1" >/dev/null 2>&1 && return 0
	echo "skipped - $2: $1 is missing"
	return 1
}

# unknown TOOL FILE - prints the findings "src/FILE:LINE: KIND ..." of FILE that tests/long-known does not
# list as "TOOL src/FILE KIND"; fails if there is one.
unknown() {
	LC_ALL=C sort -u "$2" | awk -v tool="$1" '
	FILENAME == ARGV[1] {
		if ($1 == tool)
			known[$2 " " $3] = 1
		next
	}
	{
		file = $1
		sub(/:.*/, "", file)
		if ((file " " $2) in known) {
			met[file " " $2] = 1
			next
		}
		print
		found = 1
	}
	END {
		for (finding in known)
			if (!(finding in met))
				print "no longer found, take it out of tests/long-known: " finding
		exit found
	}' "$srcdir/tests/long-known" -
}

part_cppcheck() {
	has cppcheck cppcheck || return 0
	(cd "$srcdir" && cppcheck -q -j "$jobs" --std=c11 --enable=warning,portability \
		--suppress=arrayIndexThenCheck \
		--template='{file}:{line}: {id} {message}' --template-location='' \
		-I src -DVERSION='""' -DTOPICS_DIR='""' src) 2>&1 |
		grep -E '^src/.*: [A-Za-z0-9]+ ' >"$work/found"
	unknown cppcheck "$work/found"
	result $? 'cppcheck finds nothing new'
}

part_analyzer() {
	has gcc analyzer || return 0
	mkdir "$work/analyzer" && cd "$work/analyzer" &&
		"$srcdir/configure" -q CC=gcc CFLAGS='-O1 -fanalyzer' >"$work/log" 2>&1 &&
		make -j"$jobs" ramus >"$work/log" 2>&1
	if test $? -ne 0; then
		tail -n 20 "$work/log"
		result 1 'gcc -fanalyzer'
		return
	fi
	sed -n 's|^.*\(src/[a-z]*/[a-z_0-9]*\.[a-z]*:[0-9]*\):[0-9]*: warning: \(.*\) \[-W\([a-z-]*\)\]$|\1: \3 \2|p' \
		"$work/log" >"$work/found"
	unknown gcc "$work/found"
	result $? 'gcc -fanalyzer finds nothing new'
}

# under_valgrind ARGUMENT... - runs ramus under valgrind.
under_valgrind() {
	if ! valgrind -q --error-exitcode=99 --leak-check=full --errors-for-leak-kinds=definite \
		"$ramus" "$@" >"$work/out" 2>"$work/err"; then
		grep '^==' "$work/err" >"$work/said" || return 0
		echo "ramus $*"
		head -n 40 "$work/said"
		return 1
	fi
}

part_valgrind() {
	has valgrind valgrind || return 0
	mini=$srcdir/tests/data/mini
	fine=0
	under_valgrind compile -q "$mini" -o "$work/mini.ramus" || fine=1
	for command in list schema check; do
		under_valgrind "$command" "$work/mini.ramus" || fine=1
	done
	under_valgrind check "$mini" || fine=1
	under_valgrind cases --sample 50 "$work/mini.ramus" && cp "$work/out" "$work/cases.csv" || fine=1
	under_valgrind eval "$work/mini.ramus" "$work/cases.csv" || fine=1
	"$ramus" list "$work/mini.ramus" | awk '{ print $1 }' >"$work/ids"
	# shellcheck disable=SC2046 # ids are words
	under_valgrind show "$work/mini.ramus" $(head -n 40 "$work/ids") || fine=1
	for answers in '1' '3 2 y y' '3 2 y n n' 'u u u u u u u u'; do
		echo "$answers" | tr ' ' '\n' >"$work/answers"
		under_valgrind ask "$work/mini.ramus" <"$work/answers" || fine=1
	done
	for file in "$mini"/*.csv; do
		head -c 300 "$file" >"$work/torn.csv"
		under_valgrind sections "$work/torn.csv" || fine=1
	done
	result $fine 'valgrind: nothing unwritten is read, nothing is lost'
}

part_fuzzing() {
	if ! command -v clang >/dev/null 2>&1; then
		echo 'clang is missing: the files of the tree, damaged'
		FUZZ_ROUNDS=${FUZZ_ROUNDS:-2000} sh "$srcdir/tests/fuzz.sh" >"$work/log"
		! grep -A 40 '^not ok' "$work/log"
		result $? 'fuzzing: the files of the tree, damaged'
		return
	fi
	mkdir "$work/fuzz" && cd "$work/fuzz" &&
		"$srcdir/configure" -q --enable-fuzzing CC=clang CFLAGS='-O1 -g' >"$work/log" 2>&1 &&
		make -j"$jobs" ramus >"$work/log" 2>&1
	if test $? -ne 0; then
		tail -n 20 "$work/log"
		result 1 'the fuzzers are built'
		return
	fi
	FUZZ_SECONDS=${FUZZ_SECONDS:-120} make -j"$jobs" -s fuzz >"$work/log" 2>&1
	found=$?
	sed -n '/^fuzzer/,$p' "$work/log"
	test $found -eq 0 || {
		tail -n 5 "$work/log"
		cp fuzz/found/* "$builddir" 2>/dev/null
	}
	result $found "fuzzing: what is found is in $builddir"
}

# whole_script NAME LAST WORDS - tests/NAME.sh with what it leaves out of `make check`: its LAST test
# and all before it.
whole_script() {
	RAMUS_SRCDIR=$srcdir RAMUS=$ramus RAMUS_LONG=1 sh "$srcdir/tests/$1.sh" >"$work/log" 2>&1
	grep -q '^not ok' "$work/log" && cat "$work/log"
	sed -n 's/^ok [0-9]* - \(.*\) # SKIP \(.*\)/skipped - \1: \2/p' "$work/log"
	! grep -q '^not ok' "$work/log" && grep -q "^ok $2" "$work/log"
	result $? "$3"
}

part_column() {
	whole_script cli/column 5 'a column that only shows is two lines, built and shown in every form'
}

part_bytes() {
	whole_script cli/bytes 8 'other compilers and flags, the same image'
}

part_rounds() {
	RAMUS_LONG=1 make -s -k -j"$jobs" -C "$builddir" check \
		TESTS="$(make -s -C "$builddir" list-tests | tr ' ' '\n' | grep '^tests/unit/\|/mistakes\|/export' | tr '\n' ' ')" >"$work/log" 2>&1
	status=$?
	grep '^FAIL' "$work/log"
	grep -q '^# PASS: *[1-9]' "$work/log" || status=1
	result $status 'the tests with all that they draw at random, grow and look at'
}

part_faults() {
	whole_script cli/fault 15 'each call fails in turn under the commands'
	whole_script screen/fault 7 'each call fails in turn under the browser'
}

part_loaded() {
	mkdir "$work/loaded" && cd "$work/loaded" &&
		"$srcdir/configure" -q --disable-static-libraries >"$work/log" 2>&1 && make -j"$jobs" ramus >"$work/log" 2>&1
	if test $? -ne 0; then
		tail -n 20 "$work/log"
		result 1 'the program is built whose libraries are loaded'
		return
	fi
	static=$ramus ramus=$work/loaded/ramus
	whole_script screen/fault 7 'each call fails in turn under the browser whose libraries are loaded'
	ramus=$static
}

part_portable() {
	has tmux portable || return 0
	mkdir "$work/portable" && cd "$work/portable" &&
		"$srcdir/configure" -q --enable-portable >"$work/log" 2>&1 && make -j"$jobs" ramus >"$work/log" 2>&1
	if test $? -ne 0; then
		tail -n 20 "$work/log"
		result 1 'the program as one file is built'
		return
	fi
	RAMUS=$work/portable/ramus RAMUS_SRCDIR=$srcdir RAMUS_BUILDDIR=$work/portable \
		sh "$srcdir/tests/screen/alone.sh" >"$work/log" 2>&1
	grep -A 30 '^not ok' "$work/log"
	test "$(grep -c '^ok' "$work/log")" -eq 6
	result $? 'one file walks the knee in an empty root'
}

# below_screen NAME COMPILER... - the program without its browser, built so, makes the image that the
# build makes and passes the tests of the command line.
below_screen() {
	name=$1
	shift
	printf '%s\n' '#include "tui/tui.h"' 'int tui_run(struct session *s, const struct ui_settings *set,' \
		'struct error *err) { (void)s; (void)set; return error_set(err, "no browser"); }' >"$work/none.c"
	# The folders of the tree have no spaces.
	# shellcheck disable=SC2046
	"$@" -O1 -std=c11 -D_XOPEN_SOURCE=700 -D_FILE_OFFSET_BITS=64 -ffp-contract=off -w \
		-DVERSION="\"$("$ramus" --version | sed 's/.* //')\"" -DTOPICS_DIR='"/nowhere"' \
		-I"$srcdir/src" -I"$builddir/src" -o "$work/ramus-$name" "$work/none.c" \
		$(find "$srcdir/src" -name '*.c' ! -path '*/tui/*' ! -name builtin.c ! -name alloc_wrap.c | LC_ALL=C sort) \
		-Wl,-Bstatic $libraries -lcsv -lcmark -lutf8proc -lz -Wl,-Bdynamic -lpthread >"$work/log" 2>&1
	if test $? -ne 0; then
		tail -n 20 "$work/log"
		result 1 "$name: the program is built without its browser"
		return
	fi
	"$ramus" compile -q --nodes 3000 "$srcdir/data/knee" -o "$work/want" &&
		"$work/ramus-$name" compile -q --nodes 3000 "$srcdir/data/knee" -o "$work/got" &&
		cmp "$work/want" "$work/got"
	result $? "$name: the same image"
	for script in commands eval tables; do
		RAMUS_SRCDIR=$srcdir RAMUS_BUILDDIR=$work RAMUS=$work/ramus-$name LC_ALL=C.UTF-8 \
			sh "$srcdir/tests/cli/$script.sh" >"$work/log" 2>&1
		grep -A 20 '^not ok' "$work/log"
		! grep -q '^not ok' "$work/log" && grep -q '^ok' "$work/log"
		result $? "$name: tests/cli/$script.sh"
	done
}

part_i386() {
	echo 'int main(void) { return 0; }' >"$work/try.c"
	libraries=${RAMUS_I386:+-L$RAMUS_I386}
	# shellcheck disable=SC2086
	gcc -m32 -o "$work/try" "$work/try.c" -Wl,-Bstatic $libraries -lcsv -lcmark -lutf8proc -lz -Wl,-Bdynamic \
		>"$work/log" 2>&1 && "$work/try" || {
		echo 'skipped - i386: gcc -m32, or an archive of libcsv, cmark, utf8proc or zlib for it, is missing'
		return
	}
	below_screen i386 gcc -m32 -msse2 -mfpmath=sse
}

# Archives made with the GNU C library ask for its checked printing under names that musl has not; the
# headers of the libraries are taken one by one, since beside them lie those of the other C library.
part_musl() {
	has musl-gcc musl || return 0
	mkdir "$work/include"
	libraries=
	for header in csv.h cmark.h cmark_export.h cmark_version.h utf8proc.h zlib.h zconf.h; do
		file=$(echo "#include <$header>" | cc -E - 2>/dev/null | sed -n "s|^# 1 \"\(/.*/$header\)\".*|\1|p" | head -n 1)
		test -n "$file" && ln -s "$file" "$work/include"
	done
	for library in csv cmark utf8proc z; do
		file=$(cc -print-file-name="lib$library.a")
		test -f "$file" || {
			echo "skipped - musl: there is no archive of lib$library"
			return
		}
		mkdir -p "$work/archives" && ln -s "$file" "$work/archives"
	done
	cat >"$work/names.c" <<-'END'
		#include <stdarg.h>
		#include <stdio.h>
		int __fprintf_chk(FILE *f, int flag, const char *form, ...)
		{
			va_list a;
			va_start(a, form);
			int n = vfprintf(f, form, a);
			va_end(a);
			return n;
		}
		int __snprintf_chk(char *to, size_t size, int flag, size_t room, const char *form, ...)
		{
			va_list a;
			va_start(a, form);
			int n = vsnprintf(to, size, form, a);
			va_end(a);
			return n;
		}
	END
	libraries="-L$work/archives"
	below_screen musl musl-gcc -static -I"$work/include" "$work/names.c"
}

part_deb() {
	RAMUS=$ramus RAMUS_SRCDIR=$srcdir RAMUS_BUILDDIR=$builddir sh "$srcdir/tests/deb.sh" >"$work/log" 2>&1
	if skipped=$(grep '# SKIP' "$work/log"); then
		echo "skipped - deb: ${skipped#*SKIP }"
		return
	fi
	grep -A 30 '^not ok' "$work/log"
	test "$(grep -c '^ok' "$work/log")" -eq 10
	result $? 'the Debian packages on a clean root'
}

parts='column bytes rounds faults loaded portable i386 musl deb cppcheck analyzer valgrind fuzzing'
for part; do
	case " $parts " in
	*" $part "*) ;;
	*)
		echo "usage: long.sh [PART...], of: $parts" >&2
		exit 2
		;;
	esac
done
for part in ${*:-$parts}; do
	echo "=== $part"
	"part_$part"
done
echo "$passed passed, $failed failed"
test "$failed" -eq 0
