/* SPDX-License-Identifier: MIT */
/* Long work: on several threads, telling how far it has come, stopped when it should be. */
#ifndef BASE_CREW_H
#define BASE_CREW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* How work is to be done; NULL in its place means one thread, and nobody who looks on. What comes
 * of the work does not depend on it. */
struct work {
	unsigned threads;
	/* Called from time to time with what is being done, as one word, and how much of how much
	 * of it is done (total 0: not known); false ends the work. May be NULL. */
	bool (*tick)(void *ctx, const char *what, uint64_t done, uint64_t total);
	void *ctx;
};

/* How many threads can work at a time here, 64 at most. */
unsigned crew_processors(void);
/* Calls the tick if there is one; false if the work is to end. */
bool work_tick(const struct work *w, const char *what, uint64_t done, uint64_t total);

struct crew; /* opaque */

/* Threads that stand ready to do `job` for the items of a run; member counts from 0, and two calls
 * at a time never have the same member. Where threads cannot be made there are fewer of them; the
 * thread that calls crew_run() is always one. */
struct crew *crew_new(
    unsigned members, void (*job)(void *ctx, unsigned member, size_t item), void *ctx);
/* Does the job for items 0..items-1, in no order that could be relied on, and returns when all is
 * done. */
void crew_run(struct crew *c, size_t items);
void crew_free(struct crew *c);

#endif
