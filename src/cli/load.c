/* Topics by path and by name: a name is looked for as NAME.ramus in the user's own topics
 * (file_xdg), then in the installed ones. */
#include "cli/load.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/file.h"
#include "cli/progress.h"
#include "cli/report.h"
#include "cli/say.h"

#ifndef TOPICS_DIR
#define TOPICS_DIR "/usr/local/share/ramus/topics"
#endif

#define DEFAULT_TOPIC "knee"

static bool
tick(void *ctx, const char *what, uint64_t done, uint64_t total)
{
	char words[64];

	(void)ctx;
	if (total > 0)
		snprintf(words, sizeof words, "%s: %u%%", what, (unsigned)(100 * done / total));
	else
		snprintf(words, sizeof words, "%s", what);
	progress_show(done, total, words);
	return !progress_interrupted();
}

int
load_make(const char *folder, uint32_t budget, struct diags *diags, struct made *made)
{
	long processors = sysconf(_SC_NPROCESSORS_ONLN);
	struct work work = {
	    .threads = processors > 0 && processors < 64 ? (unsigned)processors : 1, .tick = tick};

	progress_begin();
	int result = make_topic_by(&work, folder, budget, diags, made);
	progress_end();
	if (made->stopped)
		say_error("stopped; nothing was made");
	return result;
}

struct made
load_folder(const char *folder, uint32_t budget, enum diag_level least)
{
	struct diags *diags = diags_new();
	struct made made;

	load_make(folder, budget, diags, &made);
	say_diags(diags, least);
	diags_free(diags);
	return made;
}

/* A folder is held to what compile holds it to: a topic whose proofs fail is none. */
static struct made
load_proved(const char *folder, enum diag_level least)
{
	struct made made = load_folder(folder, GROW_FEW_NODES, least);
	struct buf out = {0};

	if (made.topic == NULL || proofs_hold(made.proofs))
		return made;
	report_proofs(made.proofs, &out);
	say_beside(&out);
	say_error("%s: not used, since a proof does not hold", folder);
	buf_free(&out);
	made_free(&made);
	return made;
}

static struct made
load_file(const char *path)
{
	struct error err;
	struct made made = {.topic = topic_open(path, &err)};

	if (made.topic == NULL)
		say_error("%s", err.text);
	return made;
}

/* The path of an installed topic, the caller's to free; NULL if there is none of that name. */
static char *
installed_path(const char *name)
{
	char *path = file_xdg(FILE_XDG_DATA, "topics/%s.ramus", name);

	if (access(path, R_OK) == 0)
		return path;
	free(path);
	path = xasprintf("%s/%s.ramus", TOPICS_DIR, name);
	if (access(path, R_OK) == 0)
		return path;
	free(path);
	return NULL;
}

struct made
load_installed(const char *id)
{
	struct made made = {0};
	char *path = NULL;

	if (id[0] != '\0' && id[strspn(id, "abcdefghijklmnopqrstuvwxyz0123456789-")] == '\0')
		path = installed_path(id);
	if (path != NULL)
		made = load_file(path);
	free(path);
	return made;
}

char *
load_path(const char *name)
{
	if (name != NULL && (strchr(name, '/') != NULL || access(name, F_OK) == 0))
		return xstrdup(name);
	char *path = installed_path(name != NULL ? name : DEFAULT_TOPIC);
	if (path == NULL && name == NULL)
		say_error("the topic \"%s\" is not installed; name a compiled topic or a folder of "
			  "tables",
		    DEFAULT_TOPIC);
	else if (path == NULL)
		say_error("%s: no such file, folder or installed topic", name);
	return path;
}

struct made
load_topic(const char *name, enum diag_level least)
{
	struct made made = {0};
	char *path = load_path(name);

	if (path != NULL)
		made = file_is_dir(path) ? load_proved(path, least) : load_file(path);
	free(path);
	return made;
}
