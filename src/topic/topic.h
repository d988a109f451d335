/* SPDX-License-Identifier: MIT */
/* The model: a compiled topic, read-only, from a file or from memory.
 *
 * Every accessor takes an index and gives a record inside the image, or a record of zeros where the
 * index is out of range. What is used of a part is checked (its checksum, and that its numbers are
 * in range) before its first use; a part that fails is treated as empty and topic_damage() tells,
 * or ends the program (topic_set_end()). So a reader needs no error path for each access. Large
 * parts are checked piece by piece, so such damage can come to light at any access.
 */
#ifndef TOPIC_TOPIC_H
#define TOPIC_TOPIC_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/error.h"
#include "topic/image.h"
#include "topic/phrase.h"

struct topic; /* opaque */

/* Opens the file and checks its header and table of parts. NULL with the cause on any fault. */
struct topic *topic_open(const char *path, struct error *err);
/* Takes over bytes (made by malloc), freed by topic_close(), on failure too. */
struct topic *topic_open_bytes(void *bytes, size_t len, struct error *err);
/* Reads bytes that stay as they are and outlive the topic. */
struct topic *topic_open_static(const void *bytes, size_t len, struct error *err);
void topic_close(struct topic *t); /* NULL is allowed */
/* The image's bytes, those of a file as far as they were read, and size; valid until topic_close().
 */
const void *topic_bytes(const struct topic *t, size_t *len);
/* NULL, or what is wrong with the image, once an accessor has met it. */
const char *topic_damage(const struct topic *t);
/* From now on an accessor that meets damage calls end() with it, which does not return: so nothing
 * is ever worked out from a topic of which a part reads as empty. NULL, as at first: it does. */
void topic_set_end(struct topic *t, void (*end)(const char *damage));
/* Reads and checks every part now; from then on accessors only read. 0, or -1 with the cause. */
int topic_verify(const struct topic *t, struct error *err);

/* The record count of a part, and record i of it; NULL where out of range. */
uint32_t topic_count(const struct topic *t, enum image_part part);
const void *topic_record(const struct topic *t, enum image_part part, uint32_t i);
/* First of `count` records from `first`, NULL where any is out of range; count 0 gives NULL. */
const void *topic_records(
    const struct topic *t, enum image_part part, uint32_t first, uint32_t count);

/* For each kind of record: the count, and the record (zeros where out of range, never NULL):
 * topic_cause_count(t), topic_cause(t, i) and so on. */
#define RECORD(NAME, name, type, table, what)                                                      \
	uint32_t topic_##name##_count(const struct topic *t);                                      \
	const struct type *topic_##name(const struct topic *t, uint32_t i);
#include "topic/records.def"

const struct image_meta *topic_meta(const struct topic *t);
/* The text of a span: NUL-terminated, "" where the span is out of range. */
const char *topic_text(const struct topic *t, struct span s);
/* Item i of a list over part INDEX; NONE where out of range. */
uint32_t topic_item(const struct topic *t, struct list l, uint32_t i);
/* Item i of a list over part REF, or of part ENTITY. */
struct ref topic_ref(const struct topic *t, struct list l, uint32_t i);
struct entity topic_entity(const struct topic *t, struct list l, uint32_t i);

static inline bool
entity_same(struct entity a, struct entity b)
{
	return a.kind == b.kind && a.index == b.index;
}

/* The number of the section after one and all that stand below its heading. */
uint32_t topic_section_end(const struct topic *t, uint32_t section);

/* Hypotheses: leaf l is cause topic_leaf(t, l); priors sum to 1. */
uint32_t topic_leaf_count(const struct topic *t);
uint32_t topic_leaf(const struct topic *t, uint32_t l);
const double *topic_priors(const struct topic *t); /* topic_leaf_count() of them */

/* A question's likelihoods, see struct question. */
struct likelihoods {
	uint32_t options, links;
	bool several;         /* a row goes on with the frequencies of the symptoms */
	uint32_t stride;      /* doubles in a row */
	const double *base;   /* the row of leaves without a link */
	const uint32_t *leaf; /* the linked leaves */
	const double *row;    /* their rows */
};
/* All zero where the question has none or the image is damaged. */
struct likelihoods topic_likelihoods(const struct topic *t, uint32_t question);
/* The row that holds for a leaf: its own, or that of leaves without a link; NULL if there is
 * none. */
const double *topic_likelihood_row(const struct likelihoods *k, uint32_t leaf);
/* How often each symptom of a "several" is seen, by a row of its. */
const double *topic_frequencies(const struct likelihoods *k, const double *row);
/* The likelihood of an answer by a row, 1 where it says nothing. */
double topic_likelihood(const struct likelihoods *k, const double *row, uint32_t answer);

