/* ramus eval: the interview on a file of cases. */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cli/command.h"
#include "cli/eval_write.h"
#include "cli/options.h"
#include "cli/progress.h"
#include "cli/say.h"

enum { FLUSH_AT = 65536 };

/* Output grows case by case and is written in pieces, so that it takes no more memory for more. */
struct printer {
	const struct topic *t;
	struct buf *out;
	struct json json;
	bool as_json, failed;
};

static int
read_options(const struct arguments *a, struct eval_job *job)
{
	const char *missing = a->set[OPTION_MISSING] ? a->value[OPTION_MISSING] : "no";
	long processors = sysconf(_SC_NPROCESSORS_ONLN);
	struct eval_options *o = &job->options;
	uint32_t seed = 1;

	o->all = a->set[OPTION_ALL];
	o->missing_unknown = strcmp(missing, "unknown") == 0;
	if (!o->missing_unknown && strcmp(missing, "no") != 0) {
		say_error("--missing is \"no\" or \"unknown\", not \"%s\"", missing);
		return -1;
	}
	job->jobs = processors > 0 && processors < 64 ? (uint32_t)processors : 1;
	if (options_number(a, OPTION_QUESTIONS, &o->questions) != 0 ||
	    options_number(a, OPTION_SEED, &seed) != 0 ||
	    options_number(a, OPTION_JOBS, &job->jobs) != 0 ||
	    options_share(a, OPTION_UNSURE, &o->noise.unsure) != 0 ||
	    options_share(a, OPTION_FLIP, &o->noise.flip) != 0)
		return -1;
	o->noise.seed = seed;
	return 0;
}

static bool
show_progress(void *ctx, const struct eval_progress *p)
{
	char words[64];

	(void)ctx;
	snprintf(words, sizeof words, "%llu cases", (unsigned long long)p->cases);
	progress_show(p->bytes, p->size, words);
	return !progress_interrupted();
}

static void
flush(struct printer *p, size_t least)
{
	if (p->out->len < least || p->failed)
		return;
	p->failed = say(p->out) != 0;
	buf_clear(p->out);
}

static bool
print_case(void *ctx, const struct case_facts *facts, const struct eval_result *r)
{
	struct printer *p = ctx;

	if (p->as_json)
		eval_write_case_json(p->t, facts, r, &p->json);
	else
		eval_write_case(p->t, facts, r, p->out);
	flush(p, FLUSH_AT);
	return !p->failed;
}

static void
print_report(struct printer *p, const struct eval_options *o, const struct eval_report *r)
{
	if (p->as_json)
		eval_write_json(p->t, o, r, &p->json);
	else if (r->total.cases > 0)
		eval_write_table(p->t, o, r, p->out);
	else
		buf_adds(p->out, "no case to evaluate\n");
}

int
command_eval(struct call *c)
{
	bool each = c->a->set[OPTION_CASES];
	struct printer p = {.t = c->t, .out = &c->out, .as_json = c->a->set[OPTION_JSON]};
	struct eval_job job = {.t = c->t,
	    .path = c->a->rest[1],
	    .tick = show_progress,
	    .on_case = each ? print_case : NULL,
	    .ctx = &p};
	int status = EXIT_DONE;

	if (read_options(c->a, &job) != 0)
		return EXIT_USAGE;
	if (p.as_json) {
		json_begin(&p.json, p.out);
		json_object(&p.json, NULL);
		if (each)
			json_array(&p.json, "interviews");
	}
	struct diags *diags = diags_new();
	progress_begin();
	struct eval_report *r = eval_run(&job, diags);
	progress_end();
	if (p.as_json && each)
		json_end(&p.json, ']');
	if (r != NULL)
		print_report(&p, &job.options, r);
	else
		buf_clear(p.out);
	if (p.as_json && r != NULL) {
		json_end(&p.json, '}');
		buf_addc(p.out, '\n');
	}
	flush(&p, 1);
	say_diags(diags, DIAG_NOTE);
	if (r != NULL && r->stopped && !p.failed)
		say_error("interrupted; these are the cases that were done");
	if (r == NULL || r->stopped || p.failed || diags_count_level(diags, DIAG_ERROR) > 0)
		status = EXIT_INPUT;
	eval_report_free(r);
	diags_free(diags);
	return status;
}
