/* SPDX-License-Identifier: MIT */
/* The outcome: urgency, rules, suspects, ranked lines, advice. */
#include "reason/outcome.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "reason/state.h"

#define LISTED_SHARE 0.02 /* lines below it are counted, not listed */
#define LISTED_MOST 8
#define UNLIKELY 0.005  /* less than one of 200 with such answers ... */
#define ROUNDING 1e-9   /* a share that no answer moved may come out an ulp below its prior */
#define EXCLUDED 0.0005 /* ... of 2,000, for an emergency that a finding speaks for */

static void
add_suspects(struct interview *iv, struct outcome *o, struct list causes)
{
	for (uint32_t i = 0; i < causes.count; i++) {
		uint32_t leaf = topic_cause(iv->t, topic_item(iv->t, causes, i))->leaf;

		if (leaf < iv->leaves && !iv->suspected[leaf]) {
			iv->suspected[leaf] = 1;
			o->suspects[o->suspect_count++] = leaf;
		}
	}
}

/* Of the rules that hold and of the end of a flow, which comes first where it gives the urgency. */
static void
collect_suspects(struct interview *iv, struct outcome *o)
{
	struct list of_end = topic_branch(iv->t, interview_flow(iv).end)->suspects;

	o->suspect_count = 0;
	memset(iv->suspected, 0, iv->leaves);
	if (outcome_reason(iv->t, o).kind == ENTITY_STEP)
		add_suspects(iv, o, of_end);
	for (uint32_t i = 0; i < o->rule_count; i++)
		add_suspects(iv, o, iv->rule[o->rules[i]].suspects);
	add_suspects(iv, o, of_end);
}

static int
compare_lines(const void *a, const void *b)
{
	const struct ranked *x = a, *y = b;

	if (x->suspect != y->suspect)
		return x->suspect ? -1 : 1;
	if (x->share != y->share)
		return x->share > y->share ? -1 : 1;
	return x->first < y->first ? -1 : 1;
}

static int
compare_urgent(const void *a, const void *b)
{
	const struct ranked *x = a, *y = b;

	if (x->suspect == y->suspect && x->suspect && x->urgency != y->urgency)
		return x->urgency > y->urgency ? -1 : 1;
	return compare_lines(a, b);
}

/* The first line's lowest leaf, without ranking the others. */
static uint32_t
find_leader(struct interview *iv)
{
	uint32_t leader = NONE;
	bool suspect = false;

	for (uint32_t l = 0; l < iv->leaves; l++) {
		uint32_t line = iv->same[l];
		bool better = leader == NONE || iv->share[line] > iv->share[leader] ||
			      (iv->share[line] == iv->share[leader] && line < leader);

		if (iv->suspected[l] > suspect || (iv->suspected[l] == suspect && better)) {
			leader = line;
			suspect = iv->suspected[l];
		}
	}
	return leader;
}

/* Advice for causes applies where one of them is suspected, matters, or has a share that could.
 * Plain only where `unless` is known to fail; never where it holds. In an emergency only what is
 * for emergencies is shown. */
void
outcome_advise(struct interview *iv, struct outcome *o)
{
	uint32_t n = topic_advice_count(iv->t);
	const struct advice *all = topic_records(iv->t, PART_ADVICE, 0, n);

	if (o->advice == NULL) {
		o->advice = xcalloc(n, sizeof *o->advice);
		o->unsuited = xcalloc(n, sizeof *o->unsuited);
	}
	memset(iv->applies, 0, n);
	for (uint32_t l = 0; l < iv->leaves; l++) {
		if (!iv->suspected[l] && !iv->matters[l] && (iv->triage.no_fit || !iv->likely[l]))
			continue;
		struct list held = topic_cause(iv->t, topic_leaf(iv->t, l))->advice;
		const uint32_t *advice = topic_records(iv->t, PART_INDEX, held.first, held.count);
		for (uint32_t i = 0; advice != NULL && i < held.count; i++)
			if (advice[i] < n)
				iv->applies[advice[i]] = 1;
	}
	o->advice_count = o->unsuited_count = 0;
	for (uint32_t i = 0; i < n; i++) {
		const struct advice *a = &all[i];
		enum truth unless = TRUTH_FALSE;

		if (!a->always && !(a->urgencies & 1u << o->urgency) && !iv->applies[i])
			continue;
		if (o->urgency == URGENCY_EMERGENCY && a->kind != ADVICE_EMERGENCY)
			continue;
		if (a->unless.at != NONE)
			unless = interview_cond(iv, a->unless.at);
		if (unless != TRUTH_TRUE)
			o->advice[o->advice_count++] = (struct shown_advice){
			    i, unless == TRUTH_FALSE ? SHOW_PLAIN : SHOW_NOT_IF};
		else if (a->kind == ADVICE_MEDICATION)
			o->unsuited[o->unsuited_count++] = i;
	}
}

