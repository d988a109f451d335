/* SPDX-License-Identifier: MIT */
/* Words for numbers and enumerations; the topic's own where it has them (topic/phrases.def). */
#include "tell/words.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"

const struct entry_kind entry_kinds[ENTRY_KINDS] = {
    {ENTITY_CAUSE, PHRASE_ALL_CAUSES},
    {ENTITY_SYMPTOM, PHRASE_ALL_SYMPTOMS},
    {ENTITY_RULE, PHRASE_ALL_RULES},
    {ENTITY_ADVICE, PHRASE_ALL_ADVICE},
    {ENTITY_COMPLICATION, PHRASE_ALL_COMPLICATIONS},
    {ENTITY_STRUCTURE, PHRASE_ALL_STRUCTURES},
    {ENTITY_QUESTION, PHRASE_ALL_QUESTIONS},
    {ENTITY_STEP, PHRASE_ALL_STEPS},
    {ENTITY_TERM, PHRASE_ALL_TERMS},
    {ENTITY_DISAGREEMENT, PHRASE_ALL_DISAGREEMENTS},
    {ENTITY_SOURCE, PHRASE_ALL_SOURCES},
    {ENTITY_SECTION, PHRASE_ALL_SECTIONS},
};

/* The phrases of an enumeration, from that of member `from` to that of the last before `end`. */
#define ENUM_PHRASES(function, first, last, from, end)                                             \
	const char *function(const struct topic *t, uint32_t i)                                    \
	{                                                                                          \
		_Static_assert(PHRASE_##last - PHRASE_##first + 1 == (int)(end) - (int)(from),     \
		    "phrases.def has a phrase for each member, in their order");                   \
		uint32_t member = i - (from);                                                      \
		return member < (uint32_t)(end) - (from)                                           \
			   ? topic_phrase(t, (enum phrase)(PHRASE_##first + member))               \
			   : "";                                                                   \
	}
#define MARK(name, word, mark) mark,
/* clang-format off */
ENUM_PHRASES(words_urgency, URGENCY_SELF_CARE, URGENCY_EMERGENCY, 0u, URGENCY_LEVELS)
static ENUM_PHRASES(urgency_when, WHEN_SELF_CARE, WHEN_EMERGENCY, 0u, URGENCY_LEVELS)
ENUM_PHRASES(words_stage, STAGE_EMERGENCY, STAGE_RISK, 0u, STAGES)
ENUM_PHRASES(words_stage_short, TAB_EMERGENCY, TAB_RISK, 0u, STAGES)
ENUM_PHRASES(words_prevalence, PREVALENCE_VERY_COMMON, PREVALENCE_VERY_RARE, PREVALENCE_VERY_COMMON, PREVALENCE_NUMBER)
ENUM_PHRASES(words_basis, BASIS_STATED, BASIS_JUDGEMENT, 0u, BASES)
ENUM_PHRASES(words_advice_kind, ADVICE_REST, ADVICE_PREVENTION, 0u, ADVICE_KINDS)
ENUM_PHRASES(words_entity_kind, ENTITY_CAUSE, ENTITY_SECTION, 0u, ENTITY_KINDS)
ENUM_PHRASES(words_question_kind, QUESTION_YES_NO, QUESTION_SEVERAL, 0u, QUESTION_KINDS)
IMAGE_ENUM_WORDS(words_urgency_mark, IMAGE_URGENCIES(MARK))
    /* clang-format on */

    static char number[24]; /* to call in an emergency, "" if it is not set */

const char *
words_urgency_when(const struct topic *t, uint32_t urgency)
{
	static char help_here[256];

	if (urgency != URGENCY_EMERGENCY || number[0] == '\0')
		return urgency_when(t, urgency);
	snprintf(help_here, sizeof help_here, "%s (%s)", urgency_when(t, urgency), number);
	return help_here;
}

bool
words_set_emergency_number(const char *text)
{
	if (strlen(text) >= sizeof number || text[strspn(text, "0123456789 +-()*#")] != '\0')
		return false;
	memcpy(number, text, strlen(text) + 1);
	return true;
}

const char *
words_emergency_number(void)
{
	return number;
}

const char *
words_urgency_marked(const struct topic *t, uint32_t urgency)
{
	static char marked[256];
	const char *mark = glyphs_are_linear() ? "" : words_urgency_mark(urgency);

	snprintf(marked, sizeof marked, "%s%s%s", mark, mark[0] != '\0' ? TEXT_NO_BREAK : "",
	    words_urgency(t, urgency));
	return marked;
}

const char *
words_not_known(const struct topic *t)
{
	static char unknown[256];

	snprintf(unknown, sizeof unknown, "%s%s", glyphs_are_linear() ? "" : "? ",
	    topic_phrase(t, PHRASE_NOT_KNOWN));
	return unknown;
}

uint32_t
words_answer_count(const struct topic *t, uint32_t question)
{
	return topic_question(t, question)->options +
	       (topic_question(t, question)->exhaustive ? 1 : 2);
}

uint32_t
words_answer_at(const struct topic *t, uint32_t question, uint32_t place)
{
	uint32_t options = topic_question(t, question)->options;

	if (place < options)
		return ANSWER_FIRST + place;
	place += topic_question(t, question)->exhaustive != 0;
	return place == options       ? ANSWER_NONE
	       : place == options + 1 ? ANSWER_UNSURE
				      : ANSWER_UNASKED;
}

int
words_answer_place(const struct topic *t, uint32_t question, uint32_t answer)
{
	for (uint32_t i = 0; i < words_answer_count(t, question); i++)
		if (words_answer_at(t, question, i) == answer)
			return (int)i;
	return -1;
}

uint32_t
words_answer_symptom(const struct topic *t, uint32_t question, uint32_t answer)
{
	const struct question *q = topic_question(t, question);

	if (answer < ANSWER_FIRST || answer - ANSWER_FIRST >= q->options)
		return NONE;
	return topic_item(t, q->symptoms, answer - ANSWER_FIRST);
}

const char *
words_answer(const struct topic *t, uint32_t question, uint32_t answer)
{
	const struct question *q = topic_question(t, question);
	uint32_t symptom = words_answer_symptom(t, question, answer);

	if (answer == ANSWER_UNSURE)
		return topic_phrase(t, PHRASE_NOT_SURE);
	if (answer == ANSWER_NONE)
		return topic_phrase(
		    t, q->kind == QUESTION_YES_NO ? PHRASE_NO : PHRASE_NONE_OF_THESE);
	if (symptom == NONE)
		return "";
	if (q->kind == QUESTION_YES_NO)
		return topic_phrase(t, PHRASE_YES);
	const struct symptom *s = topic_symptom(t, symptom);
	return topic_text(t, q->kind != QUESTION_SCREEN && s->answer.len > 0 ? s->answer : s->name);
}

void
words_add_answer(const struct topic *t, uint32_t question, uint32_t answer, struct buf *out)
{
	const struct question *q = topic_question(t, question);
	const char *between = "";

	if (q->kind != QUESTION_SEVERAL || answer <= ANSWER_NONE) {
		buf_adds(out, words_answer(t, question, answer));
		return;
	}
	for (uint32_t k = 0; k < q->options; k++) {
		if (answer_finding(answer, k) != FINDING_YES)
			continue;
		buf_printf(out, "%s%s", between, topic_option_name(t, q, k));
		between = "; ";
	}
	if (!answer_leaves_open(answer, q->options)) {
		if (answer_no(answer, q->options) != 0)
			buf_printf(out, "; %s", topic_phrase(t, PHRASE_AND_NO_OTHERS));
		return;
	}
	for (uint32_t k = 0; k < q->options; k++) {
		if (answer_finding(answer, k) != FINDING_NO)
			continue;
		buf_printf(out, "%s%s %s", between, topic_phrase(t, PHRASE_NOT),
		    topic_option_name(t, q, k));
		between = "; ";
	}
}

/* True if a question is still to come for somebody who answers the screens of emergency signs. */
static bool
is_left(struct interview *iv, uint32_t question)
{
	const struct topic *t = interview_topic(iv);
	const struct question *q = topic_question(t, question);
	bool covered = false;

	for (uint32_t i = 0; i < q->covered_by.count; i++)
		covered |= interview_open(iv, topic_item(t, q->covered_by, i));
	return q->stage == STAGE_EMERGENCY && interview_open(iv, question) && !covered;
}

uint32_t
words_left(struct interview *iv, bool *limited)
{
	const struct topic *t = interview_topic(iv);
	uint32_t limit = topic_meta(t)->max_questions, spent = interview_spent(iv);
	uint32_t most = interview_left(iv), left = spent < limit ? limit - spent : 0;

	for (uint32_t i = 0; i < topic_question_count(t); i++)
		left += is_left(iv, i);
	/* Past the limit what may reveal an emergency still comes; a flow keeps to no limit. */
	*limited = left >= most || left == 0 || interview_flow(iv).step != NONE;
	return *limited ? most : left;
}

void
words_add_left(struct interview *iv, struct buf *out)
{
	bool limited;
	struct number_text left = words_number(words_left(iv, &limited));

	topic_add_phrase(interview_topic(iv), limited ? PHRASE_LEFT_AT_MOST : PHRASE_LEFT_UP_TO,
	    (const char *[]){left.text}, out);
}

void
words_add_list(const char *list, struct buf *out)
{
	for (; *list != '\0'; list++) {
		buf_addc(out, *list);
		if (*list == ';' && list[1] != ' ')
			buf_addc(out, ' ');
	}
}

const char *
words_full_stop(const char *text)
{
	size_t len = strlen(text);

	return len > 0 && strchr(".?!", text[len - 1]) != NULL ? "" : ".";
}

void
words_add_count(size_t n, const char *noun, struct buf *out)
{
	buf_printf(out, "%zu %s%s", n, noun, n == 1 ? "" : "s");
}

struct number_text
words_number(size_t n)
{
	struct number_text number_of;

	snprintf(number_of.text, sizeof number_of.text, "%zu", n);
	return number_of;
}

struct number_text
words_decimal(double x, int places)
{
	struct number_text number_of;

	snprintf(number_of.text, sizeof number_of.text, "%.*f", places, x);
	return number_of;
}

void
words_add_number_of(const struct topic *t, size_t n, enum phrase one, struct buf *out)
{
	struct number_text many = words_number(n);

	topic_add_phrase(
	    t, n == 1 ? one : (enum phrase)(one + 1), (const char *[]){many.text}, out);
}

struct of_100
words_of_100(double share)
{
	struct of_100 of = {"<1"};

	if (share >= 0.005)
		snprintf(of.text, sizeof of.text, "%d", (int)(share * 100 + 0.5));
	return of;
}

const char *
words_found(const struct topic *t, enum finding f)
{
	return f == FINDING_YES      ? topic_phrase(t, PHRASE_YOU_YES)
	       : f == FINDING_NO     ? topic_phrase(t, PHRASE_YOU_NO)
	       : f == FINDING_UNSURE ? topic_phrase(t, PHRASE_YOU_UNSURE)
				     : "";
}

const char *
words_reason(const struct topic *t, enum next_reason why)
{
	static const enum phrase reasons[] = {[NEXT_EMERGENCY] = PHRASE_WHY_EMERGENCY,
	    [NEXT_FLOW] = PHRASE_WHY_FLOW,
	    [NEXT_URGENCY] = PHRASE_WHY_URGENCY,
	    [NEXT_TOLD] = PHRASE_WHY_TOLD,
	    [NEXT_CAUSE] = PHRASE_WHY_CAUSE,
	    [NEXT_MEDICINE] = PHRASE_WHY_MEDICINE};

	return why < sizeof reasons / sizeof *reasons && reasons[why] != 0
		   ? topic_phrase(t, reasons[why])
		   : "";
}
