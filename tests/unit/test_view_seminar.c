/* SPDX-License-Identifier: MIT */
/* A case before a room by keys: its stages by two keys alone, what is taken, votes before and
 * after, the countdown, the file of votes. */
#include "present.h"

#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "session/session.h"
#include "view/present.h"

SCREENS_SUITE_OF(view_seminar, present_open_case(80, 24, false));

#define STORY "Mr Bo jammed his finger at handball."

/* Presses next until the screen shows the text; returns how often. */
static int
next_until(struct screens *of, const char *text)
{
	int n = 0;

	for (; n < 60 && !screens_show(of, text); n++)
		screens_keys(of, "PgDn");
	cr_assert_lt(n, 60, "%s", text);
	return n;
}

Test(view_seminar, next_alone_leads_from_the_story_to_the_point)
{
	cr_expect(screens_show(&s, STORY));
	cr_expect_not(screens_show(&s, "Sprained"));
	cr_expect_not(screens_show(&s, "A jammed finger"), "the title would tell");
	cr_expect_eq(next_until(&s, "What is it, before any question?"), 1);
	cr_expect_eq(next_until(&s, "Is any of these so right now?"), 1);
	next_until(&s, "(chosen)");
	cr_expect_eq(session_given(s.session, 0), (uint32_t)ANSWER_NONE, "the case's own answer");
	next_until(&s, "What is it now?");
	cr_expect_eq(session_now(s.session).question, NONE);
	next_until(&s, "What came of it");
	cr_expect(screens_show(&s, "The case: Sprained finger"));
	cr_expect_not(screens_show(&s, "Taken otherwise"));
	next_until(&s, "The point");
	cr_expect(screens_show(&s, "A jammed finger"));
	cr_expect(
	    screens_show(&s, "A twist without redness or a bend can be looked after at home."));
	screens_keys(&s, "PgDn");
	cr_expect(screens_show(&s, "This is the end of the case."));
}

/* Back through the same pages in the other order, and forth again: as they were. */
Test(view_seminar, back_goes_the_same_way)
{
	struct buf pages[60] = {{0}}, again = {0};
	int n = 0;

	while (!screens_show(&s, "The point")) {
		cr_assert_lt(n, 59);
		screens_keys(&s, "PgDn");
		canvas_dump(s.canvas, true, &pages[n++]);
	}
	for (int i = n - 2; i >= 0; i--) {
		screens_keys(&s, "PgUp");
		cr_assert_not(screens_show(&s, "The point"));
	}
	screens_keys(&s, "PgUp");
	cr_expect(screens_show(&s, STORY));
	screens_keys(&s, "PgUp");
	cr_expect(screens_show(&s, "This is the beginning."));
	for (int i = 0; i < n; i++) {
		screens_keys(&s, "PgDn");
		buf_clear(&again);
		canvas_dump(s.canvas, true, &again);
		if (!screens_show(&s, "Not sure")) /* else it stands there answered now */
			cr_expect_str_eq(buf_str(&again), buf_str(&pages[i]), "page %d", i);
	}
	buf_free(&again);
	for (int i = 0; i < n; i++)
		buf_free(&pages[i]);
}

Test(view_seminar, the_answer_with_most_votes_is_taken_and_the_cases_own_told)
{
	screens_keys(&s, "PgDn PgDn a 1 1 3 PgDn");
	cr_assert_eq(session_length(s.session), 1u);
	cr_expect_eq(session_given(s.session, 0), (uint32_t)ANSWER_FIRST);
	cr_expect(screens_show(&s, "2 of 3"));
	cr_expect(screens_show(&s, "The case answers: None of these"));
	next_until(&s, "What came of it");
	cr_expect(screens_show(&s, "Taken otherwise than the case has it"));
	ui_resize(s.ui, 120, 40);
	ui_draw(s.ui, s.canvas);
	cr_expect(screens_show(&s, "Bleeding that does not stop; the case: None of these"));
}

Test(view_seminar, a_tie_is_told_and_the_cases_own_answer_taken)
{
	screens_keys(&s, "PgDn PgDn a 1 3 PgDn");
	cr_expect(screens_show(&s, "A tie: the case's own answer is taken."));
	cr_expect_eq(session_given(s.session, 0), (uint32_t)ANSWER_NONE);
}

Test(view_seminar, votes_before_and_after_stand_side_by_side)
{
	screens_keys(&s, "PgDn 1 1 2");
	cr_expect(screens_show(&s, "2 of 3"));
	cr_expect_eq(session_length(s.session), 0u);
	next_until(&s, "What is it now?");
	cr_expect_not(screens_show(&s, "of 3"), "the first vote would sway the second");
	screens_keys(&s, "= =0 Space =4 Space =1 Enter PgDn");
	cr_expect(screens_show(&s, "2 of 3 before"));
	cr_expect(screens_show(&s, "0 of 5 after"));
	cr_expect(screens_show(&s, "1 of 3 before"));
	cr_expect(screens_show(&s, "4 of 5 after"));
	cr_expect(screens_show(&s, "(the case)"));
}

