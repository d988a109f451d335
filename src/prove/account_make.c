/* Making an account: which condition depends on what, and an order in which to work them out. */
#include <stdlib.h>
#include <string.h>

#include "prove/account_state.h"

/* `to` depends on `from`. */
struct need {
	uint32_t from, to;
};

struct needs {
	VEC(struct need) of_symptoms;   /* from symptoms to conditions */
	VEC(struct need) of_conditions; /* from conditions to conditions */
};

static void
add_condition(struct account *a, enum owner owner, uint32_t index, uint32_t at, uint32_t *place)
{
	struct condition_state *c;

	*place = NONE;
	if (at == NONE)
		return;
	*place = a->count++;
	c = &a->conditions[*place];
	c->code = cond_code(a->t, at, &c->count);
	c->owner = (uint8_t)owner;
	c->index = index;
	c->lanes = LANE(NOW, TRUTH_UNKNOWN) | LANE(YET, TRUTH_FALSE) | LANE(YET, TRUTH_UNKNOWN) |
		   LANE(YET, TRUTH_TRUE);
}

static void
collect_conditions(struct account *a)
{
	a->conditions = xcalloc((size_t)a->questions + a->rules + a->advice, sizeof *a->conditions);
	for (uint32_t q = 0; q < a->questions; q++)
		add_condition(
		    a, OWNER_ASK_IF, q, topic_question(a->t, q)->ask_if.at, &a->ask_if[q]);
	for (uint32_t r = 0; r < a->rules; r++) {
		add_condition(a, OWNER_RULE, r, topic_rule(a->t, r)->when.at, &a->rule[r]);
		if (a->rule[r] != NONE)
			a->conditions[a->rule[r]].urgency = topic_rule(a->t, r)->urgency;
	}
	for (uint32_t i = 0; i < a->advice; i++)
		add_condition(a, OWNER_UNLESS, i, topic_advice(a->t, i)->unless.at, &a->unless[i]);
}

static void
need_condition(struct needs *n, uint32_t from, uint32_t to)
{
	struct need need = {from, to};

	if (from != NONE && from != to)
		vec_push(&n->of_conditions, need);
}

static void
need_leaf(const struct account *a, struct needs *n, uint32_t c, enum cond_op op, uint32_t arg)
{
	struct numbers rules = {NULL, 0};
	struct need need = {arg, c};

	if (op <= COND_UNSURE && arg < a->symptoms) {
		vec_push(&n->of_symptoms, need);
		if (a->of_symptom[arg] != NONE)
			need_condition(n, a->ask_if[a->of_symptom[arg]], c);
	} else if (op == COND_RULE && arg < a->rules) {
		need_condition(n, a->rule[arg], c);
	} else if (op == COND_SUSPECT) {
		rules = bearing_suspecting(a->bearing, arg);
	}
	for (uint32_t i = 0; i < rules.count; i++)
		need_condition(n, a->rule[rules.items[i]], c);
}

static void
collect_needs(const struct account *a, struct needs *n)
{
	for (uint32_t c = 0; c < a->count; c++) {
		const struct condition_state *s = &a->conditions[c];

		for (uint32_t i = 0; i < s->count; i++)
			need_leaf(a, n, c, COND_OP(s->code[i]), COND_ARG(s->code[i]));
	}
}

/* Sorts needs by what is needed, of which there are `froms`. */
static struct fan
make_fan(const struct need *needs, size_t n, uint32_t froms)
{
	struct fan f = {xcalloc((size_t)froms + 2, sizeof *f.at), xcalloc(n, sizeof *f.items)};

	for (size_t i = 0; i < n; i++)
		f.at[needs[i].from + 2]++;
	for (uint32_t i = 2; i < froms + 2; i++)
		f.at[i] += f.at[i - 1];
	for (size_t i = 0; i < n; i++)
		f.items[f.at[needs[i].from + 1]++] = needs[i].to;
	return f;
}

static void
fan_free(struct fan *f)
{
	free(f->at);
	free(f->items);
}

/* The place of each condition in an order in which it comes after what it needs; what waits for
 * itself comes last. */
