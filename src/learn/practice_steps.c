/* SPDX-License-Identifier: MIT */
/* A practice gone through again, question by question: what each was worth when it was asked, and
 * where the tree and the learner stood after it. */
#include <string.h>

#include "base/number.h"
#include "learn/practice_state.h"

uint32_t
practice_state_class(const struct practice_build *b, uint32_t cause)
{
	uint32_t leaf = topic_cause(b->p->t, cause)->leaf;

	return cause < topic_cause_count(b->p->t) && leaf < topic_leaf_count(b->p->t)
		   ? b->class[leaf]
		   : NONE;
}

double
practice_state_cost(const struct topic *t, uint32_t question)
{
	double cost = topic_question(t, question)->cost;

	return cost > 0 ? cost : 1;
}

double *
practice_state_shares(const struct practice_build *b, struct interview *iv)
{
	uint32_t leaves = topic_leaf_count(b->p->t);
	double *share = xcalloc(leaves, sizeof *share);

	classes_share(b->class, interview_posterior(iv), leaves, share);
	return share;
}

/* Where both stand: the likeliest classes, the lower leaf first among equals, and the learner's
 * own. */
static void
fill_view(const struct practice_build *b, const struct practice *now, struct practice_view *v)
{
	double *share = practice_state_shares(b, now->iv);
	uint32_t *mine = arena_alloc(b->arena, ((size_t)now->mine_count + 1) * sizeof *mine);

	v->truth_share = b->truth != NONE ? share[b->truth] : 0;
	v->truth_rank = b->truth != NONE;
	for (uint32_t l = 0; l < topic_leaf_count(b->p->t); l++) {
		uint32_t at = v->tree_count;

		if (b->class[l] != l)
			continue;
		if (share[l] > v->truth_share || (share[l] >= v->truth_share && l < b->truth))
			v->truth_rank++;
		while (at > 0 && v->tree[at - 1].share < share[l])
			at--;
		if (at == PRACTICE_SHOWN)
			continue;
		v->tree_count += v->tree_count < PRACTICE_SHOWN;
		memmove(v->tree + at + 1, v->tree + at, (v->tree_count - 1 - at) * sizeof *v->tree);
		v->tree[at].cause = topic_leaf(b->p->t, l);
		v->tree[at].share = share[l];
	}
	memcpy(mine, now->mine, now->mine_count * sizeof *mine);
	v->mine = mine;
	v->mine_count = now->mine_count;
	for (uint32_t i = now->mine_count; i-- > 0;)
		if (practice_state_class(b, mine[i]) == b->truth)
			v->truth_mine = i + 1;
	v->urgency_known = !interview_emergency_open(now->iv);
	v->urgency = interview_triage(now->iv)->urgency;
	free(share);
}

static double
worth_of(const struct topic *t, const struct practice_step *s)
{
	double worth = 0;

	if (s->question == s->tree ||
	    (s->emergency && !s->before_flags && s->why == NEXT_EMERGENCY))
		return 1;
	if (s->best != NONE)
		worth = s->bits / practice_state_cost(t, s->question) /
			(s->best_bits / practice_state_cost(t, s->best));
	if (s->could_change && worth < PRACTICE_URGENT_WORTH)
		worth = PRACTICE_URGENT_WORTH;
	return worth < 1 ? worth : 1;
}

/* The emergency questions that are left once one was found, screens first, as the tree asks them;
 * then what tells the causes apart. */
