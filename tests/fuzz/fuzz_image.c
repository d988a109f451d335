/* Images: bytes from anywhere are refused or can be used without harm.
 *
 * An image is tried as it is, and again with its checksums put right, for else hardly any damage
 * would get past them. Then everything that a reader does is done: all texts, lists, conditions,
 * and a walk. */
#include "fuzz.h"

#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "base/alloc.h"
#include "reason/interview.h"
#include "reason/outcome.h"
#include "topic/image.h"
#include "topic/topic.h"
#include "tree/walk.h"

enum { RECORDS = 64, STEPS = 40 }; /* as many as are looked at of each part, and of a walk */

static void
put_checksums_right(uint8_t *data, size_t size)
{
	struct image_header header;
	struct image_part_entry entry;
	size_t table = PART_COUNT * sizeof entry;

	if (size < sizeof header + table)
		return;
	for (size_t i = 0; i < PART_COUNT; i++) {
		uint8_t *at = data + sizeof header + i * sizeof entry;

		memcpy(&entry, at, sizeof entry);
		if (entry.record != 0 && entry.offset <= size &&
		    entry.count <= (size - entry.offset) / entry.record)
			entry.crc = (uint32_t)crc32(
			    0, data + entry.offset, (uInt)(entry.count * entry.record));
		memcpy(at, &entry, sizeof entry);
	}
	memcpy(&header, data, sizeof header);
	header.size = size;
	header.table_crc = (uint32_t)crc32(0, data + sizeof header, (uInt)table);
	memcpy(data, &header, sizeof header);
	header.header_crc =
	    (uint32_t)crc32(0, data, (uInt)offsetof(struct image_header, header_crc));
	memcpy(data, &header, sizeof header);
}

static void
use_entities(const struct topic *t)
{
	static const uint32_t kinds[] = {ENTITY_CAUSE, ENTITY_QUESTION, ENTITY_SYMPTOM, ENTITY_RULE,
	    ENTITY_COMPLICATION, ENTITY_ADVICE, ENTITY_SOURCE, ENTITY_DISAGREEMENT, ENTITY_TERM,
	    ENTITY_CASE, ENTITY_SECTION, ENTITY_KINDS};
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

static void
walk(const struct topic *t, unsigned seed)
{
	struct interview *iv = interview_new(t);

	for (int i = 0; i < STEPS && topic_damage(t) == NULL; i++) {
		struct step step = walk_step(iv);

		if (step.question == NONE)
			break;
		seed = seed * 1103515245u + 12345u;
		interview_answer(iv, step.question, ANSWER_UNSURE + (seed >> 16) % 3);
	}
	outcome_free(outcome_new(iv));
	interview_free(iv);
}

static void
use_image(const uint8_t *data, size_t size, int right)
{
	uint8_t *copy = xmalloc(size);
	struct topic *t;
	struct error err;

	memcpy(copy, data, size);
	if (right)
		put_checksums_right(copy, size);
	t = topic_open_bytes(copy, size, &err);
	if (t == NULL)
		return;
	use_entities(t);
	use_prose(t);
	walk(t, (unsigned)size);
	topic_verify(t, &err);
	topic_close(t);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	use_image(data, size, 0);
	use_image(data, size, 1);
	return 0;
}
