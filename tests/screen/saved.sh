#!/bin/sh
# SPDX-License-Identifier: MIT
# A session's file that cannot be written is told before anything is answered; two windows on one
# file keep both walks.
. "${RAMUS_SRCDIR:-.}/tests/screen/lib.sh"

# Wide enough for the path of any folder.
told_at_the_start() {
	begin 250 24
	"$RAMUS" ask --session "$dir/no/such/x.session" "$dir/knee.ramus" </dev/null >"$dir/out" 2>&1 &&
		return 1
	test "$(cat "$dir/out" | wc -l)" -eq 1 || return 1
	run "$RAMUS browse --session $dir/no/such/x.session $dir/knee.ramus; echo status \$?"
	wait_for 'x.session: cannot be written' && wait_for 'status 1' &&
		! screen | grep -Eq '(^|[›>,]) Walk(,| |$)'
}

# While the browser is stopped another program saves there.
two_windows() {
	begin 80 24
	run "$RAMUS browse --session $dir/x.session $dir/knee.ramus; echo status \$?"
	wait_for '(^|[›>,]) Walk(,| |$)' || return 1
	before=$(screen)
	keys n
	wait_change || return 1
	keys C-z
	wait_for 'Stopped' || return 1
	printf 'not sure\nquit\n' | "$RAMUS" ask --session "$dir/x.session" "$dir/knee.ramus" >/dev/null || return 1
	cp "$dir/x.session" "$dir/theirs"
	run fg
	wait_for '(^|[›>,]) Walk(,| |$)' || return 1
	keys Q
	wait_for 'x-2.session' || return 1
	screen | tr -d '\n' | grep -q 'the walk is kept in .*x-2.session' &&
		cmp -s "$dir/x.session" "$dir/theirs" && grep -q '^answer .* no$' "$dir/x-2.session" &&
		"$RAMUS" transcript "$dir/x-2.session" "$dir/knee.ramus" >/dev/null
}

# The kernel's signal for it does not end the browser, and whoever leaves is told first.
no_room_to_grow() {
	begin 250 24
	run "(ulimit -f 0; $RAMUS browse --session $dir/y.session $dir/knee.ramus; echo status \$?)"
	wait_for '(^|[›>,]) Walk(,| |$)' || return 1
	before=$(screen)
	keys n
	wait_change || return 1
	keys q
	wait_for 'Not saved. Q quits all the same. .*y.session: cannot be written: File too large' || return 1
	keys Q
	wait_for '^ramus: .*y.session: cannot be written' && wait_for 'status 1' &&
		test "$(ls -A "$dir" | grep -c 'y\.session')" -eq 0
}

plan 3
told_at_the_start
result $? 'a folder that is missing'
two_windows
result $? 'two windows'
no_room_to_grow
result $? 'a file that may not grow'
