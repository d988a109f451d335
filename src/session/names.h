/* SPDX-License-Identifier: MIT */
/* Records by their names in a session file; private to src/session. */
#ifndef SESSION_NAMES_H
#define SESSION_NAMES_H

#include "base/map.h"
#include "session/lines.h"

/* Sections and terms by their names, since they have no ids: {topic} until the first is looked for,
 * for a file may name thousands. Its map is the caller's to free. */
struct names {
	const struct topic *t;
	struct map map; /* of the sections, then the terms */
	struct entity wanted;
	const char *name;
};

/* Appends the kind and the name of a record; nothing for none. */
void names_add_entity(const struct topic *t, struct entity e, struct buf *out);
/* Reads the next two words of the line as a record; false if they are none. */
bool names_read_entity(struct names *names, struct lines *l, struct entity *e);

/* True of a record that the topic has: only such a one has a name. */
bool names_has(const struct topic *t, struct entity e);

#endif
