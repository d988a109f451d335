/* SPDX-License-Identifier: MIT */
/* Drawn cases against the tables they are drawn from. */
#include <criterion/criterion.h>
#include <math.h>
#include <string.h>

#include "reason/sample.h"
#include "fixture.h"
#include "reason/interview.h"

enum { CASES = 60000 };

static const struct fixture_file files[] = {
    {"causes", "id,name,prevalence,urgency\na,A,1,routine\nb,B,3,soon\n"},
    {"questions", "id,text,kind,covers,stage,ask-if\n"
		  "q-flag,Flag?,yes-no,,emergency,\n"
		  "q-more,More?,yes-no,,history,x and not-there\n"
		  "q-how,How?,choice,,history,\nq-x,X?,yes-no,,history,\n"
		  "q-not,Not?,yes-no,,history,\nq-any,Any?,screen,q-x;q-not,history,\n"
		  "q-else,Else?,yes-no,,history,not x\n"},
    {"symptoms", "id,question,name,answer,background\nflag,q-flag,Flag,,1%\n"
		 "slow,q-how,Slow,slow,20%\nfast,q-how,Fast,fast,20%\nx,q-x,X,,10%\n"
		 "more,q-more,More,,50%\nnot-there,q-not,Not,,30%\nelse,q-else,Else,,50%\n"},
    {"evidence", "cause,symptom,frequency,basis\na,slow,70%,stated\nb,fast,60%,stated\n"
		 "b,x,60%,stated\n"},
    {"triage", "id,when,urgency,message,suspect\nt,flag,emergency,Go.,a\n"},
    {NULL, NULL},
};

/* Counted over cases: how often a symptom is present, by leaf; pairs of x and more. */
struct counts {
	uint32_t leaf[2], present[2][8], urgent, more_alone;
};

static void
count(struct counts *n, const struct topic *t, const struct sampled *c)
{
	uint8_t has[8] = {0};

	n->leaf[c->leaf]++;
	for (uint32_t i = 0; i < c->count; i++) {
		has[c->present[i]] = 1;
		n->present[c->leaf][c->present[i]]++;
	}
	cr_assert(!has[fixture_symptom(t, "slow")] || !has[fixture_symptom(t, "fast")]);
	n->more_alone += has[fixture_symptom(t, "more")] &&
			 !(has[fixture_symptom(t, "x")] && has[fixture_symptom(t, "not-there")]);
	cr_assert((c->urgency == URGENCY_EMERGENCY) == has[fixture_symptom(t, "flag")]);
	cr_assert(c->initial == NONE ? c->count == 0 : has[c->initial]);
}

static void
expect_share(uint32_t part, uint32_t whole, double want, const char *what)
{
	double got = (double)part / whole, sigma = sqrt(want * (1 - want) / whole);

	cr_expect(fabs(got - want) < 4 * sigma, "%s: %g, not %g", what, got, want);
}

Test(eval_sample, frequencies_are_those_of_the_tables)
{
	struct topic *t = fixture_topic(files, NULL);
	struct sampler *s = sampler_new(t, 1, 0);
	struct counts n = {0};

	for (int i = 0; i < CASES; i++) {
		struct sampled c = sampler_next(s);

		count(&n, t, &c);
	}
	expect_share(n.leaf[0], CASES, 0.25, "the prior");
	expect_share(n.present[0][fixture_symptom(t, "slow")], n.leaf[0], 0.7, "slow, a");
	expect_share(n.present[0][fixture_symptom(t, "fast")], n.leaf[0], 0.2, "fast, a");
	expect_share(n.present[1][fixture_symptom(t, "fast")], n.leaf[1], 0.6, "fast, b");
	expect_share(n.present[1][fixture_symptom(t, "x")], n.leaf[1], 0.6, "x, b");
	expect_share(n.present[0][fixture_symptom(t, "x")], n.leaf[0], 0.1, "x, a: background");
	expect_share(n.present[1][fixture_symptom(t, "flag")], n.leaf[1], 0.01, "flag");
	cr_expect(n.more_alone == 0, "what is not asked is not there");
	expect_share(n.present[1][fixture_symptom(t, "more")], n.leaf[1], 0.6 * 0.3 * 0.5, "more");
	sampler_free(s);
	topic_close(t);
}

static void
write_some(const struct topic *t, uint64_t seed, struct buf *out)
{
	struct sampler *s = sampler_new(t, seed, 0);

	sample_write_header(&(struct sample_columns){true, false}, out);
	for (int i = 0; i < 50; i++) {
		struct sampled c = sampler_next(s);

		sample_write(t, &c, &(struct sample_columns){true, false}, out);
	}
	sampler_free(s);
}

