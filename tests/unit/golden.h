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
		cr_expect_str_eq(
		    buf_str(&then), buf_str(now), "%s differs:\n%s", path, buf_str(now));
	}
	buf_free(&then);
	free(path);
}

#endif
