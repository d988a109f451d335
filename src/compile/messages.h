/* SPDX-License-Identifier: MIT */
/* All messages of the compiler, declared once in messages.def. */
#ifndef COMPILE_MESSAGES_H
#define COMPILE_MESSAGES_H

#include "base/diag.h"

enum message_number {
#define M(name, id, level, format, help) MSG_##name,
#include "compile/messages.def"
	MESSAGE_COUNT
};

/* The message to give to diags_add(); they follow each other in one array, errors first. */
const struct diag_message *message(enum message_number number);

#endif
