/* Accessors of records, lists and ids, and the words of enumerations. */
#include <string.h>

#include "topic/answer.h"
#include "topic/bounds.h"
#include "topic/topic.h"

#define X(name, part, type)                                                                        \
	uint32_t topic_##name##_count(const struct topic *t)                                       \
	{                                                                                          \
		return topic_count(t, PART_##part);                                                \
	}                                                                                          \
	const type *topic_##name(const struct topic *t, uint32_t i)                                \
	{                                                                                          \
		static const type none;                                                            \
		const type *r = topic_record(t, PART_##part, i);                                   \
		return r != NULL ? r : &none;                                                      \
	}
TOPIC_KINDS(X)
#undef X

uint32_t
topic_item(const struct topic *t, struct list l, uint32_t i)
{
	const uint32_t *item = NULL;

	if (i < l.count && l.first <= UINT32_MAX - i)
		item = topic_record(t, PART_INDEX, l.first + i);
	return item != NULL ? *item : NONE;
}

struct ref
topic_ref(const struct topic *t, struct list l, uint32_t i)
{
	const struct ref *r = NULL;

	if (i < l.count && l.first <= UINT32_MAX - i)
		r = topic_record(t, PART_REF, l.first + i);
	return r != NULL ? *r : (struct ref){NONE, NONE};
}

/* The entity, if there is such a record: its part may be damaged where its id is not. */
static struct entity
checked_entity(const struct topic *t, const struct entity *e)
{
	if (e != NULL && e->kind < ENTITY_KINDS &&
	    e->index < topic_count(t, bounds_entity_part(e->kind)))
		return *e;
	return (struct entity){ENTITY_KINDS, NONE};
}

struct entity
topic_entity(const struct topic *t, struct list l, uint32_t i)
{
	const struct entity *e = NULL;

	if (i < l.count && l.first <= UINT32_MAX - i)
		e = topic_record(t, PART_ENTITY, l.first + i);
	return checked_entity(t, e);
}

uint32_t
topic_leaf_count(const struct topic *t)
{
	uint32_t leaves = topic_count(t, PART_LEAF);

	return topic_count(t, PART_PRIOR) == leaves ? leaves : 0;
}

uint32_t
topic_leaf(const struct topic *t, uint32_t l)
{
	const uint32_t *cause = topic_record(t, PART_LEAF, l);

	return cause != NULL ? *cause : NONE;
}

const double *
topic_priors(const struct topic *t)
{
	return topic_records(t, PART_PRIOR, 0, topic_leaf_count(t));
}

struct likelihoods
topic_likelihoods(const struct topic *t, uint32_t question)
{
	const struct question *q = topic_question(t, question);
	struct likelihoods l = {.options = q->options, .links = q->links.count};
	uint64_t doubles;

	l.stride = q->options + 2;
	doubles = (uint64_t)l.stride * (1 + (uint64_t)l.links);
	if (q->options == 0 || q->options > UINT32_MAX / 2 || doubles > UINT32_MAX)
		return (struct likelihoods){0};
	l.base = topic_records(t, PART_LIKELIHOOD, q->likelihood, (uint32_t)doubles);
	l.leaf = topic_records(t, PART_LINK, q->links.first, l.links);
	if (l.base == NULL || (l.leaf == NULL && l.links > 0))
		return (struct likelihoods){0};
	for (uint32_t i = 0; i < l.links; i++) {
		if (l.leaf[i] >= topic_leaf_count(t))
			return (struct likelihoods){0};
	}
	l.row = l.base + l.stride;
	return l;
}

const double *
topic_likelihood_row(const struct likelihoods *k, uint32_t leaf)
{
	uint32_t low = 0, high = k->links;

	while (low < high) {
		uint32_t mid = low + (high - low) / 2;

		if (k->leaf[mid] < leaf)
			low = mid + 1;
		else
			high = mid;
	}
	return low < k->links && k->leaf[low] == leaf ? k->row + (size_t)low * k->stride : k->base;
}

struct entity
topic_find(const struct topic *t, const char *id)
{
	uint32_t low = 0, high = topic_count(t, PART_ID);

	while (low < high) {
		uint32_t mid = low + (high - low) / 2;
		const struct id_entry *e = topic_record(t, PART_ID, mid);
		int order = strcmp(id, topic_text(t, e->id));

		if (order == 0)
			return checked_entity(t, &e->entity);
		if (order < 0)
			high = mid;
		else
			low = mid + 1;
	}
	return (struct entity){ENTITY_KINDS, NONE};
}

/* What an entity shows of itself; one place for the five accessors below. */
struct face {
	struct span id, name;
	struct list refs, disagreements;
};

static struct face
entity_face(const struct topic *t, struct entity e)
{
	struct face f = {{0}, {0}, {0}, {0}};

	switch (e.kind) {
#define X(KIND, get, id_field, name_field, refs_field, dis_field)                                  \
	case KIND:                                                                                 \
		f = (struct face){get(t, e.index)->id_field, get(t, e.index)->name_field,          \
		    refs_field, dis_field};                                                        \
		break;
#define NO_LIST (struct list){0, 0}
		X(ENTITY_CAUSE, topic_cause, id, name, topic_cause(t, e.index)->refs,
		    topic_cause(t, e.index)->disagreements)
		X(ENTITY_QUESTION, topic_question, id, text, topic_question(t, e.index)->refs,
		    NO_LIST)
		X(ENTITY_SYMPTOM, topic_symptom, id, name, topic_symptom(t, e.index)->refs,
		    topic_symptom(t, e.index)->disagreements)
		X(ENTITY_RULE, topic_rule, id, message, topic_rule(t, e.index)->refs,
		    topic_rule(t, e.index)->disagreements)
		X(ENTITY_COMPLICATION, topic_complication, id, name,
		    topic_complication(t, e.index)->refs,
		    topic_complication(t, e.index)->disagreements)
		X(ENTITY_ADVICE, topic_advice, id, name, topic_advice(t, e.index)->refs,
		    topic_advice(t, e.index)->disagreements)
		X(ENTITY_SOURCE, topic_source, id, title, NO_LIST, NO_LIST)
		X(ENTITY_DISAGREEMENT, topic_disagreement, id, first,
		    topic_disagreement(t, e.index)->first_refs, NO_LIST)
		X(ENTITY_TERM, topic_term, term, term, topic_term(t, e.index)->refs, NO_LIST)
		X(ENTITY_CASE, topic_case, id, title, NO_LIST, NO_LIST)
		X(ENTITY_SECTION, topic_section, slug, heading, NO_LIST, NO_LIST)
#undef X
#undef NO_LIST
	default:
		break;
	}
	return f;
}

const char *
topic_entity_id(const struct topic *t, struct entity e)
{
	return topic_text(t, entity_face(t, e).id);
}

const char *
topic_entity_name(const struct topic *t, struct entity e)
{
	return topic_text(t, entity_face(t, e).name);
}

struct list
topic_entity_refs(const struct topic *t, struct entity e)
{
	return entity_face(t, e).refs;
}

struct list
topic_entity_disagreements(const struct topic *t, struct entity e)
{
	return entity_face(t, e).disagreements;
}

const char *
topic_answer_name(const struct topic *t, uint32_t question, uint32_t answer)
{
	const struct question *q = topic_question(t, question);
	const struct symptom *s;

	if (answer == ANSWER_UNSURE)
		return "not sure";
	if (answer == ANSWER_NONE)
		return q->kind == QUESTION_YES_NO ? "no" : "none of these";
	if (answer < ANSWER_FIRST || answer - ANSWER_FIRST >= q->options)
		return "";
	if (q->kind == QUESTION_YES_NO)
		return "yes";
	s = topic_symptom(t, topic_item(t, q->symptoms, answer - ANSWER_FIRST));
	return topic_text(t, s->answer.len > 0 ? s->answer : s->name);
}

/* The words of enumerations, in the order of the enums of image.h. */
#define WORDS(function, ...)                                                                       \
	const char *function(uint32_t i)                                                           \
	{                                                                                          \
		static const char *const words[] = {__VA_ARGS__};                                  \
		return i < sizeof words / sizeof *words ? words[i] : "";                           \
	}
WORDS(topic_urgency_name, "self-care", "routine", "soon", "emergency")
WORDS(topic_question_kind_name, "yes-no", "choice", "screen")
WORDS(topic_stage_name, "emergency", "complaint", "history", "self-exam", "risk")
WORDS(topic_basis_name, "stated", "implied", "judgement")
WORDS(topic_prevalence_name, "", "very-common", "common", "uncommon", "rare", "very-rare", "number")
WORDS(topic_advice_kind_name, "rest", "ice", "compression", "elevation", "exercise", "medication",
    "monitor", "self-care", "see-doctor", "emergency", "examination", "investigation", "treatment",
    "prevention")
WORDS(topic_entity_kind_name, "cause", "question", "symptom", "rule", "complication", "advice",
    "source", "disagreement", "term", "case", "section")
