/* SPDX-License-Identifier: MIT */
/* Half a page to take to a doctor: what was answered, in the order in which a doctor asks, and
 * nothing that was not. "Not sure" has a line of its own, since it is no "no". What only the person
 * knows is left to fill in. */
#include "tell/transcript.h"

#include "tell/outcome.h"
#include "tell/words.h"

#define CAUSES_TOLD 3

#define FOUND(finding) (1u << FINDING_##finding)

/* The symptoms of a stage of which one of these (FOUND) is known, in one paragraph after its label;
 * nothing where there is none. */
static void
add_findings(struct page *p, struct session *s, uint32_t stage, unsigned found, const char *label)
{
	const struct topic *t = session_topic(s);
	bool any = false;

	for (uint32_t i = 0; i < topic_symptom_count(t); i++) {
		const struct symptom *y = topic_symptom(t, i);

		if (topic_question(t, y->question)->stage != stage ||
		    !(found & 1u << interview_finding(session_interview(s), i)))
			continue;
		if (!any)
			page_label(p, label);
		page_printf(p, found == FOUND(YES) ? STYLE_STRONG : STYLE_TEXT, "%s%s",
		    any ? "; " : "", topic_text(t, y->name));
		any = true;
	}
	page_break(p);
}

static void
add_unsure(struct page *p, struct session *s)
{
	for (uint32_t stage = 0; stage < STAGES; stage++)
		if (stage != STAGE_EMERGENCY)
			add_findings(p, s, stage, FOUND(UNSURE), "Not sure");
}

/* What fits, and the tests and examinations that the topic has for it. */
static void
add_questions(struct page *p, struct session *s)
{
	const struct topic *t = session_topic(s);
	const struct outcome *o = session_outcome(s);

	page_heading(p, "To ask");
	for (uint32_t k = 0; k < o->line_count && k < CAUSES_TOLD && outcome_has_shares(o); k++) {
		page_bullet(p);
		page_printf(p, STYLE_TEXT, "Could it be this: %s?",
		    topic_entity_name(t, tell_first_cause(t, o, &o->lines[k])));
		page_break(p);
	}
	page_bullet(p);
	page_paragraph(p, STYLE_TEXT, "What should be examined or tested, and what not?");
	page_bullet(p);
	page_paragraph(p, STYLE_TEXT, "What can I do, and when should I come back?");
}

void
transcript_short(struct page *p, struct session *s)
{
	const struct topic *t = session_topic(s);

	page_printf(p, STYLE_TITLE, "For a visit: %s", topic_text(t, topic_meta(t)->title));
	page_title_end(p);
	page_paragraph(
	    p, STYLE_TEXT, "What I answered to questions of a program. It is no diagnosis.");
	page_label(p, "How urgent it is, by these answers");
	words_add_urgency_so_far(p, session_interview(s));
	page_break(p);
	if (session_outcome(s)->urgency == URGENCY_EMERGENCY)
		words_add_emergency(p, t);
	page_heading(p, "The complaint");
	add_findings(p, s, STAGE_COMPLAINT, FOUND(YES), "Mostly");
	add_findings(p, s, STAGE_HISTORY, FOUND(YES), "What it is like, since when, how it began");
	add_findings(p, s, STAGE_SELF_EXAM, FOUND(YES), "Seen and felt");
	add_findings(p, s, STAGE_RISK, FOUND(YES), "Illnesses, medicines, risks");
	add_unsure(p, s);
	page_heading(p, "Danger signs");
	add_findings(p, s, STAGE_EMERGENCY, FOUND(YES), "There");
	add_findings(p, s, STAGE_EMERGENCY, FOUND(UNSURE) | FOUND(UNASKED),
	    "Not sure or not answered, so not ruled out");
	add_findings(p, s, STAGE_EMERGENCY, FOUND(NO), "Not there");
	page_heading(p, "To fill in");
	page_paragraph(p, STYLE_TEXT, "Since when, and is it getting better or worse: ________");
	page_paragraph(p, STYLE_TEXT, "All medicines that I take, and allergies: ________");
	add_questions(p, s);
	page_break(p);
}
