/* SPDX-License-Identifier: MIT */
/* What the drill on likelihood ratios and the script concordance test say, in the topic's words. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "learn/cite.h"
#include "learn/concord.h"

_Static_assert(PHRASE_POINT_MUCH_MORE == PHRASE_POINT_MUCH_LESS + CONCORD_POINT_COUNT - 1 &&
		   PHRASE_RATIO_MUCH_MORE == PHRASE_RATIO_MUCH_LESS + CONCORD_POINT_COUNT - 1,
    "phrases.def has the points in their order");

/* A number in digits, so many of them. */
struct figure {
	char text[24];
};

static struct figure
figure(double x, int digits)
{
	struct figure f;

	snprintf(f.text, sizeof f.text, "%.*g", digits, x);
	return f;
}

static struct figure
count(uint32_t n)
{
	return figure(n, 10);
}

/* The phrase of a point, of which those from `first` have one each. */
static const char *
phrase_of(const struct topic *t, enum phrase first, int point)
{
	int place = point + 2, last = CONCORD_POINT_COUNT - 1;

	return topic_phrase(t, first + (unsigned)(place < 0 ? 0 : place < last ? place : last));
}

const char *
concord_word(const struct topic *t, int point)
{
	return phrase_of(t, PHRASE_POINT_MUCH_LESS, point);
}

const char *
concord_ratio(const struct topic *t, int point)
{
	return phrase_of(t, PHRASE_RATIO_MUCH_LESS, point);
}

const char *
concord_title(const struct topic *t, enum concord_kind kind)
{
	return topic_phrase(t, kind == CONCORD_PANEL ? PHRASE_PANEL : PHRASE_DRILL);
}

/* A share as a whole number of 100; *f has it, if it is one. */
static const char *
of_100(const struct topic *t, double share, struct figure *f)
{
	if (share < 0.005)
		return topic_phrase(t, PHRASE_LESS_THAN_1);
	*f = figure((int)(share * 100 + 0.5), 3);
	return f->text;
}

static void
add_range(const struct topic *t, const char *least, const char *most, struct buf *out)
{
	if (strcmp(least, most) == 0)
		buf_adds(out, least);
	else
		topic_add_phrase(t, PHRASE_RANGE, (const char *[]){least, most}, out);
}

static void
write_panel(const struct topic *t, struct buf *out)
{
	uint32_t votes[CONCORD_POINT_COUNT], least = UINT32_MAX, most = 0;
	struct buf members = {0};

	for (uint32_t i = 0; i < topic_panel_count(t); i++) {
		uint32_t n = concord_tally(t, i, votes);

		least = n < least ? n : least;
		most = n > most ? n : most;
	}
	add_range(t, count(least).text, count(most).text, &members);
	topic_add_phrase(t, PHRASE_PANEL_ABOUT,
	    (const char *[]){concord_title(t, CONCORD_PANEL), count(topic_panel_count(t)).text,
		buf_str(&members)},
	    out);
	buf_free(&members);
	if (least < IMAGE_PANEL_LEAST) {
		buf_addc(out, ' ');
		topic_add_phrase(
		    t, PHRASE_PANEL_FEW, (const char *[]){count(IMAGE_PANEL_LEAST).text}, out);
	}
}

void
concord_write_about(const struct topic *t, enum concord_kind kind, uint32_t size, struct buf *out)
{
	const char *title = concord_title(t, kind);
	uint32_t stated = 0;

	if (kind == CONCORD_PANEL) {
		if (size > 0)
			write_panel(t, out);
		else
			topic_add_phrase(t, PHRASE_PANEL_NONE, (const char *[]){title}, out);
		return;
	}
	for (uint32_t row = 0; row < topic_evidence_count(t); row++)
		stated += cite_is_stated(t, row);
	topic_add_phrase(t, PHRASE_DRILL_ABOUT,
	    (const char *[]){
		title, count(size).text, count(stated).text, count(topic_evidence_count(t)).text},
	    out);
	if (size < CONCORD_FEW)
		buf_printf(out, " %s", topic_phrase(t, PHRASE_DRILL_FEW));
}

void
concord_write_item(const struct topic *t, const struct concord_item *item, struct buf *out)
{
	struct span before = {0, 0};

	if (item->kind == CONCORD_PANEL)
		before = topic_panel(t, item->panel)->vignette;
	buf_printf(out, "%s%s", topic_text(t, before), before.len > 0 ? " " : "");
	topic_add_phrase(t, item->absent ? PHRASE_DRILL_ITEM_NOT : PHRASE_DRILL_ITEM,
	    (const char *[]){topic_text(t, topic_cause(t, item->cause)->name),
		topic_text(t, topic_symptom(t, item->symptom)->name)},
	    out);
}

static void
write_votes(const struct topic *t, const struct concord_item *item, int given, struct buf *out)
{
	uint32_t votes[CONCORD_POINT_COUNT], members = concord_tally(t, item->panel, votes);
	struct buf chose = {0};

	for (int point = 2; point >= -2; point--) {
		uint32_t n = votes[point + 2];

		if (n == 0)
			continue;
		buf_adds(&chose, chose.len > 0 ? ", " : "");
		topic_add_phrase(t, PHRASE_PANEL_CHOSE,
		    (const char *[]){count(n).text, concord_word(t, point), figure(point, 1).text},
		    &chose);
	}
	cite_add_refs(t, topic_panel(t, item->panel)->refs, &chose);
	topic_add_phrase(t, PHRASE_PANEL_CREDIT,
	    (const char *[]){
		figure(concord_credit(item, given), 2).text, count(members).text, buf_str(&chose)},
	    out);
	buf_free(&chose);
}

void
concord_write_feedback(
    const struct topic *t, const struct concord_item *item, int given, struct buf *out)
{
	double credit = concord_credit(item, given);
	struct buf row = {0}, shares = {0}, ratios = {0};
	struct figure least, most, without;

	if (item->kind == CONCORD_PANEL) {
		write_votes(t, item, given, out);
		return;
	}
	cite_add_row(t, item->row, &row);
	add_range(t, of_100(t, item->least, &least), of_100(t, item->most, &most), &shares);
	add_range(t, figure(item->least / item->without, 2).text,
	    figure(item->most / item->without, 2).text, &ratios);
	topic_add_phrase(t, item->absent ? PHRASE_DRILL_ANSWER_NOT : PHRASE_DRILL_ANSWER,
	    (const char *[]){topic_phrase(t, credit >= 1  ? PHRASE_DRILL_RIGHT
					     : credit > 0 ? PHRASE_DRILL_NEAR
							  : PHRASE_DRILL_WRONG),
		figure(item->answer, 1).text, concord_word(t, item->answer),
		concord_ratio(t, item->answer), buf_str(&row), buf_str(&shares),
		of_100(t, item->without, &without), buf_str(&ratios)},
	    out);
	buf_free(&row);
	buf_free(&shares);
	buf_free(&ratios);
}
