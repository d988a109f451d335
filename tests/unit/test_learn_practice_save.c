/* SPDX-License-Identifier: MIT */
/* Practices as files: what is written is read back; what could not have happened is refused. */
#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "fixture.h"

#include "base/file.h"
#include "session/lines.h"
#include "learn/practice.h"

static const struct fixture_file files[] = {
    {"topic", "key,value\nid,small\ntitle,Small\n"},
    {"causes", "id,name,prevalence,urgency\na,A,1,routine\nb,B,1,soon\n"},
    {"questions", "id,text,kind,stage,ask-if\nq-f,Flag?,yes-no,emergency,\n"
		  "q-x,X?,yes-no,history,\nq-y,Y?,yes-no,history,x\n"},
    {"symptoms", "id,question,name,background\nf,q-f,F,1%\nx,q-x,X,20%\ny,q-y,Y,20%\n"},
    {"evidence", "cause,symptom,frequency,basis\na,x,80%,stated\nb,y,70%,stated\n"},
    {"triage", "id,when,urgency,message\nt,f,emergency,Go.\n"},
    {"cases", "id,title,vignette,present,cause,urgency,teaching\none,One,V.,x,a,routine,T.\n"},
    {NULL, NULL},
};

static struct topic *t;
static struct practice *p;
static char path[] = "/tmp/ramus-practice-XXXXXX";

static void
set_up(void)
{
	struct practice_case c;

	t = fixture_tree(files, 100);
	c = practice_case_row(t, 0);
	p = practice_new(t, &c, PRACTICE_BRIEF, NULL);
	cr_assert(p != NULL);
	close(mkstemp(path));
}

static void
tear_down(void)
{
	unlink(path);
	practice_free(p);
	topic_close(t);
}

TestSuite(session_practice_save, .init = set_up, .fini = tear_down);

static void
fill(void)
{
	practice_ask(p, fixture_question(t, "q-f"));
	practice_cover(p);
	practice_ask(p, fixture_question(t, "q-x"));
	practice_rank(p, topic_leaf(t, 1), 0);
	practice_rank(p, topic_leaf(t, 0), 0);
	practice_unrank(p, topic_leaf(t, 1));
	practice_ask(p, fixture_question(t, "q-y"));
	practice_commit(p, URGENCY_ROUTINE);
}

Test(session_practice_save, the_file_is_what_the_header_says)
{
	struct buf b = {0};
	const char *body;

	fill();
	practice_write(p, &b);
	cr_expect(strncmp(buf_str(&b), "ramus-practice 1\n# ", 19) == 0);
	body = strstr(buf_str(&b), "case ");
	cr_assert(body != NULL);
	cr_expect(strncmp(body,
		      "case one brief\nask q-f no\ncovered\nask q-x x\nrank 1 b\nrank 1 a\n"
		      "unrank b\nask q-y no\ncommit routine\nend ",
		      90) == 0,
	    "%s", body);
	buf_free(&b);
}

Test(session_practice_save, comes_back_whole)
{
	struct error err = {""};
	struct practice *other;
	struct buf x = {0}, y = {0};

	fill();
	cr_expect_not(p->saved);
	cr_assert_eq(practice_save(p, path, &err), 0);
	cr_expect(p->saved);
	other = practice_load(t, path, &err);
	cr_assert(other != NULL, "%s", err.text);
	cr_expect(other->saved && practice_committed(other));
	cr_expect_eq((int)other->opening, (int)PRACTICE_BRIEF);
	practice_write(p, &x);
	practice_write(other, &y);
	cr_expect_str_eq(buf_str(&x), buf_str(&y));
	practice_free(other);
	buf_free(&x);
	buf_free(&y);
}

