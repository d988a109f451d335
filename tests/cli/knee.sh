#!/bin/sh
# SPDX-License-Identifier: MIT
# knee.sh - what the compiled knee is held to: how long its walks are, that nobody leaves before what
# matters was asked, how its practice cases come out, and how hard its texts are to read.
. "${RAMUS_SRCDIR:-$(cd "$(dirname "$0")/../.." && pwd)}/tests/cli/lib.sh"
topic=$work/knee.ramus

built_knee "$topic" || exit 99

# The longest stored walk, as measured. How much of the walks is stored is no aim, but that something
# is.
walks_are_short() {
	status 0 "$ramus" check --json "$topic" && at_least covered 0.3 && at_most longest 15
}

# mean_to URGENCY NUMBER - the mean of questions, a screen and a list counted as one, of the walks
# over drawn cases that end at that urgency is at most so much.
mean_to() {
	grep -o "\"questions\":[0-9]*,\"rank\":[0-9]*,\"urgency\":\"$1\"" "$work/walks" |
		awk -F '[:,]' -v to="$1" -v most="$2" '
			{ sum += $2 }
			END {
				printf "%s: %d walks, %.2f questions, at most %s wanted\n", to, NR, sum / (NR ? NR : 1), most
				exit !(NR > 0 && sum / NR <= most)
			}'
}

# Of those to "soon" 8.8 are what rules and gates need (ramus.1, "How long a walk is"). Short they
# could be made by asking nothing, so that the cause has to be found as well.
nobody_is_asked_much() {
	status 0 "$ramus" eval --json --cases "$topic" "$work/drawn.csv" && cp "$work/out" "$work/walks" &&
		mean_to self-care 12 && mean_to soon 10.1 && at_least likeliest 0.54
}

# Hardly a case drawn from the topic ends before a rule that holds was shown.
nobody_leaves_early() {
	status 0 "$ramus" cases --seed 77 --sample 3000 "$topic" && cp "$work/out" "$work/drawn.csv" &&
		status 0 "$ramus" eval --json "$topic" "$work/drawn.csv" && at_most cases_missed 0
}

cases_come_out() {
	status 0 "$ramus" eval --json "$topic" "$srcdir/data/knee/cases.csv" && at_most under_triage 0 &&
		at_least urgency_exact 1 && at_least top1 0.71 && at_least top3 0.93 && at_most questions_max 13 &&
		at_most rules_missed 0
}

# Nothing said is worse than a "not sure" to everything.
not_sure_is_never_no() {
	status 0 "$ramus" eval --json --unsure 30% --seed 4 "$topic" "$srcdir/data/knee/cases.csv" &&
		at_most red_flags_missed 0
}

# What patients read is for everybody; cards are for students.
texts_are_plain() {
	status 0 "$ramus" check --json "$topic" || return 1
	grep -o '"texts":"[^"]*","words":[0-9]*,"grade":[-0-9.]*' "$work/out" | tr -d '"' | awk -F '[:,]' '
		{ print }
		$2 !~ /cards/ && $6 > 6 { hard = 1 }
		END { exit hard || NR < 9 }'
}

# Behind the first five findings of a cause stand others that it shows as often.
less_is_less() {
	status 0 "$ramus" show "$topic" bakers-cyst && says 'What else it shows' && ! says 'What it shows less often'
}

echo 1..7
ok 'no walk is longer than the limit and the emergency screens; walks are stored' walks_are_short
ok 'nobody leaves before what matters was asked' nobody_leaves_early
ok 'nobody is asked much' nobody_is_asked_much
ok 'no practice case is under-triaged, nine of ten have their cause among three' cases_come_out
ok 'no red flag goes missing through "not sure"' not_sure_is_never_no
ok 'what patients read has grade 6 at most' texts_are_plain
ok 'what a cause shows as often is not called less often' less_is_less