Test(view_seminar, a_question_is_asked_once_more)
{
	screens_keys(&s, "PgDn PgDn a 1 1 3 a a 3 3 3 1");
	cr_expect(screens_show(&s, "3 of 4"));
	cr_expect(screens_show(&s, "was 1 of 3"));
	screens_keys(&s, "PgDn");
	cr_expect_eq(session_given(s.session, 0), (uint32_t)ANSWER_NONE);
}

Test(view_seminar, votes_stay_as_tables_are_compiled_again)
{
	screens_keys(&s, "PgDn 1 1 2");
	screens_reload(&s);
	cr_expect(screens_show(&s, "2 of 3"));
	screens_keys(&s, "PgDn a 1 1 3 a a 3 3");
	screens_reload(&s);
	cr_expect(screens_show(&s, "2 of 2"));
	cr_expect(screens_show(&s, "was 1 of 3"));
}

static void
expect_votes(const char *choice, const char *votes)
{
	bool told = false;

	for (int row = 0; row < s.canvas->height; row++)
		told |= screens_row_shows(&s, row, choice) && screens_row_shows(&s, row, votes);
	cr_expect(told, "%s: %s", choice, votes);
}

/* A table whose rows stand in another order is the same ballot. */
Test(view_seminar, votes_stay_with_their_causes)
{
	const struct fixture_file other = {"causes",
	    "id,name,parent,prevalence,urgency\n"
	    "arthritis,Worn finger joint,,common,routine\n"
	    "injuries,Injuries,,,\n"
	    "fracture,Broken finger,injuries,common,soon\n"
	    "thorn,Thorn in the skin,injuries,uncommon,self-care\n"
	    "cellulitis,Infection of the skin (cellulitis),,uncommon,soon\n"
	    "sprain,Sprained finger,injuries,very-common,self-care\n"
	    "splinter,Splinter,injuries,common,self-care\n"};
	screens_keys(&s, "PgDn 1 1 2 5 5 5");
	expect_votes("1  Sprained finger", "2 of 6");
	expect_votes("5  Worn finger joint", "3 of 6");
	screens_reload_as(&s, fixture_topic_with("tests/data/mini", &other));
	expect_votes("1  Worn finger joint", "3 of 6");
	expect_votes("2  Broken finger", "1 of 6");
	expect_votes("3  Thorn in the skin", "0 of 6");
	expect_votes("4  Infection of the skin (cellulitis)", "0 of 6");
	expect_votes("5  Sprained finger", "2 of 6");
	expect_votes("6  Something else", "0 of 6");
}

/* Where the case is gone its file of votes is let go: the walk's votes are not the case's. */
Test(view_seminar, a_case_that_is_gone_keeps_its_file_of_votes)
{
	char path[] = "/tmp/ramus-seminar-XXXXXX";
	struct ui_settings set = {.present_case = "c-jam", .votes_path = path};
	const struct fixture_file no_case = {"cases", NULL};
	struct buf before = {0}, after = {0};

	close(mkstemp(path));
	unlink(path);
	struct screens kept = present_open_with(screens_topic(), 80, 24, set);
	screens_keys(&kept, "PgDn 1 1 2 PgDn a 3 PgDn");
	cr_assert_eq(file_read(path, 0, &before, NULL), 0);
	screens_reload_as(&kept, fixture_topic_with("tests/data/mini", &no_case));
	screens_keys(&kept, "PgDn a 1 PgDn PgDn");
	cr_assert_eq(file_read(path, 0, &after, NULL), 0);
	cr_expect_str_eq(buf_str(&after), buf_str(&before));
	screens_close(&kept);
	unlink(path);
	buf_free(&before);
	buf_free(&after);
}

Test(view_seminar, a_key_that_is_no_choice_says_so)
{
	screens_keys(&s, "PgDn 0");
	cr_expect(screens_show(&s, "There is no such choice."));
	screens_keys(&s, "a");
	cr_expect(screens_show(&s, "The room is asked"));
}

