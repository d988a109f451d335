/* SPDX-License-Identifier: MIT */
/* The plain-text reader: from lines (doc_lines.h) to sections and blocks.
 *
 * Each line of prose is a paragraph, unless it was found to go on with the one before. A line right
 * below an item that is indented further than the item's mark goes on with it; after a blank line,
 * one that is indented as far as the item's text is a further paragraph of it. Lists nest by
 * indentation. Plain text does not tell how headings nest, so all are of level 1. A rule right
 * below a heading underlines it.
 *
 * Lines that an author leaves out as headings keep their place in the numbering of equal slugs, so
 * that leaving one out does not rename others. Naming a slug without a number leaves out all that
 * share it.
 */
#include <string.h>

#include "base/text_class.h"
#include "compile/doc_lines.h"
#include "compile/doc_make.h"
#include "compile/messages.h"

#define SUGGESTIONS 4096 /* so many slugs are looked at for the nearest */

/* A slug to leave out. */
struct except {
	const char *slug;
	bool used;
};

struct plain {
	struct doc_maker maker;
	struct doc_lines lines;
	VEC(struct except) excepts;         /* sorted by slug */
	VEC(const char *) slugs;            /* of all headings */
	VEC(const struct doc_line *) items; /* the items around, outermost first */
	const struct doc_line *open;        /* the first line of the open block, NULL for none */
	enum block_kind kind;
	uint32_t number;
};

static int
compare_excepts(const void *a, const void *b)
{
	return strcmp(((const struct except *)a)->slug, ((const struct except *)b)->slug);
}

static void
read_excepts(struct plain *p, const char *list)
{
	while (list != NULL && *list != '\0') {
		size_t from = strspn(list, " "), len = strcspn(list, ";"), end = len;
		while (end > from && list[end - 1] == ' ')
			end--;
		if (end > from) {
			struct except e = {
			    arena_strndup(p->maker.arena, list + from, end - from), false};
			vec_push(&p->excepts, e);
		}
		list += len + (list[len] == ';');
	}
	if (p->excepts.len > 0)
		qsort(p->excepts.items, p->excepts.len, sizeof *p->excepts.items, compare_excepts);
}

static bool
is_excepted(struct plain *p, const char *slug)
{
	struct except key = {slug, false}, *found = NULL;

	if (p->excepts.len > 0)
		found =
		    bsearch(&key, p->excepts.items, p->excepts.len, sizeof key, compare_excepts);
	if (found != NULL)
		found->used = true;
	return found != NULL;
}

static void
report_excepts(const struct plain *p, const char *path, struct diags *diags)
{
	size_t n = p->slugs.len < SUGGESTIONS ? p->slugs.len : SUGGESTIONS;

	for (size_t i = 0; i < p->excepts.len; i++) {
		const struct except *e = &p->excepts.items[i];
		struct buf hint = {0};

		if (e->used || (i > 0 && compare_excepts(e - 1, e) == 0))
			continue;
		const char *near = diag_nearest(e->slug, p->slugs.items, n);
		if (near != NULL)
			buf_printf(&hint, "; did you mean '%s'?", near);
		diags_add(diags, message(MSG_DOC_EXCEPT), (struct diag_place){path, 0, 0}, e->slug,
		    buf_str(&hint));
		buf_free(&hint);
	}
}

static void
close_block(struct plain *p)
{
	if (p->open != NULL)
		doc_maker_close(&p->maker, p->kind, (uint32_t)p->items.len, p->number);
	p->open = NULL;
}

static void
open_block(struct plain *p, const struct doc_line *line, enum block_kind kind, uint32_t number)
{
	doc_maker_block(&p->maker, line->line);
	p->open = line;
	p->kind = kind;
	p->number = number;
	doc_maker_text(&p->maker, line->text, line->len, RUN_PLAIN, NULL);
}

static void
continue_block(struct plain *p, const struct doc_line *line)
{
	if (!text_is_unspaced(line[-1].last) || !text_is_unspaced(line->first))
		doc_maker_text(&p->maker, " ", 1, RUN_PLAIN, NULL);
	doc_maker_text(&p->maker, line->text, line->len, RUN_PLAIN, NULL);
}

/* Whether the line belongs to an item around it; if so, it is added there. */
static bool
continue_item(struct plain *p, const struct doc_line *line)
{
	size_t depth = p->items.len;

	if (depth == 0 || line->indent == 0)
		return false;
	if (p->open != NULL && line->indent > p->items.items[depth - 1]->indent) {
		continue_block(p, line);
		return true;
	}
	while (depth > 0 && p->items.items[depth - 1]->content > line->indent)
		depth--;
	if (depth == 0)
		return false;
	close_block(p);
	p->items.len = depth;
	open_block(p, line, BLOCK_ITEM, 0);
	return true;
}

/* Adds the line as a heading unless the author left it out. */
static bool
add_heading(struct plain *p, const struct doc_line *line)
{
	const char *slug = doc_maker_slug(&p->maker, line->text);
	struct buf shared = {0};
	bool excepted = is_excepted(p, slug);

	text_slug(&shared, line->text, line->len);
	excepted |= is_excepted(p, buf_str(&shared));
	buf_free(&shared);
	vec_push(&p->slugs, slug);
	if (!excepted)
		doc_maker_section(&p->maker, line->text, slug, 1, line->line);
	return !excepted;
}

static void
add_line(struct plain *p, const struct doc_line *line)
{
	bool underline;

	switch (line->kind) {
	case LINE_BLANK:
		close_block(p);
		break;
	case LINE_ITEM:
		close_block(p);
		while (p->items.len > 0 && p->items.items[p->items.len - 1]->indent >= line->indent)
			p->items.len--;
		vec_push(&p->items, line);
		open_block(p, line, BLOCK_ITEM, line->number);
		break;
	case LINE_ROW:
		close_block(p);
		if (line->indent == 0)
			p->items.len = 0;
		open_block(p, line, BLOCK_ROW, 0);
		close_block(p);
		break;
	case LINE_RULE:
		underline =
		    line > p->lines.items && line[-1].kind == LINE_HEADING && p->open == NULL;
		close_block(p);
		p->items.len = 0;
		if (underline)
			break;
		doc_maker_block(&p->maker, line->line);
		doc_maker_close(&p->maker, BLOCK_RULE, 0, 0);
		break;
	default:
		if (line->joined && p->open != NULL) {
			continue_block(p, line);
			break;
		}
		if (continue_item(p, line))
			break;
		close_block(p);
		p->items.len = 0;
		if (line->kind != LINE_HEADING || !add_heading(p, line))
			open_block(p, line, BLOCK_PARAGRAPH, 0);
	}
}

struct doc *
doc_read_plain(const char *path, const char *data, size_t len, const char *except,
    struct arena *arena, struct diags *diags)
{
	struct plain p = {0};

	doc_maker_init(&p.maker, arena);
	read_excepts(&p, except);
	p.lines = doc_lines_read(data, len, arena);
	for (size_t i = 0; i < p.lines.len; i++)
		add_line(&p, &p.lines.items[i]);
	close_block(&p);
	report_excepts(&p, path, diags);
	struct doc *d = doc_maker_finish(&p.maker, path);
	vec_free(&p.lines);
	vec_free(&p.excepts);
	vec_free(&p.slugs);
	vec_free(&p.items);
	return d;
}
