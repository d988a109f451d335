/* SPDX-License-Identifier: MIT */
/* Images: built, opened, cut short, altered, made up. */
#include <criterion/criterion.h>
#include <fcntl.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/file.h"
#include "fixture.h"
#include "../image_sign.h"
#include "topic/build.h"
#include "topic/topic.h"

/* A small image by hand: one cause, one text, one list. */
static void *
small_image(size_t *len)
{
	struct builder *b = builder_new();
	struct image_meta meta = {.max_questions = 7, .worth = 0.03, .start = NONE};
	struct cause cause = {.leaf = 0, .weight = 1};
	uint32_t items[] = {0, 0, 0}, leaf = 0;
	double prior = 1;
	struct id_entry id = {{0, 0}, {ENTITY_CAUSE, 0}};
	void *bytes;

	meta.title = builder_text(b, "A title", 7);
	cause.id = builder_text(b, "cyst", 4);
	cause.name = builder_text(b, "A cyst", 6);
	cause.parents = builder_add_all(b, PART_INDEX, items, 3);
	id.id = cause.id;
	builder_add(b, PART_META, &meta);
	builder_add(b, PART_CAUSE, &cause);
	builder_add(b, PART_LEAF, &leaf);
	builder_add(b, PART_PRIOR, &prior);
	builder_add(b, PART_ID, &id);
	builder_sort_ids(b);
	bytes = builder_finish(b, len);
	builder_free(b);
	return bytes;
}

static void *
copy_of(const void *bytes, size_t len)
{
	return memcpy(xcalloc(1, len + 1), bytes, len);
}

Test(topic_image, reads_back_what_was_built)
{
	struct error err;
	size_t len;
	void *bytes = small_image(&len);
	struct topic *t = topic_open_bytes(bytes, len, &err);

	cr_assert(t != NULL, "%s", err.text);
	cr_expect_str_eq(topic_text(t, topic_meta(t)->title), "A title");
	cr_expect(topic_meta(t)->max_questions == 7);
	cr_expect(topic_cause_count(t) == 1);
	cr_expect_str_eq(topic_text(t, topic_cause(t, 0)->name), "A cyst");
	cr_expect(topic_item(t, topic_cause(t, 0)->parents, 2) == 0);
	cr_expect(topic_item(t, topic_cause(t, 0)->parents, 3) == NONE);
	cr_expect(topic_find(t, "cyst").kind == ENTITY_CAUSE);
	cr_expect(topic_find(t, "cys").kind == ENTITY_KINDS);
	cr_expect(topic_find(t, "cysts").kind == ENTITY_KINDS);
	cr_expect(topic_verify(t, &err) == 0);
	topic_close(t);
}

Test(topic_image, equal_texts_share_a_span)
{
	struct builder *b = builder_new();
	char text[16];

	for (int round = 0; round < 2; round++) {
		for (int i = 0; i < 5000; i++) {
			struct span s;

			snprintf(text, sizeof text, "text %d", i);
			s = builder_text(b, text, strlen(text));
			cr_assert(s.len == strlen(text));
			if (round == 1)
				cr_assert(s.off < builder_count(b, PART_TEXT));
		}
		if (round == 0)
			cr_assert(builder_text(b, "text 0", 6).off == 1);
	}
	cr_expect(builder_text(b, "text 4999", 9).off < 5000 * 11);
	cr_expect(builder_count(b, PART_TEXT) < 5000 * 11);
	builder_free(b);
}

/* Large enough to be laid out by more than one thread. */
Test(topic_image, a_large_image_is_whole)
{
	enum { MANY = 200000 };
	struct builder *b = builder_new();
	struct image_meta meta = {.worth = 0.03, .start = NONE};
	struct error err;
	struct topic *t;
	uint32_t *rows, more = 21;
	size_t len, again;
	void *bytes, *same;

	builder_add(b, PART_META, &meta);
	builder_reserve(b, PART_INDEX, 10);
	rows = builder_extend(b, PART_INDEX, MANY);
	for (uint32_t i = 0; i < MANY; i++) {
		double prior = 1.0 / (i + 1);

		rows[i] = i * 3;
		cr_assert_eq(builder_add(b, PART_PRIOR, &prior), i);
	}
	cr_expect_eq(builder_add(b, PART_INDEX, &more), MANY);
	bytes = builder_finish(b, &len);
	same = builder_finish(b, &again);
	cr_assert_eq(len, again);
	cr_expect_eq(memcmp(bytes, same, len), 0);
	free(same);
	t = topic_open_bytes(bytes, len, &err);
	cr_assert(t != NULL, "%s", err.text);
	cr_expect_eq(topic_verify(t, &err), 0, "%s", err.text);
	cr_expect_eq(topic_item(t, (struct list){0, MANY + 1}, MANY - 1), 3 * (MANY - 1));
	cr_expect_eq(topic_item(t, (struct list){0, MANY + 1}, MANY), 21);
	topic_close(t);
	builder_free(b);
}

