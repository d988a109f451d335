/* SPDX-License-Identifier: MIT */
/* Two or three causes side by side: the question that would tell them apart, what tells them apart,
 * what they share. Where none are marked, the causes that fit best are compared. */
#include "view/screen.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "reason/ratio.h"
#include "tell/outcome.h"
#include "tell/evidence.h"
#include "tell/words.h"

#define SHARED 0.3 /* seen at least so often in all of them */
#define APART 2.0  /* so many times as often in one as in another */
#define QUESTIONS 3

struct compared {
	const struct topic *t;
	uint32_t cause[SESSION_COMPARED], leaf[SESSION_COMPARED];
	uint32_t count;
};

static void
add_cause(struct compared *x, uint32_t cause)
{
	uint32_t leaf = topic_cause(x->t, cause)->leaf;

	for (uint32_t i = 0; i < x->count; i++)
		if (x->cause[i] == cause)
			return;
	if (leaf == NONE || x->count == SESSION_COMPARED)
		return;
	x->cause[x->count] = cause;
	x->leaf[x->count++] = leaf;
}

static struct compared
chosen(struct ui *ui)
{
	const struct outcome *o = session_ranking(ui->session);
	struct compared x = {.t = ui->topic};

	for (uint32_t i = 0; i < session_kept_count(ui->session, KEPT_COMPARED); i++)
		add_cause(&x, session_kept_at(ui->session, KEPT_COMPARED, i).index);
	for (uint32_t i = 0; i < o->line_count && x.count < 2; i++)
		add_cause(&x, tell_first_cause(ui->topic, o, &o->lines[i]).index);
	return x;
}

static void
add_questions(struct ui *ui, struct page *p, const struct compared *x)
{
	double limit = 1e9;
	uint32_t n, best, last = 0;

	page_heading(p, topic_phrase(x->t, PHRASE_APART_QUESTION));
	page_indent(p, 2);
	for (n = 0; n < QUESTIONS; n++) {
		double most = 0.01;

		best = NONE;
		for (uint32_t q = 0; q < topic_question_count(x->t); q++) {
			double bits = ratio_apart(x->t, x->leaf, x->count, q);

			if (topic_question(x->t, q)->kind != QUESTION_SCREEN && bits > most &&
			    (bits < limit || (bits == limit && q > last)) &&
			    interview_open(session_interview(ui->session), q)) {
				best = q;
				most = bits;
			}
		}
		if (best == NONE)
			break;
		limit = most;
		last = best;
		enum phrase well = most < 0.1   ? PHRASE_APART_LITTLE
				   : most < 0.3 ? PHRASE_APART_SOMEWHAT
				   : most < 0.6 ? PHRASE_APART_WELL
						: PHRASE_APART_VERY_WELL;
		page_item(p, (struct entity){ENTITY_QUESTION, best});
		page_add(p, n == 0 ? STYLE_STRONG : STYLE_TEXT,
		    topic_text(x->t, topic_question(x->t, best)->text));
		page_add(p, STYLE_DIM, " ");
		words_put(p, STYLE_DIM, x->t, PHRASE_APART_BITS,
		    (const char *[]){topic_phrase(x->t, well), words_decimal(most, 2).text});
		page_item_end(p);
	}
	if (n == 0)
		page_paragraph(p, STYLE_DIM, topic_phrase(x->t, PHRASE_APART_NO_QUESTION));
}

struct row {
	uint32_t symptom;
	double low, high;
};

static int
most_apart_first(const void *a, const void *b)
{
	const struct row *x = a, *y = b;
	double u = (x->high - x->low) * (x->high / x->low);
	double v = (y->high - y->low) * (y->high / y->low);

	if (u != v)
		return u > v ? -1 : 1;
	return x->symptom < y->symptom ? -1 : x->symptom > y->symptom;
}

