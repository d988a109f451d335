/* SPDX-License-Identifier: MIT */
/* The walk: keys of answers, what is left, what the first screen says. */
#include "screens.h"

#include "fixture.h"
#include "tell/words.h"

#define OPTIONS 20

/* A topic whose one question has twenty answers. */
static struct topic *
many_options(void)
{
	struct buf symptoms = {0}, evidence = {0};
	struct topic *t;
	int i;

	buf_adds(&symptoms, "id,question,name,answer\n");
	buf_adds(&evidence, "cause,symptom,frequency\n");
	for (i = 1; i <= OPTIONS; i++) {
		buf_printf(&symptoms, "s-%d,q,Symptom %d,Place %d\n", i, i, i);
		buf_printf(&evidence, "%s,s-%d,%s\n", i % 2 ? "a" : "b", i, i % 2 ? "9%" : "8%");
	}
	t = fixture_tree(
	    (struct fixture_file[]){
		{"causes", "id,name,prevalence,urgency\na,Cause A,common,soon\nb,Cause "
			   "B,common,routine\n"},
		{"questions", "id,text,kind,stage\nq,Where is it?,choice,complaint\n"},
		{"symptoms", buf_str(&symptoms)},
		{"evidence", buf_str(&evidence)},
		{NULL, NULL},
	    },
	    10);
	buf_free(&symptoms);
	buf_free(&evidence);
	return t;
}

/* What a key answers, as the name of the answer's symptom. */
static void
check_key(const char *key, const char *symptom)
{
	struct screens s = screens_open_on(many_options(), 80, 40, false, false);

	screens_keys(&s, key);
	cr_assert_eq(session_length(s.session), 1u, "%s", key);
	cr_expect_eq(
	    interview_finding(session_interview(s.session), fixture_symptom(s.topic, symptom)),
	    FINDING_YES, "%s", key);
	screens_close(&s);
}

Test(view_walk, sixteen_answers_have_keys_and_the_screen_says_which)
{
	struct screens s = screens_open_on(many_options(), 80, 40, false, false);

	cr_expect(screens_show(&s, " 9    Place 9"));
	cr_expect(screens_show(&s, " 0    Place 10"));
	cr_expect(screens_show(&s, " A    Place 11"));
	cr_expect(screens_show(&s, " K    Place 16"));
	cr_expect(screens_show(&s, "      Place 17"));
	screens_close(&s);
	check_key("9", "s-9");
	check_key("0", "s-10");
	check_key("A", "s-11");
	check_key("K", "s-16");
}

Test(view_walk, further_answers_are_selected_and_chosen)
{
	check_key("Down Down Down Down Down Down Down Down Down Down Down Down Down Down Down "
		  "Down Enter",
	    "s-17");
}

Test(view_walk, an_answer_is_changed_by_the_same_keys)
{
	struct screens s = screens_open_on(many_options(), 80, 44, false, false);

	screens_keys(&s, "1 p C");
	cr_expect_eq(session_given(s.session, 0), (uint32_t)ANSWER_FIRST + 11);
	cr_expect(screens_show(&s, "C  Place 12 (as now)"));
	screens_close(&s);
}

/* Every answer of the first question is in sight, whatever the text below could fill. */
Test(view_walk, answers_come_before_text)
{
	struct screens s = screens_open_on(many_options(), 80, 36, false, false);

	cr_expect(screens_show(&s, "Place 1"));
	cr_expect(screens_show(&s, "None of these"));
	cr_expect(screens_show(&s, "Not sure"));
	screens_close(&s);
}

Test(view_walk, the_question_scrolls_to_why_it_is_asked)
{
	struct screens s = screens_open_on(many_options(), 80, 24, false, false);

	cr_expect_not(screens_show(&s, "Why: "));
	screens_keys(&s, "End");
	cr_expect(screens_show(&s, "Why: "));
	screens_close(&s);
}

Test(view_walk, not_sure_at_a_screen_says_what_follows)
{
	struct screens s = screens_open(80, 24, false);

	cr_expect(screens_show(&s, "Not sure (asks one by one)"));
	screens_keys(&s, "u");
	cr_expect(screens_show(&s, "Does it bleed"));
	cr_expect_not(screens_show(&s, "(asks one by one)"));
	screens_close(&s);
}

