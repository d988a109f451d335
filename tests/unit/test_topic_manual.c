/* SPDX-License-Identifier: MIT */
/* ramus-image(5), as the build makes it, has every part, and every field where it stands. */
#include <criterion/criterion.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/file.h"
#include "topic/image.h"

static void
read_page(struct buf *page)
{
	const char *build = getenv("RAMUS_BUILDDIR");
	char *path = xasprintf("%s/man/ramus-image.5", build != NULL ? build : ".");
	struct error err;

	cr_assert(file_read(path, 0, page, &err) == 0, "%s", err.text);
	free(path);
}

/* Goes on to the next line that begins so. */
static const char *
find_line(const char *at, char *line)
{
	size_t len = strlen(line);

	while (at != NULL && strncmp(at, line, len) != 0)
		at = strchr(at, '\n') != NULL ? strchr(at, '\n') + 1 : NULL;
	cr_assert(at != NULL, "in this order: %s", line);
	free(line);
	return at + len;
}

Test(topic_manual, every_part_stands_in_the_manual_with_its_size)
{
	struct buf page = {0};
	const char *at;

	read_page(&page);
	at = find_line(buf_str(&page), xstrdup(".Sh PARTS\n"));
#define PART(NAME, type, what)                                                                     \
	at = find_line(at, xasprintf(".It %s Pq %zu\n", #NAME, sizeof(type)));
#define RECORD(NAME, name, type, table, what) PART(NAME, struct type, what)
#include "topic/records.def"
	buf_free(&page);
}

Test(topic_manual, every_field_stands_in_the_manual_where_it_is)
{
	struct buf page = {0};
	const char *at;

	read_page(&page);
	at = find_line(buf_str(&page), xstrdup(".Sh STRUCTURES\n"));
#define STRUCT(name, what)                                                                         \
	at = find_line(at, xasprintf(".Ss %s\n%zu bytes: ", #name, sizeof(struct name)));
#define RECORD(NAME, name, type, table, what)                                                      \
	at = find_line(at, xasprintf(".Ss %s\n%zu bytes: ", #NAME, sizeof(struct type)));
#define FIELD(record, name, type, what)                                                            \
	at = find_line(at, xasprintf(".It %zu Ta %s Ta ", offsetof(struct record, name), #name));  \
	at = strchr(at, '\n') + 1;                                                                 \
	cr_expect(*at != '\n' && *at != '.', "nothing is said of %s", #name);
#include "topic/records.def"
	buf_free(&page);
}
