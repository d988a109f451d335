/* SPDX-License-Identifier: MIT */
/* Letters in lower case and as capitals, by utf8proc; and Greek in ASCII.
 *
 * Slugs and folded text are part of the compiled file, so their lower case is not the C library's:
 * what it says of a letter would depend on the locale and the machine.
 */
#include <stddef.h>
#include <utf8proc.h>

#include "base/text_class.h"

#define COUNT(a) (sizeof(a) / sizeof *(a))

/* clang-format off */
/* The names of Greek letters; in the rows below, 'a' is the first of them and a capital a capital. */
static const char *const greek_names[] = {
	"alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa",
	"lambda", "mu", "nu", "xi", "omicron", "pi", "rho", "sigma", "tau", "upsilon", "phi", "chi",
	"psi", "omega",
};
/* U+0386..U+03CE; U+1F00..U+1FFF by eights; U+1F70..U+1F7D, two of which share an eight. */
static const char greek_letters[] =
	"A EGI O TXiABCDEFGHIJKLMNOPQ RSTUVWXITaegitabcdefghijklmnopqrrstuvwxitotx";
static const char greek_eights[] = "aAeEgGiIoOtTxX  aAgGxXaAgGiItTxX";
static const char greek_graves[] = "aaeeggiioottxx";
/* clang-format on */

uint32_t
text_lower_letter(uint32_t c)
{
	if (c < 0x80)
		return c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c;
	return (uint32_t)utf8proc_tolower((utf8proc_int32_t)c);
}

/* A capital that leads to another small letter is not this one's: the sign of "micro" stays, which
 * would be a Greek letter, and so does the dotless i. The sigma at a word's end has none else. */
uint32_t
text_capital_letter(uint32_t c)
{
	uint32_t capital = (uint32_t)utf8proc_toupper((utf8proc_int32_t)c);

	return c == 0x3c2 || (c != 0xdf && text_lower_letter(capital) == c) ? capital : c;
}

bool
text_is_small(uint32_t c)
{
	return utf8proc_category((utf8proc_int32_t)c) == UTF8PROC_CATEGORY_LL;
}

const char *
text_greek_name(uint32_t c, bool *capital)
{
	char letter = ' ';

	if (c >= 0x386 && c - 0x386 < COUNT(greek_letters) - 1)
		letter = greek_letters[c - 0x386];
	else if (c >= 0x1f70 && c - 0x1f70 < COUNT(greek_graves) - 1)
		letter = greek_graves[c - 0x1f70];
	else if (c >= 0x1f00 && c <= 0x1fff && text_is_word(c))
		letter = greek_eights[(c - 0x1f00) / 8];
	*capital = letter >= 'A' && letter <= 'X';
	return letter == ' ' ? NULL : greek_names[letter - (*capital ? 'A' : 'a')];
}
