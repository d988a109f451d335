/* ramus manual: parts of the manual pages, for the build. */
#include <string.h>

#include "cli/command.h"
#include "cli/manual.h"
#include "cli/practice.h"
#include "cli/say.h"

static void
write_practice_options(struct buf *out)
{
	command_write_options("practice", out);
}

int
command_manual(struct call *c)
{
	static const struct {
		const char *name;
		void (*write)(struct buf *out);
	} parts[] = {{"commands", command_write_manual}, {"keys", manual_keys},
	    {"tables", manual_tables}, {"settings", manual_settings}, {"messages", manual_messages},
	    {"proofs", manual_proofs}, {"reports", manual_reports},
	    {"configuration", manual_configuration}, {"options", write_practice_options},
	    {"words", practice_write_words}, {"score", manual_score}, {"caps", manual_caps},
	    {"numbers", manual_numbers}, {"scale", manual_scale}, {"grades", manual_grades}};
	struct buf names = {0};

	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
		if (strcmp(c->a->rest[0], parts[i].name) == 0) {
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
