/* SPDX-License-Identifier: MIT */
/* What keys do, told by what the screen then says. */
#include "screens.h"

#include "view/screen.h"

SCREENS_SUITE(view_ui);

Test(view_ui, an_emergency_shows_the_outcome_at_once)
{
	screens_keys(&s, "1");
	cr_expect_eq(ui_screen(s.ui), SCREEN_OUTCOME);
	cr_expect(screens_show(&s, "!! EMERGENCY"));
	cr_expect(screens_show(&s, "Call your local emergency number now."));
}

Test(view_ui, back_from_an_outcome_is_back_to_the_last_question)
{
	screens_keys(&s, "1 Backspace");
	cr_expect_eq(ui_screen(s.ui), SCREEN_WALK);
	cr_expect_eq(session_length(s.session), 0u);
	cr_expect(screens_show(&s, "Is any of these so right now?"));
}

Test(view_ui, escape_from_an_outcome_keeps_the_answer)
{
	screens_keys(&s, "1 Esc");
	cr_expect_eq(ui_screen(s.ui), SCREEN_WALK);
	cr_expect_eq(session_length(s.session), 1u);
	cr_expect(screens_show(&s, "See the outcome"));
}

Test(view_ui, not_sure_is_a_key_and_a_digit)
{
	screens_keys(&s, "u");
	cr_expect_eq(session_given(s.session, 0), (uint32_t)ANSWER_UNSURE);
	screens_keys(&s, "z 4");
	cr_expect_eq(session_given(s.session, 0), (uint32_t)ANSWER_UNSURE);
}

Test(view_ui, selecting_an_answer_shows_its_text)
{
	cr_expect(screens_show(&s, "Text: Bleeding that does not stop"));
	screens_keys(&s, "Down");
	cr_expect(screens_show(&s, "Text: Numb, white or cold finger"));
	screens_keys(&s, "Enter");
	cr_expect_eq(session_given(s.session, 0), (uint32_t)ANSWER_FIRST + 1);
}

Test(view_ui, undo_and_redo_work_on_every_screen)
{
	screens_keys(&s, "3 2 o z");
	cr_expect_eq(session_length(s.session), 1u);
	screens_keys(&s, "c Z");
	cr_expect_eq(session_length(s.session), 2u);
	screens_keys(&s, "Z");
	cr_expect(screens_show(&s, "nothing to do again"));
}

Test(view_ui, an_answer_is_changed_in_place)
{
	screens_keys(&s, "3 2 p Home 1");
	cr_expect_eq(ui_screen(s.ui), SCREEN_PATH);
	cr_expect_eq(session_length(s.session), 2u);
	cr_expect(screens_show(&s, "Now !! EMERGENCY: get help now (was routine)."));
	screens_keys(&s, "Left");
	cr_expect_eq(session_given(s.session, 0), (uint32_t)ANSWER_UNSURE);
}

/* A row for each answer to the step; beside it, where there is room, what would fit with it. */
Test(view_ui, another_answer_is_seen_before_it_is_given)
{
	ui_resize(s.ui, 132, 43);
	canvas_resize(s.canvas, 132, 43);
	screens_keys(&s, "3 2 p Down");
	cr_expect(screens_show(&s, "Of 100, with this answer and without"));
	screens_keys(&s, "Tab Up");
	cr_expect(screens_show(&s, "> 1  Something crushed it"));
	cr_expect(screens_show(&s, "Of 100, if: Something crushed it"));
	cr_expect_eq(session_given(s.session, 1), ANSWER_FIRST + 1, "only seen");
	cr_expect(screens_row_shows(&s, 42, "Enter say that"));
	screens_keys(&s, "Enter");
	cr_expect_eq(session_given(s.session, 1), ANSWER_FIRST, "and given");
	screens_keys(&s, "Tab Enter");
	cr_expect_eq(ui_screen(s.ui), SCREEN_READER, "a cause there is read");
}

