/* SPDX-License-Identifier: MIT */
/* Questions and causes in lines: lists of them with their numbers, which are places in the topic,
 * and which of them is meant by a number, an id or words. */
#include <string.h>

#include "base/alloc.h"
#include "cli/practice.h"
#include "learn/find.h"
#include "search/search.h"
#include "tell/words.h"

#define MEANT_MOST 6u /* listed where words do not tell which is meant */

static void
add_questions(struct practice *p, const uint32_t *list, uint32_t count, struct buf *out)
{
	for (uint32_t n = 0; n < count; n++) {
		const struct question *k = topic_question(p->t, list[n]);
		enum practice_standing now = practice_standing(p, list[n]);

		buf_printf(out, "%4u  %s", (unsigned)list[n] + 1, topic_text(p->t, k->text));
		bool listed = k->kind == QUESTION_SCREEN || k->kind == QUESTION_SEVERAL;
		for (uint32_t i = 0; listed && i < k->symptoms.count; i++)
			buf_printf(out, "%s%s %s", i > 0 ? ";" : " ",
			    i > 0 ? "" : topic_phrase(p->t, PHRASE_ANY_OF),
			    find_option(p->t, list[n], i));
		if (now == PRACTICE_ANSWERED)
			buf_adds(out, " (answered)");
		else if (now == PRACTICE_WAITING)
			buf_adds(out, " (depends on other answers)");
		buf_addc(out, '\n');
	}
}

void
practice_list_stages(struct practice *p, const char *word, struct buf *out)
{
	uint32_t *list = xcalloc(topic_question_count(p->t), sizeof *list);
	bool any = false;

	for (uint32_t s = 0; s < STAGES; s++) {
		if (strncmp(topic_stage_name(s), word, strlen(word)) != 0)
			continue;
		uint32_t count = find_questions(p->t, s, "", list);
		if (count > 0)
			buf_printf(out, "%s:\n", words_stage(p->t, s));
		add_questions(p, list, count, out);
		any = true;
	}
	free(list);
	if (any)
		return;
	buf_adds(out, "The stages are");
	for (uint32_t s = 0; s < STAGES; s++)
		buf_printf(out, "%s %s", s > 0 ? "," : "", topic_stage_name(s));
	buf_adds(out, ".\n");
}

void
practice_list_questions(struct practice *p, const char *words, struct buf *out)
{
	uint32_t *list = xcalloc(topic_question_count(p->t), sizeof *list);
	uint32_t count = find_questions(p->t, STAGES, words, list);

	add_questions(p, list, count, out);
	buf_adds(out, count > 0 ? "" : "No question has these words.\n");
	free(list);
}

void
practice_add_cause(const struct topic *t, uint32_t number, uint32_t cause, struct buf *out)
{
	buf_printf(out, "%4u  %s\n", (unsigned)number, topic_text(t, topic_cause(t, cause)->name));
}

void
practice_list_causes(const struct topic *t, const char *words, struct buf *out)
{
	uint32_t *list = xcalloc(topic_leaf_count(t), sizeof *list);
	uint32_t count = find_causes(t, words, list);

	for (uint32_t i = 0; i < count; i++)
		practice_add_cause(t, topic_cause(t, list[i])->leaf + 1, list[i], out);
	buf_adds(out, count > 0 ? "" : "No cause here has these words.\n");
	free(list);
}

uint32_t
practice_named(
    const struct topic *t, uint32_t kind, const char *words, const char *none, struct buf *out)
{
	bool cause = kind == ENTITY_CAUSE;
	uint32_t count = cause ? topic_leaf_count(t) : topic_question_count(t);
	unsigned number = talk_number(words, count);

	if (number > 0)
		return cause ? topic_leaf(t, number - 1) : number - 1;
	struct entity e = search_named(t, words, 1u << kind, false);
	if (e.kind == kind && (!cause || topic_cause(t, e.index)->leaf != NONE))
		return e.index;
	uint32_t *list = xcalloc((size_t)count + 1, sizeof *list);
	if (strspn(words, "0123456789") != strlen(words))
		count =
		    cause ? find_causes(t, words, list) : find_questions(t, STAGES, words, list);
	else
		count = 0;
	if (count == 0)
		buf_printf(out, "%s\n", none);
	else
		buf_printf(
		    out, "\"%s\" may be%s:\n", words, count > MEANT_MOST ? ", among others" : "");
	for (uint32_t i = 0; i < count && i < MEANT_MOST; i++) {
		if (cause)
			practice_add_cause(t, topic_cause(t, list[i])->leaf + 1, list[i], out);
		else
			buf_printf(out, "%4u  %s\n", (unsigned)list[i] + 1,
			    topic_text(t, topic_question(t, list[i])->text));
	}
	free(list);
	return NONE;
}
