/* ramus manual: parts of the manual pages, for the build. */
#include <string.h>

#include "cli/command.h"
#include "cli/manual.h"
#include "cli/practice.h"
#include "cli/say.h"

static void
write_practice_options(const struct command *commands, struct buf *out)
{
	command_write_options(command_find(commands, "practice"), out);
}

int
command_manual(struct call *c)
{
	static const struct {
		const char *name;
		void (*write)(struct buf *out);
		void (*write_commands)(const struct command *commands, struct buf *out);
	} parts[] = {
	    {"commands", NULL, command_write_manual},
	    {"options", NULL, write_practice_options},
	    {"keys", manual_keys, NULL},
	    {"tables", manual_tables, NULL},
	    {"settings", manual_settings, NULL},
	    {"messages", manual_messages, NULL},
	    {"proofs", manual_proofs, NULL},
	    {"reports", manual_reports, NULL},
	    {"configuration", manual_configuration, NULL},
	    {"parts", manual_parts, NULL},
	    {"records", manual_records, NULL},
	    {"words", practice_write_words, NULL},
	    {"score", manual_score, NULL},
	    {"caps", manual_caps, NULL},
	    {"numbers", manual_numbers, NULL},
	    {"scale", manual_scale, NULL},
	    {"grades", manual_grades, NULL},
	};
	struct buf names = {0};

	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
		if (strcmp(c->a->rest[0], parts[i].name) == 0) {
			if (parts[i].write_commands != NULL)
				parts[i].write_commands(c->commands, &c->out);
			else
				parts[i].write(&c->out);
			buf_free(&names);
			return EXIT_DONE;
		}
		buf_printf(&names, "%s%s", i > 0 ? ", " : "", parts[i].name);
	}
	say_error("the parts are %s", buf_str(&names));
	buf_free(&names);
	return EXIT_USAGE;
}
