/* Counts, reading grades, and the names of records. */
#include "cli/report_parts.h"

#include "compile/ids.h"
#include "compile/schema.h"

#define COUNTS(X)                                                                                  \
	X("causes", "cause or group", "causes and groups", CAUSE)                                  \
	X("leaves", "of them a hypothesis", "of them hypotheses", LEAF)                            \
	X("questions", "question", "questions", QUESTION)                                          \
	X("symptoms", "symptom", "symptoms", SYMPTOM)                                              \
	X("evidence", "evidence row", "evidence rows", EVIDENCE)                                   \
	X("rules", "triage rule", "triage rules", RULE)                                            \
	X("complications", "complication", "complications", COMPLICATION)                          \
	X("advice", "piece of advice", "pieces of advice", ADVICE)                                 \
	X("sources", "source", "sources", SOURCE)                                                  \
	X("disagreements", "disagreement", "disagreements", DISAGREEMENT)                          \
	X("terms", "glossary term", "glossary terms", TERM)                                        \
	X("cases", "practice case", "practice cases", CASE)                                        \
	X("sections", "document section", "document sections", SECTION)

const struct report_count *
report_counts(size_t *count)
{
	static const struct report_count counts[] = {
#define X(key, one, many, part) {key, one, many, PART_##part},
	    COUNTS(X)
#undef X
	};

	*count = sizeof counts / sizeof *counts;
	return counts;
}

/* What a person reads of it, part, and a field of its record. */
#define TEXTS(X)                                                                                   \
	X("questions", QUESTION, question, text)                                                   \
	X("why they are asked", QUESTION, question, why)                                           \
	X("definitions of symptoms", SYMPTOM, symptom, definition)                                 \
	X("summaries of causes", CAUSE, cause, summary)                                            \
	X("messages of rules", RULE, rule, message)                                                \
	X("advice", ADVICE, advice, text)                                                          \
	X("cautions", ADVICE, advice, caution)                                                     \
	X("documents", RUN, run, text)

enum {
#define X(words, part, get, field) GRADE_##get##_##field,
	TEXTS(X)
#undef X
	    GRADE_COUNT
};
_Static_assert(GRADE_COUNT == (int)REPORT_GRADES, "as many as the header says");

/* Runs of one block are one text, so that emphasis ends no sentence. */
static void
measure_documents(const struct topic *t, struct reading *reading)
{
	struct buf text = {0};

	for (uint32_t i = 0; i < topic_block_count(t); i++) {
		struct list runs = topic_block(t, i)->runs;

		buf_clear(&text);
		for (uint32_t k = 0; k < runs.count; k++)
			buf_adds(&text, topic_text(t, topic_run(t, runs.first + k)->text));
		reading_add(reading, buf_str(&text));
	}
	buf_free(&text);
}

void
report_measure(const struct topic *t, struct report_grade grades[REPORT_GRADES])
{
#define X(words, part, get, field)                                                                 \
	grades[GRADE_##get##_##field] = (struct report_grade){words, {0, 0, 0}};                   \
	for (uint32_t i = 0; PART_##part != PART_RUN && i < topic_count(t, PART_##part); i++)      \
		reading_add(&grades[GRADE_##get##_##field].reading,                                \
		    topic_text(t, topic_##get(t, i)->field));
	TEXTS(X)
#undef X
	measure_documents(t, &grades[GRADE_run_text].reading);
}

void
report_entity(const struct topic *t, struct entity e, struct buf *out)
{
	const struct section *s = topic_section(t, e.index);
	const struct document *d = topic_document(t, s->document);

	if (e.kind == ENTITY_SECTION)
		buf_printf(out, "%s#",
		    topic_text(t, d->source != NONE ? topic_source(t, d->source)->id : d->name));
	buf_adds(out, topic_entity_id(t, e));
}

const char *
report_file(struct entity e)
{
	int column = e.kind < ENTITY_KINDS ? ids_column((enum entity_kind)e.kind) : -1;

	if (e.kind == ENTITY_TERM)
		return schema_table(TABLE_GLOSSARY)->file;
	return column >= 0 ? schema_table(schema_column(column)->table)->file : NULL;
}
