/* SPDX-License-Identifier: MIT */
/* What the first page of the knee's outcomes has at 80 by 24, over random walks to every level:
 * an emergency is told in few words, and no level needs a second page, but where
 * one is to be seen today or soon the last rows may: the person is before the figure, so each time
 * to be seen by and what fits best stand, and links to the rest are scrolled to. */
#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#include "fixture.h"
#include "golden.h"

#include "tell/forms.h"
#include "tell/outcome.h"

#define COLUMNS 78      /* of a pane */
#define ROWS 20         /* between the rule and the footer */
#define ROWS_HURRIED 26 /* three rules, what may be an emergency, a fourth line of what fits */
#define WALKS 20        /* of each level */
#define MOST_WORDS 60
#define MOST_LINES 8

static struct topic *t;
static struct session *s;

static void
set_up(void)
{
	t = fixture_made("data/knee");
	s = session_new(t);
}

static void
tear_down(void)
{
	session_free(s);
	topic_close(t);
}

TestSuite(tell_first_page, .init = set_up, .fini = tear_down, .timeout = 120);

/* Mostly "no" where an emergency is asked for, and `calm` of 10 times elsewhere. */
static void
walk(uint64_t *state)
{
	uint32_t calm = fixture_random(state) % 10, alarm = fixture_random(state) % 12;

	session_restart(s);
	for (uint32_t q; (q = session_now(s).question) != NONE;) {
		const struct question *k = topic_question(t, q);
		uint32_t rest = k->stage == STAGE_EMERGENCY ? 12 - (alarm < 3) : calm;
		uint32_t answer = fixture_answer(t, q, state);

		if (fixture_random(state) % 12 < rest && !k->exhaustive)
			answer = k->kind == QUESTION_SEVERAL
				     ? answer_several(0, UINT32_MAX, k->options)
				     : ANSWER_NONE;
		session_answer(s, q, answer);
	}
}

/* The text of the rows from the one that has `from` up to the one that has `to`. */
static char *
rows_between(const struct buf *cells, const char *from, const char *to)
{
	const char *begin = strstr(buf_str(cells), from), *end;

	cr_expect(begin != NULL, "no \"%s\"", from);
	if (begin == NULL)
		return xstrndup("", 0);
	end = strstr(begin, to);
	return xstrndup(begin, end != NULL ? (size_t)(end - begin) : strlen(begin));
}

static int
count(const char *text, const char *what)
{
	int n = 0;

	for (text = strstr(text, what); text != NULL; text = strstr(text + 1, what))
		n++;
	return n;
}

