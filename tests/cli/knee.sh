#!/bin/sh
# knee.sh - what the compiled knee is held to: how much of its walks the tree covers, how long they
# are, and how its practice cases come out.
. "${RAMUS_SRCDIR:-$(cd "$(dirname "$0")/../.." && pwd)}/tests/cli/lib.sh"
topic=$work/knee.ramus

"$ramus" compile -q "$srcdir/data/knee" -o "$topic" || exit 99

# figure KEY - the first number under that key in the last status()'s JSON.
figure() {
	sed -n "s/.*\"$1\":\([0-9.]*\).*/\1/p" "$work/out"
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

tree_covers_nearly_all() {
	status 0 "$ramus" check --json "$topic" && at_least covered 0.999 && at_most longest 15
}

cases_come_out() {
	status 0 "$ramus" eval --json "$topic" "$srcdir/data/knee/cases.csv" && at_most under_triage 0 &&
		at_least urgency_exact 0.9 && at_least top3 0.9 && at_most questions_max 15
}

# Nothing said is worse than a "not sure" to everything.
not_sure_is_never_no() {
	status 0 "$ramus" eval --json --unsure 30% --seed 4 "$topic" "$srcdir/data/knee/cases.csv" &&
		at_most red_flags_missed 0
}

echo 1..3
ok 'the tree covers 99.9 % of the walks without "not sure", none above 15 questions' \
	tree_covers_nearly_all
ok 'no practice case is under-triaged, nine of ten have their cause among three' cases_come_out
ok 'no red flag goes missing through "not sure"' not_sure_is_never_no
