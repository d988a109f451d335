#!/bin/sh
# SPDX-License-Identifier: MIT
# growth.sh - tables and files of sizes at which work once grew as their square. Each is done, or
# refused with a file and a line, within a limit of CPU (`make bench-growth` measures the growth).
. "${RAMUS_SRCDIR:-$(cd "$(dirname "$0")/../.." && pwd)}/tests/cli/lib.sh"
echo 1..28

# A sanitizer keeps every block of memory that is given back, and maps new ones.
slower=1
grep -q __asan_init "$ramus" && slower=10

# within SECONDS WANT COMMAND... - whether it ends with that exit status in so much CPU.
within() (
	ulimit -t "$(($1 * slower))"
	shift
	status "$@"
)

# topic - a topic of two causes and one question in $work/t; what is in it, tests change.
topic() {
	rm -rf "$work/t" && mkdir "$work/t" && cd "$work/t" || return 1
	printf 'key,value\nid,t\ntitle,T\n' >topic.csv
	printf 'id,name,prevalence\na,A,common\nb,B,common\n' >causes.csv
	printf 'id,text,kind,stage\nq,Is it there?,yes-no,history\n' >questions.csv
	printf 'id,question,name,definition\ns,q,Sign,It is there.\n' >symptoms.csv
	printf 'cause,symptom,frequency\na,s,80%%\nb,s,20%%\n' >evidence.csv
	cd - >/dev/null || return 1
}

# questions N - so many questions in it, q, q1, q2 and on, each with a symptom s, s1, s2 and on.
questions() {
	awk -v n="$1" 'BEGIN { print "id,text,kind,stage"; print "q,Is it there?,yes-no,history"
		for (i = 1; i < n; i++) print "q" i ",Is it " i "?,yes-no,history" }' >"$work/t/questions.csv"
	awk -v n="$1" 'BEGIN { print "id,question,name,definition"; print "s,q,Sign,D."
		for (i = 1; i < n; i++) print "s" i ",q" i ",Sign " i ",D." }' >"$work/t/symptoms.csv"
}

# any_of N - "s or s1 or ...": any of the symptoms of so many questions.
any_of() {
	awk -v n="$1" 'BEGIN { printf "s"; for (i = 1; i < n; i++) printf " or s%d", i }'
}

# sources N - so many sources in it, d0 and on.
sources() {
	awk -v n="$1" 'BEGIN { print "id,title"; for (i = 0; i < n; i++) print "d" i ",D " i }' >"$work/t/sources.csv"
}

a_question_with_65536_options() {
	topic || return 1
	printf 'id,text,kind,stage\nq,Which is it?,choice,history\n' >"$work/t/questions.csv"
	awk 'BEGIN { print "id,question,name,definition"; print "s,q,Sign,D."
		for (i = 1; i < 65536; i++) print "s" i ",q,Sign " i ",D." }' >"$work/t/symptoms.csv"
	within 10 1 "$ramus" compile "$work/t" -o "$work/x.ramus" &&
		says 'symptoms.csv:1002:' && says '[options-many]'
}

a_chain_of_50000_parents() {
	topic || return 1
	awk 'BEGIN { print "id,name,parent,prevalence"; print "g0,G,,"
		for (i = 1; i < 50000; i++) print "g" i ",G " i ",g" i - 1 ","
		print "a,A,g49999,common"; print "b,B,,common" }' >"$work/t/causes.csv"
	within 10 1 "$ramus" compile "$work/t" -o "$work/x.ramus" &&
		says 'causes.csv:1003:' && says '[groups-many]'
}

a_chain_of_16000_ask_ifs() {
	topic || return 1
	awk 'BEGIN { print "id,text,kind,stage,ask-if"; print "q,Is it there?,yes-no,history,"
		for (i = 1; i < 16000; i++)
			print "q" i ",Is it " i "?,yes-no,history,s" (i > 1 ? i - 1 : "") }' >"$work/t/questions.csv"
	awk 'BEGIN { print "id,question,name,definition"; print "s,q,Sign,D."
		for (i = 1; i < 16000; i++) print "s" i ",q" i ",Sign " i ",D." }' >"$work/t/symptoms.csv"
	within 10 1 "$ramus" compile "$work/t" -o "$work/x.ramus" &&
		says 'questions.csv:103:' && says '[chain-long]'
}

a_table_of_four_million_rows() {
	topic || return 1
	{
		echo cause,symptom,frequency
		yes a | head -n 4200000
	} >"$work/t/evidence.csv"
	within 20 1 "$ramus" compile "$work/t" -o "$work/x.ramus" &&
		says 'evidence.csv:4000001:1: error:' && says '[table-long]'
}

