/* SPDX-License-Identifier: MIT */
/* bench KNEE BIG [DDX CASES] - how fast Ramus is, as ratios to what the machine takes at least.
 *
 * KNEE and BIG are folders of tables, DDX a compiled topic and CASES its file of cases. Every
 * figure that can be is given against a floor measured in the same run: a machine that is busy or
 * slow slows both. Each measurement runs in a process of its own, so that its peak of memory is its
 * own too, and the least of several runs counts; but what is to be told as a ratio to a floor is
 * measured once in a process, in turn with the floor, and the median of the ratios counts.
 */
#include <csv.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/file.h"
#include "compile/compile.h"
#include "eval/run.h"
#include "reason/sample.h"
#include "cli/make.h"
#include "reason/walk.h"

enum { ROUNDS = 5, PAIRS = 15, STATES = 60 };

/* What a measurement sends back. */
struct figure {
	double least, most, mean; /* seconds */
	double first;             /* what came before the rest and is not in it, seconds */
	double work;              /* what was done, in whatever it is counted in */
	long peak;                /* kilobytes */
};

static double
now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

static double
cpu(void)
{
	struct timespec t;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

static void
count_second(struct figure *f, double seconds, int round)
{
	f->least = round == 0 || seconds < f->least ? seconds : f->least;
	f->most = seconds > f->most ? seconds : f->most;
	f->mean += (seconds - f->mean) / (round + 1);
}

/* Runs measure(argument) in a process of its own. */
static struct figure
measure(struct figure (*what)(const char *argument), const char *argument)
{
	struct figure f = {0};
	int ends[2], status = 0;
	pid_t child;

	fflush(stdout);
	if (pipe(ends) != 0 || (child = fork()) < 0)
		exit(1);
	if (child == 0) {
		struct rusage used;

		f = what(argument);
		getrusage(RUSAGE_SELF, &used);
		f.peak = used.ru_maxrss;
		_exit(write(ends[1], &f, sizeof f) == (ssize_t)sizeof f ? 0 : 1);
	}
	close(ends[1]);
	if (read(ends[0], &f, sizeof f) != (ssize_t)sizeof f)
		f = (struct figure){0};
	close(ends[0]);
	waitpid(child, &status, 0);
	if (status != 0) {
		fprintf(stderr, "bench: a measurement of %s failed\n", argument);
		exit(1);
	}
	return f;
}

/* The tables of a folder in memory. */
static size_t
read_tables(const char *folder, struct buf *files, size_t limit)
{
	char **names;
	int count = file_list(folder, &names, NULL);
	size_t n = 0;

	for (int i = 0; i < count; i++) {
		size_t len = strlen(names[i]);
		char *path = xasprintf("%s/%s", folder, names[i]);

		if (len > 4 && strcmp(names[i] + len - 4, ".csv") == 0 && n < limit &&
		    file_read(path, 0, &files[n], NULL) == 0)
			n++;
		free(path);
		free(names[i]);
	}
	if (count >= 0)
		free(names);
	return n;
}

static void
on_field(void *field, size_t len, void *count)
{
	(void)field;
	*(double *)count += (double)len;
}

static void
on_row(int end, void *count)
{
	(void)end;
	(void)count;
}

/* The floor: reading the tables, and libcsv doing nothing with what it finds. */
static struct figure
parse_alone(const char *folder)
{
	struct buf files[64] = {{NULL, 0, 0}};
	struct figure f = {0};
	double start = now(), bytes = 0;
	size_t n = read_tables(folder, files, 64);

	for (size_t i = 0; i < n; i++) {
		struct csv_parser parser;

		csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI | CSV_APPEND_NULL);
		csv_parse(&parser, files[i].data, files[i].len, on_field, on_row, &bytes);
		csv_fini(&parser, on_field, on_row, &bytes);
		csv_free(&parser);
		f.work += (double)files[i].len;
		buf_free(&files[i]);
	}
	count_second(&f, now() - start, 0);
	return f;
}

/* Tables to a model, without the tree. */
static struct figure
compile_tables(const char *folder)
{
	struct figure f = {0};
	double start = now();
	struct builder *b = builder_new();
	struct diags *diags = diags_new();
	size_t len;

	if (compile_folder(folder, b, diags) != 0)
		_exit(1);
	free(builder_finish(b, &len));
	count_second(&f, now() - start, 0);
	f.work = (double)len;
	builder_free(b);
	diags_free(diags);
	return f;
}