Test(topic_image, ids_are_sorted_by_all_their_bytes)
{
	static const char *const sorted[] = {
	    "a", "a-b", "cause-1", "cause-10", "cause-100", "cause-2", "cause-20", "causes", "d"};
	enum { COUNT = sizeof sorted / sizeof *sorted };
	struct builder *b = builder_new();

	builder_sort_ids(b); /* none: nothing to do */
	for (uint32_t i = 0; i < COUNT; i++) {
		const char *text = sorted[i * 4 % COUNT];
		struct id_entry id = {
		    builder_text(b, text, strlen(text)), {ENTITY_CAUSE, i * 4 % COUNT}};

		builder_add(b, PART_ID, &id);
	}
	builder_sort_ids(b);
	for (uint32_t i = 0; i < COUNT; i++)
		cr_expect_eq(((struct id_entry *)builder_record(b, PART_ID, i))->entity.index, i);
	builder_free(b);
}

Test(topic_image, accessors_outlast_any_index)
{
	struct error err;
	size_t len;
	void *bytes = small_image(&len);
	struct topic *t = topic_open_bytes(bytes, len, &err);

	cr_assert(t != NULL);
	cr_expect(topic_cause(t, 1)->weight == 0);
	cr_expect(topic_cause(t, NONE)->weight == 0);
	cr_expect_str_eq(topic_text(t, (struct span){0xfffffff0u, 0x20}), "");
	cr_expect_str_eq(topic_text(t, (struct span){0, UINT32_MAX}), "");
	cr_expect_str_eq(topic_text(t, (struct span){2, 3}), "", "a span that ends inside a text");
	cr_expect(topic_item(t, (struct list){0xffffffffu, 9}, 8) == NONE);
	cr_expect(topic_records(t, PART_INDEX, 1, 3) == NULL);
	cr_expect(topic_records(t, PART_INDEX, 1, 2) != NULL);
	cr_expect(topic_likelihoods(t, 0).base == NULL);
	topic_close(t);
}

Test(topic_image, every_cut_is_refused)
{
	struct error err;
	size_t len;
	void *bytes = small_image(&len);

	for (size_t cut = 0; cut < len; cut++) {
		err.text[0] = '\0';
		cr_assert(topic_open_bytes(copy_of(bytes, cut), cut, &err) == NULL, "%zu", cut);
		cr_assert(err.text[0] != '\0');
	}
	free(bytes);
}

/* Any single altered byte is noticed: when the image is opened, or by the part's checksum. Padding
 * between parts carries nothing and is not covered. */
Test(topic_image, every_altered_byte_of_a_part_is_noticed)
{
	struct error err;
	size_t len, noticed = 0, padding = 0;
	char *bytes = small_image(&len);
	const struct image_header *header = (const void *)bytes;
	const struct image_part_entry *table = (const void *)(header + 1);
	size_t head = sizeof *header + PART_COUNT * sizeof *table + header->sums * sizeof(uint32_t);

	for (size_t at = 0; at < len; at++) {
		char *altered = copy_of(bytes, len);
		struct topic *t;
		bool inside = at < head;

		for (int p = 0; p < PART_COUNT; p++)
			inside =
			    inside || (at >= table[p].offset &&
					  at < table[p].offset + table[p].count * table[p].record);
		altered[at] ^= 0x20;
		t = topic_open_bytes(altered, len, &err);
		if (t == NULL || topic_verify(t, &err) != 0)
			noticed++;
		else
			cr_assert(!inside, "byte %zu", at);
		padding += !inside;
		topic_close(t);
	}
	cr_expect(noticed + padding >= len);
	free(bytes);
}

