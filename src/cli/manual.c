/* From tables to mdoc. */
#include "cli/manual.h"

#include <stddef.h>
#include <string.h>

#include "compile/messages.h"
#include "compile/schema.h"
#include "csv/messages.h"
#include "csv/messages.h"
#include "prove/prove.h"
#include "prove/survey.h"
#include "learn/concord.h"
#include "learn/practice.h"
#include "learn/recall.h"
#include "topic/image.h"
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
	for (size_t i = 0; keys_row(i) != NULL; i++)
		if (keys_row(i)->screens == 1u << screen)
			return true;
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
		struct buf text = {0}, keys = {0};

		if (screen == SCREEN_COUNT ? single : k->screens != 1u << screen)
			continue;
		buf_printf(&text, "%s.", k->help);
		keys_add_words(k->keys, &keys);
		manual_item(out, buf_str(&keys), buf_str(&text));
		buf_free(&text);
		buf_free(&keys);
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
		buf_printf(out, ".Pp\nOn the screen %s:\n", keys_screens[s].name);
		keys_of(out, (enum screen_id)s);
	}
}

static void
column_item(struct buf *out, const struct schema_column *c)
{
	struct buf tag = {0}, text = {0};

	buf_printf(&tag, "%s%s", c->name, c->required ? "*" : "");
	buf_printf(&text, "%s (%s).", c->help, schema_types[c->type].name);
	manual_item(out, buf_str(&tag), buf_str(&text));
	buf_free(&tag);
	buf_free(&text);
}

void
manual_tables(struct buf *out)
{
	for (int t = 0; t < TABLE_COUNT; t++) {
		const struct schema_table *table = &schema_tables[t];
		struct buf text = {0};

		buf_printf(out, ".Ss %s%s\n", table->file, table->required ? "*" : "");
		buf_printf(&text, "One row is %s.", table->row);
		manual_text(out, buf_str(&text));
		buf_free(&text);
		buf_adds(out, ".Bl -tag -width \"second-source*\" -compact\n");
		for (int c = table->first; c < schema_tables[t + 1].first; c++)
			column_item(out, &schema_columns[c]);
		buf_adds(out, ".El\n");
	}
}

void
manual_settings(struct buf *out)
{
	buf_adds(out, ".Bl -tag -width \"max-questions\" -compact\n");
	for (int s = 0; s < SETTING_COUNT; s++)
		column_item(out, &schema_settings[s]);
	buf_adds(out, ".El\n");
}

