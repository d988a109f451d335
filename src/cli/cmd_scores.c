/* ramus scores: a table over the practices in a folder and the folders below it.
 *
 * Files are read one after the other in the order of their names, and nothing of one is kept but
 * what it adds to the table. What is no practice of the topic is told on standard error and passed
 * over.
 */
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/file.h"
#include "cli/command.h"
#include "cli/saved_file.h"
#include "cli/say.h"
#include "learn/scores.h"

enum { FLUSH_AT = 65536, DEPTH_MOST = 8 };

struct scoring {
	const char *named; /* the topic of the command line, NULL: that of the first practice */
	struct made made;
	struct scores *scores;
	struct buf out;
	long taken, passed;
	bool failed; /* the table could not be written */
};

static void
pass_over(struct scoring *g, const char *why)
{
	say_error("%s; passed over", why);
	g->passed++;
}

/* The first folder of a path, or the file's name without what follows its last dot. */
static char *
student_of(const char *file)
{
	const char *slash = strchr(file, '/'), *dot = strrchr(file, '.');

	if (slash != NULL)
		return xstrndup(file, (size_t)(slash - file));
	return xstrndup(file, dot != NULL && dot > file ? (size_t)(dot - file) : strlen(file));
}

static void
take_practice(struct scoring *g, const struct practice *p, const char *file)
{
	struct practice_feedback *f = practice_feedback_new(p);
	char *student = student_of(file);

	scores_add(g->scores, student, file, p, f, &g->out);
	g->taken++;
	if (g->out.len >= FLUSH_AT) {
		g->failed = say(&g->out) != 0;
		buf_clear(&g->out);
	}
	free(student);
	practice_feedback_free(f);
}

/* Reads one file; 0, or -1 with the cause, "" where it was told already. */
static int
take_bytes(
    struct scoring *g, const struct buf *b, const char *path, const char *file, struct error *err)
{
	if (saved_kind(buf_str(b), b->len) == SAVED_WALK)
		return error_set(err, "%s: is a walk, not a practice", path);
	if (g->made.topic == NULL && !saved_file_topic(b, path, g->named, &g->made))
		return error_set(err, "%s: its topic cannot be used", path);
	struct practice *p = practice_read(g->made.topic, buf_str(b), b->len, path, err);
	if (p == NULL)
		return -1;
	take_practice(g, p, file);
	practice_free(p);
	return 0;
}

static void
take_file(struct scoring *g, const char *path, const char *file)
{
	struct buf bytes = {0};
	struct error err;

	if (saved_load(path, &bytes, &err) != 0 || take_bytes(g, &bytes, path, file, &err) != 0)
		pass_over(g, err.text);
	buf_free(&bytes);
}

/* `inside`: how much of a path stands for the folder that was named. */
static void
take_folder(struct scoring *g, const char *folder, size_t inside, int depth)
{
	struct error err;
	char **names = NULL;
	int count = -1;

	if (depth > DEPTH_MOST)
		error_set(&err, "%s: is a folder too deep", folder);
	else
		count = file_list(folder, &names, &err);
	if (count < 0)
		pass_over(g, err.text);
	for (int i = 0; i < count; i++) {
		char *path = xasprintf("%s/%s", folder, names[i]);

		if (g->failed)
			;
		else if (file_is_dir(path))
			take_folder(g, path, inside, depth + 1);
		else
			take_file(g, path, path + inside + 1);
		free(path);
		free(names[i]);
	}
	free(names);
}

static int
run(struct scoring *g, const char *folder)
{
	take_folder(g, folder, strlen(folder), 0);
	if (g->taken == 0)
		say_error("%s: holds no practice that could be read", folder);
	else
		scores_write(g->scores, &g->out);
	if (g->made.topic != NULL && topic_damage(g->made.topic) != NULL)
		say_error("%s", topic_damage(g->made.topic));
	else if (!g->failed && say(&g->out) == 0 && g->taken > 0 && g->passed == 0)
		return EXIT_DONE;
	return EXIT_INPUT;
}

int
command_scores(const struct arguments *a)
{
	enum scores_by by = SCORES_BY_PRACTICE;
	struct scoring g = {.named = a->count > 1 ? a->rest[1] : NULL};

	if (a->set[OPTION_BY])
		by = scores_by_named(a->value[OPTION_BY]);
	if (by == SCORES_BY_COUNT) {
		say_error("--by is practice, student, case or flag");
		return EXIT_USAGE;
	}
	if (g.named != NULL && !saved_file_topic(NULL, NULL, g.named, &g.made))
		return EXIT_INPUT;
	g.scores = scores_new(by);
	int status = run(&g, a->rest[0]);
	scores_free(g.scores);
	buf_free(&g.out);
	made_free(&g.made);
	return status;
}
