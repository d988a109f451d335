/* SPDX-License-Identifier: MIT */
/* The figure of tests/data/figure: its cells as runs, ways between structures, shares. */
#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#include "fixture.h"
#include "golden.h"

#include "base/alloc.h"
#include "tell/figure.h"
#include "tell/forms.h"

static struct topic *t;
static struct session *s;

static void
set_up(void)
{
	t = fixture_made("tests/data/figure");
	s = session_new(t);
}

static void
tear_down(void)
{
	session_free(s);
	topic_close(t);
}

TestSuite(tell_figure, .init = set_up, .fini = tear_down);

static uint32_t
structure(const char *id)
{
	struct entity e = topic_find(t, id);

	cr_assert_eq(e.kind, ENTITY_STRUCTURE, "%s", id);
	return e.index;
}

/* What the run of that number shows. */
static uint32_t
shown(uint32_t number)
{
	struct figure_run r = {0};

	while (figure_next(t, &r))
		if (r.number == number && r.structure != NONE)
			return r.structure;
	return NONE;
}

/* The first run of a structure. */
static uint32_t
run_of(const char *id)
{
	struct figure_run r = {0};

	while (figure_next(t, &r))
		if (r.structure == structure(id))
			return r.number;
	return NONE;
}

Test(tell_figure, runs_cover_each_cell_once)
{
	struct figure_run r = {0};
	uint32_t cells = 0, numbered = 0, row = 0, col = 0;

	for (; figure_next(t, &r); cells += r.cells) {
		if (r.row != row)
			col = 0;
		row = r.row;
		cr_expect_eq(r.col, col);
		col += r.cells;
		if (r.structure != NONE)
			cr_expect_eq(r.number, numbered++);
	}
	cr_expect_eq(cells, (uint32_t)figure_columns(t) * topic_figure_count(t));
	cr_expect_gt(numbered, topic_structure_count(t));
}

Test(tell_figure, one_goes_to_what_lies_beside)
{
	uint32_t fingers = run_of("fingers");

	cr_expect_eq(shown(figure_beside(t, run_of("palm"), 0, 1)), structure("tendons"));
	cr_expect_eq(shown(figure_beside(t, run_of("wrist"), 0, -1)), structure("skin"));
	cr_expect_eq(shown(figure_beside(t, run_of("wrist"), -1, 0)), structure("tendons"));
	cr_expect_eq(shown(figure_beside(t, run_of("tendons"), -1, 0)), structure("fingers"));
	cr_expect_eq(figure_beside(t, fingers, -1, 0), NONE, "above is nothing");
	cr_expect_eq(figure_beside(t, fingers, 0, 1), NONE, "beside its first row is nothing");
	cr_expect_eq(figure_beside(t, 1000, 0, 1), NONE, "there is no such run");
}

Test(tell_figure, every_structure_can_be_come_to)
{
	static const int ways[][2] = {{1, 0}, {-1, 0}, {0, 1}, {0, -1}};
	bool been[256] = {true}, seen[32] = {false};
	bool more = true;

	while (more) {
		more = false;
		for (uint32_t run = 0; run < 256; run++)
			for (size_t i = 0; been[run] && i < 4; i++) {
				uint32_t to = figure_beside(t, run, ways[i][0], ways[i][1]);

				if (to == NONE || been[to])
					continue;
				been[to] = seen[shown(to)] = more = true;
			}
	}
	for (uint32_t i = 0; i < topic_structure_count(t); i++)
		cr_expect(seen[i], "%s", topic_text(t, topic_structure(t, i)->id));
}

static double
posterior(const char *id)
{
	return interview_posterior(
	    session_interview(s))[topic_cause(t, topic_find(t, id).index)->leaf];
}

/* A cause that sits in two places counts in both, one that sits nowhere in none. */
Test(tell_figure, shares_are_those_of_the_causes)
{
	double sum = 0;

	session_answer(s, topic_find(t, "q-hot").index, ANSWER_NONE);
	session_answer(s, topic_find(t, "q-where").index, ANSWER_FIRST + 2);
	for (uint32_t i = 0; i < topic_structure_count(t); i++)
		sum += figure_share(s, i);
	cr_expect_float_eq(sum,
	    1 - posterior("tired") - posterior("blood") + posterior("sheath") + posterior("deep"),
	    1e-9);
	cr_expect_float_eq(
	    figure_share(s, structure("tendons")), posterior("sheath") + posterior("deep"), 1e-9);
	cr_expect_gt(figure_share(s, structure("wrist")), figure_share(s, structure("fingers")));
	cr_expect_eq(figure_share(s, structure("skin")), 0);
}

static bool
is_danger_at(struct page *p, const char *place)
{
	struct buf cells = {0};
	bool danger = false;

	page_begin(p, 78, false);
	page_set_folds(p, 0); /* signs in the gutter */
	tell_map(p, s, true, (struct entity){TARGET_NONE, 0});
	form_write(form_named("cells"), p, "", &cells);
	for (char *row = strtok(cells.data, "\n"); row != NULL; row = strtok(NULL, "\n"))
		danger |= strstr(row, place) != NULL && strstr(row, "!!") != NULL;
	buf_free(&cells);
	return danger;
}

/* What is more urgent by another cause takes no sign of danger away, least of all one that may hide
 * behind "not sure". */
Test(tell_figure, a_sign_of_danger_stays_as_the_urgency_rises)
{
	static const char *const unsure[] = {
	    "q-danger-clot", "q-breath", "q-whole-leg", "q-one-leg", "q-veins-tight"};
	struct page *p = page_new();

	session_free(s);
	topic_close(t);
	t = fixture_made("data/knee");
	s = session_new(t);
	for (size_t i = 0; i < sizeof unsure / sizeof *unsure; i++)
		session_answer(s, topic_find(t, unsure[i]).index, ANSWER_UNSURE);
	session_answer(s, topic_find(t, "q-age").index, ANSWER_FIRST + 1);
	cr_expect(is_danger_at(p, "Popliteal vein"));
	session_answer(s, topic_find(t, "q-fever").index, ANSWER_FIRST);
	cr_expect_eq(session_outcome(s)->urgency, URGENCY_EMERGENCY);
	cr_expect(outcome_has_shares(session_outcome(s)));
	cr_expect(is_danger_at(p, "Popliteal vein"));
	page_free(p);
}
