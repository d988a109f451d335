/* SPDX-License-Identifier: MIT */
/* The layout for those who hear the screen: words in place of signs, on every screen. */
#include "screens.h"

static const char *const places[] = {"", "3", "3 2 y", "3 Tab", "3 2 Tab Tab", "1", "1 w", "i",
    "3 i", "3 2 y y o", "3 2 y y o PgDn PgDn", "3 2 y p", "3 2 y p Tab", "3 2 v", "t",
    "t Right Down Right", "/ =broken Enter", "/ =broken Enter PgDn", "/ =made Space =up Enter PgDn",
    "c", "/ =bone", "e", "3 s", "P", "P Enter 1 Enter", "P Enter 1 Enter a =spr Enter Esc R C",
    "P Enter 1 Enter a =spr Enter Esc Tab", "P Enter 1 Enter a =spr Enter Esc C 4 y",
    "P Enter 1 Enter a =spr Enter Esc C 4 y 1",
    "P Enter 1 Enter a =spr Enter Esc C 4 y 1 PgDn PgDn PgDn"};

/* Signs that a screen reader spells out or leaves out, with what they would have said. */
static const char *const signs[] = {"─", "│", "┬", "┴", "┤", "█", "▌", "░", "▼", "►", "→", "↑", "↓",
    " ~", "!!", " + ", "[x]", "[-]", "[?]", "[ ]", " > "};

Test(view_linear, says_no_signs)
{
	size_t i, k;

	for (i = 0; i < sizeof places / sizeof *places; i++) {
		struct screens s = screens_open_as(80, 24, false, true);

		screens_keys(&s, places[i]);
		for (k = 0; k < sizeof signs / sizeof *signs; k++)
			cr_expect_not(
			    screens_show(&s, signs[k]), "\"%s\" after \"%s\"", signs[k], places[i]);
		screens_close(&s);
	}
}

static void
check_says(const char *keys, const char *words)
{
	struct screens s = screens_open_as(80, 24, false, true);
	struct buf b = {0};

	screens_keys(&s, keys);
	canvas_dump(s.canvas, false, &b);
	cr_expect(strstr(buf_str(&b), words) != NULL, "no \"%s\" after \"%s\":\n%s", words, keys,
	    buf_str(&b));
	buf_free(&b);
	screens_close(&s);
}

Test(view_linear, says_what_the_signs_would)
{
	check_says("1", "EMERGENCY, GET HELP NOW");
	check_says("3 i", "no: Bleeding that does not stop (emergency sign)");
	check_says("3 2 y i", "yes: Bent finger");
	check_says("3 2 y y o O PgDn", "Broken finger, soon");
	check_says("/ =made Space =up Enter", "more below, ");
	check_says("/ =made Space =up Enter PgDn", "Quote: A bent finger");
	check_says("3 2 y p", "then Yes");
	check_says("3 2 y p Tab", "None of these (as now), soon");
	check_says("t", "open, Is any of these so right now?");
	check_says("c O", "Broken finger, soon");
}

/* The cursor stands on what is selected: it is all that tells. */
Test(view_linear, the_cursor_stands_on_the_selection)
{
	struct screens s = screens_open_as(80, 24, false, true);
	int row, next;

	row = s.canvas->row;
	cr_expect(screens_row_shows(&s, row, "Bleeding that does not stop"));
	screens_keys(&s, "Down");
	next = s.canvas->row;
	cr_expect(next > row && screens_row_shows(&s, next, "Numb, white or cold finger"));
	screens_close(&s);
}
