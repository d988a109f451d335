/* SPDX-License-Identifier: MIT */
/* The signs that the screen is drawn with, for Unicode and for ASCII, side by side.
 *
 * The Linux console has no more than the PC character set: see glyphs_set_console().
 */
#ifndef TELL_GLYPHS_H
#define TELL_GLYPHS_H

#include <stdbool.h>

#include "base/buf.h"

/* name, Unicode, ASCII; each takes one column, except ELLIPSIS, SEP, CRUMB, EIGHTHS (a bar's
 * end, from one eighth of a column to seven) and in
 * ASCII DIFFERS. */
#define GLYPHS(X)                                                                                  \
	X(hline, "─", "-")                                                                         \
	X(vline, "│", "|")                                                                         \
	X(tee_down, "┬", "+")                                                                      \
	X(tee_up, "┴", "+")                                                                        \
	X(tee_right, "├", "+")                                                                     \
	X(tee_left, "┤", "+")                                                                      \
	X(bar_full, "█", "#")                                                                      \
	X(eighths, "▏▎▍▌▋▊▉", "")                                                                  \
	X(won, "▓", "+")                                                                           \
	X(lost, "░", "-")                                                                          \
	X(share_low, "░", ".")                                                                     \
	X(share_mid, "▒", ":")                                                                     \
	X(share_high, "▓", "%")                                                                    \
	X(rise, "▲", "")                                                                           \
	X(fall, "▼", "")                                                                           \
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
/* Signs that the font of the Linux console lacks give way to such as it has. */
void glyphs_set_console(void);
/* A share (0..1) as a bar of n columns, what it leaves of them empty; anything above 0 shows. */
void glyphs_add_bar(const struct glyphs *g, double share, int n, struct buf *out);
/* The same for a share that was another: what it has won or lost since in signs of their own. */
void glyphs_add_change(const struct glyphs *g, double was, double share, int n, struct buf *out);
/* The sign that it rose or fell; a space where it stayed. */
const char *glyphs_change_sign(const struct glyphs *g, double was, double share);

#endif
