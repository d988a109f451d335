/* SPDX-License-Identifier: MIT */
/* A folder's stamp is a sum over the names, sizes and times of its files and of those below it.
 * What was compiled before is kept until the next time, because the browser still holds on to it
 * while it moves to the new one. Files are often written one after the other: where nothing
 * compiles yet, a folder counts as changed only once it looks the same twice; the browser compiles
 * at once, and again when the rest has come. It goes on meanwhile: a key or a signal comes first.
 */
#include "cli/watch.h"

#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/file.h"
#include "base/hash.h"
#include "cli/aside.h"
#include "cli/load.h"
#include "cli/report.h"
#include "cli/say.h"
#include "compile/messages.h"
#include "session/save.h"
#include "tui/signals.h"

#define DEEPEST 4             /* folders within folders */
#define LOOK_EVERY 300000000L /* nanoseconds, while nothing compiles yet */

struct watch {
	char *folder; /* NULL: nothing is watched */
	uint64_t stamp;
	struct made made, before;
	struct session *s, *s_before;
	struct aside *coming; /* what is being compiled; NULL: nothing is */
};

static uint64_t
stamp_of(const char *path, int depth)
{
	uint64_t sum = 0;
	struct stat st;
	struct error err;
	char **names;

	if (stat(path, &st) != 0)
		return sum;
	if (!S_ISDIR(st.st_mode) || depth == DEEPEST) {
		const uint64_t state[] = {(uint64_t)st.st_size, (uint64_t)st.st_mtim.tv_sec,
		    (uint64_t)st.st_mtim.tv_nsec, (uint64_t)st.st_ino};

		return hash_bytes(state, sizeof state);
	}
	int n = file_list(path, &names, &err);
	for (int i = 0; i < n; i++) {
		char *below = xasprintf("%s/%s", path, names[i]);

		sum = hash_mix(sum ^ hash_bytes(names[i], strlen(names[i])));
		sum = hash_mix(sum ^ stamp_of(below, depth + 1));
		free(below);
		free(names[i]);
	}
	if (n >= 0)
		free(names);
	return sum;
}

struct watch *
watch_new(struct made made)
{
	struct watch *w = xcalloc(1, sizeof *w);

	w->made = made;
	w->s = session_new(made.topic);
	return w;
}

/* Compiles the folder and says what is wrong with it; false if anything is. */
static bool
compile(const char *folder, struct made *made)
{
	*made = load_folder(folder, GROW_NODES, DIAG_ERROR, false);
	return made->proofs != NULL && load_holds(made);
}

/* What to do while nothing compiles; of an empty folder, what fills it. */
static void
say_waiting(const char *folder)
{
	struct error err;

	if (file_is_empty_dir(folder, &err) == 1)
		say_error("%s: is empty; `ramus new` puts an example there", folder);
	say_error("%s: waiting until this is mended; Ctrl-C ends", folder);
}

/* Returns once the folder looks other than it did, and has come to rest. */
static uint64_t
wait_change(const char *folder, uint64_t was)
{
	static const struct timespec pause = {0, LOOK_EVERY};
	uint64_t now = was, before;

	do {
		before = now;
		nanosleep(&pause, NULL);
		now = stamp_of(folder, 0);
	} while (now == was || now != before);
	return now;
}

struct watch *
watch_folder(const char *folder, bool wait)
{
	uint64_t stamp = stamp_of(folder, 0);
	struct made made;

	while (!compile(folder, &made)) {
		made_free(&made);
		if (!wait)
			return NULL;
		say_waiting(folder);
		stamp = wait_change(folder, stamp);
		say_error("%s: has changed", folder);
	}
	struct watch *w = watch_new(made);
	w->folder = xstrdup(folder);
	w->stamp = stamp;
	return w;
}

static void
drop_before(struct watch *w)
{
	session_free(w->s_before);
	made_free(&w->before);
}

void
watch_free(struct watch *w)
{
	aside_leave(w->coming);
	drop_before(w);
	session_free(w->s);
	made_free(&w->made);
	free(w->folder);
	free(w);
}

struct session *
watch_session(const struct watch *w)
{
	return w->s;
}

bool
watch_look(void *ctx, struct session **s, struct diags **diags)
{
	struct watch *w = ctx;
	struct made made;

	if (w->coming == NULL) {
		uint64_t stamp = stamp_of(w->folder, 0);

		if (stamp == w->stamp)
			return false;
		w->stamp = stamp;
		w->coming = aside_begin(w->folder, GROW_FEW_NODES);
	}
	if (!aside_wait(w->coming, signals_file(), STDIN_FILENO))
		return false;
	int status = aside_take(w->coming, &made, diags);
	w->coming = NULL;
	*s = NULL;
	if (status != 0) {
		for (int i = 0; made.proofs != NULL && i < PROOF_COUNT; i++) {
			const struct proof *f = &made.proofs->list[i];

			if (f->result == PROOF_FAILS || f->result == PROOF_OPEN)
				diags_add(*diags, message(MSG_PROOF_FAILS),
				    (struct diag_place){w->folder, 0, 0}, f->id, f->statement,
				    f->detail);
		}
		made_free(&made);
		return true;
	}
	drop_before(w);
	w->before = w->made;
	w->s_before = w->s;
	w->made = made;
	w->s = *s = session_carry(w->s_before, made.topic);
	return true;
}
