/* SPDX-License-Identifier: MIT */
/* What the first page of the knee's outcomes has at 80 by 24, over random walks to every level:
 * an emergency is told in few words, and no level needs a second page. */
#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#include "fixture.h"
#include "golden.h"

#include "tell/forms.h"
#include "tell/outcome.h"

#define COLUMNS 78 /* of a pane */
#define ROWS 20    /* between the rule and the footer */
#define WALKS 20   /* of each level */
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

Test(tell_first_page, says_what_now)
{
	uint32_t seen[URGENCY_LEVELS] = {0};
	uint64_t state = 11;
	struct page *p = page_new();
	struct buf cells = {0};

	for (int i = 0; i < 6000; i++) {
		walk(&state);
		uint32_t urgency = session_outcome(s)->urgency;
		if (seen[urgency]++ >= WALKS)
			continue;
		page_begin(p, COLUMNS, false);
		page_set_folds(p, 0);
		tell_outcome(p, s, NULL);
		page_fold_end(p);
		buf_clear(&cells);
		form_write(form_named("cells"), p, "", &cells);
		const char *end = session_outcome(s)->unsuited_count > 0 ? ": not for you"
				  : session_outcome(s)->cut_short        ? "\nWhat it may be"
									 : "\nWhat fits";
		char *now = rows_between(
		    &cells, urgency == URGENCY_EMERGENCY ? "Do now" : "What to do", end);
		if (urgency == URGENCY_EMERGENCY)
			cr_expect_leq(words(now), MOST_WORDS, "%s", buf_str(&cells));
		else
			cr_expect_leq(count(now, "\n"), MOST_LINES, "%s", buf_str(&cells));
		cr_expect_leq(page_rows(p), ROWS, "%d rows:\n%s", page_rows(p), buf_str(&cells));
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
