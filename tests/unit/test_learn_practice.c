/* SPDX-License-Identifier: MIT */
/* Practice on the knee's cases: learners of every kind, and what the score makes of them. */
#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#include "fixture.h"
#include "shared_data.h"

#include "reason/ratio.h"
#include "reason/sample.h"
#include "learn/find.h"
#include "learn/practice_state.h"

static struct topic *t;

static void
set_up(void)
{
	t = fixture_made("data/knee");
}

static void
tear_down(void)
{
	topic_close(t);
}

TestSuite(session_practice, .init = set_up, .fini = tear_down);

static struct practice *
on_row(uint32_t row)
{
	struct practice_case c = practice_case_row(t, row);
	struct error err = {""};
	struct practice *p = practice_new(t, &c, PRACTICE_VIGNETTE, &err);

	cr_assert(p != NULL, "%s", err.text);
	return p;
}

static struct practice *
on_case(const char *id)
{
	uint32_t row = practice_case_find(t, id);

	cr_assert(row != NONE, "%s", id);
	return on_row(row);
}

/* Asks what the best walk does, and declares the red flags covered as soon as they are. */
static void
ask_like_the_tree(struct practice *p)
{
	struct step step;

	while ((step = practice_state_next(p->iv)).question != NONE) {
		if (!interview_emergency_open(p->iv))
			practice_cover(p);
		cr_assert(practice_ask(p, step.question) != ANSWER_UNASKED);
	}
	if (!interview_emergency_open(p->iv))
		practice_cover(p);
}

static void
name_the_cause(struct practice *p)
{
	cr_assert(practice_rank(p, p->c.cause, 0));
}

static struct practice_score
score_of(struct practice *p)
{
	struct practice_feedback *f = practice_feedback_new(p);
	struct practice_score s = f->score;

	cr_expect(f->committed);
	practice_feedback_free(f);
	return s;
}

static void
choose_what_is_right(struct practice *p)
{
	struct practice_feedback *f = practice_feedback_new(p);

	for (int i = 0; i < PRACTICE_PLANS; i++)
		for (uint32_t k = 0; k < f->plan[i].count; k++)
			practice_choose(p, (enum practice_plan)i, f->plan[i].rows[k]);
	practice_feedback_free(f);
}

static struct practice_score
commit(struct practice *p, uint32_t urgency)
{
	cr_assert(practice_commit(p, urgency));
	choose_what_is_right(p);
	return score_of(p);
}

static bool
has_red_flag(const struct practice *p)
{
	const struct practice_case *c = &p->c;

	for (uint32_t i = 0; i < c->present.count; i++)
		if (topic_symptom(t, c->present.items[i])->red_flag)
			return true;
	return false;
}

/* Calls a learner on every case of the topic. */
static void
on_every_case(void (*learn)(struct practice *p))
{
	cr_assert(topic_case_count(t) >= 45);
	for (uint32_t row = 0; row < topic_case_count(t); row++) {
		struct practice *p = on_row(row);

		learn(p);
		practice_free(p);
	}
}

#define EXPECT_TOTAL(p, s, want)                                                                   \
	cr_expect((s).total == (want), "%s: %d, not %d", p->c.id, (s).total, (want))

static void
learn_perfectly(struct practice *p)
{
	struct practice_score s;

	ask_like_the_tree(p);
	name_the_cause(p);
	s = commit(p, p->c.urgency);
	cr_expect(s.total >= 98, "%s: %d", p->c.id, s.total);
	cr_expect(s.cap == PRACTICE_CAP_COUNT);
}

Test(session_practice, who_asks_what_the_tree_asks_is_near_the_top)
{
	on_every_case(learn_perfectly);
}

