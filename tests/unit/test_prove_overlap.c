/* SPDX-License-Identifier: MIT */
/* Rules that cover each other, against a search over all pairs and against answers at random. */
#include <criterion/criterion.h>
#include <stdlib.h>

#include "base/alloc.h"
#include "fixture.h"
#include "topic/answer.h"
#include "prove/account.h"
#include "prove/overlap.h"

#define CAUSES                                                                                     \
	{                                                                                          \
		"causes", "id,name,prevalence\na,A,common\n"                                       \
	}
#define EVIDENCE                                                                                   \
	{                                                                                          \
		"evidence", "cause,symptom,frequency\na,x,80%\n"                                   \
	}

static const struct fixture_file tables[] = {CAUSES,
    {"questions", "id,text,kind,stage,ask-if\nq-e,E?,yes-no,emergency,\nq-x,X?,yes-no,history,\n"
		  "q-y,Y?,yes-no,history,\nq-c,C?,choice,history,\nq-z,Z?,yes-no,history,x\n"},
    {"symptoms", "id,question,name,answer\ne,q-e,E,\nx,q-x,X,\ny,q-y,Y,\nc-one,q-c,C 1,one\n"
		 "c-two,q-c,C 2,two\nz,q-z,Z,\n"},
    EVIDENCE,
    {"triage", "id,when,urgency,message\n"
	       "t-e,e,emergency,Go\n"
	       "t-x,x,soon,See\n"
	       "t-xy,x and y,soon,See\n"             /* covered by t-x */
	       "t-yx,y and x,soon,See\n"             /* covered by t-x, the same as t-xy */
	       "t-x-low,x,routine,See\n"             /* the same as t-x, less urgent */
	       "t-choice,c-one and c-two,soon,See\n" /* never */
	       "t-z,z,soon,See\n"           /* asked after X, also where that is not sure */
	       "t-any,x or y,routine,See\n" /* less urgent than t-x, and wider */
	       "t-by-rule,rule:t-x and y,soon,See\n" /* covered through a rule */
	       "t-e-soon,e and x,soon,See\n"         /* covered by the emergency */
	       "t-unsure,unsure x,soon,See\n"
	       "g-one,x,self-care,Stay\ng-two,x and not y,self-care,Stay\n"},
    {NULL, NULL}};

static void
check(const struct topic *t, const struct overlap *all, const char *rule, enum overlap_kind kind,
    const char *by)
{
	const struct overlap *o = &all[fixture_rule(t, rule)];

	cr_expect(o->kind == kind, "%s: %d", rule, o->kind);
	if (by == NULL)
		cr_expect(o->by == NONE, "%s", rule);
	else
		cr_expect(o->by == fixture_rule(t, by), "%s: by %s", rule,
		    topic_text(t, topic_rule(t, o->by)->id));
}

Test(tree_overlap, tells_what_covers_what)
{
	struct topic *t = fixture_topic(tables, NULL);
	struct bearing *b = bearing_new(t);
	struct solver *s = solver_new(t, b);
	struct overlap *all = xcalloc(topic_rule_count(t), sizeof *all);

	overlap_find(t, s, all);
	check(t, all, "t-e", OVERLAP_NONE, NULL);
	check(t, all, "t-x", OVERLAP_NONE, NULL);
	check(t, all, "t-xy", OVERLAP_COVERED, "t-x");
	check(t, all, "t-yx", OVERLAP_COVERED, "t-x");
	check(t, all, "t-x-low", OVERLAP_SAME, "t-x");
	check(t, all, "t-choice", OVERLAP_NEVER, NULL);
	check(t, all, "t-z", OVERLAP_NONE, NULL);
	check(t, all, "t-any", OVERLAP_NONE, NULL);
	check(t, all, "t-by-rule", OVERLAP_COVERED, "t-x");
	check(t, all, "t-e-soon", OVERLAP_COVERED, "t-e");
	check(t, all, "t-unsure", OVERLAP_NONE, NULL);
	check(t, all, "g-one", OVERLAP_NONE, NULL);
	check(t, all, "g-two", OVERLAP_COVERED, "g-one");
	free(all);
	solver_free(s);
	bearing_free(b);
	topic_close(t);
}

/* Whether a holds only where b does, by the search alone. */
static bool
implies(const struct topic *t, struct solver *s, uint32_t a, uint32_t b)
{
	solver_reset(s);
	solver_require(s, WORLD_FIRST, topic_rule(t, a)->when.at, TRUTH_BIT(TRUTH_TRUE));
	solver_require(
	    s, WORLD_FIRST, topic_rule(t, b)->when.at, TRUTH_ANY & ~TRUTH_BIT(TRUTH_TRUE));
	return solver_run(s) == SOLVE_NONE;
}

/* A rule that another covers is found, though not all pairs are looked at. */
static void
compare_pairs(const struct topic *t, struct solver *s, const struct overlap *all, uint32_t a)
{
	const struct rule *x = topic_rule(t, a);
	bool covered = false;

	for (uint32_t b = 0; b < topic_rule_count(t); b++) {
		const struct rule *y = topic_rule(t, b);
		bool same;

		if (a == b || y->urgency < x->urgency || !implies(t, s, a, b) ||
		    (x->urgency == URGENCY_SELF_CARE) != (y->urgency == URGENCY_SELF_CARE))
			continue;
		same = implies(t, s, b, a);
		covered = covered || !same || y->urgency > x->urgency || b < a;
	}
	cr_assert(all[a].kind == OVERLAP_NEVER ||
		  covered == (all[a].kind == OVERLAP_COVERED || all[a].kind == OVERLAP_SAME));
}

/* Answers at random contradict nothing that was found. */
static void
try_answers(
    const struct topic *t, const struct bearing *b, const struct overlap *all, uint64_t *state)
{
	struct account *a = account_new(t, b, ACCOUNT_RULES);

	for (int n = 0; n < 500; n++) {
		account_back(a, 0);
		for (uint32_t q = 0; q < topic_question_count(t); q++)
			account_answer(a, q,
			    fixture_random(state) % 4 == 0 ? ANSWER_UNASKED
							   : fixture_answer(t, q, state));
		for (uint32_t r = 0; r < topic_rule_count(t); r++) {
			if (account_rule(a, r) != TRUTH_BIT(TRUTH_TRUE))
				continue;
			cr_assert(all[r].kind != OVERLAP_NEVER);
			cr_assert(all[r].by == NONE ||
				  account_rule(a, all[r].by) == TRUTH_BIT(TRUTH_TRUE));
		}
	}
	account_free(a);
}

Test(tree_overlap, agrees_with_all_pairs_and_with_answers)
{
	uint32_t found = 0;

	for (uint64_t seed = 1; seed <= 150; seed++) {
		struct fixture_file *files = fixture_random_files(seed);
		struct topic *t = fixture_topic(files, NULL);
		struct bearing *b = bearing_new(t);
		struct solver *s = solver_new(t, b);
		struct overlap *all = xcalloc(topic_rule_count(t), sizeof *all);
		uint64_t state = seed + 7;

		overlap_find(t, s, all);
		for (uint32_t r = 0; r < topic_rule_count(t); r++) {
			compare_pairs(t, s, all, r);
			found += all[r].kind != OVERLAP_NONE;
		}
		try_answers(t, b, all, &state);
		free(all);
		solver_free(s);
		bearing_free(b);
		topic_close(t);
		fixture_free_files(files);
	}
	cr_expect(found > 10, "%u", found);
}
