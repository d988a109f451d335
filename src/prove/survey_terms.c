/* SPDX-License-Identifier: MIT */
/* Glossary terms that no text uses.
 *
 * Each term and each of its synonyms is a run of words. All text is cut into words once, and at
 * each word the runs that begin with it are looked up, so the work grows with the text and not with
 * the number of terms. Words are compared folded and without the ending of a plural.
 */
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/map.h"
#include "base/text.h"
#include "search/search.h"
#include "prove/surveying.h"

enum { WORDS_MOST = 16 }; /* of a term; what is longer is compared by these */

struct token {
	uint32_t from, len;
};

/* Words of a text, in one buffer. */
struct words {
	struct buf text; /* folded */
	VEC(struct token) list;
};

/* A term or synonym: list[first .. first + count) of all phrases' words. */
struct spelling {
	uint32_t term, first, count;
};

struct glossary {
	struct surveyor *v;
	struct words phrases; /* the words of all phrases */
	VEC(struct spelling) list;
	struct map map;    /* of the phrases, by the hash of their words */
	uint32_t longest;  /* words of the longest phrase */
	bool *used;        /* of each term */
	struct words text; /* the text at hand */
};

static bool
is_word_byte(char c)
{
	unsigned char u = (unsigned char)c;

	return (u >= 'a' && u <= 'z') || (u >= '0' && u <= '9') || u >= 0x80;
}

/* The length of a word without the ending of a plural; "y" becomes the "i" of "ies". */
static uint32_t
stem(char *word, uint32_t len)
{
	if (len > 4 && memcmp(word + len - 2, "es", 2) == 0 && strchr("sxh", word[len - 3]) != NULL)
		len -= 2;
	while (len > 3 && word[len - 1] == 's')
		len--;
	if (len > 3 && memcmp(word + len - 2, "ie", 2) == 0)
		len--;
	if (len > 3 && word[len - 1] == 'y')
		word[len - 1] = 'i';
	return len;
}

/* Adds the words of text[0..len) to a list; returns how many. */
static uint32_t
cut_words(struct words *w, const char *text, size_t len)
{
	size_t at = w->text.len;
	uint32_t count = 0;

	text_fold(&w->text, text, len);
	while (at < w->text.len) {
		struct token word = {(uint32_t)at, 0};

		while (at < w->text.len && is_word_byte(w->text.data[at]))
			at++;
		word.len = stem(w->text.data + word.from, (uint32_t)at - word.from);
		if (word.len > 0) {
			vec_push(&w->list, word);
			count++;
		} else {
			at++;
		}
	}
	return count;
}

/* The hash of a run of words that is one word longer. */
static uint64_t
add_hash(uint64_t hash, const struct words *w, uint32_t i)
{
	const struct token *word = &w->list.items[i];

	return hash_mix(hash ^ hash_bytes(w->text.data + word->from, word->len));
}

static bool
same_word(const struct words *a, uint32_t i, const struct words *b, uint32_t k)
{
	const struct token *x = &a->list.items[i], *y = &b->list.items[k];

	return x->len == y->len &&
	       memcmp(a->text.data + x->from, b->text.data + y->from, x->len) == 0;
}

/* A run of words of the text at hand. */
struct run_of_words {
	const struct glossary *g;
	uint32_t from, count, own;
};

/* Marks the term of a phrase that is the run. All phrases of the hash are looked at, so none ends
 * the search. */
static bool
mark_used(const void *ctx, uint32_t phrase)
{
	const struct run_of_words *run = ctx;
	const struct glossary *g = run->g;
	const struct spelling *p = &g->list.items[phrase];
	uint32_t k = 0;

	if (p->term == run->own || g->used[p->term] || p->count != run->count)
		return false;
	while (k < p->count && same_word(&g->phrases, p->first + k, &g->text, run->from + k))
		k++;
	g->used[p->term] = k == p->count;
	return false;
}

/* Looks through a text; `own` is the term that it explains, or NONE. */
static void
read_text(struct glossary *g, const char *text, uint32_t own)
{
	buf_clear(&g->text.text);
	g->text.list.len = 0;
	cut_words(&g->text, text, strlen(text));
	for (uint32_t i = 0; i < g->text.list.len; i++) {
		uint64_t hash = 0;

		for (uint32_t k = 0; k < g->longest && i + k < g->text.list.len; k++) {
			struct run_of_words run = {g, i, k + 1, own};

			hash = add_hash(hash, &g->text, i + k);
			map_find(&g->map, hash, mark_used, &run);
		}
	}
}

