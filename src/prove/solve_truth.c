/* The truths of conditions where answers are still open: each symptom stands for the set that the
 * open answers to its question leave it, in one of two worlds.
 */
#include "prove/solve_state.h"

/* One evaluation in one world. */
struct view {
	struct solver *s;
	enum world world;
};

/* The open answers of a question in a world. */
static uint64_t
open_answers(const struct view *v, uint32_t question)
{
	if (v->world == WORLD_CHANGED && question == v->s->changed)
		return SOLVE_ANSWER(v->s->changed_answer);
	return v->s->open[question];
}

static uint64_t
answer_bit(uint32_t answer)
{
	return SOLVE_ANSWER(answer < LAST_ANSWER ? answer : LAST_ANSWER);
}

static unsigned view_asked(void *ctx, uint32_t symptom);
static unsigned view_unsure(void *ctx, uint32_t symptom);

/* True if it is known in this evaluation; else it counts as unknown while it is being worked
 * out. */
static bool
is_known(struct solver *s, struct known *k)
{
	if (k->evaluation == s->evaluation)
		return true;
	*k = (struct known){s->evaluation, TRUTH_BIT(TRUTH_UNKNOWN)};
	return false;
}

/* The truths that the ask-if of a question can have. In both worlds it is that of the first: the
 * one answer that changes is one more "yes", not a correction that makes other questions void. */
static unsigned
view_active(struct view *v, uint32_t question)
{
	struct view first = {v->s, WORLD_FIRST};
	struct cond_env env = {view_asked, view_unsure, NULL, NULL, &first};
	struct known *k = &v->s->active[question];

	if (!is_known(v->s, k))
		k->truths = cond_possible(v->s->t, v->s->question[question].ask_if.at, &env);
	return k->truths;
}

/* The truths of something about a symptom: `yes`, `no` and `open` are those of the answer that
 * names it, of one that does not, and of unasked; `unsure` that of "not sure". They hold where its
 * question is asked; where the ask-if fails it is false, where that is open it is unknown. */
static unsigned
symptom_truths(struct view *v, uint32_t symptom, enum truth yes, enum truth unsure)
{
	const struct symptom *s;
	uint64_t named, open, unasked = SOLVE_ANSWER(ANSWER_UNASKED);
	uint64_t not_sure = SOLVE_ANSWER(ANSWER_UNSURE);
	unsigned active, set = 0;

	if (symptom >= v->s->symptoms || v->s->symptom[symptom].question >= v->s->questions)
		return TRUTH_BIT(TRUTH_UNKNOWN);
	s = &v->s->symptom[symptom];
	named = answer_bit(ANSWER_FIRST + s->option - 1);
	open = open_answers(v, s->question);
	active = view_active(v, s->question);
	if (active & TRUTH_BIT(TRUTH_TRUE)) {
		set |= open & named ? TRUTH_BIT(yes) : 0;
		set |= open & not_sure ? TRUTH_BIT(unsure) : 0;
		set |= open & unasked ? TRUTH_BIT(TRUTH_UNKNOWN) : 0;
		set |= open & ~(named | not_sure | unasked) ? TRUTH_BIT(TRUTH_FALSE) : 0;
	}
	set |= active & TRUTH_BIT(TRUTH_FALSE) ? TRUTH_BIT(TRUTH_FALSE) : 0;
	set |= active & TRUTH_BIT(TRUTH_UNKNOWN) ? TRUTH_BIT(TRUTH_UNKNOWN) : 0;
	return set;
}

static unsigned
view_symptom(void *ctx, uint32_t symptom)
{
	return symptom_truths(ctx, symptom, TRUTH_TRUE, TRUTH_UNKNOWN);
}

/* In an ask-if "not sure" counts as holding. */
static unsigned
view_asked(void *ctx, uint32_t symptom)
{
	return symptom_truths(ctx, symptom, TRUTH_TRUE, TRUTH_TRUE);
}

static unsigned
view_unsure(void *ctx, uint32_t symptom)
{
	return symptom_truths(ctx, symptom, TRUTH_FALSE, TRUTH_TRUE);
}

static unsigned view_suspect(void *ctx, uint32_t cause);

static unsigned
view_rule(void *ctx, uint32_t rule)
{
	struct view *v = ctx;
	struct cond_env env = {view_symptom, view_unsure, view_rule, view_suspect, v};

	if (rule >= v->s->rules)
		return TRUTH_BIT(TRUTH_UNKNOWN);
	if (!is_known(v->s, &v->s->rule[rule]))
		v->s->rule[rule].truths =
		    cond_possible(v->s->t, topic_rule(v->s->t, rule)->when.at, &env);
	return v->s->rule[rule].truths;
}

/* The larger of false < unknown < true for each pair of members. */
static unsigned
either(unsigned a, unsigned b)
{
	const unsigned f = TRUTH_BIT(TRUTH_FALSE), u = TRUTH_BIT(TRUTH_UNKNOWN);

	return ((a | b) & TRUTH_BIT(TRUTH_TRUE)) | (a & b & f) |
	       (((a & u) && (b & (u | f))) || ((b & u) && (a & (u | f))) ? u : 0);
}

static unsigned
view_suspect(void *ctx, uint32_t cause)
{
	struct view *v = ctx;
	struct numbers rules = bearing_suspecting(v->s->bearing, cause);
	unsigned set;

	if (cause >= v->s->causes)
		return TRUTH_BIT(TRUTH_UNKNOWN);
	set = (unsigned)v->s->open[v->s->questions + cause];
	for (uint32_t i = 0; i < rules.count; i++)
		set = either(set, view_rule(v, rules.items[i]));
	return set;
}

unsigned
solver_truths(struct solver *s, const struct requirement *r)
{
	struct view v = {s, r->world};
	struct cond_env env = {view_symptom, view_unsure, view_rule, view_suspect, &v};

	s->evaluation++;
	if (r->kind == REQUIRE_ASKED)
		return view_active(&v, r->at);
	return cond_possible(s->t, r->at, &env);
}
