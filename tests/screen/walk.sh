#!/bin/sh
# SPDX-License-Identifier: MIT
# Walks the knee in a real terminal, choosing keys by what the screen says: to an emergency and to
# self-care, on a usual screen and on a small one.
. "${RAMUS_SRCDIR:-.}/tests/screen/lib.sh"

to_emergency() {
	begin "$1" "$2"
	run "$RAMUS $dir/knee.ramus"
	wait_for 'emergency signs' || return 1
	wait_for 'education' || return 1
	key=$(key_of '[A-Z]')
	test -n "$key" || return 1
	keys "$key"
	wait_for '!! EMERGENCY . GET HELP NOW' && wait_for '(^|[›>,]) Outcome(,| |$)' || return 1
	keys BSpace
	wait_for '(^|[›>,]) Walk(,| |$)' && wait_for 'emergency signs' || return 1
	keys Q
	wait_prompt
}

# The key of the answer that a person would give who has had a mild, dull pain for a day.
mild_key() {
	for answer in 'A man aged' 'Mild' 'Pain, but no lump' 'A few days or less' 'Little by little' 'Dull or aching' 'In the calf' 'No' 'None of these'; do
		key=$(key_of "$answer")
		test -n "$key" && break
	done
	test -n "$key" || key=n
	echo "$key"
}

to_self_care() {
	begin "$1" "$2"
	run "$RAMUS $dir/knee.ramus"
	wait_for 'emergency signs' || return 1
	asked=0
	while test "$asked" -lt 40; do
		wait_for '(^|[›>,]) (Walk|Outcome)(,| |$)' || return 1
		screen | grep -Eq '(^|[›>,]) Outcome(,| |$)' && break
		before=$(screen)
		keys "$(mild_key)"
		wait_change || return 1
		asked=$((asked + 1))
	done
	wait_for '\+ SELF-CARE' || return 1
	keys p
	wait_for '(^|[›>,]) Path(,| |$)' || return 1
	keys Home 1
	wait_for 'EMERGENCY' || return 1
	keys z
	wait_for '\+ SELF-CARE' || return 1
	keys Q
	wait_prompt
}

plan 4
to_emergency 80 24
result $? 'to an emergency at 80 by 24'
to_emergency 40 12
result $? 'to an emergency at 40 by 12'
to_self_care 80 24
result $? 'to self-care at 80 by 24'
to_self_care 40 12
result $? 'to self-care at 40 by 12'
