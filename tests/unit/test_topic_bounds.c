/* SPDX-License-Identifier: MIT */
/* Every number of a record by which one looks up, made to lead nowhere, its checksums put right. */
#include <criterion/criterion.h>
#include <float.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../image_sign.h"
#include "base/alloc.h"
#include "fixture.h"
#include "topic/cond.h"

/* Topics that together have a record of every part. */
static const char *const topics[] = {"tests/data/mini", "tests/data/flow", "tests/data/figure",
    "tests/data/panel", "tests/data/several", "tests/data/finger", "data/knee"};
enum { TOPICS = sizeof topics / sizeof *topics };

/* A field and what it must not be. Of lists and conditions `at` is that of the number that is
 * altered. */
enum how { LEADS, MAY_LEAD, BELOW, MAY_BE_BELOW, RUNS, RUNS_OF_ITEMS, RUNS_OF_TWO, HAS_CODE, LIES };
static const struct {
	enum image_part part;
	enum how how;
	size_t at;
	const char *name;
} fields[] = {
/* clang-format off */
#define FIELD_IS(record, name, how) {PART_OF_##record, how, offsetof(struct record, name), #name},
#define INDEX(record, name, part, what) FIELD_IS(record, name, LEADS)
#define INDEX_OR_NONE(record, name, part, what) FIELD_IS(record, name, MAY_LEAD)
#define ENUM(record, name, limit, what) FIELD_IS(record, name, BELOW)
#define ENUM_OR_NONE(record, name, limit, what) FIELD_IS(record, name, MAY_BE_BELOW)
#define LIST(record, name, part, what) FIELD_IS(record, name, RUNS)
#define ITEMS(record, name, part, what) FIELD_IS(record, name, RUNS_OF_ITEMS)
#define ITEMS_TWICE(record, name, part, what) FIELD_IS(record, name, RUNS_OF_TWO)
#define CONDITION(record, name, what) FIELD_IS(record, name, HAS_CODE)
#define NUMBER(record, name, least, most, what) FIELD_IS(record, name, LIES)
#define INDEXES(NAME, part, what) {PART_##NAME, LEADS, 0, "number"},
#include "topic/records.def"
    /* clang-format on */
    {PART_VOTE, BELOW, 0, "vote"},
    {PART_PRIOR, LIES, 0, "prior"},
    {PART_LIKELIHOOD, LIES, 0, "likelihood"},
};

static struct image_part_entry *
table_of(char *bytes)
{
	return (void *)(bytes + sizeof(struct image_header));
}

/* An image of our own, to be altered. */
static char *
image_of(const char *data, size_t *len)
{
	struct topic *t = fixture_made(data);
	const void *bytes = topic_bytes(t, len);
	char *copy = memcpy(xmalloc(*len), bytes, *len);

	topic_close(t);
	return copy;
}

/* True if the bytes, signed, are refused for that field of that record. Of each alteration the
 * message says the part, the record and the field. */
static bool
is_refused(const char *bytes, size_t len, const char *words)
{
	char *copy = memcpy(xmalloc(len), bytes, len);
	struct error err = {""};

	image_sign(copy, len);
	struct topic *t = topic_open_bytes(copy, len, &err);
	cr_assert(t != NULL, "%s", err.text);
	bool refused = topic_verify(t, &err) != 0 && strstr(err.text, words) != NULL;
	if (!refused)
		printf("not refused as \"%s\": %s\n", words, err.text);
	topic_close(t);
	return refused;
}

/* Writes `value` there, asks, and puts back what was. */
static void
must_refuse(char *bytes, size_t len, size_t at, uint32_t value, const char *words)
{
	uint32_t was;

	memcpy(&was, bytes + at, sizeof was);
	memcpy(bytes + at, &value, sizeof value);
	cr_expect(is_refused(bytes, len, words), "%s with %u", words, (unsigned)value);
	memcpy(bytes + at, &was, sizeof was);
}

