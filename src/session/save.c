/* The lines of a session file: a word, then names separated by single spaces. In a name a space, a
 * percent sign and whatever is no graphic ASCII stand as %XX. Records that have no id are named by
 * what tells them apart: a section by its document and slug, a term by itself. */
#include "session/save.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/text.h"
#include "session/lines.h"
#include "session/state.h"

#define FILE_LIMIT LINES_FILE_LIMIT

static const struct lines_format format = {.word = "ramus-session",
    .version = "1",
    .what = "session",
    .note = "One walk: its answers, bookmarks and notes. No name, no date."};

static void
entity_name(const struct topic *t, struct entity e, struct buf *out)
{
	if (e.kind == ENTITY_SECTION) {
		buf_printf(out, "%s#%s",
		    topic_text(t, topic_document(t, topic_section(t, e.index)->document)->name),
		    topic_text(t, topic_section(t, e.index)->slug));
	} else if (e.kind == ENTITY_TERM) {
		buf_adds(out, topic_text(t, topic_term(t, e.index)->term));
	} else {
		buf_adds(out, topic_entity_id(t, e));
	}
}

static void
add_entity(const struct topic *t, struct entity e, struct buf *out)
{
	struct buf name = {0};

	if (e.kind < ENTITY_KINDS) {
		buf_printf(out, " ");
		lines_add_name(out, topic_entity_kind_name(e.kind));
		buf_addc(out, ' ');
		entity_name(t, e, &name);
		lines_add_name(out, buf_str(&name));
	}
	buf_free(&name);
}

static uint32_t
kind_named(const char *name)
{
	uint32_t k = 0;

	while (k < ENTITY_KINDS && strcmp(topic_entity_kind_name(k), name) != 0)
		k++;
	return k;
}

/* Sections and terms have no ids: they are looked through. */
static struct entity
find_entity(const struct topic *t, uint32_t kind, const char *name)
{
	struct entity e = {kind, 0};
	struct buf b = {0};
	uint32_t count = kind == ENTITY_SECTION ? topic_section_count(t) : topic_term_count(t);

	if (kind != ENTITY_SECTION && kind != ENTITY_TERM) {
		e = topic_find(t, name);
		return e.kind == kind ? e : (struct entity){ENTITY_KINDS, 0};
	}
	for (; e.index < count; e.index++) {
		buf_clear(&b);
		entity_name(t, e, &b);
		if (strcmp(buf_str(&b), name) == 0)
			break;
	}
	buf_free(&b);
	return e.index < count ? e : (struct entity){ENTITY_KINDS, 0};
}

static bool
next_entity(const struct topic *t, const char **at, struct entity *e, struct buf *scratch)
{
	uint32_t kind;

	if (!lines_next_name(at, scratch))
		return false;
	kind = kind_named(buf_str(scratch));
	if (kind == ENTITY_KINDS || !lines_next_name(at, scratch))
		return false;
	*e = find_entity(t, kind, buf_str(scratch));
	return e->kind == kind;
}

/* The body: everything between the topic's line and the last. */
static void
write_body(const struct session *s, struct buf *out)
{
	const struct snapshot *n = state_current(s);
	uint32_t i;

	for (i = 0; i < n->len; i++) {
		const struct question *q = topic_question(s->t, n->items[i].question);
		uint32_t a = n->items[i].answer;

		buf_printf(out, "answer %s ", topic_text(s->t, q->id));
		buf_printf(out, "%s\n",
		    a == ANSWER_UNSURE ? "unsure"
		    : a == ANSWER_NONE ? "no"
				       : topic_entity_id(s->t,
					     (struct entity){ENTITY_SYMPTOM,
						 topic_item(s->t, q->symptoms, a - ANSWER_FIRST)}));
	}
	if (n->going_on)
		buf_adds(out, "go-on\n");
	for (i = 0; i < n->mark_count; i++) {
		buf_adds(out, "mark");
		add_entity(s->t, n->marks[i], out);
		buf_addc(out, '\n');
	}
	for (i = 0; i < n->note_count; i++) {
		buf_adds(out, "note");
		add_entity(s->t, n->notes[i].entity, out);
		buf_printf(out, " %s\n", n->notes[i].text);
	}
	for (i = 0; i < n->compared_count; i++) {
		buf_adds(out, "compare");
		add_entity(s->t, (struct entity){ENTITY_CAUSE, n->compared[i]}, out);
		buf_addc(out, '\n');
	}
	if (s->place != NULL) {
		buf_printf(out, "place %s", s->place);
		add_entity(s->t, s->place_entity, out);
		buf_addc(out, '\n');
	}
}

int
session_save(struct session *s, const char *path, struct error *err)
{
	struct buf out = {0};
	int status;

	lines_begin(&out, &format);
	lines_write_topic(&out, s->t, true);
	write_body(s, &out);
	lines_end(&out);
	status = file_write(path, out.data, out.len, err);
	if (status == 0)
		s->saved = true;
	buf_free(&out);
	return status;
}

/* What a session is read into before any of it counts. */
struct reading {
	struct session *s;
	struct snapshot n;
	struct buf scratch;
	bool lenient; /* what the topic does not have is left out */
};

