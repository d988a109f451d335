#!/bin/sh
# SPDX-License-Identifier: MIT
# sources-listed.sh - checks that Makefile.am names every file that is built, installed or tested, and
# none that is gone: one that it forgets would be missing from the release without a word. A folder that
# it names stands for all that the folder holds. And each says in its first lines how it is licensed.
srcdir=${RAMUS_SRCDIR:-$(cd "$(dirname "$0")/.." && pwd)}
work=$(mktemp -d "${TMPDIR:-/tmp}/ramus-listed-XXXXXX") || exit 99
trap 'rm -rf "$work"' EXIT
trap 'exit 99' HUP INT TERM

cd "$srcdir" || exit 99
awk '{ gsub(/\\$/, ""); for (i = 1; i <= NF; i++) print $i }' Makefile.am |
	grep -E '^(src|shell|tests|data|man|debian)/.*[^/:]$' | LC_ALL=C sort -u >"$work/words"
while IFS= read -r word; do
	if test -d "$word"; then
		find "$word" -type f ! -name '.*' -print
	else
		printf '%s\n' "$word"
	fi
done <"$work/words" | LC_ALL=C sort -u >"$work/listed"
find src shell tests data man debian -type d -name '.*' -prune -o -type f ! -name '.*' ! -name '*~' \
	! -name '*.o' ! -name '*.a' ! -name '*.log' ! -name '*.trs' ! -name '*-stamp' ! -path debian/files -print |
	LC_ALL=C sort >"$work/there"

# report NUMBER WHAT FILE - the lines of FILE are the faults.
report() {
	if test -s "$3"; then
		echo "not ok $1 - $2"
		sed 's/^/# /' "$3"
	else
		echo "ok $1 - $2"
	fi
}

echo 1..4
LC_ALL=C comm -13 "$work/listed" "$work/there" >"$work/unlisted"
# What has no such ending is a program or a folder that the build makes; it makes X from X.in as well.
LC_ALL=C comm -23 "$work/listed" "$work/there" | grep -E '\.(c|h|def|sh|zsh|csv|md|txt|in|[1-8])$' |
	while IFS= read -r word; do
		test -f "$word.in" || printf '%s\n' "$word"
	done >"$work/gone"
report 1 'every file is listed in Makefile.am' "$work/unlisted"
report 2 'every file listed in Makefile.am is there' "$work/gone"
if grep -q '^src/base/alloc\.c$' "$work/listed"; then
	echo 'ok 3 - the list was read'
else
	echo 'not ok 3 - the list was read'
fi

# A folder of data and what is written by a test have their licence in COPYING alone. A script without an
# ending is known by its first line.
{
	printf '%s\n' Makefile.am configure.ac bootstrap debian/rules debian/tests/browser debian/tests/topic \
		debian/tests/walk
	grep -vE '^(data|tests/(data|golden))/' "$work/there"
} | while IFS= read -r file; do
	case $file in
	*.c | *.h | *.def | *.ld | *.sh | *.zsh | *.py | *.in | *.am | *.ac) ;;
	*) head -n 1 "$file" | LC_ALL=C grep -aq '^#!' || continue ;;
	esac
	head -n 3 "$file" | grep -q 'SPDX-License-Identifier: MIT' || printf '%s\n' "$file"
done >"$work/bare"
report 4 'every source has its licence in its first lines' "$work/bare"
