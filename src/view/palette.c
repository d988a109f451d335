/* SPDX-License-Identifier: MIT */
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

/* An answer's key needs its place, and moving is done at once. */
static bool
can_be_chosen(const struct key_row *r)
{
	return r->action != ACTION_DIGIT && r->action != ACTION_TIMES &&
	       r->action != ACTION_GO_PALETTE &&
	       (r->action < ACTION_UP || r->action > ACTION_BOTTOM);
}

/* The screens, or else the actions, that have the words with that rank. `heading` stands above the
 * first of all items. */
static void
add_rows(struct ui *ui, struct page *p, const struct query *q, enum search_rank rank, bool screens,
    const char *heading)
{
	const struct key_row *r;
	struct buf text = {0};
	char key[16], mark[24];

	for (size_t i = 0; (r = keys_row(i)) != NULL; i++) {
		enum screen_id to = keys_leads_to(r->action);

		if ((to != SCREEN_COUNT) != screens || !can_be_chosen(r) ||
		    !ui_offers(ui, r->action) || (r->screens & 1u << ui_called_from(ui)) == 0)
			continue;
		buf_clear(&text);
		if (to != SCREEN_COUNT)
			buf_printf(&text, "%s: ", keys_screens[to].name);
		topic_add_text(ui->topic, r->help, &text);
		const char *all = buf_str(&text);
		if (query_rank(q, &all, 1, 1) != rank)
			continue;
		if (heading != NULL)
			page_heading(p, heading);
		heading = NULL;
		page_indent(p, 2);
		page_item(p, (struct entity){TARGET_ROW, (uint32_t)i});
		keys_nth(r->action, ui_called_from(ui), 0, key);
		snprintf(mark, sizeof mark, "%-9s  ", key);
		page_mark(p, STYLE_KEY, mark);
		entry_add_marked(p, all, text.len, q);
		page_item_end(p);
	}
	page_indent(p, 0);
	buf_free(&text);
}

/* Those of the entries that were found with such a rank. */
static void
add_entries(struct ui *ui, struct page *p, const struct query *q, const struct search_found *found,
    size_t n, const char *heading)
{
	if (n > 0 && heading != NULL)
		page_heading(p, heading);
	page_indent(p, 2);
	for (size_t i = 0; i < n; i++)
		entry_add(p, ui->session, found[i].e, q);
	page_indent(p, 0);
}

/* What has all words as beginnings, by sections; then in one list what has them inside others or,
 * where there is nothing at all, what is near. On a wide screen the entries, or else what can be
 * done, stand beside the rest. */
static void
build(struct ui *ui, struct page *p)
{
	struct search_found found[ENTRIES];
	size_t n = 0, inner = 0;
	struct query q;

	query_parse(&q, buf_str(&palette_of(ui)->filter));
	if (q.count > 0)
		n = search_entities(ui->topic, &q, SEARCH_ALL_KINDS, found, ENTRIES);
	bool near = q.near; /* of entries there is nothing but what is near */
	q.near = false;
	while (inner < n && found[inner].rank >= SEARCH_BEGINS)
		inner++;
	if (ui_columns(ui) > 2)
		page_pair(p);
	add_rows(ui, p, &q, SEARCH_BEGINS, true, "Screens");
	if (q.count == 0)
		page_pair_next(p);
	add_rows(ui, p, &q, SEARCH_BEGINS, false, "What can be done");
	if (q.count > 0)
		page_pair_next(p);
	add_entries(ui, p, &q, found, inner, "Entries");
	for (enum search_rank rank = SEARCH_INNER; rank >= SEARCH_NEAR; rank--) {
		int before = page_items(p);

		if (rank == SEARCH_NEAR && (before > 0 || !near))
			break;
		q.near = rank == SEARCH_NEAR;
		for (int screens = 1; screens >= 0; screens--)
			add_rows(ui, p, &q, rank, screens,
			    page_items(p) == before ? entries_others(rank) : NULL);
		if (n > inner && found[inner].rank == rank)
			add_entries(ui, p, &q, found + inner, n - inner,
			    page_items(p) == before ? entries_others(rank) : NULL);
	}
	page_pair_end(p);
	if (n == ENTRIES)
		page_printf(p, STYLE_DIM, "There may be more; %s has them all.",
		    keys_screens[SCREEN_CONTENTS].name);
	if (page_items(p) == 0)
		page_paragraph(p, STYLE_TEXT, "Nothing here has all of these words.");
}

static struct entity
about(struct ui *ui)
{
	return (struct entity){TARGET_NONE, ui_called_from(ui)};
}

static void
layout(struct ui *ui, struct rect area)
{
	area.row++;
	area.height--;
	palette_of(ui)->pane.wide = ui_columns(ui) > 2;
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
	filter_clear(&x->filter, &x->pane);
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

static bool
refuses(struct ui *ui, enum action action)
{
	return action == ACTION_CHOOSE && palette_of(ui)->pane.item < 0;
}

/* Nothing is folded there, but a page that folds may have two columns. */
static void
begin(struct ui *ui)
{
	palette_of(ui)->pane.folds = true;
}

static void
end(struct ui *ui)
{
	buf_free(&palette_of(ui)->filter);
}

const struct screen screen_palette = {.size = sizeof(struct palette),
    .still = true,
    .begin = begin,
    .end = end,
    .build = build,
    .about = about,
    .layout = layout,
    .draw = draw,
    .type = type,
    .foot = foot,
    .act = act,
    .refuses = refuses};
