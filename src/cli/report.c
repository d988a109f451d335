/* SPDX-License-Identifier: MIT */
/* The report of a topic, as a page of 80 columns and as JSON. Counts, texts and figures are tables
 * that both walk. */
#include "cli/report.h"

#include <stdlib.h>
#include <string.h>

#include "base/figure.h"
#include "base/reading.h"
#include "base/text.h"
#include "compile/ids.h"
#include "compile/schema.h"

/* Records that are counted: the key, and what a person reads of one and of several. */
static const struct {
	const char *key, *one, *many;
	enum image_part part;
} counts[] = {
    {"causes", "cause or group", "causes and groups", PART_CAUSE},
    {"leaves", "of them a hypothesis", "of them hypotheses", PART_LEAF},
    {"questions", "question", "questions", PART_QUESTION},
    {"symptoms", "symptom", "symptoms", PART_SYMPTOM},
    {"evidence", "evidence row", "evidence rows", PART_EVIDENCE},
    {"rules", "triage rule", "triage rules", PART_RULE},
    {"complications", "complication", "complications", PART_COMPLICATION},
    {"advice", "piece of advice", "pieces of advice", PART_ADVICE},
    {"sources", "source", "sources", PART_SOURCE},
    {"disagreements", "disagreement", "disagreements", PART_DISAGREEMENT},
    {"terms", "glossary term", "glossary terms", PART_TERM},
    {"cases", "practice case", "practice cases", PART_CASE},
    {"panel", "item with a panel's votes", "items with a panel's votes", PART_PANEL},
    {"sections", "document section", "document sections", PART_SECTION},
};
enum { COUNTS = sizeof counts / sizeof *counts };

/* What a person reads of it, part, and a field of its record. */
#define TEXTS(X)                                                                                   \
	X("questions", QUESTION, question, text)                                                   \
	X("why they are asked", QUESTION, question, why)                                           \
	X("definitions of symptoms", SYMPTOM, symptom, definition)                                 \
	X("summaries of causes", CAUSE, cause, summary)                                            \
	X("messages of rules", RULE, rule, message)                                                \
	X("advice", ADVICE, advice, text)                                                          \
	X("cautions", ADVICE, advice, caution)

#define X(words, part, get, field) GRADE_##get##_##field,
enum {
	TEXTS(X) GRADE_DOCUMENTS,
	GRADE_CARDS, /* which are for students, so that they count for themselves */
	GRADE_COUNT
};
#undef X

/* The texts that are read, by kind, and how hard they are. */
struct grade {
	const char *words;
	struct reading reading;
};

/* The sections that are cards of causes, with what stands below them: as many as the topic has. */
static bool *
find_cards(const struct topic *t)
{
	uint32_t sections = topic_section_count(t);
	bool *card = xcalloc(sections, sizeof *card);

	for (uint32_t c = 0; c < topic_cause_count(t); c++) {
		struct list refs = topic_cause(t, c)->card;

		for (uint32_t i = 0; i < refs.count; i++) {
			uint32_t section = topic_ref(t, refs, i).section;

			if (section < sections)
				memset(
				    card + section, true, topic_section_end(t, section) - section);
		}
	}
	return card;
}

