/* Search: words in any order, case and accents ignored, places in the text as it is written. */
#include "screens.h"

#include "search/search.h"

static bool
finds(const char *words, const char *text)
{
	struct query q;

	query_parse(&q, words);
	return query_matches(&q, text, strlen(text));
}

Test(search, words_in_any_order)
{
	cr_expect(finds("cyst baker", "Baker's cyst"));
	cr_expect(finds("  CYST ", "a Cyst"));
	cr_expect_not(finds("cyst vein", "Baker's cyst"));
	cr_expect(finds("", "anything"));
}

Test(search, case_and_accents_are_ignored)
{
	cr_expect(finds("cafe", "Caf\xc3\xa9"));
	cr_expect(finds("caf\xc3\xa9", "CAFE"));
	cr_expect(finds("uber", "\xc3\x9c"
				"ber"));
	cr_expect_not(finds("ab", "a"));
}

Test(search, the_place_is_in_the_text_itself)
{
	const char *text = "un caf\xc3\xa9 noir";
	size_t at, end;
	struct query q;

	query_parse(&q, "cafe");
	cr_assert(query_find_any(&q, text, strlen(text), 0, &at, &end));
	cr_expect(at == 3 && end == 8);
	cr_expect_not(query_find_any(&q, text, strlen(text), end, &at, &end));
	query_phrase(&q, "noir");
	cr_assert(query_find_any(&q, text, strlen(text), 0, &at, &end));
	cr_expect_eq(at, 9u);
}

Test(search, bytes_that_are_no_utf8_do_no_harm)
{
	cr_expect_not(finds("x", "\xff\xc3"));
	cr_expect(finds("x", "\xff\xc3x"));
}

/* Every block that has the words is found, whatever its signature. */
Test(search, text_agrees_with_reading_all_of_it)
{
	static const char *const words[] = {"bone", "fi", "the hand", "a", "ger", "zq", "splint"};
	struct topic *t = screens_topic();
	struct search *s = search_new(t);
	size_t i;

	for (i = 0; i < sizeof words / sizeof *words; i++) {
		struct search_hit hits[500];
		size_t n, found = 0;
		struct query q;
		uint32_t b;

		query_parse(&q, words[i]);
		n = search_text(s, &q, hits, 500);
		for (b = 0; b < topic_block_count(t); b++) {
			struct buf text = {0};

			search_block_text(t, b, &text);
			if (query_matches(&q, buf_str(&text), text.len)) {
				struct list l;

				cr_assert(found < n, "%s", words[i]);
				l = topic_section(t, hits[found].section)->blocks;
				cr_expect_eq(hits[found].block, b);
				cr_expect(b >= l.first && b < l.first + l.count);
				found++;
			}
			buf_free(&text);
		}
		cr_expect_eq(found, n);
	}
	search_free(s);
	topic_close(t);
}

Test(search, synonyms_and_definitions_count)
{
	struct topic *t = screens_topic();
	struct search *s = search_new(t);
	struct entity e = topic_find(t, "broken-finger");
	struct query q;

	if (e.kind == ENTITY_CAUSE) {
		query_parse(&q, "finger broken");
		cr_expect(search_entity(s, &q, e));
		query_parse(&q, "nothing-like-it");
		cr_expect_not(search_entity(s, &q, e));
	}
	search_free(s);
	topic_close(t);
}