/* 14 for the urgency not being too low, 24 for the result. */
static void
learn_by_guessing(struct practice *p)
{
	struct practice_score s;

	name_the_cause(p);
	s = commit(p, p->c.urgency);
	EXPECT_TOTAL(p, s, has_red_flag(p) ? 25 : 38);
	cr_expect(s.uncapped == 38);
	cr_expect(s.cap == (has_red_flag(p) ? PRACTICE_CAP_MISSED : PRACTICE_CAP_UNCOVERED));
	cr_expect_float_eq(s.share[PRACTICE_PART_ECONOMY], 0, 1e-9, "nothing asked is no thrift");
}

Test(session_practice, who_asks_nothing_has_nothing_but_luck)
{
	on_every_case(learn_by_guessing);
}

static int judged;
static double good_questions; /* the sum of their shares */

static void
learn_without_red_flags(struct practice *p)
{
	struct interview *iv = p->iv;
	struct practice_score s;

	for (int i = 0; i < 12; i++) {
		uint32_t best = NONE;
		double most = 0;

		for (uint32_t q = 0; q < topic_question_count(t); q++) {
			double gain = interview_gain(iv, q);

			if (topic_question(t, q)->stage != STAGE_EMERGENCY && gain > most) {
				best = q;
				most = gain;
			}
		}
		if (best != NONE)
			practice_ask(p, best);
	}
	/* History may find an emergency by itself, a bleed into the joint for one: then it is
	 * found. */
	if (interview_triage(iv)->rules == URGENCY_EMERGENCY)
		return;
	judged++;
	practice_cover(p);
	name_the_cause(p);
	s = commit(p, p->c.urgency);
	cr_expect(s.total <= (has_red_flag(p) ? 25 : 50), "%s: %d", p->c.id, s.total);
	cr_expect_float_eq(
	    s.share[PRACTICE_PART_SAID], 0, 1e-9, "a false declaration counts nothing");
	cr_expect_float_eq(s.share[PRACTICE_PART_FLAGS], 0, 1e-9);
	cr_expect_float_eq(s.share[PRACTICE_PART_ORDER], 0, 1e-9);
	struct practice_feedback *f = practice_feedback_new(p);
	double worth = s.share[PRACTICE_PART_QUESTIONS] * (f->counted + f->remaining_count);
	cr_expect(worth > 0.4 * f->counted, "%s: the questions themselves were good", p->c.id);
	practice_feedback_free(f);
	good_questions += s.share[PRACTICE_PART_QUESTIONS];
}

Test(session_practice, who_never_covers_red_flags_is_capped)
{
	on_every_case(learn_without_red_flags);
	cr_expect(judged >= 75, "%d cases", judged);
	cr_expect(good_questions > 0.45 * judged, "%g of %d", good_questions, judged);
}

static void
learn_to_overtriage(struct practice *p)
{
	uint32_t right = p->c.urgency;
	struct practice_score s;

	ask_like_the_tree(p);
	name_the_cause(p);
	s = commit(p, URGENCY_EMERGENCY);
	EXPECT_TOTAL(p, s, right == URGENCY_EMERGENCY ? 100 : right == URGENCY_TODAY ? 96 : 91);
}

Test(session_practice, who_overtriages_loses_the_exact_urgency)
{
	on_every_case(learn_to_overtriage);
}

/* An emergency for everyone, without a question: no red flag was found, so it is no foresight. */
static void
learn_to_cry_wolf(struct practice *p)
{
	struct practice_score s;

	name_the_cause(p);
	s = commit(p, URGENCY_EMERGENCY);
	cr_expect(s.total <= 38, "%s: %d", p->c.id, s.total);
	cr_expect(!has_red_flag(p) || s.total <= 25);
}

Test(session_practice, an_emergency_for_all_does_not_pay)
{
	on_every_case(learn_to_cry_wolf);
}

static void
learn_to_undertriage(struct practice *p)
{
	uint32_t right = p->c.urgency;
	struct practice_score s;

	if (right == URGENCY_SELF_CARE)
		return;
	ask_like_the_tree(p);
	name_the_cause(p);
	s = commit(p, right - 1);
	EXPECT_TOTAL(p, s, right == URGENCY_EMERGENCY ? 25 : 84);
}

