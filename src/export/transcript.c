/* A walk as a page: the path, then what follows from it in the order of the outcome's screen. */
#include "export/transcript.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "export/transcript_parts.h"
#include "tell/words.h"

/* What the parts of a walk need. */
struct walked {
	struct transcript *a;
	struct paper *p;
	struct session *s;
	struct interview *iv;
	const struct outcome *o;
	bool open; /* no urgency is known, so no advice is given */
};

static void
add_path(const struct walked *w)
{
	const struct topic *t = w->a->t;

	paper_heading(w->p, 2, "What was asked");
	if (session_length(w->s) == 0) {
		paper_say(w->p, "Nothing was answered.");
		return;
	}
	paper_say(w->p,
	    "Below each answer stands what it moved, in bits: one bit is twice as likely "
	    "with that cause as with the others on average.");
	paper_list(w->p, true);
	for (uint32_t i = 0; i < session_length(w->s); i++) {
		uint32_t question = session_question(w->s, i);

		paper_item(w->p);
		paper_printf(w->p, "%s: ", words_stage(topic_question(t, question)->stage));
		transcript_add_answer(w->a, question, session_given(w->s, i));
		transcript_cite(w->a, topic_question(t, question)->refs);
		if (!interview_active(w->iv, question))
			paper_text(w->p, " (it does not count: what it depends on does not hold)");
		transcript_add_moved(w->a, w->iv, question);
	}
	paper_list_end(w->p);
}

/* Begins a list under a heading before its first item. */
static void
begin_list(const struct walked *w, bool *any, const char *heading)
{
	if (!*any) {
		paper_heading(w->p, 2, heading);
		paper_list(w->p, false);
	}
	*any = true;
	paper_item(w->p);
}

static void
end_list(const struct walked *w, bool any)
{
	if (any)
		paper_list_end(w->p);
}

static uint32_t
line_cause(const struct walked *w, const struct ranked *line, uint32_t k)
{
	return topic_leaf(w->a->t, w->o->leaves[line->first + k]);
}

static void
add_not_ruled_out(const struct walked *w)
{
	bool any = false;

	for (uint32_t i = 0; i < w->o->line_count; i++)
		for (uint32_t k = 0; k < w->o->lines[i].count; k++) {
			uint32_t cause = line_cause(w, &w->o->lines[i], k);
			uint32_t urgency = topic_cause(w->a->t, cause)->urgency;

			if (!outcome_not_ruled_out(w->a->t, w->o, &w->o->lines[i], cause))
				continue;
			begin_list(w, &any, "Not ruled out");
			paper_text(w->p, transcript_cause(w->a, cause));
			if (urgency < URGENCY_LEVELS)
				paper_printf(w->p, " (%s)", words_urgency(urgency));
			transcript_cite(w->a, topic_cause(w->a->t, cause)->refs);
		}
	end_list(w, any);
}

static void
add_complications_of(const struct walked *w, uint32_t cause, bool *told, bool *any)
{
	struct list l = topic_cause(w->a->t, cause)->complications;

	for (uint32_t i = 0; i < l.count; i++) {
		uint32_t index = topic_item(w->a->t, l, i);
		const struct complication *c = topic_complication(w->a->t, index);

		if (index >= topic_complication_count(w->a->t) || told[index])
			continue;
		told[index] = true;
		begin_list(w, any, "What it can lead to");
		paper_printf(
		    w->p, "%s (%s)", topic_text(w->a->t, c->name), transcript_cause(w->a, cause));
		transcript_cite(w->a, c->refs);
	}
}

/* Of the first line, where it is no emergency, of suspects, and of causes that matter. */
static void
add_complications(const struct walked *w)
{
	bool any = false;
	bool *told = xcalloc((size_t)topic_complication_count(w->a->t) + 1, sizeof *told);

	for (uint32_t i = 0; i < w->o->line_count; i++) {
		const struct ranked *line = &w->o->lines[i];

		if ((i > 0 || w->o->urgency == URGENCY_EMERGENCY) && !line->suspect &&
		    !line->matters)
			continue;
		for (uint32_t k = 0; k < line->count; k++)
			add_complications_of(w, line_cause(w, line, k), told, &any);
	}
	end_list(w, any);
	free(told);
}

static void
add_step(const struct walked *w, const struct shown_advice *shown)
{
	const struct advice *d = topic_advice(w->a->t, shown->advice);
	struct buf words = {0};

	paper_strong(w->p, topic_text(w->a->t, d->name));
	paper_text(w->p, ": ");
	if (shown->how == SHOW_NOT_IF) {
		interview_cond_words(w->iv, d->unless.at, &words);
		paper_text(w->p, "Not if ");
		paper_strong(w->p, buf_str(&words));
		paper_text(w->p, ": ");
	}
	paper_text(w->p, topic_text(w->a->t, d->text));
	if (d->caution.len > 0)
		paper_printf(w->p, " Take care: %s", topic_text(w->a->t, d->caution));
	transcript_cite(w->a, d->refs);
	buf_free(&words);
}

