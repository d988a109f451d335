/* SPDX-License-Identifier: MIT */
/* Documents by file name, and for each its sections sorted by slug, so that a reference is found by
 * binary search.
 */
#include "compile/docs.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/hash.h"
#include "base/map.h"
#include "base/text.h"

static void
list_files(struct docs *d)
{
	struct input *in = d->in;
	const char *folder = input_format(in, "%s/documents", in->folder);
	char **names = NULL;
	int n = file_is_dir(folder) ? file_list(folder, &names, NULL) : 0;
	size_t room = n > 0 ? (size_t)n : 0;

	d->files = arena_alloc(in->arena, room * sizeof *d->files);
	d->names = arena_alloc(in->arena, room * sizeof *d->names);
	for (int i = 0; i < n; i++) {
		const char *path = input_format(in, "%s/%s", folder, names[i]);

		arena_keep(in->arena, names[i]);
		if (!doc_is_named(names[i])) {
			diags_add(in->diags, message(MSG_DOCUMENT_ENDING),
			    (struct diag_place){path, 0, 0});
			continue;
		}
		d->names[d->count] = names[i];
		d->files[d->count++] = (struct document_file){.path = path, .source = NONE};
	}
	free(names);
}

/* True if a name has accents as characters of their own, U+0300 to U+036F. */
static bool
has_marks(const char *name)
{
	return strstr(name, "\xcc") != NULL || strstr(name, "\xcd") != NULL;
}

/* What a document is called; among names that fold to the same, whether it is one with marks. */
struct called {
	const struct docs *d;
	const char *name;
	size_t len;
	bool marks;
};

static bool
is_called(const void *ctx, uint32_t i)
{
	const struct called *c = ctx;
	const char *name = c->d->names[i];

	return strncmp(name, c->name, c->len) == 0 &&
	       (name[c->len] == '\0' || name + c->len == strrchr(name, '.'));
}

/* Folding takes accents away, of letters and as characters of their own. */
static bool
is_alike(const void *ctx, uint32_t i)
{
	const struct called *c = ctx;
	const char *name = c->d->names[i];
	struct buf wanted = {0}, found = {0};

	text_fold(&wanted, c->name, c->len);
	text_fold(&found, name, strlen(name));
	bool same = strcmp(buf_str(&found), buf_str(&wanted)) == 0;
	buf_free(&wanted);
	buf_free(&found);
	return same && has_marks(name) == c->marks;
}

static uint64_t
hash_folded(const char *name)
{
	struct buf folded = {0};

	text_fold(&folded, name, strlen(name));
	uint64_t hash = hash_bytes(buf_str(&folded), folded.len);
	buf_free(&folded);
	return hash;
}

/* Files by name, with and without the ending; and once a name is missed by what folding leaves. */
struct finder {
	struct map named, alike;
};

static void
fill_named(struct finder *f, const struct docs *d)
{
	for (uint32_t i = 0; i < d->count; i++) {
		const char *name = d->names[i];
		size_t len = strlen(name), stem = (size_t)(strrchr(name, '.') - name);

		map_put(&f->named, hash_bytes(name, len), i, is_called,
		    &(struct called){d, name, len, false});
		map_put(&f->named, hash_bytes(name, stem), i, is_called,
		    &(struct called){d, name, stem, false});
	}
}

static void
fill_alike(struct finder *f, const struct docs *d)
{
	for (uint32_t i = 0; i < d->count; i++) {
		const char *name = d->names[i];

		map_put(&f->alike, hash_folded(name), i, is_alike,
		    &(struct called){d, name, strlen(name), has_marks(name)});
	}
}

/* The file that a row of sources.csv names, with or without its ending. */
static uint32_t
find_document(struct docs *d, struct finder *f, size_t row, const char *name)
{
	/* what looks the same and is not has marks where the name has none, or the reverse */
	const struct called called = {d, name, strlen(name), !has_marks(name)};
	uint32_t i = map_find(&f->named, hash_bytes(name, called.len), is_called, &called);

	if (i != MAP_NONE)
		return i;
	if (f->alike.slots == NULL)
		fill_alike(f, d);
	i = map_find(&f->alike, hash_folded(name), is_alike, &called);
	if (i != MAP_NONE)
		input_report(d->in, MSG_DOCUMENT_FORM, COL_SOURCES_DOCUMENT, row, 0,
		    input_show(d->in, d->names[i]));
	else
		input_report(d->in, MSG_DOCUMENT_MISSING, COL_SOURCES_DOCUMENT, row, 0,
		    input_show(d->in, name), input_hint(d->in, name, d->names, d->count));
	return DOCS_MISSING;
}

