/* SPDX-License-Identifier: MIT */
/* The figure's files, line by line, and from them to records. Every line has as many cells as the
 * first, and each cell one character of one column, so that what stands in a cell of one file
 * stands in that cell of the others. */
#include "compile/figure.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/file.h"
#include "base/text.h"
#include "compile/value.h"
#include "csv/messages.h"

#define FIGURE_LIMIT ((size_t)1 << 16) /* bytes of a file */

const char *const figure_files[FIGURE_FILES] = {"figure.txt", "figure.ascii.txt", "figure.mask"};

/* Of a file, in the arena; a NUL may be among them. */
struct bytes {
	const char *text;
	size_t len;
};

struct figure_text {
	const char *path;
	bool missing;
	VEC(struct bytes) lines;
};

struct figure {
	struct figure_text form[FIGURE_FILES];
};

/* False where the file is not there or cannot be read. */
static bool
read_form(struct model *m, enum figure_form form, struct figure_text *text)
{
	const struct input *in = m->in;
	struct buf bytes = {0};
	struct error err;
	int name = 0;

	text->path = input_format(in, "%s/%s", in->folder, figure_files[form]);
	while (name < in->name_count && strcmp(in->names[name], figure_files[form]) != 0)
		name++;
	text->missing = name == in->name_count;
	if (text->missing)
		return false;
	if (file_read(text->path, FIGURE_LIMIT, &bytes, &err) != 0) {
		diags_add(in->diags, csv_message(MSG_FILE_UNREADABLE),
		    (struct diag_place){text->path, 0, 0}, table_cause(&err, text->path));
		buf_free(&bytes);
		return false;
	}
	for (size_t at = 0; at < bytes.len;) {
		const char *line = buf_str(&bytes) + at;
		const char *end = memchr(line, '\n', bytes.len - at);
		size_t len = end != NULL ? (size_t)(end - line) : bytes.len - at;
		bool return_too = len > 0 && line[len - 1] == '\r';

		vec_push(&text->lines, ((struct bytes){line, return_too ? len - 1 : len}));
		at += len + 1;
	}
	arena_keep(in->arena, buf_steal(&bytes));
	arena_keep(in->arena, text->lines.items);
	return true;
}

/* The cells of a line; what has no place in one is reported. */
static size_t
check_line(struct model *m, enum figure_form form, const struct figure_text *text, size_t line)
{
	const struct bytes *item = &text->lines.items[line];
	struct diag_place place = {text->path, (uint32_t)line + 1, 1};
	const char *kind = form == FIGURE_DRAWING ? "" : " of ASCII";
	size_t used, cells = 0;

	for (size_t at = 0; at < item->len; at += used, cells++, place.column++) {
		struct buf shown = {0};
		bool bad = false;
		uint32_t c = text_decode(item->text + at, item->len - at, &used, &bad);

		text_filter_line(&shown, item->text + at, used, NULL);
		bad |= shown.len != used || memcmp(buf_str(&shown), item->text + at, used) != 0 ||
		       text_char_columns(c) != 1 || (form != FIGURE_DRAWING && c > '~');
		buf_free(&shown);
		if (bad)
			diags_add(m->in->diags, message(MSG_FIGURE_CELL), place, kind);
	}
	return cells;
}

static void
check_size(struct model *m, enum figure_form form, const struct figure *f)
{
	const struct figure_text *text = &f->form[form], *first = &f->form[FIGURE_DRAWING];
	const struct bytes *top = first->lines.items;
	size_t width = first->lines.len > 0 ? text_count(top->text, top->len) : 0;

	if (text->lines.len != first->lines.len)
		diags_add(m->in->diags, message(MSG_FIGURE_LINES),
		    (struct diag_place){text->path, (uint32_t)text->lines.len, 0}, text->lines.len,
		    first->lines.len);
	for (size_t line = 0; line < text->lines.len; line++) {
		size_t cells = check_line(m, form, text, line);

		if (cells != width)
			diags_add(m->in->diags, message(MSG_FIGURE_WIDTH),
			    (struct diag_place){text->path, (uint32_t)line + 1,
				(uint32_t)(cells < width ? cells : width) + 1},
			    cells, width);
	}
}

