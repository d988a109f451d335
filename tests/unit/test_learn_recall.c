/* SPDX-License-Identifier: MIT */
/* Recall: SM-2 by its own rules, days, cards, rounds, cards in the progress file. */
#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "fixture.h"

#include "base/file.h"
#include "learn/progress.h"
#include "learn/recall.h"

static const struct fixture_file files[] = {
    {"topic", "key,value\nid,small\ntitle,Small\n"},
    {"causes", "id,name,prevalence,urgency\na,A cause,3,routine\nb,B cause,1,soon\n"},
    {"questions", "id,text,kind,stage\nq-f,Flag?,yes-no,emergency\nq-x,X?,yes-no,history\n"
		  "q-y,Y?,yes-no,history\nq-z,Z?,yes-no,emergency\n"},
    {"symptoms", "id,question,name,background\nf,q-f,F sign,1%\nx,q-x,X sign,5%\n"
		 "y,q-y,Y sign,40%\nz,q-z,Z sign,1%\n"},
    {"evidence", "cause,symptom,frequency,strength,basis,source\na,x,60%,often,stated,s\n"
		 "a,y,5%,seldom,stated,s\nb,y,90%,mostly,stated,s\nb,z,80%,,implied,s\n"
		 "a,z,70%,,judgement,\n"},
    {"triage", "id,when,urgency,message,suspect,source\nt,f,emergency,Go.,b,s\n"
	       "u,z,emergency,Go.,a,\n"},
    {"advice", "id,kind,name,text,for,source\n"
	       "call,emergency,Call,Call for help.,urgency:emergency,s\n"
	       "tell,emergency,Tell,Say that it may be B.,b,s\n"
	       "pray,emergency,Pray,Nobody wrote this.,b,\n"
	       "rest,rest,Rest,Rest it.,urgency:routine,s\nice,ice,Ice,Cool it.,urgency:routine,s\n"
	       "walk,exercise,Walk,Walk.,urgency:routine,s\n"},
    {"sources", "id,title\ns,Source\n"},
    {NULL, NULL},
};

static struct topic *t;
static struct recall *r;
static char path[] = "/tmp/ramus-recall-XXXXXX";

static void
set_up(void)
{
	t = fixture_topic(files, NULL);
	r = recall_new(t);
	close(mkstemp(path));
	unlink(path);
}

static void
tear_down(void)
{
	unlink(path);
	recall_free(r);
	topic_close(t);
}

TestSuite(session_recall, .init = set_up, .fini = tear_down);

/* Worked out by hand from the rules of SM-2. */
Test(session_recall, spacing_is_that_of_sm2)
{
	static const struct {
		uint32_t grade, repetitions, ease, interval;
	} rows[] = {
	    {5, 1, 260, 1},  /* I(1) = 1; 2.5 + 0.1 */
	    {4, 2, 260, 6},  /* I(2) = 6; + 0 */
	    {3, 3, 246, 15}, /* - 0.14; 6 * 2.46 = 14.76 */
	    {5, 4, 256, 39}, /* 15 * 2.56 = 38.4 */
	    {2, 0, 256, 1},  /* anew, EF as it was */
	    {3, 1, 242, 1},
	    {3, 2, 228, 6},
	    {4, 3, 228, 14}, /* 6 * 2.28 = 13.68 */
	    {0, 0, 228, 1},
	};
	struct recall_state s = r->states[0];
	int32_t today = 20000;

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		s = recall_next(s, rows[i].grade, today);
		cr_expect_eq(s.repetitions, rows[i].repetitions, "row %zu", i);
		cr_expect_eq(s.ease, rows[i].ease, "row %zu: %u", i, s.ease);
		cr_expect_eq(s.interval, rows[i].interval, "row %zu: %u", i, s.interval);
		cr_expect(s.last == today && s.due == today + (int32_t)s.interval);
		today = s.due;
	}
	for (int i = 0; i < 20; i++)
		s = recall_next(s, 3, today);
	cr_expect_eq(s.ease, (uint32_t)RECALL_EASE_LEAST);
	for (int i = 0; i < 200; i++)
		s = recall_next(s, 5, today);
	cr_expect(s.interval <= 36500 && s.due > today);
}

