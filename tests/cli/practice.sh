#!/bin/sh
# SPDX-License-Identifier: MIT
# practice.sh - ramus practice as a learner in a pipe or at a dumb terminal meets it.
. "${RAMUS_SRCDIR:-$(cd "$(dirname "$0")/../.." && pwd)}/tests/cli/lib.sh"
topic=$work/mini.ramus

"$ramus" compile -q "$srcdir/tests/data/mini" -o "$topic" || exit 99
home=$work/home
mkdir "$home"
# Whatever is kept would be kept here.
HOME=$home XDG_DATA_HOME='' XDG_CONFIG_HOME='' TERM=dumb
export HOME XDG_DATA_HOME XDG_CONFIG_HOME TERM

# told WANT LINES [ARGUMENT]... - practises with these lines typed; like status() else.
told() {
	want=$1
	printf '%b' "$2" >"$work/in"
	shift 2
	"$ramus" practice "$topic" "$@" >"$work/out" 2>"$work/err" <"$work/in"
	got=$?
	cat "$work/out" "$work/err"
	test "$got" -eq "$want" || {
		echo "exit status $got, not $want"
		return 1
	}
}

a_case_is_practised() {
	told 1 '' --case 'no such words' && says 'no case' && told 0 'q\n' --case 'jammed finger' && says 'c-jam' &&
		told 0 '1\n4\ncovered\nrank sprain\ncommit self-care\nwatch\n' --case c-jam &&
		says 'A jammed finger' && says 'Mr Bo jammed his finger' && says 'Score: ' &&
		says 'safety: 38.0 of 38' && says 'the cause: 8.0 of 8' && says 'Your questions' &&
		says 'In bits, it spoke most for' && says 'Red flags' && says 'What was still to ask' &&
		says 'What cost most' && says 'You chose "Watch it": right' && says 'safety net: 3.0 of 3' &&
		says 'The point' && says 'A twist without redness' && says 'Sources' &&
		told 0 'rank sprain\ncommit self\n' --case c-jam && says 'At most 50 (the parts sum to 35)' &&
		says 'They were never covered'
}

words_are_understood() {
	told 0 '?\nlist emergency\nlist nonsense\nfind red\nfind xyzzy\nwhy 1\n999\nask 1\n1\nknown\ncauses\n' \
		--case c-jam &&
		says 'rank CAUSE [PLACE]' && says 'Emergency signs:' && says 'The stages are emergency, complaint' &&
		says 'No question has these words' && says 'Why: ' && says 'No question is named so' &&
		says 'answered already' && says 'Answer: ' &&
		told 0 'c\nnonsense\nrank 999\nrank sprain 99\nmine\nrank sprain\ndrop sprain\nundo\nundo\nundo\ncommit never\nstory\nq\n' \
			--case c-jam &&
		says '"c" may be causes or covered' && says '"nonsense" is nothing that can be typed' &&
		says 'No cause is named so' && says 'A place is a number' && says 'differential is empty' &&
		says 'nothing to take back' && says 'The urgencies are emergency' && says 'Not committed'
}

what_comes_next_is_chosen_or_not() {
	told 0 '1\nrank sprain\ncommit self-care\nnonsense\n9\nCall\n' --case c-jam &&
		says 'What is the person told' && says 'have the numbers 1 to 2, and names' &&
		says 'You chose "Call for help": this topic does not name it' && says 'safety net: 0.0 of 3' &&
		told 0 '1\nrank sprain\ncommit self-care\n\n' --case c-jam --save "$work/none" && says 'You chose none' &&
		grep -q '^net$' "$work/none" && told 0 '1\n' --save "$work/none" && says 'You chose none' &&
		! says 'What is the person told' && "$ramus" transcript "$work/none" "$topic" >"$work/out" &&
		says 'chose no safety net' &&
		told 0 '1\nrank sprain\ncommit self-care\na-watch\n' --case c-jam --save "$work/net" &&
		grep -q '^net a-watch$' "$work/net" && told 0 '' --save "$work/net" && says 'You chose "Watch it": right' &&
		told 0 '' --save "$work/net" --json && says '"next":null' && says '"net":{"chosen":"a-watch","right":true' &&
		"$ramus" transcript "$work/net" "$topic" >"$work/out" && says 'chose as safety net "Watch it"'
}

