/* SPDX-License-Identifier: MIT */
/* ramus schema: the tables and columns a topic is made of. */
#include "cli/command.h"
#include "compile/schema.h"

int
command_schema(struct call *c)
{
	if (c->a->set[OPTION_WORDS])
		schema_write_words(&c->out);
	else if (c->a->set[OPTION_JSON])
		schema_write_json(&c->out);
	else
		schema_write(&c->out);
	return EXIT_DONE;
}
