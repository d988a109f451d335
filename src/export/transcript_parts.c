/* Parts of a transcript: notice, sources, answers, urgency.
 *
 * What is cited is noted, so that the list at the end has the sources of this page and no others.
 */
#include "export/transcript_parts.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "tell/evidence.h"
#include "tell/words.h"

void
transcript_open(struct transcript *a, const struct topic *t, enum paper_form form, struct buf *out)
{
	*a = (struct transcript){.t = t, .paper = {.form = form, .out = out}};
	a->sources = xcalloc((size_t)topic_source_count(t) + 1, sizeof *a->sources);
	a->sections = xcalloc((size_t)topic_section_count(t) + 1, sizeof *a->sections);
}

void
transcript_begin(struct transcript *a, const struct topic *t, enum paper_form form,
    const char *kind, struct buf *out)
{
	const struct image_meta *m = topic_meta(t);
	char *title = xasprintf("%s: %s", topic_text(t, m->title), kind);

	transcript_open(a, t, form, out);
	paper_begin(&a->paper, form, topic_text(t, m->language), title, out);
	free(title);
}

void
transcript_free(struct transcript *a)
{
	free(a->sources);
	free(a->sections);
}

void
transcript_add_notice(struct transcript *a, const char *holds)
{
	const struct image_meta *m = topic_meta(a->t);

	paper_paragraph(&a->paper);
	paper_strong(&a->paper, topic_text(a->t, m->notice));
	paper_text(&a->paper, " This page is education and reference. It is not a diagnosis. ");
	if (m->reviewed.len > 0)
		paper_printf(&a->paper, "Reviewed: %s", topic_text(a->t, m->reviewed));
	else
		paper_text(&a->paper, "Not reviewed by a clinician.");
	paper_paragraph_end(&a->paper);
	paper_paragraph(&a->paper);
	paper_printf(&a->paper,
	    "It holds %s, and nothing else of a person: no name and no date. All figures follow "
	    "from that and from the tables of the topic %s",
	    holds, topic_text(a->t, m->id));
	if (m->version.len > 0)
		paper_printf(&a->paper, ", version %s", topic_text(a->t, m->version));
	paper_text(&a->paper, ".");
	paper_paragraph_end(&a->paper);
}

static bool
note_source(struct transcript *a, struct ref ref)
{
	if (ref.source >= topic_source_count(a->t))
		return false;
	a->sources[ref.source] = true;
	if (ref.section < topic_section_count(a->t))
		a->sections[ref.section] = true;
	return true;
}

void
transcript_cite(struct transcript *a, struct list refs)
{
	struct buf ids = {0};

	for (uint32_t i = 0; i < refs.count; i++) {
		struct ref ref = topic_ref(a->t, refs, i);
		bool again = false;

		for (uint32_t k = 0; k < i; k++)
			again = again || topic_ref(a->t, refs, k).source == ref.source;
		if (note_source(a, ref) && !again)
			buf_printf(&ids, "%s%s", ids.len > 0 ? "; " : "",
			    topic_text(a->t, topic_source(a->t, ref.source)->id));
	}
	if (ids.len > 0) {
		paper_text(&a->paper, " ");
		paper_bracketed(&a->paper, buf_str(&ids));
	}
	buf_free(&ids);
}

void
transcript_cite_one(struct transcript *a, struct ref ref)
{
	if (!note_source(a, ref))
		return;
	paper_text(&a->paper, " ");
	paper_bracketed(&a->paper, topic_text(a->t, topic_source(a->t, ref.source)->id));
}

static void
add_sections(struct transcript *a, const struct source *s)
{
	struct list all = {0};
	bool any = false;

	if (s->document != NONE)
		all = topic_document(a->t, s->document)->sections;
	for (uint32_t i = all.first; i - all.first < all.count; i++) {
		if (i >= topic_section_count(a->t) || !a->sections[i])
			continue;
		paper_printf(&a->paper, "%s \"%s\"",
		    any ? "," : " Sections:", topic_text(a->t, topic_section(a->t, i)->heading));
		any = true;
	}
	paper_text(&a->paper, any ? "." : "");
}

void
transcript_add_sources(struct transcript *a)
{
	paper_heading(&a->paper, 2, "Sources");
	paper_list(&a->paper, false);
	for (uint32_t i = 0; i < topic_source_count(a->t); i++) {
		const struct source *s = topic_source(a->t, i);

		if (!a->sources[i])
			continue;
		paper_item(&a->paper);
		paper_strong(&a->paper, topic_text(a->t, s->id));
		paper_printf(&a->paper, " %s", topic_text(a->t, s->title));
		if (s->publisher.len > 0)
			paper_printf(&a->paper, ", %s", topic_text(a->t, s->publisher));
		if (s->date.len > 0)
			paper_printf(&a->paper, ", %s", topic_text(a->t, s->date));
		paper_text(&a->paper, ".");
		add_sections(a, s);
	}
	paper_list_end(&a->paper);
}

const char *
transcript_cause(const struct transcript *a, uint32_t cause)
{
	return topic_text(a->t, topic_cause(a->t, cause)->name);
}

void
transcript_add_answer(struct transcript *a, uint32_t question, uint32_t answer)
{
	paper_printf(&a->paper, "%s ", topic_text(a->t, topic_question(a->t, question)->text));
	paper_strong(&a->paper, words_answer(a->t, question, answer));
}

/* The rows that link a cause with what the question asks for; of an answer that names a symptom
 * only that one. */
