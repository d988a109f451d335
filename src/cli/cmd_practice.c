/* ramus practice: a case, script concordance or recall, line by line. What the options ask for is
 * settled here; the conversations stand in practice_walk.c and practice_drill.c. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/file.h"
#include "cli/command.h"
#include "cli/load.h"
#include "cli/options.h"
#include "cli/practice.h"
#include "cli/say.h"
#include "reason/sample.h"
#include "tell/forms.h"
#include "tell/practice.h"

enum { ROUND_USUAL = 10 };

struct wanted {
	const struct arguments *a;
	uint32_t seed, sample, round;
	double unsure;
	const struct topic *t;
	struct talk talk;
	struct json json;
	struct buf made; /* the JSON */
};

/* Options that belong to one kind of practice each. */
static int
check_options(const struct wanted *w)
{
	const bool *set = w->a->set;
	bool drill = set[OPTION_CONCORDANCE] || set[OPTION_RECALL];
	const char *wrong = NULL;

	if (set[OPTION_CONCORDANCE] && set[OPTION_RECALL])
		wrong = "--concordance and --recall exclude each other";
	else if (!set[OPTION_RECALL] && (set[OPTION_PROGRESS] || set[OPTION_KEEP]))
		wrong = "--progress and --keep belong to --recall";
	else if (set[OPTION_PROGRESS] && set[OPTION_KEEP])
		wrong = "--progress names a file and --keep does not: give one of them";
	else if (drill && (set[OPTION_CASE] || set[OPTION_SAMPLE] || set[OPTION_SAVE] ||
			      set[OPTION_BRIEF] || set[OPTION_UNSURE]))
		wrong =
		    "--case, --sample, --unsure, --brief and --save belong to practice on cases";
	else if (set[OPTION_CASE] && set[OPTION_SAMPLE])
		wrong = "--case and --sample exclude each other";
	else if (set[OPTION_SAVE] && w->sample > 1)
		wrong = "a file of --save holds one case";
	if (wrong != NULL)
		say_error("practice: %s", wrong);
	return wrong != NULL ? -1 : 0;
}

static int
read_options(struct wanted *w)
{
	const struct arguments *a = w->a;

	w->seed = (uint32_t)time(NULL) % 100000000 + 1;
	w->sample = 1;
	w->round = ROUND_USUAL;
	w->unsure = PRACTICE_UNSURE;
	if (options_number(a, OPTION_SEED, &w->seed) != 0 ||
	    options_number(a, OPTION_SAMPLE, &w->sample) != 0 ||
	    options_number(a, OPTION_ROUND, &w->round) != 0 ||
	    options_share(a, OPTION_UNSURE, &w->unsure) != 0)
		return -1;
	return check_options(w);
}

/* The case that the options name, or one of the topic's own by the seed. */
static struct practice *
new_practice(struct wanted *w, uint32_t number, struct error *err)
{
	const char *id = w->a->value[OPTION_CASE];
	enum practice_opening opening =
	    w->a->set[OPTION_BRIEF] ? PRACTICE_BRIEF : PRACTICE_VIGNETTE;
	uint64_t seed = w->seed, which = number;
	uint32_t row;

	if (id != NULL && !sample_read_id(id, &seed, &which)) {
		row = practice_case_find(w->t, id);
		if (row == NONE) {
			error_set(err, "the topic has no case \"%s\"", id);
			return NULL;
		}
	} else if (id != NULL || w->a->set[OPTION_SAMPLE] || topic_case_count(w->t) == 0) {
		return practice_drawn(w->t, seed, which, w->unsure, PRACTICE_BRIEF, err);
	} else {
		row = w->seed % topic_case_count(w->t);
	}
	struct practice_case c = practice_case_row(w->t, row);
	return practice_new(w->t, &c, opening, err);
}

/* The practice in the file of --save if there is one, else a new one. */
static struct practice *
open_practice(struct wanted *w, uint32_t number)
{
	const char *path = w->a->value[OPTION_SAVE];
	struct error err;
	struct practice *p = path != NULL && access(path, F_OK) == 0
				 ? practice_load(w->t, path, &err)
				 : new_practice(w, number, &err);

	if (p == NULL)
		say_error("%s", err.text);
	return p;
}

