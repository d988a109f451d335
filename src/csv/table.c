/* SPDX-License-Identifier: MIT */
/* A CSV file as rows of fields. clean.c drops what cannot stay; place.c finds places in the file,
 * for libcsv gives values and no places.
 *
 * Cells of a table repeat each other: each distinct text is a word that is kept, filtered and later
 * understood once, and a cell is the number of its word. A "raw" row is one that libcsv gave,
 * counted from 0; rows of the table are those less the ones that hold no text. Behind a faulty row
 * reading begins anew: each start is a segment, so that raw rows can still be found. A file is read
 * piece by piece, and its bytes are not kept; bytes in memory are one piece.
 */
#include "csv/table.h"

#include <string.h>

#include "base/alloc.h"
#include "base/file.h"
#include "csv/messages.h"
#include "csv/reader.h"
#include "csv/scan.h"

/* What is collected while libcsv runs. */
struct reading {
	struct table *table;
	const char *const *known; /* names of columns */
	size_t known_count;
	struct reader reader;
	bool begun, unusable;
	bool full;       /* it has as much as may be, and more comes */
	struct buf head; /* what came before the separator was clear */
	size_t want;     /* the guess is made again with that many bytes */
	struct intern *words;
	VEC(uint32_t) cells;
	VEC(struct table_row) rows;
	VEC(struct segment) segments;
	size_t above, row_first; /* the first cells of the last row and of this one */
};

/* Many columns say the same in row after row, so the word above is tried first. */
static void
on_field(void *value, size_t len, void *data)
{
	struct reading *r = data;

	r->full = r->full || r->rows.len == TABLE_ROWS_MOST || r->cells.len == TABLE_CELLS_MOST;
	if (r->full)
		return;
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
	struct table_row row = {(uint32_t)r->row_first, (uint32_t)r->table->raw_count};

	(void)end;
	if (r->full)
		return;
	r->table->raw_count++;
	vec_push(&r->rows, row);
	r->above = r->row_first;
	r->row_first = r->cells.len;
}

static void
on_begin(void *data, size_t at)
{
	struct reading *r = data;
	struct segment segment = {at, r->table->raw_count};

	vec_push(&r->segments, segment);
	r->cells.len = r->row_first;
}

/* Begins once the first bytes tell the separator, at last with what there is. */
static void
try_begin(struct reading *r, bool last)
{
	const char *head = buf_str(&r->head);
	size_t len = r->head.len, start = reader_start(head, len);

	r->begun = reader_guess(head, len, r->known, r->known_count, &r->table->separator,
		       &r->table->comments) ||
		   last;
	if (!r->begun)
		return;
	r->reader.comments = r->table->comments;
	reader_begin(&r->reader, r->table->separator, start);
	reader_feed(&r->reader, head + start, len - start);
}

/* True if the bytes can be those of a table; reports it if not. */
static bool
is_text(struct table *t, const char *bytes, size_t len)
{
	struct diag_place at = {t->path, 1, 1};

	if (t->len == 0 && reader_is_utf16(bytes, len)) {
		diags_add(t->diags, csv_message(MSG_FILE_UTF16), at);
		return false;
	}
	if (len == 0 || memchr(bytes, '\0', len) == NULL)
		return true;
	t->len += len;
	table_load(t);
	const char *nul = memchr(t->bytes, '\0', t->len);
	at.line += (uint32_t)scan_lines(t->bytes, 0, nul != NULL ? (size_t)(nul - t->bytes) : 0);
	at.column = 0;
	diags_add(t->diags, csv_message(MSG_NUL_BYTE), at);
	return false;
}

/* Takes a piece of the file. */
static bool
take_piece(void *ctx, const char *bytes, size_t len)
{
	struct reading *r = ctx;
	struct table *t = r->table;

	r->unusable = !is_text(t, bytes, len);
	if (r->unusable)
		return false;
	t->len += len;
	if (r->begun) {
		reader_feed(&r->reader, bytes, len);
		return !r->full;
	}
	buf_add(&r->head, bytes, len);
	if (r->head.len >= r->want) {
		r->want = 2 * r->head.len;
		try_begin(r, false);
	}
	return true;
}

/* Hands an array that has grown to the arena, without the room that it did not need. */
static void *
keep(struct arena *arena, void *items, size_t len, size_t size)
{
	void *kept = xreallocarray(items, len > 0 ? len : 1, size);

	arena_keep(arena, kept);
	return kept;
}

