/* SPDX-License-Identifier: MIT */
/* Cases done, as lines of the progress file, and the order in which they come. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <zlib.h>

#include "base/alloc.h"
#include "base/file.h"
#include "base/hash.h"
#include "learn/practice.h"
#include "learn/progress.h"
#include "learn/recall.h"

#define TIMES_MOST 100000u
#define SCORE_MOST 100u

struct progress *
progress_new(const struct topic *t)
{
	struct progress *p = xcalloc(1, sizeof *p);

	p->t = t;
	p->done = xcalloc((size_t)topic_case_count(t) + 1, sizeof *p->done);
	return p;
}

void
progress_free(struct progress *p)
{
	if (p == NULL)
		return;
	free(p->path);
	free(p->done);
	free(p);
}

static const char *
id_of(const struct topic *t, uint32_t row)
{
	return practice_case_row(t, row).id;
}

void
progress_carry(struct progress *p, const struct progress *old)
{
	p->order = old->order;
	p->path = old->path != NULL ? xstrdup(old->path) : NULL;
	for (uint32_t i = 0; i < topic_case_count(old->t); i++) {
		uint32_t row = practice_case_find(p->t, id_of(old->t, i));

		if (row != NONE)
			p->done[row] = old->done[i];
	}
}

static bool
take_case(void *ctx, struct lines *l)
{
	struct progress *p = ctx;
	const char *id = lines_name(l), *day;
	uint32_t row = id != NULL ? practice_case_find(p->t, id) : NONE;
	struct progress_done done;
	uint64_t times, best;

	if (id == NULL || !lines_number(l, TIMES_MOST, &times) ||
	    !lines_number(l, SCORE_MOST, &best) || (day = lines_name(l)) == NULL ||
	    !recall_read_day(day, &done.last))
		return false;
	done.times = (uint32_t)times;
	done.best = (uint32_t)best;
	if (row != NONE)
		p->done[row] = done;
	return true;
}

static bool
take_order(void *ctx, struct lines *l)
{
	return lines_number(l, UINT64_MAX, &((struct progress *)ctx)->order);
}

/* The file is read into one of its own, which takes the place of the old one at its end. */
int
progress_load(struct progress *p, const char *path, struct error *err)
{
	struct progress *now = progress_new(p->t);

	if (progress_read(p->t, NULL, 0, path, PROGRESS_ORDER, take_order, now, err) != 0 ||
	    progress_read(p->t, NULL, 0, path, PROGRESS_CASE, take_case, now, err) != 0) {
		progress_free(now);
		return -1;
	}
	now->path = xstrdup(path);
	struct progress old = *p;
	*p = *now;
	*now = old;
	progress_free(now);
	return 0;
}

static void
write_case(const struct progress *p, uint32_t row, struct buf *out)
{
	buf_adds(out, PROGRESS_CASE);
	lines_add_name(out, id_of(p->t, row));
	buf_printf(out, " %u %u ", (unsigned)p->done[row].times, (unsigned)p->done[row].best);
	recall_write_day(p->done[row].last, out);
	buf_addc(out, '\n');
}

int
progress_keep(struct progress *p, const char *path, uint64_t seed, struct error *err)
{
	struct buf lines = {0};

	buf_printf(&lines, "%s %llu\n", PROGRESS_ORDER, (unsigned long long)seed);
	for (uint32_t i = 0; i < topic_case_count(p->t); i++)
		if (p->done[i].times > 0)
			write_case(p, i, &lines);
	int status = progress_put(p->t, path, buf_str(&lines), err);
	if (file_is_written(status)) {
		char *kept = xstrdup(path);

		free(p->path);
		p->path = kept;
		p->order = seed;
	}
	buf_free(&lines);
	return status;
}

/* A case that was done. */
struct adding {
	struct progress *p;
	uint32_t row, score;
	int32_t day;
	bool counted;
};

static void
count_done(struct adding *a)
{
	struct progress_done *done = &a->p->done[a->row];

	done->times += done->times < TIMES_MOST;
	done->best = a->score > done->best ? a->score : done->best;
	done->last = a->day;
	a->counted = true;
}

/* Another program may have added to the file. */
static int
add_case(void *ctx, struct buf *lines, struct error *err)
{
	struct adding *a = ctx;
	int status = access(a->p->path, F_OK) == 0 ? progress_load(a->p, a->p->path, err) : 0;

	count_done(a);
	write_case(a->p, a->row, lines);
	return status;
}

int
progress_add(struct progress *p, uint32_t row, uint32_t score, int32_t day, struct error *err)
{
	struct adding a = {p, row, score, day, false};
	char *path = p->path != NULL ? xstrdup(p->path) : NULL; /* loading frees the other */
	int status = path != NULL ? progress_change(p->t, path, add_case, &a, err) : 0;

	if (!a.counted) /* nowhere, or it could not even be looked at */
		count_done(&a);
	free(path);
	return status;
}

static uint64_t
sum_of(const char *id)
{
	return crc32(0, (const unsigned char *)id, (unsigned)strlen(id));
}

/* What the order of a case follows from: a number of its own, whatever other cases there are. */
static uint64_t
key_of(const struct progress *p, uint32_t row)
{
	uint64_t seed = p->order != 0 ? p->order : sum_of(topic_text(p->t, topic_meta(p->t)->id));

	return hash_mix(hash_mix(seed) + sum_of(id_of(p->t, row)));
}

uint32_t
progress_place(const struct progress *p, uint32_t row)
{
	uint64_t key = key_of(p, row);
	uint32_t place = 0;

	for (uint32_t i = 0; i < topic_case_count(p->t); i++) {
		uint64_t other = key_of(p, i);

		place += other < key || (other == key && i < row);
	}
	return place;
}

struct placed {
	uint64_t key;
	uint32_t row;
};

static int
compare_placed(const void *a, const void *b)
{
	const struct placed *x = a, *y = b;

	if (x->key != y->key)
		return x->key < y->key ? -1 : 1;
	return x->row < y->row ? -1 : 1;
}

void
progress_order(const struct progress *p, uint32_t *rows)
{
	uint32_t count = topic_case_count(p->t);
	struct placed *placed = xcalloc((size_t)count + 1, sizeof *placed);

	for (uint32_t i = 0; i < count; i++)
		placed[i] = (struct placed){key_of(p, i), i};
	qsort(placed, count, sizeof *placed, compare_placed);
	for (uint32_t i = 0; i < count; i++)
		rows[i] = placed[i].row;
	free(placed);
}

uint32_t
progress_next(const struct progress *p, uint32_t now)
{
	uint32_t count = topic_case_count(p->t), next = NONE;
	uint32_t *rows = xcalloc((size_t)count + 1, sizeof *rows);

	progress_order(p, rows);
	for (uint32_t i = 0; i < count; i++)
		if ((rows[i] != now || count == 1) &&
		    (next == NONE || p->done[rows[i]].times < p->done[next].times))
			next = rows[i];
	free(rows);
	return next;
}

uint32_t
progress_count(const struct progress *p, uint32_t *best)
{
	uint32_t count = 0;

	*best = 0;
	for (uint32_t i = 0; i < topic_case_count(p->t); i++) {
		count += p->done[i].times > 0;
		*best = p->done[i].best > *best ? p->done[i].best : *best;
	}
	return count;
}
