/* SPDX-License-Identifier: MIT */
/* The urgency that rules, mattering causes and gates give (HACKING, "How it reasons").
 *
 * Probability never overrules a rule: a cause that matters raises the urgency to "soon" at most, so
 * that "today" and "emergency" come from a rule alone, or (not the latter) from a "not sure" that
 * may hide an emergency; and nothing lowers what a rule has raised. Self-care is the one thing
 * below the base; it needs a gate that holds, "no" to every emergency question, every higher rule
 * known to fail, and no cause above it that matters or, by a finding stated for it that is open or
 * "not sure", may come to matter. The end of a flow raises the urgency to its own, and gives
 * self-care no more than any answers do.
 */
#include <string.h>

#include "reason/state.h"

/* By the best basis that it has: a cause of which no source states a finding is no less serious for
 * that, so the findings that sources imply speak for it, or else those of its author's judgement.
 */
const struct stated *
state_stated(struct interview *iv, uint32_t leaf)
{
	if (iv->stated[leaf] != NULL)
		return iv->stated[leaf];
	struct list rows = topic_cause(iv->t, topic_leaf(iv->t, leaf))->evidence;
	struct stated *out =
	    arena_alloc(iv->arena, sizeof *out + rows.count * sizeof *out->symptom);
	for (uint32_t basis = BASIS_STATED; basis < BASES && out->count == 0; basis++)
		for (uint32_t i = 0; i < rows.count; i++) {
			const struct evidence *e =
			    topic_evidence(iv->t, topic_item(iv->t, rows, i));

			if (e->basis == basis && e->symptom < iv->symptoms &&
			    e->frequency > iv->symptom[e->symptom].background)
				out->symptom[out->count++] = e->symptom;
		}
	return iv->stated[leaf] = out;
}

enum truth
state_stated_truth(struct interview *iv, uint32_t leaf)
{
	const struct stated *s = state_stated(iv, leaf);
	enum truth most = TRUTH_FALSE;

	for (uint32_t i = 0; i < s->count && most != TRUTH_TRUE; i++) {
		enum truth now = state_symptom(iv, COND_SYMPTOM, s->symptom[i]);

		most = now > most ? now : most;
	}
	return most;
}

/* A cause counts with the share of its whole class (those that nothing tells apart from it), so
 * that splitting a cause in two does not make it matter less. It matters where a finding stated for
 * it was answered "yes"; where nothing was, evidence is much to read. */
static void
find_mattering(struct interview *iv)
{
	double least = iv->meta->matters;
	bool yes = state_any_yes(iv);

	if (iv->same == NULL) {
		iv->same = arena_alloc(iv->arena, iv->leaves * sizeof *iv->same);
		classes_find(iv->t, iv->same);
	}
	classes_share(iv->same, iv->posterior, iv->leaves, iv->share);
	for (uint32_t l = 0; l < iv->leaves; l++) {
		iv->likely[l] = iv->share[iv->same[l]] >= least;
		iv->matters[l] = iv->likely[l] && yes && state_stated_truth(iv, l) == TRUTH_TRUE;
	}
}

bool
state_may_matter(struct interview *iv, uint32_t leaf)
{
	return iv->likely[leaf] && state_stated_truth(iv, leaf) == TRUTH_UNKNOWN;
}

/* The gate that holds with "no" to every emergency question and every other rule known to fail, or
 * NONE. */
static uint32_t
open_gate(const struct interview *iv)
{
	uint32_t gate = NONE;
	bool asked = false;

	for (uint32_t i = 0; i < iv->emergency_count; i++) {
		uint32_t q = iv->emergency[i];

		if (iv->ask[q].q->kind == QUESTION_SCREEN)
			continue;
		if (iv->effective[q] != ANSWER_NONE)
			return NONE;
		asked = true;
	}
	for (uint32_t r = 0; r < iv->rules && asked; r++) {
		if (iv->rule[r].urgency != URGENCY_SELF_CARE && iv->truth[r] != TRUTH_FALSE)
			return NONE;
		if (gate == NONE && iv->rule[r].urgency == URGENCY_SELF_CARE &&
		    iv->truth[r] == TRUTH_TRUE)
			gate = r;
	}
	return gate;
}

