/* SPDX-License-Identifier: MIT */
/* What is told, as a page that every form can write (tell/forms.h) and a screen can show.
 *
 * A page is built from its top: runs of text are added to a paragraph, page_break() ends it and
 * wraps it into rows. Meanings come with the calls: a heading begins a section, which reaches to
 * the next one and may be one that can be folded; a bullet or a number begins an item of a list, a
 * figure a row of a table; what stands further in than an item belongs to it. So a form makes lists
 * in lists of the same page whose indents a screen shows.
 *
 * Two kinds of things can be selected: blocks (all paragraphs between page_item() and
 * page_item_end()) and links inside a paragraph. The text itself does not depend on the width; a
 * place in it (page_place) therefore survives another wrapping.
 */
#ifndef TELL_PAGE_H
#define TELL_PAGE_H

#include "search/search.h"
#include "tell/glyphs.h"
#include "tell/style.h"
#include "topic/topic.h"

/* What an item stands for: an entity, or one of the screens' own kinds. */
enum target_kind {
	TARGET_ANSWER = ENTITY_KINDS, /* index: the answer number */
	TARGET_PATH,                  /* index: place in the path */
	TARGET_OUTCOME,
	TARGET_ASK_MORE,
	TARGET_FOLD, /* index: a section that may be folded, in their order */
	TARGET_ROW,  /* index: a row of the tree's outline, or of a list */
	TARGET_NONE
};

struct page; /* opaque */

struct page *page_new(void);
/* The page of all who have none yet: it is empty, stays so, and is nobody's to free. */
struct page *page_none(void);
void page_free(struct page *p);
/* Empties the page and sets what the following text is laid out for. */
void page_begin(struct page *p, int columns, bool ascii);
/* For a screen: a section that may be folded is then its heading with how many items it has, unless
 * its bit of `open` is set; the heading is an item (TARGET_FOLD). To be called once the page is
 * begun; and whether that is so. */
void page_set_folds(struct page *p, uint64_t open);
bool page_folds(const struct page *p);
/* Of those that are folded, as bits: which can be opened, in their order but those in one of two
 * columns last, on a page of so many rows without `shut`; the first of them anyway on a page that
 * would end in its top third. */
uint64_t page_folds_that_fit(const struct page *p, int rows, uint64_t shut);
/* The heading of a folded section at that row which holds what page_find() found, or what was
 * remembered; -1 if there is none. */
int page_fold_with(const struct page *p, int row);
/* The page is part of something that has the documents, too: what refers to them is a link there
 * and not their text, and of what kind an entry is stands above it. To be called once the page is
 * begun; and whether that is so. */
void page_set_refers(struct page *p);
bool page_refers(const struct page *p);
/* For a screen that has the documents beside the page: the section that holds them on it, begun
 * with the other call in place of page_fold(), is not opened by itself. */
void page_set_beside(struct page *p);
void page_fold_documents(struct page *p, const char *text);
/* True where not all of them are open: then what can be read elsewhere is told in short. */
bool page_is_brief(const struct page *p);
int page_columns(const struct page *p);
/* Paragraphs so far, titles and headings among them. */
size_t page_paragraphs(const struct page *p);
const struct glyphs *page_glyphs(const struct page *p);

