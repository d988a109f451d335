/* SPDX-License-Identifier: MIT */
/* What the score teaches: closing early costs, an emergency's rest is said as such, every figure
 * follows from the log and adds up; and what comes next is chosen without a tell. */
#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#include "fixture.h"
#include "shared_data.h"

#include "cli/make.h"
#include "learn/practice_state.h"
#include "tell/forms.h"
#include "tell/practice.h"

static struct made knee;
static const struct topic *t;

static void
set_up(void)
{
	char *folder = source_path("data/knee");
	struct diags *diags = diags_new();

	make_topic(NULL, folder, 300, diags, &knee);
	t = knee.topic;
	cr_assert(t != NULL);
	diags_free(diags);
	free(folder);
}

static void
tear_down(void)
{
	made_free(&knee);
}

TestSuite(session_practice_score, .init = set_up, .fini = tear_down);

static struct practice *
on_row(uint32_t row)
{
	struct practice_case c = practice_case_row(t, row);
	struct practice *p = practice_new(t, &c, PRACTICE_VIGNETTE, NULL);

	cr_assert(p != NULL);
	return p;
}

static struct practice_feedback *
close_with(struct practice *p, const char *cause, uint32_t urgency)
{
	cr_assert(practice_rank(p, topic_leaf(t, fixture_leaf(t, cause)), 0));
	cr_assert(practice_commit(p, urgency));
	return practice_feedback_new(p);
}

/* One question on a case with a clot is safe, and far from enough. */
Test(session_practice_score, closing_early_on_a_clot_costs_reasoning)
{
	uint32_t row = practice_case_find(t, "case-bell");
	struct practice *careless = on_row(row), *well = on_row(row);
	struct practice_feedback *f;
	struct step step;

	practice_ask(careless, fixture_question(t, "q-one-leg"));
	f = close_with(careless, "dvt", URGENCY_EMERGENCY);
	cr_expect(f->score.total < 75, "%d", f->score.total);
	cr_expect(f->score.group[PRACTICE_GROUP_REASONING] < 6);
	cr_expect_float_eq(f->score.group[PRACTICE_GROUP_SAFETY],
	    f->score.most[PRACTICE_GROUP_SAFETY], 1e-9, "a short walk may be safe");
	cr_expect_float_eq(f->score.share[PRACTICE_PART_ECONOMY], 1, 1e-9);
	cr_expect(f->remaining_flags > 0 && f->remaining_count > f->remaining_flags);
	practice_feedback_free(f);
	practice_free(careless);

	while ((step = practice_state_next(well->iv)).question != NONE)
		practice_ask(well, step.question);
	f = close_with(well, "dvt", URGENCY_EMERGENCY);
	cr_expect_float_eq(f->score.share[PRACTICE_PART_QUESTIONS], 1, 1e-9);
	cr_expect_float_eq(f->score.share[PRACTICE_PART_ECONOMY], 1, 1e-9);
	cr_expect(f->needless_count + f->after_count == 0);
	practice_feedback_free(f);
	practice_free(well);
}

/* Self-care guessed once the red flags are covered is right by luck: nothing was asked that would
 * bear it out. */
Test(session_practice_score, luck_is_no_economy)
{
	struct practice *p = on_row(practice_case_find(t, "case-eriksen"));
	struct practice_feedback *f;

	practice_ask(p, fixture_question(t, "q-danger-clot"));
	practice_ask(p, fixture_question(t, "q-danger-infection"));
	f = close_with(p, "calf-strain", URGENCY_SELF_CARE);
	cr_expect(f->covered && f->truth_place == 1 && !f->borne);
	cr_expect_float_eq(f->score.share[PRACTICE_PART_ECONOMY], 0, 1e-9);
	practice_feedback_free(f);
	practice_free(p);
}

static bool
is_of_life_or_limb(uint32_t question)
{
	struct likelihoods k = topic_likelihoods(t, question);

	for (uint32_t l = 0; l < topic_leaf_count(t); l++)
		if (topic_cause(t, topic_leaf(t, l))->urgency == URGENCY_EMERGENCY &&
		    topic_likelihood_row(&k, l) != NULL)
			return true;
	return false;
}

static uint32_t
number_after(const char *page, const char *words)
{
	const char *at = strstr(page, words);

	cr_assert(at != NULL, "no \"%s\" in %s", words, page);
	return (uint32_t)strtoul(at + strlen(words), NULL, 10);
}

static unsigned after_emergency, in_risk;

