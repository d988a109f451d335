/* SPDX-License-Identifier: MIT */
/* Other spellings of a text: slugs, the form that is searched, plain ASCII.
 *
 * Which letter is under an accent and which is a capital's small one utf8proc knows, of every
 * script; what Unicode has said of a character it never says otherwise. A table here has what it
 * does not say: letters with a stroke, those that become several, and signs. All of it is the same
 * in every locale.
 */
#include "base/text.h"

#include <string.h>
#include <utf8proc.h>

#include "base/text_class.h"

#define COUNT(a) (sizeof(a) / sizeof *(a))

struct spelling {
	uint32_t c;
	const char *ascii;
};

/* clang-format off */
/* Letters that are one letter and no accent, or several. */
static const struct spelling letters[] = {
	{0xc6, "AE"}, {0xd0, "D"}, {0xd8, "O"}, {0xde, "Th"}, {0xdf, "ss"}, {0xe6, "ae"},
	{0xf0, "d"}, {0xf8, "o"}, {0xfe, "th"}, {0x110, "D"}, {0x111, "d"}, {0x126, "H"},
	{0x127, "h"}, {0x131, "i"}, {0x132, "IJ"}, {0x133, "ij"}, {0x138, "k"}, {0x13f, "L"},
	{0x140, "l"}, {0x141, "L"}, {0x142, "l"}, {0x149, "'n"}, {0x14a, "N"}, {0x14b, "n"},
	{0x152, "OE"}, {0x153, "oe"}, {0x166, "T"}, {0x167, "t"}, {0x17f, "s"}, {0x180, "b"},
	{0x181, "B"}, {0x189, "D"}, {0x18a, "D"}, {0x191, "F"}, {0x192, "f"}, {0x197, "I"},
	{0x19a, "l"}, {0x1b5, "Z"}, {0x1b6, "z"}, {0x1c4, "DZ"}, {0x1c5, "Dz"}, {0x1c6, "dz"},
	{0x1c7, "LJ"}, {0x1c8, "Lj"}, {0x1c9, "lj"}, {0x1ca, "NJ"}, {0x1cb, "Nj"}, {0x1cc, "nj"},
	{0x1f1, "DZ"}, {0x1f2, "Dz"}, {0x1f3, "dz"},
	{0x221, "d"}, {0x237, "j"}, {0x23a, "A"}, {0x23b, "C"}, {0x23c, "c"},
	{0x23d, "L"}, {0x23e, "T"}, {0x243, "B"}, {0x246, "E"}, {0x247, "e"}, {0x248, "J"},
	{0x249, "j"}, {0x24c, "R"}, {0x24d, "r"}, {0x24e, "Y"}, {0x24f, "y"}, {0x1e9a, "a"},
	{0x1e9e, "SS"}, {0xfb00, "ff"}, {0xfb01, "fi"}, {0xfb02, "fl"},
	{0xfb03, "ffi"}, {0xfb04, "ffl"},
};

