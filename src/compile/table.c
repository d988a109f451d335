/* A CSV file as libcsv reads it.
 *
 * The bytes of the file are kept, since libcsv gives values and no places: table_place.c finds
 * those. A "raw" row is one that libcsv gave, counted from 0. After an error libcsv starts anew
 * behind the faulty line: each start is a segment, so that raw rows can still be found. Rows of the
 * table are the raw rows less those that hold no text.
 */
#include "compile/table.h"

#include <csv.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/file.h"
#include "base/text.h"
#include "compile/messages.h"
#include "compile/scan.h"
#include "compile/table_rows.h"

enum {
	FIELD_BLOCK = 65536, /* bytes by which libcsv grows the field that it reads */
	FIELD_BYTES = 8,     /* of the file for each field, and for each row: a guess */
	ROW_BYTES = 40
};

/* What is collected while libcsv runs. */
struct reading {
	struct table *table;
	VEC(struct table_field) fields;
	VEC(struct table_row) rows;
	VEC(struct segment) segments;
	size_t row_first;
	size_t counted; /* lines are counted up to this byte ... */
	uint32_t line;	/* ... which stands in this line */
};

/* Reading. */

static void
on_field(void *value, size_t len, void *data)
{
	struct reading *r = data;
	struct table_field field = {"", len};

	if (len > 0)
		field.text = arena_strndup(r->table->arena, value, len);
	vec_push(&r->fields, field);
}

static void
on_row(int end, void *data)
{
	struct reading *r = data;
	struct table_row row = {r->row_first, r->table->raw_count++};

	(void)end;
	vec_push(&r->rows, row);
	r->row_first = r->fields.len;
}

static void *
grow(void *p, size_t size)
{
	return xreallocarray(p, size, 1);
}

/* Reports the error that libcsv met in the segment's last row; returns where reading goes on. */
static size_t
report_error(struct reading *r, size_t start, size_t rows)
{
	struct table *t = r->table;
	struct row_place row = {start, 0};
	struct scan_field field;
	enum message_number number = MSG_QUOTE_STRAY;
	enum scan_end end = SCAN_ROW;
	size_t at = start;

	for (size_t done = 0; done <= rows && end <= SCAN_ROW; done++) {
		row.start = at = scan_row(t->bytes, t->len, at, t->separator);
		do {
			end = scan_field(t->bytes, t->len, at, t->separator, &field);
			at = field.next;
		} while (end == SCAN_SEPARATOR);
	}
	r->line += (uint32_t)scan_lines(t->bytes, r->counted, row.start);
	r->counted = row.start;
	row.line = r->line;
	if (end == SCAN_AFTER)
		number = MSG_QUOTE_AFTER;
	else if (end == SCAN_OPEN)
		number = MSG_QUOTE_OPEN;
	diags_add(t->diags, message(number), table_place_in_row(t, row, at));
	return end == SCAN_OPEN ? t->len : scan_line_end(t->bytes, t->len, at);
}

/* Reads from `start` to the end or an error. Returns where to go on, len if nowhere. */
static size_t
read_segment(struct reading *r, size_t start)
{
	struct table *t = r->table;
	struct csv_parser parser;
	size_t used, want = t->len - start, rows = t->raw_count;
	bool failed;

	vec_push(&r->segments, ((struct segment){start, t->raw_count}));
	t->segments = r->segments.items;
	csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI | CSV_APPEND_NULL);
	csv_set_delim(&parser, (unsigned char)t->separator);
	csv_set_realloc_func(&parser, grow);
	csv_set_blk_size(&parser, FIELD_BLOCK);
	used = csv_parse(&parser, t->bytes + start, want, on_field, on_row, r);
	failed = used != want || csv_fini(&parser, on_field, on_row, r) != 0;
	csv_free(&parser);
	if (!failed)
		return t->len;
	t->lost = true;
	r->fields.len = r->row_first;
	return report_error(r, start, t->raw_count - rows);
}

/* Hands an array that has grown to the arena, without the room that it did not need. */
static void *
keep(struct arena *arena, void *items, size_t len, size_t size)
{
	void *kept = xreallocarray(items, len > 0 ? len : 1, size);

	arena_keep(arena, kept);
	return kept;
}

/* Room for as many fields and rows as an ordinary file of that size has, so that the arrays seldom
 * have to move. */
static void
make_room(struct reading *r, size_t len)
{
	r->fields.cap = len / FIELD_BYTES + 16;
	r->fields.items = xreallocarray(NULL, r->fields.cap, sizeof *r->fields.items);
	r->rows.cap = len / ROW_BYTES + 16;
	r->rows.items = xreallocarray(NULL, r->rows.cap, sizeof *r->rows.items);
}

static void
read_rows(struct table *t, size_t start)
{
	struct reading r = {.table = t, .counted = start, .line = 1};
	struct table_row end;

	make_room(&r, t->len);
	do
		start = read_segment(&r, start);
	while (start < t->len);
	end = (struct table_row){r.fields.len, t->raw_count};
	t->row_count = r.rows.len;
	t->segment_count = r.segments.len;
	vec_push(&r.rows, end);
	t->fields = keep(t->arena, r.fields.items, r.fields.len, sizeof *r.fields.items);
	t->rows = keep(t->arena, r.rows.items, r.rows.len, sizeof *r.rows.items);
	t->segments = keep(t->arena, r.segments.items, r.segments.len, sizeof *r.segments.items);
}

