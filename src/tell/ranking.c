/* SPDX-License-Identifier: MIT */
/* What fits: the lines of an outcome's ranking, each a cause or several that nothing tells apart.
 */
#include "tell/outcome.h"

#include <stdio.h>

#include "tell/words.h"

#define FIRST_PAGE 5u /* lines that are never folded, and where there is a hurry */
#define FIRST_PAGE_HURRIED 3u
#define NAMED 2 /* causes of one line that the eye gets */

struct entity
tell_first_cause(const struct topic *t, const struct outcome *o, const struct ranked *line)
{
	return (struct entity){ENTITY_CAUSE, outcome_cause(t, o, line, 0)};
}

void
tell_add_names(
    const struct topic *t, const struct outcome *o, const struct ranked *line, struct buf *out)
{
	if (line->count > 1)
		buf_printf(out, "%s ", topic_phrase(t, PHRASE_ONE_OF));
	for (uint32_t i = 0; i < line->count; i++)
		buf_printf(out, "%s%s", i > 0 ? ", " : "",
		    topic_text(t, topic_cause(t, outcome_cause(t, o, line, i))->name));
}

double
tell_largest(const struct outcome *o)
{
	double most = 0;

	for (uint32_t i = 0; i < o->line_count; i++)
		most = o->lines[i].share > most ? o->lines[i].share : most;
	return most;
}

double
tell_share_of(const double *posterior, const struct outcome *o, const struct ranked *line)
{
	double share = 0;

	for (uint32_t k = 0; k < line->count; k++)
		share += posterior[o->leaves[line->first + k]];
	return share;
}

const char *
tell_shares_heading(const struct topic *t, const struct outcome *o, const char *shares)
{
	return o->no_fit      ? topic_phrase(t, PHRASE_NO_FIT_HEADING)
	       : o->cut_short ? topic_phrase(t, PHRASE_NOTHING_ELSE)
			      : shares;
}

/* What is said after a suspect: by a rule, if any that holds suspects something, or by a flow's
 * end. */
static const char *
suspected_by(const struct topic *t, const struct outcome *o, enum phrase rule)
{
	for (uint32_t i = 0; i < o->rule_count; i++)
		if (topic_rule(t, o->rules[i])->suspects.count > 0)
			return topic_phrase(t, rule);
	return topic_phrase(t, PHRASE_BY_END);
}

static void
add_names(struct page *p, const struct topic *t, const struct outcome *o, const struct ranked *line)
{
	if (line->count > 1) {
		struct number_text count = words_number(line->count);

		words_put(p, STYLE_DIM, t, PHRASE_ONE_OF_MANY, (const char *[]){count.text});
		page_add(p, STYLE_DIM, " ");
	}
	for (uint32_t i = 0; i < line->count; i++) {
		const struct cause *c = topic_cause(t, outcome_cause(t, o, line, i));

		if (i < NAMED || line->count == NAMED + 1) {
			page_printf(
			    p, STYLE_TEXT, "%s%s", i > 0 ? "; " : "", topic_text(t, c->name));
		} else { /* the rest is a key away */
			page_said(p, STYLE_DIM, i == NAMED ? page_glyphs(p)->ellipsis : "", "; ");
			page_said(p, STYLE_TEXT, "", topic_text(t, c->name));
		}
		page_cite(p, t, c->refs);
	}
	if (line->suspect)
		page_printf(p, STYLE_WARNING, " (%s)", suspected_by(t, o, PHRASE_BY_RULE));
	/* In words a low level beside a cause could be read as an all-clear. */
	if (line->urgency >= URGENCY_SOON)
		words_say_urgency(p, t, line->urgency);
}

void
tell_ranked(struct page *p, const struct topic *t, const struct outcome *o,
    const struct ranked *line, int bar)
{
	words_add_gutter(p, line->urgency);
	page_share(p, line->share, tell_largest(o), bar);
	add_names(p, t, o, line);
}

void
tell_trail(struct page *p, const struct topic *t, const struct outcome *o,
    const struct ranked *line, const char *shares)
{
	struct buf names = {0};

	tell_add_names(t, o, line, &names);
	words_add_gutter(p, line->urgency);
	page_mark(p, STYLE_TEXT, shares);
	page_add(p, STYLE_TEXT, buf_str(&names));
	page_break_brief(p);
	buf_free(&names);
}

