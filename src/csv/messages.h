/* SPDX-License-Identifier: MIT */
/* What can be wrong with any table, declared once in messages.def. */
#ifndef CSV_MESSAGES_H
#define CSV_MESSAGES_H

#include "base/diag.h"

enum csv_message_number {
#define M(name, id, level, format, help) MSG_##name,
#include "csv/messages.def"
	CSV_MESSAGE_COUNT
};

/* The message to give to diags_add(); they follow each other in one array, errors first. */
const struct diag_message *csv_message(enum csv_message_number number);

#endif
