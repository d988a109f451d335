/* Tables of words, one for each enumeration, indexed by it. */
#include "tell/words.h"

#define NO_BREAK "\u00a0" /* a space at which no line ends */
#define WORD(table, i) ((i) < sizeof(table) / sizeof *(table) ? (table)[i] : "")

static const char *const urgency_words[URGENCY_LEVELS] = {
    [URGENCY_SELF_CARE] = "self-care",
    [URGENCY_ROUTINE] = "routine",
    [URGENCY_SOON] = "soon",
    [URGENCY_EMERGENCY] = "EMERGENCY",
};
static const char *const urgency_when[URGENCY_LEVELS] = {
    [URGENCY_SELF_CARE] = "looking after yourself can be enough",
    [URGENCY_ROUTINE] = "a planned visit",
    [URGENCY_SOON] = "see somebody within days",
    [URGENCY_EMERGENCY] = "get help now",
};
static const char *const urgency_marked[URGENCY_LEVELS] = {
    [URGENCY_SELF_CARE] = "+" NO_BREAK "self-care",
    [URGENCY_ROUTINE] = "~" NO_BREAK "routine",
    [URGENCY_SOON] = "!" NO_BREAK "soon",
    [URGENCY_EMERGENCY] = "!!" NO_BREAK "EMERGENCY",
};
static const char *const stages[STAGES] = {
    [STAGE_EMERGENCY] = "Emergency signs",
    [STAGE_COMPLAINT] = "The complaint",
    [STAGE_HISTORY] = "History",
    [STAGE_SELF_EXAM] = "Looking and feeling",
    [STAGE_RISK] = "Risk factors",
};
static const char *const prevalences[] = {
    [PREVALENCE_NONE] = "",
    [PREVALENCE_VERY_COMMON] = "very common",
    [PREVALENCE_COMMON] = "common",
    [PREVALENCE_UNCOMMON] = "uncommon",
    [PREVALENCE_RARE] = "rare",
    [PREVALENCE_VERY_RARE] = "very rare",
    [PREVALENCE_NUMBER] = "",
};
static const char *const bases[] = {
    [BASIS_STATED] = "stated by the source",
    [BASIS_IMPLIED] = "implied by the source",
    [BASIS_JUDGEMENT] = "a judgement",
};
static const char *const advice_kinds[ADVICE_KINDS] = {
    [ADVICE_REST] = "Rest",
    [ADVICE_ICE] = "Ice",
    [ADVICE_COMPRESSION] = "Compression",
    [ADVICE_ELEVATION] = "Elevation",
    [ADVICE_EXERCISE] = "Exercise",
    [ADVICE_MEDICATION] = "Medicine",
    [ADVICE_MONITOR] = "Watch",
    [ADVICE_SELF_CARE] = "Self-care",
    [ADVICE_SEE_DOCTOR] = "See a doctor",
    [ADVICE_EMERGENCY] = "Emergency",
    [ADVICE_EXAMINATION] = "Examination",
    [ADVICE_INVESTIGATION] = "Tests",
    [ADVICE_TREATMENT] = "Treatment",
    [ADVICE_PREVENTION] = "Prevention",
};
static const char *const entity_kinds[ENTITY_KINDS] = {
    [ENTITY_CAUSE] = "Cause",
    [ENTITY_QUESTION] = "Question",
    [ENTITY_SYMPTOM] = "Symptom",
    [ENTITY_RULE] = "Rule",
    [ENTITY_COMPLICATION] = "Complication",
    [ENTITY_ADVICE] = "Advice",
    [ENTITY_SOURCE] = "Source",
    [ENTITY_DISAGREEMENT] = "Sources disagree",
    [ENTITY_TERM] = "Term",
    [ENTITY_CASE] = "Practice case",
    [ENTITY_SECTION] = "Text",
};
static const char *const question_kinds[] = {
    [QUESTION_YES_NO] = "yes or no",
    [QUESTION_CHOICE] = "one of several answers",
    [QUESTION_SCREEN] = "several questions at once",
};

const char *
words_urgency(uint32_t urgency)
{
	return WORD(urgency_words, urgency);
}

const char *
words_urgency_when(uint32_t urgency)
{
	return WORD(urgency_when, urgency);
}

const char *
words_urgency_marked(uint32_t urgency)
{
	return glyphs_are_linear() ? words_urgency(urgency) : WORD(urgency_marked, urgency);
}

void
words_add_urgency(struct page *p, uint32_t urgency)
{
	page_said(p, style_urgency(urgency), words_urgency_marked(urgency), words_urgency(urgency));
}

void
words_add_caution(struct page *p, const char *text)
{
	page_mark_sign(p, STYLE_WARNING, "! ");
	page_mark(p, STYLE_WARNING, "Caution: ");
	page_paragraph(p, STYLE_TEXT, text);
}