static void
cite_rows(struct transcript *a, struct interview *iv, uint32_t question, uint32_t cause)
{
	uint32_t named = words_answer_symptom(a->t, question, interview_effective(iv, question));
	struct list rows = topic_cause(a->t, cause)->evidence;

	for (uint32_t i = 0; i < rows.count; i++) {
		const struct evidence *e = topic_evidence(a->t, topic_item(a->t, rows, i));

		if (e->symptom != named &&
		    (named != NONE || topic_symptom(a->t, e->symptom)->question != question))
			continue;
		paper_text(&a->paper, e->basis == BASIS_JUDGEMENT ? ", a judgement" : "");
		transcript_cite(a, e->refs);
	}
}

void
transcript_add_moved(struct transcript *a, struct interview *iv, uint32_t question)
{
	struct evidence_moved moved[EVIDENCE_MOVED];
	uint32_t count = evidence_moved(iv, question, moved);
	struct buf words = {0};

	if (count == 0)
		return;
	paper_list(&a->paper, false);
	for (uint32_t i = 0; i < count; i++) {
		uint32_t cause = topic_leaf(a->t, moved[i].leaf);

		buf_clear(&words);
		evidence_add_strength(moved[i].bits, &words);
		paper_item(&a->paper);
		paper_printf(&a->paper, "%s %+.1f bits: %s", transcript_cause(a, cause),
		    moved[i].bits, buf_str(&words));
		cite_rows(a, iv, question, cause);
	}
	paper_list_end(&a->paper);
	buf_free(&words);
}

static void
add_rule(struct transcript *a, uint32_t index)
{
	const struct rule *r = topic_rule(a->t, index);

	paper_item(&a->paper);
	if (r->urgency != URGENCY_SELF_CARE)
		paper_strong(&a->paper, words_urgency(r->urgency));
	if (r->within.len > 0)
		paper_printf(&a->paper, " (%s)", topic_text(a->t, r->within));
	paper_printf(&a->paper, "%s%s", r->urgency != URGENCY_SELF_CARE ? ": " : "",
	    topic_text(a->t, r->message));
	transcript_cite(a, r->refs);
}

/* Causes that matter raise the urgency above what the rules say. */
static void
add_raised_by(struct transcript *a, const struct outcome *o)
{
	bool any = false;

	for (uint32_t i = 0; i < o->line_count; i++)
		for (uint32_t k = 0; o->lines[i].matters && k < o->lines[i].count; k++) {
			uint32_t cause = topic_leaf(a->t, o->leaves[o->lines[i].first + k]);

			if (topic_cause(a->t, cause)->urgency < o->urgency ||
			    topic_cause(a->t, cause)->urgency >= URGENCY_LEVELS)
				continue;
			if (!any)
				paper_paragraph(&a->paper);
			paper_printf(&a->paper, "%s%s",
			    any ? ", " : "No rule asks for it, but what fits and matters: ",
			    transcript_cause(a, cause));
			transcript_cite(a, topic_cause(a->t, cause)->refs);
			any = true;
		}
	if (any)
		paper_paragraph_end(&a->paper);
}

/* While the urgency is open, rules that hold already are told as the least. */
void
transcript_add_urgency(struct transcript *a, struct interview *iv, const struct outcome *o)
{
	bool open = interview_emergency_open(iv);

	paper_paragraph(&a->paper);
	paper_strong(&a->paper, open ? "not known yet" : words_urgency(o->urgency));
	paper_printf(&a->paper, ": %s",
	    open ? "the emergency questions were not all answered"
		 : words_urgency_when(o->urgency));
	if (open && o->rule_count > 0)
		paper_text(&a->paper, "; the answers so far call for this at least:");
	paper_paragraph_end(&a->paper);
	if (o->rule_count > 0 || o->gate != NONE) {
		paper_list(&a->paper, false);
		for (uint32_t i = 0; i < o->rule_count; i++)
			add_rule(a, o->rules[i]);
		if (o->gate != NONE)
			add_rule(a, o->gate);
		paper_list_end(&a->paper);
	}
	if (!open && o->urgency > interview_triage(iv)->rules)
		add_raised_by(a, o);
	if (!open && interview_triage(iv)->emergency_unsure)
		paper_say(&a->paper, "An emergency sign was answered \"not sure\". That is not "
				     "\"no\": have it looked at.");
	if (o->urgency == URGENCY_EMERGENCY && topic_meta(a->t)->emergency.len > 0)
		paper_say(&a->paper, topic_text(a->t, topic_meta(a->t)->emergency));
}

static void
add_line(struct transcript *a, const struct outcome *o, const struct ranked *line)
{
	struct buf share = {0};

	words_add_of_100(line->share, &share);
	paper_item(&a->paper);
	paper_strong(&a->paper, buf_str(&share));
	paper_text(&a->paper, line->count > 1 ? " one of: " : " ");
	for (uint32_t k = 0; k < line->count; k++) {
		uint32_t cause = topic_leaf(a->t, o->leaves[line->first + k]);

		paper_printf(&a->paper, "%s%s", k > 0 ? ", " : "", transcript_cause(a, cause));
		transcript_cite(a, topic_cause(a->t, cause)->refs);
	}
	paper_text(&a->paper, line->suspect ? " (a rule points to it)" : "");
	buf_free(&share);
}

void
transcript_add_ranking(struct transcript *a, const struct outcome *o)
{
	uint32_t rest = 0;

	paper_list(&a->paper, false);
	for (uint32_t i = 0; i < o->line_count; i++) {
		if (outcome_lists(&o->lines[i], i))
			add_line(a, o, &o->lines[i]);
		else
			rest += o->lines[i].count;
	}
	paper_list_end(&a->paper);
	paper_paragraph(&a->paper);
	if (rest > 0)
		paper_printf(&a->paper, "%u more fit less. ", (unsigned)rest);
	paper_text(&a->paper, "The numbers are this topic's estimates and no diagnosis; the "
			      "urgency comes from rules.");
	paper_paragraph_end(&a->paper);
}
