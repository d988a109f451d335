/* SPDX-License-Identifier: MIT */
/* Reading cases. Ids are looked up in the topic; what they name wrongly is reported where it
 * stands.
 *
 * Of the cases' own ids that came before, a map holds one half of each one's hash, and as its
 * number 31 bits of the other: two ids of four million share these 63 bits once in a million files.
 */
#include "eval/cases.h"

#include <string.h>

#include "base/hash.h"
#include "base/text.h"
#include "csv/table.h"
#include "csv/messages.h"

enum {
	COLUMN_ID,
	COLUMN_PRESENT,
	COLUMN_CAUSE,
	COLUMN_ABSENT, /* from here on a file may lack them */
	COLUMN_UNSURE,
	COLUMN_INITIAL,
	COLUMN_URGENCY,
};

const char *const cases_columns[CASES_COLUMNS] = {
    "id", "present", "cause", "absent", "unsure", "initial", "urgency"};

struct cases {
	const struct topic *t;
	struct arena *arena;
	struct diags *diags;
	struct table *table;
	int field[CASES_COLUMNS]; /* -1: the file has no such column */
	size_t row;
	uint8_t *mention;
	uint32_t *initial;
};

struct cases *
cases_open(const struct chunk *chunk, const char *path, const struct topic *t, struct arena *arena,
    struct diags *diags)
{
	struct cases *c = arena_alloc(arena, sizeof *c);
	bool whole = true, slip[CASES_COLUMNS] = {false};

	*c = (struct cases){.t = t, .arena = arena, .diags = diags, .row = 1};
	c->table =
	    table_parse(path, chunk->bytes, chunk->len, cases_columns, CASES_COLUMNS, arena, diags);
	if (c->table == NULL || c->table->row_count == 0)
		return NULL;
	c->mention = arena_alloc(arena, topic_symptom_count(t) + 1);
	c->initial = arena_alloc(arena, (topic_symptom_count(t) + 1) * sizeof *c->initial);
	for (int k = 0; k < CASES_COLUMNS; k++)
		c->field[k] = table_column(c->table, cases_columns[k]);
	for (size_t f = 0; f < table_width(c->table, 0); f++) {
		const char *name = table_field(c->table, 0, f).text;
		const char *meant = diag_slip(name, cases_columns, CASES_COLUMNS);

		if (meant == NULL || table_column(c->table, meant) >= 0)
			continue;
		for (int k = 0; k < CASES_COLUMNS; k++)
			slip[k] |= meant == cases_columns[k];
		diags_add(
		    diags, csv_message(MSG_CASE_NEAR), table_place(c->table, 0, f, 0), name, meant);
		whole = false;
	}
	struct buf lacks = {0};
	for (int k = 0; k < COLUMN_ABSENT; k++)
		if (c->field[k] < 0 && !slip[k])
			buf_printf(&lacks, "%s%s", lacks.len > 0 ? ", " : "", cases_columns[k]);
	if (lacks.len > 0)
		diags_add(diags, csv_message(MSG_CASE_COLUMN), table_place(c->table, 0, 0, 0),
		    buf_str(&lacks),
		    table_width(c->table, 0) == 1
			? "; what separates fields may not be one of , ; and tab"
			: "");
	whole &= lacks.len == 0;
	buf_free(&lacks);
	return whole ? c : NULL;
}

size_t
cases_count(const struct cases *c)
{
	return c->table->row_count - 1;
}

static struct table_field
cell(const struct cases *c, int column)
{
	static const struct table_field none = {"", 0};

	return c->field[column] < 0 ? none
				    : table_field(c->table, c->row, (size_t)c->field[column]);
}

static void
report(struct cases *c, int column, size_t offset, const struct diag_message *m, const char *what,
    const char *kind, const char *hint)
{
	diags_add(c->diags, m, table_place(c->table, c->row, (size_t)c->field[column], offset),
	    what, kind, hint);
}

/* Marks the symptoms of a cell, and lists them among the initial ones of `facts` if that is not
 * NULL. False if one is unknown, which is reported. */
