/* SPDX-License-Identifier: MIT */
/* Documents: any bytes, read as CommonMark and as plain text, give sections that hang together and
 * can be put in an image. */
#include "fuzz.h"

#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "compile/doc.h"

static void
check_block(const struct doc_block *b)
{
	for (size_t i = 0; i < b->run_count; i++) {
		FUZZ_CHECK(b->runs[i].text != NULL);
		FUZZ_CHECK(strchr(b->runs[i].text, '\033') == NULL);
	}
}

static void
check_document(const struct doc *d)
{
	for (size_t i = 0; i < d->section_count; i++) {
		const struct doc_section *s = &d->sections[i];

		FUZZ_CHECK(s->heading != NULL && s->slug != NULL);
		FUZZ_CHECK(s->parent == NONE || s->parent < i);
		for (size_t k = 0; k < s->block_count; k++)
			check_block(&s->blocks[k]);
		for (size_t k = 0; k < i; k++)
			FUZZ_CHECK(strcmp(d->sections[k].slug, s->slug) != 0);
	}
}

static void
read_as(const char *path, const uint8_t *data, size_t size)
{
	struct arena *arena = arena_new();
	struct diags *diags = diags_new();
	struct builder *b = builder_new();
	struct doc *d = doc_read_bytes(path, (const char *)data, size, NULL, arena, diags);

	if (d != NULL) {
		check_document(d);
		doc_build(b, d, NONE);
	}
	builder_free(b);
	diags_free(diags);
	arena_free(arena);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	read_as("document.md", data, size);
	read_as("document.txt", data, size);
	return 0;
}
