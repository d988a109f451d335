/* SPDX-License-Identifier: MIT */
/* All of a topic as JSON. The texts and sources of each record come from records.def, so that a
 * column that only shows is here by itself; what records say of each other is written kind by kind,
 * with ids. */
#include "export/formats.h"

#include <stdlib.h>

#include "base/json.h"
#include "topic/answer.h"

/* "s3#what-it-is", "s3", or the document's name where no source has it. */
static void
add_ref(struct json *j, const char *key, const struct topic *t, struct ref ref)
{
	struct buf id = {0};

	if (ref.section != NONE)
		topic_add_id(t, (struct entity){ENTITY_SECTION, ref.section}, &id);
	else if (ref.source != NONE)
		buf_adds(&id, topic_text(t, topic_source(t, ref.source)->id));
	json_string(j, key, buf_str(&id));
	buf_free(&id);
}

static void
add_refs(struct json *j, const char *key, const struct topic *t, struct list refs)
{
	json_array(j, key);
	for (uint32_t i = 0; i < refs.count; i++)
		add_ref(j, NULL, t, topic_ref(t, refs, i));
	json_end(j, ']');
}

static void
add_id(struct json *j, const char *key, const struct topic *t, uint32_t kind, uint32_t index)
{
	if (index == NONE)
		json_null(j, key);
	else
		json_string(j, key, topic_entity_id(t, (struct entity){kind, index}));
}

static void
add_ids(struct json *j, const char *key, const struct topic *t, uint32_t kind, struct list l)
{
	json_array(j, key);
	for (uint32_t i = 0; i < l.count; i++)
		add_id(j, NULL, t, kind, topic_item(t, l, i));
	json_end(j, ']');
}

static void
add_urgency(struct json *j, uint32_t urgency)
{
	if (urgency < URGENCY_LEVELS)
		json_string(j, "urgency", topic_urgency_name(urgency));
	else
		json_null(j, "urgency");
}

static void
add_condition(struct json *j, const char *key, const struct topic *t, struct condition c)
{
	json_string(j, key, topic_text(t, c.text));
}

/* A function for each structure that writes its texts and its sources; those that nothing calls
 * write none. */
