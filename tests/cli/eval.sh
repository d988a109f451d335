#!/bin/sh
# SPDX-License-Identifier: MIT
# eval.sh - ramus eval and ramus cases as a user or a script meets them.
. "${RAMUS_SRCDIR:-$(cd "$(dirname "$0")/../.." && pwd)}/tests/cli/lib.sh"
mini=$srcdir/tests/data/mini
topic=$work/mini.ramus

"$ramus" compile -q "$mini" -o "$topic" || exit 99

cases_are_drawn() {
	status 0 "$ramus" cases "$topic" --sample 300 --seed 5 && cp "$work/out" "$work/a.csv" &&
		status 0 "$ramus" cases "$topic" --sample 300 --seed 5 && cmp "$work/out" "$work/a.csv" &&
		test "$(wc -l <"$work/a.csv")" -eq 301 && head -n 1 "$work/a.csv" | grep -q '^id,present,cause,' &&
		status 0 "$ramus" cases "$topic" --sample 300 --seed 6 && ! cmp -s "$work/out" "$work/a.csv" &&
		status 0 "$ramus" cases "$topic" --sample 2 --initial && says 'id,present,initial,cause,' &&
		status 2 "$ramus" cases "$topic" --sample none && says 'whole number'
}

drawn_cases_are_evaluated() {
	status 0 "$ramus" eval "$topic" "$work/a.csv" && says '   300 ' &&
		status 0 "$ramus" eval --all "$topic" "$work/a.csv" && says 'at most 0 questions' &&
		grep -Eq '^all .* 100\.0    0\.0    0\.0$' "$work/out"
}

# A drawn case is marked, and what a person is not sure of is no "no".
unsure_cases_are_evaluated() {
	status 0 "$ramus" cases "$topic" --sample 400 --seed 5 --unsure 30% && cp "$work/out" "$work/unsure.csv" &&
		says 'id,present,unsure,cause,urgency,title' && says 'Drawn from the tables' &&
		says 'sample-5-400,' && status 0 "$ramus" eval --all "$topic" "$work/unsure.csv" &&
		grep -Eq '^all .* 100\.0    0\.0    0\.0$' "$work/out" &&
		cut -d, -f1,2,4,5 "$work/unsure.csv" >"$work/sure.csv" &&
		status 0 "$ramus" eval --all "$topic" "$work/sure.csv" &&
		! grep -Eq '^all .* 100\.0    0\.0    0\.0$' "$work/out"
}

# A file of cases needs only id, present and cause; it may come through a pipe.
three_columns_are_enough() {
	cut -d, -f1-3 "$work/a.csv" >"$work/three.csv"
	status 0 "$ramus" eval --json "$topic" "$work/three.csv" && says '"urgency_exact":null' &&
		cp "$work/out" "$work/three.json" && mkfifo "$work/pipe" || return 1
	cat "$work/three.csv" >"$work/pipe" &
	status 0 "$ramus" eval --json "$topic" "$work/pipe" && cmp "$work/out" "$work/three.json"
}

any_number_of_threads_is_alike() {
	"$ramus" cases "$topic" --sample 5000 >"$work/many.csv" || return 1
	echo 'x,nothing,no-cause,soon' >>"$work/many.csv"
	for jobs in 1 2 3 8; do
		status 1 "$ramus" eval --json --cases --unsure 10% --jobs $jobs "$topic" "$work/many.csv" &&
			says '/many.csv:5002:3: error: ' && cat "$work/out" "$work/err" >"$work/jobs.$jobs" &&
			cmp "$work/jobs.1" "$work/jobs.$jobs" || return 1
	done
}

noise_is_told_with_its_cost() {
	status 0 "$ramus" eval --unsure 20% --flip 5% --seed 3 "$topic" "$work/many.csv.good" &&
		says 'all, as they are' && says 'cost in points' && says 'of which 0 below "soon"' &&
		status 0 "$ramus" eval --json --unsure 0.5% "$topic" "$work/many.csv.good" &&
		says '"red_flags_missed":0' && says '"top1_cost":' && says '"without":{' &&
		status 2 "$ramus" eval --unsure 20 "$topic" "$work/a.csv" && says 'not a percentage' &&
		status 2 "$ramus" eval --flip 101% "$topic" "$work/a.csv" && says 'not a percentage'
}

