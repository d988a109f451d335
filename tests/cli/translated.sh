#!/bin/sh
# SPDX-License-Identifier: MIT
# translated.sh - nothing that is told is left to the program's own language. Every word that
# `ramus schema --words` prints is written in Greek letters, and so are the tables of tests/data/greek:
# what is then told in Latin ones is a word that no topic can say otherwise.
. "${RAMUS_SRCDIR:-$(cd "$(dirname "$0")/../.." && pwd)}/tests/cli/lib.sh"
folder=$work/greek
topic=$work/greek.ramus
HOME=$work XDG_DATA_HOME=$work/data XDG_CONFIG_HOME='' TERM=dumb
export HOME XDG_DATA_HOME XDG_CONFIG_HOME TERM

mkdir "$folder" && cp "$srcdir/tests/data/greek/"*.csv "$folder" || exit 99
"$ramus" schema --words | awk '
	BEGIN {
		latin = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
		split("α β ξ δ ε φ γ η ι ζ κ λ μ ν ο π ψ ρ σ τ υ ϐ ω χ ϋ ϑ " \
			"Α Β Ξ Δ Ε Φ Γ Η Ι Ζ Κ Λ Μ Ν Ο Π Ψ Ρ Σ Τ Υ Ϝ Ω Χ Ϋ Θ", greek, " ")
	}
	NR == 1 { print; next }
	{
		comma = index($0, ",")
		line = substr($0, 1, comma)
		value = 0
		for (i = comma + 1; i <= length($0); i++) {
			letter = substr($0, i, 1)
			value = letter == "{" ? 1 : letter == "}" ? 0 : value
			at = index(latin, letter)
			line = line (at > 0 && !value ? greek[at] : letter)
		}
		print line
	}' >"$folder/words.csv"
"$ramus" compile -q "$folder" -o "$topic" || exit 99

# translated - whether the last output has no Latin word of three letters or more but: ids and files,
# the terms that the tables give frequencies in, what is typed, and what is said about typing.
translated() {
	sed -e 's/<style>.*<\/style>//' -e '/<style>/,/<\/style>/d' -e 's/ aria-label="\([^"]*\)"/>\1</g' -e 's/<[^>]*>//g' \
		-e 's/very-frequent//g; s/very-rare//g; s/frequent//g; s/occasional//g' \
		-e 's/, why, back, help, quit: //; s/(the end) more, path, read WORD, save FILE, back, quit: //' \
		-e 's/^Saved: .*//; s/^> //' -e 's/Case k1$//' -e 's/\<dok\>//' \
		-e 's/^Ask, rank causes, say when the .* are covered, and commit\. ? lists what can be typed\.$//' \
		"$work/out" >"$work/plain"
	test -s "$work/plain" && ! grep -n '[A-Za-z][A-Za-z][A-Za-z]' "$work/plain"
}

# typed LINES COMMAND...
typed() {
	lines=$1
	shift
	printf '%b' "$lines" | "$@" >"$work/out" 2>"$work/err" || { cat "$work/err"; return 1; }
}

a_walk() {
	typed 'n\n2\ny\nmore\npath\nread s1\nread c2\nread a1\nread r2\nread p1\nread q3\nquit\n' \
		"$ramus" ask --session "$work/w" "$topic" && says 'Έλα σήμερα.' && translated &&
		typed 'y\nmore\nquit\n' "$ramus" ask --session "$work/e" "$topic" && says 'Έλα τώρα.' && translated &&
		typed 'n\nνονε\nquit\n' "$ramus" ask "$topic" && translated &&
		! says 'That is none of the answers'
}

paper() {
	for walk in w e; do
		for form in markdown html lines; do
			status 0 "$ramus" transcript --form "$form" "$work/$walk" "$topic" && translated || return 1
		done
		status 0 "$ramus" transcript --short "$work/$walk" "$topic" && translated &&
			status 0 "$ramus" replay "$work/$walk" "$topic" && translated || return 1
	done
}

# A practice taken well, and one taken ill.
a_practice() {
	typed 'list\n1\ncovered\nknown\nwhy 1\n2\n3\nrank c2\nrank c1\ndrop c1\nundo\nmine\ncauses\ncommit today\n1\n1\n' \
		"$ramus" practice "$topic" --case k1 --save "$work/p" && says 'Σκέψου.' && translated &&
		typed '4\n3\ncovered\nrank c1\nrank c3\nrank c2\ncommit self-care\n\n\n' \
			"$ramus" practice "$topic" --case k1 --save "$work/ill" && says 'Σκέψου.' && translated || return 1
	for practice in p ill; do
		status 0 "$ramus" transcript "$work/$practice" "$topic" && translated &&
			status 0 "$ramus" replay "$work/$practice" "$topic" && translated || return 1
	done
}

# What frames a round is the program's: the seed, what can be typed, the sum.
a_drill() {
	typed '2\n-2\n0\nq\n' "$ramus" practice --drill --seed 1 "$topic" || return 1
	sed -e 's/ Seed 1\.$//' -e 's/^Answer with a number: -2 \(.*\)\. q stops\.$/\1/' -e 's/-2 to 2> //' -e '/^Score: /d' \
		"$work/out" >"$work/read" && mv "$work/read" "$work/out" &&
		says 'Δριλλ' && says 'Ϋου τηινκ' && translated
}

entries() {
	"$ramus" list "$topic" | awk '{ print $2 }' >"$work/ids"
	xargs "$ramus" show --plain "$topic" <"$work/ids" >"$work/out" && translated
}

# A class of two and a half, of whom one is told all that can go wrong.
a_class() {
	mkdir "$work/class" && cp "$work/p" "$work/ill" "$work/class" &&
		typed '1\nquit\n' "$ramus" practice "$topic" --case k1 --save "$work/class/op" || return 1
	mv "$work/class/ill" "$work/class/il" || return 1
	for form in cells lines markdown html; do
		status 0 "$ramus" scores --form "$form" "$work/class" "$topic" && says 'Πτώση' && translated || return 1
	done
}

# Names for programs stand around what people read: headers and tags of cards, words of the drawing's language.
exports() {
	for format in html markdown dot anki; do
		status 0 "$ramus" export --format "$format" "$topic" -o "$work/written" || return 1
		mv "$work/written" "$work/out" && says 'Δοκιμή' || return 1
		case $format in
		dot) sed -n 's/.* \[.*label="\(.*\)".*/\1/p' "$work/out" | sed 's/",.*//; s/\\n/ /g' >"$work/read" ;;
		anki) grep -v '^#' "$work/out" | cut -f 2,3 >"$work/read" ;;
		*) sed 's/ramus [0-9.]*//; s/<code>ramus<\/code>//' "$work/out" >"$work/read" ;;
		esac
		mv "$work/read" "$work/out" && translated || return 1
	done
}

ok 'no walk has a word of the program left' a_walk
ok 'no paper has' paper
ok 'no practice has' a_practice
ok 'no drill has' a_drill
ok 'no entry has' entries
ok 'no report on a class has' a_class
ok 'no page, handout, drawing or card has' exports
echo "1..$n"
