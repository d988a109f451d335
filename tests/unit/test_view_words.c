/* SPDX-License-Identifier: MIT */
/* A topic whose words are its own, on the screens. */
#include "screens.h"

static struct screens
open_finger(void)
{
	return screens_open_on(screens_topic_of("tests/data/finger"), 100, 40, false, false);
}

Test(view_words, the_walk_says_what_the_topic_says)
{
	struct screens s = open_finger();

	cr_expect(screens_show(&s, "zuerst 1 Warnzeichen"), "the band, before");
	cr_expect(screens_show(&s, "Dringlichkeit noch unbekannt"));
	cr_expect(screens_show(&s, "1 von höchstens 3"));
	cr_expect(screens_show(&s, "Von keiner Ärztin"));
	cr_expect(screens_show(&s, "Weiß nicht"));
	cr_expect(screens_show(&s, "Von 100, wenn: Ja"));
	screens_keys(&s, "n");
	cr_expect(screens_show(&s, "~ TERMIN bisher · ein Termin genügt"), "the band, after");
	cr_expect(screens_show(&s, "kein Warnzeichen"));
	screens_keys(&s, "y");
	cr_expect(screens_show(&s, "^ HEUTE"));
	screens_close(&s);
}

Test(view_words, so_does_what_is_committed)
{
	struct screens s = open_finger();

	screens_keys(&s, "P Enter Enter a =bruch Enter Esc C 1");
	cr_expect(screens_show(&s, "Commit to \"NOTFALL\"?"));
	screens_close(&s);
}

Test(view_words, so_do_the_outcome_and_the_contents)
{
	struct screens s = open_finger();

	screens_keys(&s, "y o");
	cr_expect(
	    screens_show(&s, "!! NOTFALL · HOL JETZT HILFE FÜR DICH"), "capitals of any letter");
	cr_expect(screens_show(&s, "Jetzt sofort"));
	cr_expect(screens_show(&s, "nach 1 Frage"));
	screens_keys(&s, "c");
	cr_expect(screens_show(&s, "Ursachen"));
	cr_expect(screens_show(&s, "Zeichen, Befunde, Risiken"));
	screens_close(&s);
}
