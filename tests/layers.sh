#!/bin/sh
# SPDX-License-Identifier: MIT
# layers.sh - checks that the includes and the calls of src/ run one way:
#
#   base <- topic <- csv <- {compile, eval}
#   topic <- reason <- {tree <- prove, search, eval} <- session <- learn <- tell <- {view <- tui, export} <- cli
#
# Reported are an include against that order, a cycle of files, a header of curses outside src/tui/, an
# include that is not written "layer/file.h", and one that names no file; and from the archives that were
# built, a use of a function or a datum against that order, a circle of files that use each other, and a
# use of curses outside src/tui/. The check is tried on small bad trees first, each of which it must refuse.
srcdir=${RAMUS_SRCDIR:-$(cd "$(dirname "$0")/.." && pwd)}
work=$(mktemp -d "${TMPDIR:-/tmp}/ramus-layers-XXXXXX") || exit 99
trap 'rm -rf "$work"' EXIT
trap 'exit 99' HUP INT TERM
builddir=${RAMUS_BUILDDIR:-$srcdir/build}

# Awk: what each layer may use, and the layer of src/LAYER/FILE.
layers='
	BEGIN {
		reach["base"] = " base "
		reach["topic"] = reach["base"] "topic "
		reach["csv"] = reach["topic"] "csv "
		reach["compile"] = reach["csv"] "compile "
		reach["reason"] = reach["topic"] "reason "
		reach["tree"] = reach["reason"] "tree "
		reach["search"] = reach["reason"] "search "
		reach["prove"] = reach["tree"] "search prove "
		reach["eval"] = reach["reason"] "csv eval "
		reach["session"] = reach["reason"] "search session "
		reach["learn"] = reach["session"] "learn "
		reach["tell"] = reach["learn"] "tell "
		reach["export"] = reach["tell"] "csv compile export "
		reach["view"] = reach["tell"] "view "
		reach["tui"] = reach["view"] "tui "
		reach["cli"] = reach["view"] "csv compile tree prove eval export tui cli "
	}
	function layer(file, part) {
		split(file, part, "/")
		return part[2]
	}'

# check ROOT - prints one line for each fault of the tree at ROOT/src.
check() {
	(cd "$1" && find src -name '*.[ch]' -print | LC_ALL=C sort) >"$work/files"
	(cd "$1" && find src -name '*.[ch]' -exec grep '^[[:space:]]*#[[:space:]]*include' /dev/null {} +) |
		LC_ALL=C sort | sed -n 's|^\([^:]*\):[[:space:]]*#[[:space:]]*include[[:space:]]*\([<"][^>"]*\)[>"].*|\1 \2|p' \
			>"$work/includes"
	awk "$layers"'
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
		if (name !~ /^[a-z]+\/[a-z0-9_]+\.(h|def|inc)$/)
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

# check_calls NAMES CURSES - prints one line for each fault of the objects in NAMES, which is what `nm -A -P`
# says of their archives; CURSES has a line for each function of curses.
check_calls() {
	# ARCHIVE[OBJECT.o]: SYMBOL TYPE, to SOURCE SYMBOL TYPE.
	# Where libraries are loaded, src/base/alloc_wrap.c stands before the C library: a call of malloc() is
	# none from layer to layer.
	grep -Ev ' (malloc|calloc|realloc|strdup|tsearch) T ' "$1" |
		sed -n 's|^\(src/[a-z]*/\)[a-z]*\.a\[\([a-z0-9_]*\)\.o]: |\1\2.c |p; s|^\(src/.*\)\.o: |\1.c |p' \
			>"$work/symbols"
	awk "$layers"'
	# Tarjan: files that reach each other are on the stack above the first of them that was met.
	function visit(file, i, other, circle, size) {
		met[file] = low[file] = ++last
		stack[++depth] = file
		for (i = 1; i <= uses[file]; i++) {
			other = use[file, i]
			if (!(other in met)) {
				visit(other)
				if (low[other] < low[file])
					low[file] = low[other]
			} else if (!(other in done) && met[other] < low[file]) {
				low[file] = met[other]
			}
		}
		if (low[file] != met[file])
			return
		circle = ""
		size = 0
		do {
			other = stack[depth--]
			done[other] = file
			circle = " " other circle
			size++
		} while (other != file)
		if (size > 1)
			tell_circle(circle, file)
	}
	function tell_circle(circle, first, file, i, n, part) {
		print "circle of calls:" circle
		n = split(circle, part, " ")
		for (file = 1; file <= n; file++)
			for (i = 1; i <= uses[part[file]]; i++)
				if (done[use[part[file], i]] == first)
					print "  " part[file] " uses " use[part[file], i] " for" \
						why[part[file], use[part[file], i]]
	}
	FILENAME == ARGV[1] {
		curses[$1] = 1
		next
	}
	# The symbols are read twice: once for where they are, once for who uses them.
	pass == 1 {
		if ($3 ~ /^[A-TV-Z]$/)
			home[$2] = $1
		next
	}
	{
		sources[$1] = 1
		if ($3 != "U")
			next
		if (!($2 in home)) {
			if ($2 in curses && layer($1) != "tui")
				print $1 ": uses " $2 " of curses, which only src/tui may"
			next
		}
		other = home[$2]
		if (other == $1)
			next
		if (index(reach[layer($1)], " " layer(other) " ") == 0)
			print $1 ": " layer($1) " may not use " $2 " of " other
		if (!(($1, other) in why))
			use[$1, ++uses[$1]] = other
		why[$1, other] = why[$1, other] " " $2
	}
	END {
		for (file in sources)
			if (!(file in met))
				visit(file)
	}' "$2" pass=1 "$work/symbols" pass=2 "$work/symbols"
}

n=0
# told WHAT EXPECTED - a line of TAP: what was found has to have EXPECTED in it.
told() {
	n=$((n + 1))
	if grep -q -e "$2" "$work/found"; then
		echo "ok $n - refuses $1"
	else
		echo "not ok $n - refuses $1"
		sed 's/^/# found: /' "$work/found"
	fi
}

# clean WHAT - a line of TAP: nothing may have been found.
clean() {
	n=$((n + 1))
	if test -s "$work/found"; then
		echo "not ok $n - $1"
		sed 's/^/# /' "$work/found"
	else
		echo "ok $n - $1"
	fi
}

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
	told "$what" "$expected"
}

