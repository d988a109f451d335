/* SPDX-License-Identifier: MIT */
/* What answers, and the members of enumerations, are called. */
#include <string.h>

#include "base/text.h"
#include "topic/answer.h"
#include "topic/topic.h"

const char *
topic_option_name(const struct topic *t, const struct question *q, uint32_t option)
{
	const struct symptom *s = topic_symptom(t, topic_item(t, q->symptoms, option));

	return topic_text(t, s->answer.len > 0 ? s->answer : s->name);
}

/* "fever and chills, none of the others"; "fever, not chills". */
static void
add_several(const struct topic *t, const struct question *q, uint32_t answer, struct buf *out)
{
	uint32_t yes = answer_yes(answer, q->options), no = answer_no(answer, q->options);
	bool open = answer_leaves_open(answer, q->options);
	const char *between = "";

	for (uint32_t k = 0; k < q->options; k++) {
		if (!(yes >> k & 1))
			continue;
		buf_printf(out, "%s%s", between, topic_option_name(t, q, k));
		between = " and ";
	}
	between = yes != 0 ? ", " : "";
	if (no != 0 && !open)
		buf_printf(out, "%snone of the others", between);
	for (uint32_t k = 0; open && k < q->options; k++) {
		if (!(no >> k & 1))
			continue;
		buf_printf(out, "%snot %s", between, topic_option_name(t, q, k));
		between = ", ";
	}
}

void
topic_add_answer(const struct topic *t, uint32_t question, uint32_t answer, struct buf *out)
{
	const struct question *q = topic_question(t, question);

	if (answer == ANSWER_UNASKED || !topic_has_answer(q, answer))
		return;
	if (answer == ANSWER_UNSURE)
		buf_adds(out, "not sure");
	else if (answer == ANSWER_NONE)
		buf_adds(out, q->kind == QUESTION_YES_NO ? "no" : "none of these");
	else if (q->kind == QUESTION_YES_NO)
		buf_adds(out, "yes");
	else if (q->kind == QUESTION_SEVERAL)
		add_several(t, q, answer, out);
	else
		buf_adds(out, topic_option_name(t, q, answer - ANSWER_FIRST));
}

/* The words of enumerations. */
#define FIRST(first, ...) first
#define WORD(name, ...) FIRST(__VA_ARGS__, ""),
IMAGE_ENUM_WORDS(topic_urgency_name, IMAGE_URGENCIES(WORD))
IMAGE_ENUM_WORDS(topic_question_kind_name, IMAGE_QUESTION_KINDS(WORD))
IMAGE_ENUM_WORDS(topic_stage_name, IMAGE_STAGES(WORD))
IMAGE_ENUM_WORDS(topic_basis_name, IMAGE_BASES(WORD))
IMAGE_ENUM_WORDS(topic_frequency_name, IMAGE_FREQUENCIES(WORD))
IMAGE_ENUM_WORDS(topic_prevalence_name, IMAGE_PREVALENCES(WORD))
IMAGE_ENUM_WORDS(topic_advice_kind_name, IMAGE_ADVICE_KINDS(WORD))
IMAGE_ENUM_WORDS(topic_entity_kind_name, IMAGE_ENTITIES(WORD))

bool
topic_frequency_range(const char *written, double *least, double *most)
{
#define X(name, word, from, to) {(from) / 100.0, (to) / 100.0},
	static const double ranges[FREQUENCIES][2] = {IMAGE_FREQUENCIES(X)};
#undef X

	for (uint32_t i = 0; i < FREQUENCIES; i++) {
		if (!text_same(topic_frequency_name(i), written))
			continue;
		*least = ranges[i][0];
		*most = ranges[i][1];
		return true;
	}
	return false;
}
