#!/bin/sh
# SPDX-License-Identifier: MIT
# However it ends, the terminal is as it was before: modes, screen and exit status.
. "${RAMUS_SRCDIR:-.}/tests/screen/lib.sh"

# Starts the browser from a script that notes the modes before and after, and its process id.
start() {
	begin 80 24
	cat >"$dir/wrap.sh" <<-END
		rm -f "$dir/before" "$dir/after" "$dir/pid"
		stty -a >"$dir/before"
		sh -c 'echo \$\$ >"$dir/pid"; exec "$RAMUS" "$dir/knee.ramus"'
		status=\$?
		stty -a >"$dir/after"
		cmp -s "$dir/before" "$dir/after" && echo "status \$status, modes are back"
	END
	run "sh $dir/wrap.sh"
	wait_for '(^|[›>,]) Walk(,| |$)'
}

ended_by() {
	start || return 1
	kill -s "$1" "$(cat "$dir/pid")"
	wait_for "status $2, modes are back" && ! screen | grep -Eq '(^|[›>,]) Walk(,| |$)'
}

quit_by_key() {
	start || return 1
	keys q
	wait_for 'status 0, modes are back'
}

interrupt_key() {
	start || return 1
	keys C-c
	wait_prompt && ! screen | grep -Eq '(^|[›>,]) Walk(,| |$)'
}

# Ctrl-C asks as q does where answers would be lost.
interrupt_asks() {
	start || return 1
	before=$(screen)
	keys n
	wait_change || return 1
	keys C-c
	wait_for 'Quit unsaved' || return 1
	keys y
	wait_for 'status 0, modes are back'
}

# A pager has the page and the terminal; Ctrl-C ends the pager alone.
pager_and_back() {
	begin 80 24
	printf '#!/bin/sh\nhead -n 3\nstty -a </dev/tty | grep -q " echo " && echo lent\nexec sleep 60\n' >"$dir/pager"
	chmod +x "$dir/pager"
	run "PAGER=$dir/pager $RAMUS $dir/knee.ramus"
	wait_for '(^|[›>,]) Walk(,| |$)' || return 1
	keys '?' '|'
	wait_for '^lent' || return 1
	keys C-c
	wait_for '(^|[›>,]) Help(,| |$)' || return 1
	keys Q
	wait_prompt
}

# What was answered is saved although the pager still runs.
ended_during_a_pager() {
	begin 80 24
	printf '#!/bin/sh\necho lent\nexec sleep 5 </dev/null >/dev/null 2>&1\n' >"$dir/pager"
	chmod +x "$dir/pager"
	rm -f "$dir/kept" "$dir/pid"
	run "sh -c 'echo \$\$ >$dir/pid; PAGER=$dir/pager exec $RAMUS -s $dir/kept $dir/knee.ramus'; echo status \$?"
	wait_for '(^|[›>,]) Walk(,| |$)' || return 1
	before=$(screen)
	keys n
	wait_change || return 1
	keys '?' '|'
	wait_for '^lent' || return 1
	kill -s "$1" "$(cat "$dir/pid")"
	wait_for "^status $2" && grep -q '^answer ' "$dir/kept"
}

suspend_and_resume() {
	begin 80 24
	run "$RAMUS $dir/knee.ramus"
	wait_for '(^|[›>,]) Walk(,| |$)' || return 1
	before=$(screen)
	keys n
	wait_change || return 1
	before=$(screen)
	keys C-z
	wait_for 'Stopped' || return 1
	run 'stty -a </dev/tty | grep -q " echo " && echo echoes'
	wait_for '^echoes' || return 1
	run fg
	wait_for '(^|[›>,]) Walk(,| |$)' || return 1
	test "$(screen)" = "$before" || return 1
	keys Q
	wait_prompt
}

resize_keeps_the_place() {
	start || return 1
	keys c
	wait_for '(^|[›>,]) Contents(,| |$)' || return 1
	keys Down Down Enter
	wait_for '(^|[›>,]) Read(,| |$)' || return 1
	before=$(screen)
	tm resize-window -x 50 -y 15
	wait_change || return 1
	wait_for '(^|[›>,]) Read(,| |$)' || return 1
	tm resize-window -x 30 -y 5
	wait_for 'Ramus needs 40' || return 1
	tm resize-window -x 80 -y 24
	wait_for 'ICD-10|Id: ' || return 1
	tries=0
	while test "$(screen)" != "$before" && test "$tries" -lt 100; do
		tries=$((tries + 1))
		sleep 0.05
	done
	test "$(screen)" = "$before" || return 1
	keys Q
	wait_for 'status 0, modes are back'
}

# The terminal goes away: the process must end by itself, and not spin.
closed_terminal() {
	start || return 1
	pid=$(cat "$dir/pid")
	tm kill-server
	tries=0
	while kill -0 "$pid" 2>/dev/null && test "$tries" -lt 100; do
		tries=$((tries + 1))
		sleep 0.05
	done
	! kill -0 "$pid" 2>/dev/null
}