Test(session_practice, who_undertriages_an_emergency_is_capped)
{
	on_every_case(learn_to_undertriage);
}

static int all_total, all_cases;

static void
learn_all(struct practice *p)
{
	uint32_t *list = xcalloc(topic_question_count(t), sizeof *list);
	uint32_t count = find_questions(t, STAGES, "", list);
	struct practice_score s;

	cr_assert_eq(count, topic_question_count(t));
	for (int pass = 0; pass < 3; pass++) /* an ask-if may hold only later */
		for (uint32_t i = 0; i < count; i++)
			practice_ask(p, list[i]);
	practice_cover(p);
	name_the_cause(p);
	s = commit(p, p->c.urgency);
	/* Where self-care hangs on many answers the tree asks most of them itself. */
	bool emergency = p->c.urgency == URGENCY_EMERGENCY;
	cr_expect(s.total <= (emergency ? 83 : 93), "%s: %d", p->c.id, s.total);
	cr_expect(s.share[PRACTICE_PART_ECONOMY] < (emergency ? 0.2 : 0.9), "%s: %.2f", p->c.id,
	    s.share[PRACTICE_PART_ECONOMY]);
	cr_expect(s.share[PRACTICE_PART_QUESTIONS] < 0.8, "%s: %.2f", p->c.id,
	    s.share[PRACTICE_PART_QUESTIONS]);
	all_total += s.total;
	all_cases++;
	free(list);
}

Test(session_practice, who_asks_everything_loses_economy)
{
	on_every_case(learn_all);
	cr_expect(all_total <= 82 * all_cases, "%g on the average", (double)all_total / all_cases);
}

/* The order of things: nothing outweighs a red flag that was missed. Learners who do anything at
 * all, by chance. */
Test(session_practice, no_unsafe_learner_is_above_a_safe_one)
{
	uint64_t state = 11;
	unsigned safe = 0, unsafe = 0, rounds = fixture_rounds(3000);

	for (unsigned i = 0; i < rounds; i++) {
		struct practice *p = on_row(fixture_random(&state) % topic_case_count(t));
		uint32_t asks = fixture_random(&state) % 40, cover = fixture_random(&state) % 40;
		bool careful = fixture_random(&state) % 2;
		struct practice_feedback *f;

		for (uint32_t k = 0; k < asks; k++) {
			struct step step = walk_step(p->iv);

			if (k == cover)
				practice_cover(p);
			practice_ask(p, careful && step.question != NONE
					    ? step.question
					    : fixture_random(&state) % topic_question_count(t));
		}
		for (int k = 0; k < 3; k++)
			practice_rank(p, fixture_random(&state) % topic_cause_count(t), 0);
		if (p->mine_count == 0)
			name_the_cause(p);
		practice_commit(p, fixture_random(&state) % URGENCY_LEVELS);
		f = practice_feedback_new(p);
		if (f->flags_missed > 0 ||
		    (f->case_urgency == URGENCY_EMERGENCY && f->urgency != URGENCY_EMERGENCY)) {
			cr_expect(f->score.total <= 25);
			unsafe++;
		} else if (f->covered && f->urgency >= f->case_urgency) {
			cr_expect(f->score.total >= 28, "%d", f->score.total);
			safe++;
		}
		cr_expect(f->score.total >= 0 && f->score.total <= 100);
		practice_feedback_free(f);
		practice_free(p);
	}
	cr_expect(safe > rounds / 10 && unsafe > rounds / 10, "%u safe, %u unsafe", safe, unsafe);
}

