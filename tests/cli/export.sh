#!/bin/sh
# SPDX-License-Identifier: MIT
# export.sh - ramus export: each format read back by the rules of who reads it (export.py), and drawn where
# the program that draws it is there; the browser each size light and dark with RAMUS_LONG.
. "${RAMUS_SRCDIR:-$(cd "$(dirname "$0")/../.." && pwd)}/tests/cli/lib.sh"
read_back=$srcdir/tests/cli/export.py
PYTHONDONTWRITEBYTECODE=1
export PYTHONDONTWRITEBYTECODE

built_knee "$work/knee.ramus" || exit 99
for topic in mini figure flow ottawa panel several wells; do
	"$ramus" compile -q "$srcdir/tests/data/$topic" -o "$work/$topic.ramus" || exit 99
done

# with PROGRAM NAME COMMAND... - the test, or a line that it was skipped for want of that program.
with() {
	program=$1
	shift
	if command -v "$program" >/dev/null 2>&1; then
		ok "$@"
	else
		n=$((n + 1))
		echo "ok $n - $1 # SKIP $program is not installed"
	fi
}

formats_are_named() {
	status 2 "$ramus" export "$work/mini.ramus" && says 'which format?' && says 'html' &&
		status 2 "$ramus" export "$work/mini.ramus" --format papyrus && says 'no format "papyrus"' &&
		status 0 "$ramus" help export && says 'The formats:' && says 'html '
}

files_are_whole_or_not_there() {
	status 0 "$ramus" export "$work/mini.ramus" --format html -o "$work/mini.html" && ! test -s "$work/out" &&
		status 0 "$ramus" export "$work/mini.ramus" --format html && cmp "$work/out" "$work/mini.html" &&
		status 1 "$ramus" export "$work/mini.ramus" --format html -o "$work/none/mini.html" &&
		dd if="$work/mini.ramus" of="$work/cut.ramus" bs=1000 count=20 2>/dev/null &&
		status 1 "$ramus" export "$work/cut.ramus" --format html -o "$work/cut.html" && ! test -e "$work/cut.html"
}

html_leads_everywhere() {
	for topic in knee mini figure flow ottawa panel several wells; do
		status 0 "$ramus" export "$work/$topic.ramus" --format html -o "$work/$topic.html" &&
			python3 "$read_back" html "$work/$topic.html" || return 1
	done
	status 0 "$ramus" list --json "$work/knee.ramus" &&
		python3 "$read_back" entries "$work/out" "$work/knee.html" &&
		grep -q '<pre class="figure" aria-hidden="true">' "$work/knee.html" &&
		grep -q '<ul class="tree">' "$work/knee.html" &&
		test "$(grep -c 'id="/document/' "$work/knee.html")" -eq 7
}

# Spaces would end an id.
a_file_has_a_space_in_its_name() {
	cp -r "$srcdir/tests/data/mini" "$work/spaced" && chmod -R u+w "$work/spaced" &&
		printf '# Notes\n\nA text.\n' >"$work/spaced/documents/my notes.md" &&
		"$ramus" compile -q "$work/spaced" -o "$work/spaced.ramus" &&
		status 0 "$ramus" export "$work/spaced.ramus" --format html -o "$work/spaced.html" &&
		python3 "$read_back" html "$work/spaced.html" &&
		grep -q '"my-notes.md/notes"' "$work/spaced.html"
}

more_of_the_tree() {
	status 0 "$ramus" export "$work/knee.ramus" --format html --branches 3 &&
		test "$(grep -c 'More about this question' "$work/out")" -eq 3
}

# browse FILE OPTION... - headless Chromium on mini.html, which has to say nothing on its console.
browse() {
	drawn=$1
	shift
	HOME=$work timeout 120 chromium --headless --no-sandbox --disable-gpu --hide-scrollbars \
		--user-data-dir="$work/profile" --enable-logging=stderr "$@" "file://$work/mini.html" \
		>"$work/out" 2>"$work/err" </dev/null && test -s "$work/$drawn" && ! grep 'CONSOLE' "$work/err"
}

