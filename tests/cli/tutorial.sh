#!/bin/sh
# SPDX-License-Identifier: MIT
# tutorial.sh - ramus-tutorial(7), typed line by line as it stands, by somebody who has nothing but the
# program: each section is a test. page.sh reads the page.
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

. "$srcdir/tests/cli/page.sh"
page_lines "$srcdir/man/ramus-tutorial.7.in" >"$work/page"

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
