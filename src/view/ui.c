/* SPDX-License-Identifier: MIT */
/* What screens call: to another screen and back, answers, panes, what the foot says. Invariant: the
 * history holds at least one visit, and ui->at is one of them. */
#include "view/screen.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/alloc.h"
#include "base/file.h"
#include "base/text.h"
#include "tell/words.h"

#define HISTORY_LIMIT 256
#define TWO 60 /* columns of the terminal for two of ours */
#define THREE 112
#define FOUR 184
#define LOW 18 /* rows */

void
ui_each_pane(struct ui *ui, void (*what)(struct pane *p))
{
	for (unsigned i = 0; i < SCREEN_COUNT; i++) {
		struct pane *panes = ui->data[i];

		for (unsigned k = 0; k == 0 || k < ui->screens[i]->panes; k++)
			what(&panes[k]);
	}
}

struct search *
ui_search(struct ui *ui)
{
	if (ui->search == NULL)
		ui->search = search_new(ui->topic);
	return ui->search;
}

void
ui_keep(struct ui *ui)
{
	struct entity e = ui_here(ui)->entity;

	session_set_place(ui->session, keys_screens[ui_screen(ui)].name,
	    e.kind < ENTITY_KINDS ? e : (struct entity){ENTITY_KINDS, 0});
}

/* A grade of progress that was lost stays so, whatever is saved after it. */
void
ui_saved(struct ui *ui, enum ui_save what, int status, const struct error *why)
{
	if (status != 0)
		ui_say(ui, "%s", why->text);
	bool failed = status < 0 && !file_is_written(status);
	if (!failed && what == SAVE_PROGRESS)
		return;
	free(ui->unsaved[what]);
	ui->unsaved[what] = failed ? xstrdup(why->text) : NULL;
}

const char *
ui_unsaved(const struct ui *ui)
{
	/* a session that has its file is saved once more at the end */
	for (int i = ui->set.session_path != NULL ? SAVE_WALK + 1 : 0; i < SAVES; i++)
		if (ui->unsaved[i] != NULL)
			return ui->unsaved[i];
	return NULL;
}

enum screen_id
ui_screen(const struct ui *ui)
{
	return ui->history.items[ui->at].screen;
}

struct visit *
ui_here(struct ui *ui)
{
	return &ui->history.items[ui->at];
}

unsigned
ui_columns(const struct ui *ui)
{
	if (ui->set.linear || ui->set.slow || ui->width < TWO || ui->height < LOW)
		return 1;
	return ui->width < THREE ? 2 : ui->width < FOUR ? 3 : 4;
}

bool
ui_is_compact(const struct ui *ui)
{
	return ui_columns(ui) == 1;
}

bool
ui_offers(const struct ui *ui, enum action action)
{
	return action != ACTION_GO_FIGURE || topic_figure_count(ui->topic) > 0;
}

struct pane *
ui_page_pane(struct ui *ui)
{
	const struct screen *here = ui->screens[ui_screen(ui)];

	return here->page != NULL ? here->page(ui) : ui_pane_of(ui, ui_screen(ui));
}

unsigned
ui_page_panes(const struct ui *ui)
{
	const struct screen *here = ui->screens[ui_screen(ui)];
	unsigned columns = ui_columns(ui), panes;

	if (here->preview == 0 || columns < here->preview)
		return 1;
	panes = columns - here->preview + 2;
	return panes < here->panes ? panes : here->panes;
}

void
ui_say(struct ui *ui, const char *format, ...)
{
	struct buf said = {0};
	va_list ap;

	va_start(ap, format);
	buf_vprintf(&said, format, ap);
	va_end(ap);
	size_t len = text_fit_bytes(buf_str(&said), said.len, sizeof ui->message - 1);
	memcpy(ui->message, buf_str(&said), len);
	ui->message[len] = '\0';
	buf_free(&said);
}

