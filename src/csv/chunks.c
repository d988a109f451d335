/* SPDX-License-Identifier: MIT */
/* Cutting a CSV file between rows.
 *
 * `text` holds what was read and not given away yet; before the first piece that is the head of the
 * file. A row may hold line breaks between quotes, so the text is fed to libcsv line by line, and
 * cut behind a line at whose end a row ended. Comments above the header stay with it, so that each
 * piece has them where the file does. `line` counts the lines given away.
 */
#include "csv/chunks.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/alloc.h"
#include "csv/messages.h"
#include "csv/reader.h"
#include "csv/scan.h"

enum { POLL_MS = 100 };

struct chunks {
	const char *path;
	const char *const *known;
	size_t known_count;
	bool (*stop)(void *ctx);
	void *ctx;
	int fd;
	uint64_t size;
	struct reader reader; /* finds where rows end */
	bool begun, row_ended;
	struct buf text, header;
	size_t fed, cut; /* bytes of the text that libcsv has, and those of whole rows */
	uint32_t header_lines, line, next;
	bool at_end, over;
	int read_error; /* errno, 0 for none */
};

static void
on_row(int end, void *ctx)
{
	(void)end;
	((struct chunks *)ctx)->row_ended = true;
}

/* A faulty row is over as well. */
static void
on_begin(void *ctx, size_t at)
{
	(void)at;
	((struct chunks *)ctx)->row_ended = true;
}

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
	    .fd = fd,
	    .reader = {.row = on_row, .begins = on_begin, .ctx = c}};
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
	csv_free(&c->reader.parser);
	free(c);
}

uint64_t
chunks_size(const struct chunks *c)
{
	return c->size;
}

/* Reads until there are `want` bytes of text or the file ends. */
static void
fill(struct chunks *c, size_t want)
{
	struct pollfd p = {.fd = c->fd, .events = POLLIN};
	char block[16384];

	while (!c->at_end && c->text.len < want) {
		if (c->stop != NULL && c->stop(c->ctx)) {
			c->at_end = true;
			return;
		}
		if (poll(&p, 1, POLL_MS) <= 0 || p.revents == 0)
			continue;
		ssize_t n = read(c->fd, block, sizeof block);
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

/* Bytes of whole rows at the beginning of the text, of the first row alone if `first`; reads until
 * there are some, and feeds libcsv whole lines. 0 if a row is too long. */
static size_t
whole_rows(struct chunks *c, bool first)
{
	for (size_t want = CHUNK_BYTES;; want *= 2) {
		fill(c, want);
		const char *s = buf_str(&c->text);
		size_t len = c->text.len;
		bool last = c->at_end || want >= CHUNK_ROW_LIMIT;
		if (!c->begun) {
			char separator;

			if (!reader_guess(s, len, c->known, c->known_count, &separator,
				&c->reader.comments) &&
			    !last)
				continue;
			c->fed = reader_start(s, len);
			c->begun = true;
			reader_begin(&c->reader, separator, c->fed);
		}
		while (c->fed < len && !(first && c->cut > 0)) {
			size_t end = scan_line_end(s, len, c->fed);

			if (end == len && s[len - 1] != '\n' && !c->at_end)
				break; /* there may come more of it, or an LF behind its CR */
			c->row_ended = false;
			reader_feed(&c->reader, s + c->fed, end - c->fed);
			c->fed = end;
			if (c->row_ended)
				c->cut = end;
		}
		if (c->cut > 0 && (first || !c->at_end))
			return c->cut;
		if (last)
			return c->at_end ? len : 0;
	}
}

static void
drop_text(struct chunks *c, size_t len)
{
	if (len == 0)
		return;
	memmove(c->text.data, c->text.data + len, c->text.len - len);
	c->text.len -= len;
	c->text.data[c->text.len] = '\0';
	c->fed -= len;
	c->cut = 0;
}

bool
chunks_next(struct chunks *c, struct chunk *out, struct diags *diags)
{
	if (c->over)
		return false;
	if (c->next == 0) {
		size_t len = whole_rows(c, true);

		buf_add(&c->header, buf_str(&c->text), len);
		c->line = c->header_lines = (uint32_t)scan_lines(buf_str(&c->header), 0, len);
		drop_text(c, len);
	}
	size_t rows = whole_rows(c, false);
	bool too_long = rows == 0 && !c->at_end;
	c->over = c->at_end || too_long;
	if (c->stop != NULL && c->stop(c->ctx))
		return false; /* what was read may be half a row */
	*out = (struct chunk){.number = c->next++,
	    .bytes = xmalloc(c->header.len + rows + 1),
	    .len = c->header.len + rows,
	    .rows_len = rows,
	    .header_lines = c->header_lines,
	    .skipped = c->line - c->header_lines};
	memcpy(out->bytes, buf_str(&c->header), c->header.len);
	memcpy(out->bytes + c->header.len, buf_str(&c->text), rows);
	out->bytes[out->len] = '\0';
	if (c->read_error != 0) {
		diags_add(diags, csv_message(MSG_FILE_UNREADABLE),
		    (struct diag_place){c->path, 0, 0}, strerror(c->read_error));
	} else if (too_long) {
		char limit[32];

		snprintf(limit, sizeof limit, "%zu bytes", CHUNK_ROW_LIMIT);
		diags_add(diags, csv_message(MSG_CASE_ROW_LONG),
		    (struct diag_place){c->path, c->header_lines + 1, 0}, limit);
	}
	c->line += (uint32_t)scan_lines(buf_str(&c->text), 0, rows);
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
