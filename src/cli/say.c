/* Output of the command line. */
#include "cli/say.h"

#include <errno.h>
#include <langinfo.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"

enum { MUCH = 65536 };

int
say_utf8(void)
{
	return strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
}

/* The one way out: whatever a table, a compiled file or an argument holds passes the filter. */
static int
put(FILE *to, const struct buf *b)
{
	struct buf clean = {0}, plain = {0};
	const struct buf *out = &clean;

	text_filter(&clean, buf_str(b), b->len, NULL);
	if (!say_utf8()) {
		text_ascii(&plain, buf_str(&clean), clean.len);
		out = &plain;
	}
	bool failed = fwrite(buf_str(out), 1, out->len, to) != out->len || fflush(to) != 0;
	buf_free(&clean);
	buf_free(&plain);
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

int
say(const struct buf *b)
{
	if (put(stdout, b) == 0)
		return 0;
	if (errno != EPIPE)
		say_error("standard output: %s", strerror(errno));
	return -1;
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