/* Cleaning. */

static bool
is_plain(struct table_field f)
{
	for (size_t i = 0; i < f.len; i++)
		if ((unsigned char)f.text[i] < 0x20 || (unsigned char)f.text[i] >= 0x7f)
			return false;
	return true;
}

static void
clean_field(struct table *t, struct table_field *f, size_t raw, size_t number)
{
	struct text_report report = {0};
	struct buf out = {0};
	struct diag_place at;

	if (is_plain(*f))
		return;
	text_filter(&out, f->text, f->len, &report);
	if (report.bad_bytes + report.controls + report.hidden > 0) {
		at = table_place_unfiltered(t, raw, number, report.first_at);
		if (report.bad_bytes > 0)
			diags_add(t->diags, message(MSG_UTF8_INVALID), at, report.bad_bytes);
		if (report.controls + report.hidden > 0)
			diags_add(t->diags, message(MSG_TEXT_FILTERED), at, report.controls,
			    report.hidden);
	}
	*f = (struct table_field){arena_strndup(t->arena, buf_str(&out), out.len), out.len};
	buf_free(&out);
}

/* Cleans a row's fields; false if it cannot stay: one is too long, or none holds text. */
static bool
clean_row(struct table *t, size_t row)
{
	size_t first = t->rows[row].first, end = t->rows[row + 1].first, raw = t->rows[row].raw;
	bool any = false;

	for (size_t i = first; i < end; i++) {
		if (t->fields[i].len > TABLE_FIELD_LIMIT) {
			diags_add(t->diags, message(MSG_FIELD_LONG),
			    table_place_unfiltered(t, raw, i - first, 0));
			t->lost = true;
			return false;
		}
		clean_field(t, &t->fields[i], raw, i - first);
		any |= t->fields[i].len > 0;
	}
	if (!any && row > 0)
		diags_add(t->diags, message(MSG_ROW_EMPTY), table_place_unfiltered(t, raw, 0, 0));
	return any || row == 0;
}

/* Drops rows that cannot stay. The fields move up with them, so that a row still ends where
 * the next one begins. */
static void
clean_rows(struct table *t)
{
	size_t kept = 0, used = 0;

	for (size_t row = 0; row < t->row_count; row++) {
		struct table_row from = t->rows[row];
		size_t width = t->rows[row + 1].first - from.first;

		if (!clean_row(t, row))
			continue;
		memmove(t->fields + used, t->fields + from.first, width * sizeof *t->fields);
		t->rows[kept++] = (struct table_row){used, from.raw};
		used += width;
	}
	t->rows[kept] = (struct table_row){used, t->raw_count};
	t->row_count = kept;
}

/* The whole file. */

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
static size_t
text_start(const char *bytes, size_t len)
{
	return len >= 3 && memcmp(bytes, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
}

char
table_guess_separator(const char *bytes, size_t len, const char *const *known, size_t known_count)
{
	static const char separators[] = ",;\t";
	size_t start = text_start(bytes, len), best_found = 0, best_fields = 0;
	char best = ',';

	for (const char *s = separators; *s != '\0'; s++) {
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

/* Reports a file that is not text at all. */
static bool
is_text(const char *path, const char *bytes, size_t len, struct diags *diags)
{
	struct diag_place at = {path, 1, 1};
	const char *nul;

	if (len >= 2 && (memcmp(bytes, "\xff\xfe", 2) == 0 || memcmp(bytes, "\xfe\xff", 2) == 0)) {
		diags_add(diags, message(MSG_FILE_UTF16), at);
		return false;
	}
	nul = len > 0 ? memchr(bytes, '\0', len) : NULL;
	if (nul == NULL)
		return true;
	at.line += (uint32_t)scan_lines(bytes, 0, (size_t)(nul - bytes));
	at.column = 0;
	diags_add(diags, message(MSG_NUL_BYTE), at);
	return false;
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
	read_rows(t, text_start(bytes, len));
	clean_rows(t);
	if (t->row_count == 0 && !t->lost)
		diags_add(diags, message(MSG_FILE_EMPTY), (struct diag_place){path, 1, 1});
	if (t->row_count == 0 || t->rows[0].raw != 0 ||
	    (t->segment_count > 1 && t->segments[1].raw == 0))
		return NULL; /* without its header no row can be understood */
	return t;
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
	struct buf file = {0};
	struct error err;
	char *bytes;
	size_t len;

	if (file_read(path, TABLE_LIMIT, &file, &err) != 0) {
		diags_add(diags, message(MSG_FILE_UNREADABLE), (struct diag_place){path, 0, 0},
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

struct table_field
table_field(const struct table *t, size_t row, size_t number)
{
	if (number >= table_width(t, row))
		return (struct table_field){"", 0};
	return t->fields[t->rows[row].first + number];
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
