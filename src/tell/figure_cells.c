/* SPDX-License-Identifier: MIT */
/* The cells of the figure. The mask has one byte for each cell, and the drawings one character;
 * where a damaged image has fewer, the rest shows nothing. */
#include "tell/figure.h"

#include <string.h>

static const char *
mask_row(const struct topic *t, uint32_t row)
{
	return topic_text(t, topic_figure(t, row)->mask);
}

int
figure_columns(const struct topic *t)
{
	return (int)strlen(mask_row(t, 0));
}

/* The structure that a cell shows, NONE where it shows none. */
static uint32_t
structure_at(const struct topic *t, uint32_t row, uint32_t col)
{
	const char *mask = mask_row(t, row);

	if (row >= topic_figure_count(t) || col >= strlen(mask))
		return NONE;
	for (uint32_t i = 0; i < topic_structure_count(t); i++)
		if (*topic_text(t, topic_structure(t, i)->mark) == mask[col])
			return i;
	return NONE;
}

bool
figure_next(const struct topic *t, struct figure_run *r)
{
	const char *mask = mask_row(t, r->row);
	uint32_t col = r->col + r->cells;

	r->number += r->cells > 0 && r->structure != NONE;
	while (r->row < topic_figure_count(t) && col >= strlen(mask)) {
		mask = mask_row(t, ++r->row);
		col = 0;
	}
	if (r->row >= topic_figure_count(t))
		return false;
	r->col = col;
	r->structure = structure_at(t, r->row, col);
	r->cells = (uint32_t)strspn(mask + col, (char[]){mask[col], '\0'});
	return true;
}

/* The number of the run that holds a cell, NONE where that shows no structure. */
static uint32_t
run_at(const struct topic *t, uint32_t row, uint32_t col)
{
	struct figure_run r = {0};

	while (figure_next(t, &r))
		if (r.row == row && col >= r.col && col < r.col + r.cells)
			return r.structure != NONE ? r.number : NONE;
	return NONE;
}

uint32_t
figure_beside(const struct topic *t, uint32_t run, int down, int right)
{
	struct figure_run r = {0};
	bool found;

	while ((found = figure_next(t, &r)) && (r.number != run || r.structure == NONE))
		;
	if (!found)
		return NONE;
	uint32_t row = r.row, col = right == 0 ? r.col + r.cells / 2 : r.col;
	while (row < topic_figure_count(t) && col < strlen(mask_row(t, row))) {
		uint32_t there = structure_at(t, row, col);

		if (there != NONE && there != r.structure)
			return run_at(t, row, col);
		row += (uint32_t)down; /* past the first it is past the last as well */
		col += (uint32_t)right;
	}
	return NONE;
}

/* The cell of a structure that is nearest to the middle of all its cells; false if it has none. */
static bool
middle_of(const struct topic *t, uint32_t structure, uint32_t *row, uint32_t *col)
{
	const char *mark = topic_text(t, topic_structure(t, structure)->mark);
	uint32_t rows = topic_figure_count(t);
	double n = 0, x = 0, y = 0, nearest = -1;

	for (uint32_t r = 0; r < rows; r++)
		for (const char *at = mask_row(t, r), *mask = at; *at != '\0'; at++)
			if (*at == *mark) {
				n++;
				y += r;
				x += (double)(at - mask);
			}
	for (uint32_t r = 0; n > 0 && r < rows; r++)
		for (const char *at = mask_row(t, r), *mask = at; *at != '\0'; at++) {
			double dx = (double)(at - mask) - x / n, dy = 2 * (r - y / n);
			double far = dx * dx + dy * dy;

			if (*at != *mark || (nearest >= 0 && far >= nearest))
				continue;
			nearest = far;
			*row = r;
			*col = (uint32_t)(at - mask);
		}
	return n > 0;
}

const char *
figure_place(const struct topic *t, uint32_t structure)
{
	_Static_assert(PHRASE_PLACE_LOWER_RIGHT == PHRASE_PLACE_UPPER_LEFT + 8,
	    "phrases.def has the nine places row by row");
	uint32_t row = 0, col = 0;

	if (!middle_of(t, structure, &row, &col) || col >= (uint32_t)figure_columns(t))
		return "";
	uint32_t place =
	    3 * (3 * row / topic_figure_count(t)) + 3 * col / (uint32_t)figure_columns(t);
	return topic_phrase(t, PHRASE_PLACE_UPPER_LEFT + place);
}
