/* SPDX-License-Identifier: MIT */
/* Properties of every stored walk. */
#ifndef PROVE_PATHS_H
#define PROVE_PATHS_H

#include "base/buf.h"
#include "prove/bearing.h"
#include "prove/prove.h"
#include "reason/stored.h"

enum path_property {
	PATHS_RED_FLAGS, /* they come first, and an emergency rule that holds ends the walk as one
			  */
	PATHS_SELF_CARE, /* only through a gate, every red flag "no", every higher rule failing */
	PATHS_ADVICE,    /* plain only where its `unless` fails, never where it holds */
	PATHS_COMPLETE,  /* it ends as an emergency, or nothing open could make a rule hold */
	PATHS_FLOW,      /* it keeps to the flow that it begins with, and ends where that does */
	PATHS_ASKED,     /* a question is asked only where its ask-if holds */
	PATHS_COUNT
};

struct paths; /* opaque: what following them found */

/* Follows every walk of a sound tree once for all properties. Walks that meet in a node with
 * accounts that no later answer can tell apart go on as one. */
struct paths *paths_follow(const struct stored *s, const struct bearing *b);
void paths_free(struct paths *p);
/* Whether the property holds; appends a counter-example path to why where it does not, and to
 * PATHS_COMPLETE how many stored ends the limit of questions cuts off on some walk: a rule might
 * yet hold there. */
enum proof_result paths_result(const struct paths *p, enum path_property property, struct buf *why);

#endif
