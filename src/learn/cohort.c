/* SPDX-License-Identifier: MIT */
/* Sums over practices. What a practice adds to is found by its key; practices of one person mostly
 * come together, hence from the end.
 */
#include "learn/cohort.h"

#include <string.h>

struct cohort *
cohort_new(const struct topic *t)
{
	struct cohort *c = xcalloc(1, sizeof *c);

	c->t = t;
	return c;
}

static void
free_sums(struct cohort_sum *sums, size_t count)
{
	for (size_t i = 0; i < count; i++)
		free(sums[i].key);
	free(sums);
}

void
cohort_free(struct cohort *c)
{
	if (c == NULL)
		return;
	free_sums(c->people.items, c->people.len);
	free_sums(c->cases.items, c->cases.len);
	vec_free(&c->mistakes);
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

static void
add_to_mistakes(struct cohort *c, const struct practice *p, const struct practice_feedback *f)
{
	size_t i = 0;

	if (!f->committed || f->cause == NONE || f->truth_place == 1 || p->mine_count == 0)
		return;
	while (i < c->mistakes.len &&
	       (c->mistakes.items[i].truth != f->cause || c->mistakes.items[i].taken != p->mine[0]))
		i++;
	if (i == c->mistakes.len)
		vec_push(&c->mistakes,
		    ((struct cohort_mistake){.truth = f->cause, .taken = p->mine[0]}));
	c->mistakes.items[i].count++;
	c->mistakes.items[i].later += f->truth_place > 0;
}

#define NEW_SUM(word, ...) ((struct cohort_sum){.key = xstrdup(word), .least = 100, __VA_ARGS__})

void
cohort_add(struct cohort *c, const char *person, const struct practice *p,
    const struct practice_feedback *f)
{
	size_t who = c->people.len, what = c->cases.len;

	while (who > 0 && strcmp(c->people.items[who - 1].key, person) != 0)
		who--;
	if (who == 0) {
		vec_push(&c->people, NEW_SUM(person, .row = NONE));
		who = c->people.len;
	}
	while (what > 0 && strcmp(c->cases.items[what - 1].key, p->c.id) != 0)
		what--;
	if (what == 0) {
		vec_push(
		    &c->cases, NEW_SUM(p->c.id, .drawn = p->c.drawn,
				   .row = p->c.drawn ? NONE : practice_case_find(c->t, p->c.id)));
		what = c->cases.len;
	}
	add_to_sum(&c->people.items[who - 1], f);
	add_to_sum(&c->cases.items[what - 1], f);
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
