/* Parts of the manual page in mdoc(7), made from the tables of the program. */
#ifndef CLI_MANUAL_H
#define CLI_MANUAL_H

#include "base/buf.h"

void manual_keys(struct buf *out);
void manual_tables(struct buf *out);
void manual_settings(struct buf *out);
void manual_messages(struct buf *out);
/* What is proved of every topic, and what is reported of its rows. */
void manual_proofs(struct buf *out);
void manual_reports(struct buf *out);
/* The score of practice and its limits, the scale of script concordance, the grades of recall. */
void manual_score(struct buf *out);
void manual_caps(struct buf *out);
void manual_numbers(struct buf *out);
void manual_scale(struct buf *out);
void manual_grades(struct buf *out);
/* The parts of the image, and its structures field by field. */
void manual_parts(struct buf *out);
void manual_records(struct buf *out);
/* The form of the configuration file. */
void manual_configuration(struct buf *out);

/* Appends plain text as mdoc: wrapped, each sentence on a line of its own, nothing taken for a
 * macro. */
void manual_text(struct buf *out, const char *text);
/* One item of a tagged list: ".It" with the tag as a literal, then the text. */
void manual_item(struct buf *out, const char *tag, const char *text);

#endif
