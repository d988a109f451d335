#!/bin/sh
# SPDX-License-Identifier: MIT
# seeds.sh DOOR FOLDER - what the fuzzing function of that name begins with: FOLDER/* from the tables
# and documents of the tree, and FOLDER.dict, the words of its grammar, from the program's own
# tables. Faults that were found stand in corpus/DOOR beside this file.
srcdir=${RAMUS_SRCDIR:-$(cd "$(dirname "$0")/../.." && pwd)}
ramus=${RAMUS:-${RAMUS_BUILDDIR:-$srcdir/build}/ramus}
data=$srcdir/tests/data
door=$1 to=$2
mkdir -p "$to" || exit 1

# words FILE... - a dictionary of the ids in the first columns of tables, and of standard input.
words() {
	{
		cat
		for file; do
			tail -n +2 "$file" | sed -n 's/^\([A-Za-z0-9_-]*\),.*/\1/p'
		done
	} | sort -u | sed -n 's/^[ -~]\{1,40\}$/&/p' | sed 's/["\\]/\\&/g; s/.*/"&"/' >"$to.dict"
}

# lines WORD... - one a line.
lines() {
	printf '%s\n' "$@"
}

# topic FOLDER... - each as one input of the folder's function.
topic() {
	for folder; do
		name=$(printf '%s' "${folder#"$srcdir"/tests/}" | tr / -)
		(
			cd "$folder" || exit 1
			for file in *.* documents/*; do
				test -f "$file" || continue
				echo "== $file =="
				cat "$file"
			done
		) >"$to/$name"
	done
}

case $door in
folder)
	topic "$data"/* "$srcdir"/tests/golden/diag/*/topic
	"$ramus" schema --words | { echo '== words.csv =='; cat; } >"$to/words"
	{
		"$ramus" schema | sed -n 's/^\([a-z]*\.csv\).*/\1/p; s/^  \([a-z0-9-]*\)\*\{0,1\}$/\1/p'
		"$ramus" schema | sed -n 's/^ *= //p' | tr ', ' '\n\n'
		"$ramus" schema --words | cut -d, -f1
		lines '== ' ' ==' 'rule:' 'suspect:' 'unsure ' 'at-least 2 of (' ' and ' ' or ' 'not (' \
			'urgency:' 'figure.txt' 'figure.mask' 'documents/a.md' 'documents/a.txt'
	} | words
	;;
table)
	cp "$data"/mini/*.csv "$to"
	lines '"' '""' ',' ';' 'sep=;' '# ' id name parent source | words
	;;
condition)
	tail -q -n +2 "$data"/*/triage.csv | cut -d, -f2 | sort -u | while read -r line; do
		n=$((n + 1))
		printf '%s' "$line" >"$to/$n"
	done
	lines 'rule:' 'suspect:' 'unsure ' 'at-least ' ' of (' ' and ' ' or ' 'not ' '(' ')' ';' |
		words "$data/mini/symptoms.csv" "$data/mini/triage.csv" "$data/mini/causes.csv"
	;;
document)
	cp "$data"/mini/documents/* "$to"
	find "$srcdir/tests/golden/doc" -name '*.md' -o -name '*.txt' | while read -r file; do
		cp "$file" "$to/golden-$(basename "$file")"
	done
	lines '# ' '- ' '1. ' '> ' '```' '**' '[a](#b)' '![' '](' '<!--' '-->' '<table>' '</td>' \
		'<sup>' '&#27;' '&#x202e;' '&amp;' '| a |' '|---|' '---' '====' '\' "$(printf '\302\240')" |
		words
	;;
text)
	cp "$data"/mini/documents/* "$data"/greek/*.csv "$to"
	;;
image)
	for name in mini figure flow several; do
		"$ramus" compile -q "$data/$name" -o "$to/$name" || exit 1
	done
	;;
session)
	printf '%s\n' 'start' 'answer q-danger no' 'answer q-blood unsure' 'go-on' \
		'mark cause sprain' 'note symptom red-skin two words' 'compare cause fracture' \
		'place Read section fingers.md#infections' >"$to/walk"
	printf '%s\n' 'answer q-blood bleeding' 'mark term splint' 'place Outcome' >"$to/emergency"
	lines start answer go-on mark note compare place cause symptom question section term rule \
		advice source complication disagreement case step 'fingers.md#sprains' no unsure '%20' \
		Read Walk | words "$data"/mini/*.csv
	;;
practice)
	printf '%s\n' 'case c-jam vignette' 'ask q-danger no' 'rank 1 sprain' 'rank 1 fracture' \
		'unrank fracture' 'covered' 'commit self-care' 'next a-ice' 'net' >"$to/row"
	printf '%s\n' 'case sample-1-0 brief' '  drawn sprain routine' \
		'  present twisted swollen-finger' '  absent red-skin' '  unsure bent-finger' \
		'ask q-danger no' 'rank 1 sprain' 'commit routine' >"$to/drawn"
	lines case ask rank unrank covered commit next net vignette brief '  drawn' '  present' \
		'  absent' '  unsure' self-care routine soon today emergency no unsure sample-1-0 |
		words "$data"/mini/*.csv
	;;
class)
	{
		printf '%s\n' '== ann/1.practice ==' 'case c-jam vignette' 'ask q-danger no' 'rank 1 sprain' \
			'covered' 'commit self-care' 'next a-ice' 'net' '== ann/2.practice ==' \
			'case c-jam brief' 'rank 1 fracture' 'commit soon' '== bob.practice ==' \
			'case sample-1-0 brief' '  drawn fracture soon' '  present bent-finger' \
			'rank 1 sprain' 'commit routine' '== eve.practice ==' 'ramus-session 1'
	} >"$to/class"
	lines '== ' ' ==' '/' .practice case ask rank covered commit next net vignette brief '  drawn' \
		'  present' self-care routine soon today emergency no unsure ramus-session \
		ramus-practice | words "$data"/mini/*.csv
	;;
terminal)
	printf 'nny\033[A\033OB\033[5~\033[200~pasted\033[201~q' >"$to/keys"
	printf '\033]0;title\007\033P+q\033\\\033[M !!\033[<0;3;4M\033[<64;1;1m' >"$to/strings"
	printf '\033Op\033Oy\033[1;5C\342\202\254\303\377\033' >"$to/bytes"
	{
		printf '"%s"\n' '\x1b[200~' '\x1b[201~' '\x1b]' '\x1bP' '\x1b_' '\x1b^' '\x1bX' \
			'\x1b\\' '\x07' '\x1b[<0;1;1M' '\x1b[<64;1;1M' '\x1b[M' '\x1bOp' '\x1b[A' \
			'\x1bOM' '\x1b[3~' '\x1b[Z' '\xe2\x82\xac'
	} >"$to.dict"
	;;
progress)
	printf '%s\n' 'order 7' 'case c-jam 2 80 2024-05-01' \
		'card for:sprain 2 2.50 6 2024-05-01 2024-05-07' \
		'card steps:emergency 0 1.30 1 9999-12-31 0001-01-01' >"$to/some"
	lines order case card 'for:' 'against:' 'flags:' 'steps:' 2024-02-29 2.50 1.30 100000 |
		words "$data"/mini/*.csv
	;;
votes)
	printf '%s\n' 'ask q-danger no 3 4' 'ask q-danger unsure 1 0' >"$to/walk"
	printf '%s\n' 'case c-jam' 'cause sprain 12 3' 'cause - 99999 0' 'urgency soon 1 1' \
		'ask q-blood bleeding 2 0' >"$to/case"
	lines case ask cause urgency no unsure self-care routine soon today emergency 99999 |
		words "$data"/mini/*.csv
	;;
config)
	printf '%s\n' '# comment' 'key quit q Ctrl-q' 'theme dark' 'emergency-number 144' 'mouse off' \
		'style title bold fg 3 bg #102030' 'countdown 30' 'ascii on' 'linear off' >"$to/all"
	{
		"$ramus" manual configuration | sed -n 's/^\([a-z-]*\) .*/\1/p'
		for part in actions themes; do
			"$ramus" manual "$part" | sed -n 's/^\.It Li "\(.*\)\\&"$/\1/p'
		done
		"$ramus" manual styles | tr -d ',.'
		"$ramus" manual keynames | tr -d ',.'
		lines bold underline reverse dim fg bg on off Ctrl- Alt-
	} | words
	;;
