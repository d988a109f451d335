/* SPDX-License-Identifier: MIT */
/* Tags of HTML and what they mean for text: private to compile/doc_*.c. */
#ifndef COMPILE_DOC_TAGS_H
#define COMPILE_DOC_TAGS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"

enum tag_effect {
	TAG_PLAIN,
	TAG_BREAK,
	TAG_RULE,
	TAG_APART, /* a block of its own */
	TAG_HEADING,
	TAG_PRE,
	TAG_QUOTE,
	TAG_BULLETS,
	TAG_NUMBERS,
	TAG_ITEM,
	TAG_TABLE,
	TAG_ROW,
	TAG_CELL,
	TAG_HEAD_CELL,
	TAG_EMPH,
	TAG_STRONG,
	TAG_CODE,
	TAG_RAISED,
	TAG_LOWERED,
	TAG_STRUCK,
	TAG_QUOTED,
	TAG_LINK,
	TAG_IMAGE,
	TAG_MUTED,  /* what it holds is no text */
	TAG_LOST,   /* what it means cannot be shown */
	TAG_UNKNOWN /* none of HTML: a word in brackets */
};

/* A tag: what stands between its brackets. */
struct doc_tag {
	const char *s;
	size_t len, name;
	bool closes;
	enum tag_effect effect;
	const char *known; /* its name as HTML has it, one pointer for each; NULL if it has none */
};

/* The bytes of the tag at s with its brackets, or of a comment; 0 if it is neither, or never ends.
 */
size_t doc_tag_length(const char *s);
/* Whether what is so long is a tag and no comment. */
bool doc_tag_is(const char *s, size_t len);
/* Reads a tag of that length. */
struct doc_tag doc_tag_read(const char *s, size_t len);
/* The value of an attribute, in quotes or not; false if there is none. */
bool doc_tag_attribute(const struct doc_tag *t, const char *name, const char **value, size_t *len);
/* Finds the tag in s that ends this one, and the bytes up to it; false if none does. */
bool doc_tag_end(const struct doc_tag *t, const char *s, size_t *len);
/* Whether a tag is ended in s. The names of those found to have no end are kept in endless, which
 * ends in NULL, so that many of them take no time. */
bool doc_tag_ends(const struct doc_tag *t, const char *s, const char **endless);
/* Appends text of HTML with its entities decoded. */
void doc_tag_decode(struct buf *out, const char *s, size_t len);
/* Blanks of HTML. */
bool doc_tag_blank(char c);

#endif
