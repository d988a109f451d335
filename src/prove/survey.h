/* SPDX-License-Identifier: MIT */
/* What stands in a topic's tables to no purpose: rows that nothing leads to, rules that say what
 * others say, causes that no question tells apart, sources that have grown old. None of it breaks a
 * proof. */
#ifndef PROVE_SURVEY_H
#define PROVE_SURVEY_H

#include "base/alloc.h"
#include "base/arena.h"
#include "topic/topic.h"

/* Every list, declared once: its id, what its rows are, and what that means for the author. */
#define SURVEYS(X)                                                                                 \
	X(RULES_NEVER, "rules-never", "triage rules that can never hold",                          \
	    "No answers make the condition hold. One that should raise the urgency fails the "     \
	    "proof "                                                                               \
	    "`reachable` too.")                                                                    \
	X(RULES_SAME, "rules-same", "triage rules with the condition of another",                  \
	    "Both hold for the same answers, and the other is as urgent or more so.")              \
	X(RULES_COVERED, "rules-covered", "triage rules that add nothing to the urgency",          \
	    "Whenever the rule holds another does that is as urgent or more so. It may still add " \
	    "its message and its suspects.")                                                       \
	X(OPEN, "not-decided", "rules, questions and advice too involved to be looked into",       \
	    "A search for answers was given up, so that they may belong on other lists, too.")     \
	X(SUSPECTS_UNSAID, "suspects-unsaid", "suspects that no finding of their rule speaks for", \
	    "No finding that the rule names is commoner with the cause than in general, or one "   \
	    "that it cannot do without excludes it: the wrong cause, or a row of evidence is "     \
	    "missing.")                                                                            \
	X(GATES_ALWAYS, "gates-always", "self-care rules that no answer makes fail",               \
	    "A gate that always holds decides nothing.")                                           \
	X(GATES_SHADOWED, "gates-shadowed", "self-care rules that never come to bear",             \
	    "Whenever the gate holds so does a rule that is more urgent, so that nobody is given " \
	    "self-care by it.")                                                                    \
	X(QUESTIONS_NEVER, "questions-never", "questions that can never be asked",                 \
	    "The ask-if holds for no answers, or only for such as make an emergency rule hold, "   \
	    "which ends the walk.")                                                                \
	X(QUESTIONS_UNSURE, "questions-unsure", "questions that only \"not sure\" can open",       \
	    "No certain answers make the ask-if hold, such as two options of one choice, or only " \
	    "such as make an emergency rule hold, which ends the walk.")                           \
	X(QUESTIONS_IDLE, "questions-idle", "questions that are not asked unless told",            \
	    "They tell no causes apart and bear on no rule, so that no walk asks them; what they " \
	    "ask can still be ticked.")                                                            \
	X(QUESTIONS_WAITING, "questions-waiting", "questions that wait for one that is not asked", \
	    "Their ask-if needs the answer to a question that no walk asks, or that waits in "     \
	    "vain itself. What a rule needs is always asked, so that no rule waits.")              \
	X(SYMPTOMS_NEVER, "symptoms-never", "symptoms that no walk asks for",                      \
	    "They follow from the lists of questions that can never be asked or that wait.")       \
	X(CAUSES_SILENT, "causes-silent", "causes that no finding speaks for",                     \
	    "No row of evidence makes a finding commoner in the cause than in general, and no "    \
	    "rule or end of a flow suspects it.")                                                  \
	X(CAUSES_UNSUSPECTED, "causes-unsuspected",                                                \
	    "emergency causes that no rule or end of that urgency suspects",                       \
	    "However likely such a cause is, the walk never says to call for help because of it.") \
	X(CASES_URGENCY, "cases-urgency", "cases that a rule finds more urgent than they say",     \
	    "With the case's findings, and \"no\" to all else, the rule holds.")                   \
	X(CASES_CAUSE, "cases-cause", "cases whose findings do not fit their cause",               \
	    "Nobody who has the cause has one of the findings, or none of them is commoner with "  \
	    "it than in general.")                                                                 \
	X(CAUSES_ALIKE, "causes-alike", "causes that no question tells apart, in groups",          \
	    "Their likelihoods are equal for every answer, so they are ranked as one line.")       \
	X(CAUSES_CARDLESS, "causes-cardless", "causes without a card for students",                \
	    "The column `card` names no section for them, as it does for others.")                 \
	X(ADVICE_NEVER, "advice-never", "advice that can never be shown",                          \
	    "It is for no urgency and no cause that can come out, or its `unless` always holds "   \
	    "then.")                                                                               \
	X(MEDICINES_UNASKED, "medicines-unasked",                                                  \
	    "medicines whose `unless` itself names what may not be asked",                         \
	    "Where the ask-if of its question fails, that counts as \"no\" and the medicine is "   \
	    "shown as fit: let a question without an ask-if ask for it.")                          \
	X(COMPLICATIONS, "complications-unused", "complications that no cause leads to",           \
	    "None of the causes that they name can be reached.")                                   \
	X(TERMS, "terms-unused", "glossary terms that no text uses",                               \
	    "Neither the term nor a synonym stands in any other text of the topic.")               \
	X(SECTIONS, "sections-unused", "document sections that no row refers to",                  \
	    "They can be read and searched, but no pane shows them.")                              \
	X(SOURCES, "sources-unused", "sources that no row refers to",                              \
	    "No row was taken from them.")                                                         \
	X(SOURCES_OLD, "sources-old", "sources that are over five years old",                      \
	    "What they say may have changed: look for a newer edition, or confirm it and date "    \
	    "the row anew. Only a date that begins with its year is understood.")                  \
	X(UNSOURCED, "rows-unsourced", "rules and advice without a source",                        \
	    "Every claim should say where it comes from.")

enum survey_kind {
#define X(name, id, title, help) SURVEY_##name,
	SURVEYS(X)
#undef X
	    SURVEY_COUNT
};

/* One thing that is reported: records of the topic, and what is to be said of them ("" if
 * nothing). */
struct survey_item {
	uint32_t first, count; /* into entities */
	const char *note;
};

struct survey_list {
	const char *id, *title, *help;
	VEC(struct survey_item) items;
};

struct survey {
	struct arena *arena; /* of the notes */
	struct survey_list list[SURVEY_COUNT];
	VEC(struct entity) entities;
};

/* Looks the whole topic through; the caller frees it. A source is old that is dated before `old`
 * (YYYY-MM-DD, which the survey does not keep): a survey knows no clock. */
struct survey *survey_new(const struct topic *t, const char *old);
void survey_free(struct survey *s); /* NULL is allowed */
/* What all lists come to together. */
size_t survey_total(const struct survey *s);
/* The static text of a list: for the manual. */
const struct survey_list *survey_kinds(size_t *count);

#endif