static bool
read_symptoms(struct cases *c, int column, enum mention mention, struct case_facts *facts)
{
	struct table_field f = cell(c, column);
	bool sound = true;

	for (size_t at = 0; at < f.len;) {
		size_t from = at, to = at + strcspn(f.text + at, ";");

		at = to + 1;
		text_trim(f.text, &from, &to);
		if (from == to)
			continue;
		char *id = arena_strndup(c->arena, f.text + from, to - from);
		struct entity e = topic_find(c->t, id);
		if (e.kind != ENTITY_SYMPTOM) {
			report(c, column, from, csv_message(MSG_CASE_UNKNOWN), id, "symptom",
			    strpbrk(id, ", ") != NULL ? CSV_LIST_HINT : "");
			sound = false;
			continue;
		}
		uint8_t *known = &c->mention[e.index];
		if (*known != MENTION_NONE && *known != (uint8_t)mention) {
			report(c, column, from, csv_message(MSG_CASE_AGAINST), id, "", "");
			sound = false;
		}
		*known = (uint8_t)mention;
		if (facts != NULL && facts->initial_count < topic_symptom_count(c->t))
			c->initial[facts->initial_count++] = e.index;
	}
	return sound;
}

/* The case's own id on one line, as it is printed. */
static const char *
read_id(const struct cases *c)
{
	struct table_field f = cell(c, COLUMN_ID);
	struct buf line = {0};

	if (memchr(f.text, '\n', f.len) == NULL)
		return f.text;
	text_filter_line(&line, f.text, f.len, NULL);
	const char *id = arena_strndup(c->arena, buf_str(&line), line.len);
	buf_free(&line);
	return id;
}

/* Two options of one choice cannot both be present. */
static bool
check_choices(struct cases *c)
{
	bool sound = true;

	for (uint32_t q = 0; q < topic_question_count(c->t); q++) {
		const struct question *k = topic_question(c->t, q);
		uint32_t present = 0;

		for (uint32_t i = 0; k->kind == QUESTION_CHOICE && i < k->symptoms.count; i++) {
			uint32_t s = topic_item(c->t, k->symptoms, i);

			present += s != NONE && c->mention[s] == MENTION_PRESENT;
		}
		if (present > 1) {
			report(c, COLUMN_PRESENT, 0, csv_message(MSG_CASE_CHOICE),
			    topic_text(c->t, k->id), "", "");
			sound = false;
		}
	}
	return sound;
}

bool
cases_next(struct cases *c, struct case_facts *facts)
{
	bool sound = false;

	for (; !sound && c->row < c->table->row_count; c->row++) {
		const char *cause = cell(c, COLUMN_CAUSE).text;
		const char *urgency = cell(c, COLUMN_URGENCY).text;
		struct entity e = topic_find(c->t, cause);

		*facts = (struct case_facts){.id = read_id(c),
		    .row = c->row,
		    .mention = c->mention,
		    .initial = c->initial,
		    .leaf = e.kind == ENTITY_CAUSE ? topic_cause(c->t, e.index)->leaf : NONE,
		    .urgency = NONE};
		memset(c->mention, MENTION_NONE, topic_symptom_count(c->t));
		sound = read_symptoms(c, COLUMN_ABSENT, MENTION_ABSENT, NULL);
		sound = read_symptoms(c, COLUMN_UNSURE, MENTION_UNSURE, NULL) && sound;
		sound = read_symptoms(c, COLUMN_PRESENT, MENTION_PRESENT, NULL) && sound;
		sound = read_symptoms(c, COLUMN_INITIAL, MENTION_PRESENT, facts) && sound;
		if (facts->leaf == NONE)
			report(c, COLUMN_CAUSE, 0, csv_message(MSG_CASE_UNKNOWN), cause,
			    "cause (a group is none)", "");
		for (uint32_t u = 0; u < URGENCY_LEVELS; u++)
			if (text_same(urgency, topic_urgency_name(u)))
				facts->urgency = u;
		if (facts->urgency == NONE && urgency[0] != '\0') {
			report(c, COLUMN_URGENCY, 0, csv_message(MSG_CASE_UNKNOWN), urgency,
			    "urgency", "");
			sound = false;
		}
		sound = check_choices(c) && sound && facts->leaf != NONE;
	}
	return sound;
}

struct diag_place
cases_place(const struct cases *c, size_t row)
{
	return table_place(c->table, row, (size_t)c->field[COLUMN_ID], 0);
}

static bool
is_rest(const void *rest, uint32_t number)
{
	return number == *(const uint32_t *)rest;
}

bool
cases_seen(struct map *seen, const char *id)
{
	uint64_t hash = hash_bytes(id, strlen(id));
	uint32_t rest = (uint32_t)(hash >> 33);
	size_t had = seen->used;

	if (had >= CASES_SEEN_MOST)
		return map_find(seen, hash, is_rest, &rest) != MAP_NONE;
	map_put(seen, hash, rest, is_rest, &rest);
	return seen->used == had;
}
