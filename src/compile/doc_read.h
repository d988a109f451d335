/* The two readers of documents, behind doc_read(). Both take the bytes of a file as they are. */
#ifndef COMPILE_DOC_READ_H
#define COMPILE_DOC_READ_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"
#include "compile/doc.h"

/* Reads a document from memory by the ending of its path; what doc_read() does once it has the
 * bytes. */
struct doc *doc_read_bytes(const char *path, const char *data, size_t len, const char *except,
    struct arena *arena, struct diags *diags);

/* path names the file in diagnostics. NULL if the document is refused, which is an error in diags.
 * clean tells that the bytes hold nothing that the filter drops; then what entities hide is
 * reported. */
struct doc *doc_read_markdown(const char *path, const char *data, size_t len, bool clean,
    struct arena *arena, struct diags *diags);
struct doc *doc_read_plain(const char *path, const char *data, size_t len, const char *except,
    struct arena *arena, struct diags *diags);

#endif
