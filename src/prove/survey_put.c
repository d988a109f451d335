/* SPDX-License-Identifier: MIT */
/* Putting records into the survey's lists. */
#include "prove/surveying.h"

void
survey_add_group(struct surveyor *v, enum survey_kind list, const struct entity *e, uint32_t count)
{
	struct survey_item item = {(uint32_t)v->out->entities.len, count, ""};

	for (uint32_t i = 0; i < count; i++)
		vec_push(&v->out->entities, e[i]);
	vec_push(&v->out->list[list].items, item);
}

void
survey_say(struct surveyor *v, enum survey_kind list, const char *note)
{
	v->out->list[list].items.items[v->out->list[list].items.len - 1].note = note;
}

void
survey_add(struct surveyor *v, enum survey_kind list, enum entity_kind kind, uint32_t index,
    const char *note)
{
	survey_add_group(v, list, &(struct entity){kind, index}, 1);
	survey_say(v, list, note);
}

const char *
survey_note(struct surveyor *v, struct buf *text)
{
	const char *kept = arena_strndup(v->out->arena, buf_str(text), text->len);

	buf_free(text);
	return kept;
}

bool
survey_may_be(struct surveyor *v)
{
	enum solved found = solver_run(v->solver);

	v->open = v->open || found == SOLVE_GAVE_UP;
	return found != SOLVE_NONE;
}

void
survey_add_open(struct surveyor *v, enum entity_kind kind, uint32_t index)
{
	if (v->open)
		survey_add(v, SURVEY_OPEN, kind, index, "");
	v->open = false;
}
