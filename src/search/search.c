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

bool
search_entity(struct search *s, const struct query *q, struct entity e)
{
	const char *texts[4] = {topic_entity_name(s->t, e), topic_entity_id(s->t, e)};
	size_t at, end;

	search_texts(s->t, e, texts + 2);
	for (size_t i = 0; i < q->count; i++) {
		bool found = false;

		for (size_t k = 0; k < sizeof texts / sizeof *texts && !found; k++)
			found = query_find_word(
			    texts[k], strlen(texts[k]), 0, q->word[i], q->len[i], &at, &end);
		for (size_t k = 0; k < NAMES && q->near && !found; k++)
			found = query_is_near(texts[k], strlen(texts[k]), q->word[i], q->len[i]);
		if (!found)
			return false;
	}
	return true;
}

static size_t
collect(struct search *s, const struct query *q, struct entity *out, size_t room)
{
	size_t n = 0;

	for (uint32_t kind = 0; kind < ENTITY_KINDS; kind++) {
		uint32_t count = topic_count(s->t, bounds_entity_part((enum entity_kind)kind));

		for (uint32_t i = 0; i < count && n < room; i++)
			if (search_entity(s, q, (struct entity){kind, i}))
				out[n++] = (struct entity){kind, i};
	}
	return n;
}

size_t
search_entities(struct search *s, struct query *q, struct entity *out, size_t room)
{
	size_t n = collect(s, q, out, room);

	if (n > 0)
		return n;
	q->near = true;
	return collect(s, q, out, room);
}
