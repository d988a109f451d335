/* SPDX-License-Identifier: MIT */
/* Runs of a fuzzer are many and short, so what each needs is made in the first and kept, and
 * nothing waits for a disk. */
#include "ground.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/file.h"
#include "base/text.h"
#include "cli/make.h"
#include "learn/practice.h"
#include "session/lines.h"

enum { TREE_NODES = 200 };

/* In place of the system's: files of a moment need not outlive a crash of the machine. */
int
fsync(int fd)
{
	(void)fd;
	return 0;
}

struct topic *
ground_topic(const char *data)
{
	const char *top = getenv("RAMUS_SRCDIR");
	char *folder = xasprintf("%s/%s", top != NULL ? top : ".", data);
	struct diags *diags = diags_new();
	struct made made;

	make_topic(NULL, folder, TREE_NODES, diags, &made);
	if (made.topic == NULL) {
		fprintf(stderr, "%s: is no topic; RAMUS_SRCDIR says where the source is\n", folder);
		exit(1);
	}
	FUZZ_CHECK(topic_verify(made.topic, NULL) == 0);
	proofs_free(made.proofs);
	diags_free(diags);
	free(folder);
	return made.topic;
}

static char *folder;

static void
remove_all(const char *path)
{
	char **names;
	int n = file_list(path, &names, NULL);

	for (int i = 0; i < n; i++) {
		char *below = xasprintf("%s/%s", path, names[i]);

		if (unlink(below) != 0) {
			remove_all(below);
			rmdir(below);
		}
		free(below);
		free(names[i]);
	}
	if (n >= 0)
		free(names);
}

static void
remove_folder(void)
{
	remove_all(folder);
	rmdir(folder);
	free(folder);
}

const char *
ground_folder(void)
{
	const char *tmp = getenv("TMPDIR");

	if (folder != NULL)
		return folder;
	folder = xasprintf("%s/ramus-fuzz-XXXXXX", tmp != NULL ? tmp : "/tmp");
	FUZZ_CHECK(mkdtemp(folder) != NULL && atexit(remove_folder) == 0);
	return folder;
}

void
ground_clear_folder(void)
{
	remove_all(ground_folder());
}

void
ground_write(const char *name, const char *bytes, size_t len)
{
	char *path = xasprintf("%s/%s", ground_folder(), name);
	FILE *f;

	file_make_folders(path, NULL);
	f = fopen(path, "w");
	if (f != NULL) { /* a name may be one that no file can have */
		fwrite(bytes, 1, len, f);
		fclose(f);
	}
	free(path);
}

void
ground_sign(const struct buf *head, const uint8_t *body, size_t len, struct buf *out)
{
	size_t last = head->len - 1;

	while (last > 0 && head->data[last - 1] != '\n')
		last--;
	buf_add(out, head->data, last);
	buf_add(out, (const char *)body, len);
	if (out->data[out->len - 1] != '\n')
		buf_addc(out, '\n');
	lines_end(out);
}

void
ground_read_both(
    const struct buf *head, const uint8_t *data, size_t size, void (*read)(const char *, size_t))
{
	struct buf whole = {0};

	read((const char *)data, size);
	ground_sign(head, data, size, &whole);
	read(buf_str(&whole), whole.len);
	buf_free(&whole);
}

struct buf
ground_practice_head(const struct topic *t)
{
	struct practice_case c = practice_case_row(t, 0);
	struct practice *p = practice_new(t, &c, PRACTICE_BRIEF, NULL);
	struct buf head = {0};

	practice_write(p, &head);
	practice_free(p);
	head.len = (size_t)(strstr(buf_str(&head), "\ncase") + 1 - head.data);
	buf_adds(&head, "end\n");
	return head;
}

void
ground_check_shown(const struct buf *shown)
{
	size_t used;
	bool bad;

	for (size_t i = 0; i < shown->len; i += used) {
		uint32_t c = text_decode(shown->data + i, shown->len - i, &used, &bad);

		FUZZ_CHECK(!bad && used > 0);
		FUZZ_CHECK(c >= 0x20 || c == '\n' || c == '\t');
		FUZZ_CHECK(c < 0x7f || c > 0x9f);
		FUZZ_CHECK(c < 0x202a || c > 0x202e);
		FUZZ_CHECK(c < 0x2066 || c > 0x2069);
	}
}

void
ground_check_diags(struct diags *diags)
{
	struct buf out = {0};

	diags_sort(diags);
	for (size_t i = 0; i < diags_count(diags); i++)
		diag_format(diags_get(diags, i), &out);
	ground_check_shown(&out);
	buf_free(&out);
	diags_free(diags);
}

void
ground_check_same(const struct buf *a, const struct buf *b)
{
	FUZZ_CHECK(a->len == b->len);
	FUZZ_CHECK(a->len == 0 || memcmp(a->data, b->data, a->len) == 0);
}

/* One input that holds files. */

static const char begin[] = "== ", end[] = " ==\n";

/* A name that leads out of the folder and the folder in it, or would be hidden, is none. */
static char *
file_name(const char *at, size_t len)
{
	const char *slash = memchr(at, '/', len);
	const char *below = slash != NULL ? slash + 1 : at;
	size_t rest = len - (size_t)(below - at);

	if (rest == 0 || len > 100 || at[0] == '.' || at[0] == '/' || below[0] == '.' ||
	    memchr(at, '\0', len) != NULL || memchr(below, '/', rest) != NULL)
		return NULL;
	return xstrndup(at, len);
}

/* The next line that begins a file. */
static const char *
next_file(const char *at, const char *stop)
{
	while ((size_t)(stop - at) > sizeof begin) {
		if (strncmp(at, begin, sizeof begin - 1) == 0)
			return at;
		const char *line = memchr(at, '\n', (size_t)(stop - at));
		at = line != NULL ? line + 1 : stop;
	}
	return stop;
}

void
ground_split(const char *bytes, size_t len, ground_taker *take)
{
	const char *stop = bytes + len;

	for (const char *at = next_file(bytes, stop); at < stop;) {
		const char *name = at + sizeof begin - 1;
		const char *line = memchr(name, '\n', (size_t)(stop - name));
		size_t tail = sizeof end - 1;

		if (line == NULL)
			return;
		at = next_file(++line, stop);
		if ((size_t)(line - name) < tail || strncmp(line - tail, end, tail) != 0)
			continue;
		char *file = file_name(name, (size_t)(line - name) - tail);
		if (file != NULL)
			take(file, line, (size_t)(at - line));
		free(file);
	}
}
