/* SPDX-License-Identifier: MIT */
/* Words for numbers and enumerations; those of the latter stand beside them in topic/image.h. */
#include "tell/words.h"

#include <stdio.h>
#include <string.h>

const struct entry_kind entry_kinds[ENTRY_KINDS] = {
    {ENTITY_CAUSE, "Causes"},
    {ENTITY_SYMPTOM, "Symptoms, signs, risks"},
    {ENTITY_RULE, "Rules of urgency"},
    {ENTITY_ADVICE, "Advice"},
    {ENTITY_COMPLICATION, "Complications"},
    {ENTITY_STRUCTURE, "Structures"},
    {ENTITY_QUESTION, "Questions"},
    {ENTITY_STEP, "Steps of flows"},
    {ENTITY_TERM, "Terms"},
    {ENTITY_DISAGREEMENT, "Where sources disagree"},
    {ENTITY_SOURCE, "Sources"},
    {ENTITY_SECTION, "Parts of the documents"},
};

#define NO_BREAK "\u00a0" /* a space at which no line ends */
#define FIRST(first, ...) first
#define WORD(name, word, ...) FIRST(__VA_ARGS__, ""),
#define WHEN(name, word, shown, when, mark) when,
#define MARK(name, word, shown, when, mark) mark,
#define SHORT(name, word, shown, brief) brief,
#define MARKED(name, word, shown, when, mark) mark NO_BREAK shown,
/* clang-format off */
IMAGE_ENUM_WORDS(words_urgency, IMAGE_URGENCIES(WORD))
static IMAGE_ENUM_WORDS(urgency_when, IMAGE_URGENCIES(WHEN))
IMAGE_ENUM_WORDS(words_urgency_mark, IMAGE_URGENCIES(MARK))
IMAGE_ENUM_WORDS(words_stage, IMAGE_STAGES(WORD))
IMAGE_ENUM_WORDS(words_stage_short, IMAGE_STAGES(SHORT))
IMAGE_ENUM_WORDS(words_prevalence, IMAGE_PREVALENCES(WORD))
IMAGE_ENUM_WORDS(words_basis, IMAGE_BASES(WORD))
IMAGE_ENUM_WORDS(words_advice_kind, IMAGE_ADVICE_KINDS(WORD))
IMAGE_ENUM_WORDS(words_entity_kind, IMAGE_ENTITIES(WORD))
IMAGE_ENUM_WORDS(words_question_kind, IMAGE_QUESTION_KINDS(WORD))
    /* clang-format on */

    static char number[24]; /* to call in an emergency, "" if it is not set */
static char help_here[64];  /* the words for an emergency with it */

const char *
words_urgency_when(uint32_t urgency)
{
	return urgency == URGENCY_EMERGENCY && number[0] != '\0' ? help_here
								 : urgency_when(urgency);
}

bool
words_set_emergency_number(const char *text)
{
	if (strlen(text) >= sizeof number || text[strspn(text, "0123456789 +-()*#")] != '\0')
		return false;
	snprintf(help_here, sizeof help_here, "%s (%s)", urgency_when(URGENCY_EMERGENCY), text);
	memcpy(number, text, strlen(text) + 1);
	return true;
}

const char *
words_emergency_number(void)
{
	return number;
}

const char *
words_urgency_marked(uint32_t urgency)
{
	static const char *const marked[] = {IMAGE_URGENCIES(MARKED)};

	return glyphs_are_linear() || urgency >= URGENCY_LEVELS ? words_urgency(urgency)
								: marked[urgency];
}

const char *
words_not_known(void)
{
	return glyphs_are_linear() ? "not known yet" : "? not known yet";
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
		return "Not sure";
	if (answer == ANSWER_NONE)
		return q->kind == QUESTION_YES_NO ? "No" : "None of these";
	if (symptom == NONE)
		return "";
	if (q->kind == QUESTION_YES_NO)
		return "Yes";
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
		buf_adds(out, answer_no(answer, q->options) != 0 ? "; none of the others" : "");
		return;
	}
	for (uint32_t k = 0; k < q->options; k++) {
		if (answer_finding(answer, k) != FINDING_NO)
			continue;
		buf_printf(out, "%snot: %s", between, topic_option_name(t, q, k));
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
words_left(struct interview *iv, const char **limit_word)
{
	const struct topic *t = interview_topic(iv);
	uint32_t limit = topic_meta(t)->max_questions, spent = interview_spent(iv);
	uint32_t most = interview_left(iv), left = spent < limit ? limit - spent : 0;

	for (uint32_t i = 0; i < topic_question_count(t); i++)
		left += is_left(iv, i);
	/* Past the limit what may reveal an emergency still comes. */
	bool all = left >= most || left == 0;
	*limit_word = all ? "at most" : "up to";
	return all ? most : left;
}

void
words_add_left(struct interview *iv, struct buf *out)
{
	const char *limit;
	uint32_t left = words_left(iv, &limit);

	buf_printf(out, "%s %u left", limit, (unsigned)left);
}

const char *
words_hidden(struct interview *iv)
{
	bool unsure = false;

	for (uint32_t s = 0; s < topic_symptom_count(interview_topic(iv)) && !unsure; s++)
		unsure = interview_finding(iv, s) == FINDING_UNSURE;
	return unsure ? "An emergency sign is \"not sure\". That is not \"no\": have it looked at."
		      : "An emergency sign was left open. That is not \"no\": have it looked at.";
}

bool
words_ref_repeats(const struct topic *t, struct list refs, uint32_t place)
{
	for (uint32_t i = 0; i < place; i++)
		if (topic_ref(t, refs, i).source == topic_ref(t, refs, place).source)
			return true;
	return false;
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

struct of_100
words_of_100(double share)
{
	struct of_100 of = {"<1"};

	if (share >= 0.005)
		snprintf(of.text, sizeof of.text, "%d", (int)(share * 100 + 0.5));
	return of;
}

const char *
words_found(enum finding f)
{
	static const char *const found[] = {[FINDING_YES] = " (you: yes)",
	    [FINDING_NO] = " (you: no)",
	    [FINDING_UNSURE] = " (you: not sure)",
	    [FINDING_UNASKED] = ""};

	return found[f];
}

const char *
words_reason(enum next_reason why)
{
	static const char *const reasons[] = {
	    [NEXT_EMERGENCY] = "Signs of an emergency are asked first.",
	    [NEXT_FLOW] = "It is the next step of the flow.",
	    [NEXT_URGENCY] = "Its answer can change how urgent this is.",
	    [NEXT_TOLD] = "Its answer can change what you are told to do.",
	    [NEXT_CAUSE] = "It tells possible causes apart.",
	    [NEXT_MEDICINE] = "A medicine that could be suggested may not suit you."};

	return why < sizeof reasons / sizeof *reasons && reasons[why] != NULL ? reasons[why] : "";
}
