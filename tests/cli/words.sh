#!/bin/sh
# SPDX-License-Identifier: MIT
# words.sh - a topic in another language: its words in every face, and a translator's way to them.
. "${RAMUS_SRCDIR:-$(cd "$(dirname "$0")/../.." && pwd)}/tests/cli/lib.sh"
topic=$work/finger.ramus

"$ramus" compile -q "$srcdir/tests/data/finger" -o "$topic" || exit 99
HOME=$work XDG_DATA_HOME=$work/data XDG_CONFIG_HOME='' TERM=dumb
export HOME XDG_DATA_HOME XDG_CONFIG_HOME TERM

# typed LINES COMMAND... - what the command says to these lines, in $work/out.
typed() {
	lines=$1
	shift
	printf '%b' "$lines" | "$@" >"$work/out" 2>"$work/err"
	cat "$work/out" "$work/err"
}

# silent WORD... - whether the last output has none of the words.
silent() {
	for word; do
		if grep -iw -- "$word" "$work/out"; then
			echo "says: $word"
			return 1
		fi
	done
}

# saved_walk ANSWERS FILE - a walk as the browser saves it.
saved_walk() {
	sum=$(sed -n 's/^topic finger //p' "$work/p")
	{
		printf 'ramus-session 1\n# One walk: its answers, bookmarks and notes. No name, no date.\n'
		printf 'topic finger %s\n%b' "$sum" "$1"
	} >"$work/body"
	printf 'end %s\n' "$(gzip -c "$work/body" | tail -c 8 | od -An -tx1 -N4 |
		awk '{ print $4 $3 $2 $1 }')" | cat "$work/body" - >"$2"
}

a_walk_to_the_end() {
	typed 'n\nw\ny\nmore\n' "$ramus" ask "$topic" && says 'Von keiner Ärztin geprüft.' &&
		says 'Warnzeichen: Ist der Finger kalt' && says '1. Ja' && says '2. Nein' &&
		says '3. Weiß nicht' && says '(noch höchstens 2)' &&
		says 'Ansehen und fühlen: ' && says 'Wie dringend es ist' &&
		says 'Dringlichkeit: heute: lass es heute noch ansehen' && says 'Was tun' && says 'Zum Arzt' &&
		says 'Wann zum Arzt' && says 'Was eine Ärztin prüfen kann' && says 'kein Befund' &&
		silent today urgency doctor emergency stage "red flag"
}

an_emergency() {
	typed 'y\n' "$ramus" ask "$topic" && says 'NOTFALL: hol jetzt Hilfe für dich' && says 'Jetzt sofort' &&
		says 'Warum' && silent emergency doctor
}

what_does_not_suit() {
	typed 'n\ny\nmore\n' "$ramus" ask "$topic" && says 'Nicht, wenn du nicht weißt ob du gestürzt bist.'
}

an_entry() {
	status 0 "$ramus" show "$topic" bruch && says 'Ursache' && says 'heute' &&
		says 'Was es zeigt, von 100, geschätzt' && silent Cause today
}

a_practice() {
	typed 'list emergency\n1\ncovered\n2\n3\nrank 2\ncommit today\n1\n1\n' \
		"$ramus" practice "$topic" --case fall-eins --save "$work/p"
	says 'Warnzeichen' && says 'Worauf es ankommt' && says 'heute (lass es heute' || return 1
	typed '1\ncovered\n3\n2\nrank 2\ncommit nie\ncommit DAHEIM\n' "$ramus" practice "$topic" --case fall-eins --save "$work/n" &&
		says 'The urgencies are NOTFALL (emergency), heute (today)' && grep -q '^commit self-care$' "$work/n" &&
		says 'committed to "daheim", and the case was "heute"' || return 1
	typed 'rank 2\ncommit to\n' "$ramus" practice "$topic" --case fall-eins --save "$work/i" &&
		grep -q '^commit today$' "$work/i"
}

on_paper() {
	command -v gzip >/dev/null || return 0
	saved_walk 'answer f-blau no\nanswer f-sturz sturz\nanswer f-schief schief\n' "$work/w"
	for form in markdown html lines; do
		status 0 "$ramus" transcript --form $form "$work/w" "$topic" &&
			says 'Ein Finger tut weh: ein Gang' && says 'Von keiner Ärztin geprüft.' &&
			says 'Diese Seite dient dem Lernen' && says 'Was gefragt wurde' &&
			says 'heute' && says 'Was passt, von 100 Menschen' && says 'Was eine Ärztin prüfen kann' &&
			silent clinician doctor diagnosis || return 1
	done
	status 0 "$ramus" transcript "$work/p" "$topic" && says 'Der Fall' && says 'Worauf es ankommt'
}

every_word_can_be_given_back() {
	mkdir "$work/all" && cp -r "$srcdir/tests/data/mini/." "$work/all" &&
		"$ramus" schema --words >"$work/all/words.csv" &&
		status 0 "$ramus" check "$work/all" && ! grep -q 'words.csv' "$work/err" &&
		test "$(sed -n '/^level-soon,/p' "$work/all/words.csv" | cut -d , -f 2)" = soon &&
		"$ramus" compile -q "$srcdir/tests/data/mini" -o "$work/a.ramus" &&
		"$ramus" compile -q "$work/all" -o "$work/b.ramus" && cmp "$work/a.ramus" "$work/b.ramus"
}

# What a screen has room for is counted alike in any locale; no ideograph takes less than two columns.
columns_of_any_locale() {
	mkdir "$work/wide" && cp -r "$srcdir/tests/data/mini/." "$work/wide" &&
		printf 'word,text\ntab-emergency,痛痛痛痛痛痛\n' >"$work/wide/words.csv" || return 1
	for locale in C C.UTF-8; do
		status 1 env LC_ALL=$locale "$ramus" check "$work/wide" && says 'takes 12 columns' || return 1
	done
}

ok 'a walk line by line is in the topic'\''s words' a_walk_to_the_end
ok 'so is an emergency' an_emergency
ok 'so is whom advice does not suit' what_does_not_suit
ok 'so is an entry' an_entry
ok 'so is a practice' a_practice
ok 'so is paper' on_paper
ok 'the list for translators is a words.csv that changes nothing' every_word_can_be_given_back
ok 'what is too long is so in any locale' columns_of_any_locale
echo "1..$n"
