/* SPDX-License-Identifier: MIT */
/* The thread works on what is its own alone, and closes its end of a pipe when it is done. What is
 * left before that is never freed, since only the thread knows when it no longer needs it: it is
 * left where the program ends. */
#include "cli/aside.h"

#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/file.h"

#define PATIENCE 1000 /* milliseconds: clocks go on */
/* As a program has; some C libraries give a thread little. */
#define STACK_BYTES ((size_t)8 << 20)

struct aside {
	char *folder;
	uint32_t budget;
	struct diags *diags;
	struct made made;
	int status;
	int end[2]; /* of the pipe; -1, -1: it was done at once */
	pthread_t thread;
};

static void
make(struct aside *a)
{
	a->status = make_topic(NULL, a->folder, a->budget, a->diags, &a->made);
}

static void *
make_aside(void *ctx)
{
	struct aside *a = ctx;

	make(a);
	close(a->end[1]);
	return NULL;
}

/* Signals are for who looks on, which may hold them while it saves; but a fault is the thread's. */
static bool
start_thread(struct aside *a)
{
	pthread_attr_t attr;
	int status;

	if (pthread_attr_init(&attr) != 0)
		return false;
	pthread_attr_setstacksize(&attr, STACK_BYTES);
	file_hold_signals();
	status = pthread_create(&a->thread, &attr, make_aside, a);
	file_release_signals();
	pthread_attr_destroy(&attr);
	return status == 0;
}

struct aside *
aside_begin(const char *folder, uint32_t budget)
{
	struct aside *a = xcalloc(1, sizeof *a);
	bool piped = pipe(a->end) == 0;

	for (int i = 0; piped && i < 2; i++)
		fcntl(a->end[i], F_SETFD, FD_CLOEXEC);
	a->folder = xstrdup(folder);
	a->budget = budget;
	a->diags = diags_new();
	if (piped && start_thread(a))
		return a;
	for (int i = 0; piped && i < 2; i++)
		close(a->end[i]);
	a->end[0] = a->end[1] = -1;
	make(a);
	return a;
}

/* A file that is -1 is passed over. */
static bool
is_done(const struct aside *a, int one, int other, int milliseconds)
{
	struct pollfd fds[] = {{a->end[0], POLLIN, 0}, {one, POLLIN, 0}, {other, POLLIN, 0}};

	return a->end[0] < 0 || (poll(fds, 3, milliseconds) > 0 && fds[0].revents != 0);
}

bool
aside_wait(const struct aside *a, int one, int other)
{
	return is_done(a, one, other, PATIENCE);
}

int
aside_take(struct aside *a, struct made *made, struct diags **diags)
{
	int status;

	if (a->end[0] >= 0) {
		pthread_join(a->thread, NULL);
		close(a->end[0]);
	}
	*made = a->made;
	*diags = a->diags;
	status = a->status;
	free(a->folder);
	free(a);
	return status;
}

void
aside_leave(struct aside *a)
{
	struct made made;
	struct diags *diags;

	if (a == NULL)
		return;
	if (!is_done(a, -1, -1, 0)) {
		pthread_detach(a->thread);
		return;
	}
	aside_take(a, &made, &diags);
	made_free(&made);
	diags_free(diags);
}
