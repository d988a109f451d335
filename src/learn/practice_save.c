/* SPDX-License-Identifier: MIT */
/* A practice as lines of a file. Reading one is practising it again: each line is an event that
 * must be possible where it stands, so a log that could not have happened is refused like damage.
 */
#include <string.h>

#include "base/file.h"
#include "learn/practice_state.h"
#include "reason/sample.h"
#include "session/lines.h"

static const struct lines_format format = {.word = "ramus-practice",
    .version = "1",
    .what = "practice",
    .note = "One person's practice on a case: what was asked, ranked, committed and chosen, in "
	    "order. No name, no date.",
    .bound = true};

static const char *const openings[] = {
    [PRACTICE_VIGNETTE] = "vignette", [PRACTICE_BRIEF] = "brief"};

/* The line of each event: its word, and what follows. Places count from 1. */
static const struct {
	const char *word;
	enum {
		FIELD_NONE,
		FIELD_ANSWER,
		FIELD_RANK,
		FIELD_CAUSE,
		FIELD_URGENCY,
		FIELD_ADVICE
	} fields;
} lines[PRACTICE_EVENTS] = {
    [PRACTICE_ASK] = {"ask", FIELD_ANSWER},
    [PRACTICE_RANK] = {"rank", FIELD_RANK},
    [PRACTICE_UNRANK] = {"unrank", FIELD_CAUSE},
    [PRACTICE_COVER] = {"covered", FIELD_NONE},
    [PRACTICE_COMMIT] = {"commit", FIELD_URGENCY},
    [PRACTICE_NEXT] = {"next", FIELD_ADVICE},
    [PRACTICE_NET] = {"net", FIELD_ADVICE},
};

/* The lists of a drawn case; a line is there only where its list is not empty. */
enum { LISTS = 3 };
static const char *const list_words[LISTS] = {"  present", "  absent", "  unsure"};

static void
write_case(const struct practice *p, struct buf *out)
{
	const struct practice_case *c = &p->c;
	const struct practice_list lists[LISTS] = {c->present, c->absent, c->unsure};

	buf_adds(out, "case");
	lines_add_name(out, c->id);
	buf_printf(out, " %s\n", openings[p->opening]);
	if (!c->drawn)
		return;
	buf_adds(out, "  drawn");
	lines_add_id(out, p->t, ENTITY_CAUSE, c->cause);
	buf_printf(out, " %s\n", topic_urgency_name(c->urgency));
	for (int k = 0; k < LISTS; k++) {
		if (lists[k].count == 0)
			continue;
		buf_adds(out, list_words[k]);
		for (uint32_t i = 0; i < lists[k].count; i++)
			lines_add_id(out, p->t, ENTITY_SYMPTOM, lists[k].items[i]);
		buf_addc(out, '\n');
	}
}

static void
write_body(const struct practice *p, struct buf *out)
{
	write_case(p, out);
	for (size_t i = 0; i < p->log.len; i++) {
		const struct practice_event *e = &p->log.items[i];

		buf_adds(out, lines[e->kind].word);
		switch (lines[e->kind].fields) {
		case FIELD_NONE:
			break;
		case FIELD_ANSWER:
			lines_add_answer(out, p->t, e->question, e->answer);
			break;
		case FIELD_RANK:
			buf_printf(out, " %u", (unsigned)e->place + 1);
			/* fall through */
		case FIELD_CAUSE:
			lines_add_id(out, p->t, ENTITY_CAUSE, e->cause);
			break;
		case FIELD_URGENCY:
			lines_add_name(out, topic_urgency_name(e->urgency));
			break;
		case FIELD_ADVICE:
			if (e->advice != NONE)
				lines_add_id(out, p->t, ENTITY_ADVICE, e->advice);
			break;
		}
		buf_addc(out, '\n');
	}
}

void
practice_write(const struct practice *p, struct buf *out)
{
	lines_begin(out, &format, p->t);
	write_body(p, out);
	lines_end(out);
}

/* Writes it there and nowhere else, or by file_keep(). */
static int
store(struct practice *p, char **path, bool beside, struct error *err)
{
	const char *fault = file_name_fault(*path);
	struct buf out = {0};

	if (fault != NULL)
		return error_set(err, "%s: %s", *path, fault);
	practice_write(p, &out);
	int status = lines_fit(&out, *path, err);
	if (status == 0 && beside)
		status = file_keep(path, p->kept.data, p->kept.len, out.data, out.len, err);
	else if (status == 0)
		status = file_replace(*path, p->kept.data, p->kept.len, out.data, out.len, err);
	if (file_is_written(status) || (beside && status == FILE_TAKEN)) {
		buf_free(&p->kept);
		p->kept = out;
		p->saved = status != FILE_UNSYNCED;
	} else {
		buf_free(&out);
	}
	return status;
}

int
practice_save(struct practice *p, const char *path, struct error *err)
{
	char *copy = xstrdup(path);
	int status = store(p, &copy, false, err);

	free(copy);
	return status;
}

int
practice_keep(struct practice *p, char **path, struct error *err)
{
	int status = store(p, path, true, err);

	if (status == FILE_TAKEN)
		error_set(err, "%s; the practice goes on in %s", err->text, *path);
	return status;
}

/* A case as it is read, with what it points to. */
struct reading {
	struct practice_case c;
	enum practice_opening opening;
	struct buf id;
	VEC(uint32_t) lists[LISTS];
};