Test(session_practice, weights_sum_to_a_hundred)
{
	int sum = 0, group[PRACTICE_GROUP_COUNT] = {0};

	for (uint32_t i = 0; i < PRACTICE_PART_COUNT; i++) {
		sum += practice_parts[i].weight;
		group[practice_parts[i].group] += practice_parts[i].weight;
	}
	cr_expect_eq(sum, 100);
	for (int g = 1; g < PRACTICE_GROUP_COUNT; g++)
		cr_expect(group[g - 1] > group[g], "%s before %s",
		    topic_phrase(NULL, practice_groups[(uint32_t)g - 1]),
		    topic_phrase(NULL, practice_groups[(uint32_t)g]));
	cr_expect(practice_parts[PRACTICE_PART_FLAGS].weight +
			  practice_parts[PRACTICE_PART_TRIAGE].weight >
		      practice_caps[PRACTICE_CAP_MISSED].most,
	    "who is safe is above who is not");
}

/* What feedback tells of one practice, step by step. */
Test(session_practice, feedback_tells_what_happened)
{
	struct practice *p = on_case("case-becker");
	uint32_t complaint = fixture_question(t, "q-complaint"),
		 fever = fixture_question(t, "q-fever");
	uint32_t clot = fixture_question(t, "q-danger-clot");
	uint32_t dvt = topic_leaf(t, fixture_leaf(t, "dvt"));
	struct practice_feedback *f;

	cr_expect_eq(practice_ask(p, complaint) - ANSWER_FIRST,
	    topic_symptom(t, fixture_symptom(t, "complaint-lump"))->option - 1);
	practice_rank(p, dvt, 0);
	cr_expect_eq(practice_ask(p, fever), (uint32_t)ANSWER_NONE);
	cr_expect_eq(practice_ask(p, fever), (uint32_t)ANSWER_UNASKED, "once is enough");
	cr_expect_eq((int)practice_standing(p, fever), (int)PRACTICE_ANSWERED);
	cr_expect_eq(practice_ask(p, clot), (uint32_t)ANSWER_NONE);
	practice_rank(p, p->c.cause, 0);
	f = practice_feedback_new(p);
	cr_expect_not(f->committed);
	cr_expect_eq(f->score.total, 0);
	cr_assert_eq(f->step_count, 3u);
	cr_expect(f->steps[0].before_flags && !f->steps[0].emergency);
	cr_expect(f->steps[1].emergency && f->steps[1].worth >= 1);
	cr_expect_eq(f->steps[0].tree, clot);
	cr_expect(f->steps[0].best_bits >= f->steps[0].bits && f->steps[0].bits > 0.2);
	cr_expect(f->start.mine_count == 0 && f->steps[0].after.mine_count == 1);
	cr_expect(f->steps[0].after.mine[0] == dvt && f->steps[0].after.truth_mine == 0);
	cr_expect(f->steps[2].after.mine_count == 2 && f->steps[2].after.truth_mine == 1);
	cr_expect(f->steps[0].truth_moved > 0.5, "a lump speaks for a cyst");
	cr_expect(f->steps[0].after.truth_share > f->start.truth_share);
	cr_expect(f->start.tree[0].share >= f->start.tree[1].share);
	cr_expect_not(f->covered);
	cr_expect_eq(f->flags_missed, 0u, "there is none to miss");
	for (uint32_t i = 0; i < f->flag_count; i++)
		if (f->flags[i].symptom == fixture_symptom(t, "fever"))
			cr_expect(f->flags[i].step == 2 && f->flags[i].found == FINDING_NO);
	cr_expect(f->remaining_count > 0 && f->tree_count > 0 && f->tree[0].question == clot);
	cr_expect(f->ref_count > 0 && f->teaching[0] != '\0');
	practice_feedback_free(f);
	practice_free(p);
}

/* After an emergency the other red flags are still to ask, and then what tells the causes apart; a
 * red flag that was passed over is named. */
