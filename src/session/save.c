/* SPDX-License-Identifier: MIT */
/* The lines of a session file: a word, then what it is about. */
#include "session/save.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "session/lines.h"
#include "session/names.h"
#include "session/state.h"

static const struct lines_format format = {.word = "ramus-session",
    .version = "1",
    .what = "session",
    .note = "One walk: its answers, bookmarks and notes. No name, no date.",
    .bound = true};

static const char *const kept_words[KEPT_LISTS] = {
    [KEPT_MARKS] = "mark", [KEPT_NOTES] = "note", [KEPT_COMPARED] = "compare"};

/* The body: everything between the topic's line and the last. */
static void
write_body(const struct session *s, struct buf *out)
{
	const struct snapshot *n = state_current(s);

	if (n->start != topic_meta(s->t)->start) {
		buf_adds(out, "start");
		if (n->start != NONE)
			names_add_entity(s->t, (struct entity){ENTITY_STEP, n->start}, out);
		buf_addc(out, '\n');
	}
	for (uint32_t i = 0; i < n->len; i++) {
		buf_adds(out, "answer");
		lines_add_answer(out, s->t, n->items[i].question, n->items[i].answer);
		buf_addc(out, '\n');
	}
	if (n->going_on)
		buf_adds(out, "go-on\n");
	for (int which = 0; which < KEPT_LISTS; which++)
		for (uint32_t i = 0; i < n->kept[which].count; i++) {
			const struct kept_item *k = &n->kept[which].items[i];

			buf_adds(out, kept_words[which]);
			names_add_entity(s->t, k->entity, out);
			if (k->text != NULL)
				buf_printf(out, " %s", k->text);
			buf_addc(out, '\n');
		}
	if (s->place != NULL) {
		buf_adds(out, "place");
		lines_add_name(out, s->place);
		names_add_entity(s->t, s->place_entity, out);
		buf_addc(out, '\n');
	}
}

/* A file that is there and has another first line is somebody's. */
static bool
is_anothers(const char *path)
{
	struct buf there = {0};
	bool is = file_read(path, LINES_FILE_LIMIT, &there, NULL) == 0 && there.len > 0 &&
		  strncmp(buf_str(&there), format.word, strlen(format.word)) != 0;

	buf_free(&there);
	return is;
}

/* The file of this session that was named so or is there; the number of them where none is. */
static size_t
find_place(const struct session *s, const char *asked, const char *path)
{
	size_t i = 0, last = s->places.len;

	while (i < last && strcmp(s->places.items[i].asked, asked) != 0)
		i++;
	for (size_t k = 0; i == last && k < last; k++)
		if (strcmp(s->places.items[k].path, path) == 0)
			return k;
	return i;
}

/* What is in that file now is this session's, and it has these bytes. */
static void
keep_place(struct session *s, const char *asked, char *path, struct buf *bytes)
{
	struct saved_place one = {xstrdup(asked), path, *bytes};
	size_t i = find_place(s, asked, path);

	if (i < s->places.len) {
		struct saved_place *was = &s->places.items[i];

		state_free_place(was);
		memmove(was, was + 1, (s->places.len - i - 1) * sizeof *was);
		s->places.len--;
	}
	vec_push(&s->places, one);
	*bytes = (struct buf){0};
}

/* Where a path leads that may be a link, for the caller to free. */
static char *
follow(const char *path)
{
	char *real = realpath(path, NULL);

	return real != NULL ? real : xstrdup(path);
}

/* A session in which nothing but the place has changed is kept nowhere else: that would be a copy
 * of what somebody has gone on with. */
int
session_save(struct session *s, const char *path, struct error *err)
{
	char *to = follow(path);
	size_t i = find_place(s, path, to);
	bool again = i < s->places.len;
	struct buf none = {0}, *kept = again ? &s->places.items[i].kept : &none, out = {0};

	if (again) {
		free(to);
		to = xstrdup(s->places.items[i].path);
	}
	bool same = again && i == s->places.len - 1 && s->saved && !is_anothers(to);

	lines_begin(&out, &format, s->t);
	write_body(s, &out);
	lines_end(&out);
	int status = lines_fit(&out, path, err);
	if (!again && is_anothers(to))
		status = error_set(err, "%s: is there already, and is no session of Ramus", path);
	else if (status == 0 && same)
		status = file_replace(to, kept->data, kept->len, out.data, out.len, err);
	else if (status == 0)
		status = file_keep(&to, kept->data, kept->len, out.data, out.len, err);
	if (status == FILE_TAKEN && !same)
		error_set(err, "%s; the walk is kept in %s", err->text, to);
	if (file_is_written(status) || (status == FILE_TAKEN && !same)) {
		keep_place(s, path, to, &out);
		s->saved = status != FILE_UNSYNCED;
	} else {
		free(to);
	}
	buf_free(&out);
	return status == FILE_TAKEN && same ? 0 : status;
}

void
session_leave_file(struct session *s)
{
	state_forget_places(s);
}

const char *
session_saved_in(const struct session *s)
{
	return s->places.len > 0 ? s->places.items[s->places.len - 1].path : NULL;
}