enum urgency
state_highest_class(const struct interview *iv, const uint8_t *set)
{
	uint8_t highest = URGENCY_SELF_CARE;

	for (uint32_t l = 0; l < iv->leaves; l++)
		if (set[l] && iv->class[l] > highest)
			highest = iv->class[l];
	return (enum urgency)highest;
}

static enum fit
find_fit(struct interview *iv, uint32_t *next)
{
	bool asked = false;

	*next = NONE;
	for (uint32_t q = 0; q < iv->questions; q++) {
		const struct ask *a = &iv->ask[q];
		bool complaint = a->q->stage == STAGE_COMPLAINT;

		if (iv->effective[q] == ANSWER_UNSURE)
			return FIT_SOME;
		if (complaint && *next == NONE && interview_open(iv, q))
			*next = q;
		if (a->q->kind == QUESTION_SCREEN || a->q->exhaustive)
			continue;
		if (iv->effective[q] != ANSWER_UNASKED && iv->effective[q] != ANSWER_NONE)
			return FIT_SOME;
		bool answered = iv->effective[q] == ANSWER_NONE;
		if (a->q->stage == STAGE_EMERGENCY && !answered)
			return FIT_SOME;
		if (complaint && !answered && iv->active[q] == TRUTH_UNKNOWN)
			return FIT_SOME;
		asked = asked || (complaint && answered);
	}
	return !asked ? FIT_SOME : *next != NONE ? FIT_OPEN : FIT_NONE;
}

enum fit
state_fit(struct interview *iv)
{
	if (!(iv->fresh & FRESH_FIT))
		iv->fit = find_fit(iv, &iv->fit_next);
	iv->fresh |= FRESH_FIT;
	return iv->fit;
}

const uint8_t *
interview_rules(struct interview *iv)
{
	state_findings(iv);
	state_rules(iv);
	return iv->truth;
}

/* An emergency that a "not sure", or what was left unsaid, may hide. */
static bool
is_feared(const struct interview *iv, uint32_t rule)
{
	return iv->rule[rule].urgency == URGENCY_EMERGENCY && iv->truth[rule] == TRUTH_UNKNOWN &&
	       state_rule_can(iv, rule, READ_FEARED, TRUTH_TRUE);
}

void
state_triage(struct interview *iv)
{
	struct triage *out = &iv->triage;

	if (iv->fresh & FRESH_TRIAGE)
		return;
	state_posterior(iv);
	state_rules(iv);
	out->truth = iv->truth;
	out->matters = iv->matters;
	out->rules = URGENCY_ROUTINE;
	out->emergency_unsure = false;
	for (uint32_t r = 0; r < iv->rules; r++) {
		uint32_t u = iv->rule[r].urgency;

		if (iv->truth[r] == TRUTH_TRUE && u > (uint32_t)out->rules && u < URGENCY_LEVELS)
			out->rules = (enum urgency)u;
		out->emergency_unsure = out->emergency_unsure || is_feared(iv, r);
	}
	find_mattering(iv);
	enum urgency mattering = state_highest_class(iv, iv->matters);
	out->urgency = out->rules > mattering ? out->rules : mattering;
	if (out->emergency_unsure && out->urgency < iv->unsure)
		out->urgency = iv->unsure;
	state_flow(iv);
	uint32_t end = URGENCY_SELF_CARE; /* of the flow, which raises no more than it */
	if (iv->flow.end != NONE)
		end = topic_branch(iv->t, iv->flow.end)->urgency;
	out->urgency = end > (uint32_t)out->urgency ? (enum urgency)end : out->urgency;
	bool in_flow = iv->flow.step != NONE || iv->flow.end != NONE;
	out->no_fit = !in_flow && state_fit(iv) == FIT_NONE;
	out->gate = NONE;
	if (!out->no_fit && out->urgency == URGENCY_ROUTINE && end == URGENCY_SELF_CARE &&
	    mattering == URGENCY_SELF_CARE)
		out->gate = open_gate(iv);
	for (uint32_t l = 0; l < iv->leaves && out->gate != NONE; l++)
		if (iv->class[l] > URGENCY_SELF_CARE && state_may_matter(iv, l))
			out->gate = NONE;
	if (out->gate != NONE)
		out->urgency = URGENCY_SELF_CARE;
	iv->fresh |= FRESH_TRIAGE;
}

