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

/* What such a message ends with where a cell's commas or blanks were meant to part a list. */
#define CSV_LIST_HINT "; what separates the items of a list is ';'"

/* The message to give to diags_add(); they follow each other in one array, errors first. */
const struct diag_message *csv_message(enum csv_message_number number);

#endif
