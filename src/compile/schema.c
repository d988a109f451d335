/* SPDX-License-Identifier: MIT */
/* The schema as arrays, made from schema.def and types.def. */
#include "compile/schema.h"

#include <string.h>

#include "compile/value.h"
#include "topic/topic.h"

const struct schema_column schema_columns[COLUMN_COUNT] = {
#define COLUMN(table, name, word, type, required, help)                                            \
	{TABLE_##table, word, TYPE_##type, required, help},
#include "compile/schema.def"
};

const char *const schema_names[COLUMN_COUNT] = {
#define COLUMN(table, name, word, type, required, help) word,
#include "compile/schema.def"
};

const struct schema_column schema_settings[SETTING_COUNT] = {
#define SETTING(name, word, type, required, help) {TABLE_TOPIC, word, TYPE_##type, required, help},
#include "compile/schema.def"
};

const struct schema_table schema_tables[TABLE_COUNT + 1] = {
#define TABLE(name, file, required, row) {file, required, row, FIRST_##name},
#include "compile/schema.def"
    {.first = COLUMN_COUNT},
};

#define KIND(name) (1u << ENTITY_##name)
const struct schema_type schema_types[TYPE_COUNT] = {
#define TYPE(name, word, many, kinds, form) [TYPE_##name] = {word, many, kinds, form},
#include "compile/types.def"
};

const struct schema_words schema_words[TYPE_COUNT] = {
#define WORDS(type, function, first, end) [TYPE_##type] = {function, first, end},
#include "compile/types.def"
};

enum table_number
schema_find(const char *file)
{
	int i = 0;

	while (i < TABLE_COUNT && strcmp(schema_tables[i].file, file) != 0)
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
	int end = topic ? SETTING_COUNT : schema_tables[table + 1].first;

	for (int i = topic ? 0 : schema_tables[table].first; i < end; i++)
		if (is_named(topic ? &schema_settings[i] : &schema_columns[i], name))
			return i;
	return -1;
}
