/* SPDX-License-Identifier: MIT */
/* Output of the command line. */
#include "cli/say.h"

#include <errno.h>
#include <langinfo.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/program.h"
#include "base/text.h"

enum { MUCH = 65536 };

int
say_utf8(void)
{
	return strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
}

static void
clean_piece(const char *text, size_t len, struct buf *out)
{
	struct buf filtered = {0};

	if (say_utf8()) {
		text_filter(out, text, len, NULL);
	} else {
		text_filter(&filtered, text, len, NULL);
		text_ascii(out, buf_str(&filtered), filtered.len);
		buf_free(&filtered);
	}
}

/* The one way out: whatever a table, a compiled file or an argument holds passes the filter, which
 * makes blanks of tabs; those that are here stand between the fields of a format. */
static void
clean(const struct buf *b, struct buf *out)
{
	const char *text = buf_str(b), *tab;
	size_t len = b->len;

	while ((tab = memchr(text, '\t', len)) != NULL) {
		clean_piece(text, (size_t)(tab - text), out);
		buf_addc(out, '\t');
		len -= (size_t)(tab + 1 - text);
		text = tab + 1;
	}
	clean_piece(text, len, out);
}

static int
put(FILE *to, const struct buf *b)
{
	struct buf out = {0};

	clean(b, &out);
	bool failed = fwrite(buf_str(&out), 1, out.len, to) != out.len || fflush(to) != 0;
	buf_free(&out);
	return failed ? -1 : 0;
}

void
say_error(const char *format, ...)
{
	struct buf line = {0};
	char text[1024];
	va_list ap;

	va_start(ap, format);
	vsnprintf(text, sizeof text, format, ap);
	va_end(ap);
	buf_printf(&line, "ramus: %s\n", text);
	put(stderr, &line);
	buf_free(&line);
}

void
say_unnamed(const struct topic *t, const char *name, uint32_t kinds)
{
	struct buf why = {0};

	search_add_unnamed(t, name, kinds, &why);
	say_error("\"%s\" %s", name, buf_str(&why));
	buf_free(&why);
}

int
say(const struct buf *b)
{
	if (put(stdout, b) == 0)
		return 0;
	if (errno != EPIPE)
		say_error("standard output: %s", strerror(errno));
	return -1;
}

/* Whether the text has more rows than the terminal, of the size that it says to have. */
static bool
is_long(const struct buf *b)
{
	struct winsize size;
	size_t rows = 0;

	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_row == 0 || size.ws_col == 0)
		return false;
	for (const char *line = buf_str(b); *line != '\0'; line += *line == '\n') {
		size_t len = strcspn(line, "\n");
		int width = text_width(line, len);

		rows += 1 + (size_t)(width > 0 ? (width - 1) / size.ws_col : 0);
		line += len;
	}
	return rows >= size.ws_row;
}

int
say_paged(const struct buf *b)
{
	const char *pager = getenv("PAGER"), *terminal = program_named_by("TERM");
	bool pages = isatty(STDIN_FILENO) && isatty(STDOUT_FILENO) && terminal != NULL &&
		     strcmp(terminal, "dumb") != 0 &&
		     (pager == NULL || program_named_by("PAGER") != NULL) && is_long(b);
	struct buf text = {0};
	struct error err;

	if (!pages)
		return say(b);
	clean(b, &text);
	int status =
	    program_run(pager != NULL ? pager : "less", NULL, NULL, "PAGER", buf_str(&text), &err);
	buf_free(&text);
	return status == 0 ? 0 : say(b);
}

int
say_gathered(struct buf *b)
{
	int status = 0;

	if (b->len >= MUCH) {
		status = say(b);
		buf_clear(b);
	}
	return status;
}

void
say_beside(const struct buf *b)
{
	put(stderr, b);
}

void
say_diags(struct diags *d, enum diag_level least)
{
	size_t errors = diags_count_level(d, DIAG_ERROR);
	size_t warnings = diags_count_level(d, DIAG_WARNING);
	struct buf out = {0};

	diags_sort(d);
	for (size_t i = 0; i < diags_count(d); i++)
		if (diags_get(d, i)->message->level >= least)
			diag_format(diags_get(d, i), &out);
	if (out.len > 0)
		buf_printf(&out, "%zu error%s, %zu warning%s\n", errors, errors == 1 ? "" : "s",
		    warnings, warnings == 1 ? "" : "s");
	put(stderr, &out);
	buf_free(&out);
}
