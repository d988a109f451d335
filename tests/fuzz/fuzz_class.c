/* SPDX-License-Identifier: MIT */
/* A folder of many people's practices: one input holds its files, each behind a line "== NAME ==",
 * with their first lines and their checksum put right. Whatever is there, the rest is judged, and
 * what is told of it can be shown. */
#include "ground.h"

#include <string.h>

#include "learn/folder.h"
#include "learn/scores.h"
#include "tell/cohort.h"
#include "tell/forms.h"

static const struct topic *t;
static struct buf head;

static void
write_practice(const char *name, const char *bytes, size_t len)
{
	struct buf whole = {0};

	if (len > 0 && bytes[0] == 'r') { /* as it is */
		ground_write(name, bytes, len);
		return;
	}
	ground_sign(&head, (const uint8_t *)bytes, len, &whole);
	ground_write(name, whole.data, whole.len);
	buf_free(&whole);
}

static void
tell(struct cohort *c, const struct folder *d, struct buf *out)
{
	struct page *page = page_new();

	cohort_sort(c);
	for (int by = 0; by < SCORES_BY_COUNT; by++)
		scores_write(c, (enum scores_by)by, out);
	page_begin(page, 80, false);
	tell_cohort(page, c, buf_str(&d->passed));
	form_write(form_named("lines"), page, "en", out);
	page_free(page);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct folder d;
	struct error err;
	struct buf out = {0}, bytes = {0};
	const char *name;

	if (t == NULL) {
		t = ground_topic("tests/data/mini");
		head = ground_practice_head(t);
	}
	ground_clear_folder();
	ground_split((const char *)data, size, write_practice);
	FUZZ_CHECK(folder_open(&d, ground_folder(), &err) == 0);
	struct cohort *c = cohort_new(t);
	if (folder_choose(&d, &bytes, &name))
		FUZZ_CHECK(bytes.len > 0 && name != NULL);
	if (size % 2 == 0)
		folder_anonymise(&d);
	for (size_t i = 0; i < d.files.len; i++) {
		struct practice *p = folder_read(&d, i, t);

		if (p == NULL)
			continue;
		struct practice_feedback *f = practice_feedback_new(p);
		const struct folder_file *file = &d.files.items[i];
		scores_write_practice(file->person, file->name, p, f, i == 0, &out);
		cohort_add(c, file->person, p, f);
		practice_feedback_free(f);
		practice_free(p);
	}
	tell(c, &d, &out);
	ground_check_shown(&out);
	cohort_free(c);
	folder_free(&d);
	buf_free(&bytes);
	buf_free(&out);
	return 0;
}