/* The eye runs down one column, in every list of causes. */
Test(view_ui, how_urgent_a_cause_is_stands_left_of_it)
{
	screens_keys(&s, "3 2 y v");
	cr_expect(screens_show(&s, "> A  ! Broken finger · "));
	screens_keys(&s, "p");
	cr_expect(screens_show(&s, "   !  54 Broken finger"));
	screens_keys(&s, "s y 2 o");
	cr_expect(screens_show(&s, " ! Broken finger (by a rule)"));
}

/* Of several the answer that is seen is the one that is given, and takes no other back. */
Test(view_ui, another_of_several_takes_none_back)
{
	struct screens other =
	    screens_open_on(fixture_made("tests/data/several"), 132, 43, false, false);

	screens_keys(&other, "n 1 3 Enter p Down");
	uint32_t question = session_question(other.session, 1);
	uint32_t given = session_given(other.session, 1);
	cr_assert_eq(
	    topic_question(session_topic(other.session), question)->kind, QUESTION_SEVERAL);
	screens_keys(&other, "Tab Home Enter");
	cr_expect_eq(session_given(other.session, 1), given, "it was true already");
	screens_keys(&other, "Down Enter");
	for (uint32_t option = 0; option < 3; option++)
		cr_expect_eq(answer_finding(session_given(other.session, 1), option), FINDING_YES,
		    "%u", option);
	screens_close(&other);
}

/* However much room there is, what to do now stands alone until more is asked for. */
Test(view_ui, in_an_emergency_nothing_opens_by_itself)
{
	screens_keys(&s, "1");
	cr_expect_eq(ui_screen(s.ui), SCREEN_OUTCOME);
	ui_resize(s.ui, 100, 60);
	ui_draw(s.ui, s.canvas);
	cr_expect(screens_show(&s, "Do now") && screens_show(&s, "► "));
	cr_expect(!screens_show(&s, "  ▼ "));
	screens_keys(&s, "O");
	cr_expect(screens_show(&s, "▼ "), "what is asked for opens");
}

/* Once the answer is taken back, what there is room for opens again. */
Test(view_ui, after_an_emergency_sections_open_again)
{
	screens_keys(&s, "1");
	ui_resize(s.ui, 100, 60);
	ui_draw(s.ui, s.canvas);
	cr_expect(!screens_show(&s, "  ▼ "));
	screens_keys(&s, "w b n o");
	cr_expect(ui_screen(s.ui) == SCREEN_OUTCOME && screens_show(&s, "▼ "));
}

/* The tree marks the way of the walk, and comes back to where that stands now. */
Test(view_ui, the_tree_shows_where_the_walk_is)
{
	screens_keys(&s, "t");
	cr_expect(!screens_show(&s, " ● ") && !screens_show(&s, " ◉ "), "nothing was answered");
	screens_keys(&s, "w 3 t");
	cr_expect(screens_show(&s, "None of these ◉ What happened to the finger?"));
	screens_keys(&s, "w 2 t");
	cr_expect(screens_show(&s, "None of these ● What happened to the finger?"));
	cr_expect(screens_show(&s, "It was twisted or jammed ◉ "));
	screens_keys(&s, "Up Up Left");
	cr_expect(screens_show(&s, "None of these ● "), "folded, it is still on the way");
}

Test(view_ui, undoing_a_bookmark_leaves_the_tree_as_it_is)
{
	screens_keys(&s, "3 2 t Up B");
	char *before = screens_row(&s, 5), *after;
	int row = s.canvas->row;

	screens_keys(&s, "z");
	after = screens_row(&s, 5);
	cr_expect_eq(s.canvas->row, row);
	cr_expect_str_eq(before, after);
	screens_keys(&s, "z");
	cr_expect_neq(s.canvas->row, row, "an answer less: to where the walk is");
	free(before);
	free(after);
}

