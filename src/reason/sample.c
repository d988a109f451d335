/* SPDX-License-Identifier: MIT */
/* Drawing cases.
 *
 * Every draw is a number of the case's own stream (reason/noise.h): 0 for the cause, 1 for the
 * initial finding, 2 + q for question q and 2 + questions + q for whether the person is sure of it;
 * 2 + 2 * questions + s for symptom s of several that one question asks for. So a case depends on
 * the seed and its number alone. Questions are gone through in the order in which an ask-if comes
 * after what it names; in a drawn case all is known or left open, and what is left open counts as
 * holding, as it does when it is asked.
 */
#include "reason/sample.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "reason/noise.h"
#include "reason/state.h"

enum { DRAW_CAUSE, DRAW_INITIAL, DRAW_QUESTION };

struct sampler {
	struct arena *arena; /* the sampler and its arrays */
	const struct topic *t;
	uint64_t seed, next;
	double unsure;
	uint32_t questions, symptoms, leaves;
	double *upto; /* of each leaf: the priors up to and with it */
	uint8_t *has; /* of each symptom: enum finding, UNASKED where it is not asked */
	uint32_t *present, *open;
	struct interview *iv;
};

struct sampler *
sampler_new(const struct topic *t, uint64_t seed, double unsure)
{
	struct arena *arena = arena_new();
	struct sampler *s = arena_alloc(arena, sizeof *s);
	double sum = 0;

	s->arena = arena;
	s->t = t;
	s->seed = seed;
	s->unsure = unsure;
	s->questions = topic_question_count(t);
	s->symptoms = topic_symptom_count(t);
	s->leaves = topic_leaf_count(t);
	s->upto = arena_alloc(arena, s->leaves * sizeof *s->upto);
	s->has = arena_alloc(arena, s->symptoms);
	s->present = arena_alloc(arena, s->symptoms * sizeof *s->present);
	s->open = arena_alloc(arena, s->symptoms * sizeof *s->open);
	s->iv = interview_new(t);
	for (uint32_t l = 0; l < s->leaves; l++)
		s->upto[l] = sum += topic_priors(t)[l];
	return s;
}

void
sampler_free(struct sampler *s)
{
	if (s == NULL)
		return;
	interview_free(s->iv);
	arena_free(s->arena);
}

void
sampler_seek(struct sampler *s, uint64_t number)
{
	s->next = number;
}

/* The first leaf whose sum is above x. */
static uint32_t
draw_leaf(const struct sampler *s, double x)
{
	uint32_t low = 0, high = s->leaves > 0 ? s->leaves - 1 : 0;

	while (low < high) {
		uint32_t mid = low + (high - low) / 2;

		if (s->upto[mid] > x)
			high = mid;
		else
			low = mid + 1;
	}
	return low;
}

/* The option that the number x picks from a question's row, 0 for none. */
static uint32_t
draw_option(const struct likelihoods *k, uint32_t leaf, double x)
{
	const double *row = topic_likelihood_row(k, leaf);

	for (uint32_t a = 0; row != NULL && a <= k->options; a++) {
		if (x < row[a])
			return a;
		x -= row[a];
	}
	return row != NULL && row[0] == 0 ? k->options : 0;
}

/* Of a question of kind "several" each symptom by itself: what is not "yes" is "no". */
static uint32_t
draw_several(const struct sampler *s, uint32_t question, const struct likelihoods *k, uint32_t leaf,
    uint64_t stream)
{
	const double *row = topic_likelihood_row(k, leaf);
	struct list symptoms = topic_question(s->t, question)->symptoms;
	uint32_t yes = 0;

	for (uint32_t o = 0; row != NULL && o < k->options; o++) {
		uint64_t draw =
		    DRAW_QUESTION + 2 * (uint64_t)s->questions + topic_item(s->t, symptoms, o);

		if (noise_chance(stream, draw) < topic_frequencies(k, row)[o])
			yes |= UINT32_C(1) << o;
	}
	return answer_several(yes, ~yes, k->options);
}

static enum finding
drawn_finding(const struct sampler *s, uint32_t symptom)
{
	return symptom < s->symptoms ? (enum finding)s->has[symptom] : FINDING_UNASKED;
}

static unsigned
drawn_symptom(void *ctx, uint32_t symptom)
{
	enum finding has = drawn_finding(ctx, symptom);

	return TRUTH_BIT(has == FINDING_YES || has == FINDING_UNSURE ? TRUTH_TRUE : TRUTH_FALSE);
}

static unsigned
drawn_unsure(void *ctx, uint32_t symptom)
{
	return TRUTH_BIT(drawn_finding(ctx, symptom) == FINDING_UNSURE ? TRUTH_TRUE : TRUTH_FALSE);
}

static unsigned
drawn_sure(void *ctx, uint32_t symptom)
{
	return TRUTH_BIT(drawn_finding(ctx, symptom) == FINDING_YES ? TRUTH_TRUE : TRUTH_FALSE);
}

