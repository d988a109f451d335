/* Documents by file name, and for each its sections sorted by slug, so that a reference is found by
 * binary search.
 */
#include "compile/docs.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"

struct slug {
	const char *text;
	uint32_t section;
};

struct document_file {
	const char *name, *path;
	struct doc *doc;
	uint32_t source;
	struct slug *slugs; /* sorted */
	const char **words; /* the slugs in order, for suggestions */
};

struct docs {
	struct input *in;
	struct document_file *files;
	size_t count;
	uint32_t *of_source; /* of each row of sources.csv: document, NONE or MISSING */
};

#define MISSING (NONE - 1) /* named, but not found: reported already */

static bool
is_document(const char *name)
{
	const char *ending = strrchr(name, '.');

	return ending != NULL && (strcmp(ending, ".md") == 0 || strcmp(ending, ".txt") == 0);
}

/* True if a row of sources.csv means this file, with or without its ending. */
static bool
is_named(const char *file, const char *name)
{
	size_t stem = (size_t)(strrchr(file, '.') - file);

	return strcmp(file, name) == 0 || (strlen(name) == stem && strncmp(file, name, stem) == 0);
}

static void
list_files(struct docs *d)
{
	struct input *in = d->in;
	const char *folder = input_path(in, "documents", NULL);
	char **names = NULL;
	int n = file_is_dir(folder) ? file_list(folder, &names, NULL) : 0;

	d->files = arena_alloc(in->arena, (size_t)(n > 0 ? n : 0) * sizeof *d->files);
	for (int i = 0; i < n; i++) {
		const char *path = input_path(in, "documents", names[i]);

		if (is_document(names[i]))
			d->files[d->count++] =
			    (struct document_file){.name = arena_strdup(in->arena, names[i]),
				.path = path,
				.source = NONE};
		else
			diags_add(in->diags, message(MSG_FILE_UNKNOWN),
			    (struct diag_place){path, 0, 0}, "");
		free(names[i]);
	}
	free(names);
}

static uint32_t
find_document(struct docs *d, size_t row, const char *name)
{
	const char **names;

	for (size_t i = 0; i < d->count; i++)
		if (is_named(d->files[i].name, name))
			return (uint32_t)i;
	names = arena_alloc(d->in->arena, d->count * sizeof *names);
	for (size_t i = 0; i < d->count; i++)
		names[i] = d->files[i].name;
	diags_add(d->in->diags, message(MSG_DOCUMENT_MISSING),
	    input_place(d->in, COL_SOURCES_DOCUMENT, row, 0), input_show(d->in, name),
	    input_hint(d->in, name, names, d->count));
	return MISSING;
}

static void
find_sources(struct docs *d)
{
	struct input *in = d->in;
	size_t rows = input_rows(in, TABLE_SOURCES);

	d->of_source = arena_alloc(in->arena, rows * sizeof *d->of_source);
	for (size_t row = 0; row < rows; row++) {
		const char *name = input_text(in, COL_SOURCES_DOCUMENT, row);
		struct document_file *file;

		d->of_source[row] = NONE;
		if (*name == '\0' || input_broken(in, TABLE_SOURCES, row))
			continue;
		d->of_source[row] = find_document(d, row, name);
		if (d->of_source[row] == MISSING)
			continue;
		file = &d->files[d->of_source[row]];
		if (file->source == NONE)
			file->source = (uint32_t)row;
		else
			diags_add(in->diags, message(MSG_DOCUMENT_SHARED),
			    input_place(in, COL_SOURCES_DOCUMENT, row, 0), file->name,
			    input_show(in, input_text(in, COL_SOURCES_ID, file->source)));
	}
}

static int
compare_slugs(const void *a, const void *b)
{
	return strcmp(((const struct slug *)a)->text, ((const struct slug *)b)->text);
}

