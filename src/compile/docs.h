/* The documents of a topic, the sources they belong to, and references to their sections. */
#ifndef COMPILE_DOCS_H
#define COMPILE_DOCS_H

#include "compile/doc.h"
#include "compile/ids.h"
#include "compile/input.h"

struct docs; /* opaque; lives in the input's arena */

/* A reference as it was resolved. */
struct doc_ref {
	uint32_t source;   /* row of sources.csv */
	uint32_t document; /* NONE: the whole source */
	uint32_t section;  /* of that document */
};

/* Reads the folder documents/ and finds the document of each source. */
struct docs *docs_read(struct input *in);
size_t docs_count(const struct docs *d);
const struct doc *docs_get(const struct docs *d, size_t i); /* NULL if it could not be read */
uint32_t docs_source(const struct docs *d, size_t i);       /* NONE: no source names it */
uint32_t docs_of_source(const struct docs *d, size_t row);  /* NONE: it has no document */

/* Resolves one item of a source column; false if it names nothing, which is reported if
 * `report`. */
bool docs_resolve(const struct docs *d, struct ids *ids, int column, size_t row,
    const struct item *item, bool report, struct doc_ref *ref);

#endif
