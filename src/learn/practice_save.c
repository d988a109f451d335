/* A practice as lines of a file. Reading one is practising it again: each line is an event that
 * must be possible where it stands, so a log that could not have happened is refused like damage.
 */
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "session/lines.h"
#include "learn/practice_state.h"

static const struct lines_format format = {.word = "ramus-practice",
    .version = "1",
    .what = "practice",
    .note = "One person's practice on a case: what was asked, ranked and committed, in order. No "
	    "name, no date."};

static const char *const opening_words[] = {
    [PRACTICE_VIGNETTE] = "vignette", [PRACTICE_BRIEF] = "brief"};

static void
add_id(const struct topic *t, uint32_t kind, uint32_t index, struct buf *out)
{
	buf_addc(out, ' ');
	lines_add_name(out, topic_entity_id(t, (struct entity){kind, index}));
}

static void
write_list(
    const struct topic *t, const char *word, const uint32_t *list, uint32_t count, struct buf *out)
{
	if (count == 0)
		return;
	buf_printf(out, "  %s", word);
	for (uint32_t i = 0; i < count; i++)
		add_id(t, ENTITY_SYMPTOM, list[i], out);
	buf_addc(out, '\n');
}

static void
write_case(const struct practice *p, struct buf *out)
{
	const struct practice_case *c = &p->c;

	buf_adds(out, "case ");
	lines_add_name(out, c->id);
	buf_printf(out, " %s\n", opening_words[p->opening]);
	if (!c->drawn)
		return;
	buf_adds(out, "  drawn");
	add_id(p->t, ENTITY_CAUSE, c->cause, out);
	buf_printf(out, " %s\n", topic_urgency_name(c->urgency));
	write_list(p->t, "present", c->present, c->present_count, out);
	write_list(p->t, "absent", c->absent, c->absent_count, out);
	write_list(p->t, "unsure", c->unsure, c->unsure_count, out);
}

static void
write_answer(const struct topic *t, uint32_t question, uint32_t answer, struct buf *out)
{
	if (answer < ANSWER_FIRST)
		buf_adds(out, answer == ANSWER_UNSURE ? " unsure" : " no");
	else
		add_id(t, ENTITY_SYMPTOM,
		    topic_item(t, topic_question(t, question)->symptoms, answer - ANSWER_FIRST),
		    out);
}

static void
write_event(const struct topic *t, const struct practice_event *e, struct buf *out)
{
	switch (e->kind) {
	case PRACTICE_ASK:
		buf_adds(out, "ask");
		add_id(t, ENTITY_QUESTION, e->question, out);
		write_answer(t, e->question, e->answer, out);
		break;
	case PRACTICE_RANK:
		buf_printf(out, "rank %u", (unsigned)e->place + 1);
		add_id(t, ENTITY_CAUSE, e->cause, out);
		break;
	case PRACTICE_UNRANK:
		buf_adds(out, "unrank");
		add_id(t, ENTITY_CAUSE, e->cause, out);
		break;
	case PRACTICE_COVER:
		buf_adds(out, "covered");
		break;
	case PRACTICE_COMMIT:
		buf_printf(out, "commit %s", topic_urgency_name(e->urgency));
		break;
	case PRACTICE_EVENTS:
		break;
	}
	buf_addc(out, '\n');
}

static void
write_body(const struct practice *p, struct buf *out)
{
	write_case(p, out);
	for (size_t i = 0; i < p->log.len; i++)
		write_event(p->t, &p->log.items[i], out);
}

void
practice_write(const struct practice *p, struct buf *out)
{
	struct buf b = {0};

	lines_begin(&b, &format);
	lines_write_topic(&b, p->t, true);
	write_body(p, &b);
	lines_end(&b);
	buf_add(out, b.data, b.len);
	buf_free(&b);
}

int
practice_save(struct practice *p, const char *path, struct error *err)
{
	struct buf out = {0};
	int status;

	practice_write(p, &out);
	status = file_write(path, out.data, out.len, err);
	p->saved = p->saved || status == 0;
	buf_free(&out);
	return status;
}

/* What is read before the practice begins: the case and its opening. */
struct reading {
	const struct topic *t;
	struct lines *l;
	struct buf id, scratch;
	uint32_t opening;
	struct practice_case c;
	VEC(uint32_t) lists[3]; /* present, absent, unsure */
	struct practice *p;     /* once the case is whole */
	char *line;             /* read ahead */
};