/* What was checked once would be read over, where parts lay on each other or on their table. */
Test(topic_image, no_part_lies_on_another)
{
	struct error err;
	size_t len;
	char *bytes = small_image(&len);
	const struct image_part_entry *sound = (const void *)(bytes + sizeof(struct image_header));
	const uint64_t places[] = {sound[PART_META].offset, sizeof(struct image_header), 0};

	for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
		char *altered = copy_of(bytes, len);
		struct image_part_entry *table = (void *)(altered + sizeof(struct image_header));

		table[PART_CAUSE].offset = places[i];
		image_sign(altered, len);
		cr_assert(topic_open_bytes(altered, len, &err) == NULL, "%zu", i);
		cr_expect(strstr(err.text, "part CAUSE lies on another") != NULL, "%s", err.text);
	}
	free(bytes);
}

Test(topic_image, a_damaged_part_reads_as_empty)
{
	struct error err;
	size_t len;
	char *bytes = small_image(&len);
	const struct image_part_entry *table = (const void *)(bytes + sizeof(struct image_header));
	struct topic *t;

	bytes[table[PART_CAUSE].offset] ^= 1;
	t = topic_open_bytes(bytes, len, &err);
	cr_assert(t != NULL);
	cr_expect(topic_damage(t) == NULL, "not read yet");
	cr_expect_str_eq(topic_text(t, topic_meta(t)->title), "A title");
	cr_expect(topic_cause_count(t) == 0);
	cr_expect_str_eq(topic_text(t, topic_cause(t, 0)->name), "");
	cr_assert(topic_damage(t) != NULL);
	cr_expect(strstr(topic_damage(t), "CAUSE") != NULL, "%s", topic_damage(t));
	topic_close(t);
}

/* Texts enough for so many pieces; the first and the last of them. */
static void *
image_of_pieces(unsigned pieces, size_t *len, struct span *first, struct span *last)
{
	struct builder *b = builder_new();
	struct image_meta meta = {.max_questions = 7, .worth = 0.03, .start = NONE};
	char text[16];
	void *bytes;

	for (int i = 0; builder_count(b, PART_TEXT) < pieces * IMAGE_PIECE - 100; i++) {
		snprintf(text, sizeof text, "text %d", i);
		*last = builder_text(b, text, strlen(text));
		if (i == 0)
			*first = *last;
	}
	builder_add(b, PART_META, &meta);
	bytes = builder_finish(b, len);
	builder_free(b);
	return bytes;
}

/* Only what is read of a large part is checked, so its damage elsewhere comes out when it is
 * met. */
Test(topic_image, a_large_part_is_checked_piece_by_piece)
{
	struct error err;
	struct span first, last;
	size_t len;
	char *bytes = image_of_pieces(3, &len, &first, &last);
	const struct image_part_entry *table = (const void *)(bytes + sizeof(struct image_header));
	struct topic *t;

	bytes[table[PART_TEXT].offset + last.off] ^= 1;
	t = topic_open_bytes(bytes, len, &err);
	cr_assert(t != NULL, "%s", err.text);
	cr_expect_str_eq(topic_text(t, first), "text 0");
	cr_expect(topic_damage(t) == NULL, "not met yet");
	cr_expect_str_eq(topic_text(t, last), "");
	cr_assert(topic_damage(t) != NULL);
	cr_expect(strstr(topic_damage(t), "TEXT") != NULL, "%s", topic_damage(t));
	cr_expect_str_eq(topic_text(t, first), "", "now it reads as empty");
	cr_expect_eq(topic_count(t, PART_TEXT), 0u);
	topic_close(t);
}

Test(topic_image, records_across_pieces_need_all_of_them)
{
	struct error err;
	struct span first, last, across;
	size_t len;
	char *bytes = image_of_pieces(3, &len, &first, &last);
	const struct image_part_entry *table = (const void *)(bytes + sizeof(struct image_header));
	struct topic *t;

	for (int damaged = 0; damaged < 3; damaged++) {
		char *altered = copy_of(bytes, len);

		altered[table[PART_TEXT].offset + (size_t)damaged * IMAGE_PIECE + 1] ^= 1;
		t = topic_open_bytes(altered, len, &err);
		cr_assert(t != NULL, "%s", err.text);
		across = (struct span){IMAGE_PIECE - 4, 8};
		topic_text(t, across);
		cr_expect_eq(topic_damage(t) != NULL, damaged < 2, "%d", damaged);
		topic_close(t);
	}
	free(bytes);
}

