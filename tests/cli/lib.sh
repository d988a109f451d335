# SPDX-License-Identifier: MIT
# shellcheck shell=sh
# What the scripts of tests/cli share: TAP and a folder of their own. Read with `.`; sets:
#   ramus   the program      work  a folder that is removed at the end
#   srcdir  the source tree  n     the number of the last test
srcdir=${RAMUS_SRCDIR:-$(cd "$(dirname "$0")/../.." && pwd)}
ramus=${RAMUS:-$srcdir/build/ramus}
work=$(mktemp -d "${TMPDIR:-/tmp}/ramus-cli.XXXXXX") || exit 99
trap 'rm -rf "$work"' EXIT
trap 'exit 99' HUP INT TERM
n=0

# ok NAME COMMAND... - a test that passes if the command succeeds; what it prints becomes a comment.
ok() {
	name=$1
	shift
	n=$((n + 1))
	if "$@" >"$work/said" 2>&1; then
		echo "ok $n - $name"
	else
		echo "not ok $n - $name"
		sed 's/^/# /' "$work/said"
	fi
}

# status WANT COMMAND... - whether the command ends with that exit status; its output is kept in
# $work/out and $work/err.
status() {
	want=$1
	shift
	"$@" >"$work/out" 2>"$work/err" </dev/null
	got=$?
	cat "$work/out" "$work/err"
	test "$got" -eq "$want" || {
		echo "exit status $got, not $want: $*"
		return 1
	}
}

# built_knee FILE - puts the knee there as it was built, or compiles it where there is no build.
built_knee() {
	cp "$RAMUS_BUILDDIR/knee.ramus" "$1" 2>/dev/null ||
		"$ramus" compile -q "$srcdir/data/knee" -o "$1"
}

# says TEXT - whether the last status() wrote that text.
says() {
	grep -qF -- "$1" "$work/out" "$work/err" || {
		echo "nothing says: $1"
		return 1
	}
}

# figure KEY - the first number under that key in the last status()'s JSON: of all cases, not of a cause.
figure() {
	grep -o "\"$1\":[0-9.]*" "$work/out" | head -n 1 | cut -d: -f2
}

# at_least KEY NUMBER, at_most KEY NUMBER
at_least() {
	echo "$1: $(figure "$1"), at least $2 wanted"
	awk -v is="$(figure "$1")" -v want="$2" 'BEGIN { exit !(is != "" && is + 0 >= want) }'
}
at_most() {
	echo "$1: $(figure "$1"), at most $2 wanted"
	awk -v is="$(figure "$1")" -v want="$2" 'BEGIN { exit !(is != "" && is + 0 <= want) }'
}
