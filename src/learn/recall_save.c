/* The progress file. Cards are named by kind and id, so that a file outlives changes of the
 * topic. */
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "session/lines.h"
#include "learn/recall_state.h"

static const struct lines_format format = {.word = "ramus-recall",
    .version = "1",
    .what = "progress file",
    .note = "Cards that one person has gone through, and when each comes back (SM-2). No name, no "
	    "answers."};

/* Days from 0000-03-01, a year that begins after the leap day, so that months and leap days come
 * out by whole division. */
#define DAYS_OF_400_YEARS 146097
#define EPOCH 719468 /* 1970-01-01 */

void
recall_write_day(int32_t day, struct buf *out)
{
	int64_t from = (int64_t)day + EPOCH;
	int64_t era = (from >= 0 ? from : from - DAYS_OF_400_YEARS + 1) / DAYS_OF_400_YEARS;
	int64_t in_era = from - era * DAYS_OF_400_YEARS;
	int64_t year_of_era =
	    (in_era - in_era / 1460 + in_era / 36524 - in_era / (DAYS_OF_400_YEARS - 1)) / 365;
	int64_t in_year = in_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
	int64_t month = (5 * in_year + 2) / 153; /* from March */
	int64_t in_month = in_year - (153 * month + 2) / 5 + 1;
	int64_t year = year_of_era + era * 400 + (month >= 10);

	buf_printf(out, "%04lld-%02lld-%02lld", (long long)year,
	    (long long)(month < 10 ? month + 3 : month - 9), (long long)in_month);
}

static bool
read_digits(const char *text, int count, int *value)
{
	*value = 0;
	for (int i = 0; i < count; i++) {
		if (text[i] < '0' || text[i] > '9')
			return false;
		*value = *value * 10 + (text[i] - '0');
	}
	return true;
}

bool
recall_read_day(const char *text, int32_t *day)
{
	int year, month, in_month, from;
	struct buf again = {0};
	bool same;

	if (strlen(text) != 10 || text[4] != '-' || text[7] != '-' ||
	    !read_digits(text, 4, &year) || !read_digits(text + 5, 2, &month) ||
	    !read_digits(text + 8, 2, &in_month) || year < 1 || month < 1 || month > 12)
		return false;
	year -= month <= 2;
	from = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + in_month - 1;
	from += 365 * (year % 400) + year % 400 / 4 - year % 400 / 100;
	*day = year / 400 * DAYS_OF_400_YEARS + from - EPOCH;
	recall_write_day(
	    *day, &again); /* a day that the month does not have comes out as another */
	same = strcmp(buf_str(&again), text) == 0;
	buf_free(&again);
	return same;
}

static void
write_card(const char *name, const struct recall_state *s, struct buf *out)
{
	buf_adds(out, "card ");
	lines_add_name(out, name);
	buf_printf(out, " %u %u.%02u %u ", (unsigned)s->repetitions, (unsigned)s->ease / 100,
	    (unsigned)s->ease % 100, (unsigned)s->interval);
	recall_write_day(s->last, out);
	buf_addc(out, ' ');
	recall_write_day(s->due, out);
	buf_addc(out, '\n');
}

void
recall_write(const struct recall *r, struct buf *out)
{
	struct buf b = {0}, name = {0};

	lines_begin(&b, &format);
	lines_write_topic(&b, r->t, false);
	for (uint32_t i = 0; i < r->cards.len; i++) {
		if (r->states[i].last == RECALL_NEVER)
			continue;
		buf_clear(&name);
		recall_state_name(r, i, &name);
		write_card(buf_str(&name), &r->states[i], &b);
	}
	for (size_t i = 0; i < r->others.len; i++)
		write_card(r->others.items[i].name, &r->others.items[i].state, &b);
	lines_end(&b);
	buf_add(out, b.data, b.len);
	buf_free(&b);
	buf_free(&name);
}

int
recall_save(const struct recall *r, const char *path, struct error *err)
{
	struct buf out = {0};
	int status;

	recall_write(r, &out);
	status = file_write(path, out.data, out.len, err);
	buf_free(&out);
	return status;
}