/* Two learners with one name: each has a file in the end, and neither has lost anything. */
Test(session_practice_save, two_with_one_name)
{
	char *first = xstrdup(path), *second = xasprintf("%s.practice", path), *both;
	struct error err = {""};
	struct practice *other;

	unlink(path);
	both = xstrdup(second);
	cr_assert_eq(practice_keep(p, &second, &err), 0, "%s", err.text);
	other = practice_load(t, second, &err);
	fill();
	practice_rank(other, topic_leaf(t, 1), 0);
	cr_expect_eq(practice_keep(p, &second, &err), 0);
	cr_expect_str_eq(second, both);
	cr_expect_eq(practice_save(other, second, &err), FILE_TAKEN);
	cr_expect(strstr(err.text, "not overwritten") != NULL, "%s", err.text);
	cr_expect_not(other->saved);
	cr_expect_eq(practice_keep(other, &both, &err), FILE_TAKEN);
	free(first);
	first = xasprintf("%s-2.practice", path);
	cr_expect_str_eq(both, first);
	cr_expect(strstr(err.text, first) != NULL, "%s", err.text);
	practice_free(other);
	other = practice_load(t, second, &err);
	cr_expect(other != NULL && practice_committed(other));
	practice_free(other);
	other = practice_load(t, first, &err);
	cr_expect(other != NULL && other->mine_count == 1);
	practice_free(other);
	unlink(first);
	unlink(second);
	free(first);
	free(second);
	free(both);
}

Test(session_practice_save, a_name_is_checked)
{
	struct error err = {""};

	cr_expect_eq(practice_save(p, "/tmp/-rf", &err), -1);
	cr_expect(strstr(err.text, "hyphen") != NULL, "%s", err.text);
	cr_expect_eq(practice_save(p, "/tmp/.hidden", &err), -1);
	cr_expect_eq(practice_save(p, "/tmp/\33[2Jx", &err), -1);
	cr_expect(strchr(err.text, '\33') == NULL);
}

Test(session_practice_save, a_drawn_case_is_in_its_file)
{
	uint32_t present[] = {fixture_symptom(t, "x")}, unsure[] = {fixture_symptom(t, "f")};
	struct practice_case c = {.id = "sample-1-2",
	    .present = {present, 1},
	    .unsure = {unsure, 1},
	    .cause = topic_leaf(t, 1),
	    .urgency = URGENCY_SOON,
	    .drawn = true};
	struct practice *drawn = practice_new(t, &c, PRACTICE_BRIEF, NULL), *other;
	struct error err = {""};

	practice_ask(drawn, fixture_question(t, "q-f"));
	cr_assert_eq(practice_save(drawn, path, &err), 0);
	other = practice_load(t, path, &err);
	cr_assert(other != NULL, "%s", err.text);
	cr_expect(other->c.drawn);
	cr_expect_str_eq(other->c.id, "sample-1-2");
	cr_expect_eq(other->c.cause, topic_leaf(t, 1));
	cr_expect_eq(other->c.unsure.items[0], unsure[0]);
	cr_expect_eq(other->log.items[0].answer, (uint32_t)ANSWER_UNSURE);
	practice_free(drawn);
	practice_free(other);
}

static void
expect_refused(const char *bytes, size_t len, const char *word)
{
	struct error err = {""};
	struct practice *other = practice_read(t, bytes, len, "FILE", &err);

	cr_expect(other == NULL, "%s", word);
	cr_expect(strstr(err.text, word) != NULL, "\"%s\" has no \"%s\"", err.text, word);
	cr_expect(strncmp(err.text, "FILE", 4) == 0);
	practice_free(other);
}

Test(session_practice_save, cut_or_altered_is_refused)
{
	struct buf b = {0};

	fill();
	practice_write(p, &b);
	for (size_t i = 0; i < b.len; i++) {
		char keep = b.data[i];

		expect_refused(b.data, i, i < 15 ? "not a practice" : "damaged");
		b.data[i] = (char)(keep ^ 1);
		expect_refused(b.data, b.len, i < 15 ? "not a practice" : "damaged");
		b.data[i] = keep;
	}
	buf_free(&b);
}

