# SPDX-License-Identifier: MIT
# shellcheck shell=sh
# A page of the manual as somebody reads who types what it shows. Read with `.`, after lib.sh.

# page_lines FILE - the page's source as lines: S SECTION, F FILE, C COMMAND, and below the last two
# L LINE:
#
#   .Pa FILE :   right before a display: the display is that file
#   .Bd          any other display: lines that begin with "$ " are typed, what follows must come back
page_lines() {
	awk '
	function plain(s) {
		gsub(/\\&/, "", s); gsub(/\\-/, "-", s); gsub(/\\\(aq/, "\047", s)
		return s
	}
	/^\.Sh / { print "S " substr($0, 5); next }
	/^\.Pa .* :$/ { file = $2; next }
	/^\.Bd/ { inside = 1; if (file != "") print "F " file; next }
	/^\.Ed/ { inside = 0; file = ""; next }
	inside && file == "" && /^\$ / { print "C " plain(substr($0, 3)); next }
	inside { print "L " plain($0); next }
	{ file = "" }' "$1"
}

# same WANTED CAME - whether what came is what the page shows: "..." is anything, alone on a line any
# lines; behind "quit: " stands an answer, which is not compared.
same() {
	awk '
	function fits(want, have, at, part, parts, i) {
		parts = split(want, part, "[.][.][.]")
		for (i = 1; i <= parts; i++) {
			at = index(have, part[i])
			if (at == 0 || (i == 1 && at > 1))
				return 0
			have = substr(have, at + length(part[i]))
		}
		return have == "" || part[parts] == ""
	}
	BEGIN { FS = "\n" }
	NR == FNR { want[++wants] = $0; next }
	{ have[++haves] = $0 }
	END {
		for (i = k = 1; i <= wants; i++) {
			if (want[i] == "...") { loose = 1; continue }
			sub(/quit: .*/, "quit: ", want[i])
			while (loose && k <= haves && !fits(want[i], have[k]))
				k++
			if (k > haves || !fits(want[i], have[k])) {
				print "the page shows: " want[i]
				print (k > haves ? "which does not come" : "but what comes is: " have[k])
				exit 1
			}
			loose = 0
			k++
		}
		if (!loose && k <= haves) { print "the page does not show: " have[k]; exit 1 }
	}' "$1" "$2"
}

