/* ramus rank: findings on the command line, the ranking they give. */
#include <string.h>

#include "base/json.h"
#include "cli/command.h"
#include "cli/say.h"
#include "tell/outcome.h"

#define NOTE_OPEN "not known yet: " TELL_URGENCY_OPEN

/* Tells the interview one finding: ID, no:ID or unsure:ID of a symptom. -1 after a message. */
static int
tell(struct interview *iv, const char *word)
{
	const struct topic *t = interview_topic(iv);
	uint32_t answer = ANSWER_FIRST;

	if (strncmp(word, "no:", 3) == 0)
		answer = ANSWER_NONE, word += 3;
	else if (strncmp(word, "unsure:", 7) == 0)
		answer = ANSWER_UNSURE, word += 7;
	struct entity e = topic_find(t, word);
	const struct symptom *s = topic_symptom(t, e.index);
	if (e.kind != ENTITY_SYMPTOM) {
		say_error("\"%s\" is no symptom of this topic; `ramus list` shows them", word);
		return -1;
	}
	interview_answer(
	    iv, s->question, answer == ANSWER_FIRST ? ANSWER_FIRST + s->option - 1 : answer);
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

static void
write_ranking(const struct topic *t, const struct outcome *o, struct json *j, struct buf *out)
{
	struct buf name = {0};

	for (uint32_t i = 0; i < o->line_count; i++) {
		const struct ranked *r = &o->lines[i];

		buf_clear(&name);
		tell_add_names(t, o, r, &name);
		if (j == NULL) {
			buf_printf(out, "%5.1f%%  %s%s\n", 100 * r->share, buf_str(&name),
			    r->suspect ? "  (suspected by a rule)" : "");
			continue;
		}
		json_object(j, NULL);
		json_string(j, "causes", buf_str(&name));
		json_number(j, "share", r->share);
		json_bool(j, "suspect", r->suspect);
		json_bool(j, "matters", r->matters);
		json_end(j, '}');
	}
	buf_free(&name);
}

/* Findings told out of turn say nothing of the emergency questions that were left out. */
static void
write_outcome(struct interview *iv, const struct outcome *o, bool json, struct buf *out)
{
	const struct topic *t = interview_topic(iv);
	bool open = interview_emergency_open(iv);
	struct json j;

	if (!json) {
		buf_printf(out, "urgency: %s%s\n", topic_urgency_name(o->urgency),
		    open ? " so far; " NOTE_OPEN : "");
		write_ranking(t, o, NULL, out);
		return;
	}
	json_begin(&j, out);
	json_object(&j, NULL);
	json_string(&j, "urgency", topic_urgency_name(o->urgency));
	json_bool(&j, "urgency_known", !open);
	json_string(&j, "note", open ? NOTE_OPEN : NULL);
	json_array(&j, "ranking");
	write_ranking(t, o, &j, out);
	json_end(&j, ']');
	json_end(&j, '}');
	buf_addc(out, '\n');
}

int
command_rank(struct call *c)
{
	struct interview *iv = interview_new(c->t);
	int status = EXIT_DONE;

	for (int i = 1; i < c->a->count; i++)
		if (tell(iv, c->a->rest[i]) != 0)
			status = EXIT_USAGE;
	if (status == EXIT_DONE) {
		struct outcome *o = outcome_new(iv);

		note_ignored(iv);
		write_outcome(iv, o, c->a->set[OPTION_JSON], &c->out);
		outcome_free(o);
	}
	interview_free(iv);
	return status;
}