# Each is told with its place in the cell; where a character was left out of that, most with the line.
forty_thousand_faults_of_a_cell() {
	for first in g0 "$(printf 'g\0010')"; do
		topic || return 1
		awk -v first="$first" 'BEGIN { print "id,name,kind,for,text"; printf "v,V,rest,%s", first
			for (i = 1; i < 40000; i++) printf ";g%d", i
			print ",Rest." }' >"$work/t/advice.csv"
		within 5 1 "$ramus" compile "$work/t" -o "$work/x.ramus" || return 1
		test "$first" != g0 || says "advice.csv:2:268893: error: no cause has the id 'g39999'" || return 1
	done
	says "advice.csv:2:14: error: no cause has the id 'g1'" &&
		says "advice.csv:2: error: no cause has the id 'g39999'"
}

a_table_of_65536_columns() {
	topic || return 1
	awk 'BEGIN { printf "id,text,kind,stage"; for (i = 0; i < 16384; i++) printf ",id,Text,kinds,x" i
		print "" }' >"$work/t/questions.csv"
	within 10 1 "$ramus" compile "$work/t" -o "$work/x.ramus" &&
		says 'questions.csv:1:' && says '[columns-many]'
}

# To find where a cell stands is to look at the row.
a_row_of_100000_cells_to_filter() {
	topic || return 1
	{
		echo cause,symptom,frequency
		awk 'BEGIN { printf "a,s,80%%"; for (i = 0; i < 100000; i++) printf ",\001x"; print "" }'
	} >"$work/t/evidence.csv"
	within 10 1 "$ramus" compile "$work/t" -o "$work/x.ramus" &&
		says 'evidence.csv:2:9: warning:' && says 'evidence.csv:2: warning:'
}

# Each outcome of the tree keeps what advice is shown at it.
many_pieces_of_advice() {
	topic || return 1
	questions 12
	awk 'BEGIN { print "cause,symptom,frequency"; print "a,s,80%"; print "b,s,20%"
		for (i = 1; i < 12; i++) print "a,s" i ",80%\nb,s" i ",20%" }' >"$work/t/evidence.csv"
	awk 'BEGIN { print "id,name,kind,for,unless,text"
		for (i = 0; i < 16000; i++) print "v" i ",V " i ",rest,a,s" (i % 11 + 1) ",Rest " i "." }' >"$work/t/advice.csv"
	within 20 0 "$ramus" compile -q "$work/t" -o "$work/x.ramus"
}

# Each of them may have been answered before, or not: the proof follows that one by one, on a stack.
a_flow_that_names_16000_questions() {
	topic || return 1
	printf 'start,s0\n' >>"$work/t/topic.csv"
	questions 16000
	awk 'BEGIN { print "id,ask,answer,if,next,message"
		for (i = 1; i < 16000; i++) print "s0,q,any,s" i ",urgency:soon,See"
		print "s0,q,any,,urgency:routine,Wait" }' >"$work/t/flow.csv"
	(ulimit -s 2000 && within 10 1 "$ramus" compile "$work/t" -o "$work/x.ramus") &&
		says 'there are too many walks to follow'
}

# For each answer that is tried the condition is looked at anew.
a_rule_of_many_findings() {
	topic || return 1
	awk 'BEGIN { print "id,text,kind,stage,symptom,name"
		for (i = 0; i < 16000; i++) print "q" i ",Is it " i "?,yes-no,history,s" i ",Sign " i }' >"$work/t/questions.csv"
	rm "$work/t/symptoms.csv"
	awk 'BEGIN { print "cause,symptom,frequency"; for (i = 0; i < 16000; i++) print "a,s" i ",80%" }' >"$work/t/evidence.csv"
	awk 'BEGIN { print "id,when,urgency,message"; printf "r,s0"
		for (i = 1; i < 16000; i++) printf " or s" i
		print ",soon,Go." }' >"$work/t/triage.csv"
	within 10 1 "$ramus" compile -q --nodes 1 "$work/t" -o "$work/x.ramus" && says '[condition-long]' ||
		return 1
	sed -i 's/ or s2000 .* s15999//' "$work/t/triage.csv"
	within 10 1 "$ramus" compile -q --nodes 1 "$work/t" -o "$work/x.ramus" && says 'not decided'
}

