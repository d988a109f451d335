/* SPDX-License-Identifier: MIT */
/* Which records mention another: gone through once for all, since a page of every record asks for
 * those of each. */
#include "topic/cond.h"
#include "topic/topic_state.h"

struct gathering {
	struct pairs pairs;
	uint32_t *last; /* what mentioned each last, plus one: once is enough */
};

/* Adds it to what mentions record `of` of the kind that begins at `first`. */
static void
add_mention(struct gathering *g, uint32_t first, uint32_t end, uint32_t of, uint32_t by)
{
	if (of >= end - first || g->last[first + of] == by + 1)
		return;
	g->last[first + of] = by + 1;
	vec_push(&g->pairs, ((struct pair){first + of, by}));
}

static void
gather_rules(const struct topic *t, const struct mentions *m, struct gathering *g)
{
	for (uint32_t i = 0; i < topic_rule_count(t); i++) {
		uint32_t count;
		const uint32_t *code = cond_code(t, topic_rule(t, i)->when.at, &count);

		for (uint32_t k = 0; k < count; k++)
			if (COND_OP(code[k]) <= COND_SURE)
				add_mention(g, 0, m->sources, COND_ARG(code[k]), i);
	}
}

static void
gather_disagreements(const struct topic *t, const struct mentions *m, struct gathering *g)
{
	for (uint32_t i = 0; i < topic_disagreement_count(t); i++) {
		const struct disagreement *d = topic_disagreement(t, i);

		for (uint32_t k = 0; k < d->first_refs.count + d->second_refs.count; k++) {
			uint32_t second = k - d->first_refs.count;
			struct ref r = k < d->first_refs.count
					   ? topic_ref(t, d->first_refs, k)
					   : topic_ref(t, d->second_refs, second);

			add_mention(g, m->sources, m->sections, r.source, i);
			add_mention(g, m->sections, m->end, r.section, i);
		}
	}
}

static void
find_mentions(const struct topic *t, struct mentions *m)
{
	struct gathering g = {0};

	m->sources = topic_symptom_count(t);
	m->sections = m->sources + topic_source_count(t);
	m->end = m->sections + topic_section_count(t);
	g.last = xcalloc(m->end, sizeof *g.last);
	gather_rules(t, m, &g);
	gather_disagreements(t, m, &g);
	m->arena = arena_new();
	m->by = fan_new(m->arena, &g.pairs, m->end);
	vec_free(&g.pairs);
	free(g.last);
}

const uint32_t *
topic_mentions(const struct topic *t, struct entity e, uint32_t *count)
{
	struct mentions *m = t->mentions;

	if (m->arena == NULL)
		find_mentions(t, m);
	uint32_t first = e.kind == ENTITY_SYMPTOM  ? 0
			 : e.kind == ENTITY_SOURCE ? m->sources
						   : m->sections;
	*count = 0;
	if (e.index >= m->end - first)
		return NULL;
	const uint32_t *at = &m->by.at[first + e.index];
	*count = at[1] - at[0];
	return m->by.items + at[0];
}
