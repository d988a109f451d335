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

#define IMAGE_MAGIC "RAMUSIMG" /* eight bytes */
#define IMAGE_VERSION 2u
#define IMAGE_PIECE 4096u /* bytes of a piece at most */
#define IMAGE_LARGE 16u   /* a part of so many pieces starts at an IMAGE_PIECE, others at 8 */
#define NONE UINT32_MAX

/* Every part: name, record type, one line for the manual. The order is the order in the file: what
 * a walk begins with stands together, so that few pages are touched; then what one reads; then what
 * is looked through. */
#define IMAGE_PARTS(X)                                                                             \
	X(META, struct image_meta, "one record: the topic's settings and the compiler's report")   \
	X(QUESTION, struct question, "questions, in table order")                                  \
	X(SYMPTOM, struct symptom, "symptoms, in table order")                                     \
	X(CAUSE, struct cause, "causes and groups of causes, in table order")                      \
	X(LEAF, uint32_t, "causes that are hypotheses, by leaf number")                            \
	X(PRIOR, double, "the prior of each leaf, summing to 1")                                   \
	X(CLASS, uint32_t, "for each leaf: the lowest leaf that no question tells from it")        \
	X(RULE, struct rule, "triage rules, in table order")                                       \
	X(CODE, uint32_t, "conditions in postfix form")                                            \
	X(ADVICE, struct advice, "pieces of advice, in table order")                               \
	X(SOURCE, struct source, "sources, in table order")                                        \
	X(DOCUMENT, struct document, "documents, by file name")                                    \
	X(SECTION, struct section, "sections of documents, in order")                              \
	X(REF, struct ref, "references to sources and their sections")                             \
	X(BLOCK, struct block, "blocks of text of the sections, in order")                         \
	X(RUN, struct run, "runs of text of one style, in order")                                  \
	X(LINK, uint32_t, "for each question: the leaves with a likelihood of their own")          \
	X(LIKELIHOOD, double, "for each question: rows of likelihoods, see struct question")       \
	X(TEXT, char, "all text: UTF-8, each piece followed by a NUL byte")                        \
	X(INDEX, uint32_t, "lists: runs of record numbers that other records refer to")            \
	X(OUTCOME, struct outcome_row, "outcomes that nodes refer to")                             \
	X(NODE, struct node, "nodes of the decision tree; the first is the root")                  \
	X(EDGE, uint32_t, "the node that each answer of a node leads to")                          \
	X(EVIDENCE, struct evidence, "evidence rows, in table order")                              \
	X(COMPLICATION, struct complication, "complications, in table order")                      \
	X(DISAGREEMENT, struct disagreement, "disagreements, in table order")                      \
	X(ENTITY, struct entity, "references to records of any kind")                              \
	X(TERM, struct term, "glossary terms, in table order")                                     \
	X(CASE, struct case_row, "practice cases, in table order")                                 \
	X(ID, struct id_entry, "every id, sorted by bytes")                                        \
	X(LEXICON, char, "the words of the documents, sorted by bytes, each followed by a NUL")    \
	X(WORD, struct word, "where every 16th of these words begins")                             \
	X(POSTING, uint8_t, "for each word: the blocks that have it")

enum image_part {
#define X(name, type, help) PART_##name,
	IMAGE_PARTS(X)
#undef X
	    PART_COUNT
};

struct image_header {
	char magic[8];
	uint32_t version;
	uint32_t parts; /* PART_COUNT */
	uint64_t size;  /* of the whole file in bytes */
	uint32_t sums;  /* pieces of all parts */
	uint32_t reserved;
	uint32_t table_crc;  /* crc32 of the table of parts and the checksums that follow it */
	uint32_t header_crc; /* crc32 of the bytes before this field */
};

struct image_part_entry {
	uint64_t offset; /* from the start of the file, a multiple of 8 */
	uint64_t count;  /* records */
	uint32_t record; /* bytes of one record */
	uint32_t sum;    /* the number of its first piece: the pieces of all parts before it */
};

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

/* A piece of text: bytes off..off+len of part TEXT; the byte after it is NUL. {0,0} is "". */
struct span {
	uint32_t off, len;
};
/* A run of records of another part. */
struct list {
	uint32_t first, count;
};
/* A source, or one section of its document. */
struct ref {
	uint32_t source;
	uint32_t section; /* in part SECTION; NONE: the whole source */
};

/* A condition: `at` is where its code begins (see cond.h), `text` is how the table writes it. */
struct condition {
	uint32_t at; /* CODE: a count followed by that many operations; NONE: no condition */
	uint32_t reserved;
	struct span text;
};

