/* SPDX-License-Identifier: MIT */
/* Plain text with hard line ends: which lines go on with the one before.
 *
 * Lines that stand together are taken as hard-wrapped if one of 50 to 100 characters ends in
 * mid-sentence and the next starts with a small letter. Where lines are shorter, that must be so
 * twice or more, and the first word of each such line must not have fitted on the one before; then
 * the other groups of the document are judged by the same width. In a group that is wrapped a full
 * line is no heading, nor is one that starts with a small letter or follows a full line that ends
 * in mid-sentence. Without this a letter typed at 40 or 72 columns would be nothing but headings; a
 * real heading above such a paragraph is shorter, or has a blank line below.
 */
#include "compile/doc_lines.h"

#define WRAPPED_LOW 50
#define WRAPPED_HIGH 100
#define NARROW_LOW 24 /* columns of the widest line, where all are short */

static bool
is_long(const struct doc_line *line)
{
	return line->chars >= WRAPPED_LOW && line->chars <= WRAPPED_HIGH;
}

static bool
is_text(const struct doc_line *line)
{
	return line->kind == LINE_PROSE || line->kind == LINE_HEADING;
}

/* Whether `next` goes on with a sentence that the line before it breaks off. */
static bool
goes_on(const struct doc_line *next)
{
	return !next[-1].ends_sentence && next->starts_lower;
}

/* Whether the line before has no room for the first word of this one, in text of that width; 0: of
 * a wide text, where a long line shows it. */
static bool
is_full_before(const struct doc_line *next, uint32_t width)
{
	return width > 0 ? next[-1].content + next[-1].chars + 1 + next->word > width
			 : is_long(next - 1);
}

/* The end of the group that begins with a line: a line of text or an item, and the lines of text
 * right below it. */
static struct doc_line *
group_end(struct doc_line *line, const struct doc_line *end)
{
	bool begins = is_text(line) || line->kind == LINE_ITEM;

	do
		line++;
	while (begins && line < end && is_text(line));
	return line;
}

/* How many lines of a group go on with a full one; 0 if one goes on with a line that had room. */
static uint32_t
count_wrapped(const struct doc_line *first, const struct doc_line *end, uint32_t width)
{
	uint32_t count = 0;

	for (const struct doc_line *l = first + 1; l < end; l++)
		if (goes_on(l) && is_full_before(l, width))
			count++;
		else if (goes_on(l) && width > 0)
			return 0;
	return count;
}

static uint32_t
widest(const struct doc_line *line, const struct doc_line *end)
{
	uint32_t width = 0;

	for (; line < end; line++)
		width = line->content + line->chars > width ? line->content + line->chars : width;
	return width;
}

/* A list of short lines in small letters is none that is wrapped. */
static bool
may_be_wrapped(const struct doc_line *first)
{
	return first->kind == LINE_ITEM || !first->starts_lower;
}

/* The width of a text whose lines are short, by the groups that show it; 0 for none. */
static uint32_t
narrow_width(struct doc_line *line, struct doc_line *end)
{
	uint32_t width = 0;

	for (struct doc_line *next; line < end; line = next) {
		next = group_end(line, end);
		uint32_t wide = widest(line, next);
		if (wide > width && wide >= NARROW_LOW && wide <= WRAPPED_HIGH &&
		    may_be_wrapped(line) && next[-1].ends_sentence &&
		    count_wrapped(line, next, wide) > 1)
			width = wide;
	}
	return width;
}

/* In a group that is wrapped, tells for each line after the first whether it goes on with the one
 * before, and takes back the headings that are none. */
static void
join_group(struct doc_line *first, struct doc_line *end, uint32_t width)
{
	uint32_t wide = widest(first, end), ragged;

	/* Hand-wrapped lines are ragged; one much shorter than the others had room for the next
	 * word. */
	ragged = (wide < WRAPPED_HIGH ? wide : WRAPPED_HIGH) * 2 / 3;
	for (struct doc_line *l = first; l < end; l++) {
		bool broken = l > first && is_full_before(l, width) && !l[-1].ends_sentence;
		bool full = width == 0 ? l->chars >= WRAPPED_LOW
				       : l + 1 < end && is_full_before(l + 1, width);

		if (l->kind == LINE_HEADING && (full || broken || (l > first && l->starts_lower)))
			l->kind = LINE_PROSE;
		l->joined =
		    l > first && l->kind == LINE_PROSE && l[-1].kind != LINE_HEADING &&
		    ((l->starts_lower && is_full_before(l, ragged)) || is_full_before(l, width));
	}
}

void
doc_lines_join(struct doc_lines *lines)
{
	if (lines->len == 0)
		return;
	struct doc_line *line = lines->items, *end = line + lines->len;
	uint32_t narrow = narrow_width(line, end);

	for (struct doc_line *next; line < end; line = next) {
		next = group_end(line, end);
		if (count_wrapped(line, next, 0) > 0)
			join_group(line, next, 0);
		else if (narrow > 0 && widest(line, next) <= narrow && may_be_wrapped(line) &&
			 count_wrapped(line, next, narrow) > 0)
			join_group(line, next, narrow);
	}
}
