/* SPDX-License-Identifier: MIT */
/* The compiled topic as bytes: what stands where. Specified for others in ramus-image(5).
 *
 * One flat little-endian image: a header, a table of parts, checksums, then the parts. A part is an
 * array of one kind of record (or of text bytes). Records refer to each other by index and to text
 * by span. Nothing in it is a pointer, so it is mapped and used in place. Each part is cut in
 * pieces of whole records, and each piece has a checksum, so that what is used of a large part can
 * be checked without the rest. NONE stands for "no such record". The model (topic.h) is the only
 * reader, the builder (build.h) the only writer.
 */
#ifndef TOPIC_IMAGE_H
#define TOPIC_IMAGE_H

#include <stdint.h>

#define IMAGE_MAGIC "RAMUSIMG"
#define IMAGE_PIECE 4096u     /* bytes of a piece at most */
#define IMAGE_LARGE 16u       /* a part of so many pieces starts at an IMAGE_PIECE, others at 8 */
#define IMAGE_WORDS 16u       /* the first of so many words has a record */
#define IMAGE_REFS_MOST 1000u /* sources of a cell */
#define IMAGE_VOTES 5         /* what a member of a panel can vote: -2 to 2 */
#define IMAGE_PANEL_LEAST 10  /* members that a panel should have */
#define NONE UINT32_MAX

#define FORMAT(version, checksum) enum { IMAGE_VERSION = version };
#include "topic/records.def"

/* PART_CAUSE, ..., and PART_OF_cause for the structure of its records. */
enum image_part {
#define PART(NAME, type, what) PART_##NAME,
#define RECORD(NAME, name, type, table, what) PART_##NAME, PART_OF_##type = PART_##NAME,
#include "topic/records.def"
	PART_COUNT,
	PART_OF_ref = PART_REF
};

typedef char image_magic[8];

/* struct image_header, struct span, struct cause, ... */
/* clang-format off */
#define STRUCT(name, what) struct name {
#define RECORD(NAME, name, type, table, what) struct type {
#define FIELD(record, name, type, what) type name;
#define END(name) };
#include "topic/records.def"
/* clang-format on */

/* After the table stands a uint32_t for each piece: the crc32 of its bytes. A piece has 1 << this
 * many records, the last of a part fewer. */
static inline unsigned
image_piece_shift(uint32_t record)
{
	unsigned shift = 0;

	while (record << (shift + 1) <= IMAGE_PIECE)
		shift++;
	return shift;
}

/* The pieces of a part. */
static inline uint64_t
image_pieces(const struct image_part_entry *e)
{
	unsigned shift = image_piece_shift(e->record);

	return (e->count + (UINT64_C(1) << shift) - 1) >> shift;
}

/* Enumerations: each name with its word in tables and in `ramus schema`. What a person reads is in
 * phrases.def, in the same order. */

/* Lowest first, so that a larger number is more urgent; with a mark for the eye. */
#define IMAGE_URGENCIES(X)                                                                         \
	X(SELF_CARE, "self-care", "+")                                                             \
	X(ROUTINE, "routine", "~")                                                                 \
	X(SOON, "soon", "!")                                                                       \
	X(TODAY, "today", "^")                                                                     \
	X(EMERGENCY, "emergency", "!!")
#define IMAGE_QUESTION_KINDS(X)                                                                    \
	X(YES_NO, "yes-no")                                                                        \
	X(CHOICE, "choice")                                                                        \
	X(SCREEN, "screen")                                                                        \
	X(SEVERAL, "several")
#define IMAGE_STAGES(X)                                                                            \
	X(EMERGENCY, "emergency")                                                                  \
	X(COMPLAINT, "complaint")                                                                  \
	X(HISTORY, "history")                                                                      \
	X(SELF_EXAM, "self-exam")                                                                  \
	X(RISK, "risk")
#define IMAGE_BASES(X)                                                                             \
	X(STATED, "stated")                                                                        \
	X(IMPLIED, "implied")                                                                      \
	X(JUDGEMENT, "judgement")
/* The frequency terms of the Human Phenotype Ontology: the least and the most of 100 that each
 * stands for. */
#define IMAGE_FREQUENCIES(X)                                                                       \
	X(OBLIGATE, "obligate", 100, 100)                                                          \
	X(VERY_FREQUENT, "very-frequent", 80, 99)                                                  \
	X(FREQUENT, "frequent", 30, 79)                                                            \
	X(OCCASIONAL, "occasional", 5, 29)                                                         \
	X(VERY_RARE, "very-rare", 1, 4)                                                            \
	X(EXCLUDED, "excluded", 0, 0)
