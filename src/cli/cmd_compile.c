/* ramus compile: tables and documents into one file. */
#include <stdlib.h>

#include "base/alloc.h"
#include "base/file.h"
#include "cli/command.h"
#include "cli/load.h"
#include "cli/options.h"
#include "cli/report.h"
#include "cli/say.h"

/* Writes what was made if it is proved; returns an exit status. */
static int
write_made(const struct made *made, const char *path, bool quiet, struct buf *out)
{
	struct error err;
	size_t len;
	const void *bytes = topic_bytes(made->topic, &len);

	if (!proofs_hold(made->proofs)) {
		report_proofs(made->proofs, out);
		say_error("%s: not written, since a proof does not hold", path);
		return EXIT_INPUT;
	}
	if (file_write(path, bytes, len, &err) != 0) {
		say_error("%s", err.text);
		return EXIT_INPUT;
	}
	if (!quiet)
		buf_printf(out, "%s: %zu bytes\n", path, len);
	return EXIT_DONE;
}

int
command_compile(struct call *c)
{
	bool quiet = c->a->set[OPTION_QUIET];
	uint32_t nodes = GROW_NODES;
	int status = EXIT_INPUT;

	if (options_number(c->a, OPTION_NODES, &nodes) != 0)
		return EXIT_USAGE;
	struct made made = load_folder(c->a->rest[0], nodes, quiet ? DIAG_ERROR : DIAG_NOTE);
	if (made.topic != NULL) {
		/* As told, else ID.ramus in the working directory. */
		char *path =
		    c->a->set[OPTION_OUTPUT]
			? xstrdup(c->a->value[OPTION_OUTPUT])
			: xasprintf("%s.ramus", topic_text(made.topic, topic_meta(made.topic)->id));

		status = write_made(&made, path, quiet, &c->out);
		free(path);
	}
	made_free(&made);
	return status;
}
