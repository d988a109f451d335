/* SPDX-License-Identifier: MIT */
/* The urgency in capitals and the walk as a strip: the answers given, the question now, as many as
 * may still come, the end. */
#include "tell/band.h"

#include "base/text.h"
#include "tell/words.h"

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

static void
add_capitals(const char *text, struct buf *out)
{
	for (; *text != '\0'; text++)
		buf_addc(out, (char)(*text >= 'a' && *text <= 'z' ? *text - 'a' + 'A' : *text));
}

/* The first rule says why; else whether there was a sign at all. */
static void
add_why(struct session *s, const struct signs *n, bool ascii, struct buf *out)
{
	const struct topic *t = session_topic(s);
	const struct outcome *o = session_ranking(s);

	if (o->urgency == URGENCY_EMERGENCY && o->rule_count > 0) {
		struct entity rule = {ENTITY_RULE, o->rules[0]};

		buf_adds(out, topic_entity_name(t, rule));
		if (topic_entity_disagreements(t, rule).count > 0)
			buf_printf(out, " %s", glyphs_get(ascii)->differs);
	} else if (n->yes > 0) {
		words_add_count(n->yes, "emergency sign", out);
	} else if (n->unsure > 0) {
		words_add_count(n->unsure, "emergency sign", out);
		buf_adds(out, " not sure");
	} else if (topic_meta(t)->red_flags > 0) {
		buf_adds(out, "no emergency sign");
	}
}

void
tell_band(struct session *s, bool ascii, struct band *b)
{
	struct interview *iv = session_interview(s);
	uint32_t urgency = session_ranking(s)->urgency;
	struct signs n = signs_of(iv);

	if (interview_emergency_open(iv)) {
		b->style = STYLE_BAR_TITLE;
		words_add_count(n.open, "emergency sign", &b->left);
		buf_adds(&b->left, " to ask first");
		buf_adds(&b->right, "urgency not known yet");
		return;
	}
	b->style = style_band(urgency);
	add_capitals(words_urgency_marked(urgency), &b->left);
	if (session_now(s).question != NONE)
		buf_adds(&b->left, " so far");
	buf_adds(&b->left, glyphs_get(ascii)->sep);
	if (urgency == URGENCY_EMERGENCY)
		add_capitals(words_urgency_when(urgency), &b->left);
	else
		buf_adds(&b->left, words_urgency_when(urgency));
	add_why(s, &n, ascii, &b->right);
}

static void
add_times(uint32_t n, const char *sign, struct buf *out)
{
	while (n-- > 0)
		buf_adds(out, sign);
}

void
tell_progress(struct session *s, bool ascii, int columns, struct buf *out)
{
	const struct glyphs *g = glyphs_get(ascii);
	uint32_t done = session_length(s), left;
	struct buf count = {0};
	const char *limit;

	if (session_now(s).question == NONE) {
		buf_adds(&count, "after ");
		words_add_count(done, "question", &count);
	} else {
		left = words_left(session_interview(s), &limit);
		buf_printf(
		    &count, "%u of %s %u", (unsigned)done + 1, limit, (unsigned)(done + left));
		uint32_t joins = done, ahead = left > 0 ? left - 1 : 0;
		int room = columns - (int)count.len - 2;

		if ((int)(done + joins + ahead) + 2 > room)
			joins = 0;
		if (g->step_done[0] != '\0' && (int)(done + joins + ahead) + 2 <= room) {
			for (uint32_t i = 0; i < done; i++) {
				buf_adds(out, g->step_done);
				buf_adds(out, joins > 0 ? g->hline : "");
			}
			buf_adds(out, g->step_now);
			add_times(ahead, g->step_ahead, out);
			buf_printf(out, "%s  ", g->step_end);
		}
	}
	if ((int)count.len <= columns)
		buf_adds(out, buf_str(&count));
	buf_free(&count);
}