/* clang-format off */
#define BEGIN(name) \
	static void __attribute__((unused)) \
	texts_of_##name(struct json *j, const struct topic *t, const struct name *r) \
	{ (void)j; (void)t; (void)r;
#define STRUCT(name, what) BEGIN(name)
#define RECORD(NAME, name, type, table, what) BEGIN(type)
#define FIELD(record, name, type, what)
#define TEXT(record, name) json_string(j, #name, topic_text(t, r->name));
#define REFS(record, name, column) add_refs(j, #name, t, r->name);
#define END(name) }
#include "topic/records.def"
/* clang-format on */

static void
add_question_links(struct json *j, const struct topic *t, const struct question *q)
{
	json_string(j, "answered", topic_question_kind_name(q->kind));
	json_string(j, "stage", topic_stage_name(q->stage));
	json_number(j, "cost", q->cost);
	add_condition(j, "ask_if", t, q->ask_if);
	add_ids(j, "symptoms", t, ENTITY_SYMPTOM, q->symptoms);
	add_ids(j, "covers", t, ENTITY_QUESTION, q->covers);
}

static void
add_cause_links(struct json *j, const struct topic *t, const struct cause *c)
{
	add_urgency(j, c->urgency);
	json_string(j, "prevalence", topic_prevalence_name(c->prevalence));
	if (c->leaf < topic_leaf_count(t))
		json_number(j, "prior", topic_priors(t)[c->leaf]);
	else
		json_null(j, "prior");
	add_ids(j, "parents", t, ENTITY_CAUSE, c->parents);
	add_ids(j, "structures", t, ENTITY_STRUCTURE, c->structures);
	add_ids(j, "complications", t, ENTITY_COMPLICATION, c->complications);
}

static void
add_advice_links(struct json *j, const struct topic *t, const struct advice *a)
{
	json_string(j, "advice", topic_advice_kind_name(a->kind));
	json_bool(j, "always", a->always != 0);
	json_array(j, "urgencies");
	for (uint32_t u = 0; u < URGENCY_LEVELS; u++)
		if (a->urgencies & 1u << u)
			json_string(j, NULL, topic_urgency_name(u));
	json_end(j, ']');
	add_ids(j, "causes", t, ENTITY_CAUSE, a->causes);
	add_condition(j, "unless", t, a->unless);
}

static void
add_branches(struct json *j, const struct topic *t, const struct flow_step *step)
{
	add_id(j, "question", t, ENTITY_QUESTION, step->question);
	json_array(j, "branches");
	for (uint32_t i = 0; i < step->branches.count; i++) {
		const struct branch *b = topic_branch(t, step->branches.first + i);
		struct buf answer = {0};

		json_object(j, NULL);
		if (b->answer != ANSWER_UNASKED)
			topic_add_answer(t, step->question, b->answer, &answer);
		json_string(j, "answer", buf_str(&answer));
		buf_free(&answer);
		add_condition(j, "when", t, b->when);
		add_id(j, "next", t, ENTITY_STEP, b->next);
		add_urgency(j, b->urgency);
		add_ids(j, "suspects", t, ENTITY_CAUSE, b->suspects);
		texts_of_branch(j, t, b);
		json_end(j, '}');
	}
	json_end(j, ']');
}

static void
add_case_links(struct json *j, const struct topic *t, const struct case_row *c)
{
	add_ids(j, "present", t, ENTITY_SYMPTOM, c->present);
	add_ids(j, "absent", t, ENTITY_SYMPTOM, c->absent);
	add_id(j, "cause", t, ENTITY_CAUSE, c->cause);
	add_urgency(j, c->urgency);
}

static void
add_panel_links(struct json *j, const struct topic *t, const struct panel_item *item)
{
	const uint32_t *votes = topic_records(t, PART_VOTE, item->votes.first, item->votes.count);

	add_id(j, "cause", t, ENTITY_CAUSE, item->cause);
	add_id(j, "symptom", t, ENTITY_SYMPTOM, item->symptom);
	json_bool(j, "absent", item->absent != 0);
	json_array(j, "votes");
	for (uint32_t i = 0; votes != NULL && i < item->votes.count; i++)
		json_integer(j, NULL, (int64_t)votes[i] - 2);
	json_end(j, ']');
}

/* What a record says of others. */
static void
add_links(struct json *j, const struct topic *t, struct entity e)
{
	const struct symptom *y = topic_symptom(t, e.index);
	const struct rule *r = topic_rule(t, e.index);
	struct list about = topic_disagreement(t, e.index)->about;
	uint32_t document = topic_source(t, e.index)->document;

	switch (e.kind) {
	case ENTITY_QUESTION:
		add_question_links(j, t, topic_question(t, e.index));
		break;
	case ENTITY_CAUSE:
		add_cause_links(j, t, topic_cause(t, e.index));
		break;
	case ENTITY_ADVICE:
		add_advice_links(j, t, topic_advice(t, e.index));
		break;
	case ENTITY_STEP:
		add_branches(j, t, topic_step(t, e.index));
		break;
	case ENTITY_CASE:
		add_case_links(j, t, topic_case(t, e.index));
		break;
	case ENTITY_PANEL:
		add_panel_links(j, t, topic_panel(t, e.index));
		break;
	case ENTITY_SYMPTOM:
		add_id(j, "question", t, ENTITY_QUESTION, y->question);
		json_bool(j, "red_flag", y->red_flag != 0);
		json_number(j, "background", y->background);
		break;
	case ENTITY_RULE:
		add_urgency(j, r->urgency);
		add_condition(j, "when", t, r->when);
		add_ids(j, "suspects", t, ENTITY_CAUSE, r->suspects);
		break;
	case ENTITY_COMPLICATION:
		add_ids(j, "causes", t, ENTITY_CAUSE, topic_complication(t, e.index)->causes);
		break;
	case ENTITY_STRUCTURE:
		add_ids(j, "causes", t, ENTITY_CAUSE, topic_structure(t, e.index)->causes);
		break;
	case ENTITY_SOURCE:
		if (document != NONE)
			json_string(
			    j, "document", topic_text(t, topic_document(t, document)->name));
		else
			json_null(j, "document");
		break;
	case ENTITY_DISAGREEMENT:
		json_array(j, "about");
		for (uint32_t i = 0; i < about.count; i++)
			json_string(j, NULL, topic_entity_id(t, topic_entity(t, about, i)));
		json_end(j, ']');
		break;
	default:
		break;
	}
}

/* A term can be called as a cause is. */
static void
add_term_id(struct json *j, const struct topic *t, uint32_t term)
{
	char *id = xasprintf("term:%s", topic_text(t, topic_term(t, term)->term));

	json_string(j, "id", id);
	free(id);
}

/* Every record that has an id. */
static void
add_entries(struct json *j, const struct topic *t)
{
	json_array(j, "entries");
#define X(KIND, word, type, id, name)                                                              \
	for (uint32_t i = 0;                                                                       \
	     ENTITY_##KIND != ENTITY_SECTION && i < topic_count(t, PART_OF_##type); i++) {         \
		struct entity e = {ENTITY_##KIND, i};                                              \
                                                                                                   \
		json_object(j, NULL);                                                              \
		json_string(j, "kind", word);                                                      \
		if (e.kind == ENTITY_TERM)                                                         \
			add_term_id(j, t, i);                                                      \
		texts_of_##type(j, t, topic_record(t, PART_OF_##type, i));                         \
		add_links(j, t, e);                                                                \
		json_end(j, '}');                                                                  \
	}
	IMAGE_ENTITIES(X)
#undef X
	json_end(j, ']');
}

static void
add_evidence_rows(struct json *j, const struct topic *t)
{
	json_array(j, "evidence");
	for (uint32_t i = 0; i < topic_evidence_count(t); i++) {
		const struct evidence *e = topic_evidence(t, i);

		json_object(j, NULL);
		add_id(j, "cause", t, ENTITY_CAUSE, e->cause);
		add_id(j, "symptom", t, ENTITY_SYMPTOM, e->symptom);
		json_number(j, "frequency", e->frequency);
		json_string(j, "written", topic_text(t, e->written));
		json_string(j, "basis", topic_basis_name(e->basis));
		texts_of_evidence(j, t, e);
		json_end(j, '}');
	}
	json_end(j, ']');
}

static void
add_section_text(struct json *j, const struct topic *t, const struct section *s)
{
	struct buf text = {0};

	json_array(j, "text");
	for (uint32_t i = 0; i < s->blocks.count; i++) {
		const struct block *b = topic_block(t, s->blocks.first + i);

		buf_clear(&text);
		for (uint32_t k = 0; k < b->runs.count; k++)
			buf_adds(&text, topic_text(t, topic_run(t, b->runs.first + k)->text));
		json_string(j, NULL, buf_str(&text));
	}
	json_end(j, ']');
	buf_free(&text);
}

static void
add_documents(struct json *j, const struct topic *t)
{
	json_array(j, "documents");
	for (uint32_t i = 0; i < topic_document_count(t); i++) {
		const struct document *d = topic_document(t, i);

		json_object(j, NULL);
		json_string(j, "name", topic_text(t, d->name));
		json_string(j, "title", topic_text(t, d->title));
		add_id(j, "source", t, ENTITY_SOURCE, d->source);
		json_array(j, "sections");
		for (uint32_t k = d->sections.first; k < d->sections.first + d->sections.count;
		     k++) {
			json_object(j, NULL);
			add_ref(j, "id", t, (struct ref){d->source, k});
			json_string(j, "heading", topic_text(t, topic_section(t, k)->heading));
			json_integer(j, "level", topic_section(t, k)->level);
			add_section_text(j, t, topic_section(t, k));
			json_end(j, '}');
		}
		json_end(j, ']');
		json_end(j, '}');
	}
	json_end(j, ']');
}

int
export_json(const struct export_request *r, struct buf *out, struct error *err)
{
	const struct topic *t = r->t;
	struct json j;

	(void)err;
	json_begin(&j, out);
	json_open(&j);
	json_object(&j, "topic");
	texts_of_image_meta(&j, t, topic_meta(t));
	json_end(&j, '}');
	add_entries(&j, t);
	add_evidence_rows(&j, t);
	add_documents(&j, t);
	json_array(&j, "figure");
	for (uint32_t i = 0; i < topic_figure_count(t); i++) {
		json_object(&j, NULL);
		json_string(&j, "drawing", topic_text(t, topic_figure(t, i)->drawing));
		json_string(&j, "mask", topic_text(t, topic_figure(t, i)->mask));
		json_end(&j, '}');
	}
	json_end(&j, ']');
	json_close(&j);
	return 0;
}
