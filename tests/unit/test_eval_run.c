/* SPDX-License-Identifier: MIT */
/* Whole files of cases: any number of threads, chance, and the end before the end. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "eval/run.h"
#include "reason/sample.h"
#include "fixture.h"
#include "topic/answer.h"

/* What a run leaves behind, as text. */
struct record {
	struct buf lines;
	uint64_t end_after; /* cases; 0: never */
	uint64_t cases;
};

static bool
keep_case(void *ctx, const struct case_facts *facts, const struct eval_result *r)
{
	struct record *k = ctx;

	buf_printf(&k->lines, "%s %u %u %u %d\n", facts->id, r->questions, r->rank,
	    (unsigned)r->urgency, r->flag_unsure);
	return ++k->cases != k->end_after;
}

static void
add_sums(const struct eval_sums *s, struct buf *out)
{
	buf_printf(out, "%lu %lu %lu %lu %a\n", (unsigned long)s->cases,
	    (unsigned long)s->questions, (unsigned long)s->rank, (unsigned long)s->exact, s->brier);
}

/* Runs the job on a file with this text and appends all that comes of it to out. */
static struct eval_report *
run_text(struct eval_job *job, const char *text, struct record *k)
{
	struct fixture_file files[] = {{"x.csv", text}, {NULL, NULL}};
	char *folder = fixture_folder(files), *path = xasprintf("%s/x.csv", folder);
	struct diags *diags = diags_new();
	struct eval_report *r;

	job->path = path;
	job->on_case = keep_case;
	job->ctx = k;
	r = eval_run(job, diags);
	cr_assert_not_null(r);
	add_sums(&r->total, &k->lines);
	add_sums(&r->clean, &k->lines);
	diags_sort(diags);
	for (size_t i = 0; i < diags_count(diags); i++) {
		const struct diag *d = diags_get(diags, i);

		buf_printf(&k->lines, "%lu:%lu %s\n", (unsigned long)d->place.line,
		    (unsigned long)d->place.column, d->text);
	}
	diags_free(diags);
	free(path);
	fixture_remove(folder);
	return r;
}

static void
sample_text(const struct topic *t, uint64_t seed, uint32_t count, struct buf *out)
{
	struct sampler *s = sampler_new(t, seed, 0);

	sample_write_header(&(struct sample_columns){false, false}, out);
	for (uint32_t i = 0; i < count; i++) {
		struct sampled c = sampler_next(s);

		sample_write(t, &c, &(struct sample_columns){false, false}, out);
	}
	sampler_free(s);
}

static struct topic *
random_topic(uint64_t seed)
{
	struct fixture_file *files = fixture_random_files(seed);
	struct topic *t = fixture_tree(files, 200);

	fixture_free_files(files);
	return t;
}

Test(eval_run, threads_change_nothing)
{
	struct topic *t = random_topic(3);
	struct buf text = {0};
	struct eval_job job = {.t = t, .options.noise = {0.2, 0.05, 7}};
	struct record one = {{0}, 0, 0}, more = {{0}, 0, 0};

	sample_text(t, 1, 1500, &text);
	buf_adds(&text, "x,no-such-symptom,no-such-cause,soon\n\"broken\" row,,,\n");
	for (int i = 0; i < 3000; i++)
		buf_adds(&text, "y,no-such-symptom,nor-this,soon\n");
	job.jobs = 1;
	eval_report_free(run_text(&job, buf_str(&text), &one));
	job.jobs = 5;
	eval_report_free(run_text(&job, buf_str(&text), &more));
	cr_expect(one.cases == 1500);
	cr_expect_str_eq(buf_str(&one.lines), buf_str(&more.lines));
	cr_expect_not_null(strstr(buf_str(&one.lines), "5902 more of the kind: case-unknown"));
	buf_free(&one.lines);
	buf_free(&more.lines);
	buf_free(&text);
	topic_close(t);
}

Test(eval_run, ids_are_remembered_each_once)
{
	struct map s = {0};
	char id[16];

	for (int round = 0; round < 2; round++)
		for (int i = 0; i < 20000; i++) {
			snprintf(id, sizeof id, "case-%d", i);
			cr_assert_eq(cases_seen(&s, id), round == 1, "%s", id);
		}
	cr_expect_not(cases_seen(&s, ""));
	map_free(&s);
}

/* The same cases again, far enough from the first for another piece and another thread. */
Test(eval_run, a_case_that_comes_twice_is_told_where_it_stands)
{
	struct topic *t = random_topic(3);
	struct buf text = {0}, copy = {0}, wanted = {0};
	struct eval_job job = {.t = t, .jobs = 3};
	struct record k = {{0}, 0, 0};

	sample_text(t, 1, 2000, &text);
	sample_text(t, 1, 1, &copy);
	buf_adds(&text, strchr(buf_str(&copy), '\n') + 1);
	eval_report_free(run_text(&job, buf_str(&text), &k));
	cr_expect_eq(k.cases, 2001u, "it counts all the same");
	buf_printf(&wanted, "\n2002:1 the id '%.*s' came before",
	    (int)strcspn(strchr(buf_str(&copy), '\n') + 1, ","), strchr(buf_str(&copy), '\n') + 1);
	cr_expect_not_null(strstr(buf_str(&k.lines), buf_str(&wanted)));
	cr_expect_null(strstr(buf_str(&k.lines), ":1 the id 's2'"));
	buf_free(&k.lines);
	buf_free(&text);
	buf_free(&copy);
	buf_free(&wanted);
	topic_close(t);
}

