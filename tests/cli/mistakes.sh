#!/bin/sh
# SPDX-License-Identifier: MIT
# mistakes.sh - what authors get wrong, as they wrote it: one mistake gives the messages named here, in
# that number, and no others but notes. Most need the shared data beside the tree, and are skipped
# without.
. "${RAMUS_SRCDIR:-$(cd "$(dirname "$0")/../.." && pwd)}/tests/cli/lib.sh"
shared=${RAMUS_SHARED:-$srcdir/../shared}
mini=$srcdir/tests/data/mini

# The tree is no matter here, and what takes longest by far; with RAMUS_LONG it is grown, too.
few='--nodes 500'
test -z "${RAMUS_LONG-}" || few=

# gives FOLDER ID... - whether compiling it gives just these messages above notes. What was said of a
# mistake at another time lies beside the tables and is no part of them.
gives() {
	folder=$1
	shift
	# shellcheck disable=SC2086
	"$ramus" compile $few "$folder" -o "$work/x.ramus" >/dev/null 2>"$work/err"
	test $? -le 1 || { echo "$folder: crashed"; return 1; }
	given=$(sed -n '/SAID.txt: \| note: /d;s/.*\[\([a-z0-9-]*\)\]$/\1/p' "$work/err")
	test "$(echo $given)" = "$*" || { echo "$folder"; echo "$given"; return 1; }
}

each_mistake_is_one_message() {
	failed=0
	while read -r number ids; do
		for folder in "$shared"/authoring/mistakes/"$number"-*; do
			# shellcheck disable=SC2086
			gives "$folder" $ids || failed=1
		done
	done <<-'END'
		01 id-unknown
		02 value-missing
		03 parent-cycle
		04 quote-stray
		05 quote-lines
		06 id-twice
		07 utf8-invalid
		08 file-utf16
		09
		10
		11 ask-if-cycle
		12 emergency-not-red-flag
		13 red-flag-late
		14
		15
		16 word-unknown
		17 id-unknown
		18 row-fields
		19 row-fields
		20 column-near
		21 file-near
		22 word-unknown
		23 id-form
		24 id-form
		25 id-kind
		26
		27 condition-syntax
		28 question-options
		29 question-options
		30 question-options
		31 evidence-twice
		32 section-unknown
		33 document-missing
		34 covers-kind covers-stage
		35
		36
		37 emergency-silent
		38
		39 id-kind id-kind
		40 word-unknown
		41 id-unknown
		42 group-prevalence
		43 word-unknown
		44 word-unknown
		45 header-missing
		46
		47 row-fields
		48 row-fields
		49 row-fields
		50 condition-not
		51
		52
		53 condition-syntax
		54 value-missing
		55
		56
		57 word-unknown
		58
		59 question-options label-twice
	END
	return $failed
}

what_was_reported() {
	failed=0
	while read -r number ids; do
		for folder in "$shared"/reports/"$number"-*; do
			# shellcheck disable=SC2086
			gives "$folder/topic" $ids || failed=1
		done
	done <<-'END'
		05 options-above
		06 label-twice label-twice
		07 evidence-twice evidence-twice evidence-twice evidence-twice evidence-twice
		08 row-empty
		09 document-form
		10
		11
		13 column-near
		14
		23 condition-syntax
	END
	return $failed
}

