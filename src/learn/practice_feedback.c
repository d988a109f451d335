/* SPDX-License-Identifier: MIT */
/* Feedback on a practice: its steps (practice_steps.c), the best way through the case, what was
 * chosen to come next (practice_plan.c), what was not ruled out, what the case had, where it all
 * comes from, and the score (practice_score.c). */

#include "learn/practice_state.h"
#include "reason/ratio.h"

/* What the best walk asks of the case from where iv stands to its end. */
static struct practice_answer *
best_walk(struct practice_build *b, struct interview *iv, uint32_t *count, double *cost)
{
	uint32_t questions = topic_question_count(b->p->t);
	struct practice_answer *list = arena_alloc(b->arena, (questions + 1u) * sizeof *list);
	struct step step;

	while (*count < questions && (step = practice_state_next(iv)).question != NONE) {
		uint32_t answer = practice_answer(b->p, iv, step.question);

		list[(*count)++] = (struct practice_answer){step.question, answer, step.why,
		    interview_triage(iv)->rules == URGENCY_EMERGENCY};
		*cost += practice_state_cost(b->p->t, step.question);
		interview_answer(iv, step.question, answer);
	}
	return list;
}

/* Which of the causes that count have something for them where the tree's questions end. */
static void
judge_differential(struct practice_build *b, struct interview *end)
{
	struct outcome *o = outcome_rank(end);

	for (uint32_t i = 0; i < b->p->mine_count && i < PRACTICE_COUNTED; i++) {
		uint32_t class = practice_state_class(b, b->p->mine[i]);

		b->supported[i] = class == b->truth;
		if (class == b->truth && b->f->truth_place == 0)
			b->f->truth_place = i + 1;
		for (uint32_t k = 0; k < o->line_count; k++) {
			const struct ranked *r = &o->lines[k];

			for (uint32_t j = 0; j < r->count; j++)
				if (b->class[o->leaves[r->first + j]] == class &&
				    (r->suspect || r->matters || r->share >= PRACTICE_SUPPORTED))
					b->supported[i] = true;
		}
	}
	outcome_free(o);
}

static int
compare_open(const void *a, const void *b)
{
	const struct practice_open_cause *x = a, *y = b;

	if (x->share > y->share || x->share < y->share)
		return x->share > y->share ? -1 : 1;
	return x->cause < y->cause ? -1 : x->cause > y->cause;
}

/* A class is named by its first leaf that is more urgent than what was committed. */
static void
list_open_causes(struct practice_build *b, struct interview *iv)
{
	const struct topic *t = b->p->t;
	uint32_t leaves = topic_leaf_count(t), committed = b->p->urgency;
	double *share = practice_state_shares(b, iv);
	bool *listed = xcalloc(leaves, sizeof *listed); /* or among the causes that count */

	b->f->open = arena_alloc(b->arena, (leaves + 1u) * sizeof *b->f->open);
	for (uint32_t i = 0; i < b->p->mine_count && i < PRACTICE_COUNTED; i++) {
		uint32_t class = practice_state_class(b, b->p->mine[i]);

		if (class < leaves)
			listed[class] = true;
	}
	for (uint32_t l = 0; l < leaves && committed < URGENCY_LEVELS; l++) {
		uint32_t class = b->class[l], urgency = topic_cause(t, topic_leaf(t, l))->urgency;
		struct practice_open_cause *o = &b->f->open[b->f->open_count];

		if (urgency == NONE || urgency <= committed || listed[class] ||
		    share[class] < PRACTICE_OPEN_CAUSE)
			continue;
		listed[class] = true;
		b->f->open_count++;
		*o = (struct practice_open_cause){topic_leaf(t, l), share[class], NONE, 0};
		for (uint32_t q = 0; q < topic_question_count(t); q++) {
			double bits = interview_open(iv, q)
					  ? practice_state_tells(iv, q, class, o->share)
					  : 0;

			if (bits > o->ask_bits) {
				o->ask = q;
				o->ask_bits = bits;
			}
		}
	}
	qsort(b->f->open, b->f->open_count, sizeof *b->f->open, compare_open);
	free(share);
	free(listed);
}

static void
list_findings(struct practice_build *b, struct interview *iv)
{
	const struct topic *t = b->p->t;
	uint32_t leaf = topic_cause(t, b->p->c.cause)->leaf;
	struct practice_feedback *f = b->f;

	f->findings = arena_alloc(b->arena, (topic_symptom_count(t) + 1u) * sizeof *f->findings);
	for (uint32_t s = 0; s < topic_symptom_count(t); s++) {
		if (b->p->has[s] != FINDING_YES)
			continue;
		f->findings[f->finding_count++] =
		    (struct practice_finding){s, b->truth != NONE ? ratio_row(t, leaf, s) : NONE,
			interview_finding(iv, s) == FINDING_YES};
	}
}

