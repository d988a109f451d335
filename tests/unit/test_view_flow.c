/* SPDX-License-Identifier: MIT */
/* A topic of a flow alone in the browser, and a walk begun at a step of one. */
#include "screens.h"

SCREENS_SUITE_OF(view_flow, screens_open_on(fixture_made("tests/data/flow"), 80, 24, false, false));

Test(view_flow, is_walked_to_its_end_and_back)
{
	screens_keys(&s, "n y n");
	cr_expect(screens_show(&s, "Where is it tender?"));
	screens_keys(&s, "1 Enter");
	cr_expect_eq(ui_screen(s.ui), SCREEN_OUTCOME);
	cr_expect(screens_show(&s, "The rule asks for an X-ray."));
	cr_expect_not(screens_show(&s, "What fits"));
	screens_keys(&s, "Backspace 1 n");
	cr_expect(screens_show(&s, "Can the knee be bent"));
	screens_keys(&s, "Backspace Backspace");
	cr_expect(screens_show(&s, "55 or older?"));
}

Test(view_flow, begins_at_a_step_that_was_found)
{
	screens_keys(&s, "c F");
	cr_expect_eq(ui_screen(s.ui), SCREEN_CONTENTS);
	cr_expect(screens_show(&s, "No step of a flow is selected"));
	screens_keys(&s, ": =bend Down Down Enter");
	cr_expect_eq(ui_screen(s.ui), SCREEN_READER);
	cr_expect(screens_show(&s, "F begins the walk here."));
	screens_keys(&s, "F n");
	cr_expect_eq(ui_screen(s.ui), SCREEN_WALK);
	cr_expect(screens_show(&s, "Can the knee be bent"));
	screens_keys(&s, "z z");
	cr_expect(screens_show(&s, "Is the foot cold"));
	screens_keys(&s, "n");
	cr_expect(screens_show(&s, "Was the knee hurt"));
}

Test(view_flow, every_screen_is_drawn)
{
	static const struct {
		const char *keys;
		enum screen_id leads_to;
	} steps[] = {{"n", SCREEN_WALK}, {"o", SCREEN_OUTCOME}, {"w p", SCREEN_PATH},
	    {"w t", SCREEN_TREE}, {"w v", SCREEN_COMPARE}, {"w i", SCREEN_FINDINGS},
	    {"w c", SCREEN_CONTENTS}, {"w r", SCREEN_READER}, {"w P", SCREEN_PRACTICE},
	    {"w L", SCREEN_PRESENT}, {"Esc n y n n 1 y", SCREEN_PRESENT}, {"o", SCREEN_OUTCOME},
	    {"t", SCREEN_TREE}, {"v", SCREEN_COMPARE}, {"p", SCREEN_PATH}, {"d", SCREEN_READER}};

	for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
		screens_keys(&s, steps[i].keys);
		cr_expect_eq(ui_screen(s.ui), steps[i].leads_to, "%s", steps[i].keys);
	}
}

/* The tree begins as the topic does, wherever a walk was begun. */
Test(view_flow, the_tree_leads_from_where_the_topic_begins)
{
	screens_keys(&s, ": =bend Down Down Enter F n");
	cr_expect(screens_show(&s, "Can the knee be bent"));
	screens_keys(&s, "t Down Down a");
	cr_expect_eq(session_began(s.session), topic_meta(s.topic)->start);
	cr_expect_not(screens_show(&s, "Can the knee be bent"));
	screens_keys(&s, "z");
	cr_expect_neq(session_began(s.session), topic_meta(s.topic)->start, "all of it");
}
