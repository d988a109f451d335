/* SPDX-License-Identifier: MIT */
/* Presenting by keys: what is hidden until it is revealed, the poll, the timer, the black
 * screen. */
#include "present.h"

#include "session/session.h"
#include "tell/words.h"

#include "fixture.h"

SCREENS_SUITE_OF(view_present, present_open(80, 24, false));

Test(view_present, the_question_stands_alone)
{
	cr_expect_eq(ui_screen(s.ui), SCREEN_PRESENT);
	cr_expect(screens_show(&s, "Is any of these so right now?"));
	cr_expect_not(screens_show(&s, "of 100"));
	cr_expect_not(screens_show(&s, "rgency so far"));
	cr_expect_not(screens_show(&s, "Sprained"));
}

Test(view_present, next_reveals_and_then_goes_on)
{
	screens_keys(&s, "3");
	cr_expect(screens_show(&s, "(chosen)"));
	cr_expect(screens_show(&s, "> 3"), "the answer that is lit is the one that was chosen");
	cr_expect_not(screens_show(&s, "Sprained"));
	screens_keys(&s, "PgDn");
	cr_expect(screens_show(&s, "> 3"));
	cr_expect(screens_show(&s, "48 "));
	cr_expect(screens_show(&s, " was 48  Sprained finger"));
	screens_keys(&s, "PgDn");
	cr_expect(screens_show(&s, "What happened to the finger?"));
	cr_expect_not(screens_show(&s, "Sprained"));
}

Test(view_present, back_goes_the_same_way)
{
	screens_keys(&s, "3 PgDn PgDn PgUp");
	cr_expect(screens_show(&s, "Is any of these so right now?"));
	cr_expect(screens_show(&s, "Sprained finger"));
	screens_keys(&s, "PgUp");
	cr_expect_not(screens_show(&s, "Sprained finger"));
	screens_keys(&s, "PgUp");
	cr_expect(screens_show(&s, "This is the first question."));
}

/* What is revealed at a step follows from the answers up to it, whatever was answered later. */
Test(view_present, a_step_shows_what_was_known_then)
{
	struct buf before = {0}, after = {0};

	screens_keys(&s, "3 PgDn");
	canvas_dump(s.canvas, true, &before);
	screens_keys(&s, "PgDn 2 PgDn PgUp PgUp");
	canvas_dump(s.canvas, true, &after);
	cr_expect_str_eq(buf_str(&after), buf_str(&before));
	buf_free(&before);
	buf_free(&after);
}

Test(view_present, next_does_not_invent_an_answer)
{
	screens_keys(&s, "PgDn");
	cr_expect(screens_show(&s, "Choose the answer first"));
	cr_expect_eq(session_length(s.session), 0u);
}

Test(view_present, screens_that_rank_wait_until_it_is_revealed)
{
	static const char *const keys[] = {"o", "p", "v", "r", "w"};
	size_t i;

	screens_keys(&s, "3");
	for (i = 0; i < sizeof keys / sizeof *keys; i++) {
		screens_keys(&s, keys[i]);
		cr_expect_eq(ui_screen(s.ui), SCREEN_PRESENT, "%s", keys[i]);
	}
	screens_keys(&s, "PgDn o");
	cr_expect_eq(ui_screen(s.ui), SCREEN_OUTCOME);
	screens_keys(&s, "w");
	cr_expect_eq(ui_screen(s.ui), SCREEN_PRESENT);
}

/* What documents and the glossary say is what they say to everybody. */
Test(view_present, documents_are_read_before_it_is_revealed)
{
	ui_resize(s.ui, 132, 50);
	screens_keys(&s, "c G Enter Down Down Down Down Down Down");
	cr_expect_not(screens_show(&s, "say nothing about it"));
	cr_expect(screens_show(&s, "The skin is red and warm"));
	cr_expect_not(screens_row_shows(&s, 49, "full page"), "it would show what fits");
}

