/* SPDX-License-Identifier: MIT */
/* A walk as a page: the outcome in the order of its screen, the path behind what to do; and a
 * practice: the case, and all that there is to tell of it. */
#include "tell/transcript.h"

#include "tell/outcome.h"
#include "tell/practice.h"
#include "tell/question.h"
#include "tell/words.h"

/* The topic's title and what kind of page it is, what it is not, and what it holds. */
static void
begin(struct page *p, const struct topic *t, enum phrase kind, enum phrase holds)
{
	const struct image_meta *m = topic_meta(t);
	struct buf topic = {0};

	page_printf(p, STYLE_TITLE, "%s: %s", topic_text(t, m->title), topic_phrase(t, kind));
	page_title_end(p);
	tell_notice(p, t);
	page_printf(p, STYLE_TEXT, "%s ", topic_phrase(t, PHRASE_PAPER_IS));
	if (m->version.len > 0)
		topic_add_phrase(t, PHRASE_PAPER_VERSION,
		    (const char *[]){topic_text(t, m->id), topic_text(t, m->version)}, &topic);
	else
		buf_adds(&topic, topic_text(t, m->id));
	words_put(p, STYLE_TEXT, t, PHRASE_PAPER_HOLDS,
	    (const char *[]){topic_phrase(t, holds), buf_str(&topic)});
	page_break(p);
	buf_free(&topic);
}

static void
add_kept(struct page *p, struct session *s, enum kept which, const char *heading)
{
	const struct topic *t = session_topic(s);

	if (session_kept_count(s, which) > 0)
		page_heading(p, heading);
	for (uint32_t i = 0; i < session_kept_count(s, which); i++) {
		struct entity e = session_kept_at(s, which, i);
		const char *kind = words_entity_kind(t, e.kind), *name = topic_entity_name(t, e);

		page_bullet(p);
		if (which == KEPT_NOTES) {
			page_printf(p, STYLE_TEXT, "%s, %s: ", kind, name);
			page_add(p, STYLE_STRONG, session_note_of(s, e));
		} else {
			page_printf(p, STYLE_TEXT, "%s: %s", kind, name);
			page_cite(p, t, topic_entity_refs(t, e));
		}
		page_break(p);
	}
}

void
transcript_walk(struct page *p, struct session *s)
{
	const struct topic *t = session_topic(s);

	begin(p, t, PHRASE_PAPER_WALK, PHRASE_PAPER_HOLDS_WALK);
	page_heading(p, topic_phrase(t, PHRASE_URGENCY_HOW));
	tell_outcome_first(p, s, NULL);
	page_fold(p, topic_phrase(t, PHRASE_PAPER_ASKED));
	if (session_length(s) == 0)
		page_paragraph(p, STYLE_TEXT, topic_phrase(t, PHRASE_PAPER_NOTHING));
	else
		page_paragraph(p, STYLE_TEXT, topic_phrase(t, PHRASE_PAPER_BITS));
	tell_path(p, s, true);
	tell_ranking(p, t, session_outcome(s));
	if (session_outcome(s)->urgency == URGENCY_EMERGENCY)
		tell_advice(p, s);
	tell_consequences(p, s);
	add_kept(p, s, KEPT_MARKS, topic_phrase(t, PHRASE_PAPER_MARKS));
	add_kept(p, s, KEPT_NOTES, topic_phrase(t, PHRASE_PAPER_NOTES));
	tell_sources(p, t);
}

void
transcript_practice(struct page *p, const struct practice *practice)
{
	struct practice_feedback *f = practice_feedback_new(practice);

	begin(p, practice->t, PHRASE_PAPER_PRACTICE, PHRASE_PAPER_HOLDS_PRACTICE);
	tell_case(p, practice);
	page_heading(p, topic_phrase(practice->t, PHRASE_PAPER_RESULT));
	tell_practice(p, practice, f, TELL_OTHERS);
	practice_feedback_free(f);
}