static int
words(const char *text)
{
	int n = 0;

	while (*(text += strspn(text, " \n")) != '\0') {
		size_t len = strcspn(text, " \n");

		/* numbers, bullets and signs of urgency are none */
		n += strpbrk(text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ") <
		     text + len;
		text += len;
	}
	return n;
}

/* "No" to the danger signs, then "yes" to these symptoms, and no more. */
static void
say(const char *const *symptoms)
{
	session_restart(s);
	for (uint32_t q = 0; q < topic_question_count(t); q++)
		if (topic_question(t, q)->stage == STAGE_EMERGENCY)
			session_answer(s, q, ANSWER_NONE);
	for (; *symptoms != NULL; symptoms++) {
		const struct symptom *y = topic_symptom(t, fixture_symptom(t, *symptoms));
		const struct question *q = topic_question(t, y->question);
		uint32_t given = interview_given(session_interview(s), y->question);

		session_answer(s, y->question,
		    q->kind == QUESTION_SEVERAL
			? answer_with(given, y->option - 1, FINDING_YES, q->options)
			: ANSWER_FIRST + y->option - 1);
	}
}

/* The first page as a screen of that width has it. */
static void
first_page(struct page *p, struct buf *cells)
{
	page_begin(p, COLUMNS, false);
	page_set_folds(p, 0);
	tell_outcome(p, s, NULL);
	page_fold_end(p);
	buf_clear(cells);
	form_write(form_named("cells"), p, "", cells);
}

/* Of two rules of one level the stricter is told on the first page, though it stands below in its
 * table. */
Test(tell_first_page, folds_no_stricter_time)
{
	static const struct {
		const char *symptoms[5], *message;
		enum urgency urgency;
	} told[] = {
	    {{"child", "complaint-pain", "duration-weeks"}, "within two days", URGENCY_SOON},
	    /* and nothing is said of blood thinners and of an injury */
	    {{"child", "stairs-trouble", "smoking", "duration-weeks"}, "within two days",
		URGENCY_TODAY},
	    {{"diabetes", "knee-swelling", "red-hot-skin", "vein-cord"}, "(within hours)",
		URGENCY_TODAY},
	};
	struct page *p = page_new();
	struct buf cells = {0};

	for (size_t i = 0; i < sizeof told / sizeof *told; i++) {
		const char *symptoms[6] = {NULL};

		memcpy(symptoms, told[i].symptoms, sizeof told[i].symptoms);
		say(symptoms);
		cr_expect_eq(session_outcome(s)->urgency, told[i].urgency, "%zu", i);
		first_page(p, &cells);
		cr_expect(strstr(buf_str(&cells), told[i].message) != NULL, "%s", buf_str(&cells));
	}
	page_free(p);
	buf_free(&cells);
}

/* Suspects stand first; what fits best is told on the first page too, and where some line below
 * fits better than one above, that is not called fitting less. */
Test(tell_first_page, folds_not_what_fits_best)
{
	uint64_t state = 5;
	struct page *p = page_new();
	struct buf cells = {0};
	int below = 0;

	for (int i = 0; i < 400; i++) {
		walk(&state);
		const struct outcome *o = session_outcome(s);
		uint32_t best = 0;
		if (!outcome_has_shares(o) || o->urgency == URGENCY_EMERGENCY)
			continue;
		for (uint32_t k = 1; k < o->line_count; k++)
			best = o->lines[k].share > o->lines[best].share ? k : best;
		cr_expect(outcome_lists(o, best), "suspects take no place of what fits");
		if (best < 5)
			continue;
		const char *name = topic_text(
		    t, topic_cause(t, tell_first_cause(t, o, &o->lines[best]).index)->name);
		first_page(p, &cells);
		cr_expect(strstr(buf_str(&cells), name) != NULL, "%s:\n%s", name, buf_str(&cells));
		if (o->lines[3].share > o->lines[0].share)
			cr_expect_eq(
			    count(buf_str(&cells), "What fits less"), 0, "%s", buf_str(&cells));
		below++;
	}
	cr_expect_gt(below, 5);
	page_free(p);
	buf_free(&cells);
}

Test(tell_first_page, says_what_now)
{
	uint32_t seen[URGENCY_LEVELS] = {0};
	uint64_t state = 11;
	struct page *p = page_new();
	struct buf cells = {0};

	/* Few walks of chance end in self-care. */
	for (unsigned i = 0, left = URGENCY_LEVELS; i < 40000 && left > 0; i++) {
		walk(&state);
		uint32_t urgency = session_outcome(s)->urgency;
		if (seen[urgency]++ >= WALKS)
			continue;
		left -= seen[urgency] == WALKS;
		first_page(p, &cells);
		const char *end =
		    session_outcome(s)->unsuited_count > 0 ? ": not for you"
		    : session_outcome(s)->suspect_count == 0 && session_outcome(s)->cut_short
			? "\nNothing else was asked"
		    : session_outcome(s)->cut_short ? "\nWhat it may be"
						    : "\nWhat fits";
		char *now = rows_between(
		    &cells, urgency == URGENCY_EMERGENCY ? "Do now" : "What to do", end);
		if (urgency == URGENCY_EMERGENCY)
			cr_expect_leq(words(now), MOST_WORDS, "%s", buf_str(&cells));
		else
			cr_expect_leq(count(now, "\n"), MOST_LINES, "%s", buf_str(&cells));
		bool hurried = urgency == URGENCY_TODAY || urgency == URGENCY_SOON;
		int most = hurried ? ROWS_HURRIED : ROWS;
		cr_expect_leq(page_rows(p), most, "%d rows:\n%s", page_rows(p), buf_str(&cells));
		char *before = rows_between(&cells, "", end);
		cr_expect_leq(count(before, "\n"), ROWS, "%s", buf_str(&cells));
		free(before);
		cr_expect_leq(count(buf_str(&cells), "Anti-inflammatory"), 1);
		cr_expect_eq(count(buf_str(&cells), "What fits, of 100"),
		    !session_outcome(s)->cut_short && !session_outcome(s)->no_fit);
		free(now);
	}
	for (uint32_t u = 0; u < URGENCY_LEVELS; u++)
		cr_expect_geq(seen[u], WALKS, "level %u was reached %u times", u, seen[u]);
	page_free(p);
	buf_free(&cells);
}
