/* SPDX-License-Identifier: MIT */
/* What a cell means, and how each kind of terminal shows it.
 *
 * Views name styles by meaning only. The table below is the one place where a style is declared;
 * the terminal picks the column that it can show. Nothing on the screen is told by colour alone, so
 * every style that carries meaning has a mark or a word beside it.
 */
#ifndef TELL_STYLE_H
#define TELL_STYLE_H

#include <stdbool.h>
#include <stdint.h>

enum style_attr {
	ATTR_NONE = 0,
	ATTR_BOLD = 1,
	ATTR_REVERSE = 2,
	ATTR_UNDERLINE = 4,
	ATTR_DIM = 8
};

/* name, the same in a configuration, letter in dumps, attributes without and with colour,
 * foreground and background of 16 colours, foreground and background of 256 (-1: the terminal's).
 */
#define STYLES(X)                                                                                  \
	X(TEXT, "text", '.', ATTR_NONE, ATTR_NONE, -1, -1, -1, -1)                                 \
	X(BAR_TITLE, "bar-title", 'B', ATTR_REVERSE, ATTR_REVERSE, -1, -1, -1, -1)                 \
	X(BAR_HERE, "bar-here", 'H', ATTR_BOLD, ATTR_BOLD, -1, -1, -1, -1)                         \
	X(TITLE, "title", 'T', ATTR_BOLD, ATTR_BOLD, -1, -1, -1, -1)                               \
	X(RULE, "rule", '-', ATTR_NONE, ATTR_NONE, 8, -1, 243, -1)                                 \
	X(PANE, "pane", 'p', ATTR_NONE, ATTR_NONE, 6, -1, 30, -1)                                  \
	X(PANE_FOCUS, "pane-focus", 'P', ATTR_BOLD | ATTR_UNDERLINE, ATTR_BOLD | ATTR_UNDERLINE,   \
	    6, -1, 30, -1)                                                                         \
	X(DIM, "dim", 'd', ATTR_NONE, ATTR_NONE, -1, -1, 243, -1)                                  \
	X(SELECTED, "selected", 'S', ATTR_REVERSE, ATTR_REVERSE, -1, -1, -1, -1)                   \
	X(CHOSEN, "chosen", 's', ATTR_BOLD, ATTR_BOLD, -1, -1, -1, -1)                             \
	X(EMERGENCY, "emergency", 'E', ATTR_BOLD | ATTR_REVERSE, ATTR_BOLD, 15, 1, 231, 160)       \
	X(TODAY, "today", 'Y', ATTR_BOLD | ATTR_UNDERLINE, ATTR_BOLD | ATTR_UNDERLINE, 5, -1, 166, \
	    -1)                                                                                    \
	X(SOON, "soon", 'O', ATTR_BOLD | ATTR_UNDERLINE, ATTR_BOLD, 5, -1, 136, -1)                \
	X(ROUTINE, "routine", 'R', ATTR_BOLD, ATTR_BOLD, 4, -1, 32, -1)                            \
	X(SELF_CARE, "self-care", 'C', ATTR_BOLD, ATTR_BOLD, 2, -1, 34, -1)                        \
	X(BAND_EMERGENCY, "band-emergency", '5', ATTR_BOLD | ATTR_REVERSE, ATTR_BOLD, 15, 1, 231,  \
	    160)                                                                                   \
	X(BAND_TODAY, "band-today", '4', ATTR_BOLD | ATTR_REVERSE, ATTR_BOLD, 15, 5, 16, 208)      \
	X(BAND_SOON, "band-soon", '3', ATTR_REVERSE, ATTR_NONE, 0, 3, 16, 220)                     \
	X(BAND_ROUTINE, "band-routine", '2', ATTR_REVERSE, ATTR_NONE, 15, 4, 231, 25)              \
	X(BAND_SELF_CARE, "band-self-care", '1', ATTR_REVERSE, ATTR_NONE, 0, 2, 231, 28)           \
	X(KEY, "key", 'k', ATTR_BOLD, ATTR_BOLD, 6, -1, 30, -1)                                    \
	X(LINK, "link", 'l', ATTR_UNDERLINE, ATTR_UNDERLINE, 4, -1, 32, -1)                        \
	X(HEADING, "heading", 'h', ATTR_BOLD | ATTR_UNDERLINE, ATTR_BOLD, 6, -1, 30, -1)           \
	X(EMPH, "emph", 'e', ATTR_UNDERLINE, ATTR_UNDERLINE, -1, -1, -1, -1)                       \
	X(STRONG, "strong", 'b', ATTR_BOLD, ATTR_BOLD, -1, -1, -1, -1)                             \
	X(CODE, "code", 'c', ATTR_NONE, ATTR_NONE, 5, -1, 97, -1)                                  \
	X(QUOTE, "quote", 'q', ATTR_NONE, ATTR_NONE, 2, -1, 64, -1)                                \
	X(SOURCE, "source", 'r', ATTR_NONE, ATTR_NONE, 5, -1, 97, -1)                              \
	X(WARNING, "warning", 'w', ATTR_BOLD, ATTR_BOLD, -1, -1, -1, -1)                           \
	X(BAR, "bar", 'f', ATTR_NONE, ATTR_NONE, 6, -1, 37, -1)                                    \
	X(SHARE_LOW, "share-low", '6', ATTR_NONE, ATTR_NONE, 6, -1, 30, -1)                        \
	X(SHARE_MID, "share-mid", '7', ATTR_NONE, ATTR_NONE, 6, -1, 37, -1)                        \
	X(SHARE_HIGH, "share-high", '8', ATTR_BOLD, ATTR_BOLD, 6, -1, 37, -1)                      \
	X(LIT, "lit", 'L', ATTR_REVERSE, ATTR_REVERSE, -1, -1, -1, -1)                             \
	X(MATCH, "match", 'm', ATTR_BOLD | ATTR_UNDERLINE, ATTR_BOLD | ATTR_UNDERLINE, 3, -1, 136, \
	    -1)                                                                                    \
	X(INPUT, "input", 'i', ATTR_UNDERLINE, ATTR_UNDERLINE, -1, -1, -1, -1)

