/* SPDX-License-Identifier: MIT */
/* Everything that a topic holds, by kind, with a filter that is typed: words in any order, case and
 * accents ignored, matched against names, synonyms and ids. */
#include "view/screen.h"

#include <string.h>

#include "base/text.h"
#include "session/save.h"
#include "tell/words.h"
#include "topic/bounds.h"
#include "view/entries.h"

#define HINT "find by typing words"

struct contents {
	struct pane pane, preview, documents;
	struct buf filter;
	uint8_t *open; /* by cause: groups that are */
};

static bool
is_group(const struct topic *t, struct entity e)
{
	return e.kind == ENTITY_CAUSE && e.index < topic_cause_count(t) &&
	       topic_cause(t, e.index)->children.count > 0;
}

/* A cause, and below a group that is open its own children: each group is opened where it stands
 * first, lest a damaged image lead round in circles. */
static void
add_cause(struct ui *ui, struct page *p, uint32_t cause, int depth, uint8_t *seen)
{
	const struct contents *x = ui->data[SCREEN_CONTENTS];
	const struct query none = {0};
	struct entity e = {ENTITY_CAUSE, cause};

	if (cause >= topic_cause_count(ui->topic))
		return;
	struct list children = topic_cause(ui->topic, cause)->children;
	bool open = x->open[cause] && !seen[cause];
	page_indent(p, 2 + 2 * depth);
	if (children.count == 0)
		entry_add(p, ui->session, e, &none);
	else
		entry_add_group(p, ui->session, cause, open);
	if (!open)
		return;
	seen[cause] = 1;
	for (uint32_t i = 0; i < children.count; i++)
		add_cause(ui, p, topic_item(ui->topic, children, i), depth + 1, seen);
}

static void
add_causes(struct ui *ui, struct page *p)
{
	uint8_t *seen = xcalloc((size_t)topic_cause_count(ui->topic) + 1, 1);

	for (uint32_t i = 0; i < topic_cause_count(ui->topic); i++)
		if (topic_cause(ui->topic, i)->parents.count == 0)
			add_cause(ui, p, i, 0, seen);
	free(seen);
}

/* What is found shall not be folded. */
static void
add_heading(struct page *p, const char *text, bool fold)
{
	(fold ? page_fold : page_heading)(p, text);
	page_indent(p, 2);
}

/* The causes, which come first, are counted one by one where they are folded. */
static bool
is_closed(struct ui *ui)
{
	const struct pane *p = ui_pane_of(ui, SCREEN_CONTENTS);

	return ((p->open | p->fit) & 1) == 0;
}

/* Without words, everything. */
static void
add_all(struct ui *ui, struct page *p)
{
	const struct query none = {0};

	for (size_t k = 0; k < ENTRY_KINDS; k++) {
		uint32_t count = topic_count(ui->topic, bounds_entity_part(entry_kinds[k].kind));

		if (count > 0)
			add_heading(p, topic_phrase(ui->topic, entry_kinds[k].heading), true);
		if (entry_kinds[k].kind == ENTITY_CAUSE && !is_closed(ui))
			add_causes(ui, p);
		else
			for (uint32_t i = 0; i < count; i++)
				entry_add(
				    p, ui->session, (struct entity){entry_kinds[k].kind, i}, &none);
	}
}

static void
build(struct ui *ui, struct page *p)
{
	struct contents *x = ui->data[SCREEN_CONTENTS];
	struct session *s = ui->session;
	uint32_t marks = session_kept_count(s, KEPT_MARKS);
	uint32_t notes = session_kept_count(s, KEPT_NOTES);
	struct query q;

	query_parse(&q, buf_str(&x->filter));
	if (q.count == 0 && marks + notes > 0) {
		add_heading(p, "Your bookmarks and notes", false);
		for (uint32_t i = 0; i < marks; i++)
			entry_add(p, s, session_kept_at(s, KEPT_MARKS, i), &q);
		for (uint32_t i = 0; i < notes; i++) { /* what has a note without a mark */
			struct entity e = session_kept_at(s, KEPT_NOTES, i);

			if (!session_keeps(s, KEPT_MARKS, e))
				entry_add(p, s, e, &q);
		}
	}
	if (q.count == 0)
		add_all(ui, p);
	else
		entries_add_found(p, s, ui_search(ui), &q);
	page_indent(p, 0);
	if (page_items(p) == 0)
		page_paragraph(p, STYLE_TEXT, "Nothing here has all of these words.");
}

