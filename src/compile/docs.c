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
		const char *ending = strrchr(names[i], '.');

		if (ending != NULL && (strcmp(ending, ".md") == 0 || strcmp(ending, ".txt") == 0))
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

/* The file that a row of sources.csv names, with or without its ending. */
static uint32_t
find_document(struct docs *d, size_t row, const char *name)
{
	const char **names = arena_alloc(d->in->arena, d->count * sizeof *names);

	for (size_t i = 0; i < d->count; i++) {
		size_t stem = (size_t)(strrchr(d->files[i].name, '.') - d->files[i].name);

		names[i] = d->files[i].name;
		if (strcmp(names[i], name) == 0 ||
		    (strlen(name) == stem && strncmp(names[i], name, stem) == 0))
			return (uint32_t)i;
	}
	input_report(d->in, MSG_DOCUMENT_MISSING, COL_SOURCES_DOCUMENT, row, 0,
	    input_show(d->in, name), input_hint(d->in, name, names, d->count));
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

		d->of_source[row] = NONE;
		if (*name == '\0' || input_broken(in, TABLE_SOURCES, row))
			continue;
		d->of_source[row] = find_document(d, row, name);
		if (d->of_source[row] == MISSING)
			continue;
		struct document_file *file = &d->files[d->of_source[row]];
		if (file->source == NONE)
			file->source = (uint32_t)row;
		else
			input_report(in, MSG_DOCUMENT_SHARED, COL_SOURCES_DOCUMENT, row, 0,
			    file->name,
			    input_show(in, input_text(in, COL_SOURCES_ID, file->source)));
	}
}

static int
compare_slugs(const void *a, const void *b)
{
	return strcmp(((const struct slug *)a)->text, ((const struct slug *)b)->text);
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
	if (file->doc == NULL)
		return;
	size_t n = file->doc->section_count;
	file->slugs = arena_alloc(in->arena, n * sizeof *file->slugs);
	file->words = arena_alloc(in->arena, n * sizeof *file->words);
	for (size_t i = 0; i < n; i++) {
		file->words[i] = file->doc->sections[i].slug;
		file->slugs[i] = (struct slug){file->words[i], (uint32_t)i};
	}
	if (n > 0)
		qsort(file->slugs, n, sizeof *file->slugs, compare_slugs);
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
	struct slug key;

	if (e.kind == ENTITY_KINDS)
		return false;
	*ref = (struct doc_ref){e.index, NONE, NONE};
	if (mark == NULL)
		return true;
	uint32_t document = d->of_source[e.index];
	if (document == NONE) {
		if (report && !input_broken(in, TABLE_SOURCES, e.index))
			input_report(in, MSG_SECTION_NO_DOCUMENT, column, row,
			    item->offset + len + 1, id, input_show(in, mark + 1));
		return false;
	}
	if (document == MISSING || d->files[document].doc == NULL)
		return false;
	const struct document_file *file = &d->files[document];
	key.text = mark + 1;
	struct slug *found =
	    file->doc->section_count == 0
		? NULL
		: bsearch(&key, file->slugs, file->doc->section_count, sizeof key, compare_slugs);
	if (found != NULL)
		*ref = (struct doc_ref){e.index, document, found->section};
	else if (report)
		input_report(in, MSG_SECTION_UNKNOWN, column, row, item->offset + len + 1, id,
		    input_show(in, mark + 1),
		    input_hint(in, mark + 1, file->words, file->doc->section_count));
	return found != NULL;
}
