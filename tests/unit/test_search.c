/* SPDX-License-Identifier: MIT */
/* Search: words in any order, case and accents ignored, places in the text as it is written. */
#include "screens.h"
#include "../image_sign.h"

#include "base/alloc.h"
#include "compile/emit.h"
#include "search/search.h"
#include "topic/build.h"

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
	for (size_t typed = 1; typed <= strlen("haematoma"); typed++) {
		char word[16];

		snprintf(word, sizeof word, "%.*s", (int)typed, "haematoma");
		cr_expect(finds(word, "H\xc3\xa6matoma"), "%s", word);
	}
}

static bool
is_near(const char *word, const char *text)
{
	return query_is_near(text, strlen(text), word, strlen(word));
}

Test(search, one_letter_may_be_wrong)
{
	cr_expect(is_near("throbm", "Deep vein Thrombosis"), "swapped");
	cr_expect(is_near("tromb", "Deep vein thrombosis"), "missing");
	cr_expect(is_near("thrrom", "deep vein thrombosis"), "too much");
	cr_expect(is_near("thramb", "deep vein thrombosis"), "wrong");
	cr_expect(is_near("cafxs", "caf\xc3\xa9s"), "accents are none");
	cr_expect(is_near("htromb", "deep vein thrombosis"), "the first two swapped");
	cr_expect(is_near("hromb", "deep vein thrombosis"), "the first missing");
	cr_expect(is_near("xthromb", "deep vein thrombosis"), "too much before the first");
	cr_expect(is_near("xhromb", "deep vein thrombosis"), "the first wrong");
	cr_expect_not(is_near("trombsi", "deep vein thrombosis"), "two");
	cr_expect_not(is_near("thra", "deep vein thrombosis"), "too short to be sure");
}

Test(search, names_are_abbreviated)
{
	cr_expect(is_near("dvt", "Deep vein thrombosis"));
	cr_expect(is_near("deveth", "Deep vein thrombosis"));
	cr_expect(is_near("vt", "Deep vein thrombosis"));
	cr_expect_not(is_near("dt", "Deep vein thrombosis"), "no word is left out");
	cr_expect_not(is_near("dvtx", "Deep vein thrombosis"));
	/* Names of one letter over and over are gone through once. */
	cr_expect_not(is_near("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab",
	    "aaaaaaaa aaaaaaaa aaaaaaaa aaaaaaaa aaaaaaaa aaaaaaaa aaaaaaaa aaaaaaaa"));
}

Test(search, exact_before_near)
{
	struct topic *t = screens_topic();
	struct search_found found[8];
	struct query q;

	query_parse(&q, "sprain");
	cr_expect_gt(search_entities(t, &q, SEARCH_ALL_KINDS, found, 8), 0u);
	cr_expect_not(q.near);
	query_parse(&q, "spranied");
	cr_assert_gt(search_entities(t, &q, SEARCH_ALL_KINDS, found, 8), 0u);
	cr_expect(q.near);
	cr_expect_eq(found[0].rank, SEARCH_NEAR);
	cr_expect_str_eq(topic_entity_name(t, found[0].e), "Sprained finger");
	query_parse(&q, "zzzzzz");
	cr_expect_eq(search_entities(t, &q, SEARCH_ALL_KINDS, found, 8), 0u);
	topic_close(t);
}

static enum search_rank
rank(const char *words, const char *text)
{
	struct query q;

	query_parse(&q, words);
	return query_rank(&q, &text, 1, 0);
}

Test(search, beginnings_of_words_before_what_is_inside)
{
	cr_expect_eq(rank("wells", "the Wells score"), SEARCH_BEGINS);
	cr_expect_eq(rank("wells", "a leg that swells"), SEARCH_INNER);
	cr_expect_eq(rank("wells", "it swells: Wells"), SEARCH_BEGINS, "where it stands best");
	cr_expect_eq(rank("ells score", "Wells score"), SEARCH_INNER, "as the worst");
	cr_expect_eq(rank("score", "(score)"), SEARCH_BEGINS);
	cr_expect_eq(rank("score", "\xe2\x80\x9cscore"), SEARCH_BEGINS);
	cr_expect_eq(rank("tude", "\xc3\xa9tude"), SEARCH_INNER);
	cr_expect_eq(rank("etude", "\xc3\xa9tude"), SEARCH_BEGINS);
	cr_expect_eq(rank("zq", "score"), SEARCH_NONE);
}

Test(search, the_best_come_first)
{
	struct topic *t = screens_topic();
	static struct search_found found[512];
	struct query q;

	query_parse(&q, "e");
	size_t n = search_entities(t, &q, SEARCH_ALL_KINDS, found, 512);
	cr_assert_gt(n, 4u);
	for (size_t i = 1; i < n; i++)
		cr_expect(found[i].rank < found[i - 1].rank ||
			  (found[i].rank == found[i - 1].rank &&
			      (found[i].e.kind > found[i - 1].e.kind ||
				  (found[i].e.kind == found[i - 1].e.kind &&
				      found[i].e.index > found[i - 1].e.index))));
	struct search_found few[3];
	cr_expect_eq(search_entities(t, &q, SEARCH_ALL_KINDS, few, 3), 3u);
	cr_expect_arr_eq(few, found, sizeof few, "those that there is room for are the best");
	topic_close(t);
}

