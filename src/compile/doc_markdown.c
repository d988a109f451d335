/* SPDX-License-Identifier: MIT */
/* The CommonMark reader: cmark's tree, walked once by its iterator, and the tables of other
 * dialects, which cmark takes for paragraphs.
 *
 * Only headings that stand in no list or quote cut the document; one inside a list or quote is a
 * paragraph in strong type. All text goes to the maker, which filters it: cmark decodes entities,
 * so an escape can come from a file of plain ASCII. cmark 0.30 takes time by the square of the
 * number of brackets in a paragraph; a document with too many of them in a row of lines is refused
 * beforehand.
 */
#include <cmark.h>
#include <string.h>

#include "compile/doc_html.h"
#include "compile/doc_table.h"
#include "compile/messages.h"
#include "csv/messages.h"

#define BRACKETS_MOST 4096 /* '[' without a blank line between */

struct markdown {
	struct doc_writer writer;
	struct doc_html html;
	struct doc_source source;
	struct doc_table table; /* what the open paragraph holds of one */
	struct buf bars;        /* a text with its bars put back */
	struct buf tags;        /* of HTML in the open block, and how far they were read */
	size_t tags_at;
	bool in_table, in_body; /* what comes is of it, and below its head */
	uint32_t line;      /* of the block that was opened last: inlines have none of their own */
	const char *markup; /* what Markdown of others has and CommonMark has not, or NULL */
	uint32_t markup_line;
};

static uint32_t
line_of(cmark_node *node)
{
	int line = cmark_node_get_start_line(node);

	return line > 0 ? (uint32_t)line : 0;
}

/* Code keeps its lines; tabs go to the next multiple of 4. */
static void
add_code_text(struct buf *out, const char *s)
{
	size_t column = 0;

	for (; *s != '\0'; s++) {
		column = *s == '\n' ? 0 : column + 1;
		buf_addc(out, *s == '\t' ? ' ' : *s);
		for (; *s == '\t' && column % 4 != 0; column++)
			buf_addc(out, ' ');
	}
	if (out->len > 0 && out->data[out->len - 1] == '\n')
		out->len--;
}

static void
add_code_block(struct markdown *md, const char *literal)
{
	struct buf text = {0};

	doc_write_open(&md->writer, BLOCK_CODE, md->line);
	add_code_text(&text, literal);
	doc_write_text(&md->writer, buf_str(&text), text.len, RUN_CODE);
	doc_write_close(&md->writer);
	buf_free(&text);
}

static void
open_paragraph(struct markdown *md, cmark_node *node)
{
	cmark_node_type parent = cmark_node_get_type(cmark_node_parent(node));

	md->table = doc_table_find(node, &md->source);
	doc_write_open(&md->writer,
	    parent == CMARK_NODE_ITEM || md->html.lists > 0 ? BLOCK_ITEM
	    : parent == CMARK_NODE_BLOCK_QUOTE              ? BLOCK_QUOTE
							    : BLOCK_PARAGRAPH,
	    md->line);
}

/* Collects the tags among the text of a block. */
static void
find_tags(struct markdown *md, cmark_node *block)
{
	cmark_iter *iter = cmark_iter_new(block);

	buf_clear(&md->tags);
	md->tags_at = 0;
	while (cmark_iter_next(iter) != CMARK_EVENT_DONE)
		if (cmark_node_get_type(cmark_iter_get_node(iter)) == CMARK_NODE_HTML_INLINE)
			buf_adds(&md->tags, cmark_node_get_literal(cmark_iter_get_node(iter)));
	cmark_iter_free(iter);
}

