/* SPDX-License-Identifier: MIT */
/* A cause's groups are visited level by level upwards: its parents, their parents, and so on, each
 * once, at its least distance. What is found on one level hides the same on all levels above.
 */
#include "compile/emit.h"

#include <string.h>

#include "base/alloc.h"

/* The causes at and above one cause, nearest first. */
struct climb {
	const struct model *m;
	uint32_t *causes, *level; /* in order of the visit */
	uint32_t count;
	uint32_t *seen; /* of each cause: 1 + the cause that was climbed from */
};

static struct climb
climb_begin(const struct model *m)
{
	return (struct climb){.m = m,
	    .causes = arena_alloc(m->in->arena, m->causes * sizeof(uint32_t)),
	    .level = arena_alloc(m->in->arena, m->causes * sizeof(uint32_t)),
	    .seen = arena_alloc(m->in->arena, m->causes * sizeof(uint32_t))};
}

/* False where more ways lead up than may be: then not all of them were gone. */
static bool
climb_from(struct climb *c, uint32_t cause)
{
	uint32_t ways = 0;

	c->causes[0] = cause;
	c->level[0] = 0;
	c->count = 1;
	c->seen[cause] = cause + 1;
	for (uint32_t i = 0; i < c->count; i++) {
		const struct members *parents = &c->m->parents[c->causes[i]];

		ways += parents->count;
		if (ways > INHERIT_WAYS_MOST)
			return false;
		for (uint32_t j = 0; j < parents->count; j++) {
			uint32_t parent = parents->items[j];

			if (c->seen[parent] == cause + 1)
				continue;
			c->seen[parent] = cause + 1;
			c->level[c->count] = c->level[i] + 1;
			c->causes[c->count++] = parent;
		}
	}
	return true;
}

uint32_t
inherit_too_far(const struct model *m)
{
	struct climb climb = climb_begin(m);
	uint32_t cause = 0;

	while (cause < m->causes && climb_from(&climb, cause))
		cause++;
	return cause < m->causes ? cause : NONE;
}

uint32_t
inherit_too_much(const struct model *m, const uint32_t *rows, uint32_t most)
{
	struct climb climb = climb_begin(m);
	uint64_t sum = 0;

	for (uint32_t cause = 0; cause < m->causes; cause++) {
		climb_from(&climb, cause);
		for (uint32_t i = 0; i < climb.count; i++)
			sum += rows[climb.causes[i]];
		if (sum > most)
			return cause;
	}
	return NONE;
}

/* For each key: the cause that a row was taken for last (plus 1), and from which level. */
struct taken {
	uint32_t cause, level;
};

static struct members
collect(const struct climb *c, uint32_t cause, const struct members *lists, const uint32_t *key,
    struct taken *taken)
{
	VEC(uint32_t) rows = {0};
	struct members made = {NULL, 0};
	uint32_t last = NONE;

	for (uint32_t i = 0; i < c->count; i++) {
		const struct members *list = &lists[c->causes[i]];

		for (uint32_t j = 0; j < list->count; j++) {
			struct taken *t = &taken[key[list->items[j]]];

			if (t->cause == cause + 1 && t->level < c->level[i])
				continue;
			*t = (struct taken){cause + 1, c->level[i]};
			vec_push(&rows, list->items[j]);
		}
	}
	if (rows.len > 0) {
		qsort(rows.items, rows.len, sizeof *rows.items, model_compare_rows);
		made.items = arena_alloc(c->m->in->arena, rows.len * sizeof *made.items);
	}
	for (size_t i = 0; i < rows.len; i++) { /* one row can name two groups of one level */
		if (rows.items[i] != last)
			made.items[made.count++] = rows.items[i];
		last = rows.items[i];
	}
	vec_free(&rows);
	return made;
}

struct members *
inherit_rows(const struct model *m, const struct members *lists, const uint32_t *key, uint32_t keys)
{
	struct members *made = arena_alloc(m->in->arena, m->causes * sizeof *made);
	struct taken *taken = xcalloc(keys, sizeof *taken);
	struct climb climb = climb_begin(m);

	for (uint32_t cause = 0; cause < m->causes; cause++) {
		climb_from(&climb, cause);
		made[cause] =
		    climb.count == 1 ? lists[cause] : collect(&climb, cause, lists, key, taken);
	}
	free(taken);
	return made;
}

uint32_t *
inherit_urgency(const struct model *m)
{
	uint32_t *stated = xcalloc(m->causes, sizeof *stated);
	uint32_t *made = arena_alloc(m->in->arena, m->causes * sizeof *made);
	struct climb climb = climb_begin(m);

	for (uint32_t cause = 0; cause < m->causes; cause++)
		stated[cause] = input_enum(m->in, COL_CAUSES_URGENCY, cause, NONE);
	for (uint32_t cause = 0; cause < m->causes; cause++) {
		uint32_t level = NONE;

		made[cause] = NONE;
		climb_from(&climb, cause);
		for (uint32_t i = 0; i < climb.count && climb.level[i] <= level; i++) {
			uint32_t urgency = stated[climb.causes[i]];

			if (urgency == NONE)
				continue;
			level = climb.level[i];
			if (made[cause] == NONE || urgency > made[cause])
				made[cause] = urgency;
		}
	}
	free(stated);
	return made;
}

struct members *
inherit_leaves(const struct model *m)
{
	struct members *above = arena_alloc(m->in->arena, m->causes * sizeof *above);
	struct climb climb = climb_begin(m);

	for (uint32_t leaf = 0; leaf < m->leaves; leaf++) {
		uint32_t cause = m->leaf_cause[leaf];
		struct members *list = &above[cause];

		climb_from(&climb, cause);
		list->items = arena_alloc(m->in->arena, climb.count * sizeof *list->items);
		list->count = climb.count;
		memcpy(list->items, climb.causes, climb.count * sizeof *list->items);
	}
	return model_reverse(m, above, m->causes, m->causes);
}
