/* SPDX-License-Identifier: MIT */
/* The figure: the map that its cells make of what fits, and what it shows in words. */
#include "tell/figure.h"

#include <stdio.h>
#include <string.h>

#include "base/alloc.h"
#include "base/heap.h"
#include "base/text.h"
#include "tell/facts.h"
#include "tell/outcome.h"
#include "tell/words.h"

#define FIGURE_LEAST 0.005 /* of a share: less is not seen, as words_of_100() */

double
figure_share(struct session *s, uint32_t structure)
{
	const struct topic *t = session_topic(s);
	const double *now = interview_posterior(session_interview(s));
	struct list causes = topic_structure(t, structure)->causes;
	double sum = 0;

	for (uint32_t i = 0; i < causes.count; i++) {
		uint32_t leaf = topic_cause(t, topic_item(t, causes, i))->leaf;

		sum += leaf < topic_leaf_count(t) ? now[leaf] : 0;
	}
	return sum;
}

uint32_t
figure_seat(const struct topic *t, struct entity cause)
{
	struct list l = topic_cause(t, cause.index)->structures;

	return l.count > 0 ? topic_item(t, l, 0) : NONE;
}

struct entity
figure_best(struct session *s)
{
	const struct topic *t = session_topic(s);
	const struct outcome *o = session_ranking(s);

	for (uint32_t i = 0; i < o->line_count && !o->no_fit; i++) {
		struct entity e = tell_first_cause(t, o, &o->lines[i]);

		if (figure_seat(t, e) != NONE && (!o->cut_short || o->lines[i].suspect))
			return e;
	}
	return (struct entity){TARGET_NONE, 0};
}

static void
add_causes(struct page *p, struct session *s, uint32_t structure)
{
	const struct topic *t = session_topic(s);
	const double *now = interview_posterior(session_interview(s));
	struct list causes = topic_structure(t, structure)->causes;
	const struct outcome *o = session_ranking(s);
	bool answered = session_length(s) > 0 && outcome_has_shares(o);
	struct heap_item *list = xcalloc(causes.count, sizeof *list);

	for (uint32_t i = 0; i < causes.count; i++) {
		uint32_t cause = topic_item(t, causes, i), leaf = topic_cause(t, cause)->leaf;

		list[i] = (struct heap_item){
		    answered && leaf < topic_leaf_count(t) ? now[leaf] : 0, cause};
	}
	qsort(list, causes.count, sizeof *list, heap_compare);
	page_heading(p, answered ? topic_phrase(t, PHRASE_HURTS_ESTIMATE)
				 : topic_phrase(t, PHRASE_HURTS_THERE));
	page_indent(p, 2);
	for (uint32_t i = 0; i < causes.count; i++) {
		const struct cause *c = topic_cause(t, list[i].number);

		words_add_gutter(p, c->urgency);
		if (answered)
			page_figure(p, STYLE_STRONG, words_of_100(list[i].rank).text);
		words_add_link(p, t, ENTITY_CAUSE, list[i].number);
		words_say_urgency(p, t, c->urgency);
		page_break(p);
	}
	if (causes.count == 0)
		page_paragraph(p, STYLE_DIM, topic_phrase(t, PHRASE_SIT_NOWHERE));
	page_indent(p, 0);
	free(list);
}

void
facts_add_structure(struct page *p, struct session *s, uint32_t index)
{
	const struct topic *t = session_topic(s);
	const struct structure *x = topic_structure(t, index);

	const char *place = figure_place(t, index);

	facts_add_text(p, t, x->definition);
	if (place[0] != '\0') {
		page_label(p, topic_phrase(t, PHRASE_LABEL_FIGURE));
		page_printf(p, STYLE_TEXT, "%s, ", place);
		words_put(p, STYLE_TEXT, t, PHRASE_FIGURE_MARKED,
		    (const char *[]){topic_text(t, x->mark)});
		page_break(p);
	}
	add_causes(p, s, index);
}

/* True of a cause that the outcome lists, that the answers leave, however urgent the outcome is by
 * another cause, or that may hide behind "not sure" to a danger sign. */
static bool
is_left(struct session *s, uint32_t cause)
{
	const struct topic *t = session_topic(s);
	const struct outcome *o = session_ranking(s);
	uint32_t leaf = topic_cause(t, cause)->leaf;

	if (topic_cause(t, cause)->urgency == URGENCY_EMERGENCY &&
	    interview_triage(session_interview(s))->emergency_unsure)
		return true;
	for (uint32_t i = 0; i < o->line_count; i++)
		for (uint32_t k = 0; k < o->lines[i].count; k++)
			if (o->leaves[o->lines[i].first + k] == leaf)
				return outcome_lists(o, i) ||
				       outcome_leaves(t, &o->lines[i], cause);
	return false;
}

