/* SPDX-License-Identifier: MIT */
/* What `ramus list` and `ramus find` print of an entry. */
#ifndef CLI_LIST_WRITE_H
#define CLI_LIST_WRITE_H

#include "base/json.h"
#include "topic/topic.h"

/* Its kind, its id and its name: a member of the open array, or without one a line. */
void list_write(const struct topic *t, struct entity e, struct json *j, struct buf *out);

#endif
