/* What the parts of the survey share; private to src/tree/survey*.c. */
#ifndef TREE_SURVEYING_H
#define TREE_SURVEYING_H

#include "tree/bearing.h"
#include "tree/overlap.h"
#include "tree/solve.h"
#include "tree/survey.h"

struct surveyor {
	const struct topic *t;
	struct survey *out;
	struct bearing *bearing;
	struct solver *solver;
	struct overlap *overlap; /* of each rule */
	bool *cause_reached;     /* of each cause */
};

/* Reports one record, with a note that is copied (NULL: none). */
void survey_add(struct surveyor *v, enum survey_kind list, struct entity e, const char *note);
/* Reports several records as one thing. */
void survey_add_group(
    struct surveyor *v, enum survey_kind list, const struct entity *e, uint32_t count);

/* Each fills its lists. */
void survey_rules(struct surveyor *v);
void survey_questions(struct surveyor *v);
void survey_causes(struct surveyor *v);
void survey_advice(struct surveyor *v);
void survey_references(struct surveyor *v);
void survey_terms(struct surveyor *v);

#endif
