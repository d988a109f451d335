#!/bin/sh
# SPDX-License-Identifier: MIT
# limits.sh - the section LIMITS of ramus(1) tells each limit on what is read, worked out and written, by
# the number that the source has. A new one, a #define or an enum's, that is neither told nor listed below
# with the reason why it is no limit of what comes in fails.
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
src/compile/doc_markdown.c|BRACKETS_MOST|4096|4,096 opening square brackets without a blank line between them;
src/compile/figure.c|FIGURE_LIMIT|((size_t)1 << 16)|a drawing 64 KiB;
src/csv/chunks.h|CHUNK_ROW_LIMIT|((size_t)4 << 20)|a row of a file of cases has at most 4 MiB;
src/compile/verify_size.c|OPTIONS_MOST|1000u|a question has at most 1,000 answers to choose from,
src/compile/verify_size.c|OPTIONS_MOST|1000u|a screen covers at most 1,000 questions;
src/topic/image.h|IMAGE_REFS_MOST|1000u|a cell names at most 1,000 sources;
src/topic/answer.h|ANSWER_SEVERAL_MOST|12u|one of kind several at most 12 symptoms,
src/compile/emit.h|INHERIT_WAYS_MOST|1000u|from a cause at most 1,000 links lead up,
src/compile/verify_size.c|PASSED_MOST|4000000u|all causes together have at most 4,000,000 rows
src/compile/condition.c|NAMES_MOST|4000u|a condition names at most 4,000 ids,
src/topic/cond.h|COND_CHAIN_MOST|100u|at most 100 questions wait for each other
src/topic/cond.h|COND_CHAIN_MOST|100u|at most 100 rules by naming each other.
src/tree/grow.h|GROW_NODES|70000u|fewer than 70,000 nodes of the tree are decided,
src/tree/grow.c|WORK_MOST|720000000.0|as many as 720,000,000 steps of weighing allow.
src/prove/paths.c|STEPS_MAX|50000000u|more than 50,000,000 stored steps,
src/prove/prove_flow.c|PLACES_MAX|4000000u|4,000,000 places of a flow
src/prove/prove_flow.c|ROWS_MAX|120000000u|120,000,000 of its rows there,
src/prove/prove_flow.c|DEEP_MAX|2000u|2,000 answers in a row,
src/prove/solve.h|SOLVE_STEPS|2000000u|takes more than 2,000,000 steps,
src/prove/solve.h|SOLVE_WORDS_MOST|200000000u|conditions of more than 200,000,000 ids and operators together.
src/prove/solve.h|SOLVE_QUESTIONS|1000u|more than 1,000 questions bear,
src/eval/cases.h|CASES_SEEN_MOST|(1u << 22)|the first 4,194,304 ids of a file of cases
src/session/lines.h|LINES_FILE_LIMIT|(8u << 20)|A session or practice has at most 8 MiB,
src/session/marks.c|NOTE_LIMIT|500|a note 500 bytes,
src/view/prompt.c|LINE_LIMIT|400|a line that is typed 400,
src/view/prompt.c|FILTER_LIMIT|100|a filter 100,
src/tui/take.c|SIZE_MOST|1000|a terminal 1,000 columns and as many rows,
src/cli/configure.c|CONFIG_LIMIT|(256u * 1024)|a file of settings 256 KiB.
src/topic/cond.h|COND_DEPTH|64|nested less than 64 deep;
src/compile/value.c|DIGITS_MAX|15|a number has at most 15 digits;
src/search/search.h|SEARCH_WORDS|8|the first 8 count,
src/search/search.h|SEARCH_WORD_BYTES|64|and 64 bytes of each.
src/view/ui.c|HISTORY_LIMIT|256|goes back through 256 places,
src/view/habits.c|COUNT_LIMIT|999u|a count up to 999 before a key,
src/view/habits.c|COPY_LIMIT|(32u * 1024)|copies at most 32 KiB.
src/compile/doc_make.h|DOC_DEPTH|32|shown at most 32 deep,
src/compile/doc_tags.c|ATTRIBUTES_MOST|4096|quotes in a tag of HTML are looked for in its first 4,096 bytes.
src/learn/practice.h|PRACTICE_RANKED_MAX|12u|ranks at most 12 causes.
src/learn/poll.h|POLL_PLACES|16u|has at most 16 answers,
src/learn/poll.h|POLL_MOST|99999u|at most 99,999 votes.
src/learn/progress_cases.c|TIMES_MOST|100000u|A case counts as done, and a card as repeated, at most 100,000 times;
src/learn/recall.h|RECALL_REPETITIONS_MOST|100000|A case counts as done, and a card as repeated, at most 100,000 times;
src/learn/recall.h|RECALL_INTERVAL_MOST|36500|comes back after 36,500 days at the latest.
src/learn/folder.h|FOLDER_DEPTH|8|reads folders 8 deep,
src/learn/folder.h|FOLDER_LONGEST|300|longer than 300 bytes;
src/cli/watch.c|DEEPEST|4|looks into folders 4 deep;
src/cli/new.c|FILE_LIMIT|((size_t)1 << 30)|copies no file of more than 1 GiB,
src/eval/run.c|THREADS_MAX|256|works on at most 256 threads.
src/base/file.h|FILE_BESIDE|99|99 is the last number tried
END
# Not told there, and why.
cat >"$work/others" <<'END'
CELL_BYTES|how a cell of the screen is kept
CELL_MOST|marks on one letter that a cell shows
CHUNK_BYTES|how a file of cases is cut for threads
COMMANDS_MAX|commands of the program itself
DEPTH|how lists in lists are written as lines
DEPTH_MAX|JSON that the program itself writes
GAP_MOST|how the screen is sent
HINTS_MAX|messages that look for what may have been meant
IMAGE_WORDS|how the index of words is kept
INDENT_MOST|how a tree is drawn
ITEMS_MOST|findings that a card shows
LISTED_MOST|causes that a screen shows
LIST_BYTES|how a list in a report is cut
MEANT_MOST|causes listed where words do not tell which is meant
MISFITS_MOST|how pieces of advice are shared out
MOST|parts of a score that are told as the dearest
OPTIONS_MAX|how questions are weighed: the rest counts as one
OUTCOME_WORDS|how wide an outcome is
PLACES_MOST|a mouse beyond the largest terminal
RATIO_APART_MOST|causes told apart in one sentence
RECALL_DAY_MOST|the last day of the year 9999
RECALL_EASE_MOST|a figure of a card that the program itself keeps
RECALL_GRADE_MOST|grades that have a key
ROW_WORDS|how wide a row of advice is
SCORE_MOST|a score is of 100
SHARES_MOST|how far rounded shares may be from 100%
STACK_BYTES|of a thread
TOKEN_BYTES|how two sentences are compared
TWIGS_MOST|how the tree's budget is spent
WAITING_MAX|pieces of work that wait for a thread
WALKS_MOST|told where a report of walks is
WORDS_MOST|how two terms are compared
WORD_MAX|words that are looked at for what may have been meant
END
awk '/^\.Sh / { in_limits = $2 == "LIMITS" } in_limits && !/^\./' man/ramus.1.in |
	tr '\n' ' ' >"$work/manual"