/* Signs with a near form. */
static const struct spelling signs[] = {
	{0xa0, " "}, {0xa1, "!"}, {0xa2, "c"}, {0xa3, "GBP"}, {0xa5, "JPY"}, {0xa6, "|"},
	{0xa9, "(c)"}, {0xab, "<<"}, {0xac, "not "}, {0xae, "(R)"}, {0xb0, " deg"}, {0xb1, "+/-"},
	{0xb2, "2"}, {0xb3, "3"}, {0xb4, "'"}, {0xb5, "u"}, {0xb7, "*"}, {0xb9, "1"}, {0xbb, ">>"},
	{0xbc, "1/4"}, {0xbd, "1/2"}, {0xbe, "3/4"}, {0xbf, "?"}, {0xd7, "x"}, {0xf7, "/"},
	{0x2bc, "'"},
	{0x2007, " "}, {0x2010, "-"}, {0x2011, "-"}, {0x2012, "-"}, {0x2013, "-"}, {0x2014, "-"},
	{0x2015, "-"}, {0x2018, "'"}, {0x2019, "'"}, {0x201a, "'"}, {0x201b, "'"}, {0x201c, "\""},
	{0x201d, "\""}, {0x201e, "\""}, {0x201f, "\""}, {0x2020, "+"}, {0x2022, "*"},
	{0x2023, ">"}, {0x2026, "..."}, {0x202f, " "}, {0x2032, "'"}, {0x2033, "\""},
	{0x2039, "<"}, {0x203a, ">"}, {0x2043, "-"}, {0x2044, "/"}, {0x20ac, "EUR"},
	{0x2103, " degC"}, {0x2109, " degF"}, {0x2116, "No."}, {0x2122, "(TM)"}, {0x2126, "Ohm"},
	{0x2190, "<-"}, {0x2191, "^"}, {0x2192, "->"}, {0x2193, "v"}, {0x21d2, "=>"},
	{0x2212, "-"}, {0x2248, "~"}, {0x2260, "!="}, {0x2264, "<="}, {0x2265, ">="},
	{0x2500, "-"}, {0x2502, "|"}, {0x250c, "+"}, {0x2510, "+"}, {0x2514, "+"}, {0x2518, "+"},
	{0x251c, "+"}, {0x2524, "+"}, {0x252c, "+"}, {0x2534, "+"}, {0x253c, "+"}, {0x2588, "#"},
	{0x2591, "."}, {0x2592, ":"}, {0x2593, "#"}, {0x25a0, "#"}, {0x25aa, "*"}, {0x25b2, "^"},
	{0x25b6, ">"}, {0x25b8, ">"}, {0x25bc, "v"}, {0x25be, "v"}, {0x25c0, "<"}, {0x25cb, "o"},
	{0x25cf, "*"}, {0x25e6, "o"}, {0x2605, "*"}, {0x2606, "*"}, {0x2610, "[ ]"},
	{0x2611, "[x]"}, {0x2713, "+"}, {0x2714, "+"}, {0x2717, "x"}, {0x2718, "x"},
};
/* clang-format on */

static const char *
spelling_find(const struct spelling *table, size_t n, uint32_t c)
{
	size_t low = 0, high = n;

	while (low < high) {
		size_t mid = low + (high - low) / 2;
		if (c < table[mid].c)
			high = mid;
		else if (c > table[mid].c)
			low = mid + 1;
		else
			return table[mid].ascii;
	}
	return NULL;
}

static bool
is_accent(uint32_t c)
{
	return c >= 0x300 && c <= 0x36f;
}

/* The letter that c is with accents on it; c where it is none. */
static uint32_t
base_letter(uint32_t c)
{
	utf8proc_int32_t parts[8];
	int class = 0;
	utf8proc_ssize_t n = c < 0x80 ? 0
				      : utf8proc_decompose_char((utf8proc_int32_t)c, parts, 8,
					    UTF8PROC_DECOMPOSE, &class);

	for (utf8proc_ssize_t i = 1; i < n && n <= 8; i++)
		if (!is_accent((uint32_t)parts[i]))
			return c;
	return n > 0 && n <= 8 && text_is_word((uint32_t)parts[0]) ? (uint32_t)parts[0] : c;
}

/* The ASCII of a letter or sign outside ASCII in two[2] or a table; NULL if it has none. */
static const char *
ascii_of(uint32_t c, char two[2])
{
	uint32_t base = base_letter(c);
	const char *s = spelling_find(letters, COUNT(letters), base);

	two[0] = (char)base;
	two[1] = '\0';
	if (s == NULL && base < 0x80)
		return two;
	return s != NULL ? s : spelling_find(signs, COUNT(signs), c);
}

static void
add_char(struct buf *out, uint32_t c)
{
	char utf8[4];

	buf_add(out, utf8, text_encode(c, utf8));
}

void
text_slug(struct buf *out, const char *s, size_t len)
{
	for (size_t at = 0, used; at < len; at += used) {
		bool bad;
		uint32_t c = text_decode(s + at, len - at, &used, &bad);
		if (c == ' ' || c == '\n')
			buf_addc(out, '-');
		else if (c == '-' || text_is_word(c))
			add_char(out, text_lower_letter(c));
	}
}

/* Quotes, dashes and spaces are folded like letters: a person types the plain ones. */
static bool
is_typed_plain(uint32_t c)
{
	return text_is_solid_space(c) || (c >= 0x2010 && c <= 0x201f) || c == 0x2bc;
}