Test(eval_sample, a_seed_gives_the_same_bytes)
{
	struct topic *t = fixture_topic(files, NULL);
	struct buf one = {0}, again = {0}, other = {0};

	write_some(t, 9, &one);
	write_some(t, 9, &again);
	write_some(t, 10, &other);
	cr_expect_str_eq(buf_str(&one), buf_str(&again));
	cr_expect_str_neq(buf_str(&one), buf_str(&other));
	cr_expect(
	    strncmp(buf_str(&one), "id,present,initial,cause,urgency,title\nsample-9-1,", 50) == 0);
	buf_free(&one);
	buf_free(&again);
	buf_free(&other);
	topic_close(t);
}

Test(eval_sample, seeds_next_to_each_other_share_no_cases)
{
	struct topic *t = fixture_topic(files, NULL);
	struct sampler *a = sampler_new(t, 1, 0), *b = sampler_new(t, 2, 0);
	int same = 0;

	for (int i = 0; i < 1000; i++) {
		struct sampled x = sampler_next(a), y = sampler_next(b);

		same += x.leaf == y.leaf && x.count == y.count &&
			memcmp(x.present, y.present, x.count * sizeof *x.present) == 0;
	}
	cr_expect(same < 350, "%d of 1000 alike", same);
	sampler_free(a);
	sampler_free(b);
	topic_close(t);
}

static bool
is_in(const uint32_t *list, uint32_t count, uint32_t symptom)
{
	for (uint32_t i = 0; i < count; i++)
		if (list[i] == symptom)
			return true;
	return false;
}

/* Being unsure takes an answer away and changes no other, but where an ask-if hangs on it. */
Test(eval_sample, some_are_not_sure)
{
	struct topic *t = fixture_topic(files, NULL);
	struct sampler *sure = sampler_new(t, 4, 0), *s = sampler_new(t, 4, 0.2);
	uint32_t slow = fixture_symptom(t, "slow"), fast = fixture_symptom(t, "fast");
	uint32_t more = fixture_symptom(t, "more"), x = fixture_symptom(t, "x"), open = 0,
		 beside = 0, instead = 0, other = fixture_symptom(t, "else");

	for (int i = 0; i < 20000; i++) {
		struct sampled a = sampler_next(sure), b = sampler_next(s);

		cr_assert(a.leaf == b.leaf && a.unsure_count == 0);
		for (uint32_t k = 0; k < b.count; k++)
			cr_assert(b.present[k] == more || b.present[k] == other ||
				  is_in(a.present, a.count, b.present[k]));
		for (uint32_t k = 0; k < a.count; k++)
			cr_assert(is_in(b.present, b.count, a.present[k]) ||
				  is_in(b.unsure, b.unsure_count, a.present[k]));
		for (uint32_t k = 0; k < b.unsure_count; k++)
			cr_assert(!is_in(b.present, b.count, b.unsure[k]));
		cr_assert(
		    is_in(b.unsure, b.unsure_count, slow) == is_in(b.unsure, b.unsure_count, fast),
		    "a choice is not sure as a whole");
		open += is_in(b.unsure, b.unsure_count, slow);
		beside += is_in(b.unsure, b.unsure_count, x) && is_in(b.present, b.count, more);
		instead += is_in(b.unsure, b.unsure_count, x) && is_in(b.present, b.count, other);
	}
	expect_share(open, 20000, 0.2, "not sure");
	cr_expect(beside > 0, "not sure counts as holding in an ask-if");
	cr_expect(instead > 0, "and as absent under its not");
	sampler_free(sure);
	sampler_free(s);
	topic_close(t);
}

Test(eval_sample, an_id_leads_back_to_its_case)
{
	struct topic *t = fixture_topic(files, NULL);
	struct sampler *s = sampler_new(t, 12, 0), *again = sampler_new(t, 12, 0);
	uint64_t seed, number;
	struct sampled c, d;
	struct buf id = {0};

	for (int i = 0; i < 8; i++)
		c = sampler_next(s);
	sample_write_id(c.seed, c.number, &id);
	cr_expect_str_eq(buf_str(&id), "sample-12-8");
	cr_assert(sample_read_id(buf_str(&id), &seed, &number) && seed == 12 && number == 7);
	sampler_seek(again, number);
	d = sampler_next(again);
	cr_expect(c.leaf == d.leaf && c.count == d.count && c.urgency == d.urgency &&
		  memcmp(c.present, d.present, c.count * sizeof *c.present) == 0);
	cr_expect_not(sample_read_id("sample-12-0", &seed, &number));
	cr_expect_not(sample_read_id("sample-12-8x", &seed, &number));
	cr_expect_not(sample_read_id("sample-+12-8", &seed, &number));
	cr_expect_not(sample_read_id("case-costa", &seed, &number));
	buf_free(&id);
	sampler_free(s);
	sampler_free(again);
	topic_close(t);
}
