/* SPDX-License-Identifier: MIT */
/* Words found in text as it is written: letters are folded one by one while they are compared, so
 * that the place of a match is known in the text itself. */
#include "search/search.h"

#include <string.h>

#include "base/text.h"
#include "base/text_class.h"

/* The folded text cut at its spaces, or whole. */
static void
cut(struct query *q, const char *text, bool whole)
{
	struct buf folded = {0};

	q->count = 0;
	q->near = false;
	text_fold(&folded, text, strlen(text));
	for (const char *at = buf_str(&folded); *at != '\0' && q->count < SEARCH_WORDS;) {
		size_t len = whole ? folded.len : strcspn(at, " ");
		size_t kept = len < SEARCH_WORD_BYTES ? len : SEARCH_WORD_BYTES;

		if (kept > 0) {
			memcpy(q->word[q->count], at, kept);
			q->len[q->count++] = kept;
		}
		at += len + strspn(at + len, " ");
	}
	buf_free(&folded);
}

void
query_parse(struct query *q, const char *text)
{
	cut(q, text, false);
}

void
query_phrase(struct query *q, const char *text)
{
	cut(q, text, true);
}

static unsigned char
ascii_lower(unsigned char c)
{
	return c >= 'A' && c <= 'Z' ? (unsigned char)(c + ('a' - 'A')) : c;
}

/* True if the text from `at` begins with the word when folded; *end gets where it ends. The last
 * character may fold to more than is left of a word that is still typed: "ha" finds "hæmatoma". */
static bool
begins_with(const char *s, size_t len, size_t at, const char *word, size_t word_len, size_t *end,
    struct buf *scratch)
{
	for (size_t done = 0, used; done < word_len; at += used) {
		bool bad;

		if (at >= len)
			return false;
		if ((unsigned char)s[at] < 0x80) {
			if (ascii_lower((unsigned char)s[at]) != (unsigned char)word[done])
				return false;
			used = 1;
			done++;
			continue;
		}
		buf_clear(scratch);
		text_decode(s + at, len - at, &used, &bad);
		text_fold(scratch, s + at, used);
		size_t n = scratch->len < word_len - done ? scratch->len : word_len - done;
		if (memcmp(buf_str(scratch), word + done, n) != 0)
			return false;
		done += n;
	}
	*end = at;
	return true;
}

/* The first place from `from` on of that byte, in either case, or of one that is not ASCII; len if
 * there is none. Eight bytes are looked at together: subtracting one borrows from the upper bit of
 * a byte that is 0 where none below it is. */
static size_t
next_place(const char *s, size_t len, size_t from, char byte)
{
	const uint64_t ones = UINT64_C(0x0101010101010101), upper = ones << 7;
	const char lower = byte >= 'a' && byte <= 'z' ? 'a' ^ 'A' : 0;
	const uint64_t bytes = ones * (unsigned char)byte, lowers = ones * (unsigned char)lower;
	size_t i = from;

	for (uint64_t eight; len - i >= sizeof eight; i += sizeof eight) {
		memcpy(&eight, s + i, sizeof eight);
		uint64_t differs = (eight | lowers) ^ bytes;
		if (((((differs - ones) & ~differs) | eight) & upper) != 0)
			break;
	}
	while (i < len && (s[i] | lower) != byte && (unsigned char)s[i] < 0x80)
		i++;
	return i;
}

bool
query_find_word(const char *s, size_t len, size_t from, const char *word, size_t word_len,
    size_t *at, size_t *end)
{
	struct buf scratch = {0};
	bool found = false;

	for (size_t i = from; !found; i++) {
		i = i < len ? next_place(s, len, i, word[0]) : len;
		if (i >= len)
			break;
		if (((unsigned char)s[i] & 0xc0) == 0x80)
			continue;
		found = begins_with(s, len, i, word, word_len, end, &scratch);
		*at = i;
	}
	buf_free(&scratch);
	return found;
}

bool
query_find_any(
    const struct query *q, const char *s, size_t len, size_t from, size_t *at, size_t *end)
{
	bool found = false;
	size_t a, e;

	for (size_t i = 0; i < q->count; i++) {
		if (!query_find_word(s, len, from, q->word[i], q->len[i], &a, &e))
			continue;
		if (!found || a < *at || (a == *at && e > *end)) {
			*at = a;
			*end = e;
		}
		found = true;
	}
	return found;
}

bool
query_matches(const struct query *q, const char *s, size_t len)
{
	size_t at, end;

	for (size_t i = 0; i < q->count; i++)
		if (!query_find_word(s, len, 0, q->word[i], q->len[i], &at, &end))
			return false;
	return true;
}

/* True if no letter stands before the place. */
static bool
begins_word(const char *s, size_t at)
{
	size_t before = at, used;
	bool bad;

	while (before > 0 && ((unsigned char)s[--before] & 0xc0) == 0x80)
		;
	if (at == 0)
		return true;
	if ((unsigned char)s[before] < 0x80)
		return !text_is_word((unsigned char)s[before]);
	return !text_is_word(text_decode(s + before, at - before, &used, &bad));
}

/* How the word stands in s where it stands best. */
static enum search_rank
word_rank(const char *s, const char *word, size_t word_len)
{
	enum search_rank rank = SEARCH_NONE;
	struct buf scratch = {0};
	size_t len = strlen(s), end;

	for (size_t i = next_place(s, len, 0, word[0]); i < len && rank < SEARCH_BEGINS;
	     i = next_place(s, len, i + 1, word[0])) {
		if (((unsigned char)s[i] & 0xc0) == 0x80)
			continue;
		bool begins = begins_word(s, i);
		if ((begins || rank == SEARCH_NONE) &&
		    begins_with(s, len, i, word, word_len, &end, &scratch))
			rank = begins ? SEARCH_BEGINS : SEARCH_INNER;
	}
	buf_free(&scratch);
	return rank;
}

/* With one word what is near is looked for where it is known to stand nowhere as it is. */
enum search_rank
query_rank(const struct query *q, const char *const *texts, size_t count, size_t names)
{
	enum search_rank worst = SEARCH_BEGINS;

	for (size_t i = 0; i < q->count && worst > SEARCH_NONE; i++) {
		enum search_rank best = SEARCH_NONE;

		for (size_t k = 0; k < count && best < SEARCH_BEGINS; k++) {
			if (texts[k][0] == '\0')
				continue;
			enum search_rank rank = SEARCH_NONE;

			if (!q->near || q->count > 1)
				rank = word_rank(texts[k], q->word[i], q->len[i]);
			if (rank == SEARCH_NONE && q->near && k < names &&
			    query_is_near(texts[k], strlen(texts[k]), q->word[i], q->len[i]))
				rank = SEARCH_NEAR;
			best = rank > best ? rank : best;
		}
		worst = best < worst ? best : worst;
	}
	return worst;
}