static void
measure(const struct topic *t, struct grade grades[GRADE_COUNT])
{
	bool *card = find_cards(t);
	struct buf text = {0};

#define X(words, part, get, field)                                                                 \
	grades[GRADE_##get##_##field] = (struct grade){words, {0, 0, 0}};                          \
	for (uint32_t i = 0; i < topic_count(t, PART_##part); i++)                                 \
		reading_add(&grades[GRADE_##get##_##field].reading,                                \
		    topic_text(t, topic_##get(t, i)->field));
	TEXTS(X)
#undef X
	grades[GRADE_DOCUMENTS] = (struct grade){"documents", {0, 0, 0}};
	grades[GRADE_CARDS] = (struct grade){"cards for students", {0, 0, 0}};
	/* Runs of one block of a document are one text, so that emphasis ends no sentence. */
	for (uint32_t i = 0; i < topic_section_count(t); i++) {
		struct list blocks = topic_section(t, i)->blocks;

		for (uint32_t b = 0; b < blocks.count; b++) {
			struct list runs = topic_block(t, blocks.first + b)->runs;

			buf_clear(&text);
			for (uint32_t k = 0; k < runs.count; k++)
				buf_adds(&text, topic_text(t, topic_run(t, runs.first + k)->text));
			reading_add(&grades[card[i] ? GRADE_CARDS : GRADE_DOCUMENTS].reading,
			    buf_str(&text));
		}
	}
	free(card);
	buf_free(&text);
}

enum { TREE_FIGURES = 8 };
struct tree_row {
	struct figure f[TREE_FIGURES];
};

static struct tree_row
tree_row(const struct topic *t)
{
	const struct image_report *r = &topic_meta(t)->report;
	bool bounded = r->bound > 0;

	return (struct tree_row){{
	    {"tree_nodes", "nodes as a tree", FIGURE_COUNT, 0, (double)r->tree_nodes, NULL},
	    {"dag_nodes", "nodes once equal futures are one", FIGURE_COUNT, 0, r->dag_nodes, NULL},
	    {"expected", "questions expected on a walk without \"not sure\"", FIGURE_NUMBER, 2,
		r->expected, NULL},
	    {"longest", "questions on the longest stored one", FIGURE_COUNT, 0, r->longest, NULL},
	    {"bits", "bits to decide", FIGURE_NUMBER, 2, r->bits, NULL},
	    {"bound", "questions at least, by Shannon", FIGURE_NUMBER, 2, r->bound, NULL},
	    {"ratio", bounded ? "times the bound" : NULL, bounded ? FIGURE_NUMBER : FIGURE_NONE, 2,
		bounded ? r->expected / r->bound : 0, NULL},
	    {"covered",
		r->covered < 0.9999995
		    ? "of the mass of walks without \"not sure\" is covered, the rest is live"
		    : "of the mass of walks without \"not sure\" is covered",
		FIGURE_SHARE, 3, r->covered, NULL},
	}};
}

enum { COLUMNS = 80, PROOF_INDENT = 16, FIGURE_INDENT = 10, LINES_SHOWN = 2 };

void
report_wrapped(struct buf *out, const char *text, int at, int indent)
{
	int column = at;

	for (bool first = true; *text != '\0'; first = false) {
		size_t len = strcspn(text, " ");
		int width = text_width(text, len);

		if (!first && column + 1 + width > COLUMNS) {
			buf_printf(out, "\n%*s", indent, "");
			column = indent;
		} else if (!first) {
			buf_addc(out, ' ');
			column++;
		}
		buf_add(out, text, len);
		column += width;
		text += len + strspn(text + len, " ");
	}
	buf_addc(out, '\n');
}

void
report_proofs(const struct proofs *p, struct buf *out)
{
	struct buf text = {0};

	for (int i = 0; i < PROOF_COUNT; i++) {
		const struct proof *f = &p->list[i];

		buf_clear(&text);
		buf_printf(&text, "%s: %s", f->id, f->statement);
		buf_printf(out, "%-14s  ", proof_result_name(f->result));
		report_wrapped(out, buf_str(&text), PROOF_INDENT, PROOF_INDENT);
		if (f->detail[0] == '\0')
			continue;
		buf_printf(out, "%*s- ", PROOF_INDENT, "");
		report_wrapped(out, f->detail, PROOF_INDENT + 2, PROOF_INDENT + 2);
	}
	buf_addc(out, '\n');
	buf_free(&text);
}

/* "a", "a (by b)" for a rule and what covers it, "a = b = c" for what is alike. */
static void
add_item(const struct topic *t, const struct survey *s, enum survey_kind kind,
    const struct survey_item *item, struct buf *out)
{
	bool alike = kind == SURVEY_CAUSES_ALIKE;

	for (uint32_t i = 0; i < item->count; i++) {
		buf_adds(out, i == 0 ? "" : alike ? " = " : " (by ");
		topic_add_id(t, s->entities.items[item->first + i], out);
		buf_adds(out, i > 0 && !alike ? ")" : "");
	}
	if (item->note[0] != '\0')
		buf_printf(out, " (%s)", item->note);
}

static void
add_list(
    const struct topic *t, const struct survey *s, enum survey_kind kind, bool all, struct buf *out)
{
	const struct survey_list *l = &s->list[kind];
	size_t most = LINES_SHOWN * (COLUMNS - FIGURE_INDENT) - sizeof "...";
	struct buf text = {0}, item = {0};

	buf_printf(&text, "%s: ", l->title);
	for (size_t i = 0; i < l->items.len; i++) {
		buf_clear(&item);
		buf_adds(&item, i > 0 ? ", " : "");
		add_item(t, s, kind, &l->items.items[i], &item);
		if (!all && i > 0 && text.len + item.len > most) {
			buf_adds(&text, ", ...");
			break;
		}
		buf_add(&text, item.data, item.len);
	}
	buf_printf(out, "%8zu  ", l->items.len);
	report_wrapped(out, buf_str(&text), FIGURE_INDENT, FIGURE_INDENT);
	buf_free(&text);
	buf_free(&item);
}

void
report_write(const struct topic *t, const struct proofs *p, const struct survey *s, bool all,
    struct buf *out)
{
	const struct image_meta *m = topic_meta(t);
	struct grade grades[GRADE_COUNT];
	const char *between = ":";
	struct buf text = {0};

	buf_printf(out, "%s: %s\n", topic_text(t, m->id), topic_text(t, m->title));
	if (m->reviewed.len > 0)
		topic_add_phrase(
		    t, PHRASE_REVIEWED, (const char *[]){topic_text(t, m->reviewed)}, out);
	else
		buf_adds(out, topic_phrase(t, PHRASE_NOT_REVIEWED));
	buf_adds(out, "\n\n  ");
	for (size_t i = 0; i < COUNTS; i++) {
		uint32_t n = topic_count(t, counts[i].part);

		buf_printf(&text, "%s%u %s", i == 0 ? "" : ", ", n,
		    n == 1 ? counts[i].one : counts[i].many);
	}
	report_wrapped(out, buf_str(&text), 2, 2);
	buf_addc(out, '\n');

	report_proofs(p, out);
	figures_lines(tree_row(t).f, TREE_FIGURES, out);
	buf_addc(out, '\n');

	buf_adds(out, survey_total(s) > 0
			  ? "worth a look (no proof fails for it):\n"
			  : "every row leads somewhere, and no two rows say the same\n");
	for (int i = 0; i < SURVEY_COUNT; i++)
		if (s->list[i].items.len > 0)
			add_list(t, s, (enum survey_kind)i, all, out);
	buf_addc(out, '\n');

	measure(t, grades);
	buf_clear(&text);
	buf_adds(&text, "reading grade (Flesch-Kincaid; 6 is the aim, but for cards)");
	for (int i = 0; i < GRADE_COUNT; i++) {
		if (grades[i].reading.words == 0)
			continue;
		buf_printf(&text, "%s %.1f %s", between, reading_grade(&grades[i].reading),
		    grades[i].words);
		between = ",";
	}
	report_wrapped(out, buf_str(&text), 0, 2);
	buf_free(&text);
}

/* One record: id, and where it stands: the file of its table and its row, or its document and
 * line. */
static void
entity_json(const struct topic *t, struct entity e, struct json *j)
{
	int column = e.kind < ENTITY_KINDS ? ids_columns[e.kind] : -1;
	enum table_number table = e.kind == ENTITY_TERM ? TABLE_GLOSSARY
				  : column >= 0         ? schema_columns[column].table
							: TABLE_COUNT;
	struct buf id = {0};

	topic_add_id(t, e, &id);
	json_object(j, NULL);
	json_string(j, "kind", topic_entity_kind_name(e.kind));
	json_string(j, "id", buf_str(&id));
	if (table != TABLE_COUNT) {
		json_string(j, "file", schema_tables[table].file);
		json_integer(j, "row", (int64_t)e.index + 1);
	} else {
		const struct section *s = topic_section(t, e.index);

		json_string(j, "file", topic_text(t, topic_document(t, s->document)->name));
		json_integer(j, "line", s->line);
	}
	json_end(j, '}');
	buf_free(&id);
}

static void
survey_json(const struct topic *t, const struct survey *s, struct json *j)
{
	json_array(j, "reports");
	for (int i = 0; i < SURVEY_COUNT; i++) {
		const struct survey_list *l = &s->list[i];

		json_object(j, NULL);
		json_string(j, "id", l->id);
		json_string(j, "title", l->title);
		json_integer(j, "count", (int64_t)l->items.len);
		json_array(j, "items");
		for (size_t k = 0; k < l->items.len; k++) {
			const struct survey_item *item = &l->items.items[k];

			json_object(j, NULL);
			json_array(j, "rows");
			for (uint32_t n = 0; n < item->count; n++)
				entity_json(t, s->entities.items[item->first + n], j);
			json_end(j, ']');
			json_string(j, "note", item->note);
			json_end(j, '}');
		}
		json_end(j, ']');
		json_end(j, '}');
	}
	json_end(j, ']');
}

void
report_json(const struct topic *t, const struct proofs *p, const struct survey *s, struct json *j)
{
	const struct image_meta *m = topic_meta(t);
	struct grade grades[GRADE_COUNT];

	json_string(j, "id", topic_text(t, m->id));
	json_string(j, "title", topic_text(t, m->title));
	json_string(j, "reviewed", topic_text(t, m->reviewed));
	for (size_t i = 0; i < COUNTS; i++)
		json_integer(j, counts[i].key, topic_count(t, counts[i].part));
	json_array(j, "proofs");
	for (int i = 0; i < PROOF_COUNT; i++) {
		json_object(j, NULL);
		json_string(j, "id", p->list[i].id);
		json_string(j, "statement", p->list[i].statement);
		json_string(j, "result", proof_result_name(p->list[i].result));
		json_string(j, "detail", p->list[i].detail);
		json_end(j, '}');
	}
	json_end(j, ']');
	survey_json(t, s, j);
	measure(t, grades);
	json_array(j, "reading");
	for (int i = 0; i < GRADE_COUNT; i++) {
		json_object(j, NULL);
		json_string(j, "texts", grades[i].words);
		json_integer(j, "words", (int64_t)grades[i].reading.words);
		json_number(j, "grade", reading_grade(&grades[i].reading));
		json_end(j, '}');
	}
	json_end(j, ']');
	json_object(j, "tree");
	figures_json(tree_row(t).f, TREE_FIGURES, j);
	json_end(j, '}');
}
