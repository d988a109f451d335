/* SPDX-License-Identifier: MIT */
/* A handout: what somebody who teaches or treats gives a person to take home. It is one page as
 * src/tell makes them, of the topic's own sentences: what needs help at once, when to see somebody,
 * what it can come from, what one can do, the sources. */
#include "export/formats.h"

#include "base/alloc.h"
#include "base/heap.h"
#include "tell/forms.h"
#include "tell/outcome.h"
#include "tell/words.h"

#define CAUSES_TOLD 16 /* of those most often met; who wants all has the page of HTML */

static void
add_rules(struct page *p, const struct topic *t, uint32_t urgency)
{
	for (uint32_t i = 0; i < topic_rule_count(t); i++)
		if (topic_rule(t, i)->urgency == urgency)
			words_add_rule(p, t, i);
}

static void
add_when(struct page *p, const struct topic *t)
{
	bool told = false;

	for (uint32_t u = URGENCY_EMERGENCY; u-- > URGENCY_ROUTINE;) {
		bool any = false;

		for (uint32_t i = 0; i < topic_rule_count(t); i++)
			any |= topic_rule(t, i)->urgency == u;
		if (!any)
			continue;
		if (!told)
			page_heading(p, topic_phrase(t, PHRASE_SEE_SOMEBODY));
		told = true;
		words_add_urgency(p, t, u);
		page_printf(p, STYLE_TEXT, ": %s.", words_urgency_when(t, u));
		page_break(p);
		add_rules(p, t, u);
	}
}

static void
add_causes(struct page *p, const struct topic *t)
{
	uint32_t count = topic_leaf_count(t);
	struct heap_item *met = xcalloc((size_t)count + 1, sizeof *met);
	bool serious = false;

	for (uint32_t l = 0; l < count; l++)
		met[l] = (struct heap_item){topic_priors(t)[l], topic_leaf(t, l)};
	qsort(met, count, sizeof *met, heap_compare);
	if (count > 0)
		page_heading(p, topic_phrase(t, PHRASE_COMES_FROM));
	for (uint32_t l = 0; l < count && l < CAUSES_TOLD; l++) {
		const struct cause *c = topic_cause(t, met[l].number);

		page_bullet(p);
		page_add(p, STYLE_STRONG, topic_text(t, c->name));
		if (c->urgency >= URGENCY_SOON)
			words_add_urgency_of(p, t, c->urgency);
		page_printf(p, STYLE_TEXT, ": %s", topic_text(t, c->summary));
		page_cite(p, t, c->refs);
		page_break(p);
	}
	for (uint32_t l = CAUSES_TOLD; l < count; l++) {
		uint32_t urgency = topic_cause(t, met[l].number)->urgency;

		serious |= urgency >= URGENCY_TODAY && urgency < URGENCY_LEVELS;
	}
	if (count > CAUSES_TOLD)
		words_put(p, STYLE_TEXT, t, serious ? PHRASE_SERIOUS_MORE : PHRASE_MORE,
		    (const char *const[]){words_number(count - CAUSES_TOLD).text});
	page_break(p);
	free(met);
}

/* What anybody can do for whom self-care is enough; nothing where no sign of an emergency is asked
 * for. */
static void
add_self_care(struct page *p, const struct topic *t)
{
	bool any = false;

	if (topic_meta(t)->red_flags == 0)
		return;
	for (uint32_t i = 0; i < topic_advice_count(t); i++) {
		const struct advice *a = topic_advice(t, i);
		struct buf unless = {0};

		if (!(a->urgencies & 1u << URGENCY_SELF_CARE) || a->kind > ADVICE_SELF_CARE)
			continue;
		if (!any) {
			page_heading(p, topic_phrase(t, PHRASE_DO_YOURSELF));
			page_paragraph(p, STYLE_TEXT, topic_phrase(t, PHRASE_ONLY_WITHOUT));
		}
		any = true;
		page_bullet(p);
		page_printf(p, STYLE_STRONG, "%s", topic_text(t, a->name));
		page_add(p, STYLE_TEXT, ". ");
		if (a->unless.at != NONE) {
			cond_words(t, a->unless.at, NULL, &unless);
			words_put(p, STYLE_STRONG, t, PHRASE_NOT_IF,
			    (const char *const[]){buf_str(&unless)});
			page_add(p, STYLE_STRONG, " ");
		}
		page_add(p, STYLE_TEXT, topic_text(t, a->text));
		if (a->caution.len > 0)
			page_printf(p, STYLE_STRONG, " %s: %s", topic_phrase(t, PHRASE_CAUTION),
			    topic_text(t, a->caution));
		page_cite(p, t, a->refs);
		page_break(p);
		buf_free(&unless);
	}
}

/* Where each source that is named can be found. */
static void
add_sources(struct page *p, const struct topic *t)
{
	uint32_t count;
	const struct ref *cited = page_cited(p, &count);
	bool *told = xcalloc((size_t)topic_source_count(t) + 1, sizeof *told);

	for (uint32_t i = 0; i < count; i++)
		told[cited[i].source] = true;
	if (count > 0)
		page_heading(p, topic_phrase(t, PHRASE_ALL_SOURCES));
	for (uint32_t i = 0; i < topic_source_count(t); i++) {
		const struct source *s = topic_source(t, i);

		if (!told[i])
			continue;
		page_bullet(p);
		page_printf(p, STYLE_STRONG, "%s", topic_text(t, s->id));
		page_printf(p, STYLE_TEXT, " %s", topic_text(t, s->title));
		if (s->publisher.len > 0)
			page_printf(p, STYLE_TEXT, ", %s", topic_text(t, s->publisher));
		if (s->date.len > 0)
			page_printf(p, STYLE_TEXT, ", %s", topic_text(t, s->date));
		page_break(p);
	}
	free(told);
}

int
export_markdown(const struct export_request *r, struct buf *out, struct error *err)
{
	const struct image_meta *m = topic_meta(r->t);
	struct page *p = page_new();

	(void)err;
	page_add(p, STYLE_TITLE, topic_text(r->t, m->title));
	page_title_end(p);
	page_paragraph(p, STYLE_TEXT, topic_text(r->t, m->summary));
	tell_notice(p, r->t);
	if (words_has_emergency(r->t)) {
		page_heading(p, topic_phrase(r->t, PHRASE_HELP_AT_ONCE));
		words_add_signs(p, r->t);
	}
	add_when(p, r->t);
	add_causes(p, r->t);
	add_self_care(p, r->t);
	add_sources(p, r->t);
	form_write(form_named("markdown"), p, topic_text(r->t, m->language), out);
	page_free(p);
	return 0;
}
