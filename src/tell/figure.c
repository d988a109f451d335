/* The figure: its cells, and what it shows in words. The mask has one byte for each cell, and the
 * drawings one character; where a damaged image has fewer, the rest shows nothing. */
#include "tell/figure.h"

#include <string.h>

#include "base/alloc.h"
#include "base/text.h"
#include "tell/facts.h"
#include "tell/words.h"

static const char *
mask_row(const struct topic *t, uint32_t row)
{
	return topic_text(t, topic_figure(t, row)->mask);
}

/* The columns of the figure; its rows are topic_figure_count(). */
static uint32_t
columns_of(const struct topic *t)
{
	return (uint32_t)strlen(mask_row(t, 0));
}

/* The cell of a structure that is nearest to the middle of all its cells; false if it has none. */
static bool
middle_of(const struct topic *t, uint32_t structure, uint32_t *row, uint32_t *col)
{
	const char *mark = topic_text(t, topic_structure(t, structure)->mark);
	uint32_t rows = topic_figure_count(t);
	double n = 0, x = 0, y = 0, nearest = -1;

	for (uint32_t r = 0; r < rows; r++)
		for (const char *at = mask_row(t, r), *mask = at; *at != '\0'; at++)
			if (*at == *mark) {
				n++;
				y += r;
				x += (double)(at - mask);
			}
	for (uint32_t r = 0; n > 0 && r < rows; r++)
		for (const char *at = mask_row(t, r), *mask = at; *at != '\0'; at++) {
			double dx = (double)(at - mask) - x / n, dy = 2 * (r - y / n);
			double far = dx * dx + dy * dy;

			if (*at != *mark || (nearest >= 0 && far >= nearest))
				continue;
			nearest = far;
			*row = r;
			*col = (uint32_t)(at - mask);
		}
	return n > 0;
}

/* "in the middle", "upper left": the third of the figure's height and width. */
static const char *
place_words(const struct topic *t, uint32_t structure)
{
	static const char *const places[3][3] = {
	    {"upper left", "top, in the middle", "upper right"}, {"left", "in the middle", "right"},
	    {"lower left", "bottom, in the middle", "lower right"}};
	uint32_t row = 0, col = 0;

	if (!middle_of(t, structure, &row, &col) || col >= columns_of(t))
		return "";
	return places[3 * row / topic_figure_count(t)][3 * col / columns_of(t)];
}

struct sitting {
	uint32_t cause;
	double share;
};

static int
likeliest_first(const void *a, const void *b)
{
	const struct sitting *x = a, *y = b;

	if (x->share != y->share)
		return x->share > y->share ? -1 : 1;
	return x->cause < y->cause ? -1 : x->cause > y->cause;
}

static void
add_causes(struct page *p, struct session *s, uint32_t structure)
{
	const struct topic *t = session_topic(s);
	const double *now = interview_posterior(session_interview(s));
	struct list causes = topic_structure(t, structure)->causes;
	bool answered = session_length(s) > 0;
	struct sitting *list = xcalloc(causes.count, sizeof *list);

	for (uint32_t i = 0; i < causes.count; i++) {
		uint32_t cause = topic_item(t, causes, i), leaf = topic_cause(t, cause)->leaf;

		list[i].cause = cause;
		list[i].share = answered && leaf < topic_leaf_count(t) ? now[leaf] : 0;
	}
	qsort(list, causes.count, sizeof *list, likeliest_first);
	page_heading(
	    p, answered ? "What can hurt there, of 100 by estimate" : "What can hurt there");
	page_indent(p, 2);
	for (uint32_t i = 0; i < causes.count; i++) {
		const struct cause *c = topic_cause(t, list[i].cause);

		words_add_gutter(p, c->urgency);
		if (answered)
			page_figure(p, STYLE_STRONG, words_of_100(list[i].share).text);
		words_add_link(p, t, ENTITY_CAUSE, list[i].cause);
		words_say_urgency(p, c->urgency);
		page_break(p);
	}
	if (causes.count == 0)
		page_paragraph(p, STYLE_DIM, "No cause of this topic is said to sit there.");
	page_indent(p, 0);
	free(list);
}

void
facts_add_structure(struct page *p, struct session *s, uint32_t index)
{
	const struct topic *t = session_topic(s);
	const struct structure *x = topic_structure(t, index);

	const char *place = place_words(t, index);

	facts_add_text(p, t, x->definition);
	if (place[0] != '\0') {
		page_label(p, "In the figure");
		page_printf(p, STYLE_TEXT, "%s, marked %s", place, topic_text(t, x->mark));
		page_break(p);
	}
	add_causes(p, s, index);
}

/* The highest urgency of what sits there, NONE. */
static uint32_t
worst_urgency(const struct topic *t, uint32_t structure)
{
	struct list causes = topic_structure(t, structure)->causes;
	uint32_t worst = NONE;

	for (uint32_t i = 0; i < causes.count; i++) {
		uint32_t urgency = topic_cause(t, topic_item(t, causes, i))->urgency;

		if (urgency != NONE && (worst == NONE || urgency > worst))
			worst = urgency;
	}
	return worst;
}

void
tell_figure(struct page *p, struct session *s)
{
	const struct topic *t = session_topic(s);
	bool ascii = page_glyphs(p) == glyphs_get(true);

	page_add(p, STYLE_TITLE, "The figure");
	page_title_end(p);
	for (uint32_t row = 0; row < topic_figure_count(t) && !glyphs_are_linear(); row++) {
		const struct figure_line *line = topic_figure(t, row);

		page_mark_sign(p, STYLE_CODE, topic_text(t, ascii ? line->ascii : line->drawing));
		page_break(p);
	}
	page_heading(p, "What it shows");
	page_indent(p, 2);
	for (uint32_t i = 0; i < topic_structure_count(t); i++) {
		const struct structure *x = topic_structure(t, i);
		uint32_t worst = worst_urgency(t, i);
		const char *place = place_words(t, i);
		struct buf count = {0};

		page_item(p, (struct entity){ENTITY_STRUCTURE, i});
		page_bullet(p);
		page_printf(
		    p, STYLE_STRONG, "%s %s", topic_text(t, x->mark), topic_text(t, x->name));
		if (place[0] != '\0')
			page_printf(p, STYLE_DIM, " (%s)", place);
		page_printf(p, STYLE_TEXT, ": %s ", topic_text(t, x->definition));
		words_add_count(x->causes.count, "cause", &count);
		page_printf(p, STYLE_TEXT, "%s can hurt there", buf_str(&count));
		buf_free(&count);
		if (worst != NONE) {
			page_add(p, STYLE_TEXT, ", the most urgent ");
			words_add_urgency(p, worst);
		}
		page_add(p, STYLE_TEXT, ".");
		page_cite(p, t, x->refs);
		page_item_end(p);
	}
	page_indent(p, 0);
}
