/* SPDX-License-Identifier: MIT */
/* The index of the documents' text: every token with the blocks that have it, sorted by its bytes.
 *
 * Tokens get numbers in the order in which they first appear; each place is noted once for a block.
 * Then the places are sorted by token, which keeps the blocks in order, and go out as steps from
 * one block to the next. The empty token, number 0, stands for "some run of this block was cut"
 * (base/token.h), so that a search knows where pieces have to be put together.
 */
#include "compile/emit.h"

#include <string.h>

#include "base/alloc.h"
#include "base/buf.h"
#include "base/fan.h"
#include "base/intern.h"
#include "base/text.h"
#include "base/token.h"

struct entry {
	uint32_t seen;  /* the last block that has the token, plus one */
	uint32_t count; /* blocks that have it */
	uint32_t first; /* of its blocks, in the fan */
	struct intern_text token;
};

struct index {
	struct intern *tokens;
	VEC(struct entry) entries; /* of each token */
	struct pairs places;       /* a token and a block that has it */
};

static void
add_token(struct index *x, const char *s, size_t len, uint32_t block)
{
	uint32_t number = intern_add(x->tokens, s, len);

	if (number == x->entries.len)
		vec_push(&x->entries, (struct entry){0});
	if (x->entries.items[number].seen != block + 1) {
		x->entries.items[number].seen = block + 1;
		x->entries.items[number].count++;
		vec_push(&x->places, ((struct pair){number, block}));
	}
}

static int
compare_tokens(const void *a, const void *b)
{
	return strcmp(((const struct entry *)a)->token.text, ((const struct entry *)b)->token.text);
}

/* Seven bits to a byte, the lowest first; the top bit says that more follow. */
static void
add_number(struct buf *out, uint32_t n)
{
	for (; n >= 0x80; n >>= 7)
		buf_addc(out, (char)(n | 0x80));
	buf_addc(out, (char)n);
}

/* Sorts the places by token, puts out the tokens, and for each the bytes of its postings, counted,
 * then the steps: each from the block after the one before, so that all are small numbers from 0
 * on. */
static void
put_index(struct index *x, struct arena *arena, struct builder *b)
{
	struct fan blocks = fan_new(arena, &x->places, (uint32_t)x->entries.len);
	struct buf postings = {0}, steps = {0};
	uint32_t words = 0;

	for (size_t i = 0; i < x->entries.len; i++)
		x->entries.items[i].first = blocks.at[i];
	qsort(x->entries.items, x->entries.len, sizeof *x->entries.items, compare_tokens);
	for (const struct entry *e = x->entries.items; e < x->entries.items + x->entries.len; e++) {
		struct word w = {builder_count(b, PART_LEXICON), (uint32_t)postings.len};
		uint32_t next = 0;

		if (e->count == 0) /* no run was cut */
			continue;
		if (words++ % IMAGE_WORDS == 0)
			builder_add(b, PART_WORD, &w);
		builder_add_all(b, PART_LEXICON, e->token.text, (size_t)e->token.len + 1);
		buf_clear(&steps);
		for (uint32_t i = e->first; i < e->first + e->count; i++) {
			add_number(&steps, blocks.items[i] - next);
			next = blocks.items[i] + 1;
		}
		add_number(&postings, (uint32_t)steps.len);
		buf_add(&postings, steps.data, steps.len);
	}
	builder_add_all(b, PART_POSTING, postings.data, postings.len);
	buf_free(&postings);
	buf_free(&steps);
}

void
emit_search(struct builder *b)
{
	struct arena *arena = arena_new();
	struct index x = {.tokens = intern_new(arena)};
	struct buf text = {0};
	size_t at, len;

	vec_push(&x.entries, (struct entry){0});
	for (uint32_t block = 0; block < builder_count(b, PART_BLOCK); block++) {
		struct list runs = ((struct block *)builder_record(b, PART_BLOCK, block))->runs;
		struct tokens k;

		/* As a search reads it: the runs joined, a space for a line's end, folded. */
		buf_clear(&text);
		for (uint32_t i = runs.first; i < runs.first + runs.count; i++) {
			struct span run = ((struct run *)builder_record(b, PART_RUN, i))->text;

			text_fold(&text, builder_record(b, PART_TEXT, run.off), run.len);
		}
		for (size_t i = 0; i < text.len; i++)
			if (text.data[i] == '\n')
				text.data[i] = ' ';
		tokens_begin(&k, buf_str(&text), text.len, false);
		while (tokens_next(&k, &at, &len)) {
			add_token(&x, text.data + at, len, block);
			if (k.cut)
				add_token(&x, "", 0, block);
		}
	}
	struct intern_text *tokens = intern_take(x.tokens, &len);
	for (size_t i = 0; i < len; i++)
		x.entries.items[i].token = tokens[i];
	put_index(&x, arena, b);
	free(tokens);
	buf_free(&text);
	vec_free(&x.entries);
	vec_free(&x.places);
	intern_free(x.tokens);
	arena_free(arena);
}
