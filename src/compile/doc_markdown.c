/* The CommonMark reader: cmark's tree, walked once by its iterator.
 *
 * Only headings that stand in no list or quote cut the document; one inside a list or quote is a
 * paragraph in strong type. All text goes to the maker, which filters it: cmark decodes entities,
 * so an escape can come from a file of plain ASCII. cmark 0.30 takes time by the square of the
 * number of brackets in a paragraph; a document with too many of them in a row of lines is refused
 * beforehand.
 */
#include <cmark.h>
#include <stdlib.h>
#include <string.h>

#include "compile/doc_make.h"
#include "compile/doc_read.h"
#include "compile/messages.h"
#include "csv/messages.h"

#define BRACKETS 4096 /* '[' without a blank line between */

struct markdown {
	struct doc_maker maker;
	bool heading; /* inside a heading that cuts */
	struct buf heading_text;
	uint32_t containers;   /* lists and quotes around */
	VEC(uint32_t) numbers; /* of the next item of each list around, NONE for bullets */
	bool pending;          /* an item was opened, and nothing of it seen yet */
	uint32_t number;       /* of that item */
	int emph, strong;
	VEC(const char *) targets; /* of the links around */
	bool link_empty;
	uint32_t line;      /* of the block that was opened last: inlines have none of their own */
	uint32_t html_line; /* of the first HTML, 0 for none */
};

static uint32_t
line_of(cmark_node *node)
{
	int line = cmark_node_get_start_line(node);

	return line > 0 ? (uint32_t)line : 0;
}

static void
add_text(struct markdown *md, const char *s, size_t len, uint32_t style)
{
	const char *target = NULL;

	if (md->heading) {
		buf_add(&md->heading_text, s, len);
		return;
	}
	style |= md->emph > 0 ? RUN_EMPH : 0;
	style |= md->strong > 0 ? RUN_STRONG : 0;
	if (md->targets.len > 0) {
		style |= RUN_LINK;
		target = md->targets.items[md->targets.len - 1];
		md->link_empty = false;
	}
	doc_maker_text(&md->maker, s, len, style, target);
}

/* The item that waits for its first paragraph starts with something else. */
static void
flush_item(struct markdown *md, uint32_t line)
{
	if (!md->pending)
		return;
	md->pending = false;
	doc_maker_block(&md->maker, line);
	doc_maker_close(&md->maker, BLOCK_ITEM, md->containers, md->number);
}

static void
close_paragraph(struct markdown *md, cmark_node *node)
{
	switch (cmark_node_get_type(cmark_node_parent(node))) {
	case CMARK_NODE_ITEM:
		doc_maker_close(
		    &md->maker, BLOCK_ITEM, md->containers, md->pending ? md->number : 0);
		md->pending = false;
		break;
	case CMARK_NODE_BLOCK_QUOTE:
		doc_maker_close(&md->maker, BLOCK_QUOTE, md->containers, 0);
		break;
	default:
		doc_maker_close(&md->maker, BLOCK_PARAGRAPH, md->containers, 0);
	}
}

static void
open_heading(struct markdown *md, cmark_node *node)
{
	if (md->containers > 0) {
		doc_maker_block(&md->maker, line_of(node));
		md->strong++;
		return;
	}
	md->heading = true;
	buf_clear(&md->heading_text);
}

/* A heading of one line of filtered text; one without text cuts nothing. */
static void
close_heading(struct markdown *md, cmark_node *node)
{
	struct buf line = {0};
	struct text_report r;
	char *s;
	size_t from;

	if (!md->heading) {
		md->strong--;
		close_paragraph(md, node);
		return;
	}
	md->heading = false;
	text_filter(&line, buf_str(&md->heading_text), md->heading_text.len, &r);
	doc_maker_count(&md->maker, &r, line_of(node));
	while (line.len > 0 && strchr(" \n", line.data[line.len - 1]) != NULL)
		line.data[--line.len] = '\0';
	s = buf_steal(&line);
	from = strspn(s, " \n");
	for (char *p = s + from; (p = strchr(p, '\n')) != NULL;)
		*p = ' ';
	if (s[from] != '\0')
		doc_maker_section(&md->maker, s + from, NULL,
		    (uint32_t)cmark_node_get_heading_level(node), line_of(node));
	free(s);
}

