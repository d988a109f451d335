/* SPDX-License-Identifier: MIT */
/* What hands know from pagers and editors: counts, marks, jumps, a copy of the page, and the page
 * in another program. Marks and jumps hold places as the history does. */
#include "view/screen.h"

#include "base/text.h"
#include "tell/forms.h"

#define COUNT_LIMIT 999u
#define COPY_LIMIT (32u * 1024) /* bytes: terminals drop more than about 74,000 once encoded */
#define ON_ENTRIES (ON(CONTENTS) | ON(FINDINGS) | ON(TREE) | ON(FIGURE))

/* The digits of the row in their order are those of a number, 0 the last. */
void
act_times(struct ui *ui)
{
	unsigned more = 10 * ui->count + (unsigned)(ui->place + 1) % 10;

	ui->count = more <= COUNT_LIMIT ? more : COUNT_LIMIT;
	if (ui->count > 0)
		ui_say(ui, "%u", ui->count);
}

void
act_older(struct ui *ui)
{
	if (!ui_jump(ui, -1))
		ui_say(ui, "This is where you began.");
}

void
act_letter(struct ui *ui)
{
	ui->letter = ui->action;
	ui_say(ui, ui->action == ACTION_MARK ? "A letter marks this place."
					     : "To the mark of which letter?");
}

static void
set_mark(struct ui *ui, uint32_t i)
{
	ui_note_place(ui);
	ui->mark[i] = *ui_here(ui);
	ui->marked[i] = true;
	ui_say(ui, "Marked; %s and the letter leads back here.", ui_key_of(ui, ACTION_TO_MARK));
}

static void
go_to_mark(struct ui *ui, const struct visit *m)
{
	if (m->screen == SCREEN_READER && m->entity.kind < ENTITY_KINDS)
		ui_read(ui, m->entity);
	else if (m->screen == ui_screen(ui))
		ui_note_jump(ui);
	else
		ui_go(ui, m->screen);
	if (m->screen == ui_screen(ui)) /* else it is refused */
		pane_restore(ui_place_pane(ui), m->place, m->item);
}

void
habits_letter(struct ui *ui, uint32_t key)
{
	bool goes = ui->letter == ACTION_TO_MARK;
	bool lower = key >= 'a' && key <= 'z', upper = key >= 'A' && key <= 'Z';

	ui->letter = ACTION_NONE;
	if (goes && keys_action(key, ui_screen(ui)) == ACTION_TO_MARK) {
		act_older(ui);
		return;
	}
	if (!lower && !upper) {
		ui_say(ui, "Marks are letters.");
		return;
	}
	uint32_t i = lower ? key - 'a' : key - 'A' + 26;
	if (!goes)
		set_mark(ui, i);
	else if (ui->marked[i])
		go_to_mark(ui, &ui->mark[i]);
	else
		ui_say(ui, "There is no mark %c.", (char)key);
}

/* In a list what is selected, with all that the topic says of it; else the page, with nothing
 * folded. An image may hold what acts on a terminal, and a pager or who pastes would pass it on. */
static void
write_here(struct ui *ui, const struct form *form)
{
	const struct screen *here = ui->screens[ui_screen(ui)];
	struct entity e = ui_subject(ui);
	struct page *p = page_new();
	struct buf raw = {0};

	page_begin(p, 80, ui->set.ascii);
	buf_clear(&ui->handed);
	if ((ON_ENTRIES & 1u << ui_screen(ui)) != 0 && e.kind < ENTITY_KINDS)
		ui_build_facts(ui, p, e);
	else if (here->build != NULL && ui_page_pane(ui) != NULL)
		here->build(ui, p);
	page_fold_end(p);
	form_write(form, page_rows(p) > 0 ? p : ui_pane(ui)->page, "", &raw);
	text_filter(&ui->handed, buf_str(&raw), raw.len, NULL);
	buf_free(&raw);
	page_free(p);
}

void
act_hand_out(struct ui *ui)
{
	bool copy = ui->action == ACTION_COPY;
	struct buf *b = &ui->handed;

	write_here(ui, form_named(copy ? "lines" : "cells"));
	ui->hand_out = copy ? HAND_COPY : HAND_PAGER;
	if (!copy)
		return;
	ui_say(ui, b->len <= COPY_LIMIT ? "Copied, if this terminal has a clipboard."
					: "Copied its beginning; a clipboard takes no more.");
	if (b->len <= COPY_LIMIT)
		return;
	b->len = text_fit_bytes(b->data, b->len, COPY_LIMIT);
	b->data[b->len] = '\0';
}
