#!/bin/sh
# commands.sh - the commands as a user or a script meets them: output, messages, exit status.
. "${RAMUS_SRCDIR:-$(cd "$(dirname "$0")/../.." && pwd)}/tests/cli/lib.sh"
mini=$srcdir/tests/data/mini

usage_is_told() {
	status 2 "$ramus" nonsense here && says 'no command "nonsense"' &&
		status 2 "$ramus" compile && says 'usage: ramus compile FOLDER' &&
		status 2 "$ramus" check --nonsense "$mini" && says 'no option' &&
		status 2 "$ramus" check --nodes many "$mini" && says 'whole number' &&
		status 2 "$ramus" eval --missing maybe "$mini" x.csv && says '"no" or "unknown"'
}

help_is_given() {
	status 0 "$ramus" --help && says 'usage: ramus [TOPIC]' &&
		status 0 "$ramus" help check && says '--json' &&
		status 0 "$ramus" check -h && says '--nodes N' &&
		status 0 "$ramus" --version && says 'ramus ' &&
		status 2 "$ramus" help nonsense
}

faults_of_files_are_told() {
	printf 'not a topic at all, but long enough to be looked at' >"$work/foreign.ramus"
	"$ramus" compile -q "$mini" -o "$work/mini.ramus" || return 1
	head -c 5000 "$work/mini.ramus" >"$work/cut.ramus"
	status 1 "$ramus" check "$work/nowhere" && says 'No such file' &&
		status 1 "$ramus" ask "$work/foreign.ramus" && says 'not a compiled topic' &&
		status 1 "$ramus" list "$work/cut.ramus" && says 'bytes where its header says' &&
		status 1 "$ramus" list nonsense && says 'no such file, folder or installed topic'
}

# One byte of the text is altered, which no check of the header can see.
damage_is_told() {
	"$ramus" compile -q "$mini" -o "$work/damaged.ramus" || return 1
	printf Z | dd of="$work/damaged.ramus" bs=1 seek=1500 conv=notrunc 2>/dev/null
	for command in check list ask; do
		status 1 "$ramus" $command "$work/damaged.ramus" && says 'damaged' || return 1
	done
}

browser_needs_a_terminal() {
	status 1 "$ramus" "$mini" && says 'ramus ask'
}

compile_writes_where_it_is_told() {
	status 0 "$ramus" compile "$mini" -o "$work/x.ramus" && says 'x.ramus: ' &&
		test -s "$work/x.ramus" && (cd "$work" && status 0 "$ramus" compile -q "$mini") &&
		cmp "$work/x.ramus" "$work/mini.ramus" &&
		status 1 "$ramus" compile -q "$mini" -o "$work/no/such/folder.ramus"
}

compile_writes_nothing_of_bad_tables() {
	cp -R "$mini" "$work/bad" && chmod -R u+w "$work/bad" || return 1
	echo 'cyst-x,Twice,no-such-parent' >>"$work/bad/causes.csv"
	status 1 "$ramus" compile "$work/bad" -o "$work/bad.ramus" && says 'error: ' &&
		test ! -e "$work/bad.ramus"
}

# "yes" to X takes the rule away and no other rule is as urgent.
a_failing_proof_writes_nothing() {
	mkdir "$work/lost" || return 1
	printf 'key,value\nid,lost\ntitle,Lost\n' >"$work/lost/topic.csv"
	printf 'id,name,prevalence\na,A,common\n' >"$work/lost/causes.csv"
	printf 'id,text,stage\nq-x,X?,history\nq-y,Y?,history\n' >"$work/lost/questions.csv"
	printf 'id,question,name\nx,q-x,X\ny,q-y,Y\n' >"$work/lost/symptoms.csv"
	printf 'cause,symptom,frequency\na,x,50%%\na,y,50%%\n' >"$work/lost/evidence.csv"
	printf 'id,when,urgency,message\nt,unsure x and y,soon,See someone.\n' >"$work/lost/triage.csv"
	status 1 "$ramus" compile "$work/lost" -o "$work/lost.ramus" && says 'FAILS           monotone' &&
		says 'q-x: not sure; q-y: yes' && says 'not written' && test ! -e "$work/lost.ramus" &&
		status 1 "$ramus" check "$work/lost" && says 'FAILS           monotone'
}

