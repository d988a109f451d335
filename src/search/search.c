/* Entries are few and looked through one by one. Blocks are many: the first of them are read, since
 * a common word is found there soon; for the rest the index that the compiler made tells which can
 * have the words, and only those are read. What the index says is never taken for a find. */
#include "search/search.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "search/index.h"

#define READ_FIRST 64u /* blocks */
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
	uint32_t i;
	size_t at = out->len;

	for (i = runs.first; i < runs.first + runs.count; i++)
		buf_adds(out, topic_text(t, topic_run(t, i)->text));
	for (; at < out->len; at++)
		if (out->data[at] == '\n')
			out->data[at] = ' ';
}

static bool
block_matches(struct search *s, const struct query *q, uint32_t block)
{
	buf_clear(&s->scratch);
	search_block_text(s->t, block, &s->scratch);
	return query_matches(q, buf_str(&s->scratch), s->scratch.len);
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

/* The section of a block that is not before that of the last one; some have no blocks of their
 * own. */
static uint32_t
section_of(const struct topic *t, uint32_t block, uint32_t section)
{
	uint32_t sections = topic_section_count(t);

	while (section < sections) {
		struct list l = topic_section(t, section)->blocks;

		if (l.count > 0 && block < l.first + l.count)
			break;
		section++;
	}
	return section;
}

size_t
search_text(struct search *s, const struct query *q, struct search_hit *hits, size_t limit)
{
	uint32_t section = 0, b = 0;
	bool asked = false;
	size_t n = 0;

	if (q->count == 0)
		return 0;
	for (; n < limit && (b = next_candidate(s, q, b, n, &asked)) != NONE; b++) {
		if (!block_matches(s, q, b))
			continue;
		section = section_of(s->t, b, section);
		hits[n++] = (struct search_hit){section, b};
	}
	return n;
}

/* The texts of an entry that count, beside its id. */
struct texts {
	struct span of[2];
	size_t count;
};

static struct texts
texts_of(const struct topic *t, struct entity e)
{
	switch (e.kind) {
	case ENTITY_CAUSE:
		return (struct texts){
		    {topic_cause(t, e.index)->synonyms, topic_cause(t, e.index)->icd10}, 2};
	case ENTITY_SYMPTOM:
		return (struct texts){
		    {topic_symptom(t, e.index)->definition, topic_symptom(t, e.index)->answer}, 2};
	case ENTITY_COMPLICATION:
		return (struct texts){{topic_complication(t, e.index)->definition}, 1};
	case ENTITY_ADVICE:
		return (struct texts){{topic_advice(t, e.index)->text}, 1};
	case ENTITY_TERM:
		return (struct texts){
		    {topic_term(t, e.index)->synonyms, topic_term(t, e.index)->definition}, 2};
	default:
		return (struct texts){{{0, 0}}, 0};
	}
}

static bool
has_word(const char *text, const char *word, size_t word_len)
{
	size_t at, end;

	return query_find_word(text, strlen(text), 0, word, word_len, &at, &end);
}

bool
search_entity(struct search *s, const struct query *q, struct entity e)
{
	const char *name = topic_entity_name(s->t, e), *id = topic_entity_id(s->t, e);
	struct texts more = texts_of(s->t, e);
	size_t i, k;

	for (i = 0; i < q->count; i++) {
		bool found =
		    has_word(name, q->word[i], q->len[i]) || has_word(id, q->word[i], q->len[i]);

		for (k = 0; k < more.count && !found; k++)
			found = has_word(topic_text(s->t, more.of[k]), q->word[i], q->len[i]);
		if (!found)
			return false;
	}
	return true;
}
