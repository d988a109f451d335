/* SPDX-License-Identifier: MIT */
/* The page of HTML while it is written; private to html*.c.
 *
 * Every entry, section and part of the page has an id that is used once. Entries have their own
 * ids, which have no slash; sections are SOURCE/SLUG, and what is no entry begins with a slash.
 */
#ifndef EXPORT_HTML_PAGE_H
#define EXPORT_HTML_PAGE_H

#include "session/session.h"
#include "tell/forms.h"

struct html {
	const struct topic *t;
	struct session *s; /* without answers */
	struct page *p;    /* filled anew for each piece */
	const struct form *form;
	struct buf *out;
	uint32_t *same; /* of each term: how many before it have its slug */
};

/* What html_add_id() needs of the terms; h->same is the caller's to free. */
void html_number_terms(struct html *h);
/* The id of an entry or a section, as it stands in an attribute. */
void html_add_id(const struct html *h, struct entity e, struct buf *out);
/* "#" and that id; nothing for what has no place on the page. */
void html_add_address(const struct html *h, struct entity e, struct buf *out);
/* An empty page to tell something on, and writing it with its title as a heading of that level, or
 * its text alone. */
struct page *html_begin(struct html *h);
void html_end(struct html *h, int level);
void html_end_bare(struct html *h);
/* Text that the form escapes, and such a phrase; and a link to an entry. */
void html_add_text(struct html *h, const char *text);
void html_add_phrase(struct html *h, enum phrase phrase);
void html_add_link(struct html *h, struct entity e, const char *text);
/* A part of the page under its heading, of level 2, up to html_end_part(). */
void html_begin_part(struct html *h, const char *id, const char *heading);
void html_end_part(struct html *h);

void html_add_tree(struct html *h, uint32_t questions);
void html_add_figure(struct html *h);
void html_add_documents(struct html *h);
/* The entries of each kind; and the list of all that the page holds. */
void html_add_entries(struct html *h);
void html_add_contents(struct html *h);
void html_add_style(struct buf *out);

#endif
