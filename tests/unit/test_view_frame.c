/* The title bar and the footer: where one is, and how to get elsewhere. */
#include "screens.h"

static const struct {
	const char *key, *name;
} ways[] = {{"w", "Walk"}, {"i", "Findings"}, {"o", "Outcome"}, {"p", "Path"}, {"v", "Compare"},
    {"t", "Tree"}, {"r", "Read"}, {"P", "Practice"}, {"c", "Contents"}, {"e", "Problems"},
    {"?", "Help"}};

#define WAYS (sizeof ways / sizeof *ways)

/* The screen's name in brackets, after as much of the topic's title as that many columns hold. */
static void
check_where(int width, int height, const char *title)
{
	struct screens s = screens_open(width, height, false);
	char here[32];
	size_t i;

	for (i = 0; i < WAYS; i++) {
		screens_keys(&s, ways[i].key);
		snprintf(here, sizeof here, "[%s]", ways[i].name);
		cr_expect(screens_row_shows(&s, 0, here), "%s at %d columns", here, width);
		cr_expect(screens_row_shows(&s, 0, title), "%s at %d columns", here, width);
	}
	screens_close(&s);
}

Test(view_frame, where_you_are_stands_on_every_screen)
{
	check_where(40, 12, "A hurt");
	check_where(80, 24, "A hurt or swoll");
	check_where(132, 50, "A hurt or swollen finger");
}

Test(view_frame, a_short_title_leaves_its_room_to_names)
{
	struct screens s = screens_open(110, 24, false);
	size_t i;

	for (i = 1; i < WAYS; i++)
		if (strcmp(ways[i].name, "Problems") != 0)
			cr_expect(screens_row_shows(&s, 0, ways[i].name), "%s", ways[i].name);
	screens_close(&s);
}

/* What somebody without a manual sees on the first screen: a name and a key for every other. */
Test(view_frame, the_walk_names_every_screen_at_80_columns)
{
	struct screens s = screens_open(80, 24, false);
	size_t i;
	char title[32], foot[32];

	for (i = 1; i < WAYS; i++) {
		if (strcmp(ways[i].name, "Problems") == 0)
			continue;
		snprintf(title, sizeof title, "%s %s", ways[i].key, ways[i].name);
		snprintf(foot, sizeof foot, "%s %c%s", ways[i].key, ways[i].name[0] + 'a' - 'A',
		    ways[i].name + 1);
		cr_expect(screens_row_shows(&s, 0, title) || screens_row_shows(&s, 23, foot), "%s",
		    title);
	}
	screens_close(&s);
}

Test(view_frame, a_message_takes_the_rows_that_it_needs)
{
	struct screens s = screens_open(40, 12, false);

	screens_keys(&s, "c Down x");
	cr_expect(screens_row_shows(&s, 10, "Marked for comparing (1): Sprained"));
	cr_expect(screens_row_shows(&s, 11, "finger. v compares."));
	screens_keys(&s, "Down");
	cr_expect(screens_row_shows(&s, 11, "Enter read"));
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
	cr_expect(screens_row_shows(&s, 23, "Backspace back"));
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
