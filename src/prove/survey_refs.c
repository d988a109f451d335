/* Sections and sources that no row refers to, complications that no cause leads to, claims without
 * a source. */
#include <stdlib.h>

#include "prove/surveying.h"

struct marks {
	bool *section, *source;
};

/* A reference to a section stands for what is below its heading too. */
static void
mark_section(const struct topic *t, struct marks *m, uint32_t section)
{
	const struct section *s = topic_section(t, section);
	struct list all = topic_document(t, s->document)->sections;
	uint32_t level = s->level;

	for (uint32_t i = section; i < topic_section_count(t); i++) {
		const struct section *k = topic_section(t, i);

		if (i > section && (level == 0 || k->level <= level || i >= all.first + all.count))
			break;
		m->section[i] = true;
	}
}

/* A reference to a source without a section stands for its whole document. */
static void
mark_document(const struct topic *t, struct marks *m, uint32_t document)
{
	struct list l = topic_document(t, document)->sections;

	if (document >= topic_document_count(t))
		return;
	for (uint32_t i = 0; i < l.count && l.first + i < topic_section_count(t); i++)
		m->section[l.first + i] = true;
}

static void
mark_references(const struct topic *t, struct marks *m)
{
	uint32_t count = topic_count(t, PART_REF);
	const struct ref *refs = topic_records(t, PART_REF, 0, count);
	bool *whole = xcalloc(topic_source_count(t), sizeof *whole);

	for (uint32_t i = 0; i < count; i++) {
		if (refs[i].source >= topic_source_count(t))
			continue;
		m->source[refs[i].source] = true;
		if (refs[i].section == NONE)
			whole[refs[i].source] = true;
		else if (refs[i].section < topic_section_count(t) && !m->section[refs[i].section])
			mark_section(t, m, refs[i].section);
	}
	for (uint32_t s = 0; s < topic_source_count(t); s++)
		if (whole[s])
			mark_document(t, m, topic_source(t, s)->document);
	free(whole);
}

/* A heading without text of its own is referred to with what stands below it. */
static void
mark_headings(const struct topic *t, struct marks *m)
{
	for (uint32_t i = topic_section_count(t); i-- > 0;) {
		uint32_t parent = topic_section(t, i)->parent;

		if (m->section[i] && parent < i && topic_section(t, parent)->blocks.count == 0)
			m->section[parent] = true;
	}
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

void
survey_references(struct surveyor *v)
{
	uint32_t sources = topic_source_count(v->t);
	struct marks m = {xcalloc(topic_section_count(v->t), sizeof *m.section),
	    xcalloc(sources, sizeof *m.source)};

	mark_references(v->t, &m);
	mark_headings(v->t, &m);
	for (uint32_t i = 0; i < topic_section_count(v->t); i++) {
		const struct section *s = topic_section(v->t, i);

		if (!m.section[i] && s->heading.len + s->blocks.count > 0)
			survey_add(v, SURVEY_SECTIONS, ENTITY_SECTION, i, "");
	}
	for (uint32_t i = 0; i < sources; i++)
		if (!m.source[i])
			survey_add(v, SURVEY_SOURCES, ENTITY_SOURCE, i, "");
	free(m.section);
	free(m.source);
	survey_complications(v);
	for (uint32_t i = 0; sources > 0 && i < topic_rule_count(v->t); i++)
		if (topic_rule(v->t, i)->refs.count == 0)
			survey_add(v, SURVEY_UNSOURCED, ENTITY_RULE, i, "");
	for (uint32_t i = 0; sources > 0 && i < topic_advice_count(v->t); i++)
		if (topic_advice(v->t, i)->refs.count == 0)
			survey_add(v, SURVEY_UNSOURCED, ENTITY_ADVICE, i, "");
}