Test(session_practice, feedback_names_what_was_late_and_what_was_missed)
{
	struct practice *p = on_case("case-marino"), *q = on_case("case-marino");
	struct practice_feedback *f;
	uint32_t breath = fixture_symptom(t, "breath-chest-blood");

	practice_ask(p, fixture_question(t, "q-breath"));
	practice_ask(p, fixture_question(t, "q-complaint"));
	name_the_cause(p);
	practice_commit(p, URGENCY_EMERGENCY);
	f = practice_feedback_new(p);
	cr_expect(f->steps[1].needless == PRACTICE_NEEDED && !f->steps[1].counted);
	cr_expect(f->covered && f->covered_step == 1 && f->flags_missed == 0);
	cr_expect(f->found_step == 1 && f->needless_count == 0);
	cr_expect(f->remaining_flags > 0 && f->remaining_count == f->remaining_flags + 3,
	    "one of the %d questions that tell the causes apart is asked", PRACTICE_APART);
	practice_feedback_free(f);

	practice_ask(q, fixture_question(t, "q-complaint"));
	practice_rank(q, topic_leaf(t, fixture_leaf(t, "leg-cramp")), 0);
	practice_commit(q, URGENCY_SELF_CARE);
	f = practice_feedback_new(q);
	cr_assert_eq(f->flags_missed, 1u);
	for (uint32_t i = 0; i < f->flag_count; i++)
		cr_expect_eq(f->flags[i].missed, f->flags[i].symptom == breath);
	cr_expect(f->open_count > 0 && f->open[0].ask != NONE && f->open[0].ask_bits > 0);
	for (uint32_t i = 0; i < f->open_count; i++)
		cr_expect(topic_cause(t, f->open[i].cause)->urgency > URGENCY_SELF_CARE);
	cr_expect_eq((int)f->score.cap, (int)PRACTICE_CAP_MISSED);
	practice_feedback_free(f);
	practice_free(p);
	practice_free(q);
}

/* Feedback's claims about the differential follow the outcome of the tree's walk to its end. */
Test(session_practice, a_differential_is_judged_by_the_evidence)
{
	struct practice *p = on_case("case-rahman");
	struct practice_score s;

	ask_like_the_tree(p);
	practice_rank(p, topic_leaf(t, fixture_leaf(t, "gout")), 0);
	practice_rank(p, topic_leaf(t, fixture_leaf(t, "melanoma")), 1);
	practice_rank(p, p->c.cause, 2);
	s = commit(p, p->c.urgency);
	cr_expect_float_eq(s.share[PRACTICE_PART_DIFFERENTIAL], 1.0 / 3, 1e-9);
	cr_expect_float_eq(s.share[PRACTICE_PART_CAUSE], 1.0 / 3, 1e-9);
	practice_free(p);
}

Test(session_practice, the_differential_is_kept_in_order_and_undone)
{
	struct practice *p = on_row(0);
	uint32_t a = topic_leaf(t, 0), b = topic_leaf(t, 1), c = topic_leaf(t, 2), group = 0;

	while (topic_cause(t, group)->leaf != NONE)
		group++;
	cr_expect_not(practice_rank(p, group, 0), "a group is no cause");
	cr_expect_not(practice_commit(p, URGENCY_SOON), "nothing is ranked");
	cr_expect(practice_rank(p, a, 9) && practice_rank(p, b, 9) && practice_rank(p, c, 0));
	cr_expect(p->mine[0] == c && p->mine[1] == a && p->mine[2] == b);
	cr_expect(practice_rank(p, c, 2) && p->mine[2] == c && p->mine[0] == a);
	cr_expect_not(practice_rank(p, c, 7), "it is last already");
	cr_expect(practice_undo(p) && p->mine[0] == c);
	cr_expect(practice_unrank(p, a) && p->mine_count == 2);
	cr_expect_not(practice_unrank(p, a));
	cr_expect(practice_undo(p) && p->mine[1] == a);
	cr_expect(practice_cover(p) && !practice_cover(p) && practice_undo(p) && !p->covered);
	cr_expect(practice_ask(p, fixture_question(t, "q-fever")) != ANSWER_UNASKED);
	cr_expect_not(practice_undo(p), "what was heard was heard");
	cr_expect(p->mine_count == 3);
	cr_expect(practice_commit(p, URGENCY_SOON) && !practice_undo(p) && !practice_rank(p, a, 2));
	cr_expect_eq(practice_ask(p, fixture_question(t, "q-severe")), (uint32_t)ANSWER_UNASKED);
	cr_expect_eq((int)practice_standing(p, 0), (int)PRACTICE_CLOSED);
	practice_free(p);
}

