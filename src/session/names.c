/* SPDX-License-Identifier: MIT */
/* A record is named by its kind and its id; one that has no id by what tells it apart: a section by
 * its document and slug, a term by itself. */
#include "session/names.h"

#include <string.h>

#include "base/buf.h"
#include "base/hash.h"
#include "session/save.h"

static void
entity_name(const struct topic *t, struct entity e, struct buf *out)
{
	if (e.kind == ENTITY_SECTION)
		buf_printf(out, "%s#%s",
		    topic_text(t, topic_document(t, topic_section(t, e.index)->document)->name),
		    topic_text(t, topic_section(t, e.index)->slug));
	else
		buf_adds(out, topic_entity_id(t, e));
}

void
names_add_entity(const struct topic *t, struct entity e, struct buf *out)
{
	struct buf name = {0};

	if (e.kind >= ENTITY_KINDS)
		return;
	entity_name(t, e, &name);
	lines_add_name(out, topic_entity_kind_name(e.kind));
	lines_add_name(out, buf_str(&name));
	buf_free(&name);
}

bool
names_has(const struct topic *t, struct entity e)
{
	return e.kind == ENTITY_SECTION ? e.index < topic_section_count(t)
					: topic_entity_id(t, e)[0] != '\0';
}

static struct entity
entity_at(const struct topic *t, uint32_t number)
{
	uint32_t sections = topic_section_count(t);

	return number < sections ? (struct entity){ENTITY_SECTION, number}
				 : (struct entity){ENTITY_TERM, number - sections};
}

static bool
is_wanted(const void *ctx, uint32_t number)
{
	const struct names *n = ctx;
	struct entity e = entity_at(n->t, number);
	struct buf b = {0};

	entity_name(n->t, e, &b);
	bool same = e.kind == n->wanted.kind && strcmp(buf_str(&b), n->name) == 0;
	buf_free(&b);
	return same;
}

static void
list_names(struct names *n)
{
	uint32_t count = topic_section_count(n->t) + topic_term_count(n->t);
	struct buf b = {0};

	for (uint32_t i = 0; i < count; i++) {
		buf_clear(&b);
		n->wanted = entity_at(n->t, i);
		entity_name(n->t, n->wanted, &b);
		n->name = buf_str(&b);
		map_put(&n->map, hash_bytes(n->name, b.len), i, is_wanted, n);
	}
	buf_free(&b);
}

static struct entity
find_entity(struct names *n, uint32_t kind, const char *name)
{
	struct entity e, none = {ENTITY_KINDS, 0};

	if (kind != ENTITY_SECTION && kind != ENTITY_TERM) {
		e = topic_find(n->t, name);
		return e.kind == kind ? e : none;
	}
	if (n->map.slots == NULL)
		list_names(n);
	n->wanted.kind = kind;
	n->name = name;
	uint32_t found = map_find(&n->map, hash_bytes(name, strlen(name)), is_wanted, n);
	return found != MAP_NONE ? entity_at(n->t, found) : none;
}

bool
names_read_entity(struct names *names, struct lines *l, struct entity *e)
{
	const char *word = lines_name(l);
	uint32_t kind = 0;

	if (word == NULL)
		return false;
	while (kind < ENTITY_KINDS && strcmp(topic_entity_kind_name(kind), word) != 0)
		kind++;
	if (kind == ENTITY_KINDS || (word = lines_name(l)) == NULL)
		return false;
	*e = find_entity(names, kind, word);
	return e->kind == kind;
}

struct entity
session_map_entity(const struct topic *from, struct entity e, const struct topic *to)
{
	struct names names = {.t = to};
	struct buf name = {0};

	if (e.kind >= ENTITY_KINDS)
		return e;
	entity_name(from, e, &name);
	e = find_entity(&names, e.kind, buf_str(&name));
	map_free(&names.map);
	buf_free(&name);
	return e;
}
