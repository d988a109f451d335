/* SPDX-License-Identifier: MIT */
/* The table of the messages about tables, filled from messages.def, indexed by enum
 * csv_message_number. */
#include "csv/messages.h"

static const struct diag_message messages[] = {
#define M(name, id, level, format, help) {id, level, format, help},
#include "csv/messages.def"
};

const struct diag_message *
csv_message(enum csv_message_number number)
{
	return &messages[number];
}
