/* An array of texts by number, and a hash table of the numbers: open addressing, a power of two, at
 * most half of it in use. The empty text has the number 0 and is never in the hash table, where 0
 * marks a free slot. Each text's hash is kept, so that a slot taken by another text is passed over
 * without a look at that text.
 */
#include "base/intern.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/hash.h"

struct intern {
	struct arena *arena;
	VEC(struct intern_text) texts;
	uint32_t *slots;
	size_t mask; /* slots less one */
};

struct intern *
intern_new(struct arena *arena)
{
	struct intern *in = xcalloc(1, sizeof *in);
	struct intern_text empty = {"", 0, 0};

	in->arena = arena;
	in->mask = 255;
	in->slots = xcalloc(in->mask + 1, sizeof *in->slots);
	vec_push(&in->texts, empty);
	return in;
}

void
intern_free(struct intern *in)
{
	if (in == NULL)
		return;
	vec_free(&in->texts);
	free(in->slots);
	free(in);
}

static void
grow(struct intern *in)
{
	free(in->slots);
	in->mask = 2 * in->mask + 1;
	in->slots = xcalloc(in->mask + 1, sizeof *in->slots);
	for (size_t i = 1; i < in->texts.len; i++) {
		size_t at = in->texts.items[i].hash & in->mask;

		while (in->slots[at] != 0)
			at = (at + 1) & in->mask;
		in->slots[at] = (uint32_t)i;
	}
}

/* Texts of one length often differ at their ends, for many are numbered. */
static bool
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

uint32_t
intern_add(struct intern *in, const char *s, size_t len)
{
	uint32_t hash = (uint32_t)hash_bytes(s, len), number;
	struct intern_text made = {NULL, (uint32_t)len, hash};
	size_t at = hash & in->mask;

	if (len == 0)
		return 0;
	for (; (number = in->slots[at]) != 0; at = (at + 1) & in->mask) {
		const struct intern_text *t = &in->texts.items[number];

		if (t->hash == hash && is_text(t, s, len))
			return number;
	}
	number = (uint32_t)in->texts.len;
	made.text = arena_strndup(in->arena, s, len);
	vec_push(&in->texts, made);
	in->slots[at] = number;
	if (2 * in->texts.len > in->mask)
		grow(in);
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