static void
message_items(struct buf *out, const struct diag_message *m, size_t count)
{
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

void
manual_messages(struct buf *out)
{
	size_t count;

	message_items(out, message((enum message_number)0), MESSAGE_COUNT);
	buf_adds(out, ".Pp\nOf any table, and of files of cases:\n");
	message_items(out, csv_message((enum csv_message_number)0), CSV_MESSAGE_COUNT);
	buf_adds(out, ".Pp\nOf the configuration:\n");
	const struct diag_message *m = config_messages(&count);
	message_items(out, m, count);
}

void
manual_score(struct buf *out)
{
	buf_adds(out, ".Bl -tag -width Ds\n");
	for (uint32_t i = 0; i < PRACTICE_PART_COUNT; i++) {
		const struct practice_part_row *part = &practice_parts[i];
		struct buf tag = {0}, text = {0};

		buf_printf(
		    &tag, "%s: %s, %d", practice_groups[part->group], part->word, part->weight);
		buf_printf(&text, "%s.", part->help);
		manual_item(out, buf_str(&tag), buf_str(&text));
		buf_free(&tag);
		buf_free(&text);
	}
	buf_adds(out, ".El\n");
}

void
manual_caps(struct buf *out)
{
	buf_adds(out, ".Bl -tag -width Ds\n");
	for (uint32_t i = 0; i < PRACTICE_CAP_COUNT; i++) {
		struct buf tag = {0}, text = {0};

		buf_printf(&tag, "at most %d", practice_caps[i].most);
		buf_printf(&text, "if %s.", practice_caps[i].help);
		manual_item(out, buf_str(&tag), buf_str(&text));
		buf_free(&tag);
		buf_free(&text);
	}
	buf_adds(out, ".El\n");
}

void
manual_numbers(struct buf *out)
{
	buf_adds(out, ".Bl -tag -width Ds -compact\n");
	for (uint32_t i = 0; (int)i < PRACTICE_NUMBER_COUNT; i++) {
		const struct practice_number_row *n = &practice_numbers[i];
		struct buf tag = {0}, text = {0};

		buf_printf(&tag, "%s: %g", n->name, n->value);
		buf_printf(&text, "%s.", n->help);
		manual_item(out, buf_str(&tag), buf_str(&text));
		buf_free(&tag);
		buf_free(&text);
	}
	buf_adds(out, ".El\n");
}

void
manual_scale(struct buf *out)
{
	buf_adds(out, ".Bl -tag -width Ds -compact\n");
	for (int i = -2; i <= 2; i++) {
		struct buf tag = {0}, text = {0};

		buf_printf(&tag, "%+d", i);
		buf_printf(&text, "%s: a likelihood ratio %s%s.", concord_point(i)->word,
		    i == -2 || i == 2 ? "of " : "", concord_point(i)->ratio);
		manual_item(out, i == 0 ? "0" : buf_str(&tag), buf_str(&text));
		buf_free(&tag);
		buf_free(&text);
	}
	buf_printf(out,
	    ".El\n.Pp\nCredit follows the distance on the scale: 1 for the answer, 1/%d less for "
	    "each\n"
	    "step away from it, so that the wrong side is worth nothing.\n"
	    "Items within %g bits of a bound are left out.\n",
	    CONCORD_REACH, CONCORD_MARGIN);
}

void
manual_grades(struct buf *out)
{
	buf_adds(out, ".Bl -tag -width Ds -compact\n");
	for (uint32_t i = 0; i <= RECALL_GRADE_MOST; i++) {
		char tag[] = {(char)('0' + i), '\0'};
		struct buf text = {0};

		buf_printf(&text, "%s.", recall_grade_words(i));
		manual_item(out, tag, buf_str(&text));
		buf_free(&text);
	}
	buf_adds(out, ".El\n");
}

/* A statement begins like the middle of a sentence, as the report has it. */
static void
statement_item(struct buf *out, const char *id, const char *statement, const char *more)
{
	struct buf text = {0};

	buf_printf(&text, "%s. %s", statement, more);
	if (text.data[0] >= 'a' && text.data[0] <= 'z')
		text.data[0] = (char)(text.data[0] - 'a' + 'A');
	manual_item(out, id, buf_str(&text));
	buf_free(&text);
}

void
manual_proofs(struct buf *out)
{
	buf_adds(out, ".Bl -tag -width Ds\n");
#define X(name, id, statement, scope, otherwise, prove) statement_item(out, id, statement, scope);
	PROOFS(X)
#undef X
	buf_adds(out, ".El\n");
}

void
manual_reports(struct buf *out)
{
	size_t count;
	const struct survey_list *l = survey_kinds(&count);

	buf_adds(out, ".Bl -tag -width Ds\n");
	for (size_t i = 0; i < count; i++)
		statement_item(out, l[i].id, l[i].title, l[i].help);
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

/* What is said of a field that is a column of a table or a setting: what the schema says of it. */
static const char *
column_help(const char *file, const char *name)
{
	enum table_number table = schema_find(file);
	int number = schema_named(table, name);

	if (number < 0)
		return "";
	return table == TABLE_TOPIC ? schema_settings[number].help : schema_columns[number].help;
}

static void
begin_structure(struct buf *out, const char *name, size_t size, const char *what)
{
	buf_printf(out, ".Ss %s\n%zu bytes: %s.\n", name, size, what);
	buf_adds(out, ".Bl -column \"000\" \"complications\" \"list of SECTION\" -compact\n"
		      ".It Em at Ta Em field Ta Em type Ta Em what\n");
}

static void
add_field(struct buf *out, size_t at, const char *name, const char *type, const char *what)
{
	static const char *const words[][2] = {{"uint32_t", "u32"}, {"uint64_t", "u64"},
	    {"double", "f64"}, {"image_magic", "8 bytes"}};

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		type = strcmp(type, words[i][0]) == 0 ? words[i][1] : type;
	buf_printf(out, ".It %zu Ta %s Ta %s Ta\n", at, name,
	    strncmp(type, "struct ", 7) == 0 ? type + 7 : type);
	manual_text(out, what);
}

/* Every structure of the image, those inside others first. */
void
manual_records(struct buf *out)
{
	const char *file = "";

#define STRUCT(name, what) begin_structure(out, #name, sizeof(struct name), what);
#define RECORD(NAME, name, type, table, what)                                                      \
	begin_structure(out, #NAME, sizeof(struct type), what);                                    \
	file = table;
#define FIELD(record, name, type, what)                                                            \
	add_field(out, offsetof(struct record, name), #name, #type, what);
#define TEXT(record, name)                                                                         \
	add_field(out, offsetof(struct record, name), #name, "span", column_help(file, #name));
#define LIST(record, name, part, what)                                                             \
	add_field(out, offsetof(struct record, name), #name, "list of " #part, what);
#define REFS(record, name, column) LIST(record, name, REF, column_help(file, column))
#define END(name) buf_adds(out, ".El\n");
#include "topic/records.def"
}

static void
part_item(struct buf *out, const char *name, size_t size, const char *what, const char *file)
{
	buf_printf(out, ".It %s Pq %zu\n%c%s%s%s.\n", name, size, what[0] - 'a' + 'A', what + 1,
	    *file != '\0' ? ", from " : "", file);
}

/* Every part, in the order of the file. */
void
manual_parts(struct buf *out)
{
#define FORMAT(version, checksum) buf_adds(out, "This is version " #version " of the format.\n");
#include "topic/records.def"
	buf_adds(out,
	    "Its parts, in this order, with the bytes of one record; the rows of a table\n"
	    "keep their order:\n.Bl -tag -width DISAGREEMENT\n");
#define PART(NAME, type, what) part_item(out, #NAME, sizeof(type), what, "");
#define RECORD(NAME, name, type, table, what)                                                      \
	part_item(out, #NAME, sizeof(struct type), what, table);
#include "topic/records.def"
	buf_adds(out, ".El\n");
}
