/* SPDX-License-Identifier: MIT */
/* The grid holds whatever is drawn on it. */
#include <criterion/criterion.h>
#include <locale.h>
#include <string.h>

#include "canvas.h"

static void
utf8(void)
{
	setlocale(LC_CTYPE, "C.UTF-8");
}

TestSuite(view_canvas, .init = utf8);

static void
expect_row(const struct canvas *c, const char *text)
{
	struct buf b = {0};

	canvas_dump(c, false, &b);
	cr_expect_str_eq(buf_str(&b), text);
	buf_free(&b);
	cr_expect(canvas_sound(c));
}

Test(view_canvas, clips_at_every_side)
{
	struct canvas *c = canvas_new(5, 1, false);

	canvas_put(c, -1, 0, 5, STYLE_TEXT, "x");
	canvas_put(c, 1, 0, 5, STYLE_TEXT, "x");
	canvas_put_bytes(c, 0, -2, 4, STYLE_TEXT, "abcd", 4);
	canvas_put_bytes(c, 0, 4, 9, STYLE_TEXT, "yz", 2);
	canvas_repeat(c, 0, 2, 99, STYLE_RULE, "-");
	canvas_fill(c, (struct rect){-3, -3, 2, 99}, STYLE_SELECTED);
	expect_row(c, "cd---\n");
	canvas_free(c);
}

Test(view_canvas, says_where_text_is_cut)
{
	struct canvas *c = canvas_new(8, 1, false);

	cr_expect_eq(canvas_put(c, 0, 0, 5, STYLE_TEXT, "abcdefgh"), 5);
	expect_row(c, "abcd…\n");
	cr_expect_eq(canvas_put(c, 0, 0, 8, STYLE_TEXT, "abcdefgh"), 8);
	expect_row(c, "abcdefgh\n");
	cr_expect_eq(canvas_put(c, 0, 0, 0, STYLE_TEXT, "abc"), 0);
	canvas_free(c);
}

Test(view_canvas, never_tears_a_wide_character)
{
	struct canvas *c = canvas_new(6, 1, false);

	canvas_put(c, 0, 0, 6, STYLE_TEXT, "日本語");
	expect_row(c, "日本語\n");
	canvas_put(c, 0, 1, 1, STYLE_TEXT, "x");
	expect_row(c, " x本語\n");
	canvas_put(c, 0, 2, 1, STYLE_TEXT, "y");
	expect_row(c, " xy 語\n");
	canvas_put_bytes(c, 0, 3, 2, STYLE_TEXT, "本", 3);
	expect_row(c, " xy本\n");
	canvas_put_bytes(c, 0, 5, 9, STYLE_TEXT, "本", 3);
	cr_expect(canvas_sound(c));
	canvas_free(c);
}

Test(view_canvas, keeps_marks_with_their_character)
{
	struct canvas *c = canvas_new(4, 1, false);
	char many[64] = "e";
	int i;

	canvas_put(c, 0, 0, 4, STYLE_TEXT, "e\xcc\x81x");
	cr_expect_str_eq(canvas_cell(c, 0, 0)->text, "e\xcc\x81");
	cr_expect_str_eq(canvas_cell(c, 0, 1)->text, "x");
	for (i = 0; i < 20; i++)
		strcat(many, "\xcc\x81");
	canvas_put(c, 0, 0, 4, STYLE_TEXT, many);
	canvas_put(c, 0, 1, 3, STYLE_TEXT, many);
	canvas_put(c, 0, 2, 2, STYLE_TEXT, "\u0e17\u0e35\u0e48y");
	cr_expect(canvas_sound(c));
	many[1 + 6 * 2] = '\0'; /* as many as there is room for */
	cr_expect_str_eq(canvas_text(c, canvas_cell(c, 0, 0)), many);
	cr_expect_str_eq(canvas_text(c, canvas_cell(c, 0, 1)), many);
	cr_expect_str_eq(canvas_text(c, canvas_cell(c, 0, 2)), "\u0e17\u0e35\u0e48");
	canvas_put(c, 0, 0, 1, STYLE_TEXT, "e\xcc\x81");
	cr_expect_str_eq(canvas_text(c, canvas_cell(c, 0, 0)), "e\xcc\x81");
	cr_expect_str_eq(canvas_text(c, canvas_cell(c, 0, 1)), many);
	canvas_clear(c);
	canvas_put(c, 0, 3, 1, STYLE_TEXT, "\u0e17\u0e35\u0e48");
	cr_expect_str_eq(canvas_text(c, canvas_cell(c, 0, 3)), "\u0e17\u0e35\u0e48");
	cr_expect(canvas_sound(c));
	canvas_free(c);
}