/* Between the two visits of a node lie those of its children; leaves are visited once. */
static void
visit_block(struct markdown *md, cmark_node *node, const char *literal, bool enter)
{
	struct doc_writer *w = &md->writer;
	cmark_node_type type = cmark_node_get_type(node);
	uint32_t line = line_of(node);
	int start;

	if (type == CMARK_NODE_HTML_BLOCK) {
		doc_html_read(&md->html, doc_table_end_bars(literal, "\\|", &md->bars), line);
		return;
	}
	doc_html_leave(&md->html, type != CMARK_NODE_PARAGRAPH);
	if (enter && (type == CMARK_NODE_PARAGRAPH || type == CMARK_NODE_HEADING))
		find_tags(md, node);
	switch (type) {
	case CMARK_NODE_BLOCK_QUOTE:
		if (enter)
			doc_write_flush(w, line);
		w->around += enter ? 1u : -1u;
		break;
	case CMARK_NODE_LIST:
		start = cmark_node_get_list_start(node);
		if (!enter)
			doc_write_list_end(w);
		else if (cmark_node_get_list_type(node) != CMARK_ORDERED_LIST)
			doc_write_list(w, NONE, line);
		else
			doc_write_list(w, start > 0 ? (uint32_t)start : 1, line);
		break;
	case CMARK_NODE_ITEM:
		if (enter)
			doc_write_item(w);
		else
			w->pending = false;
		break;
	case CMARK_NODE_CODE_BLOCK:
		add_code_block(md, doc_table_end_bars(literal, "\\|", &md->bars));
		break;
	case CMARK_NODE_PARAGRAPH:
		md->in_table = md->in_body = false;
		if (enter)
			open_paragraph(md, node);
		break;
	case CMARK_NODE_HEADING:
		if (w->around == 0 && enter)
			doc_write_heading(w, (uint32_t)cmark_node_get_heading_level(node), line);
		else if (w->around > 0 && enter)
			open_paragraph(md, node);
		w->style[DOC_STRONG] += w->around == 0 ? 0 : enter ? 1 : -1;
		break;
	case CMARK_NODE_THEMATIC_BREAK:
		if (doc_table_is_ruler(node, &md->source))
			break;
		doc_write_open(w, BLOCK_RULE, line);
		doc_write_close(w);
		break;
	default:
		break;
	}
}

/* The text that follows a break. */
static const char *
text_after(cmark_node *node)
{
	const char *text = NULL;

	for (node = cmark_node_next(node); node != NULL; node = cmark_node_first_child(node))
		text = cmark_node_get_literal(node);
	return text != NULL ? text : "";
}

/* A row begins. */
static void
open_row(struct markdown *md)
{
	struct doc_row rules = {.pipes = !md->table.gaps, .gaps = md->table.gaps};

	doc_write_row(&md->writer, rules, md->line);
}

static void
visit_break(struct markdown *md, cmark_node *node, bool hard)
{
	if (md->in_table)
		open_row(md);
	else if (cmark_node_next(node) == md->table.first && md->table.first != NULL)
		return; /* which opens its row */
	else if (hard)
		doc_write_break(&md->writer);
	else
		doc_write_soft_break(&md->writer, text_after(node));
}

/* Where a table begins, and its body. What stands in the head is strong. */
static void
follow_table(struct markdown *md, cmark_node *node)
{
	if (node == md->table.first) {
		md->in_table = true;
		open_row(md);
	}
	md->in_body = md->in_body || node == md->table.body;
}

/* What the Markdown of others has: attributes, boxes, formulas, notes, citations. */
static void
note_markup(struct markdown *md, const char *text)
{
	static const char *const marks[] = {"{#", "{.", ":::", "$$", "[^", "[@"};

	if (md->markup != NULL || md->writer.heading > 0)
		return;
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (strstr(text, marks[i]) != NULL)
			md->markup = marks[i];
	md->markup_line = md->line;
}

/* Adds text, of which a bar after a backslash ends no cell. */
static void
add_text(struct markdown *md, const char *text, uint32_t style)
{
	bool pipes = md->in_table && !md->table.gaps, ends = md->writer.row.pipes;
	const char *bar = pipes || style != RUN_CODE ? "|" : "\\|", *mark;

	for (; (mark = strstr(text, DOC_TABLE_BAR)) != NULL; text = mark + strlen(DOC_TABLE_BAR)) {
		doc_write_text(&md->writer, text, (size_t)(mark - text), style);
		md->writer.row.pipes = false;
		doc_write_text(&md->writer, bar, strlen(bar), style);
		md->writer.row.pipes = ends;
	}
	doc_write_text(&md->writer, text, strlen(text), style);
}

static void
visit_text(struct markdown *md, cmark_node *node, const char *text)
{
	note_markup(md, text);
	if (!md->in_table || !doc_table_is_drawn(&md->table, node))
		add_text(md, text, md->in_table && !md->in_body ? RUN_STRONG : RUN_PLAIN);
}

