/* SPDX-License-Identifier: MIT */
/* A terminal that the machine does not describe is taken by what the program itself knows of it: a
 * value of TERMINFO that holds a description and names no folder, which curses reads since its
 * version 6.1. Where the build had no such description there is none. */
#include "tui/take.h"

#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <term.h>

#include "base/alloc.h"

struct known {
	const char *name, *description;
};

#include "tui/known.inc"

/* The variable is the user's own again behind it. */
static SCREEN *
take_described(const char *description)
{
	const char *folder = getenv("TERMINFO");
	char *before = folder != NULL ? xstrdup(folder) : NULL;

	setenv("TERMINFO", description, 1);
	SCREEN *screen = newterm(NULL, stdout, stdin);
	if (before != NULL)
		setenv("TERMINFO", before, 1);
	else
		unsetenv("TERMINFO");
	free(before);
	return screen;
}

static SCREEN *
take_known(const char *name)
{
	for (const struct known *k = all_known; k->name != NULL; k++)
		if (strcmp(k->name, name) == 0)
			return take_described(k->description);
	return NULL;
}

SCREEN *
take_screen(const struct termios *saved, struct error *err)
{
	const char *name = getenv("TERM");
	struct winsize size;
	int found;

	/* LINES and COLUMNS that a shell has exported may be of another time. */
	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_row > 0 && size.ws_col > 0) {
		use_env(FALSE);
		use_tioctl(TRUE);
	}
	SCREEN *screen = newterm(NULL, stdout, stdin);
	if (screen == NULL)
		screen = take_known(name);
	if (screen != NULL && cursor_address != NULL)
		return screen;
	if (screen != NULL) {
		delscreen(screen);
		tcsetattr(STDIN_FILENO, TCSADRAIN, saved);
		error_set(err,
		    "the terminal \"%s\" cannot place its cursor; `ramus ask` works line by line",
		    name);
	} else if (setupterm(NULL, STDOUT_FILENO, &found) == OK) {
		error_set(err, "cannot take the terminal \"%s\"", name);
	} else {
		error_set(err,
		    found == -1 ? "there is no terminal database (terminfo) to look %s up in"
				: "the terminal \"%s\" is not known; set TERM to one that is, such "
				  "as vt100",
		    name);
	}
	return NULL;
}
