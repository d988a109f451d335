/* SPDX-License-Identifier: MIT */
/* Columns: a page, and beside it what is selected there: what the topic says of it, then what its
 * documents say; and panes side by side, or one on a small screen. What is beside a page follows
 * the selection once keys pause. */
#include "tell/facts.h"
#include "view/screen.h"

#include <string.h>

void
ui_begin_previews(struct pane *beside, unsigned count)
{
	for (struct pane *p = beside; p < beside + count; p++)
		p->folds = p->follows = p->quiet = p->lines = true;
}

/* What is selected; beside a page that can be read, where that has no page, what is read itself,
 * and elsewhere what is nearest above. It is the page alone that tells, or else a change of the
 * size to and fro would lead to something else. */
static struct entity
previewed(struct ui *ui)
{
	const struct screen *here = ui->screens[ui_screen(ui)];
	const struct pane *p = ui_page_pane(ui);
	struct entity e = here->selected != NULL ? here->selected(ui) : pane_target(p);

	if (e.kind >= ENTITY_KINDS && ui_screen(ui) == SCREEN_READER)
		return ui_here(ui)->entity;
	for (int i = p->item - 1; e.kind >= ENTITY_KINDS && i >= 0; i--)
		e = page_target(p->page, i);
	return e.kind < ENTITY_KINDS ? e : (struct entity){TARGET_NONE, 0};
}

struct entity
ui_source_of(const struct ui *ui, uint32_t section)
{
	uint32_t source =
	    topic_document(ui->topic, topic_section(ui->topic, section)->document)->source;

	return source != NONE ? (struct entity){ENTITY_SOURCE, source}
			      : (struct entity){TARGET_NONE, 0};
}

/* True of what says the same whatever was answered. */
static bool
is_plain(struct entity e)
{
	return e.kind == ENTITY_SECTION || e.kind == ENTITY_SOURCE || e.kind == ENTITY_TERM ||
	       e.kind == ENTITY_DISAGREEMENT || e.kind == ENTITY_COMPLICATION;
}

void
ui_build_facts(struct ui *ui, struct page *p, struct entity e)
{
	if (ui_may_rank(ui) || is_plain(e))
		facts_build(p, ui->session, e);
	else
		facts_build_text(p, ui->topic, e);
}

/* Of a part of a document, which is read already, the document's source. */
static void
build_documents(struct ui *ui, struct page *p)
{
	struct entity e = previewed(ui);

	if (e.kind == ENTITY_SECTION)
		ui_build_facts(ui, p, ui_source_of(ui, e.index));
	else
		facts_build_documents(p, ui->topic, e);
}

static void
build_preview(struct ui *ui, struct page *p)
{
	if (ui_page_panes(ui) > 2)
		page_set_beside(p);
	ui_build_facts(ui, p, previewed(ui));
}

/* True if what is selected stands on the page already: beside it are its documents at once. */
static bool
is_read(struct ui *ui)
{
	return ui_screen(ui) == SCREEN_READER && entity_same(previewed(ui), ui_here(ui)->entity);
}

/* A list is narrow; a page has the larger half, and of that no more than a line of text may, unless
 * its rows are longer. */
static int
width_of_page(const struct ui *ui, unsigned panes, int width)
{
	const struct screen *here = ui->screens[ui_screen(ui)];
	int page = width * 3 / 5, list = panes == 2 ? 34 + (width - 80) / 3 : width / 4 + 6;

	if (here->least != NULL && here->least(ui) > list && here->least(ui) < page)
		list = here->least(ui);
	if (here->preview == 2)
		return list;
	if (here->wide)
		return page;
	page = page < 82 ? page : 82;
	return page > width / (int)panes ? page : width / (int)panes;
}

void
ui_lay_out_page(struct ui *ui, struct rect area)
{
	const struct screen *here = ui->screens[ui_screen(ui)];
	struct pane *panes = ui_page_pane(ui);
	unsigned n = ui_page_panes(ui);
	struct entity about = {TARGET_NONE, 0};
	int right = area.col + area.width;

	if (here->about != NULL)
		about = here->about(ui);
	if (n > 1)
		area.width = width_of_page(ui, n, area.width);
	ui_lay_out(ui, panes, area, here->still, about, here->build);
	for (unsigned i = 1; i < n; i++) {
		area.col += area.width + 1;
		area.width = (right - area.col - (int)(n - 1 - i)) / (int)(n - i);
		bool documents = i > 1 || is_read(ui);
		ui_lay_out(ui, &panes[i], area, documents, previewed(ui),
		    documents ? build_documents : build_preview);
	}
}

bool
ui_has_band(const struct ui *ui)
{
	const struct screen *here = ui->screens[ui_screen(ui)];

	if (here->own_band != NULL)
		return here->own_band(ui, NULL);
	return ui_may_rank(ui) && here->band &&
	       (ui_screen(ui) != SCREEN_READER || session_length(ui->session) > 0);
}

void
ui_lay_out_screen(struct ui *ui)
{
	const struct screen *here = ui->screens[ui_screen(ui)];
	struct pane *shown[SHOWN_PANES];
	static const struct query none;
	int top = 1 + ui_has_band(ui);

	(here->layout != NULL ? here->layout : ui_lay_out_page)(
	    ui, (struct rect){top, 0, ui->height - top - 1, ui->width});
	/* Pages that were built anew, or are kept from before, have the marks of another search. */
	for (unsigned i = 0; i < ui_shown(ui, shown); i++)
		page_find(shown[i]->page, shown[i] == ui->find_pane ? &ui->find : &none);
}

/* "Tab: So far, Text": the panes that wait behind the one that fills a small screen. */
static void
name_others(struct ui *ui, struct pane *const *shown, unsigned n, unsigned first, struct buf *out)
{
	struct buf title = {0};
	char key[16];

	buf_adds(out, keys_nth(ACTION_NEXT_PANE, ui_screen(ui), 0, key));
	for (unsigned i = 1; i < n; i++) {
		buf_clear(&title);
		ui->screens[ui_screen(ui)]->title(ui, shown[(first + i) % n], &title);
		buf_printf(out, "%s%.*s", i > 1 ? ", " : " ", (int)strcspn(buf_str(&title), ":,("),
		    buf_str(&title));
	}
	buf_free(&title);
}

void
ui_draw_panes(struct ui *ui, struct canvas *c)
{
	const struct screen *here = ui->screens[ui_screen(ui)];
	struct pane *shown[SHOWN_PANES], *focus = ui_pane(ui);
	unsigned n = ui_shown(ui, shown), first = 0;
	struct buf title = {0}, others = {0};
	bool one = ui_is_compact(ui);

	while (shown[first] != focus)
		first++;
	if (one && n > 1)
		name_others(ui, shown, n, first, &others);
	/* The pane with the focus is drawn last, so that the cursor stays on its selection. */
	for (unsigned i = one ? n : 1; i <= n; i++) {
		struct pane *p = shown[(first + i) % n];

		buf_clear(&title);
		if (n > 1 && here->title != NULL) /* else it stands above */
			here->title(ui, p, &title);
		pane_draw(p, c, buf_str(&title), buf_str(&others), p == focus);
		if (!one && p->area.col + p->area.width < ui->width)
			pane_draw_divider(p, c, p->area.height);
	}
	buf_free(&title);
	buf_free(&others);
}
