#!/bin/sh
# layers.sh - checks that the includes of src/ run one way:
#
#   base <- topic <- compile, {tree, search} <- prove
#   topic <- reason <- {tree, search, eval} <- session <- learn <- tell <- {view <- tui, export} <- cli
#
# Reported are an include against that order, a cycle of files, a header of curses outside src/tui/, an
# include that is not written "layer/file.h", and one that names no file. The check is tried on small
# bad trees first, each of which it must refuse.
srcdir=${RAMUS_SRCDIR:-$(cd "$(dirname "$0")/.." && pwd)}
work=$(mktemp -d "${TMPDIR:-/tmp}/ramus-layers-XXXXXX") || exit 99
trap 'rm -rf "$work"' EXIT
trap 'exit 99' HUP INT TERM

# check ROOT - prints one line for each fault of the tree at ROOT/src.
check() {
	(cd "$1" && find src -name '*.[ch]' -print | LC_ALL=C sort) >"$work/files"
	while IFS= read -r file; do
		sed -n 's|^[[:space:]]*#[[:space:]]*include[[:space:]]*\([<"][^>"]*\)[>"].*|'"$file"' \1|p' \
			"$1/$file"
	done <"$work/files" >"$work/includes"
	awk '
	BEGIN {
		reach["base"] = " base "
		reach["topic"] = reach["base"] "topic "
		reach["compile"] = reach["topic"] "compile "
		reach["reason"] = reach["topic"] "reason "
		reach["tree"] = reach["reason"] "tree "
		reach["prove"] = reach["tree"] "search prove "
		reach["search"] = reach["reason"] "search "
		reach["eval"] = reach["reason"] "compile eval "
		reach["session"] = reach["reason"] "search session "
		reach["learn"] = reach["session"] "learn "
		reach["tell"] = reach["learn"] "tell "
		reach["view"] = reach["tell"] "view "
		reach["tui"] = reach["view"] "tui "
		reach["export"] = reach["tell"] "export "
		reach["cli"] = reach["view"] "compile tree prove eval tui export cli "
	}
	function layer(file, part) {
		split(file, part, "/")
		return part[2]
	}
	# Depth first; state 1: on the path, 2: done.
	function visit(file, path, i, next_file) {
		state[file] = 1
		for (i = 1; i <= edges[file]; i++) {
			next_file = edge[file, i]
			if (state[next_file] == 1)
				print "cycle:" path " " file " " next_file
			else if (state[next_file] == 0)
				visit(next_file, path " " file)
		}
		state[file] = 2
	}
	FNR == NR {
		known[$1] = 1
		if (!(layer($1) in reach))
			print $1 ": is in no known layer"
		next
	}
	{
		name = substr($2, 2)
		if (name ~ /curses|(^|\/)(term|panel|menu|form|unctrl|eti)\.h$/ && layer($1) != "tui")
			print $1 ": includes " name ", which only src/tui may"
		if (substr($2, 1, 1) == "<")
			next
		target = "src/" name
		if (name !~ /^[a-z]+\/[a-z0-9_]+\.(h|def)$/)
			print $1 ": \"" name "\" is not written layer/file.h"
		else if (!(target in known) && name ~ /\.h$/)
			print $1 ": \"" name "\" names no file"
		else if (index(reach[layer($1)], " " layer(target) " ") == 0)
			print $1 ": " layer($1) " may not include " name
		edge[$1, ++edges[$1]] = target
	}
	END {
		for (file in known)
			if (state[file] == 0)
				visit(file, "")
	}' "$work/files" "$work/includes"
}

n=0
# refuses WHAT EXPECTED FILE INCLUDE... - a tree of these pairs must be reported with EXPECTED.
refuses() {
	what=$1 expected=$2
	shift 2
	rm -rf "$work/tree"
	while test $# -gt 0; do
		mkdir -p "$work/tree/src/${1%/*}"
		printf '#include %s\n' "$2" >>"$work/tree/src/$1"
		shift 2
	done
	check "$work/tree" >"$work/found"
	n=$((n + 1))
	if grep -q -e "$expected" "$work/found"; then
		echo "ok $n - refuses $what"
	else
		echo "not ok $n - refuses $what"
		sed 's/^/# found: /' "$work/found"
	fi
}

echo 1..11
refuses 'a model that includes a view' 'topic may not include view/row.h' \
	topic/a.c '"view/row.h"' view/row.h '<stddef.h>'
refuses 'a base that includes a topic' 'base may not include topic/topic.h' \
	base/a.h '"topic/topic.h"' topic/topic.h '<stddef.h>'
refuses 'neighbours that include each other' 'eval may not include session/b.h' \
	eval/a.c '"session/b.h"' session/b.h '<stddef.h>'
refuses 'an export that includes the terminal' 'export may not include tui/b.h' \
	export/a.c '"tui/b.h"' tui/b.h '<stddef.h>'
refuses 'curses in a view' 'only src/tui may' view/a.c '<curses.h>'
refuses 'curses by another name' 'only src/tui may' cli/a.c '<ncursesw/ncurses.h>'
refuses 'a cycle of headers' 'cycle:' \
	base/a.h '"base/b.h"' base/b.h '"base/c.h"' base/c.h '"base/a.h"'
refuses 'an include without its layer' 'is not written' base/a.c '"a.h"' base/a.h '<stddef.h>'
refuses 'an include of nothing' 'names no file' base/a.c '"base/gone.h"'
refuses 'a folder that is no layer' 'no known layer' misc/a.c '<stddef.h>'

check "$srcdir" >"$work/found"
if test -s "$work/found"; then
	echo 'not ok 11 - the tree keeps to the layers'
	sed 's/^/# /' "$work/found"
else
	echo 'ok 11 - the tree keeps to the layers'
fi
