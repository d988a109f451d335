#!/bin/sh
# SPDX-License-Identifier: MIT
# hardened.sh - what the program was built with, read from its file: at no fixed place, tables of
# addresses that are fixed at its start, a stack that is not run, canaries on the stack, checked copies,
# and objects whose indirect jumps land nowhere else. Then which functions of the system the objects use:
# none that asks a shell, none that opens a connection, and one place alone runs another program, for the
# editor and the pager. The checks are tried on a program that has nothing of this first.
srcdir=${RAMUS_SRCDIR:-$(cd "$(dirname "$0")/.." && pwd)}
builddir=${RAMUS_BUILDDIR:-$srcdir/build}
ramus=${RAMUS:-$builddir/ramus}
work=$(mktemp -d "${TMPDIR:-/tmp}/ramus-hardened.XXXXXX") || exit 99
trap 'rm -rf "$work"' EXIT
trap 'exit 99' HUP INT TERM
n=0

command -v readelf >/dev/null 2>&1 && readelf -h "$ramus" >"$work/head" 2>/dev/null || {
	echo '1..0 # SKIP no readelf here (Debian: binutils), or the program is no ELF file'
	exit 0
}

# The checks of a program: each prints what is wrong, or nothing.
check_place() {
	readelf -hW "$1" | grep -q 'Type: *DYN' || echo 'it is at a fixed place'
}

check_tables() {
	readelf -lW "$1" | grep -q GNU_RELRO || echo 'its tables of addresses can be written'
	# One that the system need not load anything for has no table that is filled later.
	readelf -lW "$1" | grep -q INTERP || return 0
	readelf -dW "$1" | grep -q NOW || echo 'its tables of addresses are filled later'
}

check_stack() {
	readelf -lW "$1" | awk '$1 == "GNU_STACK" && $7 !~ /E/ { fine = 1 } END { exit !fine }' ||
		echo 'its stack can be run'
}

# Of canaries and checked copies the libraries in the program have some of their own, so these two ask what
# the objects use, "LAYER/FILE.o NAME" on standard input: some object of each layer, and some at all.
check_canaries() {
	awk '
	{ layer = $1; sub(/\/.*/, "", layer); layers[layer] }
	$2 == "__stack_chk_fail" { kept[layer] }
	END {
		if (NR == 0)
			print "no object was read"
		for (layer in layers) if (!(layer in kept)) print layer " has no canaries"
	}'
}

check_copies() {
	grep -v __stack_chk_fail | grep -q ' __[a-z0-9]*_chk$' || echo 'copies are not checked'
}

# check_jumps OBJECT... - each object says so of itself; the program does where the libraries in it do.
check_jumps() {
	readelf -nW "$@" 2>/dev/null | awk -v wanted="$jumps" '
		/^File: / { file = $2; all++ }
		$0 ~ wanted && !(file in met) { met[file]; n++ }
		END { if (n == 0 || n < all) print all - n " of " all " objects have jumps that land anywhere" }'
}

# check_calls - of the symbols on standard input, "src/LAYER/FILE.o NAME", those that no file may use.
check_calls() {
	awk '
	$2 ~ /^(system|popen|posix_spawnp?|execl[ep]?|execve?|execvpe|fexecve|vfork|wordexp)$/ ||
	$2 ~ /^(socket|connect|getaddrinfo|gethostbyname)$/ {
		print $1 " uses " $2
	}
	$2 ~ /^(fork|execvp)$/ && $1 != "base/program.o" { print $1 " uses " $2 }
	$2 == "program_run" && $1 != "tui/edit.o" && $1 != "cli/say.o" { print $1 " runs a program" }'
}

# calls - the symbols that each object of the layers takes from elsewhere.
calls() {
	for layer in "$builddir"/src/*/lib*.a; do
		name=${layer%/*}
		readelf -sW "$layer" | awk -v layer="${name##*/}" '
		/^File: / { sub(/.*\(/, ""); sub(/\).*/, ""); sub(/.*-/, ""); file = layer "/" $0 }
		$7 == "UND" && $8 != "" { sub(/@.*/, "", $8); print file, $8 }'
	done
}

