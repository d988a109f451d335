/* SPDX-License-Identifier: MIT */
/* Topics by path and by name. The id in a saved file is anybody's text: it is looked for among
 * installed topics and never taken for a path. */
#include "cli/load.h"

#include <string.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/file.h"
#include "cli/progress.h"
#include "cli/report.h"
#include "cli/say.h"

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

	progress_begin("ramus: stopped; nothing was made\n");
	make_topic(&work, folder, budget, diags, &made);
	progress_end();
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

bool
load_find(const char *name, struct place *to)
{
	bool pointed = name != NULL && (strchr(name, '/') != NULL || access(name, F_OK) == 0);

	*to = (struct place){.path = pointed ? xstrdup(name) : NULL};
	if (pointed || installed_find(name != NULL ? name : BUILTIN_TOPIC, to))
		return true;
	if (name != NULL)
		say_error("%s: no such file, folder or installed topic", name);
	else
		say_error("the topic \"" BUILTIN_TOPIC
			  "\" is not installed; name a compiled topic or a folder of tables");
	place_free(to);
	return false;
}

static struct made
load_place(const struct place *place)
{
	struct error err;
	struct made made = {.topic = place_open(place, &err)};

	if (made.topic == NULL)
		say_error("%s", err.text);
	else
		topic_set_end(made.topic, alloc_end);
	return made;
}

bool
load_holds(const struct made *made)
{
	struct buf out = {0};
	bool hold = proofs_hold(made->proofs);

	if (!hold)
		report_proofs(made->proofs, &out);
	say_beside(&out);
	buf_free(&out);
	return hold;
}

/* A folder is held to what compile holds it to: a topic whose proofs fail is none. */
static struct made
load_proved(const char *folder)
{
	struct made made = load_folder(folder, GROW_FEW_NODES, DIAG_LOSS, false);

	if (made.topic != NULL && !load_holds(&made)) {
		say_error("%s: not used, since a proof does not hold", folder);
		made_free(&made);
	}
	return made;
}

struct made
load_topic(const char *name)
{
	struct made made = {0};
	struct place place;

	if (!load_find(name, &place))
		return made;
	if (place.path != NULL && file_is_dir(place.path))
		made = load_proved(place.path);
	else
		made = load_place(&place);
	place_free(&place);
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
		struct place place = {0};

		if (saved_topic(buf_str(bytes), bytes->len, &id) &&
		    file_is_plain_name(buf_str(&id)) && installed_find(buf_str(&id), &place))
			made = load_place(&place);
		else
			say_error(
			    "%s: its topic \"%s\" is not installed; name a compiled topic or a "
			    "folder of tables after the file",
			    path, buf_str(&id));
		place_free(&place);
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
