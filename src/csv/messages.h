/* What can be wrong with any table, declared once in messages.def. */
#ifndef CSV_MESSAGES_H
#define CSV_MESSAGES_H

#include <stddef.h>

#include "base/diag.h"

enum csv_message_number {
#define M(name, id, level, format, help) MSG_##name,
#include "csv/messages.def"
	CSV_MESSAGE_COUNT
};

/* The message to give to diags_add(). */
const struct diag_message *csv_message(enum csv_message_number number);
/* All of them, errors first; *count gets CSV_MESSAGE_COUNT. For the manual. */
const struct diag_message *csv_messages(size_t *count);

#endif
