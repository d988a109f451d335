/* The report of a topic, for people and as JSON. */
#include "cli/report.h"

#include "base/reading.h"
#include "topic/topic.h"

/* What is counted, declared once: key, what a person reads, and the part. */
#define COUNTS(X)                                                                                  \
	X("causes", "causes and groups", CAUSE)                                                    \
	X("leaves", "of them hypotheses", LEAF)                                                    \
	X("questions", "questions", QUESTION)                                                      \
	X("symptoms", "symptoms", SYMPTOM)                                                         \
	X("evidence", "evidence rows", EVIDENCE)                                                   \
	X("rules", "triage rules", RULE)                                                           \
	X("complications", "complications", COMPLICATION)                                          \
	X("advice", "pieces of advice", ADVICE)                                                    \
	X("sources", "sources", SOURCE)                                                            \
	X("disagreements", "disagreements", DISAGREEMENT)                                          \
	X("terms", "glossary terms", TERM)                                                         \
	X("cases", "practice cases", CASE)                                                         \
	X("sections", "document sections", SECTION)

static const struct {
	const char *key, *words;
	enum image_part part;
} counts[] = {
#define X(key, words, part) {key, words, PART_##part},
    COUNTS(X)
#undef X
};

void
report_topic(const struct topic *t, struct buf *out)
{
	const struct image_meta *m = topic_meta(t);

	buf_printf(out, "%s: %s\n", topic_text(t, m->id), topic_text(t, m->title));
	buf_adds(out, m->reviewed.len > 0 ? "reviewed: " : "not reviewed by a clinician");
	buf_printf(out, "%s\n\n", topic_text(t, m->reviewed));
	for (size_t i = 0; i < sizeof counts / sizeof *counts; i++)
		buf_printf(out, "%8u  %s\n", topic_count(t, counts[i].part), counts[i].words);
	buf_addc(out, '\n');
}

/* The texts a person reads, by kind: key, what a person reads of it, part, and a field of its
 * record. */
#define TEXTS(X)                                                                                   \
	X("questions", QUESTION, question, text)                                                   \
	X("why they are asked", QUESTION, question, why)                                           \
	X("definitions of symptoms", SYMPTOM, symptom, definition)                                 \
	X("summaries of causes", CAUSE, cause, summary)                                            \
	X("messages of rules", RULE, rule, message)                                                \
	X("advice", ADVICE, advice, text)                                                          \
	X("cautions", ADVICE, advice, caution)                                                     \
	X("documents", RUN, run, text)

struct grade {
	const char *words;
	struct reading reading;
};

enum {
#define X(words, part, get, field) GRADE_##get##_##field,
	TEXTS(X)
#undef X
	    GRADE_COUNT
};

/* Measures all kinds. Runs of one block are one text, so that emphasis ends no sentence. */
static void
measure_reading(const struct topic *t, struct grade *grades)
{
#define X(words, part, get, field)                                                                 \
	grades[GRADE_##get##_##field] = (struct grade){words, {0, 0, 0}};                          \
	for (uint32_t i = 0; PART_##part != PART_RUN && i < topic_count(t, PART_##part); i++)      \
		reading_add(&grades[GRADE_##get##_##field].reading,                                \
		    topic_text(t, topic_##get(t, i)->field));
	TEXTS(X)
#undef X
	for (uint32_t i = 0; i < topic_block_count(t); i++) {
		struct list runs = topic_block(t, i)->runs;
		struct buf text = {0};

		for (uint32_t k = 0; k < runs.count; k++)
			buf_adds(&text, topic_text(t, topic_run(t, runs.first + k)->text));
		reading_add(&grades[GRADE_run_text].reading, buf_str(&text));
		buf_free(&text);
	}
}

void
report_reading(const struct topic *t, struct buf *out)
{
	struct grade grades[GRADE_COUNT];

	measure_reading(t, grades);
	buf_adds(out, "\nreading grade (Flesch-Kincaid; 6 is the aim):\n");
	for (int i = 0; i < GRADE_COUNT; i++) {
		if (grades[i].reading.words > 0)
			buf_printf(out, "%8.1f  %s (%zu words)\n",
			    reading_grade(&grades[i].reading), grades[i].words,
			    grades[i].reading.words);
	}
}

void
report_proofs(const struct proofs *p, struct buf *out)
{
	for (int i = 0; i < PROOF_COUNT; i++) {
		const struct proof *f = &p->list[i];

		buf_printf(
		    out, "%-14s  %s: %s\n", proof_result_name(f->result), f->id, f->statement);
		if (f->detail[0] != '\0')
			buf_printf(out, "                %s\n", f->detail);
	}
	buf_addc(out, '\n');
}

void
report_tree(const struct topic *t, struct buf *out)
{
	const struct image_report *r = &topic_meta(t)->report;

	buf_printf(out, "%8llu  nodes as a tree\n", (unsigned long long)r->tree_nodes);
	buf_printf(out, "%8u  nodes once equal futures are one\n", r->dag_nodes);
	buf_printf(out, "%8.2f  questions expected on a walk without \"not sure\"\n", r->expected);
	buf_printf(out, "%8u  questions on the longest stored one\n", r->longest);
	buf_printf(
	    out, "%8.2f  questions at least, by Shannon: %.2f bits to decide\n", r->bound, r->bits);
	if (r->bound > 0)
		buf_printf(out, "%8.2f  times the bound\n", r->expected / r->bound);
	buf_printf(out, "%7.3f%%  of the mass of walks without \"not sure\" is covered\n",
	    100 * r->covered);
}

static void
proofs_json(const struct proofs *p, struct json *j)
{
	json_array(j, "proofs");
	for (int i = 0; p != NULL && i < PROOF_COUNT; i++) {
		json_object(j, NULL);
		json_string(j, "id", p->list[i].id);
		json_string(j, "statement", p->list[i].statement);
		json_string(j, "result", proof_result_name(p->list[i].result));
		json_string(j, "detail", p->list[i].detail);
		json_end(j, '}');
	}
	json_end(j, ']');
}

static void
reading_json(const struct topic *t, struct json *j)
{
	struct grade grades[GRADE_COUNT];

	measure_reading(t, grades);
	json_array(j, "reading");
	for (int i = 0; i < GRADE_COUNT; i++) {
		json_object(j, NULL);
		json_string(j, "texts", grades[i].words);
		json_integer(j, "words", (int64_t)grades[i].reading.words);
		json_number(j, "grade", reading_grade(&grades[i].reading));
		json_end(j, '}');
	}
	json_end(j, ']');
}

void
report_json(const struct topic *t, const struct proofs *p, struct json *j)
{
	const struct image_report *r = &topic_meta(t)->report;

	json_string(j, "id", topic_text(t, topic_meta(t)->id));
	json_string(j, "title", topic_text(t, topic_meta(t)->title));
	json_string(j, "reviewed", topic_text(t, topic_meta(t)->reviewed));
	for (size_t i = 0; i < sizeof counts / sizeof *counts; i++)
		json_integer(j, counts[i].key, topic_count(t, counts[i].part));
	proofs_json(p, j);
	reading_json(t, j);
	json_object(j, "tree");
	json_integer(j, "tree_nodes", (int64_t)r->tree_nodes);
	json_integer(j, "dag_nodes", r->dag_nodes);
	json_number(j, "expected", r->expected);
	json_integer(j, "longest", r->longest);
	json_number(j, "bits", r->bits);
	json_number(j, "bound", r->bound);
	json_number(j, "covered", r->covered);
	json_end(j, '}');
}
