/* ramus compile: tables and documents into one file. */
#include <stdlib.h>

#include "base/alloc.h"
#include "base/file.h"
#include "cli/command.h"
#include "cli/load.h"
#include "cli/options.h"
#include "cli/report.h"
#include "cli/say.h"

/* Where the topic goes, the caller's to free: as told, else ID.ramus in the working directory. */
static char *
output_path(const struct arguments *a, const struct topic *t)
{
	if (a->set[OPTION_OUTPUT])
		return xstrdup(a->value[OPTION_OUTPUT]);
	return xasprintf("%s.ramus", topic_text(t, topic_meta(t)->id));
}

static int
write_topic(const struct topic *t, const char *path, bool quiet)
{
	struct buf out = {0};
	struct error err;
	size_t len;
	const void *bytes = topic_bytes(t, &len);
	int status = EXIT_DONE;

	if (file_write(path, bytes, len, &err) != 0) {
		say_error("%s", err.text);
		return EXIT_INPUT;
	}
	buf_printf(&out, "%s: %zu bytes\n", path, len);
	if (!quiet && say(&out) != 0)
		status = EXIT_INPUT;
	buf_free(&out);
	return status;
}

/* Writes what was made if it is proved; returns an exit status. */
static int
write_made(const struct made *made, const char *path, bool quiet)
{
	struct buf out = {0};

	if (proofs_hold(made->proofs))
		return write_topic(made->topic, path, quiet);
	report_proofs(made->proofs, &out);
	if (say(&out) == 0)
		say_error("%s: not written, since a proof does not hold", path);
	buf_free(&out);
	return EXIT_INPUT;
}

int
command_compile(const struct arguments *a)
{
	bool quiet = a->set[OPTION_QUIET];
	uint32_t nodes = GROW_NODES;
	struct made made;
	char *path;
	int status = EXIT_INPUT;

	if (options_number(a, OPTION_NODES, &nodes) != 0)
		return EXIT_USAGE;
	made = load_folder(a->rest[0], nodes, quiet ? DIAG_ERROR : DIAG_NOTE);
	if (made.topic != NULL) {
		path = output_path(a, made.topic);
		status = write_made(&made, path, quiet);
		free(path);
	}
	made_free(&made);
	return status;
}
