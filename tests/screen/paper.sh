#!/bin/sh
# SPDX-License-Identifier: MIT
# A replay at a terminal, forward and back; and the browser, which writes nothing that was not asked
# for.
. "${RAMUS_SRCDIR:-.}/tests/screen/lib.sh"

replay_goes_both_ways() {
	printf '1\nrank 1\ncommit soon\n' |
		"$RAMUS" practice "$dir/knee.ramus" --sample 1 --seed 1 --save "$dir/p" >/dev/null 2>&1
	begin 80 24
	run "$RAMUS replay $dir/p $dir/knee.ramus"
	wait_for '^The beginning' || return 1
	keys Enter
	wait_for '^Step 1 of 5' || return 1
	keys Enter
	wait_for '^Step 2 of 5' || return 1
	run b
	wait_for 'q quit\) b' || return 1
	run x
	wait_for '^Enter shows the next step' || return 1
	run q
	wait_prompt && test "$(screen | grep -c '^The end')" -eq 0
}

# A replay that is gone through to its end ends by itself.
replay_ends() {
	begin 80 24
	run "$RAMUS replay $dir/p $dir/knee.ramus"
	for step in 'The beginning' 'Step 1' 'Step 2' 'Step 3' 'Step 4' 'Step 5' '- no more than needed'; do
		wait_for "^$step" || return 1
		keys Enter
	done
	wait_prompt
}

nothing_is_written_unasked() {
	mkdir "$dir/empty" "$dir/empty/home" "$dir/empty/here"
	begin 80 24
	run "cd $dir/empty/here; HOME=$dir/empty/home; XDG_DATA_HOME=; XDG_CONFIG_HOME=; TMPDIR=$dir/empty"
	run 'export HOME XDG_DATA_HOME XDG_CONFIG_HOME TMPDIR'
	run "$RAMUS $dir/knee.ramus"
	wait_for '(^|[›>,]) Walk(,| |$)' || return 1
	keys n
	keys c
	wait_for '(^|[›>,]) Contents(,| |$)' || return 1
	keys t
	wait_for '(^|[›>,]) Tree(,| |$)' || return 1
	keys Q
	wait_prompt && test "$(find "$dir/empty" | wc -l)" -eq 3
}

# Long output goes through the pager's own words, short output and a blank or missing pager leave it.
long_output_is_paged() {
	begin 60 20
	run "clear; PAGER='sed s/^/paged:/' $RAMUS show $dir/knee.ramus bakers-cyst" && wait_for '^paged: *Id: bakers-cyst' &&
		wait_prompt && run "clear; PAGER='sed s/^/paged:/' $RAMUS find $dir/knee.ramus calf strain" &&
		wait_for '^cause  *calf-strain' && wait_prompt && run "clear; PAGER= $RAMUS show $dir/knee.ramus bakers-cyst" &&
		wait_for '^ *Id: bakers-cyst' && wait_prompt &&
		run "clear; PAGER=no-such-pager $RAMUS show $dir/knee.ramus bakers-cyst" && wait_for '^ *Id: bakers-cyst' &&
		wait_prompt && run "clear; PAGER='sed s/^/paged:/' $RAMUS show $dir/knee.ramus bakers-cyst | tail -n 1" &&
		wait_for '^ *Id: bakers-cyst' && wait_prompt
}

plan 4
replay_goes_both_ways
result $? 'a replay goes forward and back'
replay_ends
result $? 'a replay ends after its last step'
nothing_is_written_unasked
result $? 'the browser writes nothing unasked'
long_output_is_paged
result $? 'long output is read in the pager'
