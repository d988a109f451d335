/* SPDX-License-Identifier: MIT */
/* Sums over practices. What a practice adds to is found by its key. */
#include "learn/cohort.h"

#include <string.h>

#include "base/hash.h"

struct cohort *
cohort_new(const struct topic *t)
{
	struct cohort *c = xcalloc(1, sizeof *c);

	c->t = t;
	return c;
}

static void
free_sums(struct cohort_sums *sums)
{
	for (size_t i = 0; i < sums->len; i++)
		free(sums->items[i].key);
	vec_free(sums);
	map_free(&sums->map);
}

void
cohort_free(struct cohort *c)
{
	if (c == NULL)
		return;
	free_sums(&c->people);
	free_sums(&c->cases);
	vec_free(&c->mistakes);
	map_free(&c->mistakes_map);
	for (uint32_t i = 0; i < c->flag_count; i++) {
		buf_free(&c->flags[i].people);
		free(c->flags[i].last);
	}
	free(c->flags);
	free(c);
}

static void
add_to_sum(struct cohort_sum *s, const struct practice_feedback *f)
{
	bool first = f->truth_place == 1 || f->cause == NONE;

	s->practices++;
	s->questions += (long)f->step_count;
	if (!f->committed)
		return;
	s->committed++;
	s->exact += f->urgency == f->case_urgency;
	s->under += f->urgency < f->case_urgency;
	s->over += f->urgency > f->case_urgency;
	s->first += f->truth_place == 1;
	s->counted += f->truth_place > 0;
	s->right += first && f->urgency == f->case_urgency;
	s->flags_missed += (long)f->flags_missed;
	s->with_missed += f->flags_missed > 0;
	s->covered += f->covered;
	s->asked += (long)f->step_count;
	for (uint32_t i = 0; i < f->tree_count; i++)
		s->tree += !f->tree[i].beyond;
	s->total += f->score.total;
	s->least = f->score.total < s->least ? f->score.total : s->least;
	s->most = f->score.total > s->most ? f->score.total : s->most;
	for (uint32_t g = 0; g < PRACTICE_GROUP_COUNT; g++)
		s->group[g] += f->score.group[g];
}

/* The first practice of a topic names its red flags. */
static void
add_to_flags(struct cohort *c, const char *person, const struct practice_feedback *f)
{
	if (c->flags == NULL) {
		c->flags = xcalloc((size_t)f->flag_count + 1, sizeof *c->flags);
		for (c->flag_count = 0; c->flag_count < f->flag_count; c->flag_count++)
			c->flags[c->flag_count].symptom = f->flags[c->flag_count].symptom;
	}
	for (uint32_t i = 0; i < c->flag_count && f->committed; i++) {
		struct cohort_flag *flag = &c->flags[i];
		const struct practice_flag *g = &f->flags[i];
		bool left = g->step == 0 && !f->covered;

		flag->asked += g->step > 0;
		flag->needed += g->step > 0 || left;
		flag->left += left;
		flag->present += g->in_case == FINDING_YES;
		flag->missed += g->missed;
		if (!g->missed || (flag->last != NULL && strcmp(flag->last, person) == 0))
			continue;
		buf_printf(&flag->people, "%s%s", flag->people.len > 0 ? "; " : "", person);
		free(flag->last);
		flag->last = xstrdup(person);
	}
}

struct mistake_wanted {
	const struct cohort_mistake *made; /* so far */
	uint32_t truth, taken;
};

static bool
is_mistake(const void *ctx, uint32_t number)
{
	const struct mistake_wanted *w = ctx;
	const struct cohort_mistake *m = &w->made[number];

	return m->truth == w->truth && m->taken == w->taken;
}

static void
add_to_mistakes(struct cohort *c, const struct practice *p, const struct practice_feedback *f)
{
	if (!f->committed || f->cause == NONE || f->truth_place == 1 || p->mine_count == 0)
		return;
	const struct mistake_wanted w = {c->mistakes.items, f->cause, p->mine[0]};
	uint32_t i = map_put(&c->mistakes_map, hash_mix((uint64_t)w.truth << 32 | w.taken),
	    (uint32_t)c->mistakes.len, is_mistake, &w);
	if (i == c->mistakes.len)
		vec_push(&c->mistakes, ((struct cohort_mistake){w.truth, w.taken, 0, 0}));
	c->mistakes.items[i].count++;
	c->mistakes.items[i].later += f->truth_place > 0;
}

struct sum_wanted {
	const struct cohort_sum *sums;
	const char *key;
};

static bool
is_sum(const void *ctx, uint32_t number)
{
	const struct sum_wanted *w = ctx;

	return strcmp(w->sums[number].key, w->key) == 0;
}

/* The sum of that key; a new one has no practices yet. */
static struct cohort_sum *
sum_of(struct cohort_sums *sums, const char *key)
{
	const struct sum_wanted w = {sums->items, key};
	uint32_t i =
	    map_put(&sums->map, hash_bytes(key, strlen(key)), (uint32_t)sums->len, is_sum, &w);

	if (i == sums->len)
		vec_push(
		    sums, ((struct cohort_sum){.key = xstrdup(key), .row = NONE, .least = 100}));
	return &sums->items[i];
}

void
cohort_add(struct cohort *c, const char *person, const struct practice *p,
    const struct practice_feedback *f)
{
	struct cohort_sum *on = sum_of(&c->cases, p->c.id);

	if (on->practices == 0) {
		on->drawn = p->c.drawn;
		on->row = p->c.drawn ? NONE : practice_case_find(c->t, p->c.id);
	}
	add_to_sum(sum_of(&c->people, person), f);
	add_to_sum(on, f);
	add_to_flags(c, person, f);
	add_to_mistakes(c, p, f);
	c->files++;
	c->committed += f->committed;
	c->total += f->committed ? f->score.total : 0;
}

static int
by_key(const void *a, const void *b)
{
	return strcmp(((const struct cohort_sum *)a)->key, ((const struct cohort_sum *)b)->key);
}

static int
often_first(const void *a, const void *b)
{
	const struct cohort_mistake *x = a, *y = b;

	if (x->count != y->count)
		return x->count > y->count ? -1 : 1;
	if (x->truth != y->truth)
		return x->truth < y->truth ? -1 : 1;
	return x->taken < y->taken ? -1 : x->taken > y->taken;
}

void
cohort_sort(struct cohort *c)
{
	if (c->people.len > 0)
		qsort(c->people.items, c->people.len, sizeof *c->people.items, by_key);
	if (c->cases.len > 0)
		qsort(c->cases.items, c->cases.len, sizeof *c->cases.items, by_key);
	if (c->mistakes.len > 0)
		qsort(c->mistakes.items, c->mistakes.len, sizeof *c->mistakes.items, often_first);
}

bool
cohort_too_easy(const struct cohort_sum *s)
{
	return s->committed >= COHORT_EASY_LEAST && s->with_missed == 0 &&
	       (double)s->right >= COHORT_EASY_RIGHT * (double)s->committed && s->asked <= s->tree;
}
