/* SPDX-License-Identifier: MIT */
/* The lexicon is one run of letters in which what is looked for is found anywhere; a cursor that
 * goes along it word by word, or from one record to the next, knows where the postings of each are.
 * A run of text without spaces that the compiler cut (base/token.h) has its pieces in the lexicon;
 * a word that would be cut as well can lie across them, in the blocks of the empty word. Sets of
 * blocks are bit sets. Numbers in the index are checked here where they are used.
 */
#include "search/index.h"

#include <string.h>

#include "base/alloc.h"
#include "base/token.h"

#define FEW 64u /* candidates that are sooner read than narrowed further */

enum { FOUND, WORD, ACROSS, PIECE, SETS };

struct index {
	const struct topic *t;
	const char *lexicon;
	const struct word *record;
	uint32_t letters, records, blocks;
	size_t units;        /* of a set */
	uint64_t *set[SETS]; /* one piece of memory, at set[0] */
};

struct index *
index_new(const struct topic *t)
{
	struct index *x = xcalloc(1, sizeof *x);
	uint32_t records = topic_count(t, PART_WORD), letters = topic_count(t, PART_LEXICON);

	*x = (struct index){.t = t,
	    .blocks = topic_block_count(t),
	    .lexicon = topic_records(t, PART_LEXICON, 0, letters),
	    .record = topic_records(t, PART_WORD, 0, records)};
	if (x->lexicon != NULL && x->record != NULL) {
		x->letters = letters;
		x->records = records;
	}
	x->units = x->blocks / 64 + 1;
	x->set[0] = xcalloc(x->units, SETS * sizeof *x->set[0]);
	for (int i = 1; i < SETS; i++)
		x->set[i] = x->set[0] + (size_t)i * x->units;
	return x;
}

void
index_free(struct index *x)
{
	if (x != NULL)
		free(x->set[0]);
	free(x);
}

/* Part POSTING read byte by byte, of which a window is at hand; each is asked for once. */
struct reader {
	const struct topic *t;
	const uint8_t *window;
	uint32_t from, to, at;
};

/* Takes as window the bytes up to the next multiple of its size; false at the end of the part. */
static bool
take_window(struct reader *r)
{
	uint32_t count = topic_count(r->t, PART_POSTING);
	uint32_t end = r->at + (IMAGE_PIECE - r->at % IMAGE_PIECE);

	if (r->at >= count)
		return false;
	r->from = r->at;
	end = end < count ? end : count;
	r->window = topic_records(r->t, PART_POSTING, r->from, end - r->from);
	r->to = r->window != NULL ? end : r->from;
	return r->window != NULL;
}

/* Reads a number, seven bits to a byte, and moves on; false at the end. */
static bool
read_number(struct reader *r, uint32_t *n)
{
	uint64_t all = 0;

	for (unsigned shift = 0; shift < 35; shift += 7) {
		if ((r->at < r->from || r->at >= r->to) && !take_window(r))
			return false;
		uint8_t byte = r->window[r->at++ - r->from];
		all |= (uint64_t)(byte & 0x7f) << shift;
		if ((byte & 0x80) == 0)
			break;
	}
	*n = (uint32_t)all;
	return true;
}

/* Adds the blocks of the postings at r.at and returns their bytes. Each is a step from the block
 * after the one before. */
static uint32_t
add_blocks(const struct index *x, struct reader r, uint64_t *set)
{
	uint32_t block = 0, len, step, end;

	if (!read_number(&r, &len))
		return 0;
	end = len < UINT32_MAX - r.at ? r.at + len : UINT32_MAX;
	while (r.at < end && read_number(&r, &step) && step < x->blocks - block) {
		block += step;
		set[block / 64] |= UINT64_C(1) << (block % 64);
		block++;
	}
	return len;
}

/* A word of the lexicon: where its letters begin, and its postings. */
struct cursor {
	uint32_t record, text;
	struct reader postings;
};

static struct cursor
first_word(const struct index *x)
{
	return (struct cursor){0, x->record[0].text, {.t = x->t, .at = x->record[0].postings}};
}

/* Moves on to the word that has the letter at `at`; false if the index is not sound. */
static bool
move_on(const struct index *x, struct cursor *c, uint32_t at)
{
	uint32_t r = c->record, len;
	const char *end;

	while (r + 1 < x->records && x->record[r + 1].text <= at)
		r++;
	if (r != c->record) {
		if (x->record[r].postings < c->postings.at)
			return false; /* else the same could be read again and again */
		c->record = r;
		c->text = x->record[r].text;
		c->postings.at = x->record[r].postings;
	}
	while (c->text <= at && (end = memchr(x->lexicon + c->text, '\0', at - c->text)) != NULL) {
		c->text = (uint32_t)(end - x->lexicon) + 1;
		if (!read_number(&c->postings, &len) || len > UINT32_MAX - c->postings.at)
			return false;
		c->postings.at += len;
	}
	return c->text <= at;
}

