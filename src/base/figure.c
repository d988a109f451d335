/* SPDX-License-Identifier: MIT */
/* Figures told to programs and to people: one writer for each form, and nothing else knows a form.
 */
#include "base/figure.h"

#include "base/csv.h"

void
figures_json(const struct figure *f, size_t count, struct json *j)
{
	for (const struct figure *end = f + count; f < end; f++) {
		if (f->kind == FIGURE_NONE)
			json_null(j, f->name);
		else if (f->kind == FIGURE_TEXT)
			json_string(j, f->name, f->text);
		else if (f->kind == FIGURE_COUNT)
			json_integer(j, f->name, (int64_t)f->number);
		else
			json_number(j, f->name, f->number);
	}
}

void
figures_csv_head(const struct figure *f, size_t count, struct buf *out)
{
	struct csv c = {out, 0};

	for (size_t i = 0; i < count; i++)
		csv_text(&c, f[i].name);
	csv_end_row(&c);
}

void
figures_csv(const struct figure *f, size_t count, struct buf *out)
{
	struct csv c = {out, 0};

	for (const struct figure *end = f + count; f < end; f++) {
		if (f->kind == FIGURE_NONE || f->kind == FIGURE_TEXT)
			csv_text(&c, f->kind == FIGURE_TEXT ? f->text : "");
		else
			csv_number(&c, f->number, f->kind == FIGURE_COUNT ? 0 : 1);
	}
	csv_end_row(&c);
}

/* The number as a person reads it, in `width` columns. */
static void
add_number(const struct figure *f, int width, struct buf *out)
{
	if (f->kind == FIGURE_NONE)
		buf_printf(out, "%*s", width, "-");
	else
		buf_printf(out, "%*.*f", width, f->places,
		    f->kind == FIGURE_SHARE ? 100 * f->number : f->number);
}

void
figures_lines(const struct figure *f, size_t count, struct buf *out)
{
	for (size_t i = 0; i < count; i++) {
		if (f[i].words == NULL)
			continue;
		add_number(&f[i], f[i].kind == FIGURE_SHARE ? 7 : 8, out);
		buf_printf(out, "%s  %s\n", f[i].kind == FIGURE_SHARE ? "%" : "", f[i].words);
	}
}

void
figures_cells(const struct figure *f, size_t count, struct buf *out)
{
	for (size_t i = 0; i < count; i++) {
		if (f[i].words == NULL)
			continue;
		buf_addc(out, ' ');
		add_number(&f[i], 6, out);
	}
}

void
figures_cells_head(const struct figure *f, size_t count, struct buf *out)
{
	for (size_t i = 0; i < count; i++)
		if (f[i].words != NULL)
			buf_printf(out, " %6s", f[i].words);
}
