/* SPDX-License-Identifier: MIT */
/* References gathered from many places, each kept once. */
#ifndef TOPIC_REF_SET_H
#define TOPIC_REF_SET_H

#include "base/map.h"
#include "topic/image.h"

/* In the order of their first coming; {0} is an empty set. */
struct ref_set {
	struct ref *items;
	size_t len, cap;
	struct map places;
};

/* True if it was not there yet. */
bool ref_set_add(struct ref_set *set, struct ref ref);
void ref_set_free(struct ref_set *set); /* it is empty again */

#endif