static void
find_feared(struct interview *iv)
{
	memset(iv->feared, 0, iv->symptoms);
	for (uint32_t r = 0; r < iv->rules; r++) {
		uint32_t count = 0;
		const uint32_t *code =
		    is_feared(iv, r) ? cond_code(iv->t, iv->rule[r].when.at, &count) : NULL;

		for (uint32_t i = 0; i < count; i++)
			if (COND_OP(code[i]) <= COND_SURE && COND_ARG(code[i]) < iv->symptoms)
				iv->feared[COND_ARG(code[i])] = 1;
	}
	iv->fresh |= FRESH_FEARED;
}

bool
interview_hides_emergency(struct interview *iv, uint32_t symptom)
{
	state_triage(iv);
	if (!(iv->fresh & FRESH_FEARED))
		find_feared(iv);
	enum known known = symptom < iv->symptoms ? (enum known)iv->known[symptom] : KNOWN_OPEN;
	return (known == KNOWN_UNSURE || known == KNOWN_LEFT || known == KNOWN_SHUT) &&
	       iv->feared[symptom] != 0;
}

/* What `unless` may ask: symptoms, whether a rule holds, whether a cause is suspected. */
static unsigned
symptom_now(void *ctx, uint32_t symptom)
{
	return TRUTH_BIT(state_symptom(ctx, COND_SYMPTOM, symptom));
}

static unsigned
unsure_now(void *ctx, uint32_t symptom)
{
	return TRUTH_BIT(state_symptom(ctx, COND_UNSURE, symptom));
}

static unsigned
rule_now(void *ctx, uint32_t rule)
{
	const struct interview *iv = ctx;

	return TRUTH_BIT(rule < iv->rules ? iv->truth[rule] : TRUTH_UNKNOWN);
}

static unsigned
suspect_now(void *ctx, uint32_t cause)
{
	const struct interview *iv = ctx;
	const struct cause *c = topic_cause(iv->t, cause);
	unsigned most = cause < topic_cause_count(iv->t) ? iv->suspect[cause] : TRUTH_FALSE;

	if (c->leaf < iv->leaves && iv->matters[c->leaf])
		return TRUTH_BIT(TRUTH_TRUE);
	/* A likely cause is not ruled out because no finding stated for it has come up yet. */
	if (c->leaf < iv->leaves && iv->likely[c->leaf] && most == TRUTH_FALSE)
		most = TRUTH_UNKNOWN;
	return TRUTH_BIT(most);
}

static void
raise_suspects(struct interview *iv, struct list suspects, uint8_t truth)
{
	for (uint32_t i = 0; i < suspects.count && truth != TRUTH_FALSE; i++) {
		uint32_t cause = topic_item(iv->t, suspects, i);

		if (cause < topic_cause_count(iv->t) && iv->suspect[cause] < truth)
			iv->suspect[cause] = truth;
	}
}

static void
find_suspects(struct interview *iv)
{
	memset(iv->suspect, TRUTH_FALSE, topic_cause_count(iv->t));
	for (uint32_t r = 0; r < iv->rules; r++)
		raise_suspects(iv, iv->rule[r].suspects, iv->truth[r]);
	raise_suspects(iv, topic_branch(iv->t, iv->flow.end)->suspects, TRUTH_TRUE);
	iv->fresh |= FRESH_SUSPECT;
}

static struct cond_env
known_now(struct interview *iv)
{
	state_triage(iv);
	if (!(iv->fresh & FRESH_SUSPECT))
		find_suspects(iv);
	return (struct cond_env){.symptom = symptom_now,
	    .unsure = unsure_now,
	    .rule = rule_now,
	    .suspect = suspect_now,
	    .ctx = iv};
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
