#!/bin/sh
# SPDX-License-Identifier: MIT
# manual-lint.sh - the manual pages are clean under mandoc -T lint, and their lines are as wide as a
# screen.
srcdir=${RAMUS_SRCDIR:-$(cd "$(dirname "$0")/.." && pwd)}
builddir=${RAMUS_BUILDDIR:-$srcdir/build}

set -- "$builddir"/man/*.[1-8]
echo "1..$(($# + 1))"
n=1
if awk '!/^\.\\"/ && length > 80 { print "# " FILENAME ": " FNR; long = 1 } END { exit long }' "$srcdir"/man/*.in; then
	echo "ok 1 - no line of man/ has more than 80 columns"
else
	echo "not ok 1 - no line of man/ has more than 80 columns"
fi
for page; do
	n=$((n + 1))
	name=${page##*/}
	if ! command -v mandoc >/dev/null 2>&1; then
		echo "ok $n - $name # SKIP mandoc is not installed"
		continue
	fi
	# Which other pages this machine has, ours among them, is not the page's fault.
	found=$(mandoc -T lint -W style "$page" 2>&1 |
		grep -v -e 'referenced manual not found' -e 'mandoc\.db')
	if test -z "$found"; then
		echo "ok $n - $name"
	else
		echo "not ok $n - $name"
		printf '%s\n' "$found" | sed 's/^/# /'
	fi
done
