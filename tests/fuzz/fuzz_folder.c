/* SPDX-License-Identifier: MIT */
/* A topic's folder: one input holds its files, each behind a line "== NAME ==". Whatever they are,
 * the compiler says what is wrong in words that can be shown, or makes an image that is whole, and
 * the same again; its tree is grown and its proofs are made. */
#include "ground.h"

#include <stdlib.h>

#include "cli/make.h"
#include "compile/compile.h"

/* Enough for every way of growing and proving, and soon done; both take several times as long as
 * the compiler. */
enum { NODES = 40, TICKS = 400, SOMETIMES = 6 };

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
	ground_split((const char *)data, size, ground_write);
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
