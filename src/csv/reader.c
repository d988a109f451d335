/* Rows as libcsv reads them.
 *
 * Cells of a table repeat each other: each distinct text is a word that is kept, filtered and later
 * understood once, and a cell is the number of its word. A "raw" row is one that libcsv gave,
 * counted from 0. After an error libcsv starts anew behind the faulty line: each start is a
 * segment, so that raw rows can still be found.
 */
#include "csv/table_rows.h"

#include <csv.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/file.h"
#include "csv/messages.h"
#include "csv/scan.h"

enum { FIELD_BLOCK = 65536 }; /* bytes by which libcsv grows the field that it reads */

/* What is collected while libcsv runs. */
struct reading {
	struct table *table;
	struct intern *words;
	VEC(uint32_t) cells;
	VEC(struct table_row) rows;
	VEC(struct segment) segments;
	size_t above, row_first; /* the first cells of the last row and of this one */
	size_t counted;          /* lines are counted up to this byte ... */
	uint32_t line;           /* ... which stands in this line */
};

/* Many columns say the same in row after row, so the word above is tried first. */
static void
on_field(void *value, size_t len, void *data)
{
	struct reading *r = data;
	size_t above = r->above + (r->cells.len - r->row_first);
	uint32_t word = above < r->row_first ? r->cells.items[above] : 0;

	if (!intern_is(r->words, word, value, len))
		word = intern_add(r->words, value, len);
	vec_push(&r->cells, word);
}

static void
on_row(int end, void *data)
{
	struct reading *r = data;
	struct table_row row = {(uint32_t)r->row_first, (uint32_t)r->table->raw_count++};

	(void)end;
	vec_push(&r->rows, row);
	r->above = r->row_first;
	r->row_first = r->cells.len;
}

static void *
grow(void *p, size_t size)
{
	return xreallocarray(p, size, 1);
}

static void
begin_parser(struct csv_parser *parser, const struct table *t)
{
	csv_init(parser, CSV_STRICT | CSV_STRICT_FINI | CSV_APPEND_NULL);
	csv_set_delim(parser, (unsigned char)t->separator);
	csv_set_realloc_func(parser, grow);
	csv_set_blk_size(parser, FIELD_BLOCK);
}

/* Hands an array that has grown to the arena, without the room that it did not need. */
static void *
keep(struct arena *arena, void *items, size_t len, size_t size)
{
	void *kept = xreallocarray(items, len > 0 ? len : 1, size);

	arena_keep(arena, kept);
	return kept;
}

/* Makes the table of what was collected. */
static void
finish(struct reading *r)
{
	struct table *t = r->table;
	struct table_row end = {(uint32_t)r->cells.len, (uint32_t)t->raw_count};

	t->row_count = r->rows.len;
	t->segment_count = r->segments.len;
	vec_push(&r->rows, end);
	t->words = intern_take(r->words, &t->word_count);
	arena_keep(t->arena, t->words);
	intern_free(r->words);
	t->cells = keep(t->arena, r->cells.items, r->cells.len, sizeof *r->cells.items);
	t->rows = keep(t->arena, r->rows.items, r->rows.len, sizeof *r->rows.items);
	t->segments = keep(t->arena, r->segments.items, r->segments.len, sizeof *r->segments.items);
}

/* From memory. */

/* Reports the error that libcsv met in the segment's last row; returns where reading goes on. */
static size_t
report_error(struct reading *r, size_t start, size_t rows)
{
	struct table *t = r->table;
	struct row_place row = {start, 0};
	struct scan_field field;
	enum csv_message_number number = MSG_QUOTE_STRAY;
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
	diags_add(t->diags, csv_message(number), table_place_in_row(t, row, at));
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
	begin_parser(&parser, t);
	used = csv_parse(&parser, t->bytes + start, want, on_field, on_row, r);
	failed = used != want || csv_fini(&parser, on_field, on_row, r) != 0;
	csv_free(&parser);
	if (!failed)
		return t->len;
	t->lost = true;
	r->cells.len = r->row_first;
	return report_error(r, start, t->raw_count - rows);
}

void
table_read_rows(struct table *t, size_t start)
{
	struct reading r = {.table = t, .counted = start, .line = 1};

	r.words = intern_new(t->arena);
	do
		start = read_segment(&r, start);
	while (start < t->len);
	finish(&r);
}

/* Piece by piece. */

struct stream {
	struct reading r;
	struct csv_parser parser;
	const char *const *known; /* names of columns */
	size_t known_count, len;
	bool usual;
};

/* True if the first row ends within these bytes, whatever the separator. */
static bool
holds_header(const char *bytes, size_t len)
{
	for (const char *separator = TABLE_SEPARATORS; *separator != '\0'; separator++) {
		size_t at = scan_row(bytes, len, table_start(bytes, len), *separator);
		struct scan_field field;
		enum scan_end end;

		do {
			end = scan_field(bytes, len, at, *separator, &field);
			at = field.next;
		} while (end == SCAN_SEPARATOR);
		if (end != SCAN_ROW || at == len)
			return false;
	}
	return true;
}

static bool
begin_stream(struct stream *s, const char *bytes, size_t len, size_t *start)
{
	struct table *t = s->r.table;

	if (table_is_utf16(bytes, len) || !holds_header(bytes, len))
		return false;
	*start = table_start(bytes, len);
	vec_push(&s->r.segments, ((struct segment){*start, 0}));
	t->separator = table_guess_separator(bytes, len, s->known, s->known_count);
	begin_parser(&s->parser, t);
	return true;
}

static bool
take_piece(void *ctx, const char *bytes, size_t len)
{
	struct stream *s = ctx;
	size_t start = 0;

	s->usual = memchr(bytes, '\0', len) == NULL &&
		   (s->len > 0 || begin_stream(s, bytes, len, &start)) &&
		   csv_parse(&s->parser, bytes + start, len - start, on_field, on_row, &s->r) ==
		       len - start;
	s->len += len;
	return s->usual;
}

bool
table_stream_rows(struct table *t, const char *const *known, size_t known_count)
{
	struct stream s = {.r.table = t, .known = known, .known_count = known_count};

	s.r.words = intern_new(t->arena);
	if (file_take(t->path, TABLE_LIMIT, take_piece, &s, NULL) != 0)
		s.usual = false;
	if (s.usual)
		s.usual = csv_fini(&s.parser, on_field, on_row, &s.r) == 0;
	if (s.r.segments.len > 0)
		csv_free(&s.parser);
	if (s.usual) {
		t->len = s.len;
		finish(&s.r);
		return true;
	}
	intern_free(s.r.words);
	vec_free(&s.r.cells);
	vec_free(&s.r.rows);
	vec_free(&s.r.segments);
	return false;
}