/* The footer offers no way that only leads to "not yet". */
Test(view_present, what_is_refused_is_not_offered)
{
	struct screens of_case = present_open_case(132, 24, false);

	cr_expect_not(screens_row_shows(&of_case, 23, "o outcome"));
	cr_expect_not(screens_row_shows(&of_case, 23, "p path"));
	screens_close(&of_case);
	ui_resize(s.ui, 132, 24);
	screens_keys(&s, "3");
	cr_expect_not(screens_row_shows(&s, 23, "o outcome"));
	screens_keys(&s, "PgDn");
	cr_expect(screens_row_shows(&s, 23, "o outcome"), "once it is revealed");
}

/* What is selected in a list, beside it or in a pager. */
Test(view_present, lists_do_not_tell_what_fits_before_it_is_revealed)
{
	static const char *const lists[] = {"c Right Down", "i Down Down Down", "t Down"};
	const char *text;

	ui_resize(s.ui, 132, 50);
	screens_keys(&s, "3 PgDn c Right Down");
	cr_expect(screens_show(&s, "of 100"), "revealed");
	screens_keys(&s, "w PgUp");
	for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
		screens_keys(&s, lists[i]);
		cr_expect_not(screens_show(&s, "Now: "), "%s", lists[i]);
		cr_expect_not(screens_show(&s, "Your answers and"), "%s", lists[i]);
		screens_keys(&s, "|");
		cr_expect_eq(ui_hand_out(s.ui, &text), HAND_PAGER);
		cr_expect_null(strstr(text, "Now: "), "%s", lists[i]);
		cr_expect_null(strstr(text, "Your answers and"), "%s", lists[i]);
		screens_keys(&s, "w");
	}
	screens_keys(&s, "c");
	cr_expect_not(screens_show(&s, "of 100"));
	cr_expect(screens_show(&s, "A band that holds the joint was stretched."));
	screens_keys(&s, "y");
	ui_hand_out(s.ui, &text);
	cr_expect_not_null(strstr(text, "A band that holds the joint was stretched."));
	cr_expect_null(strstr(text, "of 100"));
}

Test(view_present, the_history_does_not_lead_round_it)
{
	screens_keys(&s, "3 PgDn o w PgUp q");
	cr_expect_eq(ui_screen(s.ui), SCREEN_PRESENT);
	cr_expect(screens_show(&s, "Not yet"));
	screens_keys(&s, "^O");
	cr_expect_eq(ui_screen(s.ui), SCREEN_PRESENT);
	cr_expect(screens_show(&s, "Not yet"));
}

Test(view_present, the_room_is_asked)
{
	screens_keys(&s, "a 3 3 3 1 4");
	cr_expect(screens_show(&s, "3 of 5"));
	cr_expect(screens_show(&s, "1 of 5"));
	cr_expect_eq(session_length(s.session), 0u, "a vote is no answer");
	screens_keys(&s, "PgDn");
	cr_assert_eq(session_length(s.session), 1u);
	cr_expect_eq(session_given(s.session, 0), (uint32_t)ANSWER_NONE, "the room's answer");
}

Test(view_present, what_is_revealed_is_in_sight_whatever_the_room)
{
	struct screens small = present_open(40, 12, false);

	screens_keys(&small, "a 3 3 1 a PgDn");
	cr_expect(screens_show(&small, "What fits"));
	cr_expect(screens_show(&small, "(chosen)"));
	cr_expect_not(screens_show(&small, "Not sure"));
	screens_close(&small);
}

Test(view_present, a_tie_chooses_nothing)
{
	screens_keys(&s, "a 3 1");
	cr_expect(screens_show(&s, "2 votes, and a tie: 2 answers have equally many"));
	screens_keys(&s, "PgDn");
	cr_expect_eq(session_length(s.session), 0u);
	cr_expect(screens_show(&s, "A tie: no answer has most votes."));
}

Test(view_present, votes_are_typed_in_the_order_of_the_answers)
{
	screens_keys(&s, "= =12 Space =5, =3 Enter");
	cr_expect(screens_show(&s, "12 of 20"));
	cr_expect(screens_show(&s, "5 of 20"));
	cr_expect(screens_show(&s, "0 of 20"));
	screens_keys(&s, "x");
	cr_expect_not(screens_show(&s, "of 20"));
}