static void
add_refs(struct practice_build *b, struct list refs)
{
	for (uint32_t i = 0; i < refs.count; i++) {
		struct ref ref = topic_ref(b->p->t, refs, i);

		if (ref.source != NONE)
			ref_set_add(&b->refs, ref);
	}
}

/* The sources of the cause, of the rows that link it with what the case has, and of the rules that
 * hold once all that the case says is known. */
static void
list_refs(struct practice_build *b)
{
	const struct topic *t = b->p->t;
	struct interview *iv = practice_state_told(b->p);
	struct practice_feedback *f = b->f;

	const struct triage *triage = interview_triage(iv);
	add_refs(b, topic_cause(t, f->cause)->refs);
	for (uint32_t i = 0; i < f->finding_count; i++)
		if (f->findings[i].row != NONE)
			add_refs(b, topic_evidence(t, f->findings[i].row)->refs);
	for (uint32_t r = 0; r < topic_rule_count(t); r++)
		if (triage->truth[r] == TRUTH_TRUE &&
		    (topic_rule(t, r)->urgency > URGENCY_SELF_CARE || triage->gate == r))
			add_refs(b, topic_rule(t, r)->refs);
	f->refs = b->refs.items;
	f->ref_count = (uint32_t)b->refs.len;
	if (f->refs != NULL)
		arena_keep(b->arena, f->refs);
	map_free(&b->refs.places);
	interview_free(iv);
}

/* All that follows from where the learner ended. A flag that the case has is missed if neither it
 * nor another emergency was found. */
static void
look_at_end(struct practice_build *b)
{
	struct interview *iv = interview_copy(b->p->iv), *beginning = interview_new(b->p->t);
	bool held = interview_triage(iv)->rules == URGENCY_EMERGENCY;
	struct practice_feedback *f = b->f;
	double cost = 0;

	for (uint32_t i = 0; i < f->flag_count; i++) {
		struct practice_flag *flag = &f->flags[i];

		flag->missed = flag->in_case == FINDING_YES && flag->found != FINDING_YES && !held;
		f->flags_missed += flag->missed;
	}
	list_open_causes(b, iv);
	list_findings(b, iv);
	list_refs(b);
	enum urgency now = interview_triage(iv)->urgency;
	f->remaining = best_walk(b, iv, &f->remaining_count, &cost);
	for (uint32_t i = 0; i < f->remaining_count; i++)
		f->remaining_flags += f->remaining[i].why == NEXT_EMERGENCY;
	f->borne = f->covered && (b->p->urgency >= now || interview_triage(iv)->urgency >= now);
	judge_differential(b, iv);
	f->tree = best_walk(b, beginning, &f->tree_count, &b->tree_cost);
	for (int i = 0; i < PRACTICE_PLANS; i++)
		practice_state_judge_plan(b, (enum practice_plan)i);
	interview_free(iv);
	interview_free(beginning);
}

struct practice_feedback *
practice_feedback_new(const struct practice *p)
{
	struct arena *arena = arena_new();
	struct practice_feedback *f = arena_alloc(arena, sizeof *f);
	struct practice_build b = {.p = p, .f = f, .arena = arena};
	const struct topic *t = p->t;

	f->arena = arena;
	b.class = arena_alloc(arena, (topic_leaf_count(t) + 1u) * sizeof *b.class);
	classes_find(t, b.class);
	b.truth = practice_state_class(&b, p->c.cause);
	f->committed = practice_committed(p);
	f->urgency = p->urgency;
	f->cause = p->c.cause;
	f->case_urgency = p->c.urgency;
	f->teaching = arena_strdup(arena, p->c.teaching);
	f->steps = arena_alloc(arena, (p->log.len + 1) * sizeof *f->steps);
	f->flags = arena_alloc(arena, (topic_symptom_count(t) + 1u) * sizeof *f->flags);
	for (uint32_t s = 0; s < topic_symptom_count(t); s++)
		if (topic_symptom(t, s)->red_flag)
			f->flags[f->flag_count++] = (struct practice_flag){
			    .symptom = s, .in_case = (enum finding)p->has[s]};
	practice_state_steps(&b);
	look_at_end(&b);
	f->score.cap = PRACTICE_CAP_COUNT;
	if (f->committed)
		practice_state_score(&b);
	return f;
}

void
practice_feedback_free(struct practice_feedback *f)
{
	if (f != NULL)
		arena_free(f->arena);
}
