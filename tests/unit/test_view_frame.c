/* SPDX-License-Identifier: MIT */
/* What stands around every screen: where one is, how urgent it is, and how to get elsewhere. */
#include "present.h"

static const struct {
	const char *key, *name;
} ways[] = {{"w", "Walk"}, {"i", "Findings"}, {"o", "Outcome"}, {"p", "Path"}, {"v", "Compare"},
    {"t", "Tree"}, {"r", "Read"}, {"P", "Practice"}, {"c", "Contents"}, {"e", "Problems"},
    {"?", "Help"}};

#define WAYS (sizeof ways / sizeof *ways)

/* That sources disagree on an emergency is seen, however long its reason. */
Test(view_frame, the_sign_of_a_disagreement_is_never_cut)
{
	static const struct fixture_file tables[] = {
	    {"causes", "id,name,prevalence,urgency\na,Cause A,common,emergency\n"},
	    {"questions", "id,text,kind,stage\nq,Is it so?,yes-no,emergency\n"},
	    {"symptoms", "id,question,name\ns,q,It is so\n"},
	    {"evidence", "cause,symptom,frequency\na,s,90%\n"},
	    {"triage",
		"id,when,urgency,message,suspect\nr,s,emergency,A reason that is told in more "
		"words than any row of a terminal has room for.,a\n"},
	    {"sources", "id,title\ns1,One\ns2,Two\n"},
	    {"disagreements", "id,about,first,first-source,second,second-source,handling\n"
			      "d,r,It is.,s1,It is not.,s2,It is.\n"},
	    {NULL, NULL},
	};

	/* In place of a reason that has no room what it may be is said whole. */
	for (int width = UI_MIN_WIDTH; width <= 132; width += 4) {
		struct screens w =
		    screens_open_on(fixture_tree(tables, 10), width, 24, false, false);

		screens_keys(&w, "y");
		cr_expect(screens_row_shows(&w, 1, "EMERGENCY"));
		cr_expect(screens_row_shows(&w, 1, "≠"), "%d columns", width);
		cr_expect_eq(screens_row_shows(&w, 1, "it may be cause A"),
		    width >= 52 && width < 112, "%d columns", width);
		screens_close(&w);
	}
}

/* The screen's name, after as much of the topic's title as that many columns hold. */
static void
check_where(int width, int height, const char *title)
{
	struct screens s = screens_open(width, height, false);
	size_t i;

	for (i = 0; i < WAYS; i++) {
		screens_keys(&s, ways[i].key);
		cr_expect(screens_row_shows(&s, 0, ways[i].name), "%s at %d columns", ways[i].name,
		    width);
		cr_expect(screens_row_shows(&s, 0, title), "%s at %d columns", ways[i].name, width);
	}
	screens_close(&s);
}

Test(view_frame, where_you_are_stands_on_every_screen)
{
	check_where(40, 12, "");
	check_where(80, 24, "A hurt or swollen fi");
	check_where(132, 50, "A hurt or swollen finger › ");
}

Test(view_frame, how_far_the_walk_is_stands_at_the_right)
{
	struct screens s = screens_open(80, 24, false);

	cr_expect(screens_row_shows(&s, 0, "◉┄┄┄┄┄┄┄┄○  1 of at most 9"));
	screens_keys(&s, "3 2");
	cr_expect(screens_row_shows(&s, 0, "●─●─◉┄┄┄┄○  3 of at most 7"));
	screens_keys(&s, "y y n n");
	cr_expect(screens_row_shows(&s, 0, "after 6 questions"));
	screens_close(&s);
	s = screens_open(40, 12, true);
	screens_keys(&s, "3 2");
	cr_expect(screens_row_shows(&s, 0, "Walk > Looking"));
	cr_expect(screens_row_shows(&s, 0, "3 of at most 7"));
	cr_expect_not(screens_row_shows(&s, 0, "A hurt"), "what says where comes first");
	screens_close(&s);
}

/* No urgency before the emergency questions are done; then on every screen that depends on the
 * answers, in words. */
Test(view_frame, how_urgent_it_is_stands_below)
{
	static const char *const on[] = {"w", "i", "o", "p", "v", "t", "c Down Enter"};
	struct screens s = screens_open(80, 24, false);
	size_t i;

	cr_expect(screens_row_shows(&s, 1, "2 emergency signs to ask first"));
	cr_expect(screens_row_shows(&s, 1, "urgency not known yet"));
	screens_keys(&s, "3");
	for (i = 0; i < sizeof on / sizeof *on; i++) {
		screens_keys(&s, on[i]);
		cr_expect(
		    screens_row_shows(&s, 1, "ROUTINE so far · a planned visit"), "%s", on[i]);
		cr_expect(screens_row_shows(&s, 1, "no emergency sign"), "%s", on[i]);
	}
	screens_keys(&s, "c");
	cr_expect_not(screens_row_shows(&s, 1, "ROUTINE"), "the contents do not depend on them");
	screens_keys(&s, "w p 1");
	cr_expect(screens_row_shows(&s, 1, "!! EMERGENCY · GET HELP NOW"));
	screens_close(&s);
}

