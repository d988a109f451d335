/* SPDX-License-Identifier: MIT */
/* Whatever a learner or a room has done can be read again: practices, votes, cases done, cards.
 * Each is drawn at random, written, read, and compared as it lies in memory and as it is written
 * again.
 */
#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "fixture.h"
#include "unsynced.h"

#include "base/alloc.h"
#include "base/file.h"
#include "learn/poll.h"
#include "learn/progress.h"
#include "learn/recall.h"
#include "reason/sample.h"
#include "tell/words.h"

static char *folder;

static void
set_up(void)
{
	folder = fixture_empty_folder();
}

static void
tear_down(void)
{
	fixture_remove(folder);
}

TestSuite(learn_keep, .init = set_up, .fini = tear_down);

static struct topic *
any_topic(uint64_t seed)
{
	struct fixture_file *files = fixture_random_files(seed);
	struct topic *t = fixture_topic(files, NULL);

	fixture_free_files(files);
	return t;
}

/* Somebody at the keys: whatever can be done, in any order, and much that cannot. */
static void
practise(struct practice *p, uint64_t *state)
{
	uint32_t leaves = topic_leaf_count(p->t), choices[PRACTICE_CHOICES];

	for (uint32_t n = fixture_random(state) % 60; n > 0; n--) {
		uint32_t cause = leaves > 0 ? topic_leaf(p->t, fixture_random(state) % leaves) : 0;
		enum practice_plan plan = practice_next_plan(p);
		uint32_t count = plan < PRACTICE_PLANS ? practice_choices(p, plan, choices) : 0;

		switch (fixture_random(state) % 12) {
		case 0:
			practice_cover(p);
			break;
		case 1:
			practice_rank(p, cause, fixture_random(state) % PRACTICE_RANKED_MAX);
			break;
		case 2:
			practice_unrank(p, cause);
			break;
		case 3:
			practice_undo(p);
			break;
		case 4:
			if (n < 10)
				practice_commit(p, fixture_random(state) % URGENCY_LEVELS);
			break;
		case 5:
			if (count > 0)
				practice_choose(p, plan, choices[fixture_random(state) % count]);
			break;
		case 6:
			if (plan < PRACTICE_PLANS)
				practice_choose_none(p, plan);
			break;
		default:
			practice_ask(p, fixture_random(state) % topic_question_count(p->t));
		}
	}
}

Test(learn_keep, whatever_was_practised_comes_back)
{
	char *path = xasprintf("%s/practice", folder);
	uint64_t state = 21;
	uint32_t committed = 0;
	struct error err = {""};

	for (uint64_t seed = 1; seed <= 12; seed++) {
		struct topic *t = any_topic(seed);

		for (uint64_t n = 0; n < 25; n++) {
			struct practice *p = practice_drawn(t, seed * 1000000007u, n, 0.3,
			    n % 2 == 0 ? PRACTICE_BRIEF : PRACTICE_VIGNETTE, &err);
			struct buf x = {0}, y = {0};

			cr_assert(p != NULL, "%s", err.text);
			practise(p, &state);
			committed += practice_committed(p);
			cr_assert_eq(practice_save(p, path, &err), 0, "%s", err.text);
			struct practice *other = practice_load(t, path, &err);
			practice_write(p, &x);
			cr_assert(other != NULL, "%s\n%s", err.text, buf_str(&x));
			practice_write(other, &y);
			cr_expect_str_eq(buf_str(&x), buf_str(&y));
			cr_expect_eq(other->mine_count, p->mine_count);
			cr_expect_arr_eq(other->mine, p->mine, p->mine_count * sizeof *p->mine);
			cr_expect_arr_eq(other->plan, p->plan, sizeof p->plan);
			cr_expect_eq(practice_finished(other), practice_finished(p));
			buf_free(&x);
			buf_free(&y);
			practice_free(other);
			practice_free(p);
			unlink(path);
		}
		topic_close(t);
	}
	cr_expect_gt(committed, 30u, "of 300");
	free(path);
}