static int
one_case(struct wanted *w, uint32_t number)
{
	struct practice *p = open_practice(w, number);

	if (p == NULL)
		return -1;
	int status = practice_walk(p, w->a->value[OPTION_SAVE], &w->talk);
	struct practice_feedback *f = practice_feedback_new(p);
	struct page *page = page_new();
	page_begin(page, 80, !say_utf8());
	tell_practice(page, p, f, TELL_LEARNER);
	buf_addc(&w->talk.out, '\n');
	form_write(form_named("lines"), page, "", &w->talk.out);
	page_free(page);
	if (w->a->set[OPTION_JSON])
		practice_json(p, f, &w->json);
	status = talk_say(&w->talk) != 0 ? -1 : status;
	practice_feedback_free(f);
	practice_free(p);
	return status;
}

static int
run_cases(struct wanted *w)
{
	int status = 0;

	if (w->a->set[OPTION_JSON] && w->sample > 1)
		json_array(&w->json, NULL);
	for (uint32_t i = 0; i < w->sample && status == 0; i++)
		status = one_case(w, i);
	if (w->a->set[OPTION_JSON] && w->sample > 1)
		json_end(&w->json, ']');
	return status;
}

/* Makes every folder above the path that is not there. */
static int
make_folders(char *path)
{
	for (char *at = path + 1; (at = strchr(at, '/')) != NULL; at++) {
		*at = '\0';
		if (mkdir(path, 0700) != 0 && errno != EEXIST) {
			say_error("%s: cannot be made: %s", path, strerror(errno));
			return -1;
		}
		*at = '/';
	}
	return 0;
}

/* Where --keep keeps progress. */
static char *
own_path(const struct topic *t)
{
	const char *id = topic_text(t, topic_meta(t)->id);

	if (id[0] == '\0' || id[strspn(id, "abcdefghijklmnopqrstuvwxyz0123456789-")] != '\0') {
		say_error("this topic's id can be no name of a file; use --progress");
		return NULL;
	}
	char *path = file_xdg(FILE_XDG_DATA, "recall/%s.recall", id);
	if (make_folders(path) == 0)
		return path;
	free(path);
	return NULL;
}

/* The day where the learner is. */
static int32_t
today(void)
{
	time_t now = time(NULL);
	struct tm here;
	char text[16];
	int32_t day = 0;

	if (localtime_r(&now, &here) != NULL && strftime(text, sizeof text, "%Y-%m-%d", &here) > 0)
		recall_read_day(text, &day);
	return day;
}

static int
run_recall(struct wanted *w, struct json *json)
{
	const char *named = w->a->value[OPTION_PROGRESS];
	char *own = named == NULL && w->a->set[OPTION_KEEP] ? own_path(w->t) : NULL;
	int status = -1;

	if (named != NULL || own != NULL || !w->a->set[OPTION_KEEP])
		status = practice_recall(
		    w->t, today(), named != NULL ? named : own, w->round, &w->talk, json);
	free(own);
	return status;
}

static int
run(struct wanted *w)
{
	struct json *json = w->a->set[OPTION_JSON] ? &w->json : NULL;
	int status;

	talk_open(&w->talk, w->t);
	if (json != NULL)
		json_begin(json, &w->made);
	if (w->a->set[OPTION_CONCORDANCE])
		status = practice_concord(w->t, w->seed, w->round, &w->talk, json);
	else if (w->a->set[OPTION_RECALL])
		status = run_recall(w, json);
	else
		status = run_cases(w);
	if (json != NULL && status == 0) {
		buf_addc(&w->made, '\n');
		status = say(&w->made);
	}
	return status == 0 ? EXIT_DONE : EXIT_INPUT;
}

int
command_practice(const struct arguments *a)
{
	struct wanted w = {.a = a, .talk = {.silent = a->set[OPTION_JSON]}};
	struct error err;
	int status = EXIT_INPUT;

	if (read_options(&w) != 0)
		return EXIT_USAGE;
	struct made made = load_topic(a->count > 0 ? a->rest[0] : NULL, DIAG_ERROR);
	if (made.topic == NULL)
		return EXIT_INPUT;
	w.t = made.topic;
	if (topic_verify(made.topic, &err) == 0)
		status = run(&w);
	else
		say_error("%s", err.text);
	talk_free(&w.talk);
	buf_free(&w.made);
	made_free(&made);
	return status;
}
