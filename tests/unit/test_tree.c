/* The tree: the same as deciding live, the same bytes, proved, and proofs that can fail. */
#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "fixture.h"
#include "reason/outcome.h"
#include "tree/grow.h"
#include "tree/prove.h"
#include "tree/solve.h"
#include "topic/answer.h"
#include "tree/walk.h"

/* Walks at random; at each step the stored tree and live reasoning must agree. */
static uint32_t
walk_and_compare(const struct topic *t, uint64_t *state)
{
	struct interview *iv = interview_new(t);
	uint32_t steps = 0;

	for (;; steps++) {
		struct step s = walk_step(iv);
		enum next_reason why;
		uint32_t live = interview_next(iv, &why);

		cr_assert(s.question == live);
		cr_assert(s.why == why, "%d, not %d", (int)s.why, (int)why);
		if (s.stored && s.question == NONE) {
			const struct outcome_row *row =
			    topic_outcome(t, topic_node(t, s.node)->index);
			struct outcome *o = outcome_new(iv);

			cr_assert(row->urgency == (uint32_t)o->urgency);
			cr_assert(row->rules.count == o->rule_count);
			cr_assert(row->suspects.count == o->suspect_count);
			cr_assert(row->advice.count == o->advice_count);
			for (uint32_t i = 0; i < o->advice_count; i++)
				cr_assert(
				    topic_item(t, row->advice, i) ==
				    o->advice[i].advice * 2 + (o->advice[i].how == SHOW_NOT_IF));
			outcome_free(o);
		}
		if (s.question == NONE)
			break;
		interview_answer(iv, s.question,
		    ANSWER_UNSURE +
			fixture_random(state) % (topic_question(t, s.question)->options + 2));
	}
	interview_free(iv);
	return steps;
}

Test(tree, stored_and_live_agree_on_random_topics)
{
	for (uint64_t seed = 1; seed <= 40; seed++) {
		struct fixture_file *files = fixture_random_files(seed);
		uint32_t budgets[] = {1, 30, 3000};

		for (int b = 0; b < 3; b++) {
			struct topic *t = fixture_tree(files, budgets[b]);
			uint64_t state = seed * 999983 + 1;
			uint32_t longest = topic_meta(t)->max_questions + topic_question_count(t);

			for (int walk = 0; walk < 25; walk++)
				cr_assert(walk_and_compare(t, &state) <= longest);
			topic_close(t);
		}
		fixture_free_files(files);
	}
}

Test(tree, random_topics_keep_every_proof)
{
	for (uint64_t seed = 1; seed <= 40; seed++) {
		struct fixture_file *files = fixture_random_files(seed);
		struct topic *t = fixture_tree(files, 2000);
		struct proofs *p = prove_topic(t);

		for (int i = 0; i < PROOF_COUNT; i++)
			cr_assert(
			    p->list[i].result != PROOF_FAILS && p->list[i].result != PROOF_OPEN,
			    "seed %d %s: %s", (int)seed, p->list[i].id, p->list[i].detail);
		proofs_free(p);
		topic_close(t);
		fixture_free_files(files);
	}
}

Test(tree, same_tables_same_bytes)
{
	struct fixture_file *files = fixture_random_files(5);
	struct topic *a = fixture_tree(files, 500), *b = fixture_tree(files, 500);
	size_t la, lb;
	const void *x = topic_bytes(a, &la), *y = topic_bytes(b, &lb);

	cr_expect(la == lb && memcmp(x, y, la) == 0);
	topic_close(a);
	topic_close(b);
	fixture_free_files(files);
}

