/* SPDX-License-Identifier: MIT */
/* Cards as lines of the progress file. They are named by kind and id, so that a file outlives
 * changes of the topic. */
#include <string.h>

#include "base/hash.h"
#include "base/map.h"
#include "learn/progress.h"
#include "learn/recall.h"

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

static int32_t
count_days(int year, int month, int in_month)
{
	year -= month <= 2;
	int from = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + in_month - 1;
	from += 365 * (year % 400) + year % 400 / 4 - year % 400 / 100;
	return year / 400 * DAYS_OF_400_YEARS + from - EPOCH;
}

/* Where clocks are changed at that hour, mktime() knows which of the two it is. */
int32_t
recall_day(time_t now)
{
	struct tm here;

	if (localtime_r(&now, &here) == NULL || here.tm_year > 9999 - 1900)
		return RECALL_DAY_MOST;
	if (here.tm_year < 1 - 1900)
		return RECALL_DAY_LEAST;
	int32_t day = count_days(here.tm_year + 1900, here.tm_mon + 1, here.tm_mday);
	here.tm_hour = RECALL_HOUR;
	here.tm_min = here.tm_sec = 0;
	here.tm_isdst = -1;
	return day - (now < mktime(&here) && day > RECALL_DAY_LEAST);
}

bool
recall_read_day(const char *text, int32_t *day)
{
	int year, month, in_month;
	struct buf again = {0};

	if (strlen(text) != 10 || text[4] != '-' || text[7] != '-' ||
	    !read_digits(text, 4, &year) || !read_digits(text + 5, 2, &month) ||
	    !read_digits(text + 8, 2, &in_month) || year < 1 || month < 1 || month > 12)
		return false;
	*day = count_days(year, month, in_month);
	recall_write_day(
	    *day, &again); /* a day that the month does not have comes out as another */
	bool same = strcmp(buf_str(&again), text) == 0;
	buf_free(&again);
	return same;
}

int
recall_save(const struct recall *r, uint32_t card, const char *path, struct error *err)
{
	const struct recall_state *s = &r->states[card];
	struct buf line = {0};

	buf_adds(&line, PROGRESS_CARD);
	lines_add_name(&line, r->names.items[card]);
	buf_printf(&line, " %u %u.%02u %u ", (unsigned)s->repetitions, (unsigned)s->ease / 100,
	    (unsigned)s->ease % 100, (unsigned)s->interval);
	recall_write_day(s->last, &line);
	buf_addc(&line, ' ');
	recall_write_day(s->due, &line);
	buf_addc(&line, '\n');
	int status = progress_put(r->t, path, buf_str(&line), err);
	buf_free(&line);
	return status;
}

/* "2.50" as hundredths. */
static bool
read_ease(struct lines *l, uint32_t *ease)
{
	const char *text = lines_name(l);
	int whole, part;

	if (text == NULL || !read_digits(text, 1, &whole) || text[1] != '.' ||
	    !read_digits(text + 2, 2, &part) || text[4] != '\0')
		return false;
	*ease = (uint32_t)(whole * 100 + part);
	return *ease >= RECALL_EASE_LEAST;
}

static bool
read_day(struct lines *l, int32_t *day)
{
	const char *text = lines_name(l);

	return text != NULL && recall_read_day(text, day);
}

/* Cards as they are read: the states of a recall, not yet its own. */
struct reading {
	const struct recall *r;
	struct recall_state *states;
	struct map cards; /* by name */
};

struct named {
	const struct recall *r;
	const char *name;
};

static bool
has_name(const void *ctx, uint32_t card)
{
	const struct named *n = ctx;

	return strcmp(n->r->names.items[card], n->name) == 0;
}

static bool
read_card(void *ctx, struct lines *l)
{
	struct reading *reading = ctx;
	const struct recall *r = reading->r;
	const char *name = lines_name(l);
	uint64_t repetitions, interval;
	struct recall_state s;
	uint32_t card = MAP_NONE;

	if (name != NULL)
		card = map_find(&reading->cards, hash_bytes(name, strlen(name)), has_name,
		    &(struct named){r, name});
	if (name == NULL || !lines_number(l, RECALL_REPETITIONS_MOST, &repetitions) ||
	    !read_ease(l, &s.ease) || !lines_number(l, RECALL_INTERVAL_MOST, &interval) ||
	    !read_day(l, &s.last) || !read_day(l, &s.due))
		return false;
	s.repetitions = (uint32_t)repetitions;
	s.interval = (uint32_t)interval;
	if (card != MAP_NONE)
		reading->states[card] = s;
	return true;
}

/* States of its own are filled, which take the place of the old ones at the end of the file. */
int
recall_read(struct recall *r, const char *bytes, size_t len, const char *name, struct error *err)
{
	struct reading reading = {.r = r, .states = xcalloc(r->cards.len, sizeof *r->states)};

	if (r->cards.len > 0)
		memcpy(reading.states, r->states, r->cards.len * sizeof *r->states);
	for (uint32_t i = 0; i < r->cards.len; i++) {
		const char *card = r->names.items[i];

		map_put(&reading.cards, hash_bytes(card, strlen(card)), i, has_name,
		    &(struct named){r, card});
	}
	int status = progress_read(r->t, bytes, len, name, PROGRESS_CARD, read_card, &reading, err);
	map_free(&reading.cards);
	free(status == 0 ? r->states : reading.states);
	if (status == 0)
		r->states = reading.states;
	return status;
}

int
recall_load(struct recall *r, const char *path, struct error *err)
{
	return recall_read(r, NULL, 0, path, err);
}
