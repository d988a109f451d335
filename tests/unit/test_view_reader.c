/* SPDX-License-Identifier: MIT */
/* Reading: sources, links, where sources disagree, and the documents' own forms. */
#include "screens.h"

#include "base/text.h"

SCREENS_SUITE(view_reader);

Test(view_reader, one_key_leads_to_the_sources_of_what_is_selected)
{
	screens_keys(&s, "3 2 o Down d");
	cr_expect_eq(ui_screen(s.ui), SCREEN_READER);
	cr_expect(screens_show(&s, "From the documents"));
	cr_expect(screens_show(&s, "[Fingers: a leaflet for tests"));
	screens_keys(&s, "Backspace");
	cr_expect_eq(ui_screen(s.ui), SCREEN_OUTCOME);
}

Test(view_reader, one_key_leads_on_a_page_to_its_sources)
{
	ui_resize(s.ui, 80, 14);
	screens_keys(&s, "/ =broken Enter");
	cr_expect_not(screens_show(&s, "From the documents"));
	screens_keys(&s, "d");
	cr_expect(screens_row_shows(&s, 2, "▼ From the documents"), "opened by the way");
	cr_expect(screens_row_shows(&s, 4, "Broken bones"));
}

/* What is found stands on the page, whether its section was open or not. */
Test(view_reader, what_is_found_is_not_left_folded)
{
	ui_resize(s.ui, 80, 14);
	screens_keys(&s, "/ =broken Enter / =leaflet");
	cr_expect(screens_show(&s, "► From the documents"), "typing opens nothing");
	screens_keys(&s, "Enter");
	cr_expect(screens_show(&s, "1 of "));
	cr_expect(screens_show(&s, "[Fingers: a leaflet for tests"));
	screens_keys(&s, "O O G / =leaflet Enter");
	cr_expect(screens_show(&s, "[Fingers: a leaflet for tests"));
	screens_keys(&s, "O O Home N");
	cr_expect(screens_show(&s, "[Fingers: a leaflet for tests"));
}

/* A click in what stands beside a page: there is a key back, and the next page begins in itself. */
Test(view_reader, a_click_beside_a_page_leads_back_by_a_key)
{
	ui_resize(s.ui, 132, 50);
	screens_keys(&s, "/ =injuries Enter Tab");
	char *row = screens_row(&s, s.canvas->row);
	ui_click(s.ui, 4, 100);
	screens_keys(&s, "Esc");
	cr_expect_eq(ui_screen(s.ui), SCREEN_READER, "out of what is beside the page");
	screens_keys(&s, "Down Up");
	char *back = screens_row(&s, s.canvas->row);
	cr_expect_str_eq(back, row);
	ui_click(s.ui, 4, 100);
	screens_keys(&s, "] Enter");
	cr_expect_eq(ui_screen(s.ui), SCREEN_READER);
	screens_keys(&s, "]");
	cr_expect(s.canvas->col < 80, "in the page");
	free(back);
	free(row);
}

/* What stands beside a page follows from what is selected, not from what was selected before. */
Test(view_reader, what_is_beside_a_heading_depends_on_no_way_to_it)
{
	static const char *const pages[] = {"o Home", "/ =broken Enter ]"};

	ui_resize(s.ui, 132, 60);
	screens_keys(&s, "3 2 y y n n");
	for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
		screens_keys(&s, pages[i]);
		for (int steps = 0; steps < 8; steps++) {
			struct buf before = {0}, after = {0};

			canvas_dump(s.canvas, true, &before);
			screens_keys(&s, "] [");
			canvas_dump(s.canvas, true, &after);
			cr_expect_str_eq(
			    buf_str(&after), buf_str(&before), "%s, %d", pages[i], steps);
			screens_keys(&s, "]");
			buf_free(&before);
			buf_free(&after);
		}
	}
}

/* How often the screen shows the text. */
static int
times_shown(const struct screens *w, const char *text)
{
	struct buf b = {0};
	int times = 0;

	canvas_dump(w->canvas, false, &b);
	for (const char *at = buf_str(&b); (at = strstr(at, text)) != NULL; at++)
		times++;
	buf_free(&b);
	return times;
}

/* Where they have a column of their own they are not told beside it again. */
Test(view_reader, documents_stand_once)
{
	static const struct {
		int width;
		const char *keys;
	} seen[] = {{132, "c Right Down Down"}, {132, "c / =broken Enter"}, {200, "i / =bent"}};
	static const char text[] = "1. Something hits or crushes";

	for (size_t i = 0; i < sizeof seen / sizeof *seen; i++) {
		screens_keys(&s, "Esc w");
		ui_resize(s.ui, seen[i].width, 60);
		canvas_resize(s.canvas, seen[i].width, 60);
		screens_keys(&s, seen[i].keys);
		cr_expect_eq(times_shown(&s, text), 1, "%d %s: %d", seen[i].width, seen[i].keys,
		    times_shown(&s, text));
		cr_expect(screens_show(&s, "From the documents"), "and are counted");
	}
}

/* A part of a document is no document of its own. */
Test(view_reader, beside_a_section_stands_its_source)
{
	ui_resize(s.ui, 132, 50);
	screens_keys(&s, "/ =what Space =you Space =can Enter");
	cr_expect(screens_show(&s, "Fingers: a leaflet for tests · Source"));
	cr_expect_not(screens_show(&s, "say nothing about it"));
}

/* The tree has beside it what is asked where one stands. */
Test(view_reader, beside_the_tree_stands_what_it_asks)
{
	ui_resize(s.ui, 132, 50);
	screens_keys(&s, "t");
	cr_expect(screens_show(&s, "Why it is asked") || screens_show(&s, "Its answers"));
	screens_keys(&s, "Down");
	cr_expect(screens_show(&s, "EMERGENCY: "));
	cr_expect(screens_row_shows(&s, 0, "after 1 answer"));
}