/* Makes the table of what was collected; NULL if nothing can be made of it. */
static struct table *
end_reading(struct reading *r)
{
	struct table *t = r->table;
	size_t faults = 0;

	if (!r->begun && !r->unusable)
		try_begin(r, true);
	buf_free(&r->head);
	if (!r->unusable)
		faults = r->segments.len - reader_end(&r->reader);
	csv_free(&r->reader.parser);
	struct table_row end = (struct table_row){(uint32_t)r->row_first, (uint32_t)t->raw_count};
	vec_push(&r->rows, end);
	t->row_count = r->rows.len - 1;
	t->segment_count = r->segments.len;
	t->words = intern_take(r->words, &t->word_count);
	arena_keep(t->arena, t->words);
	intern_free(r->words);
	t->cells = keep(t->arena, r->cells.items, r->row_first, sizeof *r->cells.items);
	t->rows = keep(t->arena, r->rows.items, r->rows.len, sizeof *r->rows.items);
	t->segments = keep(t->arena, r->segments.items, r->segments.len, sizeof *r->segments.items);
	if (r->unusable)
		return NULL;
	t->lost = faults > 0 || r->full;
	table_report_faults(t, faults);
	if (r->full)
		diags_add(t->diags, csv_message(MSG_TABLE_LONG),
		    table_place_unfiltered(t, t->raw_count, 0, 0), TABLE_ROWS_MOST,
		    TABLE_CELLS_MOST);
	table_clean(t);
	if (t->row_count == 0 && !t->lost)
		diags_add(
		    t->diags, csv_message(MSG_FILE_EMPTY), (struct diag_place){t->path, 1, 1});
	if (t->row_count == 0 || t->rows[0].raw != 0 ||
	    (t->segment_count > 1 && t->segments[1].raw == 0))
		return NULL; /* without its header no row can be understood */
	if (table_width(t, 0) <= TABLE_COLUMNS_MOST)
		return t;
	diags_add(t->diags, csv_message(MSG_COLUMNS_MANY),
	    table_place_unfiltered(t, 0, TABLE_COLUMNS_MOST, 0), TABLE_COLUMNS_MOST);
	return NULL;
}

static void
begin_reading(struct reading *r, struct table table, const char *const *known, size_t known_count)
{
	struct table *t = arena_alloc(table.arena, sizeof *t);

	*t = table;
	*r = (struct reading){.table = t,
	    .known = known,
	    .known_count = known_count,
	    .words = intern_new(table.arena),
	    .reader = {.field = on_field, .row = on_row, .begins = on_begin, .ctx = r}};
}

struct table *
table_parse(const char *path, const char *bytes, size_t len, const char *const *known,
    size_t known_count, struct arena *arena, struct diags *diags)
{
	struct table t = {.path = path, .bytes = bytes, .arena = arena, .diags = diags};
	struct reading r;

	begin_reading(&r, t, known, known_count);
	take_piece(&r, bytes, len);
	return end_reading(&r);
}

struct table *
table_read(const char *path, const char *const *known, size_t known_count, struct arena *arena,
    struct diags *diags)
{
	struct table t = {.path = path, .arena = arena, .diags = diags};
	struct reading r;
	struct error err;

	begin_reading(&r, t, known, known_count);
	if (file_take(path, TABLE_LIMIT, take_piece, &r, &err) != 0) {
		diags_add(diags, csv_message(MSG_FILE_UNREADABLE), (struct diag_place){path, 0, 0},
		    table_cause(&err, path));
		r.unusable = true;
	}
	return end_reading(&r);
}

const char *
table_cause(const struct error *err, const char *path)
{
	size_t len = strlen(path);

	if (strncmp(err->text, path, len) == 0 && strncmp(err->text + len, ": ", 2) == 0)
		return err->text + len + 2;
	return err->text;
}

size_t
table_width(const struct table *t, size_t row)
{
	return t->rows[row + 1].first - t->rows[row].first;
}

int
table_column(const struct table *t, const char *name)
{
	size_t field = table_width(t, 0);

	while (field > 0 && strcmp(table_field(t, 0, field - 1).text, name) != 0)
		field--;
	return (int)field - 1;
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
