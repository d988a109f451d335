/* SPDX-License-Identifier: MIT */
/* Figures of a report: each is declared once, with its name and its value, and told as JSON, as CSV
 * or to a person. A row is an array of them; every row of a table has the same names. */
#ifndef BASE_FIGURE_H
#define BASE_FIGURE_H

#include "base/buf.h"
#include "base/json.h"

enum figure_kind {
	FIGURE_NONE,   /* not known: null, an empty cell, "-" */
	FIGURE_TEXT,   /* `text` */
	FIGURE_COUNT,  /* a whole number */
	FIGURE_NUMBER, /* any number */
	FIGURE_SHARE   /* 0..1; a person reads it as a percentage */
};

struct figure {
	const char *name;  /* the key in JSON, the head of its column in CSV */
	const char *words; /* what a person reads of it, NULL: it is for programs only */
	enum figure_kind kind;
	int places; /* digits after the point where a person reads it */
	double number;
	const char *text; /* borrowed */
};

/* Figures for programs; the text is borrowed. */
static inline struct figure
figure_text(const char *name, const char *text)
{
	return (struct figure){name, NULL, FIGURE_TEXT, 0, 0, text};
}

static inline struct figure
figure_count(const char *name, int64_t number)
{
	return (struct figure){name, NULL, FIGURE_COUNT, 0, (double)number, NULL};
}

static inline struct figure
figure_number(const char *name, double number)
{
	return (struct figure){name, NULL, FIGURE_NUMBER, 0, number, NULL};
}

/* The same figure, not known unless `known`. */
static inline struct figure
figure_if(bool known, struct figure f)
{
	f.kind = known ? f.kind : FIGURE_NONE;
	return f;
}

/* Members of the object that is open. */
void figures_json(const struct figure *f, size_t count, struct json *j);
/* A row of CSV (base/csv.h), and the head above it; numbers have one digit after the point. */
void figures_csv_head(const struct figure *f, size_t count, struct buf *out);
void figures_csv(const struct figure *f, size_t count, struct buf *out);
/* A line for each that has words: the number in 8 columns, then the words. */
void figures_lines(const struct figure *f, size_t count, struct buf *out);
/* What has words as cells of 6 columns, each after a space, without the end of the line; the words
 * in the same places. */
void figures_cells(const struct figure *f, size_t count, struct buf *out);
void figures_cells_head(const struct figure *f, size_t count, struct buf *out);

#endif