Test(tree, equal_futures_are_one_node)
{
	struct fixture_file *files = fixture_random_files(3);
	struct topic *t = fixture_tree(files, 20000);
	const struct image_report *r = &topic_meta(t)->report;
	uint32_t n = topic_node_count(t);

	cr_expect(r->dag_nodes == n);
	cr_expect(r->tree_nodes > n);
	for (uint32_t i = 0; i < n; i++) {
		const struct node *a = topic_node(t, i);

		for (uint32_t k = 0; k < i; k++) {
			const struct node *b = topic_node(t, k);

			if (a->kind != b->kind || a->index != b->index ||
			    a->edges.count != b->edges.count)
				continue;
			cr_assert(
			    a->edges.count > 0 &&
			    memcmp(topic_records(t, PART_EDGE, a->edges.first, a->edges.count),
				topic_records(t, PART_EDGE, b->edges.first, b->edges.count),
				a->edges.count * sizeof(uint32_t)) != 0);
		}
	}
	topic_close(t);
	fixture_free_files(files);
}

Test(tree, coverage_grows_with_the_budget_up_to_all)
{
	struct fixture_file *files = fixture_random_files(8);
	double last = -1;

	for (uint32_t budget = 1; budget <= 100000; budget *= 10) {
		struct topic *t = fixture_tree(files, budget);
		const struct image_report *r = &topic_meta(t)->report;

		cr_assert(r->covered >= last && r->covered <= 1 + 1e-9);
		cr_assert(r->expected >= r->bound - 1e-9, "no walk is shorter than the bound");
		last = r->covered;
		topic_close(t);
	}
	cr_expect(last > 0.999999);
	fixture_free_files(files);
}

/* A sound topic, and what each mutation of it must break. */
#define CAUSES                                                                                     \
	{                                                                                          \
		"causes", "id,name,prevalence\na,A,common\nb,B,common\n"                           \
	}
#define QUESTIONS                                                                                  \
	{                                                                                          \
		"questions",                                                                       \
		    "id,text,kind,stage\nq-e,E?,yes-no,emergency\nq-x,X?,yes-no,history\n"         \
		    "q-y,Y?,yes-no,history\n"                                                      \
	}
#define SYMPTOMS                                                                                   \
	{                                                                                          \
		"symptoms", "id,question,name,background\ne,q-e,E,1%\nx,q-x,X,10%\ny,q-y,Y,10%\n"  \
	}
#define EVIDENCE                                                                                   \
	{                                                                                          \
		"evidence", "cause,symptom,frequency\na,x,80%\nb,y,80%\n"                          \
	}

static enum proof_result
result_of(const struct topic *t, enum proof_kind which, const char *mention)
{
	struct proofs *p = prove_topic(t);
	enum proof_result r = p->list[which].result;

	if (mention != NULL)
		cr_expect(
		    strstr(p->list[which].detail, mention) != NULL, "%s", p->list[which].detail);
	cr_expect(proofs_hold(p) == (r == PROOF_HOLDS || r == PROOF_NOT_APPLICABLE));
	proofs_free(p);
	return r;
}

Test(tree, proofs_hold_on_a_sound_topic)
{
	static const struct fixture_file files[] = {CAUSES, QUESTIONS, SYMPTOMS, EVIDENCE,
	    {"triage", "id,when,urgency,message\nt,e,emergency,Go\nu,x and "
		       "y,soon,See\ng,x,self-care,Stay\n"},
	    {NULL, NULL}};
	struct topic *t = fixture_tree(files, 1000);

	for (int i = 0; i < PROOF_COUNT; i++)
		cr_expect(result_of(t, (enum proof_kind)i, NULL) == PROOF_HOLDS, "%d", i);
	topic_close(t);
}

Test(tree, a_topic_without_rules_has_nothing_to_prove)
{
	static const struct fixture_file files[] = {CAUSES,
	    {"questions", "id,text,kind,stage\nq-x,X?,yes-no,history\nq-y,Y?,yes-no,history\n"},
	    {"symptoms", "id,question,name\nx,q-x,X\ny,q-y,Y\n"}, EVIDENCE, {NULL, NULL}};
	struct topic *t = fixture_tree(files, 1000);

	for (int i = 0; i < PROOF_COUNT; i++)
		cr_expect(result_of(t, (enum proof_kind)i, NULL) == PROOF_NOT_APPLICABLE, "%d", i);
	topic_close(t);
}