/* A poll on anything, its answers in any order. */
static struct poll
any_poll(const struct topic *t, uint32_t question, uint64_t *state)
{
	uint32_t count = question == POLL_CAUSE     ? topic_leaf_count(t) + 1
			 : question == POLL_URGENCY ? URGENCY_LEVELS
						    : words_answer_count(t, question);
	uint32_t first = fixture_random(state);
	struct poll p = {.question = question, .places = count < POLL_PLACES ? count : POLL_PLACES};

	for (uint32_t i = 0; i < p.places; i++) {
		uint32_t at = (first + i) % count;

		p.answer[i] = question == POLL_CAUSE && at == count - 1 ? NONE
			      : question == POLL_CAUSE                  ? topic_leaf(t, at)
			      : question == POLL_URGENCY                ? at
							 : words_answer_at(t, question, at);
		p.votes[0][i] =
		    fixture_random(state) % 3 == 0 ? POLL_MOST : fixture_random(state) % 40;
		p.votes[1][i] = first % 2 == 0 ? 0 : fixture_random(state) % 40;
		p.round |= p.votes[1][i] > 0;
	}
	return p;
}

Test(learn_keep, whatever_a_room_voted_comes_back)
{
	char *path = xasprintf("%s/votes", folder);
	uint64_t state = 5;
	struct error err = {""};
	struct buf kept = {0};

	for (uint64_t seed = 1; seed <= 12; seed++) {
		struct topic *t = any_topic(seed);

		for (int n = 0; n < 20; n++) {
			struct polls polls = {0}, read = {0};
			char *id = fixture_hostile_text(&state);

			for (uint32_t q = 0; q < topic_question_count(t); q++)
				if (fixture_random(&state) % 2 == 0)
					polls_add(&polls, any_poll(t, q, &state));
			polls_add(
			    &polls, any_poll(t, n % 2 == 0 ? POLL_CAUSE : POLL_URGENCY, &state));
			cr_assert_eq(
			    poll_save(&polls, t, id, &path, &kept, &err), 0, "%s", err.text);
			cr_assert_eq(poll_load(&read, t, id, path, &kept, &err), 0, "%s\n%s",
			    err.text, buf_str(&kept));
			cr_assert_eq(read.len, polls.len);
			cr_expect_arr_eq(read.items, polls.items, polls.len * sizeof *polls.items);
			polls_free(&polls);
			polls_free(&read);
			free(id);
		}
		topic_close(t);
	}
	buf_free(&kept);
	free(path);
}

/* Two windows on one file: who comes second keeps his votes beside it. */
Test(learn_keep, two_rooms_lose_nothing)
{
	struct topic *t = any_topic(3);
	char *first = xasprintf("%s/room.votes", folder), *second = xstrdup(first);
	char *beside = xasprintf("%s/room-2.votes", folder);
	struct buf kept[2] = {{0}, {0}};
	struct polls one = {0}, two = {0}, read = {0};
	uint64_t state = 9;
	struct error err = {""};

	vec_push(&one, any_poll(t, 0, &state));
	vec_push(&two, any_poll(t, 0, &state));
	cr_assert_eq(poll_save(&one, t, "", &first, &kept[0], &err), 0, "%s", err.text);
	cr_assert_eq(poll_load(&read, t, "", second, &kept[1], &err), 0, "%s", err.text);
	one.items[0].votes[0][0] = 7;
	cr_expect_eq(poll_save(&one, t, "", &first, &kept[0], &err), 0, "its own is replaced");
	cr_expect_eq(poll_save(&two, t, "", &second, &kept[1], &err), FILE_TAKEN);
	cr_expect_str_eq(second, beside);
	cr_expect(strstr(err.text, beside) != NULL, "%s", err.text);
	cr_expect_eq(poll_save(&two, t, "", &second, &kept[1], &err), 0, "goes on there");
	cr_assert_eq(poll_load(&read, t, "", first, &kept[0], &err), 0, "%s", err.text);
	cr_expect_arr_eq(read.items, one.items, sizeof *one.items);
	cr_assert_eq(poll_load(&read, t, "", second, &kept[1], &err), 0, "%s", err.text);
	cr_expect_arr_eq(read.items, two.items, sizeof *two.items);
	polls_free(&one);
	polls_free(&two);
	polls_free(&read);
	buf_free(&kept[0]);
	buf_free(&kept[1]);
	free(first);
	free(second);
	free(beside);
	topic_close(t);
}