Test(session_recall, days_are_those_of_the_calendar)
{
	static const struct {
		int32_t day;
		const char *text;
	} rows[] = {{0, "1970-01-01"}, {59, "1970-03-01"}, {11016, "2000-02-29"},
	    {20779, "2026-11-22"}, {-1, "1969-12-31"}, {-719162, "0001-01-01"}};
	struct buf out = {0};
	int32_t day;

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		buf_clear(&out);
		recall_write_day(rows[i].day, &out);
		cr_expect_str_eq(buf_str(&out), rows[i].text);
		cr_expect(recall_read_day(rows[i].text, &day) && day == rows[i].day);
	}
	for (int32_t d = -200000; d < 200000; d += 61) {
		buf_clear(&out);
		recall_write_day(d, &out);
		cr_assert(recall_read_day(buf_str(&out), &day) && day == d, "%s", buf_str(&out));
	}
	cr_expect_not(recall_read_day("2026-02-29", &day));
	cr_expect_not(recall_read_day("2026-13-01", &day));
	cr_expect_not(recall_read_day("2026-00-10", &day));
	cr_expect_not(recall_read_day("2026-1-010", &day));
	cr_expect_not(recall_read_day("0000-01-01", &day));
	cr_expect_not(recall_read_day("", &day));
	buf_free(&out);
}

static uint32_t
card_of(enum recall_kind kind, const char *prompt)
{
	struct buf out = {0};
	uint32_t found = NONE;

	for (uint32_t i = 0; i < r->cards.len && found == NONE; i++) {
		buf_clear(&out);
		recall_write_prompt(r, i, &out);
		if (r->cards.items[i].kind == kind && strstr(buf_str(&out), prompt) != NULL)
			found = i;
	}
	buf_free(&out);
	cr_assert(found != NONE, "%s", prompt);
	return found;
}

static void
expect_item(uint32_t card, uint32_t item, const char *text)
{
	struct buf out = {0};

	cr_assert(item < r->cards.items[card].count);
	recall_write_item(r, card, item, &out);
	cr_expect(strstr(buf_str(&out), text) != NULL, "%s", buf_str(&out));
	buf_free(&out);
}

Test(session_recall, cards_are_made_from_the_tables)
{
	uint32_t card = card_of(RECALL_FOR, "A cause");

	cr_expect_eq(r->cards.items[card].count, 1u);
	expect_item(card, 0, "X sign");
	expect_item(card, 0, "\"often\" (stated) [s]");
	card = card_of(RECALL_AGAINST, "A cause");
	cr_expect_eq(r->cards.items[card].count, 2u);
	expect_item(card, 0, "Y sign");
	expect_item(card, 1, "the want of this: X sign");
	card = card_of(RECALL_AGAINST, "B cause");
	cr_expect(r->cards.items[card].items[0].absent);
	expect_item(card, 0, "the want of this: Y sign");
	card = card_of(RECALL_FLAGS, "B cause");
	expect_item(card, 0, "F sign");
	card = card_of(RECALL_STEPS, "B cause");
	cr_expect_eq(r->cards.items[card].count, 2u);
	expect_item(card, 0, "Call for help.");
	expect_item(card, 1, "Say that it may be B.");
	card = card_of(RECALL_STEPS, "routine");
	cr_expect_eq(r->cards.items[card].count, 2u, "no exercise");
	expect_item(card, 1, "Cool it.");
}

