/* SPDX-License-Identifier: MIT */
/* What the parts of the survey share; private to src/prove/survey*.c. */
#ifndef PROVE_SURVEYING_H
#define PROVE_SURVEYING_H

#include "prove/bearing.h"
#include "prove/overlap.h"
#include "prove/solve.h"
#include "prove/survey.h"

struct surveyor {
	const struct topic *t;
	struct survey *out;
	struct bearing *bearing;
	struct solver *solver;
	struct overlap *overlap; /* of each rule */
	bool *cause_reached;     /* of each cause */
	bool open;               /* a search about the record at hand was given up */
	const char *old;         /* the day before which a source is old */
};

/* Reports one record, with a note that outlives the survey ("": none): see survey_note(). */
void survey_add(struct surveyor *v, enum survey_kind list, enum entity_kind kind, uint32_t index,
    const char *note);
/* Moves a text into the survey. */
const char *survey_note(struct surveyor *v, struct buf *text);
/* Reports several records as one thing. */
void survey_add_group(
    struct surveyor *v, enum survey_kind list, const struct entity *e, uint32_t count);

/* Whether there may be answers such as are required of the solver: also where that is open. */
bool survey_may_be(struct surveyor *v);
/* Reports the record at hand if something about it is open. */
void survey_add_open(struct surveyor *v, enum entity_kind kind, uint32_t index);

/* Says something of what was reported last on a list. */
void survey_say(struct surveyor *v, enum survey_kind list, const char *note);

/* Each fills its lists. */
void survey_rules(struct surveyor *v);
void survey_questions(struct surveyor *v);
void survey_causes(struct surveyor *v);
void survey_advice(struct surveyor *v);
void survey_references(struct surveyor *v);
void survey_terms(struct surveyor *v);
void survey_sense(struct surveyor *v);

#endif