/* A file with a checksum that fits; `body` follows the line of the topic. */
static void
expect_body(const char *body, const char *word)
{
	struct buf b = {0};
	struct error err = {""};
	struct practice *other;

	lines_begin(
	    &b, &(struct lines_format){.word = "ramus-practice", .version = "1", .bound = true}, t);
	buf_adds(&b, body);
	lines_end(&b);
	if (word != NULL) {
		expect_refused(b.data, b.len, word);
	} else {
		other = practice_read(t, b.data, b.len, "FILE", &err);
		cr_expect(other != NULL, "%s", err.text);
		practice_free(other);
	}
	buf_free(&b);
}

Test(session_practice_save, what_cannot_have_happened_is_refused)
{
	static const char never[] = "cannot have happened";

	expect_body("case one vignette\n", NULL);
	expect_body("", "no such case");
	expect_body("case two vignette\n", "no such case");
	expect_body("case one half\n", "no such case");
	expect_body("case one vignette\nask q-x no\n", never);
	expect_body("case one vignette\nask q-y no\n", never);
	expect_body("case one vignette\nask q-x x\nask q-y no\n", NULL);
	expect_body("case one vignette\nask q-x x\nask q-x x\n", never);
	expect_body("case one vignette\ncommit soon\n", never);
	expect_body("case one vignette\nrank 1 a\ncommit soon\nrank 1 b\n", never);
	expect_body("case one vignette\nrank 0 a\n", never);
	expect_body("case one vignette\nrank 1 nobody\n", never);
	expect_body("case one vignette\ncovered\ncovered\n", never);
	expect_body("case one vignette\ncovered now\n", never);
	expect_body("case one vignette\nunrank a\n", never);
	expect_body("case one vignette\nnonsense\n", never);
	expect_body("case one vignette\nnonsense\ncovered\n", "FILE:4: this cannot");
	expect_body("case sample-1-1 brief\n  drawn a soon\n  present x\nask q-x x\n", NULL);
	expect_body("case sample-1-1 brief\n  drawn a soon\n  present x z\n", "no such case");
	expect_body("case sample-1-1 brief\n  drawn a sometime\n", "no such case");
}

Test(session_practice_save, of_another_compilation_is_refused_and_can_be_carried)
{
	struct topic *again = fixture_tree(files, 1);
	struct practice *carried;
	struct error err = {""};
	struct buf b = {0};

	fill();
	practice_write(p, &b);
	cr_expect(practice_read(again, b.data, b.len, "FILE", &err) == NULL);
	cr_expect(strstr(err.text, "another compilation") != NULL, "%s", err.text);
	carried = practice_carry(p, again);
	cr_assert(carried != NULL);
	cr_expect_eq(carried->log.len, p->log.len);
	cr_expect(carried->t == again && practice_committed(carried));
	practice_free(carried);
	buf_free(&b);
	topic_close(again);
}

/* Bodies altered at random under a checksum that fits: refused, or a practice that can be
 * written. */
Test(session_practice_save, altered_bodies_do_no_harm)
{
	struct buf b = {0}, altered = {0};
	struct error err;
	uint64_t state = 3;
	size_t from;
	int taken = 0;

	fill();
	practice_write(p, &b);
	from = (size_t)(strstr(buf_str(&b), "case ") - b.data);
	for (int i = 0; i < 20000; i++) {
		struct practice *other;
		size_t end = (size_t)(strstr(b.data, "\nend ") - b.data) + 1;

		buf_clear(&altered);
		buf_add(&altered, b.data, end);
		for (uint32_t k = fixture_random(&state) % 3 + 1; k > 0; k--) {
			size_t at = from + fixture_random(&state) % (end - from);

			altered.data[at] =
			    fixture_random(&state) % 3 == 0
				? b.data[from + fixture_random(&state) % (end - from)]
				: (char)fixture_random(&state);
		}
		lines_end(&altered);
		other = practice_read(t, altered.data, altered.len, "FILE", &err);
		if (other == NULL)
			continue;
		taken++;
		practice_feedback_free(practice_feedback_new(other));
		practice_free(other);
	}
	cr_expect(taken < 4000, "%d of 20000", taken);
	buf_free(&b);
	buf_free(&altered);
}
