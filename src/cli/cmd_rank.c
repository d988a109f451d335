/* SPDX-License-Identifier: MIT */
/* ramus rank: findings on the command line, the ranking they give. */
#include <string.h>

#include "base/json.h"
#include "cli/command.h"
#include "cli/say.h"
#include "search/search.h"
#include "tell/forms.h"
#include "tell/outcome.h"

#define NOTE_OPEN "not known yet: the emergency questions were not all answered"

/* Tells the interview one finding: ID, no:ID or unsure:ID of a symptom. -1 after a message. */
static int
tell(struct interview *iv, const char *word)
{
	const struct topic *t = interview_topic(iv);
	enum finding finding = FINDING_YES;

	if (strncmp(word, "no:", 3) == 0)
		finding = FINDING_NO, word += 3;
	else if (strncmp(word, "unsure:", 7) == 0)
		finding = FINDING_UNSURE, word += 7;
	struct entity e = search_named(t, word, 1u << ENTITY_SYMPTOM, false);
	const struct symptom *s = topic_symptom(t, e.index);
	if (e.kind != ENTITY_SYMPTOM) {
		say_unnamed(t, word, 1u << ENTITY_SYMPTOM);
		return -1;
	}
	const struct question *q = topic_question(t, s->question);
	uint32_t given = interview_given(iv, s->question);
	enum finding known = answer_finding(given, s->option - 1);
	if (known == finding)
		return 0;
	/* "No" to one option of a choice is "no" to another, until one is told. */
	if (known == FINDING_YES || (known == FINDING_NO && q->kind != QUESTION_CHOICE)) {
		say_error("\"%s\" contradicts an answer to \"%s\" that came before it", word,
		    topic_text(t, q->id));
		return -1;
	}
	uint32_t answer = finding == FINDING_YES  ? ANSWER_FIRST + s->option - 1
			  : finding == FINDING_NO ? ANSWER_NONE
						  : ANSWER_UNSURE;
	if (finding == FINDING_NO && !topic_has_answer(q, ANSWER_NONE)) {
		say_error("\"%s\" is one of the answers to \"%s\", which has no \"none of these\"",
		    word, topic_text(t, q->id));
		return -1;
	}
	if (q->kind == QUESTION_SEVERAL && finding != FINDING_UNSURE) /* beside the others */
		answer = answer_with(given, s->option - 1, finding, q->options);
	interview_answer(iv, s->question, answer);
	return 0;
}

/* Says which findings count for nothing because their question would not be asked. */
static void
note_ignored(struct interview *iv)
{
	const struct topic *t = interview_topic(iv);

	for (uint32_t q = 0; q < topic_question_count(t); q++) {
		if (interview_given(iv, q) != ANSWER_UNASKED && !interview_active(iv, q))
			say_error("\"%s\" counts for nothing: it is asked only if %s",
			    topic_text(t, topic_question(t, q)->id),
			    topic_text(t, topic_question(t, q)->ask_if.text));
	}
}

/* Findings told out of turn say nothing of the emergency questions that were left out. */
static void
write_json(struct interview *iv, const struct outcome *o, struct buf *out)
{
	const struct topic *t = interview_topic(iv);
	bool open = interview_emergency_open(iv);
	struct buf name = {0};
	struct json j;

	json_begin(&j, out);
	json_open(&j);
	json_string(&j, "urgency", topic_urgency_name(o->urgency));
	json_bool(&j, "urgency_known", !open);
	json_string(&j, "note", open ? NOTE_OPEN : NULL);
	json_array(&j, "ranking");
	for (uint32_t i = 0; i < o->line_count; i++) {
		buf_clear(&name);
		tell_add_names(t, o, &o->lines[i], &name);
		json_object(&j, NULL);
		json_string(&j, "causes", buf_str(&name));
		json_array(&j, "ids");
		for (uint32_t k = 0; k < o->lines[i].count; k++)
			json_string(&j, NULL,
			    topic_entity_id(t, (struct entity){ENTITY_CAUSE,
						   outcome_cause(t, o, &o->lines[i], k)}));
		json_end(&j, ']');
		json_number(&j, "share", o->lines[i].share);
		json_bool(&j, "suspect", o->lines[i].suspect);
		json_bool(&j, "matters", o->lines[i].matters);
		json_end(&j, '}');
	}
	json_end(&j, ']');
	json_close(&j);
	buf_free(&name);
}

/* A line is a line, however long: other programs read it. */
static void
write_page(struct interview *iv, const struct outcome *o, struct buf *out)
{
	struct page *p = page_new();

	page_begin(p, INT16_MAX, !say_utf8());
	page_printf(p, STYLE_TEXT, "urgency: %s%s", topic_urgency_name(o->urgency),
	    interview_emergency_open(iv) ? " so far; " NOTE_OPEN : "");
	page_break(p);
	tell_all_ranked(p, interview_topic(iv), o);
	form_write(form_named("cells"), p, "", out);
	page_free(p);
}

int
command_rank(struct call *c)
{
	struct interview *iv = interview_new(c->t);
	int status = EXIT_DONE;

	for (int i = 1; i < c->a->count; i++)
		if (tell(iv, c->a->rest[i]) != 0)
			status = EXIT_INPUT;
	if (status == EXIT_DONE) {
		struct outcome *o = outcome_rank(iv);

		note_ignored(iv);
		(c->a->set[OPTION_JSON] ? write_json : write_page)(iv, o, &c->out);
		outcome_free(o);
	}
	interview_free(iv);
	return status;
}
