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

	if (err == NULL)
		return -1;
	va_start(ap, format);
	buf_vprintf(&raw, format, ap);
	va_end(ap);
	text_filter_line(&clean, buf_str(&raw), raw.len, NULL);
	size_t len = text_fit_bytes(buf_str(&clean), clean.len, sizeof err->text - 1);
	memcpy(err->text, buf_str(&clean), len);
	err->text[len] = '\0';
	buf_free(&raw);
	buf_free(&clean);
	return -1;
}
