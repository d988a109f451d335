/* SPDX-License-Identifier: MIT */
/* What is well formed and makes no sense: gates that decide nothing, emergencies that nothing
 * suspects, rules and cases that the rest of the tables speaks against.
 */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "prove/surveying.h"
#include "reason/ratio.h"
#include "topic/cond.h"

/* Gates. */

/* Whether some answers leave the condition with one of these truths while no rule of the level or
 * above holds. */
static bool
can_be(struct surveyor *v, uint32_t at, unsigned truths, uint32_t below)
{
	solver_reset(v->solver);
	solver_require(v->solver, WORLD_FIRST, at, truths);
	if (below < URGENCY_LEVELS)
		solver_require_below(v->solver, WORLD_FIRST, below);
	return survey_may_be(v);
}

static void
survey_gate(struct surveyor *v, uint32_t rule)
{
	uint32_t when = topic_rule(v->t, rule)->when.at;
	enum overlap_kind kind = v->overlap[rule].kind;

	if (kind == OVERLAP_NEVER)
		return;
	if (!can_be(v, when, TRUTH_BIT(TRUTH_FALSE), URGENCY_LEVELS))
		survey_add(v, SURVEY_GATES_ALWAYS, ENTITY_RULE, rule, "");
	if (!can_be(v, when, TRUTH_BIT(TRUTH_TRUE), URGENCY_ROUTINE))
		survey_add(v, SURVEY_GATES_SHADOWED, ENTITY_RULE, rule, "");
	v->open = v->open && kind != OVERLAP_OPEN; /* which was told */
	survey_add_open(v, ENTITY_RULE, rule);
}

/* Suspects. */

/* Whether a frequency was written as that of nobody, which the floor hides: "excluded", 0%, 0/12.
 */
static bool
is_nobody(const char *written)
{
	size_t zeros = strspn(written, "0.,");

	return text_same(written, topic_frequency_name(FREQUENCY_EXCLUDED)) ||
	       (zeros > 0 && (written[zeros] == '/' || written[zeros] == '%'));
}

/* What a cause says of a finding: 1 that it is commoner than in general, -1 that who has the cause
 * never has it, else 0. */
static int
speaks(const struct topic *t, uint32_t cause, uint32_t symptom)
{
	uint32_t leaf = topic_cause(t, cause)->leaf;
	uint32_t row = leaf != NONE ? ratio_row(t, leaf, symptom) : NONE;
	const struct evidence *e = topic_evidence(t, row);

	if (row == NONE)
		return 0;
	if (e->frequency <= topic_meta(t)->floor && is_nobody(topic_text(t, e->written)))
		return -1;
	return e->frequency > topic_symptom(t, symptom)->background;
}

/* What the findings of a rule say of its suspects, for each cause: a group is suspected whole where
 * all below it are, and spoken for where one of them is. Whom a finding excludes that the rule
 * cannot do without, no other speaks for. */
struct saying {
	bool whole, spoken, excluded, told;
	bool spoken_below;    /* one of those below that are suspected whole is spoken for */
	uint32_t whole_below; /* how many are */
};

struct suspected {
	struct saying *of;   /* each cause */
	VEC(uint32_t) whole; /* those suspected whole, from the suspects up */
	VEC(uint32_t) met;   /* those of which anything is said, some twice */
};

/* True if the condition holds only where all that it names does. */
static bool
wants_all(const uint32_t *code, uint32_t count)
{
	for (uint32_t i = 0; i < count; i++)
		if (COND_OP(code[i]) != COND_SYMPTOM && COND_OP(code[i]) != COND_AND)
			return false;
	return true;
}

static void
suspect_whole(struct suspected *s, uint32_t cause)
{
	if (s->of[cause].whole)
		return;
	s->of[cause].whole = true;
	vec_push(&s->whole, cause);
}

/* Carries it up from the suspects to their groups, each once: ends in a damaged image, too. */
static void
carry_up(const struct topic *t, struct suspected *s)
{
	for (size_t i = 0; i < s->whole.len; i++) {
		uint32_t cause = s->whole.items[i];
		struct list parents = topic_cause(t, cause)->parents;

		for (uint32_t k = 0; k < parents.count; k++) {
			uint32_t up = topic_item(t, parents, k);

			if (up >= topic_cause_count(t))
				continue;
			struct saying *group = &s->of[up];
			uint32_t below = topic_cause(t, up)->children.count;
			vec_push(&s->met, up);
			group->spoken_below |= s->of[cause].spoken;
			if (++group->whole_below < below || below < 2 || group->whole)
				continue;
			group->spoken = group->spoken_below;
			suspect_whole(s, up);
		}
	}
}