Test(topic_image, checksums_that_do_not_fit_the_parts_are_refused)
{
	struct error err;
	struct span first, last;
	size_t len;
	char *bytes = image_of_pieces(3, &len, &first, &last);

	for (int i = 0; i < 2; i++) {
		char *altered = copy_of(bytes, len);
		struct image_header *header = (void *)altered;
		struct image_part_entry *table = (void *)(header + 1);

		if (i == 0)
			header->sums++;
		else
			table[PART_TEXT].sum++;
		image_sign(altered, len);
		cr_expect(topic_open_bytes(altered, len, &err) == NULL, "%d", i);
		cr_expect(strstr(err.text, "checksums") != NULL, "%s", err.text);
	}
	free(bytes);
}

/* Recomputes the checksums of an image whose table was tampered with, so that only the checks of
 * the offsets stand in the way. */
Test(topic_image, parts_outside_the_file_are_refused)
{
	static const struct {
		uint64_t offset, count;
		uint32_t record;
	} bad[] = {
	    {1ULL << 60, 1, 0}, {8, UINT64_MAX, 0}, {12, 1, 0}, {64, 1ULL << 33, 0}, {64, 1, 3}};
	struct error err;
	size_t len;
	char *bytes = small_image(&len);

	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		char *altered = copy_of(bytes, len);
		struct image_part_entry *table = (void *)(altered + sizeof(struct image_header));

		table[PART_CAUSE].offset = bad[i].offset;
		table[PART_CAUSE].count = bad[i].count;
		if (bad[i].record != 0)
			table[PART_CAUSE].record = bad[i].record;
		image_sign(altered, len);
		cr_expect(topic_open_bytes(altered, len, &err) == NULL, "%zu", i);
		cr_expect(strstr(err.text, "CAUSE") != NULL, "%s", err.text);
	}
	free(bytes);
}

Test(topic_image, files_are_opened_and_foreign_ones_refused)
{
	char path[] = "/tmp/ramus-image-XXXXXX";
	struct error err;
	size_t len;
	void *bytes = small_image(&len);
	struct topic *t;

	close(mkstemp(path));
	cr_expect(topic_open(path, &err) == NULL, "an empty file");
	cr_expect(strstr(err.text, path) != NULL, "%s", err.text);
	cr_assert(file_write(path, bytes, len, &err) == 0);
	t = topic_open(path, &err);
	cr_assert(t != NULL, "%s", err.text);
	cr_expect(topic_verify(t, &err) == 0);
	cr_expect_str_eq(topic_text(t, topic_cause(t, 0)->name), "A cyst");
	topic_close(t);
	cr_assert(
	    file_write(path, "id,name\nnot,this\n1234567890123456789012345678901", 47, &err) == 0);
	cr_expect(topic_open(path, &err) == NULL);
	cr_expect(strstr(err.text, "not a compiled topic") != NULL, "%s", err.text);
	cr_expect(topic_open("/nowhere/at/all", &err) == NULL);
	cr_expect(topic_open("/tmp", &err) == NULL, "a folder");
	unlink(path);
	free(bytes);
}

/* A file larger than what is used as it is mapped, and changed while it is open. */
Test(topic_image, a_file_may_change_while_it_is_used)
{
	char path[] = "/tmp/ramus-image-XXXXXX";
	struct span first, last;
	struct error err;
	size_t len;
	void *bytes = image_of_pieces(60, &len, &first, &last);
	const struct image_part_entry *table =
	    (const void *)((char *)bytes + sizeof(struct image_header));
	char *at_end;
	struct topic *t;
	int fd = mkstemp(path);
	off_t at = (off_t)(table[PART_TEXT].offset + last.off);

	cr_assert(file_write(path, bytes, len, &err) == 0);
	close(fd);
	fd = open(path, O_RDWR);
	t = topic_open(path, &err);
	cr_assert(t != NULL, "%s", err.text);
	at_end = xstrdup(topic_text(t, last));
	cr_expect(at_end[0] == 't');
	cr_assert(pwrite(fd, "XXXX", 4, at) == 4);
	cr_expect_str_eq(topic_text(t, last), at_end, "what was checked stays");
	cr_expect(topic_damage(t) == NULL);
	at = (off_t)(table[PART_TEXT].offset + last.off - 5 * IMAGE_PIECE);
	cr_assert(pwrite(fd, "XXXX", 4, at) == 4);
	topic_text(t, (struct span){last.off - 5 * IMAGE_PIECE, 8});
	cr_assert(topic_damage(t) != NULL, "what was not checked yet is");
	cr_expect(strstr(topic_damage(t), "TEXT") != NULL, "%s", topic_damage(t));
	topic_close(t);
	close(fd);
	unlink(path);
	free(bytes);
	free(at_end);
}

