#!/bin/sh
# SPDX-License-Identifier: MIT
# commands.sh - the commands as a user or a script meets them: output, messages, exit status.
. "${RAMUS_SRCDIR:-$(cd "$(dirname "$0")/../.." && pwd)}/tests/cli/lib.sh"
mini=$srcdir/tests/data/mini

usage_is_told() {
	status 2 "$ramus" nonsense here && says 'no command "nonsense"' &&
		status 2 "$ramus" compile && says 'usage: ramus compile FOLDER' &&
		status 2 "$ramus" schema cases && says "too many arguments, from 'cases' on; usage: ramus schema" &&
		status 2 "$ramus" practice "$mini" c1 && says "from 'c1' on; usage: ramus practice [TOPIC]" &&
		status 2 "$ramus" check --nonsense "$mini" && says 'no option' &&
		status 2 "$ramus" check --nodes many "$mini" && says 'whole number' &&
		status 2 "$ramus" eval --missing maybe "$mini" x.csv && says '"no" or "unknown"' &&
		status 2 "$ramus" browse --case c-jam "$mini" && says 'belong to --present'
}

# The option that is wrong is named, wherever it stands among letters.
a_wrong_letter_is_named() {
	for words in '-xq' '-qx' '-x' '-qxq'; do
		status 2 "$ramus" check "$words" "$mini" && says 'there is no option -x;' || return 1
	done
	status 2 "$ramus" ask "$mini" -s && says 'an argument is missing after -s;' &&
		status 2 "$ramus" check --quite "$mini" && says 'there is no option --quite; did you mean --quiet?' &&
		status 2 "$ramus" ask "$mini" --session && says 'an argument is missing after --session;'
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
	status 1 "$ramus" "$mini" && says 'ramus ask' &&
		status 1 "$ramus" nonsense && says 'nonsense: no such' && ! says 'terminal'
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

# -q hides no loss, --strict takes warnings for errors, and each message is explained by its id.
what_is_lost_is_told() {
	cp -R "$mini" "$work/lossy" && chmod -R u+w "$work/lossy" || return 1
	sed '1s/$/,remarks/; 2,$s/$/,x/' "$mini/causes.csv" >"$work/lossy/causes.csv"
	status 0 "$ramus" compile -q "$work/lossy" -o "$work/lossy.ramus" && says '[column-unknown]' &&
		test -s "$work/lossy.ramus" && rm "$work/lossy.ramus" &&
		status 1 "$ramus" compile --strict "$work/lossy" -o "$work/lossy.ramus" &&
		test ! -e "$work/lossy.ramus" && status 0 "$ramus" check -q "$work/lossy" &&
		status 1 "$ramus" check -q --strict "$work/lossy" && status 0 "$ramus" check --strict "$mini" &&
		status 0 "$ramus" help column-unknown && says 'has no column of this name' &&
		status 0 "$ramus" help choice-silent && says 'such as ...: each answer counts ...% there' &&
		status 0 "$ramus" help quote-open && status 0 "$ramus" help proof-fails && status 0 "$ramus" help id-unknown &&
		grep -q "no ... has the id '...'\$" "$work/out" && ! grep -q % "$work/out" && status 2 "$ramus" help column-unknowm && says 'no message'
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
		says 'is covered' && says 'reading grade' && says 'holds           reachable' &&
		says 'worth a look' && says 'causes that no question tells apart' &&
		says 'of 1000 walks drawn from the tables (seed 1): emergency ' &&
		! grep -q '.\{81\}' "$work/out" && test "$(wc -l <"$work/out")" -le 65 &&
		status 0 "$ramus" check -q "$mini" && test ! -s "$work/out" &&
		"$ramus" compile -q "$mini" -o "$work/mini.ramus" &&
		status 0 "$ramus" check "$work/mini.ramus" && says 'holds           monotone'
}

# Walks are drawn by chance that can be repeated, and told question by question to their end.
check_tells_walks() {
	status 0 "$ramus" check --walks 2 "$mini" && says 'sample-1-1, drawn for ' &&
		says '   1 Is any of these so right now?' && ! grep -q 'sample-1-3' "$work/out" &&
		test "$(grep -c '^sample-1-' "$work/out")" = 2 || return 1
	cp "$work/out" "$work/first" && "$ramus" check --walks 2 "$mini" 2>/dev/null | cmp "$work/first" - &&
		status 0 "$ramus" check --walks 2 --seed 3 "$mini" && says 'sample-3-2' &&
		status 0 "$ramus" check --walks 2 --json "$mini" || return 1
	command -v python3 >/dev/null 2>&1 || return 0
	python3 - "$work/out" <<-'END'
		import json, sys
		walks = json.load(open(sys.argv[1]))["walks"]
		assert walks["drawn"] == 1000 and walks["seed"] == 1, walks
		assert abs(sum(u["share"] for u in walks["urgency"]) - 1) < 1e-9, walks
		assert walks["questions"][1] == {"id": "q-blood", "share": 1}, walks
		assert [w["id"] for w in walks["told"]] == ["sample-1-1", "sample-1-2"], walks
		assert all(w["steps"] and w["urgency"] and w["cause"] for w in walks["told"]), walks
	END
}

# A source of 2019 is over five years old from 2025 on: one line, whatever the topic is compiled into.
check_tells_old_sources() {
	SOURCE_DATE_EPOCH=1735689600 status 0 "$ramus" check "$mini" &&
		says '       1  sources that are over five years old: s2' &&
		SOURCE_DATE_EPOCH=1735689600 status 0 "$ramus" check --json "$mini" &&
		says '{"id":"sources-old","title":"sources that are over five years old","count":1,' &&
		SOURCE_DATE_EPOCH=1735689599 status 0 "$ramus" check "$mini" &&
		! grep -q 'years old' "$work/out" &&
		SOURCE_DATE_EPOCH=1735689600 "$ramus" compile -q "$mini" -o "$work/later.ramus" &&
		"$ramus" compile -q "$mini" -o "$work/now.ramus" && cmp "$work/later.ramus" "$work/now.ramus"
}

# python3 is no dependency; where it is there, it reads the JSON.
json_is_json() {
	command -v python3 >/dev/null 2>&1 || return 0
	printf 'id,present,cause\n' >"$work/none.csv"
	for command in "check --json $mini" "list --json $mini" 'list --json' 'schema --json' "show --json $mini sprain" "find --json $mini finger" \
		"rank --json $mini" "eval --json $mini $work/none.csv" \
		"sections --json $mini/documents/$(ls "$mini/documents" | head -n 1)"; do
		# The words of the command are to be split.
		"$ramus" $command >"$work/json" 2>"$work/err" || return 1
		python3 -c 'import json, sys
told = json.load(open(sys.argv[1]))
told = told if sys.argv[2] == "sections" else [told]
assert told and all(t["format"] == 1 for t in told)' "$work/json" "${command%% *}" || {
			echo "$command"
			return 1
		}
	done
}

