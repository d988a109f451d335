/* A folder's stamp is a sum over the names, sizes and times of its files and of those below it.
 * What was compiled before is kept until the next time, because the browser still holds on to it
 * while it moves to the new one. */
#include "cli/watch.h"

#include <string.h>
#include <sys/stat.h>

#include "base/alloc.h"
#include "base/file.h"
#include "base/hash.h"
#include "session/save.h"

#define DEEPEST 4 /* folders within folders */

struct watch {
	char *folder;
	uint64_t stamp;
	struct made made, before;
	struct session *s, *s_before;
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
watch_new(const char *folder, struct made made, struct session *s)
{
	struct watch *w = xcalloc(1, sizeof *w);

	*w = (struct watch){
	    .folder = xstrdup(folder), .stamp = stamp_of(folder, 0), .made = made, .s = s};
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

static const struct diag_message proof_fails = {"proof-fails", DIAG_ERROR,
    "a proof does not hold: %s: %s. %s",
    "The tables compile, but break a promise that every topic makes; the manual has all of them. "
    "What was shown before stays."};

bool
watch_look(void *ctx, struct session **s, struct diags **diags)
{
	struct watch *w = ctx;
	uint64_t stamp = stamp_of(w->folder, 0);
	struct made made;

	if (stamp == w->stamp)
		return false;
	w->stamp = stamp;
	*s = NULL;
	*diags = diags_new();
	if (make_topic(NULL, w->folder, GROW_FEW_NODES, *diags, &made) != 0) {
		for (int i = 0; made.proofs != NULL && i < PROOF_COUNT; i++) {
			const struct proof *f = &made.proofs->list[i];

			if (f->result == PROOF_FAILS || f->result == PROOF_OPEN)
				diags_add(*diags, &proof_fails,
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
