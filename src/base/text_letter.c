/* SPDX-License-Identifier: MIT */
/* Letters of the scripts that have two cases: Latin, Greek, Cyrillic, Armenian; and Greek in ASCII.
 *
 * Slugs and folded text are part of the compiled file, so their lower case is a table here, not the
 * C library's: what it says of a letter would depend on the locale and the machine.
 */
#include <stddef.h>

#include "base/text_class.h"

#define COUNT(a) (sizeof(a) / sizeof *(a))

/* Capitals from..to, every one or every second; what makes each a small letter. */
struct capitals {
	uint16_t from, to;
	uint8_t step;
	int16_t add;
};

/* clang-format off */
static const struct capitals capitals[] = {
	{'A', 'Z', 1, 32}, {0xc0, 0xd6, 1, 32}, {0xd8, 0xde, 1, 32}, {0x100, 0x12e, 2, 1},
	{0x130, 0x130, 1, 'i' - 0x130}, {0x132, 0x136, 2, 1}, {0x139, 0x147, 2, 1},
	{0x14a, 0x176, 2, 1}, {0x178, 0x178, 1, -121}, {0x179, 0x17d, 2, 1}, {0x1cd, 0x1db, 2, 1},
	{0x1de, 0x1ee, 2, 1}, {0x1f8, 0x21e, 2, 1}, {0x222, 0x232, 2, 1}, {0x370, 0x372, 2, 1},
	{0x376, 0x376, 1, 1}, {0x386, 0x386, 1, 38}, {0x388, 0x38a, 1, 37}, {0x38c, 0x38c, 1, 64},
	{0x38e, 0x38f, 1, 63}, {0x391, 0x3a1, 1, 32}, {0x3a3, 0x3ab, 1, 32}, {0x3d8, 0x3ee, 2, 1},
	{0x400, 0x40f, 1, 80}, {0x410, 0x42f, 1, 32}, {0x460, 0x480, 2, 1}, {0x48a, 0x4be, 2, 1},
	{0x4c0, 0x4c0, 1, 15}, {0x4c1, 0x4cd, 2, 1}, {0x4d0, 0x52e, 2, 1}, {0x531, 0x556, 1, 48},
	{0x1e00, 0x1e94, 2, 1}, {0x1ea0, 0x1efe, 2, 1}, {0x1f08, 0x1f0f, 1, -8},
	{0x1f18, 0x1f1d, 1, -8}, {0x1f28, 0x1f2f, 1, -8}, {0x1f38, 0x1f3f, 1, -8},
	{0x1f48, 0x1f4d, 1, -8}, {0x1f59, 0x1f5f, 2, -8}, {0x1f68, 0x1f6f, 1, -8},
	{0x1f88, 0x1f8f, 1, -8}, {0x1f98, 0x1f9f, 1, -8}, {0x1fa8, 0x1faf, 1, -8},
	{0x1fb8, 0x1fb9, 1, -8}, {0x1fba, 0x1fbb, 1, -74}, {0x1fbc, 0x1fbc, 1, -9},
	{0x1fc8, 0x1fcb, 1, -86}, {0x1fcc, 0x1fcc, 1, -9}, {0x1fd8, 0x1fd9, 1, -8},
	{0x1fda, 0x1fdb, 1, -100}, {0x1fe8, 0x1fe9, 1, -8}, {0x1fea, 0x1feb, 1, -112},
	{0x1fec, 0x1fec, 1, -7}, {0x1ff8, 0x1ff9, 1, -128}, {0x1ffa, 0x1ffb, 1, -126},
	{0x1ffc, 0x1ffc, 1, -9}, {0xff21, 0xff3a, 1, 32},
};

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
	size_t low = 0, high = COUNT(capitals);

	while (low < high) {
		size_t mid = low + (high - low) / 2;
		const struct capitals *r = &capitals[mid];

		if (c < r->from)
			high = mid;
		else if (c > r->to)
			low = mid + 1;
		else
			return (c - r->from) % r->step == 0 ? (uint32_t)((int32_t)c + r->add) : c;
	}
	return c;
}

/* Of two capitals with the same small letter the first counts: the dotted I of Turkish is none of
 * i, which ASCII has before it. The sigma at a word's end has no row of its own. */
uint32_t
text_capital_letter(uint32_t c)
{
	if (c == 0x3c2)
		return 0x3a3;
	for (size_t i = 0; i < COUNT(capitals); i++) {
		const struct capitals *r = &capitals[i];
		uint32_t capital = (uint32_t)((int32_t)c - r->add);

		if (capital >= r->from && capital <= r->to && (capital - r->from) % r->step == 0)
			return capital;
	}
	return c;
}

bool
text_is_small(uint32_t c)
{
	bool cased = (c >= 'a' && c <= 'z') || (c >= 0xdf && c <= 0x24f && c != 0xf7) ||
		     (c >= 0x370 && c <= 0x52f) || (c >= 0x561 && c <= 0x587) ||
		     (c >= 0x1e00 && c <= 0x1fff);

	return cased && text_is_word(c) && text_lower_letter(c) == c;
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