/* The highest group above a cause that is suspected whole, or the cause. NONE if one is spoken
 * for. */
static uint32_t
suspected_as(const struct topic *t, const struct suspected *s, uint32_t cause)
{
	for (uint32_t up = 0; up < topic_cause_count(t); up++) {
		struct list parents = topic_cause(t, cause)->parents;
		uint32_t above = NONE;

		if (s->of[cause].spoken)
			return NONE;
		for (uint32_t i = 0; i < parents.count && above == NONE; i++) {
			uint32_t parent = topic_item(t, parents, i);

			if (parent < topic_cause_count(t) && s->of[parent].whole)
				above = parent;
		}
		if (above == NONE)
			return cause;
		cause = above;
	}
	return cause;
}

/* A rule suspects a cause that none of its findings speaks for; or a group, which is told once, and
 * only where they speak for nothing in it. */
static void
survey_suspects(struct surveyor *v, struct suspected *s, uint32_t rule)
{
	const struct rule *r = topic_rule(v->t, rule);
	uint32_t count, causes = topic_cause_count(v->t), findings = 0;
	const uint32_t *code = cond_code(v->t, r->when.at, &count);

	for (uint32_t i = 0; i < r->suspects.count; i++) {
		uint32_t cause = topic_item(v->t, r->suspects, i);

		for (uint32_t k = 0; k < count && cause < causes; k++) {
			if (COND_OP(code[k]) != COND_SYMPTOM)
				continue;
			findings++;
			suspect_whole(s, cause);
			int says = speaks(v->t, cause, COND_ARG(code[k]));
			s->of[cause].spoken |= says > 0;
			s->of[cause].excluded |= says < 0;
		}
		if (cause < causes && s->of[cause].excluded && wants_all(code, count))
			s->of[cause].spoken = false;
	}
	carry_up(v->t, s);
	for (uint32_t i = 0; i < r->suspects.count && findings > 0; i++) {
		uint32_t cause = topic_item(v->t, r->suspects, i);
		uint32_t as = cause < causes ? suspected_as(v->t, s, cause) : NONE;
		struct entity pair[] = {{ENTITY_CAUSE, as}, {ENTITY_RULE, rule}};

		if (as == NONE || s->of[as].told)
			continue;
		survey_add_group(v, SURVEY_SUSPECTS_UNSAID, pair, 2);
		if (s->of[as].excluded)
			survey_say(v, SURVEY_SUSPECTS_UNSAID, "a finding of the rule excludes it");
		s->of[as].told = true;
	}
	while (s->met.len > 0)
		s->of[s->met.items[--s->met.len]] = (struct saying){0};
	while (s->whole.len > 0)
		s->of[s->whole.items[--s->whole.len]] = (struct saying){0};
}

static void
note_suspects(const struct surveyor *v, struct list suspects, bool *suspected)
{
	for (uint32_t i = 0; i < suspects.count; i++)
		if (topic_item(v->t, suspects, i) < topic_cause_count(v->t))
			suspected[topic_item(v->t, suspects, i)] = true;
}

/* Causes of emergencies that nothing of that urgency suspects. */
static void
survey_unsuspected(struct surveyor *v)
{
	bool *suspected = xcalloc(topic_cause_count(v->t), sizeof *suspected);

	for (uint32_t r = 0; r < topic_rule_count(v->t); r++)
		if (topic_rule(v->t, r)->urgency == URGENCY_EMERGENCY)
			note_suspects(v, topic_rule(v->t, r)->suspects, suspected);
	for (uint32_t b = 0; b < topic_branch_count(v->t); b++)
		if (topic_branch(v->t, b)->urgency == URGENCY_EMERGENCY)
			note_suspects(v, topic_branch(v->t, b)->suspects, suspected);
	for (uint32_t l = 0; l < topic_leaf_count(v->t); l++) {
		uint32_t c = topic_leaf(v->t, l);

		if (c < topic_cause_count(v->t) &&
		    topic_cause(v->t, c)->urgency == URGENCY_EMERGENCY && !suspected[c])
			survey_add(v, SURVEY_CAUSES_UNSUSPECTED, ENTITY_CAUSE, c, "");
	}
	free(suspected);
}