/* Questions in the order of their `order` field, in which every ask-if comes after what it names;
 * damaged or doubled values leave table order. Fills topic_question_count() of them. */
void topic_order_questions(const struct topic *t, uint32_t *order);

/* Room for what the topic says for each phrase, NULL where it has none of its own; NULL in it
 * before it is filled (phrase.c). */
const char **topic_phrases(const struct topic *t);
/* What the topic says for a phrase: its own text, else the program's, as with NULL for the topic.
 * Valid until topic_close(). */
const char *topic_phrase(const struct topic *t, enum phrase p);
/* Appends a text of the program about keys or commands, in which {flags} stands for what the topic
 * says for the phrase of that id. */
void topic_add_text(const struct topic *t, const char *text, struct buf *out);
/* Appends it with its values, which are in the order of phrases.def. */
void topic_add_phrase(
    const struct topic *t, enum phrase p, const char *const values[], struct buf *out);

/* The id of the source that a document is, or the name of its file where no source names it. */
const char *topic_document_id(const struct topic *t, uint32_t document);
/* The section of a document with that slug; NONE. */
uint32_t topic_section_named(const struct topic *t, uint32_t document, const char *slug);
/* What an id names, be it SOURCE#SLUG of a section, or FILE#SLUG in a document that no source
 * names; kind ENTITY_KINDS where nothing does. */
struct entity topic_find(const struct topic *t, const char *id);
/* Appends the id by which topic_find() finds the record. */
void topic_add_id(const struct topic *t, struct entity e, struct buf *out);
/* The id and the name to show of any record ("" where it has none). */
const char *topic_entity_id(const struct topic *t, struct entity e);
const char *topic_entity_name(const struct topic *t, struct entity e);
/* For who goes through all names of a kind: reads its records, and the names where they stand
 * close together, in few pieces instead of many. */
void topic_read_ahead(const struct topic *t, enum entity_kind kind);
/* The sources of any record, as a list over REF; empty where it has none. */
struct list topic_entity_refs(const struct topic *t, struct entity e);
struct list topic_entity_disagreements(const struct topic *t, struct entity e);
/* What mentions a record that the topic has, each once, in table order: of a symptom the rules that
 * ask whether it is there, of a source or section the disagreements that it has a part in. All are
 * found at the first call, which is for one thread alone. */
const uint32_t *topic_mentions(const struct topic *t, struct entity e, uint32_t *count);

/* A text of a record that is shown after its label, as a warning or not. */
struct shown_field {
	const char *label, *text;
	bool warning;
};
/* The next text that records.def says to show of an entity, the empty ones passed over; *next is 0
 * at first. False if there are no more. */
bool topic_shown(const struct topic *t, struct entity e, size_t *next, struct shown_field *f);

/* True if the question has that answer (topic/answer.h), ANSWER_UNASKED included. A choice whose
 * options are all that there is has no "none of these". */
bool topic_has_answer(const struct question *q, uint32_t answer);
/* Appends what an answer is called: "not sure", "no", "none of these", "yes", or the option's
 * label; nothing where there is none. */
void topic_add_answer(const struct topic *t, uint32_t question, uint32_t answer, struct buf *out);
/* The answer that says "yes" to a symptom: to one of several, with nothing said of the others. */
uint32_t topic_symptom_answer(const struct topic *t, uint32_t symptom);
/* What an option of a question is called, counted from 0: its label, else the symptom's name. */
const char *topic_option_name(const struct topic *t, const struct question *q, uint32_t option);

/* The words of enumerations as tables write them ("self-care", "yes-no", "history", ...). */
const char *topic_urgency_name(uint32_t urgency);
/* The levels that the topic uses, the most urgent first: all, but "today" only where a rule, a
 * case or the end of a flow has it. Fills out, returns how many. */
uint32_t topic_urgencies(const struct topic *t, uint32_t out[URGENCY_LEVELS]);
const char *topic_question_kind_name(uint32_t kind);
const char *topic_stage_name(uint32_t stage);
const char *topic_basis_name(uint32_t basis);
const char *topic_frequency_name(uint32_t term);
/* The shares that a frequency term stands for; false, and no change, for a figure. */
bool topic_frequency_range(const char *written, double *least, double *most);
const char *topic_prevalence_name(uint32_t prevalence);
const char *topic_advice_kind_name(uint32_t kind);
const char *topic_entity_kind_name(uint32_t kind);

#endif
