/* SPDX-License-Identifier: MIT */
/* Conditions in three-valued logic, and in words. */
#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "fixture.h"
#include "topic/cond.h"

static const struct fixture_file files[] = {
    {"causes", "id,name,plain,prevalence\nc,Cyst,a bulge,common\ng,Growth,,common\n"},
    {"questions",
	"id,text,kind,stage\nqa,A?,yes-no,history\nqb,B?,yes-no,history\nqd,D?,yes-no,history\n"},
    {"symptoms", "id,question,name,clause\na,qa,Ay,it is ay\nb,qb,Bee,\nd,qd,Dee,\n"},
    {"evidence", "cause,symptom,frequency\nc,a,50%\n"},
    {"triage", "id,when,urgency,message\nt,a or b,soon,Go\n"},
    {"advice", "id,kind,name,text,for,unless\n"
	       "x0,rest,N,T,*,a and (b or not d)\n"
	       "x1,rest,N,T,*,unsure a or rule:t\n"
	       "x2,rest,N,T,*,suspect:c and not (a and b)\n"
	       "x3,rest,N,T,*,a or b and d\n"
	       "x4,rest,N,T,*,at-least 2 of (a; b; d)\n"
	       "x5,rest,N,T,*,a and not at-least 2 of (a or b; unsure b; d)\n"
	       "x6,rest,N,T,*,d or at-least 2 of (a; b; at-least 2 of (a; b; d); a and d)\n"
	       "x7,rest,N,T,*,a or suspect:c or suspect:g\n"},
    {NULL, NULL},
};

struct values {
	unsigned symptom[3], unsure;
};

static unsigned
symptom(void *ctx, uint32_t s)
{
	return ((struct values *)ctx)->symptom[s];
}

static unsigned
unsure(void *ctx, uint32_t s)
{
	(void)s;
	return ((struct values *)ctx)->unsure;
}

static enum truth
eval(const struct topic *t, uint32_t advice, enum truth a, enum truth b, enum truth d)
{
	struct values v = {{TRUTH_BIT(a), TRUTH_BIT(b), TRUTH_BIT(d)}, TRUTH_BIT(TRUTH_FALSE)};
	struct cond_env env = {.symptom = symptom, .unsure = unsure, .ctx = &v};

	return cond_eval(t, topic_advice(t, advice)->unless.at, &env);
}

static enum truth and (enum truth a, enum truth b) { return a < b ? a : b; }

static enum truth or (enum truth a, enum truth b) { return a > b ? a : b; }

static enum truth not(enum truth a) { return (enum truth)(2 - (int)a); }

Test(topic_cond, agrees_with_kleene_on_every_assignment)
{
	struct topic *t = fixture_topic(files, NULL);

	for (enum truth a = TRUTH_FALSE; a <= TRUTH_TRUE; a++) {
		for (enum truth b = TRUTH_FALSE; b <= TRUTH_TRUE; b++) {
			for (enum truth d = TRUTH_FALSE; d <= TRUTH_TRUE; d++) {
				cr_assert(eval(t, 0, a, b, d) == and(a, or (b, not(d))));
				cr_assert(
				    eval(t, 3, a, b, d) == or (a, and(b, d)), "and binds closer");
				cr_assert(eval(t, 4, a, b, d) == or
					  (or (and(a, b), and(a, d)), and(b, d)));
				cr_assert(eval(t, 5, a, b, d) == and(a, not(and(or (a, b), d))));
			}
		}
	}
	topic_close(t);
}

/* The set for sets of truths is never too small: it holds the value of each member. */
Test(topic_cond, possible_covers_every_member)
{
	struct topic *t = fixture_topic(files, NULL);

	for (unsigned m = 0; m < 343; m++) {
		struct values v = {{m % 7 + 1, m / 7 % 7 + 1, m / 49 + 1}, 2};
		struct cond_env env = {.symptom = symptom, .unsure = unsure, .ctx = &v};
		unsigned set = cond_possible(t, topic_advice(t, 0)->unless.at, &env);
		unsigned count = cond_possible(t, topic_advice(t, 4)->unless.at, &env), some = 0;

		for (unsigned k = 0; k < 27; k++) {
			enum truth a = (enum truth)(k % 3), b = (enum truth)(k / 3 % 3);
			enum truth d = (enum truth)(k / 9);

			if ((v.symptom[0] & TRUTH_BIT(a)) && (v.symptom[1] & TRUTH_BIT(b)) &&
			    (v.symptom[2] & TRUTH_BIT(d))) {
				cr_assert(set & TRUTH_BIT(eval(t, 0, a, b, d)));
				some |= TRUTH_BIT(eval(t, 4, a, b, d));
			}
		}
		cr_assert(count == some, "each leaf stands once, so it is exact: %u", m);
	}
	topic_close(t);
}