/* Cases. */

/* A case as answers: what it does not mention is "no". */
struct told {
	const struct topic *t;
	const bool *present;
	uint8_t *rule; /* the truths of each, once they are known */
};

static unsigned
symptom_of(void *ctx, uint32_t symptom)
{
	return TRUTH_BIT(((const struct told *)ctx)->present[symptom] ? TRUTH_TRUE : TRUTH_FALSE);
}

static unsigned
unsure_of(void *ctx, uint32_t symptom)
{
	(void)ctx, (void)symptom;
	return TRUTH_BIT(TRUTH_FALSE);
}

static unsigned rule_of(void *ctx, uint32_t rule);

static unsigned
truth_of(struct told *told, uint32_t at)
{
	struct cond_env env = {
	    .symptom = symptom_of, .unsure = unsure_of, .rule = rule_of, .ctx = told};

	return cond_possible(told->t, at, &env);
}

static unsigned
rule_of(void *ctx, uint32_t rule)
{
	struct told *told = ctx;

	if (told->rule[rule] == 0)
		told->rule[rule] = (uint8_t)truth_of(told, topic_rule(told->t, rule)->when.at);
	return told->rule[rule];
}

/* Whether a rule finds a case more urgent than it says. */
static void
survey_case_urgency(struct surveyor *v, uint32_t number, bool *present)
{
	const struct case_row *c = topic_case(v->t, number);
	uint32_t rules = topic_rule_count(v->t);
	struct told told = {v->t, present, xcalloc((size_t)rules + 1, 1)};
	uint32_t urgent = NONE;

	for (uint32_t i = 0; i < c->present.count; i++)
		present[topic_item(v->t, c->present, i)] = true;
	for (uint32_t r = 0; r < rules; r++) {
		uint32_t urgency = topic_rule(v->t, r)->urgency;

		if (urgency > c->urgency &&
		    (urgent == NONE || urgency > topic_rule(v->t, urgent)->urgency) &&
		    rule_of(&told, r) == TRUTH_BIT(TRUTH_TRUE))
			urgent = r;
	}
	free(told.rule);
	if (urgent != NONE) {
		struct entity pair[] = {{ENTITY_CASE, number}, {ENTITY_RULE, urgent}};

		survey_add_group(v, SURVEY_CASES_URGENCY, pair, 2);
	}
	for (uint32_t i = 0; i < c->present.count; i++)
		present[topic_item(v->t, c->present, i)] = false;
}

/* Whether the findings of a case fit its cause. */
static void
survey_case_cause(struct surveyor *v, uint32_t number)
{
	const struct case_row *c = topic_case(v->t, number);
	bool excludes = false, speaks_for = false;

	if (c->cause >= topic_cause_count(v->t))
		return;
	for (uint32_t i = 0; i < c->present.count; i++) {
		int said = speaks(v->t, c->cause, topic_item(v->t, c->present, i));

		excludes |= said < 0;
		speaks_for |= said > 0;
	}
	if (excludes || !speaks_for)
		survey_add(v, SURVEY_CASES_CAUSE, ENTITY_CASE, number,
		    excludes ? "one of its findings excludes its cause"
			     : "none of its findings speaks for its cause");
}

void
survey_sense(struct surveyor *v)
{
	bool *present = xcalloc(topic_symptom_count(v->t), sizeof *present);
	struct suspected s = {xcalloc(topic_cause_count(v->t), sizeof *s.of), {0}, {0}};

	for (uint32_t r = 0; r < topic_rule_count(v->t); r++) {
		if (topic_rule(v->t, r)->urgency == URGENCY_SELF_CARE)
			survey_gate(v, r);
		survey_suspects(v, &s, r);
	}
	free(s.of);
	vec_free(&s.whole);
	vec_free(&s.met);
	survey_unsuspected(v);
	for (uint32_t i = 0; i < topic_case_count(v->t); i++) {
		survey_case_urgency(v, i, present);
		survey_case_cause(v, i);
	}
	free(present);
}