# told_causes N - a topic of so many causes, c0 and on, each with a finding that a source states, in
# $work/x.ramus.
told_causes() {
	topic || return 1
	printf 'id,title\nd,D\n' >"$work/t/sources.csv"
	awk -v n="$1" 'BEGIN { print "id,name,prevalence"
		for (i = 0; i < n; i++) print "c" i ",C " i "," (i < n / 2 ? "rare" : "common") }' >"$work/t/causes.csv"
	awk -v n="$1" 'BEGIN { print "cause,symptom,frequency,source"
		for (i = 0; i < n; i++) print "c" i ",s," (i % 2 ? 90 : 10) "%,d" }' >"$work/t/evidence.csv"
	"$ramus" compile -q --nodes 1 "$work/t" -o "$work/x.ramus" 2>/dev/null
}

# A card weighs each finding that a source states of a cause against all other causes.
cards_of_30000_causes() {
	told_causes 30000 || return 1
	within 5 0 "$ramus" export --format anki "$work/x.ramus" && says 'ramus:t:against:c29998'
}

# Those of a round are put in order, the longest overdue first.
a_round_of_60000_cards() {
	told_causes 60000 || return 1
	{
		printf 'ramus-progress 1\ntopic t\n'
		awk 'BEGIN { for (i = 0; i < 60000; i++) printf "card against:c%d 1 2.50 1 1990-01-01 %d-%02d-%02d\n",
			i, 2000 + i % 26, 1 + i % 12, 1 + i % 28 }'
	} >"$work/cards"
	sum=$(gzip -c "$work/cards" | tail -c 8 | head -c 4 | od -An -tx1 | awk '{ print $4 $3 $2 $1 }')
	echo "end $sum" >>"$work/cards"
	within 3 0 "$ramus" practice --recall --round 60000 --progress "$work/cards" "$work/x.ramus" &&
		says '60000 left. What speaks against this: C 30576?'
}

# Each has an id that no other has.
a_page_of_20000_terms() {
	topic || return 1
	awk 'BEGIN { print "term,definition"
		for (i = 0; i < 20000; i++) print "word" i ",What it is." }' >"$work/t/glossary.csv"
	"$ramus" compile -q --nodes 1 "$work/t" -o "$work/x.ramus" || return 1
	within 10 0 "$ramus" export --format html "$work/x.ramus" && says 'id="/term/word19999"'
}

# What mentions a record is not looked for among all: rules that ask for a sign, disagreements of a source.
a_page_of_16000_rules_and_disagreements() {
	topic || return 1
	questions 16000
	sources 16000
	awk 'BEGIN { print "id,when,urgency,message"
		for (i = 1; i < 16000; i++) print "r" i ",s" i ",soon,Go." }' >"$work/t/triage.csv"
	awk 'BEGIN { print "id,about,first,first-source,second,second-source,handling"
		for (i = 1; i < 16000; i++) print "g" i ",a,One,d0,Other,d" i ",We." }' >"$work/t/disagreements.csv"
	"$ramus" compile -q --nodes 1 "$work/t" -o "$work/x.ramus" || return 1
	within 4 0 "$ramus" export --format html "$work/x.ramus" && says '"#r15999"' && says '"#g15999"'
}

# Each is told once, which is not found out by a look at all before it.
forty_cells_of_1000_sources() {
	topic || return 1
	sources 40000
	awk 'BEGIN { print "id,when,urgency,message,source"
		for (r = 0; r < 40; r++) {
			printf "r%d,s,soon,Go.,d%d", r, 1000 * r
			for (i = 1; i < 1000; i++) printf ";d%d", 1000 * r + i
			print ""
		} }' >"$work/t/triage.csv"
	printf 'id,title,vignette,present,absent,cause,urgency,teaching\nc,C,A.,s,,a,soon,T.\n' >"$work/t/cases.csv"
	"$ramus" compile -q --nodes 1 "$work/t" -o "$work/x.ramus" || return 1
	printf 'y\nquit\n' | "$ramus" ask -s "$work/cell" "$work/x.ramus" >/dev/null 2>&1
	within 3 0 "$ramus" transcript "$work/cell" "$work/x.ramus" && says 'd39999** D 39999' || return 1
	printf 'y\nrank a\ncommit soon\n' |
		"$ramus" practice --case c --save "$work/judged" "$work/x.ramus" >/dev/null 2>&1
	within 3 0 "$ramus" transcript "$work/judged" "$work/x.ramus" && says 'd39999** D 39999' || return 1
	within 3 0 "$ramus" export --format html "$work/x.ramus" && says 'href="#d39999"'
}