/* However narrow the screen, a question at the foot shows the keys that answer it. */
Test(view_ui, a_question_at_the_foot_shows_its_keys)
{
	static const char *const asked[] = {
	    "W", "3 W", "3 s", "3 q", "P Enter s", "P Enter Enter L"};

	int questions = 0, saves = 0;

	for (int width = 40; width <= 80; width += 8)
		for (size_t i = 0; i < sizeof asked / sizeof *asked; i++) {
			struct screens narrow = screens_open(width, 12, false);

			screens_keys(&narrow, asked[i]);
			if (narrow.ui->confirm.yes != NULL)
				cr_expect(screens_row_shows(&narrow, 11, "y yes  n no"), "%s at %d",
				    asked[i], width);
			if (narrow.ui->confirm.save != NULL)
				cr_expect(screens_row_shows(&narrow, 11, "  S save"), "%s at %d",
				    asked[i], width);
			questions += narrow.ui->confirm.yes != NULL;
			saves += narrow.ui->confirm.save != NULL;
			screens_close(&narrow);
		}
	cr_expect_geq(questions, 6);
	cr_expect_geq(saves, 6);
}

Test(view_ui, every_screen_is_a_key_away_and_a_key_back)
{
	static const char *const go[] = {"i", "o", "p", "v", "t", "r", "P", "c", "e", "?"};
	static const enum screen_id there[] = {SCREEN_FINDINGS, SCREEN_OUTCOME, SCREEN_PATH,
	    SCREEN_COMPARE, SCREEN_TREE, SCREEN_READER, SCREEN_PRACTICE, SCREEN_CONTENTS,
	    SCREEN_PROBLEMS, SCREEN_HELP};
	size_t from, to;

	screens_keys(&s, "3");
	for (from = 0; from < sizeof go / sizeof *go; from++)
		for (to = 0; to < sizeof go / sizeof *go; to++) {
			if (from == to)
				continue;
			screens_keys(&s, go[from]);
			screens_keys(&s, go[to]);
			cr_expect_eq(ui_screen(s.ui), there[to]);
			screens_keys(&s, "Backspace");
			cr_expect_eq(ui_screen(s.ui), there[from]);
			screens_keys(&s, "q");
			cr_expect_eq(ui_screen(s.ui), SCREEN_WALK);
		}
	cr_expect_eq(session_length(s.session), 1u);
}

Test(view_ui, the_reader_goes_back_and_forward_to_the_same_place)
{
	struct buf before = {0}, after = {0};

	screens_keys(&s, "/ =broken Enter Down Down Tab Tab");
	canvas_dump(s.canvas, true, &before);
	screens_keys(&s, "Enter Backspace");
	canvas_dump(s.canvas, true, &after);
	cr_expect_str_eq(buf_str(&before), buf_str(&after));
	screens_keys(&s, "f");
	cr_expect_not(screens_show(&s, "Cause: Broken finger"));
	buf_free(&before);
	buf_free(&after);
}

Test(view_ui, the_filter_ignores_case_accents_and_order)
{
	screens_keys(&s, "/ =SKIN Space =infection");
	cr_expect(screens_show(&s, "Infection of the skin (cellulitis)"));
	cr_expect_not(screens_show(&s, "Sprained"));
	screens_keys(&s, "Esc");
	cr_expect(screens_show(&s, "► Injuries 4"), "everything, folded as it was");
}

Test(view_ui, typed_letters_do_not_act_while_filtering)
{
	screens_keys(&s, "/ =qQz?");
	cr_expect_not(ui_done(s.ui));
	cr_expect_eq(ui_screen(s.ui), SCREEN_CONTENTS);
	cr_expect(screens_show(&s, "qQz?"));
}

Test(view_ui, starting_over_asks_first)
{
	screens_keys(&s, "3 2 s n");
	cr_expect_eq(session_length(s.session), 2u);
	screens_keys(&s, "c s y");
	cr_expect_eq(session_length(s.session), 0u);
	cr_expect_eq(ui_screen(s.ui), SCREEN_WALK);
}