cursor_follows() {
	begin 80 24
	run "$RAMUS $dir/knee.ramus"
	wait_for '(^|[›>,]) Walk(,| |$)' || return 1
	row=$(tm display-message -p '#{cursor_y}')
	keys Down
	tries=0
	while test "$(tm display-message -p '#{cursor_y}')" = "$row" && test "$tries" -lt 100; do
		tries=$((tries + 1))
		sleep 0.05
	done
	row=$(tm display-message -p '#{cursor_y}')
	screen | sed -n "$((row + 1))p" | grep -q '^ > ' || return 1
	test "$(tm display-message -p '#{cursor_flag}')" = 1
}

# Pasted text answers nothing.
paste_is_dropped() {
	begin 80 24
	run "TERM=$1 $RAMUS $dir/knee.ramus"
	wait_for '(^|[›>,]) Walk(,| |$)' || return 1
	before=$(screen)
	tm set-buffer '1111Q'
	tm paste-buffer -p
	keys '?'
	wait_for '(^|[›>,]) Help(,| |$)' || return 1
	keys BSpace
	wait_for '(^|[›>,]) Walk(,| |$)' || return 1
	test "$(screen)" = "$before"
}

# Into a field it goes, on one line, and the field still waits for Enter.
paste_fills_a_field() {
	begin 80 24
	run "$RAMUS $dir/knee.ramus"
	wait_for '(^|[›>,]) Walk(,| |$)' || return 1
	keys /
	tm set-buffer "$(printf 'baker\ncyst')"
	tm paste-buffer -p
	wait_for 'baker cyst' && wait_for "Baker's cyst"
}

# A paste that never ends, strings that terminals send by themselves, ended or not, reports of the
# mouse without their end: none of their letters is a key, and what comes a while later is one again.
strings_answer_nothing() {
	begin 80 24
	run "$RAMUS $dir/knee.ramus"
	wait_for '(^|[›>,]) Walk(,| |$)' || return 1
	before=$(screen)
	for string in ']11;rgb:1111/1111/1111\007' 'P1111Q\033\\' '_1111Q\033\\' ']1111Q' \
		'[200~1111Q' '[<0;3;' '[M1' '[9' '\033[<0;5;10m' '[\033[<0;5;10m' '\033[200~11'; do
		tm send-keys -l "$(printf "\033$string")"
		sleep 1.5
		keys '?'
		wait_for '(^|[›>,]) Help(,| |$)' || return 1
		keys BSpace
		wait_for '(^|[›>,]) Walk(,| |$)' && test "$(screen)" = "$before" || return 1
	done
	keys Q
	wait_prompt
}

# A sequence that comes slowly is one, too.
slow_sequence() {
	begin 80 24
	run "$RAMUS $dir/knee.ramus"
	wait_for '(^|[›>,]) Walk(,| |$)' || return 1
	before=$(screen)
	tm send-keys -l "$(printf '\033[9')"
	sleep 0.2
	keys n '?'
	wait_for '(^|[›>,]) Help(,| |$)' || return 1
	keys BSpace
	wait_for '(^|[›>,]) Walk(,| |$)' && test "$(screen)" = "$before" && keys Q && wait_prompt
}

# Bytes that are no character, as a keyboard in Latin-1 sends them, are not the terminal's end.
no_characters() {
	begin 80 24
	run "$RAMUS $dir/knee.ramus"
	wait_for '(^|[›>,]) Walk(,| |$)' || return 1
	for byte in e9 e9 e4 fc ff e9; do
		tm send-keys -H $byte
		sleep 0.1
	done
	keys '?'
	wait_for '(^|[›>,]) Help(,| |$)' && keys Q && wait_prompt
}

# ESC O r is 2 on a keypad that tells its keys apart.
keypad_answers() {
	begin 80 24
	run "$RAMUS $dir/knee.ramus"
	wait_for '(^|[›>,]) Walk(,| |$)' || return 1
	tm send-keys -l "$(printf '\033Or')"
	wait_for EMERGENCY && keys Q && wait_prompt
}

# Ctrl-S stops nothing, and is a key as any other.
ctrl_s_stops_nothing() {
	start || return 1
	keys C-s 8
	wait_for '8 emergency signs' && keys Q && wait_for 'modes are back'
}

# Where it is the terminal's, keys after it wait for Ctrl-Q.
ctrl_s_stops() {
	begin 80 24
	run "$1 $RAMUS $dir/knee.ramus"
	wait_for '(^|[›>,]) Walk(,| |$)' || return 1
	keys C-s 8
	sleep 0.5
	screen | grep -q '8 emergency signs' && return 1
	keys C-q
	wait_for '8 emergency signs' && keys Q && wait_prompt
}

ctrl_s_is_configured() {
	mkdir -p "$dir/config/ramus" && echo 'flow-control on' >"$dir/config/ramus/ramus.conf" &&
		ctrl_s_stops "XDG_CONFIG_HOME=$dir/config"
}

