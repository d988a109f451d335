#!/bin/sh
# SPDX-License-Identifier: MIT
# What a terminal sends by itself, and what is pasted, answers no question.
. "${RAMUS_SRCDIR:-.}/tests/cli/lib.sh"

if ! command -v python3 >/dev/null; then
	echo '1..0 # SKIP there is no python3'
	exit 0
fi
echo 1..1
none_answers() {
	"$ramus" compile -q "$srcdir/tests/data/mini" -o "$work/mini.ramus" && mkdir "$work/sessions" &&
		python3 "$srcdir/tests/screen/strings.py" "$ramus" "$work/mini.ramus" "$work/sessions"
}
ok 'none of it answers' none_answers
