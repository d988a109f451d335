/* Reading cases. Ids are looked up in the topic; what they name wrongly is reported where it
 * stands. */
#include "eval/cases.h"

#include <string.h>

#include "csv/table.h"
#include "csv/messages.h"

/* The columns, declared once. */
#define COLUMNS(X)                                                                                 \
	X(ID, "id", true)                                                                          \
	X(PRESENT, "present", true)                                                                \
	X(ABSENT, "absent", false)                                                                 \
	X(UNSURE, "unsure", false)                                                                 \
	X(INITIAL, "initial", false)                                                               \
	X(CAUSE, "cause", true)                                                                    \
	X(URGENCY, "urgency", false)

enum {
#define X(name, word, required) COLUMN_##name,
	COLUMNS(X)
#undef X
	    COLUMNS_KNOWN
};

static const char *const words[COLUMNS_KNOWN] = {
#define X(name, word, required) word,
    COLUMNS(X)
#undef X
};

static const bool required[COLUMNS_KNOWN] = {
#define X(name, word, needed) needed,
    COLUMNS(X)
#undef X
};

struct cases {
	const struct topic *t;
	struct arena *arena;
	struct diags *diags;
	struct table *table;
	int field[COLUMNS_KNOWN]; /* -1: the file has no such column */
	size_t row;
	uint8_t *mention;
	uint32_t *initial;
};

static void
find_columns(struct cases *c)
{
	for (int k = 0; k < COLUMNS_KNOWN; k++) {
		c->field[k] = -1;
		for (size_t f = 0; f < table_width(c->table, 0); f++) {
			if (strcmp(table_field(c->table, 0, f).text, words[k]) == 0)
				c->field[k] = (int)f;
		}
	}
}

const char *const *
cases_columns(size_t *count)
{
	*count = COLUMNS_KNOWN;
	return words;
}

struct cases *
cases_open(const struct chunk *chunk, const char *path, const struct topic *t, struct arena *arena,
    struct diags *diags)
{
	struct cases *c = arena_alloc(arena, sizeof *c);
	bool whole = true;

	c->table = table_parse(path, chunk->bytes, chunk->len, words, COLUMNS_KNOWN, arena, diags);
	if (c->table == NULL || table_rows(c->table) == 0)
		return NULL;
	c->t = t;
	c->arena = arena;
	c->diags = diags;
	c->row = 1;
	c->mention = arena_alloc(arena, topic_symptom_count(t) + 1);
	c->initial = arena_alloc(arena, (topic_symptom_count(t) + 1) * sizeof *c->initial);
	find_columns(c);
	for (int k = 0; k < COLUMNS_KNOWN; k++) {
		if (c->field[k] < 0 && required[k]) {
			diags_add(diags, csv_message(MSG_CASE_COLUMN),
			    table_place(c->table, 0, 0, 0), words[k]);
			whole = false;
		}
	}
	return whole ? c : NULL;
}

size_t
cases_count(const struct cases *c)
{
	return table_rows(c->table) - 1;
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
    const char *kind)
{
	diags_add(c->diags, m, table_place(c->table, c->row, (size_t)c->field[column], offset),
	    what, kind);
}

/* The next item of a cell of symptoms: *at moves past it. NONE at the end, and for an unknown id,
 * which is reported; *bad tells. */
static uint32_t
next_symptom(struct cases *c, int column, size_t *at, bool *bad)
{
	struct table_field f = cell(c, column);

	while (*at < f.len) {
		size_t from = *at + strspn(f.text + *at, " ;");
		size_t len = strcspn(f.text + from, ";");
		struct entity e;
		char *id;

		*at = from + len;
		while (len > 0 && f.text[from + len - 1] == ' ')
			len--;
		if (len == 0)
			continue;
		id = arena_strndup(c->arena, f.text + from, len);
		e = topic_find(c->t, id);
		if (e.kind == ENTITY_SYMPTOM)
			return e.index;
		*bad = true;
		report(c, column, from, csv_message(MSG_CASE_UNKNOWN), id, "symptom");
	}
	return NONE;
}

static bool
read_mentions(struct cases *c, int column, enum mention mention)
{
	size_t at = 0;
	bool bad = false;
	uint32_t s;

	while ((s = next_symptom(c, column, &at, &bad)) != NONE)
		c->mention[s] = (uint8_t)mention;
	return !bad;
}

static bool
read_initial(struct cases *c, struct case_facts *facts)
{
	size_t at = 0;
	bool bad = false;
	uint32_t s;

	facts->initial_count = 0;
	while ((s = next_symptom(c, COLUMN_INITIAL, &at, &bad)) != NONE) {
		c->mention[s] = MENTION_PRESENT;
		if (facts->initial_count < topic_symptom_count(c->t))
			c->initial[facts->initial_count++] = s;
	}
	return !bad;
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
			    topic_text(c->t, k->id), "");
			sound = false;
		}
	}
	return sound;
}

static bool
read_cause(struct cases *c, struct case_facts *facts)
{
	const char *id = cell(c, COLUMN_CAUSE).text;
	struct entity e = topic_find(c->t, id);

	facts->leaf = e.kind == ENTITY_CAUSE ? topic_cause(c->t, e.index)->leaf : NONE;
	if (facts->leaf == NONE)
		report(c, COLUMN_CAUSE, 0, csv_message(MSG_CASE_UNKNOWN), id,
		    "cause (a group is none)");
	return facts->leaf != NONE;
}

static bool
read_urgency(struct cases *c, struct case_facts *facts)
{
	const char *word = cell(c, COLUMN_URGENCY).text;

	facts->urgency = NONE;
	for (uint32_t u = 0; u < URGENCY_LEVELS; u++) {
		if (strcmp(word, topic_urgency_name(u)) == 0)
			facts->urgency = u;
	}
	if (facts->urgency != NONE || word[0] == '\0')
		return true;
	report(c, COLUMN_URGENCY, 0, csv_message(MSG_CASE_UNKNOWN), word, "urgency");
	return false;
}

static bool
read_case(struct cases *c, struct case_facts *facts)
{
	bool sound;

	memset(c->mention, MENTION_NONE, topic_symptom_count(c->t));
	sound = read_mentions(c, COLUMN_ABSENT, MENTION_ABSENT);
	sound = read_mentions(c, COLUMN_UNSURE, MENTION_UNSURE) && sound;
	sound = read_mentions(c, COLUMN_PRESENT, MENTION_PRESENT) && sound;
	sound = read_initial(c, facts) && sound;
	sound = read_cause(c, facts) && sound;
	sound = read_urgency(c, facts) && sound;
	return check_choices(c) && sound;
}

bool
cases_next(struct cases *c, struct case_facts *facts)
{
	while (c->row < table_rows(c->table)) {
		bool sound;

		facts->id = cell(c, COLUMN_ID).text;
		facts->mention = c->mention;
		facts->initial = c->initial;
		facts->row = c->row;
		sound = read_case(c, facts);
		c->row++;
		if (sound)
			return true;
	}
	return false;
}

struct diag_place
cases_place(const struct cases *c, size_t row)
{
	return table_place(c->table, row, (size_t)c->field[COLUMN_ID], 0);
}
