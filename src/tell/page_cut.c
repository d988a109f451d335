/* SPDX-License-Identifier: MIT */
/* Paragraphs of which the eye gets one row, with a sign where they go on. The row ends before the
 * room for that sign does. */
#include <string.h>

#include "base/text.h"
#include "tell/page_state.h"

/* The length without what only leads over to the next words: a comma, a dot between blanks. */
static size_t
without_mark(const struct page *p, const char *text, size_t len)
{
	const char *sep = page_glyphs(p)->sep;
	size_t dot = strlen(sep) - 1; /* and the blank before it */

	if (len > dot && memcmp(text + len - dot, sep, dot) == 0)
		return len - dot;
	return len > 0 && strchr(",;:", text[len - 1]) != NULL ? len - 1 : len;
}

/* What goes on is cut at a space, or anywhere, where there is no room for the sign that says so. */
static void
cut_row(struct page *p, struct row *r)
{
	const char *text = buf_str(&p->text) + r->from;
	int room = p->columns - r->indent - r->hang -
		   text_width(page_glyphs(p)->ellipsis, strlen(page_glyphs(p)->ellipsis));
	size_t len = r->to - r->from;

	r->count = -1;
	if (text_width(text, len) > room) {
		len = text_fit(text, len, room > 0 ? room : 0, NULL);
		for (size_t at = len; at > 0; at--)
			if (text[at] == ' ') {
				len = at;
				break;
			}
	}
	r->to = r->from + without_mark(p, text, len);
}

void
page_break_brief(struct page *p)
{
	size_t before = p->rows.len;

	page_break(p);
	if (p->rows.len <= before + 1)
		return;
	p->rows.len = before + 1;
	cut_row(p, &p->rows.items[before]);
	if (p->block >= 0)
		p->items.items[p->block].last = (int)before;
}
