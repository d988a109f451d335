/* The urgency that rules, mattering causes and gates give (DESIGN 3).
 *
 * Probability never overrules a rule: a cause that matters raises the urgency to "soon" at most,
 * and nothing lowers what a rule has raised. Self-care is the one thing below the base; it needs a
 * gate that holds, "no" to every emergency question, every higher rule known to fail and no
 * mattering cause above it.
 */
#include <string.h>

#include "reason/state.h"

/* The state of one evaluation of the rules: which of them are being worked out, so that a damaged
 * image with a circle of rules ends as unknown. */
struct rule_run {
	struct interview *iv;
	const struct cond_env *leaves; /* what symptoms stand for */
	uint8_t *set;		       /* of each rule: its possible truths, 0 while not known */
	uint32_t depth;
};

static unsigned rule_possible(void *ctx, uint32_t rule);

static unsigned
run_symptom(void *ctx, uint32_t symptom)
{
	const struct rule_run *run = ctx;

	return run->leaves->symptom(run->iv, symptom);
}

static unsigned
run_unsure(void *ctx, uint32_t symptom)
{
	const struct rule_run *run = ctx;

	return run->leaves->unsure(run->iv, symptom);
}

static unsigned
rule_possible(void *ctx, uint32_t rule)
{
	struct rule_run *run = ctx;
	struct cond_env env = {run_symptom, run_unsure, rule_possible, NULL, run};
	unsigned set;

	if (rule >= run->iv->rules || run->depth > COND_DEPTH)
		return TRUTH_BIT(TRUTH_UNKNOWN);
	if (run->set[rule] != 0)
		return run->set[rule];
	run->depth++;
	set = cond_possible(run->iv->t, run->iv->rule[rule].when.at, &env);
	run->depth--;
	run->set[rule] = (uint8_t)set;
	return set;
}

static enum truth
truth_of(unsigned set)
{
	return set == TRUTH_BIT(TRUTH_TRUE)    ? TRUTH_TRUE
	       : set == TRUTH_BIT(TRUTH_FALSE) ? TRUTH_FALSE
					       : TRUTH_UNKNOWN;
}

static void
evaluate_rules(struct interview *iv)
{
	struct cond_env now = {state_symptom_now, state_unsure_now, NULL, NULL, iv};
	struct rule_run run = {iv, &now, iv->truth, 0};

	if (iv->rules > 0)
		memset(iv->truth, 0, iv->rules);
	for (uint32_t r = 0; r < iv->rules; r++)
		rule_possible(&run, r);
	for (uint32_t r = 0; r < iv->rules; r++)
		iv->truth[r] = (uint8_t)truth_of(iv->truth[r]);
}

/* A finding stated for the leaf, commoner in it than in general, was answered "yes". */
static bool
stated_finding_present(struct interview *iv, uint32_t leaf)
{
	struct list rows = topic_cause(iv->t, topic_leaf(iv->t, leaf))->evidence;

	for (uint32_t i = 0; i < rows.count; i++) {
		const struct evidence *e = topic_evidence(iv->t, topic_item(iv->t, rows, i));

		if (e->basis == BASIS_STATED && e->symptom < iv->symptoms &&
		    iv->finding[e->symptom] == FINDING_YES &&
		    e->frequency > topic_symptom(iv->t, e->symptom)->background)
			return true;
	}
	return false;
}

static void
find_mattering(struct interview *iv)
{
	double least = topic_meta(iv->t)->matters;

	for (uint32_t l = 0; l < iv->leaves; l++)
		iv->matters[l] = iv->posterior[l] >= least && stated_finding_present(iv, l);
}

/* Whether every emergency question is known to be "no", and whether one was left at "not sure". */
static bool
emergency_cleared(struct interview *iv, bool *unsure)
{
	bool clear = iv->emergency_count > 0;

	*unsure = false;
	for (uint32_t i = 0; i < iv->emergency_count; i++) {
		uint32_t q = iv->emergency[i];

		if (iv->ask[q].q->kind == QUESTION_SCREEN)
			continue;
		clear = clear && iv->effective[q] == ANSWER_NONE;
		*unsure = *unsure || iv->effective[q] == ANSWER_UNSURE;
	}
	return clear;
}

