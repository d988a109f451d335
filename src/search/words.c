/* Words found in text as it is written: letters are folded one by one while they are compared, so
 * that the place of a match is known in the text itself. */
#include "search/search.h"

#include <string.h>

#include "base/text.h"

#define FOLDED_MOST 16 /* bytes that one character folds to */

static void
add_word(struct query *q, const char *word, size_t len)
{
	if (q->count == SEARCH_WORDS || len == 0)
		return;
	if (len > SEARCH_WORD_BYTES)
		len = SEARCH_WORD_BYTES;
	memcpy(q->word[q->count], word, len);
	q->len[q->count++] = len;
}

void
query_parse(struct query *q, const char *text)
{
	struct buf folded = {0};

	q->count = 0;
	text_fold(&folded, text, strlen(text));
	for (const char *at = buf_str(&folded); *at != '\0';) {
		size_t len = strcspn(at, " ");

		add_word(q, at, len);
		at += len + strspn(at + len, " ");
	}
	buf_free(&folded);
}

void
query_phrase(struct query *q, const char *text)
{
	struct buf folded = {0};

	q->count = 0;
	text_fold(&folded, text, strlen(text));
	add_word(q, buf_str(&folded), folded.len);
	buf_free(&folded);
}

static unsigned char
ascii_lower(unsigned char c)
{
	return c >= 'A' && c <= 'Z' ? (unsigned char)(c + ('a' - 'A')) : c;
}

/* One character of s from *at on, folded into out; returns the bytes it folds to. */
static size_t
fold_next(const char *s, size_t len, size_t *at, char out[FOLDED_MOST], struct buf *scratch)
{
	size_t used;
	bool bad;

	if ((unsigned char)s[*at] < 0x80) {
		out[0] = (char)ascii_lower((unsigned char)s[(*at)++]);
		return 1;
	}
	text_decode(s + *at, len - *at, &used, &bad);
	buf_clear(scratch);
	text_fold(scratch, s + *at, used);
	*at += used;
	used = scratch->len < FOLDED_MOST ? scratch->len : FOLDED_MOST;
	memcpy(out, buf_str(scratch), used);
	return used;
}

/* True if the folded text from `at` begins with the word; *end gets where it ends. */
static bool
begins_with(const char *s, size_t len, size_t at, const char *word, size_t word_len, size_t *end,
    struct buf *scratch)
{
	char folded[FOLDED_MOST];
	size_t done = 0, n;

	while (done < word_len) {
		if (at >= len)
			return false;
		n = fold_next(s, len, &at, folded, scratch);
		if (n > word_len - done || memcmp(folded, word + done, n) != 0)
			return false;
		done += n;
	}
	*end = at;
	return true;
}

bool
query_find_word(const char *s, size_t len, size_t from, const char *word, size_t word_len,
    size_t *at, size_t *end)
{
	unsigned char first = (unsigned char)word[0];
	struct buf scratch = {0};
	bool found = false;

	for (size_t i = from; i < len && !found; i++) {
		unsigned char c = (unsigned char)s[i];

		if (c < 0x80 ? ascii_lower(c) != first : (c & 0xc0) == 0x80)
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
