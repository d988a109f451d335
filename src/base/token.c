/* SPDX-License-Identifier: MIT */
/* A token is what stands between two spaces, so that whatever is looked for without a space is
 * found inside one token. Where that would be long, as an address or a text in a script without
 * spaces, it is cut: letters and digits of ASCII in a row are one piece, so are its other
 * characters in a row, and each other character is one by itself. Then what is looked for, cut in
 * the same way, has each of its pieces inside a piece of the text.
 */
#include "base/token.h"

void
tokens_begin(struct tokens *k, const char *s, size_t len, bool always)
{
	*k = (struct tokens){.s = s, .len = len, .always = always};
}

enum { ASCII_WORD, ASCII_SIGN, OTHER };

static int
class_of(char byte)
{
	unsigned char c = (unsigned char)byte;

	if (c >= 0x80)
		return OTHER;
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ? ASCII_WORD : ASCII_SIGN;
}

static size_t
piece_end(const struct tokens *k)
{
	int class = class_of(k->s[k->at]);
	size_t end = k->at + 1;

	if (class == OTHER)
		while (end < k->end && ((unsigned char)k->s[end] & 0xc0) == 0x80)
			end++;
	else
		while (end < k->end && class_of(k->s[end]) == class)
			end++;
	return end;
}

bool
tokens_next(struct tokens *k, size_t *at, size_t *len)
{
	if (k->at == k->end) {
		while (k->at < k->len && k->s[k->at] == ' ')
			k->at++;
		for (k->end = k->at; k->end < k->len && k->s[k->end] != ' ';)
			k->end++;
		k->cut = k->always || k->end - k->at > TOKEN_BYTES;
	}
	if (k->at == k->len)
		return false;
	*at = k->at;
	k->at = k->cut ? piece_end(k) : k->end;
	*len = k->at - *at;
	return true;
}