static void
expect_same(const struct practice *a, const struct practice *b)
{
	struct buf x = {0}, y = {0};

	practice_write(a, &x);
	practice_write(b, &y);
	cr_expect_str_eq(buf_str(&x), buf_str(&y));
	buf_free(&x);
	buf_free(&y);
}

Test(session_practice, a_prefix_is_the_practice_up_to_there)
{
	struct practice *p = on_row(3), *again = on_row(3);

	ask_like_the_tree(p);
	name_the_cause(p);
	practice_commit(p, URGENCY_SOON);
	for (uint32_t i = 0; i <= p->log.len; i++) {
		struct practice *prefix = practice_prefix(p, i);
		struct practice_event e = {.kind = PRACTICE_EVENTS};

		expect_same(prefix, again);
		practice_free(prefix);
		if (i < p->log.len)
			e = p->log.items[i];
		if (e.kind == PRACTICE_ASK)
			practice_ask(again, e.question);
		else if (e.kind == PRACTICE_RANK)
			practice_rank(again, e.cause, e.place);
		else if (e.kind == PRACTICE_COVER)
			practice_cover(again);
		else if (e.kind == PRACTICE_COMMIT)
			practice_commit(again, e.urgency);
	}
	practice_free(p);
	practice_free(again);
}

/* A case that the caller brings: "not sure" where it says so, and what does not fit is refused. */
Test(session_practice, a_case_of_the_callers_own)
{
	uint32_t present[] = {fixture_symptom(t, "complaint-pain"), fixture_symptom(t, "locking")};
	uint32_t unsure[] = {fixture_symptom(t, "fever"), fixture_symptom(t, "onset-sudden")};
	struct practice_case c = {.id = "sample-1-1",
	    .present = {present, 2},
	    .unsure = {unsure, 2},
	    .cause = topic_leaf(t, fixture_leaf(t, "meniscus-tear")),
	    .urgency = URGENCY_SOON,
	    .drawn = true};
	struct error err = {""};
	struct practice *p = practice_new(t, &c, PRACTICE_VIGNETTE, &err);
	struct buf out = {0};

	cr_assert(p != NULL);
	cr_expect_eq(practice_ask(p, fixture_question(t, "q-fever")), (uint32_t)ANSWER_UNSURE);
	cr_expect_eq(practice_ask(p, fixture_question(t, "q-danger-infection")),
	    (uint32_t)ANSWER_NONE, "what is known already is not asked again by a screen");
	practice_ask(p, fixture_question(t, "q-complaint"));
	cr_expect_eq(practice_ask(p, fixture_question(t, "q-onset")), (uint32_t)ANSWER_UNSURE);
	practice_opening(p, &out);
	cr_expect(strstr(buf_str(&out), "A person comes with") != NULL);
	cr_expect_str_eq(p->c.title, "Drawn from the tables");
	practice_free(p);
	p = practice_new(t, &c, PRACTICE_VIGNETTE, &err);
	cr_expect_eq(
	    practice_ask(p, fixture_question(t, "q-danger-infection")), (uint32_t)ANSWER_UNSURE);
	practice_free(p);

	c.unsure.items = present;
	cr_expect(
	    practice_new(t, &c, PRACTICE_BRIEF, &err) == NULL && strstr(err.text, "twice") != NULL);
	c.unsure.count = 0;
	present[1] = fixture_symptom(t, "complaint-lump");
	cr_expect(practice_new(t, &c, PRACTICE_BRIEF, &err) == NULL &&
		  strstr(err.text, "two answers") != NULL);
	present[1] = UINT32_MAX;
	cr_expect(practice_new(t, &c, PRACTICE_BRIEF, &err) == NULL);
	c.present.count = 1;
	c.cause = UINT32_MAX;
	cr_expect(practice_new(t, &c, PRACTICE_BRIEF, &err) == NULL);
	buf_free(&out);
}

