/* SPDX-License-Identifier: MIT */
/* Reading a document by its ending and putting it into an image.
 *
 * What the bytes of the file hold that cannot be shown is reported here, once for each document,
 * before the readers see them. In the image the blocks of a section follow each other, and so do
 * the runs of a block; sections stand in the order of the text.
 */
#include "compile/doc.h"

#include <string.h>

#include "base/file.h"
#include "base/text.h"
#include "base/text_class.h"
#include "compile/doc_make.h"
#include "compile/messages.h"
#include "csv/messages.h"
#include "csv/reader.h"
#include "csv/scan.h"
#include "csv/table.h"

/* Reports bytes that are not UTF-8 and characters that the filter drops; true if it drops none. */
static bool
report_bytes(const char *path, const char *data, size_t len, struct diags *diags)
{
	struct text_report all = {0}, r;
	struct diag_place bad = {path, 0, 0}, hidden = {path, 0, 0};
	struct buf scratch = {0};
	uint32_t number = 1;

	for (size_t at = 0, next; at < len; at = next, number++) {
		next = scan_line_end(data, len, at);
		buf_clear(&scratch);
		text_filter(&scratch, data + at, next - at, &r);
		if (r.bad_bytes + r.controls + r.hidden == 0)
			continue;
		/* A joiner that ends a line is met at its end: at LF, not after CR. */
		size_t bare = next - at, first = r.first_at;
		while (bare > 0 && (data[at + bare - 1] == '\n' || data[at + bare - 1] == '\r'))
			bare--;
		first = first < bare ? first : bare;
		struct diag_place place = {path, number, 1 + text_count(data + at, first)};
		if (r.bad_bytes > 0 && all.bad_bytes == 0)
			bad = place;
		if (r.controls + r.hidden > 0 && all.controls + all.hidden == 0)
			hidden = place;
		all.bad_bytes += r.bad_bytes;
		all.controls += r.controls;
		all.hidden += r.hidden;
	}
	buf_free(&scratch);
	if (all.bad_bytes > 0)
		diags_add(diags, message(MSG_DOC_NOT_UTF8), bad, all.bad_bytes);
	if (all.controls + all.hidden > 0)
		diags_add(diags, csv_message(MSG_TEXT_FILTERED), hidden, all.controls, all.hidden);
	return all.controls + all.hidden == 0;
}

static bool
has_ending(const char *path, const char *ending)
{
	size_t len = strlen(path), n = strlen(ending);

	return len > n && text_same(path + len - n, ending);
}

bool
doc_is_named(const char *path)
{
	return has_ending(path, ".md") || has_ending(path, ".txt");
}

/* Whether a line of front matter tells a key, or goes on with one in the line above. The first is
 * a key of one word: other lines may be text between two rules. */
static bool
is_setting(const char *s, size_t len, bool first, bool below)
{
	size_t key = 0;

	while (
	    key < len && (s[key] == '-' || (s[key] == ' ' && !first) ||
			     (unsigned char)s[key] >= 0x80 || text_is_word((unsigned char)s[key])))
		key++;
	if (!first && (len == 0 || strchr(below ? " \t-#[]}" : "[]}", s[0]) != NULL))
		return true;
	return (key > 0 && key < len && (s[key] == ':' || s[key] == '='));
}

/* Reads the title from the setting of that name. One that stands in the lines below is not taken.
 */
static void
read_title(const char *s, size_t len, struct buf *title)
{
	size_t at = strlen("title");

	if (len < at || !text_begins(s, "title", at))
		return;
	while (at < len && (s[at] == ' ' || s[at] == '\t'))
		at++;
	if (at == len || (s[at] != ':' && s[at] != '='))
		return;
	while (at < len && strchr(" \t:=", s[at]) != NULL)
		at++;
	if (at == len || strchr(">|", s[at]) != NULL)
		return;
	while (at < len && strchr("\"'", s[at]) != NULL)
		at++;
	while (len > at && strchr("\"'", s[len - 1]) != NULL)
		len--;
	buf_clear(title);
	text_filter_line(title, s + at, len - at, NULL);
}

/* The bytes of front matter at the very top, settings between two lines --- (or +++), and the title
 * that it gives; 0 if there is none. */
static size_t
front_matter(const char *data, size_t len, struct buf *title)
{
	const char *fence = len > 3 && memcmp(data, "+++", 3) == 0 ? "+++" : "---";

	bool below = false; /* a line that says something */
	for (size_t at = 0, next, number = 0; at < len; at = next, number++) {
		size_t to;

		to = next = scan_line_end(data, len, at);
		while (to > at && strchr(" \t\r\n", data[to - 1]) != NULL)
			to--;
		bool fenced = to - at == 3 && memcmp(data + at, fence, 3) == 0;
		bool dots = to - at == 3 && memcmp(data + at, "...", 3) == 0;
		if (number > 1 && (fenced || dots))
			return next;
		if (number == 0 ? !fenced : !is_setting(data + at, to - at, number == 1, below))
			return 0;
		below = to > at;
		read_title(data + at, to - at, title);
	}
	return 0;
}

