/* Evidence in the open: what an answer moved, and what speaks for and against a cause. */
#ifndef TELL_EVIDENCE_H
#define TELL_EVIDENCE_H

#include "session/session.h"
#include "tell/page.h"

/* How often a leaf shows a symptom, 0..1, as the reasoning takes it. */
double evidence_frequency(const struct topic *t, uint32_t symptom, uint32_t leaf);
/* True if the topic has a row of evidence for that cause and symptom. */
bool evidence_is_stated(const struct topic *t, uint32_t symptom, uint32_t cause);
#define EVIDENCE_NOTHING 0.05 /* bits that nobody needs to hear of */
/* "strongly for", "slightly against", "neither for nor against". */
const char *evidence_words(double bits);
/* Appends that with how many times likelier: "strongly for, about 12 times". */
void evidence_add_strength(double bits, struct buf *out);
/* The leaves that the answer to a question moved most, for, then against, each by at least what is
 * worth a word; fills `out` and returns how many. */
#define EVIDENCE_MOVED 8u
struct evidence_moved {
	uint32_t leaf;
	double bits;
};
uint32_t evidence_moved(
    struct interview *iv, uint32_t question, struct evidence_moved out[EVIDENCE_MOVED]);
/* The same on a page, a row for each; returns how many. And under its heading. */
uint32_t evidence_add_moved_leaves(struct page *p, struct interview *iv, uint32_t question);
void evidence_add_moved(struct page *p, struct session *s, uint32_t question);
/* What fits a cause, what speaks against it, what is still open; nothing for a group. */
void evidence_add_cause(struct page *p, struct session *s, uint32_t cause);

#endif