Test(view_frame, a_room_sees_no_urgency_before_it_is_revealed)
{
	struct screens s = screens_open(80, 24, false);

	screens_close(&s);
	s = present_open(80, 24, false);
	screens_keys(&s, "3 i");
	cr_expect_not(screens_show(&s, "ROUTINE"));
	screens_keys(&s, "w PgDn i");
	cr_expect(screens_row_shows(&s, 1, "ROUTINE"));
	screens_close(&s);
}

/* What somebody without a manual sees on every screen leads to all the others, with their keys. */
Test(view_frame, the_palette_names_every_screen_with_its_key)
{
	struct screens s = screens_open(80, 40, false);
	size_t i;
	char row[64];

	cr_expect(screens_row_shows(&s, 39, ": anything  ? keys"));
	screens_keys(&s, ":");
	for (i = 0; i < WAYS; i++) {
		snprintf(row, sizeof row, "%-9s  %s: ", ways[i].key, ways[i].name);
		cr_expect(screens_show(&s, row), "%s", row);
	}
	screens_close(&s);
}

Test(view_frame, the_palette_goes_acts_and_reads)
{
	struct screens s = screens_open(80, 24, false);

	screens_keys(&s, "3 : =tree Enter");
	cr_expect_eq(ui_screen(s.ui), SCREEN_TREE);
	screens_keys(&s, "w : =undo Enter");
	cr_expect_eq(ui_screen(s.ui), SCREEN_WALK);
	cr_expect_eq(session_length(s.session), 0u);
	screens_keys(&s, ": =broken Enter");
	cr_expect(screens_row_shows(&s, 0, "Cause: Broken finger"));
	screens_keys(&s, "Backspace");
	cr_expect_eq(ui_screen(s.ui), SCREEN_WALK, "the palette is nothing to go back to");
	screens_keys(&s, ": =zzz Enter Esc");
	screens_keys(&s, "f");
	cr_expect_eq(ui_screen(s.ui), SCREEN_WALK);
	screens_keys(&s, ": Esc");
	cr_expect_eq(ui_screen(s.ui), SCREEN_WALK);
	screens_close(&s);
}

Test(view_frame, the_rows_above_can_be_clicked)
{
	struct screens s = screens_open(80, 24, false);

	screens_keys(&s, "3");
	ui_click(s.ui, 0, 10);
	cr_expect_eq(ui_screen(s.ui), SCREEN_PALETTE);
	screens_keys(&s, "Esc");
	ui_click(s.ui, 1, 10);
	cr_expect_eq(ui_screen(s.ui), SCREEN_OUTCOME);
	screens_close(&s);
}

Test(view_frame, a_small_screen_names_the_panes_behind)
{
	struct screens s = screens_open(40, 12, false);

	screens_keys(&s, "3");
	cr_expect(screens_show(&s, "Tab So far, Text"));
	screens_keys(&s, "Tab");
	cr_expect(screens_show(&s, "Tab Text, Question"));
	screens_close(&s);
}

Test(view_frame, a_message_takes_the_rows_that_it_needs)
{
	struct screens s = screens_open(40, 12, false);

	screens_keys(&s, "c Right Down x");
	cr_expect(screens_row_shows(&s, 10, "Marked for comparing (1): Sprained"));
	cr_expect(screens_row_shows(&s, 11, "finger. v compares."));
	screens_keys(&s, "Down");
	cr_expect(screens_row_shows(&s, 11, "Enter full page"));
	screens_close(&s);
}

Test(view_frame, the_footer_tells_what_keys_do_while_one_types)
{
	struct screens s = screens_open(80, 24, false);

	screens_keys(&s, "/ =bone");
	cr_expect(screens_row_shows(&s, 23, "Enter read  Down select  Esc clear"));
	cr_expect_not(screens_row_shows(&s, 23, "Backspace"));
	screens_keys(&s, "Esc");
	cr_expect(screens_row_shows(&s, 23, "Esc stop typing"));
	screens_keys(&s, "Tab");
	cr_expect(screens_row_shows(&s, 23, "Right into"));
	screens_close(&s);
}

/* A footer promises nothing that the key would refuse. */
Test(view_frame, the_footer_offers_what_there_is)
{
	struct screens s = screens_open(80, 24, false);

	cr_expect_not(screens_row_shows(&s, 23, "back"));
	screens_keys(&s, "p");
	cr_expect_not(screens_row_shows(&s, 23, "change"));
	screens_keys(&s, "w 1");
	cr_expect_not(screens_row_shows(&s, 23, "ask more"));
	screens_keys(&s, "s y 3 o");
	cr_expect(screens_row_shows(&s, 23, "ask more"));
	screens_close(&s);
}

Test(view_frame, a_screen_that_is_too_small_names_the_key_that_quits)
{
	struct screens s = screens_open(60, 8, false);

	cr_expect(screens_show(&s, "Q to quit"));
	screens_close(&s);
}

/* The outcome tells once that it is so far, whatever stands beside it. */
Test(view_frame, what_is_told_of_a_screen_stands_above_alone)
{
	struct screens s = screens_open(132, 50, false);

	screens_keys(&s, "3 o");
	cr_expect(screens_row_shows(&s, 0, "Outcome › so far"));
	cr_expect_not(screens_row_shows(&s, 2, "so far"));
	screens_close(&s);
}
