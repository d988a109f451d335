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
#define IMAGE_PIECE 4096u    /* bytes of a piece at most */
#define IMAGE_LARGE 16u      /* a part of so many pieces starts at an IMAGE_PIECE, others at 8 */
#define IMAGE_WORDS 16u      /* the first of so many words has a record */
#define IMAGE_PANEL_LEAST 10 /* members that a panel should have */
#define NONE UINT32_MAX

#define FORMAT(version, checksum) enum { IMAGE_VERSION = version };
#include "topic/records.def"

/* PART_CAUSE, ..., and PART_OF_cause for the structure of its records. */
enum image_part {
#define PART(NAME, type, what) PART_##NAME,
#define RECORD(NAME, name, type, table, what) PART_##NAME, PART_OF_##type = PART_##NAME,
#include "topic/records.def"
	PART_COUNT
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

/* Enumerations: each name with its word in tables and in `ramus schema`, and what a person reads.
 */

/* Lowest first, so that a larger number is more urgent; then when to act, and a mark for the eye.
 */
#define IMAGE_URGENCIES(X)                                                                         \
	X(SELF_CARE, "self-care", "self-care", "looking after yourself can be enough", "+")        \
	X(ROUTINE, "routine", "routine", "a planned visit", "~")                                   \
	X(SOON, "soon", "soon", "see somebody within days", "!")                                   \
	X(TODAY, "today", "today", "be seen the same day", "^")                                    \
	X(EMERGENCY, "emergency", "EMERGENCY", "get help now", "!!")
#define IMAGE_QUESTION_KINDS(X)                                                                    \
	X(YES_NO, "yes-no", "yes or no")                                                           \
	X(CHOICE, "choice", "one of several answers")                                              \
	X(SCREEN, "screen", "several questions at once")                                           \
	X(SEVERAL, "several", "any number of several answers")
/* And a short word, for a tab. */
#define IMAGE_STAGES(X)                                                                            \
	X(EMERGENCY, "emergency", "Emergency signs", "Danger")                                     \
	X(COMPLAINT, "complaint", "The complaint", "Complaint")                                    \
	X(HISTORY, "history", "History", "History")                                                \
	X(SELF_EXAM, "self-exam", "Looking and feeling", "Look")                                   \
	X(RISK, "risk", "Risk factors", "Risk")
#define IMAGE_BASES(X)                                                                             \
	X(STATED, "stated", "stated by the source")                                                \
	X(IMPLIED, "implied", "implied by the source")                                             \
	X(JUDGEMENT, "judgement", "a judgement")
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
	X(NONE, "", "") /* a group */                                                              \
	X(VERY_COMMON, "very-common", "very common")                                               \
	X(COMMON, "common", "common")                                                              \
	X(UNCOMMON, "uncommon", "uncommon")                                                        \
	X(RARE, "rare", "rare")                                                                    \
	X(VERY_RARE, "very-rare", "very rare")                                                     \
	X(NUMBER, "number", "")
#define IMAGE_ADVICE_KINDS(X)                                                                      \
	X(REST, "rest", "Rest")                                                                    \
	X(ICE, "ice", "Ice")                                                                       \
	X(COMPRESSION, "compression", "Compression")                                               \
	X(ELEVATION, "elevation", "Elevation")                                                     \
	X(EXERCISE, "exercise", "Exercise")                                                        \
	X(MEDICATION, "medication", "Medicine")                                                    \
	X(MONITOR, "monitor", "Watch")                                                             \
	X(SELF_CARE, "self-care", "Self-care")                                                     \
	X(SEE_DOCTOR, "see-doctor", "See a doctor")                                                \
	X(EMERGENCY, "emergency", "Emergency")                                                     \
	X(EXAMINATION, "examination", "Examination")                                               \
	X(INVESTIGATION, "investigation", "Tests")                                                 \
	X(TREATMENT, "treatment", "Treatment")                                                     \
	X(PREVENTION, "prevention", "Prevention")
/* The records that have an id, in part PART_KIND; then their structure, and which fields of it are
 * the id and the name. */
#define IMAGE_ENTITIES(X)                                                                          \
	X(CAUSE, "cause", "Cause", cause, id, name)                                                \
	X(QUESTION, "question", "Question", question, id, text)                                    \
	X(SYMPTOM, "symptom", "Symptom", symptom, id, name)                                        \
	X(RULE, "rule", "Rule", rule, id, message)                                                 \
	X(COMPLICATION, "complication", "Complication", complication, id, name)                    \
	X(ADVICE, "advice", "Advice", advice, id, name)                                            \
	X(SOURCE, "source", "Source", source, id, title)                                           \
	X(DISAGREEMENT, "disagreement", "Sources disagree", disagreement, id, first)               \
	X(TERM, "term", "Term", term, term, term)                                                  \
	X(CASE, "case", "Practice case", case_row, id, title)                                      \
	X(STEP, "step", "Step of a flow", flow_step, id, name)                                     \
	X(STRUCTURE, "structure", "Structure", structure, id, name)                                \
	X(PANEL, "panel item", "Item of a panel", panel_item, id, id)                              \
	X(SECTION, "section", "Text", section, slug, heading)

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

enum block_kind { BLOCK_PARAGRAPH, BLOCK_ITEM, BLOCK_QUOTE, BLOCK_CODE, BLOCK_RULE, BLOCK_ROW };
enum run_style { RUN_PLAIN = 0, RUN_EMPH = 1, RUN_STRONG = 2, RUN_CODE = 4, RUN_LINK = 8 };
enum node_kind { NODE_QUESTION, NODE_OUTCOME, NODE_LIVE };

#endif
