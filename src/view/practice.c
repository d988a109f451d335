/* Practice: a case is chosen, worked on and told about. At work three panes stand side by side: the
 * questions (or the causes to rank, or what to commit to), the learner's differential, and the case
 * with what has been learnt; on a small screen one of them, with a row that sums up the others. */
#include "view/desk.h"

#include <stdio.h>

#include "base/text.h"
#include "tell/words.h"

#define MINE_ROWS 9 /* of the differential at least, where panes stand side by side */

enum desk_place
desk_place_of(const struct desk *d)
{
	return d->practice == NULL ? AT_CASES : d->feedback == NULL ? AT_WORK : AT_FEEDBACK;
}

enum practice_pane
desk_list_pane(const struct desk *d)
{
	return d->list == DESK_QUESTIONS ? PRACTICE_QUESTIONS
	       : d->list == DESK_CAUSES  ? PRACTICE_CAUSES
					 : PRACTICE_COMMIT_TO;
}

static enum practice_pane
pane_of(const struct desk *d, enum desk_part part)
{
	return part == DESK_LIST   ? desk_list_pane(d)
	       : part == DESK_MINE ? PRACTICE_MINE
				   : PRACTICE_CASE;
}

struct pane *
desk_pane(struct ui *ui)
{
	const struct desk *d = ui->desk;
	enum desk_place place = desk_place_of(d);

	return &ui->practice[place == AT_CASES      ? PRACTICE_CASES
			     : place == AT_FEEDBACK ? PRACTICE_FEEDBACK
						    : pane_of(d, d->part)];
}

static void
lay_out(struct ui *ui, enum practice_pane which, struct rect area)
{
	static void (*const builders[PRACTICE_PANES])(struct ui * ui, struct page * p) = {
	    [PRACTICE_CASES] = desk_build_cases,
	    [PRACTICE_QUESTIONS] = desk_build_questions,
	    [PRACTICE_CAUSES] = desk_build_causes,
	    [PRACTICE_COMMIT_TO] = desk_build_commit,
	    [PRACTICE_MINE] = desk_build_mine,
	    [PRACTICE_CASE] = desk_build_case,
	    [PRACTICE_FEEDBACK] = desk_build_feedback,
	};
	struct pane *p = &ui->practice[which];

	if (!pane_begin(p, area, (struct stamp){ui->desk->change, {TARGET_NONE, 0}}, ui->ascii))
		return;
	builders[which](ui, p->page);
	pane_end(p);
}

static void
layout_work(struct ui *ui, struct rect area)
{
	struct rect left = area, top = area, below;
	enum practice_pane list = desk_list_pane(ui->desk);

	if (ui_is_compact(ui)) {
		area.height--;
		lay_out(ui, list, area);
		lay_out(ui, PRACTICE_MINE, area);
		lay_out(ui, PRACTICE_CASE, area);
		return;
	}
	left.width = area.width * 11 / 20;
	lay_out(ui, list, left);
	top.col = area.col + left.width + 1;
	top.width = area.width - left.width - 1;
	below = top;
	below.height = area.height / 3 > MINE_ROWS ? area.height / 3 : MINE_ROWS;
	top.height = area.height - below.height;
	below.row = top.row + top.height;
	lay_out(ui, PRACTICE_CASE, top);
	lay_out(ui, PRACTICE_MINE, below);
}

static void
layout(struct ui *ui, struct rect area)
{
	enum desk_place place = desk_place_of(ui->desk);

	if (place == AT_WORK)
		layout_work(ui, area);
	else
		lay_out(ui, place == AT_CASES ? PRACTICE_CASES : PRACTICE_FEEDBACK, area);
}

static uint32_t
count_asked(const struct practice *p)
{
	uint32_t i, n = 0;

	for (i = 0; i < practice_event_count(p); i++)
		n += practice_event_at(p, i).kind == PRACTICE_ASK;
	return n;
}

static void
add_list_title(const struct ui *ui, struct buf *out)
{
	const struct desk *d = ui->desk;

	buf_adds(out, d->list == DESK_QUESTIONS ? "Ask"
		      : d->list == DESK_CAUSES  ? "Add causes"
						: "Commit");
	if (d->list != DESK_COMMIT && (ui->typing || d->filter.len > 0))
		buf_printf(out, ", find: %s", buf_str(&d->filter));
}

