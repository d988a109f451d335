/* SPDX-License-Identifier: MIT */
/* Session files: the lines between the first ones and the checksum, and whole files. What is read
 * can be told, carried to another compilation, and saved; the saved file reads, and saves the same
 * again. */
#include "ground.h"

#include "base/alloc.h"
#include "base/file.h"
#include "session/save.h"
#include "tell/forms.h"
#include "tell/transcript.h"

static const struct topic *t;

/* The file that saving makes; empty where it is too large to be made. */
static struct buf
save(struct session *s)
{
	char *path = xasprintf("%s/a.session", ground_folder());
	struct error err;
	struct buf out = {0};

	ground_clear_folder();
	if (session_save(s, path, &err) == 0)
		FUZZ_CHECK(file_read(path, 0, &out, &err) == 0);
	free(path);
	return out;
}

static void
tell(struct session *s)
{
	struct page *p = page_new();
	struct buf out = {0};

	session_now(s);
	transcript_walk(p, s);
	form_write(form_named("lines"), p, "en", &out);
	ground_check_shown(&out);
	buf_free(&out);
	page_free(p);
}

static void
read_one(const char *bytes, size_t len)
{
	struct session *s = session_new(t), *carried, *other = session_new(t);
	struct error err;

	if (session_read(s, bytes, len, "a.session", &err) == 0) {
		struct buf saved = save(s), again;

		tell(s);
		FUZZ_CHECK(session_read(other, buf_str(&saved), saved.len, "saved", &err) == 0);
		again = save(other);
		ground_check_same(&saved, &again);
		buf_free(&again);
		carried = session_carry(s, t);
		again = save(carried);
		ground_check_same(&saved, &again);
		session_free(carried);
		buf_free(&again);
		buf_free(&saved);
	} else {
		FUZZ_CHECK(session_length(s) == 0 && session_kept_count(s, KEPT_NOTES) == 0);
	}
	session_free(s);
	session_free(other);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct buf head;

	if (t == NULL) {
		t = ground_topic("tests/data/mini");
		struct session *empty = session_new(t);
		head = save(empty);
		session_free(empty);
	}
	ground_read_both(&head, data, size, read_one);
	return 0;
}
