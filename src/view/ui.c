/* The browser's state: which screen is shown, where the user has been, what a key does that no
 * screen wants. Invariant: the history holds at least one visit, and ui->at is one of them. */
#include "view/ui.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "view/outline.h"
#include "view/screen.h"

#define HISTORY_LIMIT 256
#define COMPACT_WIDTH 72
#define COMPACT_HEIGHT 18

static const struct screen *const screens[SCREEN_COUNT] = {
    [SCREEN_WALK] = &screen_walk,
    [SCREEN_OUTCOME] = &screen_outcome,
    [SCREEN_PATH] = &screen_path,
    [SCREEN_READER] = &screen_reader,
    [SCREEN_CONTENTS] = &screen_contents,
    [SCREEN_HELP] = &screen_help,
    [SCREEN_FINDINGS] = &screen_findings,
    [SCREEN_COMPARE] = &screen_compare,
    [SCREEN_TREE] = &screen_tree,
    [SCREEN_PROBLEMS] = &screen_problems,
    [SCREEN_PRACTICE] = &screen_practice,
    [SCREEN_PRESENT] = &screen_present,
};

/* Every pane, for what is done to all of them. */
static void
each_pane(struct ui *ui, void (*what)(struct pane *p))
{
	struct pane *all[] = {&ui->question, &ui->so_far, &ui->text, &ui->outcome, &ui->reader,
	    &ui->path, &ui->contents, &ui->help, &ui->findings, &ui->compare, &ui->tree,
	    &ui->problems, &ui->whatif};
	size_t i;

	for (i = 0; i < sizeof all / sizeof *all; i++)
		what(all[i]);
	for (i = 0; i < PRACTICE_PANES; i++)
		what(&ui->practice[i]);
	what(&ui->presented);
}

/* Where a saved session was left, else the outcome if the walk has ended. */
static void
go_to_place(struct ui *ui)
{
	struct entity e;
	const char *place = session_place(ui->session, &e);
	unsigned i;

	if (place[0] == '\0' && session_length(ui->session) > 0 &&
	    session_now(ui->session).question == NONE)
		ui_go(ui, SCREEN_OUTCOME);
	for (i = 0; place[0] != '\0' && i < SCREEN_COUNT; i++) {
		if (strcmp(place, keys_screen_name((enum screen_id)i)) != 0)
			continue;
		if (i == SCREEN_READER && e.kind < ENTITY_KINDS)
			ui_read(ui, e);
		else
			ui_go(ui, (enum screen_id)i);
	}
}

void
ui_keep(struct ui *ui)
{
	struct entity e = ui_here(ui)->entity;

	session_set_place(ui->session, keys_screen_name(ui_screen(ui)),
	    e.kind < ENTITY_KINDS ? e : (struct entity){ENTITY_KINDS, 0});
}

struct ui *
ui_new(struct session *s, int width, int height, const struct ui_options *o)
{
	struct ui *ui = xcalloc(1, sizeof *ui);
	struct visit first = {SCREEN_WALK, {TARGET_NONE, 0}, 0, -1};
	int i;

	ui->session = s;
	ui->topic = session_topic(s);
	ui->width = width;
	ui->height = height;
	ui->ascii = o->ascii;
	ui->linear = o->linear;
	if (o->linear)
		glyphs_set_linear();
	ui->mouse = o->mouse;
	ui->find_row = -1;
	ui->watched = o->watched;
	ui->diags = o->diags;
	if (o->diags != NULL)
		diags_sort(o->diags);
	ui->session_path = o->session_path != NULL ? xstrdup(o->session_path) : NULL;
	vec_push(&ui->history, first);
	ui->notice = page_new();
	each_pane(ui, pane_init);
	desk_new(ui, o->seed);
	present_new(ui);
	ui->presenting = o->present;
	ui->history.items[0].screen = o->present ? SCREEN_PRESENT : SCREEN_WALK;
	for (i = 0; i < PRACTICE_PANES; i++)
		ui->practice[i].quiet = true;
	ui->so_far.quiet = ui->text.quiet = ui->whatif.quiet = true;
	ui->text.lines = ui->reader.lines = ui->help.lines = ui->whatif.lines = true;
	if (!o->present)
		go_to_place(ui);
	return ui;
}

void
ui_free(struct ui *ui)
{
	if (ui == NULL)
		return;
	page_free(ui->notice);
	each_pane(ui, pane_free);
	desk_free(ui);
	present_free(ui);
	outline_free(ui->outline);
	diags_free(ui->diags);
	vec_free(&ui->history);
	buf_free(&ui->filter);
	buf_free(&ui->line);
	search_free(ui->search);
	free(ui->session_path);
	free(ui);
}

void
ui_resize(struct ui *ui, int width, int height)
{
	ui->width = width > 0 ? width : 1;
	ui->height = height > 0 ? height : 1;
}

bool
ui_done(const struct ui *ui)
{
	return ui->done;
}

bool
ui_redraw(struct ui *ui)
{
	bool wanted = ui->redraw;

	ui->redraw = false;
	return wanted;
}

bool
ui_edit(struct ui *ui, struct diag_place *at)
{
	uint32_t i = ui->edited;

	ui->edited = 0;
	if (i == 0 || ui->diags == NULL || i > diags_count(ui->diags))
		return false;
	*at = diags_get(ui->diags, i - 1)->place;
	return at->path != NULL;
}

