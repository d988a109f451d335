/* SPDX-License-Identifier: MIT */
/* The figure: what fits as a map, and beside it what can hurt where the selection stands. What is
 * selected in the drawing is a run of its cells; the rest of that structure is lit once keys pause,
 * or, as long as the selection stands where it came to, all that a cause sits in. */
#include "view/screen.h"

#include "tell/figure.h"

struct figure {
	struct pane map, preview, documents;
	struct entity wanted; /* a structure that is to be selected */
	struct entity cause;  /* that this is for, ... */
	int opened;           /* ... while this item is selected */
	struct entity lit;    /* as the page was built */
};

/* A cause selected beside the figure, the one that it was opened for, or the structure selected. */
static struct entity
to_be_lit(struct ui *ui)
{
	const struct figure *x = ui->data[SCREEN_FIGURE];
	struct entity e = pane_target(ui_pane(ui));

	if (ui_pane(ui) == &x->map && x->map.item == x->opened && x->cause.kind == ENTITY_CAUSE)
		return x->cause;
	return e.kind == ENTITY_CAUSE ? e : pane_target(&x->map);
}

static void
build(struct ui *ui, struct page *p)
{
	const struct figure *x = ui->data[SCREEN_FIGURE];

	if (topic_figure_count(ui->topic) > 0)
		tell_map(p, ui->session, ui_may_rank(ui), x->lit);
	else
		page_paragraph(p, STYLE_TEXT, "This topic has no figure.");
}

static void
select_item(struct pane *p, int item)
{
	int first, last;

	page_item_rows(p->page, item, &first, &last);
	pane_show_row(p, first);
	p->item = item;
}

static void
layout(struct ui *ui, struct rect area)
{
	struct figure *x = ui->data[SCREEN_FIGURE];

	ui_lay_out_page(ui, area);
	if (x->wanted.kind == ENTITY_STRUCTURE) {
		x->opened = page_find_item(x->map.page, x->wanted);
		select_item(&x->map, x->opened);
		x->wanted.kind = TARGET_NONE;
		ui_lay_out_page(ui, area);
	}
	if (ui->held || entity_same(x->lit, to_be_lit(ui)))
		return;
	x->lit = to_be_lit(ui);
	pane_spoil(&x->map);
	ui_lay_out_page(ui, area);
}

static int
least(const struct ui *ui)
{
	return figure_columns(ui->topic) + 2;
}

static void
what(struct ui *ui, struct buf *out)
{
	struct entity e = to_be_lit(ui);

	if (e.kind < ENTITY_KINDS)
		buf_adds(out, topic_entity_name(ui->topic, e));
}

/* What is selected, where that is a structure or sits in one; else what fits best and does. */
void
act_figure(struct ui *ui)
{
	struct figure *x = ui->data[SCREEN_FIGURE];
	struct entity e = ui_subject(ui);
	uint32_t seat = e.kind == ENTITY_STRUCTURE ? e.index : NONE;

	if (!ui_offers(ui, ACTION_GO_FIGURE)) {
		ui_say(ui, "This topic has no figure.");
		return;
	}
	if (ui_screen(ui) == SCREEN_FIGURE)
		return;
	if (e.kind == ENTITY_CAUSE && (seat = figure_seat(ui->topic, e)) == NONE)
		ui_say(ui, "Where that sits is not in the figure: %s",
		    topic_entity_name(ui->topic, e));
	if (seat == NONE && ui_may_rank(ui)) {
		e = figure_best(ui->session);
		seat = e.kind == ENTITY_CAUSE ? figure_seat(ui->topic, e) : NONE;
	}
	ui_go(ui, SCREEN_FIGURE);
	x->cause = e;
	if (seat != NONE)
		x->wanted = (struct entity){ENTITY_STRUCTURE, seat};
}

/* To the structure beside the one that is selected in the drawing; from its lowest row to what is
 * told below it. */
static bool
go_beside(struct ui *ui, int down, int right)
{
	struct figure *x = ui->data[SCREEN_FIGURE];
	uint32_t from = (uint32_t)page_item_number(x->map.page, x->map.item), to;
	struct figure_run end = {0};

	while (figure_next(ui->topic, &end))
		;
	if (!figure_is_drawn(x->map.page, ui->topic) || from >= end.number)
		return false;
	to = figure_beside(ui->topic, from, down, right);
	if (to == NONE && down > 0)
		to = end.number;
	if (to == NONE)
		return true;
	x->cause.kind = TARGET_NONE;
	select_item(&x->map, page_item_numbered(x->map.page, (int)to));
	return true;
}

static bool
act(struct ui *ui, enum action action, int place)
{
	const struct figure *x = ui->data[SCREEN_FIGURE];

	(void)place;
	if (ui_pane(ui) == &x->map && action == ACTION_UP)
		return go_beside(ui, -1, 0);
	if (ui_pane(ui) == &x->map && action == ACTION_DOWN)
		return go_beside(ui, 1, 0);
	if (ui_pane(ui) == &x->map && action == ACTION_FOLD)
		return go_beside(ui, 0, -1);
	if (action != ACTION_UNFOLD)
		return false;
	if (ui_pane(ui) != &x->map || !go_beside(ui, 0, 1))
		act_open(ui);
	return true;
}

static void
begin(struct ui *ui)
{
	struct figure *x = ui->data[SCREEN_FIGURE];

	x->wanted.kind = x->cause.kind = x->lit.kind = TARGET_NONE;
}

/* Another topic's structures stand elsewhere. */
static void
reload(struct ui *ui, const struct topic *to)
{
	if (to != NULL)
		begin(ui);
}

const struct screen screen_figure = {.band = true,
    .size = sizeof(struct figure),
    .panes = 3,
    .preview = 2,
    .begin = begin,
    .reload = reload,
    .build = build,
    .layout = layout,
    .what = what,
    .least = least,
    .act = act};
