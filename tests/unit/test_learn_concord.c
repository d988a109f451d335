/* Script concordance: items against the interview's own likelihood ratios, credit by distance. */
#include <criterion/criterion.h>
#include <math.h>
#include <string.h>

#include "fixture.h"

#include "reason/interview.h"
#include "learn/concord.h"

/* Likelihood ratios for a against b, as likely as each other: none 80:20 = 4, much 90:5 = 18,
 * little 30:25 = 1.2, less 10:40 = 1/4, hardly 5:60 = 1/12. */
static const struct fixture_file files[] = {
    {"causes", "id,name,prevalence,urgency\na,A cause,1,routine\nb,B cause,1,routine\n"},
    {"questions", "id,text,kind,stage\nq-f,Flag?,yes-no,emergency\nq-more,M?,yes-no,history\n"
		  "q-much,M?,yes-no,history\nq-little,L?,yes-no,history\nq-less,L?,yes-no,history\n"
		  "q-hardly,H?,yes-no,history\n"},
    {"symptoms", "id,question,name,background\nf,q-f,F,1%\nmore,q-more,More,20%\n"
		 "much,q-much,Much,5%\nlittle,q-little,Little,25%\nless,q-less,Less,40%\n"
		 "hardly,q-hardly,Hardly,60%\n"},
    {"evidence", "cause,symptom,frequency,strength,basis,source\na,more,80%,often,stated,s\n"
		 "a,much,90%,,implied,s\na,little,30%,,judgement,\na,less,10%,,stated,s\n"
		 "a,hardly,5%,,stated,s\n"},
    {"triage", "id,when,urgency,message\nt,f,emergency,Go.\n"},
    {"sources", "id,title\ns,Source\n"},
    {NULL, NULL},
};

static struct topic *t;

static void
set_up(void)
{
	t = fixture_topic(files, NULL);
}

static void
tear_down(void)
{
	topic_close(t);
}

TestSuite(session_concord, .init = set_up, .fini = tear_down);

Test(session_concord, ratios_become_points)
{
	static const struct {
		double ratio;
		int point;
	} rows[] = {{18, 2}, {5, 2}, {4.9, 1}, {2, 1}, {1.9, 0}, {1, 0}, {0.51, 0}, {0.49, -1},
	    {0.21, -1}, {0.19, -2}, {0.01, -2}};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		cr_expect_eq(
		    concord_answer(log2(rows[i].ratio)), rows[i].point, "%g", rows[i].ratio);
	for (int p = -2; p <= 2; p++)
		cr_expect_eq(concord_point(p)->point, p);
	cr_expect_eq(concord_point(9)->point, 2);
}

Test(session_concord, credit_follows_the_distance)
{
	for (int answer = -2; answer <= 2; answer++) {
		double sum = 0;

		for (int given = -2; given <= 2; given++) {
			double want = answer == given ? 1 : abs(answer - given) == 1 ? 0.5 : 0;

			cr_expect_float_eq(concord_credit(answer, given), want, 1e-12);
			sum += want;
			cr_expect(
			    answer * given >= 0 || want <= 0, "the wrong side is worth nothing");
		}
		cr_expect(sum <= 2);
	}
}

/* Every item's ratio is what the interview says once it is told so. */
static void
check_item(const struct concord_item *item)
{
	struct interview *iv = interview_new(t);
	uint32_t symptom = item->symptom;

	interview_answer(iv, item->question, item->reply);
	cr_expect_float_eq(interview_moved(iv, item->question, item->leaf), item->bits, 1e-12);
	cr_expect_float_eq(log2(item->with / item->without), item->bits, 1e-9);
	cr_expect_eq(item->answer, concord_answer(item->bits));
	cr_expect_eq(item->cause, topic_leaf(t, item->leaf));
	cr_expect(fabs(fabs(item->bits) - 1) >= CONCORD_MARGIN);
	if (item->row != NONE) {
		cr_expect_eq(topic_evidence(t, item->row)->symptom, symptom);
		cr_expect_eq(topic_evidence(t, item->row)->cause, item->cause);
	} else {
		cr_expect_eq(item->leaf, fixture_leaf(t, "b"), "b is silent on everything");
	}
	interview_free(iv);
}

Test(session_concord, items_are_those_of_the_table)
{
	struct concord *c = concord_new(t, 1);
	int seen[5] = {0};
	struct concord_item item, much = {0};
	bool others = false;

	for (int i = 0; i < 100; i++) {
		cr_assert(concord_next(c, &item));
		check_item(&item);
		if (item.answer == 2) {
			others = others || (seen[4] > 0 && (item.leaf != much.leaf ||
							       item.symptom != much.symptom));
			much = item;
		}
		seen[item.answer + 2]++;
	}
	for (int p = 0; p < 5; p++)
		cr_expect_eq(seen[p], 20, "answer %d: %d", p - 2, seen[p]);
	cr_expect(others, "there is more than one item with an answer");
	concord_free(c);
}

Test(session_concord, a_seed_gives_the_same_items)
{
	struct concord *a = concord_new(t, 7), *b = concord_new(t, 7), *c = concord_new(t, 8);
	int other = 0;

	for (int i = 0; i < 40; i++) {
		struct concord_item x, y, z;

		cr_assert(concord_next(a, &x) && concord_next(b, &y) && concord_next(c, &z));
		cr_expect(x.leaf == y.leaf && x.symptom == y.symptom && x.reply == y.reply);
		other += x.leaf != z.leaf || x.symptom != z.symptom || x.reply != z.reply;
	}
	cr_expect(other > 10, "%d of 40", other);
	concord_free(a);
	concord_free(b);
	concord_free(c);
}

Test(session_concord, the_reason_is_shown)
{
	struct concord *c = concord_new(t, 1);
	struct concord_item item;
	struct buf out = {0};
	bool linked = false, silent = false;

	for (int i = 0; i < 60; i++) {
		cr_assert(concord_next(c, &item));
		buf_clear(&out);
		concord_write_item(t, &item, &out);
		cr_expect(strstr(buf_str(&out), "You think of: ") != NULL);
		cr_expect((strstr(buf_str(&out), "not so") != NULL) == (item.reply == ANSWER_NONE));
		buf_clear(&out);
		concord_write_reason(t, &item, &out);
		if (item.row != NONE && item.symptom == fixture_symptom(t, "more")) {
			linked = true;
			cr_expect(strstr(buf_str(&out), "\"often\" (stated) [s]") != NULL, "%s",
			    buf_str(&out));
		} else if (item.row == NONE) {
			silent = true;
			cr_expect(strstr(buf_str(&out), "No source links") != NULL);
		}
	}
	cr_expect(linked && silent);
	concord_free(c);
	buf_free(&out);
}
