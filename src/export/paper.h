/* Pages for paper: headings, paragraphs and lists, written as Markdown, HTML or plain text.
 *
 * The three forms hold the same text in the same order. Whatever the text has in it, the form stays
 * whole: nothing of it is taken for markup. Text is one line; a newline in it counts as a space.
 */
#ifndef EXPORT_PAPER_H
#define EXPORT_PAPER_H

#include <stdbool.h>

#include "base/buf.h"

enum paper_form {
	PAPER_MARKDOWN, /* CommonMark */
	PAPER_HTML,     /* one page by itself: no script, nothing that is fetched */
	PAPER_PLAIN     /* for a terminal */
};

#define PAPER_DEPTH 4 /* of lists in lists */

struct paper {
	enum paper_form form;
	struct buf *out;
	int depth; /* lists that are open */
	struct {
		bool numbered, open; /* an item of it is open */
		unsigned count;
	} list[PAPER_DEPTH];
	bool first; /* nothing stands in the line yet */
	bool space; /* a space is due before the next word */
};

/* The beginning and the end of the page; language as an IETF tag ("en"), "" for none. */
void paper_begin(struct paper *p, enum paper_form form, const char *language, const char *title,
    struct buf *out);
void paper_end(struct paper *p);

/* Blocks. Lists stand outside paragraphs; one inside an item follows the item's text. */
void paper_heading(struct paper *p, int level, const char *text); /* 1..3 */
void paper_paragraph(struct paper *p);
void paper_paragraph_end(struct paper *p);
void paper_list(struct paper *p, bool numbered);
void paper_item(struct paper *p); /* ends the item before it */
void paper_list_end(struct paper *p);

/* Text inside a paragraph or an item. */
void paper_text(struct paper *p, const char *text);
void paper_printf(struct paper *p, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* It stands out; keep a space or a mark of punctuation on either side. */
void paper_strong(struct paper *p, const char *text);
/* A name in square brackets. Text never makes a definition of a link, so in Markdown they need no
 * escape; what follows must be no round bracket. */
void paper_bracketed(struct paper *p, const char *text);
/* A paragraph of that text alone. */
void paper_say(struct paper *p, const char *text);

#endif