/* What was written and is not sure to last is one's own all the same: no second file is made. */
Test(learn_keep, unsynced_is_its_own)
{
	struct topic *t = any_topic(3);
	char *path = xasprintf("%s/x", folder), **names;
	struct polls polls = {0};
	struct buf kept = {0};
	uint64_t state = 9;
	struct error err = {""};
	struct practice *p = practice_drawn(t, 7, 0, 0.3, PRACTICE_BRIEF, &err);

	unsynced = true;
	cr_assert(p != NULL, "%s", err.text);
	cr_expect_eq(practice_save(p, path, &err), FILE_UNSYNCED);
	cr_expect_not(p->saved);
	cr_expect_eq(practice_keep(p, &path, &err), FILE_UNSYNCED, "%s", err.text);
	cr_expect_eq(practice_save(p, path, &err), FILE_UNSYNCED, "%s", err.text);
	unlink(path);
	polls_add(&polls, any_poll(t, 0, &state));
	cr_expect_eq(poll_save(&polls, t, "", &path, &kept, &err), FILE_UNSYNCED);
	cr_expect_eq(poll_save(&polls, t, "", &path, &kept, &err), FILE_UNSYNCED, "%s", err.text);
	unsynced = false;
	cr_expect_eq(poll_save(&polls, t, "", &path, &kept, &err), 0, "%s", err.text);
	cr_expect_eq(file_list(folder, &names, &err), 1);
	free(names[0]);
	free(names);
	polls_free(&polls);
	buf_free(&kept);
	practice_free(p);
	free(path);
	topic_close(t);
}

/* Days as clocks give them, wrong ones among them, and people who know everything for good. */
static int32_t
any_day(uint64_t *state)
{
	switch (fixture_random(state) % 8) {
	case 0:
		return RECALL_DAY_MOST;
	case 1:
		return RECALL_DAY_LEAST;
	default:
		return (int32_t)(fixture_random(state) % 60000);
	}
}

static const struct fixture_file cards[] = {
    {"topic", "key,value\nid,small\ntitle,Small\n"},
    {"causes", "id,name,prevalence,urgency\na,A cause,3,routine\nb,B cause,1,soon\n"},
    {"questions", "id,text,kind,stage\nq-f,Flag?,yes-no,emergency\nq-x,X?,yes-no,history\n"},
    {"symptoms", "id,question,name,background\nf,q-f,F sign,1%\nx,q-x,X sign,5%\n"},
    {"evidence", "cause,symptom,frequency,strength,basis,source\na,x,60%,often,stated,s\n"
		 "b,f,90%,mostly,stated,s\n"},
    {"triage", "id,when,urgency,message,suspect,source\nt,f,emergency,Go.,b,s\n"},
    {"advice",
	"id,kind,name,text,for,source\n"
	"call,emergency,Call,Call for help.,urgency:emergency,s\n"
	"rest,rest,Rest,Rest it.,urgency:routine,s\nice,ice,Ice,Cool it.,urgency:routine,s\n"},
    {"cases", "id,title,vignette,present,cause,urgency,teaching\nc-one,One,Story.,x,a,routine,P.\n"
	      "c-two,Two,Story.,x,a,routine,P.\nc-three,Three,Story.,x,b,soon,P.\n"},
    {"sources", "id,title\ns,Source\n"},
    {NULL, NULL},
};

Test(learn_keep, whatever_was_learnt_comes_back)
{
	struct topic *t = fixture_topic(cards, NULL);
	char *path = xasprintf("%s/progress", folder);
	struct recall *r = recall_new(t), *again = recall_new(t);
	struct progress *p = progress_new(t), *other = progress_new(t);
	uint64_t state = 17;
	struct error err = {""};

	cr_assert_gt(r->cards.len, 1u);
	cr_assert_eq(progress_keep(p, path, UINT64_MAX, &err), 0, "%s", err.text);
	for (int n = 0; n < 3000; n++) {
		uint32_t card = fixture_random(&state) % (uint32_t)r->cards.len;
		bool always = card == 0; /* known at once, however often */
		struct recall_state *s = &r->states[card];

		*s = recall_next(*s,
		    always ? RECALL_GRADE_MOST : fixture_random(&state) % (RECALL_GRADE_MOST + 1),
		    always ? RECALL_DAY_MOST : any_day(&state));
		if (n % 10 > 0)
			continue;
		cr_assert_eq(recall_save(r, card, path, &err), 0, "%s", err.text);
		cr_assert_eq(progress_add(p, fixture_random(&state) % topic_case_count(t),
				 fixture_random(&state) % 101, any_day(&state), &err),
		    0, "%s", err.text);
		cr_assert_eq(recall_load(again, path, &err), 0, "%s: %u times, ease %u", err.text,
		    s->repetitions, s->ease);
		cr_assert_eq(progress_load(other, path, &err), 0, "%s", err.text);
		cr_expect_arr_eq(&again->states[card], s, sizeof *s);
		cr_expect_eq(other->order, UINT64_MAX);
		cr_expect_arr_eq(other->done, p->done, topic_case_count(t) * sizeof *p->done);
	}
	progress_free(p);
	progress_free(other);
	recall_free(r);
	recall_free(again);
	free(path);
	topic_close(t);
}
