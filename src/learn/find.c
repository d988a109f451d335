/* SPDX-License-Identifier: MIT */
/* Lists under a filter. A question is listed once: at home under the screen of its own stage that
 * covers it, else by itself. */
#include "learn/find.h"

#include "base/buf.h"
#include "search/search.h"

const char *
find_option(const struct topic *t, uint32_t question, uint32_t option)
{
	uint32_t symptom = topic_item(t, topic_question(t, question)->symptoms, option);

	return topic_text(t, topic_symptom(t, symptom)->name);
}

/* The screen under which a question is listed; NONE if there is none. */
static uint32_t
home_of(const struct topic *t, const struct question *q)
{
	for (uint32_t i = 0; i < q->covered_by.count; i++) {
		uint32_t screen = topic_item(t, q->covered_by, i);

		if (topic_question(t, screen)->stage == q->stage)
			return screen;
	}
	return NONE;
}

/* A list in the making. */
struct listing {
	const struct topic *t;
	struct query query;
	enum search_rank rank; /* of those that are listed now */
	struct buf text;       /* what is searched */
	uint32_t *out, count, room;
};

/* The best come first, what is near where there is nothing else. True if there is one rank more. */
static bool
next_rank(struct listing *l)
{
	if (l->rank != SEARCH_NONE && l->query.count == 0)
		return false; /* no words: all was listed at once */
	l->rank = l->rank == SEARCH_NONE ? SEARCH_BEGINS : l->rank - 1;
	l->query.near = l->rank == SEARCH_NEAR;
	return l->rank > SEARCH_NEAR || (l->rank == SEARCH_NEAR && l->count == 0);
}

/* What is in l->text has the words. */
static bool
is_listed(const struct listing *l)
{
	const char *text = buf_str(&l->text);

	return query_rank(&l->query, &text, 1, 1) == l->rank;
}

static void
add_question(struct listing *l, uint32_t q)
{
	const struct question *k = topic_question(l->t, q);

	buf_clear(&l->text);
	buf_adds(&l->text, topic_text(l->t, k->text));
	for (uint32_t i = 0; i < k->symptoms.count; i++)
		buf_printf(&l->text, " %s", find_option(l->t, q, i));
	if (l->count < l->room && is_listed(l))
		l->out[l->count++] = q;
}

static void
list_questions(struct listing *l, uint32_t stage)
{
	const struct topic *t = l->t;
	uint32_t first = stage < STAGES ? stage : 0, last = stage < STAGES ? stage : STAGES - 1;

	for (uint32_t now = first; now <= last; now++)
		for (uint32_t s = 0; s < topic_question_count(t); s++) {
			const struct question *screen = topic_question(t, s);

			if (screen->stage != now || home_of(t, screen) != NONE)
				continue;
			add_question(l, s);
			for (uint32_t i = 0; i < screen->covers.count; i++) {
				uint32_t q = topic_item(t, screen->covers, i);

				if (home_of(t, topic_question(t, q)) == s)
					add_question(l, q);
			}
		}
}

uint32_t
find_questions(const struct topic *t, uint32_t stage, const char *words, uint32_t *out)
{
	struct listing l = {.t = t, .out = out, .room = topic_question_count(t)};

	query_parse(&l.query, words);
	while (next_rank(&l))
		list_questions(&l, stage);
	buf_free(&l.text);
	return l.count;
}

uint32_t
find_causes(const struct topic *t, const char *words, uint32_t *out)
{
	struct listing l = {.t = t, .out = out, .room = topic_leaf_count(t)};

	query_parse(&l.query, words);
	while (next_rank(&l))
		for (uint32_t i = 0; i < l.room; i++) {
			const struct cause *c = topic_cause(t, topic_leaf(t, i));

			buf_clear(&l.text);
			buf_printf(&l.text, "%s %s %s", topic_text(t, c->name),
			    topic_text(t, c->synonyms), topic_text(t, c->id));
			if (is_listed(&l))
				out[l.count++] = topic_leaf(t, i);
		}
	buf_free(&l.text);
	return l.count;
}
