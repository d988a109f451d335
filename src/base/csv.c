/* SPDX-License-Identifier: MIT */
/* CSV. Quoted is whatever has a separator of any locale in it, or a space at its edges. */
#include "base/csv.h"

#include <stdbool.h>
#include <string.h>

static void
begin_cell(struct csv *c)
{
	if (c->cells++ > 0)
		buf_addc(c->out, ',');
}

static bool
is_formula(const char *text)
{
	static const char *const starts[] = {
	    "=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20"};

	for (size_t i = 0; i < sizeof starts / sizeof *starts; i++)
		if (strncmp(text, starts[i], strlen(starts[i])) == 0)
			return true;
	return false;
}

void
csv_text(struct csv *c, const char *text)
{
	size_t len = strlen(text);
	bool quotes = strpbrk(text, ",;\"\t\r\n") != NULL ||
		      (len > 0 && (text[0] == ' ' || text[len - 1] == ' '));

	begin_cell(c);
	if (quotes)
		buf_addc(c->out, '"');
	if (is_formula(text))
		buf_addc(c->out, '\'');
	for (; *text != '\0'; text++) {
		if (*text == '"')
			buf_addc(c->out, '"');
		buf_addc(c->out, *text == '\n' || *text == '\r' || *text == '\t' ? ' ' : *text);
	}
	if (quotes)
		buf_addc(c->out, '"');
}

void
csv_number(struct csv *c, double number, int places)
{
	begin_cell(c);
	buf_printf(c->out, "%.*f", places, number);
}

void
csv_end_row(struct csv *c)
{
	buf_addc(c->out, '\n');
	c->cells = 0;
}
