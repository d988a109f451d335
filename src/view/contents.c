/* Everything that a topic holds, by kind, with a filter that is typed: words in any order, case and
 * accents ignored, matched against names, synonyms and ids. */
#include "view/screen.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "view/words.h"

#define FILTER_LIMIT 100

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

static const char *
synonyms_of(const struct topic *t, struct entity e)
{
	if (e.kind == ENTITY_CAUSE)
		return topic_text(t, topic_cause(t, e.index)->synonyms);
	if (e.kind == ENTITY_TERM)
		return topic_text(t, topic_term(t, e.index)->synonyms);
	return "";
}

/* True if every word of the folded filter occurs in the folded text. */
static bool
has_words(const char *text, const char *filter)
{
	char word[FILTER_LIMIT + 1];
	size_t len;

	for (;;) {
		filter += strspn(filter, " ");
		len = strcspn(filter, " ");
		if (len == 0)
			return true;
		if (len > FILTER_LIMIT)
			return false;
		memcpy(word, filter, len);
		word[len] = '\0';
		if (strstr(text, word) == NULL)
			return false;
		filter += len;
	}
}

static bool
matches(const struct topic *t, struct entity e, const char *filter, struct buf *scratch)
{
	const char *name = topic_entity_name(t, e), *synonyms = synonyms_of(t, e);

	if (filter[0] == '\0')
		return true;
	buf_clear(scratch);
	text_fold(scratch, name, strlen(name));
	buf_addc(scratch, '\n');
	text_fold(scratch, synonyms, strlen(synonyms));
	buf_addc(scratch, '\n');
	buf_adds(scratch, topic_entity_id(t, e));
	return has_words(buf_str(scratch), filter);
}

static void
add_entry(struct page *p, const struct topic *t, struct entity e)
{
	const char *synonyms = synonyms_of(t, e), *name = topic_entity_name(t, e);
	uint32_t urgency = e.kind == ENTITY_RULE    ? topic_rule(t, e.index)->urgency
			   : e.kind == ENTITY_CAUSE ? topic_cause(t, e.index)->urgency
						    : NONE;
	struct buf list = {0};

	page_item(p, e);
	if (e.kind == ENTITY_SECTION && topic_section(t, e.index)->level > 1)
		page_mark(p, STYLE_TEXT, topic_section(t, e.index)->level > 2 ? "    " : "  ");
	if (e.kind == ENTITY_CAUSE && topic_cause(t, e.index)->parents.count > 0)
		page_mark(p, STYLE_TEXT, "  ");
	page_add(p, STYLE_TEXT, name[0] != '\0' ? name : "(before the first heading)");
	if (urgency != NONE) {
		page_add(p, STYLE_TEXT, "  ");
		words_add_urgency(p, urgency);
	}
	if (synonyms[0] != '\0') {
		words_add_list(synonyms, &list);
		page_printf(p, STYLE_DIM, " (%s)", buf_str(&list));
	}
	page_item_end(p);
	buf_free(&list);
}

/* The causes below a group, in table order; then what is below them. */
static void
add_causes(struct page *p, const struct topic *t, const char *filter, struct buf *scratch)
{
	uint32_t i, k;

	for (i = 0; i < topic_cause_count(t); i++) {
		const struct cause *c = topic_cause(t, i);
		struct entity e = {ENTITY_CAUSE, i};

		if (c->parents.count > 0)
			continue;
		if (matches(t, e, filter, scratch))
			add_entry(p, t, e);
		for (k = 0; k < c->children.count; k++) {
			e.index = topic_item(t, c->children, k);
			if (e.index != NONE && matches(t, e, filter, scratch) &&
			    page_find_item(p, e) < 0)
				add_entry(p, t, e);
		}
	}
	for (i = 0; i < topic_cause_count(t); i++) {
		struct entity e = {ENTITY_CAUSE, i};

		if (topic_cause(t, i)->parents.count > 0 && page_find_item(p, e) < 0 &&
		    matches(t, e, filter, scratch))
			add_entry(p, t, e);
	}
}