static void
draw_findings(struct sampler *s, uint64_t stream, uint32_t leaf)
{
	struct cond_env env = {
	    .symptom = drawn_symptom, .unsure = drawn_unsure, .sure = drawn_sure, .ctx = s};

	for (uint32_t i = 0; i < s->questions; i++) {
		uint32_t q = s->iv->order[i], answer = ANSWER_UNASKED;
		const struct question *k = topic_question(s->t, q);
		struct likelihoods likelihoods = topic_likelihoods(s->t, q);

		if (k->kind == QUESTION_SCREEN)
			continue;
		if (k->ask_if.at == NONE || cond_eval(s->t, k->ask_if.at, &env) == TRUTH_TRUE) {
			if (k->kind == QUESTION_SEVERAL)
				answer = draw_several(s, q, &likelihoods, leaf, stream);
			else
				answer = ANSWER_NONE + draw_option(&likelihoods, leaf,
							   noise_chance(stream, DRAW_QUESTION + q));
			if (s->unsure > 0 &&
			    noise_chance(stream, DRAW_QUESTION + s->questions + q) < s->unsure)
				answer = ANSWER_UNSURE;
			for (uint32_t o = 0; o < k->options; o++) {
				uint32_t symptom = topic_item(s->t, k->symptoms, o);

				if (symptom < s->symptoms)
					s->has[symptom] = (uint8_t)answer_finding(answer, o);
			}
		}
		interview_answer(s->iv, q, answer);
	}
}

/* One of the present symptoms of the earliest stage that has any, emergencies last. */
static uint32_t
draw_initial(const struct sampler *s, uint32_t count, double x)
{
	uint32_t best = STAGES + 1, alike = 0, pick = NONE;

	for (int pass = 0; pass < 2; pass++) {
		uint32_t want = alike > 0 ? (uint32_t)(x * alike) : 0;

		for (uint32_t i = 0; i < count; i++) {
			uint32_t q = topic_symptom(s->t, s->present[i])->question;
			uint32_t stage = topic_question(s->t, q)->stage;

			stage = stage == STAGE_EMERGENCY ? STAGES : stage;
			if (pass == 0 && stage < best) {
				best = stage;
				alike = 0;
			}
			if (pass == 0)
				alike += stage == best;
			else if (stage == best && want-- == 0)
				pick = s->present[i];
		}
	}
	return pick;
}

struct sampled
sampler_next(struct sampler *s)
{
	struct sampled c = {
	    .seed = s->seed, .number = s->next++, .present = s->present, .unsure = s->open};
	uint64_t stream = s->seed * UINT64_C(0x2545f4914f6cdd1d) + c.number;

	memset(s->has, FINDING_UNASKED, s->symptoms);
	interview_clear(s->iv);
	c.leaf = draw_leaf(s, noise_chance(stream, DRAW_CAUSE));
	draw_findings(s, stream, c.leaf);
	for (uint32_t i = 0; i < s->symptoms; i++) {
		if (s->has[i] == FINDING_YES)
			s->present[c.count++] = i;
		if (s->has[i] == FINDING_UNSURE)
			s->open[c.unsure_count++] = i;
	}
	c.initial = draw_initial(s, c.count, noise_chance(stream, DRAW_INITIAL));
	c.urgency = interview_triage(s->iv)->urgency;
	return c;
}

void
sample_write_id(uint64_t seed, uint64_t number, struct buf *out)
{
	buf_printf(out, "sample-%" PRIu64 "-%" PRIu64, seed, number + 1);
}

bool
sample_read_id(const char *id, uint64_t *seed, uint64_t *number)
{
	struct buf again = {0};

	if (sscanf(id, "sample-%" SCNu64 "-%" SCNu64, seed, number) != 2 || *number == 0)
		return false;
	--*number;
	sample_write_id(*seed, *number, &again);
	bool same = strcmp(buf_str(&again), id) == 0;
	buf_free(&again);
	return same;
}

void
sample_write_header(const struct sample_columns *columns, struct buf *out)
{
	buf_printf(out, "id,present%s%s,cause,urgency,title\n", columns->unsure ? ",unsure" : "",
	    columns->initial ? ",initial" : "");
}

static void
write_list(const struct topic *t, const uint32_t *list, uint32_t count, struct buf *out)
{
	for (uint32_t i = 0; i < count; i++)
		buf_printf(
		    out, "%s%s", i > 0 ? ";" : "", topic_text(t, topic_symptom(t, list[i])->id));
	buf_addc(out, ',');
}

void
sample_write(const struct topic *t, const struct sampled *c, const struct sample_columns *columns,
    struct buf *out)
{
	sample_write_id(c->seed, c->number, out);
	buf_addc(out, ',');
	write_list(t, c->present, c->count, out);
	if (columns->unsure)
		write_list(t, c->unsure, c->unsure_count, out);
	if (columns->initial)
		write_list(t, &c->initial, c->initial != NONE, out);
	buf_printf(out, "%s,%s," SAMPLE_TITLE "\n",
	    topic_text(t, topic_cause(t, topic_leaf(t, c->leaf))->id),
	    topic_urgency_name(c->urgency));
}
