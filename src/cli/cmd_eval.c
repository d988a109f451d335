/* SPDX-License-Identifier: MIT */
/* ramus eval: the interview on a file of cases. What is written for each case goes out in pieces,
 * so that it takes no more memory for more of them. */
#include <string.h>

#include "base/crew.h"
#include "cli/command.h"
#include "cli/eval_write.h"
#include "cli/progress.h"
#include "cli/say.h"

struct printer {
	const struct topic *t;
	struct buf *out;
	struct json *json; /* NULL: a table is written */
	bool failed;
};

static bool
show_progress(void *ctx, const struct eval_progress *p)
{
	(void)ctx;
	return progress_show(p->bytes, p->size, "%llu cases", (unsigned long long)p->cases);
}

static bool
print_case(void *ctx, const struct case_facts *facts, const struct eval_result *r)
{
	struct printer *p = ctx;

	if (p->json != NULL)
		eval_write_case_json(p->t, facts, r, p->json);
	else
		eval_write_case(p->t, facts, r, p->out);
	p->failed = say_gathered(p->out) != 0;
	return !p->failed;
}

int
command_eval(struct call *c)
{
	const struct arguments *a = c->a;
	const char *missing = a->set[OPTION_MISSING] ? a->value[OPTION_MISSING] : "no";
	bool each = a->set[OPTION_CASES];
	struct json json;
	struct printer p = {.t = c->t, .out = &c->out, .json = a->set[OPTION_JSON] ? &json : NULL};
	struct eval_job job = {.t = c->t,
	    .path = a->rest[1],
	    .options = {.all = a->set[OPTION_ALL],
		.missing_unknown = strcmp(missing, "unknown") == 0,
		.questions = a->number[OPTION_QUESTIONS],
		.noise = {.unsure = a->share[OPTION_UNSURE],
		    .flip = a->share[OPTION_FLIP],
		    .seed = arguments_number(a, OPTION_SEED, 1)}},
	    .jobs = arguments_number(a, OPTION_JOBS, crew_processors()),
	    .tick = show_progress,
	    .on_case = each ? print_case : NULL,
	    .ctx = &p};

	if (!job.options.missing_unknown && strcmp(missing, "no") != 0) {
		say_error("--missing is \"no\" or \"unknown\", not \"%s\"", missing);
		return EXIT_USAGE;
	}
	if (p.json != NULL) {
		json_begin(p.json, p.out);
		json_open(p.json);
		if (each)
			json_array(p.json, "interviews");
	}
	struct diags *diags = diags_new();
	progress_begin(NULL);
	struct eval_report *r = eval_run(&job, diags);
	progress_end();
	if (p.json != NULL && each)
		json_end(p.json, ']');
	if (r == NULL)
		buf_clear(p.out);
	else if (p.json != NULL)
		eval_write_json(p.t, &job.options, r, p.json);
	else if (r->total.cases > 0)
		eval_write_table(p.t, &job.options, r, p.out);
	else
		buf_adds(p.out, "no case to evaluate\n");
	if (p.json != NULL && r != NULL)
		json_close(p.json);
	if (p.out->len > 0 && !p.failed)
		p.failed = say(p.out) != 0;
	buf_clear(p.out);
	say_diags(diags, DIAG_NOTE);
	if (r != NULL && r->stopped && !p.failed)
		say_error("interrupted; these are the cases that were done");
	bool done =
	    r != NULL && !r->stopped && !p.failed && diags_count_level(diags, DIAG_ERROR) == 0;
	eval_report_free(r);
	diags_free(diags);
	return done ? EXIT_DONE : EXIT_INPUT;
}
