/* Drawing cases.
 *
 * Every draw is a number of the case's own stream (eval/noise.h): 0 for the cause, 1 for the
 * initial finding, 2 + q for question q. So a case depends on the seed and its number alone.
 * Questions are gone through in the order in which an ask-if comes after what it names; in a drawn
 * case all is known, so that conditions hold or fail.
 */
#include "eval/sample.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "eval/noise.h"
#include "reason/interview.h"

enum { DRAW_CAUSE, DRAW_INITIAL, DRAW_QUESTION };

struct sampler {
	const struct topic *t;
	uint64_t seed, next;
	uint32_t questions, symptoms, leaves;
	uint32_t *order; /* questions, by their `order` */
	double *upto;	 /* of each leaf: the priors up to and with it */
	uint8_t *has;	 /* of each symptom: whether it is present */
	uint32_t *present;
	struct interview *iv;
};

static int
compare_order(const void *a, const void *b)
{
	const uint64_t *x = a, *y = b;

	return *x < *y ? -1 : *x > *y;
}

/* Questions sorted by `order`, then by number. */
static void
sort_questions(struct sampler *s)
{
	uint64_t *keys = xcalloc(s->questions, sizeof *keys);

	for (uint32_t q = 0; q < s->questions; q++)
		keys[q] = (uint64_t)topic_question(s->t, q)->order << 32 | q;
	if (s->questions > 0)
		qsort(keys, s->questions, sizeof *keys, compare_order);
	for (uint32_t i = 0; i < s->questions; i++)
		s->order[i] = (uint32_t)keys[i];
	free(keys);
}

struct sampler *
sampler_new(const struct topic *t, uint64_t seed)
{
	struct sampler *s = xcalloc(1, sizeof *s);
	const double *priors = topic_priors(t);
	double sum = 0;

	s->t = t;
	s->seed = seed;
	s->questions = topic_question_count(t);
	s->symptoms = topic_symptom_count(t);
	s->leaves = priors != NULL ? topic_leaf_count(t) : 0;
	s->order = xcalloc(s->questions, sizeof *s->order);
	s->upto = xcalloc(s->leaves, sizeof *s->upto);
	s->has = xcalloc(s->symptoms, 1);
	s->present = xcalloc(s->symptoms, sizeof *s->present);
	s->iv = interview_new(t);
	sort_questions(s);
	for (uint32_t l = 0; l < s->leaves; l++)
		s->upto[l] = sum += priors[l];
	return s;
}

void
sampler_free(struct sampler *s)
{
	if (s == NULL)
		return;
	interview_free(s->iv);
	free(s->order);
	free(s->upto);
	free(s->has);
	free(s->present);
	free(s);
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

static const double *
row_of(const struct likelihoods *k, uint32_t leaf)
{
	uint32_t low = 0, high = k->links;

	while (low < high) {
		uint32_t mid = low + (high - low) / 2;

		if (k->leaf[mid] < leaf)
			low = mid + 1;
		else
			high = mid;
	}
	return low < k->links && k->leaf[low] == leaf ? k->row + (size_t)low * k->stride : k->base;
}

/* The option that the number x picks from a question's row, 0 for none. */
static uint32_t
draw_option(const struct likelihoods *k, uint32_t leaf, double x)
{
	const double *row = row_of(k, leaf);

	for (uint32_t a = 0; row != NULL && a <= k->options; a++) {
		if (x < row[a])
			return a;
		x -= row[a];
	}
	return 0;
}

static unsigned
drawn_symptom(void *ctx, uint32_t symptom)
{
	const struct sampler *s = ctx;

	return TRUTH_BIT(symptom < s->symptoms && s->has[symptom] ? TRUTH_TRUE : TRUTH_FALSE);
}

static unsigned
drawn_unsure(void *ctx, uint32_t symptom)
{
	(void)ctx;
	(void)symptom;
	return TRUTH_BIT(TRUTH_FALSE);
}

static void
draw_findings(struct sampler *s, uint64_t stream, uint32_t leaf)
{
	struct cond_env env = {.symptom = drawn_symptom, .unsure = drawn_unsure, .ctx = s};

	for (uint32_t i = 0; i < s->questions; i++) {
		uint32_t q = s->order[i], option, symptom, answer = ANSWER_UNASKED;
		const struct question *k = topic_question(s->t, q);
		struct likelihoods likelihoods = topic_likelihoods(s->t, q);

		if (k->kind == QUESTION_SCREEN)
			continue;
		if (k->ask_if.at == NONE || cond_eval(s->t, k->ask_if.at, &env) == TRUTH_TRUE) {
			option = draw_option(
			    &likelihoods, leaf, noise_chance(stream, DRAW_QUESTION + q));
			symptom = option > 0 ? topic_item(s->t, k->symptoms, option - 1) : NONE;
			if (symptom < s->symptoms)
				s->has[symptom] = 1;
			answer = ANSWER_NONE + option;
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
	struct sampled c = {.number = s->next++, .present = s->present};
	uint64_t stream = s->seed * UINT64_C(0x2545f4914f6cdd1d) + c.number;

	memset(s->has, 0, s->symptoms);
	interview_clear(s->iv);
	c.leaf = draw_leaf(s, noise_chance(stream, DRAW_CAUSE));
	draw_findings(s, stream, c.leaf);
	for (uint32_t i = 0; i < s->symptoms; i++) {
		if (s->has[i])
			s->present[c.count++] = i;
	}
	c.initial = draw_initial(s, c.count, noise_chance(stream, DRAW_INITIAL));
	c.urgency = interview_triage(s->iv)->urgency;
	return c;
}

void
sample_write_header(struct buf *out, bool initial)
{
	buf_printf(out, "id,present%s,cause,urgency\n", initial ? ",initial" : "");
}

void
sample_write(const struct topic *t, const struct sampled *c, bool initial, struct buf *out)
{
	buf_printf(out, "c%llu,", (unsigned long long)c->number + 1);
	for (uint32_t i = 0; i < c->count; i++)
		buf_printf(out, "%s%s", i > 0 ? ";" : "",
		    topic_text(t, topic_symptom(t, c->present[i])->id));
	if (initial)
		buf_printf(out, ",%s",
		    c->initial != NONE ? topic_text(t, topic_symptom(t, c->initial)->id) : "");
	buf_printf(out, ",%s,%s\n", topic_text(t, topic_cause(t, topic_leaf(t, c->leaf))->id),
	    topic_urgency_name(c->urgency));
}