void
outcome_decide(struct interview *iv, struct outcome *o)
{
	state_triage(iv);
	if (o->rules == NULL) { /* room is made once; what is filled in is never more */
		o->rules = xcalloc(iv->rules, sizeof *o->rules);
		o->suspects = xcalloc(iv->leaves, sizeof *o->suspects);
	}
	o->urgency = iv->triage.urgency;
	o->end = interview_flow(iv).end;
	if (topic_branch(iv->t, o->end)->urgency < URGENCY_EMERGENCY &&
	    o->urgency == URGENCY_EMERGENCY)
		o->end = NONE;
	o->gate = iv->triage.gate;
	o->no_fit = iv->triage.no_fit;
	o->cut_short = iv->triage.rules == URGENCY_EMERGENCY;
	for (uint32_t q = 0; q < iv->questions && o->cut_short; q++)
		o->cut_short =
		    iv->effective[q] <= ANSWER_UNSURE || iv->ask[q].q->stage == STAGE_EMERGENCY;
	o->rule_count = 0;
	for (uint32_t u = URGENCY_EMERGENCY; u > URGENCY_SELF_CARE; u--)
		for (uint32_t r = 0; r < iv->rules; r++)
			if (iv->truth[r] == TRUTH_TRUE && iv->rule[r].urgency == u)
				o->rules[o->rule_count++] = r;
	collect_suspects(iv, o);
	o->leader = find_leader(iv);
}

/* Marks the lines for which a stated finding speaks; only where that can leave an emergency open
 * and anything was answered "yes", since evidence is much to read. */
static void
mark_stated(struct interview *iv, struct outcome *o)
{
	bool yes = state_any_yes(iv);

	for (uint32_t i = 0; i < o->line_count && yes && o->urgency < URGENCY_EMERGENCY; i++) {
		struct ranked *line = &o->lines[i];
		const uint32_t *leaves = o->leaves + line->first;
		bool emergency = false;

		for (uint32_t k = 0; k < line->count; k++)
			emergency |= topic_cause(iv->t, topic_leaf(iv->t, leaves[k]))->urgency ==
				     URGENCY_EMERGENCY;
		if (line->share < EXCLUDED || !emergency)
			continue;
		for (uint32_t k = 0; k < line->count && !line->stated; k++)
			line->stated = state_stated_truth(iv, leaves[k]) == TRUTH_TRUE;
	}
}

struct outcome *
outcome_rank(struct interview *iv)
{
	struct outcome *o = xcalloc(1, sizeof *o);
	uint32_t *at = xcalloc(iv->leaves, sizeof *at);

	outcome_decide(iv, o);
	/* The leaves of each class side by side, and the classes ranked. */
	o->leaf_count = iv->leaves;
	o->leaves = xcalloc(iv->leaves, sizeof *o->leaves);
	o->lines = xcalloc(iv->leaves, sizeof *o->lines);
	for (uint32_t l = 0; l < iv->leaves; l++)
		at[iv->same[l]]++;
	for (uint32_t l = 0, first = 0; l < iv->leaves; l++) {
		if (iv->same[l] != l)
			continue;
		o->lines[o->line_count] = (struct ranked){.first = first};
		first += at[l];
		at[l] = o->line_count++;
	}
	for (uint32_t l = 0; l < iv->leaves; l++) {
		struct ranked *line = &o->lines[at[iv->same[l]]];

		o->leaves[line->first + line->count++] = l;
		line->share += iv->posterior[l];
		line->suspect = line->suspect || iv->suspected[l];
		line->matters = line->matters || iv->matters[l];
		line->prior += topic_priors(iv->t)[l];
		uint32_t urgency = topic_cause(iv->t, topic_leaf(iv->t, l))->urgency;
		if (urgency < URGENCY_LEVELS && urgency > line->urgency)
			line->urgency = urgency;
	}
	mark_stated(iv, o);
	if (o->line_count > 0)
		qsort(o->lines, o->line_count, sizeof *o->lines, compare_lines);
	free(at);
	return o;
}

void
outcome_put_urgent_first(struct outcome *o)
{
	if (!outcome_has_shares(o) && o->line_count > 0)
		qsort(o->lines, o->line_count, sizeof *o->lines, compare_urgent);
}

void
outcome_clear(struct outcome *o)
{
	free(o->rules);
	free(o->suspects);
	free(o->lines);
	free(o->leaves);
	free(o->advice);
	free(o->unsuited);
	*o = (struct outcome){0};
}

