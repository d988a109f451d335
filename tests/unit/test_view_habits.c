/* SPDX-License-Identifier: MIT */
/* Habits of pagers and editors: counts, marks, jumps, what is found, copies; and a new person. */
#include "screens.h"

#include "base/file.h"

SCREENS_SUITE(view_habits);

/* What stands at the cursor's row; the caller frees it. */
static char *
row_of_cursor(void)
{
	return screens_row(&s, s.canvas->row);
}

/* True if one way leads to where the other leads from the top of the contents. */
static bool
lead_to_one(const char *one, const char *other)
{
	screens_keys(&s, "c Home");
	screens_keys(&s, one);
	char *a = row_of_cursor();
	screens_keys(&s, "Up Home");
	screens_keys(&s, other);
	char *b = row_of_cursor();
	bool same = strcmp(a, b) == 0;

	free(a);
	free(b);
	return same;
}

Test(view_habits, a_count_repeats_the_next_move)
{
	cr_expect(lead_to_one("5 j", "j j j j j"));
	cr_expect(lead_to_one("1 2 j", "j j j j j j j j j j j j"));
	cr_expect(lead_to_one("5 G", "j j j j"), "a place");
	cr_expect(lead_to_one("j 5 g g", "j j j j"));
	cr_expect(lead_to_one("5 i c j", "j"), "not the move after the next key");
	cr_expect(lead_to_one("9 9 9 9 9 9 9 j", "G"), "bounded");
	screens_keys(&s, "c 4");
	cr_expect(screens_row_shows(&s, 23, " 4"));
}

Test(view_habits, digits_answer_where_there_are_answers)
{
	screens_keys(&s, "w 3 j");
	cr_expect_eq(session_length(s.session), 1u);
}

Test(view_habits, gg_and_pages_by_control_keys)
{
	cr_expect(lead_to_one("G g g", "Home"));
	cr_expect(lead_to_one("^F", "PgDn"));
	cr_expect(lead_to_one("G ^B", "G PgUp"));
}

Test(view_habits, what_is_found_is_counted)
{
	screens_keys(&s, "? / =screen Enter n");
	cr_expect(screens_show(&s, "2 of "));
	screens_keys(&s, "N");
	cr_expect(screens_show(&s, "1 of "));
	screens_keys(&s, "N");
	cr_expect(screens_show(&s, ", on from the other end"));
}

/* How many cells are marked as found. */
static int
cells_found(void)
{
	int found = 0;

	for (int row = 0; row < s.canvas->height; row++)
		for (int col = 0; col < s.canvas->width; col++)
			found += canvas_cell(s.canvas, row, col)->style == STYLE_MATCH;
	return found;
}

static void
resize(int width, int height)
{
	ui_resize(s.ui, width, height);
	ui_draw(s.ui, s.canvas);
}

/* What is marked is what the key for the next place goes to. */
Test(view_habits, marks_of_what_was_found_go_when_it_is_left)
{
	screens_keys(&s, "3 2 y y n n / =finger Enter");
	cr_expect_gt(cells_found(), 0);
	screens_keys(&s, "w o");
	cr_expect_eq(cells_found(), 0);
	screens_keys(&s, "n");
	cr_expect(screens_show(&s, "Nothing was looked for yet"));
}

/* The pane that was searched keeps its marks, whichever has the focus. */
Test(view_habits, marks_of_what_was_found_outlive_a_resize)
{
	resize(132, 40);
	screens_keys(&s, "3 2 y y n n / =finger Enter");
	ui_click(s.ui, 4, 100); /* beside the page */
	ui_draw(s.ui, s.canvas);
	int found = cells_found();
	cr_expect_gt(found, 0);
	resize(120, 40);
	resize(132, 40);
	cr_expect_eq(cells_found(), found);
	screens_keys(&s, "/ =rule Enter");
	cr_expect(screens_show(&s, "1 of "), "found beside the page");
	found = cells_found();
	ui_click(s.ui, 4, 10);
	resize(120, 40);
	resize(132, 40);
	cr_expect_eq(cells_found(), found);
}

Test(view_habits, the_name_of_what_is_read_is_found)
{
	screens_keys(&s, "/ =broken Enter *");
	cr_expect_eq(ui_screen(s.ui), SCREEN_READER);
	cr_expect(screens_show(&s, "1 of "));
}

Test(view_habits, marks_lead_back)
{
	screens_keys(&s, "c G m a");
	char *there = row_of_cursor();
	screens_keys(&s, "Home w ' a");
	cr_expect_eq(ui_screen(s.ui), SCREEN_CONTENTS);
	char *back = row_of_cursor();
	cr_expect_str_eq(back, there);
	screens_keys(&s, "' b");
	cr_expect(screens_show(&s, "There is no mark b."));
	screens_keys(&s, "m 1");
	cr_expect(screens_show(&s, "Marks are letters."));
	cr_expect_eq(ui_screen(s.ui), SCREEN_CONTENTS, "the letter was no key");
	free(there);
	free(back);
}