a_browser_draws_it() {
	"$ramus" export "$work/mini.ramus" --format html -o "$work/mini.html" || return 1
	for look in light:1280,1000 dark:400,800 ${RAMUS_LONG:+light:400,800 dark:1280,1000}; do
		theme=${look%:*} forced=--force-dark-mode
		test "$theme" = dark || forced=
		# shellcheck disable=SC2086
		browse "$theme.png" $forced --window-size="${look#*:}" --screenshot="$work/$theme.png" &&
			python3 "$read_back" "$theme" "$work/$theme.png" || return 1
		rm -f "$work"/*.png
	done
	browse mini.pdf --no-pdf-header-footer --print-to-pdf="$work/mini.pdf" &&
		test "$(head -c 4 "$work/mini.pdf")" = %PDF || return 1
	command -v pdftotext >/dev/null 2>&1 || return 0
	# What an entry folds is on the paper.
	pdftotext -layout "$work/mini.pdf" "$work/pdf.txt" && grep -A3 'From the documents' "$work/pdf.txt" | grep 'Broken bones'
}

json_has_every_id_once() {
	for topic in knee mini figure flow ottawa panel several wells; do
		status 0 "$ramus" export "$work/$topic.ramus" --format json -o "$work/$topic.json" &&
			python3 "$read_back" json "$work/$topic.json" || return 1
	done
}

anki_reads_the_cards() {
	for topic in knee mini; do
		status 0 "$ramus" export "$work/$topic.ramus" --format anki -o "$work/$topic.txt" &&
			python3 "$read_back" anki "$work/$topic.txt" &&
			env LC_ALL=C.UTF-8 "$ramus" export "$work/$topic.ramus" --format anki >"$work/said.txt" &&
			cmp "$work/$topic.txt" "$work/said.txt" || return 1
	done
}

the_package_fits_the_tables() {
	for topic in data/knee tests/data/mini tests/data/figure tests/data/flow tests/data/panel tests/data/several; do
		status 0 "$ramus" export "$srcdir/$topic" --format datapackage -o "$work/datapackage.json" &&
			python3 "$read_back" package "$work/datapackage.json" "$srcdir/$topic" || return 1
	done
	status 1 "$ramus" export "$work/mini.ramus" --format datapackage && says 'only of a folder'
}

graphviz_draws_the_tree() {
	for topic in knee mini several; do
		status 0 "$ramus" export "$work/$topic.ramus" --format dot -o "$work/$topic.dot" &&
			dot -Tsvg "$work/$topic.dot" -o "$work/$topic.svg" 2>"$work/err" && ! test -s "$work/err" &&
			grep -q '<svg' "$work/$topic.svg" || return 1
	done
	status 0 "$ramus" export "$work/knee.ramus" --format dot --branches 3 &&
		test "$(grep -c 'label="Not sure"' "$work/out")" -eq 3
}

# Each form has letters of its own that mean something.
a_title_stays_what_it_is() {
	cp -r "$srcdir/tests/data/mini" "$work/titled" && chmod -R u+w "$work/titled" &&
		sed 's/^title,.*/title,R\&D::A \&lt; B/' "$srcdir/tests/data/mini/topic.csv" >"$work/titled/topic.csv" &&
		"$ramus" compile -q "$work/titled" -o "$work/titled.ramus" &&
		status 0 "$ramus" export "$work/titled.ramus" --format anki && says '#deck:R&D:A &lt; B' &&
		status 0 "$ramus" export "$work/titled.ramus" --format dot && says 'label="R&amp;D::A &amp;lt; B'
}

the_handout_has_its_parts() {
	status 0 "$ramus" export "$work/knee.ramus" --format markdown &&
		test "$(wc -w <"$work/out")" -lt 4400 &&
		grep '^## ' "$work/out" >"$work/parts" && cat "$work/parts" && printf '## %s\n' 'Get help at once' \
		'When to see somebody' 'What it can come from' 'What you can do yourself' Sources | cmp - "$work/parts"
}

