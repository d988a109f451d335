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
survey_add(struct surveyor *v, enum survey_kind list, enum entity_kind kind, uint32_t index,
    const char *note)
{
	struct survey_item item = {(uint32_t)v->out->entities.len, 1, note};

	vec_push(&v->out->entities, ((struct entity){kind, index}));
	vec_push(&v->out->list[list].items, item);
}
