/* SPDX-License-Identifier: MIT */
/* The practice screen by keys: a whole practice to its score, undo, saving and coming back. */
#include "screens.h"

#include <stdlib.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/file.h"
#include "fixture.h"
#include "view/desk.h"

SCREENS_SUITE(view_practice);

#define TO_THE_END "P Enter Enter 2 Enter a =spr Enter Esc Down Enter R C 4 y 1"

Test(view_practice, a_whole_practice_by_keys_to_the_score)
{
	screens_keys(&s, "P");
	cr_expect_eq(ui_screen(s.ui), SCREEN_PRACTICE);
	cr_expect(screens_show(&s, "Next: case 1 of 1"));
	cr_expect(screens_show(&s, "A case drawn from the tables"));
	screens_keys(&s, "Enter");
	cr_expect(screens_show(&s, "Mr Bo jammed his finger"));
	cr_expect_not(screens_show(&s, "A jammed finger"), "a title may give the cause away");
	screens_keys(&s, "Enter");
	cr_expect(screens_show(&s, "Answer: None of these."));
	screens_keys(&s, "2 Enter");
	cr_expect(screens_show(&s, "What happened to the finger?"));
	cr_expect(screens_show(&s, "[x] "));
	screens_keys(&s, "a =spr Enter Esc R");
	cr_expect(screens_show(&s, "1. Sprained finger"));
	cr_expect(screens_show(&s, "Red flags: covered, you say"));
	screens_keys(&s, "C 4");
	cr_expect(screens_show(&s, "Commit to \"self-care\"?"));
	cr_expect_not(practice_committed(desk_of(s.ui)->practice));
	screens_keys(&s, "y");
	cr_expect(practice_committed(desk_of(s.ui)->practice));
	cr_expect(screens_show(&s, "What is the person told"));
	cr_expect_not(screens_show(&s, "Score: "), "what comes next first");
	screens_keys(&s, "Enter");
	cr_expect(screens_show(&s, "Score: "));
	cr_expect(screens_show(&s, "had it in place 1"));
}

/* What was committed stays; what comes next is chosen once, or not at all. */
Test(view_practice, what_comes_next_is_chosen_or_not)
{
	const struct practice *p;

	screens_keys(&s, "P Enter Enter a =spr Enter Esc C 4 y");
	p = desk_of(s.ui)->practice;
	screens_keys(&s, "a");
	cr_expect(screens_show(&s, "choose what comes next, or none"));
	screens_keys(&s, "Esc z C 7");
	cr_expect(screens_show(&s, "What is the person told"));
	cr_expect_eq(p->mine_count, 1u);
	screens_keys(&s, "3");
	cr_expect(screens_show(&s, "Score: "));
	cr_expect_eq(p->plan[PRACTICE_PLAN_NET], NONE);
}

Test(view_practice, the_feedback_has_all_its_parts)
{
	static const char *const parts[] = {"safety: ", "reasoning: ", "result: ", "economy: ",
	    "What cost most", "The point", "A twist without redness", "The safety net", "Red flags",
	    "asked in question 1", "What should have been ruled out", "What was still to ask",
	    "Worth 100 of 100", "You: Sprained finger", "How the case's cause moved",
	    "Most for its cost", "Tree: Sprained finger", "Sources", "Practise on another case"};
	struct screens tall = screens_open(100, 160, false);
	size_t i;

	screens_keys(&tall, TO_THE_END);
	for (i = 0; i < sizeof parts / sizeof *parts; i++)
		cr_expect(screens_show(&tall, parts[i]), "%s", parts[i]);
	screens_close(&tall);
}

/* How urgent the case was stands above its feedback, however far down that is read. */
Test(view_practice, the_band_stays_above_the_feedback)
{
	screens_keys(&s, "P Enter Enter a =spr Enter Esc C 2");
	cr_expect_not(screens_row_shows(&s, 1, "SELF-CARE"), "nothing before it is committed");
	screens_keys(&s, "y 1 3");
	cr_expect(screens_row_shows(&s, 1, "+ SELF-CARE"));
	cr_expect(screens_row_shows(&s, 1, "you said "));
	screens_keys(&s, "G");
	cr_expect(screens_row_shows(&s, 1, "+ SELF-CARE"));
	ui_click(s.ui, 1, 4);
	cr_expect_eq(ui_screen(s.ui), SCREEN_PRACTICE, "the outcome of no walk");
}

