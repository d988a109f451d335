/* SPDX-License-Identifier: MIT */
/* The forms that a page can be written in.
 *
 * All hold the same text in the same order. Whatever the text has in it, the form stays whole:
 * nothing of it is taken for markup. A form is a row of the table in forms.c.
 */
#ifndef TELL_FORMS_H
#define TELL_FORMS_H

#include "tell/page.h"

struct form; /* opaque */

/* "cells": as a screen shows it, in rows of the page's width; "lines": for pipes and screen
 * readers, a line for each paragraph; "markdown": CommonMark; "html": one page by itself, no
 * script, nothing that is fetched. NULL if there is none of that name; form_at() knows all of them
 * by number. */
const struct form *form_named(const char *name);
const struct form *form_at(size_t number);
const char *form_name(const struct form *f);
/* Where a page stands in a larger one: its title is a heading of that level, other headings are one
 * below it; what it links to is there where add_address() adds an address, that of an attribute
 * in quotes, and is no link where that adds nothing. */
struct form_place {
	int level;
	bool bare; /* the text of its paragraphs alone, without what stands around it */
	void (*add_address)(const void *ctx, struct entity e, struct buf *out);
	const void *ctx;
};
/* The page without what stands before and after a whole one. */
void form_write_within(
    const struct form *f, const struct page *p, const struct form_place *place, struct buf *out);
/* Text as that form writes it. */
void form_write_text(const struct form *f, const char *text, struct buf *out);
/* What a page of HTML begins with, up to its title and, with that and its style, to its body. */
void form_begin_html(const char *language, struct buf *out);

/* Language as an IETF tag ("en"), "" for none. */
void form_write(const struct form *f, const struct page *p, const char *language, struct buf *out);
/* Paragraphs from..to-1 of the page alone, as far as there are any, without what a form has before
 * and after a page. */
void form_write_part(
    const struct form *f, const struct page *p, size_t from, size_t to, struct buf *out);

#endif
