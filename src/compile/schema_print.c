/* The schema in words, for `ramus schema`, and as JSON. */
#include "compile/schema.h"

#include "base/json.h"

static void
write_column(struct buf *out, const struct schema_column *c)
{
	const struct schema_words *words = schema_words(c->type);
	const char *form = schema_type(c->type)->form;

	buf_printf(out, "  %s%s\n      %s\n", c->name, c->required ? "*" : "", c->help);
	if (c->type == TYPE_TEXT || c->type == TYPE_ID || c->type == TYPE_KEY)
		return;
	buf_adds(out, "      = ");
	for (uint32_t i = words != NULL ? words->first : 0; words != NULL && i < words->end; i++)
		buf_printf(out, "%s%s", i > words->first ? ", " : "", words->name(i));
	if (form != NULL)
		buf_printf(out, "%s%s", words != NULL ? ", or " : "", form);
	buf_adds(out, "\n");
}

void
schema_write(struct buf *out)
{
	buf_adds(out, "A topic is a folder of these tables. * marks what is required.\n");
	for (int t = 0; t < TABLE_COUNT; t++) {
		const struct schema_table *table = schema_table(t);

		buf_printf(out, "\n%s%s: one row is %s\n", table->file, table->required ? "*" : "",
		    table->row);
		for (int c = table->first; c < schema_end(t); c++)
			write_column(out, schema_column(c));
	}
	buf_adds(out, "\nKeys of topic.csv\n");
	for (int s = 0; s < SETTING_COUNT; s++)
		write_column(out, schema_setting(s));
}

static void
write_json_column(struct json *j, const struct schema_column *c)
{
	const struct schema_words *words = schema_words(c->type);

	json_object(j, NULL);
	json_string(j, "name", c->name);
	json_bool(j, "required", c->required);
	json_string(j, "type", schema_type(c->type)->name);
	json_bool(j, "list", schema_type(c->type)->many);
	if (words != NULL) {
		json_array(j, "words");
		for (uint32_t i = words->first; i < words->end; i++)
			json_string(j, NULL, words->name(i));
		json_end(j, ']');
	}
	if (schema_type(c->type)->form != NULL)
		json_string(j, "form", schema_type(c->type)->form);
	json_string(j, "help", c->help);
	json_end(j, '}');
}

void
schema_write_json(struct buf *out)
{
	struct json j;

	json_begin(&j, out);
	json_object(&j, NULL);
	json_array(&j, "tables");
	for (int t = 0; t < TABLE_COUNT; t++) {
		const struct schema_table *table = schema_table(t);

		json_object(&j, NULL);
		json_string(&j, "file", table->file);
		json_bool(&j, "required", table->required);
		json_string(&j, "row", table->row);
		json_array(&j, "columns");
		for (int c = table->first; c < schema_end(t); c++)
			write_json_column(&j, schema_column(c));
		json_end(&j, ']');
		json_end(&j, '}');
	}
	json_end(&j, ']');
	json_array(&j, "keys");
	for (int s = 0; s < SETTING_COUNT; s++)
		write_json_column(&j, schema_setting(s));
	json_end(&j, ']');
	json_end(&j, '}');
}