/* The gate that holds while all else allows self-care, or NONE. */
static uint32_t
open_gate(const struct interview *iv)
{
	uint32_t gate = NONE;

	for (uint32_t r = 0; r < iv->rules; r++) {
		if (iv->rule[r].urgency == URGENCY_SELF_CARE) {
			if (gate == NONE && iv->truth[r] == TRUTH_TRUE)
				gate = r;
		} else if (iv->truth[r] != TRUTH_FALSE) {
			return NONE;
		}
	}
	return gate;
}

static enum urgency
rules_urgency(const struct interview *iv)
{
	uint32_t highest = URGENCY_ROUTINE;

	for (uint32_t r = 0; r < iv->rules; r++) {
		uint32_t u = iv->rule[r].urgency;

		if (iv->truth[r] == TRUTH_TRUE && u > highest && u < URGENCY_LEVELS)
			highest = u;
	}
	return (enum urgency)highest;
}

/* The highest urgency of a cause that matters, at most "soon"; SELF_CARE if none matters. */
static enum urgency
mattering_urgency(const struct interview *iv)
{
	uint8_t highest = URGENCY_SELF_CARE;

	for (uint32_t l = 0; l < iv->leaves; l++) {
		if (iv->matters[l] && iv->class[l] > highest)
			highest = iv->class[l];
	}
	return (enum urgency)highest;
}

void
state_triage(struct interview *iv)
{
	struct triage *out = &iv->triage;
	enum urgency mattering;
	bool clear;

	if (iv->fresh & FRESH_TRIAGE)
		return;
	state_posterior(iv);
	evaluate_rules(iv);
	find_mattering(iv);
	clear = emergency_cleared(iv, &out->emergency_unsure);
	mattering = mattering_urgency(iv);
	out->truth = iv->truth;
	out->matters = iv->matters;
	out->rules = rules_urgency(iv);
	out->urgency = out->rules > mattering ? out->rules : mattering;
	if (out->emergency_unsure && out->urgency < URGENCY_SOON)
		out->urgency = URGENCY_SOON;
	out->gate = clear && out->urgency == URGENCY_ROUTINE && mattering == URGENCY_SELF_CARE
			? open_gate(iv)
			: NONE;
	if (out->gate != NONE)
		out->urgency = URGENCY_SELF_CARE;
	iv->fresh |= FRESH_TRIAGE;
}

const struct triage *
interview_triage(struct interview *iv)
{
	state_relevant(iv);
	return &iv->triage;
}

/* Marks the questions of the symptoms that a condition names, through the rules it names. */
static void
mark_named(struct interview *iv, uint32_t at, uint32_t depth)
{
	uint32_t count;
	const uint32_t *code = cond_code(iv->t, at, &count);

	for (uint32_t i = 0; i < count; i++) {
		uint32_t arg = COND_ARG(code[i]);

		if (COND_OP(code[i]) <= COND_UNSURE) {
			if (arg < iv->symptoms && iv->symptom[arg].question < iv->questions)
				iv->relevant[iv->symptom[arg].question] = 1;
		} else if (COND_OP(code[i]) == COND_RULE && depth < COND_DEPTH) {
			mark_named(iv, topic_rule(iv->t, arg)->when.at, depth + 1);
		}
	}
}

/* A question that is not asked yet because its ask-if is open makes what that names relevant too; a
 * screen is relevant where it covers what is. */
static void
spread_relevance(struct interview *iv)
{
	for (uint32_t i = iv->questions; i-- > 0;) {
		uint32_t q = iv->order[i];
		const struct ask *a = &iv->ask[q];

		if (!iv->relevant[q])
			continue;
		if (iv->active[q] == TRUTH_UNKNOWN)
			mark_named(iv, a->q->ask_if.at, 0);
		for (uint32_t j = 0; j < a->screen_count; j++)
			iv->relevant[a->screens[j]] = 1;
	}
}

/* Whether self-care may still come out: no rule above it can be sure to hold, no emergency question
 * has been answered otherwise than "no", nothing that matters stands above it, and a gate may open.
 */
