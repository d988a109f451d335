/* SPDX-License-Identifier: MIT */
/* Interviews over cases, with results that can be worked out by hand. */
#include <criterion/criterion.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "eval/run.h"
#include "fixture.h"

static const struct fixture_file files[] = {
    {"causes", "id,name,prevalence,urgency\na,A,1,routine\nb,B,1,soon\n"},
    {"questions", "id,text,kind,covers,stage\n"
		  "q-flag,Flag?,yes-no,,emergency\n"
		  "q-how,How?,choice,,history\nq-x,X?,yes-no,,history\n"},
    {"symptoms",
	"id,question,name,answer,background\nflag,q-flag,Flag,,1%\nslow,q-how,Slow,slow,20%\n"
	"fast,q-how,Fast,fast,20%\nx,q-x,X,,10%\n"},
    {"evidence", "cause,symptom,frequency,basis\na,slow,70%,stated\nb,fast,70%,stated\n"
		 "b,x,60%,stated\n"},
    {"triage", "id,when,urgency,message,suspect\nt,flag,emergency,Go.,a\n"},
    {NULL, NULL},
};

struct trial {
	struct topic *t;
	struct diags *diags;
	struct eval_report *report;
	struct eval_result last;
	char *folder;
};

static bool
keep_last(void *ctx, const struct case_facts *facts, const struct eval_result *result)
{
	(void)facts;
	((struct trial *)ctx)->last = *result;
	return true;
}

static struct trial
try_cases_of(const struct fixture_file *tables, const char *cases, struct eval_options o)
{
	struct fixture_file only[] = {{"cases-test", cases}, {NULL, NULL}};
	struct trial r = {.t = fixture_tree(tables, 1000), .diags = diags_new()};
	struct eval_job job = {.t = r.t, .options = o, .jobs = 1, .on_case = keep_last, .ctx = &r};
	char *path;

	r.folder = fixture_folder(only);
	job.path = path = xasprintf("%s/cases-test.csv", r.folder);
	r.report = eval_run(&job, r.diags);
	cr_assert_not_null(r.report);
	diags_sort(r.diags);
	free(path);
	return r;
}

static struct trial
try_cases(const char *cases, struct eval_options o)
{
	return try_cases_of(files, cases, o);
}

static void
trial_free(struct trial *r)
{
	eval_report_free(r->report);
	diags_free(r->diags);
	topic_close(r->t);
	fixture_remove(r->folder);
}

static const char *
message_id(const struct trial *r, size_t i)
{
	return i < diags_count(r->diags) ? diags_get(r->diags, i)->message->id : "";
}

Test(eval, answers_as_the_case_says)
{
	struct trial r = try_cases("id,present,cause,urgency\n1,slow,a,routine\n2,fast;x,b,soon\n"
				   "3,fast;flag,b,soon\n",
	    (struct eval_options){0});
	const struct eval_sums *s = &r.report->total;

	cr_expect(s->cases == 3 && s->rated == 3);
	cr_expect(s->exact == 2 && s->over == 1 && s->under == 0);
	cr_expect(r.last.urgency == URGENCY_EMERGENCY && r.last.questions == 1);
	cr_expect(r.last.rank == 2, "the suspect leads");
	cr_expect(r.last.likeliest, "but is not as likely");
	cr_expect(s->top1 == 2 && s->top3 == 3 && s->rank == 4);
	cr_expect(r.report->leaf[1].cases == 2 && r.report->leaf[0].cases == 1);
	trial_free(&r);
}

Test(eval, all_at_once_asks_nothing_and_brier_is_the_formula)
{
	struct trial r =
	    try_cases("id,present,cause\n1,slow,a\n", (struct eval_options){.all = true});
	/* A: slow 70 of 70 + 20 + 10 (none: 1 - 0.9), x absent 0.9; B: slow 20 of 100, x absent
	 * 0.4. */
	double a = 0.7 * 0.9, b = 0.2 * 0.4, off = b / (a + b);

	cr_expect(r.last.questions == 0 && r.last.rank == 1);
	cr_expect(fabs(r.last.brier - off * off) < 1e-9, "%g, not %g", r.last.brier, off * off);
	cr_expect(r.report->total.rated == 0, "no urgency in the file");
	trial_free(&r);
}

Test(eval, missing_is_no_or_unknown)
{
	struct trial r = try_cases("id,present,cause\n1,,a\n", (struct eval_options){0});

	cr_expect(r.last.urgency == URGENCY_ROUTINE);
	trial_free(&r);
	r = try_cases("id,present,cause\n1,,a\n", (struct eval_options){.missing_unknown = true});
	cr_expect(r.last.urgency == URGENCY_SOON, "the emergency question is left at \"not sure\"");
	cr_expect(fabs(r.last.brier - 0.25) < 1e-9, "nothing is known");
	trial_free(&r);
	r = try_cases("id,present,absent,cause\n1,,slow;fast;flag,a\n",
	    (struct eval_options){.missing_unknown = true, .all = true});
	cr_expect(r.last.urgency == URGENCY_ROUTINE, "absent is \"no\" all the same");
	trial_free(&r);
}

