/* SPDX-License-Identifier: MIT */
/* The terminal is lent while the program runs. */
#include "tui/edit.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/alloc.h"
#include "base/buf.h"
#include "base/program.h"
#include "tui/term.h"

int
edit_file(const char *path, uint32_t line, struct error *err)
{
	const char *editor = program_named_by("VISUAL");
	char *file = xasprintf("%s%s", path[0] == '-' || path[0] == '+' ? "./" : "", path);
	char place[16];

	editor = editor != NULL ? editor : program_named_by("EDITOR");
	snprintf(place, sizeof place, "+%lu", (unsigned long)line);
	term_lend();
	int status = program_run(editor != NULL ? editor : "vi", line > 0 ? place : file,
	    line > 0 ? file : NULL, "EDITOR", NULL, err);
	term_take_back();
	free(file);
	return status;
}

int
edit_page(const char *text, struct error *err)
{
	const char *pager = program_named_by("PAGER");

	term_lend();
	int status = program_run(pager != NULL ? pager : "less", NULL, NULL, "PAGER", text, err);
	term_take_back();
	return status;
}