/* What follows a quote left open is lost, whichever thread meets it. */
Test(eval_run, faults_end_it_at_the_same_case)
{
	struct topic *t = random_topic(4);
	struct buf text = {0};
	struct eval_job job = {.t = t};
	struct record one = {{0}, 0, 0}, more = {{0}, 0, 0};

	sample_text(t, 1, 3000, &text);
	text.len /= 2;
	buf_adds(&text, "\nz,\"never closed\n");
	sample_text(t, 2, 3000, &text);
	job.jobs = 1;
	eval_report_free(run_text(&job, buf_str(&text), &one));
	job.jobs = 4;
	eval_report_free(run_text(&job, buf_str(&text), &more));
	cr_expect_str_eq(buf_str(&one.lines), buf_str(&more.lines));
	buf_free(&one.lines);
	buf_free(&more.lines);
	buf_free(&text);
	topic_close(t);
}

Test(eval_run, it_ends_early_with_what_is_known)
{
	struct topic *t = random_topic(5);
	struct buf text = {0};
	struct eval_job job = {.t = t, .jobs = 3};
	struct record k = {{0}, 700, 0};
	struct eval_report *r;

	sample_text(t, 1, 5000, &text);
	r = run_text(&job, buf_str(&text), &k);
	cr_expect(r->stopped && r->total.cases == 700);
	eval_report_free(r);
	buf_free(&k.lines);
	buf_free(&text);
	topic_close(t);
}

/* A red flag that is there and left at "not sure" gives at least "soon", whatever else is said. */
Test(eval_run, a_red_flag_never_goes_missing_through_not_sure)
{
	uint64_t unsure = 0;

	for (uint64_t seed = 1; seed <= 30; seed++) {
		struct topic *t = random_topic(seed);
		struct buf text = {0};
		struct record k = {{0}, 0, 0};
		struct eval_job job = {
		    .t = t, .jobs = 2, .options.noise = {0.1 * (double)(seed % 10), 0.1, seed}};
		struct eval_report *r;

		sample_text(t, seed, 300, &text);
		job.options.all = seed % 5 == 0;
		r = run_text(&job, buf_str(&text), &k);
		cr_expect(r->total.flags_missed == 0, "seed %lu", (unsigned long)seed);
		unsure += r->total.flags_unsure;
		eval_report_free(r);
		buf_free(&k.lines);
		buf_free(&text);
		topic_close(t);
	}
	cr_expect(unsure > 100, "only %lu cases left one at \"not sure\"", (unsigned long)unsure);
}

Test(eval_run, without_noise_the_second_run_is_the_first)
{
	struct topic *t = random_topic(6);
	struct buf text = {0};
	struct record k = {{0}, 0, 0};
	struct eval_job job = {.t = t, .jobs = 2};
	struct eval_report *plain, *noisy;

	sample_text(t, 2, 500, &text);
	plain = run_text(&job, buf_str(&text), &k);
	job.options.noise = (struct noise){0.3, 0.2, 1};
	noisy = run_text(&job, buf_str(&text), &k);
	cr_expect(!plain->noisy && noisy->noisy);
	cr_expect(plain->total.rank == noisy->clean.rank);
	cr_expect(plain->total.brier == noisy->clean.brier);
	cr_expect(plain->total.brier < noisy->total.brier, "noise costs something");
	eval_report_free(plain);
	eval_report_free(noisy);
	buf_free(&k.lines);
	buf_free(&text);
	topic_close(t);
}

Test(eval_run, chance_keeps_to_its_shares_and_to_its_ids)
{
	struct noise n = {0.2, 0.05, 42};
	uint32_t unsure = 0, other[6] = {0};

	for (int i = 0; i < 100000; i++) {
		char id[16];
		uint32_t answer;

		snprintf(id, sizeof id, "c%d", i);
		answer = noise_answer(&n, id, "q", 3, false, ANSWER_FIRST + 1);
		cr_assert(answer == noise_answer(&n, id, "q", 3, false, ANSWER_FIRST + 1));
		cr_assert(answer >= ANSWER_UNSURE && answer <= ANSWER_FIRST + 2);
		unsure += answer == ANSWER_UNSURE;
		other[answer]++;
	}
	cr_expect(abs((int)unsure - 20000) < 500, "%u", unsure);
	/* 5 % of the remaining 80 %, to each of three others alike. */
	cr_expect(abs((int)other[ANSWER_NONE] - 1333) < 150, "%u", other[ANSWER_NONE]);
	cr_expect(abs((int)other[ANSWER_FIRST] - 1333) < 150, "%u", other[ANSWER_FIRST]);
	cr_expect(abs((int)other[ANSWER_FIRST + 2] - 1333) < 150, "%u", other[ANSWER_FIRST + 2]);
	cr_expect(noise_answer(&n, "c", "q", 3, false, ANSWER_UNASKED) == ANSWER_UNASKED);
	cr_expect(noise_answer(&n, "c", "q", 3, false, ANSWER_UNSURE) == ANSWER_UNSURE);
	n = (struct noise){0, 1, 1};
	cr_expect(noise_answer(&n, "c", "q", 1, false, ANSWER_FIRST) == ANSWER_NONE);
	cr_expect(noise_answer(&n, "c", "q", 1, false, ANSWER_NONE) == ANSWER_FIRST);
}
