/* SPDX-License-Identifier: MIT */
/* Entries are few and looked through one by one. Blocks are many: the first of them are read, since
 * a common word is found there soon; for the rest the index that the compiler made tells which can
 * have the words, and only those are read. What the index says is never taken for a find. */
#include "search/search.h"

#include <string.h>

#include "base/alloc.h"
#include "search/index.h"
#include "topic/bounds.h"

#define READ_FIRST 64u /* blocks */
#define NAMES 3u       /* of an entry's texts are looked at for what is near */
#define DENSE 8u       /* with a find in so many, reading on is best */

struct search {
	const struct topic *t;
	struct index *index; /* NULL until it is asked */
	bool ahead;          /* what a letter needs was read */
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
	index_free(s->index);
	buf_free(&s->scratch);
	free(s);
}

void
search_block_text(const struct topic *t, uint32_t block, struct buf *out)
{
	struct list runs = topic_block(t, block)->runs;
	size_t from = out->len;

	for (uint32_t i = runs.first; i < runs.first + runs.count; i++)
		buf_adds(out, topic_text(t, topic_run(t, i)->text));
	for (size_t at = from; at < out->len; at++)
		if (out->data[at] == '\n')
			out->data[at] = ' ';
}

/* The next block from `from` on that may have the words. The index is asked once reading block
 * after block has found little: `found` so far. */
static uint32_t
next_candidate(struct search *s, const struct query *q, uint32_t from, size_t found, bool *asked)
{
	uint32_t blocks = topic_block_count(s->t);

	if (from >= blocks)
		return NONE;
	if (!*asked && (from < READ_FIRST || found >= from / DENSE))
		return from;
	if (!*asked) {
		*asked = true;
		if (s->index == NULL)
			s->index = index_new(s->t);
		index_ask(s->index, q);
	}
	return index_next(s->index, from);
}

size_t
search_text(struct search *s, const struct query *q, struct search_hit *hits, size_t limit)
{
	uint32_t sections = topic_section_count(s->t), section = 0, b = 0;
	bool asked = false;
	size_t n = 0;

	if (q->count == 0)
		return 0;
	for (; n < limit && (b = next_candidate(s, q, b, n, &asked)) != NONE; b++) {
		buf_clear(&s->scratch);
		search_block_text(s->t, b, &s->scratch);
		if (!query_matches(q, buf_str(&s->scratch), s->scratch.len))
			continue;
		for (; section < sections; section++) { /* some have no blocks of their own */
			struct list l = topic_section(s->t, section)->blocks;

			if (l.count > 0 && b < l.first + l.count)
				break;
		}
		hits[n++] = (struct search_hit){section, b};
	}
	return n;
}

void
search_texts(const struct topic *t, struct entity e, const char *texts[2])
{
	struct span more[2] = {{0, 0}, {0, 0}}; /* the empty text has no word */

	switch (e.kind) {
	case ENTITY_CAUSE:
		more[0] = topic_cause(t, e.index)->synonyms;
		more[1] = topic_cause(t, e.index)->icd10;
		break;
	case ENTITY_SYMPTOM:
		more[0] = topic_symptom(t, e.index)->answer;
		more[1] = topic_symptom(t, e.index)->definition;
		break;
	case ENTITY_COMPLICATION:
		more[0] = topic_complication(t, e.index)->definition;
		break;
	case ENTITY_STRUCTURE:
		more[0] = topic_structure(t, e.index)->definition;
		break;
	case ENTITY_ADVICE:
		more[0] = topic_advice(t, e.index)->text;
		break;
	case ENTITY_TERM:
		more[0] = topic_term(t, e.index)->synonyms;
		more[1] = topic_term(t, e.index)->definition;
		break;
	}
	texts[0] = topic_text(t, more[0]);
	texts[1] = topic_text(t, more[1]);
}

/* True if the words of the query are the name, from its beginning to its end. */
static bool
is_name(const struct query *q, const char *name)
{
	size_t len = strlen(name), from = 0, at = 0, end = 0;

	for (size_t i = 0; i < q->count; i++, from = end + (name[end] == ' '))
		if (!query_find_word(name, len, from, q->word[i], q->len[i], &at, &end) ||
		    at != from)
			return false;
	return q->count > 0 && end == len;
}

