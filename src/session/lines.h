/* What the files of sessions, practices and recall have in common: a first line that names the
 * format and its version, lines of a word and names, a line with the topic, and a last line with a
 * checksum of all before it. Private to src/session and src/learn. */
#ifndef SESSION_LINES_H
#define SESSION_LINES_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/error.h"
#include "topic/topic.h"

#define LINES_FILE_LIMIT (1u << 20) /* bytes; longer files are refused */

/* A format: the word of its first line, its version, what messages call such a file, and a line on
 * what it holds (NULL: none). */
struct lines_format {
	const char *word, *version, *what, *note;
};

/* Writing: the first lines, "topic ID" with the checksum of the compilation or without, the
 * last. */
void lines_begin(struct buf *out, const struct lines_format *f);
void lines_write_topic(struct buf *out, const struct topic *t, bool sum);
void lines_end(struct buf *out);
/* Appends a name: a space, a percent sign and whatever is no graphic ASCII stand as %XX. */
void lines_add_name(struct buf *out, const char *name);

/* Reading: a copy of the bytes, cut into lines as they are asked for. */
struct lines {
	char *text, *at, *end;
	unsigned number; /* of the line that was read last, from 1 */
};
/* Checks the first line and the checksum. 0, or -1 with the cause, for which `name` stands. Either
 * way the caller closes it. */
int lines_open(struct lines *l, const struct lines_format *f, const char *bytes, size_t len,
    const char *name, struct error *err);
/* Lines without a first and a last one, from a buffer that they cut up. */
void lines_over(struct lines *l, struct buf *text);
void lines_close(struct lines *l);
/* The next line without its newline, NULL at the end; lines that begin with # are passed over. */
char *lines_next(struct lines *l);
/* Reads the line with the topic, which must be t and, if sum, this compilation of it. */
int lines_check_topic(
    struct lines *l, const struct topic *t, bool sum, const char *name, struct error *err);
/* The next name of a line, decoded: *at stands before its space and is moved past it. False if
 * there is none or it is malformed. */
bool lines_next_name(const char **at, struct buf *out);
/* The rest of a line after its first word, if that is the word; NULL if not. */
const char *lines_after(const char *line, const char *word);

#endif
