/* The editor's words are given to it as they are, without a shell: a path is nothing but a path. */
#include "tui/edit.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/buf.h"
#include "tui/term.h"

#define WORDS 16
#define NOT_RUN 127

static const char *
editor(void)
{
	static const char *const names[] = {"VISUAL", "EDITOR"};

	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		const char *value = getenv(names[i]);

		if (value != NULL && value[strspn(value, " ")] != '\0')
			return value;
	}
	return "vi";
}

static int
run(char *const *argv, struct error *err)
{
	pid_t child = fork();
	int status = 0;

	if (child == 0) {
		struct sigaction normal = {.sa_handler = SIG_DFL};

		sigemptyset(&normal.sa_mask);
		sigaction(SIGINT, &normal, NULL);
		execvp(argv[0], argv);
		_exit(NOT_RUN);
	}
	if (child < 0)
		return error_set(err, "cannot run %s: %s", argv[0], strerror(errno));
	while (waitpid(child, &status, 0) < 0 && errno == EINTR)
		;
	if (WIFEXITED(status) && WEXITSTATUS(status) == NOT_RUN)
		return error_set(err, "cannot run %s; EDITOR names another", argv[0]);
	return 0;
}

int
edit_file(const char *path, uint32_t line, struct error *err)
{
	char *words = xstrdup(editor()), *argv[WORDS + 3], place[16], *rest = NULL;
	char *file = xasprintf("%s%s", path[0] == '-' || path[0] == '+' ? "./" : "", path);
	size_t n = 0;

	for (argv[n] = strtok_r(words, " ", &rest); argv[n] != NULL && n < WORDS;)
		argv[++n] = strtok_r(NULL, " ", &rest);
	snprintf(place, sizeof place, "+%lu", (unsigned long)line);
	if (line > 0)
		argv[n++] = place;
	argv[n++] = file;
	argv[n] = NULL;
	term_lend();
	int status = run(argv, err);
	term_take_back();
	free(words);
	free(file);
	return status;
}
