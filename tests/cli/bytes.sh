#!/bin/sh
# SPDX-License-Identifier: MIT
# bytes.sh - the same tables give the same bytes: under another locale, umask, time zone and place,
# with the files made in another order, on one core; and with RAMUS_LONG set (`make check-long`) from
# programs built by other compilers and with other flags.
. "${RAMUS_SRCDIR:-$(cd "$(dirname "$0")/../.." && pwd)}/tests/cli/lib.sh"
knee=$srcdir/data/knee
nodes=3000

"$ramus" compile -q --nodes $nodes "$knee" -o "$work/want" || exit 99

same() {
	cmp "$work/want" "$1"
}

under_another_environment() {
	(umask 077 && LC_ALL=C TZ=Asia/Tokyo HOME=/ "$ramus" compile -q --nodes $nodes "$knee" -o "$work/a") &&
		same "$work/a" || return 1
	for locale in $(locale -a 2>/dev/null | grep -Ei '^(de_DE|tr_TR|C)\.' | head -n 3); do
		LC_ALL=$locale TZ=America/St_Johns "$ramus" compile -q --nodes $nodes "$knee" -o "$work/a" &&
			same "$work/a" || return 1
	done
}

# Copies a folder's files one by one, in the order of the names on standard input.
copied_in_order() {
	mkdir -p "$work/$1/documents" || return 1
	while read -r file; do
		cp "$knee/$file" "$work/$1/$file" || return 1
	done
	"$ramus" compile -q --nodes $nodes "$work/$1" -o "$work/a" && same "$work/a"
}

from_another_place_and_order() {
	(cd "$knee" && find . -type f) | LC_ALL=C sort -r >"$work/names"
	copied_in_order backwards <"$work/names" &&
		LC_ALL=C sort "$work/names" | copied_in_order forwards
}

on_one_core() {
	command -v taskset >/dev/null || {
		echo 'no taskset here'
		return 77
	}
	taskset -c 0 "$ramus" compile -q --nodes $nodes "$knee" -o "$work/a" && same "$work/a"
}

# built COMPILER FLAG... - the driver built so gives the same bytes.
built() {
	command -v "$1" >/dev/null || {
		echo "no $1 here"
		return 77
	}
	for layer in base topic csv compile reason search tree prove; do
		for file in "$srcdir/src/$layer"/*.c; do
			test "${file##*/}" = alloc_wrap.c || set -- "$@" "$file"
		done
	done
	"$@" -std=c11 -D_XOPEN_SOURCE=700 -ffp-contract=off -w -I"$srcdir/src" -o "$work/driver" \
		"$srcdir/tests/cli/make-image.c" "$srcdir/src/cli/make.c" -lcsv -lcmark -lutf8proc -lz -lpthread -lm || return 1
	"$work/driver" "$knee" $nodes >"$work/a" && same "$work/a"
}

# Compiled topics are mapped as they are. The answer to configure's own question is given here.
big_endian_is_refused() {
	if test -e "$srcdir/config.status"; then
		echo 'the tree is configured in itself'
		return 77
	fi
	mkdir "$work/big" && cd "$work/big" || return 1
	! "$srcdir/configure" -q ac_cv_c_bigendian=yes >said 2>&1 && cat said && grep -q 'big-endian' said
}

# A test that ends with 77 is skipped.
ok_or_skip() {
	name=$1
	shift
	n=$((n + 1))
	"$@" >"$work/said" 2>&1
	case $? in
	0) echo "ok $n - $name" ;;
	77) echo "ok $n - $name # SKIP $(tail -n 1 "$work/said")" ;;
	*)
		echo "not ok $n - $name"
		sed 's/^/# /' "$work/said"
		;;
	esac
}

if test -z "$RAMUS_LONG"; then
	echo 1..4
else
	echo 1..8
fi
ok_or_skip 'another locale, umask and time zone' under_another_environment
ok_or_skip 'another place and order of files' from_another_place_and_order
ok_or_skip 'one core' on_one_core
ok_or_skip 'a big-endian machine is refused with the reason' big_endian_is_refused
if test -n "$RAMUS_LONG"; then
	ok_or_skip 'gcc -O0' built gcc -O0
	ok_or_skip 'gcc -O3 for this machine' built gcc -O3 -march=native
	ok_or_skip 'clang -O0' built clang -O0
	ok_or_skip 'clang -O3' built clang -O3
fi
