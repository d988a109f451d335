/* SPDX-License-Identifier: MIT */
/* The report of an evaluation, as a table and as JSON. */
#include "cli/eval_write.h"

#include <string.h>

#include "base/figure.h"

static double
share(uint64_t part, uint64_t whole)
{
	return whole > 0 ? (double)part / (double)whole : 0;
}

/* A share of the cases that have an urgency, if any has one. */
#define RATED(name, words, part)                                                                   \
	{                                                                                          \
		name, words, s->rated > 0 ? FIGURE_SHARE : FIGURE_NONE, 1, share(part, s->rated),  \
		    NULL                                                                           \
	}

/* What a total and the row of a cause have in common. */
enum { SUM_FIGURES = 15 };
static void
sum_figures(const struct eval_sums *s, struct figure out[SUM_FIGURES])
{
	const struct figure f[SUM_FIGURES] = {
	    {"cases", "cases", FIGURE_COUNT, 0, (double)s->cases, NULL},
	    {"questions_mean", "asked", FIGURE_NUMBER, 2, share(s->questions, s->cases), NULL},
	    {"questions_max", NULL, FIGURE_COUNT, 0, s->questions_max, NULL},
	    {"top1", "top1", FIGURE_SHARE, 1, share(s->top1, s->cases), NULL},
	    {"top3", "top3", FIGURE_SHARE, 1, share(s->top3, s->cases), NULL},
	    {"top5", "top5", FIGURE_SHARE, 1, share(s->top5, s->cases), NULL},
	    {"rank_mean", "rank", FIGURE_NUMBER, 2, share(s->rank, s->cases), NULL},
	    {"likeliest", NULL, FIGURE_SHARE, 1, share(s->likeliest, s->cases), NULL},
	    RATED("urgency_exact", "exact", s->exact),
	    RATED("under_triage", "under", s->under),
	    RATED("over_triage", "over", s->over),
	    {"brier", NULL, FIGURE_NUMBER, 4, s->cases > 0 ? s->brier / (double)s->cases : 0, NULL},
	    {"rules_missed", NULL, FIGURE_COUNT, 0, (double)s->rules_missed, NULL},
	    {"cases_missed", NULL, FIGURE_COUNT, 0, (double)s->missed, NULL},
	    {"suspects_missed", NULL, FIGURE_COUNT, 0, (double)s->missed_suspect, NULL},
	};

	memcpy(out, f, sizeof f);
}

static void
sums_json(const struct eval_sums *s, struct json *j)
{
	struct figure f[SUM_FIGURES];

	sum_figures(s, f);
	figures_json(f, SUM_FIGURES, j);
}

/* What noise cost: shares lost against the run without it. */
struct cost {
	double top1, exact, under;
};

static struct cost
cost_of(const struct eval_sums *noisy, const struct eval_sums *clean)
{
	return (struct cost){share(clean->top1, clean->cases) - share(noisy->top1, noisy->cases),
	    share(clean->exact, clean->rated) - share(noisy->exact, noisy->rated),
	    share(noisy->under, noisy->rated) - share(clean->under, clean->rated)};
}

/* What the noise was and what it cost. */
static void
noise_json(const struct eval_options *o, const struct eval_report *r, struct json *j)
{
	const struct eval_sums *s = &r->total, *c = &r->clean;
	struct cost cost = cost_of(s, c);
	enum figure_kind rated = s->rated > 0 ? FIGURE_NUMBER : FIGURE_NONE;
	const struct figure f[] = {
	    {"unsure", NULL, FIGURE_SHARE, 0, o->noise.unsure, NULL},
	    {"flip", NULL, FIGURE_SHARE, 0, o->noise.flip, NULL},
	    {"seed", NULL, FIGURE_COUNT, 0, (double)o->noise.seed, NULL},
	    {"top1_cost", NULL, FIGURE_NUMBER, 0, cost.top1, NULL},
	    {"urgency_exact_cost", NULL, rated, 0, cost.exact, NULL},
	    {"under_triage_cost", NULL, rated, 0, cost.under, NULL},
	    {"red_flags_unsure", NULL, FIGURE_COUNT, 0, (double)s->flags_unsure, NULL},
	    {"red_flags_missed", NULL, FIGURE_COUNT, 0, (double)s->flags_missed, NULL},
	};

	json_object(j, "noise");
	figures_json(f, sizeof f / sizeof *f, j);
	json_object(j, "without");
	sums_json(c, j);
	json_end(j, '}');
	json_end(j, '}');
}

