/* SPDX-License-Identifier: MIT */
/* Threads that share out items: each is done once, run after run, whatever the number of
 * threads. */
#include <criterion/criterion.h>
#include <stdatomic.h>

#include "base/crew.h"

struct tally {
	atomic_uint times[1000];
	atomic_uint at_work[8]; /* of each member */
	atomic_bool clash;
};

static void
count_item(void *ctx, unsigned member, size_t item)
{
	struct tally *y = ctx;

	if (member >= 8 || atomic_fetch_add(&y->at_work[member], 1) != 0)
		atomic_store(&y->clash, true);
	atomic_fetch_add(&y->times[item], 1);
	atomic_fetch_sub(&y->at_work[member], 1);
}

Test(base_crew, every_item_is_done_once_in_each_run)
{
	for (unsigned members = 0; members <= 8; members++) {
		static struct tally y;
		struct crew *c = crew_new(members, count_item, &y);

		for (size_t i = 0; i < 1000; i++)
			atomic_store(&y.times[i], 0);
		for (int run = 0; run < 50; run++)
			crew_run(c, run % 2 ? 1000 : 3);
		crew_run(c, 0);
		crew_free(c);
		for (size_t i = 0; i < 1000; i++)
			cr_assert(atomic_load(&y.times[i]) == (i < 3 ? 50u : 25u),
			    "%u threads: item %zu was done %u times", members, i,
			    atomic_load(&y.times[i]));
		cr_assert(!atomic_load(&y.clash), "a member was at two items at a time");
	}
}

static bool
refuse(void *ctx, const char *what, uint64_t done, uint64_t total)
{
	cr_expect_str_eq(what, "tree");
	cr_expect(done == 1 && total == 2);
	++*(int *)ctx;
	return false;
}

Test(base_crew, a_tick_may_end_the_work)
{
	int calls = 0;
	struct work w = {.tick = refuse, .ctx = &calls}, silent = {0};

	cr_expect(work_tick(NULL, "tree", 1, 2));
	cr_expect(work_tick(&silent, "tree", 1, 2));
	cr_expect(!work_tick(&w, "tree", 1, 2));
	cr_expect(calls == 1);
}
