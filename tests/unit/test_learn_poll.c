/* SPDX-License-Identifier: MIT */
/* Votes: counting, ties, asking once more, the ballot of a case, the file. */
#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "fixture.h"

#include "base/file.h"
#include "learn/poll.h"

static const struct fixture_file files[] = {
    {"topic", "key,value\nid,small\ntitle,Small\n"},
    {"causes", "id,name,prevalence,urgency\nc-a,A cause,3,routine\nc-b,B cause,1,soon\n"
	       "c-c,C cause,1,soon\nc-d,D cause,1,soon\nc-e,E cause,1,soon\nc-g,G cause,1,soon\n"
	       "c-h,H cause,1,soon\nc-i,I cause,0.1,soon\n"},
    {"questions", "id,text,kind,stage\nq-f,Flag?,yes-no,emergency\nq-x,X?,yes-no,history\n"},
    {"symptoms", "id,question,name,background\nf,q-f,F sign,1%\nx,q-x,X sign,5%\n"},
    {"evidence", "cause,symptom,frequency,strength,basis,source\nc-a,x,60%,often,stated,s\n"
		 "c-b,x,70%,often,stated,s\nc-c,x,50%,often,stated,s\nc-d,x,40%,often,stated,s\n"
		 "c-e,x,30%,often,stated,s\nc-g,x,20%,seldom,stated,s\nc-h,x,10%,seldom,stated,s\n"
		 "c-i,f,90%,mostly,stated,s\n"},
    {"triage", "id,when,urgency,message,suspect\nt,f,emergency,Go.,c-b\n"},
    {"advice", "id,kind,name,text,for\ncall,emergency,Call,Call for help.,urgency:emergency\n"
	       "rest,rest,Rest,Rest it.,urgency:routine\nsee,rest,See,See.,urgency:soon\n"},
    {"cases", "id,title,vignette,present,absent,cause,urgency,teaching\n"
	      "k-one,One,A story.,x,,c-i,soon,Look.\nk-two,Two,A story.,x,,c-b,soon,Look.\n"},
    {"sources", "id,title\ns,Source\n"},
    {NULL, NULL},
};

static struct topic *t;
static char *path;
static struct buf kept;

static void
set_up(void)
{
	t = fixture_topic(files, NULL);
	path = xstrdup("/tmp/ramus-votes-XXXXXX");
	close(mkstemp(path));
}

static void
tear_down(void)
{
	unlink(path);
	free(path);
	buf_free(&kept);
	topic_close(t);
}

TestSuite(learn_poll, .init = set_up, .fini = tear_down);

static struct poll
poll_abc(void)
{
	return (struct poll){
	    .question = 1, .places = 3, .answer = {ANSWER_FIRST, ANSWER_NONE, ANSWER_UNSURE}};
}

static struct practice *
practice_of(const char *id)
{
	struct practice_case c = practice_case_row(t, practice_case_find(t, id));
	struct error err;

	return practice_new(t, &c, PRACTICE_VIGNETTE, &err);
}

Test(learn_poll, counts_what_is_an_answer)
{
	struct poll p = poll_abc();

	cr_expect(poll_vote(&p, ANSWER_NONE));
	cr_expect_not(poll_vote(&p, ANSWER_FIRST + 7));
	cr_expect_eq(poll_sum(&p, 0), 1u);
	poll_count(&p, "12, 5;3 9");
	cr_expect_eq(p.votes[0][0], 12u);
	cr_expect_eq(p.votes[0][2], 3u);
	poll_count(&p, "7 x 3");
	cr_expect_eq(poll_sum(&p, 0), 7u, "what cannot be read counts nothing");
	poll_count(&p, "99999999999999999999");
	cr_expect_eq(p.votes[0][0], POLL_MOST);
}

Test(learn_poll, leads_who_has_most)
{
	struct poll p = poll_abc();
	uint32_t answer = ANSWER_UNASKED;

	cr_expect_eq(poll_lead(NULL, &answer), 0u);
	cr_expect_eq(poll_lead(&p, &answer), 0u);
	poll_count(&p, "2 5 5");
	cr_expect_eq(poll_lead(&p, &answer), 2u, "a tie");
	poll_count(&p, "6 5 5");
	cr_expect_eq(poll_lead(&p, &answer), 1u);
	cr_expect_eq(answer, (uint32_t)ANSWER_FIRST);
}

Test(learn_poll, asks_once_more_beside_what_was)
{
	struct poll p = poll_abc();
	uint32_t answer;

	poll_again(&p);
	cr_expect_eq(p.round, 0u, "nobody has voted yet");
	poll_count(&p, "6 1 0");
	poll_again(&p);
	cr_expect_eq(p.round, 1u);
	cr_expect_eq(poll_lead(&p, &answer), 1u, "until somebody votes the first counts");
	cr_expect_eq(answer, (uint32_t)ANSWER_FIRST);
	poll_count(&p, "2 5 0");
	poll_lead(&p, &answer);
	cr_expect_eq(answer, (uint32_t)ANSWER_NONE);
	cr_expect_eq(poll_sum(&p, 0), 7u);
	poll_clear(&p);
	cr_expect_eq(poll_sum(&p, 1), 0u);
	cr_expect_eq(poll_sum(&p, 0), 7u);
	poll_clear(&p);
	cr_expect_eq(poll_sum(&p, 0), 0u);
}

/* The likeliest few and the case's own, in the order of the table, so that the place tells
 * nothing. */
