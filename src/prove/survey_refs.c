/* SPDX-License-Identifier: MIT */
/* Sections and sources that no row refers to, sources that have grown old, causes without a card,
 * complications that no cause leads to, claims without a source. */
#include <stdlib.h>
#include <string.h>

#include "prove/surveying.h"

/* The sections and sources that a row refers to. A reference to a section stands for what is below
 * its heading too, one to a source without a section for its whole document; a heading without text
 * of its own is referred to with what stands below it. */
static void
mark_references(const struct topic *t, bool *section, bool *source)
{
	uint32_t count = topic_count(t, PART_REF), sections = topic_section_count(t);
	const struct ref *refs = topic_records(t, PART_REF, 0, count);
	bool *whole = xcalloc(topic_source_count(t), sizeof *whole);

	for (uint32_t i = 0; i < count; i++) {
		if (refs[i].source >= topic_source_count(t))
			continue;
		source[refs[i].source] = true;
		if (refs[i].section == NONE)
			whole[refs[i].source] = true;
		else if (refs[i].section < sections && !section[refs[i].section])
			memset(section + refs[i].section, true,
			    topic_section_end(t, refs[i].section) - refs[i].section);
	}
	for (uint32_t s = 0; s < topic_source_count(t); s++) {
		uint32_t document = topic_source(t, s)->document;
		struct list l = topic_document(t, document)->sections;

		for (uint32_t i = 0; whole[s] && i < l.count && l.first + i < sections; i++)
			section[l.first + i] = true;
	}
	for (uint32_t i = sections; i-- > 0;) {
		uint32_t parent = topic_section(t, i)->parent;

		if (section[i] && parent < i && topic_section(t, parent)->blocks.count == 0)
			section[parent] = true;
	}
	free(whole);
}

/* Causes without a card, once the topic has any: a reference to a section. */
static void
survey_cards(struct surveyor *v)
{
	uint32_t leaves = topic_leaf_count(v->t), cards = 0;
	bool *has = xcalloc(leaves, sizeof *has);

	for (uint32_t l = 0; l < leaves; l++) {
		struct list card = topic_cause(v->t, topic_leaf(v->t, l))->card;

		for (uint32_t i = 0; i < card.count && !has[l]; i++)
			has[l] = topic_ref(v->t, card, i).section != NONE;
		cards += has[l];
	}
	for (uint32_t l = 0; l < leaves && cards > 0; l++)
		if (!has[l])
			survey_add(
			    v, SURVEY_CAUSES_CARDLESS, ENTITY_CAUSE, topic_leaf(v->t, l), "");
	free(has);
}

/* Complications of no cause that can be reached. */
static void
survey_complications(struct surveyor *v)
{
	for (uint32_t i = 0; i < topic_complication_count(v->t); i++) {
		struct list l = topic_complication(v->t, i)->causes;
		bool reached = false;

		for (uint32_t k = 0; k < l.count && !reached; k++) {
			uint32_t c = topic_item(v->t, l, k);

			reached = c < topic_cause_count(v->t) &&
				  (v->cause_reached[c] || topic_cause(v->t, c)->leaf == NONE);
		}
		if (!reached)
			survey_add(v, SURVEY_COMPLICATIONS, ENTITY_COMPLICATION, i, "");
	}
}

/* True if no reading of the date is as late as `old`: "2021" may be the last day of that year. */
static bool
date_is_old(const char *date, const char *old)
{
	return strspn(date, "0123456789") == 4 && strncmp(date, old, strlen(date)) < 0;
}

/* A heading on top of a document without text of its own is its title. */
static bool
is_title(const struct topic *t, uint32_t section)
{
	const struct section *s = topic_section(t, section);

	return s->blocks.count == 0 && topic_document(t, s->document)->sections.first == section;
}

void
survey_references(struct surveyor *v)
{
	uint32_t sources = topic_source_count(v->t);
	bool *section = xcalloc(topic_section_count(v->t), sizeof *section);
	bool *source = xcalloc(sources, sizeof *source);

	mark_references(v->t, section, source);
	for (uint32_t i = 0; i < topic_section_count(v->t); i++) {
		const struct section *s = topic_section(v->t, i);

		if (!section[i] && s->heading.len + s->blocks.count > 0 && !is_title(v->t, i))
			survey_add(v, SURVEY_SECTIONS, ENTITY_SECTION, i, "");
	}
	for (uint32_t i = 0; i < sources; i++) {
		if (!source[i])
			survey_add(v, SURVEY_SOURCES, ENTITY_SOURCE, i, "");
		if (date_is_old(topic_text(v->t, topic_source(v->t, i)->date), v->old))
			survey_add(v, SURVEY_SOURCES_OLD, ENTITY_SOURCE, i, "");
	}
	free(section);
	free(source);
	survey_cards(v);
	survey_complications(v);
	for (uint32_t i = 0; sources > 0 && i < topic_rule_count(v->t); i++)
		if (topic_rule(v->t, i)->refs.count == 0)
			survey_add(v, SURVEY_UNSOURCED, ENTITY_RULE, i, "");
	for (uint32_t i = 0; sources > 0 && i < topic_advice_count(v->t); i++)
		if (topic_advice(v->t, i)->refs.count == 0)
			survey_add(v, SURVEY_UNSOURCED, ENTITY_ADVICE, i, "");
}
