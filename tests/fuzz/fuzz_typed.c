/* SPDX-License-Identifier: MIT */
/* Lines that are typed: as answers and words to `ramus ask`, as words to look for, as a name that
 * is meant. What is taken for an answer is one that the question has; what is found is there. */
#include "ground.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/text.h"
#include "cli/ask_line.h"
#include "learn/practice.h"
#include "search/search.h"
#include "topic/answer.h"

enum { HITS = 8 };

static const char *const topics[] = {"tests/data/mini", "tests/data/several", "tests/data/greek"};
enum { TOPICS = sizeof topics / sizeof *topics };
static struct topic *made[TOPICS];

static void
ask(const struct topic *t, const char *line)
{
	for (uint32_t q = 0; q < topic_question_count(t); q++) {
		struct ask_line read = ask_read(t, q, line);

		FUZZ_CHECK(read.rest >= line && read.rest <= line + strlen(line));
		FUZZ_CHECK(topic_has_answer(topic_question(t, q), read.answer));
		FUZZ_CHECK(read.word == ASK_WORD_COUNT || read.answer == ANSWER_UNASKED);
	}
	FUZZ_CHECK(ask_read(t, NONE, line).answer == ANSWER_UNASKED);
}

static void
find(const struct topic *t, const char *line)
{
	struct search *s = search_new(t);
	struct search_found found[HITS];
	struct search_hit hits[HITS];
	struct query q, phrase;
	struct buf out = {0};
	size_t at, end;

	query_parse(&q, line);
	query_phrase(&phrase, line);
	for (size_t n = search_entities(t, &q, SEARCH_ALL_KINDS, found, HITS); n > 0; n--)
		FUZZ_CHECK(found[n - 1].rank > SEARCH_NONE && found[n - 1].rank < SEARCH_RANKS);
	for (size_t n = search_text(s, &q, hits, HITS); n > 0; n--) {
		buf_clear(&out);
		search_block_text(t, hits[n - 1].block, &out);
		FUZZ_CHECK(query_matches(&q, buf_str(&out), out.len));
	}
	for (size_t from = 0; query_find_any(&phrase, line, strlen(line), from, &at, &end);) {
		FUZZ_CHECK(at >= from && end > at && end <= strlen(line));
		from = end;
	}
	buf_clear(&out);
	if (search_named(t, line, SEARCH_ALL_KINDS, true).kind == ENTITY_KINDS)
		search_add_unnamed(t, line, SEARCH_ALL_KINDS, &out);
	uint32_t row = practice_case_named(t, line);
	FUZZ_CHECK(row == NONE || row < topic_case_count(t));
	buf_free(&out);
	search_free(s);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct buf line = {0};

	for (int i = 0; i < TOPICS && made[i] == NULL; i++)
		made[i] = ground_topic(topics[i]);
	if (size == 0)
		return 0;
	text_filter(&line, (const char *)data + 1, size - 1, NULL);
	ask(made[data[0] % TOPICS], buf_str(&line));
	find(made[data[0] % TOPICS], buf_str(&line));
	buf_free(&line);
	return 0;
}
