/* SPDX-License-Identifier: MIT */
/* The reader: one record or section with all that the topic says of it. */
#include "tell/facts.h"
#include "view/screen.h"

#include "tell/words.h"

struct reader {
	struct pane pane, preview;
	bool to_sources; /* shall go to the documents of what it shows */
};

static struct entity
about(struct ui *ui)
{
	return ui_here(ui)->entity;
}

static void
build(struct ui *ui, struct page *p)
{
	struct entity e = about(ui);

	if (e.kind >= ENTITY_KINDS) {
		page_printf(p, STYLE_TEXT,
		    "Nothing was read yet. %s shows everything this topic holds.",
		    ui_key_of(ui, ACTION_GO_CONTENTS));
		return;
	}
	const char *note = session_note_of(ui->session, e);
	if (session_keeps(ui->session, KEPT_MARKS, e))
		page_add(p, STYLE_STRONG, note[0] != '\0' ? "* Bookmarked. " : "* Bookmarked.");
	if (note[0] != '\0')
		page_printf(p, STYLE_QUOTE, "Your note: %s", note);
	page_break(p);
	if (ui_page_panes(ui) > 1)
		page_set_beside(p);
	facts_build(p, ui->session, e);
	if (e.kind == ENTITY_STEP)
		page_printf(
		    p, STYLE_STRONG, "%s begins the walk here.", ui_key_of(ui, ACTION_BEGIN));
}

static void
layout(struct ui *ui, struct rect area)
{
	struct reader *r = ui->data[SCREEN_READER];
	struct pane *p = &r->pane;

	ui_lay_out_page(ui, area);
	if (!r->to_sources)
		return;
	r->to_sources = false;
	if (pane_open_row(p, page_anchor_row(p->page)))
		ui_lay_out_page(ui, area);
	if (!pane_show_anchor(p))
		ui_say(ui, "No document is named for this.");
}

static void
what(struct ui *ui, struct buf *out)
{
	struct entity e = about(ui);

	if (e.kind < ENTITY_KINDS)
		buf_printf(out, "%s: %s", words_entity_kind(ui->topic, e.kind),
		    topic_entity_name(ui->topic, e));
}

/* What is selected, or else what was read last. */
void
act_read(struct ui *ui)
{
	struct entity e = ui_subject(ui);

	if (ui_screen(ui) == SCREEN_READER)
		return;
	for (size_t i = ui->at + 1; i-- > 0 && e.kind >= ENTITY_KINDS;)
		if (ui->history.items[i].screen == SCREEN_READER)
			e = ui->history.items[i].entity;
	ui_read(ui, e);
}

/* From a section to its source; of all else to the part of its page that has the documents. */
void
act_sources(struct ui *ui)
{
	struct reader *r = ui->data[SCREEN_READER];
	struct entity e = ui_subject(ui), source;

	if (e.kind >= ENTITY_KINDS) {
		ui_say(ui, "Select something to see its sources.");
		return;
	}
	if (ui_screen(ui) != SCREEN_READER) {
		ui_read(ui, e);
	} else if (e.kind == ENTITY_SECTION) {
		source = ui_source_of(ui, e.index);
		if (source.kind < ENTITY_KINDS)
			ui_read(ui, source);
	}
	r->to_sources = e.kind != ENTITY_SECTION && ui_screen(ui) == SCREEN_READER;
}

/* Not every page has documents, which may be in sight, nor every document a source. */
static bool
refuses(struct ui *ui, enum action action)
{
	const struct pane *p = ui_pane_of(ui, SCREEN_READER);
	int row = page_anchor_row(p->page);
	bool in_sight =
	    row >= p->top && row < p->top + p->area.height - 1 && page_fold_with(p->page, row) < 0;
	struct entity e = about(ui);

	if (action != ACTION_SOURCES)
		return false;
	if (e.kind != ENTITY_SECTION)
		return row < 0 || in_sight;
	return ui_source_of(ui, e.index).kind == TARGET_NONE;
}

static void
begin(struct ui *ui)
{
	ui_pane_of(ui, SCREEN_READER)->folds = true;
}

const struct screen screen_reader = {.band = true,
    .size = sizeof(struct reader),
    .panes = 2,
    .preview = 3,
    .begin = begin,
    .lines = true,
    .about = about,
    .build = build,
    .layout = layout,
    .what = what,
    .refuses = refuses,
    .subject = about};
