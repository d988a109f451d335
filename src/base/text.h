/* SPDX-License-Identifier: MIT */
/* Text as a terminal shows it: UTF-8 checked and filtered once, measured and cut by columns.
 *
 * Everything that a table or a document holds passes text_filter() when it is read, so that no
 * later layer needs to ask whether a string can move a cursor. Widths come from the C library's
 * wcwidth(), the one ncurses uses; a second table would disagree with the screen.
 */
#ifndef BASE_TEXT_H
#define BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"

#define TEXT_BAD 0xfffdu /* what stands for bytes that are not UTF-8 */

/* Decodes one code point of s[0..len); *used gets the bytes it took (at least 1 where len > 0).
 * Overlong forms, surrogates, values above U+10FFFF and stray bytes give TEXT_BAD by the Unicode
 * practice of maximal subparts, with *bad set to true. */
uint32_t text_decode(const char *s, size_t len, size_t *used, bool *bad);
/* Bytes of the blank that s begins with: a space, tab, newline or no-break space; 0 if with none.
 */
size_t text_blank(const char *s);
/* Moves both ends of s[*from..*to) inwards past blanks. */
void text_trim(const char *s, size_t *from, size_t *to);
/* True if a is b but for the case of ASCII letters, whatever the locale. */
bool text_same(const char *a, const char *b);
/* True if s begins with the n bytes of word but for the case of ASCII letters, whatever the locale.
 */
bool text_begins(const char *s, const char *word, size_t n);
/* s behind a word that it begins with, but for the case of ASCII letters; NULL if it does not. */
const char *text_behind(const char *s, const char *word);
/* Code points of s[0..len), TEXT_BAD counted as they come. */
uint32_t text_count(const char *s, size_t len);
/* Bytes of s[0..len), which is UTF-8, that are no more than `most` and cut no character. */
size_t text_fit_bytes(const char *s, size_t len, size_t most);
/* Appends the UTF-8 of c; returns the bytes written (1 to 4) into out, which holds 4. */
size_t text_encode(uint32_t c, char out[4]);

/* What the filter found. */
struct text_report {
	size_t bad_bytes; /* byte sequences that were not UTF-8, each replaced by U+FFFD */
	size_t controls;  /* C0 (but tab and newline), DEL, C1, each removed */
	size_t
	    hidden; /* bidi controls, zero-width and other invisible format characters, removed */
	size_t first_at; /* byte offset of the first of these in the input, valid if any count */
};
/* Appends s to out with everything removed that could act on a terminal or hide: C0 controls except
 * newline (a tab becomes a space), DEL, C1, bidi controls, zero-width characters (ZWJ and ZWNJ stay
 * only between two visible characters that are not ASCII, variation selectors 1 to 16 only after
 * such a character), tag characters, noncharacters, BOM, soft hyphen. CR, CRLF and the line and
 * paragraph separators become a newline. Of combining marks at most 8 in a row stay, and none at
 * the start of a line, where it would stand on what is left of it on the screen. Filtering again
 * changes nothing. report may be NULL. */
void text_filter(struct buf *out, const char *s, size_t len, struct text_report *report);
/* The same, and makes one line of it: a space for each newline. */
void text_filter_line(struct buf *out, const char *s, size_t len, struct text_report *report);
/* Bytes from s on that are visible ASCII or spaces; in them the filter finds nothing. */
size_t text_plain(const char *s, size_t len);

/* Columns that one code point takes: 0, 1 or 2; never negative (an unprintable counts 1). */
int text_char_width(uint32_t c);
/* Columns that s[0..len) takes. */
int text_width(const char *s, size_t len);
/* The same two wherever there are all characters: for what must not depend on the locale. */
int text_char_columns(uint32_t c);
int text_columns(const char *s, size_t len);
/* Bytes of the longest prefix of s[0..len) that takes at most columns and does not end inside a
 * character or before its combining marks; *width (may be NULL) gets its columns. */
size_t text_fit(const char *s, size_t len, int columns, int *width);

#define TEXT_NO_BREAK "\u00a0" /* a space at which no line ends */

/* One line of wrapped text: s[from..to). */
struct text_line {
	size_t from, to;
};
/* Finds the next line of s[0..len) from byte `at`, at most `columns` wide (at least 1): breaks
 * after spaces and hyphens and between wide characters, a longer word is cut. The spaces at the
 * break belong to no line. Returns false when nothing is left. A newline ends a line. */
bool text_wrap(
    const char *s, size_t len, size_t at, int columns, struct text_line *line, size_t *next);

/* GitHub's slug of a heading: lower case, letters and digits of any script, '-' and '_' stay, space
 * becomes '-', everything else goes. Appends to out. */
void text_slug(struct buf *out, const char *s, size_t len);

/* Appends s in lower case; accents stay. */
void text_lower(struct buf *out, const char *s, size_t len);
/* Appends s in capitals, whatever the locale; what has no capital stays. */
void text_capitals(struct buf *out, const char *s);
/* Appends s folded for searching: lower case, accents removed, of Greek and Cyrillic letters, too.
 */
void text_fold(struct buf *out, const char *s, size_t len);

/* Appends s with every character outside ASCII replaced by a near ASCII form (curly quotes, dashes,
 * bullets, accented Latin letters, Greek by name or letter by letter) or '?'; for terminals in a C
 * locale. */
void text_ascii(struct buf *out, const char *s, size_t len);

#endif