enum entity_kind {
	ENTITY_CAUSE,
	ENTITY_QUESTION,
	ENTITY_SYMPTOM,
	ENTITY_RULE,
	ENTITY_COMPLICATION,
	ENTITY_ADVICE,
	ENTITY_SOURCE,
	ENTITY_DISAGREEMENT,
	ENTITY_TERM,
	ENTITY_CASE,
	ENTITY_SECTION,
	ENTITY_KINDS
};
struct entity {
	uint32_t kind, index;
};
struct id_entry {
	struct span id;
	struct entity entity;
};

/* Urgency, lowest first, so that a larger number is more urgent. */
enum urgency {
	URGENCY_SELF_CARE,
	URGENCY_ROUTINE,
	URGENCY_SOON,
	URGENCY_EMERGENCY,
	URGENCY_LEVELS
};

enum question_kind { QUESTION_YES_NO, QUESTION_CHOICE, QUESTION_SCREEN };
enum stage { STAGE_EMERGENCY, STAGE_COMPLAINT, STAGE_HISTORY, STAGE_SELF_EXAM, STAGE_RISK, STAGES };
enum basis { BASIS_STATED, BASIS_IMPLIED, BASIS_JUDGEMENT };
enum prevalence {
	PREVALENCE_NONE, /* a group */
	PREVALENCE_VERY_COMMON,
	PREVALENCE_COMMON,
	PREVALENCE_UNCOMMON,
	PREVALENCE_RARE,
	PREVALENCE_VERY_RARE,
	PREVALENCE_NUMBER
};
enum advice_kind {
	ADVICE_REST,
	ADVICE_ICE,
	ADVICE_COMPRESSION,
	ADVICE_ELEVATION,
	ADVICE_EXERCISE,
	ADVICE_MEDICATION,
	ADVICE_MONITOR,
	ADVICE_SELF_CARE,
	ADVICE_SEE_DOCTOR,
	ADVICE_EMERGENCY,
	ADVICE_EXAMINATION,
	ADVICE_INVESTIGATION,
	ADVICE_TREATMENT,
	ADVICE_PREVENTION,
	ADVICE_KINDS
};

struct image_report {
	uint64_t tree_nodes; /* as a tree, before equal futures became one */
	uint32_t dag_nodes;
	uint32_t longest; /* questions on the longest stored walk without "not sure" */
	double expected;  /* questions, over walks without "not sure" that the tree covers */
	double covered; /* share of the mass of walks without "not sure" that ends in an outcome */
	double bits;    /* entropy of what is decided (urgency and leading cause), in bits */
	double bound;   /* Shannon bound on the expected questions */
};

struct image_meta {
	struct span id, title, summary, language, version, reviewed, licence, notice, emergency;
	double background, floor, stop, matters; /* shares, 0..1 */
	double stop_three; /* a share; 0: three likely causes do not end the walk */
	uint32_t max_questions;
	uint32_t red_flags; /* emergency questions, screens not counted */
	struct image_report report;
};

struct cause {
	struct span id, name, summary, category, synonyms, icd10, note;
	uint32_t leaf;       /* leaf number, NONE for a group */
	uint32_t urgency;    /* enum urgency; NONE where neither it nor a group states one */
	uint32_t prevalence; /* enum prevalence */
	uint32_t reserved;
	double weight;        /* prevalence as a number, 0 for a group */
	struct list parents;  /* INDEX: causes */
	struct list children; /* INDEX: causes */
	struct list evidence; /* INDEX: evidence rows that hold for it, inherited ones included */
	struct list advice;   /* INDEX: advice that names it or a group it inherits from */
	struct list complications; /* INDEX */
	struct list disagreements; /* INDEX */
	struct list refs;          /* REF */
};

/* The likelihoods of a question: with k = options, a row is k + 2 doubles: the chance of none or
 * no, of option 1 to option k, and the row's entropy in bits. The row at `likelihood` holds for
 * every leaf that has no link; it is followed by one row for each of `links`, in the same order.
 * For a screen a row is the chance of "none of these" and of each covered question being the one
 * that is named. */
struct question {
	struct span id, text, why;
	uint32_t kind;  /* enum question_kind */
	uint32_t stage; /* enum stage */
	uint32_t options;
	uint32_t likelihood; /* LIKELIHOOD: first double */
	uint32_t order;      /* place in an order in which every ask-if comes after what it names */
	uint32_t reserved;
	struct condition ask_if; /* none: always asked */
	struct list symptoms; /* INDEX: one for each option (a screen: of the covered questions) */
	struct list covers;   /* INDEX: questions, for a screen one for each option */
	struct list covered_by; /* INDEX: screens */
	struct list links;      /* LINK: leaf numbers, ascending */
	double cost;            /* 1 unless the topic says otherwise; positive */
	struct list refs;
};