/* What the log says and what the feedback says, and the page's own figures. */
static void
expect_sums(struct practice *p, const struct practice_feedback *f)
{
	const struct practice_score *s = &f->score;
	uint32_t asked = 0, flags = 0, counted = 0, needless = 0, after = 0, beyond = 0;
	int tenths = 0, group[PRACTICE_GROUP_COUNT] = {0};
	double worth = 0;
	struct page *page = page_new();
	struct buf lines = {0};

	for (size_t i = 0; i < p->log.len; i++)
		asked += p->log.items[i].kind == PRACTICE_ASK;
	cr_expect_eq(f->step_count, asked);
	for (uint32_t i = 0; i < f->step_count; i++) {
		const struct practice_step *k = &f->steps[i];
		uint32_t stage = topic_question(t, k->question)->stage;

		counted += k->counted;
		worth += k->counted ? k->worth : 0;
		needless += k->needless == PRACTICE_TELLS_LITTLE;
		after += k->needless == PRACTICE_AFTER_EMERGENCY;
		cr_expect(k->worth >= 0 && k->worth <= 1);
		cr_expect(k->counted || (f->found_step > 0 && i >= f->found_step));
		if (stage == STAGE_EMERGENCY)
			cr_expect(k->counted && k->needless == PRACTICE_NEEDED);
		if (k->needless == PRACTICE_AFTER_EMERGENCY)
			after_emergency++;
		if (stage == STAGE_RISK && is_of_life_or_limb(k->question)) {
			in_risk++;
			cr_expect_eq((int)k->needless, (int)PRACTICE_NEEDED);
		}
	}
	cr_expect(
	    f->counted == counted && f->needless_count == needless && f->after_count == after);
	for (uint32_t i = 0; i < f->remaining_count; i++)
		beyond += topic_question(t, f->remaining[i].question)->stage == STAGE_EMERGENCY;
	cr_expect_eq(f->remaining_flags, beyond);
	if (counted + f->remaining_count > 0)
		cr_expect_float_eq(s->share[PRACTICE_PART_QUESTIONS],
		    worth / (counted + f->remaining_count), 1e-9);
	for (int i = 0; i < PRACTICE_PART_COUNT; i++) {
		int points = (int)(s->points[i] * 10 + 0.5);

		cr_expect(s->share[i] >= 0 && s->share[i] <= 1);
		cr_expect_float_eq(s->points[i], points / 10.0, 1e-9, "points are whole tenths");
		cr_expect_float_eq(s->points[i], s->share[i] * practice_parts[i].weight, 0.0501);
		group[practice_parts[i].group] += points;
		tenths += points;
	}
	for (int g = 0; g < PRACTICE_GROUP_COUNT; g++)
		cr_expect_float_eq(s->group[g], group[g] / 10.0, 1e-9);
	cr_expect_eq(s->uncapped, (tenths + 5) / 10);
	cr_expect(s->total == s->uncapped ||
		  (s->cap != PRACTICE_CAP_COUNT && s->total == practice_caps[s->cap].most));

	page_begin(page, 80, true);
	tell_practice(page, p, f, TELL_LEARNER);
	form_write(form_named("lines"), page, "", &lines);
	for (uint32_t i = 0; i < f->flag_count; i++)
		flags += f->flags[i].step > 0;
	const char *told = buf_str(&lines);
	cr_expect_eq(number_after(told, "Score: "), (uint32_t)s->total);
	cr_expect_eq(number_after(told, "Asked: "), flags);
	uint32_t unasked = 0;
	for (const char *at = strstr(told, "; not asked"); at != NULL;
	     at = strstr(at + 1, "; not asked"))
		unasked++;
	for (const char *at = strstr(told, "; MISSED"); at != NULL; at = strstr(at + 1, "; MISSED"))
		unasked++;
	cr_expect_eq(flags + unasked, f->flag_count, "%u and %u", flags, unasked);
	if (f->needless_count + f->after_count > 0) {
		cr_expect_eq(number_after(told, "Needless: "), needless);
		cr_expect_eq(number_after(told, "told too little; "), after);
	}
	buf_free(&lines);
	page_free(page);
}

/* Learners who do anything at all, by chance. Whoever asks on what was still to ask does not lose
 * reasoning by it. */
