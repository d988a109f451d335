/* SPDX-License-Identifier: MIT */
/* A walk and a practice on paper, as somebody found them good (tests/golden/paper), and what must
 * not be on it. */
#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#include "fixture.h"
#include "golden.h"

#include "base/alloc.h"
#include "tell/evidence.h"
#include "tell/forms.h"
#include "tell/replay.h"
#include "tell/transcript.h"

static struct topic *t;

static void
set_up(void)
{
	t = fixture_made("tests/data/mini");
}

static void
tear_down(void)
{
	topic_close(t);
}

TestSuite(tell_transcript, .init = set_up, .fini = tear_down);

static void
answer(struct session *s, const char *question, const char *symptom)
{
	uint32_t q = fixture_question(t, question), a = ANSWER_NONE;
	const struct question *k = topic_question(t, q);

	for (uint32_t i = 0; symptom != NULL && i < k->symptoms.count; i++)
		if (topic_item(t, k->symptoms, i) == fixture_symptom(t, symptom))
			a = ANSWER_FIRST + i;
	cr_assert(session_answer(s, q, a), "%s", question);
}

static struct session *
walked(void)
{
	struct session *s = session_new(t);

	answer(s, "q-danger", NULL);
	answer(s, "q-how", "pierced");
	session_answer(s, fixture_question(t, "q-swollen"), ANSWER_UNSURE);
	answer(s, "q-red", "red-skin");
	answer(s, "q-diabetes", NULL);
	session_mark(s, topic_find(t, "sprain"));
	session_note(s, topic_find(t, "fracture"), "ask *twice* about <b>the fall</b> & [x](y)");
	session_note(s, topic_find(t, "q-how"), "1. since Monday");
	return s;
}

static struct practice *
practised(bool committed)
{
	struct practice_case c = practice_case_row(t, 0);
	struct practice *p = practice_new(t, &c, PRACTICE_VIGNETTE, NULL);

	practice_ask(p, fixture_question(t, "q-how"));
	practice_rank(p, topic_find(t, "fracture").index, 0);
	practice_ask(p, fixture_question(t, "q-danger"));
	practice_cover(p);
	practice_rank(p, topic_find(t, "sprain").index, 0);
	practice_ask(p, fixture_question(t, "q-diabetes"));
	practice_unrank(p, topic_find(t, "fracture").index);
	if (committed)
		practice_commit(p, URGENCY_ROUTINE);
	return p;
}

static void
write_walk(struct session *s, const char *form, struct buf *out)
{
	struct page *p = page_new();

	transcript_walk(p, s);
	form_write(form_named(form), p, "en", out);
	page_free(p);
}

static void
write_practice(const struct practice *practice, const char *form, struct buf *out)
{
	struct page *p = page_new();

	transcript_practice(p, practice);
	form_write(form_named(form), p, "en", out);
	page_free(p);
}

static void
compare_and_clear(const char *name, struct buf *out)
{
	golden_compare(name, out);
	buf_clear(out);
}

Test(tell_transcript, a_walk_is_told)
{
	struct session *s = walked();
	struct buf out = {0};

	write_walk(s, "markdown", &out);
	compare_and_clear("tests/golden/paper/walk.md", &out);
	write_walk(s, "html", &out);
	compare_and_clear("tests/golden/paper/walk.html", &out);
	session_free(s);
	buf_free(&out);
}

Test(tell_transcript, a_practice_is_told)
{
	struct practice *p = practised(true);
	struct buf out = {0};

	write_practice(p, "markdown", &out);
	compare_and_clear("tests/golden/paper/practice.md", &out);
	write_practice(p, "html", &out);
	compare_and_clear("tests/golden/paper/practice.html", &out);
	practice_free(p);
	buf_free(&out);
}

static void
replay_all(struct replay *r, struct buf *out)
{
	for (uint32_t i = 0; i <= replay_last(r); i++)
		replay_step(r, i, out);
}

Test(tell_transcript, steps_are_told)
{
	struct session *s = walked();
	struct practice *p = practised(true);
	struct replay *walk = replay_walk(s), *practice = replay_practice(p);
	struct buf out = {0};

	session_free(s);
	practice_free(p);
	replay_all(walk, &out);
	compare_and_clear("tests/golden/paper/walk.txt", &out);
	replay_all(practice, &out);
	compare_and_clear("tests/golden/paper/practice.txt", &out);
	replay_free(walk);
	replay_free(practice);
	buf_free(&out);
}

