/* SPDX-License-Identifier: MIT */
/* The drill on likelihood ratios: items against the interview's own, what a source states alone.
 * The script concordance test: a panel's votes, and what an answer is worth by them. */
#include <criterion/criterion.h>
#include <math.h>
#include <string.h>

#include "fixture.h"

#include "reason/interview.h"
#include "learn/concord.h"

/* Likelihood ratios for a against b, as likely as each other: more 80:20 = 4, much 90:5 = 18, term
 * 80..99:10 = 8..9.9, little 30:25 = 1.2, less 10:40 = 1/4, hardly 5:60 = 1/12; vague, implied and
 * judged make no items, nor do the options of a choice. */
static const struct fixture_file files[] = {
    {"causes", "id,name,prevalence,urgency\na,A cause,1,routine\nb,B cause,1,routine\n"},
    {"questions",
	"id,text,kind,stage\nq-f,Flag?,yes-no,emergency\nq-more,M?,yes-no,history\n"
	"q-much,M?,yes-no,history\nq-little,L?,yes-no,history\nq-less,L?,yes-no,history\n"
	"q-hardly,H?,yes-no,history\nq-term,T?,yes-no,history\nq-vague,V?,yes-no,history\n"
	"q-implied,I?,yes-no,history\nq-judged,J?,yes-no,history\nq-c,C?,choice,history\n"},
    {"symptoms", "id,question,name,background\nf,q-f,F,1%\nmore,q-more,More,20%\n"
		 "much,q-much,Much,5%\nlittle,q-little,Little,25%\nless,q-less,Less,40%\n"
		 "hardly,q-hardly,Hardly,60%\nterm,q-term,Term,10%\nvague,q-vague,Vague,20%\n"
		 "implied,q-implied,Implied,5%\njudged,q-judged,Judged,5%\nc1,q-c,C1,5%\n"
		 "c2,q-c,C2,5%\n"},
    {"evidence", "cause,symptom,frequency,strength,basis,source\na,more,80%,often,stated,s\n"
		 "a,much,90%,,stated,s\na,little,30%,,stated,s\na,less,10%,,stated,s\n"
		 "a,hardly,3/60,,stated,s\na,term,very-frequent,mostly,stated,s\n"
		 "a,vague,frequent,,stated,s\na,implied,90%,,implied,s\na,judged,90%,,judgement,s\n"
		 "a,c1,90%,,stated,s\na,c2,80%,,judgement,\n"},
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
	cr_expect_str_eq(concord_word(NULL, -2), "much less likely");
	cr_expect_str_eq(concord_word(NULL, 1), "more likely");
	cr_expect_str_eq(concord_ratio(NULL, 1), "between 2 and 5");
	cr_expect_str_eq(concord_ratio(NULL, 9), "of 5 or more");
}

Test(session_concord, credit_follows_the_distance)
{
	for (int answer = -2; answer <= 2; answer++) {
		double sum = 0;

		for (int given = -2; given <= 2; given++) {
			double want = answer == given ? 1 : abs(answer - given) == 1 ? 0.5 : 0;

			cr_expect_float_eq(
			    concord_credit(&(struct concord_item){.answer = answer}, given), want,
			    1e-12);
			sum += want;
			cr_expect(
			    answer * given >= 0 || want <= 0, "the wrong side is worth nothing");
		}
		cr_expect(sum <= 2);
	}
}

/* The interview that is told so moves by a ratio that the item has, and the answer holds from one
 * end of what the row says to the other. */
static void
check_item(const struct concord_item *item)
{
	struct interview *iv = interview_new(t);
	const struct symptom *s = topic_symptom(t, item->symptom);
	const struct evidence *e = topic_evidence(t, item->row);

	interview_answer(
	    iv, s->question, item->absent ? ANSWER_NONE : topic_symptom_answer(t, item->symptom));
	double moved = interview_moved(iv, s->question, item->leaf);
	cr_expect(moved >= log2(item->least / item->without) - 1e-9);
	cr_expect(moved <= log2(item->most / item->without) + 1e-9);
	cr_expect_eq(item->answer, concord_answer(log2(item->least / item->without) - 0.14));
	cr_expect_eq(item->answer, concord_answer(log2(item->most / item->without) + 0.14));
	cr_expect_eq(item->cause, topic_leaf(t, item->leaf));
	cr_expect_eq(e->symptom, item->symptom);
	cr_expect_eq(e->cause, item->cause);
	cr_expect(e->basis == BASIS_STATED && e->refs.count > 0);
	interview_free(iv);
}