static void
layout(struct ui *ui, struct rect area)
{
	area.row++;
	area.height--;
	ui_lay_out_page(ui, area);
}

/* How much there is, at the right of the row to find it by. */
static void
draw_counts(struct ui *ui, struct canvas *c)
{
	struct buf counts = {0};
	uint32_t all = 0;

	for (size_t i = 0; i < ENTRY_KINDS; i++)
		all += topic_count(ui->topic, bounds_entity_part(entry_kinds[i].kind));
	if (topic_leaf_count(ui->topic) > 0) {
		words_add_count(topic_leaf_count(ui->topic), "cause", &counts);
		buf_adds(&counts, glyphs_get(c->ascii)->sep);
	}
	buf_printf(&counts, "%u %s", (unsigned)all, all == 1 ? "entry" : "entries");
	int width = text_width(buf_str(&counts), counts.len), col = ui->width - 1 - width;
	if (col > (int)sizeof HINT + 4)
		canvas_put(c, ui_pane_of(ui, SCREEN_CONTENTS)->area.row - 1, col, width, STYLE_DIM,
		    buf_str(&counts));
	buf_free(&counts);
}

static void
draw(struct ui *ui, struct canvas *c)
{
	const struct contents *x = ui->data[SCREEN_CONTENTS];

	ui_draw_panes(ui, c);
	filter_draw(ui, c, &x->filter, &x->pane, HINT);
	if (!ui->typing && x->filter.len == 0)
		draw_counts(ui, c);
}

/* Built anew where it stands. */
static void
turn_group(struct contents *x, uint32_t cause)
{
	struct pane *p = &x->pane;

	x->open[cause] ^= 1;
	pane_restore(p, page_place(p->page, p->top), page_item_number(p->page, p->item));
	p->item_seen = true;
}

/* From anywhere to an empty filter, and letters go to it. */
void
act_filter(struct ui *ui)
{
	struct contents *x = ui->data[SCREEN_CONTENTS];

	ui_go(ui, SCREEN_CONTENTS);
	filter_clear(&x->filter, &x->pane);
	ui->typing = true;
}

/* While typing, letters go to the filter. */
static bool
type(struct ui *ui, uint32_t key)
{
	struct contents *x = ui->data[SCREEN_CONTENTS];

	return filter_key(ui, &x->filter, &x->pane, key);
}

static void
foot(const struct ui *ui, const char **enter, const char **escape)
{
	const struct contents *x = ui->data[SCREEN_CONTENTS];

	*enter = "read";
	*escape = x->filter.len > 0 ? "clear" : "stop typing";
}

/* The group that the selection stands below: the nearest one above it that has it as a child; -1
 * if there is none. */
static int
group_above(struct ui *ui)
{
	const struct pane *p = ui_pane_of(ui, SCREEN_CONTENTS);
	struct entity here = pane_target(p);

	for (int i = p->item - 1; i >= 0 && here.kind == ENTITY_CAUSE; i--) {
		struct entity e = page_target(p->page, i);
		struct list l = is_group(ui->topic, e) ? topic_cause(ui->topic, e.index)->children
						       : (struct list){0, 0};

		for (uint32_t k = 0; k < l.count; k++)
			if (topic_item(ui->topic, l, k) == here.index)
				return i;
	}
	return -1;
}

/* "Causes › Blood vessels": where the selection stands. */
static void
what(struct ui *ui, struct buf *out)
{
	const struct pane *p = ui_pane_of(ui, SCREEN_CONTENTS);
	struct entity e = pane_target(p);
	int above = group_above(ui);

	for (size_t i = 0; i < ENTRY_KINDS; i++)
		if (e.kind == entry_kinds[i].kind)
			buf_adds(out, topic_phrase(ui->topic, entry_kinds[i].heading));
	if (above >= 0)
		buf_printf(out, "%s%s", glyphs_get(ui->set.ascii)->crumb,
		    topic_entity_name(ui->topic, page_target(p->page, above)));
}

