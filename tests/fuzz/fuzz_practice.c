/* SPDX-License-Identifier: MIT */
/* Practice files: the lines between the first ones and the checksum, and whole files. What is read
 * writes the same file again, and whatever prefix of it happened can be told, judged and carried to
 * another compilation. */
#include "ground.h"

#include "learn/practice.h"
#include "learn/scores.h"
#include "tell/cohort.h"
#include "tell/forms.h"
#include "tell/transcript.h"

static const struct topic *t;

static void
judge(const struct practice *p)
{
	struct practice_feedback *f = practice_feedback_new(p);
	struct cohort *c = cohort_new(t);
	struct page *page = page_new();
	struct buf out = {0};

	cohort_add(c, "a", p, f);
	cohort_sort(c);
	for (int by = 0; by < SCORES_BY_COUNT; by++)
		scores_write(c, (enum scores_by)by, &out);
	scores_write_practice("a", "a.practice", p, f, true, &out);
	transcript_practice(page, p);
	form_write(form_named("lines"), page, "en", &out);
	page_begin(page, 80, false);
	tell_cohort(page, c, "");
	form_write(form_named("lines"), page, "en", &out);
	ground_check_shown(&out);
	buf_free(&out);
	page_free(page);
	cohort_free(c);
	practice_feedback_free(f);
}

static void
read_one(const char *bytes, size_t len)
{
	struct error err;
	struct practice *p = practice_read(t, bytes, len, "a.practice", &err), *other;
	struct buf once = {0}, again = {0};

	if (p == NULL)
		return;
	practice_write(p, &once);
	other = practice_read(t, buf_str(&once), once.len, "written", &err);
	FUZZ_CHECK(other != NULL);
	practice_write(other, &again);
	ground_check_same(&once, &again);
	practice_free(other);
	judge(p);
	other = practice_prefix(p, (uint32_t)(len % (p->log.len + 1)));
	FUZZ_CHECK(other != NULL);
	judge(other);
	practice_free(other);
	other = practice_carry(p, t);
	buf_clear(&again);
	practice_write(other, &again);
	ground_check_same(&once, &again);
	practice_free(other);
	practice_free(p);
	buf_free(&once);
	buf_free(&again);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct buf head;

	if (t == NULL) {
		t = ground_topic("tests/data/mini");
		head = ground_practice_head(t);
	}
	ground_read_both(&head, data, size, read_one);
	return 0;
}
