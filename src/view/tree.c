/* The whole compiled tree as an outline: each branch with its answer, how often it is taken, and
 * what it leads to. */
#include "view/screen.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "view/outline.h"
#include "tell/words.h"

#define INDENT_MOST 24 /* columns; deeper branches stand there with their depth */

static void
add_outcome(struct ui *ui, struct page *p, uint32_t index)
{
	const struct outcome_row *o = topic_outcome(ui->topic, index);
	uint32_t i;

	words_add_urgency(p, o->urgency);
	if (o->rules.count > 0 && o->suspects.count == 0)
		page_printf(p, STYLE_TEXT, ": %s",
		    topic_text(ui->topic,
			topic_rule(ui->topic, topic_item(ui->topic, o->rules, 0))->message));
	for (i = 0; i < o->suspects.count && i < 3; i++) {
		uint32_t leaf = topic_item(ui->topic, o->suspects, i);

		page_printf(p, STYLE_DIM, "%s%s", i == 0 ? ": " : "; ",
		    topic_entity_name(
			ui->topic, (struct entity){ENTITY_CAUSE, topic_leaf(ui->topic, leaf)}));
	}
}

static void
add_node(struct ui *ui, struct page *p, uint32_t node)
{
	const struct node *n = topic_node(ui->topic, node);

	if (n->kind == NODE_QUESTION)
		page_add(p, STYLE_TEXT,
		    topic_text(ui->topic, topic_question(ui->topic, n->index)->text));
	else if (n->kind == NODE_OUTCOME)
		add_outcome(ui, p, n->index);
	else
		page_add(p, STYLE_DIM, "not stored; decided as it is walked");
}

/* How often the branch is taken, and its answer. */
static void
add_branch(struct ui *ui, struct page *p, const struct outline_row *r)
{
	const struct outline_row *up = outline_row(ui->outline, r->parent);
	uint32_t question = topic_node(ui->topic, up->node)->index;
	bool linear = glyphs_are_linear();
	struct buf of = {0};
	char number[32] = "";

	if (r->chance >= 0)
		words_add_of_100(r->chance, &of);
	if (!linear)
		snprintf(number, sizeof number, "%3s ", r->chance >= 0 ? buf_str(&of) : "-");
	else if (r->chance >= 0)
		snprintf(number, sizeof number, "%s of 100: ", buf_str(&of));
	page_mark(p, STYLE_DIM, number);
	page_add(p, STYLE_STRONG, words_answer(ui->topic, question, r->answer));
	page_printf(p, STYLE_DIM, "%s %s ", linear ? "," : "", page_glyphs(p)->arrow);
	buf_free(&of);
}

/* How deep it is where that is not seen, and whether it is open. */
static void
add_fold(struct ui *ui, struct page *p, uint32_t i, bool depth_seen)
{
	const struct outline_row *r = outline_row(ui->outline, i);
	const struct glyphs *g = page_glyphs(p);
	char depth[16];

	if (!depth_seen) {
		snprintf(
		    depth, sizeof depth, glyphs_are_linear() ? "%u: " : "%u:", (unsigned)r->depth);
		page_mark(p, STYLE_DIM, depth);
	}
	if (outline_has_branches(ui->outline, i)) {
		page_mark(p, STYLE_KEY, r->open ? g->open : g->closed);
		page_mark(p, STYLE_TEXT, glyphs_are_linear() ? ", " : " ");
	} else if (!glyphs_are_linear()) {
		page_mark(p, STYLE_TEXT, "  ");
	}
}

static void
add_row(struct ui *ui, struct page *p, uint32_t i)
{
	const struct outline_row *r = outline_row(ui->outline, i);
	int deepest = page_columns(p) < 60 ? INDENT_MOST / 2 : INDENT_MOST;
	int indent = 2 + 2 * (int)r->depth;

	page_indent(p, indent > deepest ? deepest : indent);
	if (r->parent != NONE)
		page_item_slim(p, (struct entity){TARGET_ROW, i});
	else
		page_item(p, (struct entity){TARGET_ROW, i});
	add_fold(ui, p, i, indent <= deepest && !glyphs_are_linear());
	if (r->parent != NONE)
		add_branch(ui, p, r);
	add_node(ui, p, r->node);
	page_item_end(p);
}

/* Opens the way that the answers so far went. */
static void
open_path(struct ui *ui)
{
	uint32_t at = 0, next, question, answer;

	while (outline_has_branches(ui->outline, at)) {
		question = topic_node(ui->topic, outline_row(ui->outline, at)->node)->index;
		answer = interview_given(session_interview(ui->session), question);
		if (answer == ANSWER_UNASKED)
			break;
		outline_unfold(ui->outline, at);
		next = outline_branch(ui->outline, at, answer);
		if (next == NONE)
			break;
		at = next;
	}
	outline_unfold(ui->outline, at);
	pane_restore(&ui->tree, 0, (int)at);
	ui->tree.centre = true;
}