/* What was checked of a file stays when it is cut to nothing, and when another is put in its bytes;
 * what was not is damage. */
Test(topic_image, a_file_may_be_cut_or_rewritten_while_it_is_used)
{
	static const int puts[] = {-1, 0, 0xff, 'A'}; /* the bytes written after the cut, if any */
	struct span first, last;
	struct error err;
	size_t len;
	void *bytes = image_of_pieces(60, &len, &first, &last);

	for (size_t i = 0; i < sizeof puts / sizeof *puts; i++) {
		char path[] = "/tmp/ramus-image-XXXXXX";
		int fd = mkstemp(path);

		cr_assert(fd >= 0 && write(fd, bytes, len) == (ssize_t)len);
		struct topic *t = topic_open(path, &err);
		cr_assert(t != NULL, "%s", err.text);
		cr_expect_str_eq(topic_text(t, first), "text 0");
		cr_assert(ftruncate(fd, 0) == 0);
		if (puts[i] >= 0) {
			char *other = memset(xmalloc(len), puts[i], len);

			cr_assert(pwrite(fd, other, len, 0) == (ssize_t)len);
			free(other);
		}
		cr_expect_str_eq(topic_text(t, first), "text 0");
		cr_expect_eq(topic_count(t, PART_META), 0u, "the settings were not read before");
		cr_assert(topic_damage(t) != NULL);
		cr_expect(strstr(topic_damage(t), "META") != NULL, "%s", topic_damage(t));
		topic_close(t);
		close(fd);
		unlink(path);
	}
	free(bytes);
}

/* Labelled texts come in the order of records.def, those that are empty not at all. */
Test(topic_image, what_is_shown_of_a_record)
{
	struct builder *b = builder_new();
	struct image_meta meta = {.max_questions = 7, .worth = 0.03, .start = NONE};
	struct advice advice = {
	    .unless.at = NONE, .caution = builder_text(b, "Not on broken skin", 18)};
	struct source source = {.document = NONE,
	    .publisher = builder_text(b, "A house", 7),
	    .note = builder_text(b, "Old", 3)};
	struct shown_field f;
	struct error err;
	struct topic *t;
	size_t len, next = 0;
	void *bytes;

	builder_add(b, PART_META, &meta);
	builder_add(b, PART_ADVICE, &advice);
	builder_add(b, PART_SOURCE, &source);
	bytes = builder_finish(b, &len);
	builder_free(b);
	t = topic_open_bytes(bytes, len, &err);
	cr_assert(t != NULL, "%s", err.text);
	cr_assert(topic_shown(t, (struct entity){ENTITY_ADVICE, 0}, &next, &f));
	cr_expect_str_eq(f.label, "Caution");
	cr_expect_str_eq(f.text, "Not on broken skin");
	cr_expect(f.warning);
	cr_expect(!topic_shown(t, (struct entity){ENTITY_ADVICE, 0}, &next, &f));
	next = 0;
	cr_assert(topic_shown(t, (struct entity){ENTITY_SOURCE, 0}, &next, &f));
	cr_expect_str_eq(f.label, "Publisher");
	cr_expect(!f.warning);
	cr_assert(topic_shown(t, (struct entity){ENTITY_SOURCE, 0}, &next, &f));
	cr_expect_str_eq(f.text, "Old");
	cr_expect(!topic_shown(t, (struct entity){ENTITY_SOURCE, 0}, &next, &f));
	next = 0;
	cr_expect(!topic_shown(t, (struct entity){ENTITY_ADVICE, 1}, &next, &f));
	topic_close(t);
}

Test(topic_image, another_version_is_named)
{
	struct error err;
	size_t len;
	char *bytes = small_image(&len);

	((struct image_header *)(void *)bytes)->version = 99;
	image_sign(bytes, len);
	cr_expect(topic_open_bytes(bytes, len, &err) == NULL);
	cr_expect(strstr(err.text, "99") != NULL, "%s", err.text);
}

Test(topic_image, the_other_byte_order_is_named)
{
	struct error err;
	size_t len;
	char *bytes = small_image(&len);
	uint32_t *version = &((struct image_header *)(void *)bytes)->version;

	*version = *version << 24;
	image_sign(bytes, len);
	cr_expect(topic_open_bytes(bytes, len, &err) == NULL);
	cr_expect(strstr(err.text, "big-endian") != NULL, "%s", err.text);
}

