/* A practice gone through again, question by question: what each was worth when it was asked, and
 * where the tree and the learner stood after it. */
#include <stdlib.h>
#include <string.h>

#include "learn/practice_state.h"

/* The way through the log. */
struct walk {
	struct practice_build *b;
	struct practice *now;       /* what had happened up to here */
	struct practice_view *view; /* filled when the next question comes */
};

double
practice_state_cost(const struct topic *t, uint32_t question)
{
	double cost = topic_question(t, question)->cost;

	return cost > 0 ? cost : 1;
}

/* The classes of leaves that nothing tells apart, by their lowest leaf, with their shares. */
static double *
class_shares(const struct practice_build *b, struct interview *iv)
{
	uint32_t leaves = topic_leaf_count(b->p->t);
	const double *posterior = interview_posterior(iv);
	double *share = xcalloc(leaves, sizeof *share);

	for (uint32_t l = 0; l < leaves; l++)
		share[b->class[l]] += posterior[l];
	return share;
}

/* The likeliest classes, the lower leaf first among equals. */
static void
view_tree(const struct practice_build *b, const double *share, struct practice_view *v)
{
	uint32_t leaves = topic_leaf_count(b->p->t);

	v->truth_rank = 1;
	for (uint32_t l = 0; l < leaves; l++) {
		uint32_t at = v->tree_count;

		if (b->class[l] != l)
			continue;
		if (share[l] > share[b->truth] || (share[l] >= share[b->truth] && l < b->truth))
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
}

static void
view_mine(const struct practice_build *b, const struct practice *now, struct practice_view *v)
{
	uint32_t *mine = arena_alloc(b->arena, ((size_t)now->mine_count + 1) * sizeof *mine);

	memcpy(mine, now->mine, now->mine_count * sizeof *mine);
	v->mine = mine;
	v->mine_count = now->mine_count;
	for (uint32_t i = now->mine_count; i-- > 0;)
		if (practice_state_class(b, mine[i]) == b->truth)
			v->truth_mine = i + 1;
}

static void
fill_view(const struct practice_build *b, const struct practice *now, struct practice_view *v)
{
	double *share = class_shares(b, now->iv);

	view_tree(b, share, v);
	view_mine(b, now, v);
	v->truth_share = share[b->truth];
	v->urgency_known = practice_state_flags_covered(now->iv);
	v->urgency = interview_triage(now->iv)->urgency;
	free(share);
}

/* The open question that tells the most of the cause for its cost. */
static uint32_t
best_open(const struct topic *t, struct interview *iv, double *bits)
{
	uint32_t best = NONE;
	double most = 0;

	*bits = 0;
	for (uint32_t q = 0; q < topic_question_count(t); q++) {
		double gain = interview_open(iv, q) ? interview_gain(iv, q) : 0;

		if (gain / practice_state_cost(t, q) > most) {
			best = q;
			most = gain / practice_state_cost(t, q);
			*bits = gain;
		}
	}
	return best;
}

static double
worth_of(const struct topic *t, const struct practice_step *s, bool held)
{
	double worth = 0;

	if (held)
		return 0;
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

static enum practice_needless
needless_of(const struct topic *t, const struct practice_step *s, bool held)
{
	if (held)
		return PRACTICE_TOO_LATE;
	if (s->worth < 1 && !s->could_change &&
	    s->bits < PRACTICE_NEEDLESS * practice_state_cost(t, s->question))
		return PRACTICE_TELLS_LITTLE;
	return PRACTICE_NEEDED;
}

/* What can be said of a question before its answer is known. */
static void
look_before(const struct practice_build *b, struct interview *iv, struct practice_step *s)
{
	const struct topic *t = b->p->t;
	bool held = interview_triage(iv)->rules == URGENCY_EMERGENCY;
	struct step tree = walk_step(iv);

	s->emergency = topic_question(t, s->question)->stage == STAGE_EMERGENCY;
	s->before_flags = !s->emergency && !practice_state_flags_covered(iv);
	s->bits = interview_gain(iv, s->question);
	s->best = best_open(t, iv, &s->best_bits);
	s->tree = tree.question;
	s->why = tree.why;
	s->tree_bits = tree.question != NONE ? interview_gain(iv, tree.question) : 0;
	s->could_change = !held && interview_can_change(iv, s->question);
	s->worth = worth_of(t, s, held);
	s->needless = needless_of(t, s, held);
}

/* How far the answer moved the causes. */
static void
look_after(const struct practice_build *b, struct interview *iv, struct practice_step *s)
{
	const struct topic *t = b->p->t;

	s->most_for = s->most_against = NONE;
	s->truth_moved = interview_moved(iv, s->question, b->truth);
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
	if (!f->covered && practice_state_flags_covered(iv)) {
		f->covered = true;
		f->covered_step = f->step_count;
	}
}

static void
take_ask(struct walk *w, const struct practice_event *e, uint32_t place)
{
	struct practice_feedback *f = w->b->f;
	struct practice_step *s = &f->steps[f->step_count++];

	fill_view(w->b, w->now, w->view);
	w->view = &s->after;
	s->event = place;
	s->question = e->question;
	s->answer = e->answer;
	look_before(w->b, w->now->iv, s);
	practice_state_apply(w->now, *e);
	look_after(w->b, w->now->iv, s);
	look_at_flags(w->b, w->now->iv);
	f->needless_count += s->needless != PRACTICE_NEEDED;
	w->b->cost += practice_state_cost(w->b->p->t, s->question);
}

static void
take_event(struct walk *w, uint32_t place)
{
	struct practice_event e = w->b->p->log.items[place];
	struct practice_feedback *f = w->b->f;

	if (e.kind == PRACTICE_ASK) {
		take_ask(w, &e, place);
		return;
	}
	practice_state_apply(w->now, e);
	if (e.kind == PRACTICE_COVER) {
		f->said = true;
		f->said_step = f->step_count;
		f->said_rightly = practice_state_flags_covered(w->now->iv);
	}
}

void
practice_state_steps(struct practice_build *b)
{
	struct walk w = {b, practice_prefix(b->p, 0), &b->f->start};

	look_at_flags(b, w.now->iv);
	for (uint32_t i = 0; i < b->p->log.len; i++)
		take_event(&w, i);
	fill_view(b, w.now, w.view);
	practice_free(w.now);
}