/* Each vote has its time; what nobody votes on has none. */
Test(view_seminar, the_countdown_ends_in_words)
{
	struct screens timed = present_open_with(
	    screens_topic(), 80, 24, (struct ui_settings){.present_case = "1", .countdown = 90});

	ui_clock(timed.ui, 1000);
	ui_draw(timed.ui, timed.canvas);
	cr_expect_not(ui_ticking(timed.ui));
	cr_expect_not(screens_row_shows(&timed, 0, "left"));
	screens_keys(&timed, "PgDn");
	cr_expect(screens_row_shows(&timed, 0, "1:30 left"));
	ui_clock(timed.ui, 1089);
	ui_draw(timed.ui, timed.canvas);
	cr_expect(screens_row_shows(&timed, 0, "0:01 left"));
	cr_expect(ui_ticking(timed.ui));
	ui_clock(timed.ui, 2000);
	ui_draw(timed.ui, timed.canvas);
	cr_expect(screens_row_shows(&timed, 0, "Time is up"));
	cr_expect_not(ui_ticking(timed.ui), "nothing changes any more");
	screens_keys(&timed, "PgDn");
	cr_expect(screens_row_shows(&timed, 0, "1:30 left"));
	screens_keys(&timed, "T");
	ui_clock(timed.ui, 2050);
	ui_draw(timed.ui, timed.canvas);
	cr_expect(screens_row_shows(&timed, 0, "1:30 left stopped"));
	screens_keys(&timed, "T PgDn");
	cr_expect_not(screens_row_shows(&timed, 0, "left"), "revealed");
	screens_close(&timed);
}

Test(view_seminar, votes_are_kept_if_asked_and_taken_up)
{
	char path[] = "/tmp/ramus-seminar-XXXXXX";
	struct ui_settings set = {.present_case = "c-jam", .votes_path = path};
	struct buf b = {0};
	struct error err;
	struct screens kept;

	close(mkstemp(path));
	unlink(path);
	screens_keys(&s, "PgDn 1 1 2 PgDn");
	cr_expect_neq(access(path, F_OK), 0);
	kept = present_open_with(screens_topic(), 80, 24, set);
	screens_keys(&kept, "PgDn 1 1 2 PgDn a 3 PgDn");
	cr_assert_eq(file_read(path, 0, &b, &err), 0, "%s", err.text);
	cr_expect_not_null(strstr(buf_str(&b), "\ncase c-jam\n"));
	cr_expect_not_null(strstr(buf_str(&b), " no 1 0\n"));
	screens_close(&kept);
	kept = present_open_with(screens_topic(), 80, 24, set);
	screens_keys(&kept, "PgDn");
	cr_expect(screens_show(&kept, "2 of 3"));
	screens_keys(&kept, "PgDn");
	cr_expect(screens_show(&kept, "1 of 1"));
	screens_close(&kept);
	unlink(path);
	buf_free(&b);
}

Test(view_seminar, a_key_keeps_the_votes_from_then_on)
{
	char path[] = "/tmp/ramus-seminar-XXXXXX", beside[sizeof path + 2], keys[64];
	struct buf b = {0};
	struct error err;

	close(mkstemp(path));
	snprintf(beside, sizeof beside, "%s-2", path);
	snprintf(keys, sizeof keys, "PgDn 1 V ^U =%s Enter", path);
	screens_keys(&s, keys);
	cr_expect(screens_show(&s, "is there already"), "what it holds is not lost");
	cr_assert_eq(file_read(path, 0, &b, &err), 0);
	cr_expect_eq(b.len, 0u);
	unlink(path);
	snprintf(keys, sizeof keys, "V ^U =%s Enter", path);
	screens_keys(&s, keys);
	cr_expect(screens_show(&s, "The votes are kept in"));
	screens_keys(&s, keys);
	cr_expect(screens_show(&s, "The votes are kept in"), "named once more");
	cr_expect_not(screens_show(&s, strrchr(beside, '/') + 1));
	screens_keys(&s, "1 PgDn");
	cr_assert_eq(file_read(path, 0, &b, &err), 0);
	cr_expect_not_null(strstr(buf_str(&b), " 2 0\n"));
	unlink(path);
	buf_free(&b);
}

/* Each vote is in the file at once. What could not be kept is asked about before it is lost;
 * another's file is left, and the votes go on beside it. */
Test(view_seminar, no_vote_is_lost_without_a_word)
{
	char *folder = fixture_empty_folder(), *in = xasprintf("%s/in", folder);
	char *path = xasprintf("%s/room.votes", in), *beside = xasprintf("%s/room-2.votes", in);
	struct ui_settings set = {.present_case = "c-jam", .votes_path = path};
	struct screens kept = present_open_with(screens_topic(), 240, 24, set);
	struct buf b = {0};
	struct error err;

	screens_keys(&kept, "PgDn 1");
	cr_expect(screens_show(&kept, "cannot be written"), "there is no such folder");
	screens_keys(&kept, "q");
	cr_expect(screens_show(&kept, "Quit unsaved?"));
	screens_keys(&kept, "n P Down L y");
	cr_expect(screens_show(&kept, "cannot be written"), "another case would lose them");
	cr_assert_eq(mkdir(in, 0700), 0);
	screens_keys(&kept, "b 1");
	cr_assert_eq(file_read(path, 0, &b, &err), 0, "%s", err.text);
	cr_expect_not_null(strstr(buf_str(&b), " 2 0\n"), "%s", buf_str(&b));
	cr_assert_eq(file_write(path, "another's\n", 10, &err), 0);
	screens_keys(&kept, "1");
	cr_expect(screens_show(&kept, "room-2.votes"));
	cr_expect_eq(access(beside, F_OK), 0);
	screens_keys(&kept, "q");
	cr_expect(ui_done(kept.ui), "all is kept");
	screens_close(&kept);
	fixture_remove(folder);
	buf_free(&b);
	free(path);
	free(beside);
	free(in);
}

