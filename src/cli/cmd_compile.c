/* SPDX-License-Identifier: MIT */
/* ramus compile: tables and documents into one file. */

#include "base/alloc.h"
#include "base/file.h"
#include "cli/command.h"
#include "cli/report.h"
#include "cli/say.h"

int
command_compile(struct call *c)
{
	bool quiet = c->a->set[OPTION_QUIET];
	int status = EXIT_INPUT;
	struct error err;
	size_t len;

	c->made = load_folder(c->a->rest[0], arguments_number(c->a, OPTION_NODES, GROW_NODES),
	    arguments_level(c->a), c->a->set[OPTION_STRICT]);
	const struct topic *t = c->made.topic;
	if (t == NULL)
		return status;
	/* As told, else ID.ramus in the working directory. */
	char *path = c->a->set[OPTION_OUTPUT]
			 ? xstrdup(c->a->value[OPTION_OUTPUT])
			 : xasprintf("%s.ramus", topic_text(t, topic_meta(t)->id));
	const void *bytes = topic_bytes(t, &len);
	if (!proofs_hold(c->made.proofs)) {
		report_proofs(c->made.proofs, &c->out);
		say_error("%s: not written, since a proof does not hold", path);
	} else if (file_write(path, bytes, len, &err) != 0) {
		say_error("%s", err.text);
	} else {
		if (!quiet)
			buf_printf(&c->out, "%s: %zu bytes\n", path, len);
		status = EXIT_DONE;
	}
	free(path);
	return status;
}
