/* SPDX-License-Identifier: MIT */
/* Diagnostics as a compiler gives them: path:line:column: level: text.
 *
 * A list collects all of one run; it is sorted by path, line and column when it is printed.
 * Messages are declared once in a table of the layer that gives them (compile/messages.def); a
 * diagnostic points into that table, so that the manual can explain each message.
 */
#ifndef BASE_DIAG_H
#define BASE_DIAG_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"

/* A loss is a warning that something was left out: who wants to hear of errors only hears of it
 * too.
 */
enum diag_level { DIAG_NOTE, DIAG_WARNING, DIAG_LOSS, DIAG_ERROR };

/* One message of a table. */
struct diag_message {
	const char *id; /* lower-case words joined by hyphens, as in the manual */
	enum diag_level level;
	const char *format; /* printf format of the text after the level */
	const char *help;   /* one or two sentences: what it means, what to do */
};

/* Where in a file; line and column count from 1, columns in code points; 0 where unknown. */
struct diag_place {
	const char *path;
	uint32_t line, column;
};

struct diag {
	const struct diag_message *message;
	struct diag_place place;
	const char *text; /* formatted; filtered, so that it can be printed to a terminal */
	size_t order;     /* as added */
};

struct diags;

struct diags *diags_new(void);
void diags_free(struct diags *d);
void diags_add(struct diags *d, const struct diag_message *m, struct diag_place at, ...);
void diags_vadd(struct diags *d, const struct diag_message *m, struct diag_place at, va_list ap);
/* Adds a copy of a diagnostic of another list, at another place. */
void diags_adopt(struct diags *d, const struct diag *x, struct diag_place at);
size_t diags_count(const struct diags *d);
/* Losses count among the warnings. */
size_t diags_count_level(const struct diags *d, enum diag_level level);
/* Sorts by path, line, column and order of adding; diags_get(d, i) is valid until the next add. */
void diags_sort(struct diags *d);
const struct diag *diags_get(const struct diags *d, size_t i);
/* One line for people, with the message's id and a newline at its end. */
void diag_format(const struct diag *d, struct buf *out);
const char *diag_level_name(enum diag_level level);

/* The first of n words that `word` is a slip of the pen for: the same but for case, spaces, hyphens
 * and underscores, or but for one letter of at least four. NULL if it is none. */
const char *diag_slip(const char *word, const char *const *words, size_t n);
/* Of n words, the nearest to `word` by edit distance (adjacent swaps count 1), if it is near enough
 * to be meant (at most a third of the letters wrong); NULL if none is. Ties go to the first. */
const char *diag_nearest(const char *word, const char *const *words, size_t n);

#endif