void
ui_confirm(struct ui *ui, void (*yes)(struct ui *ui), const char *format, ...)
{
	va_list ap;

	va_start(ap, format);
	vsnprintf(ui->confirm.text, sizeof ui->confirm.text, format, ap);
	va_end(ap);
	ui->confirm.yes = yes;
	ui->confirm.save = NULL;
}

const char *
ui_key_of(struct ui *ui, enum action action)
{
	return keys_nth(action, ui_screen(ui), 0, ui->key_name);
}

struct pane *
ui_place_pane(struct ui *ui)
{
	struct pane *page = ui_page_pane(ui);

	return ui->screens[ui_screen(ui)]->preview > 0 && page != NULL ? page : ui_pane(ui);
}

void
ui_note_place(struct ui *ui)
{
	struct pane *p = ui_place_pane(ui);
	struct visit *v = ui_here(ui);

	v->place = page_place(p->page, p->top);
	v->item = page_item_number(p->page, p->item);
	v->open = p->open;
	v->shut = p->shut;
}

static void
leave_place(struct ui *ui)
{
	ui_note_place(ui);
	ui->typing = false;
	ui->find.count = 0;
	ui->find_row = -1;
}

/* Only the reader shows different things at different visits; other panes keep their own place. */
static void
go_to_visit(struct ui *ui, size_t at)
{
	struct visit *v = &ui->history.items[at];

	ui->at = at;
	if (v->screen != SCREEN_READER)
		return;
	struct pane *p = ui_pane_of(ui, SCREEN_READER);
	pane_restore(p, v->place, v->item);
	p->open = v->open;
	p->shut = v->shut;
}

/* What there was to go forward to is gone. */
static void
push(struct ui *ui, struct visit v)
{
	ui->history.len = ui->at + 1;
	if (ui->history.len >= HISTORY_LIMIT) {
		memmove(ui->history.items, ui->history.items + 1,
		    (ui->history.len - 1) * sizeof *ui->history.items);
		ui->history.len--;
	}
	vec_push(&ui->history, v);
	ui->at = ui->history.len - 1;
}

bool
ui_may_rank(const struct ui *ui)
{
	return !ui->set.present || ui->revealed;
}

/* Says so of a screen that tells what fits before that is revealed. */
static bool
is_refused(struct ui *ui, enum screen_id screen)
{
	if (ui_may_rank(ui) || (ON_RANKED & 1u << screen) == 0)
		return false;
	ui_say(ui, "Not yet: that would show what fits before it is revealed.");
	return true;
}

static void
visit(struct ui *ui, enum screen_id screen, struct entity entity)
{
	struct visit v = {.screen = screen, .entity = entity, .item = -1};

	if (is_refused(ui, screen))
		return;
	leave_place(ui);
	push(ui, v);
	if (ui->screens[screen]->preview > 0 && ui_page_pane(ui) != NULL)
		ui->focus[screen] = 0;
	ui->held = false;
	go_to_visit(ui, ui->history.len - 1);
}

void
ui_go(struct ui *ui, enum screen_id screen)
{
	if (screen == SCREEN_WALK && ui->set.present)
		screen = SCREEN_PRESENT;
	if (screen != ui_screen(ui))
		visit(ui, screen, (struct entity){TARGET_NONE, 0});
}

void
ui_read(struct ui *ui, struct entity entity)
{
	visit(ui, SCREEN_READER, entity);
}

/* Where the user came to this screen. */
static size_t
visit_begin(const struct ui *ui)
{
	size_t at = ui->at;

	while (at > 0 && ui->history.items[at].within)
		at--;
	return at;
}

enum screen_id
ui_came_from(const struct ui *ui)
{
	size_t at = visit_begin(ui);

	return at > 0 ? ui->history.items[at - 1].screen : SCREEN_COUNT;
}

enum screen_id
ui_called_from(const struct ui *ui)
{
	enum screen_id from = ui_came_from(ui);

	return from != SCREEN_COUNT ? from : SCREEN_WALK;
}

/* To a visit of the history; false if that is refused. */
static bool
visit_again(struct ui *ui, size_t at)
{
	if (is_refused(ui, ui->history.items[at].screen))
		return false;
	leave_place(ui);
	go_to_visit(ui, at);
	return true;
}

