/* SPDX-License-Identifier: MIT */
/* What the compiler proves of a topic and its tree (HACKING, "What is proved").
 *
 * Proofs about rules range over every assignment of answers (prove/solve.h), so they hold for any
 * order of questions and past the node budget; proofs about walks are made on every stored path.
 */
#ifndef PROVE_PROVE_H
#define PROVE_PROVE_H

#include "base/crew.h"
#include "topic/topic.h"

enum proof_result { PROOF_HOLDS, PROOF_FAILS, PROOF_NOT_APPLICABLE, PROOF_OPEN };

/* One property, declared once: its id, what it states, how far it goes, what is said where it does
 * not apply, the function that proves it (prove/proving.h), and what stored walks have to keep to
 * for it (prove/paths.h; PATHS_COUNT: nothing). */
#define PROOFS(X)                                                                                  \
	X(RED_FLAGS, "red-flags-first",                                                            \
	    "every emergency question comes before any other, each sign named there alone is an "  \
	    "emergency, and the walk ends there",                                                  \
	    "Proved of the rules over every assignment of answers, and of every stored "           \
	    "walk.",                                                                               \
	    "the topic has no emergency question", prove_red_flags, PATHS_RED_FLAGS)               \
	X(SELF_CARE, "self-care-gated",                                                            \
	    "self-care is reached only through a gate and after \"no\" to every "                  \
	    "emergency question",                                                                  \
	    "Proved of every stored walk; every rule above the gate is known to fail "             \
	    "there.",                                                                              \
	    "the topic has no self-care gate", prove_self_care, PATHS_SELF_CARE)                   \
	X(MONOTONE, "monotone",                                                                    \
	    "one more \"yes\" that makes no other question void never lowers the urgency "         \
	    "that the rules give",                                                                 \
	    "Proved of the rules over every assignment of answers. A question is void "            \
	    "where its ask-if no longer holds. Gates are left out: they are what a "               \
	    "person must affirm to stay at home.",                                                 \
	    "the topic has no triage rule", prove_monotone, PATHS_COUNT)                           \
	X(ADVICE, "advice-unless",                                                                 \
	    "no advice is shown plainly unless its `unless` is known to fail, and none "           \
	    "where it holds",                                                                      \
	    "Proved of every stored walk; past them, of every answer to each question "            \
	    "that an `unless` depends on, whether it is asked or not, and of every truth "         \
	    "that an `unless` can have.",                                                          \
	    "no advice has an `unless`", prove_advice, PATHS_ADVICE)                               \
	X(ENDS, "ends",                                                                            \
	    "every walk ends within the limit: no dead end, no circle, nothing asked "             \
	    "twice or out of turn; every outcome has an urgency, advice and a source",             \
	    "Proved of every stored walk; a walk past them asks what is open, and an "             \
	    "answer closes it. Advice and sources are proved of every outcome that any "           \
	    "answers and any likely causes can give, urgency by urgency, where the topic "         \
	    "has triage rules, advice and sources.",                                               \
	    "", prove_ends, PATHS_ASKED)                                                           \
	X(COMPLETE, "complete",                                                                    \
	    "no walk but one that an emergency rule ended, or that the topic does not fit, ends "  \
	    "while an open question could still make a rule hold",                                 \
	    "Proved of every stored walk; past them the same code decides. A screen that "         \
	    "would contradict an answer given before is left out. A topic does not fit where "     \
	    "all about the complaint and all else that was asked is \"no\". Where the limit of "   \
	    "questions cuts a walk it is counted instead. Neither excuses an emergency.",          \
	    "the topic has no triage rule", prove_complete, PATHS_COMPLETE)                        \
	X(NOT_SURE, "not-sure",                                                                    \
	    "\"not sure\" in the place of a \"no\" never lowers the urgency that the rules "       \
	    "give",                                                                                \
	    "Proved of the rules over every assignment of answers. Gates are left out: "           \
	    "they need the \"no\". Of several symptoms it is proved of all at once: to leave "     \
	    "one unsaid in the place of a \"no\" opens and hides no question, so that the same "   \
	    "rules hold.",                                                                         \
	    "the topic has no triage rule", prove_not_sure, PATHS_COUNT)                           \
	X(FLOW, "flow",                                                                            \
	    "a walk that begins with a flow keeps to it and ends at its urgency or a higher one; " \
	    "every row is taken; \"not sure\" in the place of a \"no\" ends at no lower urgency",  \
	    "The first is proved of every stored walk; the rest of every step to begin with, "     \
	    "over all answers to what the flow asks, as it asks it; what its conditions name and " \
	    "it does not ask is answered before, or not. The limit of questions cuts no flow.",    \
	    "the topic has no flow", prove_flow, PATHS_FLOW)                                       \
	X(REACHABLE, "reachable",                                                                  \
	    "every rule that raises the urgency can hold, and every red flag can be asked",        \
	    "Proved over every assignment of answers. Whatever else cannot be reached is "         \
	    "reported, and fails nothing.",                                                        \
	    "the topic has no triage rule", prove_reachable, PATHS_COUNT)

#define X(name, id, statement, scope, otherwise, prove, walks) PROOF_##name,
enum proof_kind { PROOFS(X) PROOF_COUNT };
#undef X

struct proof {
	const char *id, *statement;
	enum proof_result result;
	char *detail; /* a counter-example in words, why it does not apply, or "" */
};

struct proofs {
	struct proof list[PROOF_COUNT];
};

/* Proves all, worked at as `work` says (NULL: on one thread); the caller frees it. */
struct proofs *prove_topic(const struct topic *t, const struct work *work);
void proofs_free(struct proofs *p);
/* True if none of them fails or was left open. */
int proofs_hold(const struct proofs *p);
const char *proof_result_name(enum proof_result r);

#endif
