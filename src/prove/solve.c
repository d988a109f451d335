/* A search by branching: each question has the set of answers still open; the conditions are worked
 * out on those sets (cond_possible), which cuts a branch as soon as one cannot come out as required
 * and ends the search as soon as all must. Only what an undecided condition bears on is branched
 * on.
 *
 * Variables are numbered through: the questions, then the causes, whose "answers" are the truths
 * that being likely alone gives a suspect. What a rule or an ask-if comes to is kept for the length
 * of one evaluation; it carries the evaluation's number, so that nothing has to be cleared.
 */
#include "prove/solve.h"

#include <stdlib.h>

#include "base/alloc.h"
#include "prove/finding.h"

#define LAST_ANSWER 62u
#define SOLVE_STEPS 2000000u

struct requirement {
	enum world world;
	uint32_t
	    question; /* its ask-if is to hold; NONE: a condition is to have one of the truths */
	uint32_t at;  /* the condition, or the ask-if */
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
	const struct question *question; /* the records */
	const struct symptom *symptom;
	uint64_t *open;        /* of each variable: the answers still possible */
	VEC(uint32_t) touched; /* variables that are not as open as at first, some twice */
	uint32_t changed, changed_answer;
	VEC(struct requirement) required;
	uint32_t evaluation;
	struct known *rule, *active; /* of each rule; of each question's ask-if */
	VEC(uint32_t) answered;
	uint32_t steps, limit;
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
	s->limit = SOLVE_STEPS;
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
	s->limit = SOLVE_STEPS;
	s->preferred = ANSWER_UNASKED;
}

void
solver_prefer(struct solver *s, uint32_t answer)
{
	s->preferred = answer;
}

void
solver_limit(struct solver *s, uint32_t steps)
{
	s->limit = steps;
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
	struct requirement r = {w, NONE, at, truths};

	vec_push(&s->required, r);
}