/* What a source merely implies, what is a judgement and what has no source is on no card. */
Test(session_recall, cards_are_of_rows_that_a_source_states)
{
	uint32_t z = topic_find(t, "z").index, pray = topic_find(t, "pray").index;

	for (uint32_t i = 0; i < r->cards.len; i++) {
		const struct recall_card *c = &r->cards.items[i];

		cr_expect(c->kind != RECALL_FLAGS || c->about.index != topic_find(t, "a").index);
		for (uint32_t k = 0; k < c->count; k++) {
			struct entity e = {c->items[k].kind, c->items[k].index};

			cr_expect(e.kind != ENTITY_SYMPTOM || e.index != z);
			cr_expect(e.kind != ENTITY_ADVICE || e.index != pray);
		}
	}
}

Test(session_recall, first_aid_comes_first_and_then_what_is_met_more_often)
{
	uint32_t out[16], n = recall_due(r, 0, 16, 16, out);

	cr_assert_eq(n, r->cards.len);
	for (uint32_t i = 0; i < n; i++)
		cr_expect_eq(out[i], i, "a new deck comes in its own order");
	cr_expect_str_eq(r->names.items[0], "steps:emergency");
	cr_expect(card_of(RECALL_STEPS, "B cause") < card_of(RECALL_FLAGS, "B cause"));
	cr_expect(card_of(RECALL_FLAGS, "B cause") < card_of(RECALL_FOR, "A cause"));
	cr_expect(card_of(RECALL_AGAINST, "A cause") < card_of(RECALL_FOR, "B cause"));
	/* A red flag that is due today comes before other cards, long overdue. */
	for (uint32_t i = 0; i < n; i++)
		r->states[i] = (struct recall_state){1, 250, 1, 90, 91};
	uint32_t flag = card_of(RECALL_FLAGS, "B cause");
	r->states[flag].due = 100;
	n = recall_due(r, 100, 16, 16, out);
	cr_expect_eq(n, r->cards.len);
	cr_expect_eq(out[flag], flag);
	cr_expect_eq(recall_due(r, 100, 2, 2, out), 2u);
	cr_expect(out[0] == 0 && out[1] == 1);
	r->states[0].last = RECALL_NEVER;
	cr_expect_eq(recall_due(r, 100, 2, 0, out), 2u);
	cr_expect(out[0] == 1 && out[1] == 2, "no new card was wanted");
	recall_due(r, 100, flag + 1, 1, out);
	cr_expect_eq(out[flag - 1], 0u, "first aid that is new comes before signs that are known");
}

static void
set_zone(const char *zone)
{
	setenv("TZ", zone, 1);
	tzset();
}

/* Through a year in steps of ten minutes: each day begins at four by the clock on the wall, and
 * none comes back. */
static void
expect_days(const char *zone)
{
	time_t begin = 1767225600; /* 2026-01-01 */
	int32_t day = 0, days = 0;

	set_zone(zone);
	day = recall_day(begin);
	for (time_t now = begin; now < begin + 365 * 86400; now += 600) {
		int32_t then = recall_day(now);
		struct tm here;

		cr_assert(then == day || then == day + 1, "%s: %ld", zone, (long)now);
		days += then - day;
		localtime_r(&now, &here);
		if (then > day)
			cr_expect(here.tm_hour == 4 && here.tm_min == 0, "%s: %d:%d", zone,
			    here.tm_hour, here.tm_min);
		day = then;
	}
	cr_expect_eq(days, 365, "%s", zone);
}

Test(session_recall, a_day_begins_at_four_where_the_learner_is)
{
	struct buf out = {0};

	expect_days("UTC0");
	expect_days("CET-1CEST,M3.5.0,M10.5.0/3");
	expect_days("NZST-12NZDT,M9.5.0,M4.1.0/3");
	expect_days("ODD3EVEN,M3.5.0,M10.5.0/4:30"); /* four comes twice */
	set_zone("CET-1CEST,M3.5.0,M10.5.0/3");
	recall_write_day(recall_day(1795923000), &out); /* 2026-11-29 04:30, 03:30 UTC */
	buf_addc(&out, ' ');
	recall_write_day(recall_day(1795920600), &out); /* 03:50 */
	cr_expect_str_eq(buf_str(&out), "2026-11-29 2026-11-28");
	cr_expect_eq(recall_day(INT64_MAX), RECALL_DAY_MOST);
	cr_expect_eq(recall_day(INT64_MIN / 1000), RECALL_DAY_LEAST);
	buf_free(&out);
}

