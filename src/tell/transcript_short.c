/* SPDX-License-Identifier: MIT */
/* Half a page to take to a doctor: what was answered, in the order in which a doctor asks, and
 * nothing that was not. "Not sure" has a line of its own, since it is no "no". What only the person
 * knows is left to fill in. */
#include "tell/transcript.h"

#include "tell/outcome.h"
#include "tell/words.h"

#define CAUSES_TOLD 3

#define FOUND(finding) (1u << FINDING_##finding)
#define STAGE(stage) (1u << (stage))

/* The symptoms of these stages (STAGE) of which one of these (FOUND) is known, in one paragraph
 * after its label; nothing where there is none. */
static void
add_findings(struct page *p, struct session *s, unsigned stages, unsigned found, const char *label)
{
	const struct topic *t = session_topic(s);
	bool any = false;

	for (uint32_t i = 0; i < topic_symptom_count(t); i++) {
		const struct symptom *y = topic_symptom(t, i);

		if (!(stages & STAGE(topic_question(t, y->question)->stage)) ||
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

/* Those causes of a line of the ranking that are not ruled out, or the others, after what is asked
 * of them; true if the question is begun. */
static bool
add_causes(struct page *p, struct session *s, const struct ranked *line, bool not_ruled_out,
    const char *question, bool begun)
{
	const struct topic *t = session_topic(s);
	const struct outcome *o = session_outcome(s);

	for (uint32_t i = 0; i < line->count; i++) {
		uint32_t cause = topic_leaf(t, o->leaves[line->first + i]);

		if (outcome_not_ruled_out(t, o, line, cause) != not_ruled_out)
			continue;
		if (!begun)
			page_bullet(p);
		page_printf(p, STYLE_TEXT, "%s%s", begun ? ", " : question,
		    topic_text(t, topic_cause(t, cause)->name));
		begun = true;
	}
	return begun;
}

/* What is not ruled out, then what fits best, then what everybody should ask. */
static void
add_questions(struct page *p, struct session *s)
{
	const struct outcome *o = session_outcome(s);
	bool begun = false;

	page_heading(p, "To ask");
	for (uint32_t k = 0; k < o->line_count; k++)
		begun = add_causes(p, s, &o->lines[k], true, "Can this be ruled out: ", begun);
	if (begun)
		page_paragraph(p, STYLE_TEXT, "?");
	for (uint32_t k = 0, told = 0;
	     k < o->line_count && told < CAUSES_TOLD && outcome_has_shares(o); k++)
		if (add_causes(p, s, &o->lines[k], false, "Could it be this: ", false)) {
			page_paragraph(p, STYLE_TEXT, "?");
			told++;
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
	unsigned signs = STAGE(STAGE_EMERGENCY);

	page_printf(p, STYLE_TITLE, "For a visit: %s", topic_text(t, topic_meta(t)->title));
	page_title_end(p);
	page_paragraph(
	    p, STYLE_TEXT, "What I answered to questions of a program. It is no diagnosis.");
	tell_urgency(p, s, NULL);
	page_heading(p, "What I answered");
	for (uint32_t stage = 0; stage < STAGES; stage++)
		if (stage != STAGE_EMERGENCY)
			add_findings(p, s, STAGE(stage), FOUND(YES), words_stage(t, stage));
	add_findings(p, s, ~signs, FOUND(UNSURE), "Not sure");
	page_heading(p, words_stage(t, STAGE_EMERGENCY));
	add_findings(p, s, signs, FOUND(YES), "There");
	add_findings(p, s, signs, FOUND(UNSURE) | FOUND(UNASKED),
	    "Not sure or not answered, so not ruled out");
	add_findings(p, s, signs, FOUND(NO), "Not there");
	page_heading(p, "To fill in");
	page_paragraph(p, STYLE_TEXT, "Since when, and is it getting better or worse: ________");
	page_paragraph(p, STYLE_TEXT, "All medicines that I take, and allergies: ________");
	add_questions(p, s);
	page_break(p);
}
