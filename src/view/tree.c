/* SPDX-License-Identifier: MIT */
/* The whole compiled tree as an outline: each branch with its answer, how often it is taken, and
 * what it leads to. */
#include "view/screen.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "tell/path.h"
#include "tell/words.h"
#include "reason/outline.h"

#define INDENT_MOST 24 /* columns; deeper branches stand there with their depth */

struct tree {
	struct pane pane, preview;
	struct outline *outline; /* made when it is first shown */
	uint64_t change;         /* that of the ui when it was opened last */
};

static struct tree *
tree_of(struct ui *ui)
{
	return ui->data[SCREEN_TREE];
}

/* Where a row stands to the walk that is under way. */
enum way { WAY_OFF, WAY_GONE, WAY_HERE };

/* How often the branch is taken, its answer, and whether the walk came this way. */
static void
add_branch(struct page *p, const struct topic *t, uint32_t question, const struct outline_row *r,
    enum way way)
{
	const struct glyphs *g = page_glyphs(p);
	const char *signs[] = {g->arrow, g->step_done, g->step_now};
	const char *words[] = {"", ", your way", ", where you are"};
	bool linear = glyphs_are_linear();
	struct of_100 of = {"-"};
	char number[32] = "";

	if (r->chance >= 0)
		of = words_of_100(r->chance);
	if (!linear)
		snprintf(number, sizeof number, "%3s ", of.text);
	else if (r->chance >= 0)
		snprintf(number, sizeof number, "%s of 100: ", of.text);
	page_mark(p, STYLE_DIM, number);
	words_put_answer(p, STYLE_STRONG, t, question, r->answer);
	if (linear)
		page_printf(p, STYLE_DIM, "%s, %s ", words[way], g->arrow);
	else
		page_printf(p, way == WAY_OFF ? STYLE_DIM : STYLE_KEY, " %s ", signs[way]);
}

static void
add_row(struct ui *ui, struct page *p, uint32_t i, enum way way)
{
	const struct outline *o = tree_of(ui)->outline;
	const struct outline_row *r = outline_row(o, i);
	bool linear = glyphs_are_linear();
	int deepest = page_columns(p) < 60 ? INDENT_MOST / 2 : INDENT_MOST;
	int indent = 2 + 2 * (int)r->depth;
	char depth[16];

	page_indent(p, indent > deepest ? deepest : indent);
	if (r->parent != NONE)
		page_item_slim(p, (struct entity){TARGET_ROW, i});
	else
		page_item(p, (struct entity){TARGET_ROW, i});
	if (indent > deepest || linear) {
		snprintf(depth, sizeof depth, linear ? "%u: " : "%u:", (unsigned)r->depth);
		page_mark(p, STYLE_DIM, depth);
	}
	if (outline_has_branches(o, i)) {
		page_mark(p, STYLE_KEY, r->open ? page_glyphs(p)->open : page_glyphs(p)->closed);
		page_mark(p, STYLE_TEXT, linear ? ", " : " ");
	} else if (!linear) {
		page_mark(p, STYLE_TEXT, "  ");
	}
	if (r->parent != NONE)
		add_branch(p, ui->topic,
		    topic_node(ui->topic, outline_row(o, r->parent)->node)->index, r, way);
	tell_node(p, ui->topic, r->node);
	page_item_end(p);
}

/* What is answered at a row on the walk's way; ANSWER_UNASKED where the walk stands. */
static uint32_t
answer_at(struct ui *ui, uint32_t row)
{
	const struct outline *o = tree_of(ui)->outline;

	if (!outline_has_branches(o, row))
		return ANSWER_UNASKED;
	return interview_given(session_interview(ui->session),
	    topic_node(ui->topic, outline_row(o, row)->node)->index);
}

/* The row that it leads to from there; NONE if none is shown. */
static uint32_t
next_on_way(struct ui *ui, uint32_t row)
{
	uint32_t answer = answer_at(ui, row);

	return answer != ANSWER_UNASKED ? outline_branch(tree_of(ui)->outline, row, answer) : NONE;
}

/* Opens the way that the answers so far went. */
static void
open_path(struct ui *ui)
{
	struct tree *x = tree_of(ui);
	uint32_t at = 0;

	for (uint32_t next = 0; next != NONE; next = next_on_way(ui, at)) {
		at = next;
		outline_unfold(x->outline, at);
	}
	pane_restore(&x->pane, 0, (int)at);
	x->pane.centre = true;
}

static void
build(struct ui *ui, struct page *p)
{
	const struct outline *o = tree_of(ui)->outline;

	for (uint32_t i = 0, at = 0; i < outline_count(o); i++) {
		enum way way = WAY_OFF;

		if (i == at) {
			at = next_on_way(ui, i);
			way = answer_at(ui, i) == ANSWER_UNASKED ? WAY_HERE : WAY_GONE;
		}
		add_row(ui, p, i, way);
	}
	page_indent(p, 0);
	if (outline_count(o) == 0)
		page_paragraph(p, STYLE_TEXT, "This topic was compiled without its tree.");
}

static void
layout(struct ui *ui, struct rect area)
{
	struct tree *x = tree_of(ui);

	if (x->outline == NULL || x->change != ui->change) {
		x->outline = x->outline != NULL ? x->outline : outline_new(ui->topic);
		x->change = ui->change;
		open_path(ui);
	}
	ui_lay_out_page(ui, area);
}

