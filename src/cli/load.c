/* Topics by path and by name: a name is looked for as NAME.ramus in the user's own topics
 * (file_xdg), then in the installed ones. The id in a saved file is anybody's text: it is looked
 * for among installed topics and never taken for a path. */
#include "cli/load.h"

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
	(void)ctx;
	if (total == 0)
		return progress_show(done, total, "%s", what);
	return progress_show(done, total, "%s: %u%%", what, (unsigned)(100 * done / total));
}

struct made
load_make(const char *folder, uint32_t budget, struct diags *diags)
{
	struct work work = {.threads = crew_processors(), .tick = tick};
	struct made made;

	progress_begin();
	make_topic(&work, folder, budget, diags, &made);
	progress_end();
	if (made.stopped)
		say_error("stopped; nothing was made");
	return made;
}

struct made
load_folder(const char *folder, uint32_t budget, enum diag_level least, bool strict)
{
	struct diags *diags = diags_new();
	struct made made = load_make(folder, budget, diags);

	say_diags(diags, least);
	if (strict && diags_count_level(diags, DIAG_WARNING) > 0)
		made_free(&made);
	diags_free(diags);
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

static struct made
load_file(const char *path)
{
	struct error err;
	struct made made = {.topic = topic_open(path, &err)};

	if (made.topic == NULL)
		say_error("%s", err.text);
	return made;
}

struct made
load_topic(const char *name)
{
	struct made made = {0};
	char *path = load_path(name);
	struct buf out = {0};

	if (path != NULL && !file_is_dir(path)) {
		made = load_file(path);
	} else if (path != NULL) {
		made = load_folder(path, GROW_FEW_NODES, DIAG_LOSS, false);
		/* A folder is held to what compile holds it to: a topic whose proofs fail is none.
		 */
		if (made.topic != NULL && !proofs_hold(made.proofs)) {
			report_proofs(made.proofs, &out);
			say_beside(&out);
			say_error("%s: not used, since a proof does not hold", path);
			buf_free(&out);
			made_free(&made);
		}
	}
	free(path);
	return made;
}

struct made
load_saved_topic(const struct buf *bytes, const char *path, const char *name)
{
	struct made made = {0};
	struct buf id = {0};
	struct error err;

	if (name != NULL) {
		made = load_topic(name);
	} else {
		char *installed = NULL;

		if (saved_topic(buf_str(bytes), bytes->len, &id) &&
		    file_is_plain_name(buf_str(&id)))
			installed = installed_path(buf_str(&id));
		if (installed != NULL)
			made = load_file(installed);
		if (made.topic == NULL)
			say_error(
			    "%s: its topic \"%s\" is not installed; name a compiled topic or a "
			    "folder of tables after the file",
			    path, buf_str(&id));
		free(installed);
		buf_free(&id);
	}
	if (made.topic != NULL && topic_verify(made.topic, &err) != 0) {
		say_error("%s", err.text);
		made_free(&made);
	}
	return made;
}

struct made
load_saved(const char *path, const char *name, struct saved *saved)
{
	struct made made = {0};
	struct buf bytes = {0};
	struct error err;

	if (saved_load(path, path, &bytes, &err) != 0) {
		say_error("%s", err.text);
	} else {
		made = load_saved_topic(&bytes, path, name);
		if (made.topic != NULL &&
		    saved_read(made.topic, buf_str(&bytes), bytes.len, path, saved, &err) != 0) {
			say_error("%s", err.text);
			made_free(&made);
		}
	}
	buf_free(&bytes);
	return made;
}