/* Where the topic's own notice does not fit, a shorter one says the same. */
Test(view_walk, a_small_first_screen_says_what_this_is_not)
{
	struct screens s = screens_open(40, 12, false);

	cr_expect(screens_show(&s, "no diagnosis"));
	cr_expect(screens_show(&s, "? tells more") || screens_show(&s, "? for help"));
	screens_close(&s);
}

/* The number goes down by one for each answer that settles what was asked. */
Test(view_walk, what_is_left_counts_a_screen_once)
{
	struct screens s = screens_open(80, 24, false);
	struct buf before = {0}, after = {0};
	unsigned was, is;

	words_add_left(session_interview(s.session), &before);
	cr_assert_eq(sscanf(buf_str(&before), "at most %u left", &was), 1, "%s", buf_str(&before));
	screens_keys(&s, "n");
	words_add_left(session_interview(s.session), &after);
	cr_assert_eq(sscanf(buf_str(&after), "at most %u left", &is), 1, "%s", buf_str(&after));
	cr_expect(was > is && was - is <= 3, "%u, then %u", was, is);
	buf_free(&before);
	buf_free(&after);
	screens_close(&s);
}

/* What an answer would make of the causes follows the selection; beside it what they are. */
Test(view_walk, the_selected_answer_shows_what_it_would_change)
{
	struct screens s = screens_open(80, 24, false);

	screens_keys(&s, "3");
	cr_expect(screens_show(&s, "Of 100, if: Something crushed"));
	screens_keys(&s, "Down");
	cr_expect(screens_show(&s, "Of 100, if: It was twisted or"));
	cr_expect(screens_show(&s, "87▲ was 48"));
	cr_expect(screens_show(&s, "█▓"));
	cr_expect(screens_show(&s, "█░") || screens_show(&s, "▼ was"));
	screens_close(&s);
}

Test(view_walk, why_tells_what_each_answer_changes)
{
	struct screens s = screens_open(80, 24, false);

	screens_keys(&s, "3 2");
	cr_expect(screens_show(&s, "change the urgency: 1 makes it ! soon."));
	screens_close(&s);
}

Test(view_walk, what_fits_can_be_hidden)
{
	struct screens s = screens_open(80, 24, false);

	screens_keys(&s, "3 H");
	cr_expect(screens_show(&s, "What fits is hidden"));
	cr_expect_not(screens_show(&s, "Sprained finger"));
	screens_keys(&s, "Down H");
	cr_expect(screens_show(&s, "Sprained finger"));
	screens_close(&s);
}

/* What need not be read to answer is sent on a slow line when it is asked for. */
Test(view_walk, on_a_slow_line_why_it_is_asked_is_folded)
{
	struct screens s = screens_open_set(
	    screens_topic(), 80, 24, (struct ui_settings){.ascii = true, .slow = true});

	cr_expect(screens_show(&s, "> Why"));
	cr_expect_not(screens_show(&s, "Each of them needs help at once."));
	cr_expect_not(screens_show(&s, "@.."), "a strip moves with each answer");
	cr_expect(screens_show(&s, "  1 of "));
	screens_keys(&s, "G");
	cr_expect(screens_show(&s, "Enter open"));
	screens_keys(&s, "Enter");
	cr_expect(
	    screens_show(&s, "v Why") && screens_show(&s, "Each of them needs help at once."));
	screens_keys(&s, "Enter");
	cr_expect_not(screens_show(&s, "Each of them needs help at once."));
	screens_keys(&s, "3 2");
	cr_expect(screens_show(&s, "> Why") && screens_show(&s, "It can change the urgency:"),
	    "what an answer can change is not folded");
	screens_close(&s);
}

