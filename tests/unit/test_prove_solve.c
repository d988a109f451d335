/* SPDX-License-Identifier: MIT */
/* The search for answers against trying them. */
#include <criterion/criterion.h>

#include "fixture.h"
#include "reason/interview.h"
#include "topic/answer.h"
#include "prove/solve.h"

/* What the search found is so: the first of the answers it leaves to each question, told to an
 * interview, gives the rules the truths that were asked for. */
static void
check_found(const struct topic *t, const struct solver *s, uint32_t rule)
{
	struct interview *iv = interview_new(t);
	const struct triage *v;

	for (uint32_t q = 0; q < topic_question_count(t); q++)
		if (topic_question(t, q)->kind != QUESTION_SCREEN)
			interview_answer(iv, q, solver_answer(s, q));
	v = interview_triage(iv);
	cr_assert(v->truth[rule] == TRUTH_TRUE && v->truth[rule + 1] == TRUTH_FALSE);
	interview_free(iv);
}

/* The search against trying assignments at random, in both directions. */
Test(tree_solve, agrees_with_trying_everything)
{
	for (uint64_t seed = 1; seed <= 25; seed++) {
		struct fixture_file *files = fixture_random_files(seed);
		struct topic *t = fixture_topic(files, NULL);
		struct bearing *b = bearing_new(t);
		struct solver *s = solver_new(t, b);

		for (uint32_t r = 0; r + 1 < topic_rule_count(t); r++) {
			uint64_t state = seed + 77;
			bool found = false;
			enum solved result;

			solver_reset(s);
			solver_require(
			    s, WORLD_FIRST, topic_rule(t, r)->when.at, TRUTH_BIT(TRUTH_TRUE));
			solver_require(
			    s, WORLD_FIRST, topic_rule(t, r + 1)->when.at, TRUTH_BIT(TRUTH_FALSE));
			result = solver_run(s);
			for (int n = 0; n < 3000 && !found; n++) {
				struct interview *iv = interview_new(t);
				const struct triage *v;

				for (uint32_t q = 0; q < topic_question_count(t); q++)
					if (fixture_random(&state) % 5 > 0)
						interview_answer(
						    iv, q, fixture_answer(t, q, &state));
				v = interview_triage(iv);
				found = v->truth[r] == TRUTH_TRUE && v->truth[r + 1] == TRUTH_FALSE;
				interview_free(iv);
			}
			cr_assert(result != SOLVE_GAVE_UP);
			if (found)
				cr_assert(result == SOLVE_FOUND, "seed %d rule %u", (int)seed, r);
			if (result == SOLVE_FOUND)
				check_found(t, s, r);
		}
		solver_free(s);
		bearing_free(b);
		topic_close(t);
		fixture_free_files(files);
	}
}

static const struct fixture_file tables[] = {{"causes", "id,name,prevalence\na,A,common\n"},
    {"questions", "id,text,kind,stage,ask-if\nq-x,X?,yes-no,history,\nq-y,Y?,yes-no,history,x\n"
		  "q-c,C?,choice,history,\n"},
    {"symptoms",
	"id,question,name,answer\nx,q-x,X,\ny,q-y,Y,\nc-one,q-c,C 1,one\nc-two,q-c,C 2,two\n"},
    {"evidence", "cause,symptom,frequency\na,x,80%\n"},
    {"triage",
	"id,when,urgency,message,suspect\nt-y,y,soon,See,a\nt-both,c-one and c-two,soon,See,\n"},
    {"advice", "id,kind,name,text,for,unless\nr,rest,R,R.,*,suspect:a\n"}, {NULL, NULL}};

/* Whether the condition can have that truth; the answers found go to `words`. */
static enum solved
find(struct solver *s, uint32_t at, enum truth truth, struct buf *words)
{
	enum solved found;

	solver_reset(s);
	solver_require(s, WORLD_FIRST, at, TRUTH_BIT(truth));
	found = solver_run(s);
	buf_clear(words);
	if (found == SOLVE_FOUND)
		solver_words(s, words);
	return found;
}