/* An image with one rule, a disagreement about `about`, and an id "id" for `named`. */
static struct topic *
topic_of_entities(struct entity named, struct entity about, bool damaged)
{
	struct builder *b = builder_new();
	struct image_meta meta = {.max_questions = 7, .worth = 0.03, .start = NONE};
	struct rule rule = {.urgency = URGENCY_SOON, .when.at = NONE};
	struct disagreement dispute = {.about = {0, 1}};
	struct id_entry id = {builder_text(b, "id", 2), named};
	const struct image_part_entry *table;
	struct error err;
	struct topic *t;
	size_t len;
	char *bytes;

	builder_add(b, PART_META, &meta);
	builder_add(b, PART_RULE, &rule);
	builder_add(b, PART_DISAGREEMENT, &dispute);
	builder_add(b, PART_ENTITY, &about);
	builder_add(b, PART_ID, &id);
	bytes = builder_finish(b, &len);
	builder_free(b);
	table = (const void *)(bytes + sizeof(struct image_header));
	if (damaged)
		bytes[table[PART_RULE].offset] ^= 1;
	t = topic_open_bytes(bytes, len, &err);
	cr_assert(t != NULL, "%s", err.text);
	return t;
}

Test(topic_image, an_entity_that_is_not_there_is_none)
{
	static const struct entity rule = {ENTITY_RULE, 0},
				   bad[] = {{ENTITY_RULE, 1}, {ENTITY_RULE, NONE},
				       {ENTITY_CAUSE, 0}, {ENTITY_KINDS, 0}, {NONE, 0}};
	struct topic *t = topic_of_entities(rule, rule, false);
	struct error err;

	cr_expect(topic_find(t, "id").kind == ENTITY_RULE);
	cr_expect(topic_entity(t, topic_disagreement(t, 0)->about, 0).kind == ENTITY_RULE);
	topic_close(t);
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		t = topic_of_entities(bad[i], rule, false);
		cr_expect(topic_find(t, "id").kind == ENTITY_KINDS, "id %zu", i);
		cr_expect(topic_verify(t, &err) != 0, "id %zu", i);
		topic_close(t);
		t = topic_of_entities(rule, bad[i], false);
		cr_expect(topic_entity(t, topic_disagreement(t, 0)->about, 0).kind == ENTITY_KINDS,
		    "entity %zu", i);
		cr_expect(topic_verify(t, &err) != 0, "entity %zu", i);
		topic_close(t);
	}
}

/* Its number is sound, but the part that it is a record of reads as empty. */
Test(topic_image, an_entity_of_a_damaged_part_is_none)
{
	static const struct entity rule = {ENTITY_RULE, 0};
	struct topic *t = topic_of_entities(rule, rule, true);

	cr_expect(topic_find(t, "id").kind == ENTITY_KINDS);
	cr_expect(topic_entity(t, topic_disagreement(t, 0)->about, 0).kind == ENTITY_KINDS);
	cr_expect(topic_damage(t) != NULL);
	topic_close(t);
}

/* Chances that are none would spread to all that is worked out from them. */
Test(topic_image, numbers_out_of_range_are_noticed)
{
	static const struct {
		enum image_part part;
		size_t offset;
		double bad;
	} cases[] = {{PART_META, offsetof(struct image_meta, matters), 2},
	    {PART_META, offsetof(struct image_meta, stop), NAN},
	    {PART_CAUSE, offsetof(struct cause, weight), INFINITY}, {PART_PRIOR, 0, NAN},
	    {PART_PRIOR, 0, -0.5}, {PART_PRIOR, 0, 1e79}};
	struct error err;
	size_t len;
	char *bytes = small_image(&len);

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char *altered = copy_of(bytes, len);
		struct image_part_entry *e =
		    (struct image_part_entry *)(void *)(altered + sizeof(struct image_header)) +
		    cases[i].part;
		struct topic *t;

		memcpy(altered + e->offset + cases[i].offset, &cases[i].bad, sizeof(double));
		image_sign(altered, len);
		t = topic_open_bytes(altered, len, &err);
		cr_assert(t != NULL, "%s", err.text);
		cr_expect(topic_verify(t, &err) != 0, "%zu", i);
		cr_expect(strstr(err.text, "out of range") != NULL, "%s", err.text);
		topic_close(t);
	}
	free(bytes);
}
