/* What the compiler proves of a topic and its tree (DESIGN 4).
 *
 * Proofs about rules range over every assignment of answers (tree/solve.h), so they hold for any order
 * of questions and past the node budget; proofs about walks are made on every stored path.
 */
#ifndef TREE_PROVE_H
#define TREE_PROVE_H

#include "topic/topic.h"

enum proof_result { PROOF_HOLDS, PROOF_FAILS, PROOF_NOT_APPLICABLE, PROOF_OPEN };

/* One property, declared once: its id, what it states, what is said where it does not apply, and
 * the function of prove.c that proves it. */
#define PROOFS(X)                                                                                  \
	X(RED_FLAGS, "red-flags-first",                                                            \
	    "every emergency question comes before any other, each \"yes\" alone is an emergency, " \
	    "and the walk ends there",                                                             \
	    "the topic has no emergency question", prove_red_flags)                                                 \
	X(SELF_CARE, "self-care-gated",                                                            \
	    "self-care is reached only through a gate and after \"no\" to every emergency question", \
	    "the topic has no self-care gate", prove_self_care)                                                     \
	X(MONOTONE, "monotone",                                                                    \
	    "one more \"yes\" that makes no other question void never lowers the urgency that the rules give",                       \
	    "the topic has no triage rule", prove_monotone)

enum proof_kind {
#define X(name, id, statement, otherwise, prove) PROOF_##name,
	PROOFS(X)
#undef X
	    PROOF_COUNT
};

struct proof {
	const char *id, *statement;
	enum proof_result result;
	char *detail; /* a counter-example in words, why it does not apply, or "" */
};

struct proofs {
	struct proof list[PROOF_COUNT];
};

/* Proves all; the caller frees it. */
struct proofs *prove_topic(const struct topic *t);
void proofs_free(struct proofs *p);
/* True if none of them fails or was left open. */
int proofs_hold(const struct proofs *p);
const char *proof_result_name(enum proof_result r);

#endif
