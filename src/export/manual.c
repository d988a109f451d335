/* From tables to mdoc. */
#include "export/manual.h"

#include <string.h>

#include "compile/messages.h"
#include "compile/schema.h"
#include "view/config.h"
#include "view/keys.h"

#define MANUAL_COLUMNS 76

/* One word, with what roff would take as its own escaped. */
static void
write_word(struct buf *out, const char *word, size_t len, bool first)
{
	if (first && (word[0] == '.' || word[0] == '\''))
		buf_adds(out, "\\&");
	for (size_t i = 0; i < len; i++) {
		if (word[i] == '\\')
			buf_adds(out, "\\e");
		else
			buf_addc(out, word[i]);
	}
}

/* True if the word ends a sentence: then the next begins a line. */
static bool
ends_sentence(const char *word, size_t len)
{
	return len > 1 && strchr(".!?", word[len - 1]) != NULL;
}

void
manual_text(struct buf *out, const char *text)
{
	size_t column = 0;

	while (*(text += strspn(text, " \n")) != '\0') {
		size_t len = strcspn(text, " \n");
		bool first = column == 0 || column + 1 + len > MANUAL_COLUMNS;

		if (column > 0)
			buf_addc(out, first ? '\n' : ' ');
		write_word(out, text, len, first);
		column = (first ? 0 : column + 1) + len;
		if (ends_sentence(text, len)) {
			buf_addc(out, '\n');
			column = 0;
		}
		text += len;
	}
	if (column > 0)
		buf_addc(out, '\n');
}

/* A tag as the one argument of a macro: quoted, since it may hold spaces or quotes. */
static void
write_argument(struct buf *out, const char *text)
{
	buf_addc(out, '"');
	for (; *text != '\0'; text++) {
		if (*text == '"')
			buf_adds(out, "\\(dq");
		else if (*text == '\\')
			buf_adds(out, "\\e");
		else
			buf_addc(out, *text);
	}
	buf_adds(out, "\\&\""); /* so that a last bracket is no punctuation */
}

void
manual_item(struct buf *out, const char *tag, const char *text)
{
	buf_adds(out, ".It Li ");
	write_argument(out, tag);
	buf_addc(out, '\n');
	manual_text(out, text);
}

static bool
has_keys(enum screen_id screen)
{
	for (size_t i = 0; keys_row(i) != NULL; i++) {
		if (keys_row(i)->screens == 1u << screen)
			return true;
	}
	return false;
}

/* The keys of one screen alone, or (SCREEN_COUNT) those of several. */
static void
keys_of(struct buf *out, enum screen_id screen)
{
	buf_adds(out, ".Bl -tag -width \"Backspace b Left h\" -compact\n");
	for (size_t i = 0; keys_row(i) != NULL; i++) {
		const struct key_row *k = keys_row(i);
		bool single = (k->screens & (k->screens - 1)) == 0;
		struct buf text = {0};

		if (screen == SCREEN_COUNT ? single : k->screens != 1u << screen)
			continue;
		buf_printf(&text, "%s.", k->help);
		manual_item(out, k->keys, buf_str(&text));
		buf_free(&text);
	}
	buf_adds(out, ".El\n");
}

void
manual_keys(struct buf *out)
{
	buf_adds(out, "On more than one screen:\n");
	keys_of(out, SCREEN_COUNT);
	for (int s = 0; s < SCREEN_COUNT; s++) {
		if (!has_keys((enum screen_id)s))
			continue;
		buf_printf(out, ".Pp\nOn the screen %s:\n", keys_screen_name((enum screen_id)s));
		keys_of(out, (enum screen_id)s);
	}
}

static void
column_item(struct buf *out, const struct schema_column *c)
{
	struct buf tag = {0}, text = {0};

	buf_printf(&tag, "%s%s", c->name, c->required ? "*" : "");
	buf_printf(&text, "%s (%s).", c->help, schema_type(c->type)->name);
	manual_item(out, buf_str(&tag), buf_str(&text));
	buf_free(&tag);
	buf_free(&text);
}

void
manual_tables(struct buf *out)
{
	for (int t = 0; t < TABLE_COUNT; t++) {
		const struct schema_table *table = schema_table((enum table_number)t);
		struct buf text = {0};

		buf_printf(out, ".Ss %s%s\n", table->file, table->required ? "*" : "");
		buf_printf(&text, "One row is %s.", table->row);
		manual_text(out, buf_str(&text));
		buf_free(&text);
		buf_adds(out, ".Bl -tag -width \"second-source*\" -compact\n");
		for (int c = table->first; c < schema_end((enum table_number)t); c++)
			column_item(out, schema_column(c));
		buf_adds(out, ".El\n");
	}
}

void
manual_settings(struct buf *out)
{
	buf_adds(out, ".Bl -tag -width \"max-questions\" -compact\n");
	for (int s = 0; s < SETTING_COUNT; s++)
		column_item(out, schema_setting((enum setting_number)s));
	buf_adds(out, ".El\n");
}

void
manual_messages(struct buf *out)
{
	size_t count;
	const struct diag_message *m = messages_all(&count);

	buf_adds(out, ".Bl -tag -width Ds\n");
	for (size_t i = 0; i < count; i++) {
		struct buf text = {0};

		buf_printf(
		    &text, "%s: %s. %s", diag_level_name(m[i].level), m[i].format, m[i].help);
		manual_item(out, m[i].id, buf_str(&text));
		buf_free(&text);
	}
	buf_adds(out, ".El\n");
}

/* Lines as they stand, with what roff would take as its own escaped. */
static void
write_literal(struct buf *out, const char *text)
{
	while (*text != '\0') {
		size_t len = strcspn(text, "\n");

		write_word(out, text, len, true);
		buf_addc(out, '\n');
		text += len + (text[len] == '\n');
	}
}

void
manual_configuration(struct buf *out)
{
	struct buf help = {0};

	config_help(&help);
	buf_adds(out, ".Bd -literal -compact\n");
	write_literal(out, buf_str(&help));
	buf_adds(out, ".Ed\n");
	buf_free(&help);
}
