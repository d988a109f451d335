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
/* Language as an IETF tag ("en"), "" for none. */
void form_write(const struct form *f, const struct page *p, const char *language, struct buf *out);
/* Paragraphs from..to-1 of the page alone, as far as there are any, without what a form has before
 * and after a page. */
void form_write_part(
    const struct form *f, const struct page *p, size_t from, size_t to, struct buf *out);

#endif