# That one is told already is seen without a look at all that are told.
an_outcome_of_80000_complications_and_disagreements() {
	topic || return 1
	sources 2
	awk 'BEGIN { print "id,name,causes,definition"
		for (i = 0; i < 80000; i++) print "x" i ",Compl " i ",a;b,Def." }' >"$work/t/complications.csv"
	awk 'BEGIN { print "id,about,first,first-source,second,second-source,handling"
		for (i = 0; i < 80000; i++) print "g" i ",a,One,d0,Other,d1,We " i "." }' >"$work/t/disagreements.csv"
	"$ramus" compile -q --nodes 1 "$work/t" -o "$work/x.ramus" || return 1
	printf 'y\nquit\n' | "$ramus" ask -s "$work/outcome" "$work/x.ramus" >/dev/null 2>&1
	within 4 0 "$ramus" transcript "$work/outcome" "$work/x.ramus" && says 'Compl 79999' && says 'We 79999.'
}

# What a link leads to is not looked for among all sections.
a_document_of_28000_sections_that_are_linked() {
	topic || return 1
	mkdir "$work/t/documents" && printf 'id,title,document\nd,D,d.md\n' >"$work/t/sources.csv"
	awk 'BEGIN { print "# Title"; for (i = 0; i < 28000; i++) printf "## S%d\n\n[x](#s%d)\n\n", i, 27999 - i }' \
		>"$work/t/documents/d.md"
	"$ramus" compile -q --nodes 1 "$work/t" -o "$work/x.ramus" || return 1
	within 3 0 "$ramus" export --format html "$work/x.ramus" && says '#d/s27999'
}

# A session as the program writes it, with the checksum that gzip makes of it.
thirty_thousand_marks() {
	cp -R "$srcdir/tests/data/mini" "$work/big" && chmod -R u+w "$work/big" || return 1
	awk 'BEGIN { for (i = 0; i < 2500; i++) printf "\n\n# Sec %d\n\ntext\n", i }' \
		>>"$work/big/documents/fingers.md"
	"$ramus" compile -q "$work/big" -o "$work/big.ramus" || return 1
	printf 'n\nquit\n' | "$ramus" ask -s "$work/small" "$work/big.ramus" >/dev/null 2>&1
	test -s "$work/small" || { echo 'no session was saved'; return 1; }
	{
		grep '^ramus-session \|^topic ' "$work/small"
		awk 'BEGIN { for (i = 0; i < 31000; i++) print "mark section fingers.md#sec-2499" }'
	} >"$work/marks"
	sum=$(gzip -c "$work/marks" | tail -c 8 | head -c 4 | od -An -tx1 |
		awk '{ print $4 $3 $2 $1 }')
	echo "end $sum" >>"$work/marks"
	within 10 0 "$ramus" transcript "$work/marks" "$work/big.ramus" && says 'Sec 2499'
}

# answered N TIMES - a session of a topic with so many questions: all but the first answered, then that
# one again and again, in $work/many; the topic in $work/x.ramus.
answered() {
	topic || return 1
	questions "$1"
	"$ramus" compile -q --nodes 1 "$work/t" -o "$work/x.ramus" || return 1
	printf 'quit\n' | "$ramus" ask -s "$work/few" "$work/x.ramus" >/dev/null 2>&1
	printf 'y\nquit\n' | "$ramus" ask -s "$work/few" "$work/x.ramus" >/dev/null 2>&1
	{
		grep '^ramus-session \|^topic ' "$work/few"
		awk -v n="$1" 'BEGIN { for (i = 1; i < n; i++) print "answer q" i " no" }'
		yes 'answer q s' | head -n "$2"
	} >"$work/many"
	rm "$work/few"
	sum=$(gzip -c "$work/many" | tail -c 8 | head -c 4 | od -An -tx1 | awk '{ print $4 $3 $2 $1 }')
	echo "end $sum" >>"$work/many"
}

# None is looked for among those before it.
seven_hundred_thousand_answers() {
	answered 16000 700000 || return 1
	within 4 0 "$ramus" transcript "$work/many" "$work/x.ramus" && says '16000. History: Is it there?'
}

# Each step is the walk of the one before and an answer more.
a_replay_of_4000_answers() {
	answered 4000 1 || return 1
	within 4 0 "$ramus" replay "$work/many" "$work/x.ramus" && says 'Step 4000 of 4000'
}