/* The place of the letter that is seldom in most words, for there are few places to look at. */
static size_t
rarest(const char *s, size_t len)
{
	static const char common[] = "etaoinsrhldcumfpgwybv.,k-xjqz0123456789";
	size_t best = 0, rank = 0;

	for (size_t i = 0; i < len; i++) {
		const char *at = strchr(common, s[i]);
		size_t r = at != NULL ? (size_t)(at - common) + 1 : sizeof common;

		if (r > rank) {
			rank = r;
			best = i;
		}
	}
	return best;
}

/* The first place of s in the lexicon from `from` on, or `letters` if there is none. */
static uint32_t
find(const struct index *x, const char *s, size_t len, size_t rare, uint32_t from)
{
	while (x->letters - from >= len) {
		const char *at = x->lexicon + from;
		const char *p = memchr(at + rare, s[rare], x->letters - from - (len - 1));

		if (p == NULL)
			break;
		from += (uint32_t)(p - rare - at);
		if (memcmp(p - rare, s, len) == 0)
			return from;
		from++;
	}
	return x->letters;
}

/* Makes `set` the blocks of all words that s is in; false if their postings have more than `most`
 * bytes. */
static bool
set_words(const struct index *x, const char *s, size_t len, uint64_t *set, uint64_t most)
{
	size_t rare = rarest(s, len);
	uint64_t bytes = 0;
	uint32_t at = 0;

	memset(set, 0, x->units * sizeof *set);
	if (x->records == 0)
		return true;
	struct cursor c = first_word(x);
	while ((at = find(x, s, len, rare, at)) < x->letters) {
		const char *end = memchr(x->lexicon + at, '\0', x->letters - at);

		if (bytes > most)
			return false;
		if (end == NULL || !move_on(x, &c, at))
			break;
		bytes += add_blocks(x, c.postings, set);
		at = (uint32_t)(end - x->lexicon) + 1;
	}
	return true;
}

static void
narrow(const struct index *x, uint64_t *set, const uint64_t *by)
{
	for (size_t i = 0; i < x->units; i++)
		set[i] &= by[i];
}

/* Adds the blocks where s can lie across the pieces of a run that was cut. */
static void
add_across(const struct index *x, const char *s, size_t len, uint64_t *set)
{
	struct tokens k;
	size_t at, n;

	memset(x->set[ACROSS], 0, x->units * sizeof *set);
	if (x->records > 0 && x->lexicon[0] == '\0')
		add_blocks(x, first_word(x).postings, x->set[ACROSS]);
	tokens_begin(&k, s, len, true);
	while (tokens_next(&k, &at, &n)) {
		if (n == len)
			return; /* one piece: it does not lie across any */
		if (set_words(x, s + at, n, x->set[PIECE], x->blocks))
			narrow(x, x->set[ACROSS], x->set[PIECE]);
	}
	for (size_t i = 0; i < x->units; i++)
		set[i] |= x->set[ACROSS][i];
}

static bool
is_few(const struct index *x)
{
	uint32_t n = 0;

	for (size_t i = 0; i < x->units && n <= FEW; i++)
		for (uint64_t bits = x->set[FOUND][i]; bits != 0 && n <= FEW; bits &= bits - 1)
			n++;
	return n <= FEW;
}

/* Longest words first, since they are in the fewest blocks. What narrows little is left to those
 * who read the candidates. */
void
index_ask(struct index *x, const struct query *q)
{
	bool taken[SEARCH_WORDS] = {false};

	memset(x->set[FOUND], 0xff, x->units * sizeof *x->set[FOUND]);
	for (size_t n = 0; n < q->count && (n == 0 || !is_few(x)); n++) {
		size_t w = SEARCH_WORDS;

		for (size_t i = 0; i < q->count; i++)
			if (!taken[i] && (w == SEARCH_WORDS || q->len[i] > q->len[w]))
				w = i;
		taken[w] = true;
		if (!set_words(
			x, q->word[w], q->len[w], x->set[WORD], n == 0 ? UINT64_MAX : x->blocks))
			continue;
		add_across(x, q->word[w], q->len[w], x->set[WORD]);
		narrow(x, x->set[FOUND], x->set[WORD]);
	}
}

uint32_t
index_next(const struct index *x, uint32_t from)
{
	for (uint32_t b = from; b < x->blocks; b++) {
		uint64_t rest = x->set[FOUND][b / 64] >> (b % 64);

		if (rest == 0)
			b |= 63; /* nothing more in this unit */
		else if (rest & 1)
			return b;
	}
	return NONE;
}