# resealed FILE COMMAND - a practice that was finished without choosing, changed by a command of sed.
resealed() {
	sed -e '$d' -e "$2" "$work/left" >"$work/body"
	printf 'end %s\n' "$(gzip -c "$work/body" | tail -c 8 | od -An -tx1 -N4 | awk '{ print $4 $3 $2 $1 }')" |
		cat "$work/body" - >"$1"
}

# Who stops has seen the feedback all the same, which names what is right.
who_has_seen_the_feedback_chooses_no_more() {
	for stop in '' 'quit\n'; do
		rm -f "$work/left"
		told 0 "1\nrank sprain\ncommit self-care\n$stop" --case c-jam --save "$work/left" &&
			says 'You chose none' && told 0 'a-watch\n' --save "$work/left" --progress "$work/once" &&
			says 'You chose none' && ! says 'What is the person told' &&
			! grep -q '^case' "$work/once" || return 1
	done
	command -v gzip >/dev/null || return 0
	resealed "$work/before" '/^net$/d' && resealed "$work/lie" 's/^net$/net nothing/' &&
		told 0 'a-watch\n' --save "$work/before" --progress "$work/once" &&
		says 'You chose "Watch it": right' && grep -q '^case c-jam 1 ' "$work/once" &&
		told 1 '' --save "$work/lie" && says 'cannot have happened'
}

a_case_may_be_told_in_brief() {
	told 0 'q\n' --case c-jam --brief && says 'A person comes with: ' && ! says 'Mr Bo'
}

# The end of the input is no commitment; a finished practice is told again.
a_practice_is_kept_and_taken_up() {
	told 0 '1\nrank sprain\n' --case c-jam --save "$work/p" && says 'Not committed' &&
		head -n 2 "$work/p" | grep -q '^# One person' && grep -q '^rank 1 sprain$' "$work/p" &&
		told 0 'covered\ncommit self-care\n' --save "$work/p" && says 'Answer: ' && says 'Score: ' &&
		told 0 '' --save "$work/p" && says 'Score: ' && ! says '> ' &&
		grep -q '^commit self-care$' "$work/p"
}

a_file_that_is_none_is_left_alone() {
	echo 'my essay' >"$work/essay"
	told 1 '1\n' --save "$work/essay" && says 'is not a practice of Ramus' &&
		grep -q 'my essay' "$work/essay" && sed 's/rank 1/rank 2/' "$work/p" >"$work/changed" &&
		told 1 '' --save "$work/changed" && says 'damaged' &&
		told 1 '1\n' --case c-jam --save "$work/no/such/folder" && says 'No such file'
}

drawn_cases_are_marked() {
	told 0 'q\nq\nq\n' --sample 3 --seed 7 && says 'Case sample-7-1: Drawn from the tables' &&
		says 'Case sample-7-3' && told 0 'q\n' --case sample-7-3 && cp "$work/out" "$work/one" &&
		told 0 'q\n' --case sample-7-3 && cmp "$work/out" "$work/one" &&
		told 0 '1\n' --case sample-7-3 --save "$work/drawn" && grep -q '^  drawn ' "$work/drawn" &&
		told 0 'q\n' --save "$work/drawn" && says 'Case sample-7-3'
}

a_seed_chooses_a_case() {
	told 0 'q\n' --seed 5 && cp "$work/out" "$work/one" && told 0 'q\n' --seed 5 && cmp "$work/out" "$work/one"
}

json_is_json() {
	told 0 '1\ncovered\nrank sprain\ncommit self-care\n' --case c-jam --json && says '"total":' &&
		says '"red_flags":[' && says '"needless":' && ! says 'Case c-jam' &&
		told 0 '' --case c-jam --json && says '"committed":false' &&
		told 0 'q\nq\n' --sample 2 --json && says '[{"format":1,"case":"sample-' &&
		told 0 '1\n0\n' --drill --seed 2 --json && says '"credit":' &&
		told 0 '\n5\n' --recall --json && says '"unseen":' || return 1
	command -v python3 >/dev/null || return 0
	told 0 '1\nrank sprain\ncommit soon\n' --case c-jam --json >/dev/null &&
		python3 -c 'import json, sys; f = json.load(sys.stdin); p = f["score"]["parts"]
assert sum(x["of"] for x in p) == 100 and abs(sum(x["points"] for x in p) - f["score"]["uncapped"]) < 1' <"$work/out"
}

