/* SPDX-License-Identifier: MIT */
/* Half a page to take to whom one asks: what was found, in the order in which a doctor asks, and
 * each emergency sign, found or not. "Not sure" has a line of its own, since it is no "no", and so
 * has what leaves an emergency open, which is no sign by itself where it is a risk. What only the
 * person knows is left to fill in. */
#include "tell/transcript.h"

#include "tell/outcome.h"
#include "tell/words.h"

#define CAUSES_TOLD 3

#define FOUND(finding) (1u << FINDING_##finding)
#define FOUND_OPEN (1u << 4) /* whatever is known of it, it leaves an emergency open */
#define STAGE(stage) (1u << (stage))

/* True of a symptom of these stages (STAGE) of which one of these (FOUND) is known. */
static bool
is_among(struct session *s, uint32_t symptom, unsigned stages, unsigned found)
{
	const struct topic *t = session_topic(s);
	const struct question *q = topic_question(t, topic_symptom(t, symptom)->question);
	struct interview *iv = session_interview(s);
	bool open = interview_hides_emergency(iv, symptom);

	return (stages & STAGE(q->stage)) &&
	       (open && q->stage != STAGE_EMERGENCY
		       ? found == FOUND_OPEN
		       : (found & 1u << interview_finding(iv, symptom)) ||
			     (open && (found & FOUND_OPEN)));
}

/* These in one paragraph after its label, nothing where there is none. The first under a heading
 * writes that, and makes it NULL. */
static void
add_findings(struct page *p, struct session *s, const char **heading, unsigned stages,
    unsigned found, const char *label)
{
	const struct topic *t = session_topic(s);
	bool any = false;

	for (uint32_t i = 0; i < topic_symptom_count(t); i++) {
		if (!is_among(s, i, stages, found))
			continue;
		if (*heading != NULL)
			page_heading(p, *heading);
		*heading = NULL;
		if (!any)
			page_label(p, label);
		page_printf(p, found == FOUND(YES) ? STYLE_STRONG : STYLE_TEXT, "%s%s",
		    any ? "; " : "", topic_text(t, topic_symptom(t, i)->name));
		any = true;
	}
	page_break(p);
}

/* Those causes of a line of the ranking that are not ruled out, or the others. */
static void
add_causes(struct session *s, const struct ranked *line, bool not_ruled_out, struct buf *causes)
{
	const struct topic *t = session_topic(s);
	const struct outcome *o = session_outcome(s);

	for (uint32_t i = 0; i < line->count; i++) {
		uint32_t cause = outcome_cause(t, o, line, i);

		if (outcome_not_ruled_out(t, o, line, cause) != not_ruled_out)
			continue;
		buf_printf(causes, "%s%s", causes->len > 0 ? ", " : "",
		    topic_text(t, topic_cause(t, cause)->name));
	}
}

/* What is asked of causes; false where there are none, who are gone then. */
static bool
add_question(struct page *p, const struct topic *t, enum phrase question, struct buf *causes)
{
	bool any = causes->len > 0;

	if (any) {
		page_bullet(p);
		words_put(p, STYLE_TEXT, t, question, (const char *[]){buf_str(causes)});
		page_break(p);
	}
	buf_clear(causes);
	return any;
}

/* What is not ruled out, then what fits best, then what everybody should ask. */
static void
add_questions(struct page *p, struct session *s)
{
	const struct topic *t = session_topic(s);
	const struct outcome *o = session_outcome(s);
	struct buf causes = {0};

	page_heading(p, topic_phrase(t, PHRASE_SHORT_ASK));
	for (uint32_t k = 0; k < o->line_count; k++)
		add_causes(s, &o->lines[k], true, &causes);
	add_question(p, t, PHRASE_SHORT_RULED_OUT, &causes);
	for (uint32_t k = 0, told = 0;
	     k < o->line_count && told < CAUSES_TOLD && outcome_has_shares(o); k++) {
		add_causes(s, &o->lines[k], false, &causes);
		told += add_question(p, t, PHRASE_SHORT_COULD_BE, &causes);
	}
	page_bullet(p);
	page_paragraph(p, STYLE_TEXT, topic_phrase(t, PHRASE_SHORT_TESTS));
	page_bullet(p);
	page_paragraph(p, STYLE_TEXT, topic_phrase(t, PHRASE_SHORT_RETURN));
	buf_free(&causes);
}

/* With a line to write on. */
static void
add_line(struct page *p, const char *before)
{
	page_printf(p, STYLE_TEXT, "%s ________", before);
	page_break(p);
}

void
transcript_short(struct page *p, struct session *s)
{
	const struct topic *t = session_topic(s);
	const char *heading = topic_phrase(t, PHRASE_SHORT_ANSWERED);
	unsigned signs = STAGE(STAGE_EMERGENCY);

	words_put(p, STYLE_TITLE, t, PHRASE_SHORT_TITLE,
	    (const char *[]){topic_text(t, topic_meta(t)->title)});
	page_title_end(p);
	page_paragraph(p, STYLE_TEXT, topic_phrase(t, PHRASE_SHORT_IS));
	tell_urgency(p, s, NULL);
	for (uint32_t stage = 0; stage < STAGES; stage++)
		if (stage != STAGE_EMERGENCY)
			add_findings(
			    p, s, &heading, STAGE(stage), FOUND(YES), words_stage(t, stage));
	add_findings(p, s, &heading, ~signs, FOUND_OPEN, topic_phrase(t, PHRASE_SHORT_MAY_BE));
	add_findings(p, s, &heading, ~signs, FOUND(UNSURE), topic_phrase(t, PHRASE_SHORT_UNSURE));
	heading = words_stage(t, STAGE_EMERGENCY);
	add_findings(p, s, &heading, signs, FOUND(YES), topic_phrase(t, PHRASE_SHORT_THERE));
	add_findings(p, s, &heading, signs, FOUND(UNSURE) | FOUND(UNASKED) | FOUND_OPEN,
	    topic_phrase(t, PHRASE_SHORT_OPEN));
	add_findings(p, s, &heading, signs, FOUND(NO), topic_phrase(t, PHRASE_SHORT_NOT_THERE));
	page_heading(p, topic_phrase(t, PHRASE_SHORT_FILL));
	add_line(p, topic_phrase(t, PHRASE_SHORT_SINCE));
	add_line(p, topic_phrase(t, PHRASE_SHORT_TAKES));
	add_questions(p, s);
	page_break(p);
	tell_sources(p, t);
}