Test(session_concord, items_are_those_that_a_source_states)
{
	static const char *const never[] = {"vague", "implied", "judged", "c1", "c2", "f"};
	struct concord *c = concord_new(t, CONCORD_DRILL, 1);
	int seen[5] = {0};
	uint32_t much = 0;
	struct concord_item item, told[11];

	/* Present and absent: more 4, 1/4; much 18, 1/9.5; little 1.2, 0.93; less 1/4, 1.5;
	 * hardly 1/12, and 2.4; term 8 to 9.9. */
	cr_expect_eq(concord_size(c), 11u, "%u", (unsigned)concord_size(c));
	for (int i = 0; i < 11; i++) {
		cr_assert(concord_next(c, &item));
		check_item(&item);
		for (int k = 0; k < i; k++)
			cr_expect(item.row != told[k].row || item.absent != told[k].absent);
		told[i] = item;
		for (size_t k = 0; k < sizeof never / sizeof *never; k++)
			cr_expect(item.symptom != fixture_symptom(t, never[k]), "%s", never[k]);
		if (item.answer == 2 && ++much > 0)
			cr_expect_eq(item.symptom, fixture_symptom(t, much == 1 ? "much" : "term"),
			    "a figure comes before a term");
		if (i < 5)
			cr_expect_eq(seen[item.answer + 2]++, 0, "each answer comes once");
	}
	cr_expect_not(concord_next(c, &item));
	concord_free(c);
}

Test(session_concord, a_seed_gives_the_same_items)
{
	struct concord *a = concord_new(t, CONCORD_DRILL, 7), *b = concord_new(t, CONCORD_DRILL, 7),
		       *c = concord_new(t, CONCORD_DRILL, 8);
	int other = 0;

	for (int i = 0; i < 11; i++) {
		struct concord_item x, y, z;

		cr_assert(concord_next(a, &x) && concord_next(b, &y) && concord_next(c, &z));
		cr_expect(x.symptom == y.symptom && x.absent == y.absent);
		other += x.symptom != z.symptom || x.absent != z.absent;
	}
	cr_expect(other > 4, "%d of 11", other);
	concord_free(a);
	concord_free(b);
	concord_free(c);
}

static void
expect_feedback(const char *symptom, bool absent, int given, const char *want)
{
	struct concord *c = concord_new(t, CONCORD_DRILL, 1);
	struct concord_item item;
	struct buf out = {0};

	do
		cr_assert(concord_next(c, &item));
	while (item.symptom != fixture_symptom(t, symptom) || item.absent != absent);
	concord_write_item(t, &item, &out);
	cr_expect(strstr(buf_str(&out), "You think of: A cause. ") != NULL);
	cr_expect((strstr(buf_str(&out), "not so") != NULL) == absent);
	buf_clear(&out);
	concord_write_feedback(t, &item, given, &out);
	cr_expect_str_eq(buf_str(&out), want);
	buf_free(&out);
	concord_free(c);
}

Test(session_concord, the_source_is_shown)
{
	expect_feedback("more", false, 1,
	    "Right: 1, more likely (a likelihood ratio between 2 and 5). The source says: 80%, "
	    "\"often\" (stated) [s]. So of 100 with it 80 show it; of 100 with another cause, by "
	    "this "
	    "topic's estimates, 20: a ratio of 4.");
	expect_feedback("hardly", false, -1,
	    "Near: -2, much less likely (a likelihood ratio of 1/5 or less). The source says: 3/60 "
	    "(stated) [s]. So of 100 with it 5 show it; of 100 with another cause, by this topic's "
	    "estimates, 60: a ratio of 0.083.");
	expect_feedback("term", false, -2,
	    "No: 2, much more likely (a likelihood ratio of 5 or more). The source says: "
	    "very-frequent, \"mostly\" (stated) [s]. So of 100 with it 80 to 99 show it; of 100 "
	    "with "
	    "another cause, by this topic's estimates, 10: a ratio of 8 to 9.9.");
	expect_feedback("much", true, -2,
	    "Right: -2, much less likely (a likelihood ratio of 1/5 or less). The source says: 90% "
	    "(stated) [s]. So of 100 with it 10 do not show it; of 100 with another cause, by this "
	    "topic's estimates, 95: a ratio of 0.11.");
}

