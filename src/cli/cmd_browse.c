/* ramus [TOPIC]: the browser. */
#include <stdlib.h>
#include <unistd.h>

#include "cli/command.h"
#include "cli/load.h"
#include "cli/say.h"
#include "tui/tui.h"

/* Any value but an empty one asks for no colours (no-color.org). */
static bool
wants_mono(void)
{
	const char *v = getenv("NO_COLOR");

	return v != NULL && v[0] != '\0';
}

int
command_browse(const struct arguments *a)
{
	struct made made;
	struct tui_options options = {.ascii = !say_utf8(), .mono = wants_mono()};
	struct session *s;
	struct error err;
	int status;

	if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO)) {
		say_error("the browser needs a terminal; `ramus ask` walks the tree line by line");
		return EXIT_INPUT;
	}
	made = load_topic(a->count > 0 ? a->rest[0] : NULL, DIAG_ERROR);
	if (made.topic == NULL)
		return EXIT_INPUT;
	s = session_new(made.topic);
	status = tui_run(s, &options, &err);
	if (status < 0)
		say_error("%s", err.text);
	session_free(s);
	made_free(&made);
	return status < 0 ? EXIT_INPUT : status;
}