ask_walks_by_lines() {
	yes u | "$ramus" ask "$mini" >"$work/unsure" && grep -q '^Urgency: soon' "$work/unsure" || return 1
	printf 'nonsense\nw\nb\n1\n' | "$ramus" ask "$mini" >"$work/first" || return 1
	grep -q 'none of the answers' "$work/first" && grep -q '^.*Why: ' "$work/first" &&
		grep -q 'This is the first question' "$work/first" &&
		grep -q '^Urgency: EMERGENCY\|^Urgency: emergency' "$work/first"
}

# The same walk in words; why and the empty line tell again, a word that only looks like one is no answer.
ask_takes_words() {
	printf 'None of these\nit was TWISTED or jammed\nYES\nnot sure\nNo\n' | "$ramus" ask "$mini" >"$work/words" &&
		printf '3\n2\n1\nu\nn\n' | "$ramus" ask "$mini" >"$work/numbers" &&
		cmp "$work/words" "$work/numbers" || return 1
	printf 'nein\nyess\nnone of thes\n1 or 2\nyes\n' | "$ramus" ask "$mini" >"$work/out" &&
		test "$(grep -c 'none of the answers' "$work/out")" -eq 5 &&
		test "$(grep -c '^3. None of these' "$work/out")" -eq 1 || return 1
	printf '\n\n' | "$ramus" ask "$mini" >"$work/out" &&
		test "$(grep -c '^3. None of these' "$work/out")" -eq 3 || return 1
	# What may be meant of one of them is no answer to all of them.
	for said in '1 no' '1 n' '1, 3, n' 'no 3' 'n 3' 'none 3' '1 none 3' yes; do
		printf 'n\n%s\n' "$said" | "$ramus" ask "$srcdir/tests/data/several" >"$work/out" &&
			says 'none of the answers' || return 1
	done
	printf '3\nno\nyes\n' | "$ramus" ask "$mini" >"$work/out" && test "$(grep -c 'none of the answers' "$work/out")" -eq 2 || return 1
	# Of a screen one that is true is enough, and is asked for.
	printf '2 and 1\n' | "$ramus" ask "$mini" >"$work/out" && says 'EMERGENCY' && says 'Blood or nerves' || return 1
	printf '1 3\nyes\n' | "$ramus" ask "$mini" >"$work/out" && ! says 'EMERGENCY' &&
		test "$(grep -c 'Type the number of one that is true, one is enough' "$work/out")" -eq 2 || return 1
	printf 'bleeding that does not stop\n' | "$ramus" ask "$mini" >"$work/out" && says 'EMERGENCY'
}