Test(search, what_a_person_names)
{
	struct topic *t = screens_topic();
	struct entity sprain = search_named(t, "sprained FINGER", SEARCH_ALL_KINDS, true);

	cr_assert_eq(sprain.kind, ENTITY_CAUSE);
	cr_expect_eq(search_named(t, "spranied", 1u << ENTITY_CAUSE, true).index, sprain.index);
	cr_expect_eq(search_named(t, topic_entity_id(t, sprain), SEARCH_ALL_KINDS, true).index,
	    sprain.index);
	cr_expect_eq(search_named(t, "e", SEARCH_ALL_KINDS, true).kind, ENTITY_KINDS, "many");
	cr_expect_eq(search_named(t, "finger", 1u << ENTITY_CAUSE, true).kind, ENTITY_KINDS,
	    "the end of a name that others have as well is no name");
	cr_expect_eq(search_named(t, "spranied", 1u << ENTITY_CAUSE, false).kind, ENTITY_KINDS);
	cr_expect_eq(search_named(t, "zzzzzz", SEARCH_ALL_KINDS, true).kind, ENTITY_KINDS, "none");
	cr_expect_eq(search_named(t, "", SEARCH_ALL_KINDS, true).kind, ENTITY_KINDS);
	cr_expect_eq(
	    search_named(t, "sprained finger", 1u << ENTITY_SYMPTOM, true).kind, ENTITY_KINDS);
	topic_close(t);
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

/* Wherever it begins and whatever surrounds it, for texts are gone through several bytes at once.
 */
Test(search, a_place_is_found_at_every_distance)
{
	static const char *const words[] = {"q", "7", "-", "qx", "e"};
	static const char *const written[] = {"Q", "7", "-", "qX", "\xc3\x89"};

	for (size_t w = 0; w < sizeof words / sizeof *words; w++)
		for (size_t before = 0; before < 40; before++)
			for (size_t from = 0; from <= before + 1; from++) {
				char text[64];
				size_t len = strlen(written[w]), at, end;
				bool found;

				/* \r and M are the neighbours of - and m by one bit. */
				memset(text, before % 2 == 0 ? '\r' : 'M', sizeof text);
				memcpy(text + before, written[w], len);
				found = query_find_word(text, before + len + before % 9, from,
				    words[w], strlen(words[w]), &at, &end);
				cr_assert_eq(found, from <= before, "%s after %zu from %zu",
				    words[w], before, from);
				cr_assert(!found || (at == before && end == before + len));
			}
}

Test(search, bytes_that_are_no_utf8_do_no_harm)
{
	cr_expect_not(finds("x", "\xff\xc3"));
	cr_expect(finds("x", "\xff\xc3x"));
}

/* Every block that has the words is found, in the section that it belongs to, and none else. */
static void
expect_all(const struct topic *t, struct search *s, const char *words)
{
	uint32_t blocks = topic_block_count(t), b;
	struct search_hit *hits = xcalloc((size_t)blocks + 1, sizeof *hits);
	size_t n, found = 0;
	struct query q;

	query_parse(&q, words);
	n = search_text(s, &q, hits, (size_t)blocks + 1);
	for (b = 0; b < blocks; b++) {
		struct buf text = {0};

		search_block_text(t, b, &text);
		if (query_matches(&q, buf_str(&text), text.len)) {
			struct list l;

			cr_assert(found < n, "%s: block %u", words, (unsigned)b);
			l = topic_section(t, hits[found].section)->blocks;
			cr_expect_eq(hits[found].block, b);
			cr_expect(b >= l.first && b < l.first + l.count, "%s: block %u", words, b);
			found++;
		}
		buf_free(&text);
	}
	cr_expect_eq(found, n, "%s", words);
	free(hits);
}

Test(search, text_agrees_with_reading_all_of_it)
{
	static const char *const words[] = {"bone", "fi", "the hand", "a", "ger", "zq", "splint"};
	struct topic *t = screens_topic();
	struct search *s = search_new(t);
	size_t i;

	for (i = 0; i < sizeof words / sizeof *words; i++)
		expect_all(t, s, words[i]);
	search_free(s);
	topic_close(t);
}

/* More blocks than are read without the index, the first of them with nothing to find. Each section
 * but the first has a heading alone before it. */
#define BLOCKS 400
#define PLAIN 100

static const char *const pieces[] = {"Knee, swollen", "the calf", "CAF\xc3\x89 noir", "self-care",
    "https://www.example.org/path/to/the-page?query=knee&x=1", "zq", "(see below)",
    "\xe8\x85\x98\xe3\x81\xae\xe9\xaa\xa8\xe6\x8a\x98\xe3\x81\xa8\xe3\x81\xaf\xe4\xbd\x95"
    "\xe3\x81\xa7\xe3\x81\x99\xe3\x81\x8b",
    "two\nlines",
    "stra\xc3\x9f"
    "e",
    "no\xc2\xa0"
    "break",
    "0123456789abcdefghijklmnopqrstuvwxyz", "..."};

static struct topic *
topic_of_text(void)
{
	struct builder *b = builder_new();
	struct image_meta meta = {.max_questions = 7, .worth = 0.03, .start = NONE};
	struct error err;
	struct topic *t;
	unsigned seed = 1;
	size_t len;
	void *bytes;

	builder_add(b, PART_META, &meta);
	builder_add(b, PART_DOCUMENT, &(struct document){.source = NONE});
	for (uint32_t i = 0; i < BLOCKS; i++) {
		struct section alone = {.heading = builder_text(b, "H", 1), .parent = NONE};
		struct section section = alone;
		struct block block = {.kind = BLOCK_PARAGRAPH};

		block.runs.first = builder_count(b, PART_RUN);
		for (; block.runs.count < 1 + i % 3; block.runs.count++) {
			const char *text;
			struct run run = {0};

			seed = seed * 1103515245u + 12345u;
			text = i < PLAIN ? "plain"
					 : pieces[(seed >> 16) % (sizeof pieces / sizeof *pieces)];
			run.text = builder_text(b, text, strlen(text));
			builder_add(b, PART_RUN, &run);
		}
		section.blocks = (struct list){builder_add(b, PART_BLOCK, &block), 1};
		if (i > 0)
			builder_add(b, PART_SECTION, &alone);
		builder_add(b, PART_SECTION, &section);
	}
	emit_search(b);
	bytes = builder_finish(b, &len);
	builder_free(b);
	t = topic_open_bytes(bytes, len, &err);
	cr_assert(t != NULL, "%s", err.text);
	return t;
}

Test(search, the_index_agrees_with_reading_all_of_it)
{
	static const char *const words[] = {"k", "knee", "knee,", "ee", "cafe", "noirzq",
	    "self-care", "f-c", "-", "/", "zq", "example.org/path", "org", "s://w", "knee&x",
	    "\xe9\xaa\xa8", "\xe9\xaa\xa8\xe6\x8a\x98", "\xe6\x8a\x98\xe9\xaa\xa8", "lines",
	    "two lines", "strasse", "break no", "789abc", "z0", "...", "..", "below)zq",
	    "nothing like it", "swollen zq", "e a", "zqzq", "calf knee noir", "\xc3\x89"};
	struct topic *t = topic_of_text();
	struct search *s = search_new(t);
	size_t i;

	for (i = 0; i < sizeof words / sizeof *words; i++)
		expect_all(t, s, words[i]);
	for (i = 0; i < sizeof pieces / sizeof *pieces; i++)
		expect_all(t, s, pieces[i]);
	search_free(s);
	topic_close(t);
}

/* An index whose numbers are nonsense, under good checksums: blocks may be missed, no more. */
Test(search, an_index_of_nonsense_does_no_harm)
{
	static const enum image_part parts[] = {PART_WORD, PART_LEXICON, PART_POSTING};
	struct topic *sound = topic_of_text();
	struct error err;
	unsigned seed = 7;
	size_t len;
	const void *bytes = topic_bytes(sound, &len);

	for (int round = 0; round < 300; round++) {
		char *altered = memcpy(xmalloc(len), bytes, len);
		const struct image_part_entry *e =
		    (const struct image_part_entry *)(const void *)(altered +
								    sizeof(struct image_header)) +
		    parts[round % 3];
		struct search_hit hits[BLOCKS];
		struct search *s;
		struct topic *t;
		struct query q;
		size_t n;

		for (int i = 0; i < 20; i++) {
			seed = seed * 1103515245u + 12345u;
			altered[e->offset + (seed >> 8) % (e->count * e->record)] =
			    (char)(seed >> 24);
		}
		image_sign(altered, len);
		t = topic_open_bytes(altered, len, &err);
		cr_assert(t != NULL, "%s", err.text);
		s = search_new(t);
		query_parse(&q, round % 2 ? "ee" : "knee&x");
		n = search_text(s, &q, hits, BLOCKS);
		for (size_t i = 0; i < n; i++)
			cr_assert(hits[i].block < BLOCKS);
		search_free(s);
		topic_close(t);
	}
	topic_close(sound);
}

Test(search, synonyms_and_definitions_count)
{
	struct topic *t = screens_topic();
	struct entity e = topic_find(t, "broken-finger");
	struct query q;

	if (e.kind == ENTITY_CAUSE) {
		query_parse(&q, "finger broken");
		cr_expect(search_entity(t, &q, e) > SEARCH_NONE);
		query_parse(&q, "nothing-like-it");
		cr_expect_eq(search_entity(t, &q, e), SEARCH_NONE);
	}
	topic_close(t);
}
