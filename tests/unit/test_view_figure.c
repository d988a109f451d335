/* SPDX-License-Identifier: MIT */
/* The figure's screen: what is shaded and lit, where keys lead, and where there is no figure. */
#include "screens.h"

static struct screens
figure_open(int width, int height, bool linear)
{
	return screens_open_on(fixture_made("tests/data/figure"), width, height, false, linear);
}

SCREENS_SUITE_OF(view_figure, figure_open(80, 24, false));

/* The style of a cell of the drawing, which begins at the first column of its pane. */
static enum style
style_at(int row, int col)
{
	return (enum style)canvas_cell(s.canvas, 3 + row, 1 + col)->style;
}

/* A cell each of what the figure shows. */
static enum style
finger(void)
{
	return style_at(1, 5);
}

static enum style
thumb(void)
{
	return style_at(4, 15);
}

static enum style
wrist(void)
{
	return style_at(9, 8);
}

Test(view_figure, is_shaded_by_what_fits_and_moves_with_an_answer)
{
	screens_keys(&s, "n 1 I Down");
	cr_expect_eq(finger(), STYLE_SHARE_HIGH);
	cr_expect_eq(wrist(), STYLE_SHARE_LOW, "a tendon sheath fits less");
	cr_expect_eq(style_at(8, 5), STYLE_DIM, "nothing sits in the skin");
	cr_expect(screens_row_shows(&s, 4, "▓▓"));
	screens_keys(&s, "w b 3 I Up");
	cr_expect_eq(finger(), STYLE_LIT, "it is selected now");
	cr_expect_eq(wrist(), STYLE_SHARE_HIGH);
	cr_expect_eq(style_at(8, 5), STYLE_DIM, "nothing sits in the skin");
}

Test(view_figure, a_cause_lights_all_that_it_sits_in)
{
	screens_keys(&s, "/ =sheath Enter I");
	cr_expect(screens_row_shows(&s, 0, "Sore tendon sheath"));
	cr_expect_eq(wrist(), STYLE_LIT);
	cr_expect_eq(style_at(5, 5), STYLE_SELECTED, "a tendon, where the selection stands");
	cr_expect_neq(finger(), STYLE_LIT);
	screens_keys(&s, "Up");
	cr_expect(screens_row_shows(&s, 0, "Fingers"));
	cr_expect_neq(wrist(), STYLE_LIT, "only what is selected");
}

Test(view_figure, one_cause_that_sits_nowhere_is_told)
{
	screens_keys(&s, "/ =tired Enter I");
	cr_expect(screens_row_shows(&s, 23, "is not in the figure: Tired hand"));
}

Test(view_figure, keys_lead_from_structure_to_structure_and_back_to_causes)
{
	screens_keys(&s, "n 2 I");
	cr_expect(screens_row_shows(&s, 0, "Sprained thumb"));
	screens_keys(&s, "Left");
	cr_expect(screens_row_shows(&s, 0, "Fingers"));
	cr_expect(screens_show(&s, "Broken finger"), "what can hurt there stands beside it");
	screens_keys(&s, "Right");
	cr_expect(screens_row_shows(&s, 0, "Thumb"));
	screens_keys(&s, "Enter");
	cr_expect_eq(ui_screen(s.ui), SCREEN_READER);
	cr_expect(screens_show(&s, "The thumb with its ball."));
	screens_keys(&s, "b Tab ] ]");
	cr_expect_eq(ui_screen(s.ui), SCREEN_FIGURE);
}

/* Below the lowest row stand all structures in words. */
Test(view_figure, down_from_the_drawing_leads_to_the_words)
{
	screens_keys(&s, "n 2 I");
	for (int i = 0; i < 12; i++)
		screens_keys(&s, "Down");
	cr_expect_gt(s.canvas->row, 12);
	screens_keys(&s, "Up Up Up Up Up Up Up Up Up Up Up Up");
	cr_expect_lt(s.canvas->row, 9);
	cr_expect(screens_row_shows(&s, 0, "Fingers"));
}

/* While keys may follow only the selection moves. */
Test(view_figure, what_is_lit_waits_until_keys_pause)
{
	screens_keys(&s, "n 2 I");
	cr_expect_eq(thumb(), STYLE_LIT);
	ui_hold(s.ui, true);
	screens_keys(&s, "Left");
	cr_expect_eq(thumb(), STYLE_LIT);
	ui_hold(s.ui, false);
	ui_draw(s.ui, s.canvas);
	cr_expect_neq(thumb(), STYLE_LIT);
	cr_expect_eq(style_at(3, 5), STYLE_LIT);
}

/* A sign is that of what the answers leave: one emergency of less than 1 of 100 makes none. */
Test(view_figure, signs_follow_what_the_answers_leave)
{
	screens_keys(&s, "I");
	cr_expect(screens_show(&s, "!!  27 N Tendons"));
	screens_keys(&s, "w n 3 I");
	cr_expect(screens_show(&s, " ~  55 N Tendons"));
	cr_expect(screens_show(&s, "    <1 P Palm"));
	cr_expect_not(screens_show(&s, "!!  <1"));
	cr_expect(screens_show(&s, "Each sign is that of the most"));
}

Test(view_figure, a_small_screen_scrolls_the_drawing)
{
	struct screens small = figure_open(40, 12, false);

	screens_keys(&small, "n 3 I");
	cr_expect(screens_show(&small, "░──"), "it is whole, not wrapped");
	for (int i = 0; i < 8; i++) {
		screens_keys(&small, "Down");
		cr_expect_eq(canvas_cell(small.canvas, small.canvas->row, small.canvas->col)->style,
		    STYLE_SELECTED, "what is selected is in sight after %d", i + 1);
	}
	screens_close(&small);
}

