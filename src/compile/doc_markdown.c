/* The CommonMark reader: cmark's tree, walked once by its iterator.
 *
 * Only headings that stand in no list or quote cut the document; one inside a list or quote is a
 * paragraph in strong type. All text goes to the maker, which filters it: cmark decodes entities,
 * so an escape can come from a file of plain ASCII. cmark 0.30 takes time by the square of the
 * number of brackets in a paragraph; a document with too many of them in a row of lines is refused
 * beforehand.
 */
#include <cmark.h>
#include <string.h>
#include <strings.h>

#include "compile/doc_make.h"
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
	cmark_node_type parent = cmark_node_get_type(cmark_node_parent(node));
	enum block_kind kind = parent == CMARK_NODE_ITEM          ? BLOCK_ITEM
			       : parent == CMARK_NODE_BLOCK_QUOTE ? BLOCK_QUOTE
								  : BLOCK_PARAGRAPH;
	bool first = kind == BLOCK_ITEM && md->pending;

	doc_maker_close(&md->maker, kind, md->containers, first ? md->number : 0);
	if (first)
		md->pending = false;
}

/* A heading of one line of filtered text; one without text cuts nothing. */
static void
close_heading(struct markdown *md, cmark_node *node)
{
	struct buf line = {0};
	struct text_report r;

	if (!md->heading) {
		md->strong--;
		close_paragraph(md, node);
		return;
	}
	md->heading = false;
	text_filter_line(&line, buf_str(&md->heading_text), md->heading_text.len, &r);
	doc_maker_count(&md->maker, &r, line_of(node));
	while (line.len > 0 && line.data[line.len - 1] == ' ')
		line.data[--line.len] = '\0';
	const char *heading = buf_str(&line) + strspn(buf_str(&line), " ");
	if (*heading != '\0')
		doc_maker_section(&md->maker, heading, NULL,
		    (uint32_t)cmark_node_get_heading_level(node), line_of(node));
	buf_free(&line);
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

/* Where a piece of HTML that starts at s with '<' ends. */
static const char *
skip_piece(const char *s)
{
	static const struct {
		const char *start, *end;
	} wholes[] = {{"<!--", "-->"}, {"<script", "</script"}, {"<style", "</style"}};

	for (size_t i = 0; i < sizeof wholes / sizeof *wholes; i++)
		if (strncasecmp(s, wholes[i].start, strlen(wholes[i].start)) == 0) {
			while (
			    *s != '\0' && strncasecmp(s, wholes[i].end, strlen(wholes[i].end)) != 0)
				s++;
			break;
		}
	s += strcspn(s, ">");
	return *s == '>' ? s + 1 : s;
}

/* Appends the text of a block of HTML. This is no parser: tags go, comments, scripts and styles go
 * with what they hold, and lines become one. What comes out is for the filter like any other text,
 * so nothing depends on finding every tag that a browser would. */
static void
add_html_text(struct buf *out, const char *html)
{
	while (*html != '\0') {
		size_t text = strcspn(html, "<\n");

		buf_add(out, html, text);
		html += text;
		if (*html == '\n') {
			buf_addc(out, ' ');
			html++;
		} else if (*html == '<') {
			html = skip_piece(html);
		}
	}
}

/* A block of code or HTML. */
static void
add_literal_block(struct markdown *md, cmark_node *node, const char *literal)
{
	bool code = cmark_node_get_type(node) == CMARK_NODE_CODE_BLOCK;
	struct buf text = {0};

	flush_item(md, line_of(node));
	doc_maker_block(&md->maker, line_of(node));
	if (code) {
		add_code_text(&text, literal);
		doc_maker_text(&md->maker, buf_str(&text), text.len, RUN_CODE, NULL);
	} else {
		add_html_text(&text, literal);
		add_text(md, buf_str(&text), text.len, 0);
	}
	doc_maker_close(&md->maker, code ? BLOCK_CODE : BLOCK_PARAGRAPH, md->containers, 0);
	buf_free(&text);
}

static void
open_link(struct markdown *md, const char *url)
{
	struct buf b = {0};
	size_t len = 0;

	text_filter(&b, url, strlen(url), NULL);
	for (size_t i = 0; i < b.len; i++)
		if (b.data[i] != '\n')
			b.data[len++] = b.data[i];
	vec_push(&md->targets, arena_strndup(md->maker.arena, buf_str(&b), len));
	md->link_empty = true;
	buf_free(&b);
}

/* Between the two visits of a node lie those of its children; leaves are visited once. */
static void
visit_block(struct markdown *md, cmark_node *node, const char *literal, bool enter)
{
	int start;
	uint32_t *next;

	switch (cmark_node_get_type(node)) {
	case CMARK_NODE_BLOCK_QUOTE:
		if (enter) {
			flush_item(md, line_of(node));
			md->containers++;
		} else {
			md->containers--;
		}
		break;
	case CMARK_NODE_LIST:
		if (!enter) {
			md->containers--;
			md->numbers.len--;
			break;
		}
		flush_item(md, line_of(node));
		md->containers++;
		start = cmark_node_get_list_start(node);
		if (cmark_node_get_list_type(node) != CMARK_ORDERED_LIST)
			vec_push(&md->numbers, NONE);
		else
			vec_push(&md->numbers, start > 0 ? (uint32_t)start : 1);
		break;
	case CMARK_NODE_ITEM:
		md->pending = enter;
		if (!enter)
			break;
		next = &md->numbers.items[md->numbers.len - 1];
		md->number = *next;
		*next += *next != NONE;
		break;
	case CMARK_NODE_CODE_BLOCK:
	case CMARK_NODE_HTML_BLOCK:
		add_literal_block(md, node, literal);
		break;
	case CMARK_NODE_PARAGRAPH:
		if (enter)
			doc_maker_block(&md->maker, line_of(node));
		else
			close_paragraph(md, node);
		break;
	case CMARK_NODE_HEADING:
		if (!enter) {
			close_heading(md, node);
		} else if (md->containers > 0) {
			doc_maker_block(&md->maker, line_of(node));
			md->strong++;
		} else {
			md->heading = true;
			buf_clear(&md->heading_text);
		}
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
visit_inline(struct markdown *md, cmark_node *node, const char *literal, bool enter)
{
	const char *url;

	switch (cmark_node_get_type(node)) {
	case CMARK_NODE_TEXT:
		add_text(md, literal, strlen(literal), 0);
		break;
	case CMARK_NODE_CODE:
		add_text(md, literal, strlen(literal), RUN_CODE);
		break;
	case CMARK_NODE_SOFTBREAK:
		add_text(md, " ", 1, 0);
		break;
	case CMARK_NODE_LINEBREAK:
		add_text(md, "\n", 1, 0);
		break;
	case CMARK_NODE_HTML_INLINE:
		if (strncmp(literal, "<br", 3) == 0)
			add_text(md, "\n", 1, 0);
		break;
	case CMARK_NODE_EMPH:
		md->emph += enter ? 1 : -1;
		break;
	case CMARK_NODE_STRONG:
		md->strong += enter ? 1 : -1;
		break;
	case CMARK_NODE_LINK:
		url = cmark_node_get_url(node);
		if (enter) {
			open_link(md, url != NULL ? url : "");
		} else {
			const char *target = md->targets.items[md->targets.len - 1];

			if (md->link_empty)
				add_text(md, target, strlen(target), 0);
			md->targets.len--;
		}
		break;
	default: /* an image is its alternative text, which its children hold */
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

struct doc *
doc_read_markdown(const char *path, const char *data, size_t len, bool clean, struct arena *arena,
    struct diags *diags)
{
	struct markdown md = {0};
	const struct text_report *filtered = &md.maker.filtered;
	uint32_t line = too_many_brackets(data, len);

	if (line != 0) {
		diags_add(
		    diags, message(MSG_DOC_BRACKETS), (struct diag_place){path, line, 0}, BRACKETS);
		return NULL;
	}
	doc_maker_init(&md.maker, arena);
	cmark_node *root = cmark_parse_document(data, len, CMARK_OPT_DEFAULT);
	cmark_iter *iter = cmark_iter_new(root);
	for (cmark_event_type event; (event = cmark_iter_next(iter)) != CMARK_EVENT_DONE;) {
		cmark_node *node = cmark_iter_get_node(iter);
		cmark_node_type type = cmark_node_get_type(node);
		const char *literal = cmark_node_get_literal(node);

		if (event == CMARK_EVENT_ENTER && type <= CMARK_NODE_LAST_BLOCK)
			md.line = line_of(node);
		if (md.html_line == 0 &&
		    (type == CMARK_NODE_HTML_BLOCK || type == CMARK_NODE_HTML_INLINE))
			md.html_line = md.line;
		(type <= CMARK_NODE_LAST_BLOCK ? visit_block : visit_inline)(
		    &md, node, literal != NULL ? literal : "", event == CMARK_EVENT_ENTER);
	}
	cmark_iter_free(iter);
	cmark_node_free(root);
	if (clean && filtered->controls + filtered->hidden > 0)
		diags_add(diags, csv_message(MSG_TEXT_FILTERED),
		    (struct diag_place){path, md.maker.filtered_line, 0}, filtered->controls,
		    filtered->hidden);
	if (md.html_line != 0)
		diags_add(diags, message(MSG_DOC_HTML), (struct diag_place){path, md.html_line, 0});
	struct doc *d = doc_maker_finish(&md.maker, path);
	buf_free(&md.heading_text);
	vec_free(&md.numbers);
	vec_free(&md.targets);
	return d;
}