Test(tree_solve, knows_choices_ask_ifs_and_suspects)
{
	struct topic *t = fixture_topic(tables, NULL);
	struct bearing *b = bearing_new(t);
	struct solver *s = solver_new(t, b);
	uint32_t unless = topic_advice(t, 0)->unless.at;
	struct buf words = {0};

	cr_expect(find(s, topic_rule(t, 1)->when.at, TRUTH_TRUE, &words) == SOLVE_NONE,
	    "options exclude each other");
	cr_expect(find(s, topic_rule(t, 0)->when.at, TRUTH_TRUE, &words) == SOLVE_FOUND);
	cr_expect_str_eq(buf_str(&words), "q-x: not sure; q-y: yes", "Y is asked only then");
	cr_expect(find(s, unless, TRUTH_FALSE, &words) == SOLVE_FOUND);
	cr_expect_str_eq(buf_str(&words), "q-x: no", "then Y is ruled out: %s", buf_str(&words));
	cr_expect(find(s, unless, TRUTH_TRUE, &words) == SOLVE_FOUND);
	cr_expect_str_eq(buf_str(&words), "a: likely", "%s", buf_str(&words));
	solver_reset(s);
	solver_require_asked(s, fixture_question(t, "q-y"));
	solver_restrict(s, fixture_question(t, "q-x"), SOLVE_ANSWER(ANSWER_NONE));
	cr_expect(solver_run(s) == SOLVE_NONE, "and not after \"no\"");
	buf_free(&words);
	solver_free(s);
	bearing_free(b);
	topic_close(t);
}

/* Rules over the same list of signs. The counts can be had in very many ways, which the search does
 * not go through. */
static struct topic *
counting_topic(unsigned signs)
{
	struct buf questions = {0}, symptoms = {0}, list = {0}, rules = {0};

	buf_adds(&questions, "id,text,kind\nq-other,Other?,choice\n");
	buf_adds(&symptoms, "id,question,name\nalt,q-other,Other\nno-alt,q-other,None\n");
	for (unsigned i = 0; i < signs; i++) {
		buf_printf(&questions, "q-%u,Q?,yes-no\n", i);
		buf_printf(&symptoms, "s-%u,q-%u,S\n", i, i);
		buf_printf(&list, "%ss-%u", i > 0 ? "; " : "", i);
	}
	buf_printf(
	    &rules, "id,when,urgency,message\nfour,at-least 4 of (%s),soon,M\n", buf_str(&list));
	buf_printf(&rules, "five,at-least 5 of (%s),soon,M\n", buf_str(&list));
	buf_printf(&rules, "score,at-least 4 of (%s) or no-alt and at-least 2 of (%s),soon,M\n",
	    buf_str(&list), buf_str(&list));
	struct topic *t =
	    fixture_topic((struct fixture_file[]){{"causes", "id,name,prevalence\na,A,common\n"},
			      {"questions", buf_str(&questions)}, {"symptoms", buf_str(&symptoms)},
			      {"evidence", "cause,symptom,frequency\na,s-0,50%\n"},
			      {"triage", buf_str(&rules)}, {NULL, NULL}},
		NULL);
	buf_free(&questions);
	buf_free(&symptoms);
	buf_free(&list);
	buf_free(&rules);
	return t;
}

static enum solved
holds_without(struct solver *s, const struct topic *t, const char *rule, const char *other)
{
	solver_reset(s);
	solver_require(
	    s, WORLD_FIRST, topic_rule(t, fixture_rule(t, rule))->when.at, TRUTH_BIT(TRUTH_TRUE));
	solver_require(s, WORLD_FIRST, topic_rule(t, fixture_rule(t, other))->when.at,
	    TRUTH_ANY & ~TRUTH_BIT(TRUTH_TRUE));
	return solver_run_within(s, ANSWER_UNASKED, 20000);
}

/* Only where it is asked of the rule that names too many is a search given up. */
Test(tree_solve, gives_up_where_too_many_questions_bear_on_a_rule)
{
	struct buf questions = {0}, rule = {0};

	buf_adds(&questions, "id,text,kind,symptom,name\n");
	buf_adds(&rule, "id,when,urgency,message\nany,s-0");
	for (unsigned i = 0; i <= SOLVE_QUESTIONS; i++) {
		buf_printf(&questions, "q-%u,Q?,yes-no,s-%u,S\n", i, i);
		if (i > 0)
			buf_printf(&rule, " or s-%u", i);
	}
	buf_adds(&rule, ",soon,M\n");
	struct topic *t =
	    fixture_topic((struct fixture_file[]){{"causes", "id,name,prevalence\na,A,common\n"},
			      {"questions", buf_str(&questions)},
			      {"evidence", "cause,symptom,frequency\na,s-0,50%\n"},
			      {"triage", buf_str(&rule)}, {NULL, NULL}},
		NULL);
	struct bearing *b = bearing_new(t);
	struct solver *s = solver_new(t, b);

	solver_require_below(s, WORLD_FIRST, URGENCY_TODAY);
	cr_expect(solver_run(s) == SOLVE_FOUND, "it is less urgent");
	solver_reset(s);
	solver_require_below(s, WORLD_FIRST, URGENCY_SOON);
	cr_expect(solver_run(s) == SOLVE_GAVE_UP);
	buf_free(&questions);
	buf_free(&rule);
	solver_free(s);
	bearing_free(b);
	topic_close(t);
}