void
tell_shifted(struct page *p, const struct topic *t, const struct outcome *o,
    const struct ranked *line, double was, double scale, int bar)
{
	const struct glyphs *g = page_glyphs(p);
	struct buf b = {0};
	char share[16];

	words_add_gutter(p, line->urgency);
	add_names(p, t, o, line);
	page_break(p);
	page_mark_sign(p, STYLE_TEXT, "   ");
	glyphs_add_change(g, was / scale, line->share / scale, bar, &b);
	page_mark_sign(p, STYLE_BAR, buf_str(&b));
	snprintf(share, sizeof share, " %3s", words_of_100(line->share).text);
	buf_clear(&b);
	topic_add_phrase(t, PHRASE_OF_100, (const char *[]){share}, &b);
	page_said(p, STYLE_STRONG, share, buf_str(&b));
	page_said(p, STYLE_TEXT, glyphs_change_sign(g, was, line->share), "");
	page_add(p, STYLE_DIM, " ");
	words_put(p, STYLE_DIM, t, PHRASE_SHARE_WAS, (const char *[]){words_of_100(was).text});
	buf_free(&b);
}

void
tell_moved(struct page *p, const struct topic *t, const struct outcome *o,
    const struct ranked *line, double was, double scale, int bar)
{
	const struct glyphs *g = page_glyphs(p);
	struct buf b = {0};
	char usual[16];

	words_add_gutter(p, line->urgency);
	glyphs_add_change(g, was / scale, line->share / scale, bar, &b);
	page_mark_sign(p, STYLE_BAR, buf_str(&b));
	buf_clear(&b);
	buf_printf(&b, " %3s", words_of_100(line->share).text);
	page_mark(p, STYLE_STRONG, buf_str(&b));
	page_mark_sign(p, STYLE_TEXT, glyphs_change_sign(g, was, line->share));
	buf_clear(&b);
	snprintf(usual, sizeof usual, "%2s", words_of_100(was).text);
	buf_addc(&b, ' ');
	topic_add_phrase(t, PHRASE_SHARE_WAS, (const char *[]){usual}, &b);
	buf_adds(&b, "  ");
	page_mark(p, STYLE_DIM, buf_str(&b));
	add_names(p, t, o, line);
	page_break(p);
	buf_free(&b);
}

/* How the lines that are listed are parted: those of the first page, and below a fold. Suspects
 * stand first whatever their share, so the first page has the line of the largest share as well. */
struct parted {
	uint32_t first, largest; /* how many lines, and a line beside them */
};

static bool
stands_first(struct parted by, uint32_t i)
{
	return i < by.first || i == by.largest;
}

static struct parted
part_lines(const struct outcome *o)
{
	bool hurried = o->urgency == URGENCY_TODAY || o->urgency == URGENCY_SOON;
	struct parted by = {hurried ? FIRST_PAGE_HURRIED : FIRST_PAGE, 0};

	for (uint32_t i = 1; i < o->line_count; i++)
		if (o->lines[i].share > o->lines[by.largest].share)
			by.largest = i;
	return by;
}

/* What is folded fits less only where no line of it has a larger share than one above. */
static enum phrase
heading_of_rest(const struct outcome *o, struct parted by)
{
	double least = 1, most = 0;

	for (uint32_t i = 0; i < o->line_count && outcome_has_shares(o); i++) {
		double share = o->lines[i].share;

		if (stands_first(by, i) && share < least)
			least = share;
		else if (!stands_first(by, i) && outcome_lists(o, i) && share > most)
			most = share;
	}
	return most > least ? PHRASE_FITS_ELSE : PHRASE_FITS_LESS;
}

/* True where a line that is not listed fits better than the last one that is, a suspect. */
static bool
hides_better(const struct outcome *o)
{
	uint32_t listed = 0;

	while (listed < o->line_count && outcome_lists(o, listed))
		listed++;
	return listed > 0 && listed < o->line_count &&
	       o->lines[listed].share > o->lines[listed - 1].share;
}

