#!/bin/sh
# SPDX-License-Identifier: MIT
# new.sh - a topic is begun with `ramus new`: it compiles and proves without a word, and nothing that
# was there is lost.
. "${RAMUS_SRCDIR:-$(cd "$(dirname "$0")/../.." && pwd)}/tests/cli/lib.sh"
mini=$srcdir/tests/data/mini
cd "$work" || exit 99

# sound FOLDER ID - whether it compiles and proves without a message, to a topic of that id.
sound() {
	status 0 "$ramus" compile --strict "$1" -o sound.ramus && test ! -s err &&
		status 0 "$ramus" check --json "$1" && says '"diagnostics":[]' && says "\"id\":\"$2\"" &&
		! grep -q '"result":"fails"' out
}

# Fifteen lines to change, and as many that explain them.
the_example_is_sound() {
	status 0 "$ramus" new headache && says 'ramus check headache' && ! grep -q '.\{81\}' out &&
		sound headache headache &&
		test "$(cat headache/*.csv | grep -vc '^#')" -le 30 || return 1
	for table in headache/*.csv; do
		head -n 1 "$table" | grep -q '^# ' || return 1
	done
	! grep -rq '@' headache && ! grep -q '.\{101\}' headache/*.csv
}

# An emergency, and what the document says of a cause.
the_example_is_walked() {
	echo y | "$ramus" ask headache >walk && grep -q 'EMERGENCY: get help now' walk &&
		printf 'n\ny\nmore\n' | "$ramus" ask headache >walk && grep -q 'Hay fever \[notes\]' walk &&
		grep -q 'See a doctor' walk && status 0 "$ramus" show headache cold && says 'It goes'
}

ids_are_made_of_names() {
	mkdir 'in here' && (cd 'in here' && "$ramus" new . >/dev/null) && sound 'in here' in-here &&
		status 0 "$ramus" new 'Knöchel, 2.//' && says "ramus ask 'Knöchel, 2.//'" &&
		sound 'Knöchel, 2.' knochel-2 || return 1
	for pair in '?? topic' 'and and-topic' 'cold cold' "it's it-s"; do
		status 0 "$ramus" new "${pair% *}" && sound "${pair% *}" "${pair#* }" || return 1
	done
	status 0 "$ramus" new -- -x && says 'ramus ask ./-x' && sound ./-x x
}

# What the shell is told to type is one word of it.
commands_can_be_typed() {
	odd="a b'c\$d"
	status 0 "$ramus" new "$odd" || return 1
	line=$(sed -n 's/^    ramus check //p' out)
	eval "test $line = \"\$odd\""
}

nothing_is_lost() {
	mkdir full && echo mine >full/notes && status 1 "$ramus" new full && says 'not empty' &&
		test "$(ls full)" = notes && echo text >file && status 1 "$ramus" new file &&
		test "$(cat file)" = text && status 1 "$ramus" new none/below && test ! -e none &&
		status 1 "$ramus" new headache && says 'not empty' && sound headache headache &&
		status 2 "$ramus" new && status 2 "$ramus" new a b &&
		mkdir hidden && echo mine >hidden/.git && status 0 "$ramus" new hidden &&
		test "$(cat hidden/.git)" = mine && sound hidden hidden
}

# The process may write no file longer than that, so that the last of the copy's cannot be written:
# those before it go again.
a_half_is_taken_back() {
	mkdir -p big/documents half && cp "$mini"/*.csv big && cp "$mini"/documents/* big/documents &&
		head -c 300000 /dev/zero | tr '\0' x >big/z.txt || return 1
	(trap '' XFSZ && ulimit -f 100 && status 1 "$ramus" new half --from ./big) &&
		test -z "$(ls -A half)" &&
		(trap '' XFSZ && ulimit -f 100 && status 1 "$ramus" new gone --from ./big) && test ! -e gone
}

# A copy differs in its id and in that nobody reviewed it, whatever the table looks like.
a_topic_is_copied() {
	status 0 "$ramus" new hand --from "$mini" && says 'copy of' && diff -r "$mini" hand >differ
	test "$(grep -c '^[<>]' differ)" -eq 2 && grep -q '^> id,hand$' differ &&
		status 0 "$ramus" compile -q hand -o hand.ramus && test -w hand/topic.csv || return 1
	cp -R hand odd && printf '\357\273\277# A note\r\nvalue;key;remark\r\n\r\n# id;id\r\n"o""dd";"id";"x\r\ny"\r\n' >odd/topic.csv &&
		printf 'Dr A, 2026;reviewed;\r\nOdd; Title;title\r\n52,5%%;stop;\r\nOdd;title;' >>odd/topic.csv &&
		status 0 "$ramus" new even --from ./odd || return 1
	printf '\357\273\277# A note\r\nvalue;key;remark\r\n\r\n# id;id\r\n"even";"id";"x\r\ny"\r\n' >want
	printf ';reviewed;\r\nOdd; Title;title\r\n52,5%%;stop;\r\nOdd;title;' >>want
	cmp want even/topic.csv
}

# By a name are meant the tables that lie beside an installed topic.
an_installed_topic_is_copied() {
	mkdir -p data/ramus/topics && cp -R "$mini" data/ramus/topics/mini &&
		status 1 "$ramus" new copy --from mini && says 'no tables are installed' && test ! -e copy &&
		(XDG_DATA_HOME=$work/data && export XDG_DATA_HOME && status 0 "$ramus" new copy --from mini) &&
		grep -q '^id,copy$' copy/topic.csv && status 0 "$ramus" check -q copy
}

no_topic_is_copied() {
	mkdir bare && status 1 "$ramus" new copied --from ./bare && says 'has no topic.csv' && test ! -e copied &&
		status 1 "$ramus" new copied --from nonsense && says 'no such folder' && test ! -e copied &&
		status 1 "$ramus" new copied --from ./nowhere && says 'No such file' && test ! -e copied
}

echo 1..9
ok 'the example compiles and proves without a message' the_example_is_sound
ok 'the example is walked' the_example_is_walked
ok 'ids are made of names' ids_are_made_of_names
ok 'what is printed can be typed' commands_can_be_typed
ok 'nothing is lost' nothing_is_lost
ok 'what cannot be written whole is taken back' a_half_is_taken_back
ok 'a topic is copied' a_topic_is_copied
ok 'an installed topic is copied by its name' an_installed_topic_is_copied
ok 'what is no topic is not copied' no_topic_is_copied