/* Drawn cases fit the topic, have distractors, and are won by asking what the tree asks. */
Test(session_practice, drawn_cases_can_be_practised)
{
	struct sampler *sampler = sampler_new(t, 5, 0.05);
	uint32_t distractors = 0, unsure = 0;

	unsigned rounds = fixture_rounds(200);

	for (unsigned i = 0; i < rounds; i++) {
		struct sampled s = sampler_next(sampler);
		struct practice_case c = {.id = "sample-5-1",
		    .present = {s.present, s.count},
		    .unsure = {s.unsure, s.unsure_count},
		    .cause = topic_leaf(t, s.leaf),
		    .urgency = s.urgency,
		    .drawn = true};
		struct practice *p = practice_new(t, &c, PRACTICE_BRIEF, NULL);
		struct practice_score score;

		cr_assert(p != NULL);
		ask_like_the_tree(p);
		name_the_cause(p);
		score = commit(p, c.urgency);
		cr_expect(score.total >= 95, "number %u: %d", i, score.total);
		practice_free(p);
		for (uint32_t k = 0; k < s.count; k++)
			distractors += ratio_row(t, s.leaf, s.present[k]) == NONE;
		unsure += s.unsure_count;
	}
	cr_expect(distractors > 3 * rounds, "%u in %u cases", distractors, rounds);
	cr_expect(unsure > rounds, "%u in %u cases", unsure, rounds);
	sampler_free(sampler);
}

/* Three questions whose worth can be worked out by hand. Two causes as likely as each other;
 * "tells" is seen in 80 of 100 of one and 20 of 100 of the other: 1 - H(0.8) = 0.278072 bits.
 * "half" in 60 and 40: 1 - H(0.6) = 0.029049 bits. */
static const struct fixture_file by_hand[] = {
    {"topic", "key,value\nid,hand\ntitle,Hand\n"},
    {"causes", "id,name,prevalence,urgency\na,A,1,routine\nb,B,1,routine\n"},
    {"questions", "id,text,stage\nq-flag,Flag?,emergency\nq-tells,Tells?,history\n"
		  "q-half,Half?,history\nq-nothing,Nothing?,history\nq-risk,Risk?,risk\n"},
    {"symptoms", "id,question,name,background\nflag,q-flag,Flag,1%\ntells,q-tells,Tells,20%\n"
		 "half,q-half,Half,40%\nnothing,q-nothing,Nothing,10%\nrisk,q-risk,Risk,10%\n"},
    {"evidence", "cause,symptom,frequency,basis\na,tells,80%,stated\na,half,60%,stated\n"},
    {"triage", "id,when,urgency,message\nt,flag,emergency,Go.\n"},
    {"cases", "id,title,vignette,present,cause,urgency,teaching\nc,C,V,tells,a,routine,T\n"},
    {NULL, NULL},
};

/* It tells nothing here, yet whoever asks after risks has learnt to take a history. */
Test(session_practice, to_ask_after_risks_is_never_called_needless)
{
	struct topic *hand = fixture_tree(by_hand, 100);
	struct practice_case c = practice_case_row(hand, 0);
	struct practice *p = practice_new(hand, &c, PRACTICE_VIGNETTE, NULL);
	struct practice_feedback *f;

	practice_ask(p, fixture_question(hand, "q-flag"));
	practice_cover(p);
	practice_ask(p, fixture_question(hand, "q-risk"));
	practice_rank(p, c.cause, 0);
	practice_commit(p, URGENCY_SOON);
	f = practice_feedback_new(p);
	cr_expect(f->steps[1].bits <= 0 && f->steps[1].needless == PRACTICE_NEEDED);
	cr_expect_eq(f->needless_count, 0);
	practice_feedback_free(f);
	practice_free(p);
	topic_close(hand);
}