struct step
practice_state_next(struct interview *iv)
{
	const struct topic *t = interview_topic(iv);
	struct step step = walk_step(iv);

	if (step.question != NONE || interview_triage(iv)->rules != URGENCY_EMERGENCY)
		return step;
	for (uint32_t q = 0; q < topic_question_count(t); q++) {
		const struct question *k = topic_question(t, q);

		if (k->stage != STAGE_EMERGENCY || !interview_open(iv, q) ||
		    (step.question != NONE && k->kind != QUESTION_SCREEN))
			continue;
		step = (struct step){.question = q, .node = NONE, .why = NEXT_EMERGENCY};
		if (k->kind == QUESTION_SCREEN)
			break;
	}
	if (step.question == NONE && interview_spent(iv) < PRACTICE_APART) {
		double bits;
		uint32_t best = interview_best(iv, &bits);

		if (best != NONE && bits >= PRACTICE_NEEDLESS * practice_state_cost(t, best))
			step = (struct step){.question = best, .node = NONE, .why = NEXT_CAUSE};
	}
	return step;
}

/* What one answer would tell of a class of that share: `all` is the chance of it, `with` that of it
 * and the class. */
static double
answer_tells(double all, double with, double share)
{
	double without = all - with;
	double bits = number_plogp(all) - number_plogp(with) - with * number_log2(share);

	if (without > 0)
		bits -= number_plogp(without) + without * number_log2(1 - share);
	return bits;
}

/* What the answer to one of several symptoms would tell of one class: the sum of what each of them
 * would tell (reason/worth.c). */
static double
several_tell_of(
    const struct likelihoods *k, const double *row, const double *posterior, double share)
{
	const double *usual = topic_frequencies(k, k->base), *own = topic_frequencies(k, row);
	double bits = 0;

	for (uint32_t o = 0; o < k->options; o++) {
		double yes = usual[o];

		for (uint32_t i = 0; i < k->links; i++)
			yes += posterior[k->leaf[i]] *
			       (topic_frequencies(k, k->row + (size_t)i * k->stride)[o] - usual[o]);
		bits += answer_tells(yes, share * own[o], share) +
			answer_tells(1 - yes, share * (1 - own[o]), share);
	}
	return bits > 0 ? bits : 0;
}

double
practice_state_tells(struct interview *iv, uint32_t question, uint32_t class, double share)
{
	struct likelihoods k = topic_likelihoods(interview_topic(iv), question);
	const double *row = topic_likelihood_row(&k, class);
	double *chance, bits = 0;

	if (row == NULL || share <= 0 || share >= 1)
		return 0;
	if (k.several)
		return several_tell_of(&k, row, interview_posterior(iv), share);
	chance = xcalloc((size_t)k.options + 1, sizeof *chance);
	interview_chances(iv, question, chance);
	for (uint32_t a = 0; a <= k.options; a++)
		bits += answer_tells(chance[a], share * row[a], share);
	free(chance);
	return bits > 0 ? bits : 0;
}

/* Whether a question bears on a cause that threatens life or limb: in stage risk on any, else on
 * one that is still possible, as far as is worth saying. */
static bool
guards(const struct practice_build *b, struct interview *iv, uint32_t question)
{
	const struct topic *t = b->p->t;
	struct likelihoods k = topic_likelihoods(t, question);
	bool risk = topic_question(t, question)->stage == STAGE_RISK, found = false;
	double *share = practice_state_shares(b, iv);
	double least = PRACTICE_NEEDLESS * practice_state_cost(t, question);

	for (uint32_t l = 0; l < topic_leaf_count(t) && !found; l++) {
		uint32_t class = b->class[l];

		if (topic_cause(t, topic_leaf(t, l))->urgency == URGENCY_EMERGENCY)
			found = risk ? topic_likelihood_row(&k, l) != NULL
				     : share[class] >= PRACTICE_OPEN_CAUSE &&
					   practice_state_tells(
					       iv, question, class, share[class]) >= least;
	}
	free(share);
	return found;
}

