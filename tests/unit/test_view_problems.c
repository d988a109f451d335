/* SPDX-License-Identifier: MIT */
/* What the compiler said while tables are watched: to look through, and to be opened in an
 * editor. */
#include "screens.h"

SCREENS_SUITE(view_problems);

static const struct diag_message note = {"a-note", DIAG_NOTE, "a remark on %s", "Not needed."};
static const struct diag_message error = {"an-error", DIAG_ERROR, "%s is wrong", "Mend it."};

/* The tables were compiled again: two notes and an error between them. */
static void
reload(void)
{
	struct diags *d = diags_new();

	diags_add(d, &note, (struct diag_place){"t/causes.csv", 3, 1}, "a cause");
	diags_add(d, &error, (struct diag_place){"t/questions.csv", 14, 7}, "the question");
	diags_add(d, &note, (struct diag_place){"t/symptoms.csv", 2, 1}, "a symptom");
	ui_reload(s.ui, NULL, d);
	ui_draw(s.ui, s.canvas);
}

Test(view_problems, are_counted_and_the_worst_is_selected)
{
	struct diag_place at;

	reload();
	cr_expect(screens_show(&s, "1 error in the tables; e shows them. The topic is as it was."));
	screens_keys(&s, "e");
	cr_expect(screens_show(&s, "Problems › 1 error, 2 notes"));
	cr_expect(screens_show(&s, " > error: the question is wrong"));
	cr_expect(screens_show(&s, "t/questions.csv:14:7"));
	cr_expect_not(ui_edit(s.ui, &at));
	screens_keys(&s, "E");
	cr_assert(ui_edit(s.ui, &at));
	cr_expect_str_eq(at.path, "t/questions.csv");
	cr_expect_eq(at.line, 14u);
	cr_expect_not(ui_edit(s.ui, &at), "asked for once");
}

Test(view_problems, can_be_gone_through_and_explained)
{
	struct diag_place at;

	reload();
	screens_keys(&s, "e Down");
	cr_expect(screens_show(&s, " > note: a remark on a symptom"));
	screens_keys(&s, "Enter");
	cr_expect(screens_show(&s, "Not needed."));
	screens_keys(&s, "Enter Home E");
	cr_expect_not(screens_show(&s, "Not needed."));
	cr_assert(ui_edit(s.ui, &at));
	cr_expect_str_eq(at.path, "t/causes.csv");
}

Test(view_problems, there_may_be_none)
{
	struct diag_place at;

	screens_keys(&s, "e E");
	cr_expect(screens_show(&s, "Problems › none"));
	cr_expect_not(ui_edit(s.ui, &at));
	ui_reload(s.ui, NULL, diags_new());
	ui_draw(s.ui, s.canvas);
	cr_expect(screens_show(&s, "The tables compile without a word."));
}