/* Columns left free at the left of the paragraphs that follow. */
void page_indent(struct page *p, int columns);
/* Adds to the paragraph. */
void page_add(struct page *p, enum style style, const char *text);
void page_printf(struct page *p, enum style style, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
void page_link(struct page *p, enum style style, const char *text, struct entity target);
/* Adds what the eye gets as a sign, and any other form in words; either may be "". */
void page_said(struct page *p, enum style style, const char *shown, const char *said);
/* " · " between two things on one row; ", " where it is said. */
void page_sep(struct page *p, enum style style);
/* " [s1; s2]", each source once, where sources are cited by their ids: on paper and in lines. On a
 * screen a thing that can be opened shows its sources then. */
void page_cite(struct page *p, const struct topic *t, struct list refs);
/* Takes a source for cited without naming it, false if there is none; and all that was cited, each
 * source and section once, in that order. */
bool page_note_source(struct page *p, const struct topic *t, struct ref ref);
const struct ref *page_cited(struct page *p, uint32_t *count);

/* Adds to what hangs before the paragraph's first row; its other rows are indented by as much. */
void page_mark(struct page *p, enum style style, const char *text);
/* The same, before every row of the paragraph, for the eye alone. */
void page_mark_rows(struct page *p, enum style style, const char *text);
/* The same, for the eye alone. */
void page_mark_sign(struct page *p, enum style style, const char *text);
/* "Label: " before the paragraph. */
void page_label(struct page *p, const char *label);
/* The paragraph is an item of a list: without a sign; with a bullet; with a number. */
void page_entry(struct page *p);
void page_bullet(struct page *p);
void page_number(struct page *p, uint32_t number);
/* The paragraph is a row of a table. page_column() ends one of its columns: the eye gets the one
 * text, lines say the other, a form with tables begins a cell. What begins with a figure, or with a
 * share of 100 and a bar of so many columns for `scale`, has that as a column of its own. */
void page_row(struct page *p);
void page_column(struct page *p, enum style style, const char *shown, const char *said);
void page_figure(struct page *p, enum style style, const char *figure);
void page_share(struct page *p, double share, double scale, int columns);
/* The same with a word in the place of the bar, for the eye alone. */
void page_share_said(struct page *p, double share, const char *word, int columns);
/* Adds a bar to what hangs before the paragraph, for the eye alone. */
void page_bar(struct page *p, double share, int columns);

/* Ends the paragraph; nothing happens if it is empty. */
void page_break(struct page *p);
/* Ends the paragraph, of which the eye gets one row. */
void page_break_brief(struct page *p);
/* Ends the paragraph and leaves one row empty, but never two and none at the top. */
void page_gap(struct page *p);
/* Adds text and ends the paragraph. */
void page_paragraph(struct page *p, enum style style, const char *text);
/* What the page is called: ends the paragraph as the page's title. */
void page_title_end(struct page *p);
/* A heading with a gap before it. */
void page_heading(struct page *p, const char *text);
/* The same where the section may be folded: up to the next heading, or to the end of the fold. */
void page_fold(struct page *p, const char *text);
void page_fold_end(struct page *p);
/* On a screen that tells things in short and has room for it, what follows stands in two columns:
 * the second begins with the next call, and they end with the last. Elsewhere one stands below the
 * other. */
void page_pair(struct page *p);
void page_pair_next(struct page *p);
void page_pair_end(struct page *p);
/* The paragraph stands for so many things, which follow it if it is open. */
void page_add_fold(struct page *p, bool open, uint32_t count);
/* What follows up to the end is one item; items do not nest, but may hold links. */
void page_item(struct page *p, struct entity target);
/* The same where the highlight covers only the item's plain and strong text: what is dim or
 * coloured keeps its look, and a move of the highlight changes few cells. */
void page_item_slim(struct page *p, struct entity target);
void page_item_end(struct page *p);

/* Remembers where the text is now, for page_anchor_row(); -1 where nothing was remembered. */
void page_anchor(struct page *p);
int page_anchor_row(const struct page *p);

int page_rows(const struct page *p);
int page_items(const struct page *p);
struct entity page_target(const struct page *p, int item);
/* First and last row of an item; true if it is a block. */
bool page_item_rows(const struct page *p, int item, int *first, int *last);
/* The number of an item, which stays the same whatever is folded (-1 for -1); the item of a number,
 * or where that is folded one before it. */
int page_item_number(const struct page *p, int item);
int page_item_numbered(const struct page *p, int number);
/* The item of that target, or -1. */
int page_find_item(const struct page *p, struct entity target);
/* Of each of so many records of a kind, whether an item leads to it; for free(). */
bool *page_find_items(const struct page *p, uint32_t kind, uint32_t count);
/* Places: a number that stands for a row whatever the width. */
size_t page_place(const struct page *p, int row);
int page_row_at(const struct page *p, size_t place);

/* Marks every place that has one of the words; returns how many. The marks go when the page is
 * built anew. */
size_t page_find(struct page *p, const struct query *q);
/* The row of the next place after a row, or of the last one before it; -1 if there is none. */
int page_match_row(const struct page *p, int row, bool backward);
/* The first or last of what was found on a row, or is folded there. */
size_t page_match_place(const struct page *p, int row, bool last);
/* Which of all places, from 1, is the first on that row. */
size_t page_match_number(const struct page *p, int row);
/* The item at a row and column of the page, -1 if there is none. */
int page_item_at(const struct page *p, int row, int col);

#endif