/* A mark is on the list, wherever the focus is when it is set and when it is gone to. */
Test(view_habits, marks_are_no_places_of_what_is_beside)
{
	screens_keys(&s, "c Right Down Down");
	char *there = row_of_cursor();
	screens_keys(&s, "Tab m a Tab Home Tab ' a Tab");
	char *back = row_of_cursor();
	cr_expect_str_eq(back, there);
	free(there);
	free(back);
}

Test(view_habits, jumps_are_gone_back_to_one_by_one)
{
	screens_keys(&s, "c Down Down");
	char *first = row_of_cursor();
	screens_keys(&s, "G");
	char *last = row_of_cursor();
	screens_keys(&s, "^O");
	char *row = row_of_cursor();
	cr_expect_str_eq(row, first);
	free(row);
	screens_keys(&s, "f");
	row = row_of_cursor();
	cr_expect_str_eq(row, last);
	free(row);
	screens_keys(&s, "Backspace");
	cr_expect_eq(ui_screen(s.ui), SCREEN_WALK, "Back passes over jumps on a screen");
	screens_keys(&s, "c G : Esc");
	cr_expect_eq(ui_screen(s.ui), SCREEN_CONTENTS);
	screens_keys(&s, "o G q");
	cr_expect_eq(ui_screen(s.ui), SCREEN_CONTENTS);
	free(first);
	free(last);
}

Test(view_habits, entries_and_pages_are_handed_out_once)
{
	const char *text;

	screens_keys(&s, "/ =broken Tab y");
	cr_expect_eq(ui_hand_out(s.ui, &text), HAND_COPY);
	cr_expect_not_null(strstr(text, "Broken finger"));
	cr_expect_eq(ui_hand_out(s.ui, &text), HAND_NOTHING);
	screens_keys(&s, "o |");
	cr_expect_eq(ui_hand_out(s.ui, &text), HAND_PAGER);
	cr_expect_not_null(strstr(text, "\n"));
	screens_keys(&s, "w y");
	cr_expect_eq(ui_hand_out(s.ui, &text), HAND_NOTHING, "y is an answer there");
	screens_keys(&s, "? y");
	cr_expect_eq(ui_hand_out(s.ui, &text), HAND_COPY);
	cr_expect_leq(strlen(text), 32u * 1024);
}

/* A topic whose image is sound, and names a cause with ESC and CR in it, as no table can. */
static struct topic *
topic_with_controls(void)
{
	static const struct fixture_file files[] = {
	    {"causes", "id,name,prevalence,urgency\nthorn,Thorn _[2J_here,common,routine\n"},
	    {"questions", "id,text,kind,stage\nq,Does it hurt?,yes-no,complaint\n"},
	    {"symptoms", "id,question,name,background\nhurts,q,It hurts,10%\n"},
	    {"evidence", "cause,symptom,frequency\nthorn,hurts,90%\n"}, {NULL, NULL}};
	struct error err;
	struct builder *b;
	size_t len;

	topic_close(fixture_topic(files, &b));
	for (uint32_t i = 0; i < builder_count(b, PART_TEXT); i++) {
		char *c = builder_record(b, PART_TEXT, i);

		if (*c == '_')
			*c = c[1] == '[' ? '\033' : '\r';
	}
	void *bytes = builder_finish(b, &len);
	struct topic *t = topic_open_bytes(bytes, len, &err);
	cr_assert(t != NULL, "%s", err.text);
	builder_free(b);
	return t;
}

/* A pager passes on whatever it gets, and so does who pastes. */
Test(view_habits, what_is_handed_out_holds_nothing_that_acts)
{
	struct screens hostile = screens_open_on(topic_with_controls(), 80, 24, false, false);
	const char *text;

	for (int i = 0; i < 2; i++) {
		screens_keys(&hostile, i == 0 ? "c / =thorn Tab |" : "y");
		cr_expect_eq(ui_hand_out(hostile.ui, &text), i == 0 ? HAND_PAGER : HAND_COPY);
		cr_expect_not_null(strstr(text, "Thorn [2J"), "%s", text);
		cr_expect_null(strpbrk(text, "\033\r"));
	}
	screens_close(&hostile);
}

