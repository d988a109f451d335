/* The questions and causes of a practice as numbered lists. A number is a place in the topic, so it
 * stays the same throughout, and a list heard once can be used for long. */
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "cli/practice.h"
#include "search/search.h"
#include "view/words.h"

/* A list in the making. */
struct listing {
	struct practice *p;
	const struct topic *t;
	struct buf *out;
};

static const char *
option_name(const struct topic *t, const struct question *q, uint32_t i)
{
	return topic_text(t, topic_symptom(t, topic_item(t, q->symptoms, i))->name);
}

static void
add_question(const struct listing *l, uint32_t q)
{
	const struct question *k = topic_question(l->t, q);
	enum practice_standing now = practice_standing(l->p, q);

	buf_printf(l->out, "%4u  %s", (unsigned)q + 1, topic_text(l->t, k->text));
	for (uint32_t i = 0; k->kind == QUESTION_SCREEN && i < k->symptoms.count; i++)
		buf_printf(l->out, "%s %s", i > 0 ? ";" : " Any of:", option_name(l->t, k, i));
	if (now == PRACTICE_ANSWERED)
		buf_adds(l->out, " (answered)");
	else if (now == PRACTICE_WAITING)
		buf_adds(l->out, " (depends on other answers)");
	buf_addc(l->out, '\n');
}

static void
add_stage(const struct listing *l, uint32_t stage)
{
	uint32_t *list = xcalloc(topic_question_count(l->t), sizeof *list);
	uint32_t count = practice_list(l->p, stage, list);

	if (count > 0)
		buf_printf(l->out, "%s:\n", words_stage(stage));
	for (uint32_t i = 0; i < count; i++)
		add_question(l, list[i]);
	free(list);
}

void
practice_list_stages(struct practice *p, const char *word, struct buf *out)
{
	struct listing l = {p, practice_topic(p), out};
	bool any = false;

	for (uint32_t s = 0; s < STAGES; s++) {
		if (strncmp(topic_stage_name(s), word, strlen(word)) != 0)
			continue;
		add_stage(&l, s);
		any = true;
	}
	if (any)
		return;
	buf_adds(out, "The stages are");
	for (uint32_t s = 0; s < STAGES; s++)
		buf_printf(out, "%s %s", s > 0 ? "," : "", topic_stage_name(s));
	buf_adds(out, ".\n");
}

static bool
question_has(const struct topic *t, const struct query *query, uint32_t q)
{
	const struct question *k = topic_question(t, q);
	struct buf text = {0};
	bool has;

	buf_adds(&text, topic_text(t, k->text));
	for (uint32_t i = 0; i < k->symptoms.count; i++)
		buf_printf(&text, " %s", option_name(t, k, i));
	has = query_matches(query, buf_str(&text), text.len);
	buf_free(&text);
	return has;
}

void
practice_list_found(struct practice *p, const char *words, struct buf *out)
{
	struct listing l = {p, practice_topic(p), out};
	struct query query;
	bool any = false;

	query_parse(&query, words);
	for (uint32_t q = 0; query.count > 0 && q < topic_question_count(l.t); q++) {
		if (!question_has(l.t, &query, q))
			continue;
		add_question(&l, q);
		any = true;
	}
	buf_adds(out, any ? "" : "No question has these words.\n");
}

void
practice_list_cause(const struct practice *p, uint32_t number, uint32_t cause, struct buf *out)
{
	const struct topic *t = practice_topic(p);

	buf_printf(out, "%4u  %s\n", (unsigned)number, topic_text(t, topic_cause(t, cause)->name));
}

void
practice_list_causes(struct practice *p, const char *words, struct buf *out)
{
	const struct topic *t = practice_topic(p);
	struct buf text = {0};
	struct query query;
	bool any = false;

	query_parse(&query, words);
	for (uint32_t l = 0; l < topic_leaf_count(t); l++) {
		const struct cause *c = topic_cause(t, topic_leaf(t, l));

		buf_clear(&text);
		buf_printf(&text, "%s %s %s", topic_text(t, c->name), topic_text(t, c->synonyms),
		    topic_text(t, c->id));
		if (query.count > 0 && !query_matches(&query, buf_str(&text), text.len))
			continue;
		practice_list_cause(p, l + 1, topic_leaf(t, l), out);
		any = true;
	}
	buf_adds(out, any ? "" : "No cause has these words.\n");
	buf_free(&text);
}

uint32_t
practice_question_named(const struct practice *p, const char *word, struct buf *out)
{
	const struct topic *t = practice_topic(p);
	unsigned number = talk_number(word, topic_question_count(t));
	struct entity e = topic_find(t, word);

	if (number > 0)
		return number - 1;
	if (e.kind == ENTITY_QUESTION)
		return e.index;
	buf_printf(out, "Questions have the numbers 1 to %u; `list` shows them.\n",
	    (unsigned)topic_question_count(t));
	return NONE;
}

uint32_t
practice_cause_named(const struct practice *p, const char *word, struct buf *out)
{
	const struct topic *t = practice_topic(p);
	unsigned number = talk_number(word, topic_leaf_count(t));
	struct entity e = topic_find(t, word);

	if (number > 0)
		return topic_leaf(t, number - 1);
	if (e.kind == ENTITY_CAUSE && topic_cause(t, e.index)->leaf != NONE)
		return e.index;
	buf_printf(out, "Causes have the numbers 1 to %u; `causes` shows them.\n",
	    (unsigned)topic_leaf_count(t));
	return NONE;
}
