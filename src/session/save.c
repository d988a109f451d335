/* The lines of a session file: a word, then names separated by single spaces. In a name a space, a
 * percent sign and whatever is no graphic ASCII stand as %XX. Records that have no id are named by
 * what tells them apart: a section by its document and slug, a term by itself. */
#include "session/save.h"

#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "base/file.h"
#include "base/text.h"
#include "session/state.h"

#define MAGIC "ramus-session "
#define VERSION_NOW "1"
#define FILE_LIMIT (1u << 20)

/* The image's header holds a checksum of the checksums of all parts. */
static uint32_t
topic_sum(const struct topic *t)
{
	size_t len;
	const struct image_header *h = topic_bytes(t, &len);

	return len >= sizeof *h ? h->header_crc : 0;
}

static void
add_name(struct buf *out, const char *name)
{
	for (; *name != '\0'; name++) {
		unsigned char c = (unsigned char)*name;

		if (c > ' ' && c < 0x7f && c != '%')
			buf_addc(out, (char)c);
		else
			buf_printf(out, "%%%02x", c);
	}
}

static int
hex_digit(char c)
{
	return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* The next name of a line, decoded; false if there is none or it is malformed. */
static bool
next_name(const char **at, struct buf *out)
{
	buf_clear(out);
	if (**at != ' ')
		return false;
	for ((*at)++; **at != '\0' && **at != ' '; (*at)++) {
		int high, low;

		if (**at != '%') {
			buf_addc(out, **at);
			continue;
		}
		high = hex_digit((*at)[1]);
		low = high < 0 ? -1 : hex_digit((*at)[2]);
		if (low < 0 || (high | low) == 0)
			return false;
		buf_addc(out, (char)(high << 4 | low));
		*at += 2;
	}
	return out->len > 0;
}

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
		add_name(out, topic_entity_kind_name(e.kind));
		buf_addc(out, ' ');
		entity_name(t, e, &name);
		add_name(out, buf_str(&name));
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

	if (!next_name(at, scratch))
		return false;
	kind = kind_named(buf_str(scratch));
	if (kind == ENTITY_KINDS || !next_name(at, scratch))
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

	buf_adds(&out, MAGIC VERSION_NOW "\n");
	buf_printf(&out, "topic %s %08x\n", topic_text(s->t, topic_meta(s->t)->id),
	    (unsigned)topic_sum(s->t));
	write_body(s, &out);
	buf_printf(
	    &out, "end %08lx\n", crc32(0, (const unsigned char *)out.data, (unsigned)out.len));
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

	if (!next_name(&at, &r->scratch))
		return false;
	question = topic_find(t, buf_str(&r->scratch));
	if (question.kind != ENTITY_QUESTION || !next_name(&at, &r->scratch))
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

	if (!next_name(&at, &r->scratch))
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
	    {"place", read_place}};
	size_t len = strcspn(line, " "), i;

	if (strcmp(line, "go-on") == 0) {
		r->n.going_on = true;
		return true;
	}
	for (i = 0; i < sizeof words / sizeof *words; i++)
		if (strlen(words[i].word) == len && memcmp(words[i].word, line, len) == 0)
			return words[i].read(r, line + len) || r->lenient;
	return false;
}

/* Reads the lines of text[0..len) and makes them the session's state; -1 and *bad, the line that is
 * wrong, if one is. Cuts the text into lines. */
static int
read_body(struct session *s, char *text, size_t len, bool lenient, unsigned *bad)
{
	struct reading r = {s, {0}, {0}, lenient};
	char *at = text, *end = text + len, *next;
	bool ok = true;

	r.n.items = xcalloc((size_t)topic_question_count(s->t) + 1, sizeof *r.n.items);
	r.n.marks = xcalloc(1, sizeof *r.n.marks);
	r.n.notes = xcalloc(1, sizeof *r.n.notes);
	for (*bad = 1; ok && at < end; at = next, (*bad)++) {
		next = memchr(at, '\n', (size_t)(end - at));
		next = next != NULL ? next + 1 : end;
		next[-1] = '\0';
		ok = read_line(&r, at);
	}
	buf_free(&r.scratch);
	if (ok) {
		state_advance(s, r.n);
		return 0;
	}
	free(r.n.items);
	free(r.n.marks);
	free(r.n.notes);
	return -1;
}

/* Checks the last line's checksum and cuts it off; -1 if it does not fit. */
static int
check_end(const char *text, size_t *len)
{
	static const char word[] = "end ";
	size_t last = *len;
	unsigned long sum;
	char *stop;

	if (*len < sizeof word + 8 || text[*len - 1] != '\n')
		return -1;
	for (last = *len - 1; last > 0 && text[last - 1] != '\n'; last--)
		;
	if (strncmp(text + last, word, sizeof word - 1) != 0)
		return -1;
	sum = strtoul(text + last + sizeof word - 1, &stop, 16);
	if (stop != text + *len - 1 || sum != crc32(0, (const unsigned char *)text, (unsigned)last))
		return -1;
	*len = last;
	return 0;
}

/* The two first lines; returns where the body begins, NULL with the cause. */
static char *
check_head(const struct session *s, char *text, const char *name, struct error *err)
{
	const char *version = text + sizeof MAGIC - 1, *at;
	struct buf id = {0};
	char *line = strchr(text, '\n'), *body = NULL;

	if (strncmp(version, VERSION_NOW "\n", sizeof VERSION_NOW) != 0) {
		error_set(err, "%s: was written by another version of Ramus", name);
		return NULL;
	}
	at = line + 1 + strlen("topic");
	if (strncmp(line + 1, "topic ", 6) != 0 || !next_name(&at, &id))
		error_set(err, "%s: damaged: it names no topic", name);
	else if (strcmp(buf_str(&id), topic_text(s->t, topic_meta(s->t)->id)) != 0)
		error_set(err, "%s: belongs to the topic \"%s\"", name, buf_str(&id));
	else if (*at != ' ' || strtoul(at + 1, &body, 16) != topic_sum(s->t) || *body != '\n')
		error_set(err,
		    "%s: was saved with another compilation of this topic; its answers may no "
		    "longer mean the same",
		    name);
	else
		body++;
	if (body != NULL && body[-1] != '\n')
		body = NULL;
	buf_free(&id);
	return body;
}

int
session_read(struct session *s, const char *bytes, size_t len, const char *name, struct error *err)
{
	char *text = xstrndup(bytes, len), *body;
	unsigned bad;
	int status = -1;

	if (strncmp(text, MAGIC, sizeof MAGIC - 1) != 0)
		error_set(err, "%s: is not a session of Ramus", name);
	else if (strlen(text) != len || check_end(text, &len) != 0)
		error_set(err, "%s: is damaged: its checksum does not fit", name);
	else if ((body = check_head(s, text, name, err)) != NULL) {
		status = read_body(s, body, len - (size_t)(body - text), false, &bad);
		if (status != 0)
			error_set(err, "%s:%u: does not fit this topic", name, bad + 1);
	}
	free(text);
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
	unsigned bad;

	write_body(old, &b);
	if (b.len > 0)
		read_body(s, b.data, b.len, true, &bad);
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
