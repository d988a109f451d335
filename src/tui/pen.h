/* SPDX-License-Identifier: MIT */
/* What is sent to the terminal, in few bytes: where the cursor goes, how it looks, what is written.
 *
 * Everything is kept until pen_send(). Between two of them the look is plain, so that whoever else
 * writes to the terminal finds it so.
 */
#ifndef TUI_PEN_H
#define TUI_PEN_H

#include <stdbool.h>
#include <stddef.h>

#include "tell/style.h"

struct pen; /* opaque: the cursor's place and look, and what is to be sent */

/* For the terminal that term_open() took. */
struct pen *pen_new(void);
void pen_free(struct pen *p);
/* How many colours it can show; 0 where none, or where the look cannot be taken back. */
int pen_colours(void);
/* True if what has no colour looks as the terminal does by itself. */
bool pen_has_own_colours(void);

/* Somebody else may have moved the cursor. */
void pen_forget_place(struct pen *p);
/* `blank` tells that all that stands before it in its row are spaces that show nothing of the look
 * that there is: to write them can be the shortest way. */
void pen_move(struct pen *p, int row, int col, bool blank);
/* Takes from a look what the terminal cannot show. */
void pen_fit(const struct pen *p, struct style_shown *look);
/* Changes the look to one that fits; a move may take it back. */
void pen_look(struct pen *p, const struct style_shown *look);
/* The look that there is. */
const struct style_shown *pen_has(const struct pen *p);
/* Writes one character, that takes so many columns. */
void pen_write(struct pen *p, const char *text, int width);
/* Clears n columns from the cursor on, 0: all to the right; false if the terminal cannot. The look
 * must be one that spaces do not show. */
bool pen_clear(struct pen *p, int n);
/* Moves the rows from top to bottom up by n, or down where n is less than 0; what comes in is
 * clear. False if the terminal cannot. */
bool pen_scroll(struct pen *p, int top, int bottom, int n);
/* Sends bytes as they are, whatever signal comes; they must move nothing and change no look. */
void pen_send_bytes(const char *bytes, size_t len);
/* Sends all, the cursor standing there at last, in the plain look. */
void pen_send(struct pen *p, int row, int col, bool blank);

#endif
