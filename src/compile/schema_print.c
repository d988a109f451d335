/* SPDX-License-Identifier: MIT */
/* The schema in words, for `ramus schema`, and as JSON. */
#include "compile/schema.h"

#include "base/csv.h"
#include "base/json.h"
#include "topic/phrase.h"

static void
write_column(struct buf *out, const struct schema_column *c)
{
	const struct schema_words *words = &schema_words[c->type];
	const char *form = schema_types[c->type].form;

	buf_printf(out, "  %s%s\n      %s\n", c->name, c->required ? "*" : "", c->help);
	if (c->type == TYPE_TEXT || c->type == TYPE_ID || c->type == TYPE_KEY)
		return;
	buf_adds(out, "      = ");
	for (uint32_t i = words->first; i < words->end; i++)
		buf_printf(out, "%s%s", i > words->first ? ", " : "", words->name(i));
	if (form != NULL)
		buf_printf(out, "%s%s", words->name != NULL ? ", or " : "", form);
	buf_adds(out, "\n");
}

void
schema_write(struct buf *out)
{
	buf_adds(out, "A topic is a folder of these tables. * marks what is required.\n"
		      "A table whose first line begins with # has comments: its lines that begin "
		      "so.\n");
	for (const struct schema_table *t = schema_tables; t < schema_tables + TABLE_COUNT; t++) {
		buf_printf(out, "\n%s%s: one row is %s\n", t->file, t->required ? "*" : "", t->row);
		for (int c = t->first; c < t[1].first; c++)
			write_column(out, &schema_columns[c]);
	}
	buf_adds(out, "\nKeys of topic.csv\n");
	for (int s = 0; s < SETTING_COUNT; s++)
		write_column(out, &schema_settings[s]);
}

static void
write_json_columns(struct json *j, const char *name, const struct schema_column *c, int count)
{
	json_array(j, name);
	for (const struct schema_column *end = c + count; c < end; c++) {
		const struct schema_words *words = &schema_words[c->type];

		json_object(j, NULL);
		json_string(j, "name", c->name);
		json_bool(j, "required", c->required);
		json_string(j, "type", schema_types[c->type].name);
		json_bool(j, "list", schema_types[c->type].many);
		if (words->name != NULL) {
			json_array(j, "words");
			for (uint32_t i = words->first; i < words->end; i++)
				json_string(j, NULL, words->name(i));
			json_end(j, ']');
		}
		if (schema_types[c->type].form != NULL)
			json_string(j, "form", schema_types[c->type].form);
		json_string(j, "help", c->help);
		json_end(j, '}');
	}
	json_end(j, ']');
}

void
schema_write_json(struct buf *out)
{
	struct json j;

	json_begin(&j, out);
	json_open(&j);
	json_array(&j, "tables");
	for (const struct schema_table *t = schema_tables; t < schema_tables + TABLE_COUNT; t++) {
		json_object(&j, NULL);
		json_string(&j, "file", t->file);
		json_bool(&j, "required", t->required);
		json_string(&j, "row", t->row);
		write_json_columns(&j, "columns", &schema_columns[t->first], t[1].first - t->first);
		json_end(&j, '}');
	}
	json_end(&j, ']');
	write_json_columns(&j, "keys", schema_settings, SETTING_COUNT);
	json_close(&j);
}

void
schema_write_words(struct buf *out)
{
	struct csv row = {.out = out};

	for (int i = schema_tables[TABLE_WORDS].first; i < schema_tables[TABLE_WORDS + 1].first;
	     i++)
		csv_text(&row, schema_columns[i].name);
	csv_end_row(&row);
	for (int p = 0; p < PHRASES; p++) {
		struct phrase_row phrase = phrase_row((enum phrase)p);

		csv_text(&row, phrase.id);
		csv_text(&row, phrase.text);
		csv_text(&row, phrase.note);
		csv_end_row(&row);
	}
}