Test(tree_solve, gives_up_after_so_many_steps)
{
	struct topic *t = counting_topic(40);
	struct bearing *b = bearing_new(t);
	struct solver *s = solver_new(t, b);
	uint32_t q = fixture_question(t, "q-0");
	uint64_t open = solver_open(s, q);

	solver_require(s, WORLD_FIRST, topic_rule(t, 0)->when.at, TRUTH_BIT(TRUTH_TRUE));
	cr_expect(solver_run_within(s, ANSWER_UNASKED, 3) == SOLVE_GAVE_UP);
	cr_expect_eq(solver_open(s, q), open, "all is open again");
	solver_free(s);
	bearing_free(b);
	topic_close(t);
}

Test(tree_solve, what_at_least_counts_is_not_tried_in_every_way)
{
	struct topic *t = counting_topic(40);
	struct bearing *b = bearing_new(t);
	struct solver *s = solver_new(t, b);
	struct buf words = {0};

	cr_expect(holds_without(s, t, "five", "four") == SOLVE_NONE);
	cr_expect(holds_without(s, t, "four", "score") == SOLVE_NONE);
	cr_expect(holds_without(s, t, "score", "four") == SOLVE_FOUND);
	solver_words(s, &words);
	cr_expect_str_eq(
	    buf_str(&words), "q-other: None; q-38: yes; q-39: yes", "%s", buf_str(&words));
	cr_expect(holds_without(s, t, "four", "five") == SOLVE_FOUND);
	/* One of them is no longer like the others once something is said of it. */
	solver_reset(s);
	solver_restrict(s, fixture_question(t, "q-7"), SOLVE_ANSWER(ANSWER_FIRST));
	solver_change(s, fixture_question(t, "q-3"), ANSWER_FIRST);
	solver_require(s, WORLD_FIRST, topic_rule(t, 0)->when.at, TRUTH_BIT(TRUTH_FALSE));
	solver_require(s, WORLD_CHANGED, topic_rule(t, 0)->when.at, TRUTH_BIT(TRUTH_TRUE));
	cr_expect(solver_run(s) == SOLVE_FOUND);
	buf_free(&words);
	solver_free(s);
	bearing_free(b);
	topic_close(t);
}

/* Symptoms of one question, any number of which may be true. */
static const struct fixture_file several[] = {{"causes", "id,name,prevalence\na,A,common\n"},
    {"questions", "id,text,kind,stage\nq,Which?,several,history\n"},
    {"symptoms", "id,question,name\nx,q,X\ny,q,Y\nz,q,Z\n"},
    {"evidence", "cause,symptom,frequency\na,x,80%\n"},
    {"triage", "id,when,urgency,message\nt-both,x and y,soon,See\n"
	       "t-mixed,x and unsure y,soon,See\nt-one,x,soon,See\n"},
    {NULL, NULL}};

Test(tree_solve, knows_what_is_said_of_several)
{
	struct topic *t = fixture_topic(several, NULL);
	struct bearing *b = bearing_new(t);
	struct solver *s = solver_new(t, b);
	struct buf words = {0};

	cr_expect(find(s, topic_rule(t, 0)->when.at, TRUTH_TRUE, &words) == SOLVE_FOUND);
	cr_expect_str_eq(buf_str(&words), "q: X and Y", "%s", buf_str(&words));
	cr_expect(find(s, topic_rule(t, 1)->when.at, TRUTH_TRUE, &words) == SOLVE_NONE,
	    "\"not sure\" is said of all");
	cr_expect(find(s, topic_rule(t, 0)->when.at, TRUTH_UNKNOWN, &words) == SOLVE_FOUND);
	solver_reset(s);
	solver_require(s, WORLD_FIRST, topic_rule(t, 2)->when.at, TRUTH_BIT(TRUTH_TRUE));
	solver_require(s, WORLD_FIRST, topic_rule(t, 0)->when.at, TRUTH_BIT(TRUTH_FALSE));
	cr_expect(solver_run(s) == SOLVE_FOUND);
	cr_expect(solver_answer(s, 0) == answer_several(1, 2, 3), "yes, no, and nothing of Z");
	solver_reset(s);
	solver_restrict(s, 0, SOLVE_ANSWER(ANSWER_NONE) | SOLVE_ANSWER(ANSWER_UNSURE));
	solver_require(s, WORLD_FIRST, topic_rule(t, 2)->when.at, TRUTH_BIT(TRUTH_TRUE));
	cr_expect(solver_run(s) == SOLVE_NONE);
	buf_free(&words);
	solver_free(s);
	bearing_free(b);
	topic_close(t);
}