void
outcome_free(struct outcome *o)
{
	if (o != NULL)
		outcome_clear(o);
	free(o);
}

uint32_t
outcome_cause(const struct topic *t, const struct outcome *o, const struct ranked *line, uint32_t i)
{
	return topic_leaf(t, o->leaves[line->first + i]);
}

bool
outcome_not_ruled_out(
    const struct topic *t, const struct outcome *o, const struct ranked *line, uint32_t cause)
{
	uint32_t urgency = topic_cause(t, cause)->urgency;

	if (o->no_fit)
		return false;
	if (line->suspect || (line->matters && urgency != URGENCY_SELF_CARE))
		return true;
	return urgency != NONE && urgency > (uint32_t)o->urgency && outcome_leaves(t, line, cause);
}

bool
outcome_leaves(const struct topic *t, const struct ranked *line, uint32_t cause)
{
	uint32_t urgency = topic_cause(t, cause)->urgency;

	if (line->suspect || line->matters)
		return true;
	if (urgency == URGENCY_EMERGENCY && line->stated && line->share >= EXCLUDED)
		return true;
	return line->share >= (urgency == URGENCY_EMERGENCY ? UNLIKELY : LISTED_SHARE) &&
	       line->share >= line->prior * (1 - ROUNDING);
}

bool
outcome_has_shares(const struct outcome *o)
{
	return !o->no_fit && !o->cut_short;
}

struct entity
outcome_reason(const struct topic *t, const struct outcome *o)
{
	uint32_t rule = o->rule_count > 0 ? o->rules[0] : o->gate;
	const struct branch *end = topic_branch(t, o->end);

	if (rule != NONE && topic_rule(t, rule)->urgency == (uint32_t)o->urgency)
		return (struct entity){ENTITY_RULE, rule};
	if (o->end != NONE && end->urgency == (uint32_t)o->urgency)
		return (struct entity){ENTITY_STEP, end->step};
	return (struct entity){ENTITY_KINDS, NONE};
}

const char *
outcome_reason_text(const struct topic *t, const struct outcome *o)
{
	struct entity e = outcome_reason(t, o);

	return e.kind == ENTITY_STEP   ? topic_text(t, topic_branch(t, o->end)->message)
	       : e.kind == ENTITY_RULE ? topic_text(t, topic_rule(t, e.index)->message)
				       : "";
}

struct list
outcome_reason_suspects(const struct topic *t, const struct outcome *o)
{
	struct entity e = outcome_reason(t, o);

	return e.kind == ENTITY_STEP ? topic_branch(t, o->end)->suspects
				     : topic_rule(t, e.index)->suspects;
}

bool
outcome_lists(const struct outcome *o, uint32_t place)
{
	const struct ranked *line = &o->lines[place];

	if (!outcome_has_shares(o))
		return !o->no_fit && line->suspect;
	/* suspects stand first, and take no other's place */
	return place == 0 || line->suspect ||
	       (line->share >= LISTED_SHARE &&
		   (place < LISTED_MOST || o->lines[place - LISTED_MOST].suspect));
}

uint32_t
outcome_equals(const struct outcome *o)
{
	uint32_t equal = 0, listed = 0;

	while (listed < o->line_count && outcome_lists(o, listed))
		listed++;
	for (uint32_t i = listed; listed > 0 && i < o->line_count; i++)
		if (o->lines[i].share >= o->lines[listed - 1].share * (1 - ROUNDING))
			equal += o->lines[i].count;
	return equal;
}

uint32_t
outcome_subjects(const struct topic *t, const struct outcome *o, bool advice, struct entity **out)
{
	struct entity *e =
	    xcalloc((size_t)o->rule_count + o->leaf_count + o->advice_count + o->unsuited_count + 1,
		sizeof *e);
	uint32_t n = 0;

	for (uint32_t i = 0; i < o->rule_count; i++)
		e[n++] = (struct entity){ENTITY_RULE, o->rules[i]};
	if (o->gate != NONE)
		e[n++] = (struct entity){ENTITY_RULE, o->gate};
	for (uint32_t i = 0; i < o->line_count; i++) {
		const struct ranked *line = &o->lines[i];

		if (!outcome_lists(o, i))
			break;
		for (uint32_t k = 0; k < line->count; k++)
			e[n++] = (struct entity){ENTITY_CAUSE, outcome_cause(t, o, line, k)};
	}
	for (uint32_t i = 0; advice && i < o->advice_count; i++)
		e[n++] = (struct entity){ENTITY_ADVICE, o->advice[i].advice};
	for (uint32_t i = 0; advice && i < o->unsuited_count; i++)
		e[n++] = (struct entity){ENTITY_ADVICE, o->unsuited[i]};
	*out = e;
	return n;
}
