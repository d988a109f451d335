/* SPDX-License-Identifier: MIT */
/* The tables of a folder as they were read: cells by column and row, and where they stand. */
#ifndef COMPILE_INPUT_H
#define COMPILE_INPUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/diag.h"
#include "compile/messages.h"
#include "compile/schema.h"
#include "csv/table.h"

struct input_table {
	const char *path;
	struct table *table; /* NULL: not there, or nothing could be read */
	struct arena *arena; /* where it lives */
	struct diags *diags; /* what reading it found, until that is handed on */
	size_t own;          /* rows of the file, numbered from 0 after the header */
	size_t rows;         /* with those of questions.csv that are symptoms, behind them */
	size_t words;        /* the least number that no word of it has */
	bool lost;           /* rows or required columns were lost to errors */
};

/* The words of a column, see table_word(): that of row i is first[i * step]. */
struct input_words {
	const uint32_t *first; /* NULL: the table has no such column */
	size_t step;
};

struct input {
	const char *folder; /* without a slash at the end */
	struct arena *arena;
	struct diags *diags;
	struct input_table tables[TABLE_COUNT];
	int column[COLUMN_COUNT]; /* the field that a column stands in, -1: nowhere */
	struct input_words words[COLUMN_COUNT];
	const uint32_t *asked; /* the row of questions.csv of each symptom that stands there */
	char **names;          /* of everything in the folder */
	int name_count;
	size_t bytes; /* of all tables */
	int hints;    /* suggestions that may still be looked for */
};

/* One item of a cell: a run of its text without the blanks around it. */
struct item {
	const char *text; /* NUL-terminated, in the arena */
	size_t len;
	size_t offset; /* in the cell */
};

/* Reads every table of the folder. False if the folder cannot be read. The arena must outlive
 * it. */
bool input_read(struct input *in, const char *folder, struct arena *arena, struct diags *diags);
void input_free(struct input *in);

/* Makes symptoms of the rows of questions.csv that name one, and reports those that cannot be;
 * reports that there is no symptoms.csv where that is needed (input_asked.c). */
void input_join_asked(struct input *in);
/* The column of questions.csv that has what a column of symptoms.csv has, -1: none. */
int input_asked_column(int column);

/* A cell; empty where the table has no such column. */
struct table_field input_cell(const struct input *in, int column, size_t row);
/* The word of a cell. It is asked for several times for each cell, so it is no call. */
static inline uint32_t
input_word(const struct input *in, int column, size_t row)
{
	const struct input_words *words = &in->words[column];

	return words->first != NULL ? words->first[row * words->step] : 0;
}
/* The text of a cell without blanks around it. */
const char *input_text(const struct input *in, int column, size_t row);
/* The number of a cell's word in its enumeration; `silent` if it has none. */
uint32_t input_enum(const struct input *in, int column, size_t row, uint32_t silent);
/* The line of its file on which the row begins. */
uint32_t input_line(const struct input *in, enum table_number table, size_t row);
/* The name of the file that the row stands in. */
const char *input_file(const struct input *in, enum table_number table, size_t row);
/* Goes through a cell's items; *at is 0 first. Empty items are passed over. */
bool input_item(
    const struct input *in, struct table_field cell, bool many, size_t *at, struct item *item);
/* A text cut short, for a message. */
const char *input_show(const struct input *in, const char *text);
/* "; did you mean 'x'?" for the nearest of n words, "" if none is near. */
const char *input_hint(struct input *in, const char *word, const char *const *words, size_t n);
/* Adds a diagnostic at byte `offset` of a cell; what the message's format asks for follows. */
void input_report(
    const struct input *in, enum message_number number, int column, size_t row, size_t offset, ...);
/* A text in the arena. */
const char *input_format(const struct input *in, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

#endif
