/* SPDX-License-Identifier: MIT */
/* The tree as an outline: rows, parents, shares, finding. */
#include <criterion/criterion.h>

#include "fixture.h"

#include "reason/outline.h"
#include "topic/answer.h"

static void
check_rows(const struct outline *o)
{
	uint32_t i;

	for (i = 1; i < outline_count(o); i++) {
		const struct outline_row *r = outline_row(o, i), *up = outline_row(o, r->parent);

		cr_assert(r->parent < i && up->open && up->depth + 1 == r->depth);
		cr_assert(r->depth <= outline_row(o, i - 1)->depth + 1);
	}
}

static uint32_t
open_all(struct outline *o)
{
	uint32_t i;

	for (i = 0; i < outline_count(o) && i < 3000; i++)
		outline_unfold(o, i);
	check_rows(o);
	return i;
}

Test(reason_outline, shares_of_branches_sum_to_one)
{
	struct topic *t = fixture_made("tests/data/mini");
	struct outline *o = outline_new(t);
	double sum = 0;
	uint32_t i;

	cr_assert(outline_count(o) > 1);
	for (i = 1; i < outline_count(o); i++)
		if (outline_row(o, i)->share >= 0)
			sum += outline_row(o, i)->share;
	cr_expect(sum > 0.999 && sum < 1.001, "%f", sum);
	outline_free(o);
	topic_close(t);
}

Test(reason_outline, folding_takes_away_what_unfolding_brought)
{
	struct topic *t = fixture_made("tests/data/mini");
	struct outline *o = outline_new(t);
	uint32_t before = outline_count(o), i;

	open_all(o);
	cr_expect(outline_count(o) > before);
	for (i = 1; i < outline_count(o); i++) {
		outline_fold(o, i);
		check_rows(o);
	}
	cr_expect_eq(outline_count(o), before);
	outline_fold(o, 0);
	cr_expect_eq(outline_count(o), 1u);
	outline_free(o);
	topic_close(t);
}

/* Of all that could be opened none is taken more often than what was. */
Test(reason_outline, the_branches_that_are_taken_most_are_opened)
{
	struct topic *t = fixture_made("tests/data/mini");
	struct outline *o = outline_new(t);
	double least = 1, most = 0;
	uint32_t open = 0;

	outline_unfold_most(o, 6);
	check_rows(o);
	for (uint32_t i = 0; i < outline_count(o); i++) {
		const struct outline_row *r = outline_row(o, i);

		open += r->open;
		if (r->open && r->share < least)
			least = r->share;
		if (!r->open && outline_has_branches(o, i) && r->share > most)
			most = r->share;
	}
	cr_expect_eq(open, 6u);
	cr_expect(most > 0 && most <= least, "%f %f", most, least);
	outline_unfold_most(o, 100000);
	for (uint32_t i = 0; i < outline_count(o); i++)
		cr_expect(outline_row(o, i)->open || !outline_has_branches(o, i) ||
			  outline_row(o, i)->share <= 0);
	outline_free(o);
	topic_close(t);
}

static bool
is_outcome(void *ctx, uint32_t node)
{
	return topic_node(ctx, node)->kind == NODE_OUTCOME;
}

/* Stepping through all outcomes forward and back meets the same ones. */
Test(reason_outline, finding_goes_both_ways)
{
	struct topic *t = fixture_made("tests/data/mini");
	struct outline *o = outline_new(t);
	uint32_t forward = 0, backward = 0, at = 0, last = 0, guard;
	uint64_t number = 0, count = 0;

	for (guard = 0; guard < 20000; guard++) {
		at = outline_find(o, at, false, is_outcome, t, &number, &count);
		if (at == NONE)
			break;
		cr_assert(is_outcome(t, outline_row(o, at)->node) && at > last);
		last = at;
		forward++;
		cr_expect_eq(number, forward, "the first of all, then one by one");
	}
	cr_expect_eq(count, forward);
	check_rows(o);
	backward = forward > 0;
	for (at = last; (at = outline_find(o, at, true, is_outcome, t, &number, &count)) != NONE;
	     backward++)
		cr_expect_eq(number, forward - backward);
	cr_expect(forward > 3);
	cr_expect_eq(forward, backward);
	outline_free(o);
	topic_close(t);
}

