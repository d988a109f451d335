/* SPDX-License-Identifier: MIT */
/* The contents: searching as one types, and where the words were found. */
#include <fcntl.h>
#include <unistd.h>

#include "screens.h"

#include "base/file.h"
#include "view/screen.h"

SCREENS_SUITE(view_contents);

Test(view_contents, a_word_of_a_definition_is_shown_in_its_line)
{
	screens_keys(&s, "/ =neighbours");
	cr_expect(screens_show(&s, "Swollen finger: The finger is"));
	cr_expect(screens_show(&s, "neighbours"));
}

Test(view_contents, a_word_of_a_name_needs_no_line)
{
	screens_keys(&s, "/ =swollen Space =finger");
	cr_expect(screens_show(&s, "Swollen finger"));
	cr_expect_not(screens_show(&s, "Swollen finger:"));
}

Test(view_contents, a_word_of_an_option_is_shown)
{
	screens_keys(&s, "/ =jammed");
	cr_expect(screens_show(&s, "Finger was twisted: It was"));
	cr_expect(screens_show(&s, "twisted or jammed"));
}

Test(view_contents, a_new_search_begins_with_an_empty_line)
{
	screens_keys(&s, "/ =broken Enter w / =sprain");
	cr_expect(screens_row_shows(&s, 1, "/ sprain"));
	screens_keys(&s, "Enter Backspace c");
	cr_expect(screens_row_shows(&s, 1, "/ sprain"), "the contents stay as they were");
	screens_keys(&s, "Down /");
	cr_expect_not(screens_row_shows(&s, 1, "sprain"));
}

/* The first row that shows the text, -1 for none. */
static int
row_of(const struct screens *of, const char *text)
{
	for (int row = 0; row < of->canvas->height; row++)
		if (screens_row_shows(of, row, text))
			return row;
	return -1;
}

Test(view_contents, beginnings_of_words_before_what_is_inside)
{
	struct screens tall = screens_open(80, 60, false);

	screens_keys(&tall, "/ =in");
	int names = row_of(&tall, "Infection of the skin");
	int heading = row_of(&tall, "Inside other words");
	cr_expect(names > 0 && heading > names);
	cr_expect(row_of(&tall, "Broken finger") > heading);
	cr_expect(screens_row_shows(&tall, 1, "1 of "), "where one is among what was found");
	screens_keys(&tall, "Down");
	cr_expect(screens_row_shows(&tall, 1, "2 of "));
	screens_keys(&tall, "/ =spranied");
	cr_expect(screens_show(&tall, "Nearest") && screens_show(&tall, "Sprained finger"));
	screens_close(&tall);
}

Test(view_contents, findings_are_filtered_in_place)
{
	screens_keys(&s, "i / =swollen");
	cr_expect(screens_row_shows(&s, 0, "Findings"));
	cr_expect(screens_show(&s, "/ swollen") && screens_show(&s, "Swollen finger"));
	cr_expect(screens_show(&s, "1 of "));
	cr_expect_not(screens_show(&s, "Diabetes"), "what has not the word");
	screens_keys(&s, "Enter y");
	cr_expect(screens_show(&s, "[x] Swollen finger"), "after Enter keys tick");
	screens_keys(&s, "Esc");
	cr_expect(screens_row_shows(&s, 0, "Findings"));
	cr_expect(screens_show(&s, "Tick what you know"), "everything again");
	screens_keys(&s, "/ =zzzzzz");
	cr_expect(screens_show(&s, "No finding has all of these words."));
	screens_keys(&s, "Esc =swol");
	cr_expect(screens_show(&s, "/ swol"), "cleared, and typed anew");
	screens_keys(&s, "Esc Esc Esc");
	cr_expect_not(screens_row_shows(&s, 0, "Findings"), "left");
}

Test(view_contents, how_much_there_is_stands_beside_the_search)
{
	screens_keys(&s, "c");
	cr_expect(screens_row_shows(&s, 1, " causes · "));
	cr_expect(screens_row_shows(&s, 1, " entries"));
	screens_keys(&s, "/");
	cr_expect_not(screens_row_shows(&s, 1, " entries"), "what is found is counted there");
}

Test(view_contents, what_is_compared_is_told)
{
	screens_keys(&s, "c Right Down x");
	cr_expect(screens_show(&s, "(compared)"));
	screens_keys(&s, "x");
	cr_expect_not(screens_show(&s, "(compared)"));
}