/* Every mark has one structure, and every structure a place. */
static void
check_marks(struct model *m, const struct figure_text *mask)
{
	struct input *in = m->in;
	bool seen[128] = {false};
	const char *owner[128] = {NULL};
	uint32_t rows = (uint32_t)in->tables[TABLE_STRUCTURES].rows;

	for (uint32_t row = 0; row < rows; row++) {
		const char *mark = input_text(in, COL_STRUCTURES_MARK, row);
		unsigned c = (unsigned char)*mark;

		if (!value_is_mark(mark))
			continue;
		if (owner[c] != NULL)
			input_report(
			    in, MSG_MARK_TWICE, COL_STRUCTURES_MARK, row, 0, mark, owner[c]);
		else
			owner[c] = model_id(m, TABLE_STRUCTURES, row);
	}
	if (mask == NULL || in->tables[TABLE_STRUCTURES].lost)
		return;
	for (size_t line = 0; line < mask->lines.len; line++) {
		const struct bytes *item = &mask->lines.items[line];

		for (size_t at = 0; at < item->len; at++) {
			unsigned c = (unsigned char)item->text[at];

			if (!value_is_mark((char[]){item->text[at], '\0'}))
				continue;
			if (owner[c] == NULL && !seen[c])
				diags_add(in->diags, message(MSG_FIGURE_MARK),
				    (struct diag_place){
					mask->path, (uint32_t)line + 1, (uint32_t)at + 1},
				    (int)c);
			seen[c] = true;
		}
	}
	for (uint32_t row = 0; row < rows; row++) {
		const char *mark = input_text(in, COL_STRUCTURES_MARK, row);

		if (value_is_mark(mark) && !seen[(unsigned char)*mark])
			input_report(in, MSG_STRUCTURE_UNSEEN, COL_STRUCTURES_MARK, row, 0,
			    model_id(m, TABLE_STRUCTURES, row));
	}
}

void
figure_read(struct model *m)
{
	struct figure *f = arena_alloc(m->in->arena, sizeof *f);
	bool read[FIGURE_FILES], any = false;

	for (int form = 0; form < FIGURE_FILES; form++) {
		read[form] = read_form(m, (enum figure_form)form, &f->form[form]);
		any |= !f->form[form].missing;
	}
	for (int form = 0; any && form < FIGURE_FILES; form++) {
		if (f->form[form].missing)
			diags_add(m->in->diags, message(MSG_FIGURE_MISSING),
			    (struct diag_place){f->form[form].path, 0, 0}, figure_files[form]);
		else if (read[form] && read[FIGURE_DRAWING])
			check_size(m, (enum figure_form)form, f);
	}
	m->figure = any ? f : NULL;
	check_marks(m, read[FIGURE_MASK] ? &f->form[FIGURE_MASK] : NULL);
}

struct members *
figure_structures(const struct model *m)
{
	uint32_t rows = (uint32_t)m->in->tables[TABLE_STRUCTURES].rows;
	struct members *named = xcalloc(m->causes, sizeof *named), *held;
	uint32_t *alike = xcalloc(rows, sizeof *alike);

	for (uint32_t cause = 0; cause < m->causes; cause++) {
		named[cause] = model_members(m, COL_CAUSES_STRUCTURES, cause, KIND(STRUCTURE));
		qsort(named[cause].items, named[cause].count, sizeof(uint32_t), model_compare_rows);
	}
	held = inherit_rows(m, named, alike, 1);
	free(named);
	free(alike);
	return held;
}

void
emit_figure(const struct emit *e)
{
	const struct model *m = e->m;
	uint32_t rows = (uint32_t)m->in->tables[TABLE_STRUCTURES].rows;
	struct members *of_leaf = xcalloc(m->causes, sizeof *of_leaf), *causes;

	for (uint32_t l = 0; l < m->leaves; l++)
		of_leaf[m->leaf_cause[l]] = e->structures[m->leaf_cause[l]];
	causes = model_reverse(m, of_leaf, m->causes, rows);
	free(of_leaf);
	for (uint32_t row = 0; row < rows; row++) {
		struct structure s = {.causes = emit_index(e, causes[row])};

		emit_fields(e, PART_STRUCTURE, row, &s);
		builder_add(e->b, PART_STRUCTURE, &s);
	}
	for (size_t line = 0; m->figure != NULL && line < m->figure->form[0].lines.len; line++) {
		struct span text[FIGURE_FILES];

		for (int form = 0; form < FIGURE_FILES; form++) {
			const struct bytes *item = &m->figure->form[form].lines.items[line];

			text[form] = builder_text(e->b, item->text, item->len);
		}
		builder_add(e->b, PART_FIGURE,
		    &(struct figure_line){
			text[FIGURE_DRAWING], text[FIGURE_ASCII], text[FIGURE_MASK]});
	}
}
