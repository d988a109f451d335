/* SPDX-License-Identifier: MIT */
/* The words of a program are given to it as they are, without a shell: a path is nothing but a
 * path. */
#include "base/program.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/alloc.h"

#define NOT_RUN 127

const char *
program_named_by(const char *variable)
{
	const char *value = getenv(variable);

	return value != NULL && value[strspn(value, " ")] != '\0' ? value : NULL;
}

/* A pager that is left early takes no more, which is no fault of ours; nor does one get more once a
 * signal has come: true. A write to a pipe that has room for less would go on after it. */
static bool
feed(int to, const char *text)
{
	struct sigaction ignore = {.sa_handler = SIG_IGN}, before;
	struct pollfd room = {to, POLLOUT, 0};
	size_t left = strlen(text);
	ssize_t n;

	sigemptyset(&ignore.sa_mask);
	sigaction(SIGPIPE, &ignore, &before);
	fcntl(to, F_SETFL, O_NONBLOCK);
	while (left > 0 && poll(&room, 1, -1) > 0 && (n = write(to, text, left)) > 0) {
		text += n;
		left -= (size_t)n;
	}
	bool heard = left > 0 && errno == EINTR;
	close(to);
	sigaction(SIGPIPE, &before, NULL);
	return heard;
}

/* What a key of the terminal sends is the program's own while it runs; it would end us, too, and
 * leave it behind with the terminal. Of the child they are as they were when we began. */
static const int keyed[] = {SIGINT, SIGQUIT};
#define KEYED (sizeof keyed / sizeof *keyed)

static void
leave_keys(struct sigaction before[KEYED])
{
	struct sigaction ignore = {.sa_handler = SIG_IGN};

	sigemptyset(&ignore.sa_mask);
	for (size_t i = 0; i < KEYED; i++)
		sigaction(keyed[i], &ignore, &before[i]);
}

/* `text` is its input; NULL: the terminal. `variable` names another program. */
static int
run(char *const *argv, const char *variable, const char *text, struct error *err)
{
	struct sigaction before[KEYED];
	int ends[2] = {-1, -1}, status = 0;

	if (text != NULL && pipe(ends) != 0)
		return error_set(err, "cannot make a pipe: %s", strerror(errno));
	leave_keys(before);
	pid_t child = fork();
	if (child == 0) {
		struct sigaction normal = {.sa_handler = SIG_DFL};

		sigemptyset(&normal.sa_mask);
		for (size_t i = 0; i < KEYED; i++)
			sigaction(keyed[i], &before[i], NULL);
		sigaction(SIGXFSZ, &normal, NULL);
		if (text != NULL) {
			dup2(ends[0], STDIN_FILENO);
			close(ends[0]);
			close(ends[1]);
		}
		execvp(argv[0], argv);
		_exit(NOT_RUN);
	}
	if (text != NULL)
		close(ends[0]);
	bool heard = text != NULL && child > 0 && feed(ends[1], text);
	if (text != NULL && child < 0)
		close(ends[1]);
	if (child > 0 && (heard || waitpid(child, &status, 0) < 0))
		status = 0; /* whoever handles the signal has no time to wait */
	for (size_t i = 0; i < KEYED; i++)
		sigaction(keyed[i], &before[i], NULL);
	if (child < 0)
		return error_set(err, "cannot run %s: it cannot be started", argv[0]);
	if (WIFEXITED(status) && WEXITSTATUS(status) == NOT_RUN)
		return error_set(err, "cannot run %s; %s names another", argv[0], variable);
	return 0;
}

int
program_run(const char *command, char *first, char *second, const char *variable, const char *text,
    struct error *err)
{
	char *words = xstrdup(command), *rest = NULL;
	char **argv = xcalloc(strlen(command) / 2 + 4, sizeof *argv);
	size_t n = 0;

	for (argv[n] = strtok_r(words, " ", &rest); argv[n] != NULL;)
		argv[++n] = strtok_r(NULL, " ", &rest);
	if (first != NULL)
		argv[n++] = first;
	if (second != NULL)
		argv[n++] = second;
	argv[n] = NULL;
	int status = run(argv, variable, text, err);
	free(argv);
	free(words);
	return status;
}