/* Code keeps its lines; tabs go to the next multiple of 4. */
static void
add_code_block(struct markdown *md, cmark_node *node)
{
	const char *s = cmark_node_get_literal(node);
	struct buf text = {0};
	size_t column = 0;

	flush_item(md, line_of(node));
	for (; s != NULL && *s != '\0'; s++) {
		column = *s == '\n' ? 0 : column + 1;
		buf_addc(&text, *s == '\t' ? ' ' : *s);
		for (; *s == '\t' && column % 4 != 0; column++)
			buf_addc(&text, ' ');
	}
	if (text.len > 0 && text.data[text.len - 1] == '\n')
		text.len--;
	doc_maker_block(&md->maker, line_of(node));
	doc_maker_text(&md->maker, buf_str(&text), text.len, RUN_CODE, NULL);
	doc_maker_close(&md->maker, BLOCK_CODE, md->containers, 0);
	buf_free(&text);
}

static void
add_html_block(struct markdown *md, cmark_node *node)
{
	const char *s = cmark_node_get_literal(node);
	struct buf text = {0};

	flush_item(md, line_of(node));
	if (s != NULL)
		doc_html_text(s, &text);
	doc_maker_block(&md->maker, line_of(node));
	add_text(md, buf_str(&text), text.len, 0);
	doc_maker_close(&md->maker, BLOCK_PARAGRAPH, md->containers, 0);
	buf_free(&text);
}

static void
open_list(struct markdown *md, cmark_node *node)
{
	uint32_t number = NONE;

	flush_item(md, line_of(node));
	md->containers++;
	if (cmark_node_get_list_type(node) == CMARK_ORDERED_LIST)
		number = cmark_node_get_list_start(node) > 0
			     ? (uint32_t)cmark_node_get_list_start(node)
			     : 1;
	vec_push(&md->numbers, number);
}

static void
open_item(struct markdown *md)
{
	uint32_t *next = &md->numbers.items[md->numbers.len - 1];

	md->pending = true;
	md->number = *next;
	if (*next != NONE)
		++*next;
}

static void
open_link(struct markdown *md, cmark_node *node)
{
	const char *url = cmark_node_get_url(node);
	struct buf b = {0};
	size_t len = 0;

	text_filter(&b, url != NULL ? url : "", url != NULL ? strlen(url) : 0, NULL);
	for (size_t i = 0; i < b.len; i++)
		if (b.data[i] != '\n')
			b.data[len++] = b.data[i];
	vec_push(&md->targets, arena_strndup(md->maker.arena, buf_str(&b), len));
	md->link_empty = true;
	buf_free(&b);
}

static void
close_link(struct markdown *md)
{
	const char *target = md->targets.items[md->targets.len - 1];

	if (md->link_empty)
		add_text(md, target, strlen(target), 0);
	md->targets.len--;
}

static void
add_literal(struct markdown *md, cmark_node *node, uint32_t style)
{
	const char *s = cmark_node_get_literal(node);

	if (s != NULL)
		add_text(md, s, strlen(s), style);
}

static void
add_html_inline(struct markdown *md, cmark_node *node)
{
	const char *s = cmark_node_get_literal(node);

	if (s != NULL && strncmp(s, "<br", 3) == 0)
		add_text(md, "\n", 1, 0);
}

static void
visit_inline(struct markdown *md, cmark_node *node, bool enter)
{
	switch (cmark_node_get_type(node)) {
	case CMARK_NODE_TEXT:
		add_literal(md, node, 0);
		break;
	case CMARK_NODE_CODE:
		add_literal(md, node, RUN_CODE);
		break;
	case CMARK_NODE_SOFTBREAK:
		add_text(md, " ", 1, 0);
		break;
	case CMARK_NODE_LINEBREAK:
		add_text(md, "\n", 1, 0);
		break;
	case CMARK_NODE_HTML_INLINE:
		add_html_inline(md, node);
		break;
	case CMARK_NODE_EMPH:
		md->emph += enter ? 1 : -1;
		break;
	case CMARK_NODE_STRONG:
		md->strong += enter ? 1 : -1;
		break;
	case CMARK_NODE_LINK:
		if (enter)
			open_link(md, node);
		else
			close_link(md);
		break;
	default: /* an image is its alternative text, which its children hold */
		break;
	}
}