/* The symptoms that the topic says something of for one of the causes at least. */
static uint32_t
collect(const struct compared *x, struct row *rows)
{
	uint32_t n = 0;

	for (uint32_t s = 0; s < topic_symptom_count(x->t); s++) {
		struct row r = {s, 1, 1e-6};
		bool stated = false;

		for (uint32_t i = 0; i < x->count; i++) {
			double f = evidence_frequency(x->t, s, x->leaf[i]);

			r.low = f < r.low ? f : r.low;
			r.high = f > r.high ? f : r.high;
			stated |= ratio_row(x->t, x->leaf[i], s) != NONE;
		}
		if (r.low <= 0)
			r.low = 1e-6;
		if (stated)
			rows[n++] = r;
	}
	qsort(rows, n, sizeof *rows, most_apart_first);
	return n;
}

/* A number and a bar for each cause, then the symptom; or ": A 25, B 3 (an estimate)" after it, for
 * those who hear it. */
static void
add_row(struct ui *ui, struct page *p, const struct compared *x, uint32_t symptom)
{
	bool linear = glyphs_are_linear();

	page_item(p, (struct entity){ENTITY_SYMPTOM, symptom});
	if (linear)
		page_add(p, STYLE_TEXT, topic_text(x->t, topic_symptom(x->t, symptom)->name));
	for (uint32_t i = 0; i < x->count; i++) {
		double share = evidence_frequency(x->t, symptom, x->leaf[i]);
		bool stated = ratio_row(x->t, x->leaf[i], symptom) != NONE;
		char of[16], number[16];

		if (linear) {
			page_printf(p, STYLE_TEXT, "%s%c %s%s%s", i == 0 ? ": " : ", ",
			    (int)('A' + i), words_of_100(share).text, stated ? "" : " ",
			    stated ? "" : topic_phrase(x->t, PHRASE_AN_ESTIMATE));
			continue;
		}
		snprintf(of, sizeof of, stated ? "%s " : "(%s)", words_of_100(share).text);
		snprintf(number, sizeof number, "%5s", of);
		page_mark(p, stated ? STYLE_TEXT : STYLE_DIM, number);
		if (page_columns(p) >= 60)
			page_bar(p, share, 6);
	}
	if (!linear)
		page_add(p, STYLE_TEXT, topic_text(x->t, topic_symptom(x->t, symptom)->name));
	enum finding found = interview_finding(session_interview(ui->session), symptom);
	if (found != FINDING_UNASKED)
		page_printf(p, STYLE_STRONG, " (%s)", words_found(x->t, found));
	page_item_end(p);
}

/* One line for each cause; its letter stands over its column. */
static void
add_head(struct ui *ui, struct page *p, const struct compared *x)
{
	const double *now = interview_posterior(session_interview(ui->session));

	page_indent(p, 2);
	for (uint32_t i = 0; i < x->count; i++) {
		char letter[] = {(char)('A' + i), ' ', '\0'};

		page_item(p, (struct entity){ENTITY_CAUSE, x->cause[i]});
		page_mark(p, STYLE_KEY, letter);
		words_add_gutter(p, topic_cause(x->t, x->cause[i])->urgency);
		page_add(p, STYLE_STRONG, topic_text(x->t, topic_cause(x->t, x->cause[i])->name));
		page_add(p, STYLE_TEXT, page_glyphs(p)->sep);
		words_put(p, STYLE_TEXT, x->t, PHRASE_OF_100_NOW,
		    (const char *[]){words_of_100(now[x->leaf[i]]).text});
		words_say_urgency(p, x->t, topic_cause(x->t, x->cause[i])->urgency);
		page_item_end(p);
	}
}