/* The story stays in sight, a row is left free between answers, bars stand beside them. */
Test(view_seminar, a_large_screen_is_spaced)
{
	struct screens large = present_open_case(100, 30, false);

	screens_keys(&large, "PgDn 1 1 2");
	cr_expect(screens_show(&large, STORY));
	cr_expect(screens_show(&large, "W H A T   I S   I T ,"));
	for (int row = 2, last = -2; row < 28; row++)
		if (screens_row_shows(&large, row, " of 3")) {
			cr_expect_geq(row - last, 2, "row %d", row);
			last = row;
		}
	screens_close(&large);
	large = present_open_case(99, 30, false);
	screens_keys(&large, "PgDn");
	cr_expect(screens_show(&large, "What is it, before any question?"));
	screens_close(&large);
}

/* What does not fit is paged through by the same key, before it goes on. */
Test(view_seminar, long_pages_scroll_before_they_give_way)
{
	struct screens small = present_open_case(40, 12, false);

	screens_keys(&small, "PgDn 1 1 2");
	next_until(&small, "What came of it");
	cr_expect_not(screens_show(&small, "What fits"));
	next_until(&small, "What fits");
	cr_expect(screens_show(&small, "What came of it"));
	next_until(&small, "The point");
	screens_close(&small);
}

Test(view_seminar, a_case_is_presented_from_the_practice_screen)
{
	struct screens other = screens_open(80, 24, false);

	screens_keys(&other, "P L");
	cr_expect_eq(ui_screen(other.ui), SCREEN_PRESENT);
	cr_expect(screens_show(&other, STORY));
	next_until(&other, "(chosen)");
	screens_keys(&other, "q");
	cr_expect_eq(ui_screen(other.ui), SCREEN_PRACTICE);
	screens_keys(&other, "L");
	cr_expect(screens_show(&other, "Take back your answers?"));
	screens_keys(&other, "y");
	cr_expect(screens_show(&other, STORY));
	cr_expect_eq(session_length(other.session), 0u);
	screens_close(&other);
}

/* Another case is another person. */
Test(view_seminar, ticks_go_with_their_case)
{
	struct screens flow = present_open_with(fixture_made("tests/data/flow"), 80, 24,
	    (struct ui_settings){.present_case = "stairs"});

	screens_keys(&flow, "PgDn PgDn PgDn PgDn PgDn PgDn PgDn PgDn");
	cr_assert(screens_show(&flow, "Where is it tender?"));
	screens_keys(&flow, "2");
	cr_expect(screens_show(&flow, "[x]"));
	present_case(flow.ui, NULL);
	screens_keys(&flow, "n PgDn PgDn y PgDn PgDn n PgDn PgDn");
	cr_assert(screens_show(&flow, "Where is it tender?"));
	cr_expect_not(screens_show(&flow, "[x]"));
	screens_close(&flow);
}

/* What was counted stays where no numbers are typed. */
Test(view_seminar, votes_stay_where_none_are_typed)
{
	screens_keys(&s, "PgDn 1 1 2 = Enter");
	cr_expect(screens_show(&s, "2 of 3"));
	screens_keys(&s, "= =; Space Enter");
	cr_expect(screens_show(&s, "2 of 3"));
	screens_keys(&s, "= =many Enter");
	cr_expect(screens_show(&s, "2 of 3"));
	cr_expect(screens_show(&s, "Votes are numbers"));
	screens_keys(&s, "= =0 Space =4 Enter");
	cr_expect(screens_show(&s, "4 of 4"));
}

/* Where the ticks are taken the case's own answer is not. */
Test(view_seminar, a_tie_over_ticks_is_not_told_as_the_cases_answer)
{
	struct screens flow = present_open_with(fixture_made("tests/data/flow"), 80, 24,
	    (struct ui_settings){.present_case = "stairs"});

	screens_keys(&flow, "PgDn PgDn PgDn PgDn PgDn PgDn PgDn PgDn");
	cr_assert(screens_show(&flow, "Where is it tender?"));
	screens_keys(&flow, "2 a 1 2 a PgDn");
	cr_expect_not(screens_show(&flow, "the case's own answer is taken"));
	cr_expect_eq(session_given(flow.session, 3), answer_several(2, 0, 2));
	screens_close(&flow);
}
