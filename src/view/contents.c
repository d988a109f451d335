/* Everything that a topic holds, by kind, with a filter that is typed: words in any order, case and
 * accents ignored, matched against names, synonyms and ids. */
#include "view/screen.h"

#include <stdio.h>

#include "topic/bounds.h"
#include "view/entries.h"

#define TEXT_HITS 40 /* blocks of text shown */

static const struct {
	enum entity_kind kind;
	const char *heading;
} kinds[] = {
    {ENTITY_CAUSE, "Causes"},
    {ENTITY_SYMPTOM, "Symptoms, signs and risk factors"},
    {ENTITY_RULE, "Rules of urgency"},
    {ENTITY_ADVICE, "Advice"},
    {ENTITY_COMPLICATION, "Complications"},
    {ENTITY_QUESTION, "Questions"},
    {ENTITY_STEP, "Steps of flows"},
    {ENTITY_TERM, "Terms"},
    {ENTITY_DISAGREEMENT, "Where sources disagree"},
    {ENTITY_SOURCE, "Sources"},
    {ENTITY_SECTION, "Sections of the documents"},
};

struct contents {
	struct pane pane;
	struct buf filter;
};

/* Everything matches no words. */
static bool
matches(struct ui *ui, struct entity e, const struct query *q)
{
	return q->count == 0 || search_entity(ui_search(ui), q, e);
}

static void
add_cause(struct ui *ui, struct page *p, uint32_t cause, const struct query *q, uint8_t *seen)
{
	struct entity e = {ENTITY_CAUSE, cause};

	if (cause >= topic_cause_count(ui->topic) || seen[cause] || !matches(ui, e, q))
		return;
	seen[cause] = 1;
	entry_add(p, ui->session, e, q);
}

/* The causes below a group, in table order; then what is below them. Each stands once. */
static void
add_causes(struct ui *ui, struct page *p, const struct query *q)
{
	const struct topic *t = ui->topic;
	uint8_t *seen = xcalloc((size_t)topic_cause_count(t) + 1, 1);

	for (uint32_t i = 0; i < topic_cause_count(t); i++) {
		const struct cause *c = topic_cause(t, i);

		if (c->parents.count > 0)
			continue;
		add_cause(ui, p, i, q, seen);
		for (uint32_t k = 0; k < c->children.count; k++)
			add_cause(ui, p, topic_item(t, c->children, k), q, seen);
	}
	for (uint32_t i = 0; i < topic_cause_count(t); i++)
		add_cause(ui, p, i, q, seen);
	free(seen);
}

static void
add_heading(struct page *p, const char *text)
{
	page_heading(p, text);
	page_indent(p, 2);
}

static void
add_kind(
    struct ui *ui, struct page *p, enum entity_kind kind, const char *name, const struct query *q)
{
	uint32_t count = topic_count(ui->topic, bounds_entity_part(kind));
	char heading[96];
	bool any = false;

	snprintf(heading, sizeof heading, q->count == 0 ? "%s (%u)" : "%s", name, (unsigned)count);
	for (uint32_t i = 0; i < count; i++) {
		struct entity e = {kind, i};

		if (!matches(ui, e, q))
			continue;
		if (!any)
			add_heading(p, heading);
		any = true;
		if (kind == ENTITY_CAUSE) {
			add_causes(ui, p, q);
			break;
		}
		entry_add(p, ui->session, e, q);
	}
}

static void
build(struct ui *ui, struct page *p)
{
	struct contents *x = ui->data[SCREEN_CONTENTS];
	struct session *s = ui->session;
	uint32_t marks = session_kept_count(s, KEPT_MARKS);
	uint32_t notes = session_kept_count(s, KEPT_NOTES);
	struct search_hit hits[TEXT_HITS];
	struct query q;

	query_parse(&q, buf_str(&x->filter));
	if (q.count == 0 && marks + notes > 0) {
		add_heading(p, "Your bookmarks and notes");
		for (uint32_t i = 0; i < marks; i++)
			entry_add(p, s, session_kept_at(s, KEPT_MARKS, i), &q);
		for (uint32_t i = 0; i < notes; i++) { /* what has a note without a mark */
			struct entity e = session_kept_at(s, KEPT_NOTES, i);

			if (!session_keeps(s, KEPT_MARKS, e))
				entry_add(p, s, e, &q);
		}
	}
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		add_kind(ui, p, kinds[i].kind, kinds[i].heading, &q);
	size_t n = search_text(ui_search(ui), &q, hits, TEXT_HITS);
	if (n > 0)
		add_heading(p, "In the text of the documents");
	for (size_t i = 0; i < n; i++)
		entry_add_hit(p, ui->topic, &hits[i], &q);
	if (n == TEXT_HITS)
		page_paragraph(p, STYLE_DIM, "There may be more; another word tells which.");
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

static void
title(struct ui *ui, const struct pane *p, struct buf *out)
{
	(void)ui;
	buf_printf(out, "%d entries", page_items(p->page));
}

static void
draw(struct ui *ui, struct canvas *c)
{
	const struct contents *x = ui->data[SCREEN_CONTENTS];

	ui_draw_panes(ui, c);
	filter_draw(ui, c, &x->filter, &x->pane, "find by typing words of a name or a text");
}

static void
clear(struct contents *x)
{
	buf_clear(&x->filter);
	x->pane.built = false;
}

/* From anywhere to an empty filter, and letters go to it. */
void
act_filter(struct ui *ui)
{
	ui_go(ui, SCREEN_CONTENTS);
	clear(ui->data[SCREEN_CONTENTS]);
	ui->typing = true;
}

/* While typing, letters go to the filter. */
static bool
type(struct ui *ui, uint32_t key)
{
	struct contents *x = ui->data[SCREEN_CONTENTS];

	if (!ui->typing || key != KEY_CODE_ESCAPE)
		return filter_key(ui, &x->filter, &x->pane, key);
	ui->typing = x->filter.len > 0;
	clear(x);
	return true;
}

static void
foot(const struct ui *ui, const char **enter, const char **escape)
{
	const struct contents *x = ui->data[SCREEN_CONTENTS];

	*enter = "read";
	*escape = x->filter.len > 0 ? "clear" : "stop typing";
}

static bool
act(struct ui *ui, enum action action, int place)
{
	struct contents *x = ui->data[SCREEN_CONTENTS];

	(void)place;
	if (action != ACTION_CANCEL || x->filter.len == 0)
		return false;
	clear(x);
	return true;
}

static void
end(struct ui *ui)
{
	struct contents *x = ui->data[SCREEN_CONTENTS];

	buf_free(&x->filter);
}

const struct screen screen_contents = {.size = sizeof(struct contents),
    .still = true,
    .end = end,
    .layout = layout,
    .build = build,
    .title = title,
    .draw = draw,
    .type = type,
    .foot = foot,
    .act = act};