void
tell_suspected(
    struct page *p, const struct topic *t, const struct outcome *o, const struct ranked *line)
{
	words_add_gutter(p, line->urgency);
	page_entry(p);
	add_names(p, t, o, line);
}

static void
add_line(struct page *p, const struct topic *t, const struct outcome *o, const struct ranked *line,
    int bar)
{
	page_item(p, tell_first_cause(t, o, line));
	if (outcome_has_shares(o))
		tell_ranked(p, t, o, line, bar);
	else
		tell_suspected(p, t, o, line);
	page_item_end(p);
}

void
tell_ranking(struct page *p, const struct topic *t, const struct outcome *o)
{
	int bar = page_columns(p) < 60 ? 8 : page_folds(p) ? 12 : 16;
	struct parted by = part_lines(o);
	uint32_t rest = 0, equal = outcome_equals(o);
	bool shares = outcome_has_shares(o), folded = false;
	struct buf more = {0};

	if (o->line_count == 0) /* the topic knows no causes, only a flow */
		return;
	if (o->cut_short && !outcome_lists(o, 0)) {
		page_gap(p);
		page_paragraph(p, STYLE_DIM, topic_phrase(t, PHRASE_NO_SUSPECT));
		return;
	}
	(page_folds(p) ? page_heading : page_fold)(p, shares ? topic_phrase(t, PHRASE_FITS_ESTIMATE)
						      : o->no_fit ? topic_phrase(t, PHRASE_FITS)
								  : topic_phrase(t, PHRASE_MAY_BE));
	page_indent(p, 2);
	for (uint32_t i = 0; i < o->line_count; i++) {
		if (!outcome_lists(o, i))
			rest += o->lines[i].count;
		else if (!page_folds(p) || stands_first(by, i))
			add_line(p, t, o, &o->lines[i], bar);
	}
	for (uint32_t i = 0; i < o->line_count && page_folds(p); i++) {
		if (!outcome_lists(o, i) || stands_first(by, i))
			continue;
		if (!folded) {
			page_fold(p, topic_phrase(t, heading_of_rest(o, by)));
			page_indent(p, 2);
		}
		folded = true;
		add_line(p, t, o, &o->lines[i], bar);
	}
	bool unlisted = hides_better(o);
	if (page_folds(p) && shares && !folded)
		page_fold(p, topic_phrase(t, unlisted ? PHRASE_FITS_ELSE : PHRASE_FITS_LESS));
	if (rest > 0 && shares && unlisted) {
		words_add_number_of(t, rest, PHRASE_FIT_UNLISTED_ONE, &more);
		buf_addc(&more, ' ');
	}
	if (equal > 0 && shares && !unlisted) {
		words_add_number_of(t, equal, PHRASE_FIT_MORE_ONE, &more);
		buf_addc(&more, ' ');
	}
	if (rest > equal && shares && !unlisted) {
		struct number_text less = words_number(rest - equal);

		topic_add_phrase(t, PHRASE_FIT_LESS, (const char *[]){less.text}, &more);
		buf_addc(&more, ' ');
	}
	page_add(p, STYLE_DIM, buf_str(&more));
	buf_free(&more);
	page_add(p, STYLE_DIM,
	    shares      ? topic_phrase(t, PHRASE_ESTIMATES)
	    : o->no_fit ? topic_phrase(t, PHRASE_RANKS_NOTHING)
			: topic_phrase(t, PHRASE_NO_SHARES));
	page_indent(p, 0);
}

void
tell_all_ranked(struct page *p, const struct topic *t, const struct outcome *o)
{
	struct buf words = {0};

	for (uint32_t i = 0; i < o->line_count; i++) {
		const struct ranked *line = &o->lines[i];

		buf_clear(&words);
		buf_printf(&words, "%5.1f%%", 100 * line->share);
		page_figure(p, STYLE_TEXT, buf_str(&words));
		buf_clear(&words);
		tell_add_names(t, o, line, &words);
		page_printf(p, STYLE_TEXT, " %s", buf_str(&words));
		if (line->suspect)
			page_printf(p, STYLE_TEXT, "  (%s)", suspected_by(t, o, PHRASE_SUSPECTED));
		page_break(p);
	}
	buf_free(&words);
}
