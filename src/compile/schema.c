/* The schema as arrays, made from schema.def and types.def. */
#include "compile/schema.h"

#include <string.h>

#include "compile/value.h"
#include "topic/topic.h"

static const struct schema_column columns[] = {
#define COLUMN(table, name, word, type, required, help)                                            \
	{TABLE_##table, word, TYPE_##type, required, help},
#include "compile/schema.def"
};

static const struct schema_column settings[] = {
#define SETTING(name, word, type, required, help) {TABLE_TOPIC, word, TYPE_##type, required, help},
#include "compile/schema.def"
};

static const struct schema_table tables[] = {
#define TABLE(name, file, required, row) {file, required, row, FIRST_##name},
#include "compile/schema.def"
};

#define KIND(name) (1u << ENTITY_##name)
static const struct schema_type types[] = {
#define TYPE(name, word, many, kinds, form) [TYPE_##name] = {word, many, kinds, form},
#include "compile/types.def"
};

static const struct schema_words words[] = {
#define WORDS(type, function, first, end) [TYPE_##type] = {function, first, end},
#include "compile/types.def"
    [TYPE_COUNT] = {NULL, 0, 0},
};

const struct schema_table *
schema_table(int number)
{
	return &tables[number];
}

int
schema_end(int number)
{
	return number + 1 < TABLE_COUNT ? tables[number + 1].first : COLUMN_COUNT;
}

const struct schema_column *
schema_column(int number)
{
	return &columns[number];
}

const struct schema_column *
schema_setting(int number)
{
	return &settings[number];
}

const struct schema_type *
schema_type(enum column_type type)
{
	return &types[type];
}

const struct schema_words *
schema_words(enum column_type type)
{
	return words[type].name != NULL ? &words[type] : NULL;
}

enum table_number
schema_find(const char *file)
{
	int i = 0;

	while (i < TABLE_COUNT && strcmp(tables[i].file, file) != 0)
		i++;
	return (enum table_number)i;
}

static bool
is_named(const struct schema_column *c, const char *name)
{
	size_t i = 0;

	while (name[i] != '\0' && (c->name[i] == name[i] || (c->name[i] == '-' && name[i] == '_')))
		i++;
	return c->name[i] == name[i];
}

int
schema_named(enum table_number table, const char *name)
{
	bool topic = table == TABLE_TOPIC;
	int end = topic ? SETTING_COUNT : schema_end(table);

	for (int i = topic ? 0 : tables[table].first; i < end; i++)
		if (is_named(topic ? &settings[i] : &columns[i], name))
			return i;
	return -1;
}
