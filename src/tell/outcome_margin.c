/* SPDX-License-Identifier: MIT */
/* What stands around an outcome or a practice: what the topic is and is not, and the sources. */
#include "tell/outcome.h"

#include "base/fan.h"
#include "tell/prose.h"
#include "tell/words.h"

void
tell_sources(struct page *p, const struct topic *t)
{
	uint32_t sources = topic_source_count(t), count;
	const struct ref *cited = page_cited(p, &count);
	struct arena *arena = arena_new();
	struct pairs pairs = {0};

	for (uint32_t i = 0; i < count && cited[i].source < sources; i++)
		vec_push(&pairs, ((struct pair){cited[i].source, i}));
	struct fan of = fan_new(arena, &pairs, sources);
	if (count > 0)
		page_fold(p, topic_phrase(t, PHRASE_ALL_SOURCES));
	page_indent(p, 2);
	for (uint32_t i = 0; i < pairs.len; i++) {
		bool any = false;
		uint32_t from = of.at[cited[i].source], to = of.at[cited[i].source + 1];

		if (of.items[from] != i)
			continue;
		page_row(p);
		page_said(p, STYLE_STRONG, "", topic_text(t, topic_source(t, cited[i].source)->id));
		page_column(p, STYLE_TEXT, "", " ");
		prose_begin_source(p, t, cited[i]);
		for (; from < to; from++) {
			uint32_t section = cited[of.items[from]].section;

			if (section >= topic_section_count(t))
				continue;
			if (!any) {
				page_said(p, STYLE_TEXT, "", ". ");
				page_said(
				    p, STYLE_TEXT, "", topic_phrase(t, PHRASE_SECTIONS_CITED));
			}
			page_said(p, STYLE_TEXT, "", any ? ", \"" : ": \"");
			page_said(
			    p, STYLE_TEXT, "", topic_text(t, topic_section(t, section)->heading));
			page_said(p, STYLE_TEXT, "", "\"");
			any = true;
		}
		page_said(p, STYLE_TEXT, "", ".");
		page_break(p);
	}
	page_indent(p, 0);
	page_fold_end(p);
	vec_free(&pairs);
	arena_free(arena);
}

void
tell_notice(struct page *p, const struct topic *t)
{
	const struct image_meta *m = topic_meta(t);

	page_paragraph(p, STYLE_STRONG, topic_text(t, m->notice));
	if (m->reviewed.len == 0)
		page_paragraph(p, STYLE_STRONG, topic_phrase(t, PHRASE_NOT_REVIEWED));
	else
		words_put(
		    p, STYLE_DIM, t, PHRASE_REVIEWED, (const char *[]){topic_text(t, m->reviewed)});
	page_break(p);
	if (m->red_flags == 0)
		page_paragraph(p, STYLE_STRONG, topic_phrase(t, PHRASE_NO_GATES));
}

void
tell_opening(struct page *p, const struct topic *t)
{
	page_add(p, STYLE_TITLE, topic_text(t, topic_meta(t)->title));
	page_title_end(p);
	tell_notice(p, t);
}