/* The record that the next name of a line names; NONE if there is none of that kind. */
static uint32_t
next_record(struct reading *r, const char **at, uint32_t kind)
{
	struct entity e;

	if (!lines_next_name(at, &r->scratch))
		return NONE;
	e = topic_find(r->t, buf_str(&r->scratch));
	return e.kind == kind ? e.index : NONE;
}

static uint32_t
next_urgency(struct reading *r, const char **at)
{
	uint32_t u = 0;

	if (!lines_next_name(at, &r->scratch))
		return NONE;
	while (u < URGENCY_LEVELS && strcmp(topic_urgency_name(u), buf_str(&r->scratch)) != 0)
		u++;
	return u < URGENCY_LEVELS ? u : NONE;
}

static bool
read_drawn(struct reading *r, const char *at)
{
	r->c.cause = next_record(r, &at, ENTITY_CAUSE);
	r->c.urgency = next_urgency(r, &at);
	r->c.drawn = true;
	return r->c.cause != NONE && r->c.urgency != NONE && *at == '\0';
}

/* The lines of a drawn case; stops at the first line that is none of them. */
static bool
read_lists(struct reading *r)
{
	static const char *const words[] = {"  present", "  absent", "  unsure"};

	while ((r->line = lines_next(r->l)) != NULL) {
		const char *at = NULL;
		int k = 0;

		while (k < 3 && (at = lines_after(r->line, words[k])) == NULL)
			k++;
		if (at == NULL)
			return true;
		while (*at != '\0') {
			uint32_t s = next_record(r, &at, ENTITY_SYMPTOM);

			if (s == NONE)
				return false;
			vec_push(&r->lists[k], s);
		}
	}
	return true;
}

static bool
read_case(struct reading *r)
{
	const char *line = lines_next(r->l), *at = line != NULL ? lines_after(line, "case") : NULL;
	const char *drawn;
	uint32_t row;

	if (at == NULL || !lines_next_name(&at, &r->id) || !lines_next_name(&at, &r->scratch) ||
	    *at != '\0')
		return false;
	while (r->opening <= PRACTICE_BRIEF &&
	       strcmp(opening_words[r->opening], buf_str(&r->scratch)) != 0)
		r->opening++;
	if (r->opening > PRACTICE_BRIEF)
		return false;
	row = practice_case_find(r->t, buf_str(&r->id));
	r->line = lines_next(r->l);
	drawn = r->line != NULL ? lines_after(r->line, "  drawn") : NULL;
	if (drawn == NULL) {
		r->c = practice_case_row(r->t, row);
		return row != NONE;
	}
	if (!read_drawn(r, drawn) || !read_lists(r))
		return false;
	r->c.id = buf_str(&r->id);
	r->c.present = r->lists[0].items;
	r->c.present_count = (uint32_t)r->lists[0].len;
	r->c.absent = r->lists[1].items;
	r->c.absent_count = (uint32_t)r->lists[1].len;
	r->c.unsure = r->lists[2].items;
	r->c.unsure_count = (uint32_t)r->lists[2].len;
	return true;
}

/* The answer that a name stands for; ANSWER_UNASKED if the question has none such. */
static uint32_t
read_answer(struct reading *r, const char **at, uint32_t question)
{
	const struct question *q = topic_question(r->t, question);
	struct entity symptom;

	if (!lines_next_name(at, &r->scratch))
		return ANSWER_UNASKED;
	if (strcmp(buf_str(&r->scratch), "no") == 0)
		return ANSWER_NONE;
	if (strcmp(buf_str(&r->scratch), "unsure") == 0)
		return ANSWER_UNSURE;
	symptom = topic_find(r->t, buf_str(&r->scratch));
	for (uint32_t i = 0; symptom.kind == ENTITY_SYMPTOM && i < q->symptoms.count; i++)
		if (topic_item(r->t, q->symptoms, i) == symptom.index)
			return ANSWER_FIRST + i;
	return ANSWER_UNASKED;
}

