/* SPDX-License-Identifier: MIT */
/* An error's text, made fit to print.
 *
 * A message often quotes a path or a cell, so it is filtered here once: whatever the caller puts
 * in, the text is one line of valid UTF-8 that cannot act on a terminal.
 */
#include "base/error.h"

#include <stdarg.h>
#include <string.h>

#include "base/buf.h"
#include "base/text.h"

int
error_set(struct error *err, const char *format, ...)
{
	struct buf raw = {0}, clean = {0};
	va_list ap;
	size_t len;

	if (err == NULL)
		return -1;
	va_start(ap, format);
	buf_vprintf(&raw, format, ap);
	va_end(ap);
	text_filter_line(&clean, buf_str(&raw), raw.len, NULL);
	len = clean.len;
	if (len >= sizeof err->text) /* what does not fit is cut, but no character is */
		for (len = sizeof err->text - 1; ((unsigned char)clean.data[len] & 0xc0) == 0x80;)
			len--;
	memcpy(err->text, buf_str(&clean), len);
	err->text[len] = '\0';
	buf_free(&raw);
	buf_free(&clean);
	return -1;
}
