/* SPDX-License-Identifier: MIT */
/* libcsv does not go on behind an error, so each faulty row ends one run of the parser: what is
 * left of its line is passed over, and a new run begins. Of a line that ends in CRLF the LF is left
 * to the new run, for which it is a blank line.
 *
 * libcsv knows no comments. A table that has them is given to it row by row, so that each line that
 * may be one is looked at first. In strict mode quotes stand in pairs in a sound row, so a line
 * break behind an even number of them ends it.
 */
#include "csv/reader.h"

#include <string.h>

#include "base/alloc.h"
#include "base/buf.h"
#include "csv/scan.h"

enum {
	FIELD_BLOCK = 65536,  /* bytes by which libcsv grows the field that it reads */
	GUESS_FIELDS = 10000, /* of the first row that are looked at */
};

static size_t
behind_mark(const char *bytes, size_t len)
{
	return len >= 3 && memcmp(bytes, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
}

/* What the line "sep=;" at s[at] says, 0 if there is none. */
static char
told_separator(const char *s, size_t len, size_t at)
{
	bool quoted = at < len && s[at] == '"';

	at += quoted;
	if (len - at < 5 || memcmp(s + at, "sep=", 4) != 0 || strchr(",;\t", s[at + 4]) == NULL)
		return 0;
	size_t end = at + 5 + quoted;
	return end <= len && scan_line_end(s, len, end) - end <= 2 ? s[at + 4] : 0;
}

size_t
reader_start(const char *bytes, size_t len)
{
	size_t at = behind_mark(bytes, len);

	return told_separator(bytes, len, at) != 0 ? scan_line_end(bytes, len, at) : at;
}

bool
reader_is_utf16(const char *bytes, size_t len)
{
	return len >= 2 && (memcmp(bytes, "\xff\xfe", 2) == 0 || memcmp(bytes, "\xfe\xff", 2) == 0);
}

static bool
has_comments(const char *bytes, size_t len, char separator)
{
	size_t at = scan_row(bytes, len, reader_start(bytes, len), separator, false);

	return at < len && bytes[at] == '#';
}

bool
reader_guess(const char *bytes, size_t len, const char *const *known, size_t known_count,
    char *separator, bool *comments)
{
	size_t start = reader_start(bytes, len), best_found = 0, best_fields = 0;
	struct buf value = {0};
	bool sure = true;

	*separator = told_separator(bytes, len, behind_mark(bytes, len));
	if (*separator != 0) {
		*comments = has_comments(bytes, len, *separator);
		return scan_row(bytes, len, start, *separator, *comments) < len;
	}
	*separator = ',';
	for (const char *s = ",;\t"; *s != '\0'; s++) {
		size_t found = 0, fields = 0;
		struct scan_field field;
		enum scan_end end;

		size_t at = scan_row(bytes, len, start, *s, has_comments(bytes, len, *s));
		do {
			end = scan_field(bytes, len, at, *s, &field);
			buf_clear(&value);
			if (end <= SCAN_ROW)
				scan_value(bytes, &field, &value);
			for (size_t i = 0; i < known_count; i++)
				found += strcmp(known[i], buf_str(&value)) == 0;
			fields++;
			at = field.next;
		} while (end == SCAN_SEPARATOR && fields < GUESS_FIELDS);
		if (found > best_found || (found == best_found && fields > best_fields)) {
			*separator = *s;
			best_found = found;
			best_fields = fields;
		}
		sure = sure && end != SCAN_OPEN && (end != SCAN_ROW || at < len);
	}
	*comments = has_comments(bytes, len, *separator);
	buf_free(&value);
	return sure;
}

static void *
grow(void *p, size_t size)
{
	return xreallocarray(p, size, 1);
}

void
reader_begin(struct reader *r, char separator, size_t at)
{
	csv_init(&r->parser, CSV_STRICT | CSV_STRICT_FINI | CSV_APPEND_NULL);
	csv_set_delim(&r->parser, (unsigned char)separator);
	csv_set_realloc_func(&r->parser, grow);
	csv_set_blk_size(&r->parser, FIELD_BLOCK);
	r->at = at;
	r->passing = PASS_NONE;
	r->between = true;
	r->quoted = false;
	r->begins(r->ctx, at);
}

static bool
is_break(char c)
{
	return c == '\r' || c == '\n';
}

/* Bytes up to the end of the row, of a blank line, or of what there is. */
static size_t
row_bytes(struct reader *r, const char *bytes, size_t len)
{
	size_t used = 0;

	for (r->between = false; used < len && !r->between; used++) {
		r->quoted ^= bytes[used] == '"';
		r->between = !r->quoted && is_break(bytes[used]);
	}
	return used;
}

void
reader_feed(struct reader *r, const char *bytes, size_t len)
{
	for (size_t used; len > 0; bytes += used, len -= used) {
		if (r->passing == PASS_NONE && r->comments && r->between && *bytes == '#')
			r->passing = PASS_COMMENT;
		if (r->passing == PASS_NONE) {
			size_t piece = r->comments ? row_bytes(r, bytes, len) : len;

			used = csv_parse(&r->parser, bytes, piece, r->field, r->row, r->ctx);
			r->at += used;
			if (used < piece)
				r->passing = PASS_FAULT;
			continue;
		}
		for (used = 0; used < len && !is_break(bytes[used]);)
			used++;
		bool over = used < len;
		used += over;
		r->at += used;
		if (over && r->passing == PASS_FAULT) {
			char separator = (char)csv_get_delim(&r->parser);

			csv_free(&r->parser);
			reader_begin(r, separator, r->at);
		} else if (over) {
			r->passing = PASS_NONE;
		}
	}
}

bool
reader_end(struct reader *r)
{
	return r->passing != PASS_FAULT && csv_fini(&r->parser, r->field, r->row, r->ctx) == 0;
}