/* Several phrases may be of the same words: none is that of another. */
static bool
is_never(const void *ctx, uint32_t phrase)
{
	(void)ctx;
	(void)phrase;
	return false;
}

static void
add_phrase(struct glossary *g, uint32_t term, const char *text, size_t len)
{
	struct spelling p = {term, (uint32_t)g->phrases.list.len, 0};
	uint64_t hash = 0;

	p.count = cut_words(&g->phrases, text, len);
	p.count = p.count < WORDS_MOST ? p.count : WORDS_MOST;
	if (p.count == 0)
		return;
	for (uint32_t k = 0; k < p.count; k++)
		hash = add_hash(hash, &g->phrases, p.first + k);
	g->longest = p.count > g->longest ? p.count : g->longest;
	map_put(&g->map, hash, (uint32_t)g->list.len, is_never, NULL);
	vec_push(&g->list, p);
}

static void
collect_phrases(struct glossary *g)
{
	const struct topic *t = g->v->t;

	for (uint32_t i = 0; i < topic_term_count(t); i++) {
		const struct term *m = topic_term(t, i);
		const char *at = topic_text(t, m->synonyms);

		add_phrase(g, i, topic_text(t, m->term), strlen(topic_text(t, m->term)));
		while (*at != '\0') {
			size_t len = strcspn(at, ";");

			add_phrase(g, i, at, len);
			at += len + (at[len] == ';');
		}
	}
}

/* The texts of records that may use a term. */
#define TEXT_FIELDS(X)                                                                             \
	X(cause, name)                                                                             \
	X(cause, plain)                                                                            \
	X(cause, summary)                                                                          \
	X(cause, note)                                                                             \
	X(question, text)                                                                          \
	X(question, why)                                                                           \
	X(symptom, name)                                                                           \
	X(symptom, answer)                                                                         \
	X(symptom, clause)                                                                         \
	X(symptom, definition)                                                                     \
	X(rule, message)                                                                           \
	X(rule, within)                                                                            \
	X(branch, message)                                                                         \
	X(complication, name)                                                                      \
	X(complication, definition)                                                                \
	X(complication, severity)                                                                  \
	X(structure, name)                                                                         \
	X(structure, definition)                                                                   \
	X(advice, name)                                                                            \
	X(advice, brief)                                                                           \
	X(advice, text)                                                                            \
	X(advice, caution)                                                                         \
	X(disagreement, first)                                                                     \
	X(disagreement, second)                                                                    \
	X(disagreement, handling)                                                                  \
	X(case, title)                                                                             \
	X(case, vignette)                                                                          \
	X(case, teaching)                                                                          \
	X(section, heading)

static void
read_texts(struct glossary *g)
{
	const struct topic *t = g->v->t;
	struct buf block = {0};

#define X(kind, field)                                                                             \
	for (uint32_t i = 0; i < topic_##kind##_count(t); i++)                                     \
		read_text(g, topic_text(t, topic_##kind(t, i)->field), NONE);
	TEXT_FIELDS(X)
#undef X
	for (uint32_t i = 0; i < topic_term_count(t); i++)
		read_text(g, topic_text(t, topic_term(t, i)->definition), i);
	for (uint32_t i = 0; i < topic_block_count(t); i++) {
		buf_clear(&block);
		search_block_text(t, i, &block);
		read_text(g, buf_str(&block), NONE);
	}
	buf_free(&block);
}

void
survey_terms(struct surveyor *v)
{
	struct glossary g = {.v = v};

	if (topic_term_count(v->t) == 0)
		return;
	g.used = xcalloc(topic_term_count(v->t), sizeof *g.used);
	collect_phrases(&g);
	read_texts(&g);
	for (uint32_t i = 0; i < topic_term_count(v->t); i++)
		if (!g.used[i])
			survey_add(v, SURVEY_TERMS, ENTITY_TERM, i, "");
	buf_free(&g.phrases.text);
	vec_free(&g.phrases.list);
	buf_free(&g.text.text);
	vec_free(&g.text.list);
	vec_free(&g.list);
	map_free(&g.map);
	free(g.used);
}