Test(view_figure, is_told_in_words_where_it_cannot_be_seen)
{
	struct screens heard = figure_open(80, 24, true);

	screens_keys(&heard, "n 3 I");
	cr_expect(screens_show(
	    &heard, "N Tendons, in the middle, routine, where this sits: Sore tendon sheath"));
	cr_expect(screens_show(&heard, "T Thumb, upper right, self-care"));
	cr_expect_not(screens_show(&heard, "│"));
	screens_close(&heard);
}

Test(view_figure, a_topic_without_one_does_not_offer_it)
{
	struct screens without = screens_open(132, 43, false);

	cr_expect_not(screens_row_shows(&without, 42, "I figure"));
	screens_keys(&without, "I");
	cr_expect_eq(ui_screen(without.ui), SCREEN_WALK);
	cr_expect(screens_row_shows(&without, 42, "This topic has no figure."));
	screens_keys(&without, ": =figure");
	cr_expect_not(screens_show(&without, "Figure:"));
	screens_close(&without);
	screens_keys(&s, ": =figure");
	cr_expect(screens_show(&s, "Figure:"));
}

/* What is not ranked has no shares, and of the suspects one that sits somewhere is lit. */
Test(view_figure, an_emergency_lights_what_a_rule_points_to)
{
	screens_keys(&s, "y I");
	cr_expect(screens_row_shows(&s, 0, "Infection of the palm"));
	cr_expect_eq(style_at(6, 5), STYLE_LIT);
	cr_expect_not(screens_show(&s, "of 100"));
}

/* What fits shows nowhere before it is revealed. */
Test(view_figure, is_not_shaded_before_a_room_has_seen_what_fits)
{
	struct ui_settings set = {.present = true};
	struct ui *ui = ui_new(ui_screens, s.session, 80, 24, &set);

	ui_free(s.ui);
	s.ui = ui;
	screens_keys(&s, "n PgDn PgDn 2 I");
	cr_expect_eq(ui_screen(s.ui), SCREEN_FIGURE);
	cr_expect_not(screens_show(&s, "░"));
	cr_expect_not(screens_show(&s, "of 100"));
}

/* The row of the first line of the drawing, and its column, where it stands beside the walk. */
static bool
find_drawing(const struct screens *w, int *row, int *col)
{
	for (*row = 0; *row < w->canvas->height; ++*row)
		for (*col = 0; *col + 5 < w->canvas->width; ++*col)
			if (strcmp(canvas_cell(w->canvas, *row, *col)->text, "╲") == 0 &&
			    strcmp(canvas_cell(w->canvas, *row, *col + 5)->text, "╱") == 0) {
				*row -= 5;
				*col -= 5;
				return true;
			}
	return false;
}

/* Thumb, then wrist: what stands there in the drawing beside the walk. */
static void
look_beside(const struct screens *w, enum style *thumb_is, enum style *wrist_is)
{
	int row, col;

	cr_assert(find_drawing(w, &row, &col));
	*thumb_is = (enum style)canvas_cell(w->canvas, row + 4, col + 14)->style;
	*wrist_is = (enum style)canvas_cell(w->canvas, row + 9, col + 7)->style;
}

Test(view_figure, stands_beside_a_wide_walk_and_shows_what_is_selected)
{
	struct screens w = figure_open(132, 43, false);
	enum style thumb_is, wrist_is;

	screens_keys(&w, "n 2");
	look_beside(&w, &thumb_is, &wrist_is);
	cr_expect_eq(thumb_is, STYLE_LIT, "a sprained thumb fits best");
	cr_expect_neq(wrist_is, STYLE_LIT);
	screens_keys(&w, "Tab");
	for (int i = 0; i < 6 && !screens_show(&w, "Figure: Sore tendon sheath"); i++)
		screens_keys(&w, "Down");
	look_beside(&w, &thumb_is, &wrist_is);
	cr_expect_neq(thumb_is, STYLE_LIT);
	cr_expect_eq(wrist_is, STYLE_LIT, "the selected cause sits there");
	ui_hold(w.ui, true);
	screens_keys(&w, "Home");
	look_beside(&w, &thumb_is, &wrist_is);
	cr_expect_eq(wrist_is, STYLE_LIT, "it waits while keys may follow");
	ui_hold(w.ui, false);
	ui_draw(w.ui, w.canvas);
	look_beside(&w, &thumb_is, &wrist_is);
	cr_expect_neq(wrist_is, STYLE_LIT);
	screens_close(&w);
}

Test(view_figure, beside_the_walk_it_hides_with_what_fits)
{
	struct screens w = figure_open(132, 43, false);
	enum style thumb_is, wrist_is;

	screens_keys(&w, "n 2 H");
	look_beside(&w, &thumb_is, &wrist_is);
	cr_expect_eq(thumb_is, STYLE_DIM);
	cr_expect_not(screens_show(&w, "Of 100"));
	cr_expect_not(screens_show(&w, "Figure:"));
	screens_close(&w);
}

Test(view_figure, no_room_no_figure)
{
	static const int sizes[][2] = {{111, 43}, {132, 18}, {80, 24}, {40, 12}, {112, 30}};
	struct screens w = figure_open(132, 43, false);
	int row, col;

	screens_keys(&w, "n 2");
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		ui_resize(w.ui, sizes[i][0], sizes[i][1]);
		ui_draw(w.ui, w.canvas);
		cr_expect(canvas_sound(w.canvas));
		cr_expect_eq(find_drawing(&w, &row, &col), sizes[i][0] == 112, "%d by %d",
		    sizes[i][0], sizes[i][1]);
		screens_keys(&w, "Tab Tab Tab Tab");
	}
	screens_close(&w);
}