/* Tries a field of the last record that has something to alter; false if none has. */
static bool
try_field(char *bytes, size_t len, size_t k)
{
	const struct image_part_entry *table = table_of(bytes), *e = &table[fields[k].part];
	size_t index = table[PART_INDEX].offset, code = table[PART_CODE].offset;
	char words[64];

	for (uint64_t r = e->count; r-- > 0;) {
		size_t at = e->offset + r * e->record + fields[k].at;
		double chances[] = {NAN, INFINITY, -1}, chance;
		struct list l;

		snprintf(words, sizeof words, "record %u: %s is out of range", (unsigned)r,
		    fields[k].name);
		switch (fields[k].how) {
		case LEADS:
		case BELOW:
			must_refuse(bytes, len, at, NONE, words);
			/* fall through */
		case MAY_LEAD:
		case MAY_BE_BELOW:
			must_refuse(bytes, len, at, NONE - 1, words);
			must_refuse(bytes, len, at, 0x00ffffff, words);
			return true;
		case RUNS_OF_ITEMS:
		case RUNS_OF_TWO:
		case RUNS:
			memcpy(&l, bytes + at, sizeof l);
			if (l.count == 0)
				continue;
			must_refuse(bytes, len, at, NONE, words);
			must_refuse(bytes, len, at + offsetof(struct list, count), NONE, words);
			if (fields[k].how == RUNS)
				return true;
			/* Who else has the same run is refused first, for the same reason. */
			must_refuse(bytes, len, index + (l.first + l.count - 1) * sizeof(uint32_t),
			    0x00ffffff, " is out of range");
			return true;
		case HAS_CODE:
			memcpy(&l, bytes + at, sizeof(uint32_t));
			if (l.first == NONE)
				continue;
			must_refuse(bytes, len, at, NONE - 1, words);
			must_refuse(bytes, len, code + l.first * sizeof(uint32_t), NONE,
			    " is out of range");
			must_refuse(bytes, len, code + (l.first + 1) * sizeof(uint32_t),
			    COND_WORD(COND_SYMPTOM, 0x00ffffff), " is out of range");
			must_refuse(bytes, len, code + (l.first + 1) * sizeof(uint32_t),
			    COND_WORD(COND_AND, 0), " is out of range");
			return true;
		case LIES:
			memcpy(&chance, bytes + at, sizeof chance);
			for (size_t c = 0; c < sizeof chances / sizeof *chances; c++) {
				memcpy(bytes + at, &chances[c], sizeof chance);
				cr_expect(is_refused(bytes, len, words), "%s", words);
			}
			memcpy(bytes + at, &chance, sizeof chance);
			return true;
		}
	}
	return false;
}

Test(topic_bounds, no_field_leads_out_of_its_part)
{
	bool tried[sizeof fields / sizeof *fields] = {false};

	for (size_t n = 0; n < TOPICS; n++) {
		size_t len;
		char *bytes = image_of(topics[n], &len);

		for (size_t k = 0; k < sizeof fields / sizeof *fields; k++)
			tried[k] = tried[k] || try_field(bytes, len, k);
		free(bytes);
	}
	for (size_t k = 0; k < sizeof fields / sizeof *fields; k++)
		cr_expect(tried[k], "no topic has a %s", fields[k].name);
}

/* The run of a list, or of a condition with its count. */
static struct list
run_at(char *bytes, enum how how, size_t at)
{
	struct list l;

	memcpy(&l, bytes + at, sizeof l);
	if (how != HAS_CODE)
		return l;
	if (l.first == NONE)
		return (struct list){0, 0};
	memcpy(&l.count, bytes + table_of(bytes)[PART_CODE].offset + l.first * sizeof l.count,
	    sizeof l.count);
	l.count++;
	return l;
}

