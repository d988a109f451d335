/* SPDX-License-Identifier: MIT */
/* Files of cases: cut into pieces, read, each case asked to its end by a few ways of answering.
 * What comes of them does not depend on how many threads work, and no more is asked than there is.
 */
#include "ground.h"

#include <string.h>

#include "base/alloc.h"
#include "eval/run.h"

static const struct topic *t;

static bool
check_case(void *ctx, const struct case_facts *facts, const struct eval_result *result)
{
	struct buf *ids = ctx;

	FUZZ_CHECK(facts->leaf < topic_leaf_count(t));
	FUZZ_CHECK(facts->urgency == NONE || facts->urgency < URGENCY_LEVELS);
	FUZZ_CHECK(result->questions <= topic_question_count(t));
	buf_printf(ids, "%s %u\n", facts->id, (unsigned)result->questions);
	return true;
}

static struct buf
run(const char *path, uint32_t jobs, bool missing_unknown)
{
	struct buf ids = {0};
	struct diags *diags = diags_new();
	struct eval_job job = {.path = path,
	    .t = t,
	    .options = {.missing_unknown = missing_unknown},
	    .jobs = jobs,
	    .on_case = check_case,
	    .ctx = &ids};
	struct eval_report *r = eval_run(&job, diags);

	FUZZ_CHECK(r != NULL);
	eval_report_free(r);
	ground_check_diags(diags);
	ground_check_shown(&ids);
	return ids;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static char *path;
	struct buf one, two;

	if (t == NULL) {
		t = ground_topic("tests/data/mini");
		path = xasprintf("%s/cases.csv", ground_folder());
	}
	ground_write("cases.csv", (const char *)data, size);
	one = run(path, 1, size % 2 == 0);
	if (size % 16 == 0) {
		two = run(path, 3, true);
		ground_check_same(&one, &two);
		buf_free(&two);
	}
	buf_free(&one);
	return 0;
}