/* What c folds to if that is ASCII; NULL otherwise. */
static const char *
folded(uint32_t c, char two[2])
{
	if (c < 0x80 || (spelling_find(signs, COUNT(signs), c) != NULL && !is_typed_plain(c)))
		return NULL;
	return ascii_of(c, two);
}

/* Adds the ASCII that s begins with, folded; returns how much that is. Most text is that. */
static size_t
fold_ascii(struct buf *out, const char *s, size_t len)
{
	size_t n = 0;

	while (n < len && (unsigned char)s[n] < 0x80)
		n++;
	char *to = buf_extend(out, n);
	for (size_t i = 0; i < n; i++)
		to[i] = (char)(s[i] + (s[i] >= 'A' && s[i] <= 'Z') * ('a' - 'A'));
	return n;
}

void
text_lower(struct buf *out, const char *s, size_t len)
{
	for (size_t at = fold_ascii(out, s, len), used; at < len;) {
		bool bad;

		add_char(out, text_lower_letter(text_decode(s + at, len - at, &used, &bad)));
		at += used;
		at += fold_ascii(out, s + at, len - at);
	}
}

/* The sigma at a word's end is a sigma, which a person types who is not at the end yet. */
static uint32_t
small_letter(uint32_t c)
{
	return c == 0x3c2 ? 0x3c3 : text_lower_letter(c);
}

void
text_fold(struct buf *out, const char *s, size_t len)
{
	for (size_t at = fold_ascii(out, s, len), used; at < len;) {
		bool bad;
		char two[2];
		uint32_t c = text_decode(s + at, len - at, &used, &bad);
		const char *ascii = folded(c, two);
		if (ascii == NULL && !is_accent(c))
			add_char(out, small_letter(base_letter(c)));
		for (; ascii != NULL && *ascii != '\0'; ascii++)
			buf_addc(out, (char)text_lower_letter((unsigned char)*ascii));
		at += used;
		at += fold_ascii(out, s + at, len - at);
	}
}

/* A Greek letter by itself is called by its name, as in alpha-blocker; one of a word becomes the
 * first of that, two where they are one sound. That of "micro" is u, as everywhere. */
static void
add_greek(struct buf *out, const char *name, bool capital, bool alone)
{
	size_t from = out->len;

	if (alone)
		buf_adds(out, strcmp(name, "mu") == 0 && !capital ? "u" : name);
	else
		buf_add(out, name,
		    strchr("tpc", name[0]) != NULL && name[1] == 'h' ? 2
		    : strcmp(name, "psi") == 0                       ? 2
								     : 1);
	if (capital)
		out->data[from] = (char)(out->data[from] - ('a' - 'A'));
}

void
text_ascii(struct buf *out, const char *s, size_t len)
{
	bool before = false, bad, capital, other;

	for (size_t at = 0, used, size; at < len; at += used) {
		char two[2];
		uint32_t c = text_decode(s + at, len - at, &used, &bad);
		const char *greek = c >= 0x370 ? text_greek_name(c, &capital) : NULL;
		const char *ascii = c >= 0x80 ? ascii_of(c, two) : NULL;

		if (c < 0x80)
			buf_addc(out, (char)c);
		else if (greek != NULL)
			add_greek(out, greek, capital,
			    !before && text_greek_name(
					   text_decode(s + at + used, len - at - used, &size, &bad),
					   &other) == NULL);
		else if (ascii != NULL)
			buf_adds(out, ascii);
		else if (text_is_space(c))
			buf_addc(out, ' ');
		else if (!text_is_mark(c) && !text_is_joiner(c) && !text_is_selector(c))
			buf_addc(out, '?');
		before = greek != NULL || (before && text_is_mark(c));
	}
}

void
text_capitals(struct buf *out, const char *s)
{
	size_t len = strlen(s), used;
	char letter[4];
	bool bad = false;

	for (size_t i = 0; i < len; i += used) {
		uint32_t c = text_capital_letter(text_decode(s + i, len - i, &used, &bad));

		buf_add(out, letter, text_encode(c, letter));
	}
}