Test(view_ui, quitting_asks_only_if_there_are_answers)
{
	screens_keys(&s, "3 q");
	cr_expect_not(ui_done(s.ui));
	screens_keys(&s, "n Backspace q");
	cr_expect(ui_done(s.ui));
}

Test(view_ui, quitting_asks_for_marks_and_notes_too)
{
	screens_keys(&s, "c Down B w q");
	cr_expect_not(ui_done(s.ui));
	cr_expect(screens_show(&s, "Quit unsaved?"));
	screens_keys(&s, "n z q");
	cr_expect(ui_done(s.ui));
}

Test(view_ui, quitting_offers_to_save)
{
	screens_keys(&s, "3 q S");
	cr_expect_not(ui_done(s.ui));
	cr_expect(screens_show(&s, "Save as: mini.session"));
}

Test(view_ui, capital_q_quits_at_once)
{
	screens_keys(&s, "3 c Q");
	cr_expect(ui_done(s.ui));
}

Test(view_ui, too_small_says_so_and_waits)
{
	screens_keys(&s, "3");
	ui_resize(s.ui, 39, 11);
	screens_keys(&s, "1 Enter y");
	cr_expect(screens_show(&s, "Ramus needs 40 columns and 12 rows."));
	cr_expect_eq(session_length(s.session), 1u);
	ui_resize(s.ui, 40, 12);
	ui_draw(s.ui, s.canvas);
	cr_expect(screens_show(&s, "What happened to the finger?"));
}

Test(view_ui, any_size_draws_soundly)
{
	static const char *const places[] = {"", "3 2", "1", "p", "c", "?", "/ =broken Enter",
	    "q v", "t", "i", "e", "o G", "+ =note", "q s"};
	size_t i;
	int w, h, step = fixture_rounds(5) == 5 ? 3 : 7;

	for (i = 0; i < sizeof places / sizeof *places; i++) {
		ui_resize(s.ui, 80, 24);
		screens_keys(&s, places[i]);
		for (w = 1; w <= 500; w += w < 130 ? step : 37)
			for (h = 1; h <= 200; h += h < 40 ? step : 53) {
				ui_resize(s.ui, w, h);
				ui_draw(s.ui, s.canvas);
				cr_assert(canvas_sound(s.canvas), "%dx%d", w, h);
				cr_assert_eq(s.canvas->width, w);
			}
	}
}

Test(view_ui, resizing_keeps_the_place)
{
	struct buf before = {0}, after = {0};
	int w;

	screens_keys(&s, "/ =broken Enter PgDn Tab");
	canvas_dump(s.canvas, true, &before);
	for (w = 41; w < 80; w += 5) {
		ui_resize(s.ui, w, 24);
		ui_draw(s.ui, s.canvas);
	}
	ui_resize(s.ui, 80, 24);
	ui_draw(s.ui, s.canvas);
	canvas_dump(s.canvas, true, &after);
	cr_expect_str_eq(buf_str(&before), buf_str(&after));
	buf_free(&before);
	buf_free(&after);
}

Test(view_ui, go_on_asking_after_the_end)
{
	screens_keys(&s, "3 2");
	while (session_now(s.session).question != NONE)
		screens_keys(&s, "n");
	cr_expect_eq(ui_screen(s.ui), SCREEN_OUTCOME);
	screens_keys(&s, "a");
	cr_expect(ui_screen(s.ui) == SCREEN_WALK || screens_show(&s, "nothing more to ask"));
}

/* Before the emergency questions are answered no screen gives an all-clear or advice. */
Test(view_ui, no_urgency_is_shown_while_an_emergency_question_is_open)
{
	cr_expect(screens_show(&s, "urgency not known yet"));
	cr_expect(!screens_show(&s, "routine"));
	screens_keys(&s, "o");
	cr_expect(screens_show(&s, "? not known yet: the emergency questions were not"));
	screens_keys(&s, "End");
	cr_expect(!screens_show(&s, "What to do"));
	cr_expect(!screens_show(&s, "See a doctor"));
	screens_keys(&s, "w n");
	cr_expect(screens_show(&s, "~ ROUTINE so far"));
}

