/* Drawn cases against the tables they are drawn from. */
#include <criterion/criterion.h>
#include <math.h>
#include <string.h>

#include "eval/sample.h"
#include "fixture.h"
#include "reason/interview.h"

enum { CASES = 60000 };

static const struct fixture_file files[] = {
    {"causes", "id,name,prevalence,urgency\na,A,1,routine\nb,B,3,soon\n"},
    {"questions", "id,text,kind,covers,stage,ask-if\n"
		  "q-flag,Flag?,yes-no,,emergency,\n"
		  "q-more,More?,yes-no,,history,x and not-there\n"
		  "q-how,How?,choice,,history,\nq-x,X?,yes-no,,history,\n"
		  "q-not,Not?,yes-no,,history,\nq-any,Any?,screen,q-x;q-not,history,\n"},
    {"symptoms", "id,question,name,answer,background\nflag,q-flag,Flag,,1%\n"
		 "slow,q-how,Slow,slow,20%\nfast,q-how,Fast,fast,20%\nx,q-x,X,,10%\n"
		 "more,q-more,More,,50%\nnot-there,q-not,Not,,30%\n"},
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
	struct sampler *s = sampler_new(t, 1);
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
	struct sampler *s = sampler_new(t, seed);

	sample_write_header(out, true);
	for (int i = 0; i < 50; i++) {
		struct sampled c = sampler_next(s);

		sample_write(t, &c, true, out);
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
	cr_expect(strncmp(buf_str(&one), "id,present,initial,cause,urgency\nc1,", 36) == 0);
	buf_free(&one);
	buf_free(&again);
	buf_free(&other);
	topic_close(t);
}

Test(eval_sample, seeds_next_to_each_other_share_no_cases)
{
	struct topic *t = fixture_topic(files, NULL);
	struct sampler *a = sampler_new(t, 1), *b = sampler_new(t, 2);
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
