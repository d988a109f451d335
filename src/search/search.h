/* SPDX-License-Identifier: MIT */
/* Finding entries and text by words: in any order, case and accents ignored.
 *
 * A query is cut into words; what is searched has all of them, each anywhere. Names, synonyms, ids
 * and definitions are looked through as they are. Text is looked through block by block (a
 * paragraph or an item of a list); an index in the image tells which blocks can have the words at
 * all, so that few have to be read.
 */
#ifndef SEARCH_SEARCH_H
#define SEARCH_SEARCH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "topic/topic.h"

#define SEARCH_WORDS 8       /* words of a query that count */
#define SEARCH_WORD_BYTES 64 /* bytes of one that count */

/* A query, folded and cut. */
struct query {
	char word[SEARCH_WORDS][SEARCH_WORD_BYTES];
	size_t len[SEARCH_WORDS];
	size_t count;
	bool near; /* where nothing has the words, what is nearest: see query_is_near() */
};

/* How words stand in a text: as the worst of them does where it stands best. */
enum search_rank {
	SEARCH_NONE,
	SEARCH_NEAR,   /* one is only near, see query_is_near() */
	SEARCH_INNER,  /* one stands inside another word only */
	SEARCH_BEGINS, /* each begins a word */
	SEARCH_NAMED,  /* they are the name of an entry */
	SEARCH_RANKS
};

/* The words of a text (query_parse) or the whole text as one (query_phrase). */
void query_parse(struct query *q, const char *text);
void query_phrase(struct query *q, const char *text);
/* The first place in s[from..len) that is equal to a folded word when folded itself; false if there
 * is none. *at and *end get where it begins and ends in s. */
bool query_find_word(const char *s, size_t len, size_t from, const char *word, size_t word_len,
    size_t *at, size_t *end);
/* The first place from `from` on of any of the words. */
bool query_find_any(
    const struct query *q, const char *s, size_t len, size_t from, size_t *at, size_t *end);
/* True if a word of s begins with that word but for one letter that is wrong, missing, too much, or
 * swapped with the next, where it has five or more; or if it is made of the beginnings of words
 * that follow each other in s ("dvt", "deveth"). */
bool query_is_near(const char *s, size_t len, const char *word, size_t word_len);
/* True if s has every word, wherever in another. */
bool query_matches(const struct query *q, const char *s, size_t len);
/* How the words stand in these texts between them. Where the query asks for what is near, that is
 * looked for in the first `names` of them. */
enum search_rank query_rank(
    const struct query *q, const char *const *texts, size_t count, size_t names);

/* The texts of an entry that are searched beside its name and its id, "" where there are fewer; the
 * synonyms of a cause or a term first. */
void search_texts(const struct topic *t, struct entity e, const char *texts[2]);

struct search; /* opaque */

/* The topic must outlive it. */
struct search *search_new(const struct topic *t);
void search_free(struct search *s);
/* Reads and checks now, once, what a first letter would have to wait for. */
void search_read_ahead(struct search *s);

/* How the words stand in the entry's name, id, synonyms and definition. */
enum search_rank search_entity(const struct topic *t, const struct query *q, struct entity e);

struct search_found {
	struct entity e;
	enum search_rank rank;
};
#define SEARCH_ALL_KINDS ((1u << ENTITY_KINDS) - 1)
/* Fills `out` with the entries of the kinds, a bit for each, that have all words, the best first,
 * else by kind and in the order of the tables; where there is none, with those that are near, and
 * q->near tells so. Returns how many, at most `room`. */
size_t search_entities(
    const struct topic *t, struct query *q, uint32_t kinds, struct search_found *out, size_t room);
/* The entry of one of the kinds that a person means by its id, by its name (of several the first),
 * or by words that it has better than all others; of kind ENTITY_KINDS if there is none. What is
 * only near is meant where `near` says so: a slip must not become an answer. */
struct entity search_named(const struct topic *t, const char *name, uint32_t kinds, bool near);
/* Appends why a name is none of those, as the end of a sentence that begins with the name: what it
 * may mean, three entries at most. */
void search_add_unnamed(const struct topic *t, const char *name, uint32_t kinds, struct buf *out);

/* A block of text that has all words. */
struct search_hit {
	uint32_t section, block;
};
/* Fills hits in the order of the documents; returns how many, at most `limit`. */
size_t search_text(struct search *s, const struct query *q, struct search_hit *hits, size_t limit);
/* Appends the text of a block, its lines joined by spaces. */
void search_block_text(const struct topic *t, uint32_t block, struct buf *out);

#endif