/* Somewhere down each screen: another screen and back shows the same again. */
Test(view_ui, one_key_back_leads_to_the_same_place)
{
	static const char *const from[] = {"i Down Down", "o Down Down", "p Down", "v Down",
	    "t Down", "c PgDn Down", "? PgDn", "c Home Down Enter PgDn Tab"};
	static const char *const to[] = {"i", "o", "p", "v", "t", "c", "e", "?", "r", "w"};
	size_t i, k;

	for (i = 0; i < sizeof from / sizeof *from; i++)
		for (k = 0; k < sizeof to / sizeof *to; k++) {
			struct buf before = {0}, after = {0};
			enum screen_id was;

			screens_close(&s);
			s = screens_open(80, 24, false);
			screens_keys(&s, "3 2");
			screens_keys(&s, from[i]);
			was = ui_screen(s.ui);
			canvas_dump(s.canvas, true, &before);
			screens_keys(&s, to[k]);
			if (ui_screen(s.ui) != was && ui_screen(s.ui) != SCREEN_WALK) {
				screens_keys(&s, "Backspace");
				canvas_dump(s.canvas, true, &after);
				cr_expect_str_eq(
				    buf_str(&before), buf_str(&after), "%s, %s", from[i], to[k]);
			}
			buf_free(&before);
			buf_free(&after);
		}
}

/* What was looked for may stand where the selection is out of sight. */
Test(view_ui, the_size_to_and_fro_keeps_what_was_found)
{
	struct buf before = {0}, after = {0};

	ui_resize(s.ui, 40, 12);
	screens_keys(&s, "n n n o / =medical Enter");
	canvas_dump(s.canvas, true, &before);
	ui_resize(s.ui, 80, 70);
	ui_draw(s.ui, s.canvas);
	ui_resize(s.ui, 40, 12);
	ui_draw(s.ui, s.canvas);
	canvas_dump(s.canvas, true, &after);
	cr_expect_str_eq(buf_str(&after), buf_str(&before));
	buf_free(&before);
	buf_free(&after);
}

/* A heading that is left and come back to is what is selected from then on. */
Test(view_ui, what_is_come_back_to_stays_selected)
{
	ui_resize(s.ui, 80, 50);
	screens_keys(&s, "3 2 y y n n G Up");
	cr_expect(screens_row_shows(&s, s.canvas->row, "[Joints of the hand"));
	ui_resize(s.ui, 80, 14);
	screens_keys(&s, "Up Down");
	cr_expect(screens_row_shows(&s, s.canvas->row, "> ► Sources"), "where it is folded");
	ui_resize(s.ui, 80, 50);
	ui_draw(s.ui, s.canvas);
	cr_expect(screens_row_shows(&s, s.canvas->row, "> ▼ Sources"));
}

/* The first page of an outcome says what to do; the rest is counted where it is folded. */
Test(view_ui, what_is_folded_is_counted_and_opens)
{
	ui_resize(s.ui, 80, 18);
	screens_keys(&s, "3 2 y y n n");
	cr_expect(screens_show(&s, "What to do"));
	cr_expect(screens_show(&s, "What fits"));
	cr_expect(screens_show(&s, "► What it can lead to 1"));
	cr_expect_not(screens_show(&s, "Stiff finger"));
	screens_keys(&s, "G");
	cr_expect(screens_show(&s, "► What this is, and is not"));
	screens_keys(&s, "Right");
	cr_expect(screens_show(&s, "▼ What this is, and is not"));
	screens_keys(&s, "Left");
	cr_expect(screens_show(&s, "► What this is, and is not"));
	screens_keys(&s, "O");
	cr_expect(screens_show(&s, "▼ What it can lead to") || screens_show(&s, "↓"));
	screens_keys(&s, "O Left");
	cr_expect_eq(ui_screen(s.ui), SCREEN_WALK, "where nothing is open it leads back");
}

