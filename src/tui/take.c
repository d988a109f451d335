/* SPDX-License-Identifier: MIT */
/* A terminal that the machine does not describe is taken by what the program itself knows of it: a
 * value of TERMINFO that holds a description and names no folder, which curses reads since its
 * version 6.1. Where the build had no such description there is none.
 *
 * A variable that curses is to see is the user's own again as soon as it need not: what the browser
 * runs sees those. */
#include "tui/take.h"

#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <term.h>

#include "base/alloc.h"

#define SIZE_MOST 1000 /* columns, and rows: whoever tells of more has none */

struct known {
	const char *name, *description;
};

#include "tui/known.inc"

/* A variable of the environment that has another value for a while. */
struct borrowed {
	const char *name;
	bool is;
	char *own; /* the user's value; NULL: there is none */
};

static struct borrowed rows = {.name = "LINES"}, width = {.name = "COLUMNS"};

static void
borrow(struct borrowed *b, const char *value)
{
	const char *own = getenv(b->name);

	if (!b->is)
		b->own = own != NULL ? xstrdup(own) : NULL;
	b->is = true;
	setenv(b->name, value, 1);
}

static void
give_back(struct borrowed *b)
{
	if (!b->is)
		return;
	if (b->own != NULL)
		setenv(b->name, b->own, 1);
	else
		unsetenv(b->name);
	free(b->own);
	b->is = false;
}

void
take_fit(struct term_size *size)
{
	struct winsize told;
	char digits[16];

	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &told) == 0 && told.ws_row > 0 && told.ws_col > 0)
		*size = (struct term_size){told.ws_col, told.ws_row};
	size->width = size->width < SIZE_MOST ? size->width : SIZE_MOST;
	size->height = size->height < SIZE_MOST ? size->height : SIZE_MOST;
	if (size->height == 0)
		return;
	snprintf(digits, sizeof digits, "%d", size->height);
	borrow(&rows, digits);
	borrow(&width, "1");
}

void
take_give_back(void)
{
	give_back(&rows);
	give_back(&width);
}

static SCREEN *
take_known(const char *name)
{
	struct borrowed folder = {.name = "TERMINFO"};
	const struct known *k = all_known;

	while (k->name != NULL && strcmp(k->name, name) != 0)
		k++;
	if (k->name == NULL)
		return NULL;
	borrow(&folder, k->description);
	SCREEN *screen = newterm(NULL, stdout, stdin);
	give_back(&folder);
	return screen;
}

SCREEN *
take_screen(const struct termios *saved, struct term_size *size, struct error *err)
{
	const char *name = getenv("TERM");
	int found;

	*size = (struct term_size){0, 0};
	take_fit(size);
	SCREEN *screen = newterm(NULL, stdout, stdin);
	if (screen == NULL)
		screen = take_known(name);
	if (screen != NULL && cursor_address != NULL) {
		if (size->height == 0) {
			*size = (struct term_size){COLS, LINES};
			take_fit(size);
			resize_term(size->height, 1);
		}
		return screen;
	}
	take_give_back();
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
