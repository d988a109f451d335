/* SPDX-License-Identifier: MIT */
/* Where topics lie that are named and not pointed at: NAME.ramus in the folders of $RAMUS_PATH, in
 * the user's own data, in the system's and where this program was installed, the first that is
 * there; last, the one inside the program. */
#ifndef CLI_INSTALLED_H
#define CLI_INSTALLED_H

#include "base/alloc.h"
#include "topic/topic.h"

/* The topic that stands for none: the one inside the program, where there is one. */
#define BUILTIN_TOPIC "knee"

/* Its bytes and how many, NULL and 0 in a program that has none inside. */
const void *builtin_topic(size_t *len);

/* Where a topic or a folder of tables is. */
struct place {
	char *path; /* NULL: inside the program */
	char *name; /* NULL where it was pointed at */
};

/* False where no topic is installed by that name; `to` is for place_free() in any case. */
bool installed_find(const char *name, struct place *to);
/* The folder of tables that is installed beside topics by that name, the caller's to free; NULL
 * where there is none. */
char *installed_tables(const char *name);
/* Opens the compiled topic there; NULL with the cause. */
struct topic *place_open(const struct place *place, struct error *err);
void place_free(struct place *place);

typedef VEC(struct place) place_list;

/* What the names of all installed topics lead to, by name. */
void installed_list(place_list *list);
void installed_free(place_list *list);

#endif
