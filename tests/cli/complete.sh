#!/bin/sh
# SPDX-License-Identifier: MIT
# complete.sh - what bash, zsh and fish offer as a command line is typed, asked of the shells themselves.
. "${RAMUS_SRCDIR:-$(cd "$(dirname "$0")/../.." && pwd)}/tests/cli/lib.sh"
shells=${RAMUS_BUILDDIR:-$srcdir/build}/shell

# What is typed after "ramus"; what must be offered; what must not.
cat >"$work/lines" <<'end'
|browse ask show knee|--json bakers-cyst
sh|show|browse
kn|knee|knee-pain
--lin|--linear|--json
show kn|knee|knee-pain
show knee bak|bakers-cyst bakers-cyst-rupture|acl
show knee acl bak|bakers-cyst|adult-man
show --|--form --json --html|--case
show --form |html markdown json|knee
show --json knee bak|bakers-cyst|acl
show mini.ramus bent|bent-finger|acl
list |knee mini.ramus|acl
rank knee |no: unsure: active-cancer|bakers-cyst
rank knee no:act|active-cancer|adult-man
practice --case |case-adams|bakers-cyst
ask --start ot|ottawa ottawa-steps|wells
eval --missing |no unknown|yes
eval mini.ramus ca|cases.csv|knee
scores --by |student flag|knee
compile -o mini|mini.ramus|cases.csv
compile |folder|cases.csv
help file-m|file-missing|browse
help sh|show|knee
end

# What each shell offers, a line for a line: what is typed, a colon, words between spaces.
with_bash() {
	bash --norc -c '
	source "$1"
	while IFS="|" read -r line _; do
		read -ra COMP_WORDS <<<"$(sed "s/[:=]/ & /g" <<<"ramus $line")"
		case $line in
		*[\ :=] | "") COMP_WORDS+=("") ;;
		esac
		COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
		_ramus ramus "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"
		printf "%s: %s \n" "$line" "${COMPREPLY[*]}"
	done' bash "$shells/ramus.bash" <"$work/lines"
}

with_zsh() {
	mkdir "$work/zsh" && cp "$shells/ramus.zsh" "$work/zsh/_ramus" || return 1
	set --
	while IFS='|' read -r line _; do
		set -- "$@" "ramus $line"
	done <"$work/lines"
	zsh -f "$srcdir/tests/cli/complete.zsh" "$work/zsh" "$@" | sed 's/^ramus //'
}

with_fish() {
	# shellcheck disable=SC2016 # fish expands them
	fish -N -c 'source $argv[1]
	while read -l line
		set -l line (string split -m 1 "|" -- $line)[1]
		echo "$line: "(complete -C "ramus $line" | string replace -ra "^no:(?=.)|/?(\t.*)?\$" "")" "
	end' "$shells/ramus.fish" <"$work/lines"
}

# Holds what the shell offered to the lines.
offers() {
	(cd "$work/here" && "$1" >"$work/offered") || return 1
	awk -F '|' '
	FILENAME == ARGV[1] {
		at = index($0, ": ")
		offered[substr($0, 1, at - 1)] = substr($0, at + 1)
		next
	}
	{
		many = split($2, want, " ")
		for (i = 1; i <= many; i++)
			if (index(offered[$1], " " want[i] " ") == 0) {
				print "\"ramus " $1 "\" does not offer " want[i] ", but" offered[$1]
				bad = 1
			}
		many = split($3, not, " ")
		for (i = 1; i <= many; i++)
			if (index(offered[$1], " " not[i] " ") > 0) {
				print "\"ramus " $1 "\" offers " not[i]
				bad = 1
			}
		lines++
	}
	END { exit bad || lines < 20 }' "$work/offered" "$work/lines"
}

# skip_or_offers SHELL
skip_or_offers() {
	name="$1 completes commands, options, topics and ids"
	if command -v "$1" >/dev/null 2>&1; then
		ok "$name" offers "with_$1"
	else
		n=$((n + 1))
		echo "ok $n - $name # SKIP $1 is not installed"
	fi
}

# What usage calls an argument is known to each shell, or is nothing that could be offered.
every_argument_is_known() {
	"$ramus" manual completion >"$work/table" && awk -F "'" '
	/^_ramus_command/ { print $2 }
	/^_ramus_option/ { print $6 }' "$work/table" | tr -s '[:space:][]|' '\n' | sed 's/\.\.\.$//' |
		grep '^[A-Z]' | sort -u >"$work/words" && test "$(grep -c . "$work/words")" -gt 8 &&
		while IFS= read -r word; do
			case $word in
			N | P% | SLUGS | WORD | PART) continue ;;
			esac
			grep -q "^_ramus_words $word " "$work/table" && continue
			for shell in bash zsh fish; do
				grep -E '(^[^#]*case |\)$|\) )' "$srcdir/shell/ramus.$shell.in" |
					grep -qE "(^|[^A-Za-z.])$word([^A-Za-z.]|\$)" || {
					echo "$shell does not know what $word is"
					return 1
				}
			done
		done <"$work/words"
}

mkdir "$work/here" "$work/here/folder" "$work/bin" && echo >"$work/here/cases.csv" &&
	"$ramus" compile -q "$srcdir/tests/data/mini" -o "$work/here/mini.ramus" || exit 99
ln -s "$ramus" "$work/bin/ramus"
PATH=$work/bin:$PATH HOME=$work XDG_CONFIG_HOME=$work XDG_DATA_HOME=$work
export PATH HOME XDG_CONFIG_HOME XDG_DATA_HOME
echo 1..4
skip_or_offers bash
skip_or_offers zsh
skip_or_offers fish
ok 'what usage calls an argument is known to each shell' every_argument_is_known