static bool
read_answer(struct reading *r, const char *at)
{
	const struct topic *t = r->s->t;
	struct entity question, symptom;
	uint32_t answer = ANSWER_UNSURE, i;
	const struct question *q;

	if (!lines_next_name(&at, &r->scratch))
		return false;
	question = topic_find(t, buf_str(&r->scratch));
	if (question.kind != ENTITY_QUESTION || !lines_next_name(&at, &r->scratch))
		return false;
	q = topic_question(t, question.index);
	symptom = topic_find(t, buf_str(&r->scratch));
	if (strcmp(buf_str(&r->scratch), "no") == 0) {
		answer = ANSWER_NONE;
	} else if (strcmp(buf_str(&r->scratch), "unsure") != 0) {
		for (i = 0; i < q->options; i++)
			if (topic_item(t, q->symptoms, i) == symptom.index)
				answer = ANSWER_FIRST + i;
		if (symptom.kind != ENTITY_SYMPTOM || answer == ANSWER_UNSURE)
			return false;
	}
	if (r->n.len >= topic_question_count(t))
		return false;
	state_set_answer(&r->n, question.index, answer);
	return true;
}

static bool
read_mark(struct reading *r, const char *at)
{
	struct entity e;

	if (!next_entity(r->s->t, &at, &e, &r->scratch))
		return false;
	r->n.marks = xreallocarray(r->n.marks, r->n.mark_count + 2u, sizeof *r->n.marks);
	r->n.marks[r->n.mark_count++] = e;
	return true;
}

static bool
read_compare(struct reading *r, const char *at)
{
	struct entity e;

	if (!next_entity(r->s->t, &at, &e, &r->scratch) || e.kind != ENTITY_CAUSE ||
	    r->n.compared_count == SESSION_COMPARED)
		return false;
	r->n.compared[r->n.compared_count++] = e.index;
	return true;
}

static bool
read_note(struct reading *r, const char *at)
{
	struct entity e;
	struct buf text = {0};

	if (!next_entity(r->s->t, &at, &e, &r->scratch) || *at != ' ')
		return false;
	text_filter(&text, at + 1, strlen(at + 1), NULL);
	r->n.notes = xreallocarray(r->n.notes, r->n.note_count + 2u, sizeof *r->n.notes);
	r->n.notes[r->n.note_count++] =
	    (struct note){e, arena_strndup(r->s->arena, buf_str(&text), text.len)};
	buf_free(&text);
	return true;
}

static bool
read_place(struct reading *r, const char *at)
{
	struct entity e = {ENTITY_KINDS, 0};
	char *place;
	bool ok;

	if (!lines_next_name(&at, &r->scratch))
		return false;
	place = xstrdup(buf_str(&r->scratch));
	ok = *at == '\0' || next_entity(r->s->t, &at, &e, &r->scratch);
	if (ok)
		session_set_place(r->s, place, e);
	free(place);
	return ok;
}

static bool
read_line(struct reading *r, const char *line)
{
	static const struct {
		const char *word;
		bool (*read)(struct reading *r, const char *at);
	} words[] = {{"answer", read_answer}, {"mark", read_mark}, {"note", read_note},
	    {"compare", read_compare}, {"place", read_place}};

	if (strcmp(line, "go-on") == 0) {
		r->n.going_on = true;
		return true;
	}
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		const char *at = lines_after(line, words[i].word);

		if (at != NULL)
			return words[i].read(r, at) || r->lenient;
	}
	return false;
}

/* Reads the lines and makes them the session's state; false, and no change but the place, if one is
 * wrong. */
static bool
read_body(struct session *s, struct lines *l, bool lenient)
{
	struct reading r = {s, {0}, {0}, lenient};
	const char *line;
	bool ok = true;

	r.n.items = xcalloc((size_t)topic_question_count(s->t) + 1, sizeof *r.n.items);
	r.n.marks = xcalloc(1, sizeof *r.n.marks);
	r.n.notes = xcalloc(1, sizeof *r.n.notes);
	while (ok && (line = lines_next(l)) != NULL)
		ok = read_line(&r, line);
	buf_free(&r.scratch);
	if (ok) {
		state_advance(s, r.n);
		return true;
	}
	free(r.n.items);
	free(r.n.marks);
	free(r.n.notes);
	return false;
}

int
session_read(struct session *s, const char *bytes, size_t len, const char *name, struct error *err)
{
	struct lines l;
	int status = lines_open(&l, &format, bytes, len, name, err);

	if (status == 0)
		status = lines_check_topic(&l, s->t, true, name, err);
	if (status == 0 && !read_body(s, &l, false))
		status = error_set(err, "%s:%u: does not fit this topic", name, l.number);
	lines_close(&l);
	if (status == 0)
		s->saved = true;
	return status;
}

int
session_load(struct session *s, const char *path, struct error *err)
{
	struct buf b = {0};
	int status = file_read(path, FILE_LIMIT, &b, err);

	if (status == 0)
		status = session_read(s, buf_str(&b), b.len, path, err);
	buf_free(&b);
	return status;
}

struct session *
session_carry(struct session *old, const struct topic *t)
{
	struct session *s = session_new(t);
	struct buf b = {0};
	struct lines l;

	write_body(old, &b);
	if (b.len > 0) {
		lines_over(&l, &b);
		read_body(s, &l, true);
	}
	s->saved = old->saved;
	buf_free(&b);
	return s;
}

struct entity
session_map_entity(const struct topic *from, struct entity e, const struct topic *to)
{
	struct buf name = {0};

	if (e.kind >= ENTITY_KINDS)
		return e;
	entity_name(from, e, &name);
	e = find_entity(to, e.kind, buf_str(&name));
	buf_free(&name);
	return e;
}