/* Left: a group is closed; to the group above. */
static bool
fold(struct ui *ui)
{
	struct contents *x = ui->data[SCREEN_CONTENTS];
	struct entity e = pane_target(&x->pane);
	int above = group_above(ui);

	if (x->filter.len > 0) {
		return false;
	} else if (is_group(ui->topic, e) && x->open[e.index]) {
		turn_group(x, e.index);
	} else if (above >= 0) {
		pane_restore(&x->pane, page_place(x->pane.page, x->pane.top),
		    page_item_number(x->pane.page, above));
		x->pane.item_seen = true;
	} else {
		return false;
	}
	return true;
}

/* Right: into a group, else to the page beside the list, or to the one page where there is room for
 * no other. */
static void
unfold(struct ui *ui)
{
	struct contents *x = ui->data[SCREEN_CONTENTS];
	struct entity e = pane_target(&x->pane);

	if (ui_pane(ui) != &x->pane || e.kind == TARGET_FOLD)
		act_open(ui);
	else if (is_group(ui->topic, e) && !x->open[e.index] && x->filter.len == 0)
		turn_group(x, e.index);
	else if (ui_page_panes(ui) > 1)
		ui->focus[SCREEN_CONTENTS] = 1;
	else
		act_open(ui);
}

/* All groups and kinds are opened, or closed. */
static void
turn_all(struct ui *ui)
{
	struct contents *x = ui->data[SCREEN_CONTENTS];

	pane_turn_folds(&x->pane);
	memset(x->open, x->pane.open != 0, topic_cause_count(ui->topic));
}

static bool
act(struct ui *ui, enum action action, int place)
{
	struct contents *x = ui->data[SCREEN_CONTENTS];

	(void)place;
	if (action == ACTION_FOLD)
		return fold(ui);
	if (action == ACTION_FOLD_ALL && ui_pane(ui) == &x->pane)
		turn_all(ui);
	else if (action == ACTION_UNFOLD)
		unfold(ui);
	else if (action == ACTION_CANCEL && x->filter.len > 0)
		filter_clear(&x->filter, &x->pane);
	else
		return false;
	return true;
}

/* To the right there is nothing beside what stands last or has nothing selected. */
static bool
refuses(struct ui *ui, enum action action)
{
	return action == ACTION_UNFOLD && ui_pane(ui)->item < 0;
}

/* In a page beside the list where nothing is selected, that page. */
static struct entity
subject(struct ui *ui)
{
	struct contents *x = ui->data[SCREEN_CONTENTS];
	struct entity e = pane_target(ui_pane(ui));

	return e.kind < ENTITY_KINDS ? e : pane_target(&x->pane);
}

/* The causes' groups are seen first, and the first of them is selected. */
static void
begin(struct ui *ui)
{
	struct contents *x = ui->data[SCREEN_CONTENTS];

	x->open = xcalloc((size_t)topic_cause_count(ui->topic) + 1, 1);
	x->pane.folds = true;
	x->pane.open = 1;
	x->pane.shut = ~(uint64_t)1;
	pane_restore(&x->pane, 0, 1);
}

static void
end(struct ui *ui)
{
	struct contents *x = ui->data[SCREEN_CONTENTS];

	buf_free(&x->filter);
	free(x->open);
}

/* Groups that are open stay so. */
static void
reload(struct ui *ui, const struct topic *to)
{
	struct contents *x = ui->data[SCREEN_CONTENTS];
	uint8_t *open = x->open;

	if (to == NULL)
		return;
	x->open = xcalloc((size_t)topic_cause_count(to) + 1, 1);
	for (uint32_t i = 0; i < topic_cause_count(ui->topic); i++) {
		struct entity e =
		    session_map_entity(ui->topic, (struct entity){ENTITY_CAUSE, i}, to);

		if (open[i] && e.kind == ENTITY_CAUSE)
			x->open[e.index] = 1;
	}
	free(open);
}

const struct screen screen_contents = {.size = sizeof(struct contents),
    .panes = 3,
    .preview = 2,
    .still = true,
    .begin = begin,
    .end = end,
    .reload = reload,
    .layout = layout,
    .build = build,
    .what = what,
    .draw = draw,
    .type = type,
    .foot = foot,
    .act = act,
    .refuses = refuses,
    .subject = subject};
