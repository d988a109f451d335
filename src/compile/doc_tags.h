/* SPDX-License-Identifier: MIT */
/* Tags of HTML and what they mean for text: private to compile/doc_*.c. */
#ifndef COMPILE_DOC_TAGS_H
#define COMPILE_DOC_TAGS_H

#include <cmark.h>
#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"

/* First what begins a block, then tables, then what stands among text. */
enum tag_effect {
	TAG_APART, /* a block of its own */
	TAG_LOST,  /* what it means cannot be shown */
	TAG_RULE,
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
	TAG_PLAIN,
	TAG_BREAK,
	TAG_EMPH, /* these three in the order of enum doc_style */
	TAG_STRONG,
	TAG_CODE,
	TAG_RAISED,
	TAG_LOWERED,
	TAG_STRUCK,
	TAG_QUOTED,
	TAG_LINK,
	TAG_IMAGE,
	TAG_MUTED,    /* what it holds is no text */
	TAG_LEFT_OUT, /* what it holds is not shown */
	TAG_UNKNOWN   /* none of HTML: a word in brackets */
};

/* What begins at a place: a tag, as what stands between its brackets, or a comment and the like. */
struct doc_tag {
	size_t size; /* bytes of it with its brackets; 0: there is none, or none that ends */
	const char *s;
	size_t len, name; /* of a comment that never ends, name is how it begins */
	bool closes;
	enum tag_effect effect; /* TAG_PLAIN of a comment, TAG_UNKNOWN of text */
	unsigned mutes;         /* a bit of its own if what it holds is passed over, else 0 */
};

/* Reads what s begins with. endless holds a bit for each beginning that is known to have no end in
 * what follows, so that many of them take no time: 0 at first, then one for each text. */
struct doc_tag doc_tag_read(const char *s, unsigned *endless);
/* The value of an attribute, in quotes or not; false if there is none. */
bool doc_tag_attribute(const struct doc_tag *t, const char *name, const char **value, size_t *len);
/* Finds the tag in s that ends one that mutes, and the bytes up to it; false if none does. */
bool doc_tag_end(const struct doc_tag *t, const char *s, unsigned *endless, size_t *len);
/* Appends text of HTML with its entities decoded. */
void doc_tag_decode(struct buf *out, const char *s, size_t len);
/* Blanks of HTML. */
bool doc_tag_blank(char c);

/* CommonMark as cmark's tree, for cmark_node_free(). Where there is no memory the program ends as
 * it does elsewhere; cmark by itself would abort. */
cmark_node *doc_tags_parse(const char *text, size_t len);

#endif