/* What stands beside other things is reached by keys and by a click, and found. */
Test(view_ui, two_columns_hold_items_of_their_own)
{
	screens_keys(&s, "3 2 y y n n");
	cr_expect(screens_row_shows(&s, 5, "What to do") &&
		  screens_row_shows(&s, 5, "When to see a doctor"));
	cr_expect(screens_row_shows(&s, 6, "Cool it") && screens_row_shows(&s, 6, "Watch it"));
	screens_keys(&s, "Down Down Down Down");
	cr_expect_eq(s.canvas->row, 6);
	cr_expect_gt(s.canvas->col, 40, "down from the last of the first column");
	screens_keys(&s, "Up");
	cr_expect_eq(s.canvas->row, 8);
	ui_click(s.ui, 6, 50); /* selects, then opens */
	ui_click(s.ui, 6, 50);
	ui_draw(s.ui, s.canvas);
	cr_expect(screens_show(&s, "Advice: Watch it"), "opened by the click");
	screens_keys(&s, "Backspace / =every Space =day Enter");
	cr_expect(screens_show(&s, "1 of 1"));
	cr_expect(screens_row_shows(&s, s.canvas->row, "every day"), "where it stands");
}

/* In short an advice is one row that says that there is a caution; opened, all of it. */
Test(view_ui, a_caution_is_named_and_opens)
{
	screens_keys(&s, "3 2 y y n n");
	cr_expect(screens_show(&s, "Cool it ≠ Caution · "));
	cr_expect_not(screens_show(&s, "Never put ice"));
	screens_keys(&s, "O");
	cr_expect(screens_show(&s, "Caution: Never put ice on bare skin."));
}

/* Back from the end of a walk takes an answer back, which is said. */
Test(view_ui, an_answer_that_is_taken_back_at_the_end_is_told)
{
	screens_keys(&s, "1");
	cr_assert_eq(ui_screen(s.ui), SCREEN_OUTCOME);
	screens_keys(&s, "?");
	cr_expect(screens_show(&s, "whose answer is taken back"));
	screens_keys(&s, "Esc Backspace");
	cr_expect_eq(session_length(s.session), 0u);
	cr_expect(screens_show(&s, "Now ? not known yet (was EMERGENCY)."));
	cr_expect(screens_show(&s, "Taken back, z undoes it: Bleeding"));
	screens_keys(&s, "z");
	cr_expect_eq(session_length(s.session), 1u);
	cr_expect(screens_show(&s, "Now !! EMERGENCY: get help now."));
}

/* So does the walk's own key where another question than the one taken back is asked then. */
Test(view_ui, an_emergency_is_never_taken_back_without_a_word)
{
	screens_keys(&s, "n 2 i / =numb Enter y");
	cr_assert(screens_show(&s, "Now !! EMERGENCY: get help now (was routine)."));
	screens_keys(&s, "w b");
	cr_expect(screens_show(&s, "~ ROUTINE"));
	cr_expect(screens_show(&s, "Now ~ routine: a planned visit (was EMERGENCY)."));
	cr_expect(screens_show(&s, "Taken back, z undoes it: Yes"));
	screens_keys(&s, "z");
	cr_expect(screens_show(&s, "Now !! EMERGENCY: get help now (was routine)."));
	screens_keys(&s, "p End x");
	cr_expect(screens_show(&s, "Now ~ routine: a planned visit (was EMERGENCY)."));
	cr_expect(screens_show(&s, "Taken out; z undoes it."));
	screens_keys(&s, "w b");
	cr_expect(screens_show(&s, "What happened to the finger?"), "asked again");
	cr_expect_not(screens_show(&s, "Taken back"));
}
