/* SPDX-License-Identifier: MIT */
/* Sessions as files: what is written is read back; whatever is not right is refused in words. */
#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "saved.h"
#include "unsynced.h"

#include "base/alloc.h"
#include "base/file.h"

TestSuite(session_save, .init = set_up, .fini = tear_down);

static void
fill(void)
{
	struct entity cause = {ENTITY_CAUSE, 0}, symptom = {ENTITY_SYMPTOM, 0};

	cr_assert(session_answer(s, session_now(s).question, ANSWER_UNSURE));
	cr_assert(session_answer(s, session_now(s).question, ANSWER_NONE));
	session_mark(s, cause);
	session_note(s, symptom, "  two words\n50 % \x1b[31m ");
	session_compare(s, 1);
	session_compare(s, 0);
	session_set_place(s, "Read", cause);
}

static struct buf
saved(void)
{
	struct buf b = {0};
	struct error err;

	cr_assert_eq(session_save(s, path, &err), 0);
	cr_assert_eq(file_read(path, 0, &b, &err), 0);
	return b;
}

Test(session_save, another_file_stays)
{
	struct buf b = {0};
	struct error err = {""};

	fill();
	cr_assert_eq(file_write(path, "my own notes\n", 13, &err), 0);
	cr_expect_eq(session_save(s, path, &err), -1);
	cr_expect(strstr(err.text, "is no session") != NULL, "%s", err.text);
	cr_expect_not(session_is_saved(s));
	cr_assert_eq(file_read(path, 0, &b, &err), 0);
	cr_expect_str_eq(buf_str(&b), "my own notes\n");
	buf_free(&b);
}

/* Each file that it was saved in stays its own, under any name that leads there: what it wrote last
 * is replaced, and no copy made. */
Test(session_save, goes_to_two_files_in_turn)
{
	char *other = xasprintf("%s.other", path), *round = xasprintf("/tmp/..%s", path);
	const char *names[] = {path, other, path, round, other};
	struct error err = {""};

	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		struct buf b = {0}, there = {0};

		cr_assert(session_answer(s, session_now(s).question, ANSWER_UNSURE));
		cr_expect_eq(session_save(s, names[i], &err), 0, "%zu: %s", i, err.text);
		cr_assert_eq(file_read(session_saved_in(s), 0, &b, &err), 0);
		cr_assert_eq(file_read(names[i], 0, &there, &err), 0);
		cr_expect_str_eq(buf_str(&b), buf_str(&there));
		buf_free(&b);
		buf_free(&there);
	}
	char *beside = xasprintf("%s-2", path);
	cr_expect_eq(access(beside, F_OK), -1);
	free(beside);
	unlink(other);
	free(other);
	free(round);
}

/* What was written and is not sure to last is this session's all the same, were it beside the file
 * that was asked for: no second copy of it is made. */
Test(session_save, unsynced_is_its_own)
{
	char folder[] = "/tmp/ramus-session-XXXXXX";
	char *own = xasprintf("%s/walk", mkdtemp(folder)), *beside = xasprintf("%s-2", own);
	struct session *second = session_new(t);
	char **names;
	struct error err = {""};

	for (int n = 0; n < 2; n++) {
		struct session *saving = n == 0 ? s : second;
		const char *file = n == 0 ? own : beside;

		unsynced = true;
		session_note(saving, (struct entity){ENTITY_SYMPTOM, 0}, "a note");
		cr_expect_eq(session_save(saving, own, &err), FILE_UNSYNCED);
		cr_expect(strstr(err.text, file) != NULL, "%s", err.text);
		cr_expect_str_eq(session_saved_in(saving), file);
		cr_expect_not(session_is_saved(saving));
		cr_expect_eq(session_save(saving, own, &err), FILE_UNSYNCED, "%s", err.text);
		unsynced = false;
		cr_expect_eq(session_save(saving, own, &err), 0, "%s", err.text);
		cr_expect(session_is_saved(saving));
		int count = file_list(folder, &names, &err);
		cr_expect_eq(count, n + 1);
		while (count > 0)
			free(names[--count]);
		free(names);
	}
	unlink(own);
	unlink(beside);
	rmdir(folder);
	session_free(second);
	free(own);
	free(beside);
}