#define IMAGE_PREVALENCES(X)                                                                       \
	X(NONE, "") /* a group */                                                                  \
	X(VERY_COMMON, "very-common")                                                              \
	X(COMMON, "common")                                                                        \
	X(UNCOMMON, "uncommon")                                                                    \
	X(RARE, "rare")                                                                            \
	X(VERY_RARE, "very-rare")                                                                  \
	X(NUMBER, "number")
#define IMAGE_ADVICE_KINDS(X)                                                                      \
	X(REST, "rest")                                                                            \
	X(ICE, "ice")                                                                              \
	X(COMPRESSION, "compression")                                                              \
	X(ELEVATION, "elevation")                                                                  \
	X(EXERCISE, "exercise")                                                                    \
	X(MEDICATION, "medication")                                                                \
	X(MONITOR, "monitor")                                                                      \
	X(SELF_CARE, "self-care")                                                                  \
	X(SEE_DOCTOR, "see-doctor")                                                                \
	X(EMERGENCY, "emergency")                                                                  \
	X(EXAMINATION, "examination")                                                              \
	X(INVESTIGATION, "investigation")                                                          \
	X(TREATMENT, "treatment")                                                                  \
	X(PREVENTION, "prevention")
/* The records that have an id, in part PART_KIND; then their structure, and which fields of it are
 * the id and the name. */
#define IMAGE_ENTITIES(X)                                                                          \
	X(CAUSE, "cause", cause, id, name)                                                         \
	X(QUESTION, "question", question, id, text)                                                \
	X(SYMPTOM, "symptom", symptom, id, name)                                                   \
	X(RULE, "rule", rule, id, message)                                                         \
	X(COMPLICATION, "complication", complication, id, name)                                    \
	X(ADVICE, "advice", advice, id, name)                                                      \
	X(SOURCE, "source", source, id, title)                                                     \
	X(DISAGREEMENT, "disagreement", disagreement, id, first)                                   \
	X(TERM, "term", term, term, term)                                                          \
	X(CASE, "case", case_row, id, title)                                                       \
	X(STEP, "step", flow_step, id, name)                                                       \
	X(STRUCTURE, "structure", structure, id, name)                                             \
	X(PANEL, "panel item", panel_item, id, id)                                                 \
	X(SECTION, "section", section, slug, heading)

/* A function that gives the word of each number, "" out of range. */
#define IMAGE_ENUM_WORDS(function, words)                                                          \
	const char *function(uint32_t i)                                                           \
	{                                                                                          \
		static const char *const all[] = {words};                                          \
		return i < sizeof all / sizeof *all ? all[i] : "";                                 \
	}

#define X(name, ...) URGENCY_##name,
enum urgency { IMAGE_URGENCIES(X) URGENCY_LEVELS };
#undef X
#define X(name, ...) QUESTION_##name,
enum question_kind { IMAGE_QUESTION_KINDS(X) QUESTION_KINDS };
#undef X
#define X(name, ...) STAGE_##name,
enum stage { IMAGE_STAGES(X) STAGES };
#undef X
#define X(name, ...) BASIS_##name,
enum basis { IMAGE_BASES(X) BASES };
#undef X
#define X(name, ...) FREQUENCY_##name,
enum frequency { IMAGE_FREQUENCIES(X) FREQUENCIES };
#undef X
#define X(name, ...) PREVALENCE_##name,
enum prevalence { IMAGE_PREVALENCES(X) PREVALENCES };
#undef X
#define X(name, ...) ADVICE_##name,
enum advice_kind { IMAGE_ADVICE_KINDS(X) ADVICE_KINDS };
#undef X
#define X(name, ...) ENTITY_##name,
enum entity_kind { IMAGE_ENTITIES(X) ENTITY_KINDS };
#undef X

enum block_kind {
	BLOCK_PARAGRAPH,
	BLOCK_ITEM,
	BLOCK_QUOTE,
	BLOCK_CODE,
	BLOCK_RULE,
	BLOCK_ROW,
	BLOCK_KINDS
};
enum run_style {
	RUN_PLAIN = 0,
	RUN_EMPH = 1,
	RUN_STRONG = 2,
	RUN_CODE = 4,
	RUN_LINK = 8,
	RUN_STYLES = 16
};
enum node_kind { NODE_QUESTION, NODE_OUTCOME, NODE_LIVE, NODE_KINDS };

#endif
