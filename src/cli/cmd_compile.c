/* ramus compile: tables and documents into one file. */
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/file.h"
#include "cli/command.h"
#include "cli/load.h"
#include "cli/options.h"
#include "cli/report.h"
#include "cli/say.h"

/* FOLDER.ramus in the working directory, the caller's to free. */
static char *
default_output(const char *folder)
{
	size_t len = strlen(folder);
	const char *from;

	while (len > 1 && folder[len - 1] == '/')
		len--;
	from = folder + len;
	while (from > folder && from[-1] != '/')
		from--;
	return xasprintf("%.*s.ramus", (int)(folder + len - from), from);
}

static int
write_topic(const struct topic *t, const char *path)
{
	struct error err;
	size_t len;
	const void *bytes = topic_bytes(t, &len);

	if (file_write(path, bytes, len, &err) == 0)
		return EXIT_DONE;
	say_error("%s", err.text);
	return EXIT_INPUT;
}

int
command_compile(const struct arguments *a)
{
	uint32_t nodes = GROW_NODES;
	struct buf out = {0};
	struct made made;
	char *path;
	int status = EXIT_INPUT;

	if (options_number(a, OPTION_NODES, &nodes) != 0)
		return EXIT_USAGE;
	made = load_folder(a->rest[0], nodes, a->set[OPTION_QUIET] ? DIAG_ERROR : DIAG_NOTE);
	path =
	    a->set[OPTION_OUTPUT] ? xstrdup(a->value[OPTION_OUTPUT]) : default_output(a->rest[0]);
	if (made.topic != NULL && !proofs_hold(made.proofs)) {
		report_proofs(made.proofs, &out);
		say(&out);
		say_error("%s: not written, since a proof fails", path);
	} else if (made.topic != NULL) {
		status = write_topic(made.topic, path);
		if (status == EXIT_DONE && !a->set[OPTION_QUIET]) {
			size_t len;

			topic_bytes(made.topic, &len);
			buf_printf(&out, "%s: %zu bytes\n", path, len);
			say(&out);
		}
	}
	buf_free(&out);
	free(path);
	made_free(&made);
	return status;
}