/* Going back shows what was shown before. */
Test(tell_transcript, steps_do_not_depend_on_the_way)
{
	struct session *s = walked();
	struct replay *r = replay_walk(s);
	struct buf one = {0}, two = {0};

	replay_step(r, 2, &one);
	replay_step(r, replay_last(r), &two);
	buf_clear(&two);
	replay_step(r, 0, &two);
	buf_clear(&two);
	replay_step(r, 2, &two);
	cr_expect_str_eq(buf_str(&one), buf_str(&two));
	session_free(s);
	replay_free(r);
	buf_free(&one);
	buf_free(&two);
}

Test(tell_transcript, no_advice_while_the_urgency_is_open)
{
	struct session *s = session_new(t);
	struct buf out = {0};

	answer(s, "q-how", "twisted");
	write_walk(s, "markdown", &out);
	cr_expect(strstr(buf_str(&out), "**not known yet: the emergency questions") != NULL);
	cr_expect(strstr(buf_str(&out), "Advice comes once") != NULL);
	cr_expect(strstr(buf_str(&out), "- **Cool it**") == NULL);
	session_free(s);
	buf_free(&out);
}

Test(tell_transcript, an_emergency_comes_with_what_to_do)
{
	struct session *s = session_new(t);
	struct buf out = {0};

	session_answer(s, fixture_question(t, "q-danger"), ANSWER_FIRST);
	write_walk(s, "markdown", &out);
	cr_expect(strstr(buf_str(&out), "**EMERGENCY: get help now**") != NULL);
	cr_expect(
	    strstr(buf_str(&out), "## Do now\n\n- **Call your local emergency number") != NULL);
	cr_expect(strstr(buf_str(&out), "Call your local emergency number now") <
		  strstr(buf_str(&out), "## What was asked"));
	session_free(s);
	buf_free(&out);
}

/* Before the learner has committed neither the cause nor the tree's view is told. */
Test(tell_transcript, an_open_practice_keeps_its_secrets)
{
	struct practice *p = practised(false);
	struct replay *r = replay_practice(p);
	struct buf out = {0};

	write_practice(p, "markdown", &out);
	replay_all(r, &out);
	cr_expect(strstr(buf_str(&out), "Not committed") != NULL);
	cr_expect(strstr(buf_str(&out), "The tree") == NULL);
	cr_expect(strstr(buf_str(&out), "Tree:") == NULL);
	cr_expect(strstr(buf_str(&out), "The case was") == NULL);
	cr_expect(strstr(buf_str(&out), "Score") == NULL);
	practice_free(p);
	replay_free(r);
	buf_free(&out);
}

/* True if every tag is closed where it should be; those that end in "/>" stand alone. */
static bool
is_balanced(const char *html)
{
	char open[32][16];
	int depth = 0;

	html = strstr(html, "<html");
	while (html != NULL && (html = strchr(html, '<')) != NULL) {
		size_t name = strcspn(html + 1 + (html[1] == '/'), " >/"), end = strcspn(html, ">");
		const char *at = html + 1 + (html[1] == '/');

		if (name >= sizeof open[0] || html[end] != '>')
			return false;
		if (html[1] == '/') {
			if (depth == 0 || strncmp(open[depth - 1], at, name) != 0 ||
			    open[depth - 1][name] != '\0')
				return false;
			depth--;
		} else if (html[end - 1] != '/') {
			if (depth == 32)
				return false;
			memcpy(open[depth], at, name);
			open[depth++][name] = '\0';
		}
		html += end;
	}
	return depth == 0;
}

/* A walk of random answers with random notes, and a practice of random steps, both on all forms of
 * paper and step by step. */
static void
random_session(const struct topic *r, uint64_t *state, struct buf *out)
{
	struct session *s = session_new(r);
	struct replay *replay;

	for (uint32_t i = fixture_random(state) % 12; i-- > 0;) {
		uint32_t q = fixture_random(state) % topic_question_count(r);

		session_answer(s, q, fixture_answer(r, q, state));
		session_note(
		    s, (struct entity){ENTITY_QUESTION, q}, "</li> ]]> &amp; *x* \xc3\xa4");
		session_mark(s, (struct entity){ENTITY_ADVICE, 0});
	}
	write_walk(s, "html", out);
	cr_expect(is_balanced(buf_str(out)), "%s", buf_str(out));
	replay = replay_walk(s);
	replay_all(replay, out);
	replay_free(replay);
	session_free(s);
}