# Of each cause that a rule suspects, what the rule's finding says is looked up.
a_rule_that_suspects_20000_causes() {
	topic || return 1
	awk 'BEGIN { print "id,name,prevalence"; for (i = 0; i < 20000; i++) print "c" i ",C " i ",common" }' \
		>"$work/t/causes.csv"
	awk 'BEGIN { print "cause,symptom,frequency"; for (i = 0; i < 20000; i++) print "c" i ",s,40%" }' \
		>"$work/t/evidence.csv"
	awk 'BEGIN { printf "id,when,urgency,message,suspect\nr,s,soon,Go.,c0"
		for (i = 1; i < 20000; i++) printf ";c" i; print "" }' >"$work/t/triage.csv"
	within 4 0 "$ramus" check --nodes 1 "$work/t"
}

# Whether a group is suspected whole is asked of each rule.
groups_that_16000_rules_suspect() {
	topic || return 1
	awk 'BEGIN { print "id,name,parent,prevalence"; for (i = 0; i < 8000; i++) print "g" i ",G " i ",,"
		for (i = 0; i < 16000; i++) print "c" i ",C " i ",g" int(i / 2) ",common" }' >"$work/t/causes.csv"
	awk 'BEGIN { print "cause,symptom,frequency"; for (i = 0; i < 16000; i++) print "c" i ",s,40%" }' \
		>"$work/t/evidence.csv"
	awk 'BEGIN { print "id,when,urgency,message,suspect"
		for (i = 0; i < 16000; i++) {
			g = i % 8000
			print "r" i ",s,soon,Go " i ".,c" 2 * g ";c" 2 * g + 1
		} }' >"$work/t/triage.csv"
	within 5 0 "$ramus" check --nodes 1 "$work/t"
}

# Each is held against the others, and proved with the others held off.
rules_that_all_say_the_same() {
	for when in s 'unsure s'; do
		topic || return 1
		awk -v when="$when" 'BEGIN { print "id,when,urgency,message"
			for (i = 0; i < 16000; i++) print "r" i "," when ",soon,Go " i "." }' >"$work/t/triage.csv"
		within 4 "$(test "$when" = s; echo $?)" "$ramus" check --nodes 1 "$work/t" || return 1
	done
}

# For each rule, and each pair of them, answers are searched for, of which there are 4^50.
fifty_rules_of_any_of_50_signs() {
	topic || return 1
	questions 50
	sed -i 's/,history$/,emergency/' "$work/t/questions.csv"
	awk 'BEGIN { print "id,when,urgency,message"
		for (i = 1; i < 50; i++) {
			printf "r%d,s%d", i, i
			for (k = 1; k < 49; k++) printf " or s%d", (i + k - 1) % 49 + 1
			print ",emergency,Go."
		}
		print "r,s,emergency,Go." }' >"$work/t/triage.csv"
	within 15 0 "$ramus" check --nodes 1 "$work/t" && says 'too involved to be looked into'
}

# A search for each of them, of which none finds answers, and one that looks at them all.
questions_that_wait_in_vain() {
	topic || return 1
	questions 400
	awk 'NR > 2 { $0 = $0 ",s and not s" } NR == 1 { $0 = $0 ",ask-if" } NR == 2 { $0 = $0 "," } { print }' \
		"$work/t/questions.csv" >"$work/vain" && mv "$work/vain" "$work/t/questions.csv"
	echo "z,Is it all?,yes-no,history,$(any_of 400 | sed "s,s or ,,")" >>"$work/t/questions.csv"
	echo 'sz,z,Sign Z,D.' >>"$work/t/symptoms.csv"
	echo 'a,sz,80%' >>"$work/t/evidence.csv"
	within 15 0 "$ramus" check --nodes 1 "$work/t" && says 'too involved to be looked into'
}

# What each of the signs would open is weighed against the others.
a_hundred_questions_that_wait_for_any_of_100_signs() {
	topic || return 1
	questions 200
	awk -v any="$(any_of 100)" '{ print $0 "," (NR == 1 ? "ask-if" : NR > 101 ? any : "") }' \
		"$work/t/questions.csv" >"$work/any" && mv "$work/any" "$work/t/questions.csv"
	awk 'BEGIN { print "cause,symptom,frequency"; print "a,s,80%"; print "b,s,20%"
		for (i = 1; i < 200; i++) print "a,s" i ",80%\nb,s" i ",20%" }' >"$work/t/evidence.csv"
	within 6 0 "$ramus" check --nodes 1 "$work/t"
}