static void
build(struct ui *ui, struct page *p)
{
	struct compared x = chosen(ui);

	if (x.count < 2) {
		page_paragraph(p, STYLE_TEXT, "There are not two causes to compare.");
		return;
	}
	struct row *rows = xcalloc(topic_symptom_count(x.t) + 1u, sizeof *rows);
	uint32_t n = collect(&x, rows);
	add_head(ui, p, &x);
	add_questions(ui, p, &x);
	for (int apart = 1; apart >= 0; apart--) {
		uint32_t told = 0;

		page_heading(p, topic_phrase(x.t, apart ? PHRASE_APART : PHRASE_SHARED));
		page_indent(p, 2);
		for (uint32_t i = 0; i < n; i++) {
			bool differs = rows[i].high >= rows[i].low * APART;

			if (apart ? !differs : differs || rows[i].low < SHARED)
				continue;
			add_row(ui, p, &x, rows[i].symptom);
			told++;
		}
		if (told == 0)
			page_paragraph(p, STYLE_DIM, topic_phrase(x.t, PHRASE_APART_NOTHING));
	}
	free(rows);
	page_indent(p, 0);
	page_gap(p);
	if (!glyphs_are_linear()) {
		words_put(p, STYLE_DIM, x.t, PHRASE_APART_LEGEND,
		    (const char *[]){x.count == 2 ? "A, B" : "A, B, C"});
		page_add(p, STYLE_DIM, " ");
	}
	page_printf(p, STYLE_DIM,
	    "%s marks a cause here, in the contents, the reader or the outcome; up to three.",
	    ui_key_of(ui, ACTION_COMPARE));
}

/* Once the heads have scrolled away their letters and names stand in the rule above. */
static void
draw(struct ui *ui, struct canvas *c)
{
	const struct pane *p = ui_pane_of(ui, SCREEN_COMPARE);
	struct compared x = chosen(ui);
	char sign[40];

	ui_draw_panes(ui, c);
	if (p->top == 0 || x.count < 2)
		return;
	pane_scroll_sign(p, sign);
	int col = p->area.col + 1, room = p->area.width - 3 - text_width(sign, strlen(sign));
	for (uint32_t i = 0; i < x.count; i++, col += room / (int)x.count) {
		char letter[] = {' ', (char)('A' + i), ' ', '\0'};
		const char *name = topic_text(x.t, topic_cause(x.t, x.cause[i])->name);
		int at = col + canvas_put(c, p->area.row, col, 3, STYLE_KEY, letter);

		at += canvas_put(c, p->area.row, at, room / (int)x.count - 5, STYLE_STRONG, name);
		canvas_put(c, p->area.row, at, 1, STYLE_TEXT, " ");
	}
}

static void
what(struct ui *ui, struct buf *out)
{
	buf_adds(
	    out, session_kept_count(ui->session, KEPT_COMPARED) > 0 ? "" : "what fits best so far");
}

/* Marks a cause for comparing or takes the mark away. */
void
act_compare(struct ui *ui)
{
	struct entity e = ui_subject(ui);
	const char *name = topic_entity_name(ui->topic, e);

	if (e.kind != ENTITY_CAUSE || topic_cause(ui->topic, e.index)->leaf == NONE) {
		ui_say(ui, "Only a single cause can be compared; select one.");
		return;
	}
	if (!session_compare(ui->session, e.index)) {
		ui_say(ui, "Three are marked already; %s takes a mark away.",
		    ui_key_of(ui, ACTION_COMPARE));
		return;
	}
	ui_each_pane(ui, pane_spoil);
	uint32_t count = session_kept_count(ui->session, KEPT_COMPARED);
	if (session_keeps(ui->session, KEPT_COMPARED, e))
		ui_say(ui, "Marked for comparing (%u): %s. %s compares.", (unsigned)count, name,
		    ui_key_of(ui, ACTION_GO_COMPARE));
	else
		ui_say(ui, "No longer compared: %s.", name);
}

const struct screen screen_compare = {.band = true,
    .size = sizeof(struct pane[3]),
    .panes = 3,
    .preview = 3,
    .build = build,
    .what = what,
    .draw = draw};