Test(topic_cond, no_condition_is_true_and_damage_is_unknown)
{
	struct topic *t = fixture_topic(files, NULL);
	struct cond_env env = {.symptom = symptom, .unsure = unsure};

	cr_expect(cond_eval(t, NONE, &env) == TRUTH_TRUE);
	cr_expect(cond_eval(t, 1000000, &env) == TRUTH_UNKNOWN);
	topic_close(t);
}

Test(topic_cond, words_use_names_and_few_parentheses)
{
	static const char *const expected[] = {"it is ay and (bee or not (dee))",
	    "you are not sure whether it is ay or \"Go\" applies",
	    "a bulge is possible and not (it is ay and bee)", "it is ay or (bee and dee)",
	    "at least 2 of: it is ay; bee; dee",
	    "it is ay and not (at least 2 of: it is ay or bee; you are not sure whether bee; dee)",
	    ("dee or (at least 2 of: it is ay; bee; (at least 2 of: it is ay; bee; dee); it is ay "
	     "and dee)"),
	    "it is ay, or a bulge or growth is possible"};
	struct topic *t = fixture_topic(files, NULL);

	for (uint32_t i = 0; i < 8; i++) {
		struct buf out = {0};

		cond_words(t, topic_advice(t, i)->unless.at, NULL, &out);
		cr_expect_str_eq(buf_str(&out), expected[i], "%s", buf_str(&out));
		buf_free(&out);
	}
	topic_close(t);
}

/* A clause is said the same under the `not` of an ask-if. */
Test(topic_cond, words_of_an_ask_if)
{
	static const struct fixture_file asked[] = {
	    {"causes", "id,name,prevalence\nc,Cyst,common\n"},
	    {"questions", "id,text,stage,ask-if\nqa,A?,history,\nqb,B?,history,not a\n"},
	    {"symptoms", "id,question,name,clause\na,qa,Ay,it is ay\nb,qb,Bee,\n"},
	    {"evidence", "cause,symptom,frequency\nc,a,50%\n"}, {NULL, NULL}};
	struct topic *t = fixture_topic(asked, NULL);
	struct buf out = {0};

	cond_words(t, topic_question(t, 1)->ask_if.at, NULL, &out);
	cr_expect_str_eq(buf_str(&out), "it is not so that it is ay", "%s", buf_str(&out));
	buf_free(&out);
	topic_close(t);
}

Test(topic_cond, words_leave_out_what_is_known)
{
	static const struct {
		enum truth a, b, d;
		const char *words[3]; /* of a and (b or not d), of a or b and d, of at least two */
	} known[] = {
	    {TRUTH_UNKNOWN, TRUTH_UNKNOWN, TRUTH_UNKNOWN,
		{"it is ay and (bee or not (dee))", "it is ay or (bee and dee)",
		    "at least 2 of: it is ay; bee; dee"}},
	    {TRUTH_TRUE, TRUTH_UNKNOWN, TRUTH_UNKNOWN, {"bee or not (dee)", NULL, "bee or dee"}},
	    {TRUTH_UNKNOWN, TRUTH_UNKNOWN, TRUTH_TRUE,
		{"it is ay and bee", "it is ay or bee", "it is ay or bee"}},
	    {TRUTH_FALSE, TRUTH_TRUE, TRUTH_UNKNOWN, {NULL, "dee", "dee"}},
	    {TRUTH_UNKNOWN, TRUTH_FALSE, TRUTH_UNKNOWN,
		{"it is ay and not (dee)", "it is ay", "it is ay and dee"}},
	};
	struct topic *t = fixture_topic(files, NULL);

	for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
		struct values v = {
		    {TRUTH_BIT(known[i].a), TRUTH_BIT(known[i].b), TRUTH_BIT(known[i].d)},
		    TRUTH_BIT(TRUTH_FALSE)};
		struct cond_env env = {.symptom = symptom, .unsure = unsure, .ctx = &v};

		for (int k = 0; k < 3; k++) {
			static const uint32_t advice[] = {0, 3, 4};
			struct buf out = {0};

			cond_words(t, topic_advice(t, advice[k])->unless.at, &env, &out);
			if (known[i].words[k] != NULL)
				cr_expect_str_eq(
				    buf_str(&out), known[i].words[k], "%zu: %s", i, buf_str(&out));
			buf_free(&out);
		}
	}
	topic_close(t);
}