ctrl_s_in_terminfo() {
	printf 'serial|a terminal that stops us,\n\txon, use=screen,\n' >"$dir/serial.ti" &&
		tic -o "$dir/terminfo" "$dir/serial.ti" &&
		ctrl_s_stops "TERMINFO=$dir/terminfo TERM=serial"
}

# Tables are read for seconds before there is a tree to be grown.
ctrl_c_ends_a_compilation() {
	begin 80 24
	cp -R "$RAMUS_SRCDIR/tests/data/mini" "$dir/long" && chmod -R u+w "$dir/long" || return 1
	{
		echo cause,symptom,frequency
		yes a | head -n 4200000
	} >"$dir/long/evidence.csv"
	run "$RAMUS compile $dir/long -o $dir/long.ramus"
	sleep 0.5
	keys C-c
	wait_for 'stopped; nothing was made' && wait_prompt && ! screen | grep -q evidence.csv &&
		test ! -f "$dir/long.ramus"
}

# What a shell once exported is not the terminal.
the_terminal_has_its_size() {
	begin 80 24
	run "LINES=10 COLUMNS=39 $RAMUS $dir/knee.ramus"
	wait_for '(^|[›>,]) Walk(,| |$)' && keys Q && wait_prompt
}

# Where the terminal tells none, what was exported is its size.
a_size_of_nothing() {
	begin 80 24
	run "stty rows 0 cols 0; LINES=10 COLUMNS=39 $RAMUS $dir/knee.ramus"
	wait_for 'Ramus needs 40' && keys Q && wait_prompt
}

# What the user has exported, or has not, is so for a pager.
pager_has_the_variables() {
	begin 80 24
	printf '#!/bin/sh\necho "is ${LINES-none} ${COLUMNS-none}"\nexec sleep 60\n' >"$dir/pager"
	chmod +x "$dir/pager"
	run "$1 PAGER=$dir/pager $RAMUS $dir/knee.ramus"
	wait_for '(^|[›>,]) Walk(,| |$)' || return 1
	keys '?' '|'
	wait_for "^is $2" || return 1
	keys C-c
	wait_for '(^|[›>,]) Help(,| |$)' && keys Q && wait_prompt
}

# What only some systems have by these numbers: a coprocessor's, power that fails, a real-time one.
ended_by_rare() {
	for which in 16 30 36 64; do
		case $(kill -l "$which") in
		16 | STKFLT | PWR | RT* | SIGRT*) ended_by "$which" "$((128 + which))" || return 1 ;;
		esac
	done
}

plan 37
ended_by TERM 143
result $? 'SIGTERM ends it with 143 and the terminal is back'
ended_by HUP 129
result $? 'SIGHUP ends it with 129 and the terminal is back'
ended_by INT 130
result $? 'SIGINT ends it with 130 and the terminal is back'
for ending in QUIT:131 USR1:138 ALRM:142 PIPE:141; do
	ended_by "${ending%:*}" "${ending#*:}"
	result $? "SIG${ending%:*} ends it with ${ending#*:} and the terminal is back"
done
ended_by_rare
result $? 'so do the signals that few systems have, and real-time ones'
ended_by SEGV 139
result $? 'a fault still puts the terminal back'
interrupt_key
result $? 'Ctrl-C ends it'
interrupt_asks
result $? 'Ctrl-C asks where answers would be lost'
pager_and_back
result $? 'a pager has the terminal, Ctrl-C ends it alone'
ended_during_a_pager HUP 129
result $? 'what was answered is saved if the terminal goes while a page is in a pager'
ended_during_a_pager TERM 143
result $? '... and on SIGTERM'
quit_by_key
result $? 'q quits and the terminal is back'
suspend_and_resume
result $? 'Ctrl-Z stops it, fg goes on at the same place'
resize_keeps_the_place
result $? 'resizing keeps the place'
closed_terminal
result $? 'it ends when the terminal goes away'
cursor_follows
result $? 'the cursor stands on the selection'
on_terminals paste_is_dropped 'pasted text answers nothing on %s' xterm-256color screen linux vt100 ansi
paste_fills_a_field
result $? 'pasted text fills a field that is open'
strings_answer_nothing
result $? 'what a terminal sends by itself answers nothing, and ends'
slow_sequence
result $? 'what comes of it slowly is no key, either'
no_characters
result $? 'bytes that are no character do not end the browser'
keypad_answers
result $? 'digits of the keypad answer'
ctrl_c_ends_a_compilation
result $? 'Ctrl-C ends a compilation at once'
ctrl_s_stops_nothing
result $? 'Ctrl-S stops nothing'
ctrl_s_is_configured
result $? 'but where the configuration gives it to the terminal'
ctrl_s_in_terminfo
result $? 'or terminfo does'
the_terminal_has_its_size
result $? 'the size is the terminal'"'"'s own'
a_size_of_nothing
result $? 'where it has none, the size is that of LINES and COLUMNS'
pager_has_the_variables 'LINES=10 COLUMNS=39' '10 39'
result $? 'a pager has the LINES and COLUMNS of the user'
pager_has_the_variables 'env -u LINES -u COLUMNS' 'none none'
result $? 'and none where there were none'