/* They are none of the walk's, and are asked for where they would be lost. */
Test(view_present, votes_are_not_saved)
{
	screens_keys(&s, "a 3 3 a");
	cr_expect(session_is_saved(s.session));
	screens_keys(&s, "q");
	cr_expect_not(ui_done(s.ui));
	cr_expect(screens_show(&s, "Quit unsaved?"));
	screens_keys(&s, "S");
	cr_expect(screens_show(&s, "Keep the votes in:"));
	screens_keys(&s, "Esc q y");
	cr_expect(ui_done(s.ui));
}

Test(view_present, votes_taken_back_are_not_asked_for)
{
	screens_keys(&s, "a 3 x q");
	cr_expect(ui_done(s.ui));
}

Test(view_present, the_timer_counts_up_and_stops)
{
	ui_clock(s.ui, 1000);
	cr_expect_not(ui_ticking(s.ui));
	screens_keys(&s, "T");
	cr_expect(ui_ticking(s.ui));
	ui_clock(s.ui, 1075);
	ui_draw(s.ui, s.canvas);
	cr_expect(screens_row_shows(&s, 0, "1:15"));
	screens_keys(&s, "T");
	ui_clock(s.ui, 2000);
	ui_draw(s.ui, s.canvas);
	cr_expect(screens_row_shows(&s, 0, "1:15 stopped"));
	screens_keys(&s, "T");
	ui_clock(s.ui, 2005);
	ui_draw(s.ui, s.canvas);
	cr_expect(screens_row_shows(&s, 0, "1:20"));
	screens_keys(&s, "R");
	cr_expect(screens_row_shows(&s, 0, "0:00"));
}

Test(view_present, the_screen_goes_black_until_the_next_key)
{
	struct buf b = {0};

	screens_keys(&s, ".");
	canvas_dump(s.canvas, false, &b);
	cr_expect_eq(strspn(buf_str(&b), "\n"), b.len, "nothing shows");
	screens_keys(&s, "PgDn");
	cr_expect(screens_show(&s, "Is any of these so right now?"));
	cr_expect_not(screens_show(&s, "Choose the answer first"));
	buf_free(&b);
}

Test(view_present, the_end_is_said)
{
	screens_keys(&s, "3 PgDn PgDn 2 PgDn PgDn y PgDn PgDn y PgDn PgDn n PgDn PgDn n PgDn PgDn");
	cr_expect(screens_show(&s, "That was the last question."));
	screens_keys(&s, "PgDn");
	cr_expect(screens_show(&s, "Broken finger"));
	screens_keys(&s, "PgDn");
	cr_expect(screens_show(&s, "This is the end"));
}

Test(view_present, undo_takes_a_step_away)
{
	screens_keys(&s, "3 PgDn PgDn z");
	cr_expect(screens_show(&s, "Is any of these so right now?"));
	cr_expect_not(screens_show(&s, "Sprained"));
}

Test(view_present, the_browser_leads_here_and_back)
{
	struct screens other = screens_open(80, 24, false);

	screens_keys(&other, "3 L");
	cr_expect_eq(ui_screen(other.ui), SCREEN_PRESENT);
	screens_keys(&other, "q");
	cr_expect_eq(ui_screen(other.ui), SCREEN_WALK);
	screens_close(&other);
}

/* Whatever is pressed: what fits shows nowhere while it is hidden, and the grid is sound. */
Test(view_present, nothing_leaks_at_random_keys)
{
	static const char letters[] = "123456789abcdefghijklmnopqrstuvwxyz=+/.?LPTRSZM\t";
	uint64_t state = 7;

	for (unsigned i = fixture_rounds(20000); i > 0; i--) {
		uint32_t r = fixture_random(&state) % 100;
		uint32_t key =
		    r < 60 ? (uint32_t)letters[fixture_random(&state) % (sizeof letters - 1)]
			   : KEY_CODE_BASE + 1 +
				 fixture_random(&state) % (KEY_CODE_LIMIT - KEY_CODE_BASE - 1);

		screens_key(&s, key);
		if (ui_screen(s.ui) == SCREEN_PRESENT && !screens_show(&s, "What fits"))
			cr_assert_not(screens_show(&s, "(was "));
		if (ui_done(s.ui)) {
			screens_close(&s);
			s = present_open(80, 24, false);
		}
	}
}

