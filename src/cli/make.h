/* SPDX-License-Identifier: MIT */
/* From a folder to a topic with its tree, proved. */
#ifndef CLI_MAKE_H
#define CLI_MAKE_H

#include "base/crew.h"
#include "base/diag.h"
#include "tree/grow.h"
#include "prove/prove.h"

struct made {
	struct topic *topic;   /* NULL if the tables have errors */
	struct proofs *proofs; /* NULL likewise */
};

/* Compiles the folder, grows the tree with that budget and proves it, worked at as `work` says
 * (NULL: on one thread). Diagnostics go to diags. Returns 0 if there is a topic and every proof
 * holds, -1 otherwise; the caller frees both in either case. */
int make_topic(const struct work *work, const char *folder, uint32_t budget, struct diags *diags,
    struct made *out);
void made_free(struct made *m);

#endif