/* No share, no ranking and no urgency of the tree before the learner has committed. */
Test(view_practice, nothing_of_the_tree_shows_before)
{
	screens_keys(&s, "P Enter Enter 2 Enter a =spr Enter Esc");
	cr_expect_not(screens_show(&s, "of 100"));
	cr_expect_not(screens_show(&s, "Urgency so far"));
	cr_expect_not(screens_show(&s, "█"));
}

Test(view_practice, sources_lead_into_the_reader_and_back)
{
	screens_keys(&s, TO_THE_END " O / =Sources Enter Down Enter");
	cr_expect_eq(ui_screen(s.ui), SCREEN_READER);
	screens_keys(&s, "Backspace");
	cr_expect_eq(ui_screen(s.ui), SCREEN_PRACTICE);
	cr_expect(screens_show(&s, "Feedback, "));
}

Test(view_practice, the_differential_is_ranked_moved_and_emptied)
{
	const struct practice *p;

	screens_keys(&s, "P Enter a =spr Enter =brok Enter Esc Tab");
	p = desk_of(s.ui)->practice;
	cr_assert_eq(p->mine_count, 2u);
	cr_expect(screens_show(&s, "2. Broken finger"));
	screens_keys(&s, "Down <");
	cr_expect(screens_show(&s, "1. Broken finger"));
	screens_keys(&s, ">");
	cr_expect(screens_show(&s, "2. Broken finger"));
	screens_keys(&s, "1");
	cr_expect(screens_show(&s, "1. Broken finger"));
	screens_keys(&s, "Del");
	cr_expect_eq(p->mine_count, 1u);
	cr_expect(screens_show(&s, "1. Sprained finger"));
}

Test(view_practice, undo_takes_back_what_was_ranked_but_nothing_heard)
{
	const struct practice *p;

	screens_keys(&s, "3 P Enter Enter a =spr Enter Esc R");
	p = desk_of(s.ui)->practice;
	screens_keys(&s, "z");
	cr_expect_not(p->covered);
	screens_keys(&s, "z");
	cr_expect_eq(p->mine_count, 0u);
	screens_keys(&s, "z");
	cr_expect(screens_show(&s, "an answer heard is heard"));
	cr_expect_eq(p->log.len, 1u);
	cr_expect_eq(session_length(s.session), 1u, "the walk is left alone");
}

Test(view_practice, another_screen_and_back_is_the_same_place)
{
	struct buf before = {0}, after = {0};

	screens_keys(&s, "P Enter Enter Down Down Tab");
	canvas_dump(s.canvas, true, &before);
	screens_keys(&s, "c Esc");
	canvas_dump(s.canvas, true, &after);
	cr_expect_str_eq(buf_str(&after), buf_str(&before));
	buf_free(&before);
	buf_free(&after);
}

Test(view_practice, questions_are_found_by_typing)
{
	screens_keys(&s, "P Enter / =fever");
	cr_expect(screens_show(&s, "Do you have a fever?"));
	cr_expect_not(screens_show(&s, "What happened"));
	screens_keys(&s, "Enter");
	cr_expect(screens_show(&s, "depends on an answer"));
	screens_keys(&s, "Esc");
	cr_expect(screens_show(&s, "2 at once: "));
}

Test(view_practice, nothing_is_committed_without_a_cause)
{
	screens_keys(&s, "P Enter C");
	cr_expect(screens_show(&s, "Rank at least one cause first"));
	screens_keys(&s, "a =spr Enter Esc C 2 n Esc");
	cr_expect_not(practice_committed(desk_of(s.ui)->practice));
	cr_expect(screens_show(&s, "2 at once: "));
}

Test(view_practice, leaving_a_case_asks_first)
{
	screens_keys(&s, "P Enter Enter s");
	cr_expect(screens_show(&s, "Leave this case unsaved?"));
	screens_keys(&s, "n");
	cr_expect(desk_of(s.ui)->practice != NULL);
	screens_keys(&s, "s y");
	cr_expect(screens_show(&s, "choose a case"));
}

Test(view_practice, quitting_asks_while_a_practice_is_unsaved)
{
	screens_keys(&s, "P Enter Enter w q");
	cr_expect_not(ui_done(s.ui));
	cr_expect(screens_show(&s, "Quit unsaved?"));
	screens_keys(&s, "y");
	cr_expect(ui_done(s.ui));
}