static void
add_title(const struct ui *ui, enum practice_pane which, struct buf *out)
{
	const struct practice *p = ui->desk->practice;
	const struct practice_case *c = p != NULL ? practice_case_of(p) : NULL;
	bool told = c != NULL && (c->drawn || ui->desk->feedback != NULL ||
				     practice_opening_of(p) == PRACTICE_VIGNETTE);

	if (which == PRACTICE_CASES)
		buf_adds(out, "Practice: choose a case");
	else if (which == PRACTICE_MINE)
		buf_adds(out, "Your differential");
	else if (which == PRACTICE_CASE || which == PRACTICE_FEEDBACK)
		buf_printf(out, "%s: %s", which == PRACTICE_CASE ? "Case" : "Feedback",
		    told && c->title[0] != '\0' ? c->title : "practice");
	else
		add_list_title(ui, out);
}

static void
draw_pane(struct ui *ui, struct canvas *c, enum practice_pane which, bool focus)
{
	const struct pane *p = &ui->practice[which];
	struct buf title = {0};

	add_title(ui, which, &title);
	pane_draw(p, c, buf_str(&title), focus);
	if (focus && ui->typing && ui->desk->list != DESK_COMMIT) {
		int col = p->area.col + 2 + text_width(buf_str(&title), title.len);
		int last = p->area.col + p->area.width - 1;

		canvas_set_cursor(c, p->area.row, col < last ? col : last);
	}
	buf_free(&title);
}

/* One row that stands for the panes that are not shown. */
static void
draw_status(struct ui *ui, struct canvas *c, int row)
{
	const struct practice *p = ui->desk->practice;
	const char *sep = canvas_glyphs(c)->sep;
	char text[96];

	snprintf(text, sizeof text, "%u asked%s%u ranked%s%s", (unsigned)count_asked(p), sep,
	    (unsigned)practice_ranked_count(p), sep,
	    practice_covered(p) ? "flags covered" : "flags open");
	canvas_put(c, row, 1, ui->width - 2, STYLE_STRONG, text);
}

static void
draw_divider(struct ui *ui, struct canvas *c)
{
	const struct glyphs *g = canvas_glyphs(c);
	struct rect top = ui->practice[PRACTICE_CASE].area;
	int i, col = top.col - 1, rows = top.height + ui->practice[PRACTICE_MINE].area.height;

	for (i = 0; i < rows; i++)
		canvas_put(c, top.row + i, col, 1, STYLE_RULE, i == 0 ? g->tee_down : g->vline);
}

static void
draw(struct ui *ui, struct canvas *c)
{
	const struct desk *d = ui->desk;
	enum desk_place place = desk_place_of(d);
	int i;

	if (place != AT_WORK) {
		draw_pane(ui, c, place == AT_CASES ? PRACTICE_CASES : PRACTICE_FEEDBACK, true);
		return;
	}
	if (ui_is_compact(ui)) {
		draw_status(ui, c, ui->height - 2);
		draw_pane(ui, c, pane_of(d, d->part), true);
		return;
	}
	draw_divider(ui, c);
	/* The pane with the focus comes last, so that the cursor stays on its selection. */
	for (i = 1; i <= DESK_PARTS; i++) {
		enum desk_part part = (enum desk_part)(((int)d->part + i) % DESK_PARTS);

		draw_pane(ui, c, pane_of(d, part), part == d->part);
	}
}

uint32_t
desk_urgency(const struct ui *ui)
{
	return ui->desk->urgency;
}

void
desk_point_at(struct ui *ui, int row, int col)
{
	struct desk *d = ui->desk;
	int part;

	for (part = 0; desk_place_of(d) == AT_WORK && part < DESK_PARTS; part++) {
		struct rect a = ui->practice[pane_of(d, (enum desk_part)part)].area;

		if (row > a.row && row < a.row + a.height && col >= a.col && col < a.col + a.width)
			d->part = (enum desk_part)part;
	}
}

const struct screen screen_practice = {layout, draw, desk_act, desk_type, desk_pane};