/* Fingers: "Injuries" has four kinds; the infection and the worn joint are no kinds of it. */
Test(view_contents, a_group_shows_its_own_children_alone)
{
	struct screens tall = screens_open(80, 40, false);

	screens_keys(&tall, "c");
	cr_expect(screens_show(&tall, "► Injuries 4"));
	cr_expect_not(screens_show(&tall, "Broken finger"), "folded");
	screens_keys(&tall, "Right Down");
	cr_expect(screens_row_shows(&tall, 0, "Causes › Injuries"));
	cr_expect(screens_show(&tall, ">  + Sprained finger"));
	screens_keys(&tall, "Down Down Down Down");
	cr_expect_not(screens_row_shows(&tall, 0, "Injuries"));
	cr_expect(screens_show(&tall, " >  ! Infection of the skin"), "it stands beside the group");
	screens_keys(&tall, "Up Left Left");
	cr_expect(screens_show(&tall, "> ► Injuries 4"), "out of the group, which closes");
	screens_close(&tall);
}

Test(view_contents, what_is_selected_stands_beside)
{
	screens_keys(&s, "c Right Down Down");
	cr_expect(screens_show(&s, "A bone of the finger is broken."));
	screens_keys(&s, "Right ]");
	cr_expect(screens_row_shows(&s, 0, "Contents"));
	screens_keys(&s, "Left Down");
	cr_expect_not(screens_show(&s, "A bone of the finger is broken."));
	cr_expect(screens_show(&s, "A bit of wood"));
	ui_resize(s.ui, 59, 24);
	ui_draw(s.ui, s.canvas);
	cr_expect_not(screens_show(&s, "A bit of wood"), "no room beside the list");
}

/* What is found is not folded; what is folded is so again without words. */
Test(view_contents, words_leave_the_groups_as_they_were)
{
	screens_keys(&s, "c / =x Esc");
	cr_expect(screens_show(&s, "► Injuries 4"));
	cr_expect_not(screens_show(&s, "! Broken finger"));
	screens_keys(&s, "Tab Down Right");
	cr_expect(screens_show(&s, "! Broken finger"));
	screens_keys(&s, "/ =sprain ^U Esc");
	cr_expect(screens_show(&s, "▼ Injuries"), "open, as it was");
}

/* From the page beside the list, once there is no more room for that. */
Test(view_contents, a_small_screen_leaves_no_key_without_effect)
{
	screens_keys(&s, "c Right Down Right");
	ui_resize(s.ui, 59, 24);
	screens_keys(&s, "Left");
	cr_expect(screens_show(&s, "> ▼ Injuries"), "to the group above");
	screens_keys(&s, "Esc");
	cr_expect_eq(ui_screen(s.ui), SCREEN_WALK);
}

/* The same tables, compiled again: what is open and selected stays so. */
Test(view_contents, groups_stay_open_as_tables_are_compiled_again)
{
	screens_keys(&s, "c Right Down Down");
	screens_reload(&s);
	cr_expect(screens_show(&s, ">  ! Broken finger"));
}

Test(view_contents, marks_notes_and_what_is_compared_are_undone_at_once)
{
	screens_keys(&s, "c Right Down x B + =zebra Enter");
	cr_expect(screens_show(&s, "+ * Sprained finger"));
	cr_expect(screens_show(&s, "(compared)") && screens_show(&s, "zebra"));
	screens_keys(&s, "z");
	cr_expect_not(screens_show(&s, "zebra"));
	screens_keys(&s, "z");
	cr_expect_not(screens_show(&s, "* Sprained finger"));
	screens_keys(&s, "z");
	cr_expect_not(screens_show(&s, "(compared)"));
	screens_keys(&s, "Z Z Z");
	cr_expect(screens_show(&s, "(compared)") && screens_show(&s, "zebra"));
}

Test(view_contents, words_are_emptied_to_type_others)
{
	screens_keys(&s, "/ =arthr Down ^U =wor");
	cr_expect_eq(ui_screen(s.ui), SCREEN_CONTENTS);
	cr_expect(screens_row_shows(&s, 1, "/ wor"));
	screens_keys(&s, "Enter Backspace Esc ^U");
	cr_expect_not(screens_row_shows(&s, 23, "stop typing"), "there were none");
}