/* While the urgency is open only what is for emergencies: anything else would read as an
 * all-clear. */
static void
add_advice(const struct walked *w, const char *heading, bool safety_net)
{
	bool any = false;

	for (uint32_t i = 0; i < w->o->advice_count; i++) {
		uint32_t kind = topic_advice(w->a->t, w->o->advice[i].advice)->kind;

		if (outcome_is_safety_net(kind) != safety_net ||
		    (w->open && kind != ADVICE_EMERGENCY))
			continue;
		begin_list(w, &any, heading);
		add_step(w, &w->o->advice[i]);
	}
	end_list(w, any);
}

/* Disagreements about an entity, each once. */
static void
add_disagreements_on(const struct walked *w, struct entity about, bool *told, bool *any)
{
	struct list l = topic_entity_disagreements(w->a->t, about);

	for (uint32_t i = 0; i < l.count; i++) {
		uint32_t index = topic_item(w->a->t, l, i);
		const struct disagreement *d = topic_disagreement(w->a->t, index);

		if (index >= topic_disagreement_count(w->a->t) || told[index])
			continue;
		told[index] = true;
		begin_list(w, any, "Where sources disagree");
		paper_text(w->p, topic_text(w->a->t, d->first));
		transcript_cite(w->a, d->first_refs);
		paper_printf(w->p, " But: %s", topic_text(w->a->t, d->second));
		transcript_cite(w->a, d->second_refs);
		paper_printf(w->p, " Here: %s", topic_text(w->a->t, d->handling));
	}
}

static void
add_disagreements(const struct walked *w)
{
	bool *told = xcalloc((size_t)topic_disagreement_count(w->a->t) + 1, sizeof *told);
	bool any = false;
	struct entity *about;
	uint32_t n = outcome_subjects(w->a->t, w->o, !w->open, &about);

	for (uint32_t i = 0; i < n; i++)
		add_disagreements_on(w, about[i], told, &any);
	end_list(w, any);
	free(about);
	free(told);
}

static void
add_marks(const struct walked *w)
{
	bool any = false;

	for (uint32_t i = 0; i < session_mark_count(w->s); i++) {
		struct entity e = session_mark_at(w->s, i);

		begin_list(w, &any, "Bookmarks");
		paper_printf(
		    w->p, "%s: %s", words_entity_kind(e.kind), topic_entity_name(w->a->t, e));
		transcript_cite(w->a, topic_entity_refs(w->a->t, e));
	}
	end_list(w, any);
	any = false;
	for (uint32_t i = 0; i < session_note_count(w->s); i++) {
		struct entity e = session_note_at(w->s, i);

		begin_list(w, &any, "Notes");
		paper_printf(
		    w->p, "%s, %s: ", words_entity_kind(e.kind), topic_entity_name(w->a->t, e));
		paper_strong(w->p, session_note_of(w->s, e));
	}
	end_list(w, any);
}

static void
add_outcome(const struct walked *w)
{
	if (w->o->urgency == URGENCY_EMERGENCY)
		add_advice(w, "What to do", false);
	add_path(w);
	paper_heading(w->p, 2, "What fits, of 100 people with these answers");
	transcript_add_ranking(w->a, w->o);
	add_not_ruled_out(w);
	add_complications(w);
	if (w->open)
		paper_say(w->p, "Advice comes once the emergency questions are answered.");
	if (w->o->urgency != URGENCY_EMERGENCY)
		add_advice(w, "What you can do", false);
	add_advice(w, "What to watch for, and when to come back", true);
	add_disagreements(w);
	add_marks(w);
}

void
transcript_walk(struct session *s, enum paper_form form, struct buf *out)
{
	struct transcript a;
	struct walked w = {&a, &a.paper, s, session_interview(s), session_outcome(s),
	    interview_emergency_open(session_interview(s))};

	transcript_begin(&a, session_topic(s), form, "a walk", out);
	transcript_add_notice(
	    &a, "the answers given in one walk, and the notes and bookmarks made on the way");
	paper_heading(&a.paper, 2, "How urgent it is");
	if (session_now(s).question != NONE)
		paper_say(&a.paper, "So far: there are questions left, and they can change this.");
	transcript_add_urgency(&a, w.iv, w.o);
	add_outcome(&w);
	transcript_add_sources(&a);
	paper_end(&a.paper);
	transcript_free(&a);
}
