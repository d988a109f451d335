/* A search by branching: each question has the set of answers still open; the conditions are worked
 * out on those sets (cond_possible), which cuts a branch as soon as one cannot come out as required
 * and ends the search as soon as all must. It branches on what an undecided condition bears on.
 *
 * Variables are numbered through: the questions, then the causes, whose "answers" are the truths
 * that being likely alone gives a suspect. What a rule or an ask-if comes to is kept during an
 * evaluation and carries its number, so that nothing has to be cleared.
 */
#include "prove/solve.h"

#include <stdlib.h>

#include "base/alloc.h"
#include "prove/finding.h"

#define LAST_ANSWER 62u

/* A condition is to have one of the truths. */
struct requirement {
	enum world world;
	uint32_t question; /* whose ask-if the condition is, or NONE */
	uint32_t at;
	unsigned truths;
};

/* Something worked out in one evaluation. */
struct known {
	uint32_t evaluation;
	unsigned truths;
};

struct solver {
	const struct topic *t;
	struct bearing *bearing;
	uint32_t questions, symptoms, causes, rules;
	const struct question *question;
	const struct symptom *symptom;
	uint64_t *open;        /* of each variable: the answers still possible */
	VEC(uint32_t) touched; /* variables that are not as open as at first, some twice */
	uint32_t changed, changed_answer;
	VEC(struct requirement) required;
	uint32_t evaluation;
	struct known *rule, *active; /* of each rule; of each question's ask-if */
	VEC(uint32_t) answered;
	uint32_t steps;     /* that are left */
	uint32_t preferred; /* the answer that is tried first */
};

/* All answers that a variable can have. */
static uint64_t
all_answers(const struct solver *s, uint32_t variable)
{
	uint32_t last = ANSWER_NONE + (variable < s->questions ? s->question[variable].options : 0);

	return (SOLVE_ANSWER(last < LAST_ANSWER ? last : LAST_ANSWER) << 1) - 1;
}

struct solver *
solver_new(const struct topic *t, struct bearing *b)
{
	struct solver *s = xcalloc(1, sizeof *s);

	s->t = t;
	s->bearing = b;
	s->questions = topic_question_count(t);
	s->symptoms = topic_symptom_count(t);
	s->causes = topic_cause_count(t);
	s->question = topic_records(t, PART_QUESTION, 0, s->questions);
	s->symptom = topic_records(t, PART_SYMPTOM, 0, s->symptoms);
	s->rules = topic_rule_count(t);
	s->open = xcalloc((size_t)s->questions + s->causes, sizeof *s->open);
	s->active = xcalloc(s->questions, sizeof *s->active);
	s->rule = xcalloc(s->rules, sizeof *s->rule);
	s->changed = NONE;
	for (uint32_t v = 0; v < s->questions + s->causes; v++)
		s->open[v] = all_answers(s, v);
	return s;
}

void
solver_free(struct solver *s)
{
	free(s->open);
	free(s->active);
	free(s->rule);
	vec_free(&s->touched);
	vec_free(&s->required);
	vec_free(&s->answered);
	free(s);
}

void
solver_reset(struct solver *s)
{
	for (size_t i = 0; i < s->touched.len; i++)
		s->open[s->touched.items[i]] = all_answers(s, s->touched.items[i]);
	s->touched.len = 0;
	s->required.len = 0;
	s->changed = NONE;
}

void
solver_restrict(struct solver *s, uint32_t question, uint64_t answers)
{
	if (question >= s->questions)
		return;
	vec_push(&s->touched, question);
	s->open[question] &= answers;
}

void
solver_change(struct solver *s, uint32_t question, uint32_t answer)
{
	s->changed = question;
	s->changed_answer = answer < LAST_ANSWER ? answer : LAST_ANSWER;
}

void
solver_require(struct solver *s, enum world w, uint32_t at, unsigned truths)
{
	vec_push(&s->required, ((struct requirement){w, NONE, at, truths}));
}

void
solver_require_asked(struct solver *s, uint32_t question)
{
	if (question < s->questions)
		vec_push(
		    &s->required, ((struct requirement){WORLD_FIRST, question,
				      s->question[question].ask_if.at, TRUTH_BIT(TRUTH_TRUE)}));
}

void
solver_require_below(struct solver *s, enum world w, uint32_t urgency)
{
	for (uint32_t r = 0; r < s->rules; r++) {
		const struct rule *rule = topic_rule(s->t, r);

		if (rule->urgency >= urgency)
			solver_require(s, w, rule->when.at, TRUTH_ANY & ~TRUTH_BIT(TRUTH_TRUE));
	}
}

/* One evaluation in one world: a symptom has the set of truths that the open answers leave it. */
struct view {
	struct solver *s;
	enum world world;
	bool asked; /* for an ask-if */
};