enum search_rank
search_entity(const struct topic *t, const struct query *q, struct entity e)
{
	const char *texts[4] = {topic_entity_name(t, e), topic_entity_id(t, e)};

	search_texts(t, e, texts + 2);
	enum search_rank rank = query_rank(q, texts, sizeof texts / sizeof *texts, NAMES);
	return rank == SEARCH_BEGINS && is_name(q, texts[0]) ? SEARCH_NAMED : rank;
}

size_t
search_entities(
    const struct topic *t, struct query *q, uint32_t kinds, struct search_found *out, size_t room)
{
	VEC(struct entity) of[SEARCH_RANKS] = {{0}};
	bool letter = q->count == 1 && q->len[0] == 1; /* near nothing */
	size_t n = 0;

	for (int pass = 0; pass < (letter ? 1 : 2) && n == 0; pass++) {
		q->near = pass > 0;
		for (uint32_t kind = 0; kind < ENTITY_KINDS; kind++) {
			uint32_t count = topic_count(t, bounds_entity_part(kind));

			if (pass == 0 && (kinds & 1u << kind) != 0)
				topic_read_ahead(t, (enum entity_kind)kind);
			for (uint32_t i = 0; i < count && (kinds & 1u << kind) != 0; i++) {
				struct entity e = {kind, i};
				enum search_rank r = search_entity(t, q, e);

				if (r > SEARCH_NONE && of[r].len < room)
					vec_push(&of[r], e);
			}
		}
		for (unsigned r = SEARCH_RANKS; r-- > SEARCH_NEAR;)
			for (size_t i = 0; i < of[r].len && n < room; i++)
				out[n++] = (struct search_found){of[r].items[i], r};
	}
	for (unsigned r = 0; r < SEARCH_RANKS; r++)
		vec_free(&of[r]);
	return n;
}

/* A word that is nowhere is looked for everywhere. */
void
search_read_ahead(struct search *s)
{
	struct query q = {.word = {"\x01"}, .len = {1}, .count = 1};
	struct search_found found;
	struct search_hit hit;

	if (s->ahead)
		return;
	s->ahead = true;
	search_text(s, &q, &hit, 1);
	search_entities(s->t, &q, SEARCH_ALL_KINDS, &found, 1);
}

struct entity
search_named(const struct topic *t, const char *name, uint32_t kinds, bool near)
{
	struct entity e = topic_find(t, name), none = {ENTITY_KINDS, 0};
	struct search_found found[2];
	struct query q;

	if (e.kind < ENTITY_KINDS && (kinds & 1u << e.kind) != 0)
		return e;
	query_parse(&q, name);
	size_t n = q.count > 0 ? search_entities(t, &q, kinds, found, 2) : 0;
	if (q.near && !near)
		return none;
	bool alone = n == 1 || (n == 2 && found[0].rank > found[1].rank);
	return alone || (n == 2 && found[0].rank == SEARCH_NAMED) ? found[0].e : none;
}

#define MEANT 3

void
search_add_unnamed(const struct topic *t, const char *name, uint32_t kinds, struct buf *out)
{
	struct search_found found[MEANT + 1];
	const char *slug = strrchr(name, '#');
	struct query q;

	query_parse(&q, slug != NULL ? slug + 1 : name);
	size_t n = q.count > 0 ? search_entities(t, &q, kinds, found, MEANT + 1) : 0;
	if (n == 0)
		buf_adds(out, "names nothing here; `ramus find` shows what has words");
	else
		buf_adds(out, q.near ? "names nothing here; did you mean " : "may be ");
	for (size_t i = 0; i < n && i < MEANT; i++) {
		buf_adds(out, i == 0 ? "" : i + 1 == n ? " or " : ", ");
		topic_add_id(t, found[i].e, out);
		buf_printf(out, " (%s)", topic_entity_name(t, found[i].e));
	}
	if (n > 0)
		buf_adds(out, n > MEANT ? ", and more" : q.near ? "?" : "");
}