static void
index_slugs(struct docs *d, struct document_file *file)
{
	size_t n = file->doc->section_count;

	file->slugs = arena_alloc(d->in->arena, n * sizeof *file->slugs);
	file->words = arena_alloc(d->in->arena, n * sizeof *file->words);
	for (size_t i = 0; i < n; i++) {
		file->words[i] = file->doc->sections[i].slug;
		file->slugs[i] = (struct slug){file->words[i], (uint32_t)i};
	}
	if (n > 0)
		qsort(file->slugs, n, sizeof *file->slugs, compare_slugs);
}

static void
read_file(struct docs *d, struct document_file *file)
{
	struct input *in = d->in;
	const char *except = NULL;

	if (file->source != NONE)
		except = input_text(in, COL_SOURCES_NOT_HEADINGS, file->source);
	else if (!in->tables[TABLE_SOURCES].lost)
		diags_add(in->diags, message(MSG_DOCUMENT_UNNAMED),
		    (struct diag_place){file->path, 0, 0});
	file->doc = doc_read(file->path, except, in->arena, in->diags);
	if (file->doc != NULL)
		index_slugs(d, file);
}

struct docs *
docs_read(struct input *in)
{
	struct docs *d = arena_alloc(in->arena, sizeof *d);

	d->in = in;
	list_files(d);
	find_sources(d);
	for (size_t i = 0; i < d->count; i++)
		read_file(d, &d->files[i]);
	return d;
}

size_t
docs_count(const struct docs *d)
{
	return d->count;
}

const struct doc *
docs_get(const struct docs *d, size_t i)
{
	return d->files[i].doc;
}

uint32_t
docs_source(const struct docs *d, size_t i)
{
	return d->files[i].source;
}

uint32_t
docs_of_source(const struct docs *d, size_t row)
{
	return d->of_source[row] == MISSING ? NONE : d->of_source[row];
}

/* Finds a section of a source's document; false if it has none of that slug. */
static bool
find_section(const struct docs *d, const char *slug, struct doc_ref *ref)
{
	const struct document_file *file = &d->files[d->of_source[ref->source]];
	struct slug key = {slug, 0};
	const struct slug *found;

	if (file->doc->section_count == 0)
		return false;
	found = bsearch(&key, file->slugs, file->doc->section_count, sizeof key, compare_slugs);
	if (found == NULL)
		return false;
	ref->document = d->of_source[ref->source];
	ref->section = found->section;
	return true;
}

static void
report_section(
    const struct docs *d, uint32_t source, const char *id, const char *slug, struct diag_place at)
{
	struct input *in = d->in;
	const struct document_file *file;

	if (d->of_source[source] == NONE) {
		if (!input_broken(in, TABLE_SOURCES, source))
			diags_add(in->diags, message(MSG_SECTION_NO_DOCUMENT), at, id,
			    input_show(in, slug));
		return;
	}
	file = &d->files[d->of_source[source]];
	diags_add(in->diags, message(MSG_SECTION_UNKNOWN), at, id, input_show(in, slug),
	    input_hint(in, slug, file->words, file->doc->section_count));
}

bool
docs_resolve(const struct docs *d, struct ids *ids, int column, size_t row, const struct item *item,
    bool report, struct doc_ref *ref)
{
	const char *mark = strchr(item->text, '#');
	size_t len = mark != NULL ? (size_t)(mark - item->text) : item->len;
	const char *id = mark != NULL ? arena_strndup(d->in->arena, item->text, len) : item->text;
	struct entity e = ids_resolve(ids, id, KIND(SOURCE), (struct diag_place){NULL, 0, 0});

	if (e.kind == ENTITY_KINDS && report)
		ids_resolve(ids, id, KIND(SOURCE), input_place(d->in, column, row, item->offset));
	if (e.kind == ENTITY_KINDS)
		return false;
	*ref = (struct doc_ref){e.index, NONE, NONE};
	if (mark == NULL)
		return true;
	if (d->of_source[e.index] == MISSING ||
	    (d->of_source[e.index] != NONE && d->files[d->of_source[e.index]].doc == NULL))
		return false;
	if (d->of_source[e.index] != NONE && find_section(d, mark + 1, ref))
		return true;
	if (report)
		report_section(d, e.index, id, mark + 1,
		    input_place(d->in, column, row, item->offset + len + 1));
	return false;
}