/* A flat list of any length is one sentence with nothing left out. */
Test(topic_cond, a_long_list_is_written_whole)
{
	struct buf unless = {0}, out = {0}, expected = {0};
	char *table;
	struct topic *t;

	for (int i = 0; i < 300; i++) {
		buf_printf(&unless, "%s%s", i > 0 ? " or " : "", i % 2 ? "a" : "b");
		buf_printf(&expected, "%s%s",
		    i == 299 ? " or "
		    : i > 0  ? ", "
			     : "",
		    i % 2 ? "it is ay" : "bee");
	}
	table = xasprintf("id,kind,name,text,for,unless\nx,rest,N,T,*,%s\n", buf_str(&unless));
	t = fixture_topic((struct fixture_file[]){files[0], files[1], files[2], files[3],
			      {"advice", table}, {NULL, NULL}},
	    NULL);
	cond_words(t, topic_advice(t, 0)->unless.at, NULL, &out);
	cr_expect_str_eq(buf_str(&out), buf_str(&expected));
	topic_close(t);
	free(table);
	buf_free(&unless);
	buf_free(&out);
	buf_free(&expected);
}

/* Random sets of truths for the leaves of random code, in eight lanes at once. */
struct lanes {
	uint32_t values[16];
	int lane; /* the one that is looked at */
};

static uint32_t
lanes_leaf(void *ctx, enum cond_op op, uint32_t arg)
{
	(void)op;
	return ((struct lanes *)ctx)->values[arg];
}

static uint32_t
one_lane_leaf(void *ctx, enum cond_op op, uint32_t arg)
{
	const struct lanes *l = ctx;

	(void)op;
	return l->values[arg] >> l->lane & 0x010101u;
}

static uint32_t
random_code(uint64_t *state, uint32_t *code)
{
	uint32_t n = 0, depth = 0;

	while (n < 40 || depth > 1) {
		if (depth > 2 && fixture_random(state) % 4 == 0) {
			uint32_t members = 2 + fixture_random(state) % (depth - 1);

			code[n++] = COND_COUNT(1 + fixture_random(state) % members, members);
			depth -= members - 1;
		} else if (n < 40 && (depth < 2 || fixture_random(state) % 2)) {
			code[n++] = COND_WORD(COND_SYMPTOM, fixture_random(state) % 16);
			depth++;
		} else if (n < 40 && fixture_random(state) % 4 == 0) {
			code[n++] = COND_WORD(COND_NOT, 0);
		} else {
			code[n++] = COND_WORD(fixture_random(state) % 2 ? COND_AND : COND_OR, 0);
			depth--;
		}
	}
	return n;
}

Test(topic_cond, each_lane_is_worked_out_by_itself)
{
	uint64_t state = 5;

	for (int run = 0; run < 300; run++) {
		struct lanes l = {0};
		uint32_t code[128], count = random_code(&state, code), all;

		for (int i = 0; i < 16; i++) {
			for (int lane = 0; lane < 8; lane++)
				l.values[i] |= LANE(lane, fixture_random(&state) % 3) |
					       LANE(lane, fixture_random(&state) % 3);
		}
		all = cond_lanes(code, count, lanes_leaf, &l);
		for (l.lane = 0; l.lane < 8; l.lane++) {
			uint32_t own = cond_lanes(code, count, one_lane_leaf, &l);

			cr_assert(
			    (all >> l.lane & 0x010101u) == own, "run %d, lane %d", run, l.lane);
			cr_assert(own != 0, "a condition has some truth");
		}
	}
}
