/* The outcome line by line.
 *
 * What is said follows DESIGN 1: the urgency only once the emergency questions are behind, advice
 * only with the urgency, a source on each rule and each piece of advice. Sources are named by their
 * ids where they are used and listed with their titles at the end.
 */
#include "cli/tell.h"

#include <stdlib.h>

#include "base/alloc.h"
#include "tell/words.h"

/* What the parts of an outcome need. */
struct told {
	const struct topic *t;
	struct interview *iv;
	const struct outcome *o;
	bool open;       /* the urgency is not known yet */
	uint32_t lists;  /* of sources that were named */
	uint32_t *named; /* of each source: the last list with it, 0: none */
	struct buf *out;
};

static bool
has_emergency_questions(const struct topic *t)
{
	for (uint32_t q = 0; q < topic_question_count(t); q++) {
		if (topic_question(t, q)->stage == STAGE_EMERGENCY)
			return true;
	}
	return false;
}

void
tell_opening(const struct topic *t, struct buf *out)
{
	const struct image_meta *m = topic_meta(t);

	buf_printf(out, "%s\n%s\n", topic_text(t, m->title), topic_text(t, m->notice));
	if (m->reviewed.len > 0)
		buf_printf(out, "Reviewed: %s\n", topic_text(t, m->reviewed));
	else
		buf_adds(out, "Not reviewed by a clinician.\n");
	if (!has_emergency_questions(t))
		buf_adds(out,
		    "This topic asks no emergency questions, so it never says that self-care is "
		    "enough.\n");
}

/* " [s1; s2]", each source once. */
static void
add_sources(struct told *a, struct list refs)
{
	uint32_t sources = topic_source_count(a->t);
	bool any = false;

	a->lists++;
	for (uint32_t i = 0; i < refs.count; i++) {
		uint32_t source = topic_ref(a->t, refs, i).source;

		if (source >= sources || a->named[source] == a->lists)
			continue;
		buf_printf(a->out, "%s%s", any ? "; " : " [",
		    topic_text(a->t, topic_source(a->t, source)->id));
		a->named[source] = a->lists;
		any = true;
	}
	buf_adds(a->out, any ? "]" : "");
}

static void
add_rule(struct told *a, uint32_t index)
{
	const struct rule *r = topic_rule(a->t, index);

	buf_adds(a->out, "- ");
	if (r->urgency != URGENCY_SELF_CARE)
		buf_adds(a->out, words_urgency(r->urgency));
	if (r->within.len > 0)
		buf_printf(a->out, " (%s)", topic_text(a->t, r->within));
	buf_printf(a->out, "%s%s", r->urgency != URGENCY_SELF_CARE ? ": " : "",
	    topic_text(a->t, r->message));
	add_sources(a, r->refs);
	buf_addc(a->out, '\n');
}

static void
add_urgency(struct told *a)
{
	const struct image_meta *m = topic_meta(a->t);

	if (a->open)
		buf_adds(a->out, "\nUrgency: " TELL_URGENCY_OPEN "\n");
	else
		buf_printf(a->out, "\nUrgency: %s (%s)\n", words_urgency(a->o->urgency),
		    words_urgency_when(a->o->urgency));
	if (a->open && a->o->rule_count > 0)
		buf_adds(a->out, "The answers so far call for this at least:\n");
	if (interview_triage(a->iv)->emergency_unsure && !a->open)
		buf_adds(a->out,
		    "An emergency sign was answered \"not sure\". That is not \"no\": have it "
		    "looked at.\n");
	for (uint32_t i = 0; i < a->o->rule_count; i++)
		add_rule(a, a->o->rules[i]);
	if (a->o->gate != NONE)
		add_rule(a, a->o->gate);
	if (a->o->urgency == URGENCY_EMERGENCY && m->emergency.len > 0)
		buf_printf(a->out, "%s\n", topic_text(a->t, m->emergency));
}

static uint32_t
line_cause(const struct told *a, const struct ranked *r, uint32_t i)
{
	return topic_leaf(a->t, a->o->leaves[r->first + i]);
}

static void
add_causes(struct told *a)
{
	buf_adds(
	    a->out, "\nWhat fits, by this topic's estimates, of 100 people with these answers:\n");
	for (uint32_t i = 0; i < a->o->line_count; i++) {
		const struct ranked *r = &a->o->lines[i];

		if (!outcome_lists(r, i))
			continue;
		buf_adds(a->out, "  ");
		words_add_of_100(r->share, a->out);
		buf_adds(a->out, r->count > 1 ? "  one of: " : "  ");
		for (uint32_t k = 0; k < r->count; k++)
			buf_printf(a->out, "%s%s", k > 0 ? ", " : "",
			    topic_text(a->t, topic_cause(a->t, line_cause(a, r, k))->name));
		buf_adds(a->out, r->suspect ? " (a rule points to it)\n" : "\n");
	}
}

