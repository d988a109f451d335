#!/bin/sh
# SPDX-License-Identifier: MIT
# limits.sh - the section LIMITS of ramus(1) tells each limit on what is read, worked out and written, by
# the number that the source has. A new one that is neither told nor listed below as one of how something
# looks fails.
srcdir=${RAMUS_SRCDIR:-$(cd "$(dirname "$0")/.." && pwd)}
work=$(mktemp -d "${TMPDIR:-/tmp}/ramus-limits-XXXXXX") || exit 99
trap 'rm -rf "$work"' EXIT
trap 'exit 99' HUP INT TERM

cd "$srcdir" || exit 99
LC_ALL=C
export LC_ALL
# Where it is, its name, its value as the source writes it, and what the manual says.
cat >"$work/told" <<'END'
src/csv/table.h|TABLE_LIMIT|((size_t)1 << 30)|a table has at most 1 GiB,
src/csv/table.h|TABLE_ROWS_MOST|((size_t)4000000)|4,000,000 rows
src/csv/table.h|TABLE_CELLS_MOST|((size_t)20000000)|and 20,000,000 fields,
src/csv/table.h|TABLE_FIELD_LIMIT|((size_t)1 << 20)|a field 1 MiB,
src/csv/table.h|TABLE_COLUMNS_MOST|((size_t)1000)|its first row 1,000 columns;
src/compile/input_read.c|BYTES_LIMIT|((size_t)1 << 31)|all tables together 2 GiB;
src/compile/doc.h|DOC_LIMIT|(1u << 20)|a document has at most 1 MiB,
src/compile/figure.c|FIGURE_LIMIT|((size_t)1 << 16)|a drawing 64 KiB;
src/csv/chunks.h|CHUNK_ROW_LIMIT|((size_t)4 << 20)|a row of a file of cases has at most 4 MiB;
src/compile/verify_size.c|OPTIONS_MOST|1000u|a question has at most 1,000 answers to choose from,
src/compile/verify_size.c|OPTIONS_MOST|1000u|a screen covers at most 1,000 questions;
src/topic/answer.h|ANSWER_SEVERAL_MOST|12u|one of kind several at most 12 symptoms,
src/compile/emit.h|INHERIT_WAYS_MOST|1000u|from a cause at most 1,000 links lead up,
src/compile/verify_size.c|PASSED_MOST|4000000u|all causes together have at most 4,000,000 rows
src/compile/condition.c|NAMES_MOST|4000u|a condition names at most 4,000 ids;
src/topic/cond.h|COND_CHAIN_MOST|100u|at most 100 questions wait for each other
src/topic/cond.h|COND_CHAIN_MOST|100u|at most 100 rules by naming each other.
src/tree/grow.h|GROW_NODES|70000u|fewer than 70,000 nodes of the tree are decided,
src/tree/grow.c|WORK_MOST|720000000.0|as many as 720,000,000 steps of weighing allow.
src/prove/paths.c|STEPS_MAX|50000000u|more than 50,000,000 stored steps,
src/prove/prove_flow.c|PLACES_MAX|4000000u|4,000,000 places of a flow
src/prove/prove_flow.c|ROWS_MAX|120000000u|120,000,000 of its rows there,
src/prove/prove_flow.c|DEEP_MAX|2000u|2,000 answers in a row,
src/prove/solve.h|SOLVE_STEPS|2000000u|takes more than 2,000,000 steps,
src/prove/solve.h|SOLVE_QUESTIONS|1000u|more than 1,000 questions bear.
src/eval/cases.h|CASES_SEEN_MOST|(1u << 22)|the first 4,194,304 ids of a file of cases
src/session/lines.h|LINES_FILE_LIMIT|(8u << 20)|A session or practice has at most 8 MiB,
src/session/marks.c|NOTE_LIMIT|500|a note 500 bytes,
src/view/prompt.c|LINE_LIMIT|400|a line that is typed 400,
src/view/prompt.c|FILTER_LIMIT|100|a filter 100,
src/tui/take.c|SIZE_MOST|1000|a terminal 1,000 columns and as many rows,
src/cli/configure.c|CONFIG_LIMIT|(256u * 1024)|a file of settings 256 KiB.
END
# What is searched, how a thing is judged or drawn: no input meets an end there.
cat >"$work/others" <<'END'
LISTED_MOST
MISFITS_MOST
OPTIONS_MAX
RATIO_APART_MOST
SHARES_MOST
TWIGS_MOST
END
awk '/^\.Sh / { in_limits = $2 == "LIMITS" } in_limits && !/^\./' man/ramus.1.in |
	tr '\n' ' ' >"$work/manual"

n=0 failed=0
echo "1..$(($(wc -l <"$work/told") + 1))"
while IFS='|' read -r file name value words; do
	n=$((n + 1))
	if ! grep -qF "#define $name $value" "$file"; then
		echo "not ok $n - $file: $name is not $value any more: tell LIMITS of ramus(1), and this test"
	elif ! grep -qF "$words" "$work/manual"; then
		echo "not ok $n - LIMITS of ramus(1) does not say: $words"
	else
		echo "ok $n - $name: $words"
		continue
	fi
	failed=1
done <"$work/told"

grep -rhoE '#define [A-Z_]+_(MOST|MAX|LIMIT) ' src/csv src/compile src/topic src/reason src/tree \
	src/prove src/session | awk '{ print $2 }' | sort -u >"$work/there"
cut -d'|' -f2 "$work/told" | sort -u - "$work/others" >"$work/known"
n=$((n + 1))
if new=$(comm -23 "$work/there" "$work/known") && test -z "$new"; then
	echo "ok $n - each limit is told"
else
	echo "not ok $n - told nowhere: $new"
	failed=1
fi
exit $failed
