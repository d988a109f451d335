#!/bin/sh
# SPDX-License-Identifier: MIT
# tables.sh - what authors may write in several ways makes the same file, byte by byte.
. "${RAMUS_SRCDIR:-$(cd "$(dirname "$0")/../.." && pwd)}/tests/cli/lib.sh"
mini=$srcdir/tests/data/mini

# same FOLDER FOLDER - whether both compile without a message, and to the same bytes.
same() {
	for folder; do
		status 0 "$ramus" compile "$folder" -o "$folder.ramus" || return 1
		grep -vq ': note: \|^0 errors, 0 warnings\|: [0-9]* bytes$' "$work/err" "$work/out" && return 1
	done
	cmp "$1.ramus" "$2.ramus"
}

comments() {
	cp -r "$mini" "$work/comments"
	for table in "$work"/comments/*.csv; do
		{
			printf '\357\273\277# %s, "as it is read\r\n' "$(basename "$table")"
			sed 's/$/\
# between; two "rows/' "$table"
		} >"$work/t" && mv "$work/t" "$table"
	done
	cp -r "$mini" "$work/bare"
	same "$work/bare" "$work/comments" &&
		printf '%s\n' '# cases' 'id,present,cause' '# none' '1,nobody,no' >"$work/cases.csv" &&
		status 1 "$ramus" eval "$mini" "$work/cases.csv" && says 'cases.csv:4:3: error:'
}

# In both the symptoms of the choice come first, since the order of a table is that of the file.
symptoms_beside_their_questions() {
	cp -r "$mini" "$work/two" && cp -r "$mini" "$work/one"
	{
		head -n 1 "$mini/symptoms.csv"
		grep ',q-how,' "$mini/symptoms.csv"
	} >"$work/one/symptoms.csv"
	{
		cat "$work/one/symptoms.csv"
		sed 1d "$mini/symptoms.csv" | grep -v ',q-how,'
	} >"$work/two/symptoms.csv"
	awk -F, '
		FNR == 1 { file++ }
		file == 1 && FNR > 1 {
			id = $1; question = $2
			sub(/^[^,]*,[^,]*,/, "")
			match($0, /^("[^"]*"|[^,]*)/)
			name = substr($0, 1, RLENGTH)
			split(substr($0, RLENGTH + 3), rest, /,/)
			definition = substr($0, RLENGTH + 3 + length(rest[1]) + 1)
			sub(/,[^,]*$/, "", definition)
			if (question != "q-how")
				symptom[question] = id "," name "," rest[1] "," definition
		}
		file == 2 && FNR == 1 { print $0 ",symptom,name,background,definition" }
		file == 2 && FNR > 1 { print $0 "," ($1 in symptom ? symptom[$1] : ",,,") }
	' "$mini/symptoms.csv" "$mini/questions.csv" >"$work/one/questions.csv"
	same "$work/two" "$work/one" || return 1
	# Without the choice no table of symptoms is left.
	for topic in one two; do
		sed -i '/^q-how,/d; s/twisted or crushed/swollen-finger/' "$work/$topic/questions.csv"
		for table in symptoms evidence triage cases disagreements advice; do
			sed -i '/twisted\|crushed\|pierced\|q-how/d' "$work/$topic/$table.csv"
		done
	done
	rm "$work/one/symptoms.csv"
	same "$work/two" "$work/one"
}

# One mistake in a row that names its symptom is one message: none about symptoms.csv, which is not there,
# and none about what refers to it. Two rows of one id are told as that.
a_row_with_its_symptom_is_one_mistake() {
	rm -rf "$work/new" && "$ramus" new "$work/new" >"$work/said" && cp -r "$work/new" "$work/twice" || return 1
	sed -i '/^q-eyes/s/$/,too,many/' "$work/new/questions.csv"
	status 1 "$ramus" check "$work/new" && says '[row-fields]' && says '1 error, ' || return 1
	for more in 'a,A?,complaint,sa,A sign,' 'b,B?,complaint,sb,B sign,' 'c,C?,complaint,sc,C sign,'; do
		echo "$more" >>"$work/twice/questions.csv"
	done
	sed -n '/^q-eyes/s/itchy-eyes/sore-eyes/p' "$work/twice/questions.csv" >>"$work/twice/questions.csv"
	sed -i '2,$s/^hay-fever,/no-such-cause,/' "$work/twice/evidence.csv"
	status 1 "$ramus" check "$work/twice" && says '[id-twice]' && ! says 'symptom-both' && ! says 'symptoms.csv'
}

ok 'comments change nothing, and lines are counted with them' comments
ok 'the symptom of a yes-no question may stand in its row' symptoms_beside_their_questions

ok 'a row that names its symptom is one mistake' a_row_with_its_symptom_is_one_mistake
echo 1..3