static void
open_block(struct markdown *md, cmark_node *node)
{
	switch (cmark_node_get_type(node)) {
	case CMARK_NODE_BLOCK_QUOTE:
		flush_item(md, line_of(node));
		md->containers++;
		break;
	case CMARK_NODE_LIST:
		open_list(md, node);
		break;
	case CMARK_NODE_ITEM:
		open_item(md);
		break;
	case CMARK_NODE_CODE_BLOCK:
		add_code_block(md, node);
		break;
	case CMARK_NODE_HTML_BLOCK:
		add_html_block(md, node);
		break;
	case CMARK_NODE_PARAGRAPH:
		doc_maker_block(&md->maker, line_of(node));
		break;
	case CMARK_NODE_HEADING:
		open_heading(md, node);
		break;
	case CMARK_NODE_THEMATIC_BREAK:
		flush_item(md, line_of(node));
		doc_maker_block(&md->maker, line_of(node));
		doc_maker_close(&md->maker, BLOCK_RULE, md->containers, 0);
		break;
	default:
		break;
	}
}

static void
close_block(struct markdown *md, cmark_node *node)
{
	switch (cmark_node_get_type(node)) {
	case CMARK_NODE_BLOCK_QUOTE:
		md->containers--;
		break;
	case CMARK_NODE_LIST:
		md->containers--;
		md->numbers.len--;
		break;
	case CMARK_NODE_ITEM:
		md->pending = false;
		break;
	case CMARK_NODE_PARAGRAPH:
		close_paragraph(md, node);
		break;
	case CMARK_NODE_HEADING:
		close_heading(md, node);
		break;
	default:
		break;
	}
}

static bool
is_inline(cmark_node *node)
{
	cmark_node_type type = cmark_node_get_type(node);

	return type >= CMARK_NODE_FIRST_INLINE && type <= CMARK_NODE_LAST_INLINE;
}

static void
note_html(struct markdown *md, cmark_node *node)
{
	cmark_node_type type = cmark_node_get_type(node);

	if (md->html_line != 0)
		return;
	if (type == CMARK_NODE_HTML_BLOCK || type == CMARK_NODE_HTML_INLINE)
		md->html_line = md->line;
}

static void
walk(struct markdown *md, cmark_node *root)
{
	cmark_iter *iter = cmark_iter_new(root);
	cmark_event_type event;

	while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
		cmark_node *node = cmark_iter_get_node(iter);
		if (is_inline(node)) {
			visit_inline(md, node, event == CMARK_EVENT_ENTER);
		} else if (event == CMARK_EVENT_ENTER) {
			md->line = line_of(node);
			open_block(md, node);
		} else {
			close_block(md, node);
		}
		note_html(md, node);
	}
	cmark_iter_free(iter);
}

/* The line in which a run of lines starts that has too many brackets for cmark; 0 if none has. */
static uint32_t
too_many_brackets(const char *s, size_t len)
{
	uint32_t line = 1, start = 1, brackets = 0;
	bool blank = true;

	for (size_t i = 0; i < len; i++) {
		bool end = s[i] == '\n' || (s[i] == '\r' && (i + 1 == len || s[i + 1] != '\n'));
		brackets += s[i] == '[';
		if (brackets > BRACKETS)
			return start;
		line += end;
		if (end && blank) {
			brackets = 0;
			start = line;
		}
		blank = end || (blank && (s[i] == ' ' || s[i] == '\t' || s[i] == '\r'));
	}
	return 0;
}

static void
report(const struct markdown *md, const char *path, bool clean, struct diags *diags)
{
	const struct text_report *r = &md->maker.filtered;

	if (clean && r->controls + r->hidden > 0)
		diags_add(diags, csv_message(MSG_TEXT_FILTERED),
		    (struct diag_place){path, md->maker.filtered_line, 0}, r->controls, r->hidden);
	if (md->html_line != 0)
		diags_add(
		    diags, message(MSG_DOC_HTML), (struct diag_place){path, md->html_line, 0});
}

struct doc *
doc_read_markdown(const char *path, const char *data, size_t len, bool clean, struct arena *arena,
    struct diags *diags)
{
	struct markdown md = {0};
	uint32_t line = too_many_brackets(data, len);
	cmark_node *root;
	struct doc *d;

	if (line != 0) {
		diags_add(
		    diags, message(MSG_DOC_BRACKETS), (struct diag_place){path, line, 0}, BRACKETS);
		return NULL;
	}
	doc_maker_init(&md.maker, arena);
	root = cmark_parse_document(data, len, CMARK_OPT_DEFAULT);
	walk(&md, root);
	cmark_node_free(root);
	report(&md, path, clean, diags);
	d = doc_maker_finish(&md.maker, path);
	buf_free(&md.heading_text);
	vec_free(&md.numbers);
	vec_free(&md.targets);
	return d;
}
