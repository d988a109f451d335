/* SPDX-License-Identifier: MIT */
/* Counting words, sentences and syllables. Only ASCII letters and apostrophes make words: numbers
 * and signs are not read aloud in a way that a count of letters could tell. */
#include "base/reading.h"

#include <stdbool.h>
#include <string.h>

static bool
is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '\'';
}

static bool
is_vowel(char c)
{
	return c != '\0' && strchr("aeiouyAEIOUY", c) != NULL;
}

/* Groups of vowels; a last e is silent, but not in "-le" after a consonant ("ankle"). */
static size_t
count_syllables(const char *word, size_t len)
{
	size_t n = 0;

	for (size_t i = 0; i < len; i++)
		n += is_vowel(word[i]) && (i == 0 || !is_vowel(word[i - 1]));
	bool silent = len > 2 && (word[len - 1] == 'e' || word[len - 1] == 'E') &&
		      !is_vowel(word[len - 2]) &&
		      !((word[len - 2] == 'l' || word[len - 2] == 'L') && !is_vowel(word[len - 3]));
	if (silent && n > 1)
		n--;
	return n > 0 ? n : 1;
}

void
reading_add(struct reading *r, const char *text)
{
	size_t since = 0; /* words since the last sentence ended */

	while (*text != '\0') {
		size_t len = 0;

		while (is_letter(text[len]))
			len++;
		if (len > 0) {
			r->words++;
			r->syllables += count_syllables(text, len);
			since++;
			text += len;
			continue;
		}
		if (strchr(".!?:\n", *text) != NULL && since > 0) {
			r->sentences++;
			since = 0;
		}
		text++;
	}
	r->sentences += since > 0;
}

double
reading_grade(const struct reading *r)
{
	if (r->words == 0 || r->sentences == 0)
		return 0;
	return 0.39 * (double)r->words / (double)r->sentences +
	       11.8 * (double)r->syllables / (double)r->words - 15.59;
}