Test(reason_outline, a_path_leads_back_to_its_row)
{
	struct topic *t = fixture_made("tests/data/mini");
	struct outline *o = outline_new(t);
	uint32_t i, n = open_all(o);

	for (i = 0; i < n; i++) {
		uint32_t questions[64], answers[64], depth, k, row = 0;

		cr_assert(outline_row(o, i)->depth < 64);
		depth = outline_path(o, i, questions, answers);
		for (k = 0; k < depth; k++)
			row = outline_branch(o, row, answers[k]);
		cr_expect_eq(row, i);
	}
	outline_free(o);
	topic_close(t);
}

/* Forging trees: a topic of two questions with so many nodes, whose edges lead to these. The last
 * node is a leaf. */
static const struct fixture_file tables[] = {{"causes", "id,name\na,A\nb,B\n"},
    {"questions", "id,text\nq-x,X?\nq-y,Y?\n"},
    {"symptoms", "id,question,name\nx,q-x,X\ny,q-y,Y\n"},
    {"evidence", "cause,symptom,frequency\na,x,90%\nb,y,5%\n"}, {NULL, NULL}};

static struct topic *
forged_tree(uint32_t nodes, uint32_t (*leads)(uint32_t node, uint32_t edge), uint32_t edges)
{
	struct builder *b = NULL;
	struct error err;
	size_t len;

	topic_close(fixture_topic(tables, &b));
	for (uint32_t i = 0; i < nodes; i++) {
		bool leaf = i + 1 == nodes;
		struct node node = {.kind = leaf ? NODE_LIVE : NODE_QUESTION, .index = i % 2};
		uint32_t first = builder_count(b, PART_EDGE), count = leaf ? 0 : edges;

		for (uint32_t k = 0; k < count; k++)
			builder_add(b, PART_EDGE, &(uint32_t){leads(i, k)});
		node.edges = (struct list){count > 0 ? first : 0, count};
		builder_add(b, PART_NODE, &node);
	}
	void *bytes = builder_finish(b, &len);
	builder_free(b);
	struct topic *t = topic_open_bytes(bytes, len, &err);
	cr_assert(t != NULL, "%s", err.text);
	return t;
}

static uint32_t
to_next(uint32_t node, uint32_t edge)
{
	(void)edge;
	return node + 1;
}

/* Round and round, with a way out to the third. */
static uint32_t
in_a_circle(uint32_t node, uint32_t edge)
{
	return edge == 2 ? 2 : (node + 1) % 2;
}

static bool
is_third(void *ctx, uint32_t node)
{
	(void)ctx;
	return node == 2;
}

static bool
is_any(void *ctx, uint32_t node)
{
	(void)ctx, (void)node;
	return true;
}

/* No stack is deep enough for what a forged file can hold, and no memory large enough. */
Test(reason_outline, nothing_is_found_in_a_forged_tree_without_end, .timeout = 60)
{
	struct topic *forged[] = {forged_tree(1000000, to_next, 3), forged_tree(3, in_a_circle, 3)};
	uint64_t number, count;

	for (int i = 0; i < 2; i++) {
		struct outline *o = outline_new(forged[i]);

		cr_assert(outline_has_branches(o, 0));
		for (int backward = 0; backward < 2; backward++)
			cr_expect_eq(outline_find(o, backward ? outline_count(o) : 0, backward,
					 is_third, NULL, &number, &count),
			    NONE);
		cr_expect_eq(
		    open_all(o), outline_count(o), "no way is longer than there are questions");
		outline_free(o);
		topic_close(forged[i]);
	}
}

/* A question with more answers in the tree than it has, or fewer, has no branches. */
Test(reason_outline, a_forged_branch_is_none, .timeout = 60)
{
	for (uint32_t edges = 0; edges < 6; edges++) {
		struct topic *t = forged_tree(3, to_next, edges);
		struct outline *o = outline_new(t);
		uint64_t number, count;

		cr_expect_eq(outline_has_branches(o, 0), edges == 3, "%u", edges);
		cr_expect_neq(
		    outline_find(o, outline_count(o), true, is_any, NULL, &number, &count), NONE,
		    "%u", edges);
		outline_free(o);
		topic_close(t);
	}
}
