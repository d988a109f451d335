/* SPDX-License-Identifier: MIT */
/* Files of a room's votes: the lines between the first ones and the checksum, and whole files, on a
 * walk and on a case. What is read is saved, reads again, and counts. */
#include "ground.h"

#include <unistd.h>

#include "base/alloc.h"
#include "learn/poll.h"

static const struct topic *t;
static char *path, *other;

static struct buf
save(const struct polls *polls, const char *id)
{
	struct buf b = {0};
	struct error err;

	unlink(other);
	FUZZ_CHECK(poll_save(polls, t, id, &other, &b, &err) == 0);
	return b;
}

static void
count(struct poll *p, size_t len)
{
	uint32_t answer;

	FUZZ_CHECK(p->places <= POLL_PLACES);
	poll_lead(p, &answer);
	for (uint32_t i = 0; i < p->places; i++) {
		FUZZ_CHECK(poll_place(p, p->answer[i]) == i);
		poll_vote(p, p->answer[i]);
		FUZZ_CHECK(p->votes[p->round][i] <= POLL_MOST);
		for (unsigned round = 0; round < POLL_ROUNDS; round++)
			FUZZ_CHECK(poll_share(p, round, i) >= 0 && poll_share(p, round, i) <= 1);
	}
	if (len % 2 == 0)
		poll_again(p);
	else
		poll_clear(p);
}

static void
read_as(const char *id, size_t len)
{
	struct polls polls = {0}, again = {0};
	struct buf file = {0};
	struct error err;

	if (poll_load(&polls, t, id, path, &file, &err) != 0) {
		FUZZ_CHECK(polls.len == 0);
		return;
	}
	struct buf once = save(&polls, id), twice;
	FUZZ_CHECK(poll_load(&again, t, id, other, &file, &err) == 0);
	ground_check_same(&once, &file);
	buf_free(&file);
	twice = save(&again, id);
	ground_check_same(&once, &twice);
	polls_free(&again);
	buf_free(&twice);
	again = poll_carry(&polls, t, t);
	twice = save(&again, id);
	ground_check_same(&once, &twice);
	buf_free(&twice);
	buf_free(&once);
	for (size_t i = 0; i < polls.len; i++)
		count(&polls.items[i], len);
	polls_free(&again);
	polls_free(&polls);
}

static void
read_one(const char *bytes, size_t len)
{
	ground_write("a.votes", bytes, len);
	read_as("", len);
	read_as("c-jam", len);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct buf head;
	struct polls none = {0};
	struct buf whole = {0};

	if (t == NULL) {
		t = ground_topic("tests/data/mini");
		path = xasprintf("%s/a.votes", ground_folder());
		other = xasprintf("%s/b.votes", ground_folder());
		head = save(&none, "");
	}
	read_one((const char *)data, size);
	ground_sign(&head, data, size, &whole);
	read_one(buf_str(&whole), whole.len);
	buf_free(&whole);
	return 0;
}
