#!/bin/sh
# SPDX-License-Identifier: MIT
# --watch begins on a folder that does not compile yet: it says what is missing, waits, and opens the
# browser once nothing is. What is compiled again later keeps neither a key nor a signal waiting.
. "${RAMUS_SRCDIR:-.}/tests/screen/lib.sh"

fresh() {
	begin 80 24
	rm -rf "${dir:?}/topic" && mkdir "$dir/topic"
	run "clear; cd $dir"
	wait_prompt
}

walks() {
	wait_for '(^|[›>,]) Walk(,| |$)' || return 1
	keys Q
	wait_prompt
}

from_empty() {
	fresh
	run "$RAMUS --watch topic"
	wait_for 'topic has no questions.csv' && wait_for 'is empty; .ramus new' && wait_for 'Ctrl-C ends' || return 1
	"$RAMUS" new "$dir/topic" >/dev/null || return 1
	walks
}

# Each change is told of, until all is mended.
from_broken() {
	fresh
	"$RAMUS" new "$dir/topic" >/dev/null || return 1
	cp "$dir/topic/evidence.csv" "$dir/sound.csv"
	echo 'nonsense,row' >>"$dir/topic/evidence.csv"
	run "$RAMUS --watch topic"
	wait_for 'fields of the row: 2' && wait_for 'Ctrl-C ends' || return 1
	{
		cat "$dir/sound.csv"
		echo 'cold,no-such-one,rare,judgement,notes'
	} >"$dir/topic/evidence.csv"
	wait_for 'has changed' && wait_for 'no-such-one' || return 1
	cp "$dir/sound.csv" "$dir/topic/evidence.csv"
	walks
}

from_a_failing_proof() {
	fresh
	"$RAMUS" new "$dir/topic" >/dev/null || return 1
	cp "$dir/topic/advice.csv" "$dir/sound.csv"
	grep -v '^a-call' "$dir/sound.csv" >"$dir/topic/advice.csv"
	run "clear; $RAMUS --watch topic 2>&1 | grep -e FAILS -e Ctrl-C"
	wait_prompt && screen | grep -q FAILS && ! screen | grep -q 'Ctrl-C' || return 1 # no terminal, no waiting
	run "clear; $RAMUS --watch topic"
	wait_for 'Ctrl-C ends' || return 1
	cp "$dir/sound.csv" "$dir/topic/advice.csv"
	walks
}

ends() {
	fresh
	run "$RAMUS --watch topic"
	wait_for 'Ctrl-C ends' || return 1
	keys C-c
	wait_prompt || return 1
	run 'clear; stty -a | grep -c " echo "'
	wait_for '^1'
}

plan 5
from_empty
result $? 'from an empty folder'
from_broken
result $? 'from a mistake in a table, by way of another'
from_a_failing_proof
result $? 'from a proof that fails'
ends
result $? 'Ctrl-C ends the waiting'
if command -v python3 >/dev/null && test -r /proc/self/stat; then
	python3 "$RAMUS_SRCDIR/tests/screen/watch.py" "$RAMUS" TERM INT HUP
	result $? 'a key and a signal come before the end of a compilation'
else
	echo 'ok 5 # SKIP there is no python3, or no /proc that tells of time'
fi