/* Gives one record the longer run of another; false if no two have such runs. */
static bool
try_shared(char *bytes, size_t len, size_t k)
{
	const struct image_part_entry *e = &table_of(bytes)[fields[k].part];
	enum how how = fields[k].how;
	size_t size = how == HAS_CODE ? sizeof(uint32_t) : sizeof(struct list);
	char was[sizeof(struct list)];

	for (uint64_t r = 1; r < e->count; r++) {
		size_t at = e->offset + r * e->record + fields[k].at, before = at - e->record;
		struct list one = run_at(bytes, how, before), other = run_at(bytes, how, at);

		if (one.count == 0 || other.count == 0 || one.count == other.count)
			continue;
		if (one.count < other.count) {
			size_t longer = at;
			at = before;
			before = longer;
		}
		memcpy(was, bytes + at, size);
		memcpy(bytes + at, bytes + before, size);
		/* What is told is the field with which there are too many. */
		cr_expect(is_refused(bytes, len, " is out of range"), "%s", fields[k].name);
		memcpy(bytes + at, was, size);
		return true;
	}
	return false;
}

/* Runs that share records would be work without end for a small file. Only references do, and the
 * branches of a row of a flow. */
Test(topic_bounds, no_two_runs_share_a_record)
{
	size_t tried = 0;

	for (size_t n = 0; n < TOPICS; n++) {
		size_t len;
		char *bytes = image_of(topics[n], &len);

		for (size_t k = 0; k < sizeof fields / sizeof *fields; k++)
			if (fields[k].how >= RUNS && fields[k].how <= HAS_CODE &&
			    fields[k].part != PART_BRANCH &&
			    strstr(fields[k].name, "refs") == NULL &&
			    strcmp(fields[k].name, "card") != 0)
				tried += try_shared(bytes, len, k);
		free(bytes);
	}
	cr_expect_geq(tried, 40u, "%zu", tried);
}

/* References may be shared, so there are few of a record. */
Test(topic_bounds, no_record_names_too_many_sources)
{
	size_t len, at = offsetof(struct cause, refs);
	char *bytes = image_of("data/knee", &len);
	struct list most = {0, IMAGE_REFS_MOST};

	cr_assert_gt(table_of(bytes)[PART_REF].count, IMAGE_REFS_MOST);
	at += table_of(bytes)[PART_CAUSE].offset;
	memcpy(bytes + at, &most, sizeof most);
	cr_expect(!is_refused(bytes, len, ""));
	must_refuse(bytes, len, at + offsetof(struct list, count), IMAGE_REFS_MOST + 1,
	    "record 0: refs is out of range");
	free(bytes);
}

/* Fields that are sound each for itself, and not together. */
Test(topic_bounds, fields_fit_each_other)
{
	static const struct {
		enum image_part part;
		size_t at;
		uint32_t value;
		const char *words;
	} bad[] = {
	    {PART_QUESTION, offsetof(struct question, options), 0, "record 0: options is"},
	    {PART_QUESTION, offsetof(struct question, kind), QUESTION_YES_NO,
		"record 0: covers is"},
	    {PART_QUESTION, offsetof(struct question, exhaustive), 1, "record 0: exhaustive is"},
	    {PART_QUESTION, offsetof(struct question, likelihood), 0x00ffffff,
		"record 0: likelihood is"},
	    {PART_SYMPTOM, offsetof(struct symptom, option), 0, "record 0: option is"},
	    {PART_SYMPTOM, offsetof(struct symptom, option), 1000, "record 0: option is"},
	    {PART_SECTION, offsetof(struct section, parent), 0, "record 0: parent is"},
	    {PART_NODE, offsetof(struct node, index), 0x00ffffff, "record 0: index is"},
	    {PART_ENTITY, offsetof(struct entity, kind), ENTITY_KINDS, "record 0: entity is"},
	    {PART_ID, offsetof(struct id_entry, entity.index), 0x00ffffff, "record 0: entity is"},
	};
	size_t len;
	char *mini = image_of("tests/data/mini", &len);

	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		const struct image_part_entry *e = &table_of(mini)[bad[i].part];

		cr_assert(e->count > 0, "%s", bad[i].words);
		must_refuse(mini, len, e->offset + bad[i].at, bad[i].value, bad[i].words);
	}
	free(mini);
}

