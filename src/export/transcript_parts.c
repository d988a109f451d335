/* Parts of a transcript: notice, sources, answers, urgency.
 *
 * What is cited is noted, so that the list at the end has the sources of this page and no others.
 */
#include "export/transcript_parts.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "tell/words.h"

void
transcript_open(struct transcript *a, const struct topic *t, enum paper_form form, struct buf *out)
{
	*a = (struct transcript){.t = t, .paper = {.form = form, .out = out}};
	a->sources = xcalloc((size_t)topic_source_count(t) + 1, sizeof *a->sources);
	a->sections = xcalloc((size_t)topic_section_count(t) + 1, sizeof *a->sections);
}

void
transcript_head(struct transcript *a, const struct topic *t, enum paper_form form, const char *kind,
    struct buf *out)
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
