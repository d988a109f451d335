/* The outcome: how urgent it is and what to do now on top, then what fits, what was not ruled out,
 * what it can lead to, advice, and what to watch for. One page, in which everything can be opened.
 */
#include "view/screen.h"

#include "view/outcome_parts.h"
#include "view/question.h"
#include "tell/words.h"

static void
add_rules(const struct outcome_parts *a)
{
	uint32_t i;

	for (i = 0; i < a->o->rule_count; i++) {
		const struct rule *r = topic_rule(a->t, a->o->rules[i]);

		page_item(a->p, (struct entity){ENTITY_RULE, a->o->rules[i]});
		outcome_add_bullet(a->p);
		words_add_urgency(a->p, r->urgency);
		if (r->within.len > 0)
			page_printf(a->p, STYLE_STRONG, " (%s)", topic_text(a->t, r->within));
		page_printf(a->p, STYLE_TEXT, ": %s", topic_text(a->t, r->message));
		words_add_disagreement(a->p, a->t, (struct entity){ENTITY_RULE, a->o->rules[i]});
		page_item_end(a->p);
	}
	if (a->o->gate == NONE)
		return;
	page_item(a->p, (struct entity){ENTITY_RULE, a->o->gate});
	outcome_add_bullet(a->p);
	page_add(a->p, STYLE_TEXT, topic_text(a->t, topic_rule(a->t, a->o->gate)->message));
	page_item_end(a->p);
}

static void
add_urgency(const struct outcome_parts *a)
{
	const struct image_meta *m = topic_meta(a->t);

	page_indent(a->p, 0);
	words_add_urgency_so_far(a->p, session_interview(a->ui->session));
	page_printf(a->p, STYLE_STRONG, ": %s",
	    a->open ? "the emergency questions come first" : words_urgency_when(a->o->urgency));
	page_break(a->p);
	if (session_now(a->ui->session).question != NONE)
		page_printf(a->p, STYLE_WARNING,
		    "So far: there are questions left, and they can change this. %s goes on.",
		    ui_key_of(a->ui, ACTION_GO_WALK));
	page_break(a->p);
	if (a->o->urgency == URGENCY_EMERGENCY && m->emergency.len > 0)
		page_paragraph(a->p, STYLE_STRONG, topic_text(a->t, m->emergency));
	if (a->triage->emergency_unsure)
		page_paragraph(a->p, STYLE_TEXT,
		    "An emergency sign was answered \"not sure\". That is not \"no\": have it "
		    "looked at.");
	if (a->o->rule_count > 0 || a->o->gate != NONE)
		page_gap(a->p);
	page_indent(a->p, 2);
	add_rules(a);
}

static void
add_ranked(const struct outcome_parts *a)
{
	int bar = page_columns(a->p) < 60 ? 8 : 16;
	uint32_t i, rest = 0;

	page_heading(a->p, "What fits, of 100 people with answers like yours");
	page_indent(a->p, 2);
	for (i = 0; i < a->o->line_count; i++) {
		const struct ranked *line = &a->o->lines[i];
		uint32_t cause = outcome_cause(a, line, 0);

		if (!outcome_lists(line, i)) {
			rest += line->count;
			continue;
		}
		page_item(a->p, (struct entity){ENTITY_CAUSE, cause});
		question_add_ranked(a->p, a->t, a->o, line, bar);
		if (line->suspect)
			page_add(a->p, STYLE_WARNING, " (a rule points to it)");
		page_item_end(a->p);
	}
	page_indent(a->p, 2);
	if (rest > 0)
		page_printf(a->p, STYLE_DIM, "%u more fit less. ", (unsigned)rest);
	page_add(a->p, STYLE_DIM,
	    "The numbers are this topic's estimates and no diagnosis; the urgency comes from "
	    "rules.");
}

static void
add_not_ruled_out(const struct outcome_parts *a)
{
	bool any = false;
	uint32_t i, k;

	for (i = 0; i < a->o->line_count; i++) {
		for (k = 0; k < a->o->lines[i].count; k++) {
			uint32_t cause = outcome_cause(a, &a->o->lines[i], k);

			if (!outcome_not_ruled_out(a->t, a->o, &a->o->lines[i], cause))
				continue;
			if (!any)
				page_heading(a->p, "Not ruled out");
			any = true;
			page_indent(a->p, 2);
			page_item(a->p, (struct entity){ENTITY_CAUSE, cause});
			outcome_add_bullet(a->p);
			page_add(
			    a->p, STYLE_TEXT, topic_text(a->t, topic_cause(a->t, cause)->name));
			words_add_urgency_of(a->p, topic_cause(a->t, cause)->urgency);
			page_item_end(a->p);
		}
	}
}

static void
add_complication(const struct outcome_parts *a, uint32_t index, uint32_t cause, bool *any)
{
	const struct complication *c = topic_complication(a->t, index);
	struct entity e = {ENTITY_COMPLICATION, index};

	if (page_find_item(a->p, e) >= 0)
		return;
	if (!*any)
		page_heading(a->p, "What it can lead to");
	*any = true;
	page_indent(a->p, 2);
	page_item(a->p, e);
	outcome_add_bullet(a->p);
	page_add(a->p, STYLE_TEXT, topic_text(a->t, c->name));
	page_printf(a->p, STYLE_DIM, " (%s)", topic_text(a->t, topic_cause(a->t, cause)->name));
	page_item_end(a->p);
}

static void
add_complications(const struct outcome_parts *a)
{
	bool any = false;
	uint32_t i, k, n;

	for (i = 0; i < a->o->line_count; i++) {
		const struct ranked *line = &a->o->lines[i];

		if ((i > 0 || a->o->urgency == URGENCY_EMERGENCY) && !line->suspect &&
		    !line->matters)
			continue;
		for (k = 0; k < line->count; k++) {
			uint32_t cause = outcome_cause(a, line, k);
			struct list l = topic_cause(a->t, cause)->complications;

			for (n = 0; n < l.count; n++)
				add_complication(a, topic_item(a->t, l, n), cause, &any);
		}
	}
}

static void
add_close(const struct outcome_parts *a)
{
	const struct image_meta *m = topic_meta(a->t);

	page_gap(a->p);
	page_indent(a->p, 0);
	page_paragraph(a->p, STYLE_STRONG, topic_text(a->t, m->notice));
	if (m->reviewed.len == 0)
		page_paragraph(a->p, STYLE_STRONG, "Not reviewed by a clinician.");
	else
		page_printf(a->p, STYLE_DIM, "Reviewed: %s", topic_text(a->t, m->reviewed));
	page_indent(a->p, 0);
}

void
outcome_build(struct ui *ui, struct page *p)
{
	struct outcome_parts a = {ui, p, ui->topic, session_outcome(ui->session),
	    interview_triage(session_interview(ui->session)),
	    interview_emergency_open(session_interview(ui->session))};

	add_urgency(&a);
	if (a.o->urgency == URGENCY_EMERGENCY)
		outcome_add_advice(&a, "What to do", false);
	add_ranked(&a);
	add_not_ruled_out(&a);
	add_complications(&a);
	if (a.open) {
		page_gap(p);
		page_paragraph(
		    p, STYLE_WARNING, "Advice comes once the emergency questions are answered.");
	} else {
		if (a.o->urgency != URGENCY_EMERGENCY)
			outcome_add_advice(&a, "What you can do", false);
		outcome_add_advice(&a, "What to watch for, and when to come back", true);
	}
	outcome_add_disagreements(&a);
	outcome_add_sources(&a);
	add_close(&a);
}