static void
leave_with_three(const char *damage)
{
	_Exit(strstr(damage, "(causes.csv), record") != NULL ? 3 : 4);
}

/* With an end set nothing is worked out from a part that reads as empty. */
Test(topic_bounds, damage_is_the_end_where_one_is_set, .exit_code = 3)
{
	struct error err;
	size_t len;
	char *bytes = image_of("tests/data/mini", &len);

	bytes[table_of(bytes)[PART_CAUSE].offset] ^= 1;
	struct topic *t = topic_open_bytes(bytes, len, &err);
	cr_assert(t != NULL, "%s", err.text);
	topic_set_end(t, leave_with_three);
	cr_assert(topic_question_count(t) > 0);
	topic_cause(t, 0);
	cr_assert(false, "it went on");
}

/* Two chains, as long as may be and one less, put together; and one that leads back. */
Test(topic_bounds, no_rule_waits_for_too_many_or_for_itself)
{
	enum { LINKS = COND_CHAIN_MOST + 1 };
	static const struct {
		uint32_t rule, names;
		bool sound;
	} cases[] = {{LINKS, 0, true}, {LINKS, 1, false}, {0, LINKS - 1, false}, {0, 0, false}};
	struct buf rules = {0};

	buf_adds(&rules, "id,when,urgency,message\n");
	for (unsigned k = 0; k < 2; k++) {
		buf_printf(&rules, "t%u-0,%s,soon,M\n", k, k == 0 ? "a" : "b");
		for (unsigned i = 1; i < LINKS - k; i++)
			buf_printf(&rules, "t%u-%u,rule:t%u-%u,soon,M\n", k, i, k, i - 1);
	}
	const struct fixture_file files[] = {{"causes", "id,name,prevalence\nc,C,common\n"},
	    {"questions", "id,text\nqa,A?\nqb,B?\n"},
	    {"symptoms", "id,question,name\na,qa,A\nb,qb,B\n"},
	    {"evidence", "cause,symptom,frequency\nc,a,50%\n"}, {"triage", buf_str(&rules)},
	    {NULL, NULL}};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct builder *b;
		struct error err = {""};
		size_t len;

		topic_close(fixture_topic(files, &b));
		const struct rule *r = builder_record(b, PART_RULE, cases[i].rule);
		uint32_t *code = builder_record(b, PART_CODE, r->when.at + 1);
		*code = COND_WORD(COND_RULE, cases[i].names);
		void *bytes = builder_finish(b, &len);
		builder_free(b);
		struct topic *t = topic_open_bytes(bytes, len, &err);
		cr_assert(t != NULL, "%s", err.text);
		cr_expect((topic_verify(t, &err) == 0) == cases[i].sound, "%zu: %s", i, err.text);
		cr_expect(
		    cases[i].sound || strstr(err.text, "when waits for too many rules") != NULL,
		    "%s", err.text);
		topic_close(t);
	}
	buf_free(&rules);
}

/* Links are held to the leaves of the image; without a prior for each there are no leaves. */
Test(topic_bounds, links_need_a_prior_for_each_leaf)
{
	struct error err = {""};
	size_t len, linked = 0;
	char *bytes = image_of("tests/data/mini", &len);
	struct topic *t = topic_open_bytes(bytes, len, &err);

	for (uint32_t q = 0; q < topic_question_count(t); q++)
		linked += topic_likelihoods(t, q).links > 0;
	cr_expect_gt(linked, 0u);
	topic_close(t);
	bytes = image_of("tests/data/mini", &len);
	table_of(bytes)[PART_PRIOR].count--;
	image_sign(bytes, len);
	t = topic_open_bytes(bytes, len, &err);
	cr_assert(t != NULL, "%s", err.text);
	for (uint32_t q = 0; q < topic_question_count(t); q++)
		cr_expect_eq(topic_likelihoods(t, q).links, 0u);
	topic_close(t);
}
