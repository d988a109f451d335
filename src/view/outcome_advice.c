/* What the outcome says to do, where sources disagree about it, and what its sources are. */
#include "view/outcome_parts.h"

#include <stdlib.h>
#include <string.h>

#include "tell/prose.h"
#include "tell/words.h"

uint32_t
outcome_cause(const struct outcome_parts *a, const struct ranked *line, uint32_t i)
{
	return topic_leaf(a->t, a->o->leaves[line->first + i]);
}

void
outcome_add_bullet(struct page *p)
{
	page_mark(p, STYLE_TEXT, page_glyphs(p)->bullet);
	page_mark(p, STYLE_TEXT, " ");
}

static void
add_advice(const struct outcome_parts *a, const struct shown_advice *s)
{
	const struct advice *d = topic_advice(a->t, s->advice);
	struct buf words = {0};

	page_indent(a->p, 2);
	page_item(a->p, (struct entity){ENTITY_ADVICE, s->advice});
	page_add(a->p, STYLE_TITLE, topic_text(a->t, d->name));
	if (strcmp(topic_text(a->t, d->name), words_advice_kind(d->kind)) != 0)
		page_printf(
		    a->p, STYLE_DIM, "%s%s", page_glyphs(a->p)->sep, words_advice_kind(d->kind));
	words_add_disagreement(a->p, a->t, (struct entity){ENTITY_ADVICE, s->advice});
	page_break(a->p);
	page_indent(a->p, 4);
	if (s->how == SHOW_NOT_IF) {
		interview_cond_words(session_interview(a->ui->session), d->unless.at, &words);
		page_printf(a->p, STYLE_WARNING, "Not if %s: ", buf_str(&words));
		buf_free(&words);
	}
	page_paragraph(a->p, STYLE_TEXT, topic_text(a->t, d->text));
	if (d->caution.len > 0) {
		page_mark(a->p, STYLE_WARNING, "! Caution: ");
		page_paragraph(a->p, STYLE_TEXT, topic_text(a->t, d->caution));
	}
	page_item_end(a->p);
}

void
outcome_add_advice(const struct outcome_parts *a, const char *heading, bool safety_net)
{
	bool any = false;
	uint32_t i;

	for (i = 0; i < a->o->advice_count; i++) {
		if (outcome_is_safety_net(topic_advice(a->t, a->o->advice[i].advice)->kind) !=
		    safety_net)
			continue;
		if (!any)
			page_heading(a->p, heading);
		any = true;
		add_advice(a, &a->o->advice[i]);
	}
}

/* What it is about, and what this topic makes of it; each once. */
static void
add_disagreements_on(const struct outcome_parts *a, struct entity about, bool *any)
{
	struct list l = topic_entity_disagreements(a->t, about);
	uint32_t i, k;

	for (i = 0; i < l.count; i++) {
		struct entity e = {ENTITY_DISAGREEMENT, topic_item(a->t, l, i)};
		const struct disagreement *d = topic_disagreement(a->t, e.index);

		if (page_find_item(a->p, e) >= 0)
			continue;
		if (!*any)
			page_heading(a->p, "Where sources disagree");
		*any = true;
		page_indent(a->p, 2);
		page_item(a->p, e);
		outcome_add_bullet(a->p);
		for (k = 0; k < d->about.count; k++)
			page_printf(a->p, STYLE_STRONG, "%s%s", k > 0 ? "; " : "",
			    topic_entity_name(a->t, topic_entity(a->t, d->about, k)));
		page_printf(a->p, STYLE_TEXT, ": %s", topic_text(a->t, d->handling));
		page_item_end(a->p);
	}
}

void
outcome_add_disagreements(const struct outcome_parts *a)
{
	struct entity *about;
	uint32_t i, n = outcome_subjects(a->t, a->o, !a->open, &about);
	bool any = false;

	for (i = 0; i < n; i++)
		add_disagreements_on(a, about[i], &any);
	free(about);
}

static void
add_refs_sources(const struct outcome_parts *a, struct list refs, bool *any)
{
	uint32_t i;

	for (i = 0; i < refs.count; i++) {
		struct ref r = topic_ref(a->t, refs, i);
		struct entity e = {ENTITY_SOURCE, r.source};

		if (r.source == NONE || page_find_item(a->p, e) >= 0)
			continue;
		if (!*any)
			page_heading(a->p, "Sources of this page");
		*any = true;
		page_indent(a->p, 2);
		prose_add_source(a->p, a->t, r);
	}
}

void
outcome_add_sources(const struct outcome_parts *a)
{
	struct entity *of;
	uint32_t i, n = outcome_subjects(a->t, a->o, !a->open, &of);
	bool any = false;

	for (i = 0; i < n; i++)
		add_refs_sources(a, topic_entity_refs(a->t, of[i]), &any);
	free(of);
}