/* A held key moves the selection alone. */
Test(view_walk, what_follows_a_selection_waits_until_keys_pause)
{
	struct screens s = screens_open(80, 24, false);

	screens_keys(&s, "3");
	ui_hold(s.ui, true);
	screens_keys(&s, "Down");
	cr_expect(ui_held(s.ui));
	cr_expect(screens_show(&s, "> 2"));
	cr_expect(screens_show(&s, "Of 100, if: Something crushed"));
	cr_expect(screens_show(&s, "Text: Finger was crushed"));
	ui_hold(s.ui, false);
	ui_draw(s.ui, s.canvas);
	cr_expect(screens_show(&s, "Of 100, if: It was twisted or"));
	cr_expect(screens_show(&s, "Text: Finger was twisted"));
	ui_hold(s.ui, true);
	screens_keys(&s, "2");
	cr_expect_not(screens_show(&s, "It was twisted or"), "an answer shows at once");
	screens_close(&s);
}

/* Keys pressed at the question for several symptoms of tests/data/several, and what is answered. */
static void
check_several(const char *keys, uint32_t answer)
{
	struct topic *t = fixture_made("tests/data/several");
	uint32_t q = fixture_question(t, "q-signs");
	struct screens s = screens_open_on(t, 80, 40, false, false);

	screens_keys(&s, keys);
	cr_expect(interview_given(session_interview(s.session), q) == answer, "%s", keys);
	screens_close(&s);
}

Test(view_walk, several_are_ticked_and_taken)
{
	check_several("n 1 3", ANSWER_UNASKED);
	check_several("n 1 3 Enter", answer_several(5, 0, 3));
	check_several("n 1 3 n", answer_several(5, 2, 3));
	check_several("n 1 3 1 n", ANSWER_FIRST + 2);
	check_several("n n", ANSWER_NONE);
	check_several("n u", ANSWER_UNSURE);
	check_several("n 4", ANSWER_NONE);
	check_several("n 1 4", ANSWER_FIRST);
	check_several("n Space Down Down Space Enter", answer_several(5, 0, 3));
	check_several("n Enter", ANSWER_UNASKED);
	check_several("n 1 3 Enter p Down 2", answer_several(7, 0, 3));
	check_several("n 1 3 n p Down 1", ANSWER_FIRST + 2);
	check_several("n 1 Enter p Down n", ANSWER_FIRST);
	check_several("n L PgDn PgDn 1 3 Enter", answer_several(5, 0, 3));
	check_several("n L PgDn PgDn 1 PgDn", answer_several(1, 0, 3));
}

/* On a small screen a row may be out of sight; and the bars are about all that is ticked. */
Test(view_walk, what_a_digit_ticks_is_selected_and_counts)
{
	struct topic *t = fixture_made("tests/data/several");
	struct screens s = screens_open_on(t, 40, 12, false, false);
	const struct question *q = topic_question(t, fixture_question(t, "q-signs"));
	struct buf both = {0};

	screens_keys(&s, "n 3");
	cr_expect(screens_show(&s, "> 3    [x]"));
	screens_keys(&s, "1");
	buf_printf(&both, "if: %s; %s", topic_option_name(t, q, 0), topic_option_name(t, q, 2));
	ui_resize(s.ui, 200, 60);
	canvas_free(s.canvas);
	s.canvas = canvas_new(200, 60, false);
	ui_draw(s.ui, s.canvas);
	cr_expect(screens_show(&s, buf_str(&both)), "%s", buf_str(&both));
	screens_keys(&s, "1 3");
	cr_expect_not(screens_show(&s, "none of the others"), "nothing is said of them");
	buf_free(&both);
	screens_close(&s);
}

