/* What is wrong in the tables while they are watched: the compiler's diagnostics, to go through. */
#include "view/screen.h"

#include "tell/words.h"

static void
add_problem(struct ui *ui, struct page *p, uint32_t i)
{
	const struct diag *d = diags_get(ui->diags, i);
	enum style style = d->message->level == DIAG_ERROR ? STYLE_WARNING : STYLE_STRONG;

	page_indent(p, 2);
	page_item(p, (struct entity){TARGET_ROW, i});
	page_printf(p, style, "%s: ", diag_level_name(d->message->level));
	page_add(p, STYLE_TEXT, d->text);
	page_break(p);
	if (d->place.line > 0)
		page_printf(p, STYLE_SOURCE, "%s:%u:%u", d->place.path, (unsigned)d->place.line,
		    (unsigned)d->place.column);
	else
		page_add(p, STYLE_SOURCE, d->place.path != NULL ? d->place.path : "");
	if (ui->explained == i + 1)
		page_printf(p, STYLE_DIM, " %s", d->message->help);
	page_item_end(p);
}

/* "1 error, 2 notes": how many of each level there are. */
static void
add_counts(const struct ui *ui, struct buf *out)
{
	int level;

	for (level = DIAG_ERROR; ui->diags != NULL && level >= DIAG_NOTE; level--) {
		unsigned n = (unsigned)diags_count_level(ui->diags, (enum diag_level)level);

		if (n > 0)
			buf_printf(out, "%s%u %s%s", out->len > 0 ? ", " : "", n,
			    diag_level_name((enum diag_level)level), n == 1 ? "" : "s");
	}
}

/* An author looks for errors first, wherever they stand among the notes. */
void
problems_select_worst(struct ui *ui)
{
	size_t i, worst = 0, count = ui->diags != NULL ? diags_count(ui->diags) : 0;

	for (i = 0; i < count; i++)
		if (diags_get(ui->diags, i)->message->level >
		    diags_get(ui->diags, worst)->message->level)
			worst = i;
	pane_restore(&ui->problems, 0, (int)worst);
	ui->problems.centre = true;
}

static void
layout(struct ui *ui, struct rect area)
{
	struct page *p = ui->problems.page;
	uint32_t i, count = ui->diags != NULL ? (uint32_t)diags_count(ui->diags) : 0;

	if (!pane_begin(
		&ui->problems, area, (struct stamp){ui->diags_change, {TARGET_NONE, 0}}, ui->ascii))
		return;
	for (i = 0; i < count; i++)
		add_problem(ui, p, i);
	page_indent(p, 0);
	if (count == 0)
		page_paragraph(p, STYLE_TEXT,
		    ui->watched ? "The tables compile without a word."
				: "No tables are watched: start with --watch FOLDER.");
	pane_end(&ui->problems);
}

static void
draw(struct ui *ui, struct canvas *c)
{
	struct buf counts = {0}, title = {0};

	add_counts(ui, &counts);
	buf_printf(&title, "Problems: %s", counts.len > 0 ? buf_str(&counts) : "none");
	pane_draw(&ui->problems, c, buf_str(&title), true);
	buf_free(&counts);
	buf_free(&title);
}

static bool
act(struct ui *ui, enum action action, uint32_t key)
{
	struct entity e = pane_target(&ui->problems);

	(void)key;
	if (action != ACTION_OPEN && action != ACTION_EDIT)
		return pane_act(&ui->problems, action);
	if (e.kind == TARGET_ROW && action == ACTION_EDIT) {
		ui->edited = e.index + 1;
	} else if (e.kind == TARGET_ROW) {
		ui->explained = ui->explained == e.index + 1 ? 0 : e.index + 1;
		ui->diags_change++;
	}
	return true;
}

static struct pane *
pane(struct ui *ui)
{
	return &ui->problems;
}

const struct screen screen_problems = {layout, draw, act, NULL, pane};