static bool
read_ask(struct reading *r, const char *at, struct practice_event *e)
{
	e->question = next_record(r, &at, ENTITY_QUESTION);
	e->answer = e->question != NONE ? read_answer(r, &at, e->question) : ANSWER_UNASKED;
	return e->answer != ANSWER_UNASKED && *at == '\0';
}

static bool
read_rank(struct reading *r, const char *at, struct practice_event *e)
{
	char *stop;
	unsigned long place;

	if (!lines_next_name(&at, &r->scratch))
		return false;
	place = strtoul(buf_str(&r->scratch), &stop, 10);
	if (*stop != '\0' || place < 1 || place > PRACTICE_RANKED_MAX)
		return false;
	e->place = (uint32_t)place - 1;
	e->cause = next_record(r, &at, ENTITY_CAUSE);
	return e->cause != NONE && *at == '\0';
}

static bool
read_unrank(struct reading *r, const char *at, struct practice_event *e)
{
	e->cause = next_record(r, &at, ENTITY_CAUSE);
	return e->cause != NONE && *at == '\0';
}

static bool
read_cover(struct reading *r, const char *at, struct practice_event *e)
{
	(void)r;
	(void)e;
	return *at == '\0';
}

static bool
read_commit(struct reading *r, const char *at, struct practice_event *e)
{
	e->urgency = next_urgency(r, &at);
	return e->urgency != NONE && *at == '\0';
}

static bool
read_event(struct reading *r, const char *line)
{
	static const struct {
		const char *word;
		enum practice_event_kind kind;
		bool (*read)(struct reading *r, const char *at, struct practice_event *e);
	} words[] = {{"ask", PRACTICE_ASK, read_ask}, {"rank", PRACTICE_RANK, read_rank},
	    {"unrank", PRACTICE_UNRANK, read_unrank}, {"covered", PRACTICE_COVER, read_cover},
	    {"commit", PRACTICE_COMMIT, read_commit}};

	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		struct practice_event e = practice_event_at(r->p, UINT32_MAX);
		const char *at = lines_after(line, words[i].word);

		if (at == NULL)
			continue;
		e.kind = words[i].kind;
		return words[i].read(r, at, &e) && practice_state_apply(r->p, e);
	}
	return false;
}

/* The practice that the lines tell of. Where one does not fit: NULL with the cause or, if lenient,
 * what stands before it. */
static struct practice *
read_body(const struct topic *t, struct lines *l, bool lenient, const char *name, struct error *err)
{
	struct reading r = {.t = t, .l = l};
	bool ok = read_case(&r);

	if (!ok)
		error_set(err, "%s:%u: this topic has no such case", name, l->number);
	else
		r.p = practice_new(t, &r.c, (enum practice_opening)r.opening, err);
	for (; ok && r.p != NULL && r.line != NULL; r.line = lines_next(l))
		ok = read_event(&r, r.line);
	if (!ok && r.p != NULL && !lenient) {
		error_set(err, "%s:%u: this cannot have happened in this case", name, l->number);
		practice_free(r.p);
		r.p = NULL;
	}
	for (int k = 0; k < 3; k++)
		vec_free(&r.lists[k]);
	buf_free(&r.id);
	buf_free(&r.scratch);
	return r.p;
}

struct practice *
practice_read(
    const struct topic *t, const char *bytes, size_t len, const char *name, struct error *err)
{
	struct lines l;
	struct practice *p = NULL;

	if (lines_open(&l, &format, bytes, len, name, err) == 0 &&
	    lines_check_topic(&l, t, true, name, err) == 0)
		p = read_body(t, &l, false, name, err);
	lines_close(&l);
	if (p != NULL)
		p->saved = true;
	return p;
}

struct practice *
practice_load(const struct topic *t, const char *path, struct error *err)
{
	struct buf b = {0};
	struct practice *p = NULL;

	if (file_read(path, LINES_FILE_LIMIT, &b, err) == 0)
		p = practice_read(t, buf_str(&b), b.len, path, err);
	buf_free(&b);
	return p;
}

struct practice *
practice_carry(const struct practice *old, const struct topic *t)
{
	struct buf b = {0};
	struct lines l;
	struct practice *p;

	write_body(old, &b);
	lines_over(&l, &b);
	p = read_body(t, &l, true, "", NULL);
	buf_free(&b);
	if (p != NULL)
		p->saved = old->saved && p->log.len == old->log.len;
	return p;
}