/* What is read beside the findings answers nothing. */
Test(view_reader, a_click_beside_the_findings_is_no_tick)
{
	ui_resize(s.ui, 132, 50);
	screens_keys(&s, "i Down Down");
	for (int row = 3; row < 49 && ui_screen(s.ui) == SCREEN_FINDINGS; row++)
		for (int times = 0; times < 2 && ui_screen(s.ui) == SCREEN_FINDINGS; times++) {
			ui_click(s.ui, row, 92);
			screens_keys(&s, "x y n");
		}
	cr_expect_eq(session_length(s.session), 0u);
}

Test(view_reader, one_key_leads_from_a_section_to_its_source)
{
	screens_keys(&s, "/ =what Space =you Space =can Enter d");
	cr_expect(screens_show(&s, "Source: Fingers: a leaflet for tests"));
}

Test(view_reader, what_has_no_document_says_so)
{
	screens_keys(&s, "/ =q-diabetes Enter d");
	cr_expect(screens_show(&s, "No document is named for this."));
}

/* Its own row names none; a rule and its evidence cite these, and each is shown once. */
Test(view_reader, a_symptom_shows_what_its_rule_and_evidence_cite)
{
	screens_keys(&s, "/ =diabetes Enter O d");
	cr_expect(screens_show(&s, "From the documents"));
	cr_expect(screens_show(&s, "The skin is red and warm, and the red part grows."));
}

Test(view_reader, enter_without_a_link_says_how_to_select_one)
{
	screens_keys(&s, "/ =broken Enter Enter");
	cr_expect(screens_show(&s, "Nothing is selected; Tab selects what can be read."));
	cr_expect_eq(ui_screen(s.ui), SCREEN_READER);
}

Test(view_reader, the_selected_branch_of_the_tree_can_be_read)
{
	screens_keys(&s, "t Home r");
	cr_expect(screens_show(&s, "Question: Is any of these so right now?"));
	screens_keys(&s, "Backspace Down r");
	cr_expect(screens_show(&s, "Rule: "));
}

Test(view_reader, a_section_tells_that_another_source_disagrees)
{
	screens_keys(&s, "/ =swells Enter");
	cr_expect(screens_show(&s, "Broken bones"));
	cr_expect(screens_show(&s, "Other sources disagree: "));
}

Test(view_reader, a_source_tells_what_others_disagree_with)
{
	screens_keys(&s, "/ =leaflet Space =tests Enter");
	cr_expect(screens_show(&s, "Other sources disagree: "));
}

Test(view_reader, the_outcome_tells_where_sources_disagree)
{
	struct screens tall = screens_open(80, 90, false);

	screens_keys(&tall, "3 2 y y n n");
	cr_expect(screens_show(&tall, "▼ Where sources disagree"), "open, since there is room");
	cr_expect(screens_show(&tall, "Ask a doctor; the longer time is followed."));
	screens_close(&tall);
}

Test(view_reader, a_cause_lists_what_is_still_open)
{
	ui_resize(s.ui, 80, 60);
	screens_keys(&s, "3 2 y c / =broken Enter");
	cr_expect(screens_show(&s, "Fits it"));
	cr_expect(screens_show(&s, "Still open, would fit it"));
	cr_expect(screens_show(&s, "of 100, of all "));
	cr_expect(screens_show(&s, "(you: yes)"));
}

/* The style of the cell where a text begins on the screen. */
static enum style
style_of(const char *text)
{
	int row, col;

	for (row = 0; row < s.canvas->height; row++) {
		char *line = screens_row(&s, row), *at = strstr(line, text);

		col = at == NULL ? -1 : text_width(line, (size_t)(at - line));
		free(line);
		if (col >= 0)
			return (enum style)canvas_cell(s.canvas, row, col)->style;
	}
	cr_assert(false, "\"%s\" is not on the screen", text);
	return STYLE_TEXT;
}

Test(view_reader, documents_keep_their_forms)
{
	ui_resize(s.ui, 80, 70);
	screens_keys(&s, "/ =made Space =up Enter");
	cr_expect_eq(style_of("plain"), STYLE_EMPH);
	cr_expect_eq(style_of("not to"), STYLE_STRONG);
	cr_expect(screens_show(&s, "• blood does not stop"));
	cr_expect(screens_show(&s, "1. Something hits"));
	cr_expect(screens_show(&s, "│ A bent finger is broken"));
	cr_expect_eq(style_of("A bent finger is broken"), STYLE_QUOTE);
	cr_expect_eq(style_of("broken bones"), STYLE_LINK);
	cr_expect_eq(style_of("ring off first"), STYLE_CODE);
	cr_expect(screens_show(&s, "* * *"));
	cr_expect(screens_show(&s, "the publisher <https://example.org/fingers>"));
}

/* A page, half a page, the end, and back; the percentage tells how far down. */
Test(view_reader, scrolls_by_page_and_half_page)
{
	char *top, *row;

	screens_keys(&s, "/ =made Space =up Enter");
	top = screens_row(&s, 13);
	screens_keys(&s, "^D");
	row = screens_row(&s, 3);
	cr_expect_str_eq(row, top, "half a page is ten rows");
	free(row);
	free(top);
	screens_keys(&s, "^U Space");
	cr_expect(screens_row_shows(&s, 1, "↑"));
	screens_keys(&s, "End");
	cr_expect(screens_row_shows(&s, 1, "100%"));
	screens_keys(&s, "Home");
	cr_expect_not(screens_row_shows(&s, 1, "↑"));
}