/* Reads the rest of a drawn case from its line on; then the line after it is the current one. */
static bool
read_drawn(struct lines *l, const struct topic *t, struct reading *r)
{
	struct practice_list *const into[LISTS] = {&r->c.present, &r->c.absent, &r->c.unsure};

	r->c.cause = lines_id(l, t, ENTITY_CAUSE);
	r->c.urgency = lines_urgency(l);
	if (r->c.cause == NONE || r->c.urgency == NONE || !lines_done(l))
		return false;
	while (lines_next(l)) {
		int k = 0;

		while (k < LISTS && !lines_word(l, list_words[k]))
			k++;
		if (k == LISTS)
			break;
		while (!lines_done(l)) {
			uint32_t s = lines_id(l, t, ENTITY_SYMPTOM);

			if (s == NONE)
				return false;
			vec_push(&r->lists[k], s);
		}
	}
	r->c.drawn = true;
	r->c.id = buf_str(&r->id);
	for (int k = 0; k < LISTS; k++)
		*into[k] = (struct practice_list){r->lists[k].items, (uint32_t)r->lists[k].len};
	return true;
}

/* The same for any case. */
static bool
read_case(struct lines *l, const struct topic *t, struct reading *r)
{
	const char *word = lines_next(l) && lines_word(l, "case") ? lines_name(l) : NULL;
	uint64_t seed, number;

	if (word == NULL)
		return false;
	buf_adds(&r->id, word);
	word = lines_name(l);
	if (word == NULL || !lines_done(l))
		return false;
	r->opening =
	    strcmp(word, openings[PRACTICE_BRIEF]) == 0 ? PRACTICE_BRIEF : PRACTICE_VIGNETTE;
	if (strcmp(word, openings[r->opening]) != 0)
		return false;
	if (lines_next(l) && lines_word(l, "  drawn"))
		return sample_read_id(buf_str(&r->id), &seed, &number) && read_drawn(l, t, r);
	uint32_t row = practice_case_find(t, buf_str(&r->id));
	r->c = practice_case_row(t, row);
	return row != NONE;
}

static bool
read_event(struct lines *l, const struct topic *t, struct practice_event *e)
{
	uint64_t place;

	while (e->kind < PRACTICE_EVENTS && !lines_word(l, lines[e->kind].word))
		e->kind++;
	if (e->kind == PRACTICE_EVENTS)
		return false;
	switch (lines[e->kind].fields) {
	case FIELD_NONE:
		break;
	case FIELD_ANSWER:
		if (!lines_answer(l, t, &e->question, &e->answer))
			return false;
		break;
	case FIELD_RANK:
		if (!lines_number(l, PRACTICE_RANKED_MAX, &place) || place < 1)
			return false;
		e->place = (uint32_t)place - 1;
		/* fall through */
	case FIELD_CAUSE:
		e->cause = lines_id(l, t, ENTITY_CAUSE);
		if (e->cause == NONE)
			return false;
		break;
	case FIELD_URGENCY:
		e->urgency = lines_urgency(l);
		if (e->urgency == NONE)
			return false;
		break;
	case FIELD_ADVICE:
		e->advice = NONE;
		if (lines_done(l))
			break;
		e->advice = lines_id(l, t, ENTITY_ADVICE);
		if (e->advice == NONE)
			return false;
		break;
	}
	return lines_done(l);
}

/* The practice that the lines tell of. Where one does not fit: NULL with the cause or, if lenient,
 * what stands before it. */
static struct practice *
read_body(const struct topic *t, struct lines *l, bool lenient, struct error *err)
{
	struct reading r = {.id = {0}};
	struct practice *p = NULL;
	bool ok = read_case(l, t, &r);

	if (!ok)
		lines_refuse(l, "this topic has no such case", err);
	else
		p = practice_new(t, &r.c, r.opening, err);
	while (ok && p != NULL && l->rest != NULL) {
		struct practice_event e = {0};

		ok = read_event(l, t, &e) && practice_state_apply(p, e);
		if (ok)
			lines_next(l);
	}
	if (!ok && p != NULL && !lenient) {
		lines_refuse(l, "this cannot have happened in this case", err);
		practice_free(p);
		p = NULL;
	}
	for (int k = 0; k < LISTS; k++)
		vec_free(&r.lists[k]);
	buf_free(&r.id);
	return p;
}

struct practice *
practice_read(
    const struct topic *t, const char *bytes, size_t len, const char *name, struct error *err)
{
	struct lines l;
	struct practice *p = NULL;

	if (lines_open(&l, &format, t, bytes, len, name, err) == 0)
		p = read_body(t, &l, false, err);
	lines_close(&l);
	if (p != NULL)
		p->saved = true;
	return p;
}

struct practice *
practice_load(const struct topic *t, const char *path, struct error *err)
{
	struct practice *p = NULL;
	struct buf bytes = {0};

	if (file_read(path, LINES_FILE_LIMIT, &bytes, err) == 0)
		p = practice_read(t, buf_str(&bytes), bytes.len, path, err);
	if (p != NULL)
		p->kept = bytes;
	else
		buf_free(&bytes);
	return p;
}

struct practice *
practice_carry(const struct practice *old, const struct topic *t)
{
	struct buf b = {0};
	struct lines l;

	write_body(old, &b);
	lines_over(&l, &b);
	struct practice *p = read_body(t, &l, true, NULL);
	lines_close(&l);
	buf_free(&b);
	if (p != NULL) {
		p->saved = old->saved && p->log.len == old->log.len;
		buf_add(&p->kept, old->kept.data, old->kept.len);
	}
	return p;
}
