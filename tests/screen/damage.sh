#!/bin/sh
# SPDX-License-Identifier: MIT
# The compiled topic is written over, or cut to nothing, under the browser that has it open: what was
# read of it stays, and the first thing that was not is a message and the end, the terminal restored.
. "${RAMUS_SRCDIR:-.}/tests/screen/lib.sh"

start() {
	begin 80 24
	cat "$dir/knee.ramus" >"$dir/t.ramus"
	cat >"$dir/wrap.sh" <<-END
		stty -a >"$dir/before"
		"$RAMUS" "$dir/t.ramus"
		status=\$?
		stty -a >"$dir/after"
		cmp -s "$dir/before" "$dir/after" && echo "status \$status, modes are back"
	END
	run "sh $dir/wrap.sh"
	wait_for '(^|[›>,]) Walk(,| |$)' || return 1
	before=$(screen)
	keys u
	wait_change
}

# ends WORDS - goes through the screens until the browser has ended with a message.
ends() {
	for key in n y u t r v o p c; do
		screen | grep -q 'modes are back' && break
		before=$(screen)
		keys "$key"
		wait_change
	done
	wait_for 'status 1, modes are back' && screen | tr -d '\n' | grep -q "$1"
}

cut_to_nothing() {
	start && : >"$dir/t.ramus" && ends 'damaged: part [A-Z]*.* cannot be read'
}

cut_in_the_middle() {
	start && head -c 300000 "$dir/knee.ramus" >"$dir/half" && cat "$dir/half" >"$dir/t.ramus" &&
		ends 'damaged: part'
}

# written_over LETTER - as many bytes of it as there were.
written_over() {
	start && head -c "$(wc -c <"$dir/knee.ramus")" /dev/zero | tr '\0' "$1" >"$dir/other" &&
		cat "$dir/other" >"$dir/t.ramus" && ends 'checksum does not match'
}

plan 5
cut_to_nothing
result $? 'cut to nothing'
cut_in_the_middle
result $? 'cut in the middle'
written_over '\377'
result $? 'ones'
written_over '\0'
result $? 'zeros'
written_over A
result $? 'letters'
