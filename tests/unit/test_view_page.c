/* SPDX-License-Identifier: MIT */
/* Pages wrap, keep their items and find a place again at another width. */
#include <criterion/criterion.h>
#include <locale.h>

#include "canvas.h"
#include "tell/words.h"
#include "view/page_draw.h"

static void
utf8(void)
{
	setlocale(LC_CTYPE, "C.UTF-8");
}

TestSuite(view_page, .init = utf8);

static void
expect_page(const struct page *p, int width, int height, int top, int item, const char *text)
{
	struct canvas *c = canvas_new(width, height, false);
	struct buf b = {0};

	page_draw(p, c, (struct rect){0, 0, height, width}, top, item, true);
	canvas_dump(c, false, &b);
	cr_expect_str_eq(buf_str(&b), text);
	cr_expect(canvas_sound(c));
	buf_free(&b);
	canvas_free(c);
}

Test(view_page, a_mark_on_rows_hangs_before_each)
{
	struct canvas *c = canvas_new(20, 3, false);
	struct page *p = page_new();
	struct buf b = {0};

	page_begin(p, 10, false);
	page_mark_rows(p, STYLE_QUOTE, "| ");
	page_paragraph(p, STYLE_TEXT, "one two three");
	page_mark(p, STYLE_TEXT, "* ");
	page_paragraph(p, STYLE_TEXT, "four");
	page_draw(p, c, (struct rect){0, 0, 3, 20}, 0, -1, false);
	canvas_dump(c, false, &b);
	cr_expect_str_eq(buf_str(&b), "| one two\n| three\n* four\n");
	buf_free(&b);
	page_free(p);
	canvas_free(c);
}

/* In ASCII, too, which has no such space: the cells have a plain one. */
Test(view_page, a_sign_and_its_word_stay_on_one_row)
{
	for (int ascii = 0; ascii < 2; ascii++)
		for (int width = 12; width < 40; width++) {
			struct canvas *c = canvas_new(width, 8, ascii);
			struct page *p = page_new();
			struct buf b = {0};

			page_begin(p, width, ascii);
			page_add(p, STYLE_TEXT, "It can change the urgency: 2, 3 make it ");
			words_add_urgency(p, NULL, URGENCY_SOON);
			page_break(p);
			page_draw(p, c, (struct rect){0, 0, 8, width}, 0, -1, false);
			canvas_dump(c, false, &b);
			cr_expect(strstr(buf_str(&b), "! soon\n") != NULL, "%s", buf_str(&b));
			buf_free(&b);
			page_free(p);
			canvas_free(c);
		}
}

Test(view_page, wraps_runs_of_several_styles_as_one_text)
{
	struct page *p = page_new();

	page_begin(p, 10, false);
	page_add(p, STYLE_TEXT, "one t");
	page_add(p, STYLE_STRONG, "wo thr");
	page_add(p, STYLE_TEXT, "ee");
	page_break(p);
	expect_page(p, 10, 3, 0, -1, "one two\nthree\n\n");
	page_free(p);
}

Test(view_page, hangs_a_mark_before_the_first_row)
{
	struct page *p = page_new();

	page_begin(p, 8, false);
	page_indent(p, 1);
	page_mark(p, STYLE_TEXT, "* ");
	page_add(p, STYLE_TEXT, "aaa bbb ccc");
	page_break(p);
	expect_page(p, 8, 4, 0, -1, " * aaa\n   bbb\n   ccc\n\n");
	page_free(p);
}

Test(view_page, leaves_one_row_for_a_gap_and_none_at_the_top)
{
	struct page *p = page_new();

	page_begin(p, 8, false);
	page_gap(p);
	page_paragraph(p, STYLE_TEXT, "a");
	page_gap(p);
	page_gap(p);
	page_paragraph(p, STYLE_TEXT, "b");
	expect_page(p, 8, 4, 0, -1, "a\n\nb\n\n");
	cr_expect_eq(page_rows(p), 3);
	page_free(p);
}

