/* SPDX-License-Identifier: MIT */
/* Likelihood ratios from the rows of a question's likelihoods. The share of the other causes is the
 * sum over all of them less the one, so that a ratio costs the links of its question, and the
 * ratios of all its leaves cost little more. */
#include "reason/ratio.h"

#include "base/alloc.h"
#include "base/number.h"
#include "topic/answer.h"

/* The chance of an answer over all leaves; 0 where it is not known. */
static double
chance_of(const struct topic *t, uint32_t question, uint32_t answer)
{
	struct likelihoods k = topic_likelihoods(t, question);
	const double *prior = topic_priors(t);

	if (k.base == NULL || prior == NULL || answer < ANSWER_NONE ||
	    !topic_has_answer(topic_question(t, question), answer))
		return 0;
	double base = topic_likelihood(&k, k.base, answer), all = base;
	for (uint32_t i = 0; i < k.links; i++)
		all += prior[k.leaf[i]] *
		       (topic_likelihood(&k, k.row + (size_t)i * k.stride, answer) - base);
	return all;
}

/* The ratio where the chance over all leaves is `all`. */
static bool
ratio_within(const struct topic *t, uint32_t leaf, uint32_t question, uint32_t answer, double all,
    double *with, double *without)
{
	struct likelihoods k = topic_likelihoods(t, question);
	const double *row = topic_likelihood_row(&k, leaf), *prior = topic_priors(t);

	if (all <= 0 || leaf >= topic_leaf_count(t) || prior[leaf] >= 1)
		return false;
	double own = topic_likelihood(&k, row, answer);
	double others = (all - prior[leaf] * own) / (1 - prior[leaf]);
	if (own <= 0 || others <= 0)
		return false;
	*with = own;
	*without = others;
	return true;
}

double
ratio_bits(const struct topic *t, uint32_t leaf, uint32_t question, uint32_t answer)
{
	double all = chance_of(t, question, answer), with, without;

	return ratio_within(t, leaf, question, answer, all, &with, &without)
		   ? number_log2(with) - number_log2(without)
		   : 0;
}

/* Lists of rows are in the order of the table. */
static bool
has_row(const struct topic *t, struct list rows, uint32_t row)
{
	uint32_t low = 0, high = rows.count;

	while (low < high) {
		uint32_t mid = low + (high - low) / 2;

		if (topic_item(t, rows, mid) < row)
			low = mid + 1;
		else
			high = mid;
	}
	return low < rows.count && topic_item(t, rows, low) == row;
}

uint32_t
ratio_next_row(const struct topic *t, uint32_t leaf, uint32_t symptom, uint32_t *at)
{
	struct list a = topic_cause(t, topic_leaf(t, leaf))->evidence;
	struct list b = topic_symptom(t, symptom)->evidence;
	struct list few = a.count < b.count ? a : b, many = a.count < b.count ? b : a;

	while (*at < few.count) {
		uint32_t row = topic_item(t, few, (*at)++);

		if (has_row(t, many, row))
			return row;
	}
	return NONE;
}

uint32_t
ratio_row(const struct topic *t, uint32_t leaf, uint32_t symptom)
{
	uint32_t at = 0;

	return ratio_next_row(t, leaf, symptom, &at);
}

struct ratios {
	const struct topic *t;
	double *present, *absent; /* chances over all leaves of each symptom's answer and each
				     question's "no"; 0: not worked out yet */
	uint32_t *met, turn;      /* of each symptom the turn of ratios_rows() that met it last */
	VEC(uint32_t) rows;
};

struct ratios *
ratios_new(const struct topic *t)
{
	struct ratios *r = xcalloc(1, sizeof *r);
	uint32_t symptoms = topic_symptom_count(t);

	r->t = t;
	r->present = xcalloc(symptoms, sizeof *r->present);
	r->absent = xcalloc(topic_question_count(t), sizeof *r->absent);
	r->met = xcalloc(symptoms, sizeof *r->met);
	return r;
}

void
ratios_free(struct ratios *r)
{
	vec_free(&r->rows);
	free(r->met);
	free(r->absent);
	free(r->present);
	free(r);
}

bool
ratios_of(
    struct ratios *r, uint32_t leaf, uint32_t symptom, bool absent, double *with, double *without)
{
	uint32_t question = topic_symptom(r->t, symptom)->question;
	uint32_t answer = absent ? ANSWER_NONE : topic_symptom_answer(r->t, symptom);
	double *all = absent ? &r->absent[question] : &r->present[symptom];

	if (*all == 0)
		*all = chance_of(r->t, question, answer);
	return ratio_within(r->t, leaf, question, answer, *all, with, without);
}

uint32_t
ratios_rows(struct ratios *r, uint32_t leaf, const uint32_t **rows)
{
	struct list all = topic_cause(r->t, topic_leaf(r->t, leaf))->evidence;

	r->turn++;
	r->rows.len = 0;
	for (uint32_t i = 0; i < all.count; i++) {
		uint32_t row = topic_item(r->t, all, i);
		uint32_t symptom = topic_evidence(r->t, row)->symptom;

		if (symptom < topic_symptom_count(r->t) && r->met[symptom] != r->turn) {
			r->met[symptom] = r->turn;
			vec_push(&r->rows, row);
		}
	}
	*rows = r->rows.items;
	return (uint32_t)r->rows.len;
}

double
ratio_apart(const struct topic *t, const uint32_t *leaves, uint32_t count, uint32_t question)
{
	struct likelihoods k = topic_likelihoods(t, question);
	uint32_t answers = k.several ? 2 * k.options : k.options + 1; /* of each "yes" and "no" */
	double bits = 0;

	for (uint32_t a = 0; k.base != NULL && a < answers; a++) {
		double p[RATIO_APART_MOST], mean = 0;

		for (uint32_t i = 0; i < count; i++) {
			const double *row = topic_likelihood_row(&k, leaves[i]);

			p[i] = !k.several ? row[a] : topic_frequencies(&k, row)[a / 2];
			if (k.several && a % 2 == 0)
				p[i] = 1 - p[i];
			mean += p[i] / count;
		}
		for (uint32_t i = 0; i < count; i++)
			if (p[i] > 0)
				bits += p[i] / count * number_log2(p[i] / mean);
	}
	return bits;
}
