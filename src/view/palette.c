/* The palette: every screen, every action and every entry, found as one types, with its key beside
 * it. It acts on the screen that it was called from. */
#include "view/screen.h"

#include <stdio.h>

#include "view/entries.h"

#define ENTRIES 24 /* shown at most */

struct palette {
	struct pane pane;
	struct buf filter;
};

static struct palette *
palette_of(struct ui *ui)
{
	return ui->data[SCREEN_PALETTE];
}

/* It is only ever gone to from another screen. */
static enum screen_id
called_from(struct ui *ui)
{
	enum screen_id from = ui_came_from(ui);

	return from != SCREEN_COUNT ? from : SCREEN_WALK;
}

/* An answer's key needs its place, and moving is done at once. */
static bool
can_be_chosen(const struct key_row *r)
{
	return r->action != ACTION_DIGIT && r->action != ACTION_TIMES &&
	       r->action != ACTION_GO_PALETTE &&
	       (r->action < ACTION_UP || r->action > ACTION_BOTTOM);
}

static void
add_rows(struct ui *ui, struct page *p, const struct query *q, bool screens)
{
	const struct key_row *r;
	struct buf text = {0};
	char key[16], mark[24];
	bool any = false;

	for (size_t i = 0; (r = keys_row(i)) != NULL; i++) {
		enum screen_id to = keys_leads_to(r->action);

		buf_clear(&text);
		if (to != SCREEN_COUNT)
			buf_printf(&text, "%s: ", keys_screens[to].name);
		buf_adds(&text, r->help);
		if ((to != SCREEN_COUNT) != screens || !can_be_chosen(r) ||
		    !ui_offers(ui, r->action) || (r->screens & 1u << called_from(ui)) == 0 ||
		    !query_matches(q, buf_str(&text), text.len))
			continue;
		if (!any)
			page_heading(p, screens ? "Screens" : "What can be done");
		any = true;
		page_indent(p, 2);
		page_item(p, (struct entity){TARGET_ROW, (uint32_t)i});
		keys_nth(r->action, called_from(ui), 0, key);
		snprintf(mark, sizeof mark, "%-9s  ", key);
		page_mark(p, STYLE_KEY, mark);
		entry_add_marked(p, buf_str(&text), text.len, q);
		page_item_end(p);
	}
	page_indent(p, 0);
	buf_free(&text);
}

static void
add_entries(struct ui *ui, struct page *p, struct query *q)
{
	struct entity found[ENTRIES];
	size_t n = search_entities(ui_search(ui), q, found, ENTRIES);

	if (n > 0)
		page_heading(p, q->near ? "Nearest entries" : "Entries");
	page_indent(p, 2);
	for (size_t i = 0; i < n; i++)
		entry_add(p, ui->session, found[i], q);
	page_indent(p, 0);
	if (n == ENTRIES)
		page_printf(p, STYLE_DIM, "There may be more; %s has them all.",
		    keys_screens[SCREEN_CONTENTS].name);
}

static void
build(struct ui *ui, struct page *p)
{
	struct query q;

	query_parse(&q, buf_str(&palette_of(ui)->filter));
	add_rows(ui, p, &q, true);
	add_rows(ui, p, &q, false);
	if (q.count > 0)
		add_entries(ui, p, &q);
	if (page_items(p) == 0)
		page_paragraph(p, STYLE_TEXT, "Nothing here has all of these words.");
}

static struct entity
about(struct ui *ui)
{
	return (struct entity){TARGET_NONE, called_from(ui)};
}

static void
layout(struct ui *ui, struct rect area)
{
	area.row++;
	area.height--;
	ui_lay_out_page(ui, area);
}

static void
draw(struct ui *ui, struct canvas *c)
{
	ui_draw_panes(ui, c);
	filter_draw(ui, c, &palette_of(ui)->filter, &palette_of(ui)->pane,
	    "type words of a screen, of what to do, or of an entry");
}

/* Back to where it was called from, which nothing leads forward from. */
static void
close_palette(struct ui *ui)
{
	if (!ui_back(ui))
		ui_go(ui, SCREEN_WALK);
	ui->history.len = ui->at + 1;
}

void
act_palette(struct ui *ui)
{
	struct palette *x = palette_of(ui);

	if (ui_screen(ui) != SCREEN_PALETTE)
		ui_go(ui, SCREEN_PALETTE);
	buf_clear(&x->filter);
	pane_restore(&x->pane, 0, -1);
	ui->typing = true;
}

static bool
type(struct ui *ui, uint32_t key)
{
	struct palette *x = palette_of(ui);

	if (!ui->typing || key != KEY_CODE_ESCAPE)
		return filter_key(ui, &x->filter, &x->pane, key);
	close_palette(ui);
	return true;
}

static void
foot(const struct ui *ui, const char **enter, const char **escape)
{
	(void)ui;
	*enter = "go";
	*escape = "close";
}

static bool
act(struct ui *ui, enum action action, int place)
{
	struct entity e = pane_target(&palette_of(ui)->pane);

	(void)place;
	if (action == ACTION_BACK || action == ACTION_CANCEL || action == ACTION_LEAVE) {
		close_palette(ui);
		return true;
	}
	if (action != ACTION_CHOOSE)
		return false;
	if (e.kind != TARGET_ROW && e.kind >= ENTITY_KINDS)
		return true;
	close_palette(ui);
	if (e.kind == TARGET_ROW)
		ui->chosen = keys_row(e.index)->action;
	else
		ui_read(ui, e);
	return true;
}

static void
end(struct ui *ui)
{
	buf_free(&palette_of(ui)->filter);
}

const struct screen screen_palette = {.size = sizeof(struct palette),
    .still = true,
    .end = end,
    .build = build,
    .about = about,
    .layout = layout,
    .draw = draw,
    .type = type,
    .foot = foot,
    .act = act};
