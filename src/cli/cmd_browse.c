/* ramus [TOPIC]: the browser. */
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/file.h"
#include "cli/command.h"
#include "cli/load.h"
#include "cli/say.h"
#include "cli/watch.h"
#include "session/save.h"
#include "tui/tui.h"
#include "view/config.h"

#define CONFIG_LIMIT (256u * 1024)

/* Any value but an empty one asks for no colours (no-color.org). */
static bool
wants_mono(void)
{
	const char *v = getenv("NO_COLOR");

	return v != NULL && v[0] != '\0';
}

/* Reads the configuration, if there is one. Returns what is wrong in it, or NULL. */
static struct diags *
configure(struct ui_settings *set, const char *path)
{
	struct diags *diags = diags_new();
	struct buf text = {0};
	struct error err;

	if (access(path, F_OK) == 0) {
		if (file_read(path, CONFIG_LIMIT, &text, &err) == 0)
			config_read(buf_str(&text), text.len, path, set, diags);
		else
			config_unreadable(path, err.text, diags);
	}
	buf_free(&text);
	if (diags_count(diags) > 0)
		return diags;
	diags_free(diags);
	return NULL;
}

/* Loads the session that was asked for, if its file is there; false after a message. */
static bool
take_session(struct session *s, const char *path)
{
	struct error err;

	if (path == NULL || access(path, F_OK) != 0)
		return true;
	if (session_load(s, path, &err) == 0)
		return true;
	say_error("%s", err.text);
	return false;
}

static int
leave_session(struct session *s, const char *path, int status)
{
	struct error err;

	if (path == NULL || status < 0 || session_save(s, path, &err) == 0)
		return status;
	say_error("%s", err.text);
	return EXIT_INPUT;
}

static int
browse(struct watch *w, const struct ui_settings *set)
{
	struct error err = {""};
	int status = tui_run(watch_session(w), set, &err);

	if (status < 0)
		say_error("%s", err.text);
	status = leave_session(watch_session(w), set->session_path, status);
	return status < 0 ? EXIT_INPUT : status;
}

static struct made
load(const struct arguments *a)
{
	const char *folder = a->value[OPTION_WATCH];
	struct made none = {0};

	if (folder == NULL)
		return load_topic(a->count > 0 ? a->rest[0] : NULL, DIAG_ERROR);
	if (file_is_dir(folder) && a->count == 0)
		return load_folder(folder, GROW_NODES, DIAG_ERROR);
	say_error(a->count > 0 ? "--watch takes the place of a topic"
			       : "--watch needs a folder of tables");
	return none;
}

int
command_browse(const struct arguments *a)
{
	const char *folder = a->value[OPTION_WATCH];
	struct ui_settings set = {.ascii = a->set[OPTION_ASCII],
	    .linear = a->set[OPTION_LINEAR],
	    .mouse = true,
	    .mono = wants_mono(),
	    .present = a->set[OPTION_PRESENT],
	    .seed = (uint64_t)time(NULL) % 100000000 + 1,
	    .session_path = a->value[OPTION_SESSION],
	    .watch = folder != NULL ? watch_look : NULL};
	int status = EXIT_INPUT;

	if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO)) {
		say_error("the browser needs a terminal; `ramus ask` walks the tree line by line");
		return EXIT_INPUT;
	}
	struct made made = load(a);
	if (made.topic == NULL)
		return EXIT_INPUT;
	struct session *s = session_new(made.topic);
	struct watch *w = watch_new(folder != NULL ? folder : "", made, s);
	char *path = file_xdg(FILE_XDG_CONFIG, "config");
	if (take_session(s, set.session_path)) {
		set.diags = configure(&set, path);
		set.ascii = set.ascii || !say_utf8();
		set.watch_ctx = w;
		status = browse(w, &set);
	}
	watch_free(w);
	free(path);
	return status;
}