Test(tree, monotone_fails_where_a_yes_takes_a_rule_away)
{
	static const struct fixture_file files[] = {CAUSES, QUESTIONS, SYMPTOMS, EVIDENCE,
	    {"triage", "id,when,urgency,message\nt,e,emergency,Go\nu,unsure x and y,soon,See\n"},
	    {NULL, NULL}};
	struct topic *t = fixture_tree(files, 1000);

	cr_expect(result_of(t, PROOF_MONOTONE, "q-x: not sure; q-y: yes") == PROOF_FAILS);
	topic_close(t);
}

Test(tree, monotone_holds_where_another_rule_takes_over)
{
	static const struct fixture_file files[] = {CAUSES, QUESTIONS, SYMPTOMS, EVIDENCE,
	    {"triage", "id,when,urgency,message\nt,e,emergency,Go\nu,unsure x and y,soon,See\n"
		       "v,x,soon,See\n"},
	    {NULL, NULL}};
	struct topic *t = fixture_tree(files, 1000);

	cr_expect(result_of(t, PROOF_MONOTONE, NULL) == PROOF_HOLDS);
	topic_close(t);
}

/* The compiler refuses tables that would break these two, so the stored tree is broken by hand. */
static struct topic *
broken_tree(const struct fixture_file *files, void (*mutate)(struct builder *))
{
	struct builder *b;
	struct topic *bare = fixture_topic(files, &b), *t;
	struct error err;
	size_t len;
	void *bytes;

	grow_tree(bare, 1000, NULL, b);
	mutate(b);
	bytes = builder_finish(b, &len);
	t = topic_open_bytes(bytes, len, &err);
	cr_assert(t != NULL);
	topic_close(bare);
	builder_free(b);
	return t;
}

static const struct fixture_file gated[] = {CAUSES, QUESTIONS, SYMPTOMS, EVIDENCE,
    {"triage", "id,when,urgency,message\nt,e,emergency,Go\nu,y,soon,See\ng,x,self-care,Stay\n"},
    {NULL, NULL}};

static void
skip_the_emergency(struct builder *b)
{
	struct node *root = builder_record(b, PART_NODE, 0);
	const uint32_t *edges = builder_record(b, PART_EDGE, root->edges.first);

	*root = *(struct node *)builder_record(b, PART_NODE, edges[ANSWER_NONE - ANSWER_UNSURE]);
}

static void
weaken_the_rule(struct builder *b)
{
	((struct rule *)builder_record(b, PART_RULE, 0))->urgency = URGENCY_SOON;
}

static void
all_self_care(struct builder *b)
{
	for (uint32_t i = 0; i < builder_count(b, PART_OUTCOME); i++)
		((struct outcome_row *)builder_record(b, PART_OUTCOME, i))->urgency =
		    URGENCY_SELF_CARE;
}

static void
make_a_circle(struct builder *b)
{
	struct node *root = builder_record(b, PART_NODE, 0);
	uint32_t *edges = builder_record(b, PART_EDGE, root->edges.first);

	edges[0] = 0;
}

Test(tree, red_flags_first_fails_when_they_are_skipped)
{
	struct topic *t = broken_tree(gated, skip_the_emergency);

	cr_expect(result_of(t, PROOF_RED_FLAGS, "an emergency question is still to be asked") ==
		  PROOF_FAILS);
	topic_close(t);
}

Test(tree, red_flags_first_fails_when_a_flag_raises_no_emergency)
{
	struct topic *t = broken_tree(gated, weaken_the_rule);

	cr_expect(result_of(t, PROOF_RED_FLAGS, "q-e: yes") == PROOF_FAILS);
	topic_close(t);
}

Test(tree, self_care_fails_without_gate_or_answers)
{
	struct topic *t = broken_tree(gated, all_self_care);

	cr_expect(result_of(t, PROOF_SELF_CARE, "self-care") == PROOF_FAILS);
	topic_close(t);
}

Test(tree, a_circle_is_found)
{
	struct topic *t = broken_tree(gated, make_a_circle);

	cr_expect(result_of(t, PROOF_SELF_CARE, "circle") == PROOF_FAILS);
	topic_close(t);
}