static unsigned view_symptom(void *ctx, uint32_t symptom);
static unsigned view_unsure(void *ctx, uint32_t symptom);
static unsigned view_suspect(void *ctx, uint32_t cause);

/* What a condition comes to, worked out once in an evaluation; it counts as unknown meanwhile. */
static unsigned
known_truths(struct solver *s, struct known *k, uint32_t at, const struct cond_env *env)
{
	if (k->evaluation != s->evaluation) {
		*k = (struct known){s->evaluation, TRUTH_BIT(TRUTH_UNKNOWN)};
		k->truths = cond_possible(s->t, at, env);
	}
	return k->truths;
}

/* The truths that the ask-if of a question can have. Where the one answer that changes is one more
 * "yes" it is that of the first world, since that is no correction that makes other questions
 * void; a "not sure" in the place of a "no" may do that. */
static unsigned
view_active(const struct view *v, uint32_t question)
{
	struct solver *s = v->s;
	struct view of = {s, s->changed_answer == ANSWER_UNSURE ? v->world : WORLD_FIRST, true};
	struct cond_env env = {view_symptom, view_unsure, NULL, NULL, &of};

	return known_truths(s, &s->active[question], s->question[question].ask_if.at, &env);
}

/* The truths of what is asked of a symptom, by the findings that the open answers leave. They hold
 * where its question is asked; where the ask-if fails it is false, where that is open unknown. */
static unsigned
symptom_truths(const struct view *v, uint32_t symptom, enum reading reading)
{
	struct solver *s = v->s;
	const enum truth *truth = finding_truth[reading];
	const uint64_t unasked = SOLVE_ANSWER(ANSWER_UNASKED), unsure = SOLVE_ANSWER(ANSWER_UNSURE);

	if (symptom >= s->symptoms || s->symptom[symptom].question >= s->questions)
		return TRUTH_BIT(TRUTH_UNKNOWN);
	uint32_t question = s->symptom[symptom].question;
	uint32_t named = ANSWER_FIRST + s->symptom[symptom].option - 1;
	uint64_t yes = SOLVE_ANSWER(named < LAST_ANSWER ? named : LAST_ANSWER);
	uint64_t open = v->world == WORLD_CHANGED && question == s->changed
			    ? SOLVE_ANSWER(s->changed_answer)
			    : s->open[question];
	unsigned active = view_active(v, question);
	unsigned set = active & (TRUTH_BIT(TRUTH_FALSE) | TRUTH_BIT(TRUTH_UNKNOWN));
	if (active & TRUTH_BIT(TRUTH_TRUE)) {
		set |= open & yes ? TRUTH_BIT(truth[FINDING_YES]) : 0;
		set |= open & unsure ? TRUTH_BIT(truth[FINDING_UNSURE]) : 0;
		set |= open & unasked ? TRUTH_BIT(truth[FINDING_UNASKED]) : 0;
		set |= open & ~(yes | unsure | unasked) ? TRUTH_BIT(truth[FINDING_NO]) : 0;
	}
	return set;
}

static unsigned
view_symptom(void *ctx, uint32_t symptom)
{
	const struct view *v = ctx;

	return symptom_truths(v, symptom, v->asked ? READ_ASKED : READ_SYMPTOM);
}

static unsigned
view_unsure(void *ctx, uint32_t symptom)
{
	return symptom_truths(ctx, symptom, READ_UNSURE);
}

static unsigned
view_rule(void *ctx, uint32_t rule)
{
	struct view *v = ctx;
	struct cond_env env = {view_symptom, view_unsure, view_rule, view_suspect, v};

	if (rule >= v->s->rules)
		return TRUTH_BIT(TRUTH_UNKNOWN);
	return known_truths(v->s, &v->s->rule[rule], topic_rule(v->s->t, rule)->when.at, &env);
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

	if (cause >= v->s->causes)
		return TRUTH_BIT(TRUTH_UNKNOWN);
	unsigned set = (unsigned)v->s->open[v->s->questions + cause];
	for (uint32_t i = 0; i < rules.count; i++)
		set = either(set, view_rule(v, rules.items[i]));
	return set;
}

/* True if no more than one answer is open. */
static bool
is_single(uint64_t open)
{
	return (open & (open - 1)) == 0;
}

/* A variable with more than one answer open that the requirement bears on, or NONE. */
static uint32_t
branching_variable(struct solver *s, const struct requirement *r)
{
	struct numbers q = bearing_questions(s->bearing, r->at);
	struct numbers c = bearing_causes(s->bearing);

	for (uint32_t i = 0; i < q.count; i++)
		if (!is_single(s->open[q.items[i]]))
			return q.items[i];
	for (uint32_t i = 0; i < c.count; i++)
		if (!is_single(s->open[s->questions + c.items[i]]))
			return s->questions + c.items[i];
	return NONE;
}