static void
find_sources(struct docs *d)
{
	struct input *in = d->in;
	size_t rows = in->tables[TABLE_SOURCES].rows;
	struct finder finder = {0};

	fill_named(&finder, d);
	d->of_source = arena_alloc(in->arena, rows * sizeof *d->of_source);
	for (size_t row = 0; row < rows; row++) {
		const char *name = input_text(in, COL_SOURCES_DOCUMENT, row);

		d->of_source[row] = NONE;
		if (*name == '\0')
			continue;
		d->of_source[row] = find_document(d, &finder, row, name);
		if (d->of_source[row] == DOCS_MISSING)
			continue;
		struct document_file *file = &d->files[d->of_source[row]];
		if (file->source == NONE)
			file->source = (uint32_t)row;
		else
			input_report(in, MSG_DOCUMENT_SHARED, COL_SOURCES_DOCUMENT, row, 0,
			    d->names[d->of_source[row]],
			    input_show(in, input_text(in, COL_SOURCES_ID, file->source)));
	}
	map_free(&finder.named);
	map_free(&finder.alike);
}

static int
compare_slugs(const void *a, const void *b)
{
	const struct doc_section *const *x = a, *const *y = b;

	return strcmp((*x)->slug, (*y)->slug);
}

static void
read_file(struct input *in, struct document_file *file)
{
	const char *except = NULL;

	if (file->source != NONE)
		except = input_text(in, COL_SOURCES_NOT_HEADINGS, file->source);
	else if (!in->tables[TABLE_SOURCES].lost)
		diags_add(in->diags, message(MSG_DOCUMENT_UNNAMED),
		    (struct diag_place){file->path, 0, 0});
	file->doc = doc_read(file->path, except, in->arena, in->diags);
	if (file->doc == NULL || file->doc->section_count == 0)
		return;
	size_t n = file->doc->section_count;
	file->by_slug = arena_alloc(in->arena, n * sizeof *file->by_slug);
	file->slugs = arena_alloc(in->arena, n * sizeof *file->slugs);
	for (size_t i = 0; i < n; i++) {
		file->by_slug[i] = &file->doc->sections[i];
		file->slugs[i] = file->doc->sections[i].slug;
	}
	qsort(file->by_slug, n, sizeof *file->by_slug, compare_slugs);
}

struct docs *
docs_read(struct input *in)
{
	struct docs *d = arena_alloc(in->arena, sizeof *d);

	d->in = in;
	list_files(d);
	find_sources(d);
	for (size_t i = 0; i < d->count; i++)
		read_file(in, &d->files[i]);
	return d;
}

bool
docs_resolve(const struct docs *d, struct ids *ids, int column, size_t row, const struct item *item,
    bool report, struct doc_ref *ref)
{
	struct input *in = d->in;
	const char *mark = strchr(item->text, '#');
	size_t len = mark != NULL ? (size_t)(mark - item->text) : item->len;
	const char *id = mark != NULL ? arena_strndup(in->arena, item->text, len) : item->text;
	struct entity e = report ? ids_resolve(ids, id, KIND(SOURCE), column, row, item->offset)
				 : ids_find(ids, id, KIND(SOURCE));

	if (e.kind == ENTITY_KINDS)
		return false;
	*ref = (struct doc_ref){e.index, NONE, NONE};
	if (mark == NULL)
		return true;
	uint32_t document = d->of_source[e.index];
	if (document == NONE) {
		if (report)
			input_report(in, MSG_SECTION_NO_DOCUMENT, column, row,
			    item->offset + len + 1, id, input_show(in, mark + 1));
		return false;
	}
	if (document == DOCS_MISSING || d->files[document].doc == NULL)
		return false;
	const struct document_file *file = &d->files[document];
	size_t n = file->doc->section_count;
	const struct doc_section **found = NULL;
	struct buf slug = {0};
	text_lower(&slug, mark + 1, strlen(mark + 1));
	const struct doc_section *key = &(struct doc_section){.slug = buf_str(&slug)};
	if (n > 0)
		found = bsearch(&key, file->by_slug, n, sizeof key, compare_slugs);
	buf_free(&slug);
	if (found != NULL)
		*ref =
		    (struct doc_ref){e.index, document, (uint32_t)(*found - file->doc->sections)};
	else if (report)
		input_report(in, MSG_SECTION_UNKNOWN, column, row, item->offset + len + 1, id,
		    input_show(in, mark + 1), input_hint(in, mark + 1, file->slugs, n));
	return found != NULL;
}