/* What the keys lead to, saved in a file of its own, whose name is made of `name` for mkstemp(). */
static void
save_to(char *name, const char *keys)
{
	int fd = mkstemp(name);
	char *file = xasprintf("S ^U =%s Enter", name);

	cr_assert(fd >= 0);
	close(fd);
	screens_keys(&s, keys);
	screens_keys(&s, file);
	cr_expect(screens_show(&s, "Saved in "));
	free(file);
}

/* Leaves the practice, and takes up that of the file. */
static void
take_up(const char *name)
{
	char *keys = xasprintf("s P Down Down Down Down Enter =%s Enter", name);

	screens_keys(&s, keys);
	free(keys);
}

Test(view_practice, is_saved_if_asked_and_taken_up_again)
{
	char name[] = "/tmp/ramus-practice.XXXXXX";

	save_to(name, "P Enter Enter R");
	cr_expect(desk_of(s.ui)->practice->saved);
	take_up(name);
	cr_expect(screens_show(&s, "Taken up from "));
	cr_assert(desk_of(s.ui)->practice != NULL);
	cr_expect_eq(desk_of(s.ui)->practice->log.len, 2u);
	unlink(name);
}

/* What was committed is taken up where it was left: the choices are asked for, not taken as wrong.
 */
Test(view_practice, choices_not_made_are_asked_for_when_it_is_taken_up)
{
	char name[] = "/tmp/ramus-practice.XXXXXX";

	save_to(name, "P Enter Enter a =spr Enter Esc C 4 y");
	take_up(name);
	cr_expect(screens_show(&s, "choose what comes next"));
	cr_expect(screens_show(&s, "What is the person told"));
	cr_expect_not(screens_show(&s, "Score: "));
	screens_keys(&s, "1");
	cr_expect(screens_show(&s, "Score: "));
	cr_expect_neq(desk_of(s.ui)->practice->plan[PRACTICE_PLAN_NET], NONE);
	unlink(name);
}

/* The feedback names what would have been right: who has seen it chooses no more. */
Test(view_practice, choosing_none_is_kept)
{
	char name[] = "/tmp/ramus-practice.XXXXXX";

	save_to(name, "P Enter Enter a =spr Enter Esc C 4 y 3");
	cr_expect_eq(desk_progress(s.ui)->done[0].times, 1u);
	take_up(name);
	cr_expect(screens_show(&s, "Taken up from "));
	cr_expect(screens_show(&s, "Score: "));
	cr_expect_not(screens_show(&s, "What is the person told"));
	cr_expect_eq(desk_progress(s.ui)->done[0].times, 1u, "it was done once");
	unlink(name);
}

Test(view_practice, a_file_that_is_no_practice_is_refused_in_words)
{
	screens_keys(&s, "P Down Down Down Down Enter =/dev/null Enter");
	cr_expect(desk_of(s.ui)->practice == NULL);
	cr_expect(screens_show(&s, "/dev/null"));
}

Test(view_practice, drawn_cases_are_marked_and_follow_each_other)
{
	char first[64];

	screens_keys(&s, "P Down Enter");
	cr_expect(screens_show(&s, "Drawn from the tables"));
	snprintf(first, sizeof first, "%s", desk_of(s.ui)->practice->c.id);
	screens_keys(&s, "s Enter");
	cr_expect_str_neq(desk_of(s.ui)->practice->c.id, first);
}

Test(view_practice, a_case_can_be_told_in_brief)
{
	screens_keys(&s, "P Down Down Down Down Down Enter Home Enter");
	cr_assert(desk_of(s.ui)->practice != NULL);
	cr_expect_eq(desk_of(s.ui)->practice->opening, PRACTICE_BRIEF);
	cr_expect_not(screens_show(&s, "Mr Bo"));
}

Test(view_practice, a_topic_without_cases_has_drawn_ones)
{
	struct fixture_file *files = fixture_random_files(3);
	struct screens other = screens_open_on(fixture_tree(files, 200), 80, 24, false, false);

	fixture_free_files(files);
	screens_keys(&other, "P");
	cr_expect(screens_show(&other, "It has none of its own."));
	screens_keys(&other, "Enter");
	cr_expect(screens_show(&other, "Drawn from the tables: nobody"));
	screens_close(&other);
}

