/* SPDX-License-Identifier: MIT */
/* A crew waits for a run to begin, takes items one after another until none is left, and waits
 * again. `run` counts the runs, so that a thread that wakes up late does not take an old one for
 * new; `busy` counts the threads that have not come to the end of the present one.
 */
#include "base/crew.h"

#include <pthread.h>
#include <stdatomic.h>
#include <unistd.h>

#include "base/alloc.h"

struct member {
	struct crew *crew;
	unsigned number;
	pthread_t thread;
};

struct crew {
	void (*job)(void *ctx, unsigned member, size_t item);
	void *ctx;
	pthread_mutex_t lock;
	pthread_cond_t begin, end;
	struct member *others; /* all but the caller of crew_run() */
	unsigned count, busy;
	uint64_t run;
	bool over;
	size_t items;
	atomic_size_t next;
};

unsigned
crew_processors(void)
{
	long count = sysconf(_SC_NPROCESSORS_ONLN);

	return count < 1 ? 1 : count > 64 ? 64 : (unsigned)count;
}

bool
work_tick(const struct work *w, const char *what, uint64_t done, uint64_t total)
{
	return w == NULL || w->tick == NULL || w->tick(w->ctx, what, done, total);
}

static void
take_items(struct crew *c, unsigned member)
{
	size_t item;

	while ((item = atomic_fetch_add(&c->next, 1)) < c->items)
		c->job(c->ctx, member, item);
}

static void *
stand_ready(void *arg)
{
	struct member *m = arg;
	struct crew *c = m->crew;
	uint64_t seen = 0;

	pthread_mutex_lock(&c->lock);
	for (;;) {
		while (c->run == seen && !c->over)
			pthread_cond_wait(&c->begin, &c->lock);
		if (c->over)
			break;
		seen = c->run;
		pthread_mutex_unlock(&c->lock);
		take_items(c, m->number);
		pthread_mutex_lock(&c->lock);
		if (--c->busy == 0)
			pthread_cond_signal(&c->end);
	}
	pthread_mutex_unlock(&c->lock);
	return NULL;
}

struct crew *
crew_new(unsigned members, void (*job)(void *ctx, unsigned member, size_t item), void *ctx)
{
	struct crew *c = xcalloc(1, sizeof *c);

	c->job = job;
	c->ctx = ctx;
	pthread_mutex_init(&c->lock, NULL);
	pthread_cond_init(&c->begin, NULL);
	pthread_cond_init(&c->end, NULL);
	c->others = xcalloc(members, sizeof *c->others);
	while (c->count + 1 < members) {
		struct member *m = &c->others[c->count];

		m->crew = c;
		m->number = c->count + 1;
		if (pthread_create(&m->thread, NULL, stand_ready, m) != 0)
			break;
		c->count++;
	}
	return c;
}

void
crew_run(struct crew *c, size_t items)
{
	pthread_mutex_lock(&c->lock);
	atomic_store(&c->next, 0);
	c->items = items;
	c->busy = c->count;
	c->run++;
	pthread_cond_broadcast(&c->begin);
	pthread_mutex_unlock(&c->lock);
	take_items(c, 0);
	pthread_mutex_lock(&c->lock);
	while (c->busy > 0)
		pthread_cond_wait(&c->end, &c->lock);
	pthread_mutex_unlock(&c->lock);
}

void
crew_free(struct crew *c)
{
	if (c == NULL)
		return;
	pthread_mutex_lock(&c->lock);
	c->over = true;
	pthread_cond_broadcast(&c->begin);
	pthread_mutex_unlock(&c->lock);
	for (unsigned i = 0; i < c->count; i++)
		pthread_join(c->others[i].thread, NULL);
	pthread_mutex_destroy(&c->lock);
	pthread_cond_destroy(&c->begin);
	pthread_cond_destroy(&c->end);
	free(c->others);
	free(c);
}
