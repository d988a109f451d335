#!/bin/sh
# SPDX-License-Identifier: MIT
# doors.sh - how topics are found by name, and the one inside the program.
. "${RAMUS_SRCDIR:-$(cd "$(dirname "$0")/../.." && pwd)}/tests/cli/lib.sh"
mini=$srcdir/tests/data/mini

# alone COMMAND... - the command in an environment that holds nothing of this machine's user.
alone() {
	(cd "$work/empty" && env -i PATH="$PATH" HOME="$work/home" ${path:+RAMUS_PATH="$path"} \
		${data:+XDG_DATA_HOME="$data"} ${dirs:+XDG_DATA_DIRS="$dirs"} "$@")
}

# The program is copied by itself; whether the machine has a knee installed must not matter here.
a_copied_program_opens_the_knee() {
	cp "$ramus" "$work/empty/alone" && alone ./alone list >"$work/out" &&
		says '(inside the program)' && alone ./alone list knee >"$work/ids" &&
		grep -q '^cause  *bakers-cyst ' "$work/ids" &&
		printf '1\n' | alone ./alone ask >"$work/walk" && grep -q 'behind the knee' "$work/walk"
}

the_knee_inside_is_the_one_beside() {
	built_knee "$work/beside.ramus" && alone "$ramus" list knee --json >"$work/inside" &&
		"$ramus" list "$work/beside.ramus" --json | cmp - "$work/inside"
}

# titled FOLDER TITLE - puts the topic "mini" there, under that title.
titled() {
	rm -rf "$work/tables" && cp -R "$mini" "$work/tables" && chmod -R u+w "$work/tables" &&
		sed -i "s/^title,.*/title,$2/" "$work/tables/topic.csv" && mkdir -p "$1" &&
		"$ramus" compile -q "$work/tables" -o "$1/mini.ramus"
}

lists() {
	alone "$ramus" list >"$work/out" 2>"$work/err" && says "$1"
}

the_first_place_counts() {
	titled "$work/one/ramus/topics" Everybody && dirs=relative:$work/none:$work/one && lists Everybody &&
		titled "$work/own/ramus/topics" Own && data=$work/own && lists Own &&
		! says Everybody && titled "$work/path" Path && path=$work/none:$work/path && lists Path &&
		! says Own && test "$(grep -c ^mini "$work/out")" -eq 1 && says "$work/path/mini.ramus"
}

a_broken_topic_hides_no_other() {
	mkdir -p "$work/broken" && cp "$work/path/mini.ramus" "$work/broken" &&
		echo nothing >"$work/broken/a.ramus" && path=$work/broken &&
		! alone "$ramus" list >"$work/out" 2>"$work/err" && says a.ramus && says Path || return 1
	rm "$work/broken/a.ramus" && LC_ALL=C sed 's/Path/Pxth/' "$work/path/mini.ramus" >"$work/broken/mini.ramus" &&
		! alone "$ramus" list >"$work/out" 2>"$work/err" && says 'mini.ramus' && says 'damaged' && says knee
}

list_is_json() {
	path=$work/path
	alone "$ramus" list --json >"$work/out" 2>"$work/err"
	python3 -c 'import json, sys
found = {t["name"]: t for t in json.load(sys.stdin)["topics"]}
assert found["mini"]["title"] == "Path" and found["mini"]["path"].endswith("/mini.ramus")
assert "knee" in found' <"$work/out"
}

# A language that no machine has; what is asked for is UTF-8.
utf8_where_it_is_asked_for() {
	for charset in UTF-8 utf8; do
		printf '1\n' | alone env LANG=xx_XX.$charset "$ramus" show knee acl >"$work/out"
		says '·' || return 1
	done
	alone env LANG=xx_XX LC_ALL= "$ramus" show knee acl >"$work/out" && ! says '·'
}

mkdir "$work/empty" "$work/home"
path='' data='' dirs=$work/none
echo 1..6
ok 'a program that is copied alone opens the knee' a_copied_program_opens_the_knee
ok 'the knee inside the program is the one beside it' the_knee_inside_is_the_one_beside
ok 'of several places the first counts' the_first_place_counts
ok 'a broken topic is named and hides no other' a_broken_topic_hides_no_other
if command -v python3 >/dev/null; then
	ok 'the list is JSON, too' list_is_json
else
	n=$((n + 1))
	echo "ok $n - the list is JSON, too # SKIP python3 is missing"
fi
ok 'UTF-8 is written where the locale of that name is missing' utf8_where_it_is_asked_for
