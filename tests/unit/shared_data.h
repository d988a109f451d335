/* SPDX-License-Identifier: MIT */
/* Where the tests find data that is not part of the source tree: $RAMUS_SHARED, or ../shared beside
 * the tree. A test whose data is not there skips and says so. */
#ifndef SHARED_DATA_H
#define SHARED_DATA_H

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/buf.h"

/* The path of a file of the source tree; the caller frees it. */
static inline char *
source_path(const char *name)
{
	const char *top = getenv("RAMUS_SRCDIR");

	return xasprintf("%s/%s", top != NULL ? top : ".", name);
}

/* The path of a shared file, which the caller frees; NULL if there is no such file. */
static inline char *
shared_path(const char *name)
{
	const char *shared = getenv("RAMUS_SHARED");
	char *root = shared != NULL && *shared != '\0' ? xstrdup(shared) : source_path("../shared");
	char *path = xasprintf("%s/%s", root, name);

	free(root);
	if (access(path, R_OK) == 0)
		return path;
	free(path);
	return NULL;
}

#endif