# Each practice is added to what its person has come to.
a_class_of_16000_people() {
	topic || return 1
	"$ramus" compile -q "$work/t" -o "$work/x.ramus" || return 1
	printf 'rank a\ncommit routine\n' |
		"$ramus" practice --sample 1 --seed 1 --save "$work/one" "$work/x.ramus" >/dev/null 2>&1
	test -s "$work/one" && mkdir "$work/class" || { echo 'no practice was saved'; return 1; }
	long=$(printf '%0200d' 1)
	awk '{ text = text $0 "\n" } END { for (i = 0; i < 16000; i++) printf "%s", text }' "$work/one" |
		(cd "$work/class" && split -a 4 -b "$(($(wc -c <../one)))" - "$long") || return 1
	within 4 0 "$ramus" scores --by student "$work/class" "$work/x.ramus" && says "${long}axrj,1,1,"
}

# Each leaves an emergency open, and is told as that.
answers_not_sure_to_12000_signs() {
	answered 12000 1 || return 1
	sed -i 's/,history$/,emergency/' "$work/t/questions.csv"
	awk 'BEGIN { print "id,when,urgency,message"; print "r,s,emergency,Go."
		for (i = 1; i < 12000; i++) print "r" i ",s" i ",emergency,Go." }' \
		>"$work/t/triage.csv"
	"$ramus" compile -q --nodes 1 "$work/t" -o "$work/x.ramus" || return 1
	printf 'unsure\nquit\n' | "$ramus" ask -s "$work/few" "$work/x.ramus" >/dev/null 2>&1
	{
		grep '^ramus-session \|^topic ' "$work/few"
		awk 'BEGIN { for (i = 1; i < 12000; i++) print "answer q" i " unsure" }'
	} >"$work/many"
	rm "$work/few"
	sum=$(gzip -c "$work/many" | tail -c 8 | head -c 4 | od -An -tx1 | awk '{ print $4 $3 $2 $1 }')
	echo "end $sum" >>"$work/many"
	within 4 0 "$ramus" transcript --short "$work/many" "$work/x.ramus" && says 'Sign 11999'
}

ok 'a question with 65,536 options is refused' a_question_with_65536_options
ok 'a chain of 50,000 parents is refused' a_chain_of_50000_parents
ok 'a chain of 16,000 ask-ifs is refused' a_chain_of_16000_ask_ifs
ok 'a table of more than four million rows is cut off with a word' a_table_of_four_million_rows
ok 'a cell with 40,000 faults' forty_thousand_faults_of_a_cell
ok '16,000 pieces of advice, shown at thousands of ends' many_pieces_of_advice
ok 'a flow that names 16,000 questions is not decided' a_flow_that_names_16000_questions
ok 'cards of 30,000 causes' cards_of_30000_causes
ok 'a round of 60,000 cards' a_round_of_60000_cards
ok 'a session with 31,000 marks is read' thirty_thousand_marks
ok 'a table of 65,536 columns is refused' a_table_of_65536_columns
ok 'a row of 100,000 cells that lose a control character' a_row_of_100000_cells_to_filter
ok 'a rule of 16,000 findings is refused, one of 2,000 not decided' a_rule_of_many_findings
ok 'a document of 28,000 sections that are linked' a_document_of_28000_sections_that_are_linked
ok 'a page of 20,000 terms' a_page_of_20000_terms
ok 'a page of 16,000 rules and disagreements' a_page_of_16000_rules_and_disagreements
ok 'a session with 700,000 answers more is told' seven_hundred_thousand_answers
ok 'a session of 4,000 answers is shown again step by step' a_replay_of_4000_answers
ok 'a rule that suspects 20,000 causes is checked' a_rule_that_suspects_20000_causes
ok '16,000 rules that suspect a group of two each are checked' groups_that_16000_rules_suspect
ok '16,000 rules that all say the same are checked' rules_that_all_say_the_same
ok '50 rules of any of 50 signs are checked, and some not decided' fifty_rules_of_any_of_50_signs
ok '400 questions that wait in vain are checked' questions_that_wait_in_vain
ok 'a hundred questions that wait for any of 100 signs' a_hundred_questions_that_wait_for_any_of_100_signs

ok '40 cells of 1,000 sources each are told' forty_cells_of_1000_sources
ok 'an outcome of 80,000 complications and disagreements' an_outcome_of_80000_complications_and_disagreements
ok 'a class of 16,000 people is summed up' a_class_of_16000_people
ok 'a session of 12,000 answers "not sure" to emergency signs is told' answers_not_sure_to_12000_signs
