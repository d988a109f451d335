/* The survey's lists, and what is known of rules and causes for those that follow. */
#include "prove/surveying.h"

#include <stdlib.h>

static const struct survey_list kinds[SURVEY_COUNT] = {
#define X(name, id, title, help) {id, title, help, {NULL, 0, 0}},
    SURVEYS(X)
#undef X
};

const struct survey_list *
survey_kinds(size_t *count)
{
	*count = SURVEY_COUNT;
	return kinds;
}

void
survey_add(struct surveyor *v, enum survey_kind list, struct entity e, const char *note)
{
	struct survey_item item = {(uint32_t)v->out->entities.len, 1, NULL};

	item.note = xstrdup(note != NULL ? note : "");
	vec_push(&v->out->entities, e);
	vec_push(&v->out->list[list].items, item);
}

void
survey_add_group(struct surveyor *v, enum survey_kind list, const struct entity *e, uint32_t count)
{
	struct survey_item item = {(uint32_t)v->out->entities.len, count, xstrdup("")};

	for (uint32_t i = 0; i < count; i++)
		vec_push(&v->out->entities, e[i]);
	vec_push(&v->out->list[list].items, item);
}

struct survey *
survey_new(const struct topic *t)
{
	struct survey *s = xcalloc(1, sizeof *s);
	struct surveyor v = {.t = t, .out = s};

	for (int i = 0; i < SURVEY_COUNT; i++)
		s->list[i] = kinds[i];
	v.bearing = bearing_new(t);
	v.solver = solver_new(t, v.bearing);
	v.overlap = xcalloc(topic_rule_count(t), sizeof *v.overlap);
	v.cause_reached = xcalloc(topic_cause_count(t), sizeof *v.cause_reached);
	survey_rules(&v);
	survey_questions(&v);
	survey_causes(&v);
	survey_advice(&v);
	survey_references(&v);
	survey_terms(&v);
	solver_free(v.solver);
	bearing_free(v.bearing);
	free(v.overlap);
	free(v.cause_reached);
	return s;
}

void
survey_free(struct survey *s)
{
	if (s == NULL)
		return;
	for (int i = 0; i < SURVEY_COUNT; i++) {
		for (size_t k = 0; k < s->list[i].items.len; k++)
			free(s->list[i].items.items[k].note);
		vec_free(&s->list[i].items);
	}
	vec_free(&s->entities);
	free(s);
}

size_t
survey_total(const struct survey *s)
{
	size_t total = 0;

	for (int i = 0; i < SURVEY_COUNT; i++)
		total += s->list[i].items.len;
	return total;
}

void
survey_rules(struct surveyor *v)
{
	static const enum survey_kind lists[] = {[OVERLAP_NEVER] = SURVEY_RULES_NEVER,
	    [OVERLAP_COVERED] = SURVEY_RULES_COVERED,
	    [OVERLAP_SAME] = SURVEY_RULES_SAME,
	    [OVERLAP_OPEN] = SURVEY_RULES_OPEN};

	overlap_find(v->t, v->bearing, v->solver, v->overlap);
	for (uint32_t r = 0; r < topic_rule_count(v->t); r++) {
		const struct overlap *o = &v->overlap[r];
		struct entity pair[] = {{ENTITY_RULE, r}, {ENTITY_RULE, o->by}};

		if (o->kind != OVERLAP_NONE)
			survey_add_group(v, lists[o->kind], pair, o->by != NONE ? 2 : 1);
	}
}
