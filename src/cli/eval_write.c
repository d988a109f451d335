/* The report of an evaluation, as a table and as JSON. */
#include "cli/eval_write.h"

static double
share(uint64_t part, uint64_t whole)
{
	return whole > 0 ? (double)part / (double)whole : 0;
}

static double
brier(const struct eval_sums *s)
{
	return s->cases > 0 ? s->brier / (double)s->cases : 0;
}

static void
rated_json(struct json *j, const char *key, uint64_t part, uint64_t rated)
{
	if (rated == 0)
		json_null(j, key);
	else
		json_number(j, key, share(part, rated));
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
	json_number(j, "likeliest", share(s->likeliest, s->cases));
	rated_json(j, "urgency_exact", s->exact, s->rated);
	rated_json(j, "under_triage", s->under, s->rated);
	rated_json(j, "over_triage", s->over, s->rated);
	json_number(j, "brier", brier(s));
}

/* What the noise was and what it cost: shares lost against the run without it. */
static void
noise_json(const struct eval_options *o, const struct eval_report *r, struct json *j)
{
	const struct eval_sums *s = &r->total, *c = &r->clean;

	json_object(j, "noise");
	json_number(j, "unsure", o->noise.unsure);
	json_number(j, "flip", o->noise.flip);
	json_integer(j, "seed", (int64_t)o->noise.seed);
	json_number(j, "top1_cost", share(c->top1, c->cases) - share(s->top1, s->cases));
	if (s->rated == 0) {
		json_null(j, "urgency_exact_cost");
		json_null(j, "under_triage_cost");
	} else {
		json_number(
		    j, "urgency_exact_cost", share(c->exact, c->rated) - share(s->exact, s->rated));
		json_number(
		    j, "under_triage_cost", share(s->under, s->rated) - share(c->under, c->rated));
	}
	json_integer(j, "red_flags_unsure", (int64_t)s->flags_unsure);
	json_integer(j, "red_flags_missed", (int64_t)s->flags_missed);
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
write_noise(const struct eval_options *o, const struct eval_report *r, struct buf *out)
{
	const struct eval_sums *s = &r->total, *c = &r->clean;

	buf_printf(out,
	    "%.4g%% of the answers \"not sure\", %.4g%% replaced by another, seed %llu\n"
	    "  cost in points: %.2f of the leading cause",
	    100 * o->noise.unsure, 100 * o->noise.flip, (unsigned long long)o->noise.seed,
	    100 * (share(c->top1, c->cases) - share(s->top1, s->cases)));
	if (s->rated > 0)
		buf_printf(out, ", %.2f of the urgency (%.2f more too low)",
		    100 * (share(c->exact, c->rated) - share(s->exact, s->rated)),
		    100 * (share(s->under, s->rated) - share(c->under, c->rated)));
	buf_printf(out,
	    "\n  red flags left at \"not sure\": %llu cases, of which %llu below \"soon\"\n",
	    (unsigned long long)s->flags_unsure, (unsigned long long)s->flags_missed);
}

void
eval_write_table(const struct topic *t, const struct eval_options *o, const struct eval_report *r,
    struct buf *out)
{
	const struct eval_sums *s = &r->total;

	buf_printf(out, "%-30s %6s %6s %6s %6s %6s %6s %6s %6s %6s\n", "", "cases", "asked", "top1",
	    "top3", "top5", "rank", "exact", "under", "over");
	for (uint32_t l = 0; l < topic_leaf_count(t); l++) {
		if (r->leaf[l].cases > 0)
			write_row(topic_text(t, topic_cause(t, topic_leaf(t, l))->name),
			    &r->leaf[l], out);
	}
	write_row("all", s, out);
	if (r->noisy)
		write_row("all, as they are", &r->clean, out);
	buf_printf(out,
	    "at most %u questions; Brier score %.4f; %.1f of 100 have the likeliest cause, rules "
	    "aside\n",
	    s->questions_max, brier(s), 100 * share(s->likeliest, s->cases));
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