static void
add_not_ruled_out(struct told *a)
{
	const char *heading = "\nNot ruled out:\n";

	for (uint32_t i = 0; i < a->o->line_count; i++) {
		const struct ranked *r = &a->o->lines[i];

		for (uint32_t k = 0; k < r->count; k++) {
			const struct cause *c = topic_cause(a->t, line_cause(a, r, k));

			if (!outcome_not_ruled_out(a->t, a->o, r, line_cause(a, r, k)))
				continue;
			buf_printf(a->out, "%s- %s", heading, topic_text(a->t, c->name));
			if (c->urgency < URGENCY_LEVELS)
				buf_printf(a->out, " (%s)", words_urgency(c->urgency));
			buf_addc(a->out, '\n');
			heading = "";
		}
	}
}

static void
add_step(struct told *a, const struct shown_advice *shown)
{
	const struct advice *d = topic_advice(a->t, shown->advice);

	buf_printf(a->out, "- %s: ", topic_text(a->t, d->name));
	if (shown->how == SHOW_NOT_IF) {
		buf_adds(a->out, "Not if ");
		interview_cond_words(a->iv, d->unless.at, a->out);
		buf_adds(a->out, ": ");
	}
	buf_adds(a->out, topic_text(a->t, d->text));
	if (d->caution.len > 0)
		buf_printf(a->out, " Take care: %s", topic_text(a->t, d->caution));
	add_sources(a, d->refs);
	buf_addc(a->out, '\n');
}

/* While the urgency is open only what is for emergencies: anything else would read as an
 * all-clear. */
static void
add_advice(struct told *a)
{
	const char *heading = "\nAdvice:\n";

	for (uint32_t i = 0; i < a->o->advice_count; i++) {
		uint32_t kind = topic_advice(a->t, a->o->advice[i].advice)->kind;

		if (a->open && kind != ADVICE_EMERGENCY)
			continue;
		buf_adds(a->out, heading);
		add_step(a, &a->o->advice[i]);
		heading = "";
	}
	if (a->open)
		buf_adds(a->out, "\nAdvice comes once the emergency questions are answered.\n");
}

static void
add_disagreement(struct told *a, uint32_t index)
{
	const struct disagreement *d = topic_disagreement(a->t, index);

	buf_adds(a->out, "- ");
	for (uint32_t i = 0; i < d->about.count; i++)
		buf_printf(a->out, "%s%s", i > 0 ? "; " : "",
		    topic_entity_name(a->t, topic_entity(a->t, d->about, i)));
	buf_printf(a->out, ": %s", topic_text(a->t, d->first));
	add_sources(a, d->first_refs);
	buf_printf(a->out, " But: %s", topic_text(a->t, d->second));
	add_sources(a, d->second_refs);
	buf_printf(a->out, " Here: %s\n", topic_text(a->t, d->handling));
}

/* About what was told, each once. */
static void
add_disagreements(struct told *a)
{
	const char *heading = "\nWhere sources disagree:\n";
	uint8_t *done = xcalloc((size_t)topic_disagreement_count(a->t) + 1, 1);
	struct entity *about;
	uint32_t n = outcome_subjects(a->t, a->o, !a->open, &about);

	for (uint32_t i = 0; i < n; i++) {
		struct list l = topic_entity_disagreements(a->t, about[i]);

		for (uint32_t k = 0; k < l.count; k++) {
			uint32_t index = topic_item(a->t, l, k);

			if (index >= topic_disagreement_count(a->t) || done[index]++ > 0)
				continue;
			buf_adds(a->out, heading);
			add_disagreement(a, index);
			heading = "";
		}
	}
	free(about);
	free(done);
}

static void
add_source_list(struct told *a)
{
	const char *heading = "\nSources:\n";

	for (uint32_t i = 0; i < topic_source_count(a->t); i++) {
		const struct source *s = topic_source(a->t, i);

		if (a->named[i] == 0)
			continue;
		buf_printf(a->out, "%s  %s: %s", heading, topic_text(a->t, s->id),
		    topic_text(a->t, s->title));
		if (s->publisher.len > 0)
			buf_printf(a->out, ", %s", topic_text(a->t, s->publisher));
		buf_addc(a->out, '\n');
		heading = "";
	}
}

void
tell_outcome(struct session *s, struct buf *out)
{
	struct told a = {.t = session_topic(s),
	    .iv = session_interview(s),
	    .o = session_outcome(s),
	    .open = interview_emergency_open(session_interview(s)),
	    .out = out};
	const struct image_meta *m = topic_meta(a.t);

	a.named = xcalloc(topic_source_count(a.t), sizeof *a.named);
	add_urgency(&a);
	add_causes(&a);
	add_not_ruled_out(&a);
	add_advice(&a);
	add_disagreements(&a);
	add_source_list(&a);
	buf_printf(out, "\n%s\n", topic_text(a.t, m->notice));
	buf_adds(out, m->reviewed.len == 0 ? "Not reviewed by a clinician.\n" : "");
	free(a.named);
}