void
solver_require_asked(struct solver *s, uint32_t question)
{
	struct requirement r = {WORLD_FIRST, question, NONE, TRUTH_BIT(TRUTH_TRUE)};

	if (question >= s->questions)
		return;
	r.at = s->question[question].ask_if.at;
	vec_push(&s->required, r);
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

/* The truths of conditions where answers are still open: each symptom stands for the set that the
 * open answers to its question leave it, in one of two worlds. */

/* One evaluation in one world. */
struct view {
	struct solver *s;
	enum world world;
};

static unsigned view_asked(void *ctx, uint32_t symptom);
static unsigned view_unsure(void *ctx, uint32_t symptom);
static unsigned view_suspect(void *ctx, uint32_t cause);

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

/* The truths of what is asked of a symptom, by the findings that the open answers leave. They hold
 * where its question is asked; where the ask-if fails it is false, where that is open unknown. */
static unsigned
symptom_truths(struct view *v, uint32_t symptom, enum reading reading)
{
	const struct solver *s = v->s;
	const enum truth *truth = finding_truth[reading];
	uint64_t unasked = SOLVE_ANSWER(ANSWER_UNASKED), unsure = SOLVE_ANSWER(ANSWER_UNSURE);
	uint32_t question;
	uint64_t open;

	if (symptom >= s->symptoms || s->symptom[symptom].question >= s->questions)
		return TRUTH_BIT(TRUTH_UNKNOWN);
	question = s->symptom[symptom].question;
	uint32_t named = ANSWER_FIRST + s->symptom[symptom].option - 1;
	uint64_t yes = SOLVE_ANSWER(named < LAST_ANSWER ? named : LAST_ANSWER);
	open = v->world == WORLD_CHANGED && question == s->changed ? SOLVE_ANSWER(s->changed_answer)
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
	return symptom_truths(ctx, symptom, READ_SYMPTOM);
}

static unsigned
view_asked(void *ctx, uint32_t symptom)
{
	return symptom_truths(ctx, symptom, READ_ASKED);
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

	if (cause >= v->s->causes)
		return TRUTH_BIT(TRUTH_UNKNOWN);
	unsigned set = (unsigned)v->s->open[v->s->questions + cause];
	for (uint32_t i = 0; i < rules.count; i++)
		set = either(set, view_rule(v, rules.items[i]));
	return set;
}

/* The truths that what is required can have with the answers that are open. */
static unsigned
required_truths(struct solver *s, const struct requirement *r)
{
	struct view v = {s, r->world};
	struct cond_env env = {view_symptom, view_unsure, view_rule, view_suspect, &v};

	s->evaluation++;
	return r->question != NONE ? view_active(&v, r->question)
				   : cond_possible(s->t, r->at, &env);
}

/* True if no more than one answer is open. */
static bool
is_single(uint64_t open)
{
	return (open & (open - 1)) == 0;
}

/* A variable with more than one answer open that the requirement bears on; NONE if there is
 * none. */
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

/* What to branch on: of the first requirement that is not decided, those that want something to
 * hold before those that want it not to, since what is left unasked does not hold. So a
 * contradiction is met before the others multiply the search. NONE where nothing that is open can
 * decide it: then nothing found below can be what was asked for. */
static uint32_t
choose_variable(struct solver *s)
{
	const struct requirement *first = NULL;

	for (size_t i = 0; i < s->required.len; i++) {
		const struct requirement *r = &s->required.items[i];
		bool wants = r->truths == TRUTH_BIT(TRUTH_TRUE);

		if ((first != NULL && !wants) || !(required_truths(s, r) & ~r->truths))
			continue;
		first = r;
		if (wants)
			break;
	}
	return first != NULL ? branching_variable(s, first) : NONE;
}

static enum solved search(struct solver *s);

/* Tries each open answer of a variable. */
static enum solved
branch(struct solver *s, uint32_t variable)
{
	uint64_t open = s->open[variable];

	for (uint32_t i = 0; i <= LAST_ANSWER; i++) {
		uint32_t a = i == 0 ? s->preferred : i <= s->preferred ? i - 1 : i;

		if (!(open & SOLVE_ANSWER(a)))
			continue;
		s->open[variable] = SOLVE_ANSWER(a);
		enum solved sub = search(s);
		if (sub == SOLVE_FOUND) {
			vec_push(&s->touched, variable);
			return sub;
		}
		s->open[variable] = open;
		if (sub == SOLVE_GAVE_UP)
			return sub;
	}
	return SOLVE_NONE;
}

static enum solved
search(struct solver *s)
{
	bool certain = true;

	if (++s->steps > s->limit)
		return SOLVE_GAVE_UP;
	for (size_t i = 0; i < s->required.len; i++) {
		unsigned set = required_truths(s, &s->required.items[i]);

		if ((set & s->required.items[i].truths) == 0)
			return SOLVE_NONE;
		certain = certain && (set & ~s->required.items[i].truths) == 0;
	}
	if (certain)
		return SOLVE_FOUND;
	uint32_t variable = choose_variable(s);
	return variable != NONE ? branch(s, variable) : SOLVE_NONE;
}

/* True if a question that is searched over has more answers than are told apart. */
static bool
is_coarse(struct solver *s)
{
	for (size_t i = 0; i < s->required.len; i++) {
		struct numbers q = bearing_questions(s->bearing, s->required.items[i].at);

		for (uint32_t k = 0; k < q.count; k++)
			if (s->question[q.items[k]].options > LAST_ANSWER - ANSWER_NONE)
				return true;
	}
	return false;
}

enum solved
solver_run(struct solver *s)
{
	for (size_t i = 0; i < s->touched.len; i++)
		if (s->open[s->touched.items[i]] == 0)
			return SOLVE_NONE;
	if (is_coarse(s))
		return SOLVE_GAVE_UP;
	s->steps = 0;
	return search(s);
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

	for (uint32_t i = 0; i < answered.count; i++) {
		uint32_t q = answered.items[i];

		buf_printf(out, "%s%s: %s", between, topic_text(s->t, topic_question(s->t, q)->id),
		    topic_answer_name(s->t, q, solver_answer(s, q)));
		between = "; ";
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