bool
ui_back(struct ui *ui)
{
	size_t from = visit_begin(ui);

	if (from > 0)
		visit_again(ui, from - 1);
	return from > 0;
}

bool
ui_jump(struct ui *ui, int step)
{
	if (step < 0 ? ui->at == 0 : ui->at + 1 >= ui->history.len)
		return false;
	if (visit_again(ui, ui->at + (size_t)step))
		pane_restore(ui_place_pane(ui), ui_here(ui)->place, ui_here(ui)->item);
	return true;
}

void
ui_push_jump(struct ui *ui)
{
	struct visit v = *ui_here(ui);

	v.within = true;
	if (ui_screen(ui) != SCREEN_PALETTE)
		push(ui, v);
}

void
ui_note_jump(struct ui *ui)
{
	ui_note_place(ui);
	ui_push_jump(ui);
}

void
ui_changed(struct ui *ui)
{
	ui->change++;
	ui->held = false;
	ui->focus[SCREEN_WALK] = 0;
}

void
ui_answer(struct ui *ui, uint32_t question, uint32_t answer)
{
	if (!session_answer(ui->session, question, answer))
		return;
	ui_changed(ui);
	if (session_now(ui->session).question != NONE)
		return;
	pane_restore(ui_pane_of(ui, SCREEN_OUTCOME), 0, -1);
	ui_go(ui, SCREEN_OUTCOME);
}

uint32_t
ui_answer_meant(const struct ui *ui, uint32_t question, enum action action, int place)
{
	bool none = topic_has_answer(topic_question(ui->topic, question), ANSWER_NONE);
	bool yes_no = topic_question(ui->topic, question)->kind == QUESTION_YES_NO;

	switch (action) {
	case ACTION_UNSURE:
		return ANSWER_UNSURE;
	case ACTION_NO:
		return none ? ANSWER_NONE : ANSWER_UNASKED;
	case ACTION_YES:
		return yes_no ? ANSWER_FIRST : ANSWER_UNASKED;
	default:
		return words_answer_at(ui->topic, question, (uint32_t)place);
	}
}

struct pane *
ui_pane_of(struct ui *ui, enum screen_id screen)
{
	return ui->data[screen];
}

unsigned
ui_shown(struct ui *ui, struct pane *out[SHOWN_PANES])
{
	const struct screen *here = ui->screens[ui_screen(ui)];

	if (here->shown != NULL)
		return here->shown(ui, out);
	for (unsigned i = 0; i < ui_page_panes(ui); i++)
		out[i] = ui_pane_of(ui, ui_screen(ui)) + i;
	return ui_page_panes(ui);
}

struct pane *
ui_pane(struct ui *ui)
{
	struct pane *shown[SHOWN_PANES];
	unsigned n = ui_shown(ui, shown), focus = ui->focus[ui_screen(ui)];

	return shown[focus < n ? focus : 0];
}

struct entity
ui_subject(struct ui *ui)
{
	const struct screen *here = ui->screens[ui_screen(ui)];
	struct entity e = here->subject != NULL ? here->subject(ui) : pane_target(ui_pane(ui));

	return e.kind < ENTITY_KINDS ? e : (struct entity){ENTITY_KINDS, 0};
}

void
ui_lay_out(struct ui *ui, struct pane *p, struct rect area, bool still, struct entity about,
    void (*build)(struct ui *ui, struct page *p))
{
	struct stamp stamp = {still ? 0 : 1 + 2 * ui->change + ui_may_rank(ui), about};

	p->beside = area.width < ui->width;
	if (ui->held && p->follows && p->built && area.row == p->area.row &&
	    area.col == p->area.col && area.width == p->area.width && area.height == p->area.height)
		return;
	if (!pane_begin(p, area, stamp, ui->set.ascii))
		return;
	do
		build(ui, p->page);
	while (!pane_end(p, ui->set.ascii));
}
