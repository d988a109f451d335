/* Is there an assignment of answers under which these conditions have these truths?
 *
 * The variables are the answers to questions: unasked, "not sure", "none" or "no", and each option; the
 * options of a choice exclude each other, and a question counts only where its ask-if holds. What a
 * screen says is said of the questions it covers, so those stand for it. The search covers every
 * combination, whatever order they might be asked in, so what it shows holds for every walk.
 */
#ifndef TREE_SOLVE_H
#define TREE_SOLVE_H

#include <stdint.h>

#include "base/buf.h"
#include "topic/cond.h"
#include "topic/topic.h"

struct solver; /* opaque */

enum solved { SOLVE_NONE, SOLVE_FOUND, SOLVE_GAVE_UP };

/* All answers are open at first. */
struct solver *solver_new(const struct topic *t);
void solver_free(struct solver *s);

#define SOLVE_ANSWER(answer) (UINT64_C(1) << (answer)) /* with more than 60 options it gives up */

/* Leaves only these answers to a question (a set of SOLVE_ANSWER bits). */
void solver_restrict(struct solver *s, uint32_t question, uint64_t answers);
/* A second world, equal to the first but for this one answer. */
void solver_change(struct solver *s, uint32_t question, uint32_t answer);

enum world { WORLD_FIRST, WORLD_CHANGED };
/* Asks that the condition's truth in that world be one of these (TRUTH_BITs). */
void solver_require(struct solver *s, enum world w, uint32_t at, unsigned truths);

/* Searches; gives up after a number of steps that no sensible table needs. */
enum solved solver_run(struct solver *s);
/* After SOLVE_FOUND: the answers to a question that keep what was asked for (a set of bits). */
uint64_t solver_open(const struct solver *s, uint32_t question);
/* After SOLVE_FOUND: appends the answers that matter, "question: answer; ...". */
void solver_words(const struct solver *s, struct buf *out);

#endif