/* Colours for kinds of backgrounds: name, what it is for. */
#define THEMES(X)                                                                                  \
	X(AUTO, "auto", "seen on light and on dark")                                               \
	X(LIGHT, "light", "for a light background")                                                \
	X(DARK, "dark", "for a dark one")                                                          \
	X(MONO, "mono", "no colours")                                                              \
	X(HIGH_CONTRAST, "high-contrast",                                                          \
	    "the terminal's own two colours, and white on dark red for emergencies")

#define X(name, ...) THEME_##name,
enum theme { THEMES(X) THEME_COUNT };
#undef X

#define X(name, ...) STYLE_##name,
enum style { STYLES(X) STYLE_COUNT };
#undef X

struct style_look {
	const char *name;
	char letter;        /* in dumps of a canvas */
	uint8_t mono;       /* bits of enum style_attr where there is no colour */
	uint8_t attrs;      /* ... beside colours */
	int16_t fg16, bg16; /* 8..15 are the bright ones; a terminal of 8 colours shows 0..7 */
	int16_t fg256, bg256;
};

/* A style as a terminal of so many colours shows it. */
struct style_shown {
	uint8_t attrs;  /* bits of enum style_attr */
	int16_t fg, bg; /* -1: the terminal's own */
};

/* Never NULL: a number out of range looks like STYLE_TEXT. */
const struct style_look *style_look(unsigned style);
/* The look on a terminal of that many colours (fewer than 8: none); `own` tells that it has colours
 * of its own for what has none, else they are white on black. */
struct style_shown style_resolve(unsigned style, int colours, bool own);
/* Takes up the theme of a name; false if there is none. To be called before the browser starts, as
 * the next. */
bool style_set_theme(const char *name);
/* The style of a name, -1 if there is none; and another look for it, in all
 * themes. */
int style_named(const char *name);
void style_set(unsigned style, unsigned attrs, int fg, int bg);
/* The style of an urgency (enum urgency). */
enum style style_urgency(uint32_t urgency);
/* The same for a whole row that tells it. */
enum style style_band(uint32_t urgency);

#endif
