/* SPDX-License-Identifier: MIT */
/* What is wrong in the tables while they are watched: the compiler's diagnostics, to go through. */
#include "view/screen.h"

#include "tell/words.h"

struct problems {
	struct pane pane;
	uint32_t explained; /* 1 + the problem whose help is shown, 0 for none */
};

static uint32_t
count(const struct ui *ui)
{
	return ui->set.diags != NULL ? (uint32_t)diags_count(ui->set.diags) : 0;
}

/* An author looks for errors first, wherever they stand among the notes. */
static void
reload(struct ui *ui, const struct topic *to)
{
	struct problems *x = ui->data[SCREEN_PROBLEMS];
	const struct diags *diags = ui->set.diags;
	uint32_t worst = 0;

	(void)to;
	for (uint32_t i = 0; i < count(ui); i++)
		if (diags_get(diags, i)->message->level > diags_get(diags, worst)->message->level)
			worst = i;
	x->explained = 0;
	pane_restore(&x->pane, 0, (int)worst);
	x->pane.centre = true;
}

static void
build(struct ui *ui, struct page *p)
{
	const struct problems *x = ui->data[SCREEN_PROBLEMS];

	for (uint32_t i = 0; i < count(ui); i++) {
		const struct diag *d = diags_get(ui->set.diags, i);
		const struct diag_place *at = &d->place;

		page_indent(p, 2);
		page_item(p, (struct entity){TARGET_ROW, i});
		page_printf(p, d->message->level == DIAG_ERROR ? STYLE_WARNING : STYLE_STRONG,
		    "%s: ", diag_level_name(d->message->level));
		page_paragraph(p, STYLE_TEXT, d->text);
		page_add(p, STYLE_SOURCE, at->path != NULL ? at->path : "");
		if (at->line > 0)
			page_printf(
			    p, STYLE_SOURCE, ":%u:%u", (unsigned)at->line, (unsigned)at->column);
		if (x->explained == i + 1)
			page_printf(p, STYLE_DIM, " %s", d->message->help);
		page_item_end(p);
	}
	page_indent(p, 0);
	if (count(ui) == 0)
		page_paragraph(p, STYLE_TEXT,
		    ui->set.diags != NULL || ui->set.watch != NULL
			? "The tables compile without a word."
			: "No tables are watched: start with --watch FOLDER.");
}

static void
title(struct ui *ui, const struct pane *p, struct buf *out)
{
	const struct diags *diags = ui->set.diags;

	(void)p;
	buf_adds(out, count(ui) == 0 ? "none" : "");
	for (enum diag_level level = DIAG_ERROR + 1; count(ui) > 0 && level-- > DIAG_NOTE;) {
		size_t n = diags_count_level(diags, level);

		if (n == 0)
			continue;
		buf_adds(out, out->len > 0 ? ", " : "");
		words_add_count(n, diag_level_name(level), out);
	}
}

static bool
act(struct ui *ui, enum action action, int place)
{
	struct problems *x = ui->data[SCREEN_PROBLEMS];
	struct entity e = pane_target(&x->pane);

	(void)place;
	if (action != ACTION_OPEN)
		return false;
	if (e.kind == TARGET_ROW)
		x->explained = x->explained == e.index + 1 ? 0 : e.index + 1;
	pane_spoil(&x->pane);
	return true;
}

void
act_edit(struct ui *ui)
{
	struct entity e = pane_target(ui_pane(ui));

	if (e.kind == TARGET_ROW)
		ui->edited = e.index + 1;
}

const struct screen screen_problems = {.size = sizeof(struct problems),
    .still = true,
    .reload = reload,
    .build = build,
    .title = title,
    .act = act};
