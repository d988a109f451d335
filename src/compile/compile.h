/* SPDX-License-Identifier: MIT */
/* From a folder of tables and documents to a model. */
#ifndef COMPILE_COMPILE_H
#define COMPILE_COMPILE_H

#include "base/diag.h"
#include "topic/build.h"

/* Reads every table and document of the folder and links them into b. All problems of all files go
 * to diags. Returns 0, or -1 if any of them is an error (b then holds nothing of use). */
int compile_folder(const char *folder, struct builder *b, struct diags *diags);

#endif
