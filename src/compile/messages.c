/* SPDX-License-Identifier: MIT */
/* The table of messages: one array, filled from messages.def, indexed by enum message_number. */
#include "compile/messages.h"

static const struct diag_message messages[] = {
#define M(name, id, level, format, help) {id, level, format, help},
#include "compile/messages.def"
};

const struct diag_message *
message(enum message_number number)
{
	return &messages[number];
}
