/* SPDX-License-Identifier: MIT */
/* ramus practice: a case, the drill on likelihood ratios, script concordance or recall, line by
 * line. What the options ask for is settled here; the conversations stand in practice_walk.c and
 * practice_drill.c. */
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/file.h"
#include "cli/command.h"
#include "cli/configure.h"
#include "cli/practice.h"
#include "cli/say.h"
#include "learn/progress.h"
#include "reason/sample.h"
#include "tell/forms.h"
#include "tell/practice.h"

enum { ROUND_USUAL = 10 };

/* What is wrong with the options together: some belong to one kind of practice each. NULL:
 * nothing. */
static const char *
wrong_options(const struct arguments *a)
{
	const bool *set = a->set;

	if (set[OPTION_DRILL] + set[OPTION_CONCORDANCE] + set[OPTION_RECALL] > 1)
		return "--drill, --concordance and --recall exclude each other";
	if ((set[OPTION_DRILL] || set[OPTION_CONCORDANCE]) &&
	    (set[OPTION_PROGRESS] || set[OPTION_KEEP]))
		return "nothing is kept of --drill and --concordance";
	if (set[OPTION_PROGRESS] && set[OPTION_KEEP])
		return "--progress names a file and --keep does not: give one of them";
	if ((set[OPTION_DRILL] || set[OPTION_CONCORDANCE] || set[OPTION_RECALL]) &&
	    (set[OPTION_CASE] || set[OPTION_SAMPLE] || set[OPTION_SAVE] || set[OPTION_BRIEF] ||
		set[OPTION_UNSURE]))
		return "--case, --sample, --unsure, --brief and --save belong to practice on cases";
	if (set[OPTION_CASE] && set[OPTION_SAMPLE])
		return "--case and --sample exclude each other";
	if (set[OPTION_SAVE] && a->number[OPTION_SAMPLE] > 1)
		return "a file of --save holds one case";
	return NULL;
}

/* Where progress is kept: where the options say, or among the user's own data where there is such a
 * file already. NULL: nowhere, after a message where --keep asked for it. */
static char *
keep_path(const struct topic *t, const struct arguments *a)
{
	if (a->set[OPTION_PROGRESS])
		return xstrdup(a->value[OPTION_PROGRESS]);
	char *path = progress_path(t);
	struct error err = {"there is no folder for your own data, since HOME names none, or the "
			    "topic's id can be no name of a file; use --progress"};
	bool keep = a->set[OPTION_KEEP];
	bool there = path != NULL && access(path, F_OK) == 0;

	if (path != NULL &&
	    (keep ? file_make_folders(path, &err) == 0 : there && configure_keeps()))
		return path;
	if (keep)
		say_error("%s", err.text);
	free(path);
	return NULL;
}

/* The practice in the file of --save if there is one; else the case that the options name, or one
 * of the topic's own: the next, where it is kept which were done, or by the seed. */
static struct practice *
open_practice(struct practising *w, const struct arguments *a, uint64_t seed, uint32_t number,
    struct error *err)
{
	const struct topic *t = w->t;
	const char *path = a->value[OPTION_SAVE], *id = a->value[OPTION_CASE];
	double unsure = a->set[OPTION_UNSURE] ? a->share[OPTION_UNSURE] : PRACTICE_UNSURE;
	uint64_t which = number;
	uint32_t row = NONE;

	if (path != NULL && file_check_writable(path, err) != 0)
		return NULL;
	if (path != NULL && access(path, F_OK) == 0)
		return practice_load(t, path, err);
	if (id != NULL && !sample_read_id(id, &seed, &which)) {
		row = practice_case_named(t, id);
		if (row == NONE) {
			error_set(err, "the topic has no case \"%s\"", id);
			return NULL;
		}
	} else if (id == NULL && !a->set[OPTION_SAMPLE] && topic_case_count(t) > 0) {
		row = w->done->path != NULL && !a->set[OPTION_SEED]
			  ? progress_next(w->done, NONE)
			  : (uint32_t)(seed % topic_case_count(t));
	}
	if (row == NONE)
		return practice_drawn(t, seed, which, unsure, PRACTICE_BRIEF, err);
	struct practice_case c = practice_case_row(t, row);
	return practice_new(t, &c, a->set[OPTION_BRIEF] ? PRACTICE_BRIEF : PRACTICE_VIGNETTE, err);
}

/* What was done of the topic's cases: kept where the options say, or where the learner said so
 * once. False after a message. */
static bool
open_progress(struct practising *w, const struct arguments *a, uint64_t seed)
{
	bool keep = a->set[OPTION_PROGRESS] || a->set[OPTION_KEEP];
	char *path = keep_path(w->t, a);
	struct error err;
	int status = 0;

	w->done = progress_new(w->t);
	if (keep && path != NULL)
		status = file_check_lockable(path, &err);
	if (status == 0 && path != NULL && access(path, F_OK) == 0)
		status = progress_load(w->done, path, &err);
	else if (status == 0 && keep && path != NULL)
		status = progress_keep(w->done, path, seed, &err);
	if (status != 0)
		say_error("%s", err.text);
	bool ok = !keep || (path != NULL && status == 0);
	free(path);
	return ok;
}

