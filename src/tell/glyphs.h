/* The signs that the screen is drawn with, for Unicode and for ASCII, side by side.
 *
 * The Unicode ones are those of the PC character set, so that the Linux console has them too.
 */
#ifndef TELL_GLYPHS_H
#define TELL_GLYPHS_H

#include <stdbool.h>

#include "base/buf.h"

/* name, Unicode, ASCII; each takes one column, except ELLIPSIS, SEP, CRUMB and in
 * ASCII DIFFERS. */
#define GLYPHS(X)                                                                                  \
	X(hline, "─", "-")                                                                         \
	X(vline, "│", "|")                                                                         \
	X(tee_down, "┬", "+")                                                                      \
	X(tee_up, "┴", "+")                                                                        \
	X(tee_left, "┤", "+")                                                                      \
	X(bar_full, "█", "#")                                                                      \
	X(bar_half, "▌", "=")                                                                      \
	X(bar_empty, "░", ".")                                                                     \
	X(bullet, "•", "*")                                                                        \
	X(up, "↑", "^")                                                                            \
	X(down, "↓", "v")                                                                          \
	X(marker, ">", ">")                                                                        \
	X(ellipsis, "…", "..")                                                                     \
	X(open, "▼", "v")                                                                          \
	X(closed, "►", ">")                                                                        \
	X(sep, " · ", " - ")                                                                       \
	X(crumb, " › ", " > ")                                                                     \
	X(step_done, "●", "*")                                                                     \
	X(step_now, "◉", "@")                                                                      \
	X(step_ahead, "┄", ".")                                                                    \
	X(step_end, "○", "o")                                                                      \
	X(differs, "≠", "<>")                                                                      \
	X(arrow, "→", "->") X(quote_open, "“", "\"") X(quote_close, "”", "\"") X(dash, "–", "-")

struct glyphs {
#define X(name, unicode, ascii) const char *name;
	GLYPHS(X)
#undef X
};

/* Words in place of signs from now on, for those who hear the screen: no lines and bars, and what a
 * sign says by itself is said by the pages. */
void glyphs_set_linear(void);
bool glyphs_are_linear(void);
const struct glyphs *glyphs_get(bool ascii);
/* A share (0..1) as a bar of n columns; anything above 0 shows at least half a column. */
void glyphs_add_bar(const struct glyphs *g, double share, int n, struct buf *out);

#endif
