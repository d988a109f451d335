/* SPDX-License-Identifier: MIT */
/* Bookmarks, notes, what is compared, and the place: what a reader leaves behind in a book. */
#include "session/session.h"

#include <string.h>

#include "base/text.h"
#include "session/names.h"
#include "session/state.h"

#define NOTE_LIMIT 500 /* bytes of a note */

/* The place of an entity in a list, its count if it is not there. */
static uint32_t
place_in(const struct kept_list *l, struct entity e)
{
	uint32_t i = 0;

	while (i < l->count &&
	       (l->items[i].entity.kind != e.kind || l->items[i].entity.index != e.index))
		i++;
	return i;
}

uint32_t
session_kept_count(const struct session *s, enum kept which)
{
	return state_current(s)->kept[which].count;
}

struct entity
session_kept_at(const struct session *s, enum kept which, uint32_t i)
{
	const struct kept_list *l = &state_current(s)->kept[which];

	return i < l->count ? l->items[i].entity : (struct entity){ENTITY_KINDS, 0};
}

bool
session_keeps(const struct session *s, enum kept which, struct entity e)
{
	const struct kept_list *l = &state_current(s)->kept[which];

	return place_in(l, e) < l->count;
}

/* Puts an entity into a list or changes its text, or takes it out. */
static void
change(struct session *s, enum kept which, struct entity e, const char *text, bool keep)
{
	struct snapshot n = state_copy(s);
	struct kept_list *l = &n.kept[which];
	uint32_t i = place_in(l, e);

	if (keep) {
		l->count += i == l->count;
		l->items[i] = (struct kept_item){e, text};
	} else {
		memmove(l->items + i, l->items + i + 1, (l->count - i - 1) * sizeof *l->items);
		l->count--;
	}
	state_advance(s, n);
}

bool
session_mark(struct session *s, struct entity e)
{
	bool keep = !session_keeps(s, KEPT_MARKS, e);

	if (!names_has(s->t, e))
		return false;
	change(s, KEPT_MARKS, e, NULL, keep);
	return keep;
}

/* Filtered again once it is cut, since the filter minds what stands at an end. */
const char *
state_note_text(struct session *s, const char *text)
{
	struct buf b = {0}, cut = {0};

	text_filter_line(&b, text, strlen(text), NULL);
	const char *from = buf_str(&b) + strspn(buf_str(&b), " ");
	text_filter_line(&cut, from, text_fit_bytes(from, strlen(from), NOTE_LIMIT), NULL);
	while (cut.len > 0 && cut.data[cut.len - 1] == ' ')
		cut.len--;
	const char *kept = arena_strndup(s->arena, buf_str(&cut), cut.len);
	buf_free(&b);
	buf_free(&cut);
	return kept;
}

bool
session_note(struct session *s, struct entity e, const char *text)
{
	text = state_note_text(s, text);
	if (!names_has(s->t, e) || strcmp(text, session_note_of(s, e)) == 0)
		return false;
	change(s, KEPT_NOTES, e, text, text[0] != '\0');
	return true;
}

const char *
session_note_of(const struct session *s, struct entity e)
{
	const struct kept_list *l = &state_current(s)->kept[KEPT_NOTES];
	uint32_t i = place_in(l, e);

	return i < l->count ? l->items[i].text : "";
}

bool
session_compare(struct session *s, uint32_t cause)
{
	struct entity e = {ENTITY_CAUSE, cause};
	bool keep = !session_keeps(s, KEPT_COMPARED, e);

	if (!names_has(s->t, e) ||
	    (keep && session_kept_count(s, KEPT_COMPARED) == SESSION_COMPARED))
		return false;
	change(s, KEPT_COMPARED, e, NULL, keep);
	return true;
}

void
session_set_place(struct session *s, const char *place, struct entity e)
{
	char *copy = xstrdup(place);

	free(s->place);
	s->place = copy;
	s->place_entity = e;
}

const char *
session_place(const struct session *s, struct entity *e)
{
	*e = s->place != NULL ? s->place_entity : (struct entity){ENTITY_KINDS, 0};
	return s->place != NULL ? s->place : "";
}

bool
session_is_saved(const struct session *s)
{
	return s->saved;
}
