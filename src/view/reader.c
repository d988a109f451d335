/* The reader: one record or section with all that the topic says of it. */
#include "tell/facts.h"
#include "view/screen.h"

#include <stdio.h>

#include "tell/words.h"

#define READING_WIDTH 100 /* longer lines are hard to read */

/* What the user left here. */
static void
add_kept(struct ui *ui, struct page *p, struct entity e)
{
	const char *note = session_note_of(ui->session, e);

	if (session_is_marked(ui->session, e))
		page_add(p, STYLE_STRONG, note[0] != '\0' ? "* Marked. " : "* Marked.");
	if (note[0] != '\0')
		page_printf(p, STYLE_QUOTE, "Your note: %s", note);
	page_break(p);
}

static void
go_to_sources(struct ui *ui)
{
	if (ui->to_sources && !pane_show_anchor(&ui->reader))
		ui_say(ui, "No document is named for this.");
	ui->to_sources = false;
}

static void
layout(struct ui *ui, struct rect area)
{
	struct entity e = ui_here(ui)->entity;

	if (!pane_begin(&ui->reader, area, ui_stamp(ui, e.kind, e.index), ui->ascii)) {
		go_to_sources(ui);
		return;
	}
	page_begin(ui->reader.page, area.width - 2 < READING_WIDTH ? area.width - 2 : READING_WIDTH,
	    ui->ascii);
	if (e.kind < ENTITY_KINDS) {
		add_kept(ui, ui->reader.page, e);
		facts_build(ui->reader.page, ui->session, e);
	} else
		page_printf(ui->reader.page, STYLE_TEXT,
		    "Nothing was read yet. %s shows everything this topic holds.",
		    ui_key_of(ui, ACTION_GO_CONTENTS));
	pane_end(&ui->reader);
	go_to_sources(ui);
}

static void
draw(struct ui *ui, struct canvas *c)
{
	struct entity e = ui_here(ui)->entity;
	char title[192];

	if (e.kind < ENTITY_KINDS)
		snprintf(title, sizeof title, "%s: %s", words_entity_kind(e.kind),
		    topic_entity_name(ui->topic, e));
	else
		snprintf(title, sizeof title, "Read");
	pane_draw(&ui->reader, c, title, true);
}

static bool
act(struct ui *ui, enum action action, uint32_t key)
{
	(void)key;
	return pane_act(&ui->reader, action);
}

static struct pane *
pane(struct ui *ui)
{
	return &ui->reader;
}

const struct screen screen_reader = {layout, draw, act, NULL, pane};
