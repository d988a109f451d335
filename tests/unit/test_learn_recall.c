/* Recall: SM-2 by its own rules, days, cards, rounds, cards in the progress file. */
#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "fixture.h"

#include "base/file.h"
#include "learn/progress.h"
#include "learn/recall.h"

static const struct fixture_file files[] = {
    {"topic", "key,value\nid,small\ntitle,Small\n"},
    {"causes", "id,name,prevalence,urgency\na,A cause,3,routine\nb,B cause,1,soon\n"},
    {"questions", "id,text,kind,stage\nq-f,Flag?,yes-no,emergency\nq-x,X?,yes-no,history\n"
		  "q-y,Y?,yes-no,history\n"},
    {"symptoms", "id,question,name,background\nf,q-f,F sign,1%\nx,q-x,X sign,5%\n"
		 "y,q-y,Y sign,40%\n"},
    {"evidence", "cause,symptom,frequency,strength,basis,source\na,x,60%,often,stated,s\n"
		 "a,y,5%,seldom,stated,s\nb,y,90%,mostly,stated,s\n"},
    {"triage", "id,when,urgency,message,suspect\nt,f,emergency,Go.,b\n"},
    {"advice",
	"id,kind,name,text,for\ncall,emergency,Call,Call for help.,urgency:emergency\n"
	"tell,emergency,Tell,Say that it may be B.,b\nrest,rest,Rest,Rest it.,urgency:routine\n"
	"ice,ice,Ice,Cool it.,urgency:routine\nwalk,exercise,Walk,Walk.,urgency:routine\n"},
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
	round = recall_round_new(r, 101, 2);
	recall_round_grade(round, 5);
	recall_round_free(round);
	cr_expect_eq(recall_count(r, 100).waiting, 0u);
	cr_expect_eq(recall_count(r, 101).waiting, r->cards.len - 1, "one comes back in six days");
	cr_expect_eq(recall_count(r, 107).waiting, r->cards.len);
	count = recall_due(r, 107, 4, 4, out);
	cr_expect_eq(count, 4u);
	for (uint32_t i = 1; i < count; i++)
		cr_expect(r->states[out[i - 1]].due <= r->states[out[i]].due);
	cr_expect(recall_due(r, 100, 4, 4, out) == 0);
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
