/* SPDX-License-Identifier: MIT */
/* What is near a word, for those who mistype it or shorten a name. Texts here are names: short, and
 * few of them are looked at, since the exact finds come first. */
#include "search/search.h"

#include <string.h>

#include "base/buf.h"
#include "base/text.h"

#define LEAST_LETTERS 5 /* of a word in which one may be wrong */

static bool
begins(const char *s, const char *word, size_t len)
{
	return strncmp(s, word, len) == 0;
}

/* True if s begins with the word but for one edit. Up to the first letter that differs both are the
 * same; the edit is made there. */
static bool
begins_nearly(const char *s, const char *word, size_t len)
{
	size_t i = 0;

	while (i < len && s[i] == word[i])
		i++;
	if (i == len)
		return true;
	s += i;
	word += i;
	len -= i;
	if (begins(s, word + 1, len - 1)) /* one too many was typed */
		return true;
	if (s[0] == '\0')
		return false;
	return begins(s + 1, word + 1, len - 1) || begins(s + 1, word, len) ||
	       (len > 1 && s[0] == word[1] && s[1] == word[0] && begins(s + 2, word + 2, len - 2));
}

static bool
is_in_word(char c)
{
	return (unsigned char)c >= 0x80 || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

/* The next word after the one that s is in. */
static const char *
next_word(const char *s)
{
	while (is_in_word(*s))
		s++;
	while (*s != '\0' && !is_in_word(*s))
		s++;
	return s;
}

/* True if the letters are the beginnings of words from s on, of two of them at least. Word by word:
 * bit i tells that the first i letters can be those of the words before, so that no way is tried
 * twice. */
static bool
abbreviates(const char *s, const char *word, size_t len)
{
	uint64_t before = 1, now;

	for (int words = 0; *s != '\0' && before != 0 && len < 64; s = next_word(s), words++) {
		now = 0;
		for (size_t i = 0; i < len; i++)
			for (size_t n = 1;
			     (before >> i & 1) != 0 && i + n <= len && s[n - 1] == word[i + n - 1];
			     n++)
				now |= UINT64_C(1) << (i + n);
		if (words > 0 && (now >> len & 1) != 0)
			return true;
		before = now;
	}
	return false;
}

/* Most words are passed over at a look: one edit leaves the first letter or the second in its place
 * or one aside, and an abbreviation begins as the word does. */
bool
query_is_near(const char *s, size_t len, const char *word, size_t word_len)
{
	struct buf folded = {0};
	bool near = false;

	if (word_len < 2)
		return false;
	text_fold(&folded, s, len);
	const char *at = buf_str(&folded);
	for (at += strspn(at, " "); *at != '\0' && !near; at = next_word(at)) {
		bool same = at[0] == word[0];

		if (same || at[0] == word[1] || at[1] == word[0] || at[1] == word[1])
			near = (word_len >= LEAST_LETTERS && begins_nearly(at, word, word_len)) ||
			       (same && abbreviates(at, word, word_len));
	}
	buf_free(&folded);
	return near;
}
