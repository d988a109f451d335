/* SPDX-License-Identifier: MIT */
/* The tree as an outline: rows, parents, shares, finding. */
#include <criterion/criterion.h>

#include "fixture.h"

#include "reason/outline.h"

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