struct symptom {
	struct span id, name, answer, definition;
	uint32_t question;
	uint32_t option;   /* 1..options: which answer of the question it is */
	uint32_t red_flag; /* 1: its "yes" alone makes an emergency rule hold */
	uint32_t reserved;
	double background;         /* how often it is seen whatever the cause, 0..1 */
	struct list evidence;      /* INDEX: evidence rows that name it */
	struct list disagreements; /* INDEX */
	struct list refs;
};

struct evidence {
	uint32_t cause, symptom;
	uint32_t basis; /* enum basis */
	uint32_t reserved;
	double frequency;     /* 0..1, floor and ceiling applied */
	struct span written;  /* the frequency as the table has it */
	struct span strength; /* the source's own words */
	struct list refs;
};

struct rule {
	struct span id, message, within;
	struct condition when;
	uint32_t urgency;
	uint32_t reserved;
	struct list suspects;      /* INDEX: causes (leaves) */
	struct list disagreements; /* INDEX */
	struct list refs;
};

struct complication {
	struct span id, name, definition, severity;
	struct list causes;        /* INDEX: leaves and groups as the table names them */
	struct list disagreements; /* INDEX */
	struct list refs;
};

struct advice {
	struct span id, name, text, caution;
	uint32_t kind;      /* enum advice_kind */
	uint32_t urgencies; /* bit set: 1 << enum urgency */
	uint32_t always;    /* 1: for every outcome */
	uint32_t reserved;
	struct list causes; /* INDEX: leaves it holds for */
	struct condition unless;
	struct list disagreements; /* INDEX */
	struct list refs;
};

struct source {
	struct span id, title, publisher, date, grade, note;
	uint32_t document; /* NONE: no text of its own */
	uint32_t reserved;
};

struct disagreement {
	struct span id, first, second, handling;
	struct list about;                   /* ENTITY */
	struct list first_refs, second_refs; /* REF */
};

struct term {
	struct span term, definition, synonyms;
	struct list refs;
};

struct case_row {
	struct span id, title, vignette, teaching;
	struct list present, absent; /* INDEX: symptoms */
	uint32_t cause;
	uint32_t urgency;
};

struct document {
	struct span name, title;
	uint32_t source; /* NONE: no source row names it */
	uint32_t reserved;
	struct list sections; /* SECTION, in order */
};

struct section {
	struct span heading, slug;
	uint32_t document;
	uint32_t level;     /* 1..6; 0: text before the first heading */
	uint32_t parent;    /* SECTION of the enclosing heading, NONE at the top */
	uint32_t line;      /* of the heading in the file */
	struct list blocks; /* BLOCK: its own, up to the next heading of any level */
};

enum block_kind { BLOCK_PARAGRAPH, BLOCK_ITEM, BLOCK_QUOTE, BLOCK_CODE, BLOCK_RULE };
struct block {
	uint32_t kind;   /* enum block_kind; a second paragraph of an ITEM has number 0 */
	uint32_t depth;  /* nesting of lists and quotes, 0 at the top */
	uint32_t number; /* ITEM: 1.. of an ordered list, NONE for a bullet, 0 for a continuation */
	uint32_t reserved;
	struct list runs; /* RUN */
};

enum run_style { RUN_PLAIN = 0, RUN_EMPH = 1, RUN_STRONG = 2, RUN_CODE = 4, RUN_LINK = 8 };
struct run {
	struct span text;   /* may hold newlines: hard breaks, and the lines of code */
	struct span target; /* RUN_LINK: the address as written */
	uint32_t style;     /* bits of enum run_style */
	uint32_t reserved;
};

/* Words are what base/token.h cuts folded text into. The first of every IMAGE_WORDS has a
 * record. */
#define IMAGE_WORDS 16u
struct word {
	uint32_t text;     /* LEXICON: its first letter */
	uint32_t postings; /* POSTING: its first byte */
};

enum node_kind { NODE_QUESTION, NODE_OUTCOME, NODE_LIVE };
/* Edges of a question node: one for each answer number (topic/answer.h) from ANSWER_UNSURE on. */
struct node {
	uint32_t kind;     /* enum node_kind; NODE_LIVE: past the budget, decide from the answers */
	uint32_t index;    /* QUESTION or OUTCOME, NONE for NODE_LIVE */
	struct list edges; /* EDGE */
};

struct outcome_row {
	uint32_t urgency;
	uint32_t reserved;
	struct list rules;    /* INDEX: rules that hold */
	struct list suspects; /* INDEX: leaf numbers that holding rules suspect */
	struct list advice;   /* INDEX: advice number * 2 + 1 if it opens with "Not if" */
};

#endif
