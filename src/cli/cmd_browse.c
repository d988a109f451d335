/* SPDX-License-Identifier: MIT */
/* ramus [TOPIC]: the browser; ramus learn: its tour. */
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "base/file.h"
#include "cli/command.h"
#include "cli/configure.h"
#include "cli/say.h"
#include "cli/watch.h"
#include "learn/poll.h"
#include "learn/recall.h"
#include "session/save.h"
#include "tui/tui.h"

/* The case that is named; NULL and err if there is none. */
static struct practice *
take_case(const struct topic *t, const char *which, struct error *err)
{
	uint32_t row = practice_case_named(t, which);

	if (row == NONE) {
		error_set(err, "the topic has no case \"%s\"", which);
		return NULL;
	}
	struct practice_case found = practice_case_row(t, row);
	return practice_new(t, &found, PRACTICE_VIGNETTE, err);
}

/* Whether there is such a case, and the file of votes, if it is there, can be taken up. */
static int
check_room(const struct topic *t, const struct ui_settings *set, struct error *err)
{
	struct practice *p = NULL;
	struct polls polls = {0};
	struct buf kept = {0};
	int status = 0;

	if (set->present_case != NULL && (p = take_case(t, set->present_case, err)) == NULL)
		return -1;
	if (set->votes_path != NULL)
		status = file_check_writable(set->votes_path, err);
	if (status == 0 && set->votes_path != NULL && access(set->votes_path, F_OK) == 0)
		status =
		    poll_load(&polls, t, p != NULL ? p->c.id : "", set->votes_path, &kept, err);
	buf_free(&kept);
	polls_free(&polls);
	practice_free(p);
	return status;
}

static int32_t
today(void)
{
	return recall_day(time(NULL));
}

/* Takes up the session of the settings, if its file is there, runs the browser, and saves the
 * session; returns an exit status. */
static int
browse(struct watch *w, const struct ui_settings *set)
{
	const char *path = set->session_path;
	struct error err = {""};

	if (check_room(session_topic(watch_session(w)), set, &err) != 0 ||
	    (path != NULL && session_take_up(watch_session(w), path, &err) != 0)) {
		diags_free(set->diags);
		say_error("%s", err.text);
		return EXIT_INPUT;
	}
	int status = tui_run(watch_session(w), set, &err);
	if (status < 0 || status == TUI_UNSAVED)
		say_error("%s", err.text);
	int kept = status < 0 || path == NULL ? 0 : session_save(watch_session(w), path, &err);
	if (kept != 0)
		say_error("%s", err.text);
	return status < 0 || kept < 0 || status == TUI_UNSAVED ? EXIT_INPUT : status;
}

bool
command_browse_fits(const struct arguments *a)
{
	bool of_room = a->set[OPTION_CASE] || a->set[OPTION_COUNTDOWN] || a->set[OPTION_VOTES];

	if (of_room && !a->set[OPTION_PRESENT])
		say_error("--case, --countdown and --votes belong to --present");
	return !of_room || a->set[OPTION_PRESENT];
}

static int
run(const struct call *c, bool tour)
{
	const struct arguments *a = c->a;
	const char *folder = a->value[OPTION_WATCH], *no_color = getenv("NO_COLOR");
	bool terminal = isatty(STDIN_FILENO) && isatty(STDOUT_FILENO);
	struct watch *w = NULL;

	if (folder == NULL) {
		struct made made = load_topic(a->count > 0 ? a->rest[0] : NULL);

		w = made.topic != NULL ? watch_new(made) : NULL;
	} else if (a->count > 0) {
		say_error("--watch takes the place of a topic");
	} else if (!file_is_dir(folder)) {
		say_error("--watch needs a folder of tables");
	} else {
		w = watch_folder(folder, terminal);
	}
	if (w != NULL && !terminal) {
		say_error("the browser needs a terminal; `ramus ask` walks the tree line by line");
		watch_free(w);
		w = NULL;
	}
	if (w == NULL)
		return EXIT_INPUT;
	/* Any value of NO_COLOR but an empty one asks for no colours (no-color.org). */
	struct ui_settings set = {.ascii = a->set[OPTION_ASCII],
	    .linear = a->set[OPTION_LINEAR],
	    .mouse = true,
	    .mono = no_color != NULL && no_color[0] != '\0',
	    .progress = true,
	    .today = today,
	    .present = a->set[OPTION_PRESENT],
	    .present_case = a->value[OPTION_CASE],
	    .votes_path = a->value[OPTION_VOTES],
	    .tour = tour,
	    .seed = (uint64_t)time(NULL) % 100000000 + 1,
	    .session_path = a->value[OPTION_SESSION],
	    .watch = folder != NULL ? watch_look : NULL,
	    .watch_ctx = w};
	set.diags = configure(&set);
	set.ascii = set.ascii || !say_utf8();
	set.countdown = arguments_number(a, OPTION_COUNTDOWN, set.countdown);
	int status = browse(w, &set);
	watch_free(w);
	return status;
}

int
command_browse(struct call *c)
{
	return run(c, false);
}

int
command_learn(struct call *c)
{
	return run(c, true);
}