/* The highest urgency of what sits there or, of a session, of what its answers leave; NONE. */
static uint32_t
worst_urgency(const struct topic *t, struct session *s, uint32_t structure)
{
	struct list causes = topic_structure(t, structure)->causes;
	uint32_t worst = NONE;

	for (uint32_t i = 0; i < causes.count; i++) {
		uint32_t cause = topic_item(t, causes, i), urgency = topic_cause(t, cause)->urgency;

		if (urgency != NONE && (worst == NONE || urgency > worst) &&
		    (s == NULL || is_left(s, cause)))
			worst = urgency;
	}
	return worst;
}

bool
figure_is_drawn(const struct page *p, const struct topic *t)
{
	return !glyphs_are_linear() && topic_figure_count(t) > 0 &&
	       figure_columns(t) <= page_columns(p);
}

static bool
is_lit(const struct topic *t, struct entity lit, uint32_t structure)
{
	struct list l = {0, 0};

	if (lit.kind == ENTITY_CAUSE)
		l = topic_cause(t, lit.index)->structures;
	for (uint32_t i = 0; i < l.count; i++)
		if (topic_item(t, l, i) == structure)
			return true;
	return lit.kind == ENTITY_STRUCTURE && lit.index == structure;
}

/* The share of each structure, all 0 where answers give none. The caller frees it. */
static double *
shares_of(struct session *s, bool ranked)
{
	uint32_t count = topic_structure_count(session_topic(s));
	double *share = xcalloc(count, sizeof *share);

	ranked = ranked && outcome_has_shares(session_ranking(s));
	for (uint32_t i = 0; i < count && ranked; i++)
		share[i] = figure_share(s, i);
	return share;
}

/* A row of the drawing, in the signs of the page. */
static const char *
drawn_row(const struct page *p, const struct topic *t, uint32_t row)
{
	const struct figure_line *line = topic_figure(t, row);

	return topic_text(t, page_glyphs(p) == glyphs_get(true) ? line->ascii : line->drawing);
}

/* The drawing, of which each run is a link to its structure; what is empty in it is filled the more
 * densely, the larger the structure's share is beside the largest. */
static void
draw(struct page *p, const struct topic *t, const double *share, struct entity lit)
{
	static const enum style styles[] = {
	    STYLE_DIM, STYLE_SHARE_LOW, STYLE_SHARE_MID, STYLE_SHARE_HIGH};
	const struct glyphs *g = page_glyphs(p);
	const char *const fills[] = {" ", g->share_low, g->share_mid, g->share_high};
	const char *at = "";
	double most = 0;
	struct figure_run r = {0};
	struct buf text = {0};

	if (!figure_is_drawn(p, t)) {
		page_break(p);
		return;
	}
	for (uint32_t i = 0; i < topic_structure_count(t); i++)
		most = share[i] > most ? share[i] : most;
	while (figure_next(t, &r)) {
		double own = r.structure != NONE ? share[r.structure] : 0;
		int level = own < FIGURE_LEAST ? 0 : 1 + (3 * own >= most) + (3 * own >= 2 * most);
		bool on = is_lit(t, lit, r.structure);

		if (r.col == 0) {
			page_break(p);
			at = drawn_row(p, t, r.row);
		}
		buf_clear(&text);
		for (uint32_t i = 0; i < r.cells && *at != '\0'; i++) {
			size_t used;
			bool bad;

			text_decode(at, strlen(at), &used, &bad);
			if (*at == ' ')
				buf_adds(&text, fills[on ? 0 : level]);
			else
				buf_add(&text, at, used);
			at += used;
		}
		if (r.structure == NONE)
			page_add(p, STYLE_DIM, buf_str(&text));
		else
			page_link(p, on ? STYLE_LIT : styles[level], buf_str(&text),
			    (struct entity){ENTITY_STRUCTURE, r.structure});
	}
	page_break(p);
	if (most >= FIGURE_LEAST)
		page_printf(p, STYLE_DIM, "%s%s%s %s", fills[1], fills[2], fills[3],
		    topic_phrase(t, PHRASE_FIGURE_SHARE));
	page_break(p);
	buf_free(&text);
}

void
tell_drawing(struct page *p, struct session *s, bool ranked, struct entity lit)
{
	double *share = shares_of(s, ranked);

	draw(p, session_topic(s), share, lit);
	free(share);
}

