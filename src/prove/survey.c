/* SPDX-License-Identifier: MIT */
/* The survey: its lists, and the parts that fill them. */
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

struct survey *
survey_new(const struct topic *t, const char *old)
{
	struct survey *s = xcalloc(1, sizeof *s);

	s->arena = arena_new();
	struct surveyor v = {.t = t, .out = s, .old = old};

	for (int i = 0; i < SURVEY_COUNT; i++)
		s->list[i] = kinds[i];
	v.bearing = bearing_new(t);
	v.solver = solver_new(t, v.bearing);
	solver_allow(v.solver, SOLVE_WORDS_MOST);
	v.overlap = xcalloc(topic_rule_count(t), sizeof *v.overlap);
	v.cause_reached = xcalloc(topic_cause_count(t), sizeof *v.cause_reached);
	survey_rules(&v);
	survey_questions(&v);
	survey_causes(&v);
	survey_sense(&v);
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
	for (int i = 0; i < SURVEY_COUNT; i++)
		vec_free(&s->list[i].items);
	vec_free(&s->entities);
	arena_free(s->arena);
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