cases)
	cp "$data/mini/cases.csv" "$to"
	"$ramus" cases --sample 20 "$data/mini" >"$to/sample.csv" || exit 1
	lines id present cause absent unsure initial urgency ';' '"' self-care routine soon today \
		emergency | words "$data/mini/symptoms.csv" "$data/mini/causes.csv"
	;;
keys)
	n=0
	for keys in 'nnnyn1wo' ':sprain
' '/swollen
n' 'cjjM' 't' 'f' 'gj' 'Pa1' 'Ea1' 's a
' '?' 'ujkU' 'R1
1
'; do
		n=$((n + 1))
		# The topic, then what the settings are: mouse, presentation, tour, votes, a countdown.
		printf '%b%s' "\\000$((n % 5))\\0$(printf %03o $((n * 51 % 256)))" "$keys" >"$to/$n"
	done
	;;
typed)
	n=0
	for line in yes no 'not sure' '1 3' 'none' 'read sprain' 'swollen finger' 'save a' '?'; do
		n=$((n + 1))
		printf '%b%s' "\\00$((n % 3))" "$line" >"$to/$n"
	done
	{
		"$ramus" manual asking | sed -n 's/^\.It Li ".*, \([a-z]*\)\(\\&\| .*\)"$/\1/p'
		lines yes no none 'not sure' and
	} | words "$data"/mini/*.csv
	;;
*)
	echo "seeds.sh: no fuzzing function is called $door" >&2
	exit 1
	;;
esac
