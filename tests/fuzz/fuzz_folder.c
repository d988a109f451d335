/* SPDX-License-Identifier: MIT */
/* A topic's folder: one input holds its files, each behind a line "== NAME ==". Whatever they are,
 * the compiler says what is wrong in words that can be shown, or makes an image that is whole, and
 * the same again; its tree is grown and its proofs are made. */
#include "ground.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "cli/make.h"
#include "compile/compile.h"

/* Enough for every way of growing and proving, and soon done; both take several times as long as
 * the compiler. */
enum { NODES = 40, TICKS = 400, SOMETIMES = 6 };

static const char begin[] = "== ", end[] = " ==\n";

/* A name that leads out of the folder, or would be hidden, is none. */
static char *
file_name(const char *at, size_t len)
{
	static const char documents[] = "documents/";
	size_t below = len > sizeof documents && strncmp(at, documents, sizeof documents - 1) == 0
			   ? sizeof documents - 1
			   : 0;

	if (len == 0 || len > 100 || at[below] == '.' || memchr(at, '\0', len) != NULL ||
	    memchr(at + below, '/', len - below) != NULL)
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

static void
write_files(const char *bytes, size_t len)
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
			ground_write(file, line, (size_t)(at - line));
		free(file);
	}
}

/* What the tables alone come to; nothing where they are wrong. */
static struct buf
compile(void)
{
	struct builder *b = builder_new();
	struct diags *diags = diags_new();
	struct buf image = {0};

	if (compile_folder(ground_folder(), b, diags) == 0)
		image.data = builder_finish(b, &image.len);
	FUZZ_CHECK((image.len > 0) == (diags_count_level(diags, DIAG_ERROR) == 0));
	builder_free(b);
	ground_check_diags(diags);
	return image;
}

static void
open_image(struct buf *image)
{
	struct error err;
	struct topic *t = topic_open_bytes(image->data, image->len, &err);

	FUZZ_CHECK(t != NULL && topic_verify(t, &err) == 0);
	topic_close(t);
}

static bool
stop_in_time(void *ctx, const char *what, uint64_t done, uint64_t total)
{
	(void)what, (void)done, (void)total;
	return ++*(unsigned *)ctx < TICKS;
}

static void
check_proofs(const struct proofs *p)
{
	struct buf said = {0};

	for (int i = 0; p != NULL && i < PROOF_COUNT; i++)
		buf_adds(&said, p->list[i].detail);
	ground_check_shown(&said);
	buf_free(&said);
}

static void
make(void)
{
	unsigned ticks = 0;
	struct work work = {.threads = 1, .tick = stop_in_time, .ctx = &ticks};
	struct diags *diags = diags_new();
	struct made made;
	struct error err;

	make_topic(&work, ground_folder(), NODES, diags, &made);
	FUZZ_CHECK(made.topic == NULL || topic_verify(made.topic, &err) == 0);
	check_proofs(made.proofs);
	made_free(&made);
	ground_check_diags(diags);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct buf image, again;

	ground_clear_folder();
	write_files((const char *)data, size);
	image = compile();
	if (image.len == 0)
		return 0;
	if (size % SOMETIMES == 0) {
		make();
	} else if (size % SOMETIMES == 1) {
		again = compile();
		ground_check_same(&image, &again);
		free(again.data);
	}
	open_image(&image);
	return 0;
}