# refuses_calls WHAT EXPECTED LAYER/FILE.SYMBOL.TYPE... - objects of these symbols must be so reported.
refuses_calls() {
	what=$1 expected=$2
	shift 2
	for symbol; do
		echo "$symbol" | sed 's|\(.*\)/\(.*\)\.\(.*\)\.\(.*\)|src/\1/lib\1.a[\2.o]: \3 \4|'
	done >"$work/names"
	check_calls "$work/names" "$work/curses" >"$work/found"
	told "$what" "$expected"
}

echo 1..18
refuses 'a model that includes a view' 'topic may not include view/row.h' \
	topic/a.c '"view/row.h"' view/row.h '<stddef.h>'
refuses 'a base that includes a topic' 'base may not include topic/topic.h' \
	base/a.h '"topic/topic.h"' topic/topic.h '<stddef.h>'
refuses 'neighbours that include each other' 'eval may not include session/b.h' \
	eval/a.c '"session/b.h"' session/b.h '<stddef.h>'
refuses 'a teller that includes the terminal' 'tell may not include tui/b.h' \
	tell/a.c '"tui/b.h"' tui/b.h '<stddef.h>'
refuses 'curses in a view' 'only src/tui may' view/a.c '<curses.h>'
refuses 'curses by another name' 'only src/tui may' cli/a.c '<ncursesw/ncurses.h>'
refuses 'a cycle of headers' 'cycle:' \
	base/a.h '"base/b.h"' base/b.h '"base/c.h"' base/c.h '"base/a.h"'
refuses 'an include without its layer' 'is not written' base/a.c '"a.h"' base/a.h '<stddef.h>'
refuses 'an include of nothing' 'names no file' base/a.c '"base/gone.h"'
refuses 'a folder that is no layer' 'no known layer' misc/a.c '<stddef.h>'

check "$srcdir" >"$work/found"
clean 'the includes of the tree keep to the layers'

echo addwstr >"$work/curses"
refuses_calls 'a call upwards' 'topic may not use row_new of src/view/row.c' \
	topic/a.row_new.U view/row.row_new.T
refuses_calls 'a use of a table above' 'base may not use words of src/learn/b.c' \
	base/a.words.U learn/b.words.R
refuses_calls 'two files that call each other' 'circle of calls: src/base/a.c src/base/b.c$\|circle of calls: src/base/b.c src/base/a.c$' \
	base/a.one.T base/a.two.U base/b.two.T base/b.one.U
refuses_calls 'a circle of three, beside what is in none' 'circle of calls: [^d]* [^d]* [^d]*$' \
	base/a.one.T base/a.two.U base/b.two.T base/b.three.U base/c.three.T base/c.one.U \
	base/c.four.U base/d.four.T
refuses_calls 'curses called outside the terminal' 'src/view/a.c: uses addwstr of curses' view/a.addwstr.U

# The archives of the build, and the curses it is linked with; a program without it has nothing to tell.
# An old build may hold the archive of a layer that is gone.
archives=$(cd "$srcdir" && for layer in src/*/; do echo "${layer}lib$(basename "$layer").a"; done)
# shellcheck disable=SC2086 # the archives are words
(cd "$builddir" && ${NM:-nm} -A -P $archives src/cli/main.o src/cli/builtin.o) >"$work/names" 2>"$work/said" ||
	cat "$work/said" >&2
for library in $(ldd "$builddir/ramus" 2>/dev/null | awk '/curses|tinfo/ { print $3 }'); do
	${NM:-nm} -D -P --defined-only "$library"
done | sed 's/[@ ].*//' >"$work/curses"
check_calls "$work/names" "$work/curses" >"$work/found"
test -s "$work/curses" || echo '# the functions of curses could not be listed'
clean 'the calls of the tree keep to the layers, and run in no circle'

# Had the archives not been read, nothing would have been found.
(cd "$srcdir" && find src -name '*.c') | LC_ALL=C sort >"$work/sources"
cut -d ' ' -f 1 "$work/symbols" | LC_ALL=C sort -u | LC_ALL=C comm -3 - "$work/sources" >"$work/found"
clean 'the build has an object of each source'
