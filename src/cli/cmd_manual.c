/* ramus manual: parts of the manual pages, for the build. */
#include <string.h>

#include "cli/command.h"
#include "cli/practice.h"
#include "cli/say.h"
#include "cli/manual.h"

static void
write_practice_options(struct buf *out)
{
	command_write_options("practice", out);
}

int
command_manual(const struct arguments *a)
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
	struct buf out = {0};
	int status = EXIT_USAGE;

	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
		if (strcmp(a->rest[0], parts[i].name) == 0) {
			parts[i].write(&out);
			status = say(&out) == 0 ? EXIT_DONE : EXIT_INPUT;
		}
	}
	if (status == EXIT_USAGE)
		say_error(
		    "the parts are commands, keys, tables, settings, messages and configuration; "
		    "of ramus-practice(1) options, words, score, caps, numbers, scale and grades");
	buf_free(&out);
	return status;
}