# Of each kind of message a hundred are shown.
messages_end() {
	head -n 1 "$work/a.csv" >"$work/bad.csv"
	i=0
	while test $i -lt 250; do
		echo 'x,,no-such-cause,' >>"$work/bad.csv"
		i=$((i + 1))
	done
	status 1 "$ramus" eval "$topic" "$work/bad.csv" && says '150 more of the kind: case-unknown' &&
		test "$(grep -c 'no-such-cause' "$work/err")" -eq 100
}

# A golden: the file, what is said of it, and that the figures come all the same.
a_case_twice_is_told() {
	printf 'id,present,cause\na,twisted,sprain\nb,crushed,fracture\na,twisted,sprain\n' >"$work/twice.csv"
	printf "%s:4:1: warning: the id 'a' came before; the case counts again [case-twice]\n0 errors, 1 warning\n" "$work/twice.csv" >"$work/want"
	status 0 "$ramus" eval --json "$topic" "$work/twice.csv" && says '"cases":3' &&
		cmp "$work/err" "$work/want"
}

# A line that a case writes is one case's, whatever its id holds.
an_id_forges_no_line() {
	printf 'id,present,cause\n"x\nforged: 0 questions, rank 1, routine, Sprain",twisted,sprain\n' >"$work/forged.csv"
	status 0 "$ramus" eval --cases "$topic" "$work/forged.csv" && ! grep -q '^forged' "$work/out" &&
		says "x forged: 0 questions, rank 1, routine, Sprain: "
}

faults_are_told() {
	echo 'id,cause' >"$work/short.csv"
	status 1 "$ramus" eval "$topic" "$work/short.csv" && says 'the first row lacks what a file of cases needs: present' &&
		status 1 "$ramus" eval "$topic" "$work/nowhere.csv" && says 'No such file' &&
		status 1 "$ramus" eval "$topic" "$work" && says 'directory' &&
		: >"$work/empty.csv" && status 1 "$ramus" eval "$topic" "$work/empty.csv" && says 'empty'
}

# Ctrl-C ends a run that waits for its pipe, with what is known so far. The pipe is held open here.
interrupt_ends_it() {
	mkfifo "$work/slow" || return 1
	(trap - INT; exec "$ramus" eval --jobs 2 "$topic" "$work/slow") >"$work/out" 2>"$work/err" &
	pid=$!
	exec 9>"$work/slow"
	cat "$work/a.csv" >&9
	sleep 0.4
	kill -INT $pid 2>/dev/null
	sleep 0.6
	exec 9>&-
	wait $pid
	got=$?
	cat "$work/out" "$work/err"
	# A shell may start its background jobs with the signal ignored, which the program keeps to.
	grep -q 'interrupted' "$work/err" && test $got -eq 1 || grep -q '^all  *300 ' "$work/out"
}

no_bar_without_a_terminal() {
	"$ramus" eval "$topic" "$work/many.csv.good" 2>"$work/err" >/dev/null && test ! -s "$work/err"
}

# A table of zeros would look like a result.
no_figures_of_nothing() {
	printf 'id,present\n1,\n' >"$work/nothing.csv"
	status 1 "$ramus" eval "$topic" "$work/nothing.csv" && says 'no case to evaluate' && ! says 'top1'
}

echo 1..13
ok 'cases are drawn, the same for a seed' cases_are_drawn
ok 'drawn cases are evaluated' drawn_cases_are_evaluated
ok 'drawn cases with "not sure" are evaluated' unsure_cases_are_evaluated
ok 'id, present and cause are enough, through a pipe too' three_columns_are_enough
ok 'any number of threads writes the same bytes' any_number_of_threads_is_alike
sed '$d' "$work/many.csv" >"$work/many.csv.good"
ok 'noise is told with what it costs, and no red flag goes missing' noise_is_told_with_its_cost
ok 'a case that comes twice is told' a_case_twice_is_told
ok 'an id with a line break forges no line' an_id_forges_no_line
ok 'a hundred messages of a kind are shown, the rest counted' messages_end
ok 'what is wrong with a file of cases is told' faults_are_told
ok 'an interrupt ends a run that waits' interrupt_ends_it
ok 'there is no bar where there is no terminal' no_bar_without_a_terminal
ok 'a file without a case gives no figures' no_figures_of_nothing