drill_shows_its_sources() {
	told 0 '2\n-2\n0\n+1\nx\n-1\n' --drill --seed 4 --round 5 && says 'Seed 4' &&
		says 'You think of: ' && says 'rill on likelihood ratios: 8 items from the 11 of 14 rows' &&
		says 'too few for a drill' && says 'The source says: ' && says '[s1#' && says 'of 5, ' &&
		says 'Answer with a number' && cp "$work/out" "$work/one" &&
		told 0 '2\n-2\n0\n+1\nx\n-1\n' --drill --seed 4 --round 5 && cmp "$work/out" "$work/one" &&
		told 0 'q\n' --drill && says 'No item was answered'
}

# The topic and its votes are made up.
a_panel_scores_the_test() {
	"$ramus" compile -q "$srcdir/tests/data/panel" -o "$work/lamp.ramus" || return 1
	printf '+2\n-2\n0\n' | "$ramus" practice --concordance "$work/lamp.ramus" >"$work/out" 2>"$work/err" &&
		says 'Script concordance test: 3 items, each with the votes of a panel of 10 to 12 members.' &&
		says 'The desk lamp went dark' && says 'Credit 1 of 1. The votes of the 10 members' && says 'Credit 0.5 of 1' &&
		says '5 neither (0)' && says '[votes]' && says 'Score: 2.5 of 3, 83 of 100' &&
		printf '1\n' | "$ramus" practice --concordance --json "$work/lamp.ramus" >"$work/out" 2>"$work/err" &&
		says '"id":"p-rattle"' && says '"votes":[0,0,1,3,6]' && says '"credit":0.5' &&
		status 0 "$ramus" show "$work/lamp.ramus" p-dark && says 'How the panel voted' &&
		says 'less likely: 6 of 10' && told 1 '' --concordance && says 'no panel has voted'
}

recall_comes_back() {
	# Enter uncovers, a number grades; more lines than are needed do no harm.
	told 0 '\n5\n\n5\n\n5\n\n5\n' --recall --progress "$work/r" --round 1 && says 'It comes back on' &&
		test "$(grep -c '^card ' "$work/r")" -eq 1 && head -n 2 "$work/r" | grep -q '^# What one person' &&
		told 0 'q\n' --recall --progress "$work/r" --round 1 && says 'wait for today' &&
		told 0 '\n?\n' --recall && says 'nothing came to mind' && says 'Nothing of it was kept' &&
		sed 's/^card for/card against/; s/2.60/2.70/' "$work/r" >"$work/damaged" &&
		told 1 '' --recall --progress "$work/damaged" && says 'damaged' &&
		told 1 '' --recall --progress "$work/essay" && says 'is not a progress file'
}

# Two zones are two days apart: the clock is a day ahead, then a day behind.
a_clock_that_was_wrong_loses_no_card() {
	(TZ=AAA-24 && export TZ && told 0 '\n5\n' --recall --progress "$work/clock" --round 1) || return 1
	(TZ=BBB+24 && export TZ && told 0 'q\n' --recall --progress "$work/clock" --round 1) || return 1
	says 'is still to come, wait for today, too: 1.' && says 'What to do first' && says '1 wait for today'
}

# Also a card of several steps is uncovered by Enter alone.
grades_below_four_come_again() {
	told 0 '\n\n\n\n\n\n1\n\n\n\n\n\n\n5\n' --recall --round 1 && says 'It comes again at the end of this round' &&
		says 'Again. 1 left'
}

nothing_is_kept_unasked() {
	told 0 '1\nrank sprain\ncommit soon\n' && told 0 '1\n' --drill && told 0 '\n5\n' --recall &&
		test -z "$(find "$home" -type f)" && told 0 '\n5\n' --recall --keep &&
		test -s "$home/.local/share/ramus/progress/mini.progress"
}

# Without a home nothing is kept, least of all at the root or where the learner happens to be.
nothing_is_kept_without_a_home() {
	mkdir -p "$work/here" || return 1
	for nowhere in '' . share '~'; do
		(
			cd "$work/here" && HOME=$nowhere && export HOME &&
				told 1 '\n5\n' --recall --keep && says 'no folder for your own data' &&
				told 1 '' --keep --case c-jam && told 0 'q\n' --case c-jam &&
				test -z "$(find . -mindepth 1)"
		) || return 1
	done
}

# Names are words; what is not clear is told, and nothing is asked for it.
names_may_be_words() {
	told 0 'title\nrank spr\nmine\nwhat happened to the finger\nfinger\nrank finger\nq\n' --case c-jam &&
		says 'A jammed finger' && says 'Sprained finger' && says 'Answer: ' && says '"finger" may be' &&
		test "$(grep -c 'Answer: ' "$work/out")" -eq 1
}