Test(session_save, comes_back_whole)
{
	struct session *other = session_new(t);
	struct entity e;
	struct error err = {""};
	struct buf b;

	fill();
	cr_expect_not(session_is_saved(s));
	b = saved();
	cr_expect(session_is_saved(s));
	cr_expect_eq(session_load(other, path, &err), 0, "%s", err.text);
	cr_expect(session_is_saved(other));
	cr_expect_eq(session_length(other), 2u);
	cr_expect_eq(session_question(other, 1), session_question(s, 1));
	cr_expect_eq(session_given(other, 0), (uint32_t)ANSWER_UNSURE);
	cr_expect_eq(session_kept_count(other, KEPT_MARKS), 1u);
	cr_expect_eq(session_kept_count(other, KEPT_COMPARED), 2u);
	cr_expect_eq(session_kept_at(other, KEPT_COMPARED, 0).index, 1u);
	cr_expect(session_keeps(other, KEPT_COMPARED, (struct entity){ENTITY_CAUSE, 0}));
	cr_expect_str_eq(
	    session_note_of(other, (struct entity){ENTITY_SYMPTOM, 0}), "two words 50 % [31m");
	cr_expect_str_eq(session_place(other, &e), "Read");
	cr_expect(e.kind == ENTITY_CAUSE && e.index == 0);
	cr_expect(session_undo(other) && session_length(other) == 0, "loading can be undone");
	session_free(other);
	buf_free(&b);
}

static void
expect_refused(const char *bytes, size_t len, const char *word)
{
	struct session *other = session_new(t);
	struct error err = {""};

	cr_expect_eq(session_read(other, bytes, len, "FILE", &err), -1, "%s", word);
	cr_expect(strstr(err.text, word) != NULL, "\"%s\" has no \"%s\"", err.text, word);
	cr_expect(strncmp(err.text, "FILE:", 5) == 0);
	cr_expect_eq(session_length(other), 0u);
	session_free(other);
}

Test(session_save, cut_or_altered_is_refused)
{
	struct buf b;
	size_t i;

	fill();
	b = saved();
	for (i = 0; i < b.len; i++) {
		char keep = b.data[i];

		expect_refused(b.data, i, i < 14 ? "not a session" : "damaged");
		b.data[i] = (char)(keep ^ 1);
		expect_refused(b.data, b.len, i < 14 ? "not a session" : "damaged");
		b.data[i] = keep;
	}
	buf_free(&b);
}

Test(session_save, of_another_topic_is_refused)
{
	struct fixture_file *other_files = fixture_random_files(5);
	struct topic *other = fixture_tree(other_files, 500);
	struct session *foreign = session_new(other);
	struct error err;
	struct buf b = {0};

	cr_assert_eq(session_save(foreign, path, &err), 0);
	cr_assert_eq(file_read(path, 0, &b, &err), 0);
	expect_refused(b.data, b.len, "another compilation");
	session_free(foreign);
	topic_close(other);
	fixture_free_files(other_files);
	buf_free(&b);
}

Test(session_save, marks_notes_and_answers_are_undone_alike)
{
	struct entity e = {ENTITY_CAUSE, 0};

	cr_expect(session_mark(s, e) && session_keeps(s, KEPT_MARKS, e));
	cr_expect(session_note(s, e, "x") && !session_note(s, e, "x"));
	cr_expect(session_undo(s) && session_note_of(s, e)[0] == '\0');
	cr_expect(session_undo(s) && !session_keeps(s, KEPT_MARKS, e));
	cr_expect(session_redo(s) && session_redo(s) && session_note_of(s, e)[0] == 'x');
	cr_expect(session_note(s, e, "") && session_kept_count(s, KEPT_NOTES) == 0);
	cr_expect_not(session_mark(s, e));
}