# How urgent it is and what to do first; what it may be and why for those who ask on.
ask_tells_more() {
	printf '3\n1\nu\nu\n' >"$work/answers" && "$ramus" ask "$mini" <"$work/answers" >"$work/first" &&
		(cat "$work/answers" && printf 'path\nread stiff finger\nread\nread nothing at all\nm\nwhy\n?\n') |
		"$ramus" ask "$mini" >"$work/out" && says 'What fits' && says 'Not ruled out' && says 'Sources' &&
		says 'Stiff finger' && says 'Say: read WORD' && says '"nothing at all" names nothing here' &&
		says 'save FILE' && ! grep -q 'What fits\|Sources' "$work/first" && grep -q 'What to do' "$work/first" &&
		test "$(grep -c 'How urgent it is' "$work/out")" -eq 1 || return 1
	printf 'n\nmore\nback\n1\n' | "$ramus" ask "$mini" >"$work/out" && says 'So far' && says 'EMERGENCY'
}

# What is kept goes on, there and in the browser; what cannot be kept is told.
ask_keeps_the_walk() {
	printf 'save %s\n3\nsave %s\nsave\n' "$work/no/such" "$work/kept" | "$ramus" ask "$mini" >"$work/out" 2>"$work/err" &&
		says "Saved: $work/kept" && says 'Save where?' && says 'not saved: ' || return 1
	echo mine >"$work/mine" && printf 'save %s\n' "$work/mine" | "$ramus" ask "$mini" >"$work/out" 2>"$work/err"
	test $? -eq 1 && says 'is there already, and is no session' && test "$(cat "$work/mine")" = mine || return 1
	printf 'path\nb\n1\n' | "$ramus" ask --session "$work/kept" "$mini" >"$work/out" && says 'None of these' &&
		says 'EMERGENCY' && "$ramus" transcript "$work/kept" "$mini" >"$work/out" && says 'Bleeding' &&
		status 1 "$ramus" ask --session "$work/words" "$mini" && says "$work/words"
}

# What was mistyped is guessed, never done.
slips_are_guessed() {
	status 2 "$ramus" chek && says 'no topic "chek"; did you mean "check"?' &&
		status 2 "$ramus" sho "$mini" sprain && says 'did you mean "show"?' &&
		status 2 "$ramus" check --jsn "$mini" && says 'did you mean --json?' &&
		status 1 "$ramus" show "$mini" sprian && says 'sprain (Sprained finger)' &&
		status 1 "$ramus" show "$mini" finger && says '"finger" may be ' && says ', and more' &&
		status 1 "$ramus" rank "$mini" no:swolen && says '"swolen" names nothing here' &&
		status 1 "$ramus" show "$mini" zzzzzz && says '`ramus find`'
}