Test(view_contents, a_mark_on_a_sentence_has_one_full_stop)
{
	screens_keys(&s, "/ =looked Down B");
	cr_expect(screens_show(&s, "bent finger looked at. Bookmarks stand"));
	screens_keys(&s, "B");
	cr_expect(screens_show(&s, "bent finger looked at."));
	cr_expect_not(screens_show(&s, "looked at.."));
}

/* A text that is typed faster than it is drawn, as text pasted into a terminal that knows no paste
 * is: a flood of letters costs as little as their number. */
Test(view_contents, letters_that_wait_are_looked_for_once)
{
	const struct pane *list = ui_pane_of(s.ui, SCREEN_CONTENTS);

	screens_keys(&s, "/");
	for (int i = 0; i < 3; i++) {
		ui_key(s.ui, (uint32_t) "ski"[i]);
		cr_expect_not(list->built, "nothing is laid out between two letters");
	}
	ui_draw(s.ui, s.canvas);
	cr_expect(list->built && screens_show(&s, "Infection of the skin"));
	ui_key(s.ui, KEY_CODE_BACKSPACE);
	ui_key(s.ui, KEY_CODE_DOWN);
	cr_expect(list->built, "what moves in the list needs the list");
	screens_keys(&s, "Esc Esc c Down Enter /");
	ui_key(s.ui, 't');
	ui_key(s.ui, 'h');
	cr_expect_eq(s.ui->find.count, 0, "a page is not gone through for each letter");
	ui_draw(s.ui, s.canvas);
	cr_expect_eq(s.ui->find.count, 1);
}

/* Rows that scroll beside a preview are all sent anew: most steps down a list scroll nothing. */
Test(view_contents, a_list_beside_a_preview_seldom_scrolls)
{
	struct pane *list = ui_pane_of(s.ui, SCREEN_CONTENTS);
	int steps = 0, scrolls = 0;

	ui_resize(s.ui, 80, 18);
	screens_keys(&s, "c O g");
	for (int item = -2; list->item != item; steps++) {
		int top = list->top;

		item = list->item;
		screens_keys(&s, "Down");
		scrolls += list->top != top;
		cr_expect(list->item >= item && s.canvas->row > 2, "the selection is in sight");
	}
	cr_expect(steps > 20 && scrolls > 0 && scrolls <= steps / 8, "%d of %d", scrolls, steps);
}

/* True if a letter that many words have needs nothing more of the file, which is cut before, once
 * those keys have opened a field to type in. */
static bool
first_letter_is_read(const void *bytes, size_t len, const char *keys, bool paused)
{
	static const char *const letters[] = {"e", "s"};
	char path[] = "/tmp/ramus-contents-XXXXXX";
	int fd = mkstemp(path);
	struct error err;

	cr_assert(fd >= 0 && file_write(path, bytes, len, &err) == 0);
	struct topic *t = topic_open(path, &err);
	cr_assert(t != NULL, "%s", err.text);
	struct screens of = screens_open_on(t, 80, 24, false, false);
	struct search *search = search_new(t);
	screens_keys(&of, keys);
	ui_hold(of.ui, !paused);
	ui_prepare(of.ui);
	cr_assert(truncate(path, 0) == 0);
	for (size_t i = 0; i < sizeof letters / sizeof *letters; i++) {
		struct search_found found[40];
		struct search_hit hits[40];
		struct query q;

		query_parse(&q, letters[i]);
		search_text(search, &q, hits, 40);
		search_entities(t, &q, SEARCH_ALL_KINDS, found, 40);
	}
	bool read = topic_damage(t) == NULL;
	search_free(search);
	screens_close(&of);
	close(fd);
	unlink(path);
	return read;
}

Test(view_contents, a_first_letter_waits_for_no_file)
{
	struct topic *knee = fixture_made("data/knee");
	size_t len;
	const void *bytes = topic_bytes(knee, &len);

	cr_expect(first_letter_is_read(bytes, len, "c /", true));
	cr_expect(first_letter_is_read(bytes, len, ":", true));
	cr_expect_not(
	    first_letter_is_read(bytes, len, "c /", false), "while keys come nothing waits");
	cr_expect_not(first_letter_is_read(bytes, len, "c", true), "where nothing is typed");
	topic_close(knee);
}
