/* Parts of the manual page in mdoc(7), made from the tables of the program. */
#ifndef EXPORT_MANUAL_H
#define EXPORT_MANUAL_H

#include "base/buf.h"

void manual_keys(struct buf *out);
void manual_tables(struct buf *out);
void manual_settings(struct buf *out);
void manual_messages(struct buf *out);
/* The form of the configuration file. */
void manual_configuration(struct buf *out);

/* Appends plain text as mdoc: wrapped, each sentence on a line of its own, nothing taken for a
 * macro. */
void manual_text(struct buf *out, const char *text);
/* One item of a tagged list: ".It" with the tag as a literal, then the text. */
void manual_item(struct buf *out, const char *tag, const char *text);

#endif
