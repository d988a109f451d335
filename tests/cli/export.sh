#!/bin/sh
# export.sh - ramus export: each format read back by the rules of who reads it (export.py), and drawn where
# the program that draws it is there.
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
	for size in 1280,1000 400,800; do
		browse light.png --window-size=$size --screenshot="$work/light.png" &&
			python3 "$read_back" light "$work/light.png" &&
			browse dark.png --force-dark-mode --window-size=$size --screenshot="$work/dark.png" &&
			python3 "$read_back" dark "$work/dark.png" || return 1
		rm -f "$work"/*.png
	done
	browse mini.pdf --no-pdf-header-footer --print-to-pdf="$work/mini.pdf" &&
		test "$(head -c 4 "$work/mini.pdf")" = %PDF
}

echo 1..5
ok 'formats are named where one is asked for' formats_are_named
ok 'a file is written whole or not at all' files_are_whole_or_not_there
with python3 'html: every id once, every link leads somewhere, nothing is fetched' html_leads_everywhere
ok 'html: the tree as far as is wished' more_of_the_tree
with chromium 'html: a browser draws it wide, narrow, dark and on paper, and complains of nothing' a_browser_draws_it