void
words_add_shown(struct page *p, const struct topic *t, struct entity e)
{
	struct shown_field f;

	for (size_t next = 0; topic_shown(t, e, &next, &f);) {
		page_break(p);
		if (f.warning) {
			page_mark_sign(p, STYLE_WARNING, "! ");
			page_mark(p, STYLE_WARNING, f.label);
			page_mark(p, STYLE_WARNING, ": ");
		} else {
			page_label(p, f.label);
		}
		page_paragraph(p, STYLE_TEXT, f.text);
	}
}

void
words_add_urgency_of(struct page *p, uint32_t urgency)
{
	if (urgency >= URGENCY_LEVELS)
		return;
	page_said(p, STYLE_TEXT, glyphs_are_linear() ? ", " : " ", " (");
	words_add_urgency(p, urgency);
	page_said(p, STYLE_TEXT, "", ")");
}

const char *
words_not_known(void)
{
	return glyphs_are_linear() ? "not known yet" : "? not known yet";
}

void
words_add_urgency_so_far(struct page *p, struct interview *iv)
{
	if (interview_emergency_open(iv))
		page_said(p, STYLE_STRONG, words_not_known(), "not known yet");
	else
		words_add_urgency(p, interview_triage(iv)->urgency);
}

uint32_t
words_answer_count(const struct topic *t, uint32_t question)
{
	return topic_question(t, question)->options + 2;
}

uint32_t
words_answer_at(const struct topic *t, uint32_t question, uint32_t place)
{
	uint32_t options = topic_question(t, question)->options;

	if (place < options)
		return ANSWER_FIRST + place;
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
	const struct symptom *s;

	if (answer == ANSWER_UNSURE)
		return "Not sure";
	if (answer == ANSWER_NONE)
		return q->kind == QUESTION_YES_NO ? "No" : "None of these";
	if (symptom == NONE)
		return "";
	if (q->kind == QUESTION_YES_NO)
		return "Yes";
	s = topic_symptom(t, symptom);
	return topic_text(t, q->kind == QUESTION_CHOICE && s->answer.len > 0 ? s->answer : s->name);
}

/* True if a screen that is open asks it together with others. */
static bool
is_covered(struct interview *iv, const struct question *q)
{
	uint32_t i;

	for (i = 0; i < q->covered_by.count; i++)
		if (interview_open(iv, topic_item(interview_topic(iv), q->covered_by, i)))
			return true;
	return false;
}

/* Emergency questions still to come for somebody who answers their screens. */
static uint32_t
emergency_left(struct interview *iv)
{
	const struct topic *t = interview_topic(iv);
	uint32_t i, left = 0;

	for (i = 0; i < topic_question_count(t); i++) {
		const struct question *q = topic_question(t, i);

		left += q->stage == STAGE_EMERGENCY && interview_open(iv, i) && !is_covered(iv, q);
	}
	return left;
}

void
words_add_left(struct interview *iv, struct buf *out)
{
	uint32_t asked = interview_count(iv), stage = emergency_left(iv);
	uint32_t limit = topic_meta(interview_topic(iv))->max_questions;
	uint32_t most = interview_left(iv), left = asked < limit ? limit - asked : most;

	if (left < stage)
		left = stage;
	if (left >= most)
		buf_printf(out, "at most %u left", (unsigned)most);
	else
		buf_printf(out, "up to %u left", (unsigned)left);
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

void
words_add_of_100(double share, struct buf *out)
{
	if (share < 0.005)
		buf_adds(out, "<1");
	else
		buf_printf(out, "%d", (int)(share * 100 + 0.5));
}

const char *
words_found(enum finding f)
{
	switch (f) {
	case FINDING_YES:
		return " (you: yes)";
	case FINDING_NO:
		return " (you: no)";
	case FINDING_UNSURE:
		return " (you: not sure)";
	default:
		return "";
	}
}

void
words_add_disagreement(struct page *p, const struct topic *t, struct entity e)
{
	if (topic_entity_disagreements(t, e).count > 0)
		page_said(p, STYLE_WARNING, " ! sources disagree", " (sources disagree)");
}

const char *
words_reason(enum next_reason why)
{
	switch (why) {
	case NEXT_EMERGENCY:
		return "Signs of an emergency are asked first.";
	case NEXT_URGENCY:
		return "Its answer can change how urgent this is.";
	case NEXT_CAUSE:
		return "It tells possible causes apart.";
	default:
		return "";
	}
}

const char *
words_stage(uint32_t stage)
{
	return WORD(stages, stage);
}

const char *
words_prevalence(uint32_t prevalence)
{
	return WORD(prevalences, prevalence);
}

const char *
words_basis(uint32_t basis)
{
	return WORD(bases, basis);
}

const char *
words_advice_kind(uint32_t kind)
{
	return WORD(advice_kinds, kind);
}

const char *
words_entity_kind(uint32_t kind)
{
	return WORD(entity_kinds, kind);
}

const char *
words_question_kind(uint32_t kind)
{
	return WORD(question_kinds, kind);
}