/* The row that is selected, NONE if there is none. */
static uint32_t
selected(struct ui *ui)
{
	const struct tree *x = tree_of(ui);
	struct entity e = pane_target(&x->pane);

	return e.kind == TARGET_ROW && e.index < outline_count(x->outline) ? e.index : NONE;
}

static void
what(struct ui *ui, struct buf *out)
{
	const char *sep = glyphs_get(ui->set.ascii)->sep;
	uint32_t row = selected(ui);

	if (row == NONE) {
		words_add_count(topic_meta(ui->topic)->report.dag_nodes, "node", out);
		return;
	}
	const struct outline_row *r = outline_row(tree_of(ui)->outline, row);
	if (r->share >= 0)
		buf_printf(out, "%s of 100 walks%s", words_of_100(r->share).text, sep);
	buf_adds(out, "after ");
	words_add_count(r->depth, "answer", out);
}

static void
turn(struct tree *x, uint32_t row, bool open)
{
	const struct outline_row *r = outline_row(x->outline, row);
	uint32_t parent = r->parent;
	int item = x->pane.item, top = x->pane.top;

	if (open && !r->open)
		outline_unfold(x->outline, row);
	else if (!open && r->open)
		outline_fold(x->outline, row);
	else if (!open && parent != NONE)
		item = (int)parent;
	else
		return;
	pane_restore(&x->pane, page_place(x->pane.page, top), item);
	x->pane.item_seen = !open;
	x->pane.centre = open;
}

/* Answers as on the way to a row and goes there. */
static void
ask_here(struct ui *ui, uint32_t row)
{
	const struct outline *o = tree_of(ui)->outline;
	uint32_t depth = outline_row(o, row)->depth;
	uint32_t *questions = xcalloc((size_t)depth + 1, sizeof *questions);
	uint32_t *answers = xcalloc((size_t)depth + 1, sizeof *answers);

	outline_path(o, row, questions, answers);
	session_walk_to(ui->session, topic_meta(ui->topic)->start, questions, answers, depth);
	ui_changed(ui);
	ui_say(
	    ui, "These are the answers on the way here; %s undoes it.", ui_key_of(ui, ACTION_UNDO));
	ui_go(ui, session_now(ui->session).question != NONE ? SCREEN_WALK : SCREEN_OUTCOME);
	free(questions);
	free(answers);
}

static bool
act(struct ui *ui, enum action action, int place)
{
	struct tree *x = tree_of(ui);
	uint32_t row = selected(ui);

	(void)place;
	if (row == NONE || ui_pane(ui) != &x->pane)
		return false;
	if (action == ACTION_ASK_HERE)
		ask_here(ui, row);
	else if (action == ACTION_TURN)
		turn(x, row, !outline_row(x->outline, row)->open);
	else if (action == ACTION_UNFOLD || action == ACTION_FOLD)
		turn(x, row, action == ACTION_UNFOLD);
	else
		return false;
	return true;
}

static bool
refuses(struct ui *ui, enum action action)
{
	uint32_t row = selected(ui);

	return (action == ACTION_TURN &&
		   (row == NONE || !outline_has_branches(tree_of(ui)->outline, row))) ||
	       (action == ACTION_ASK_HERE && row == NONE);
}

/* What the row asks, or the rule at its end. */
static struct entity
node_selected(struct ui *ui)
{
	uint32_t row = selected(ui);

	return row != NONE
		   ? tell_node_entity(ui->topic, outline_row(tree_of(ui)->outline, row)->node)
		   : (struct entity){TARGET_NONE, 0};
}

static struct entity
subject(struct ui *ui)
{
	struct entity e = pane_target(ui_pane(ui));

	return e.kind < ENTITY_KINDS ? e : node_selected(ui);
}

/* True if the text of a node has one of the words that are looked for. */
static bool
has_words(void *ctx, uint32_t node)
{
	const struct ui *ui = ctx;
	struct entity e = tell_node_entity(ui->topic, node);
	const char *text = e.kind < ENTITY_KINDS ? topic_entity_name(ui->topic, e) : "";
	size_t at, end;

	return query_find_any(&ui->find, text, strlen(text), 0, &at, &end);
}

static bool
find(struct ui *ui, bool backward)
{
	struct tree *x = tree_of(ui);
	uint32_t row = selected(ui);
	uint64_t number, count;

	if (row != NONE)
		row = outline_find(x->outline, row, backward, has_words, ui, &number, &count);
	if (row == NONE)
		return false;
	ui_say(ui, "%" PRIu64 " of %" PRIu64, number, count);
	pane_restore(&x->pane, 0, (int)row);
	x->pane.centre = true;
	return true;
}

static void
end(struct ui *ui)
{
	outline_free(tree_of(ui)->outline);
}

static void
reload(struct ui *ui, const struct topic *to)
{
	if (to == NULL)
		return;
	end(ui);
	tree_of(ui)->outline = NULL;
}

const struct screen screen_tree = {.band = true,
    .size = sizeof(struct tree),
    .panes = 2,
    .preview = 3,
    .wide = true,
    .end = end,
    .reload = reload,
    .layout = layout,
    .build = build,
    .what = what,
    .selected = node_selected,
    .act = act,
    .refuses = refuses,
    .subject = subject,
    .find = find};