void
tell_map(struct page *p, struct session *s, bool ranked, struct entity lit)
{
	const struct topic *t = session_topic(s);
	uint32_t count = topic_structure_count(t);
	struct heap_item *list = xcalloc(count, sizeof *list);
	double *share = shares_of(s, ranked);

	for (uint32_t i = 0; i < count; i++)
		list[i] = (struct heap_item){share[i], i};
	qsort(list, count, sizeof *list, heap_compare);
	bool shares = count > 0 && list[0].rank > 0;
	draw(p, t, share, lit);
	page_heading(
	    p, shares ? topic_phrase(t, PHRASE_FIGURE_MAY) : topic_phrase(t, PHRASE_FIGURE_SHOWS));
	page_indent(p, 2);
	for (uint32_t i = 0; i < count; i++) {
		uint32_t structure = list[i].number;
		uint32_t worst = worst_urgency(t, shares ? s : NULL, structure);
		const struct structure *x = topic_structure(t, structure);

		page_item(p, (struct entity){ENTITY_STRUCTURE, structure});
		words_add_gutter(p, worst);
		if (shares) {
			char figure[12];

			snprintf(figure, sizeof figure, "%3s",
			    x->causes.count > 0 ? words_of_100(list[i].rank).text : "0");
			page_figure(p, STYLE_STRONG, figure);
		}
		page_printf(p, x->causes.count > 0 ? STYLE_TEXT : STYLE_DIM, "%s %s",
		    topic_text(t, x->mark), topic_text(t, x->name));
		if (glyphs_are_linear())
			page_printf(p, STYLE_TEXT, ", %s", figure_place(t, structure));
		if (worst != NONE)
			words_say_urgency(p, t, worst);
		if (glyphs_are_linear() && is_lit(t, lit, structure) && lit.kind == ENTITY_CAUSE)
			page_printf(p, STYLE_TEXT, ", %s: %s", topic_phrase(t, PHRASE_FIGURE_SITS),
			    topic_entity_name(t, lit));
		page_item_end(p);
	}
	words_put(p, STYLE_DIM, t, shares ? PHRASE_FIGURE_EACH_FITS : PHRASE_FIGURE_EACH,
	    (const char *[]){topic_phrase(
		t, glyphs_are_linear() ? PHRASE_FIGURE_SIGN_SAID : PHRASE_FIGURE_SIGN)});
	page_indent(p, 0);
	free(share);
	free(list);
}

void
tell_figure(struct page *p, struct session *s)
{
	const struct topic *t = session_topic(s);

	page_add(p, STYLE_TITLE, topic_phrase(t, PHRASE_FIGURE));
	page_title_end(p);
	for (uint32_t row = 0; row < topic_figure_count(t) && !glyphs_are_linear(); row++) {
		page_mark_sign(p, STYLE_CODE, drawn_row(p, t, row));
		page_break(p);
	}
	tell_figure_words(p, t);
}

void
tell_figure_words(struct page *p, const struct topic *t)
{
	page_heading(p, topic_phrase(t, PHRASE_FIGURE_SHOWS));
	page_indent(p, 2);
	for (uint32_t i = 0; i < topic_structure_count(t); i++) {
		const struct structure *x = topic_structure(t, i);
		uint32_t worst = worst_urgency(t, NULL, i);
		const char *place = figure_place(t, i);
		struct buf count = {0};

		page_item(p, (struct entity){ENTITY_STRUCTURE, i});
		page_bullet(p);
		page_printf(p, STYLE_STRONG, "%s ", topic_text(t, x->mark));
		page_link(
		    p, STYLE_STRONG, topic_text(t, x->name), (struct entity){ENTITY_STRUCTURE, i});
		if (place[0] != '\0')
			page_printf(p, STYLE_DIM, " (%s)", place);
		page_printf(p, STYLE_TEXT, ": %s ", topic_text(t, x->definition));
		words_add_number_of(t, x->causes.count, PHRASE_HURT_ONE, &count);
		page_add(p, STYLE_TEXT, buf_str(&count));
		buf_free(&count);
		if (worst != NONE) {
			page_printf(p, STYLE_TEXT, ", %s ", topic_phrase(t, PHRASE_HURT_URGENT));
			words_add_urgency(p, t, worst);
		}
		page_add(p, STYLE_TEXT, ".");
		page_cite(p, t, x->refs);
		page_item_end(p);
	}
	page_indent(p, 0);
}
