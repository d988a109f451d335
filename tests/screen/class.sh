#!/bin/sh
# SPDX-License-Identifier: MIT
# A seminar in real terminals: twenty students practise line by line at once, each in a window of their
# own, and save to one folder, which their teacher scores in another; and the tour of the browser.
. "${RAMUS_SRCDIR:-.}/tests/screen/lib.sh"
students='01 02 03 04 05 06 07 08 09 10 11 12 13 14 15 16 17 18 19 20'

# say_all LINE - every student types it.
say_all() {
	for i in $students; do
		tm send-keys -t "=s$i:" -l "$1" 2>/dev/null
		tm send-keys -t "=s$i:" Enter 2>/dev/null
	done
}

# True once as many files of the class have a line that matches.
all_have() {
	tries=0
	while test "$tries" -lt 600; do
		test "$(grep -lE "$1" "$dir"/class/* 2>/dev/null | wc -l)" -eq 20 && return 0
		tries=$((tries + 1))
		sleep 0.1
	done
	return 1
}

# True once every student's program has ended: what is typed next is the teacher's.
all_gone() {
	tries=0
	while tm list-sessions -F '#{session_name}' | grep -q '^s'; do
		tries=$((tries + 1))
		test "$tries" -lt 300 || return 1
		sleep 0.1
	done
}

# The teacher's table is whole, whatever is being written.
is_whole() {
	"$RAMUS" scores "$dir/class" "$dir/knee.ramus" >"$dir/table" 2>"$dir/said"
	! grep -v 'holds no practice' "$dir/said" && awk -F, 'NR == 1 { n = NF } NF != n { exit 1 }' "$dir/table"
}

twenty_students() {
	begin 80 24
	mkdir "$dir/class" || return 1
	for i in $students; do
		case=case-bell
		test "$i" -gt 10 && case=case-costa
		tm new-session -d -s "s$i" -x 80 -y 24 \
			"$RAMUS practice $dir/knee.ramus --case $case --save $dir/class/student$i" || return 1
	done
	say_all 1
	all_have '^ask ' && is_whole || return 1
	say_all 2
	say_all covered
	is_whole || return 1
	say_all 'rank calf strain'
	say_all 'commit soon'
	is_whole && all_have '^commit soon' && is_whole || return 1
	say_all ''
	say_all ''
	say_all n # nothing is kept of them but the file
	all_gone || return 1
	run "clear; $RAMUS scores --anonymous --form lines $dir/class $dir/knee.ramus | head -12"
	wait_for '20 practices of 20 learners on 2 cases; 20 committed' || return 1
	! screen | grep -q student[0-9]
}

# By the keys that its strip names, up to the practice.
tour() {
	begin "$1" "$2"
	run "$RAMUS learn $dir/knee.ramus"
	wait_for 'Tour 1 of' || return 1
	for key in n u b o w d b / Escape P Enter Enter a Down Enter Escape R; do
		before=$(screen)
		keys "$key"
		wait_change || return 1
	done
	wait_for 'Tour 18 of' || return 1
	keys S
	wait_for 'Tour 19 of' || return 1
	keys q
	wait_for 'The tour has ended' || return 1
	keys Q
	wait_prompt
}

plan 3
twenty_students
result $? 'twenty students at once, whose folder the teacher scores'
tour 80 24
result $? 'the tour at 80 by 24'
tour 40 12
result $? 'the tour at 40 by 12'