# Tables that are well formed and make no sense are told of by check.
sense_is_looked_at() {
	failed=0
	while read -r folder words; do
		"$ramus" check "$shared"/$folder 2>/dev/null | tr '\n' ' ' | tr -s ' ' >"$work/out"
		grep -qF -- "$words" "$work/out" || { echo "$folder: $words"; failed=1; }
	done <<-'END'
		authoring/mistakes/09-* self-care rules that never come to bear: t-home
		authoring/mistakes/10-* q-bouts (waits for: thunderclap headache; with that for certain an emergency ends
		authoring/mistakes/15-* self-care rules that no answer makes fail: t-home
		authoring/mistakes/35-* tumour (by t-growing)
		authoring/mistakes/36-* emergency causes that no rule or end of that urgency suspects: co-poison
		authoring/mistakes/51-* cases whose findings do not fit their cause: c1
		authoring/mistakes/52-* suspects that no finding of their rule speaks for: tension (by t-thunder)
		reports/25-*/topic questions that only "not sure" can open: q-p
	END
	return $failed
}

# One line of the small topic changed: the table, what sed does to it, the messages.
slips_of_the_small_topic() {
	failed=0
	while IFS='	' read -r table change ids; do
		rm -rf "$work/slip" && cp -r "$mini" "$work/slip"
		sed -i "$change" "$work/slip/$table.csv"
		cmp -s "$mini/$table.csv" "$work/slip/$table.csv" && { echo "nothing changed: $change"; failed=1; }
		# shellcheck disable=SC2086
		gives "$work/slip" $ids || { echo "$table: $change"; failed=1; }
	done <<-'END'
		causes	s/;[a-z0-9# -]*//g;s/,/;/g;s/very-common/1,000/	word-unknown
		causes	s/;[a-z0-9# -]*//g;s/,/;/g;s/very-common/12,500/	word-unknown
		causes	s/;[a-z0-9# -]*//g;s/,/;/g;s/very-common/1,5/
		causes	s/;[a-z0-9# -]*//g;s/,/;/g;s/very-common/0,125/
		causes	s/very-common/1000/
		questions	s/;[a-z0-9# -]*//g;s/,/;/g;s/;2;/;2,000;/	value-form
		triage	s/red-skin and fever/AT-LEAST 2 OF (red-skin; fever)/
		triage	s/red-skin and fever/fever AND Rule:r-diabetes/
		triage	s/red-skin and fever/Unsure fever/
		advice	s/not pierced/Suspect:fracture/
		advice	s/urgency:soon;urgency:routine/Urgency:soon;URGENCY:Routine/
		evidence	1s/.*/cause,sympton,how-often,strength,basis,source/	column-missing column-near
		evidence	1s/frequency/frequensy/	column-near
		symptoms	s/It was twisted or jammed/Something crushed it/	label-twice
		symptoms	s/It was twisted or jammed/something  Crushed it/	label-twice
		symptoms	s/It was twisted or jammed/Somethíng crushed it/
		symptoms	s/^twisted,.*,10/twisted,q-how,Something crushed it,,10/	label-twice
		symptoms	s/^twisted,.*,10/twisted,q-how,Finger was crushed,It was twisted,10/
		causes	s/Splinter,/sprained Finger,/	label-twice
		causes	s/Splinter,/Spráined finger,/
		triage	s/,,s1#when/,injuries,s1#when/
		questions	s/"\(Is the finger numb, white or cold?\)"/\xe2\x80\x9c\1\xe2\x80\x9d/	row-fields
		evidence	3,9s/,/;/g	row-fields
		evidence	3,9s/^/# /;3,9s/,/ /g	row-fields
		evidence	3,9s/,[^,]*$//	row-fields row-fields row-fields rows-fields
		cases	s/,sprain,/,sprane,/	id-unknown
		cases	s/,sprain,/,,/	case-cause
		advice	s/sprain;fracture/sprain and fracture/	id-unknown
	END
	return $failed
}

# A field too many and one too few in each row of each table: nothing else is said of the row, nor of
# what refers to it.
a_row_that_does_not_fit_is_one_message() {
	failed=0
	rm -rf "$work/slip" && cp -r "$mini" "$work/slip" && chmod -R u+w "$work/slip"
	for table in "$mini"/*.csv; do
		slip=$work/slip/${table##*/}
		lines=$(wc -l <"$table")
		for line in $(seq 2 "$lines"); do
			for change in 's/,/,x,/' 's/^[^,]*,//'; do
				sed "$line$change" "$table" >"$slip"
				gives "$work/slip" row-fields || { echo "$table:$line $change"; failed=1; }
			done
		done
		cat "$table" >"$slip"
	done
	return $failed
}

a_table_by_another_name_is_one_message() {
	for called in Evidence.csv evidences.csv 'evidence .csv' evidence.CSV evidence.csv.txt; do
		rm -rf "$work/slip" && cp -r "$mini" "$work/slip"
		mv "$work/slip/evidence.csv" "$work/slip/$called" && gives "$work/slip" file-near || return 1
	done
	cp "$work/slip/$called" "$work/slip/evidence.csv" && gives "$work/slip" file-unknown
}

columns_of_cases_are_held_to_their_names() {
	printf '%s\n' 'id,present,absnt,cause' '1,bleeding,fever,sprain' >"$work/cases.csv"
	status 1 "$ramus" eval "$mini" "$work/cases.csv" && says "cases.csv:1:12: error:" && says "'absent'" &&
		test "$(grep -c error: "$work/err")" = 1 || return 1
	printf '%s\n' 'id,present,Cause' '1,bleeding,sprain' >"$work/cases.csv"
	status 1 "$ramus" eval "$mini" "$work/cases.csv" && says '[case-near]' &&
		test "$(grep -c error: "$work/err")" = 1 || return 1
	printf '%s\n' 'id|present|cause' '1|bleeding|sprain' >"$work/cases.csv"
	status 1 "$ramus" eval "$mini" "$work/cases.csv" && says 'needs: id, present, cause' && says 'what separates' &&
		test "$(grep -c error: "$work/err")" = 1 || return 1
	printf '%s\n' 'id,present,cause,title,age' '1,bleeding,sprain,A case,7' >"$work/cases.csv"
	status 0 "$ramus" eval "$mini" "$work/cases.csv"
}

# A group among the suspects is one thing: it is told where no finding speaks for any of its causes.
a_group_that_is_suspected_is_one_thing() {
	rm -rf "$work/slip" && cp -r "$mini" "$work/slip"
	sed -i '/^r-blood/s/,,s1/,injuries,s1/;/^r-numb/s/fracture//' "$work/slip/triage.csv"
	status 0 "$ramus" check "$work/slip" &&
		says 'suspects that no finding of their rule speaks for: injuries (by' || return 1
	sed -i '/^injuries,swollen/s/swollen-finger/bleeding/' "$work/slip/evidence.csv"
	status 0 "$ramus" check "$work/slip" && ! grep -q 'of their rule speaks' "$work/out"
}

a_suspect_that_its_red_flag_excludes_is_told() {
	rm -rf "$work/slip" && cp -r "$mini" "$work/slip"
	echo 'fracture,numb-finger,excluded,,stated,s1' >>"$work/slip/evidence.csv"
	status 0 "$ramus" check --full "$work/slip" && tr '\n' ' ' <"$work/out" | tr -s ' ' >"$work/flat" &&
		grep -qF 'fracture (by r-numb) (a finding of the rule excludes it)' "$work/flat" || return 1
	sed -i '/^r-numb/s/,numb-finger,/,numb-finger and bent-finger,/;/^r-numb/s/emergency/soon/' "$work/slip/triage.csv"
	sed -i '/^q-numb/s/,emergency,/,history,/;s/q-blood;q-numb/q-blood/' "$work/slip/questions.csv"
	status 0 "$ramus" check --full "$work/slip" && tr '\n' ' ' <"$work/out" | tr -s ' ' >"$work/flat" &&
		grep -qF 'fracture (by r-numb) (a finding of the rule excludes it)' "$work/flat"
}

a_name_is_one_line() {
	status 0 "$ramus" list "$shared/reports/10-newline-in-name-breaks-list/topic" && says 'Pain in the knee'
}

findings_do_not_contradict() {
	topic=$shared/reports/14-eval-present-and-absent
	status 1 "$ramus" eval "$topic/topic" "$topic/cases.csv" && says '[case-against]' &&
		status 1 "$ramus" rank "$topic/topic" pain no:pain && says 'contradicts' &&
		status 0 "$ramus" rank "$topic/topic" pain pain
}

ok 'one line changed gives one message' slips_of_the_small_topic
ok 'a row that does not fit is one message' a_row_that_does_not_fit_is_one_message
ok 'a table by another name is one message' a_table_by_another_name_is_one_message
ok 'columns of cases are held to their names' columns_of_cases_are_held_to_their_names
ok 'a group that is suspected is one thing' a_group_that_is_suspected_is_one_thing
ok 'a suspect that its red flag excludes is told' a_suspect_that_its_red_flag_excludes_is_told
if ! test -d "$shared/authoring/mistakes"; then
	echo 'ok 7 - the mistakes of authors # SKIP the shared data is not here'
	echo 1..7
	exit 0
fi
ok 'each mistake of an author gives one message' each_mistake_is_one_message
ok 'what was reported of tables is told' what_was_reported
ok 'what makes no sense is worth a look' sense_is_looked_at
ok 'a name with a line break takes one line' a_name_is_one_line
ok 'a finding that is present and absent is refused' findings_do_not_contradict

echo 1..11