static bool
any_matches(const struct topic *t, enum entity_kind kind, const char *filter)
{
	struct buf scratch = {0};
	uint32_t i, count = count_of(t, kind);
	bool any = false;

	for (i = 0; i < count && !any; i++)
		any = matches(t, (struct entity){kind, i}, filter, &scratch);
	buf_free(&scratch);
	return any;
}

static void
add_kind(struct page *p, const struct topic *t, enum entity_kind kind, const char *filter)
{
	uint32_t i, count = count_of(t, kind);
	struct buf scratch = {0};

	if (!any_matches(t, kind, filter))
		return;
	page_gap(p);
	page_indent(p, 0);
	page_add(p, STYLE_HEADING, headings[kind]);
	if (filter[0] == '\0')
		page_printf(p, STYLE_DIM, " (%u)", (unsigned)count);
	page_break(p);
	page_indent(p, 2);
	if (kind == ENTITY_CAUSE) {
		add_causes(p, t, filter, &scratch);
	} else {
		for (i = 0; i < count; i++)
			if (matches(t, (struct entity){kind, i}, filter, &scratch))
				add_entry(p, t, (struct entity){kind, i});
	}
	buf_free(&scratch);
}

static void
layout(struct ui *ui, struct rect area)
{
	struct page *p = ui->contents.page;
	struct buf filter = {0};
	size_t i;

	area.row++;
	area.height--;
	if (!pane_begin(&ui->contents, area, (struct stamp){0, {TARGET_NONE, 0}}, ui->ascii))
		return;
	text_fold(&filter, buf_str(&ui->filter), ui->filter.len);
	for (i = 0; i < sizeof order / sizeof *order; i++)
		add_kind(p, ui->topic, order[i], buf_str(&filter));
	page_indent(p, 0);
	if (page_items(p) == 0)
		page_paragraph(p, STYLE_TEXT, "Nothing has these words in its name.");
	pane_end(&ui->contents);
	if (ui->contents.item < 0 && page_items(p) > 0)
		ui->contents.item = 0;
	buf_free(&filter);
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
	canvas_put(c, row, col, a.width - col, STYLE_DIM, "find by typing words of a name");
}

static void
filter_changed(struct ui *ui)
{
	ui->contents.built = false;
}

static void
filter_shorten(struct ui *ui)
{
	struct buf *f = &ui->filter;

	while (f->len > 0 && ((unsigned char)f->data[f->len - 1] & 0xc0) == 0x80)
		f->len--;
	if (f->len > 0)
		f->len--;
	if (f->data != NULL)
		f->data[f->len] = '\0';
	filter_changed(ui);
}

/* While typing, letters go to the filter. */
static bool
type(struct ui *ui, uint32_t key)
{
	char utf8[4];

	if (!ui->typing)
		return false;
	if (key == KEY_CODE_ESCAPE) {
		if (ui->filter.len == 0)
			ui->typing = false;
		buf_clear(&ui->filter);
		filter_changed(ui);
	} else if (key == KEY_CODE_BACKSPACE || key == 0x7f || key == 8) {
		filter_shorten(ui);
	} else if (key == KEY_CODE_TAB) {
		ui->typing = false;
	} else if (key == KEY_CODE_SPACE || (key >= 0x20 && key < KEY_CODE_BASE)) {
		key = key == KEY_CODE_SPACE ? ' ' : key;
		if (ui->filter.len < FILTER_LIMIT)
			buf_add(&ui->filter, utf8, text_encode(key, utf8));
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
	struct entity e = pane_target(&ui->contents);

	(void)key;
	if (action == ACTION_OPEN) {
		if (e.kind < ENTITY_KINDS)
			ui_read(ui, e);
		return true;
	}
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
