/* SPDX-License-Identifier: MIT */
/* Drawn walks: the same on any number of threads, and the same as evaluating the drawn cases. */
#include <criterion/criterion.h>
#include <stdlib.h>

#include "base/alloc.h"
#include "eval/run.h"
#include "eval/walks.h"
#include "fixture.h"

static const struct fixture_file files[] = {
    {"causes", "id,name,prevalence,urgency\na,A,1,routine\nb,B,1,soon\n"},
    {"questions", "id,text,kind,covers,stage\n"
		  "q-any,Any?,screen,q-flag;q-sign,emergency\n"
		  "q-flag,Flag?,yes-no,,emergency\nq-sign,Sign?,yes-no,,emergency\n"
		  "q-how,How?,choice,,history\nq-x,X?,yes-no,,history\n"},
    {"symptoms",
	"id,question,name,answer,background\nflag,q-flag,Flag,,10%\nsign,q-sign,Sign,,10%\n"
	"slow,q-how,Slow,slow,20%\nfast,q-how,Fast,fast,20%\nx,q-x,X,,10%\n"},
    {"evidence", "cause,symptom,frequency,basis\na,slow,70%,stated\nb,fast,70%,stated\n"
		 "b,x,60%,stated\n"},
    {"triage", "id,when,urgency,message\nt,flag,emergency,Go.\nu,sign,emergency,Go.\n"},
    {NULL, NULL},
};

enum { SEED = 7, WALKS = 205 };

Test(eval_walks, threads_change_nothing)
{
	struct topic *t = fixture_tree(files, 1000);
	struct walks_sums *one = walks_count(t, SEED, WALKS, 1);

	cr_expect_eq(one->walks, WALKS);
	for (unsigned threads = 2; threads < 6; threads++) {
		struct walks_sums *many = walks_count(t, SEED, WALKS, threads);

		cr_expect_eq(many->walks, one->walks);
		cr_expect_eq(many->questions, one->questions);
		cr_expect_eq(many->questions_max, one->questions_max);
		for (uint32_t u = 0; u < URGENCY_LEVELS; u++)
			cr_expect_eq(many->urgency[u], one->urgency[u]);
		for (uint32_t q = 0; q < topic_question_count(t); q++)
			cr_expect_eq(many->asked[q], one->asked[q]);
		walks_sums_free(many);
	}
	walks_sums_free(one);
	topic_close(t);
}

/* What the walks come to is what `ramus eval` says of the cases that `ramus cases` writes. */
Test(eval_walks, they_are_the_drawn_cases_evaluated)
{
	struct topic *t = fixture_tree(files, 1000);
	struct walks_sums *sums = walks_count(t, SEED, WALKS, 2);
	struct sampler *sampler = sampler_new(t, SEED, 0);
	struct sample_columns columns = {false, false};
	struct fixture_file drawn[] = {{"drawn", NULL}, {NULL, NULL}};
	struct diags *diags = diags_new();
	struct buf cases = {0};

	sample_write_header(&columns, &cases);
	for (int i = 0; i < WALKS; i++) {
		struct sampled c = sampler_next(sampler);

		sample_write(t, &c, &columns, &cases);
	}
	drawn[0].text = buf_str(&cases);
	char *folder = fixture_folder(drawn), *path = xasprintf("%s/drawn.csv", folder);
	struct eval_job job = {.t = t, .path = path, .jobs = 1};
	struct eval_report *report = eval_run(&job, diags);

	cr_expect_eq(diags_count(diags), 0);
	cr_expect_eq(report->total.cases, sums->walks);
	cr_expect_eq(report->total.questions, sums->questions);
	cr_expect_eq(report->total.questions_max, sums->questions_max);
	cr_expect_eq(
	    report->total.exact, report->total.rated, "a drawn urgency is the walk's here");
	eval_report_free(report);
	walks_sums_free(sums);
	sampler_free(sampler);
	diags_free(diags);
	buf_free(&cases);
	free(path);
	fixture_remove(folder);
	topic_close(t);
}

Test(eval_walks, what_a_screen_covers_is_asked_with_it)
{
	struct topic *t = fixture_tree(files, 1000);
	struct walks_sums *sums = walks_count(t, SEED, WALKS, 1);
	uint64_t emergencies = sums->urgency[URGENCY_EMERGENCY];

	for (uint32_t q = 0; q < 3; q++)
		cr_expect_eq(sums->asked[q], WALKS);
	cr_expect(emergencies > 0 && emergencies < WALKS);
	cr_expect_eq(sums->asked[3], WALKS - emergencies, "an emergency ends the walk");
	cr_expect_leq(sums->asked[4], sums->asked[3]);
	walks_sums_free(sums);
	topic_close(t);
}

Test(eval_walks, a_walk_can_be_had_again_by_its_number)
{
	struct topic *t = fixture_tree(files, 1000);
	struct walks *w = walks_new(t, SEED), *v = walks_new(t, SEED);
	struct drawn_walk last;

	for (uint64_t i = 0; i < 20; i++)
		last = walks_at(w, i);
	struct drawn_walk again = walks_at(v, 19);
	cr_assert_eq(again.count, last.count);
	cr_expect_eq(again.urgency, last.urgency);
	cr_expect_eq(again.drawn.leaf, last.drawn.leaf);
	for (uint32_t i = 0; i < last.count; i++) {
		cr_expect_eq(again.asked[i].question, last.asked[i].question);
		cr_expect_eq(again.asked[i].answer, last.asked[i].answer);
	}
	walks_free(w);
	walks_free(v);
	topic_close(t);
}
