/* SPDX-License-Identifier: MIT */
/* A descriptor of a topic's folder of tables as a data package (datapackage.org, version 2), from
 * the schema: a resource for each table that is there, a field for each column that it has. */
#include "export/formats.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/json.h"
#include "compile/schema.h"
#include "csv/table.h"

/* A table of the folder, NULL where there is none. */
static struct table *
read_table(const char *folder, enum table_number n, struct arena *arena, struct diags *diags)
{
	char *path = xasprintf("%s/%s", folder, schema_tables[n].file);
	struct table *t = NULL;
	int first = schema_tables[n].first, end = schema_tables[n + 1].first;

	arena_keep(arena, path);
	if (access(path, F_OK) == 0)
		t = table_read(path, schema_names + first, (size_t)(end - first), arena, diags);
	return t != NULL && t->row_count > 0 ? t : NULL;
}

/* A row is known by its id, a term by itself, a setting by its key. */
static bool
is_key(enum table_number n, const struct schema_column *c)
{
	return c == &schema_columns[schema_tables[n].first] && n != TABLE_FLOW &&
	       (c->type == TYPE_ID || c->type == TYPE_KEY || n == TABLE_GLOSSARY);
}

static void
add_field(struct json *j, enum table_number n, const char *name)
{
	/* Of topic.csv the schema names the settings; its columns are a key and a value. */
	int at = n == TABLE_TOPIC ? schema_tables[n].first + (strcmp(name, "key") != 0)
				  : schema_named(n, name);
	const struct schema_column *c = &schema_columns[at < 0 ? 0 : at];
	const struct schema_words *words = &schema_words[c->type];

	json_object(j, NULL);
	json_string(j, "name", name);
	if (at < 0) {
		json_string(j, "type", "any");
		json_end(j, '}');
		return;
	}
	json_string(j, "type",
	    c->type == TYPE_WHOLE    ? "integer"
	    : c->type == TYPE_NUMBER ? "number"
				     : "string");
	json_string(j, "description", c->help);
	json_object(j, "constraints");
	json_bool(j, "required", c->required);
	if (is_key(n, c))
		json_bool(j, "unique", true);
	if (c->type == TYPE_ID)
		json_string(j, "pattern", "[a-z0-9]+(-[a-z0-9]+)*");
	if (words->name != NULL && schema_types[c->type].form == NULL) {
		json_array(j, "enum");
		for (uint32_t i = words->first; i < words->end; i++)
			json_string(j, NULL, words->name(i));
		json_end(j, ']');
	}
	json_end(j, '}');
	json_end(j, '}');
}

/* The table whose ids a column of one id names; TABLE_COUNT where there is none, or where some of
 * them have their rows elsewhere. */
static enum table_number
table_named(const struct schema_column *c, struct table *const *tables)
{
	if (c->type == TYPE_CAUSE && tables[TABLE_CAUSES] != NULL)
		return TABLE_CAUSES;
	if (c->type == TYPE_QUESTION && tables[TABLE_QUESTIONS] != NULL)
		return TABLE_QUESTIONS;
	if (c->type == TYPE_SYMPTOM && tables[TABLE_SYMPTOMS] != NULL &&
	    (tables[TABLE_QUESTIONS] == NULL ||
		table_column(tables[TABLE_QUESTIONS], "symptom") < 0))
		return TABLE_SYMPTOMS;
	return TABLE_COUNT;
}

/* "causes" of causes.csv. */
static void
add_name(struct json *j, const char *key, const char *file)
{
	char *name = xasprintf("%.*s", (int)strcspn(file, "."), file);

	json_string(j, key, name);
	free(name);
}

static void
add_foreign_keys(struct json *j, enum table_number n, struct table *const *tables)
{
	json_array(j, "foreignKeys");
	for (int c = schema_tables[n].first; c < schema_tables[n + 1].first; c++) {
		enum table_number to = table_named(&schema_columns[c], tables);

		if (to == TABLE_COUNT || table_column(tables[n], schema_columns[c].name) < 0)
			continue;
		json_object(j, NULL);
		json_array(j, "fields");
		json_string(j, NULL, schema_columns[c].name);
		json_end(j, ']');
		json_object(j, "reference");
		add_name(j, "resource", schema_tables[to].file);
		json_array(j, "fields");
		json_string(j, NULL, "id");
		json_end(j, ']');
		json_end(j, '}');
		json_end(j, '}');
	}
	json_end(j, ']');
}

static void
add_resource(struct json *j, enum table_number n, struct table *const *tables)
{
	const struct schema_column *first = &schema_columns[schema_tables[n].first];
	const struct table *t = tables[n];

	json_object(j, NULL);
	add_name(j, "name", schema_tables[n].file);
	json_string(j, "type", "table");
	json_string(j, "path", schema_tables[n].file);
	json_string(j, "format", "csv");
	json_string(j, "mediatype", "text/csv");
	json_string(j, "encoding", "utf-8");
	json_string(j, "description", schema_tables[n].row);
	json_object(j, "dialect");
	json_string(j, "delimiter", (char[]){t->separator, '\0'});
	if (t->comments)
		json_string(j, "commentChar", "#");
	json_end(j, '}');
	json_object(j, "schema");
	json_array(j, "fields");
	for (size_t i = 0; i < table_width(t, 0); i++)
		add_field(j, n, table_field(t, 0, i).text);
	json_end(j, ']');
	json_array(j, "missingValues");
	json_string(j, NULL, "");
	json_end(j, ']');
	if (is_key(n, first) && table_column(t, first->name) >= 0) {
		json_array(j, "primaryKey");
		json_string(j, NULL, first->name);
		json_end(j, ']');
	}
	add_foreign_keys(j, n, tables);
	json_end(j, '}');
	json_end(j, '}');
}

int
export_datapackage(const struct export_request *r, struct buf *out, struct error *err)
{
	const struct image_meta *m = topic_meta(r->t);
	struct table *tables[TABLE_COUNT];
	struct json j;

	if (!file_is_dir(r->path))
		return error_set(
		    err, "%s: only of a folder of tables a data package can be made", r->path);
	struct arena *arena = arena_new();
	struct diags *diags = diags_new();
	json_begin(&j, out);
	json_object(&j, NULL);
	json_string(&j, "$schema", "https://datapackage.org/profiles/2.0/datapackage.json");
	json_string(&j, "name", topic_text(r->t, m->id));
	json_string(&j, "title", topic_text(r->t, m->title));
	json_string(&j, "description", topic_text(r->t, m->summary));
	if (m->version.len > 0)
		json_string(&j, "version", topic_text(r->t, m->version));
	json_array(&j, "resources");
	for (int n = 0; n < TABLE_COUNT; n++)
		tables[n] = read_table(r->path, (enum table_number)n, arena, diags);
	for (int n = 0; n < TABLE_COUNT; n++)
		if (tables[n] != NULL)
			add_resource(&j, (enum table_number)n, tables);
	json_end(&j, ']');
	json_end(&j, '}');
	buf_addc(out, '\n');
	diags_free(diags);
	arena_free(arena);
	return 0;
}
