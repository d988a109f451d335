/* SPDX-License-Identifier: MIT */
/* Images: bytes from anywhere are refused or can be used without harm.
 *
 * An image is tried as it is, and again with its checksums put right, for else hardly any damage
 * would get past them. Then everything that a reader does is done: all texts, lists, conditions,
 * the page of each id, walks to their end, a case of an evaluation, practice, cards, the proofs. */
#include "fuzz.h"
#include "../image_sign.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "eval/eval.h"
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

/* As many as are looked at of each part, as may pass on a walk without going in circles, and as
 * draws of a case are tried. */
enum { RECORDS = 64, CASES = 4, COLUMNS = 60 };

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
		practice_feedback_free(practice_feedback_new(p));
		practice_free(p);
	}
	for (uint32_t kind = 0; kind < CONCORD_KIND_COUNT; kind++) {
		struct concord *c = concord_new(t, kind, 1);

		concord_write_about(c, &out);
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
use_image(const uint8_t *data, size_t size, int right)
{
	uint8_t *copy = xmalloc(size);
	struct topic *t;
	struct error err;

	memcpy(copy, data, size);
	if (right)
		put_right(copy, size);
	t = topic_open_bytes(copy, size, &err);
	if (t == NULL)
		return;
	use_entities(t);
	use_prose(t);
	use_search(t);
	walk(t, (unsigned)size);
	use_pages(t);
	use_teaching(t);
	if (topic_verify(t, &err) == 0) { /* what is damaged is given to neither */
		use_cases(t);
		use_proofs(t);
	}
	topic_close(t);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	use_image(data, size, 0);
	use_image(data, size, 1);
	return 0;
}
