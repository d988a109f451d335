/* What the report of a topic is made of, on the page and as JSON. Private to src/cli/report*.c. */
#ifndef CLI_REPORT_PARTS_H
#define CLI_REPORT_PARTS_H

#include "base/buf.h"
#include "base/reading.h"
#include "topic/topic.h"

/* Records that are counted: the key, and what a person reads of one and of several. */
struct report_count {
	const char *key, *one, *many;
	enum image_part part;
};
const struct report_count *report_counts(size_t *count);

/* The texts that a person reads, by kind, and how hard they are. */
struct report_grade {
	const char *words;
	struct reading reading;
};
enum { REPORT_GRADES = 8 };
void report_measure(const struct topic *t, struct report_grade grades[REPORT_GRADES]);

/* Appends what a record is called: its id, the term, or for a section "source#slug". */
void report_entity(const struct topic *t, struct entity e, struct buf *out);
/* The file of its table, NULL where it has none. */
const char *report_file(struct entity e);

#endif