/* A clock that was years ahead, then right; and one that begins in 1970 at every start. */
Test(session_recall, a_wrong_clock_loses_no_card)
{
	uint32_t all = (uint32_t)r->cards.len, out[16];
	int32_t today = 20787, wrong[] = {RECALL_DAY_MOST, today + 2000, today + 1};

	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		struct error err = {""};

		for (uint32_t k = 0; k < all; k++) {
			r->states[k] = recall_next(
			    (struct recall_state){5, 250, 400, today - 400, today}, 4, wrong[i]);
			cr_assert_eq(recall_save(r, k, path, &err), 0, "%s", err.text);
		}
		cr_assert_eq(recall_load(r, path, &err), 0, "%s", err.text);
		cr_expect_eq(recall_count(r, today).waiting, all);
		cr_expect_eq(recall_count(r, today).ahead, all);
		cr_expect_eq(recall_due(r, today, 16, 16, out), all);
		struct recall_state s = recall_next(r->states[0], 5, today);
		cr_expect(s.interval == r->states[0].interval && s.repetitions == 6,
		    "nobody knows whether it was remembered for so long");
		cr_expect(s.last == today && s.due == today + (int32_t)s.interval);
		s = recall_next(r->states[0], 1, today);
		cr_expect(s.repetitions == 0 && s.due == today + 1);
	}
	/* Set back and right again: what was not graded in between is as it was. */
	for (uint32_t k = 0; k < all; k++)
		r->states[k] = (struct recall_state){3, 250, 15, today - 5, today + 10};
	cr_expect_eq(recall_count(r, 0).waiting, all, "in 1970");
	struct recall_round *round = recall_round_new(r, 0, 1);
	recall_round_grade(round, 4);
	recall_round_free(round);
	cr_expect_eq(recall_count(r, today).waiting, 1u);
	cr_expect_eq(recall_count(r, today).ahead, 0u);
	cr_expect_eq(recall_count(r, today + 10).waiting, all);
}

Test(session_recall, a_round_repeats_what_was_not_sure)
{
	struct recall_round *round = recall_round_new(r, 100, 3);
	uint32_t first, second;
	bool again;

	cr_expect_eq(recall_round_left(round), 3u);
	first = recall_round_card(round, &again);
	recall_round_grade(round, 2);
	second = recall_round_card(round, &again);
	recall_round_grade(round, 5);
	recall_round_grade(round, 4);
	cr_expect(recall_round_card(round, &again) == first && again);
	recall_round_grade(round, 3);
	cr_expect(recall_round_card(round, &again) == first && again, "3 is not sure");
	recall_round_grade(round, 5);
	cr_expect_eq(recall_round_card(round, &again), NONE);
	cr_expect(r->states[first].repetitions == 0 && r->states[first].due == 101,
	    "repetitions of the same day do not count");
	cr_expect_eq(r->states[second].ease, 260u);
	cr_expect_eq(recall_count(r, 0).unseen, r->cards.len - 3);
	recall_round_grade(round, 5);
	recall_round_free(round);
}

Test(session_recall, the_longest_overdue_come_first)
{
	struct recall_round *round = recall_round_new(r, 100, (uint32_t)r->cards.len);
	uint32_t out[4], count;
	bool again;

	for (uint32_t grade = 5; recall_round_card(round, &again) != NONE; grade = 4)
		recall_round_grade(round, grade);
	recall_round_free(round);
	cr_expect_eq(recall_count(r, 100).waiting, 0u);
	cr_expect(recall_due(r, 100, 4, 4, out) == 0);
	round = recall_round_new(r, 101, 2);
	recall_round_grade(round, 5);
	recall_round_free(round);
	cr_expect_eq(recall_count(r, 101).waiting, r->cards.len - 1, "one comes back in six days");
	cr_expect_eq(recall_count(r, 107).waiting, r->cards.len);
	count = recall_due(r, 107, 4, 4, out);
	cr_expect_eq(count, 4u);
	for (uint32_t i = 1; i < count; i++)
		if (r->cards.items[out[i - 1]].kind == r->cards.items[out[i]].kind)
			cr_expect(r->states[out[i - 1]].due <= r->states[out[i]].due);
}

