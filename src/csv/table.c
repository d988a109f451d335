/* SPDX-License-Identifier: MIT */
/* A CSV file as rows of fields: read, then cleaned. place.c finds places in it, for libcsv gives
 * values and no places.
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
#include "base/text.h"
#include "csv/messages.h"
#include "csv/reader.h"
#include "csv/scan.h"

/* Cleaning. */

/* What is wrong with a word. */
struct fault {
	bool refused; /* it is too long */
	struct text_report report;
};

/* Filters each word once. Returns the faults of each, for the caller to free; NULL if none has
 * any. */
static struct fault *
clean_words(struct table *t)
{
	struct fault *faults = NULL;

	for (struct intern_text *w = t->words + 1; w < t->words + t->word_count; w++) {
		struct fault fault = {.refused = w->len > TABLE_FIELD_LIMIT};

		if (!fault.refused) {
			struct buf out = {0};

			if (text_plain(w->text, w->len) == w->len)
				continue;
			text_filter(&out, w->text, w->len, &fault.report);
			w->text = arena_strndup(t->arena, buf_str(&out), out.len);
			w->len = (uint32_t)out.len;
			buf_free(&out);
			if (fault.report.bad_bytes + fault.report.controls + fault.report.hidden ==
			    0)
				continue;
		}
		if (faults == NULL)
			faults = xcalloc(t->word_count, sizeof *faults);
		faults[w - t->words] = fault;
	}
	return faults;
}

/* Reports the faults of a row's words; false if it cannot stay. */
static bool
report_row(struct table *t, size_t row, const struct fault *faults)
{
	size_t first = t->rows[row].first;

	for (size_t i = first; i < t->rows[row + 1].first; i++) {
		const struct fault *fault = &faults[t->cells[i]];
		const struct text_report *report = &fault->report;

		if (!fault->refused && report->bad_bytes + report->controls + report->hidden == 0)
			continue;
		struct diag_place at =
		    table_place_unfiltered(t, t->rows[row].raw, i - first, report->first_at);
		if (fault->refused) {
			diags_add(t->diags, csv_message(MSG_FIELD_LONG), at);
			t->lost = true;
			return false;
		}
		if (report->bad_bytes > 0)
			diags_add(t->diags, csv_message(MSG_UTF8_INVALID), at, report->bad_bytes);
		if (report->controls + report->hidden > 0)
			diags_add(t->diags, csv_message(MSG_TEXT_FILTERED), at, report->controls,
			    report->hidden);
	}
	return true;
}

/* Drops rows: what stays moves up with its cells, so that a row still ends where the next one
 * begins. */
struct keeping {
	size_t rows, cells;
};

static void
keep_row(struct table *t, struct keeping *k, struct table_row from, size_t end)
{
	t->rows[k->rows++] = (struct table_row){(uint32_t)k->cells, from.raw};
	if (k->cells < from.first)
		memmove(t->cells + k->cells, t->cells + from.first,
		    (end - from.first) * sizeof *t->cells);
	k->cells += end - from.first;
}

static void
end_keeping(struct table *t, const struct keeping *k)
{
	t->rows[k->rows] = (struct table_row){(uint32_t)k->cells, (uint32_t)t->raw_count};
	t->row_count = k->rows;
}

void
table_drop(struct table *t, const bool *drop)
{
	struct keeping k = {0, 0};

	for (size_t row = 0; row < t->row_count; row++) {
		if (drop[row])
			t->lost = true;
		else
			keep_row(t, &k, t->rows[row], t->rows[row + 1].first);
	}
	end_keeping(t, &k);
}

/* Filters the words and drops the rows that cannot stay: one field is too long, or none holds
 * text. */
static void
clean(struct table *t)
{
	struct fault *faults = clean_words(t);
	struct keeping k = {0, 0};
	size_t empty = 0;
	uint32_t first_empty = 0;

	for (size_t row = 0; row < t->row_count; row++) {
		struct table_row from = t->rows[row];
		size_t end = t->rows[row + 1].first;
		bool shows = row == 0;

		if (faults != NULL && !report_row(t, row, faults))
			continue;
		for (size_t i = from.first; i < end && !shows; i++)
			shows = t->words[t->cells[i]].len > 0;
		if (shows)
			keep_row(t, &k, from, end);
		else if (empty++ == 0)
			first_empty = from.raw;
	}
	end_keeping(t, &k);
	if (empty > 0)
		diags_add(t->diags, csv_message(MSG_ROW_EMPTY),
		    table_place_unfiltered(t, first_empty, 0, 0), empty);
	free(faults);
}

/* Reading. */

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
	clean(t);
	if (t->row_count == 0 && !t->lost)
		diags_add(
		    t->diags, csv_message(MSG_FILE_EMPTY), (struct diag_place){t->path, 1, 1});
	if (t->row_count == 0 || t->rows[0].raw != 0 ||
	    (t->segment_count > 1 && t->segments[1].raw == 0))
		return NULL; /* without its header no row can be understood */
	return t;
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