# What needs two answers is told too, with what it needs; and a source with every line.
the_handout_says_when() {
	status 0 "$ramus" export "$work/knee.ramus" --format markdown && cp "$work/out" "$work/sheet" || return 1
	sed -n '/^## Get help/,/^## When/p' "$work/sheet" >"$work/urgent"
	grep -q 'joint may be bleeding.*you take a blood thinner.*ref-wfh-haemophilia' "$work/urgent" &&
		grep -q 'make a clot in the leg likely.*you have had a blood clot.*ref-wells-dvt' "$work/urgent" &&
		grep -q 'until that is ruled out. (within hours)\*\* This holds if the knee is swollen and ' "$work/sheet" || return 1
	sed -n '/^## What it can/,/^## What you/p' "$work/sheet" | grep '^- ' >"$work/causes"
	test -s "$work/causes" && ! grep -v '\]$' "$work/causes" && ! grep -E 'self-care|routine' "$work/causes" &&
		grep 'more, some of them serious:' "$work/sheet" &&
		sed -n '/<section id="\/emergency/,/<\/section>/p' "$work/knee.html" | grep 'The joint may be bleeding'
}

# walk SUM LINE... - a walk with these answers, as the browser saves it. gzip knows the checksum at its end.
walk() {
	printf 'ramus-session 1\n# One walk: its answers, bookmarks and notes. No name, no date.\ntopic mini %s\n' "$1" >"$work/body"
	shift
	printf '%s\n' "$@" >>"$work/body"
	printf 'end %s\n' "$(gzip -c "$work/body" | tail -c 8 | od -An -tx1 -N4 |
		awk '{ print $4 $3 $2 $1 }')" | cat "$work/body" -
}

half_a_page_for_a_doctor() {
	printf '4\nrank thorn\n' | "$ramus" practice "$work/mini.ramus" --case c-jam --save "$work/p" >/dev/null 2>&1
	sum=$(sed -n 's/^topic mini //p' "$work/p")
	walk "$sum" 'answer q-danger unsure' 'answer q-how twisted' >"$work/w"
	walk "$sum" 'answer q-blood bleeding' >"$work/urgent"
	status 0 "$ramus" transcript --short "$work/urgent" "$work/mini.ramus" && says 'EMERGENCY' &&
		says 'Call your local emergency number now' && says 'There: **Bleeding' || return 1
	walk "$sum" 'answer q-danger unsure' 'answer q-blood unsure' 'answer q-numb no' 'answer q-red red-skin' 'answer q-diabetes diabetes' \
		'answer q-how unsure' 'answer q-swollen unsure' >"$work/soon"
	status 0 "$ramus" transcript --short "$work/soon" "$work/mini.ramus" &&
		says '(within 2 days)' && says 'red finger should be seen early. [s1]' && says '"Not sure" is not "no", and this can make it an emergency: Bleeding' &&
		says '- Can this be ruled out: Infection of the skin' && says 'Risk factors: ' &&
		test "$(grep -c '^Not sure: ' "$work/out")" -eq 1 || return 1
	for form in markdown cells html lines json; do
		status 0 "$ramus" transcript --short --form $form "$work/w" "$work/mini.ramus" &&
			says 'Not sure or not answered, so not ruled out: ' && ! says 'Not there' && says 'medicines' || return 1
		test $form = html || test "$(wc -l <"$work/out")" -le 40 || return 1
	done
	status 1 "$ramus" transcript --short "$work/p" "$work/mini.ramus" && says 'has no short form'
}

echo 1..14
ok 'formats are named where one is asked for' formats_are_named
ok 'a file is written whole or not at all' files_are_whole_or_not_there
with python3 'html: every id once, every link leads somewhere, nothing is fetched' html_leads_everywhere
with python3 'html: a file may have a space in its name' a_file_has_a_space_in_its_name
ok 'html: the tree as far as is wished' more_of_the_tree
with chromium 'html: a browser draws it wide, narrow, dark and on paper, and complains of nothing' a_browser_draws_it
with python3 'json: every id once, and what is named is there' json_has_every_id_once
with python3 'anki: cards by the documented rules, with their sources' anki_reads_the_cards
with python3 'datapackage: the descriptor fits the tables' the_package_fits_the_tables
with dot 'dot: Graphviz draws it and warns of nothing' graphviz_draws_the_tree
ok 'anki and dot: a title stays what it is' a_title_stays_what_it_is
ok 'markdown: a handout of a few pages' the_handout_has_its_parts
ok 'markdown and html: every emergency, and when each rule holds' the_handout_says_when
with gzip 'transcript --short: half a page, in every form' half_a_page_for_a_doctor
