/* SPDX-License-Identifier: MIT */
/* The words of the program that a topic has otherwise: each once, each known, with the values that
 * the program puts into it, and no longer than the screens have room for.
 */
#include "compile/verify.h"

#include <string.h>

#include "base/text.h"
#include "topic/phrase.h"

/* Each value of the program's text is in the topic's once, and no other. */
static void
verify_values(struct model *m, size_t row, enum phrase p)
{
	const char *text = input_text(m->in, COL_WORDS_TEXT, row), *own = phrase_row(p).text;
	int times[8] = {0}, number = 0;
	struct phrase_value v;

	for (size_t at = 0; phrase_next_value(text, &at, &v);) {
		int n = phrase_value_number(p, text, &v);

		if (n >= 0)
			times[n]++;
		else
			input_report(m->in, MSG_WORDS_VALUE_EXTRA, COL_WORDS_TEXT, row, v.from,
			    phrase_row(p).id,
			    input_format(m->in, "%.*s", (int)(v.to - v.from), text + v.from), own);
	}
	for (size_t at = 0; phrase_next_value(own, &at, &v); number++)
		if (times[number] != 1)
			input_report(m->in, MSG_WORDS_VALUE, COL_WORDS_TEXT, row, 0,
			    phrase_row(p).id,
			    input_format(m->in, "%.*s", (int)(v.to - v.from), own + v.from), own);
}

void
verify_words(struct model *m)
{
	size_t given[PHRASES]; /* in which row */
	const char *ids[PHRASES];

	for (int p = 0; p < PHRASES; p++) {
		ids[p] = phrase_row(p).id;
		given[p] = SIZE_MAX;
	}
	for (size_t row = 0; row < m->in->tables[TABLE_WORDS].rows; row++) {
		const char *word = input_text(m->in, COL_WORDS_WORD, row);
		const char *text = input_text(m->in, COL_WORDS_TEXT, row);
		enum phrase p = phrase_find(word);
		int columns = text_columns(text, strlen(text));

		if (*word == '\0' || *text == '\0')
			continue;
		if (p == PHRASES) {
			input_report(m->in, MSG_WORDS_UNKNOWN, COL_WORDS_WORD, row, 0,
			    input_show(m->in, word), input_hint(m->in, word, ids, PHRASES));
			continue;
		}
		if (given[p] != SIZE_MAX)
			input_report(m->in, MSG_WORDS_TWICE, COL_WORDS_WORD, row, 0, word,
			    (unsigned)input_line(m->in, TABLE_WORDS, given[p]));
		given[p] = row;
		verify_values(m, row, p);
		if (phrase_row(p).most > 0 && columns > phrase_row(p).most)
			input_report(m->in, MSG_WORDS_LONG, COL_WORDS_TEXT, row, 0, word, columns,
			    phrase_row(p).most);
	}
}