static void
visit_inline(struct markdown *md, cmark_node *node, const char *literal, bool enter)
{
	const char *url;

	if (enter)
		follow_table(md, node);
	switch (cmark_node_get_type(node)) {
	case CMARK_NODE_TEXT:
		visit_text(md, node, literal);
		break;
	case CMARK_NODE_CODE:
		add_text(md, literal, RUN_CODE);
		break;
	case CMARK_NODE_SOFTBREAK:
	case CMARK_NODE_LINEBREAK:
		visit_break(md, node, cmark_node_get_type(node) == CMARK_NODE_LINEBREAK);
		break;
	case CMARK_NODE_HTML_INLINE:
		md->tags_at += strlen(literal);
		doc_html_read_inline(&md->html, doc_table_end_bars(literal, "\\|", &md->bars),
		    buf_str(&md->tags) + md->tags_at, md->line);
		break;
	case CMARK_NODE_EMPH:
		md->writer.style[DOC_EMPH] += enter ? 1 : -1;
		break;
	case CMARK_NODE_STRONG:
		md->writer.style[DOC_STRONG] += enter ? 1 : -1;
		break;
	case CMARK_NODE_LINK:
		url = cmark_node_get_url(node);
		if (enter)
			doc_write_link(&md->writer,
			    url != NULL ? doc_table_end_bars(url, "|", &md->bars) : "");
		else
			doc_write_link_end(&md->writer);
		break;
	case CMARK_NODE_IMAGE: /* is its alternative text, which its children hold */
		doc_write_gap(&md->writer);
		break;
	default:
		break;
	}
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
		if (brackets > BRACKETS_MOST)
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

/* What will not look as it was written. */
static void
report(const struct markdown *md, const char *path, bool clean, struct diags *diags)
{
	const struct text_report *filtered = &md->writer.maker.filtered;

	if (clean && filtered->controls + filtered->hidden > 0)
		diags_add(diags, csv_message(MSG_TEXT_FILTERED),
		    (struct diag_place){path, md->writer.maker.filtered_line, 0},
		    filtered->controls, filtered->hidden);
	if (md->html.lost.tag != NULL)
		diags_add(diags, message(MSG_DOC_HTML),
		    (struct diag_place){path, md->html.lost.line, 0}, md->html.lost.tag);
	if (md->html.left_out.tag != NULL)
		diags_add(diags, message(MSG_DOC_LEFT_OUT),
		    (struct diag_place){path, md->html.left_out.line, 0}, md->html.left_out.tag);
	if (md->html.span_line > 0)
		diags_add(diags, message(MSG_DOC_CELLS),
		    (struct diag_place){path, md->html.span_line, 0});
	if (md->markup != NULL)
		diags_add(diags, message(MSG_DOC_MARKUP),
		    (struct diag_place){path, md->markup_line, 0}, md->markup);
}

struct doc *
doc_read_markdown(const char *path, const char *data, size_t len, bool clean, struct arena *arena,
    struct diags *diags)
{
	struct markdown md = {0};
	struct buf marked = {0};
	uint32_t line = too_many_brackets(data, len);

	if (line != 0) {
		diags_add(diags, message(MSG_DOC_BRACKETS), (struct diag_place){path, line, 0},
		    BRACKETS_MOST);
		return NULL;
	}
	doc_maker_init(&md.writer.maker, arena);
	md.html.w = &md.writer;
	md.source = doc_source_read(data, len);
	doc_table_mark_bars(data, len, &marked);
	cmark_node *root = doc_tags_parse(buf_str(&marked), marked.len);
	cmark_iter *iter = cmark_iter_new(root);
	for (cmark_event_type event; (event = cmark_iter_next(iter)) != CMARK_EVENT_DONE;) {
		cmark_node *node = cmark_iter_get_node(iter);
		cmark_node_type type = cmark_node_get_type(node);
		const char *literal = cmark_node_get_literal(node);

		if (event == CMARK_EVENT_ENTER && type <= CMARK_NODE_LAST_BLOCK)
			md.line = line_of(node);
		(type <= CMARK_NODE_LAST_BLOCK ? visit_block : visit_inline)(
		    &md, node, literal != NULL ? literal : "", event == CMARK_EVENT_ENTER);
	}
	cmark_iter_free(iter);
	cmark_node_free(root);
	report(&md, path, clean, diags);
	struct doc *d = doc_maker_finish(&md.writer.maker, path);
	buf_free(&marked);
	buf_free(&md.bars);
	buf_free(&md.tags);
	doc_writer_free(&md.writer);
	vec_free(&md.source.starts);
	return d;
}
