/* SPDX-License-Identifier: MIT */
/* Telling saved files apart by their first line, so that a command can take either kind. */
#include "learn/saved.h"

#include <string.h>

#include "base/file.h"
#include "session/lines.h"
#include "session/save.h"

static bool
begins(const char *bytes, size_t len, const char *word)
{
	size_t n = strlen(word);

	return len > n && memcmp(bytes, word, n) == 0 && bytes[n] == ' ';
}

enum saved_kind
saved_kind(const char *bytes, size_t len)
{
	return begins(bytes, len, "ramus-session")    ? SAVED_WALK
	       : begins(bytes, len, "ramus-practice") ? SAVED_PRACTICE
						      : SAVED_OTHER;
}

bool
saved_topic(const char *bytes, size_t len, struct buf *id)
{
	struct buf copy = {0};
	struct lines l;
	const char *name = NULL;

	buf_add(&copy, bytes, len);
	lines_over(&l, &copy);
	while (lines_next(&l))
		if (lines_word(&l, "topic")) {
			name = lines_name(&l);
			break;
		}
	if (name != NULL)
		buf_adds(id, name);
	lines_close(&l);
	buf_free(&copy);
	return id->len > 0;
}

int
saved_read(const struct topic *t, const char *bytes, size_t len, const char *name,
    struct saved *out, struct error *err)
{
	*out = (struct saved){NULL, NULL};
	if (saved_kind(bytes, len) == SAVED_PRACTICE) {
		out->practice = practice_read(t, bytes, len, name, err);
		return out->practice != NULL ? 0 : -1;
	}
	out->walk = session_new(t);
	int status = session_read(out->walk, bytes, len, name, err);
	if (status != 0)
		saved_free(out);
	return status;
}

void
saved_free(struct saved *s)
{
	session_free(s->walk);
	practice_free(s->practice);
	*s = (struct saved){NULL, NULL};
}

int
saved_load(const char *path, const char *name, struct buf *bytes, struct error *err)
{
	if (file_read_as(path, name, LINES_FILE_LIMIT, bytes, err) != 0)
		return -1;
	if (saved_kind(buf_str(bytes), bytes->len) == SAVED_OTHER)
		return error_set(err, "%s: is neither a saved walk nor a practice of Ramus", name);
	return 0;
}