Test(view_page, knows_the_rows_of_blocks_and_links)
{
	struct page *p = page_new();
	int first, last;

	page_begin(p, 10, false);
	page_indent(p, 2);
	page_item(p, (struct entity){ENTITY_CAUSE, 7});
	page_add(p, STYLE_TEXT, "aaaa bbbb cccc");
	page_item_end(p);
	page_add(p, STYLE_TEXT, "dddd ");
	page_link(p, STYLE_LINK, "eeee ffff", (struct entity){ENTITY_SOURCE, 3});
	page_break(p);
	cr_expect(page_item_rows(p, 0, &first, &last));
	cr_expect_eq(first, 0);
	cr_expect_eq(last, 2);
	cr_expect_not(page_item_rows(p, 1, &first, &last));
	cr_expect_eq(first, 4);
	cr_expect_eq(last, 5);
	cr_expect_eq(page_find_item(p, (struct entity){ENTITY_SOURCE, 3}), 1);
	cr_expect_eq(page_find_item(p, (struct entity){ENTITY_SOURCE, 4}), -1);
	cr_expect_eq(page_target(p, 0).index, 7u);
	cr_expect_eq(page_target(p, 9).kind, (uint32_t)TARGET_NONE);
	page_free(p);
}

Test(view_page, puts_the_cursor_on_the_selection)
{
	struct page *p = page_new();
	struct canvas *c = canvas_new(20, 3, false);
	int row, col;

	page_begin(p, 20, false);
	page_add(p, STYLE_TEXT, "see ");
	page_link(p, STYLE_LINK, "there", (struct entity){ENTITY_SOURCE, 3});
	page_break(p);
	page_draw(p, c, (struct rect){1, 2, 2, 18}, 0, 0, true);
	row = c->row;
	col = c->col;
	cr_expect_eq(row, 1);
	cr_expect_eq(col, 6);
	cr_expect_eq(canvas_cell(c, 1, 6)->style, STYLE_SELECTED);
	cr_expect_eq(canvas_cell(c, 1, 2)->style, STYLE_TEXT);
	canvas_free(c);
	page_free(p);
}

static void
build_long(struct page *p, int width)
{
	int i;

	page_begin(p, width, false);
	for (i = 0; i < 50; i++)
		page_printf(p, STYLE_TEXT, "word%d and some more text here ", i);
	page_break(p);
}

Test(view_page, finds_a_place_again_at_another_width)
{
	struct page *p = page_new();
	size_t place;
	int row, again;

	build_long(p, 30);
	for (row = 0; row < page_rows(p); row += 7) {
		build_long(p, 30);
		place = page_place(p, row);
		build_long(p, 17);
		again = page_row_at(p, place);
		cr_expect(page_place(p, again) <= place);
		cr_expect(again + 1 >= page_rows(p) || page_place(p, again + 1) > place);
		build_long(p, 30);
		cr_expect_eq(page_row_at(p, place), row);
	}
	page_free(p);
}

Test(view_page, draws_nothing_below_its_end)
{
	struct page *p = page_new();

	page_begin(p, 1, false);
	page_paragraph(p, STYLE_TEXT, "ab");
	expect_page(p, 1, 2, 5, 0, "\n\n");
	cr_expect_eq(page_row_at(p, 999), 1);
	page_free(p);
}

/* Two columns, of which the one or the other is longer; each ends with a section that is folded, or
 * whose bit of `open` is set. */
static void
build_pair(struct page *p, uint64_t open, int left, int right)
{
	page_begin(p, 80, false);
	page_set_folds(p, open);
	page_pair(p);
	page_heading(p, "Left");
	for (int i = 0; i < left; i++)
		page_paragraph(p, STYLE_TEXT, "a row");
	page_fold(p, "More left");
	page_paragraph(p, STYLE_TEXT, "an apple");
	page_pair_next(p);
	page_heading(p, "Right");
	for (int i = 0; i < right; i++)
		page_paragraph(p, STYLE_TEXT, i == 0 ? "a pear" : "a row");
	page_fold(p, "More right");
	page_paragraph(p, STYLE_TEXT, "a plum");
	page_pair_end(p);
	page_heading(p, "After");
	page_paragraph(p, STYLE_TEXT, "a cherry");
}

