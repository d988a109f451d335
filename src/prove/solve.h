/* SPDX-License-Identifier: MIT */
/* Is there an assignment of answers under which these conditions have these truths?
 *
 * The variables are the answers to questions: unasked, "not sure", "none" or "no", and each option;
 * the options of a choice exclude each other, and a question counts only where its ask-if holds. Of
 * a question of kind "several" each symptom varies by itself, unless all are "not sure".
 * What a screen says is said of the questions it covers, so those stand for it. A cause that a
 * condition names as suspect is one by the rules that suspect it, or by how likely it is, which
 * varies freely: unlikely, likely, or likely with a stated finding. The search covers every
 * combination, whatever order questions might be asked in, so what it shows holds for every walk.
 */
#ifndef PROVE_SOLVE_H
#define PROVE_SOLVE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "topic/cond.h"
#include "topic/topic.h"
#include "prove/bearing.h"

struct solver; /* opaque */

enum solved { SOLVE_NONE, SOLVE_FOUND, SOLVE_GAVE_UP };

/* The topic and the bearing must outlive it. All answers are open at first. */
struct solver *solver_new(const struct topic *t, struct bearing *b);
void solver_free(struct solver *s);
/* Opens all answers and forgets what was required, for another search. */
void solver_reset(struct solver *s);

#define SOLVE_ANSWER(answer) (UINT64_C(1) << (answer)) /* with more than 60 options it gives up */

/* Leaves only these answers to a question (a set of SOLVE_ANSWER bits); to one of kind "several"
 * what they say of each symptom, in any combination. */
void solver_restrict(struct solver *s, uint32_t question, uint64_t answers);
/* A second world, equal to the first but for this one answer; that an option of a "several" is true
 * changes nothing that was said of the others. */
void solver_change(struct solver *s, uint32_t question, uint32_t answer);

enum world { WORLD_FIRST, WORLD_CHANGED };
/* Asks that the condition's truth in that world be one of these (TRUTH_BITs). */
void solver_require(struct solver *s, enum world w, uint32_t at, unsigned truths);
/* Asks that the question's ask-if hold. */
void solver_require_asked(struct solver *s, uint32_t question);
/* Asks that no rule of at least that urgency hold in that world. */
void solver_require_below(struct solver *s, enum world w, uint32_t urgency);

/* Searches. */
enum solved solver_run(struct solver *s);
/* Searches with this answer tried first, and gives up after so many steps. */
enum solved solver_run_within(struct solver *s, uint32_t answer, uint32_t steps);
/* Lets all searches from here on read so many words of conditions together; without it, any number.
 * One that would read more gives up. */
void solver_allow(struct solver *s, uint64_t words);
/* Takes so many words of them; false if none are left. */
bool solver_spend(struct solver *s, uint32_t words);
#define SOLVE_STEPS 2000000u        /* as many as no sensible table needs */
#define SOLVE_WORDS_MOST 200000000u /* what one proof, or the survey, allows */
#define SOLVE_QUESTIONS 1000u /* that may bear on one condition: each step looks at them all */

/* After SOLVE_FOUND: the answers to a question that keep what was asked for (a set of bits; of a
 * "several" those that are not ANSWER_SET). */
uint64_t solver_open(const struct solver *s, uint32_t question);
/* After SOLVE_FOUND: the answer to a question that leaves most open, unasked where nothing hangs on
 * it. */
uint32_t solver_answer(const struct solver *s, uint32_t question);
/* After SOLVE_FOUND: the questions that were answered, in table order; valid until the next
 * call. */
struct numbers solver_answered(struct solver *s);
/* After SOLVE_FOUND: keeps the answers, one to each question, for solver_given(). */
void solver_give(struct solver *s);
/* The truths that the condition can have by the answers kept and no others, whichever causes are
 * likely. */
unsigned solver_given(struct solver *s, uint32_t at);
/* After SOLVE_FOUND: appends the answers that matter, "question: answer; ...". */
void solver_words(struct solver *s, struct buf *out);

#endif
