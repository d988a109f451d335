/* SPDX-License-Identifier: MIT */
/* Images: bytes from anywhere are refused or can be used without harm.
 *
 * An image is tried as it is, and again with its checksums put right, for else hardly any damage
 * would get past them; the mutator alters numbers of records, two at a time as often as one, and
 * signs what it made. An image that is whole and keeps to its bounds is used as commands and
 * screens use it: all texts, lists, conditions, the page of each id, walks to their end and
 * their transcripts, cases of an evaluation, practice, cards, exports, the proofs. What is not
 * is refused by topic_verify(), as it ends the program there. */
#include "fuzz.h"
#include "../image_sign.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "eval/eval.h"
#include "export/export.h"
#include "reason/sample.h"
#include "reason/interview.h"
#include "reason/outcome.h"
#include "search/search.h"
#include "learn/concord.h"
#include "learn/practice.h"
#include "learn/recall.h"
#include "session/session.h"
#include "topic/build.h"
#include "topic/topic.h"
#include "prove/prove.h"
#include "prove/survey.h"
#include "reason/walk.h"
#include "tell/facts.h"
#include "tell/forms.h"
#include "tell/transcript.h"
#include "view/ui.h"

/* As many as are looked at of each part, as may pass on a walk without going in circles, and as
 * draws of a case are tried. */
enum { RECORDS = 64, CASES = 4, COLUMNS = 60, LINES = 24 };

/* The size and the checksums. */
static void
put_right(uint8_t *data, size_t size)
{
	struct image_header header;

	if (size < sizeof header)
		return;
	memcpy(&header, data, sizeof header);
	header.size = size;
	memcpy(data, &header, sizeof header);
	image_sign(data, size);
}

static uint32_t
next(uint32_t *state)
{
	*state = *state * 1664525u + 1013904223u;
	return *state >> 8;
}

static uint32_t
below(uint32_t *state, uint64_t limit)
{
	return limit == 0 ? 0 : (uint32_t)(next(state) % limit);
}

/* Another number in one place of one record: mostly one that is there elsewhere, so that it keeps
 * to the bounds. False if that part has no record. */
static bool
alter(uint8_t *data, const struct image_part_entry *table, uint32_t *state)
{
	const struct image_part_entry *e = &table[below(state, PART_COUNT)];
	uint32_t value, words = e->record / (uint32_t)sizeof value;

	if (e->count == 0 || words == 0)
		return false;
	uint8_t *part = data + e->offset;
	size_t word = below(state, words) * sizeof value;
	uint8_t *at = part + below(state, e->count) * (size_t)e->record + word;
	memcpy(&value, at, sizeof value);
	switch (below(state, 8)) {
	case 0:
		value = NONE;
		break;
	case 1:
		value = (uint32_t)table[below(state, PART_COUNT)].count - below(state, 2);
		break;
	case 2:
		value += below(state, 3) - 1;
		break;
	case 3:
		value = below(state, 16);
		break;
	case 4:
		value ^= UINT32_C(1) << below(state, 32);
		break;
	default:
		memcpy(
		    &value, part + below(state, e->count) * (size_t)e->record + word, sizeof value);
		break;
	}
	memcpy(at, &value, sizeof value);
	return true;
}

/* True if the table of parts is one, so that alter() stays inside. */
static bool
has_parts(const uint8_t *data, size_t size)
{
	uint8_t *copy = memcpy(xmalloc(size), data, size);
	struct error err;
	struct topic *t = topic_open_bytes(copy, size, &err);

	topic_close(t);
	return t != NULL;
}

size_t
LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t max, unsigned seed)
{
	uint32_t state = seed;

	(void)max;
	if (size < sizeof(struct image_header))
		return size;
	put_right(data, size);
	if (!has_parts(data, size))
		return size;
	for (uint32_t left = 1 + below(&state, 3), tries = 0; left > 0 && tries < 1000; tries++)
		left -= alter(data, (const void *)(data + sizeof(struct image_header)), &state);
	put_right(data, size);
	return size;
}

static void
use_entities(const struct topic *t)
{
	static const uint32_t kinds[] = {ENTITY_CAUSE, ENTITY_QUESTION, ENTITY_SYMPTOM, ENTITY_RULE,
	    ENTITY_COMPLICATION, ENTITY_ADVICE, ENTITY_SOURCE, ENTITY_DISAGREEMENT, ENTITY_TERM,
	    ENTITY_CASE, ENTITY_STEP, ENTITY_STRUCTURE, ENTITY_PANEL, ENTITY_SECTION, ENTITY_KINDS};
	size_t total = 0;

	for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++) {
		for (uint32_t i = 0; i < RECORDS; i++) {
			struct entity e = {kinds[k], i};
			struct list refs = topic_entity_refs(t, e);

			total += strlen(topic_entity_id(t, e)) + strlen(topic_entity_name(t, e));
			for (uint32_t r = 0; r < refs.count && r < RECORDS; r++)
				total += topic_ref(t, refs, r).section != NONE;
			topic_find(t, topic_entity_id(t, e));
		}
	}
	FUZZ_CHECK(total < SIZE_MAX);
}

