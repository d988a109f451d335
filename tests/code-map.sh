#!/bin/sh
# SPDX-License-Identifier: MIT
# code-map.sh - checks that CODE-MAP has one line for each file of src/ and tests/, and no others.
# A line is the file's path, spaces, and what it is for. Files of data below tests/ (golden, fuzz corpora)
# are covered by the line of their folder, which ends in a slash.
srcdir=${RAMUS_SRCDIR:-$(cd "$(dirname "$0")/.." && pwd)}
work=$(mktemp -d "${TMPDIR:-/tmp}/ramus-map-XXXXXX") || exit 99
trap 'rm -rf "$work"' EXIT
trap 'exit 99' HUP INT TERM

cd "$srcdir" || exit 99
find src tests -type d -name '.*' -prune -o -type f ! -name '.*' ! -name '*~' ! -name '*.[oa]' \
	! -name '*.log' ! -name '*.trs' ! -name '*.stamp' ! -name '*.inc' -print | LC_ALL=C sort >"$work/there"
awk '
FILENAME == ARGV[1] && $1 ~ /^(src|tests)\// {
	if (seen[$1]++)
		print $1 ": has two lines"
	if (NF < 2)
		print $1 ": has no description"
	if ($1 ~ /\/$/)
		folder[$1] = 1
	else
		named[$1] = 1
	next
}
# A tree that was built in itself holds programs: what Makefile.am calls X_SOURCES makes X.
FILENAME == "Makefile.am" {
	if ($1 ~ /_SOURCES$/)
		made[$1] = 1
	next
}
FILENAME != ARGV[1] {
	program = $1
	gsub(/[\/-]/, "_", program)
	if ((program "_SOURCES") in made)
		next
	there[$1] = 1
	covered = $1 in named
	for (path in folder)
		if (index($1, path) == 1) {
			covered = 1
			used[path] = 1
		}
	if (!covered)
		print $1 ": has no line"
}
END {
	for (path in named)
		if (!(path in there))
			print path ": is not there"
	for (path in folder)
		if (!(path in used))
			print path ": holds nothing"
}' CODE-MAP Makefile.am "$work/there" | LC_ALL=C sort >"$work/found"

echo 1..1
if test -s "$work/found"; then
	echo 'not ok 1 - CODE-MAP has a line for each file'
	sed 's/^/# /' "$work/found"
else
	echo 'ok 1 - CODE-MAP has a line for each file'
fi
