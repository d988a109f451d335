/* SPDX-License-Identifier: MIT */
/* Places in a table's file, found by scanning it again.
 *
 * The first question reads the file again if its bytes were not kept, and builds an index of where
 * each raw row begins; each question then scans one row for its fields, and the field's text for
 * the byte. Where so much was looked at that the file could have been read many times, only the
 * line of a row is told. A file that was changed since gives other places, but none outside of it.
 */
#include "csv/table.h"

#include <string.h>

#include "base/file.h"
#include "base/text.h"
#include "csv/messages.h"
#include "csv/scan.h"

#define LOOKED_ENOUGH(len) (64 * (len) + ((size_t)16 << 20)) /* bytes */
#define UNFILTER_WORK 32 /* what a byte counts of a value that is filtered again and again */

struct loading {
	struct buf bytes;
	size_t most;
};

static bool
take_up_to(void *ctx, const char *bytes, size_t len)
{
	struct loading *l = ctx;
	size_t room = l->most - l->bytes.len;

	buf_add(&l->bytes, bytes, len < room ? len : room);
	return len < room;
}

/* As many bytes as were read before. */
void
table_load(struct table *t)
{
	struct loading loading = {.most = t->len};
	char *bytes;

	if (t->bytes != NULL)
		return;
	if (file_take(t->path, TABLE_LIMIT, take_up_to, &loading, NULL) != 0)
		buf_clear(&loading.bytes);
	struct buf file = loading.bytes;
	t->len = file.len;
	t->bytes = bytes = buf_steal(&file);
	arena_keep(t->arena, bytes);
	for (size_t i = 0; i < t->segment_count; i++)
		if (t->segments[i].start > t->len)
			t->segments[i].start = t->len;
}

/* Scans a row to its end; its last field tells where that is. */
static enum scan_end
pass_row(const struct table *t, size_t at, struct scan_field *field)
{
	enum scan_end end;

	while ((end = scan_field(t->bytes, t->len, at, t->separator, field)) == SCAN_SEPARATOR)
		at = field->next;
	return end;
}

/* Where each raw row begins, and where the reading of the last segment ended. */
static void
build_index(struct table *t)
{
	struct row_place *index = arena_alloc(t->arena, (t->raw_count + 1) * sizeof *index);
	size_t segment = 0, at, counted = 0;
	uint32_t line = 1;

	table_load(t);
	at = t->segments[0].start;
	for (size_t raw = 0; raw <= t->raw_count; raw++) {
		struct scan_field field;

		while (segment + 1 < t->segment_count && t->segments[segment + 1].raw == raw)
			at = t->segments[++segment].start;
		at = scan_row(t->bytes, t->len, at, t->separator, t->comments);
		line += (uint32_t)scan_lines(t->bytes, counted, at);
		index[raw] = (struct row_place){at, line};
		counted = at;
		if (raw < t->raw_count) {
			pass_row(t, at, &field);
			at = field.next;
		}
	}
	t->index = index;
}

/* The place of s[at], which stands in a row that begins at `row`. */
static struct diag_place
place_in_row(const struct table *t, struct row_place row, size_t at)
{
	struct diag_place place = {t->path, row.line, 1};
	size_t line = row.start, end = at + 2 < t->len ? at + 2 : t->len; /* not of a long line */

	for (size_t next = line; next < at;) {
		next = scan_line_end(t->bytes, end, line);
		if (next > at || next == t->len)
			break;
		line = next;
		place.line++;
	}
	place.column += text_count(t->bytes + line, at - line);
	return place;
}

void
table_report_faults(struct table *t, size_t n)
{
	uint32_t line = 1;

	if (n == 0)
		return;
	table_load(t);
	size_t counted = 0;
	for (size_t i = 0; i < n; i++) {
		size_t last = i + 1 < t->segment_count ? t->segments[i + 1].raw : t->raw_count;
		enum csv_message_number number = MSG_QUOTE_STRAY;
		struct scan_field field = {.next = t->segments[i].start};
		struct row_place row;
		enum scan_end end = SCAN_ROW;

		for (size_t raw = t->segments[i].raw; raw <= last && end == SCAN_ROW; raw++) {
			row.start =
			    scan_row(t->bytes, t->len, field.next, t->separator, t->comments);
			end = pass_row(t, row.start, &field);
		}
		line += (uint32_t)scan_lines(t->bytes, counted, row.start);
		counted = row.start;
		row.line = line;
		struct diag_place at = place_in_row(t, row, field.next);
		struct diag_place quote = place_in_row(t, row, field.begin - field.quoted);

		if (end == SCAN_AFTER)
			number = quote.line < at.line ? MSG_QUOTE_LINES : MSG_QUOTE_AFTER;
		else if (end == SCAN_OPEN)
			number = MSG_QUOTE_OPEN;
		diags_add(t->diags, csv_message(number), number == MSG_QUOTE_LINES ? quote : at,
		    (unsigned)at.line);
	}
}

