/* Bookmarks, notes, what is compared, and the place: what a reader leaves behind in a book. */
#include "session/session.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "session/state.h"

#define NOTE_LIMIT 500 /* bytes of a note */

static bool
same(struct entity a, struct entity b)
{
	return a.kind == b.kind && a.index == b.index;
}

/* The place of an entity among the marks or notes, their count if it is not there. */
static uint32_t
mark_place(const struct snapshot *n, struct entity e)
{
	uint32_t i = 0;

	while (i < n->mark_count && !same(n->marks[i], e))
		i++;
	return i;
}

static uint32_t
note_place(const struct snapshot *n, struct entity e)
{
	uint32_t i = 0;

	while (i < n->note_count && !same(n->notes[i].entity, e))
		i++;
	return i;
}

bool
session_mark(struct session *s, struct entity e)
{
	struct snapshot n = state_copy(s);
	uint32_t i = mark_place(&n, e);
	bool was = i < n.mark_count;

	if (was) {
		memmove(n.marks + i, n.marks + i + 1, (n.mark_count - i - 1) * sizeof *n.marks);
		n.mark_count--;
	} else {
		n.marks[n.mark_count++] = e;
	}
	state_advance(s, n);
	return !was;
}

bool
session_is_marked(const struct session *s, struct entity e)
{
	return mark_place(state_current(s), e) < state_current(s)->mark_count;
}

uint32_t
session_mark_count(const struct session *s)
{
	return state_current(s)->mark_count;
}

struct entity
session_mark_at(const struct session *s, uint32_t i)
{
	const struct snapshot *n = state_current(s);

	return i < n->mark_count ? n->marks[i] : (struct entity){ENTITY_KINDS, 0};
}

/* One line, filtered, not too long, without spaces around it; in the session's arena. */
static const char *
keep_text(struct session *s, const char *text)
{
	struct buf b = {0};
	size_t len, i;

	text_filter(&b, text, strlen(text), NULL);
	for (i = 0; i < b.len; i++)
		if (b.data[i] == '\n')
			b.data[i] = ' ';
	const char *from = buf_str(&b) + strspn(buf_str(&b), " ");
	len = strlen(from);
	if (len > NOTE_LIMIT)
		len = text_fit(from, NOTE_LIMIT, NOTE_LIMIT, NULL);
	while (len > 0 && from[len - 1] == ' ')
		len--;
	const char *kept = arena_strndup(s->arena, from, len);
	buf_free(&b);
	return kept;
}

bool
session_note(struct session *s, struct entity e, const char *text)
{
	text = keep_text(s, text);
	if (strcmp(text, session_note_of(s, e)) == 0)
		return false;
	struct snapshot n = state_copy(s);
	uint32_t i = note_place(&n, e);
	if (text[0] == '\0') {
		memmove(n.notes + i, n.notes + i + 1, (n.note_count - i - 1) * sizeof *n.notes);
		n.note_count--;
	} else {
		n.note_count += i == n.note_count;
		n.notes[i] = (struct note){e, text};
	}
	state_advance(s, n);
	return true;
}

const char *
session_note_of(const struct session *s, struct entity e)
{
	const struct snapshot *n = state_current(s);
	uint32_t i = note_place(n, e);

	return i < n->note_count ? n->notes[i].text : "";
}

uint32_t
session_note_count(const struct session *s)
{
	return state_current(s)->note_count;
}

struct entity
session_note_at(const struct session *s, uint32_t i)
{
	const struct snapshot *n = state_current(s);

	return i < n->note_count ? n->notes[i].entity : (struct entity){ENTITY_KINDS, 0};
}

static uint32_t
compared_place(const struct snapshot *n, uint32_t cause)
{
	uint32_t i = 0;

	while (i < n->compared_count && n->compared[i] != cause)
		i++;
	return i;
}

bool
session_compare(struct session *s, uint32_t cause)
{
	uint32_t i = compared_place(state_current(s), cause);

	if (i == SESSION_COMPARED)
		return false;
	struct snapshot n = state_copy(s);
	if (i < n.compared_count) {
		for (n.compared_count--; i < n.compared_count; i++)
			n.compared[i] = n.compared[i + 1];
	} else {
		n.compared[n.compared_count++] = cause;
	}
	state_advance(s, n);
	return true;
}

bool
session_is_compared(const struct session *s, uint32_t cause)
{
	return compared_place(state_current(s), cause) < state_current(s)->compared_count;
}

uint32_t
session_compared_count(const struct session *s)
{
	return state_current(s)->compared_count;
}

uint32_t
session_compared_at(const struct session *s, uint32_t i)
{
	const struct snapshot *n = state_current(s);

	return i < n->compared_count ? n->compared[i] : NONE;
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