/* Branches on the first requirement that is not decided, on those that want something to hold
 * before those that want it not to, since what is left unasked does not hold. So a contradiction is
 * met before the others multiply the search. Where nothing that is open can decide it, nothing
 * found below can be what was asked for. */
static enum solved
search(struct solver *s)
{
	const struct requirement *undecided = NULL;

	if (s->steps-- == 0)
		return SOLVE_GAVE_UP;
	for (size_t i = 0; i < s->required.len; i++) {
		const struct requirement *r = &s->required.items[i];
		struct view v = {s, r->world, false};
		struct cond_env env = {view_symptom, view_unsure, view_rule, view_suspect, &v};

		s->evaluation++;
		unsigned set = r->question != NONE ? view_active(&v, r->question)
						   : cond_possible(s->t, r->at, &env);
		if ((set & r->truths) == 0)
			return SOLVE_NONE;
		if ((set & ~r->truths) != 0 &&
		    (undecided == NULL || (r->truths == TRUTH_BIT(TRUTH_TRUE) &&
					      undecided->truths != TRUTH_BIT(TRUTH_TRUE))))
			undecided = r;
	}
	if (undecided == NULL)
		return SOLVE_FOUND;
	uint32_t variable = branching_variable(s, undecided);
	if (variable == NONE)
		return SOLVE_NONE;
	uint64_t open = s->open[variable];
	for (uint32_t i = 0; i <= LAST_ANSWER; i++) {
		uint32_t a = i == 0 ? s->preferred : i <= s->preferred ? i - 1 : i;

		if (!(open & SOLVE_ANSWER(a)))
			continue;
		s->open[variable] = SOLVE_ANSWER(a);
		enum solved below = search(s);
		if (below == SOLVE_FOUND)
			vec_push(&s->touched, variable);
		else
			s->open[variable] = open;
		if (below != SOLVE_NONE)
			return below;
	}
	return SOLVE_NONE;
}

enum solved
solver_run_within(struct solver *s, uint32_t answer, uint32_t steps)
{
	for (size_t i = 0; i < s->touched.len; i++)
		if (s->open[s->touched.items[i]] == 0)
			return SOLVE_NONE;
	for (size_t i = 0; i < s->required.len; i++) {
		struct numbers q = bearing_questions(s->bearing, s->required.items[i].at);

		for (uint32_t k = 0; k < q.count; k++) /* more answers than are told apart? */
			if (s->question[q.items[k]].options > LAST_ANSWER - ANSWER_NONE)
				return SOLVE_GAVE_UP;
	}
	s->preferred = answer;
	s->steps = steps;
	return search(s);
}

enum solved
solver_run(struct solver *s)
{
	return solver_run_within(s, ANSWER_UNASKED, SOLVE_STEPS);
}

uint64_t
solver_open(const struct solver *s, uint32_t question)
{
	return question < s->questions ? s->open[question] : 0;
}

uint32_t
solver_answer(const struct solver *s, uint32_t question)
{
	uint64_t open = solver_open(s, question);
	uint32_t answer = 0;

	while (answer < LAST_ANSWER && !(open & SOLVE_ANSWER(answer)))
		answer++;
	return answer;
}

struct numbers
solver_answered(struct solver *s)
{
	s->answered.len = 0;
	for (uint32_t q = 0; q < s->questions; q++)
		if (is_single(s->open[q]) && s->open[q] != SOLVE_ANSWER(ANSWER_UNASKED))
			vec_push(&s->answered, q);
	return (struct numbers){s->answered.items, (uint32_t)s->answered.len};
}

void
solver_words(struct solver *s, struct buf *out)
{
	struct numbers answered = solver_answered(s);
	const char *between = "";

	for (uint32_t i = 0; i < answered.count; i++, between = "; ") {
		uint32_t q = answered.items[i];

		buf_printf(out, "%s%s: %s", between, topic_text(s->t, topic_question(s->t, q)->id),
		    topic_answer_name(s->t, q, solver_answer(s, q)));
	}
	for (size_t i = 0; i < s->touched.len; i++) { /* causes suspected because they are likely */
		uint32_t v = s->touched.items[i];

		if (v < s->questions || (s->open[v] & SOLVE_ANSWER(TRUTH_FALSE)))
			continue;
		buf_printf(out, "%s%s: likely", between,
		    topic_text(s->t, topic_cause(s->t, v - s->questions)->id));
		between = "; ";
	}
	if (*between == '\0')
		buf_adds(out, "no answer at all");
}