static void
use_prose(const struct topic *t)
{
	struct buf words = {0};

	for (uint32_t i = 0; i < topic_run_count(t) && i < RECORDS; i++)
		buf_adds(&words, topic_text(t, topic_run(t, i)->text));
	for (uint32_t i = 0; i < topic_rule_count(t) && i < RECORDS; i++)
		cond_words(t, topic_rule(t, i)->when.at, NULL, &words);
	for (uint32_t i = 0; i < topic_advice_count(t) && i < RECORDS; i++)
		cond_words(t, topic_advice(t, i)->unless.at, NULL, &words);
	buf_free(&words);
}

/* What the index says is checked against the text, whatever it holds. */
static void
use_search(const struct topic *t)
{
	static const char *const words[] = {"e", "the", "a s", "self-care", "zq"};
	struct search *s = search_new(t);

	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		struct search_hit hits[8];
		struct query q;
		size_t n;

		query_parse(&q, words[i]);
		n = search_text(s, &q, hits, sizeof hits / sizeof *hits);
		for (size_t k = 0; k < n; k++)
			FUZZ_CHECK(hits[k].block < topic_block_count(t));
	}
	search_free(s);
}

/* A walk asks each question once at most, so it ends within as many steps as there are
 * questions. */
static void
walk(const struct topic *t, unsigned seed)
{
	struct session *s = session_new(t);
	uint32_t questions = topic_question_count(t);

	for (uint32_t i = 0; topic_damage(t) == NULL; i++) {
		struct step step = session_now(s);

		if (step.question == NONE)
			break;
		FUZZ_CHECK(i < questions && step.question < questions);
		seed = seed * 1103515245u + 12345u;
		uint32_t answer = ANSWER_UNSURE + (seed >> 16) % 2;
		if (!topic_has_answer(topic_question(t, step.question), answer))
			answer = ANSWER_UNSURE; /* a choice may have no "none of these" */
		FUZZ_CHECK(session_answer(s, step.question, answer));
	}
	session_outcome(s);
	for (int brief = 0; brief < 2; brief++) {
		struct page *p = page_new();
		struct buf out = {0};

		(brief ? transcript_short : transcript_walk)(p, s);
		form_write(form_at(seed % 3), p, "en", &out);
		buf_free(&out);
		page_free(p);
	}
	session_free(s);
}

/* The page of everything that has an id. */
static void
use_pages(const struct topic *t)
{
	struct session *s = session_new(t);
	struct page *p = page_new();

	for (uint32_t i = 0; i < topic_count(t, PART_ID) && i < 8 * RECORDS; i++) {
		const struct id_entry *id = topic_record(t, PART_ID, i);
		struct entity e = topic_find(t, topic_text(t, id->id));

		if (e.kind >= ENTITY_KINDS)
			continue;
		page_begin(p, COLUMNS, false);
		facts_build(p, s, e);
	}
	page_free(p);
	session_free(s);
}

/* Cases as the topic's own numbers make them, and what the interview finds of them. */
static void
use_cases(const struct topic *t)
{
	static const struct eval_options options = {.missing_unknown = false};
	uint8_t *mention = xcalloc(topic_symptom_count(t) + 1, 1);
	struct sampler *sampler = sampler_new(t, 1, 0);
	struct eval *eval = eval_new(t, &options);

	for (uint32_t row = 0; row < CASES && row < topic_case_count(t); row++) {
		const struct case_row *c = topic_case(t, row);
		struct case_facts facts = {
		    .id = "x", .mention = mention, .leaf = topic_cause(t, c->cause)->leaf};

		memset(mention, MENTION_NONE, topic_symptom_count(t));
		for (uint32_t k = 0; k < c->present.count; k++)
			mention[topic_item(t, c->present, k)] = MENTION_PRESENT;
		for (uint32_t k = 0; k < c->absent.count; k++)
			mention[topic_item(t, c->absent, k)] = MENTION_ABSENT;
		if (facts.leaf < topic_leaf_count(t))
			eval_case(eval, &facts);
	}
	for (int i = 0; i < CASES; i++) {
		struct sampled c = sampler_next(sampler);
		struct case_facts facts = {
		    .id = "x", .mention = mention, .leaf = c.leaf, .urgency = NONE};

		memset(mention, MENTION_NONE, topic_symptom_count(t));
		for (uint32_t k = 0; k < c.count; k++)
			mention[c.present[k]] = MENTION_PRESENT;
		FUZZ_CHECK(eval_case(eval, &facts).questions <= topic_question_count(t));
	}
	eval_free(eval);
	sampler_free(sampler);
	free(mention);
}

