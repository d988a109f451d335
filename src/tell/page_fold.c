/* SPDX-License-Identifier: MIT */
/* Headings and the sections below them; and, for a screen, sections that are folded. */
#include "tell/page.h"

#include "tell/page_state.h"

void
page_set_folds(struct page *p, uint64_t open)
{
	p->folds = true;
	p->open_folds = open;
	p->fold_count = 0;
}

bool
page_folds(const struct page *p)
{
	return p->folds;
}

void
page_set_beside(struct page *p)
{
	p->beside_documents = true;
}

void
page_fold_documents(struct page *p, const char *text)
{
	if (p->beside_documents && p->fold_count < 64)
		p->shut_folds |= (uint64_t)1 << p->fold_count;
	page_fold(p, text);
}

bool
page_is_brief(const struct page *p)
{
	return p->folds && p->open_folds != UINT64_MAX;
}

uint64_t
page_folds_that_fit(const struct page *p, int rows, uint64_t shut)
{
	int used = page_rows(p);
	uint64_t fit = 0;

	for (size_t k = 0; k < 2 * p->items.len; k++) {
		size_t i = k % p->items.len;
		const struct item *it = &p->items.items[i];
		uint64_t not_now = k < p->items.len ? p->late_folds : ~p->late_folds;

		if (it->target.kind != TARGET_FOLD ||
		    ((shut | p->shut_folds | not_now) >> it->target.index & 1) != 0)
			continue;
		int held = page_row_of(p, (int)i)->held;
		if (held > 0 && (used + held < rows || (fit == 0 && used < rows / 3))) {
			fit |= (uint64_t)1 << it->target.index;
			used += held + 1; /* the heading may get a gap */
		}
	}
	return fit;
}

/* What a folded section holds stays in the text, for places in it, but has no rows. */
static void
end_fold(struct page *p)
{
	int row = p->fold_row, held = 0;

	page_break(p);
	if (row < 0)
		return;
	for (size_t i = p->fold_paragraphs; i < p->paragraphs.len; i++)
		held += p->paragraphs.items[i].kind >= PARAGRAPH_ITEM;
	if ((p->open_folds >> (p->fold_count - 1) & 1) == 0) {
		p->rows.items[row].count = held;
		p->rows.items[row].held = (int)p->rows.len - row - 1;
		p->rows.len = (size_t)row + 1;
		p->items.len = p->fold_items;
		p->gap = false;
		page_pack_fold(p);
	}
	p->fold_row = -1;
}

void
page_add_fold(struct page *p, bool open, uint32_t count)
{
	page_mark_sign(p, STYLE_KEY, open ? page_glyphs(p)->open : page_glyphs(p)->closed);
	page_mark_sign(p, STYLE_TEXT, glyphs_are_linear() ? ", " : " ");
	p->open.count = open ? 0 : (int)count;
}

static void
add_heading(struct page *p, const char *text, bool fold)
{
	int indent = p->indent;
	bool item = fold && p->folds && p->fold_count < 64;

	end_fold(p);
	if (!item) /* headings of what is folded stand close */
		page_gap(p);
	if (item && p->pair_row >= 0) /* beside it rows would stay empty */
		p->late_folds |= (uint64_t)1 << p->fold_count;
	p->indent = item ? 2 : 0;
	p->fold = fold;
	if (item) {
		bool open = p->open_folds >> p->fold_count & 1;

		page_item(p, (struct entity){TARGET_FOLD, (uint32_t)p->fold_count++});
		page_add_fold(p, open, 0);
	}
	p->open.kind = PARAGRAPH_HEADING;
	page_paragraph(p, STYLE_HEADING, text);
	if (item) {
		page_item_end(p);
		p->fold_row = (int)p->rows.len - 1;
		p->fold_items = p->items.len;
		p->fold_paragraphs = p->paragraphs.len;
	}
	p->indent = indent;
}

/* Where what a folded section holds ends: where the next row of the text begins, which may stand
 * above the heading, in a second column. */
static size_t
fold_end(const struct page *p, const struct row *heading)
{
	size_t end = p->text.len;

	for (size_t i = 0; i < p->rows.len; i++)
		for (const struct row *r = &p->rows.items[i]; r != NULL; r = page_row_beside(p, r))
			if (r->from > heading->from && r->from < end)
				end = r->from;
	return end;
}

/* What was found or remembered in what a section of that row holds, folded. */
int
page_fold_with(const struct page *p, int row)
{
	for (size_t i = 0; i < p->items.len; i++) {
		if (row < 0 || p->items.items[i].first != row)
			continue;
		const struct row *r = page_row_of(p, (int)i);
		if (r->held == 0)
			continue;
		size_t end = fold_end(p, r);

		if (p->anchor > r->from && p->anchor <= end)
			return (int)i;
		for (size_t m = 0; m < p->matches.len; m++)
			if (p->matches.items[m].at >= r->to && p->matches.items[m].at < end)
				return (int)i;
	}
	return -1;
}

void
page_heading(struct page *p, const char *text)
{
	add_heading(p, text, false);
}

void
page_fold(struct page *p, const char *text)
{
	add_heading(p, text, true);
}

void
page_fold_end(struct page *p)
{
	end_fold(p);
	p->fold = false;
}
