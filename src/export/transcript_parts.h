/* What transcripts of walks and of practices have in common; private to src/export. */
#ifndef EXPORT_TRANSCRIPT_PARTS_H
#define EXPORT_TRANSCRIPT_PARTS_H

#include "export/transcript.h"

/* A page in the making, and what it has cited. */
struct transcript {
	struct paper paper;
	const struct topic *t;
	bool *sources, *sections; /* of each: it was named */
};

/* Begins without a head, for steps; transcript_head() writes the page's head too. */
void transcript_open(
    struct transcript *a, const struct topic *t, enum paper_form form, struct buf *out);
void transcript_head(struct transcript *a, const struct topic *t, enum paper_form form,
    const char *kind, struct buf *out);
void transcript_free(struct transcript *a);
/* What the page is and is not; `holds` tells what the file held. */
void transcript_add_notice(struct transcript *a, const char *holds);
/* " [s1; s2]", each source once. */
void transcript_cite(struct transcript *a, struct list refs);
void transcript_cite_one(struct transcript *a, struct ref ref);
/* The sources that were cited, with the sections: title, publisher, date. */
void transcript_add_sources(struct transcript *a);

const char *transcript_cause(const struct transcript *a, uint32_t cause);
/* "The question?" and the answer in strong letters. */
void transcript_add_answer(struct transcript *a, uint32_t question, uint32_t answer);
/* Parts of a practice, which pages and steps share (transcript_practice.c, transcript_step.c). */
void transcript_add_event(
    struct transcript *a, const struct practice_event *e, const struct practice_step *step);
void transcript_add_view(struct transcript *a, const struct practice_view *v);
void transcript_add_score(struct transcript *a, const struct practice_feedback *f);

#endif
