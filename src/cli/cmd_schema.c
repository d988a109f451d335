/* ramus schema: the tables and columns a topic is made of. */
#include "cli/command.h"
#include "cli/say.h"
#include "compile/schema.h"

int
command_schema(const struct arguments *a)
{
	struct buf out = {0};
	int status;

	if (a->set[OPTION_JSON])
		schema_write_json(&out);
	else
		schema_write(&out);
	status = say(&out) == 0 ? EXIT_DONE : EXIT_INPUT;
	buf_free(&out);
	return status;
}
