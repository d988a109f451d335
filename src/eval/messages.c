/* The table of the messages about files of cases. */
#include "eval/messages.h"

static const struct diag_message messages[CASE_MESSAGE_COUNT] = {
#define X(name, id, level, text, help) {id, level, text, help},
    CASE_MESSAGES(X)
#undef X
};

const struct diag_message *
case_message(enum case_message number)
{
	return &messages[number];
}

const struct diag_message *
case_messages(size_t *count)
{
	*count = CASE_MESSAGE_COUNT;
	return messages;
}
