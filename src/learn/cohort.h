/* SPDX-License-Identifier: MIT */
/* A class of learners: what all their practices of one topic come to, by person, by case, by red
 * flag, and which causes are taken for which. Sums alone: the size depends on how many people,
 * cases and flags there are, not on how many practices. A practice that was not committed counts as
 * begun, and in nothing else.
 */
#ifndef LEARN_COHORT_H
#define LEARN_COHORT_H

#include "base/map.h"
#include "learn/practice.h"

/* What practices add up to, of a person or on a case. */
struct cohort_sum {
	char *key;    /* the person, or the case's id */
	uint32_t row; /* of part CASE; NONE: a person, or a drawn case */
	bool drawn;
	long practices, committed;
	long under, exact, over; /* the urgency committed, against the case's */
	long first, counted;     /* the cause stood first; among those that count */
	long right; /* both the cause first, where there are causes, and the urgency exact */
	long flags_missed, with_missed, covered;
	long questions;   /* of all practices ... */
	long asked, tree; /* ... of those committed, and of the tree on the same cases */
	long least, most; /* scores */
	double total, group[PRACTICE_GROUP_COUNT];
};
/* Found by their keys. */
struct cohort_sums {
	struct cohort_sum *items;
	size_t len, cap;
	struct map map;
};
/* A case is too easy where so many practices on it were committed, nine of ten of them are right,
 * nobody missed a red flag, and they took no more questions together than the tree asks. */
#define COHORT_EASY_LEAST 5
#define COHORT_EASY_RIGHT 0.9
bool cohort_too_easy(const struct cohort_sum *s);

/* A red flag, over the practices that were committed. */
struct cohort_flag {
	uint32_t symptom;
	long asked;        /* by its question */
	long needed;       /* it had to be asked: no emergency was found without it ... */
	long left;         /* ... and was not */
	long present;      /* the case has it ... */
	long missed;       /* ... and it was missed, as practice_flag says */
	struct buf people; /* who missed it, "; " between them, once where one's practices follow
			    * each other */
	char *last;        /* of them */
};

/* The first cause committed that is not the case's. */
struct cohort_mistake {
	uint32_t truth, taken; /* causes */
	long count;
	long later; /* the case's stood second or third */
};

struct cohort {
	const struct topic *t;
	long files, committed;
	double total; /* of the scores */
	struct cohort_sums people, cases;
	VEC(struct cohort_mistake) mistakes;
	struct map mistakes_map;
	struct cohort_flag *flags; /* every red flag of the topic, in table order */
	uint32_t flag_count;
};

/* The topic must outlive it. */
struct cohort *cohort_new(const struct topic *t);
void cohort_free(struct cohort *c);
/* Takes one practice of that topic with its feedback. */
void cohort_add(struct cohort *c, const char *person, const struct practice *p,
    const struct practice_feedback *f);
/* Sorts people and cases by the bytes of their keys, and mistakes by how often they were made. No
 * practice may be added after. */
void cohort_sort(struct cohort *c);

#endif