/* "Today" is a level where a rule has it, and has a digit there. */
Test(view_practice, the_levels_are_those_of_the_topic)
{
	static const struct fixture_file today[] = {
	    {"causes", "id,name,prevalence\na,Ache,1\nb,Burn,1\n"},
	    {"questions", "id,text,kind,stage\nq-e,E?,yes-no,emergency\nq-b,B?,yes-no,history\n"},
	    {"symptoms", "id,question,name\ne,q-e,E\nb-sign,q-b,B\n"},
	    {"evidence", "cause,symptom,frequency\nb,b-sign,90%\n"},
	    {"triage", "id,when,urgency,message\nt,e,emergency,Go.\nu,b-sign,today,Be seen.\n"},
	    {NULL, NULL}};
	struct topic *topic = fixture_tree(today, 100);
	struct screens x = screens_open_on(topic, 100, 280, false, false);

	screens_keys(&x, "n y o");
	cr_expect(screens_show(&x, "^ TODAY · be seen the same day"));
	screens_keys(&x, "?");
	cr_expect(screens_show(&x, "^ today: be seen the same day"));
	screens_keys(&x, "P Enter Enter a =ache Enter Esc C");
	cr_expect(screens_show(&x, "2  ^ today: be seen the same day"));
	screens_keys(&x, "2");
	cr_expect(screens_show(&x, "Commit to \"today\"?"));
	screens_close(&x);
}

Test(view_practice, a_second_enter_does_not_touch_the_list_filled_anew)
{
	screens_keys(&s, "P Enter a =spr Enter Enter");
	cr_expect_eq(desk_of(s.ui)->practice->mine_count, 1u);
	cr_expect(screens_show(&s, "Type words of a cause"));
	screens_keys(&s, "=brok Enter");
	cr_expect_eq(desk_of(s.ui)->practice->mine_count, 2u);
}

Test(view_practice, a_digit_chooses_the_case_that_it_numbers)
{
	screens_keys(&s, "P");
	cr_expect(screens_show(&s, "1  Case 1"));
	screens_keys(&s, "9");
	cr_expect(desk_of(s.ui)->practice == NULL, "there is no ninth case");
	screens_keys(&s, "1");
	cr_expect(screens_show(&s, "Mr Bo jammed his finger"));
}

Test(view_practice, words_are_emptied_to_type_others)
{
	screens_keys(&s, "P Enter / =fever Down ^U =what");
	cr_expect_eq(ui_screen(s.ui), SCREEN_PRACTICE);
	cr_expect(screens_show(&s, "find: what"));
}

/* What would be refused is not offered. */
Test(view_practice, the_footer_offers_what_there_is)
{
	screens_keys(&s, "P");
	cr_expect_not(screens_row_shows(&s, 23, "commit"));
	cr_expect_not(screens_row_shows(&s, 23, "pane"));
	screens_keys(&s, "Enter");
	cr_expect(screens_row_shows(&s, 23, "a causes"));
	cr_expect_not(screens_row_shows(&s, 23, "commit"));
	screens_keys(&s, "a =spr Enter Esc");
	cr_expect(screens_row_shows(&s, 23, "C commit"));
}

/* The story and the stages stand above; digits and arrows lead through the stages. */
Test(view_practice, stages_are_tabs_and_the_story_stays)
{
	screens_keys(&s, "P Enter");
	cr_expect(screens_row_shows(&s, 1, "Mr Bo jammed his finger"));
	cr_expect(screens_show(&s, " 1 Danger 0/2  2 Complaint 0/2 "));
	screens_keys(&s, "Enter 2");
	cr_expect(screens_show(&s, "What happened to the finger?"));
	cr_expect(screens_row_shows(&s, 1, "Mr Bo jammed his finger"));
	screens_keys(&s, ">");
	cr_expect(screens_show(&s, "Ask: History"));
	screens_keys(&s, "< < <");
	cr_expect(screens_show(&s, "Ask: Emergency signs"));
	screens_keys(&s, "9");
	cr_expect(screens_show(&s, "Ask: Emergency signs"), "there is no ninth stage");
	screens_keys(&s, "2 n Enter");
	cr_expect(screens_show(&s, "[x] "));
}