n=0 failed=0
echo "1..$(($(wc -l <"$work/told") + 1))"
while IFS='|' read -r file name value words; do
	n=$((n + 1))
	if ! grep -qF -e "#define $name $value" -e " $name = $value" "$file"; then
		echo "not ok $n - $file: $name is not $value any more: tell LIMITS of ramus(1), and this test"
	elif ! grep -qF "$words" "$work/manual"; then
		echo "not ok $n - LIMITS of ramus(1) does not say: $words"
	else
		echo "ok $n - $name: $words"
		continue
	fi
	failed=1
done <"$work/told"

end='[A-Z0-9_]*(MOST|MAX|LIMIT|LONGEST|DEPTH|DEEPEST|BESIDE|LARGEST|WORDS|BYTES|PLACES)'
grep -rhoE "#define $end [^ ]|[{,[:space:]]$end = [^=]" src | sed 's/^#define//' | awk '{ print $1 }' |
	tr -d '{,' | sort -u >"$work/there"
{
	cut -d'|' -f2 "$work/told"
	cut -d'|' -f1 "$work/others"
} | sort -u >"$work/known"
n=$((n + 1))
if new=$(comm -23 "$work/there" "$work/known") && test -z "$new"; then
	echo "ok $n - each limit is told"
else
	echo "not ok $n - told nowhere: $new"
	failed=1
fi
exit $failed