/* What can be said of a question before its answer is known. */
static void
look_before(const struct practice_build *b, struct interview *iv, struct practice_step *s)
{
	const struct topic *t = b->p->t;
	bool held = interview_triage(iv)->rules == URGENCY_EMERGENCY;
	struct step tree = practice_state_next(iv);

	s->emergency = topic_question(t, s->question)->stage == STAGE_EMERGENCY;
	s->before_flags = !s->emergency && interview_emergency_open(iv);
	s->bits = interview_gain(iv, s->question);
	s->best = interview_best(iv, &s->best_bits);
	if (s->best_bits <= 0)
		s->best = NONE;
	s->tree = tree.question;
	s->why = tree.why;
	s->could_change = !held && interview_reason(iv, s->question) != NEXT_CAUSE;
	s->worth = worth_of(t, s);
	bool little =
	    s->worth < 1 && s->bits < PRACTICE_NEEDLESS * practice_state_cost(t, s->question);
	bool guarding = guards(b, iv, s->question);
	bool beyond = held && !s->emergency && s->question != tree.question &&
		      (tree.question == NONE || little || guarding);
	s->counted = !beyond || !guarding;
	if (s->emergency || guarding) {
		s->needless = PRACTICE_NEEDED;
	} else if (beyond) {
		s->needless = PRACTICE_AFTER_EMERGENCY;
		s->worth = 0;
	} else if (little && !s->could_change &&
		   topic_question(t, s->question)->stage != STAGE_RISK) {
		s->needless = PRACTICE_TELLS_LITTLE;
	}
}

/* How far the answer moved the causes. */
static void
look_after(const struct practice_build *b, struct interview *iv, struct practice_step *s)
{
	const struct topic *t = b->p->t;

	s->most_for = s->most_against = NONE;
	s->truth_moved = b->truth != NONE ? interview_moved(iv, s->question, b->truth) : 0;
	for (uint32_t l = 0; l < topic_leaf_count(t); l++) {
		double moved = b->class[l] == l ? interview_moved(iv, s->question, l) : 0;

		if (moved > s->for_bits) {
			s->for_bits = moved;
			s->most_for = topic_leaf(t, l);
		}
		if (moved < s->against_bits) {
			s->against_bits = moved;
			s->most_against = topic_leaf(t, l);
		}
	}
}

/* Notes which step settled a red flag, and which one covered them all. */
static void
look_at_flags(struct practice_build *b, struct interview *iv)
{
	struct practice_feedback *f = b->f;

	for (uint32_t i = 0; i < f->flag_count; i++) {
		struct practice_flag *flag = &f->flags[i];

		flag->found = interview_finding(iv, flag->symptom);
		if (flag->step == 0 && flag->found != FINDING_UNASKED)
			flag->step = f->step_count;
	}
	if (!f->covered && !interview_emergency_open(iv)) {
		f->covered = true;
		f->covered_step = f->step_count;
	}
}

void
practice_state_steps(struct practice_build *b)
{
	struct practice *now = practice_prefix(b->p, 0);
	struct practice_feedback *f = b->f;
	struct practice_view *view = &f->start; /* filled when the next question comes */

	look_at_flags(b, now->iv);
	for (uint32_t i = 0; i < b->p->log.len; i++) {
		struct practice_event e = b->p->log.items[i];
		struct practice_step *s = &f->steps[f->step_count];

		if (e.kind == PRACTICE_COVER) {
			f->said = true;
			f->said_step = f->step_count;
			f->said_rightly = !interview_emergency_open(now->iv);
		}
		if (e.kind != PRACTICE_ASK) {
			practice_state_apply(now, e);
			continue;
		}
		fill_view(b, now, view);
		view = &s->after;
		f->step_count++;
		s->event = i;
		s->question = e.question;
		s->answer = e.answer;
		look_before(b, now->iv, s);
		practice_state_apply(now, e);
		look_after(b, now->iv, s);
		look_at_flags(b, now->iv);
		f->counted += s->counted;
		f->needless_count += s->needless == PRACTICE_TELLS_LITTLE;
		f->after_count += s->needless == PRACTICE_AFTER_EMERGENCY;
		if (f->found_step == 0 && interview_triage(now->iv)->rules == URGENCY_EMERGENCY)
			f->found_step = f->step_count;
		b->cost += practice_state_cost(b->p->t, s->question);
	}
	fill_view(b, now, view);
	practice_free(now);
}