Test(session_practice, worth_by_hand)
{
	struct topic *hand = fixture_tree(by_hand, 100);
	struct practice_case c = practice_case_row(hand, 0);
	struct practice *p = practice_new(hand, &c, PRACTICE_VIGNETTE, NULL);
	struct practice_feedback *f;
	double thrift;

	practice_ask(p, fixture_question(hand, "q-half"));
	practice_ask(p, fixture_question(hand, "q-flag"));
	practice_cover(p);
	practice_ask(p, fixture_question(hand, "q-nothing"));
	practice_ask(p, fixture_question(hand, "q-tells"));
	practice_rank(p, c.cause, 0);
	practice_commit(p, URGENCY_SOON);
	f = practice_feedback_new(p);
	cr_expect_float_eq(f->steps[0].bits, 0.029049, 1e-6, "%g", f->steps[0].bits);
	cr_expect_float_eq(f->steps[0].best_bits, 0.278072, 1e-6, "%g", f->steps[0].best_bits);
	cr_expect_float_eq(f->steps[0].worth, 0.029049 / 0.278072, 1e-5);
	cr_expect_eq(f->steps[0].best, fixture_question(hand, "q-tells"));
	cr_expect_eq((int)f->steps[0].needless, (int)PRACTICE_TELLS_LITTLE);
	cr_expect_float_eq(f->steps[1].worth, 1, 1e-9);
	cr_expect(f->steps[2].bits <= 0 && f->steps[2].needless == PRACTICE_TELLS_LITTLE);
	cr_expect_float_eq(f->steps[3].worth, 1, 1e-9);
	cr_expect_float_eq(f->steps[3].truth_moved, 2, 1e-9, "80 to 20 is two bits");
	cr_expect_float_eq(f->score.share[PRACTICE_PART_ORDER], 0.5, 1e-9);
	cr_expect_float_eq(f->score.share[PRACTICE_PART_QUESTIONS],
	    (0.029049 / 0.278072 + 2) / (4 + f->remaining_count), 1e-5);
	cr_expect_float_eq(f->score.share[PRACTICE_PART_URGENCY], 0.5, 1e-9);
	thrift = 1 - (4.0 - f->tree_count) / (f->tree_count + 2.0);
	cr_expect_float_eq(
	    f->score.share[PRACTICE_PART_ECONOMY], thrift * 4 / (4 + f->remaining_count), 1e-9);
	practice_feedback_free(f);
	practice_free(p);
	topic_close(hand);
}

Test(learn_practice_damage, a_cause_that_is_no_hypothesis_makes_no_case)
{
	struct fixture_file *files = fixture_random_files(1);
	struct builder *b;
	struct topic *whole = fixture_topic(files, &b), *damaged;
	uint32_t leaf = topic_leaf(whole, 0);
	struct practice_case c = {.id = "case", .cause = leaf, .urgency = URGENCY_ROUTINE};
	struct practice *p = practice_new(whole, &c, PRACTICE_VIGNETTE, NULL);
	struct error err = {""};
	struct cause *record;
	size_t len;
	void *bytes;

	cr_assert(p != NULL);
	practice_free(p);
	record = builder_record(b, PART_CAUSE, leaf);
	record->leaf = topic_leaf_count(whole);
	bytes = builder_finish(b, &len);
	damaged = topic_open_bytes(bytes, len, &err);
	cr_assert(damaged != NULL, "%s", err.text);
	cr_expect(practice_new(damaged, &c, PRACTICE_VIGNETTE, &err) == NULL);
	cr_expect(strstr(err.text, "no cause of this topic") != NULL, "%s", err.text);
	topic_close(damaged);
	topic_close(whole);
	builder_free(b);
	fixture_free_files(files);
}
