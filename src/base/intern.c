/* SPDX-License-Identifier: MIT */
/* An array of texts by number, and a map of the numbers. The empty text has the number 0 and is not
 * in the map. */
#include "base/intern.h"

#include <string.h>

#include "base/alloc.h"
#include "base/hash.h"
#include "base/map.h"

struct intern {
	struct arena *arena;
	VEC(struct intern_text) texts;
	struct map map;
};

struct intern *
intern_new(struct arena *arena)
{
	struct intern *in = xcalloc(1, sizeof *in);
	struct intern_text empty = {"", 0};

	in->arena = arena;
	vec_push(&in->texts, empty);
	return in;
}

void
intern_free(struct intern *in)
{
	if (in == NULL)
		return;
	vec_free(&in->texts);
	map_free(&in->map);
	free(in);
}

/* Texts of one length often differ at their ends, for many are numbered. */
static inline bool
is_text(const struct intern_text *t, const char *s, size_t len)
{
	if (t->len != len || len == 0)
		return t->len == len;
	return t->text[len - 1] == s[len - 1] && memcmp(t->text, s, len) == 0;
}

bool
intern_is(const struct intern *in, uint32_t number, const char *s, size_t len)
{
	return is_text(&in->texts.items[number], s, len);
}

struct wanted {
	const struct intern *in;
	const char *s;
	size_t len;
};

static bool
is_wanted(const void *ctx, uint32_t number)
{
	const struct wanted *w = ctx;

	return is_text(&w->in->texts.items[number], w->s, w->len);
}

uint32_t
intern_add(struct intern *in, const char *s, size_t len)
{
	uint32_t next = (uint32_t)in->texts.len, number;
	struct wanted wanted = {in, s, len};

	if (len == 0)
		return 0;
	number = map_put(&in->map, hash_bytes(s, len), next, is_wanted, &wanted);
	if (number == next)
		vec_push(&in->texts,
		    ((struct intern_text){arena_strndup(in->arena, s, len), (uint32_t)len}));
	return number;
}

struct intern_text *
intern_take(struct intern *in, size_t *count)
{
	struct intern_text *texts =
	    xreallocarray(in->texts.items, in->texts.len, sizeof *in->texts.items);

	*count = in->texts.len;
	in->texts.items = NULL;
	in->texts.len = in->texts.cap = 0;
	return texts;
}
