/* Entries are few and looked through one by one. Blocks are many: a signature for each has a bit
 * for every letter a to z that is in it and every pair of them (anything else counts as one more
 * letter), and bits for the triples, by a hash. A word can only be in a block that has the bits of
 * all of its own. */
#include "search/search.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/text.h"

#define LETTERS 27    /* a to z, and anything else */
#define PAIR_WORDS 12 /* of 64 bits: LETTERS * LETTERS pairs, then LETTERS letters */
#define SIGNATURE_WORDS (PAIR_WORDS + 16)

struct signature {
	uint64_t bits[SIGNATURE_WORDS];
};

struct search {
	const struct topic *t;
	struct signature *of; /* of each block; NULL until the first search of text */
	uint32_t blocks;
	struct buf scratch;
};

struct search *
search_new(const struct topic *t)
{
	struct search *s = xcalloc(1, sizeof *s);

	s->t = t;
	return s;
}

void
search_free(struct search *s)
{
	if (s == NULL)
		return;
	free(s->of);
	buf_free(&s->scratch);
	free(s);
}

static void
set_bit(struct signature *g, uint32_t bit)
{
	g->bits[bit / 64] |= UINT64_C(1) << (bit % 64);
}

static uint32_t
letter(char c)
{
	return c >= 'a' && c <= 'z' ? (uint32_t)(c - 'a') + 1 : 0;
}

/* The letters, pairs and triples of folded bytes. */
static void
add_letters(struct signature *g, const char *s, size_t len)
{
	uint32_t pair = 0, triple = 0;
	size_t i;

	for (i = 0; i < len; i++) {
		uint32_t l = letter(s[i]);

		pair = pair % LETTERS * LETTERS + l;
		triple = (triple << 8 | (unsigned char)s[i]) & 0xffffff;
		set_bit(g, LETTERS * LETTERS + l);
		if (i > 0)
			set_bit(g, pair);
		if (i > 1)
			set_bit(g, PAIR_WORDS * 64 + (triple * 2654435761u >> 22)); /* 10 bits */
	}
}

static bool
has_all(const struct signature *g, const struct signature *wanted)
{
	size_t i;

	for (i = 0; i < SIGNATURE_WORDS; i++)
		if ((wanted->bits[i] & ~g->bits[i]) != 0)
			return false;
	return true;
}

void
search_block_text(const struct topic *t, uint32_t block, struct buf *out)
{
	struct list runs = topic_block(t, block)->runs;
	uint32_t i;
	size_t at = out->len;

	for (i = runs.first; i < runs.first + runs.count; i++)
		buf_adds(out, topic_text(t, topic_run(t, i)->text));
	for (; at < out->len; at++)
		if (out->data[at] == '\n')
			out->data[at] = ' ';
}

/* ASCII is folded here, since most text is that; the rest by text_fold(). */
static void
fold(struct buf *out, const char *s, size_t len)
{
	size_t at = 0, from;

	while (at < len) {
		for (from = at; at < len && (unsigned char)s[at] < 0x80; at++)
			;
		buf_add(out, s + from, at - from);
		for (from = out->len - (at - from); from < out->len; from++)
			if (out->data[from] >= 'A' && out->data[from] <= 'Z')
				out->data[from] = (char)(out->data[from] + ('a' - 'A'));
		for (from = at; at < len && (unsigned char)s[at] >= 0x80; at++)
			;
		text_fold(out, s + from, at - from);
	}
}

static void
make_signatures(struct search *s)
{
	struct buf text = {0};
	uint32_t b;

	s->blocks = topic_block_count(s->t);
	s->of = xcalloc((size_t)s->blocks + 1, sizeof *s->of);
	for (b = 0; b < s->blocks; b++) {
		buf_clear(&text);
		buf_clear(&s->scratch);
		search_block_text(s->t, b, &text);
		fold(&s->scratch, buf_str(&text), text.len);
		add_letters(&s->of[b], buf_str(&s->scratch), s->scratch.len);
	}
	buf_free(&text);
}

size_t
search_text(struct search *s, const struct query *q, struct search_hit *hits, size_t limit)
{
	struct signature wanted = {{0}};
	uint32_t section = 0, sections = topic_section_count(s->t), b;
	size_t n = 0, i;

	if (q->count == 0)
		return 0;
	if (s->of == NULL)
		make_signatures(s);
	for (i = 0; i < q->count; i++)
		add_letters(&wanted, q->word[i], q->len[i]);
	for (b = 0; b < s->blocks && n < limit; b++) {
		if (!has_all(&s->of[b], &wanted))
			continue;
		buf_clear(&s->scratch);
		search_block_text(s->t, b, &s->scratch);
		if (!query_matches(q, buf_str(&s->scratch), s->scratch.len))
			continue;
		/* Blocks and sections stand in the same order. */
		while (
		    section + 1 < sections && topic_section(s->t, section + 1)->blocks.first <= b)
			section++;
		hits[n++] = (struct search_hit){section, b};
	}
	return n;
}

static void
add_piece(struct search *s, struct span text)
{
	buf_adds(&s->scratch, topic_text(s->t, text));
	buf_addc(&s->scratch, '\n');
}

static void
add_more(struct search *s, struct entity e)
{
	switch (e.kind) {
	case ENTITY_CAUSE:
		add_piece(s, topic_cause(s->t, e.index)->synonyms);
		add_piece(s, topic_cause(s->t, e.index)->icd10);
		break;
	case ENTITY_SYMPTOM:
		add_piece(s, topic_symptom(s->t, e.index)->definition);
		add_piece(s, topic_symptom(s->t, e.index)->answer);
		break;
	case ENTITY_COMPLICATION:
		add_piece(s, topic_complication(s->t, e.index)->definition);
		break;
	case ENTITY_ADVICE:
		add_piece(s, topic_advice(s->t, e.index)->text);
		break;
	case ENTITY_TERM:
		add_piece(s, topic_term(s->t, e.index)->synonyms);
		add_piece(s, topic_term(s->t, e.index)->definition);
		break;
	default:
		break;
	}
}

bool
search_entity(struct search *s, const struct query *q, struct entity e)
{
	buf_clear(&s->scratch);
	buf_adds(&s->scratch, topic_entity_name(s->t, e));
	buf_addc(&s->scratch, '\n');
	buf_adds(&s->scratch, topic_entity_id(s->t, e));
	buf_addc(&s->scratch, '\n');
	add_more(s, e);
	return query_matches(q, buf_str(&s->scratch), s->scratch.len);
}