Test(eval, stops_after_n_questions_and_starts_from_what_is_known)
{
	struct trial r =
	    try_cases("id,present,cause\n1,slow,a\n", (struct eval_options){.questions = 1});

	cr_expect(r.last.questions == 1);
	trial_free(&r);
	r = try_cases(
	    "id,present,cause,initial\n1,,a,slow\n", (struct eval_options){.questions = 1});
	cr_expect(
	    r.last.questions == 1 && r.last.rank == 1, "slow is known before the first question");
	cr_expect(r.last.brier < 0.1);
	trial_free(&r);
}

Test(eval, faults_are_reported_where_they_stand_and_the_rest_runs)
{
	struct trial r =
	    try_cases("id,present,cause,urgency\n1,slow;nothing,a,soon\n2,slow;fast,a,soon\n"
		      "3,slow,q-x,soon\n4,slow,a,fast\n5,slow,a,soon\n",
		(struct eval_options){0});

	cr_expect(r.report->total.cases == 1);
	cr_assert(diags_count(r.diags) == 4, "%zu", diags_count(r.diags));
	cr_expect_str_eq(message_id(&r, 0), "case-unknown");
	cr_expect(
	    diags_get(r.diags, 0)->place.line == 2 && diags_get(r.diags, 0)->place.column == 8);
	cr_expect_str_eq(message_id(&r, 1), "case-choice");
	cr_expect_str_eq(message_id(&r, 2), "case-unknown");
	cr_expect_str_eq(message_id(&r, 3), "case-unknown");
	trial_free(&r);
	r = try_cases("id,present,absent,cause\n1,slow,fast; slow,a\n2,slow\u00a0,,a\n",
	    (struct eval_options){0});
	cr_assert(diags_count(r.diags) == 1, "%zu", diags_count(r.diags));
	cr_expect_str_eq(message_id(&r, 0), "case-against");
	cr_expect(r.report->total.cases == 1);
	trial_free(&r);
	r = try_cases("id,present,cause\n1,\"slow, fast\",a\n2,slow fast,a\n3,slw,a\n",
	    (struct eval_options){0});
	cr_assert(diags_count(r.diags) == 3, "%zu", diags_count(r.diags));
	for (size_t i = 0; i < 3; i++)
		cr_expect_eq(strstr(diags_get(r.diags, i)->text, "separates the items") != NULL,
		    i < 2, "%zu", i);
	trial_free(&r);
	r = try_cases("id,present\n1,slow\n", (struct eval_options){0});
	cr_expect_str_eq(message_id(&r, 0), "case-column");
	cr_expect(r.report->total.cases == 0);
	trial_free(&r);
	r = try_cases("id|present|cause\n1|slow|a\n", (struct eval_options){0});
	cr_assert(diags_count(r.diags) == 1, "%zu", diags_count(r.diags));
	cr_expect_str_eq(message_id(&r, 0), "case-column");
	trial_free(&r);
}

/* Two rules of one level: after the limit of one question the second is not asked about, and what
 * it would have said is missed; an emergency that ends the walk misses nothing. */
Test(eval, counts_rules_that_hold_and_were_not_shown)
{
	static const struct fixture_file limited[] = {
	    {"topic", "key,value\nid,test\ntitle,T\nmax-questions,1\n"},
	    {"causes", "id,name,prevalence\na,A,1\nb,B,1\n"},
	    {"questions", "id,text,kind,stage\nq-e,E?,yes-no,emergency\nq-x,X?,yes-no,history\n"
			  "q-y,Y?,yes-no,history\n"},
	    {"symptoms", "id,question,name\ne,q-e,E\nx,q-x,X\ny,q-y,Y\n"},
	    {"evidence", "cause,symptom,frequency\na,x,50%\n"},
	    {"triage", "id,when,urgency,message,suspect\nt,e,emergency,Go,\nu,x,soon,See,\n"
		       "v,y,soon,See,b\n"},
	    {NULL, NULL}};
	static const struct {
		const char *present, *urgency;
		uint32_t missed;
		bool suspect;
	} rows[] = {
	    {"x", "soon", 0, false}, {"x;y", "soon", 1, true}, {"e;x;y", "emergency", 0, false}};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		char *text = xasprintf(
		    "id,present,cause,urgency\n1,%s,a,%s\n", rows[i].present, rows[i].urgency);
		struct trial r = try_cases_of(limited, text, (struct eval_options){0});

		cr_expect(r.last.rules_missed == rows[i].missed, "%s: %u", rows[i].present,
		    r.last.rules_missed);
		cr_expect(r.last.missed_suspect == rows[i].suspect);
		cr_expect(r.report->total.missed == (rows[i].missed > 0));
		trial_free(&r);
		free(text);
	}
}