/* Three cards are graded, and saved. */
static void
grade_some(void)
{
	struct recall_round *round = recall_round_new(r, 20779, 3);
	struct error err = {""};

	recall_round_grade(round, 5);
	recall_round_grade(round, 4);
	recall_round_grade(round, 1);
	recall_round_free(round);
	for (uint32_t i = 0; i < r->cards.len; i++)
		if (r->states[i].last != RECALL_NEVER)
			cr_assert_eq(recall_save(r, i, path, &err), 0, "%s", err.text);
}

Test(session_recall, progress_comes_back)
{
	struct recall *other = recall_new(t);
	struct error err = {""};
	struct buf b = {0};

	grade_some();
	cr_assert_eq(recall_load(other, path, &err), 0, "%s", err.text);
	for (uint32_t i = 0; i < r->cards.len; i++) {
		struct recall_state x = r->states[i], y = other->states[i];

		cr_expect(x.repetitions == y.repetitions && x.ease == y.ease &&
			  x.interval == y.interval && x.last == y.last && x.due == y.due);
	}
	cr_assert_eq(file_read(path, 0, &b, &err), 0);
	cr_expect(strstr(buf_str(&b), "# What one person has practised") != NULL);
	cr_expect(strstr(buf_str(&b), " 2026-11-22 2026-11-23\n") != NULL, "%s", buf_str(&b));
	buf_free(&b);
	recall_free(other);
}

static void
expect_refused(const char *bytes, size_t len, const char *word)
{
	struct recall *other = recall_new(t);
	struct error err = {""};

	cr_expect_eq(recall_read(other, bytes, len, "FILE", &err), -1, "%s", word);
	cr_expect(strstr(err.text, word) != NULL, "\"%s\" has no \"%s\"", err.text, word);
	cr_expect_eq(recall_count(other, 0).unseen, other->cards.len, "nothing of it was taken");
	recall_free(other);
}

/* Files with a checksum that fits and lines that do not. */
static void
expect_lines_refused(const char *lines, const char *word)
{
	struct buf b = {0};

	buf_adds(&b, lines);
	lines_end(&b);
	expect_refused(b.data, b.len, word);
	buf_free(&b);
}

Test(session_recall, lines_that_do_not_fit_are_refused)
{
	expect_lines_refused(
	    "ramus-progress 1\ntopic small\ncard for:a 1 0.90 1 2026-11-22 2026-11-23\n", "FILE:3");
	expect_lines_refused(
	    "ramus-progress 1\ntopic small\ncard for:a 1 2.50 1 2026-11-31 2026-12-01\n", "FILE:3");
	expect_lines_refused(
	    "ramus-progress 1\ntopic small\ncard for:a -1 2.50 1 2026-11-22 2026-11-23\n",
	    "FILE:3");
	expect_lines_refused(
	    "ramus-progress 1\ntopic small\ncard for:a 1 2.50 1 2026-11-22\n", "FILE:3");
}

Test(session_recall, cards_of_another_time_are_kept)
{
	const char *gone = "card for:gone 3 2.36 15 2026-01-01 2026-01-16\n";
	struct error err = {""};
	struct buf b = {0};

	cr_assert_eq(progress_put(t, path, gone, &err), 0, "%s", err.text);
	cr_assert_eq(recall_load(r, path, &err), 0, "%s", err.text);
	cr_expect_eq(recall_count(r, 30000).waiting, 0u, "the topic has no such card now");
	grade_some();
	cr_assert_eq(file_read(path, 0, &b, &err), 0);
	cr_expect(strstr(buf_str(&b), gone) != NULL);
	buf_free(&b);
}
