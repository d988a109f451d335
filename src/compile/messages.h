/* All messages of the compiler, declared once in messages.def. */
#ifndef COMPILE_MESSAGES_H
#define COMPILE_MESSAGES_H

#include <stddef.h>

#include "base/diag.h"

enum message_number {
#define M(name, id, level, format, help) MSG_##name,
#include "compile/messages.def"
	MESSAGE_COUNT
};

/* The message to give to diags_add(). */
const struct diag_message *message(enum message_number number);
/* All of them, errors first; *count gets MESSAGE_COUNT. For the manual. */
const struct diag_message *messages_all(size_t *count);

#endif