Test(view_present, no_title_bar_is_clicked_where_none_is_shown)
{
	int col;

	screens_keys(&s, "? Esc");
	for (col = 0; col < 80; col++) {
		ui_click(s.ui, 0, col);
		ui_draw(s.ui, s.canvas);
		cr_expect_eq(ui_screen(s.ui), SCREEN_PRESENT);
	}
}

Test(view_present, answers_below_the_screen_are_announced)
{
	struct screens small = present_open(40, 12, false);

	cr_expect_not(screens_row_shows(&small, 0, "↓"));
	screens_keys(&small, "a 3 3 3 1 4");
	cr_expect_not(screens_show(&small, "Not sure"));
	cr_expect(screens_row_shows(&small, 0, "↓"));
	screens_close(&small);
}

Test(view_present, the_footer_offers_what_there_is)
{
	cr_expect_not(screens_row_shows(&s, 23, "back"));
	screens_keys(&s, "1 PgDn PgDn");
	cr_expect(screens_row_shows(&s, 23, "PgUp back"));
	cr_expect_not(screens_row_shows(&s, 23, "ask the room"));
}

/* How many rows come to be selected as one goes down, by their texts; false in *arrows where what
 * is out of sight has no arrow. */
static unsigned
count_selected(struct screens *of, bool *arrows)
{
	char last[200] = "";
	unsigned n = 0;

	for (int step = 0; step < 60; step++) {
		bool below = false, above = false;

		for (int row = 1; row < of->canvas->height - 1; row++) {
			char *line = screens_row(of, row);

			if (strncmp(line, " > ", 3) == 0 && strcmp(line, last) != 0) {
				snprintf(last, sizeof last, "%s", line);
				n++;
			}
			free(line);
		}
		for (int row = 0; row < 5; row++) {
			below |= screens_row_shows(of, row, "\xe2\x86\x93") ||
				 screens_row_shows(of, row, "\xe2\x86\x91\xe2\x86\x93");
			above |= screens_row_shows(of, row, "\xe2\x86\x91");
		}
		*arrows &= below || above;
		screens_keys(of, "Down");
	}
	return n;
}

/* Nine and more answers on the smallest screen: each can be gone to, and an arrow says that there
 * is more. */
Test(view_present, long_lists_are_reached_on_a_small_screen)
{
	for (int present = 0; present < 2; present++) {
		struct screens small =
		    screens_open_on(fixture_made("data/knee"), 40, 12, false, false);
		struct ui_settings set = {.present = present > 0};
		bool arrows = true;

		ui_free(small.ui);
		small.ui = ui_new(ui_screens, small.session, 40, 12, &set);
		ui_draw(small.ui, small.canvas);
		uint32_t question = session_now(small.session).question;
		unsigned answers = words_answer_count(small.topic, question);
		cr_assert_geq(answers, 8u);
		cr_expect_geq(count_selected(&small, &arrows), answers, "present %d", present);
		cr_expect(arrows, "present %d", present);
		screens_close(&small);
	}
}

/* What is refused now is not done later, when something else is read. */
Test(view_present, sources_that_were_refused_are_not_gone_to_later)
{
	struct buf screen[2] = {{0}};

	for (int i = 0; i < 2; i++) {
		struct screens one = present_open(80, 24, false);

		screens_keys(&one, "c / =sprain Enter");
		screens_keys(&one, i == 0 ? "d" : "Enter");
		cr_expect(screens_show(&one, "Not yet"));
		screens_keys(&one, "L 3 PgDn c Enter");
		cr_assert_eq(ui_screen(one.ui), SCREEN_READER);
		canvas_dump(one.canvas, false, &screen[i]);
		screens_close(&one);
	}
	cr_expect_str_eq(buf_str(&screen[0]), buf_str(&screen[1]));
	buf_free(&screen[0]);
	buf_free(&screen[1]);
}
