/* SPDX-License-Identifier: MIT */
/* What reading and writing files share; private to file*.c. */
#ifndef BASE_FILE_STATE_H
#define BASE_FILE_STATE_H

#include <sys/types.h>

#include "base/file.h"

/* open(), again where a signal came between, and never for a child of ours or as our terminal. */
int file_open(const char *path, int flags, mode_t mode);

#endif