/* What the search found is so: the first of the answers it leaves to each question, told to an
 * interview, gives the rules the truths that were asked for. */
static void
check_found(const struct topic *t, const struct solver *s, uint32_t rule)
{
	struct interview *iv = interview_new(t);
	const struct triage *v;

	for (uint32_t q = 0; q < topic_question_count(t); q++) {
		uint32_t answer = 0;

		while (!(solver_open(s, q) & SOLVE_ANSWER(answer)))
			answer++;
		if (topic_question(t, q)->kind != QUESTION_SCREEN)
			interview_answer(iv, q, answer);
	}
	v = interview_triage(iv);
	cr_assert(v->truth[rule] == TRUTH_TRUE && v->truth[rule + 1] == TRUTH_FALSE);
	interview_free(iv);
}

/* The search against trying assignments at random, in both directions. */
Test(tree, solver_agrees_with_trying_everything)
{
	for (uint64_t seed = 1; seed <= 25; seed++) {
		struct fixture_file *files = fixture_random_files(seed);
		struct topic *t = fixture_topic(files, NULL);

		for (uint32_t r = 0; r + 1 < topic_rule_count(t); r++) {
			struct solver *s = solver_new(t);
			uint64_t state = seed + 77;
			bool found = false;
			enum solved result;

			solver_require(
			    s, WORLD_FIRST, topic_rule(t, r)->when.at, TRUTH_BIT(TRUTH_TRUE));
			solver_require(
			    s, WORLD_FIRST, topic_rule(t, r + 1)->when.at, TRUTH_BIT(TRUTH_FALSE));
			result = solver_run(s);
			for (int n = 0; n < 3000 && !found; n++) {
				struct interview *iv = interview_new(t);
				const struct triage *v;

				for (uint32_t q = 0; q < topic_question_count(t); q++)
					interview_answer(iv, q,
					    fixture_random(&state) %
						(topic_question(t, q)->options + 3));
				v = interview_triage(iv);
				found = v->truth[r] == TRUTH_TRUE && v->truth[r + 1] == TRUTH_FALSE;
				interview_free(iv);
			}
			cr_assert(result != SOLVE_GAVE_UP);
			if (found)
				cr_assert(result == SOLVE_FOUND, "seed %d rule %u", (int)seed, r);
			if (result == SOLVE_FOUND)
				check_found(t, s, r);
			solver_free(s);
		}
		topic_close(t);
		fixture_free_files(files);
	}
}

static void *
bytes_of_tree(uint64_t seed, const struct work *work, size_t *len)
{
	struct fixture_file *files = fixture_random_files(seed);
	struct builder *b;
	struct topic *bare = fixture_topic(files, &b);
	void *bytes = NULL;

	if (grow_tree(bare, 3000, work, b))
		bytes = builder_finish(b, len);
	else
		cr_expect(builder_count(b, PART_NODE) == 0, "a stopped tree leaves nothing");
	topic_close(bare);
	builder_free(b);
	fixture_free_files(files);
	return bytes;
}

Test(tree, any_number_of_threads_grows_the_same_tree)
{
	for (uint64_t seed = 1; seed <= 8; seed++) {
		struct work two = {.threads = 2}, seven = {.threads = 7};
		size_t len[3];
		char *trees[] = {bytes_of_tree(seed, NULL, &len[0]),
		    bytes_of_tree(seed, &two, &len[1]), bytes_of_tree(seed, &seven, &len[2])};

		for (int i = 1; i < 3; i++)
			cr_expect(len[i] == len[0] && memcmp(trees[i], trees[0], len[0]) == 0,
			    "seed %u", (unsigned)seed);
		for (int i = 0; i < 3; i++)
			free(trees[i]);
	}
}

static bool
stop_at_once(void *ctx, const char *what, uint64_t done, uint64_t total)
{
	(void)ctx, (void)what, (void)done, (void)total;
	return false;
}

Test(tree, growing_can_be_stopped)
{
	struct work work = {.threads = 2, .tick = stop_at_once};
	size_t len;

	cr_expect(bytes_of_tree(1, &work, &len) == NULL);
}
