/* SPDX-License-Identifier: MIT */
/* Hash-consing. A key is a run of words: for a node its kind, index and edges, for an outcome its
 * urgency, its end of a flow and three lists with their lengths. Keys lie end to end in one array;
 * a map finds an equal one. Since children are numbered before their parents, equal runs mean equal
 * futures.
 */
#include "tree/share.h"

#include <string.h>

#include "base/alloc.h"
#include "base/hash.h"
#include "base/map.h"

struct entry {
	size_t at; /* into words */
	uint32_t len;
};

struct pool {
	VEC(uint32_t) words;
	VEC(struct entry) entries;
	struct map map; /* of the entries */
};

struct share {
	struct pool nodes, outcomes;
	struct words key; /* the key at hand */
};

struct share *
share_new(void)
{
	return xcalloc(1, sizeof(struct share));
}

static void
pool_free(struct pool *p)
{
	vec_free(&p->words);
	vec_free(&p->entries);
	map_free(&p->map);
}

void
share_free(struct share *s)
{
	pool_free(&s->nodes);
	pool_free(&s->outcomes);
	vec_free(&s->key);
	free(s);
}

struct wanted {
	const struct pool *p;
	const struct words *key;
};

static bool
is_wanted(const void *ctx, uint32_t number)
{
	const struct wanted *w = ctx;
	const struct entry *e = &w->p->entries.items[number];

	return e->len == w->key->len &&
	       memcmp(w->p->words.items + e->at, w->key->items, e->len * sizeof(uint32_t)) == 0;
}

/* The number of the thing with that key. */
static uint32_t
pool_put(struct pool *p, const struct words *key)
{
	uint64_t hash = hash_bytes(key->items, key->len * sizeof *key->items);
	uint32_t next = (uint32_t)p->entries.len;
	uint32_t number = map_put(&p->map, hash, next, is_wanted, &(struct wanted){p, key});

	if (number == next) {
		vec_push(&p->entries, ((struct entry){p->words.len, (uint32_t)key->len}));
		for (size_t i = 0; i < key->len; i++)
			vec_push(&p->words, key->items[i]);
	}
	return number;
}

static void
add_list(struct words *w, const uint32_t *items, uint32_t n)
{
	vec_push(w, n);
	for (uint32_t i = 0; i < n; i++)
		vec_push(w, items[i]);
}

void
share_outcome_words(const struct outcome *o, struct words *out)
{
	out->len = 0;
	vec_push(out, (uint32_t)o->urgency);
	vec_push(out, o->end);
	add_list(out, o->rules, o->rule_count);
	add_list(out, o->suspects, o->suspect_count);
	vec_push(out, o->advice_count);
	for (uint32_t i = 0; i < o->advice_count; i++)
		vec_push(out, o->advice[i].advice * 2 + (o->advice[i].how == SHOW_NOT_IF));
}

uint32_t
share_outcome(struct share *s, const struct words *w)
{
	return pool_put(&s->outcomes, w);
}

uint32_t
share_node(
    struct share *s, enum node_kind kind, uint32_t index, const uint32_t *edges, uint32_t count)
{
	s->key.len = 0;
	vec_push(&s->key, (uint32_t)kind);
	vec_push(&s->key, index);
	for (uint32_t i = 0; i < count; i++)
		vec_push(&s->key, edges[i]);
	return pool_put(&s->nodes, &s->key);
}

/* Outcome i of the pool as a record; its lists go into part INDEX. */
static void
store_outcome(const struct share *s, uint32_t i, struct builder *b)
{
	const uint32_t *w = s->outcomes.words.items + s->outcomes.entries.items[i].at;
	struct outcome_row row = {.urgency = w[0], .end = w[1]};
	struct list *lists[] = {&row.rules, &row.suspects, &row.advice};

	w += 2;
	for (int k = 0; k < 3; k++) {
		uint32_t n = *w++;

		*lists[k] = builder_add_all(b, PART_INDEX, w, n);
		w += n;
	}
	builder_add(b, PART_OUTCOME, &row);
}

uint32_t
share_store(struct share *s, uint32_t root, struct builder *b)
{
	size_t total = s->nodes.entries.len;
	uint32_t *number = xcalloc(total, sizeof *number); /* of each node, breadth first */
	uint32_t *order = xcalloc(total, sizeof *order), n = 0;

	for (uint32_t i = 0; i < s->outcomes.entries.len; i++)
		store_outcome(s, i, b);
	memset(number, 0xff, total * sizeof *number);
	number[root] = n;
	order[n++] = root;
	for (uint32_t i = 0; i < n; i++) {
		const struct entry *e = &s->nodes.entries.items[order[i]];
		const uint32_t *w = s->nodes.words.items + e->at;
		struct list edges = {.first = builder_count(b, PART_EDGE), .count = e->len - 2};

		for (uint32_t k = 2; k < e->len; k++) {
			if (number[w[k]] == NONE) {
				number[w[k]] = n;
				order[n++] = w[k];
			}
			builder_add(b, PART_EDGE, &number[w[k]]);
		}
		builder_add(
		    b, PART_NODE, &(struct node){.kind = w[0], .index = w[1], .edges = edges});
	}
	free(number);
	free(order);
	return n;
}