struct doc *
doc_read_bytes(const char *path, const char *data, size_t len, const char *except,
    struct arena *arena, struct diags *diags)
{
	bool markdown = has_ending(path, ".md"), clean, heading = false;
	struct diag_place whole = {path, 0, 0};
	size_t start = reader_start(data, len);

	if (!doc_is_named(path)) {
		diags_add(diags, message(MSG_DOC_ENDING), whole);
		return NULL;
	}
	if (reader_is_utf16(data, len)) {
		diags_add(diags, csv_message(MSG_FILE_UTF16), whole);
		return NULL;
	}
	data += start;
	len -= start;
	clean = report_bytes(path, data, len, diags);
	struct buf title = {0}, text = {0};
	size_t front = markdown ? front_matter(data, len, &title) : 0;
	for (size_t at = 0; at < front; at = scan_line_end(data, len, at))
		buf_addc(&text, '\n'); /* so that lines keep their numbers */
	if (front > 0) {
		diags_add(diags, message(MSG_DOC_FRONT), (struct diag_place){path, 1, 0}, text.len);
		buf_add(&text, data + front, len - front);
		data = buf_str(&text);
		len = text.len;
	}
	struct doc *d = markdown ? doc_read_markdown(path, data, len, clean, arena, diags)
				 : doc_read_plain(path, data, len, except, arena, diags);
	if (d != NULL && front > 0 && title.len > 0)
		d->title = arena_strdup(arena, buf_str(&title));
	buf_free(&title);
	buf_free(&text);
	for (size_t i = 0; d != NULL && i < d->section_count; i++)
		heading = heading || d->sections[i].level > 0;
	if (d != NULL && !heading)
		diags_add(diags, message(MSG_DOC_NO_HEADING), whole);
	return d;
}

struct doc *
doc_read(const char *path, const char *except, struct arena *arena, struct diags *diags)
{
	struct buf file = {0};
	struct error err;
	struct doc *d = NULL;

	if (file_read(path, DOC_LIMIT, &file, &err) == 0)
		d = doc_read_bytes(path, buf_str(&file), file.len, except, arena, diags);
	else
		diags_add(diags, message(MSG_DOC_UNREADABLE), (struct diag_place){path, 0, 0},
		    table_cause(&err, path));
	buf_free(&file);
	return d;
}

static struct span
add_span(struct builder *b, const char *s)
{
	return builder_text(b, s, strlen(s));
}

/* The records added to a part since it had `first`. */
static struct list
list_since(const struct builder *b, enum image_part part, uint32_t first)
{
	uint32_t count = builder_count(b, part) - first;

	return (struct list){count > 0 ? first : 0, count};
}

uint32_t
doc_build(struct builder *b, const struct doc *d, uint32_t source)
{
	struct document document = {.source = source, .name = add_span(b, d->name)};
	uint32_t base = builder_count(b, PART_SECTION), number = builder_count(b, PART_DOCUMENT);

	document.title = add_span(b, d->title);
	for (size_t i = 0; i < d->section_count; i++) {
		const struct doc_section *s = &d->sections[i];
		struct section section = {.heading = add_span(b, s->heading),
		    .document = number,
		    .level = s->level,
		    .parent = s->parent == NONE ? NONE : base + s->parent,
		    .line = s->line};
		uint32_t blocks = builder_count(b, PART_BLOCK);

		section.slug = add_span(b, s->slug);
		for (size_t n = 0; n < s->block_count; n++) {
			const struct doc_block *k = &s->blocks[n];
			struct block block = {
			    .kind = k->kind, .depth = k->depth, .number = k->number};
			uint32_t runs = builder_count(b, PART_RUN);

			for (size_t m = 0; m < k->run_count; m++) {
				const struct doc_run *r = &k->runs[m];
				struct run run = {.text = add_span(b, r->text), .style = r->style};

				if (r->target != NULL)
					run.target = add_span(b, r->target);
				builder_add(b, PART_RUN, &run);
			}
			block.runs = list_since(b, PART_RUN, runs);
			builder_add(b, PART_BLOCK, &block);
		}
		section.blocks = list_since(b, PART_BLOCK, blocks);
		builder_add(b, PART_SECTION, &section);
	}
	document.sections = list_since(b, PART_SECTION, base);
	return builder_add(b, PART_DOCUMENT, &document);
}