void
ui_tell(struct ui *ui, const char *text)
{
	ui_say(ui, "%s", text);
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

bool
ui_is_compact(const struct ui *ui)
{
	return ui->linear || ui->width < COMPACT_WIDTH || ui->height < COMPACT_HEIGHT;
}

static bool
is_too_small(const struct ui *ui)
{
	return ui->width < UI_MIN_WIDTH || ui->height < UI_MIN_HEIGHT;
}

struct stamp
ui_stamp(const struct ui *ui, uint32_t kind, uint32_t index)
{
	return (struct stamp){ui->change, {kind, index}};
}

void
ui_say(struct ui *ui, const char *format, ...)
{
	va_list ap;

	va_start(ap, format);
	vsnprintf(ui->message, sizeof ui->message, format, ap);
	va_end(ap);
}

const char *
ui_key_of(struct ui *ui, enum action action)
{
	return keys_first(action, ui_screen(ui), ui->key_name);
}

static const struct screen *
here(struct ui *ui)
{
	return screens[ui_screen(ui)];
}

static void
remember_place(struct ui *ui)
{
	struct pane *p = here(ui)->pane(ui);
	struct visit *v = ui_here(ui);

	v->place = page_place(p->page, p->top);
	v->item = p->item;
	ui->typing = false;
	ui->find.count = 0;
	ui->find_row = -1;
}

/* Only the reader shows different things at different visits; other panes keep their own place. */
static void
restore_place(struct ui *ui)
{
	struct visit *v = ui_here(ui);

	if (v->screen == SCREEN_READER)
		pane_restore(&ui->reader, v->place, v->item);
}

static void
visit(struct ui *ui, enum screen_id screen, struct entity entity)
{
	struct visit v = {screen, entity, 0, -1};

	if (present_hides(ui) && (ON_RANKED & 1u << screen) != 0) {
		ui_say(ui, "Not yet: that would show what fits before it is revealed.");
		return;
	}
	remember_place(ui);
	ui->history.len = ui->at + 1;
	if (ui->history.len >= HISTORY_LIMIT) {
		memmove(ui->history.items, ui->history.items + 1,
		    (ui->history.len - 1) * sizeof *ui->history.items);
		ui->history.len--;
	}
	vec_push(&ui->history, v);
	ui->at = ui->history.len - 1;
	restore_place(ui);
}

void
ui_go(struct ui *ui, enum screen_id screen)
{
	if (screen == SCREEN_WALK && ui->presenting)
		screen = SCREEN_PRESENT;
	if (screen != ui_screen(ui))
		visit(ui, screen, (struct entity){TARGET_NONE, 0});
}

void
ui_read(struct ui *ui, struct entity entity)
{
	visit(ui, SCREEN_READER, entity);
}

bool
ui_back(struct ui *ui)
{
	if (ui->at == 0)
		return false;
	remember_place(ui);
	ui->at--;
	restore_place(ui);
	return true;
}

bool
ui_forward(struct ui *ui)
{
	if (ui->at + 1 >= ui->history.len) {
		return false;
	}
	remember_place(ui);
	ui->at++;
	restore_place(ui);
	return true;
}

struct pane *
ui_pane(struct ui *ui)
{
	return here(ui)->pane(ui);
}

struct entity
ui_subject(struct ui *ui)
{
	struct entity e = pane_target(ui_pane(ui));

	if (ui_screen(ui) == SCREEN_READER)
		e = ui_here(ui)->entity;
	else if (ui_screen(ui) == SCREEN_WALK)
		e = ui->text.stamp.subject;
	else if (ui_screen(ui) == SCREEN_TREE)
		e = tree_subject(ui);
	else if (e.kind == TARGET_PATH && e.index < session_length(ui->session))
		e = (struct entity){ENTITY_QUESTION, session_question(ui->session, e.index)};
	return e.kind < ENTITY_KINDS ? e : (struct entity){ENTITY_KINDS, 0};
}

static void
keep(struct pane *p)
{
	if (p->built)
		pane_restore(p, page_place(p->page, p->top), p->item);
}

void
ui_refresh_panes(struct ui *ui)
{
	each_pane(ui, keep);
}

static void
stale(struct pane *p)
{
	p->stamp.change = UINT64_MAX;
}

void
ui_rebuild(struct ui *ui)
{
	each_pane(ui, stale);
}

static void
layout(struct ui *ui)
{
	here(ui)->layout(ui, (struct rect){1, 0, ui->height - 2, ui->width});
	if (ui->find.count > 0)
		page_find(ui_pane(ui)->page, &ui->find);
}

void
ui_key(struct ui *ui, uint32_t key)
{
	enum action action;

	ui->message[0] = '\0';
	if (is_too_small(ui)) {
		ui->done = key == 'q' || key == 'Q';
		return;
	}
	if (ui->confirm != CONFIRM_NONE) {
		ui_confirm(ui, key);
		return;
	}
	layout(ui);
	if (ui->prompt != PROMPT_NONE) {
		prompt_key(ui, key);
		return;
	}
	if (here(ui)->type != NULL && here(ui)->type(ui, key))
		return;
	action = keys_action(key, ui_screen(ui));
	if (action == ACTION_NONE)
		ui_say(ui, "No such key here; %s shows the keys.", ui_key_of(ui, ACTION_GO_HELP));
	else if (!here(ui)->act(ui, action, key))
		ui_act(ui, action);
}

void
ui_draw(struct ui *ui, struct canvas *c)
{
	if (canvas_width(c) != ui->width || canvas_height(c) != ui->height)
		canvas_resize(c, ui->width, ui->height);
	else
		canvas_clear(c);
	if (is_too_small(ui)) {
		frame_draw_small(ui, c);
		return;
	}
	layout(ui);
	here(ui)->draw(ui, c);
	frame_draw(ui, c);
}