/* From 112 columns: what fits best after each answer, where the next one leads, the answers. */
Test(view_walk, a_wide_screen_tells_the_way_here)
{
	struct screens w = screens_open(132, 43, false);
	struct buf trail = {0};

	cr_expect(screens_show(&w, "Where each answer leads"));
	cr_expect_not(screens_show(&w, "after each answer"), "nothing was answered");
	screens_keys(&w, "3 2");
	const struct outcome *o = session_outcome(w.session);
	uint32_t leaf = o->leaves[o->lines[0].first];
	cr_assert_eq(o->lines[0].count, 1);
	struct interview *iv = interview_new(w.topic);
	for (uint32_t i = 0; i <= session_length(w.session); i++) {
		if (i > 0)
			interview_answer(iv, session_question(w.session, i - 1),
			    session_given(w.session, i - 1));
		buf_printf(&trail, "%3s ", words_of_100(interview_posterior(iv)[leaf]).text);
	}
	interview_free(iv);
	buf_adds(
	    &trail, topic_text(w.topic, topic_cause(w.topic, topic_leaf(w.topic, leaf))->name));
	cr_expect(screens_show(&w, buf_str(&trail)), "%s", buf_str(&trail));
	buf_free(&trail);
	screens_keys(&w, "Tab Tab Tab Down Down Down Down Down Down Down Down Enter");
	cr_expect_neq(ui_screen(w.ui), SCREEN_WALK, "what is told there can be opened");
	screens_keys(&w, "w");
	ui_resize(w.ui, 80, 60);
	ui_draw(w.ui, w.canvas);
	cr_expect_not(screens_show(&w, "Where each answer leads"));
	cr_expect(screens_show(&w, "Your answers, last first"));
	screens_close(&w);
}

/* A choice without "none of these": "no" to one of them says nothing of the others. */
Test(view_walk, no_to_one_of_answers_that_leave_nothing_is_explained)
{
	struct screens s = screens_open_on(
	    fixture_tree(
		(struct fixture_file[]){
		    {"causes", "id,name,prevalence\na,Cause A,common\nb,Cause B,common\n"},
		    {"questions", "id,text,kind,stage,none\n"
				  "q,How old are you?,choice,complaint,no\n"},
		    {"symptoms", "id,question,name\nyoung,q,Under forty\nold,q,Forty or over\n"},
		    {"evidence", "cause,symptom,frequency\na,young,80%\nb,old,80%\n"},
		    {NULL, NULL},
		},
		100),
	    80, 24, false, false);

	screens_keys(&s, "i n");
	cr_expect(screens_show(&s, "One of its answers is so"));
	cr_expect_eq(session_length(s.session), 0u);
	screens_keys(&s, "y Down n");
	cr_expect_not(screens_show(&s, "Another answer tells this"));
	screens_close(&s);
}

/* After the one key that answers: how urgent it is, what to do, why; on any screen, in any charset.
 */
Test(view_walk, an_emergency_is_understood_without_another_key)
{
	static const struct {
		int width, height;
	} sizes[] = {{80, 24}, {40, 12}, {132, 43}, {200, 60}};

	for (unsigned i = 0; i < 2 * sizeof sizes / sizeof *sizes; i++) {
		int width = sizes[i / 2].width, height = sizes[i / 2].height;

		for (char key[2] = "1"; key[0] <= '7'; key[0]++) {
			struct screens k = screens_open_on(
			    screens_topic_of("data/knee"), width, height, i % 2, false);

			screens_keys(&k, key);
			cr_expect_eq(ui_screen(k.ui), SCREEN_OUTCOME);
			cr_expect(screens_row_shows(&k, 1, "!! EMERGENCY"));
			cr_expect(screens_row_shows(&k, 1, "GET HELP NOW"));
			cr_expect(screens_show(&k, "Do now"));
			cr_expect(screens_show(&k, "1 Call "), "%s at %dx%d", key, width, height);
			cr_expect(height < 24 || screens_show(&k, "Why"));
			screens_close(&k);
		}
	}
}

/* Several answers of which the only one is taken back are no answer. */
Test(view_walk, the_only_one_of_several_is_taken_back_on_the_path)
{
	struct screens lump =
	    screens_open_on(fixture_made("tests/data/several"), 80, 24, false, false);

	screens_keys(&lump, "n 1 Enter p Down 1");
	cr_expect_eq(session_length(lump.session), 1u);
	cr_expect(screens_show(&lump, "Taken out"));
	screens_keys(&lump, "z Down 7");
	cr_expect(screens_show(&lump, "This question has no such answer."));
	screens_keys(&lump, "y");
	cr_expect_eq(session_length(lump.session), 2u);
	screens_close(&lump);
}
