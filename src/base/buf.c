/* SPDX-License-Identifier: MIT */
/* A growable run of bytes. Invariant: data is NULL with len and cap 0, or len < cap and data[len]
 * is NUL, so that every buf can be read as a string at any time. */
#include "base/buf.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/alloc.h"

void
buf_reserve(struct buf *b, size_t len)
{
	size_t cap;

	if (len > SIZE_MAX / 4 - b->len)
		xreallocarray(NULL, SIZE_MAX, 2); /* no such memory: this does not return */
	size_t need = b->len + len + 1;           /* one for the NUL */
	if (need <= b->cap)
		return;
	cap = b->cap < 32 ? 64 : b->cap * 2;
	if (cap < need)
		cap = need;
	b->data = xreallocarray(b->data, cap, 1);
	b->cap = cap;
}

void
buf_add(struct buf *b, const void *data, size_t len)
{
	if (len >= b->cap - b->len)
		buf_reserve(b, len);
	if (len > 0)
		memcpy(b->data + b->len, data, len);
	b->len += len;
	b->data[b->len] = '\0';
}

void *
buf_extend(struct buf *b, size_t len)
{
	buf_reserve(b, len);
	char *added = b->data + b->len;
	b->len += len;
	b->data[b->len] = '\0';
	return added;
}

void
buf_adds(struct buf *b, const char *s)
{
	buf_add(b, s, strlen(s));
}

void
buf_addc(struct buf *b, char c)
{
	buf_add(b, &c, 1);
}

void
buf_vprintf(struct buf *b, const char *format, va_list ap)
{
	size_t had = b->len, room = b->cap - had;
	va_list again;

	va_copy(again, ap);
	int len = vsnprintf(b->data != NULL ? b->data + had : NULL, room, format, ap);
	if (len > 0 && (size_t)len >= room) {
		buf_reserve(b, (size_t)len);
		len = vsnprintf(b->data + had, (size_t)len + 1, format, again);
	}
	va_end(again);
	if (len > 0)
		b->len += (size_t)len;
	if (b->data != NULL)
		b->data[b->len] = '\0';
}

void
buf_printf(struct buf *b, const char *format, ...)
{
	va_list ap;

	va_start(ap, format);
	buf_vprintf(b, format, ap);
	va_end(ap);
}

char *
xasprintf(const char *format, ...)
{
	struct buf b = {0};
	va_list ap;

	va_start(ap, format);
	buf_vprintf(&b, format, ap);
	va_end(ap);
	return buf_steal(&b);
}

const char *
buf_str(const struct buf *b)
{
	return b->data != NULL ? b->data : "";
}

char *
buf_steal(struct buf *b)
{
	char *p = b->data != NULL ? b->data : xstrdup("");

	*b = (struct buf){0};
	return p;
}

void
buf_clear(struct buf *b)
{
	b->len = 0;
	if (b->data != NULL)
		b->data[0] = '\0';
}

void
buf_free(struct buf *b)
{
	free(b->data);
	*b = (struct buf){0};
}
