/* SPDX-License-Identifier: MIT */
/* Votes as lines of a file, one for each answer that could be voted for. */
#include "learn/poll.h"

#include <string.h>

#include "base/file.h"
#include "session/lines.h"

static const struct lines_format format = {.word = "ramus-votes",
    .version = "1",
    .what = "file of votes",
    .note = "What a room answered: after each answer its votes, at first and when asked once more. "
	    "No name, no date.",
    .bound = true};

#define OTHER "-" /* something else than the causes of a ballot: no id */

static void
write_poll(const struct poll *p, const struct topic *t, struct buf *out)
{
	for (uint32_t i = 0; i < p->places; i++) {
		uint32_t answer = p->answer[i];

		if (p->question == POLL_CAUSE && answer == NONE) {
			buf_adds(out, "cause " OTHER);
		} else if (p->question == POLL_CAUSE) {
			buf_adds(out, "cause");
			lines_add_id(out, t, ENTITY_CAUSE, answer);
		} else if (p->question == POLL_URGENCY) {
			buf_printf(out, "urgency %s", topic_urgency_name(answer));
		} else {
			buf_adds(out, "ask");
			lines_add_answer(out, t, p->question, answer);
		}
		buf_printf(out, " %u %u\n", (unsigned)p->votes[0][i], (unsigned)p->votes[1][i]);
	}
}

int
poll_save(const struct polls *polls, const struct topic *t, const char *id, char **path,
    struct buf *kept, struct error *err)
{
	struct buf out = {0};

	lines_begin(&out, &format, t);
	if (id[0] != '\0') {
		buf_adds(&out, "case");
		lines_add_name(&out, id);
		buf_addc(&out, '\n');
	}
	for (size_t i = 0; i < polls->len; i++)
		write_poll(&polls->items[i], t, &out);
	lines_end(&out);
	int status = lines_fit(&out, *path, err);
	if (status == 0)
		status = file_keep(path, kept->data, kept->len, out.data, out.len, err);
	if (status == FILE_TAKEN)
		error_set(err, "%s; the votes are kept in %s", err->text, *path);
	if (file_is_written(status) || status == FILE_TAKEN) {
		buf_free(kept);
		*kept = out;
	} else {
		buf_free(&out);
	}
	return status;
}

/* What a line is about; false if it is about nothing of this topic. */
static bool
read_answer(struct lines *l, const struct topic *t, uint32_t *question, uint32_t *answer)
{
	if (lines_word(l, "ask"))
		return lines_answer(l, t, question, answer);
	if (lines_word(l, "cause")) {
		const char *name = lines_name(l);
		struct entity e = name != NULL ? topic_find(t, name) : (struct entity){0, NONE};

		*question = POLL_CAUSE;
		*answer = e.kind == ENTITY_CAUSE ? e.index : NONE;
		return name != NULL && (*answer != NONE || strcmp(name, OTHER) == 0);
	}
	if (!lines_word(l, "urgency"))
		return false;
	*question = POLL_URGENCY;
	*answer = lines_urgency(l);
	return *answer != NONE;
}

static int
read_line(struct lines *l, const struct topic *t, struct polls *polls, struct error *err)
{
	uint32_t question, answer;
	uint64_t first, again;

	if (!read_answer(l, t, &question, &answer))
		return lines_refuse(l, "this topic has no such answer", err);
	struct poll *p = poll_of(polls, question);
	if (p == NULL)
		p = polls_add(polls, (struct poll){.question = question});
	uint32_t at = p->places;
	if (poll_place(p, answer) < at)
		return lines_refuse(l, "this answer has its votes already", err);
	if (at == POLL_PLACES)
		return lines_refuse(l, "that is more answers than can be voted for", err);
	if (!lines_number(l, POLL_MOST, &first) || !lines_number(l, POLL_MOST, &again) ||
	    !lines_done(l))
		return lines_refuse(l, "two numbers of votes were expected", err);
	p->votes[0][at] = (uint32_t)first;
	p->votes[1][at] = (uint32_t)again;
	p->answer[p->places++] = answer;
	p->round |= p->votes[1][at] > 0;
	return 0;
}

/* The lines of a file that is open. */
static int
read_body(
    struct lines *l, const struct topic *t, const char *id, struct polls *polls, struct error *err)
{
	bool more = lines_next(l);

	if (more && lines_word(l, "case")) {
		const char *of = lines_name(l);

		if (of == NULL || strcmp(of, id) != 0)
			return lines_refuse(l, "these are the votes on another case", err);
		more = lines_next(l);
	} else if (id[0] != '\0') {
		return lines_refuse(l, "these are votes on no case", err);
	}
	for (; more; more = lines_next(l))
		if (read_line(l, t, polls, err) != 0)
			return -1;
	return 0;
}

int
poll_load(struct polls *polls, const struct topic *t, const char *id, const char *path,
    struct buf *kept, struct error *err)
{
	struct polls read = {0};
	struct buf bytes = {0};
	struct lines l = {0};
	int status = file_read(path, LINES_FILE_LIMIT, &bytes, err);

	if (status == 0)
		status = lines_open(&l, &format, t, buf_str(&bytes), bytes.len, path, err);
	if (status == 0)
		status = read_body(&l, t, id, &read, err);
	lines_close(&l);
	if (status == 0) {
		polls_free(polls);
		buf_free(kept);
		*polls = read;
		*kept = bytes;
	} else {
		polls_free(&read);
		buf_free(&bytes);
	}
	return status;
}

struct polls
poll_carry(const struct polls *polls, const struct topic *from, const struct topic *to)
{
	struct polls out = {0};

	for (size_t i = 0; i < polls->len; i++) {
		struct buf b = {0};
		struct lines l;
		size_t before = out.len;

		write_poll(&polls->items[i], from, &b);
		lines_over(&l, &b);
		while (lines_next(&l))
			read_line(&l, to, &out, NULL);
		if (out.len > before)
			out.items[before].round = polls->items[i].round;
		lines_close(&l);
		buf_free(&b);
	}
	return out;
}