# Cases done are kept where the options say, the best score of each; the next is one not done yet.
cases_done_are_kept() {
	told 0 '1\n4\ncovered\nrank sprain\ncommit self-care\n1\n' --case c-jam --progress "$work/done" &&
		grep -q '^order ' "$work/done" && grep -q '^case c-jam 1 ' "$work/done" &&
		told 0 'rank sprain\ncommit soon\n1\n' --progress "$work/done" &&
		grep -q '^case c-jam 2 ' "$work/done" &&
		told 0 '\n5\n' --recall --progress "$work/done" --round 1 && grep -q '^card ' "$work/done" &&
		grep -q '^case c-jam 2 ' "$work/done" && head -c 60 "$work/done" >"$work/torn" &&
		told 1 'q\n' --progress "$work/torn" && says 'torn:2: is damaged' && test "$(wc -c <"$work/torn")" -eq 60
}

usage_is_told() {
	told 2 '' --drill --recall && says 'exclude each other' &&
		told 2 '' --drill --keep && says 'nothing is kept of --drill' &&
		told 2 '' --recall --case c-jam && says 'belong to practice on cases' &&
		told 2 '' --case c-jam --sample 2 && says 'exclude each other' &&
		told 2 '' --sample 2 --save "$work/x" && says 'holds one case' &&
		told 2 '' --round none && says 'whole number' && told 2 '' --unsure 5 && says 'not a percentage' &&
		told 1 '' --case nobody && says 'no case "nobody"' &&
		status 1 "$ramus" practice "$work/nowhere"
}

a_full_device_is_no_success() {
	test -e /dev/full || return 0
	for how in '--case c-jam' --drill --recall; do
		"$ramus" practice "$topic" $how </dev/null >/dev/full 2>"$work/err" && return 1
	done
	return 0
}

a_file_that_cannot_be_written_is_told_at_the_start() {
	long=$(printf '%0300d' 0)
	for file in "$work/no/such/file" "$work/$long" ''; do
		for how in '--case c-jam --save' '--recall --progress' '--case c-jam --progress'; do
			printf '1\nquit\n' | "$ramus" practice $how "$file" "$topic" >"$work/out" 2>"$work/err" && return 1
			test ! -s "$work/out" && grep -qF "$file: cannot be written" "$work/err" || {
				cat "$work/out" "$work/err"
				return 1
			}
		done
	done
	# A lock has the longer name.
	for length in 250 251 255; do
		file=$work/$(printf "%0${length}d" 0)
		printf '\n5\n\n' | "$ramus" practice --recall --round 1 --progress "$file" "$topic" >"$work/out" 2>"$work/err"
		case $?,$length in
		0,250) test -s "$file" || return 1 ;;
		1,251 | 1,255) test ! -s "$work/out" && says 'File name too long' || return 1 ;;
		*) return 1 ;;
		esac
	done
}

echo 1..22
ok 'a case is practised and scored' a_case_is_practised
ok 'words, their beginnings, and what is none' words_are_understood
ok 'what comes next is chosen, or not' what_comes_next_is_chosen_or_not
ok 'who has seen the feedback chooses no more' who_has_seen_the_feedback_chooses_no_more
ok 'a case may be told in brief' a_case_may_be_told_in_brief
ok 'a practice is kept, taken up, told again' a_practice_is_kept_and_taken_up
ok 'a file that is no practice is refused and left alone' a_file_that_is_none_is_left_alone
ok 'drawn cases are marked and come again by their id' drawn_cases_are_marked
ok 'a seed chooses a case' a_seed_chooses_a_case
ok '--json is JSON' json_is_json
ok 'the drill shows its sources, the same for a seed' drill_shows_its_sources
ok 'a panel scores the script concordance test' a_panel_scores_the_test
ok 'recall keeps when cards come back' recall_comes_back
ok 'a clock that was wrong loses no card' a_clock_that_was_wrong_loses_no_card
ok 'what was not sure comes again' grades_below_four_come_again
ok 'nothing is kept unless asked' nothing_is_kept_unasked
ok 'nothing is kept without a home' nothing_is_kept_without_a_home
ok 'names may be words' names_may_be_words
ok 'cases done are kept' cases_done_are_kept
ok 'wrong usage is told' usage_is_told
ok 'an output that cannot be written is no success' a_full_device_is_no_success
ok 'a file that cannot be written is told at the start' a_file_that_cannot_be_written_is_told_at_the_start