Test(view_canvas, shows_no_character_that_acts_on_a_terminal)
{
	struct canvas *c = canvas_new(12, 1, false);

	canvas_put(c, 0, 0, 12, STYLE_TEXT,
	    "a\x1b[2Jb\xe2\x80\xae"
	    "c\xc2\x9b");
	expect_row(c, "a?[2Jb?c?\n");
	canvas_free(c);
}

Test(view_canvas, gives_emoji_their_cells)
{
	struct canvas *c = canvas_new(8, 1, false);

	/* A woman, a joiner, a girl; a heart with the selector that widens it. */
	canvas_put(c, 0, 0, 8, STYLE_TEXT, "\U0001f469\u200d\U0001f467x\u2764\ufe0fy");
	cr_expect_str_eq(canvas_cell(c, 0, 2)->text, "\U0001f467");
	cr_expect_str_eq(canvas_cell(c, 0, 4)->text, "x");
	cr_expect_str_eq(canvas_cell(c, 0, 5)->text, "\u2764");
	cr_expect_str_eq(canvas_cell(c, 0, 6)->text, "y");
	cr_expect(canvas_sound(c));
	canvas_free(c);
}

Test(view_canvas, has_a_form_in_ascii)
{
	struct canvas *c = canvas_new(20, 1, true);

	canvas_put(c, 0, 0, 20, STYLE_TEXT, "“caf\xc3\xa9” – na\xc3\xafve");
	expect_row(c, "\"cafe\" - naive\n");
	canvas_put(c, 0, 0, 10, STYLE_TEXT, "a very long one");
	expect_row(c, "a very l..aive\n");
	canvas_free(c);
}

Test(view_canvas, keeps_the_cursor_inside)
{
	struct canvas *c = canvas_new(3, 2, false);
	int row, col;

	canvas_set_cursor(c, 99, -4);
	row = c->row;
	col = c->col;
	cr_expect_eq(row, 1);
	cr_expect_eq(col, 0);
	canvas_resize(c, 1, 1);
	cr_expect(canvas_sound(c));
	canvas_free(c);
}

static void
check_bar(bool ascii, double was, double share, const char *bar)
{
	struct buf b = {0};

	if (was < 0)
		glyphs_add_bar(glyphs_get(ascii), share, 4, &b);
	else
		glyphs_add_change(glyphs_get(ascii), was, share, 4, &b);
	cr_expect_str_eq(buf_str(&b), bar);
	buf_free(&b);
}

Test(view_canvas, bars_show_every_share_above_nothing)
{
	check_bar(true, -1, 0, "    ");
	check_bar(true, -1, 0.001, "#   ");
	check_bar(true, -1, 0.3, "#   ");
	check_bar(true, -1, 0.4, "##  ");
	check_bar(true, -1, 1, "####");
	check_bar(false, -1, 0, "    ");
	check_bar(false, -1, 0.001, "▏   ");
	check_bar(false, -1, 0.3, "█▎  ");
	check_bar(false, -1, 0.99, "████");
}

Test(view_canvas, bars_show_what_was_won_and_lost)
{
	check_bar(true, 0.25, 0.75, "#++ ");
	check_bar(true, 0.75, 0.25, "#-- ");
	check_bar(false, 0.25, 0.75, "█▓▓ ");
	check_bar(false, 0.75, 0, "░░░ ");
	check_bar(false, 0.5, 0.5, "██  ");
}

Test(view_canvas, dumps_styles_in_a_second_plane)
{
	struct canvas *c = canvas_new(3, 1, false);
	struct buf b = {0};

	canvas_put(c, 0, 0, 1, STYLE_KEY, "y");
	canvas_dump(c, true, &b);
	cr_expect_str_eq(buf_str(&b), "y\n=\nk..\n");
	buf_free(&b);
	canvas_free(c);
}
