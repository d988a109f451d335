/* Cutting a CSV file between rows.
 *
 * `text` holds what was read and not given away yet; before the first piece that is the head of the
 * file. A row may hold line breaks between quotes, so rows are found by csv/scan.h; a faulty
 * row ends where table_parse() would go on reading. A piece is cut before the last row that begins
 * in `text`, since only what follows a row tells that it is whole. `line` counts the lines given
 * away.
 */
#include "csv/chunks.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/alloc.h"
#include "csv/messages.h"
#include "csv/scan.h"
#include "csv/table.h"

enum { POLL_MS = 100 };

struct chunks {
	const char *path;
	const char *const *known;
	size_t known_count;
	bool (*stop)(void *ctx);
	void *ctx;
	int fd;
	uint64_t size;
	struct buf text, header;
	uint32_t header_lines, line, next;
	char separator;
	bool at_end, over;
	int read_error; /* errno, 0 for none */
};

struct chunks *
chunks_open(const char *path, const char *const *known, size_t known_count, bool (*stop)(void *ctx),
    void *ctx, struct diags *diags)
{
	struct chunks *c;
	struct stat st;
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);

	if (fd < 0) {
		diags_add(diags, csv_message(MSG_FILE_UNREADABLE), (struct diag_place){path, 0, 0},
		    strerror(errno));
		return NULL;
	}
	c = xcalloc(1, sizeof *c);
	*c = (struct chunks){.path = path,
	    .known = known,
	    .known_count = known_count,
	    .stop = stop,
	    .ctx = ctx,
	    .fd = fd};
	if (fstat(fd, &st) == 0 && S_ISREG(st.st_mode))
		c->size = (uint64_t)st.st_size;
	return c;
}

void
chunks_close(struct chunks *c)
{
	if (c == NULL)
		return;
	close(c->fd);
	buf_free(&c->text);
	buf_free(&c->header);
	free(c);
}

uint64_t
chunks_size(const struct chunks *c)
{
	return c->size;
}

static bool
stopped(const struct chunks *c)
{
	return c->stop != NULL && c->stop(c->ctx);
}

/* Waits until there is something to read; false if there will be nothing. */
static bool
wait_for_bytes(const struct chunks *c)
{
	struct pollfd p = {.fd = c->fd, .events = POLLIN};

	for (;;) {
		if (stopped(c))
			return false;
		if (poll(&p, 1, POLL_MS) != 0 && p.revents != 0)
			return true;
	}
}

/* Reads until there are `want` bytes of text or the file ends. */
static void
fill(struct chunks *c, size_t want)
{
	char block[16384];

	while (!c->at_end && c->text.len < want) {
		ssize_t n = -1;

		if (!wait_for_bytes(c)) {
			c->at_end = true;
			return;
		}
		n = read(c->fd, block, sizeof block);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			c->read_error = errno;
		if (n <= 0)
			c->at_end = true;
		else
			buf_add(&c->text, block, (size_t)n);
	}
}

/* Where the row that begins at `at` ends: at least at the beginning of what follows; len if the
 * text ends first. */
static size_t
row_end(const char *s, size_t len, size_t at, char separator)
{
	struct scan_field field;
	enum scan_end end;

	do {
		end = scan_field(s, len, at, separator, &field);
		at = field.next;
	} while (end == SCAN_SEPARATOR);
	if (end == SCAN_OPEN)
		return len;
	return end == SCAN_ROW ? at : scan_line_end(s, len, at);
}

/* The beginning of the last row of the text, of the second if `second`; 0 if there is none but the
 * first. */
static size_t
last_row(const struct chunks *c, bool second)
{
	const char *s = buf_str(&c->text);
	size_t len = c->text.len, at = scan_row(s, len, 0, c->separator), last = 0;

	while (at < len) {
		at = scan_row(s, len, row_end(s, len, at, c->separator), c->separator);
		if (at < len)
			last = at;
		if (second && last > 0)
			break;
	}
	return last;
}

/* Bytes of whole rows at the beginning of the text, of the first row alone if `second`; reads until
 * there are some. 0 if a row is too long. */
static size_t
whole_rows(struct chunks *c, bool second)
{
	for (size_t want = CHUNK_BYTES;; want *= 2) {
		size_t cut;

		fill(c, want);
		if (second)
			c->separator = table_guess_separator(
			    buf_str(&c->text), c->text.len, c->known, c->known_count);
		cut = last_row(c, second);
		if (second ? cut > 0 : cut > 0 && !c->at_end)
			return cut;
		if (c->at_end)
			return c->text.len;
		if (want >= CHUNK_ROW_LIMIT)
			return 0;
	}
}

static void
drop_text(struct chunks *c, size_t len)
{
	memmove(c->text.data, c->text.data + len, c->text.len - len);
	c->text.len -= len;
	c->text.data[c->text.len] = '\0';
}

static void
take_header(struct chunks *c)
{
	size_t len = whole_rows(c, true);

	buf_add(&c->header, buf_str(&c->text), len);
	c->header_lines = (uint32_t)scan_lines(buf_str(&c->header), 0, len);
	c->line = c->header_lines;
	if (len > 0)
		drop_text(c, len);
}

static void
note_end(struct chunks *c, struct chunk *out, bool too_long)
{
	c->over = out->last = c->at_end || too_long;
	if (c->read_error != 0) {
		out->fault = csv_message(MSG_FILE_UNREADABLE);
		snprintf(out->cause, sizeof out->cause, "%s", strerror(c->read_error));
	} else if (too_long) {
		out->fault = csv_message(MSG_CASE_ROW_LONG);
		out->fault_line = c->header_lines + 1;
		snprintf(out->cause, sizeof out->cause, "%zu bytes", CHUNK_ROW_LIMIT);
	}
}

bool
chunks_next(struct chunks *c, struct chunk *out)
{
	size_t rows;

	if (c->over)
		return false;
	if (c->next == 0)
		take_header(c);
	rows = whole_rows(c, false);
	*out = (struct chunk){.number = c->next++,
	    .bytes = xmalloc(c->header.len + rows + 1),
	    .len = c->header.len + rows,
	    .rows_len = rows,
	    .header_lines = c->header_lines,
	    .skipped = c->line - c->header_lines};
	memcpy(out->bytes, buf_str(&c->header), c->header.len);
	memcpy(out->bytes + c->header.len, buf_str(&c->text), rows);
	out->bytes[out->len] = '\0';
	c->line += (uint32_t)scan_lines(buf_str(&c->text), 0, rows);
	note_end(c, out, rows == 0 && !c->at_end);
	if (rows > 0)
		drop_text(c, rows);
	return true;
}

struct diag_place
chunk_place(const struct chunk *c, struct diag_place at)
{
	if (at.line > c->header_lines)
		at.line += c->skipped;
	return at;
}
