/* SPDX-License-Identifier: MIT */
/* A topic whose words are its own, on the screens; and a room, of which every word is the topic's.
 */
#include "present.h"

#include "base/text.h"

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
	cr_expect(screens_show(&s, "geprüft."));
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

/* Every word of the program in Greek letters, as words.csv. */
static void
add_greek_words(struct buf *out)
{
	buf_adds(out, "word,text\n");
	for (int p = 0; p < PHRASES; p++) {
		bool value = false;
		char greek[4];

		buf_printf(out, "%s,\"", phrase_row(p).id);
		for (const char *at = phrase_row(p).text; *at != '\0'; at++) {
			bool upper = *at >= 'A' && *at <= 'Z';

			value = *at == '{' || (value && *at != '}');
			if (!value && (upper || (*at >= 'a' && *at <= 'z')))
				buf_add(out, greek,
				    text_encode(
					0x3b1u + (uint32_t)(*at - (upper ? 'A' : 'a')), greek));
			else
				buf_printf(out, *at == '"' ? "\"\"" : "%c", *at);
		}
		buf_adds(out, "\"\n");
	}
}

/* tests/data/greek with those words. */
static struct topic *
greek_topic(void)
{
	struct buf words = {0};

	add_greek_words(&words);
	struct fixture_file file = {"words", buf_str(&words)};
	struct topic *t = fixture_topic_with("tests/data/greek", &file);
	buf_free(&words);
	return t;
}

/* No row from `row` on has three Latin letters on end, but those at the foot, which are about keys,
 * and the one of `keys`, if that is not NULL. */
static void
expect_rows_translated(const struct screens *s, int row, const char *keys)
{
	int foot = s->canvas->width < 80 ? 3 : 1;

	for (; row < s->canvas->height - foot; row++) {
		char *line = screens_row(s, row);
		int letters = 0;

		for (const char *at = line; *at != '\0' && letters < 3; at++) {
			bool latin = (*at >= 'a' && *at <= 'z') || (*at >= 'A' && *at <= 'Z');

			letters = latin ? letters + 1 : 0;
		}
		cr_expect(letters < 3 || (keys != NULL && strstr(line, keys) != NULL), "%s", line);
		free(line);
	}
}

static void
expect_translated(const struct screens *s)
{
	expect_rows_translated(s, 0, NULL);
}

/* Below its title, which is the program's, as the keys are. */
Test(view_words, causes_that_are_compared_say_nothing_else)
{
	struct screens s = screens_open_on(greek_topic(), 100, 40, false, false);

	screens_keys(&s, "n v");
	cr_expect(screens_show(&s, "A  ") && screens_show(&s, "B  "));
	expect_rows_translated(&s, 1, "marks a cause here");
	screens_close(&s);
}

/* A whole case, with votes before and after, a question asked twice, a tie, and another answer than
 * the case's own. */
static void
expect_room_translated(int width, int height, bool linear)
{
	struct screens s = present_open_with(greek_topic(), width, height,
	    (struct ui_settings){.present_case = "k1", .countdown = 60, .linear = linear});
	int pages = 0;

	expect_translated(&s);
	screens_keys(&s, "PgDn");
	expect_translated(&s);
	screens_keys(&s, "1 1 2");
	expect_translated(&s);
	screens_keys(&s, "PgDn a");
	expect_translated(&s);
	screens_keys(&s, "1 1 2 2");
	expect_translated(&s);
	screens_keys(&s, "a a 2 2 1 T");
	expect_translated(&s);
	for (; pages < 60 && !screens_show(&s, "This is the end of the case."); pages++) {
		screens_keys(&s, "PgDn");
		expect_translated(&s);
		if (pages % 2 == 1)
			screens_keys(&s, "a 1");
	}
	cr_expect_lt(pages, 60);
	cr_expect_gt(pages, 5);
	ui_clock(s.ui, 100000);
	ui_draw(s.ui, s.canvas);
	expect_translated(&s);
	screens_close(&s);
}

Test(view_words, a_room_is_shown_no_word_of_the_program)
{
	expect_room_translated(100, 40, false);
	expect_room_translated(40, 16, false);
	expect_room_translated(80, 24, true);
}
