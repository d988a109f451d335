/* SPDX-License-Identifier: MIT */
/* Progress files: cards, cases and their order, between the first lines and the checksum, and whole
 * files. A file that can be read is added to and reads again, with all that it had; one to which
 * nothing can be added stays as it is. */
#include "ground.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/file.h"
#include "learn/progress.h"
#include "learn/recall.h"

enum { TODAY = 20000, FILE_MOST = 1 << 20 };

static const struct topic *t;
static char *path;

static struct buf
kept(void)
{
	struct buf b = {0};

	file_read(path, FILE_MOST, &b, NULL);
	return b;
}

static bool
is_same(const struct recall_state *a, const struct recall_state *b)
{
	return a->repetitions == b->repetitions && a->ease == b->ease &&
	       a->interval == b->interval && a->last == b->last && a->due == b->due;
}

/* A round of all that is due, by grades that come of the file's length. */
static void
recall(struct recall *r, size_t len)
{
	struct recall_round *round = recall_round_new(r, TODAY, 20);
	struct buf out = {0};
	uint32_t card;
	bool again;

	for (int i = 0; i < 40 && (card = recall_round_card(round, &again)) != NONE; i++) {
		recall_write_prompt(r, card, &out);
		recall_round_grade(round, (uint32_t)(len + (size_t)i) % (RECALL_GRADE_MOST + 1));
		recall_write_day(r->states[card].due, &out);
	}
	ground_check_shown(&out);
	recall_round_free(round);
	buf_free(&out);
}

/* One card and one case are put into the file; what it told of all others it tells again. */
static void
add_to(struct recall *r, struct progress *p)
{
	struct recall *other = recall_new(t);
	struct progress *cases = progress_new(t);
	struct error err;

	r->states[0] = recall_next(r->states[0], RECALL_PASSED, TODAY);
	FUZZ_CHECK(recall_save(r, 0, path, &err) == 0);
	FUZZ_CHECK(progress_add(p, 0, 50, TODAY, &err) == 0);
	FUZZ_CHECK(recall_load(other, path, &err) == 0);
	FUZZ_CHECK(progress_load(cases, path, &err) == 0);
	for (size_t i = 0; i < r->cards.len; i++)
		FUZZ_CHECK(is_same(&r->states[i], &other->states[i]));
	for (uint32_t i = 0; i < topic_case_count(t); i++)
		FUZZ_CHECK(memcmp(&p->done[i], &cases->done[i], sizeof p->done[i]) == 0);
	FUZZ_CHECK(cases->order == p->order);
	recall_free(other);
	progress_free(cases);
}

static void
read_one(const char *bytes, size_t len)
{
	struct recall *r = recall_new(t);
	struct progress *p = progress_new(t);
	struct error err;

	ground_write("a.progress", bytes, len);
	bool cards = recall_read(r, bytes, len, "a.progress", &err) == 0;
	bool cases = progress_load(p, path, &err) == 0;
	if (cards && cases) {
		uint32_t *order = xcalloc(topic_case_count(t), sizeof *order), best;

		progress_order(p, order);
		FUZZ_CHECK(progress_next(p, NONE) < topic_case_count(t));
		progress_count(p, &best);
		free(order);
		recall_count(r, TODAY);
		add_to(r, p);
		recall(r, len);
	} else if (!cards && !cases) {
		struct buf before = kept(), after;

		bool refused = recall_save(r, 0, path, &err) != 0;
		after = kept();
		if (refused)
			ground_check_same(&before, &after);
		buf_free(&before);
		buf_free(&after);
	}
	progress_free(p);
	recall_free(r);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct buf head;

	if (t == NULL) {
		t = ground_topic("tests/data/mini");
		path = xasprintf("%s/a.progress", ground_folder());
		FUZZ_CHECK(progress_put(t, path, "", NULL) == 0);
		head = kept();
	}
	ground_read_both(&head, data, size, read_one);
	return 0;
}
