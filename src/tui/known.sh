#!/bin/sh
# SPDX-License-Identifier: MIT
# known.sh - writes the descriptions of common terminals as C, from this machine's terminfo: what the
# program falls back to on a machine that has none. As bytes, since a string may have 4095 at most.
set -eu
tables=
for name in ansi linux screen screen-256color tmux tmux-256color vt100 vt220 xterm xterm-256color; do
	text=$(infocmp -x -Q2 "$name" 2>/dev/null | sed '/^#/d' | tr -d '\n')
	test -n "$text" || continue
	word=$(printf %s "$name" | tr - _)
	echo "static const char known_$word[] = {"
	printf %s "$text" | od -An -v -tu1 | sed 's/  */, /g; s/^, /	/; s/$/,/'
	echo '	0};'
	tables="$tables	{\"$name\", known_$word},
"
done
printf 'static const struct known all_known[] = {\n%s	{NULL, NULL}};\n' "$tables"
