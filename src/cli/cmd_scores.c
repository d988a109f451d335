/* ramus scores: a table over the practices in a folder and the folders below it.
 *
 * Files are read one after the other in the order of their names, and nothing of one is kept but
 * what it adds to the table. What is no practice of the topic is told on standard error and passed
 * over.
 */
#include <string.h>

#include "base/alloc.h"
#include "base/file.h"
#include "cli/command.h"
#include "cli/say.h"
#include "learn/scores.h"

enum { DEPTH_MOST = 8 };

struct scoring {
	struct call *c;    /* its topic is that of the command line, or of the first practice */
	const char *named; /* the topic of the command line, NULL: none */
	struct scores *scores;
	long taken, passed;
	bool failed; /* the table could not be written */
};

static void
pass_over(struct scoring *g, const char *why)
{
	say_error("%s; passed over", why);
	g->passed++;
}

/* The student is the first folder of the path `file`, or the file's name without what follows its
 * last dot. */
static void
take_practice(struct scoring *g, const struct practice *p, const char *file)
{
	const char *slash = strchr(file, '/'), *end = slash != NULL ? slash : strrchr(file, '.');
	char *student =
	    end != NULL && end > file ? xstrndup(file, (size_t)(end - file)) : xstrdup(file);
	struct practice_feedback *f = practice_feedback_new(p);

	scores_add(g->scores, student, file, p, f, &g->c->out);
	g->taken++;
	g->failed = say_gathered(&g->c->out) != 0;
	free(student);
	practice_feedback_free(f);
}

static void
take_file(struct scoring *g, const char *path, const char *file)
{
	struct made *made = &g->c->made;
	struct practice *p = NULL;
	struct buf bytes = {0};
	struct error err;

	if (saved_load(path, &bytes, &err) == 0) {
		bool walk = saved_kind(buf_str(&bytes), bytes.len) == SAVED_WALK;

		if (!walk && made->topic == NULL)
			*made = load_saved_topic(&bytes, path, g->named);
		if (walk)
			error_set(&err, "%s: is a walk, not a practice", path);
		else if (made->topic == NULL)
			error_set(&err, "%s: its topic cannot be used", path);
		else
			p = practice_read(made->topic, buf_str(&bytes), bytes.len, path, &err);
	}
	if (p != NULL)
		take_practice(g, p, file);
	else
		pass_over(g, err.text);
	practice_free(p);
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

		if (!g->failed && file_is_dir(path))
			take_folder(g, path, inside, depth + 1);
		else if (!g->failed)
			take_file(g, path, path + inside + 1);
		free(path);
		free(names[i]);
	}
	free(names);
}

int
command_scores(struct call *c)
{
	const char *folder = c->a->rest[0], *by_word = c->a->value[OPTION_BY];
	enum scores_by by = by_word != NULL ? scores_by_named(by_word) : SCORES_BY_PRACTICE;
	struct scoring g = {.c = c, .named = c->a->count > 1 ? c->a->rest[1] : NULL};

	if (by == SCORES_BY_COUNT) {
		say_error("--by is practice, student, case or flag");
		return EXIT_USAGE;
	}
	if (g.named != NULL)
		c->made = load_saved_topic(NULL, NULL, g.named);
	if (g.named != NULL && c->made.topic == NULL)
		return EXIT_INPUT;
	g.scores = scores_new(by);
	take_folder(&g, folder, strlen(folder), 0);
	if (g.taken == 0)
		say_error("%s: holds no practice that could be read", folder);
	else
		scores_write(g.scores, &c->out);
	scores_free(g.scores);
	if (g.failed)
		buf_clear(&c->out);
	return !g.failed && g.taken > 0 && g.passed == 0 ? EXIT_DONE : EXIT_INPUT;
}