/* The row of a word, and the number of the section that holds it folded. */
static int
row_with(struct page *p, const char *word, int *fold)
{
	struct query q;

	query_phrase(&q, word);
	cr_assert_eq(page_find(p, &q), 1u);
	int row = page_match_row(p, -1, false), item = page_fold_with(p, row);
	cr_expect_eq(page_match_row(p, page_rows(p), true), row);
	cr_expect_eq(page_row_at(p, page_match_place(p, row, false)), row);
	*fold = item < 0 ? -1 : (int)page_target(p, item).index;
	return row;
}

Test(view_page, what_is_found_in_two_columns_is_where_it_stands)
{
	static const int rows[][2] = {{5, 1}, {1, 5}, {2, 2}};
	struct page *p = page_new();
	int fold;

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		int left = rows[i][0], right = rows[i][1];

		build_pair(p, 0, left, right);
		cr_expect_eq(row_with(p, "pear", &fold), 1);
		cr_expect_eq(fold, -1);
		cr_expect_eq(row_with(p, "apple", &fold), left + 1);
		cr_expect_eq(fold, 0);
		cr_expect_eq(row_with(p, "plum", &fold), right + 1);
		cr_expect_eq(fold, 1, "%d at the left", left);
		cr_expect_eq(row_with(p, "cherry", &fold), page_rows(p) - 1);
		cr_expect_eq(fold, -1);
		for (int row = 0; row < page_rows(p); row++)
			cr_expect_eq(page_row_at(p, page_place(p, row)), row);
		build_pair(p, 3, left, right);
		cr_expect_eq(row_with(p, "plum", &fold), right + 2);
		cr_expect_eq(fold, -1);
	}
	page_free(p);
}

/* Each row with something found is gone to in its turn, whichever column that stands in. */
Test(view_page, what_is_found_in_two_columns_is_gone_to_from_top_to_bottom)
{
	struct page *p = page_new();
	struct query q;
	int row = -1, before;

	build_pair(p, 3, 1, 3);
	query_phrase(&q, "row");
	cr_assert_eq(page_find(p, &q), 3u);
	for (int expected = 1; expected <= 3; expected++) {
		before = row;
		row = page_match_row(p, row, false);
		cr_expect_eq(row, expected);
		cr_expect_eq(page_match_number(p, row), (size_t)expected);
		cr_expect_eq(page_match_row(p, row, true), before);
	}
	cr_expect_eq(page_match_row(p, row, false), -1);
	page_free(p);
}

/* The sign that a row goes on has room, whatever fills it. */
Test(view_page, a_cut_row_says_so)
{
	static const struct {
		const char *text, *shown;
	} rows[] = {{"exactly twenty here.", "exactly twenty here."},
	    {"exactly twenty here. And more", "exactly twenty…"},
	    {"to an end of it, and more", "to an end of it…"},
	    {"to another end · and more", "to another end…"},
	    {"a word of twenty-two-letters", "a word of twenty-…"},
	    {"abcdefghijklmnopqrstuvwxyz", "abcdefghijklmnopqrs…"}};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct page *p = page_new();
		struct buf expected = {0};

		page_begin(p, 20, false);
		page_add(p, STYLE_TEXT, rows[i].text);
		page_break_brief(p);
		buf_printf(&expected, "%s\n", rows[i].shown);
		expect_page(p, 20, 1, 0, -1, buf_str(&expected));
		buf_free(&expected);
		page_free(p);
	}
}

/* Of a row that is cut off that part is shown which has what is looked for. */
Test(view_page, what_is_found_behind_a_cut_is_seen)
{
	struct page *p = page_new();
	struct query q;

	page_begin(p, 20, false);
	page_item(p, (struct entity){TARGET_ROW, 0});
	page_add(p, STYLE_TEXT, "one two three four five six seven eight");
	page_break_brief(p);
	page_item_end(p);
	expect_page(p, 20, 1, 0, -1, "one two three four…\n");
	query_phrase(&q, "two");
	page_find(p, &q);
	expect_page(p, 20, 1, 0, -1, "one two three four…\n");
	query_phrase(&q, "six");
	page_find(p, &q);
	expect_page(p, 20, 1, 0, 0, "…four five six seven\n");
	page_free(p);
}
