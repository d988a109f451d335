/* SPDX-License-Identifier: MIT */
/* The urgency in capitals and the walk as a strip: the answers given, the question now, as many as
 * may still come, the end. */
#include "tell/band.h"

#include <string.h>

#include "base/text.h"
#include "reason/outcome.h"
#include "tell/words.h"
#include "topic/cond.h"

/* The emergency questions, each by itself. */
struct signs {
	uint32_t open, yes, unsure;
};

static struct signs
signs_of(struct interview *iv)
{
	const struct topic *t = interview_topic(iv);
	struct signs n = {0};

	for (uint32_t q = 0; q < topic_question_count(t); q++) {
		const struct question *k = topic_question(t, q);
		uint32_t answer = interview_effective(iv, q);

		if (k->stage != STAGE_EMERGENCY || k->kind == QUESTION_SCREEN)
			continue;
		n.open += interview_open(iv, q);
		n.yes += answer >= ANSWER_FIRST;
		n.unsure += answer == ANSWER_UNSURE;
	}
	return n;
}

/* A phrase around "2 emergency signs". */
static void
add_signs(const struct topic *t, uint32_t n, enum phrase around, struct buf *out)
{
	struct buf signs = {0};

	words_add_number_of(t, n, PHRASE_SIGN_ONE, &signs);
	topic_add_phrase(t, around, (const char *[]){buf_str(&signs)}, out);
	buf_free(&signs);
}

/* What the reason suspects above all, where that is an emergency itself. */
static void
add_suspect(const struct topic *t, struct list suspects, struct buf *out)
{
	uint32_t suspect = topic_item(t, suspects, 0);
	struct buf cause = {0};

	if (suspects.count == 0 || topic_cause(t, suspect)->urgency != URGENCY_EMERGENCY)
		return;
	cond_cause_words(t, suspect, &cause);
	topic_add_phrase(t, PHRASE_BAND_MAY_BE, (const char *[]){buf_str(&cause)}, out);
	buf_free(&cause);
}

/* In an emergency what says so first; else whether there was a sign at all. */
static void
add_why(struct session *s, const struct signs *n, bool ascii, struct band *b)
{
	struct buf *out = &b->right;
	const struct topic *t = session_topic(s);
	const struct outcome *o = session_ranking(s);

	if (o->urgency == URGENCY_EMERGENCY) {
		const char *why = outcome_reason_text(t, o), *rest = strstr(why, ". ");

		buf_adds(out, why);
		buf_add(&b->first, why, rest != NULL ? (size_t)(rest - why) + 1 : 0);
		add_suspect(t, outcome_reason_suspects(t, o), &b->suspect);
		if (topic_entity_disagreements(t, outcome_reason(t, o)).count > 0)
			buf_printf(&b->sign, " %s", glyphs_get(ascii)->differs);
	} else if (n->yes > 0) {
		words_add_number_of(t, n->yes, PHRASE_SIGN_ONE, out);
	} else if (n->unsure > 0) {
		add_signs(t, n->unsure, PHRASE_SIGN_UNSURE, out);
	} else if (interview_triage(session_interview(s))->emergency_unsure) {
		buf_adds(out, topic_phrase(t, PHRASE_SIGN_OPEN));
	} else if (topic_meta(t)->red_flags > 0) {
		buf_adds(out, topic_phrase(t, PHRASE_SIGN_NONE));
	}
}

static void
add_level(const struct topic *t, uint32_t urgency, bool so_far, bool ascii, struct band *b)
{
	b->style = style_band(urgency);
	text_capitals(&b->left, words_urgency_marked(t, urgency));
	if (so_far)
		buf_printf(&b->left, " %s", topic_phrase(t, PHRASE_SO_FAR));
	buf_adds(&b->left, glyphs_get(ascii)->sep);
	if (urgency == URGENCY_EMERGENCY)
		text_capitals(&b->left, words_urgency_when(t, urgency));
	else
		buf_adds(&b->left, words_urgency_when(t, urgency));
}

void
tell_band_case(
    const struct topic *t, uint32_t urgency, uint32_t committed, bool ascii, struct band *b)
{
	add_level(t, urgency, false, ascii, b);
	if (committed < URGENCY_LEVELS)
		topic_add_phrase(t, PHRASE_PRACTICE_YOU_SAID,
		    (const char *[]){words_urgency_marked(t, committed)}, &b->right);
}

void
tell_band(struct session *s, bool ascii, struct band *b)
{
	struct interview *iv = session_interview(s);
	const struct topic *t = session_topic(s);
	uint32_t urgency = session_ranking(s)->urgency;
	struct signs n = signs_of(iv);

	if (interview_emergency_open(iv)) {
		b->style = STYLE_BAR_TITLE;
		add_signs(t, n.open, PHRASE_SIGN_FIRST, &b->left);
		buf_adds(&b->right, topic_phrase(t, PHRASE_URGENCY_UNKNOWN));
		return;
	}
	add_level(t, urgency, session_now(s).question != NONE, ascii, b);
	add_why(s, &n, ascii, b);
}

static void
add_times(uint32_t n, const char *sign, struct buf *out)
{
	while (n-- > 0)
		buf_adds(out, sign);
}

void
tell_progress(struct session *s, bool ascii, bool strip, int columns, struct buf *out)
{
	const struct glyphs *g = glyphs_get(ascii);
	uint32_t done = session_length(s), left;
	const struct topic *t = session_topic(s);
	struct buf count = {0};
	bool limit;

	if (session_now(s).question == NONE) {
		struct buf questions = {0};

		words_add_number_of(t, done, PHRASE_QUESTION_ONE, &questions);
		topic_add_phrase(t, PHRASE_AFTER, (const char *[]){buf_str(&questions)}, &count);
		buf_free(&questions);
	} else {
		left = words_left(session_interview(s), &limit);
		struct number_text number = words_number(done + 1),
				   most = words_number(done + left);
		topic_add_phrase(t, limit ? PHRASE_OF_AT_MOST : PHRASE_OF_UP_TO,
		    (const char *[]){number.text, most.text}, &count);
		uint32_t joins = done, ahead = left > 0 ? left - 1 : 0;
		int room = columns - text_width(buf_str(&count), count.len) - 2;

		if ((int)(done + joins + ahead) + 2 > room)
			joins = 0;
		if (strip && g->step_done[0] != '\0' && (int)(done + joins + ahead) + 2 <= room) {
			for (uint32_t i = 0; i < done; i++) {
				buf_adds(out, g->step_done);
				buf_adds(out, joins > 0 ? g->hline : "");
			}
			buf_adds(out, g->step_now);
			add_times(ahead, g->step_ahead, out);
			buf_printf(out, "%s  ", g->step_end);
		}
	}
	if (text_width(buf_str(&count), count.len) <= columns)
		buf_adds(out, buf_str(&count));
	buf_free(&count);
}