static bool
next_number(const char **at, uint32_t most, struct buf *scratch, uint32_t *value)
{
	char *stop;
	unsigned long number;

	if (!lines_next_name(at, scratch) || buf_str(scratch)[0] == '-')
		return false;
	number = strtoul(buf_str(scratch), &stop, 10);
	*value = (uint32_t)number;
	return *stop == '\0' && number <= most;
}

/* "2.50" as hundredths. */
static bool
next_ease(const char **at, struct buf *scratch, uint32_t *ease)
{
	int whole, part;
	const char *text;

	if (!lines_next_name(at, scratch))
		return false;
	text = buf_str(scratch);
	if (!read_digits(text, 1, &whole) || text[1] != '.' || !read_digits(text + 2, 2, &part) ||
	    text[4] != '\0')
		return false;
	*ease = (uint32_t)(whole * 100 + part);
	return *ease >= RECALL_EASE_LEAST;
}

static bool
next_day(const char **at, struct buf *scratch, int32_t *day)
{
	return lines_next_name(at, scratch) && recall_read_day(buf_str(scratch), day);
}

/* What a file says, before any of it counts. */
struct reading {
	struct recall *r;
	struct recall_state *states;
	VEC(struct recall_other) others;
	char **names; /* of each card */
};

static void
take_state(struct reading *g, const char *name, struct recall_state s)
{
	for (uint32_t i = 0; i < g->r->cards.len; i++) {
		if (strcmp(g->names[i], name) != 0)
			continue;
		g->states[i] = s;
		return;
	}
	vec_push(&g->others, ((struct recall_other){xstrdup(name), s}));
}

static bool
read_card(struct reading *g, const char *line)
{
	const char *at = lines_after(line, "card");
	struct buf name = {0}, scratch = {0};
	struct recall_state s;
	bool ok;

	ok = at != NULL && lines_next_name(&at, &name) &&
	     next_number(&at, 100000, &scratch, &s.repetitions) &&
	     next_ease(&at, &scratch, &s.ease) && next_number(&at, 100000, &scratch, &s.interval) &&
	     next_day(&at, &scratch, &s.last) && next_day(&at, &scratch, &s.due) && *at == '\0';
	if (ok)
		take_state(g, buf_str(&name), s);
	buf_free(&name);
	buf_free(&scratch);
	return ok;
}

static void
begin_reading(struct reading *g, struct recall *r)
{
	struct buf name = {0};

	*g = (struct reading){.r = r};
	g->states = xcalloc(r->cards.len, sizeof *g->states);
	g->names = xcalloc(r->cards.len, sizeof *g->names);
	for (uint32_t i = 0; i < r->cards.len; i++) {
		recall_state_name(r, i, &name);
		g->names[i] = buf_steal(&name);
		g->states[i] = recall_state_new();
	}
}

/* Makes it count, or not. */
static void
end_reading(struct reading *g, bool keep)
{
	struct recall *r = g->r;

	for (uint32_t i = 0; i < r->cards.len; i++) {
		free(g->names[i]);
		if (keep)
			r->states[i] = g->states[i];
	}
	for (size_t i = 0; keep && i < r->others.len; i++)
		free(r->others.items[i].name);
	if (keep)
		r->others.len = 0;
	for (size_t i = 0; i < g->others.len; i++) {
		if (keep)
			vec_push(&r->others, g->others.items[i]);
		else
			free(g->others.items[i].name);
	}
	vec_free(&g->others);
	free(g->names);
	free(g->states);
}

int
recall_read(struct recall *r, const char *bytes, size_t len, const char *name, struct error *err)
{
	struct lines l;
	struct reading g;
	const char *line;
	int status = lines_open(&l, &format, bytes, len, name, err);

	if (status == 0)
		status = lines_check_topic(&l, r->t, false, name, err);
	begin_reading(&g, r);
	while (status == 0 && (line = lines_next(&l)) != NULL)
		if (!read_card(&g, line))
			status = error_set(err, "%s:%u: is no line of such a file", name, l.number);
	end_reading(&g, status == 0);
	lines_close(&l);
	return status;
}

int
recall_load(struct recall *r, const char *path, struct error *err)
{
	struct buf b = {0};
	int status = file_read(path, LINES_FILE_LIMIT, &b, err);

	if (status == 0)
		status = recall_read(r, buf_str(&b), b.len, path, err);
	buf_free(&b);
	return status;
}