static uint32_t *
find_order(const struct account *a, const struct needs *n)
{
	struct fan f = make_fan(n->of_conditions.items, n->of_conditions.len, a->count);
	uint32_t *waits = xcalloc(a->count, sizeof *waits);
	uint32_t *place = xcalloc(a->count, sizeof *place);
	uint32_t *ready = xcalloc(a->count, sizeof *ready);
	uint32_t len = 0, done = 0;

	for (size_t i = 0; i < n->of_conditions.len; i++)
		waits[n->of_conditions.items[i].to]++;
	for (uint32_t c = 0; c < a->count; c++) {
		place[c] = NONE;
		if (waits[c] == 0)
			ready[len++] = c;
	}
	for (; done < len; done++) {
		place[ready[done]] = done;
		for (uint32_t k = f.at[ready[done]]; k < f.at[ready[done] + 1]; k++) {
			if (--waits[f.items[k]] == 0)
				ready[len++] = f.items[k];
		}
	}
	for (uint32_t c = 0; c < a->count; c++)
		place[c] = place[c] == NONE ? done++ : place[c];
	fan_free(&f);
	free(waits);
	free(ready);
	return place;
}

static void
renumber(uint32_t *of, uint32_t count, const uint32_t *place)
{
	for (uint32_t i = 0; i < count; i++)
		of[i] = of[i] == NONE ? NONE : place[of[i]];
}

/* Puts the conditions in their order. */
static void
order_conditions(struct account *a, struct needs *n)
{
	uint32_t *place = find_order(a, n);
	struct condition_state *sorted = xcalloc(a->count, sizeof *sorted);

	for (uint32_t c = 0; c < a->count; c++)
		sorted[place[c]] = a->conditions[c];
	free(a->conditions);
	a->conditions = sorted;
	renumber(a->ask_if, a->questions, place);
	renumber(a->rule, a->rules, place);
	renumber(a->unless, a->advice, place);
	for (size_t i = 0; i < n->of_symptoms.len; i++)
		n->of_symptoms.items[i].to = place[n->of_symptoms.items[i].to];
	for (size_t i = 0; i < n->of_conditions.len; i++) {
		n->of_conditions.items[i].from = place[n->of_conditions.items[i].from];
		n->of_conditions.items[i].to = place[n->of_conditions.items[i].to];
	}
	free(place);
}

static void
look_up_symptoms(struct account *a)
{
	for (uint32_t s = 0; s < a->symptoms; s++) {
		uint32_t question = topic_symptom(a->t, s)->question;
		const struct question *q = topic_question(a->t, question);

		a->of_symptom[s] = question < a->questions ? question : NONE;
		a->flag[s] = question < a->questions && q->stage == STAGE_EMERGENCY;
		a->screened[s] = q->covered_by.count > 0;
		a->tally.unasked += a->flag[s];
		a->tally.uncleared += a->flag[s];
	}
}

static void
allocate(struct account *a)
{
	a->symptoms = topic_symptom_count(a->t);
	a->questions = topic_question_count(a->t);
	a->rules = topic_rule_count(a->t);
	a->advice = topic_advice_count(a->t);
	a->question = topic_records(a->t, PART_QUESTION, 0, a->questions);
	a->index = topic_records(a->t, PART_INDEX, 0, topic_count(a->t, PART_INDEX));
	a->given = xcalloc(a->questions, sizeof *a->given);
	a->finding = xcalloc(a->symptoms, 1);
	a->of_symptom = xcalloc(a->symptoms, sizeof *a->of_symptom);
	a->flag = xcalloc(a->symptoms, 1);
	a->screened = xcalloc(a->symptoms, 1);
	a->ask_if = xcalloc(a->questions, sizeof *a->ask_if);
	a->rule = xcalloc(a->rules, sizeof *a->rule);
	a->unless = xcalloc(a->advice, sizeof *a->unless);
}

struct account *
account_new(const struct topic *t, const struct bearing *b)
{
	struct account *a = xcalloc(1, sizeof *a);
	struct needs needs = {0};

	a->t = t;
	a->bearing = b;
	allocate(a);
	look_up_symptoms(a);
	collect_conditions(a);
	collect_needs(a, &needs);
	order_conditions(a, &needs);
	a->by_symptom = make_fan(needs.of_symptoms.items, needs.of_symptoms.len, a->symptoms);
	a->by_condition = make_fan(needs.of_conditions.items, needs.of_conditions.len, a->count);
	a->dirty = xcalloc(a->count / 64 + 1, sizeof *a->dirty);
	account_begin(a);
	vec_free(&needs.of_symptoms);
	vec_free(&needs.of_conditions);
	return a;
}

void
account_free(struct account *a)
{
	if (a == NULL)
		return;
	free(a->given);
	free(a->finding);
	free(a->of_symptom);
	free(a->flag);
	free(a->screened);
	free(a->ask_if);
	free(a->rule);
	free(a->unless);
	free(a->conditions);
	fan_free(&a->by_symptom);
	fan_free(&a->by_condition);
	free(a->dirty);
	vec_free(&a->undo_conditions);
	vec_free(&a->undo_findings);
	vec_free(&a->frames);
	free(a);
}