/* A case of the topic was done. Whether that shall be kept is asked once, at a terminal. */
static int
note_done(struct practising *w, const struct practice *p, int score, uint64_t seed)
{
	uint32_t row = p->c.drawn ? NONE : practice_case_find(w->t, p->c.id);
	char *path = configure_keeps() && isatty(STDIN_FILENO) ? progress_path(w->t) : NULL;
	struct error err;
	int status = 0;

	if (row != NONE)
		status = progress_add(w->done, row, (uint32_t)score, recall_day(time(NULL)), &err);
	if (row != NONE && w->done->path == NULL && path != NULL && access(path, F_OK) != 0 &&
	    !w->talk.silent &&
	    talk_ask(&w->talk, "Keep for next time what you did, best score and day? y or n> ") &&
	    w->talk.line[0] == 'y') {
		status = file_make_folders(path, &err);
		if (status == 0)
			status = progress_keep(w->done, path, seed, &err);
		if (status == 0)
			buf_printf(w->talk.out, "Kept in %s from now on.\n", path);
	}
	if (status != 0)
		say_error("%s", err.text);
	free(path);
	return talk_say(&w->talk) != 0 ? -1 : status;
}

static int
one_case(struct practising *w, const struct arguments *a, uint64_t seed, uint32_t number)
{
	struct error err;
	struct practice *p = open_practice(w, a, seed, number, &err);

	if (p == NULL) {
		say_error("%s", err.text);
		return -1;
	}
	bool was = practice_finished(p);
	char *path = a->set[OPTION_SAVE] ? xstrdup(a->value[OPTION_SAVE]) : NULL;
	int status = practice_walk(p, &path, &w->talk);
	struct practice_feedback *f = practice_feedback_new(p);
	struct page *page = page_new();
	page_begin(page, 80, !say_utf8());
	tell_practice(page, p, f, TELL_LEARNER);
	buf_addc(w->talk.out, '\n');
	form_write(form_named("lines"), page, "", w->talk.out);
	page_free(page);
	if (w->json != NULL)
		practice_json(p, f, w->json);
	status = talk_say(&w->talk) != 0 ? -1 : status;
	if (f->committed && !was && note_done(w, p, f->score.total, seed) != 0)
		status = -1;
	practice_feedback_free(f);
	practice_free(p);
	free(path);
	return status;
}

static int
run_recall(struct practising *w, const struct arguments *a)
{
	char *path = keep_path(w->t, a);
	int status = -1;

	if (path != NULL || !a->set[OPTION_KEEP])
		status = practice_recall(w, recall_day(time(NULL)), path);
	free(path);
	return status;
}

bool
command_practice_fits(const struct arguments *a)
{
	const char *wrong = wrong_options(a);

	if (wrong != NULL)
		say_error("practice: %s", wrong);
	return wrong == NULL;
}

int
command_practice(struct call *c)
{
	const struct arguments *a = c->a;
	bool as_json = a->set[OPTION_JSON];
	uint32_t seed = arguments_number(a, OPTION_SEED, (uint32_t)time(NULL) % 100000000 + 1);
	uint32_t sample = arguments_number(a, OPTION_SAMPLE, 1);
	struct json json;
	struct buf unsaid = {0};
	struct practising w = {.t = c->t,
	    .talk = {.out = as_json ? &unsaid : &c->out, .silent = as_json},
	    .json = as_json ? &json : NULL,
	    .round = arguments_number(
		a, OPTION_ROUND, a->set[OPTION_CONCORDANCE] ? UINT32_MAX : ROUND_USUAL)};
	int status = 0;

	talk_open(&w.talk, c->t);
	json_begin(&json, &c->out);
	if (a->set[OPTION_DRILL]) {
		status = practice_drill(&w, CONCORD_DRILL, seed);
	} else if (a->set[OPTION_CONCORDANCE]) {
		status = practice_drill(&w, CONCORD_PANEL, seed);
	} else if (a->set[OPTION_RECALL]) {
		status = run_recall(&w, a);
	} else {
		if (!open_progress(&w, a, seed))
			status = -1;
		if (as_json && sample > 1)
			json_array(&json, NULL);
		for (uint32_t i = 0; i < sample && status == 0; i++)
			status = one_case(&w, a, seed, i);
		if (as_json && sample > 1)
			json_end(&json, ']');
	}
	if (as_json && status == 0)
		buf_addc(&c->out, '\n');
	else
		buf_clear(&c->out); /* what was to be said is said, or could not be */
	progress_free(w.done);
	talk_free(&w.talk);
	buf_free(&unsaid);
	return status == 0 ? EXIT_DONE : EXIT_INPUT;
}