Test(session_concord, too_few_rows_are_said)
{
	struct fixture_file few[sizeof files / sizeof *files];
	struct concord *c = concord_new(t, CONCORD_DRILL, 1);
	struct buf out = {0};

	concord_write_about(t, CONCORD_DRILL, concord_size(c), &out);
	cr_expect_str_eq(buf_str(&out),
	    "Drill on likelihood ratios: 11 items from the 8 of 11 rows of evidence that a source "
	    "states.");
	concord_free(c);
	topic_close(t);
	memcpy(few, files, sizeof few);
	few[3].text = "cause,symptom,frequency,strength,basis,source\na,more,80%,often,stated,s\n"
		      "a,much,90%,,judgement,s\n";
	t = fixture_topic(few, NULL);
	c = concord_new(t, CONCORD_DRILL, 1);
	buf_clear(&out);
	concord_write_about(t, CONCORD_DRILL, concord_size(c), &out);
	cr_expect_str_eq(buf_str(&out),
	    "Drill on likelihood ratios: 2 items from the 1 of 2 rows of evidence that a source "
	    "states. That is too few for a drill.");
	concord_free(c);
	buf_free(&out);
}

/* Votes that nobody cast: 0 for -2, 1, 2, 6, 3 on the first item, two answers as frequent as each
 * other on the second. */
static struct topic *
panel_topic(void)
{
	struct fixture_file with[sizeof files / sizeof *files + 1];
	size_t count = sizeof files / sizeof *files;

	memcpy(with, files, sizeof files);
	with[count - 1] = (struct fixture_file){"panel",
	    "id,hypothesis,finding,present,vignette,votes,source\n"
	    "p1,a,more,,Somebody comes "
	    "in.,1:-1;2:0;3:0;4:+1;5:1;6:+1;7:+1;8:+1;9:+1;10:2;11:+2;ann:+2,"
	    "s\np2,b,much,no,,1:-2;2:-2;3:+2;4:+2;5:0,\n"};
	with[count] = (struct fixture_file){NULL, NULL};
	return fixture_topic(with, NULL);
}

Test(session_concord, an_answer_is_worth_the_votes_for_it)
{
	struct topic *own = panel_topic();
	struct concord *c = concord_new(own, CONCORD_PANEL, 5);
	struct concord_item item;
	struct buf out = {0};
	double sum = 0;

	cr_expect_eq(concord_size(c), 2u);
	concord_write_about(own, CONCORD_PANEL, concord_size(c), &out);
	cr_expect_str_eq(buf_str(&out),
	    "Script concordance test: 2 items, each with the votes of a "
	    "panel of 5 to 12 members. A panel should have 10 or more.");
	cr_assert(concord_next(c, &item));
	cr_expect(item.kind == CONCORD_PANEL && !item.absent && item.answer == 1);
	cr_expect_eq(item.symptom, fixture_symptom(own, "more"));
	cr_expect_eq(item.leaf, fixture_leaf(own, "a"));
	static const double want[] = {0, 1 / 6.0, 2 / 6.0, 1, 3 / 6.0};
	for (int i = 0; i < CONCORD_POINT_COUNT; i++)
		cr_expect_float_eq(concord_credit(&item, i - 2), want[i], 1e-12, "%d", i - 2);
	buf_clear(&out);
	concord_write_item(own, &item, &out);
	cr_expect_str_eq(buf_str(&out),
	    "Somebody comes in. You think of: A cause. Now you learn that this is so: More.");
	buf_clear(&out);
	concord_write_feedback(own, &item, 2, &out);
	cr_expect_str_eq(buf_str(&out),
	    "Credit 0.5 of 1. The votes of the 12 members of the panel: "
	    "3 much more likely (2), 6 more likely "
	    "(1), 2 neither (0), 1 less likely (-1) [s].");
	cr_assert(concord_next(c, &item));
	cr_expect(item.absent && item.answer == -2);
	for (int i = -2; i <= 2; i++)
		sum += concord_credit(&item, i);
	cr_expect_float_eq(sum, 2.5, 1e-12, "both of the most frequent are worth 1");
	cr_expect_not(concord_next(c, &item));
	concord_free(c);
	c = concord_new(t, CONCORD_PANEL, 1);
	cr_expect(concord_size(c) == 0 && !concord_next(c, &item));
	buf_clear(&out);
	concord_write_about(t, CONCORD_PANEL, concord_size(c), &out);
	cr_expect(strstr(buf_str(&out), "no panel has voted") != NULL);
	concord_free(c);
	buf_free(&out);
	topic_close(own);
}