/* Everything: tables to a proved tree. */
static struct figure
make_all(const char *folder)
{
	struct figure f = {0};
	long processors = sysconf(_SC_NPROCESSORS_ONLN);
	struct work work = {.threads = processors > 0 ? (unsigned)processors : 1};

	for (int round = 0; round < ROUNDS; round++) {
		double start = now();
		struct diags *diags = diags_new();
		struct made made;

		make_topic(&work, folder, GROW_NODES, diags, &made);
		if (made.topic == NULL)
			_exit(1);
		count_second(&f, now() - start, round);
		made_free(&made);
		diags_free(diags);
	}
	return f;
}

/* The same once: `mean` is of CPU, `most` by the clock. */
static struct figure
make_once(const char *folder)
{
	struct figure f = {0};
	struct work work = {.threads = 2};
	struct diags *diags = diags_new();
	struct made made;
	double start = now();

	make_topic(&work, folder, GROW_NODES, diags, &made);
	if (made.topic == NULL)
		_exit(1);
	f.most = now() - start;
	f.mean = cpu();
	made_free(&made);
	diags_free(diags);
	return f;
}

static struct topic *
model_of(const char *folder)
{
	struct builder *b = builder_new();
	struct diags *diags = diags_new();
	struct topic *t;
	size_t len;
	void *bytes;

	if (compile_folder(folder, b, diags) != 0)
		_exit(1);
	bytes = builder_finish(b, &len);
	t = topic_open_bytes(bytes, len, NULL);
	builder_free(b);
	diags_free(diags);
	if (t == NULL)
		_exit(1);
	return t;
}

/* A topic as a user opens it: compiled with its tree, from a file, of which no part was read yet.
 */
static struct topic *
topic_of(const char *folder)
{
	const char *tmp = getenv("TMPDIR");
	char *path = xasprintf("%s/ramus-bench-XXXXXX", tmp != NULL ? tmp : "/tmp");
	struct diags *diags = diags_new();
	struct made made;
	size_t len;
	int fd = mkstemp(path);

	make_topic(NULL, folder, GROW_NODES, diags, &made);
	if (fd < 0 || made.topic == NULL)
		_exit(1);
	const void *bytes = topic_bytes(made.topic, &len);
	struct topic *t = file_write(path, bytes, len, NULL) == 0 ? topic_open(path, NULL) : NULL;
	if (t == NULL)
		_exit(1);
	close(fd);
	unlink(path);
	free(path);
	made_free(&made);
	diags_free(diags);
	return t;
}

/* In seconds of CPU, since the longest of so many turns would be one that another program
 * interrupts: the next question after an answer, from states that drawn cases lead to: every one in
 * a walk whose questions are asked, and some of their findings told at once before. */
static struct figure
next_question(const char *folder)
{
	struct topic *t = model_of(folder);
	struct sampler *sampler = sampler_new(t, 1, 0);
	struct interview *iv = interview_new(t);
	struct figure f = {0};
	int turns = 0;

	for (int state = 0; state < STATES; state++) {
		struct sampled c = sampler_next(sampler);
		uint32_t told = c.count * (uint32_t)(state % 4) / 4;

		interview_clear(iv);
		for (uint32_t i = 0; i < told; i++) {
			const struct symptom *s = topic_symptom(t, c.present[i]);

			interview_answer(iv, s->question, ANSWER_NONE + s->option);
		}
		for (int turn = 0; turn < 12; turn++) {
			double start = cpu();
			struct step step = walk_step(iv);
			uint32_t answer = ANSWER_NONE;

			if (state == 0 && turn == 0)
				f.first = cpu() - start; /* checks the file's parts too */
			else
				count_second(&f, cpu() - start, turns++);
			if (step.question == NONE)
				break;
			for (uint32_t i = 0; i < c.count; i++) {
				const struct symptom *s = topic_symptom(t, c.present[i]);

				if (s->question == step.question && !s->red_flag)
					answer = ANSWER_NONE + s->option;
			}
			interview_answer(iv, step.question, answer);
		}
	}
	f.work = turns;
	interview_free(iv);
	sampler_free(sampler);
	topic_close(t);
	return f;
}

/* The same after answers of chance to whatever is asked: "yes" (any), "no" and "not sure" as often
 * as each other, but no red flag, with which a walk would end; so the stored tree is soon left.
 * What comes first is the beginning of an interview, which reads the likelihoods. */
