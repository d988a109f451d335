/* SPDX-License-Identifier: MIT */
/* A class told to its teacher. */
#ifndef TELL_COHORT_H
#define TELL_COHORT_H

#include "learn/cohort.h"
#include "tell/page.h"

/* What to teach next, red flags that were missed, causes that are confused, cases and people, from
 * sums that are sorted. `passed`: a line for each file that was passed over, with its reason. */
void tell_cohort(struct page *p, const struct cohort *c, const char *passed);

#endif
