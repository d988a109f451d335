/* ramus manual: parts of the manual page, for the build. */
#include <string.h>

#include "cli/command.h"
#include "cli/say.h"
#include "export/manual.h"

int
command_manual(const struct arguments *a)
{
	static const struct {
		const char *name;
		void (*write)(struct buf *out);
	} parts[] = {{"commands", command_write_manual}, {"keys", manual_keys},
	    {"tables", manual_tables}, {"settings", manual_settings},
	    {"messages", manual_messages},
	    {"configuration", manual_configuration}};
	struct buf out = {0};
	int status = EXIT_USAGE;

	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
		if (strcmp(a->rest[0], parts[i].name) == 0) {
			parts[i].write(&out);
			status = say(&out) == 0 ? EXIT_DONE : EXIT_INPUT;
		}
	}
	if (status == EXIT_USAGE)
		say_error("the parts are commands, keys, tables, settings, messages and configuration");
	buf_free(&out);
	return status;
}
