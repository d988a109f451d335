/* What can be wrong with a file of cases beside the faults of any CSV file. */
#ifndef EVAL_MESSAGES_H
#define EVAL_MESSAGES_H

#include "base/diag.h"

/* name, id, level, text, help */
#define CASE_MESSAGES(X)                                                                           \
	X(COLUMN, "case-column", DIAG_ERROR, "a file of cases needs the column '%s'",              \
	    "The columns id, present and cause are required.")                                     \
	X(UNKNOWN, "case-unknown", DIAG_ERROR,                                                     \
	    "'%s' is no %s of this topic; the case is left out",                                   \
	    "`ramus list` shows the ids of a topic.")                                              \
	X(CHOICE, "case-choice", DIAG_ERROR,                                                       \
	    "two answers of '%s' are present; the case is left out%s",                             \
	    "The options of a choice exclude each other: a case has one of them at most.")         \
	X(TWICE, "case-twice", DIAG_WARNING, "the id '%s' came before; the case counts again",     \
	    "Each case should have an id of its own. A copy of a case would weigh twice. Looked "  \
	    "for among the first four million cases.")                                             \
	X(ROW_LONG, "case-row-long", DIAG_ERROR, "the row is longer than %s; reading ends here",   \
	    "Nothing of a case is that long: a quote may have been left open.")                    \
	X(MORE, "case-more", DIAG_NOTE, "%zu more of the kind: %s",                                \
	    "Of one kind of message at most 100 are shown.")

enum case_message {
#define X(name, id, level, text, help) CASE_MESSAGE_##name,
	CASE_MESSAGES(X)
#undef X
	    CASE_MESSAGE_COUNT
};

const struct diag_message *case_message(enum case_message number);
/* All of them, for the manual. */
const struct diag_message *case_messages(size_t *count);

#endif