/* The bytes of a field of a raw row. */
static struct scan_field
find_field(struct table *t, size_t raw, size_t number)
{
	struct scan_field field;

	if (t->index == NULL)
		build_index(t);
	size_t at = t->index[raw].start;
	while (scan_field(t->bytes, t->len, at, t->separator, &field) == SCAN_SEPARATOR &&
	       number > 0) {
		number--;
		at = field.next;
	}
	if (number > 0) { /* past the last: at its end */
		field.begin = field.end;
		field.quoted = false;
	}
	t->looked += field.end - t->index[raw].start;
	return field;
}

/* True if only the line of a row is told by now. */
static bool
has_looked_enough(const struct table *t)
{
	return t->looked > LOOKED_ENOUGH(t->len);
}

struct diag_place
table_place_unfiltered(struct table *t, size_t raw, size_t number, size_t offset)
{
	if (has_looked_enough(t))
		return (struct diag_place){t->path, t->index[raw].line, 0};
	struct scan_field field = find_field(t, raw, number);
	return place_in_row(t, t->index[raw], scan_offset(t->bytes, &field, offset));
}

/* How many bytes of the value the filter made `offset` bytes of. The filter works from left to
 * right, so the length of what it makes grows with the characters that it is given. */
static size_t
unfilter_offset(const char *value, size_t len, size_t offset)
{
	struct buf filtered = {0};
	size_t low = 0, high = len;

	while (low < high) {
		size_t middle = low + (high - low + 1) / 2, before = middle;

		/* Between two characters: before the one it is in, or behind that. */
		for (int i = 0; i < 3 && before > low && (value[before] & 0xc0) == 0x80; i++)
			before--;
		while (before == low && middle < high && (value[middle] & 0xc0) == 0x80)
			middle++;
		middle = before > low ? before : middle;
		buf_clear(&filtered);
		text_filter(&filtered, value, middle, NULL);
		if (filtered.len <= offset)
			low = middle;
		else
			high = middle - 1;
	}
	buf_free(&filtered);
	return low;
}

/* A byte of a cell, and where it stands: what follows in the cell is found from there. */
struct cell_place {
	size_t raw, number, offset;
	struct scan_field rest; /* of the field, from that byte on */
	bool plain;             /* its bytes are those that the filter made */
	struct diag_place place;
};

static void
begin_cell(struct table *t, size_t row, size_t number)
{
	size_t raw = t->rows[row].raw, cell = t->rows[row].first + number;
	uint32_t word = cell < t->rows[row + 1].first ? t->cells[cell] : 0;
	struct scan_field field = find_field(t, raw, number);
	struct buf value = {0};

	if (t->last == NULL)
		t->last = arena_alloc(t->arena, sizeof *t->last);
	scan_value(t->bytes, &field, &value);
	*t->last = (struct cell_place){.raw = raw,
	    .number = number,
	    .rest = field,
	    .plain =
		value.len == t->words[word].len && memchr(buf_str(&value), '\r', value.len) == NULL,
	    .place = place_in_row(t, t->index[raw], field.begin)};
	buf_free(&value);
}

static void
move_on(const struct table *t, struct cell_place *c, size_t offset)
{
	size_t from = c->rest.begin, to = scan_offset(t->bytes, &c->rest, offset - c->offset);
	size_t line = scan_line_begin(t->bytes, from, to);

	if (line > from)
		c->place.column = 1;
	c->place.line += (uint32_t)scan_lines(t->bytes, from, line);
	c->place.column += (uint32_t)text_count(t->bytes + line, to - line);
	c->rest.begin = to;
	c->offset = offset;
}

/* A cell can have thousands of faults, so each is found from the one before. */
struct diag_place
table_place(struct table *t, size_t row, size_t number, size_t offset)
{
	const struct cell_place *last = t->last;
	bool anew = last == NULL || last->raw != t->rows[row].raw || last->number != number ||
		    last->offset > offset || !last->plain;

	if (anew && has_looked_enough(t))
		return (struct diag_place){t->path, t->index[t->rows[row].raw].line, 0};
	if (anew)
		begin_cell(t, row, number);
	if (!t->last->plain) {
		struct buf value = {0};

		scan_value(t->bytes, &t->last->rest, &value);
		offset = unfilter_offset(buf_str(&value), value.len, offset);
		t->looked += UNFILTER_WORK * value.len;
		buf_free(&value);
	}
	move_on(t, t->last, offset);
	return t->last->place;
}