/* A row has a question in short; the whole of it stands below. */
Test(view_practice, the_whole_question_stands_below)
{
	screens_keys(&s, "P Enter");
	cr_expect(screens_show(&s, "Is any of these so right now?"));
	screens_keys(&s, "Down");
	cr_expect(screens_show(&s, "Does it bleed and not stop"));
}

Test(view_practice, on_a_small_screen_the_story_comes_first_and_is_a_key_away)
{
	struct screens small = screens_open(40, 12, false);

	screens_keys(&small, "P Enter");
	cr_expect(screens_show(&small, "Mr Bo"));
	screens_keys(&small, "Enter");
	cr_expect(screens_show(&small, ">Ask"));
	cr_expect_not(screens_show(&small, "Mr Bo"));
	screens_keys(&small, "V");
	cr_expect(screens_show(&small, "Mr Bo"));
	screens_keys(&small, "V");
	cr_expect(screens_show(&small, ">Ask"));
	cr_expect_not(desk_of(small.ui)->whole, "that is of larger screens");
	screens_keys(&small, "Enter 2 Enter Down Enter 4 Enter Down Enter V End");
	cr_expect_not(screens_show(&small, "Mr Bo"));
	screens_keys(&small, "V V");
	cr_expect(screens_show(&small, "Mr Bo"));
	screens_keys(&small, "V V");
	cr_expect_not(desk_of(small.ui)->whole);
	screens_close(&small);
}

Test(view_practice, a_title_is_told_at_the_end_unless_it_is_asked_for)
{
	screens_keys(&s, "P");
	cr_expect_not(screens_show(&s, "A jammed finger"));
	screens_keys(&s, "Down Down Down Down Down Down Enter");
	cr_expect(screens_show(&s, "Titles: told from the beginning"));
	cr_expect(screens_show(&s, "Case 1, A jammed finger"));
	screens_keys(&s, "Home Enter");
	cr_expect(screens_row_shows(&s, 0, "A jammed finger"));
}

static int32_t
a_day(void)
{
	return 20786; /* 2026-11-29 */
}

static char *folder;

/* A browser whose learner may keep what is done, in a folder of its own. */
static char *
keeping(void)
{
	folder = fixture_empty_folder();
	setenv("XDG_DATA_HOME", folder, 1);
	s.ui->set.progress = true;
	s.ui->set.today = a_day;
	s.ui->set.seed = 7;
	return xasprintf("%s/ramus/progress/mini.progress", folder);
}

Test(view_practice, what_was_done_is_kept_once_the_learner_says_so)
{
	char *path = keeping();
	struct screens again;

	screens_keys(&s, TO_THE_END);
	cr_expect(screens_show(&s, "Keep for next time"));
	cr_expect(access(path, F_OK) != 0, "nothing is kept before the answer");
	screens_keys(&s, "y");
	cr_expect(access(path, F_OK) == 0);
	screens_keys(&s, "C Enter 2 Enter a =spr Enter Esc Down Enter R C 4 y 1");
	cr_expect_not(screens_show(&s, "Keep for next time"), "it is asked once");
	again = screens_open(80, 24, false);
	again.ui->set.progress = true;
	screens_keys(&again, "P");
	cr_expect(screens_show(&again, "1 of 1 done, best "));
	cr_expect(screens_show(&again, "done 2 times, best "));
	cr_expect(screens_show(&again, "last on 2026-11-29"));
	screens_keys(&again, "W y P");
	cr_expect_not(screens_show(&again, "done 2 times"), "another person's");
	screens_close(&again);
	free(path);
	fixture_remove(folder);
}

Test(view_practice, no_is_no_for_this_run)
{
	char *path = keeping();

	screens_keys(&s, TO_THE_END " n");
	screens_keys(&s, "C Enter 2 Enter a =spr Enter Esc Down Enter R C 4 y 1");
	cr_expect_not(screens_show(&s, "Keep for next time"));
	cr_expect(access(path, F_OK) != 0);
	screens_keys(&s, "s");
	cr_expect(screens_show(&s, "done 2 times"), "it is known as long as the browser runs");
	cr_expect(screens_show(&s, "What you did: not kept"));
	free(path);
	fixture_remove(folder);
}

