/* SPDX-License-Identifier: MIT */
/* A growable run of bytes, always followed by a NUL that is not counted. {0} is an empty one. */
#ifndef BASE_BUF_H
#define BASE_BUF_H

#include <stdarg.h>
#include <stddef.h>

struct buf {
	char *data; /* NULL until something is added; use buf_str() to read it as a string */
	size_t len, cap;
};

/* Makes room for len more bytes, so that adding them moves nothing. */
void buf_reserve(struct buf *b, size_t len);
void buf_add(struct buf *b, const void *data, size_t len);
/* Makes it len bytes longer; returns them, to be set by the caller. */
void *buf_extend(struct buf *b, size_t len);
void buf_adds(struct buf *b, const char *s);
void buf_addc(struct buf *b, char c);
/* Adds formatted text, or nothing where the format cannot be followed. */
void buf_printf(struct buf *b, const char *format, ...) __attribute__((format(printf, 2, 3)));
void buf_vprintf(struct buf *b, const char *format, va_list ap)
    __attribute__((format(printf, 2, 0)));
/* Formatted text that the caller frees. */
char *xasprintf(const char *format, ...) __attribute__((format(printf, 1, 2)));
/* The bytes as a string; "" for an empty buf. Valid until the next change. */
const char *buf_str(const struct buf *b);
/* Hands the string to the caller, who frees it; the buf is empty again. */
char *buf_steal(struct buf *b);
void buf_clear(struct buf *b); /* keeps the memory */
void buf_free(struct buf *b);

#endif
