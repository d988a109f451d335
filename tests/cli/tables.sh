#!/bin/sh
# tables.sh - what authors may write in several ways makes the same file, byte by byte.
. "${RAMUS_SRCDIR:-$(cd "$(dirname "$0")/../.." && pwd)}/tests/cli/lib.sh"
mini=$srcdir/tests/data/mini

# same_as_mini FOLDER - whether it compiles without a message to the bytes of the small topic.
same_as_mini() {
	status 0 "$ramus" compile -q "$mini" -o "$work/mini.ramus" &&
		status 0 "$ramus" compile -q "$1" -o "$work/other.ramus" &&
		cmp "$work/mini.ramus" "$work/other.ramus"
}

comments() {
	cp -r "$mini" "$work/comments"
	for table in "$work"/comments/*.csv; do
		{
			printf '\357\273\277# %s, "as it is read\r\n' "$(basename "$table")"
			sed 's/$/\
# between; two "rows/' "$table"
		} >"$work/t" && mv "$work/t" "$table"
	done
	same_as_mini "$work/comments" &&
		printf '%s\n' '# cases' 'id,present,cause' '# none' '1,nobody,no' >"$work/cases.csv" &&
		status 1 "$ramus" eval "$mini" "$work/cases.csv" && says 'cases.csv:4:3: error:'
}

ok 'comments change nothing, and lines are counted with them' comments

echo 1..1
