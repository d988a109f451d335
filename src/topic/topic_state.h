/* SPDX-License-Identifier: MIT */
/* What a topic that is open consists of; private to open.c, topic.c, mentions.c, find.c and
 * access.c. */
#ifndef TOPIC_STATE_H
#define TOPIC_STATE_H

#include "base/fan.h"
#include "base/map.h"
#include "topic/topic.h"

enum state { UNSEEN, GOOD, BAD };
enum { BYTES_TAKEN = -1, BYTES_LENT = -2 };

/* What mentions each record (mentions.c); without an arena until it is asked for. */
struct mentions {
	struct arena *arena;
	uint32_t sources, sections, end; /* where each kind begins, behind the symptoms */
	struct fan by;
};

struct topic {
	char *bytes;
	size_t len;
	int fd; /* of the file; BYTES_TAKEN, BYTES_LENT: the bytes are all there */
	const struct image_part_entry *table;
	const uint32_t *sums;
	unsigned char shift[PART_COUNT]; /* see image_piece_shift() */
	unsigned char *state;            /* enum state of each part: GOOD once all pieces are */
	unsigned char *piece;            /* enum state of each piece, behind those of the parts */
	const char **phrases;            /* PHRASES, once one is asked for; NULL: it has no own */
	uint64_t *named;                 /* of each part, see bounds.h */
	struct mentions *mentions;
	struct map *slugs; /* sections of documents that have many (find.c) */
	struct error *damage;
	void (*end)(const char *damage); /* see topic_set_end() */
};

/* Name, size and origin of each part's records. */
struct topic_part {
	const char *name;
	uint32_t record;
	const char *table; /* that its records come from, "" if there is none */
};
extern const struct topic_part topic_parts[PART_COUNT];

/* The entity, if there is such a record: its part may be damaged where its id is not. */
struct entity topic_sound(const struct topic *t, const struct entity *e);
/* Has len bytes of the file at offset in their place; false if they are not to be had. */
bool topic_fetch(const struct topic *t, size_t len, uint64_t offset);

#endif