Test(tree_solve, one_more_of_several_leaves_the_others_as_they_are)
{
	struct topic *t = fixture_topic(several, NULL);
	struct bearing *b = bearing_new(t);
	struct solver *s = solver_new(t, b);

	solver_restrict(s, 0, ~SOLVE_ANSWER(ANSWER_FIRST + 2));
	solver_change(s, 0, ANSWER_FIRST + 2);
	solver_require(s, WORLD_FIRST, topic_rule(t, 0)->when.at, TRUTH_BIT(TRUTH_TRUE));
	solver_require(
	    s, WORLD_CHANGED, topic_rule(t, 0)->when.at, TRUTH_ANY & ~TRUTH_BIT(TRUTH_TRUE));
	cr_expect(solver_run(s) == SOLVE_NONE, "X and Y stay true");
	solver_free(s);
	bearing_free(b);
	topic_close(t);
}

/* What is required of a world: of every rule of an urgency one by one, or of the urgency at once.
 */
static void
require_below(struct solver *s, const struct topic *t, enum world w, uint32_t urgency, bool at_once)
{
	if (at_once)
		solver_require_below(s, w, urgency);
	for (uint32_t r = 0; r < topic_rule_count(t) && !at_once; r++)
		if (topic_rule(t, r)->urgency >= urgency)
			solver_require(
			    s, w, topic_rule(t, r)->when.at, TRUTH_ANY & ~TRUTH_BIT(TRUTH_TRUE));
}

/* Answers where one question has that answer, one other changes, and a rule holds in one world; no
 * rule of the urgency is to hold in the other. */
static enum solved
find_below(struct solver *s, const struct topic *t, const uint32_t draw[6], bool at_once)
{
	uint32_t questions = topic_question_count(t), rules = topic_rule_count(t);
	enum world other = draw[0] & 1 ? WORLD_CHANGED : WORLD_FIRST;

	solver_reset(s);
	if (draw[0] & 2)
		solver_restrict(s, draw[1] % questions, SOLVE_ANSWER(draw[2] % 5));
	if (other == WORLD_CHANGED)
		solver_change(s, draw[3] % questions, ANSWER_UNSURE + draw[2] / 5 % 3);
	if (draw[0] & 12)
		solver_require(s, WORLD_FIRST, topic_rule(t, draw[4] % rules)->when.at,
		    TRUTH_BIT(draw[0] & 4 ? TRUTH_TRUE : TRUTH_UNKNOWN));
	require_below(s, t, other, URGENCY_ROUTINE + draw[5] % 4, at_once);
	return solver_run(s);
}

/* A search that takes up only the rules that something bears on comes to the same as one that
 * requires it of each of them; and what it finds keeps all of them. */
Test(tree_solve, no_rule_of_an_urgency_is_as_each_of_them)
{
	uint32_t found[3] = {0};

	for (uint64_t seed = 1; seed <= 60; seed++) {
		struct fixture_file *files = fixture_random_files(seed);
		struct topic *t = fixture_topic(files, NULL);
		struct bearing *b = bearing_new(t);
		struct solver *all = solver_new(t, b), *some = solver_new(t, b);
		uint64_t state = seed + 991;

		for (int n = 0; n < 60 && topic_rule_count(t) > 0; n++) {
			uint32_t draw[6];
			for (int i = 0; i < 6; i++)
				draw[i] = fixture_random(&state) >> 8;
			enum solved wanted = find_below(all, t, draw, false);

			cr_assert(find_below(some, t, draw, true) == wanted, "seed %d, draw %d",
			    (int)seed, n);
			found[wanted]++;
			if (wanted != SOLVE_FOUND)
				continue;
			struct buf one = {0}, other = {0};
			solver_words(all, &one);
			solver_words(some, &other);
			cr_assert_str_eq(buf_str(&one), buf_str(&other));
			buf_free(&one);
			buf_free(&other);
		}
		solver_free(all);
		solver_free(some);
		bearing_free(b);
		topic_close(t);
		fixture_free_files(files);
	}
	cr_expect(found[SOLVE_FOUND] > 100 && found[SOLVE_NONE] > 100, "%u, %u", found[SOLVE_FOUND],
	    found[SOLVE_NONE]);
	cr_expect_eq(found[SOLVE_GAVE_UP], 0);
}
