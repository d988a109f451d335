/* SPDX-License-Identifier: MIT */
/* The tree: the same as deciding live, the same bytes. */
#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/buf.h"
#include "fixture.h"
#include "reason/outcome.h"
#include "tree/grow.h"
#include "topic/answer.h"
#include "reason/walk.h"

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
			struct outcome *o = fixture_outcome(iv);

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
		interview_answer(iv, s.question, fixture_answer(t, s.question, state));
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

/* A yes-no question for each of so many signs, which tells two causes apart. */
static struct topic *
topic_of_size(uint32_t signs)
{
	struct buf questions = {0}, symptoms = {0}, evidence = {0};

	buf_adds(&questions, "id,text,kind,stage,why\n");
	buf_adds(&symptoms, "id,question,name,definition\n");
	buf_adds(&evidence, "cause,symptom,frequency\n");
	for (uint32_t i = 0; i < signs; i++) {
		buf_printf(&questions, "q%u,Is it %u?,yes-no,history,It tells.\n", i, i);
		buf_printf(&symptoms, "s%u,q%u,Sign %u,It is there.\n", i, i, i);
		buf_printf(&evidence, "a,s%u,80%%\nb,s%u,20%%\n", i, i);
	}
	struct topic *t =
	    fixture_topic((struct fixture_file[]){{"causes", "id,name,prevalence\na,A,1\nb,B,1\n"},
			      {"questions", buf_str(&questions)}, {"symptoms", buf_str(&symptoms)},
			      {"evidence", buf_str(&evidence)}, {NULL, NULL}},
		NULL);
	buf_free(&questions);
	buf_free(&symptoms);
	buf_free(&evidence);
	return t;
}

Test(tree, the_work_does_not_grow_with_the_topic_times_the_budget)
{
	uint32_t sizes[] = {50, 1000, 2000, 4000}, decided[4];
	struct topic *knee = fixture_made("data/knee");

	for (int i = 0; i < 4; i++) {
		struct topic *t = topic_of_size(sizes[i]);

		decided[i] = grow_affordable(t, GROW_NODES);
		cr_assert(grow_affordable(t, 7) == 7, "a small budget is always kept to");
		topic_close(t);
	}
	cr_assert(decided[0] == GROW_NODES);
	cr_assert(decided[1] < GROW_NODES && decided[3] > 0);
	for (int i = 2; i < 4; i++)
		cr_assert(decided[i] * sizes[i] <= decided[1] * sizes[1] / 10 * 11);
	cr_assert(grow_affordable(knee, GROW_NODES) == GROW_NODES, "the knee's is whole");
	topic_close(knee);
}
