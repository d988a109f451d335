/* A CSV file as rows of fields: reader.c reads it, table_clean.c filters it, place.c finds
 * places in it, for libcsv gives values and no places. Rows of the table are the rows that libcsv
 * gave less those that hold no text.
 */
#include "csv/table.h"

#include <string.h>

#include "base/file.h"
#include "csv/messages.h"
#include "csv/scan.h"
#include "csv/table_rows.h"

static size_t
count_known(const char *bytes, size_t len, size_t start, char separator, const char *const *known,
    size_t known_count, size_t *fields)
{
	struct buf value = {0};
	struct scan_field field;
	enum scan_end end;
	size_t found = 0, at = scan_row(bytes, len, start, separator);

	*fields = 0;
	do {
		end = scan_field(bytes, len, at, separator, &field);
		buf_clear(&value);
		if (end <= SCAN_ROW)
			scan_value(bytes, &field, &value);
		for (size_t i = 0; i < known_count; i++)
			found += strcmp(known[i], buf_str(&value)) == 0;
		++*fields;
		at = field.next;
	} while (end == SCAN_SEPARATOR && *fields < 10000);
	buf_free(&value);
	return found;
}

/* A byte order mark is no part of the first field. */
size_t
table_start(const char *bytes, size_t len)
{
	return len >= 3 && memcmp(bytes, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
}

char
table_guess_separator(const char *bytes, size_t len, const char *const *known, size_t known_count)
{
	size_t start = table_start(bytes, len), best_found = 0, best_fields = 0;
	char best = ',';

	for (const char *s = TABLE_SEPARATORS; *s != '\0'; s++) {
		size_t fields, found;

		found = count_known(bytes, len, start, *s, known, known_count, &fields);
		if (found > best_found || (found == best_found && fields > best_fields)) {
			best = *s;
			best_found = found;
			best_fields = fields;
		}
	}
	return best;
}

bool
table_is_utf16(const char *bytes, size_t len)
{
	return len >= 2 && (memcmp(bytes, "\xff\xfe", 2) == 0 || memcmp(bytes, "\xfe\xff", 2) == 0);
}

/* Reports a file that is not text at all. */
static bool
is_text(const char *path, const char *bytes, size_t len, struct diags *diags)
{
	struct diag_place at = {path, 1, 1};
	const char *nul;

	if (table_is_utf16(bytes, len)) {
		diags_add(diags, csv_message(MSG_FILE_UTF16), at);
		return false;
	}
	nul = len > 0 ? memchr(bytes, '\0', len) : NULL;
	if (nul == NULL)
		return true;
	at.line += (uint32_t)scan_lines(bytes, 0, (size_t)(nul - bytes));
	at.column = 0;
	diags_add(diags, csv_message(MSG_NUL_BYTE), at);
	return false;
}

/* Cleans a table that has been read; NULL if nothing can be made of it. */
static struct table *
complete(struct table *t)
{
	table_clean(t);
	if (t->row_count == 0 && !t->lost)
		diags_add(
		    t->diags, csv_message(MSG_FILE_EMPTY), (struct diag_place){t->path, 1, 1});
	if (t->row_count == 0 || t->rows[0].raw != 0 ||
	    (t->segment_count > 1 && t->segments[1].raw == 0))
		return NULL; /* without its header no row can be understood */
	return t;
}

struct table *
table_parse(const char *path, const char *bytes, size_t len, const char *const *known,
    size_t known_count, struct arena *arena, struct diags *diags)
{
	struct table *t;

	if (!is_text(path, bytes, len, diags))
		return NULL;
	t = arena_alloc(arena, sizeof *t);
	*t = (struct table){
	    .path = path, .bytes = bytes, .len = len, .arena = arena, .diags = diags};
	t->separator = table_guess_separator(bytes, len, known, known_count);
	table_read_rows(t, table_start(bytes, len));
	return complete(t);
}

const char *
table_cause(const struct error *err, const char *path)
{
	size_t len = strlen(path);

	if (strncmp(err->text, path, len) == 0 && strncmp(err->text + len, ": ", 2) == 0)
		return err->text + len + 2;
	return err->text;
}

struct table *
table_read(const char *path, const char *const *known, size_t known_count, struct arena *arena,
    struct diags *diags)
{
	struct table *t = arena_alloc(arena, sizeof *t);
	struct buf file = {0};
	struct error err;
	char *bytes;
	size_t len;

	*t = (struct table){.path = path, .arena = arena, .diags = diags};
	if (table_stream_rows(t, known, known_count))
		return complete(t);
	if (file_read(path, TABLE_LIMIT, &file, &err) != 0) {
		diags_add(diags, csv_message(MSG_FILE_UNREADABLE), (struct diag_place){path, 0, 0},
		    table_cause(&err, path));
		buf_free(&file);
		return NULL;
	}
	len = file.len;
	bytes = buf_steal(&file);
	arena_keep(arena, bytes);
	return table_parse(path, bytes, len, known, known_count, arena, diags);
}

size_t
table_rows(const struct table *t)
{
	return t->row_count;
}

size_t
table_width(const struct table *t, size_t row)
{
	return t->rows[row + 1].first - t->rows[row].first;
}

uint32_t
table_word(const struct table *t, size_t row, size_t number)
{
	size_t at = t->rows[row].first + number;

	return at < t->rows[row + 1].first ? t->cells[at] : 0;
}

struct table_field
table_field(const struct table *t, size_t row, size_t number)
{
	const struct intern_text *word = &t->words[table_word(t, row, number)];

	return (struct table_field){word->text, word->len};
}

const uint32_t *
table_cells(const struct table *t)
{
	return t->cells;
}

size_t
table_words(const struct table *t)
{
	return t->word_count;
}

char
table_separator(const struct table *t)
{
	return t->separator;
}

bool
table_lost(const struct table *t)
{
	return t->lost;
}

size_t
table_bytes(const struct table *t)
{
	return t->len;
}
