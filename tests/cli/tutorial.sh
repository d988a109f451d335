#!/bin/sh
# tutorial.sh - ramus-tutorial(7), typed line by line as it stands, by somebody who has nothing but the
# program: each section is a test. The page is read from its source:
#
#   .Pa FILE :   right before a display: the display is that file, which is written
#   .Bd          any other display: lines that begin with "$ " are typed, what follows must come back;
#                "..." is anything, alone on a line any lines; behind "quit: " stands an answer
#
# A command that opens the browser runs in a terminal of its own (tmux) until the next command.
. "${RAMUS_SRCDIR:-$(cd "$(dirname "$0")/../.." && pwd)}/tests/cli/lib.sh"
RAMUS=$ramus
. "$srcdir/tests/screen/lib.sh"
trap 'tm kill-server 2>/dev/null; rm -rf "$work"' EXIT
dir=$work/terminal
mkdir -p "$dir" "$work/bin" "$work/home" && ln -s "$ramus" "$work/bin/ramus" || exit 99
unset XDG_DATA_HOME XDG_DATA_DIRS XDG_CONFIG_HOME XDG_CONFIG_DIRS RAMUS_PATH
HOME=$work/home PATH=$work/bin:$PATH
export HOME PATH
cd "$HOME" || exit 99

# The page as lines: S SECTION, F FILE, C COMMAND, and below the last two L LINE.
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
{ file = "" }' "$srcdir/man/ramus-tutorial.7.in" >"$work/page"

# same WANTED CAME - whether what came is what the page shows.
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

browsing=

leave_browser() {
	test -z "$browsing" && return
	browsing=
	keys Q
	wait_prompt
}

# A title with blanks in it breaks nowhere on a wide screen.
browser_shows_title() {
	title=$(sed -n 's/^title,//p' headache/topic.csv)
	wait_for "^ $title › Walk" || {
		echo "the browser does not show: $title"
		screen
		return 1
	}
}

type_command() {
	case $command in
	'ramus --watch '* | 'ramus '*.ramus)
		begin 100 30
		run "$command"
		browsing=yes
		browser_shows_title
		;;
	*)
		leave_browser || return 1
		echo "$ $command"
		sed -n 's/.*quit: //p' "$work/wanted" >"$work/answers"
		# In this shell, since a command may set a variable for the next.
		eval "$command" <"$work/answers" >"$work/came" 2>&1
		same "$work/wanted" "$work/came"
		;;
	esac
}

# Types or writes what was gathered since the last S, F or C.
finish() {
	case $what in
	C) type_command ;;
	F)
		test -d "${file%/*}" && cat "$work/wanted" >"$file" &&
			{ test -z "$browsing" || browser_shows_title; }
		;;
	esac
	status=$?
	what=
	: >"$work/wanted"
	return "$status"
}

follow() {
	what=
	: >"$work/wanted"
	while IFS= read -r line <&3; do
		text=${line#??}
		case $line in
		L*)
			printf '%s\n' "$text" >>"$work/wanted"
			continue
			;;
		esac
		finish || return 1
		what=${line%% *} file=$text command=$text
	done 3<"$1"
	finish && leave_browser
}

# skip_without PROGRAM SECTION - true, and a test is passed over, where it is missing.
skip_without() {
	command -v "$1" >/dev/null && return 1
	n=$((n + 1))
	echo "ok $n - $2 # SKIP $1 is missing"
}

# A workbook with a sheet for each table, made of the tables themselves. They hold no quotes.
write_workbook() {
	{
		echo '<?xml version="1.0" encoding="UTF-8"?><office:document office:version="1.2"'
		echo ' office:mimetype="application/vnd.oasis.opendocument.spreadsheet"'
		for space in office table text; do
			echo " xmlns:$space=\"urn:oasis:names:tc:opendocument:xmlns:$space:1.0\""
		done
		echo '><office:body><office:spreadsheet>'
		for table in headache/*.csv; do
			sheet=${table#*/}
			echo "<table:table table:name=\"${sheet%.csv}\">"
			awk -F, '{
				print "<table:table-row>"
				for (i = 1; i <= NF; i++)
					print "<table:table-cell office:value-type=\"string\"><text:p>" $i \
						"</text:p></table:table-cell>"
				print "</table:table-row>"
			}' "$table"
			echo '</table:table>'
		done
		echo '</office:spreadsheet></office:body></office:document>'
	} >headache.fods
	soffice --headless --convert-to "$1" headache.fods >"$work/said.soffice" 2>&1
}

# The workbook is written back into the folder, from which the tables were taken away.
from_a_workbook() {
	rm -rf was sheets && cp -R headache was && write_workbook "$2" && rm headache/*.csv &&
		sed "s/headache[.]xlsx/headache.$2/" "$1" >"$work/lines" && follow "$work/lines" || return 1
	for table in was/*.csv; do
		# A spreadsheet ends a comment with as many commas as it has columns.
		sed '/^#/s/,*$//' "$table" >"$work/had"
		sed '/^#/s/,*$//' "headache/${table#*/}" | diff - "$work/had" || return 1
	done
}

awk -v folder="$work" '/^S / { ++n; print substr($0, 3) > (folder "/name." n); next } n { print > (folder "/lines." n) }' \
	"$work/page"
sections=0
while test -e "$work/name.$((sections + 1))"; do
	sections=$((sections + 1))
	lines=$work/lines.$sections
	test -e "$lines" || continue
	section=$(cat "$work/name.$sections")
	case $section in
	'IN THE BROWSER' | 'ONE FILE') skip_without tmux "$section" || ok "$section" follow "$lines" ;;
	*XLSX*)
		if ! skip_without soffice "$section"; then
			ok "$section: xlsx" from_a_workbook "$lines" xlsx
			ok "$section: ods" from_a_workbook "$lines" ods
		fi
		;;
	*) ok "$section" follow "$lines" ;;
	esac
done

the_page_was_read() {
	test "$sections" -ge 12 && test "$(grep -c '^C ' "$work/page")" -ge 10 &&
		test "$(grep -c '^F ' "$work/page")" -ge 8
}

# What nobody is told to type is not in the folder: the example's files, each of them written anew.
every_file_was_written() {
	(cd headache && find . -type f | sed 's,^\./,headache/,' | sort) >"$work/there"
	{
		echo headache/sources.csv # told of, and left as it is
		sed -n 's/^F //p' "$work/page"
	} | sort -u | diff - "$work/there"
}

ok 'the page was read' the_page_was_read
ok 'the page says what stands in each file' every_file_was_written
echo "1..$n"