# clean WHAT COMMAND... - a line of TAP: it may print nothing.
clean() {
	what=$1
	shift
	n=$((n + 1))
	"$@" >"$work/found"
	if test -s "$work/found"; then
		echo "not ok $n - $what"
		sed 's/^/# /' "$work/found"
		echo '# objects of an older configure stay as they were until "make clean"'
	else
		echo "ok $n - $what"
	fi
}

skip() {
	n=$((n + 1))
	echo "ok $n - $1 # SKIP $2"
}

# refused WHAT COMMAND... - a line of TAP: it has to print something.
refused() {
	what=$1
	shift
	n=$((n + 1))
	if test -n "$("$@")"; then
		echo "ok $n - refuses $what"
	else
		echo "not ok $n - refuses $what"
	fi
}

# A program with nothing of it.
cc=$(sed -n 's/^CC = //p' "$builddir/Makefile" 2>/dev/null)
echo 'int main(void) { return 0; }' >"$work/bad.c"
case $(sed -n 's/^ *Machine: *//p' "$work/head") in
*86*) jumps='IBT, SHSTK' unmarked=-fcf-protection=none ;;
AArch64) jumps='BTI, PAC' unmarked=-mbranch-protection=none ;;
*) jumps='' unmarked='' ;;
esac

echo 1..13
# The compiler is a word or more.
# shellcheck disable=SC2086
if ${cc:-cc} -no-pie -fno-PIE -fno-stack-protector $unmarked -z norelro -z lazy -z execstack -o "$work/bad" \
	"$work/bad.c" 2>/dev/null && ${cc:-cc} $unmarked -c -o "$work/bad.o" "$work/bad.c"; then
	for check in place tables stack; do
		refused "a program without it: $check" "check_$check" "$work/bad"
	done
else
	for check in place tables stack; do
		skip "a program without it: $check" 'no such program can be made'
	done
fi
for call in 'view/page.o system' 'tui/edit.o execvp' 'cli/main.o program_run' 'base/file.o connect'; do
	echo "$call" >"$work/call"
	for check in canaries copies calls; do
		"check_$check" <"$work/call" >>"$work/$check"
	done
done
for check in canaries copies calls; do
	test "$(grep -c . "$work/$check")" -eq 4 || : >"$work/$check"
	refused "objects: $check" cat "$work/$check"
done

clean 'the program is at no fixed place' check_place "$ramus"
clean 'its tables of addresses are fixed at its start' check_tables "$ramus"
clean 'its stack is not run' check_stack "$ramus"
calls >"$work/calls"
clean 'there are canaries on its stack' check_canaries <"$work/calls"
if readelf -sW "$ramus" | grep -q -e __asan_init -e __ubsan_handle; then
	skip 'copies are checked' 'a sanitizer checks them'
elif ! grep -q '^OPTIMIZE_CFLAGS = .*-O[1-9sfg]' "$builddir/Makefile"; then
	skip 'copies are checked' 'the build is not optimised'
elif ! readelf -sW "$ramus" | grep -q GLIBC_2; then
	skip 'copies are checked' 'it is not linked to the GNU C library'
else
	clean 'copies are checked' check_copies <"$work/calls"
fi
if test -z "$jumps"; then
	skip 'jumps land only where they may' 'this kind of machine has no such check'
elif test -s "$work/bad.o" && test -z "$(check_jumps "$work/bad.o")"; then
	echo "not ok $((n = n + 1)) - jumps land only where they may: the check takes anything"
else
	clean 'jumps land only where they may' check_jumps "$builddir"/src/*/lib*.a
fi
check_one_place() {
	check_calls <"$work/calls"
	test "$(grep -c 'base/program.o execvp$' "$work/calls")" -eq 1 || echo 'base/program.o runs no program'
}
clean 'no shell, no connection, and one place that runs a program' check_one_place
