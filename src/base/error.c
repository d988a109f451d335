/* An error's text, made fit to print.
 *
 * A message often quotes a path or a cell, so it is filtered here once: whatever the caller puts
 * in, the text is one line of valid UTF-8 that cannot act on a terminal.
 */
#include "base/error.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "base/text.h"

/* Longest prefix of s that fits in size bytes with its NUL and does not cut a character. */
static size_t
prefix_that_fits(const char *s, size_t len, size_t size)
{
	if (len < size)
		return len;
	len = size - 1;
	while (len > 0 && ((unsigned char)s[len] & 0xc0) == 0x80)
		len--;
	return len;
}

int
error_set(struct error *err, const char *format, ...)
{
	char raw[2048];
	struct buf clean = {0};
	va_list ap;
	size_t len;

	if (err == NULL)
		return -1;
	va_start(ap, format);
	if (vsnprintf(raw, sizeof raw, format, ap) < 0)
		raw[0] = '\0';
	va_end(ap);
	text_filter(&clean, raw, strlen(raw), NULL);
	len = prefix_that_fits(buf_str(&clean), clean.len, sizeof err->text);
	memcpy(err->text, buf_str(&clean), len);
	err->text[len] = '\0';
	for (char *p = err->text; *p != '\0'; p++)
		if (*p == '\n')
			*p = ' ';
	buf_free(&clean);
	return -1;
}