/* What a session is read into before any of it counts. */
struct reading {
	struct session *s;
	struct lines *l;
	struct names names;
	struct snapshot n;
	uint32_t *places; /* for state_set_answer() */
	char *place;      /* or NULL */
	struct entity place_entity;
};

static bool
read_answer(struct reading *r)
{
	uint32_t question, answer;

	if (!lines_answer(r->l, r->s->t, &question, &answer))
		return false;
	state_set_answer(&r->n, r->places, question, answer);
	return true;
}

/* A step, or nothing: the interview. */
static bool
read_start(struct reading *r)
{
	struct entity e = {ENTITY_STEP, NONE};

	if (!lines_done(r->l) && (!names_read_entity(&r->names, r->l, &e) || e.kind != ENTITY_STEP))
		return false;
	r->n.start = e.index;
	return true;
}

static bool
read_kept(struct reading *r, enum kept which)
{
	struct kept_list *l = &r->n.kept[which];
	struct kept_item k = {.text = NULL};

	if (!names_read_entity(&r->names, r->l, &k.entity) ||
	    (which == KEPT_NOTES && *r->l->rest != ' ') ||
	    (which == KEPT_COMPARED &&
		(k.entity.kind != ENTITY_CAUSE || l->count == SESSION_COMPARED)))
		return false;
	if (which == KEPT_NOTES && *(k.text = state_note_text(r->s, r->l->rest + 1)) == '\0')
		return true;
	l->items = xreallocarray(l->items, l->count + 2u, sizeof *l->items);
	l->items[l->count++] = k;
	return true;
}

static bool
read_place(struct reading *r)
{
	struct entity e = {ENTITY_KINDS, 0};
	const char *name = lines_name(r->l);

	if (name == NULL)
		return false;
	char *place = xstrdup(name);
	bool ok = lines_done(r->l) || names_read_entity(&r->names, r->l, &e);
	if (!ok) {
		free(place);
		return false;
	}
	free(r->place);
	r->place = place;
	r->place_entity = e;
	return true;
}

static bool
read_line(struct reading *r)
{
	if (lines_word(r->l, "answer"))
		return read_answer(r);
	if (lines_word(r->l, "start"))
		return read_start(r);
	if (lines_word(r->l, "go-on"))
		return (r->n.going_on = lines_done(r->l));
	if (lines_word(r->l, "place"))
		return read_place(r);
	for (int which = 0; which < KEPT_LISTS; which++)
		if (lines_word(r->l, kept_words[which]))
			return read_kept(r, (enum kept)which);
	return false;
}

/* Reads the lines and makes them the session's state; false, and no change, if one is wrong.
 * Lenient: what the topic does not have is left out. */
static bool
read_body(struct session *s, struct lines *l, bool lenient)
{
	struct reading r = {.s = s, .l = l, .names.t = s->t, .n.start = topic_meta(s->t)->start};
	bool ok = true;

	r.n.items = xcalloc((size_t)topic_question_count(s->t) + 1, sizeof *r.n.items);
	r.places = xcalloc(topic_question_count(s->t), sizeof *r.places);
	while (ok && lines_next(l))
		ok = read_line(&r) || lenient;
	map_free(&r.names.map);
	free(r.places);
	if (ok)
		state_advance(s, r.n);
	else
		state_free_snapshot(&r.n);
	if (ok && r.place != NULL)
		session_set_place(s, r.place, r.place_entity);
	free(r.place);
	return ok;
}

int
session_read(struct session *s, const char *bytes, size_t len, const char *name, struct error *err)
{
	struct lines l;
	int status = lines_open(&l, &format, s->t, bytes, len, name, err);

	if (status == 0 && !read_body(s, &l, false))
		status = lines_refuse(&l, "does not fit this topic", err);
	lines_close(&l);
	if (status == 0)
		s->saved = true;
	return status;
}

int
session_load(struct session *s, const char *path, struct error *err)
{
	struct buf bytes = {0};
	int status = file_read(path, LINES_FILE_LIMIT, &bytes, err);

	if (status == 0)
		status = session_read(s, buf_str(&bytes), bytes.len, path, err);
	if (status == 0)
		keep_place(s, path, follow(path), &bytes);
	buf_free(&bytes);
	return status;
}

int
session_take_up(struct session *s, const char *path, struct error *err)
{
	if (file_check_writable(path, err) != 0)
		return -1;
	return access(path, F_OK) == 0 ? session_load(s, path, err) : 0;
}

struct session *
session_carry(struct session *old, const struct topic *t)
{
	struct session *s = session_new(t);
	struct buf b = {0};
	struct lines l;

	write_body(old, &b);
	lines_over(&l, &b);
	if (b.len > 0)
		read_body(s, &l, true);
	lines_close(&l);
	s->saved = old->saved;
	buf_free(&b);
	for (size_t i = 0; i < old->places.len; i++) {
		const struct saved_place *p = &old->places.items[i];

		buf_add(&b, p->kept.data, p->kept.len);
		keep_place(s, p->asked, xstrdup(p->path), &b);
	}
	return s;
}
