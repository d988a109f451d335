/* Everything that a topic holds, by kind, with a filter that is typed: words in any order, case and
 * accents ignored, matched against names, synonyms and ids. */
#include "view/screen.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "view/entries.h"

#define FILTER_LIMIT 100
#define TEXT_HITS 40 /* blocks of text shown */

static const enum entity_kind order[] = {ENTITY_CAUSE, ENTITY_SYMPTOM, ENTITY_RULE, ENTITY_ADVICE,
    ENTITY_COMPLICATION, ENTITY_QUESTION, ENTITY_TERM, ENTITY_DISAGREEMENT, ENTITY_SOURCE,
    ENTITY_SECTION};

static const char *const headings[ENTITY_KINDS] = {
    [ENTITY_CAUSE] = "Causes",
    [ENTITY_QUESTION] = "Questions",
    [ENTITY_SYMPTOM] = "Symptoms, signs and risk factors",
    [ENTITY_RULE] = "Rules of urgency",
    [ENTITY_COMPLICATION] = "Complications",
    [ENTITY_ADVICE] = "Advice",
    [ENTITY_SOURCE] = "Sources",
    [ENTITY_DISAGREEMENT] = "Where sources disagree",
    [ENTITY_TERM] = "Terms",
    [ENTITY_CASE] = "Practice cases",
    [ENTITY_SECTION] = "Sections of the documents",
};

static uint32_t
count_of(const struct topic *t, enum entity_kind kind)
{
	switch (kind) {
	case ENTITY_CAUSE:
		return topic_cause_count(t);
	case ENTITY_QUESTION:
		return topic_question_count(t);
	case ENTITY_SYMPTOM:
		return topic_symptom_count(t);
	case ENTITY_RULE:
		return topic_rule_count(t);
	case ENTITY_COMPLICATION:
		return topic_complication_count(t);
	case ENTITY_ADVICE:
		return topic_advice_count(t);
	case ENTITY_SOURCE:
		return topic_source_count(t);
	case ENTITY_DISAGREEMENT:
		return topic_disagreement_count(t);
	case ENTITY_TERM:
		return topic_term_count(t);
	case ENTITY_SECTION:
		return topic_section_count(t);
	default:
		return 0;
	}
}

/* Everything matches no words. */
static bool
matches(struct ui *ui, struct entity e, const struct query *q)
{
	return q->count == 0 || search_entity(ui->search, q, e);
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
	uint32_t i, k;

	for (i = 0; i < topic_cause_count(t); i++) {
		const struct cause *c = topic_cause(t, i);

		if (c->parents.count > 0)
			continue;
		add_cause(ui, p, i, q, seen);
		for (k = 0; k < c->children.count; k++)
			add_cause(ui, p, topic_item(t, c->children, k), q, seen);
	}
	for (i = 0; i < topic_cause_count(t); i++)
		add_cause(ui, p, i, q, seen);
	free(seen);
}

static void
add_heading(struct page *p, const char *text)
{
	page_gap(p);
	page_indent(p, 0);
	page_paragraph(p, STYLE_HEADING, text);
	page_indent(p, 2);
}

static void
add_kind(struct ui *ui, struct page *p, enum entity_kind kind, const struct query *q)
{
	uint32_t i, count = count_of(ui->topic, kind);
	char heading[96];
	bool any = false;

	snprintf(heading, sizeof heading, q->count == 0 ? "%s (%u)" : "%s", headings[kind],
	    (unsigned)count);
	for (i = 0; i < count; i++) {
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
add_text(struct ui *ui, struct page *p, const struct query *q)
{
	struct search_hit hits[TEXT_HITS];
	size_t n = search_text(ui->search, q, hits, TEXT_HITS), i;

	if (n > 0)
		add_heading(p, "In the text of the documents");
	for (i = 0; i < n; i++)
		entry_add_hit(p, ui->topic, &hits[i], q);
	if (n == TEXT_HITS)
		page_paragraph(p, STYLE_DIM, "There may be more; another word tells which.");
}

/* Bookmarks, then what has a note without being marked. */
static void
add_kept(struct ui *ui, struct page *p, const struct query *q)
{
	uint32_t i;
	struct entity e;

	if (q->count > 0 || session_mark_count(ui->session) + session_note_count(ui->session) == 0)
		return;
	add_heading(p, "Your marks and notes");
	for (i = 0; i < session_mark_count(ui->session); i++)
		entry_add(p, ui->session, session_mark_at(ui->session, i), q);
	for (i = 0; i < session_note_count(ui->session); i++) {
		e = session_note_at(ui->session, i);
		if (!session_is_marked(ui->session, e))
			entry_add(p, ui->session, e, q);
	}
}

static void
build(struct ui *ui, struct page *p)
{
	struct query q;
	size_t i;

	if (ui->search == NULL)
		ui->search = search_new(ui->topic);
	query_parse(&q, buf_str(&ui->filter));
	add_kept(ui, p, &q);
	for (i = 0; i < sizeof order / sizeof *order; i++)
		add_kind(ui, p, order[i], &q);
	add_text(ui, p, &q);
	page_indent(p, 0);
	if (page_items(p) == 0)
		page_paragraph(p, STYLE_TEXT, "Nothing here has all of these words.");
}

static void
layout(struct ui *ui, struct rect area)
{
	struct page *p = ui->contents.page;

	area.row++;
	area.height--;
	if (!pane_begin(&ui->contents, area, (struct stamp){0, {TARGET_NONE, 0}}, ui->ascii))
		return;
	build(ui, p);
	pane_end(&ui->contents);
}

static void
draw(struct ui *ui, struct canvas *c)
{
	struct rect a = ui->contents.area;
	int row = a.row - 1, col = 1;
	char title[64];

	snprintf(title, sizeof title, "Contents (%d)", page_items(ui->contents.page));
	pane_draw(&ui->contents, c, title, true);
	col += canvas_put(c, row, col, a.width - col, STYLE_KEY, "/ ");
	if (ui->typing || ui->filter.len > 0) {
		col +=
		    canvas_put(c, row, col, a.width - col - 2, STYLE_INPUT, buf_str(&ui->filter));
		if (ui->typing)
			canvas_set_cursor(c, row, col);
		return;
	}
	canvas_put(
	    c, row, col, a.width - col, STYLE_DIM, "find by typing words of a name or a text");
}

static void
filter_changed(struct ui *ui)
{
	ui->contents.built = false;
}

void
contents_begin_typing(struct ui *ui)
{
	buf_clear(&ui->filter);
	filter_changed(ui);
	ui->typing = true;
}

/* While typing, letters go to the filter. */
static bool
type(struct ui *ui, uint32_t key)
{
	if (!ui->typing)
		return false;
	if (key == KEY_CODE_ESCAPE) {
		if (ui->filter.len == 0)
			ui->typing = false;
		buf_clear(&ui->filter);
		filter_changed(ui);
	} else if (key == KEY_CODE_TAB) {
		ui->typing = false;
	} else if (line_key(&ui->filter, key, FILTER_LIMIT)) {
		filter_changed(ui);
	} else {
		ui->typing = false; /* Enter and the arrows act on what was found */
		return false;
	}
	return true;
}

static bool
act(struct ui *ui, enum action action, uint32_t key)
{
	(void)key;
	if (action == ACTION_CANCEL && ui->filter.len > 0) {
		buf_clear(&ui->filter);
		filter_changed(ui);
		return true;
	}
	return pane_act(&ui->contents, action);
}

static struct pane *
pane(struct ui *ui)
{
	return &ui->contents;
}

const struct screen screen_contents = {layout, draw, act, type, pane};
