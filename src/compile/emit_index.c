/* The index of the documents' text: every token with the blocks that have it, sorted by its bytes.
 *
 * Tokens get numbers in the order in which they first appear, by a map;
 * each place is noted once for a block. Then the places are sorted by token, which keeps the blocks
 * in order, and go out as steps from one block to the next. The empty token stands for "some run of
 * this block was cut" (base/token.h), so that a search knows where pieces have to be put together.
 */
#include "compile/emit.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/buf.h"
#include "base/hash.h"
#include "base/map.h"
#include "base/text.h"
#include "base/token.h"

struct entry {
	uint32_t text; /* in letters */
	uint32_t len;
	uint32_t seen;  /* the last block that has it, plus one */
	uint32_t count; /* blocks that have it */
	uint32_t first; /* of its blocks, once they are sorted */
};

struct place {
	uint32_t entry, block;
};

struct index {
	struct buf letters;
	VEC(struct entry) entries;
	VEC(struct place) places;
	struct map map; /* of the entries */
};

struct token {
	const struct index *x;
	const char *s;
	size_t len;
};

static bool
is_token(const void *ctx, uint32_t number)
{
	const struct token *token = ctx;
	const struct entry *e = &token->x->entries.items[number];

	return e->len == token->len &&
	       memcmp(token->x->letters.data + e->text, token->s, e->len) == 0;
}

static void
add_token(struct index *x, const char *s, size_t len, uint32_t block)
{
	uint32_t next = (uint32_t)x->entries.len, number;
	struct token token = {x, s, len};

	number = map_put(&x->map, hash_bytes(s, len), next, is_token, &token);
	if (number == next) {
		vec_push(&x->entries,
		    ((struct entry){(uint32_t)x->letters.len, (uint32_t)len, 0, 0, 0}));
		buf_add(&x->letters, s, len);
		buf_addc(&x->letters, '\0');
	}
	if (x->entries.items[number].seen != block + 1) {
		x->entries.items[number].seen = block + 1;
		x->entries.items[number].count++;
		vec_push(&x->places, ((struct place){number, block}));
	}
}

/* A block's text as a search reads it: its runs joined, a space for a line's end, folded. */
static void
fold_block(struct builder *b, uint32_t block, struct buf *out)
{
	struct list runs = ((struct block *)builder_record(b, PART_BLOCK, block))->runs;

	buf_clear(out);
	for (uint32_t i = runs.first; i < runs.first + runs.count; i++) {
		struct span text = ((struct run *)builder_record(b, PART_RUN, i))->text;

		text_fold(out, builder_record(b, PART_TEXT, text.off), text.len);
	}
	for (size_t i = 0; i < out->len; i++)
		if (out->data[i] == '\n')
			out->data[i] = ' ';
}

static void
add_block(struct index *x, const struct buf *text, uint32_t block)
{
	struct tokens k;
	size_t at, len;

	tokens_begin(&k, buf_str(text), text->len, false);
	while (tokens_next(&k, &at, &len)) {
		add_token(x, buf_str(text) + at, len, block);
		if (k.cut)
			add_token(x, "", 0, block);
	}
}

/* The blocks of every entry, entry by entry; the caller frees them. */
static uint32_t *
sort_places(struct index *x)
{
	uint32_t *blocks = xcalloc(x->places.len, sizeof *blocks), total = 0;

	for (size_t i = 0; i < x->entries.len; i++) {
		x->entries.items[i].first = total;
		total += x->entries.items[i].count;
		x->entries.items[i].count = 0;
	}
	for (size_t i = 0; i < x->places.len; i++) {
		struct entry *e = &x->entries.items[x->places.items[i].entry];

		blocks[e->first + e->count++] = x->places.items[i].block;
	}
	return blocks;
}

struct sorted {
	const char *letters;
	const struct entry *entry;
};

static int
compare_letters(const void *a, const void *b)
{
	return strcmp(((const struct sorted *)a)->letters, ((const struct sorted *)b)->letters);
}

/* Seven bits to a byte, the lowest first; the top bit says that more follow. */
static void
add_number(struct buf *out, uint32_t n)
{
	for (; n >= 0x80; n >>= 7)
		buf_addc(out, (char)(n | 0x80));
	buf_addc(out, (char)n);
}

/* The bytes of a word's postings, counted, then the steps: each from the block after the one
 * before, so that all are small numbers from 0 on. */
static void
add_postings(struct buf *out, const struct entry *e, const uint32_t *blocks)
{
	struct buf steps = {0};
	uint32_t next = 0;

	for (uint32_t i = e->first; i < e->first + e->count; i++) {
		add_number(&steps, blocks[i] - next);
		next = blocks[i] + 1;
	}
	add_number(out, (uint32_t)steps.len);
	buf_add(out, steps.data, steps.len);
	buf_free(&steps);
}

static void
put_index(struct index *x, struct builder *b)
{
	size_t count = x->entries.len;
	struct sorted *order = xcalloc(count, sizeof *order);
	uint32_t *blocks = sort_places(x);
	struct buf postings = {0};

	for (size_t i = 0; i < count; i++) {
		const struct entry *e = &x->entries.items[i];

		order[i] = (struct sorted){x->letters.data + e->text, e};
	}
	if (count > 0)
		qsort(order, count, sizeof *order, compare_letters);
	for (size_t i = 0; i < count; i++) {
		struct word w = {builder_count(b, PART_LEXICON), (uint32_t)postings.len};

		if (i % IMAGE_WORDS == 0)
			builder_add(b, PART_WORD, &w);
		builder_add_all(b, PART_LEXICON, order[i].letters, (size_t)order[i].entry->len + 1);
		add_postings(&postings, order[i].entry, blocks);
	}
	builder_add_all(b, PART_POSTING, postings.data, postings.len);
	buf_free(&postings);
	free(blocks);
	free(order);
}

void
emit_search(struct builder *b)
{
	struct index x = {0};
	struct buf text = {0};

	for (uint32_t block = 0; block < builder_count(b, PART_BLOCK); block++) {
		fold_block(b, block, &text);
		add_block(&x, &text, block);
	}
	put_index(&x, b);
	buf_free(&text);
	buf_free(&x.letters);
	vec_free(&x.entries);
	vec_free(&x.places);
	map_free(&x.map);
}