Test(session_practice_score, every_figure_follows_from_the_log_and_adds_up)
{
	uint64_t state = 23;

	unsigned rounds = fixture_rounds(250);

	for (unsigned i = 0; i < rounds; i++) {
		struct practice *p = on_row(fixture_random(&state) % topic_case_count(t)), *on;
		uint32_t asks = fixture_random(&state) % 30, cover = fixture_random(&state) % 30;
		uint32_t careful = fixture_random(&state) % 3, urgency, choices[PRACTICE_CHOICES];
		struct step step;

		for (uint32_t k = 0; k < asks; k++) {
			step = practice_state_next(p->iv);
			if (k == cover)
				practice_cover(p);
			practice_ask(
			    p, fixture_random(&state) % 3 < careful && step.question != NONE
				   ? step.question
				   : fixture_random(&state) % topic_question_count(t));
		}
		for (int k = 0; k < 3; k++)
			practice_rank(p, fixture_random(&state) % topic_cause_count(t), 0);
		practice_rank(p, p->c.cause, fixture_random(&state) % 5);
		on = practice_prefix(p, (uint32_t)p->log.len);
		while ((step = practice_state_next(on->iv)).question != NONE)
			practice_ask(on, step.question);
		urgency = fixture_random(&state) % URGENCY_LEVELS;
		cr_assert(practice_commit(p, urgency) && practice_commit(on, urgency));
		for (int k = 0; k < PRACTICE_PLANS; k++) {
			enum practice_plan plan = (enum practice_plan)k;
			uint32_t count = practice_choices(p, plan, choices);

			if (count > 0 && fixture_random(&state) % 3 > 0)
				cr_expect(practice_choose(
				    p, plan, choices[fixture_random(&state) % count]));
		}
		struct practice_feedback *f = practice_feedback_new(p);
		struct practice_feedback *further = practice_feedback_new(on);
		expect_sums(p, f);
		expect_sums(on, further);
		cr_expect(f->score.group[PRACTICE_GROUP_REASONING] <=
			      further->score.group[PRACTICE_GROUP_REASONING] + 0.11,
		    "%s: %.1f, %.1f", p->c.id, f->score.group[PRACTICE_GROUP_REASONING],
		    further->score.group[PRACTICE_GROUP_REASONING]);
		practice_feedback_free(f);
		practice_feedback_free(further);
		practice_free(p);
		practice_free(on);
	}
	cr_expect(after_emergency > rounds / 13 && in_risk > rounds / 13, "%u and %u",
	    after_emergency, in_risk);
}

/* Each list has something right and more that is not; what is right stands anywhere; the same
 * ranking gives the same list; and only what is listed can be chosen, once, after the commitment.
 */
Test(session_practice_score, what_comes_next_is_chosen_without_a_tell)
{
	uint32_t at[PRACTICE_CHOICES] = {0}, listed = 0;

	for (uint32_t row = 0; row < topic_case_count(t); row++) {
		struct practice *p = on_row(row);
		struct practice_feedback *f;

		practice_rank(p, p->c.cause, 0);
		practice_rank(p, topic_leaf(t, row % topic_leaf_count(t)), 1);
		for (int i = 0; i < PRACTICE_PLANS; i++) {
			enum practice_plan plan = (enum practice_plan)i;
			uint32_t list[PRACTICE_CHOICES], again[PRACTICE_CHOICES], right = 0;
			uint32_t count = practice_choices(p, plan, list);

			cr_expect_eq(count, practice_choices(p, plan, again));
			cr_expect(memcmp(list, again, count * sizeof *list) == 0);
			f = practice_feedback_new(p);
			for (uint32_t k = 0; k < count; k++)
				for (uint32_t n = 0; n < f->plan[i].count; n++)
					if (f->plan[i].rows[n] == list[k]) {
						right++;
						at[k]++;
					}
			cr_expect_eq(f->plan[i].asked, count > 0);
			practice_feedback_free(f);
			listed += count == PRACTICE_CHOICES;
			cr_expect(count > 0 && right >= 1 && right <= 2, "%s, %s: %u of %u",
			    p->c.id, topic_phrase(NULL, practice_plans[i].word), right, count);
			cr_expect_not(practice_choose(p, plan, list[0]), "not before the end");
		}
		cr_assert(practice_commit(p, p->c.urgency));
		for (int i = 0; i < PRACTICE_PLANS; i++) {
			uint32_t list[PRACTICE_CHOICES];
			enum practice_plan plan = (enum practice_plan)i;

			practice_choices(p, plan, list);
			cr_expect_not(practice_choose(p, plan, NONE));
			cr_expect_not(practice_choose(p, plan, topic_advice_count(t)));
			cr_expect_eq((int)practice_next_plan(p), i);
			cr_expect_not(practice_finished(p));
			if (row % 2 == 0)
				cr_expect(practice_choose(p, plan, list[1]));
			else
				cr_expect(practice_choose_none(p, plan));
			cr_expect_eq(p->plan[i], row % 2 == 0 ? list[1] : NONE);
			cr_expect_not(practice_choose(p, plan, list[0]), "once");
			cr_expect_not(practice_choose_none(p, plan), "once");
		}
		cr_expect(practice_finished(p));
		cr_expect_not(practice_undo(p));
		practice_free(p);
	}
	cr_expect(listed > topic_case_count(t), "%u full lists", listed);
	for (uint32_t k = 0; k < PRACTICE_CHOICES; k++)
		cr_expect(at[k] > topic_case_count(t) / 4, "right in place %u: %u", k + 1, at[k]);
}