# A section by what tables call it, which is what find prints.
sections_are_entries() {
	status 0 "$ramus" find "$mini" broken bones && says 's1#broken-bones' &&
		status 0 "$ramus" show "$mini" s1#broken-bones && says 'Fingers: a leaflet' &&
		status 1 "$ramus" show "$mini" s1#nowhere && status 1 "$ramus" show "$mini" nothing#broken-bones &&
		says 'may be s1#broken-bones' && status 0 "$ramus" find --json "$mini" broken bones &&
		says '"id":"s1#broken-bones"' || return 1
	# Where no source names the document, its file does: one id in all that tells it.
	cp -R "$mini" "$work/unnamed" && chmod -R u+w "$work/unnamed" &&
		printf '# Meniscus\n\nA pad of cartilage.\n' >"$work/unnamed/documents/other#2.md" &&
		status 0 "$ramus" compile -q "$work/unnamed" -o "$work/unnamed.ramus" &&
		status 0 "$ramus" find "$work/unnamed.ramus" meniscus && says ' other#2.md#meniscus ' &&
		status 0 "$ramus" show "$work/unnamed.ramus" 'other#2.md#meniscus' && says 'A pad of cartilage' &&
		status 1 "$ramus" show "$work/unnamed.ramus" 'nothing#meniscus' &&
		says 'may be other#2.md#meniscus' &&
		status 0 "$ramus" check --json "$work/unnamed" && says '"id":"other#2.md#meniscus"'
}

# No machine has this language. Without LOCPATH there would be C.UTF-8; a C library that has it in itself
# has no need of the word.
utf8_where_it_is_named() {
	for name in LC_ALL=xx_YY.UTF-8 LANG=xx_YY.utf8 LC_CTYPE=UTF-8; do
		status 0 env -u LC_ALL -u LC_CTYPE -u LANG "$name" "$ramus" show "$mini" sprain && says '█' &&
			! says 'C.UTF-8' || return 1
	done
	status 0 env -u LC_ALL -u LC_CTYPE LANG=xx_YY.UTF-8 LC_ALL=C "$ramus" show "$mini" sprain && ! says '█' &&
		! says 'C.UTF-8' || return 1
	status 0 env -u LC_CTYPE LOCPATH="$work" LC_ALL=xx_YY.UTF-8 "$ramus" show "$mini" sprain || return 1
	grep -q '█' "$work/out" || grep -q 'neither the locale.* nor C.UTF-8' "$work/err"
}

plain_has_no_bars() {
	status 0 env LC_ALL=C.UTF-8 "$ramus" show "$mini" sprain && says '█' &&
		status 0 env LC_ALL=C.UTF-8 "$ramus" show --plain "$mini" sprain && ! says '█' && says 'Sprained finger'
}

finds_by_words() {
	status 0 "$ramus" find "$mini" finger sprain && says 'Sprained finger' && ! says 'nearest' &&
		status 0 "$ramus" find "$mini" spranied && says 'Sprained finger' && says 'nearest' &&
		status 1 "$ramus" find "$mini" zzzzzz && says 'nothing has these words: zzzzzz'
}

# The system's file gives way to the user's; a bad line is told and skipped.
tells_the_number_to_call() {
	mkdir -p "$work/etc/ramus" "$work/own/ramus" || return 1
	echo 'emergency-number 110' >"$work/etc/ramus/ramus.conf"
	echo 1 >"$work/answer"
	XDG_CONFIG_DIRS=$work/none:$work/etc "$ramus" ask "$mini" <"$work/answer" >"$work/out" &&
		says 'The emergency number here is 110.' || return 1
	printf 'emergency-number 999\ncolour red\n' >"$work/own/ramus/ramus.conf"
	XDG_CONFIG_DIRS=$work/etc XDG_CONFIG_HOME=$work/own "$ramus" ask "$mini" \
		<"$work/answer" >"$work/out" 2>"$work/err" &&
		says 'The emergency number here is 999.' && says 'get help now (999)' &&
		says 'ramus.conf:2:1: warning: there is no setting "colour"'
}