same_bytes() {
	"$ramus" compile -q "$mini" -o "$work/a.ramus" || return 1
	(umask 077 && LC_ALL=C TZ=Asia/Tokyo "$ramus" compile -q "$mini" -o "$work/b.ramus") || return 1
	cp -R "$mini" "$work/copy" && "$ramus" compile -q "$work/copy" -o "$work/c.ramus" || return 1
	cmp "$work/a.ramus" "$work/b.ramus" && cmp "$work/a.ramus" "$work/c.ramus"
}

check_reports() {
	status 0 "$ramus" check "$mini" && says 'holds           red-flags-first' &&
		says 'is covered' && says 'reading grade' &&
		status 0 "$ramus" check -q "$mini" && test ! -s "$work/out" &&
		"$ramus" compile -q "$mini" -o "$work/mini.ramus" &&
		status 0 "$ramus" check "$work/mini.ramus" && says 'holds           monotone'
}

# python3 is no dependency; where it is there, it reads the JSON.
json_is_json() {
	command -v python3 >/dev/null 2>&1 || return 0
	printf 'id,present,cause\n' >"$work/none.csv"
	for command in "check --json $mini" "list --json $mini" 'schema --json' \
		"rank --json $mini" "eval --json $mini $work/none.csv" \
		"sections --json $mini/documents/$(ls "$mini/documents" | head -n 1)"; do
		# The words of the command are to be split.
		"$ramus" $command >"$work/json" 2>"$work/err" || return 1
		python3 -c 'import json, sys; json.load(open(sys.argv[1]))' "$work/json" || {
			echo "$command"
			return 1
		}
	done
}

ask_walks_by_lines() {
	yes u | "$ramus" ask "$mini" >"$work/unsure" && grep -q '^Urgency: soon' "$work/unsure" || return 1
	printf '?\nw\nb\n1\n' | "$ramus" ask "$mini" >"$work/first" || return 1
	grep -q 'none of the answers' "$work/first" && grep -q '^.*Why: ' "$work/first" &&
		grep -q 'This is the first question' "$work/first" &&
		grep -q '^Urgency: EMERGENCY\|^Urgency: emergency' "$work/first"
}

show_and_rank() {
	cause=$("$ramus" list "$mini" | awk '$1 == "cause" { print $2; exit }')
	status 0 "$ramus" show "$mini" "$cause" && says "id $cause" &&
		status 1 "$ramus" show "$mini" no-such-id && says 'no id of this topic' &&
		status 0 "$ramus" rank "$mini" && says 'urgency: routine' &&
		status 2 "$ramus" rank "$mini" no-such-id
}

# Names of files are the user's own: nothing in them may act on the terminal.
names_do_not_act() {
	evil=$(printf 'e\033[31mvil')
	status 1 "$ramus" check "$work/$evil" || return 1
	! grep -q "$(printf '\033')" "$work/err"
}

a_closed_output_is_no_success() {
	("$ramus" schema >&-) 2>"$work/err" && return 1
	test ! -e /dev/full || ! "$ramus" schema >/dev/full 2>"$work/err"
}

echo 1..15
ok 'wrong usage is told, with 2' usage_is_told
ok 'help and version' help_is_given
ok 'files that are no topics are refused in words, with 1' faults_of_files_are_told
ok 'a damaged file is refused when the damage is met' damage_is_told
ok 'the browser says that it needs a terminal' browser_needs_a_terminal
ok 'compile writes where it is told, or beside' compile_writes_where_it_is_told
ok 'compile writes nothing where tables have errors' compile_writes_nothing_of_bad_tables
ok 'compile writes nothing where a proof fails' a_failing_proof_writes_nothing
ok 'same bytes under another locale, umask, time zone and place' same_bytes
ok 'check reports proofs and figures' check_reports
ok '--json is JSON' json_is_json
ok 'ask walks line by line' ask_walks_by_lines
ok 'show and rank' show_and_rank
ok 'a name with an escape in it does not act' names_do_not_act
ok 'an output that cannot be written is no success' a_closed_output_is_no_success
