/* SPDX-License-Identifier: MIT */
/* What the program shows against what it showed when somebody looked at it and found it good. With
 * RAMUS_GOLDEN=write in the environment the files are written anew; look at what changed. */
#ifndef TESTS_GOLDEN_H
#define TESTS_GOLDEN_H

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#include "shared_data.h"

#include "base/buf.h"
#include "base/file.h"

/* Says where the two first differ: a file may be long. Writing it anew and `git diff` show the
 * rest. */
static inline void
golden_tell_difference(const char *path, const char *then, const char *now)
{
	size_t line = 1;

	for (;;) {
		size_t then_len = strcspn(then, "\n"), now_len = strcspn(now, "\n");

		if (then_len != now_len || memcmp(then, now, now_len) != 0 ||
		    then[then_len] != now[now_len]) {
			cr_expect(false, "%s:%zu differs\nwas: %.*s\nis:  %.*s", path, line,
			    (int)then_len, then, (int)now_len, now);
			return;
		}
		then += then_len + 1;
		now += now_len + 1;
		line++;
	}
}

/* The name is that of a file below the source tree. */
static inline void
golden_compare(const char *name, const struct buf *now)
{
	const char *mode = getenv("RAMUS_GOLDEN");
	char *path = source_path(name);
	struct buf then = {0};
	struct error err = {""};

	if (mode != NULL && strcmp(mode, "write") == 0) {
		cr_assert_eq(file_write(path, now->data, now->len, &err), 0, "%s", err.text);
	} else {
		cr_expect_eq(file_read(path, 0, &then, &err), 0, "%s", err.text);
		if (strcmp(buf_str(&then), buf_str(now)) != 0)
			golden_tell_difference(path, buf_str(&then), buf_str(now));
	}
	buf_free(&then);
	free(path);
}

#endif
