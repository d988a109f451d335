#!/bin/sh
# SPDX-License-Identifier: MIT
# column.sh - a column of advice.csv that only shows is a line of schema.def and a line of records.def,
# and the build demands a version of the image for it. With RAMUS_LONG set (`make check-long`) that is
# tried in a copy of the tree: what the column says stands on the outcome in every form.
. "${RAMUS_SRCDIR:-$(cd "$(dirname "$0")/../.." && pwd)}/tests/cli/lib.sh"
builddir=${RAMUS_BUILDDIR:-$srcdir/build}
tree=$work/tree
often='Six times a day, while it is swollen.'

add_the_column() {
	mkdir "$tree" && cp -R "$srcdir/src" "$tree" && chmod -R u+w "$tree" || return 1
	for edit in 'schema.def COLUMN(ADVICE,CAUTION COLUMN(ADVICE, HOW_OFTEN, "how-often", TEXT, false, "how often to do it")' \
		'records.def SHOWN(advice,caution SHOWN(advice, how_often, PLAIN, "How often")'; do
		file=$(echo "$tree"/src/*/"${edit%% *}") edit=${edit#* }
		awk -v after="${edit%% *}" -v line="${edit#* }" '
			{ print; key = $0; gsub(/ /, "", key) }
			index(key, after) == 1 { print line; found = 1 }
			END { exit !found }' "$file" >"$work/edited" && cp "$work/edited" "$file" || return 1
	done
	test "$(diff -r "$srcdir/src" "$tree/src" | grep -c '^[<>]')" -eq 2
}

layout() {
	"${SHELL:-sh}" "$tree/src/topic/layout.sh" "$tree/src/topic/records.def"
}

refused_without_a_version() {
	"${SHELL:-sh}" "$srcdir/src/topic/layout.sh" "$srcdir/src/topic/records.def" || return 1
	layout >"$work/out" 2>&1 && return 1
	format=$(sed -n 's/.*: write \(FORMAT([0-9]*, [0-9]*)\)$/\1/p' "$work/out")
	cat "$work/out"
	sed "s/^FORMAT(.*/$format/" "$tree/src/topic/records.def" >"$work/edited" &&
		cp "$work/edited" "$tree/src/topic/records.def" && layout
}

# What it is about does not count, nor does how a text is shown.
words_are_free() {
	sed -e 's/"how often it is seen[^"]*"/"something"/' -e 's/^SHOWN(advice, caution.*/TEXT(advice, caution)/' \
		"$tree/src/topic/records.def" >"$work/words.def" &&
		"${SHELL:-sh}" "$tree/src/topic/layout.sh" "$work/words.def"
}

compiled() {
	(
		cd "$tree" || exit 1
		find src -name '*.c' ! -name alloc_wrap.c ! -name builtin.c | sort | xargs -P "$(getconf _NPROCESSORS_ONLN)" -n 16 sh -c '
			flags=$1
			shift
			for file; do
				object=$(echo "$file" | tr / _).o
				eval "${CC:-cc} -std=c11 -O0 -w -Isrc $flags" -c "$file" -o "$object" || exit 255
			done' sh "$(sed -n -e 's/^DEFS = //p' -e 's/^RAMUS_CPPFLAGS = //p' "$builddir/Makefile" |
			tr '\n' ' ') -I$builddir/src -DTOPICS_DIR='\"/nowhere\"'" &&
			${CC:-cc} ./*.o -o ramus -lncursesw -ltinfo -lcsv -lcmark -lutf8proc -lz -lpthread -lm
	)
}

# A walk as the browser saves it. gzip knows the checksum that ends it.
save_walk() {
	printf '4\ncovered\n' | "$tree/ramus" practice "$work/mini.ramus" --save "$work/p" --case c-jam >/dev/null 2>&1
	printf 'ramus-session 1\ntopic mini %s\nanswer q-danger no\nanswer q-how twisted\n' \
		"$(sed -n 's/^topic mini //p' "$work/p")" >"$work/body"
	printf 'end %s\n' "$(gzip -c "$work/body" | tail -c 8 | od -An -tx1 -N4 |
		awk '{ print $4 $3 $2 $1 }')" | cat "$work/body" - >"$work/walk"
}

shown_in_every_form() {
	cp -R "$srcdir/tests/data/mini" "$work/mini" && chmod -R u+w "$work/mini" || return 1
	awk -v often="$often" 'NR == 1 { print $0 ",how-often"; next }
		{ print $0 (/^a-ice,/ ? ",\"" often "\"" : ",") }' "$srcdir/tests/data/mini/advice.csv" \
		>"$work/mini/advice.csv"
	status 0 "$tree/ramus" compile -q "$work/mini" -o "$work/mini.ramus" && save_walk || return 1
	printf 'n\n4\n1\nn\n' | "$tree/ramus" ask "$work/mini.ramus" >"$work/out" 2>"$work/err"
	says "How often: $often" || return 1
	status 0 "$tree/ramus" show "$work/mini.ramus" a-ice && says "How often: $often" &&
		status 0 "$tree/ramus" transcript "$work/walk" "$work/mini.ramus" && says "$often" &&
		status 0 "$tree/ramus" transcript --html "$work/walk" "$work/mini.ramus" && says "$often"
}

if test -z "$RAMUS_LONG"; then
	echo 1..3
else
	echo 1..5
fi
ok 'a column that only shows is two lines' add_the_column
ok 'which the build refuses until the format has a version' refused_without_a_version
ok 'words do not need one' words_are_free
if test -n "$RAMUS_LONG"; then
	ok 'the tree with the column is built' compiled
	ok 'every form of the outcome shows it' shown_in_every_form
fi