static bool
self_care_possible(const struct interview *iv)
{
	bool gate = false;

	if (iv->triage.urgency != URGENCY_ROUTINE || mattering_urgency(iv) != URGENCY_SELF_CARE)
		return false;
	for (uint32_t r = 0; r < iv->rules; r++) {
		if (iv->rule[r].urgency == URGENCY_SELF_CARE)
			gate = gate || (iv->possible[r] & TRUTH_BIT(TRUTH_TRUE));
		else if (!(iv->possible[r] & TRUTH_BIT(TRUTH_FALSE)))
			return false;
	}
	return gate;
}

/* Marks what could still change what rules and gates say: the symptoms of rules that may come to
 * hold above the present urgency and, while self-care is within reach, of all that stands before
 * it. */
static void
mark_relevant(struct interview *iv)
{
	bool reach = self_care_possible(iv);

	for (uint32_t r = 0; r < iv->rules; r++) {
		const struct rule *rule = &iv->rule[r];
		bool may_hold = iv->possible[r] & TRUTH_BIT(TRUTH_TRUE);
		bool gate = rule->urgency == URGENCY_SELF_CARE;

		if (iv->truth[r] != TRUTH_UNKNOWN)
			continue;
		if (reach && (may_hold || !gate))
			mark_named(iv, rule->when.at, 0);
		else if (!gate && may_hold && rule->urgency > iv->triage.urgency)
			mark_named(iv, rule->when.at, 0);
	}
}

void
state_relevant(struct interview *iv)
{
	struct cond_env yet = {state_symptom_yet, state_unsure_yet, NULL, NULL, iv};
	struct rule_run run = {iv, &yet, iv->possible, 0};

	if (iv->fresh & FRESH_RELEVANT)
		return;
	state_triage(iv);
	memset(iv->relevant, 0, iv->questions);
	memset(iv->possible, 0, iv->rules);
	for (uint32_t r = 0; r < iv->rules; r++)
		rule_possible(&run, r);
	mark_relevant(iv);
	spread_relevance(iv);
	iv->triage.settled = true;
	for (uint32_t q = 0; q < iv->questions && iv->triage.settled; q++)
		iv->triage.settled = !(iv->relevant[q] && interview_open(iv, q));
	iv->fresh |= FRESH_RELEVANT;
}

bool
interview_can_change(struct interview *iv, uint32_t question)
{
	state_relevant(iv);
	return question < iv->questions && iv->relevant[question] && interview_open(iv, question);
}

/* What `unless` may ask beside symptoms: whether a rule holds, whether a cause is suspected. */
static unsigned
rule_now(void *ctx, uint32_t rule)
{
	const struct interview *iv = ctx;

	return TRUTH_BIT(rule < iv->rules ? iv->truth[rule] : TRUTH_UNKNOWN);
}

static bool
list_has(const struct topic *t, struct list l, uint32_t value)
{
	for (uint32_t i = 0; i < l.count; i++) {
		if (topic_item(t, l, i) == value)
			return true;
	}
	return false;
}

static unsigned
suspect_now(void *ctx, uint32_t cause)
{
	const struct interview *iv = ctx;
	const struct cause *c = topic_cause(iv->t, cause);
	unsigned worst = TRUTH_FALSE;

	if (c->leaf < iv->leaves && iv->matters[c->leaf])
		return TRUTH_BIT(TRUTH_TRUE);
	for (uint32_t r = 0; r < iv->rules; r++) {
		if (iv->truth[r] > worst && list_has(iv->t, iv->rule[r].suspects, cause))
			worst = iv->truth[r];
	}
	return TRUTH_BIT(worst);
}

static struct cond_env
known_now(struct interview *iv)
{
	state_triage(iv);
	return (struct cond_env){state_symptom_now, state_unsure_now, rule_now, suspect_now, iv};
}

enum truth
interview_cond(struct interview *iv, uint32_t at)
{
	struct cond_env env = known_now(iv);

	return cond_eval(iv->t, at, &env);
}

void
interview_cond_words(struct interview *iv, uint32_t at, struct buf *out)
{
	struct cond_env env = known_now(iv);

	cond_words(iv->t, at, &env, out);
}
