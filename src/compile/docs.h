/* SPDX-License-Identifier: MIT */
/* The documents of a topic, the sources they belong to, and references to their sections. */
#ifndef COMPILE_DOCS_H
#define COMPILE_DOCS_H

#include "compile/doc.h"
#include "compile/ids.h"
#include "compile/input.h"

/* A file of the folder documents/. */
struct document_file {
	const char *path;
	struct doc *doc; /* NULL if it could not be read */
	uint32_t source; /* row of sources.csv, NONE: no source names it */
	const struct doc_section **by_slug;
	const char **slugs; /* in the order of the text, for suggestions */
};

/* It lives in the input's arena. */
struct docs {
	struct input *in;
	struct document_file *files;
	const char **names; /* of the files */
	size_t count;
	uint32_t *of_source; /* of each row of sources.csv: a file, NONE, or DOCS_MISSING */
};

#define DOCS_MISSING (NONE - 1) /* a row names a file that was not found, which is an error */

/* A reference as it was resolved. */
struct doc_ref {
	uint32_t source;   /* row of sources.csv */
	uint32_t document; /* NONE: the whole source */
	uint32_t section;  /* of that document */
};

/* Reads the folder documents/ and finds the document of each source. */
struct docs *docs_read(struct input *in);

/* Resolves one item of a source column; false if it names nothing, which is reported if
 * `report`. */
bool docs_resolve(const struct docs *d, struct ids *ids, int column, size_t row,
    const struct item *item, bool report, struct doc_ref *ref);

#endif