void
eval_write_json(const struct topic *t, const struct eval_options *o, const struct eval_report *r,
    struct json *j)
{
	sums_json(&r->total, j);
	if (r->stopped)
		json_bool(j, "stopped", true);
	if (r->noisy)
		noise_json(o, r, j);
	json_array(j, "causes");
	for (uint32_t l = 0; l < topic_leaf_count(t); l++) {
		if (r->leaf[l].cases == 0)
			continue;
		json_object(j, NULL);
		json_string(j, "id", topic_text(t, topic_cause(t, topic_leaf(t, l))->id));
		sums_json(&r->leaf[l], j);
		json_end(j, '}');
	}
	json_end(j, ']');
}

static void
write_row(const char *name, const struct eval_sums *s, struct buf *out)
{
	struct figure f[SUM_FIGURES];

	sum_figures(s, f);
	buf_printf(out, "%-30.30s", name);
	figures_cells(f, SUM_FIGURES, out);
	buf_addc(out, '\n');
}

static void
write_noise(const struct eval_options *o, const struct eval_report *r, struct buf *out)
{
	const struct eval_sums *s = &r->total;
	struct cost cost = cost_of(s, &r->clean);

	buf_printf(out,
	    "%.4g%% of the answers \"not sure\", %.4g%% replaced by another, seed %llu\n"
	    "  cost in points: %.2f of the leading cause",
	    100 * o->noise.unsure, 100 * o->noise.flip, (unsigned long long)o->noise.seed,
	    100 * cost.top1);
	if (s->rated > 0)
		buf_printf(out, ", %.2f of the urgency (%.2f more too low)", 100 * cost.exact,
		    100 * cost.under);
	buf_printf(out,
	    "\n  red flags left at \"not sure\": %llu cases, of which %llu below \"soon\"\n",
	    (unsigned long long)s->flags_unsure, (unsigned long long)s->flags_missed);
}

void
eval_write_table(const struct topic *t, const struct eval_options *o, const struct eval_report *r,
    struct buf *out)
{
	const struct eval_sums *s = &r->total;
	struct figure f[SUM_FIGURES];

	sum_figures(s, f);
	buf_printf(out, "%-30s", "");
	figures_cells_head(f, SUM_FIGURES, out);
	buf_addc(out, '\n');
	for (uint32_t l = 0; l < topic_leaf_count(t); l++)
		if (r->leaf[l].cases > 0)
			write_row(topic_text(t, topic_cause(t, topic_leaf(t, l))->name),
			    &r->leaf[l], out);
	write_row("all", s, out);
	if (r->noisy)
		write_row("all, as they are", &r->clean, out);
	buf_printf(out,
	    "at most %u questions; Brier score %.4f; %.1f of 100 have the likeliest cause, rules "
	    "aside\n",
	    s->questions_max, s->cases > 0 ? s->brier / (double)s->cases : 0,
	    100 * share(s->likeliest, s->cases));
	if (s->rules_missed > 0)
		buf_printf(out,
		    "rules that hold and were not shown: %llu, in %llu cases, in %llu of them one "
		    "that names a suspect\n",
		    (unsigned long long)s->rules_missed, (unsigned long long)s->missed,
		    (unsigned long long)s->missed_suspect);
	if (r->noisy)
		write_noise(o, r, out);
}

void
eval_write_case(const struct topic *t, const struct case_facts *facts, const struct eval_result *r,
    struct buf *out)
{
	buf_printf(out, "%s: %u questions, rank %u, %s", facts->id, r->questions, r->rank,
	    topic_urgency_name(r->urgency));
	if (facts->urgency != NONE && facts->urgency != (uint32_t)r->urgency)
		buf_printf(out, " (%s expected)", topic_urgency_name(facts->urgency));
	buf_printf(out, ", %s\n", topic_text(t, topic_cause(t, topic_leaf(t, facts->leaf))->name));
}

void
eval_write_case_json(const struct topic *t, const struct case_facts *facts,
    const struct eval_result *r, struct json *j)
{
	json_object(j, NULL);
	json_string(j, "id", facts->id);
	json_string(j, "cause", topic_text(t, topic_cause(t, topic_leaf(t, facts->leaf))->id));
	json_integer(j, "questions", r->questions);
	json_integer(j, "rank", r->rank);
	json_string(j, "urgency", topic_urgency_name(r->urgency));
	if (facts->urgency != NONE)
		json_string(j, "expected", topic_urgency_name(facts->urgency));
	json_end(j, '}');
}