static void
layout(struct ui *ui, struct rect area)
{
	struct page *p = ui->tree.page;
	uint32_t i;

	if (ui->outline == NULL) {
		ui->outline = outline_new(ui->topic);
		open_path(ui);
	}
	if (!pane_begin(&ui->tree, area, (struct stamp){0, {TARGET_NONE, 0}}, ui->ascii))
		return;
	for (i = 0; i < outline_count(ui->outline); i++)
		add_row(ui, p, i);
	page_indent(p, 0);
	if (outline_count(ui->outline) == 0)
		page_paragraph(p, STYLE_TEXT, "This topic was compiled without its tree.");
	pane_end(&ui->tree);
}

static void
draw(struct ui *ui, struct canvas *c)
{
	const struct image_meta *m = topic_meta(ui->topic);
	struct entity e = pane_target(&ui->tree);
	const char *sep = canvas_glyphs(c)->sep;
	struct buf title = {0};

	buf_printf(&title, "Tree%s%u nodes", sep, (unsigned)m->report.dag_nodes);
	if (e.kind == TARGET_ROW && e.index < outline_count(ui->outline)) {
		const struct outline_row *r = outline_row(ui->outline, e.index);

		buf_clear(&title);
		buf_printf(&title, "Tree%safter %u answer%s", sep, (unsigned)r->depth,
		    r->depth == 1 ? "" : "s");
		if (r->share >= 0) {
			buf_printf(&title, "%s", sep);
			words_add_of_100(r->share, &title);
			buf_adds(&title, " of 100 walks");
		}
	}
	pane_draw(&ui->tree, c, buf_str(&title), true);
	buf_free(&title);
}

static void
turn(struct ui *ui, uint32_t row, bool open)
{
	const struct outline_row *r = outline_row(ui->outline, row);
	uint32_t parent = r->parent;
	int item = ui->tree.item, top = ui->tree.top;

	if (open && !r->open)
		outline_unfold(ui->outline, row);
	else if (!open && r->open)
		outline_fold(ui->outline, row);
	else if (!open && parent != NONE)
		item = (int)parent;
	else
		return;
	pane_restore(&ui->tree, page_place(ui->tree.page, top), item);
	ui->tree.item_seen = !open;
	ui->tree.centre = open;
}

/* Answers as on the way to a row and goes there. */
static void
ask_here(struct ui *ui, uint32_t row)
{
	uint32_t depth = outline_row(ui->outline, row)->depth;
	uint32_t *questions = xcalloc((size_t)depth + 1, sizeof *questions);
	uint32_t *answers = xcalloc((size_t)depth + 1, sizeof *answers);

	outline_path(ui->outline, row, questions, answers);
	ui_restart_with(ui, questions, answers, depth);
	free(questions);
	free(answers);
}

static bool
act(struct ui *ui, enum action action, uint32_t key)
{
	struct entity e = pane_target(&ui->tree);

	(void)key;
	if (e.kind != TARGET_ROW || e.index >= outline_count(ui->outline))
		return pane_act(&ui->tree, action);
	switch (action) {
	case ACTION_TURN:
		turn(ui, e.index, !outline_row(ui->outline, e.index)->open);
		return true;
	case ACTION_UNFOLD:
		turn(ui, e.index, true);
		return true;
	case ACTION_FOLD:
		turn(ui, e.index, false);
		return true;
	case ACTION_ASK_HERE:
		ask_here(ui, e.index);
		return true;
	default:
		return pane_act(&ui->tree, action);
	}
}

struct entity
tree_subject(struct ui *ui)
{
	struct entity e = pane_target(&ui->tree);
	const struct outcome_row *o;
	const struct node *n;

	if (e.kind != TARGET_ROW || e.index >= outline_count(ui->outline))
		return (struct entity){TARGET_NONE, 0};
	n = topic_node(ui->topic, outline_row(ui->outline, e.index)->node);
	if (n->kind == NODE_QUESTION)
		return (struct entity){ENTITY_QUESTION, n->index};
	if (n->kind != NODE_OUTCOME)
		return (struct entity){TARGET_NONE, 0};
	o = topic_outcome(ui->topic, n->index);
	return (struct entity){o->rules.count > 0 ? ENTITY_RULE : TARGET_NONE,
	    o->rules.count > 0 ? topic_item(ui->topic, o->rules, 0) : 0};
}

static struct pane *
pane(struct ui *ui)
{
	return &ui->tree;
}

const struct screen screen_tree = {layout, draw, act, NULL, pane};
