/* ramus eval: the interview on a file of cases. */
#include <string.h>

#include "base/json.h"
#include "cli/command.h"
#include "cli/load.h"
#include "cli/options.h"
#include "cli/say.h"
#include "eval/eval.h"

static double
share(uint64_t part, uint64_t whole)
{
	return whole > 0 ? (double)part / (double)whole : 0;
}

/* The keys that a total and the row of a cause have in common. */
static void
sums_json(const struct eval_sums *s, struct json *j)
{
	json_integer(j, "cases", (int64_t)s->cases);
	json_number(j, "questions_mean", share(s->questions, s->cases));
	json_integer(j, "questions_max", s->questions_max);
	json_number(j, "top1", share(s->top1, s->cases));
	json_number(j, "top3", share(s->top3, s->cases));
	json_number(j, "top5", share(s->top5, s->cases));
	json_number(j, "rank_mean", share(s->rank, s->cases));
	if (s->rated == 0) {
		json_null(j, "urgency_exact");
		json_null(j, "under_triage");
		json_null(j, "over_triage");
	} else {
		json_number(j, "urgency_exact", share(s->exact, s->rated));
		json_number(j, "under_triage", share(s->under, s->rated));
		json_number(j, "over_triage", share(s->over, s->rated));
	}
	json_number(j, "brier", s->cases > 0 ? s->brier / (double)s->cases : 0);
}

static void
write_json(const struct topic *t, const struct eval *e, struct buf *out)
{
	struct json j;

	json_begin(&j, out);
	json_object(&j, NULL);
	sums_json(eval_total(e), &j);
	json_array(&j, "causes");
	for (uint32_t l = 0; l < topic_leaf_count(t); l++) {
		if (eval_leaf(e, l)->cases == 0)
			continue;
		json_object(&j, NULL);
		json_string(&j, "id", topic_text(t, topic_cause(t, topic_leaf(t, l))->id));
		sums_json(eval_leaf(e, l), &j);
		json_end(&j, '}');
	}
	json_end(&j, ']');
	json_end(&j, '}');
	buf_addc(out, '\n');
}

static void
write_row(const char *name, const struct eval_sums *s, struct buf *out)
{
	buf_printf(out, "%-30.30s %6llu %6.2f %6.1f %6.1f %6.1f %6.2f", name,
	    (unsigned long long)s->cases, share(s->questions, s->cases),
	    100 * share(s->top1, s->cases), 100 * share(s->top3, s->cases),
	    100 * share(s->top5, s->cases), share(s->rank, s->cases));
	if (s->rated > 0)
		buf_printf(out, " %6.1f %6.1f %6.1f\n", 100 * share(s->exact, s->rated),
		    100 * share(s->under, s->rated), 100 * share(s->over, s->rated));
	else
		buf_printf(out, " %6s %6s %6s\n", "-", "-", "-");
}

static void
write_table(const struct topic *t, const struct eval *e, struct buf *out)
{
	const struct eval_sums *s = eval_total(e);

	buf_printf(out, "%-30s %6s %6s %6s %6s %6s %6s %6s %6s %6s\n", "", "cases", "asked", "top1",
	    "top3", "top5", "rank", "exact", "under", "over");
	for (uint32_t l = 0; l < topic_leaf_count(t); l++) {
		if (eval_leaf(e, l)->cases > 0)
			write_row(topic_text(t, topic_cause(t, topic_leaf(t, l))->name),
			    eval_leaf(e, l), out);
	}
	write_row("all", s, out);
	buf_printf(out, "at most %u questions; Brier score %.4f\n", s->questions_max,
	    s->cases > 0 ? s->brier / (double)s->cases : 0);
}

static void
write_case(
    const struct topic *t, const struct case_facts *f, const struct eval_result *r, struct buf *out)
{
	buf_printf(out, "%s: %u questions, rank %u, %s", f->id, r->questions, r->rank,
	    topic_urgency_name(r->urgency));
	if (f->urgency != NONE && f->urgency != (uint32_t)r->urgency)
		buf_printf(out, " (%s expected)", topic_urgency_name(f->urgency));
	buf_printf(out, ", %s\n", topic_text(t, topic_cause(t, topic_leaf(t, f->leaf))->name));
}

static int
read_options(const struct arguments *a, struct eval_options *o)
{
	const char *missing = a->set[OPTION_MISSING] ? a->value[OPTION_MISSING] : "no";

	o->all = a->set[OPTION_ALL];
	o->missing_unknown = strcmp(missing, "unknown") == 0;
	if (!o->missing_unknown && strcmp(missing, "no") != 0) {
		say_error("--missing is \"no\" or \"unknown\", not \"%s\"", missing);
		return -1;
	}
	return options_number(a, OPTION_QUESTIONS, &o->questions);
}

static int
run(const struct topic *t, const struct arguments *a, const struct eval_options *o, struct buf *out)
{
	struct arena *arena = arena_new();
	struct diags *diags = diags_new();
	struct cases *cases = cases_open(a->rest[1], t, arena, diags);
	struct eval *e = eval_new(t, o);
	struct case_facts facts;
	int status;

	while (cases != NULL && cases_next(cases, &facts)) {
		struct eval_result r = eval_case(e, &facts);

		if (a->set[OPTION_CASES])
			write_case(t, &facts, &r, out);
	}
	if (a->set[OPTION_JSON])
		write_json(t, e, out);
	else if (cases != NULL)
		write_table(t, e, out);
	say_diags(diags, DIAG_NOTE);
	status = diags_count_level(diags, DIAG_ERROR) > 0 ? EXIT_INPUT : EXIT_DONE;
	eval_free(e);
	diags_free(diags);
	arena_free(arena);
	return status;
}

int
command_eval(const struct arguments *a)
{
	struct eval_options o = {0};
	struct made made;
	struct buf out = {0};
	int status;

	if (read_options(a, &o) != 0)
		return EXIT_USAGE;
	made = load_topic(a->rest[0], DIAG_ERROR);
	if (made.topic == NULL)
		return EXIT_INPUT;
	status = run(made.topic, a, &o, &out);
	if (topic_damage(made.topic) != NULL) {
		say_error("%s", topic_damage(made.topic));
		status = EXIT_INPUT;
	} else if (say(&out) != 0) {
		status = EXIT_INPUT;
	}
	buf_free(&out);
	made_free(&made);
	return status;
}