/* A practice on the first cases, a drill, cards: what they make of any image. */
static void
use_teaching(const struct topic *t)
{
	struct buf out = {0};
	struct recall *r = recall_new(t);
	struct concord_item item;

	for (uint32_t row = 0; row < CASES && row < topic_case_count(t); row++) {
		struct practice_case k = practice_case_row(t, row);
		struct practice *p = practice_new(t, &k, PRACTICE_VIGNETTE, NULL);

		if (p == NULL)
			continue;
		for (uint32_t q = 0; q < topic_question_count(t) && q < RECORDS; q++)
			practice_ask(p, q);
		practice_rank(p, k.cause, 0);
		practice_commit(p, URGENCY_SOON);
		practice_write(p, &out);
		struct page *page = page_new();
		transcript_practice(page, p);
		form_write(form_at(row % 3), page, "en", &out);
		page_free(page);
		practice_feedback_free(practice_feedback_new(p));
		practice_free(p);
	}
	for (uint32_t kind = 0; kind < CONCORD_KIND_COUNT; kind++) {
		struct concord *c = concord_new(t, kind, 1);

		concord_write_about(t, kind, concord_size(c), &out);
		for (int i = 0; i < CASES && concord_next(c, &item); i++) {
			concord_write_item(t, &item, &out);
			concord_write_feedback(t, &item, i % 5 - 2, &out);
		}
		concord_free(c);
	}
	for (uint32_t i = 0; i < r->cards.len && i < RECORDS; i++)
		for (uint32_t k = 0; k < r->cards.items[i].count; k++) {
			recall_write_prompt(r, i, &out);
			recall_write_item(r, i, k, &out);
		}
	recall_free(r);
	buf_free(&out);
}

static void
use_proofs(const struct topic *t)
{
	struct proofs *p = prove_topic(t, NULL);

	proofs_hold(p);
	proofs_free(p);
	survey_free(survey_new(t, "2021-01-31"));
}

static void
use_exports(const struct topic *t)
{
	const struct export_request r = {.t = t, .path = "x.ramus"};
	struct error err;

	for (size_t i = 0; export_format_at(i) != NULL; i++) {
		struct buf out = {0};

		export_format_at(i)->write(&r, &out, &err);
		buf_free(&out);
	}
}

/* Every screen, by its key, with something done on it; or letters at random. Drawing is most of the
 * work. */
static void
use_screens(struct topic *t, uint32_t state)
{
	static const char keys[] = "ny1wijje\nctjljvIjj\nRo?csjj\nuPnp\tjj\nkmM/ab\n\033DTXHL";
	struct ui_settings set = {.linear = state % 4 == 0};
	struct session *s = session_new(t);
	struct ui *ui = ui_new(ui_screens, s, COLUMNS + 20, LINES, &set);
	struct canvas *canvas = canvas_new(COLUMNS + 20, LINES, false);

	bool any = state % 3 == 0;
	for (size_t i = 0; i < sizeof keys - 1 && !ui_done(ui); i++) {
		ui_key(ui, any ? 'a' + below(&state, 'z' - 'a' + 1) : (uint32_t)keys[i]);
		if (i % 3 == 0)
			ui_draw(ui, canvas);
	}
	ui_draw(ui, canvas);
	canvas_free(canvas);
	ui_free(ui);
	session_free(s);
}

/* All of it takes long, so an image is used in one of four ways, which its checksum chooses. */
static void
use(struct topic *t, uint32_t sum, uint32_t state)
{
	switch (sum % 4) {
	case 0:
		use_entities(t);
		use_prose(t);
		use_search(t);
		walk(t, state);
		use_pages(t);
		break;
	case 1:
		use_teaching(t);
		use_cases(t);
		break;
	case 2:
		use_screens(t, state);
		break;
	default:
		use_exports(t);
		use_proofs(t);
	}
}

static void
use_image(uint8_t *copy, size_t size)
{
	struct image_header header = {0};
	struct error err;

	memcpy(&header, copy, size < sizeof header ? size : sizeof header);
	struct topic *t = topic_open_bytes(copy, size, &err);
	if (t == NULL)
		return;
	if (topic_verify(t, &err) == 0)
		use(t, header.header_crc, (uint32_t)size + header.table_crc);
	topic_close(t);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	uint8_t *as_it_is = xmalloc(size), *right = xmalloc(size);

	if (size > 0) {
		memcpy(as_it_is, data, size);
		memcpy(right, data, size);
	}
	put_right(right, size);
	if (size == 0 || memcmp(as_it_is, right, size) != 0)
		use_image(as_it_is, size);
	else
		free(as_it_is);
	use_image(right, size);
	return 0;
}