Test(session_save, an_answer_is_forgotten)
{
	uint32_t first = session_now(s).question;

	fill();
	cr_expect(session_forget(s, first) && session_length(s) == 1);
	cr_expect(session_question(s, 0) != first);
	cr_expect_not(session_forget(s, first));
}

Test(session_save, is_carried_to_another_compilation)
{
	struct topic *again = fixture_tree(files, 10);
	struct session *other;

	fill();
	other = session_carry(s, again);
	cr_expect_eq(session_length(other), 2u);
	cr_expect_eq(session_kept_count(other, KEPT_MARKS), 1u);
	cr_expect_eq(session_kept_count(other, KEPT_NOTES), 1u);
	session_free(other);
	topic_close(again);
}

/* What is said of several symptoms is one line, and comes back as it was. */
Test(session_save, several_are_one_line)
{
	static const struct fixture_file tables[] = {{"causes", "id,name,prevalence\na,A,1\n"},
	    {"questions", "id,text,kind,stage\nq,Q?,several,history\n"},
	    {"symptoms", "id,question,name\nx,q,X\ny,q,Y\nz,q,Z\n"},
	    {"evidence", "cause,symptom,frequency\na,x,80%\n"}, {NULL, NULL}};
	static const struct {
		uint32_t yes, no;
		const char *line;
	} lines[] = {{3, 4, "\nanswer q x+y\n"}, {3, 0, "\nanswer q x+y+...\n"},
	    {1, 4, "\nanswer q x+!z+...\n"}, {0, 4, "\nanswer q !z+...\n"},
	    {7, 0, "\nanswer q x+y+z\n"}, {2, 5, "\nanswer q y\n"}, {0, 7, "\nanswer q no\n"}};
	struct topic *topic = fixture_topic(tables, NULL);

	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
		struct session *one = session_new(topic), *other = session_new(topic);
		uint32_t answer = answer_several(lines[i].yes, lines[i].no, 3);
		struct error err = {""};
		struct buf b = {0};

		cr_assert(session_answer(one, 0, answer));
		unlink(path);
		cr_assert_eq(session_save(one, path, &err), 0, "%s", err.text);
		cr_assert_eq(file_read(path, 0, &b, &err), 0);
		cr_expect(strstr(buf_str(&b), lines[i].line) != NULL, "%s", buf_str(&b));
		cr_expect_eq(session_load(other, path, &err), 0, "%s", err.text);
		cr_expect(session_given(other, 0) == answer, "%s", lines[i].line);
		buf_free(&b);
		session_free(one);
		session_free(other);
	}
	topic_close(topic);
}

Test(session_save, the_step_that_a_walk_began_with, .init = NULL, .fini = NULL)
{
	static const struct fixture_file flow[] = {
	    {"topic", "key,value\nid,t\ntitle,T\nstart,one\n"},
	    {"questions", "id,text\nq-x,X?\nq-y,Y?\n"},
	    {"symptoms", "id,question,name\nx,q-x,X\ny,q-y,Y\n"},
	    {"flow", "id,ask,answer,next,message\none,q-x,any,two,\n"
		     "two,q-y,any,urgency:soon,Go.\n"},
	    {NULL, NULL}};
	struct topic *own = fixture_tree(flow, 100);
	char file[] = "/tmp/ramus-session-XXXXXX";
	uint32_t two = topic_find(own, "two").index;
	struct error err;

	close(mkstemp(file));
	for (uint32_t start = 0; start < 3; start++) {
		struct session *a = session_new(own), *b = session_new(own);

		session_start(a, start == 2 ? NONE : start);
		unlink(file);
		cr_assert_eq(session_save(a, file, &err), 0);
		cr_assert_eq(session_load(b, file, &err), 0, "%s", err.text);
		cr_expect(interview_start(session_interview(b)) == (start == 2 ? NONE : start));
		cr_expect(session_now(b).question == session_now(a).question);
		cr_expect(start != two || session_now(b).question == fixture_question(own, "q-y"));
		session_free(a);
		session_free(b);
	}
	unlink(file);
	topic_close(own);
}