static void
random_practice(const struct topic *r, uint64_t *state, struct buf *out)
{
	uint32_t present = fixture_random(state) % topic_symptom_count(r);
	struct practice_case c = {.id = "sample-1-1",
	    .present = {&present, 1},
	    .cause = topic_leaf(r, 0),
	    .urgency = fixture_random(state) % URGENCY_LEVELS,
	    .drawn = true};
	struct practice *p = practice_new(r, &c, PRACTICE_BRIEF, NULL);
	struct replay *replay;

	for (uint32_t i = fixture_random(state) % 8; i-- > 0;) {
		practice_ask(p, fixture_random(state) % topic_question_count(r));
		practice_rank(p, topic_leaf(r, fixture_random(state) % topic_leaf_count(r)), 0);
	}
	practice_commit(p, fixture_random(state) % URGENCY_LEVELS);
	write_practice(p, "html", out);
	cr_expect(is_balanced(buf_str(out)), "%s", buf_str(out));
	replay = replay_practice(p);
	replay_all(replay, out);
	replay_free(replay);
	practice_free(p);
}

Test(tell_transcript, whatever_was_done_can_be_told)
{
	uint64_t state = 11;
	struct buf out = {0};

	for (uint64_t seed = 1; seed <= 12; seed++) {
		struct fixture_file *files = fixture_random_files(seed);
		struct topic *r = fixture_tree(files, 100);

		for (int i = 0; i < 8; i++) {
			buf_clear(&out);
			random_session(r, &state, &out);
			buf_clear(&out);
			random_practice(r, &state, &out);
		}
		topic_close(r);
		fixture_free_files(files);
	}
	buf_free(&out);
}

/* An answer to a screen is told once: the screen and each question that it answers would read as
 * two. */
Test(tell_transcript, what_a_screen_says_of_a_cause_is_told_once)
{
	struct topic *topic = fixture_topic(
	    (struct fixture_file[]){
		{"causes", "id,name,prevalence,urgency\na,Cause A,common,soon\nb,Cause "
			   "B,common,routine\n"},
		{"questions", "id,text,kind,covers,stage\nq-any,Any of these?,screen,q-p;q-q,"
			      "history\nq-p,Is it P?,yes-no,,history\nq-q,Is it "
			      "Q?,yes-no,,history\n"},
		{"symptoms", "id,question,name\nsp,q-p,Sign P\nsq,q-q,Sign Q\n"},
		{"evidence", "cause,symptom,frequency\na,sp,60%\na,sq,50%\n"},
		{NULL, NULL},
	    },
	    NULL);
	struct session *answered = session_new(topic);
	struct page *p = page_new();
	struct buf b = {0};

	session_answer(answered, fixture_question(topic, "q-any"), ANSWER_NONE);
	evidence_add_cause(p, answered, 0);
	form_write(form_named("lines"), p, "", &b);
	cr_expect(strstr(buf_str(&b), "Any of these?") != NULL, "%s", buf_str(&b));
	cr_expect(strstr(buf_str(&b), "Is it P?") == NULL, "%s", buf_str(&b));
	buf_free(&b);
	page_free(p);
	session_free(answered);
	topic_close(topic);
}

/* A walk that was begun at a step is gone through again from there. */
Test(tell_transcript, a_walk_begun_at_a_step_is_gone_through_from_there)
{
	struct topic *flow = fixture_made("tests/data/flow");
	struct session *begun = session_new(flow);
	struct buf out = {0};

	cr_assert(session_start(begun, topic_find(flow, "bend").index));
	session_answer(begun, fixture_question(flow, "q-foot"), ANSWER_NONE);
	session_answer(begun, fixture_question(flow, "q-flex"), ANSWER_UNSURE);
	cr_assert_eq(session_now(begun).question, NONE);
	struct replay *r = replay_walk(begun);
	replay_step(r, replay_last(r), &out);
	cr_expect_not_null(strstr(buf_str(&out), "The rule asks for an X-ray."), "%s", out.data);
	replay_step(r, 0, &out);
	buf_clear(&out);
	replay_step(r, replay_last(r), &out);
	cr_expect_not_null(strstr(buf_str(&out), "The rule asks for an X-ray."), "%s", out.data);
	replay_free(r);
	buf_free(&out);
	session_free(begun);
	topic_close(flow);
}
