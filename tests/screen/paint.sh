#!/bin/sh
# SPDX-License-Identifier: MIT
# Whatever was sent for each key alone, the screen is as if it were drawn anew: text, looks, cursor.
. "${RAMUS_SRCDIR:-.}/tests/screen/lib.sh"

# Text and looks, and where the cursor is. Each change of look is told in braces; of a space only what
# it shows: the background, reverse, the line below.
seen() {
	tm capture-pane -p -e | LC_ALL=C awk '
		function take(list, n, part, i) {
			n = split(list, part, ";")
			for (i = 1; i <= (n ? n : 1); i++) {
				if (part[i] + 0 == 0) bold = dim = under = back = fore = ground = ""
				else if (part[i] == 1) bold = "b"
				else if (part[i] == 2) dim = "d"
				else if (part[i] == 4) under = "u"
				else if (part[i] == 7) back = "r"
				else if (part[i] == 22) bold = dim = ""
				else if (part[i] == 24) under = ""
				else if (part[i] == 27) back = ""
				else if (part[i] == 38) { fore = "f" part[i + 2]; i += 2 }
				else if (part[i] == 48) { ground = "g" part[i + 2]; i += 2 }
				else if (part[i] == 39) fore = ""
				else if (part[i] == 49) ground = ""
				else if (part[i] ~ /^(3|9)[0-7]$/) fore = "f" part[i]
				else if (part[i] ~ /^(4|10)[0-7]$/) ground = "g" part[i]
			}
		}
		{
			out = last = ""
			while ($0 != "") {
				if (match($0, /^\033\[[0-9;]*m/)) {
					take(substr($0, 3, RLENGTH - 3))
					$0 = substr($0, RLENGTH + 1)
					continue
				}
				if (match($0, /^\033\([A-Z0-9]/) || match($0, /^[\016\017]/)) {
					$0 = substr($0, RLENGTH + 1)
					continue
				}
				c = substr($0, 1, 1)
				$0 = substr($0, 2)
				look = under back ground
				if (c != " ") look = look bold dim fore
				if (look != last) out = out "{" look "}"
				last = look
				out = out c
			}
			sub(/({})? *$/, "", out)
			print out
		}'
	tm display-message -p '#{cursor_x} #{cursor_y}'
}

# True once the terminal shows the same for a while; it is then in $shown.
wait_still() {
	shown=
	tries=0
	same=0
	while test "$tries" -lt 200; do
		now=$(seen)
		if test "$now" = "$shown"; then
			same=$((same + 1))
			test "$same" -ge 2 && return 0
		else
			same=0
			shown=$now
		fi
		tries=$((tries + 1))
		sleep 0.04
	done
	return 1
}

# Wipes the terminal behind the browser's back and has everything drawn anew: nothing differs.
is_as_drawn_anew() {
	wait_still || return 1
	kept=$shown
	tm send-keys -R
	keys C-l
	tries=0
	while test "$tries" -lt 100; do
		test "$(seen)" = "$kept" && return 0
		tries=$((tries + 1))
		sleep 0.05
	done
	echo "# after these keys: $pressed"
	printf '%s\n' "$kept" >"$dir/kept"
	seen | diff "$dir/kept" - | sed 's/^/# /' | cat -v | head -n 40
	return 1
}

# Lists and texts that scroll both ways, folds, the finder, a prompt, other panes; at each = it is looked
# at, where nothing is said or typed, since that key would change it.
paints() {
	begin "$2" "$3"
	run "TERM=$1 $RAMUS $dir/knee.ramus"
	wait_for 'emergency signs' || return 1
	pressed=
	for key in j = n j n 1 = Tab j j = C-d w t j j j = k o j j = C-d = C-u O j G = g \
		c j j j l Enter j = j C-d = j k = C-u G k = g BSpace / c y s Tab = \
		i j C-d = j / p a i n Enter = w p j k '?' C-d = j k = G BSpace w u =; do
		if test "$key" = =; then
			is_as_drawn_anew || return 1
			continue
		fi
		keys "$key"
		pressed="$pressed $key"
	done
	keys Q
	wait_prompt
}

paints_usual() {
	paints "$1" 80 24
}

plan 6
on_terminals paints_usual '%s' xterm-256color linux vt100 ansi
paints xterm-256color 132 43
result $? 'in three columns, too'
paints xterm-256color 40 12
result $? 'and on a small screen'