static struct figure
next_by_chance(const char *folder)
{
	struct topic *t = topic_of(folder);
	struct figure f = {0};
	uint32_t chance = 1;
	int turns = 0;

	f.first = cpu();
	struct interview *iv = interview_new(t);
	f.first = cpu() - f.first;

	for (int walk = 0; walk < STATES; walk++) {
		struct step step = {0};

		interview_clear(iv);
		do {
			double start = cpu();
			step = walk_step(iv);
			count_second(&f, cpu() - start, turns++);
			if (step.question == NONE)
				break;
			const struct question *q = topic_question(t, step.question);
			chance = chance * 1103515245 + 12345;
			uint32_t any = (chance >> 16) % 3, option = (chance >> 20) % q->options;
			interview_answer(iv, step.question,
			    q->stage == STAGE_EMERGENCY || any == 0 ? ANSWER_NONE
			    : any == 1                              ? ANSWER_UNSURE
								    : ANSWER_FIRST + option);
		} while (turns < 10000);
	}
	f.work = turns;
	interview_free(iv);
	topic_close(t);
	return f;
}

static const char *cases_path;
static uint32_t threads = 1;

static struct figure
interviews(const char *path)
{
	struct topic *t = topic_open(path, NULL);
	struct eval_job job = {.path = cases_path, .t = t, .jobs = threads};
	struct figure f = {0};

	if (t == NULL)
		_exit(1);
	for (int round = 0; round < ROUNDS; round++) {
		struct diags *diags = diags_new();
		double start = now();
		struct eval_report *r = eval_run(&job, diags);

		if (r == NULL)
			_exit(1);
		count_second(&f, now() - start, round);
		f.work = (double)r->total.cases;
		eval_report_free(r);
		diags_free(diags);
	}
	topic_close(t);
	return f;
}

static int
compare_doubles(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

/* Of the figures of all pairs, which it sorts. */
static double
median(double *figures)
{
	qsort(figures, PAIRS, sizeof *figures, compare_doubles);
	return figures[PAIRS / 2];
}

static void
bench_tables(const char *big)
{
	double floors[PAIRS], models[PAIRS], ratios[PAIRS], ratio;
	struct figure floor = {0}, model = {0}, whole, next;

	for (int i = 0; i < PAIRS; i++) {
		floor = measure(parse_alone, big);
		model = measure(compile_tables, big);
		floors[i] = floor.least;
		models[i] = model.least;
		ratios[i] = model.least / floor.least;
	}
	ratio = median(ratios);
	printf("tables of %.1f MB, medians of %d runs in turn\n", floor.work / 1e6, PAIRS);
	printf("  libcsv alone (the floor)     %9.1f ms\n", 1e3 * median(floors));
	printf("  tables to a model            %9.1f ms  %5.2f times the floor (at most 3); from "
	       "%.2f to %.2f\n",
	    1e3 * median(models), ratio, ratios[0], ratios[PAIRS - 1]);
	printf("  peak memory                  %9.1f MB  %5.2f times the tables (at most 12)\n",
	    1.024 * (double)model.peak / 1e3, 1024 * (double)model.peak / floor.work);
	printf("  the model                    %9.1f MB\n", model.work / 1e6);
	whole = measure(make_once, big);
	printf("  to a proved tree             %9.2f s of CPU (at most 10), %.1f s\n", whole.mean,
	    whole.most);
	next = measure(next_question, big);
	printf("  the first question           %9.2f ms, with the checks of the file's parts\n",
	    1e3 * next.first);
	printf(
	    "  next question, %4.0f states  %9.2f ms of CPU on average, %.2f at most (at most 5)\n",
	    next.work, 1e3 * next.mean, 1e3 * next.most);
	next = measure(next_by_chance, big);
	printf("  by chance, %8.0f states  %9.2f ms on average, %.2f at most (at most 5), "
	       "compiled; opened in %.2f\n",
	    next.work, 1e3 * next.mean, 1e3 * next.most, 1e3 * next.first);
}

static void
bench_cases(const char *topic)
{
	struct figure one = measure(interviews, topic), two;

	threads = 2;
	two = measure(interviews, topic);
	printf("interviews with %.0f patients of DDXPlus\n", one.work);
	printf("  one thread                   %9.0f a second (at least 3000)\n",
	    one.work / one.least);
	printf("  two threads                  %9.0f a second, %.2f times one\n",
	    two.work / two.least, one.least / two.least);
}

int
main(int argc, char **argv)
{
	struct figure knee;

	if (argc != 3 && argc != 5) {
		fputs("usage: bench KNEE BIG [DDX CASES]\n", stderr);
		return 2;
	}
	alloc_begin();
	knee = measure(make_all, argv[1]);
	printf("the knee, to a proved tree     %9.1f ms (at most 500)\n", 1e3 * knee.least);
	bench_tables(argv[2]);
	if (argc == 5) {
		cases_path = argv[4];
		bench_cases(argv[3]);
	} else {
		puts("interviews: skipped, the data of DDXPlus is not here");
	}
	return 0;
}