/* A clipboard gets whole characters, wherever the limit falls in one of three bytes. */
Test(view_habits, what_is_too_long_is_copied_up_to_a_character)
{
	static const struct diag_message remark = {"a-note", DIAG_NOTE, "%s", "Not needed."};
	static const char *const before[] = {"", "a", "ab"};
	const char *text;

	for (size_t i = 0; i < sizeof before / sizeof *before; i++) {
		struct diags *d = diags_new();
		struct buf b = {0};

		buf_adds(&b, before[i]);
		while (b.len < 40000)
			buf_adds(&b, "€");
		diags_add(d, &remark, (struct diag_place){"t/causes.csv", 1, 1}, buf_str(&b));
		ui_reload(s.ui, NULL, d);
		screens_keys(&s, "e y");
		cr_expect(screens_show(&s, "Copied its beginning"));
		ui_hand_out(s.ui, &text);
		size_t len = strlen(text);
		cr_expect(len <= 32u * 1024 && len > 32u * 1024 - 3, "%zu", len);
		cr_expect_str_eq(text + len - 3, "€");
		buf_free(&b);
	}
}

Test(view_habits, nothing_is_left_over_of_keys_before_a_click)
{
	screens_keys(&s, "c Home");
	char *top = row_of_cursor();
	screens_keys(&s, "Down g");
	ui_click(s.ui, 10, 5);
	screens_keys(&s, "g");
	char *row = row_of_cursor();
	cr_expect_str_eq(row, top, "the second g");
	free(row);
	ui_wheel(s.ui, 1);
	screens_keys(&s, "j");
	char *one = row_of_cursor();
	screens_keys(&s, "Home 5");
	ui_wheel(s.ui, 1);
	screens_keys(&s, "j");
	row = row_of_cursor();
	cr_expect_str_eq(row, one, "the count");
	free(one);
	free(row);
	free(top);
}

Test(view_habits, the_palette_offers_no_count)
{
	screens_keys(&s, "c : =how Space =often");
	cr_expect_not(screens_show(&s, "how often the next key moves"));
}

Test(view_habits, finding_nothing_is_no_jump)
{
	screens_keys(&s, "o ? Esc / Enter f");
	cr_expect_eq(ui_screen(s.ui), SCREEN_HELP);
}

Test(view_habits, interrupting_is_leaving)
{
	screens_keys(&s, "3 c / ^C");
	cr_expect_eq(ui_screen(s.ui), SCREEN_WALK);
	screens_keys(&s, "^C");
	cr_expect(screens_show(&s, "Quit unsaved?"));
	screens_keys(&s, "^C + ^C");
	cr_expect_not(ui_done(s.ui));
	ui_resize(s.ui, 20, 5);
	screens_keys(&s, "^C");
	cr_expect_not(ui_done(s.ui), "there is no room to ask");
	screens_keys(&s, "Q");
	cr_expect(ui_done(s.ui));
}

Test(view_habits, nothing_is_left_for_a_new_person)
{
	const char *text;

	screens_keys(&s, "3 c Down B + =private Enter m a / =finger y W n W y");
	cr_expect_eq(session_length(s.session), 1u, "letters that are typed do nothing");
	screens_keys(&s, "Enter W n");
	cr_expect_eq(session_length(s.session), 1u);
	screens_keys(&s, "W y");
	cr_expect_eq(ui_screen(s.ui), SCREEN_WALK);
	cr_expect_eq(session_length(s.session), 0u);
	cr_expect_eq(session_kept_count(s.session, KEPT_NOTES), 0u);
	cr_expect_not(session_undo(s.session) || session_redo(s.session));
	ui_hand_out(s.ui, &text);
	cr_expect_str_eq(text, "");
	screens_keys(&s, "' a");
	cr_expect(screens_show(&s, "There is no mark a."));
	screens_keys(&s, "f ^O");
	cr_expect_eq(ui_screen(s.ui), SCREEN_WALK);
	screens_keys(&s, "c");
	cr_expect_not(screens_row_shows(&s, 1, "finger"), "nor a filter");
	cr_expect_not(screens_show(&s, "private"));
	screens_keys(&s, "W");
	cr_expect(screens_show(&s, "Nothing is left"), "nothing is asked where nothing is lost");
}

/* The next person's walk is no newer version of the one before. */
Test(view_habits, a_new_person_writes_over_nobodys_file)
{
	char *folder = fixture_empty_folder(), *path = xasprintf("%s/one", folder);
	struct buf before = {0}, after = {0}, keys = {0};

	buf_printf(&keys, "S ^U =%s Enter", path);
	screens_keys(&s, "n n 2");
	screens_keys(&s, buf_str(&keys));
	cr_assert_eq(file_read(path, 0, &before, NULL), 0);
	screens_keys(&s, "W n");
	cr_expect_eq(session_length(s.session), 1u);
	screens_keys(&s, buf_str(&keys));
	cr_expect(screens_show(&s, "the walk is kept in"));
	cr_assert_eq(file_read(path, 0, &after, NULL), 0);
	cr_expect_str_eq(buf_str(&after), buf_str(&before));
	buf_free(&before);
	buf_free(&after);
	buf_free(&keys);
	free(path);
	fixture_remove(folder);
}