Test(learn_poll, a_ballot_has_the_cause_of_the_case)
{
	struct practice *p = practice_of("k-one");
	struct poll ballot = poll_ballot(p);

	cr_expect_eq(ballot.question, POLL_CAUSE);
	cr_expect_eq(ballot.places, 7u);
	cr_expect_lt(poll_place(&ballot, p->c.cause), 6u, "however unlikely");
	cr_expect_eq(ballot.answer[6], NONE);
	for (uint32_t i = 1; i < 6; i++)
		cr_expect_lt(ballot.answer[i - 1], ballot.answer[i]);
	practice_free(p);
}

Test(learn_poll, comes_back_from_its_file)
{
	struct practice *c = practice_of("k-two");
	struct polls polls = {0}, read = {0};
	struct error err = {""};
	struct poll p = poll_abc(), ballot = poll_ballot(c);

	poll_count(&p, "6 1 0");
	poll_again(&p);
	poll_count(&p, "2 5 0");
	poll_count(&ballot, "0 3 1 0 0 0 2");
	polls_add(&polls, p);
	polls_add(&polls, ballot);
	cr_assert_eq(poll_save(&polls, t, "k-two", &path, &kept, &err), 0, "%s", err.text);
	cr_assert_eq(poll_load(&read, t, "k-two", path, &kept, &err), 0, "%s", err.text);
	cr_assert_eq(read.len, 2u);
	cr_expect_arr_eq(&read.items[0], &polls.items[0], sizeof p);
	cr_expect_arr_eq(&read.items[1], &polls.items[1], sizeof p);
	cr_expect_eq(poll_load(&read, t, "k-one", path, &kept, &err), -1);
	cr_expect_not_null(strstr(err.text, "the votes on another case"));
	cr_expect_eq(poll_load(&read, t, "", path, &kept, &err), -1);
	cr_expect_eq(read.len, 2u, "what is refused changes nothing");
	polls_free(&polls);
	polls_free(&read);
	practice_free(c);
}

/* A file by another hand may give a question more answers than there are keys. */
Test(learn_poll, a_seventeenth_answer_is_refused_for_what_it_is)
{
	struct fixture_file more[sizeof files / sizeof *files];
	struct polls polls = {0}, read = {0};
	struct poll full = {.question = POLL_CAUSE, .places = POLL_PLACES};
	struct poll one = {.question = POLL_CAUSE, .places = 1, .answer = {POLL_PLACES}};
	struct buf causes = {0};
	struct error err = {""};

	memcpy(more, files, sizeof files);
	buf_adds(&causes, more[1].text);
	for (uint32_t i = 8; i <= POLL_PLACES; i++)
		buf_printf(&causes, "more-%u,More %u,1,soon\n", (unsigned)i, (unsigned)i);
	more[1].text = buf_str(&causes);
	struct topic *large = fixture_topic(more, NULL);
	for (uint32_t i = 0; i < POLL_PLACES; i++)
		full.answer[i] = i;
	polls_add(&polls, full);
	cr_assert_eq(poll_save(&polls, large, "", &path, &kept, &err), 0, "%s", err.text);
	cr_assert_eq(poll_load(&read, large, "", path, &kept, &err), 0, "%s", err.text);
	polls_add(&polls, one);
	cr_assert_eq(poll_save(&polls, large, "", &path, &kept, &err), 0, "%s", err.text);
	cr_expect_eq(poll_load(&read, large, "", path, &kept, &err), -1);
	cr_expect_not_null(strstr(err.text, "more answers than can be voted for"), "%s", err.text);
	polls_free(&polls);
	polls_free(&read);
	buf_free(&causes);
	topic_close(large);
}

/* Each byte of a file altered, and every length of it. */
Test(learn_poll, a_torn_file_is_refused_whole)
{
	struct polls polls = {0}, read = {0};
	struct error err;
	struct buf b = {0};
	struct poll p = poll_abc();

	poll_count(&p, "6 1 0");
	polls_add(&polls, p);
	cr_assert_eq(poll_save(&polls, t, "", &path, &kept, &err), 0);
	cr_assert_eq(file_read(path, 0, &b, &err), 0);
	cr_assert_not_null(strstr(buf_str(&b), "\nask q-x x 6 0\n"));
	for (size_t i = 0; i < b.len; i++) {
		cr_assert_eq(file_write(path, b.data, i, &err), 0);
		cr_assert_eq(poll_load(&read, t, "", path, &kept, &err), -1, "%zu bytes", i);
		b.data[i] ^= 1;
		cr_assert_eq(file_write(path, b.data, b.len, &err), 0);
		cr_assert_eq(poll_load(&read, t, "", path, &kept, &err), -1, "byte %zu", i);
		b.data[i] ^= 1;
	}
	cr_expect_eq(read.len, 0u);
	buf_free(&b);
	polls_free(&polls);
}

/* Other tables may leave another cause likely: what was voted for keeps its place. */
Test(learn_poll, a_cause_that_was_voted_for_stays_on_the_ballot)
{
	struct poll was = {.question = POLL_CAUSE,
	    .places = 4,
	    .answer = {1, 5, 8, NONE},
	    .votes = {{2, 3, 0, 1}, {0, 4, 0, 0}},
	    .round = 1};
	struct poll p = {.question = POLL_CAUSE, .places = 3, .answer = {1, 6, NONE}};

	poll_keep(&p, &was);
	cr_expect_eq(p.places, 4u);
	cr_expect_eq(poll_place(&p, 5), 1u);
	cr_expect_eq(poll_place(&p, NONE), 3u, "something else comes last");
	cr_expect_eq(poll_sum(&p, 0), 6u);
	cr_expect_eq(p.votes[0][1], 3u);
	cr_expect_eq(p.votes[1][1], 4u);
	cr_expect_eq(p.votes[0][2], 0u);
	cr_expect_eq(p.round, 1u);
}