show_and_rank() {
	cause=$("$ramus" list "$mini" | awk '$1 == "cause" { print $2; exit }')
	status 0 "$ramus" show "$mini" "$cause" && says "Id: $cause" &&
		status 1 "$ramus" show "$mini" no-such-id && says 'names nothing here' &&
		status 0 "$ramus" rank "$mini" && says 'urgency: routine' &&
		status 1 "$ramus" rank "$mini" no-such-id
}

# The figure is drawn, and told in words; a form for reading has the words alone.
the_figure_is_told() {
	status 1 "$ramus" show "$mini" figure && says 'names nothing here' &&
		built_knee "$work/knee.ramus" && knee=$work/knee.ramus &&
		status 0 env LC_ALL=C "$ramus" show "$knee" figure && says "!:" && says "V Popliteal vein" &&
		status 0 env LC_ALL=C.UTF-8 "$ramus" show "$knee" figure && says '║' &&
		status 0 "$ramus" show --form markdown "$knee" figure && ! says '!:' && says 'Popliteal vein' &&
		status 0 "$ramus" show "$knee" popliteal-vein && says 'What can hurt there' && says 'Deep vein thrombosis' &&
		status 0 "$ramus" show "$knee" dvt && says 'Where it sits: Popliteal vein'
}

# A card is told on the page of its cause in every form, and read and measured as what it is: no text
# for patients.
a_card_is_in_every_form() {
	cp -R "$mini" "$work/cards" && chmod -R u+w "$work/cards" &&
		printf '\n## Card of the sprain\n\nStress the collateral ligament.\n\n### Pitfall\n\nAn avulsion.\n' \
			>>"$work/cards/documents/fingers.md" &&
		awk 'NR == 1 { print $0 ",card"; next }
			{ print $0 (/^sprain,/ ? ",s1#card-of-the-sprain;s2" : ",") }' \
			"$mini/causes.csv" >"$work/cards/causes.csv" || return 1
	for form in '' --html --json '--form markdown' '--form lines' '--form cells' '--form json'; do
		# shellcheck disable=SC2086
		status 0 "$ramus" show $form "$work/cards" sprain && says 'For students' &&
			says 'Stress the collateral ligament.' && says 'An avulsion.' &&
			says 'Joints of the hand' || return 1
	done
	status 0 "$ramus" show --html "$work/cards" sprain && says '<h2>For students</h2></summary>' &&
		status 0 "$ramus" show --json "$work/cards" sprain && says '"fold":true' &&
		status 2 "$ramus" show --form wax "$work/cards" sprain && says 'there is no form "wax"' &&
		status 0 "$ramus" check "$work/cards" && says 'causes without a card for students: ' &&
		status 0 "$ramus" check --json "$work/cards" || return 1
	cp "$work/out" "$work/with" && status 0 "$ramus" check --json "$mini" &&
		for file in out with; do
			grep -o '"texts":"documents"[^}]*' "$work/$file" >"$work/$file.grade"
		done && cmp "$work/out.grade" "$work/with.grade" &&
		grep -o '"texts":"cards for students"[^}]*' "$work/with" | grep -q '"words":6,'
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

# An emergency question that nobody answered is no "no": neither urgency nor advice may come of it.
an_open_emergency_is_no_all_clear() {
	status 0 "$ramus" ask "$topic" && says 'Urgency: not known yet: the emergency questions were not all' &&
		! says 'routine' && ! says 'See a doctor' && ! says 'What to do' &&
		printf '4\nn\n' | "$ramus" ask "$topic" >"$work/out" && says 'not known yet' &&
		! says 'What to do' && printf '1\n' | "$ramus" ask "$topic" >"$work/out" &&
		says 'Urgency: EMERGENCY' && says '- Call for help' || return 1
	yes n | "$ramus" ask "$topic" >"$work/out" && says 'Urgency: routine' && says '- See a doctor' &&
		! says 'not known yet' && status 0 "$ramus" rank "$topic" twisted bent-finger &&
		says 'urgency: soon so far; not known yet: the emergency questions' &&
		status 0 "$ramus" rank "$topic" no:bleeding no:numb-finger && ! says 'not known yet' &&
		status 0 "$ramus" rank --json "$topic" && says '"urgency_known":false' &&
		status 0 "$ramus" rank --json "$topic" bleeding && says '"urgency_known":true'
}

# What must always be true (HACKING), said aloud too.
# 1 3: these, and nothing of the others; 1 3 none: and none of the others.
ask_takes_several() {
	several=$srcdir/tests/data/several
	printf 'n\n1 3\n' | "$ramus" ask "$several" >"$work/open" || return 1
	printf 'n\n1,3 none\nn\n' | "$ramus" ask "$several" >"$work/closed" || return 1
	printf 'n\nn\nn\n' | "$ramus" ask "$several" >"$work/none" || return 1
	printf 'n\n1 9\nu\nn\n' | "$ramus" ask "$several" >"$work/unsure" || return 1
	grep -q 'Any number of these can be true' "$work/open" && grep -q 'Urgency: soon' "$work/open" &&
		grep -q 'Urgency: soon' "$work/closed" && grep -q 'none of the others' "$work/closed" &&
		grep -q 'Urgency: self-care' "$work/none" &&
		grep -q 'That is none of the answers' "$work/unsure" &&
		! grep -q 'Urgency: self-care' "$work/unsure" &&
		status 0 "$ramus" rank "$several" no:blue grows no:hard fixed && says 'urgency: soon' &&
		status 0 "$ramus" rank "$several" no:blue grows no:hard no:fixed && says 'urgency: routine'
}

ask_says_what_it_must() {
	status 0 "$ramus" ask "$topic" && says 'Not reviewed by a clinician.' &&
		! says 'asks no emergency questions' || return 1
	printf 'n\nu\nu\nu\nu\nu\nmore\n' | "$ramus" ask "$topic" >"$work/out" && says 'Not ruled out' &&
		says '- Broken finger (soon) [s1; s2]' && says '- Watch it' && says 'in a week. [s1]' &&
		says '- s1 Fingers: a leaflet for tests' && says 'Where sources disagree' &&
		says 'What it can lead to' && says '- Stiff finger (Sprained finger) [s1]' &&
		says 'But: It needs a splint for six weeks. [s2] Here: Ask a doctor' || return 1
	printf '1\n' | "$ramus" ask "$topic" >"$work/out" && says '- EMERGENCY (now): Press hard' || return 1
	mkdir "$work/calm" && printf 'key,value\nid,calm\ntitle,Calm\nreviewed,by Dr A\n' >"$work/calm/topic.csv" &&
		printf 'id,name,prevalence\na,A,common\n' >"$work/calm/causes.csv" &&
		printf 'id,text,stage\nq-x,X?,history\n' >"$work/calm/questions.csv" &&
		printf 'id,question,name\nx,q-x,X\n' >"$work/calm/symptoms.csv" &&
		printf 'cause,symptom,frequency\na,x,50%%\n' >"$work/calm/evidence.csv" || return 1
	status 0 "$ramus" ask "$work/calm" && says 'asks no emergency questions, so it never says' &&
		says 'Reviewed: by Dr A' && ! says 'Not reviewed' && says 'Urgency: routine'
}

# What compile refuses to write, no command works with.
a_folder_is_held_to_its_proofs() {
	printf 'id,present,cause\n' >"$work/none.csv"
	for words in "ask $work/lost" "list $work/lost" "rank $work/lost x" "show $work/lost a" \
		"eval $work/lost $work/none.csv" "cases $work/lost"; do
		# The words of the command are to be split.
		status 1 "$ramus" $words && says 'FAILS           monotone' && says 'not used' &&
			test ! -s "$work/out" || return 1
	done
}

# A walk must not go on over what a damaged part no longer says.
# The parts of an image by name, for a script that damages one; see ramus-image(5).
cat >"$work/image.py" <<'PY'
import re, struct, sys, zlib

class Image:
    def __init__(self, path, records):
        self.data = bytearray(open(path, "rb").read())
        names = re.findall(r"^(?:PART|RECORD|INDEXES)\(([A-Z]+),", open(records).read(), re.M)
        self.parts = {n: struct.unpack_from("<QQII", self.data, 40 + 24 * i)
                      for i, n in enumerate(names)}
        self.table = 40 + 24 * len(names)

    def reseal(self, name):
        """Puts the checksums right after a part of single bytes was changed."""
        offset, count, record, first = self.parts[name]
        for i, at in enumerate(range(0, count * record, 4096)):
            piece = self.data[offset + at:offset + min(at + 4096, count * record)]
            struct.pack_into("<I", self.data, self.table + 4 * (first + i), zlib.crc32(piece))
        sums = struct.unpack_from("<I", self.data, 24)[0]
        struct.pack_into("<I", self.data, 32, zlib.crc32(self.data[40:self.table + 4 * sums]))
        struct.pack_into("<I", self.data, 36, zlib.crc32(self.data[:36]))

    def write(self, path):
        open(path, "wb").write(self.data)
PY

a_damaged_file_asks_nothing() {
	python=$(command -v python3) || return 0
	PYTHONPATH=$work "$python" - "$topic" "$srcdir/src/topic/records.def" "$work/cut-rule.ramus" <<'PY'
import sys
from image import Image
image = Image(sys.argv[1], sys.argv[2])
image.data[image.parts["RULE"][0]] ^= 1
image.write(sys.argv[3])
PY
	printf 'y\ny\ny\n' | "$ramus" ask "$work/cut-rule.ramus" >"$work/out" 2>"$work/err" && return 1
	says 'damaged: part RULE' && test "$(grep -c damaged "$work/err")" -eq 1 && test ! -s "$work/out"
}

# Text of a file that somebody forged, its checksums put right: nothing in it acts on the terminal.
forged_text_does_not_act() {
	python=$(command -v python3) || return 0
	PYTHONPATH=$work "$python" - "$topic" "$srcdir/src/topic/records.def" "$work/forged.ramus" <<'PY'
import sys
from image import Image
image = Image(sys.argv[1], sys.argv[2])
for old, new in ((b"Broken finger", b"Bro\x1b[2J"), (b"Is any of these", b"Is\xe2\x80\xae\x1b]0;"),
    (b"A hurt or", b"A\x1b[7m")):
    at = image.data.find(old)
    assert at > 0
    image.data[at:at + len(old)] = new.ljust(len(old), b".")
image.reseal("TEXT")
image.write(sys.argv[3])
PY
	for words in 'ask' 'list' 'list --json' 'rank' 'rank --json' 'check' 'check --json' 'show'; do
		id=
		test "$words" = show && id=fracture
		status 0 "$ramus" $words "$work/forged.ramus" $id || return 1
		if LC_ALL=C grep -q "$(printf '\033\|\342\200\256')" "$work/out" "$work/err"; then
			echo "raw: $words"
			return 1
		fi
	done
}

# A pipe that nobody writes to must not hold up a compilation.
pipes_in_a_folder_are_refused() {
	cp -R "$mini" "$work/piped" && chmod -R u+w "$work/piped" && rm "$work/piped/triage.csv" &&
		mkfifo "$work/piped/triage.csv" "$work/piped/documents/x.md" || return 1
	status 1 timeout 20 "$ramus" check "$work/piped" && says 'not a regular file' &&
		test "$(grep -c 'not a regular file' "$work/err")" -eq 2 &&
		status 1 timeout 20 "$ramus" sections "$work/piped/documents/x.md"
}

every_command_minds_a_full_device() {
	test -e /dev/full || return 0
	printf 'id,present,cause\n' >"$work/none.csv"
	for words in "check $topic" "check --json $topic" "ask $topic" "list $topic" "rank $topic" \
		"show $topic fracture" "compile $mini -o $work/full.ramus" "eval $topic $work/none.csv" \
		"cases $topic" schema "sections $(ls "$mini"/documents/*.md | head -n 1)" 'manual keys' \
		help 'help check' 'check --help' --help --version; do
		"$ramus" $words >/dev/full 2>"$work/err" </dev/null
		test $? -eq 1 || {
			echo "no failure: $words"
			return 1
		}
		test "$(grep -c 'standard output' "$work/err")" -eq 1 || {
			echo "not told once: $words"
			return 1
		}
	done
}

compile_names_the_file_after_the_id() {
	cp -R "$mini" "$work/folder" && mkdir "$work/empty" || return 1
	(cd "$work/folder" && chmod u+w . && status 0 "$ramus" compile . && says 'mini.ramus: ' &&
		test -s mini.ramus && test ! -e ..ramus) &&
		(cd "$work/empty" && status 0 "$ramus" compile ../folder/ && test -s mini.ramus &&
			test ! -e folder.ramus)
}

# Every command that takes a TOPIC takes the name of an installed one.
names_of_installed_topics() {
	mkdir -p "$work/data/ramus/topics" && cp "$topic" "$work/data/ramus/topics/finger.ramus" || return 1
	XDG_DATA_HOME=$work/data
	export XDG_DATA_HOME
	status 0 "$ramus" check finger && says 'holds           monotone' && status 0 "$ramus" list finger &&
		status 1 "$ramus" check no-such-topic && says 'no such file, folder or installed topic'
	got=$?
	unset XDG_DATA_HOME
	return $got
}

topic=$work/topic.ramus
"$ramus" compile -q "$mini" -o "$topic"
echo 1..40
ok 'wrong usage is told, with 2' usage_is_told
ok 'help and version' help_is_given
ok 'a wrong option is named, also among letters' a_wrong_letter_is_named
ok 'files that are no topics are refused in words, with 1' faults_of_files_are_told
ok 'a damaged file is refused when the damage is met' damage_is_told
ok 'the browser says that it needs a terminal' browser_needs_a_terminal
ok 'compile writes where it is told, or beside' compile_writes_where_it_is_told
ok 'compile writes nothing where tables have errors' compile_writes_nothing_of_bad_tables
ok 'a loss is told by -q too, --strict refuses it, help explains it' what_is_lost_is_told
ok 'compile writes nothing where a proof fails' a_failing_proof_writes_nothing
ok 'same bytes under another locale, umask, time zone and place' same_bytes
ok 'check reports proofs and figures' check_reports
ok 'check tells how walks go' check_tells_walks
ok 'check tells old sources' check_tells_old_sources
ok '--json is JSON' json_is_json
ok 'ask walks line by line' ask_walks_by_lines
ok 'ask takes answers in words, and nothing that is only near' ask_takes_words
ok 'ask tells the rest of an outcome to those who want more' ask_tells_more
ok 'ask keeps a walk and takes it up' ask_keeps_the_walk
ok 'what is mistyped is guessed, not done' slips_are_guessed
ok 'a section is shown by what tables call it' sections_are_entries
ok '--plain has no bars' plain_has_no_bars
ok 'UTF-8 where the environment names it, whatever the machine has' utf8_where_it_is_named
ok 'entries are found by words, exact before near' finds_by_words
ok 'the number to call stands where an emergency is told' tells_the_number_to_call
ok 'ask takes any number of several answers' ask_takes_several
ok 'show and rank' show_and_rank
ok 'the figure is drawn and told in words' the_figure_is_told
ok 'a card is in every form' a_card_is_in_every_form
ok 'a name with an escape in it does not act' names_do_not_act
ok 'an output that cannot be written is no success' a_closed_output_is_no_success
ok 'an emergency question left open is no all-clear' an_open_emergency_is_no_all_clear
ok 'ask says what the screens must say' ask_says_what_it_must
ok 'a folder whose proofs fail is no topic' a_folder_is_held_to_its_proofs
ok 'a damaged file asks nothing' a_damaged_file_asks_nothing
ok 'forged text does not act on the terminal' forged_text_does_not_act
ok 'pipes in a folder are refused' pipes_in_a_folder_are_refused
ok 'every command minds a full device' every_command_minds_a_full_device
ok 'compile names the file after the id' compile_names_the_file_after_the_id
ok 'names of installed topics' names_of_installed_topics