/* A file that cannot be read is told, and left alone. */
Test(view_practice, a_torn_file_is_told_and_left_alone)
{
	char *path = keeping();
	struct error err = {""};
	struct buf b = {0};

	cr_assert_eq(file_make_folders(path, &err), 0);
	cr_assert_eq(file_write(path, "ramus-progress 1\ntopic mi", 25, &err), 0);
	screens_keys(&s, "P");
	cr_expect(screens_show(&s, "What you did is not kept"));
	cr_expect(screens_show(&s, "progress:2:") || screens_show(&s, "is damaged"));
	screens_keys(&s, "Enter Enter 2 Enter a =spr Enter Esc Down Enter R C 4 y 1");
	cr_expect_not(screens_show(&s, "Keep for next time"));
	cr_assert_eq(file_read(path, 0, &b, &err), 0);
	cr_expect_eq(b.len, 25u);
	buf_free(&b);
	free(path);
	fixture_remove(folder);
}

Test(view_practice, the_next_case_is_a_key_away)
{
	screens_keys(&s, TO_THE_END);
	cr_expect(screens_row_shows(&s, 23, "C next case"));
	screens_keys(&s, "C");
	cr_assert(desk_of(s.ui)->practice != NULL);
	cr_expect_eq(desk_of(s.ui)->practice->log.len, 0u);
	cr_expect(desk_of(s.ui)->feedback == NULL);
}

Test(view_practice, likelihood_ratios_are_asked_one_by_one)
{
	struct screens knee = screens_open_on(screens_topic_of("data/knee"), 100, 30, false, false);

	screens_keys(&knee, "P Down Down Enter");
	cr_expect(screens_show(&knee, "Drill, 1 of 10"));
	cr_expect(screens_show(&knee, "You think of"));
	cr_expect(screens_show(&knee, "5  much more likely (+2)"));
	screens_keys(&knee, "5");
	cr_expect(screens_show(&knee, "You: +2, much more likely"));
	screens_keys(
	    &knee, "Enter 1 Enter 1 Enter 1 Enter 1 Enter 1 Enter 1 Enter 1 Enter 1 Enter 1");
	cr_expect(screens_show(&knee, "10 of 10"));
	screens_keys(&knee, "Enter");
	cr_expect(screens_show(&knee, " of 10, "));
	screens_keys(&knee, "2");
	cr_expect(screens_show(&knee, "choose a case"));
	screens_close(&knee);
}

Test(view_practice, a_panel_scores_what_it_voted_on)
{
	struct screens panel =
	    screens_open_on(screens_topic_of("tests/data/panel"), 100, 30, false, false);

	screens_keys(&panel, "P Down Down Enter");
	cr_expect(screens_show(&panel, "Panel test, 1 of "));
	screens_keys(&panel, "3");
	cr_expect(screens_show(&panel, "You: +0, neither"));
	screens_close(&panel);
}

Test(view_practice, cards_are_recalled_graded_and_kept)
{
	char *path = keeping();

	screens_keys(&s, "P Down Down Down Down Down Down Down Enter");
	cr_expect(access(path, F_OK) == 0, "kept as the learner said");
	screens_keys(&s, "Home Down Down Down Enter");
	cr_expect(screens_show(&s, "Recall, "));
	cr_expect(screens_show(&s, "Recall it, then see the answer"));
	screens_keys(&s, "Enter Enter Enter Enter Enter");
	cr_expect(screens_show(&s, "How well did it come?"));
	screens_keys(&s, "5");
	cr_expect(screens_show(&s, "That card comes back on 2026-11-30."));
	struct buf b = {0};
	struct error err;
	cr_assert_eq(file_read(path, 0, &b, &err), 0);
	cr_expect(strstr(buf_str(&b), "\ncard ") != NULL);
	buf_free(&b);
	screens_keys(&s, "Esc");
	cr_expect(screens_show(&s, "choose a case"));
	free(path);
	fixture_remove(folder);
}

Test(view_practice, a_case_that_is_not_there_is_told)
{
	struct screens none = screens_open_on(
	    fixture_topic_with("tests/data/mini", &(struct fixture_file){"cases", NULL}), 80, 24,
	    false, false);

	screens_keys(&s, "P 9");
	cr_expect(screens_show(&s, "There is no such case."));
	screens_keys(&none, "P 1");
	cr_expect(screens_show(&none, "There is no such case."));
	screens_close(&none);
}
