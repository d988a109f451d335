/* SPDX-License-Identifier: MIT */
/* What kinds of character there are, the same in every locale: for text.h, and for the cells of a
 * screen, which must know what stands on the character before it. */
#ifndef BASE_TEXT_CLASS_H
#define BASE_TEXT_CLASS_H

#include <stdbool.h>
#include <stdint.h>

/* Acts on a terminal: C0 but tab and newline, DEL, C1. */
bool text_is_control(uint32_t c);
/* Shows nothing and can hide or reorder text; joiners and variation selectors 1 to 16 are not among
 * these, their place decides. */
bool text_is_hidden(uint32_t c);
/* Stands on the character before it: nonspacing marks, vowels of conjoining Hangul, number
 * signs. */
bool text_is_mark(uint32_t c);
/* ZWNJ and ZWJ. */
bool text_is_joiner(uint32_t c);
bool text_is_selector(uint32_t c);    /* variation selectors 1 to 16 */
bool text_is_solid_space(uint32_t c); /* the spaces that forbid a break */
/* Any space but those that forbid a break. It is asked of each word that is wrapped. */
static inline bool
text_is_space(uint32_t c)
{
	return c == ' ' || c == '\t' ||
	       (c >= 0x1680 && (c == 0x1680 || (c >= 0x2000 && c <= 0x200a && c != 0x2007) ||
				   c == 0x205f || c == 0x3000));
}

/* Of a script that sets no spaces between words, or its punctuation: Han, kana, Bopomofo, Yi. */
bool text_is_unspaced(uint32_t c);
/* As wide as two letters: Han, kana, Hangul, full-width forms, most emoji. */
bool text_is_wide(uint32_t c);
bool text_is_digit(uint32_t c); /* 0 to 9 */
/* A letter, mark or digit of any script, or a connector such as '_'. */
bool text_is_word(uint32_t c);
/* The small letter of a capital of any script; anything else as it is. */
uint32_t text_lower_letter(uint32_t c);
/* The capital that a small letter is the small one of; the letter itself if it has none. */
uint32_t text_capital_letter(uint32_t c);
/* A small letter of a script that has capitals. */
bool text_is_small(uint32_t c);
/* What a Greek letter is called, "alpha"; NULL for any other character. */
const char *text_greek_name(uint32_t c, bool *capital);

#endif
