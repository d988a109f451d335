/* SPDX-License-Identifier: MIT */
/* What is written can be read, whatever is in it; and two windows on one file lose nothing. */
#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "saved.h"

#include "base/alloc.h"
#include "base/file.h"
#include "session/lines.h"

TestSuite(session_keep, .init = set_up, .fini = tear_down);

static struct buf
saved(void)
{
	struct buf b = {0};
	struct error err;

	cr_assert_eq(session_save(s, path, &err), 0);
	cr_assert_eq(file_read(path, 0, &b, &err), 0);
	return b;
}

static struct entity
any_entity(uint64_t *state)
{
	static const uint32_t kinds[] = {ENTITY_CAUSE, ENTITY_SYMPTOM, ENTITY_QUESTION, ENTITY_RULE,
	    ENTITY_SECTION, ENTITY_TERM};
	uint32_t kind = kinds[fixture_random(state) % 6];
	uint32_t counts[] = {[ENTITY_CAUSE] = topic_cause_count(t),
	    [ENTITY_SYMPTOM] = topic_symptom_count(t),
	    [ENTITY_QUESTION] = topic_question_count(t),
	    [ENTITY_RULE] = topic_rule_count(t),
	    [ENTITY_SECTION] = topic_section_count(t),
	    [ENTITY_TERM] = topic_term_count(t)};

	cr_assert(counts[kind] > 0);
	return (struct entity){kind, fixture_random(state) % counts[kind]};
}

/* Writes lines of a session by hand, with the right checksum. */
static void
write_by_hand(const char *body)
{
	static const struct lines_format format = {
	    .word = "ramus-session", .version = "1", .bound = true};
	struct buf b = {0};
	struct error err;

	lines_begin(&b, &format, t);
	buf_adds(&b, body);
	lines_end(&b);
	cr_assert_eq(file_write(path, b.data, b.len, &err), 0);
	buf_free(&b);
}

/* What was saved is loaded, and says the same when it is saved again. */
static void
must_come_back(void)
{
	struct buf first = saved();
	struct session *other = session_new(t);
	struct error err = {""};

	cr_assert_eq(session_load(other, path, &err), 0, "%s\n%s", err.text, buf_str(&first));
	session_free(s);
	s = other;
	struct buf second = saved();
	cr_expect_str_eq(buf_str(&first), buf_str(&second));
	buf_free(&first);
	buf_free(&second);
}

Test(session_keep, whatever_is_noted_comes_back)
{
	uint64_t state = 7;

	for (int round = 0; round < 200; round++) {
		for (uint32_t n = fixture_random(&state) % 6; n > 0; n--) {
			char *text = fixture_hostile_text(&state);

			session_note(s, any_entity(&state), text);
			session_mark(s, any_entity(&state));
			free(text);
		}
		char *place = fixture_hostile_text(&state);
		if (place[0] != '\0')
			session_set_place(s, place, any_entity(&state));
		free(place);
		must_come_back();
	}
}

/* A file that loads is one that somebody may have written with an editor. */
Test(session_keep, whatever_was_loaded_comes_back)
{
	uint64_t state = 11;
	int loaded = 0;

	for (int round = 0; round < 300; round++) {
		char *text = fixture_hostile_text(&state), *body;
		struct session *other = session_new(t);

		text[strcspn(text, "\n")] = '\0';
		body = xasprintf("note cause %s %s\n",
		    topic_text(t, topic_cause(t, fixture_random(&state) % 2)->id), text);
		write_by_hand(body);
		if (session_load(other, path, NULL) == 0) {
			session_free(s);
			s = other;
			loaded++;
			must_come_back();
		} else {
			session_free(other);
		}
		free(body);
		free(text);
	}
	cr_expect(loaded > 250, "%d", loaded);
}

/* Two windows on one file: the second to save finds it taken and keeps its walk beside it. */
Test(session_keep, two_windows_lose_nothing)
{
	struct session *other = session_new(t), *look = session_new(t);
	char *second = xasprintf("%s-2", path);
	struct error err = {""};

	session_note(s, (struct entity){ENTITY_CAUSE, 0}, "before");
	cr_assert_eq(session_save(s, path, &err), 0, "%s", err.text);
	cr_assert_eq(session_load(other, path, &err), 0);
	cr_assert_eq(session_load(look, path, &err), 0);
	session_note(s, (struct entity){ENTITY_CAUSE, 0}, "first");
	cr_assert_eq(session_save(s, path, &err), 0, "its own is replaced");
	session_note(other, (struct entity){ENTITY_CAUSE, 0}, "second");
	cr_assert_eq(session_save(other, path, &err), FILE_TAKEN);
	cr_expect(strstr(err.text, second) != NULL, "%s", err.text);
	cr_expect_str_eq(session_saved_in(other), second);
	session_note(other, (struct entity){ENTITY_CAUSE, 0}, "third");
	cr_assert_eq(session_save(other, path, &err), 0, "goes on there: %s", err.text);
	cr_expect_eq(session_save(look, path, &err), 0, "has nothing to keep");
	session_free(other);
	session_free(look);
	other = session_new(t);
	cr_assert_eq(session_load(other, path, &err), 0);
	cr_expect_str_eq(session_note_of(other, (struct entity){ENTITY_CAUSE, 0}), "first");
	session_free(other);
	other = session_new(t);
	cr_assert_eq(session_load(other, second, &err), 0);
	cr_expect_str_eq(session_note_of(other, (struct entity){ENTITY_CAUSE, 0}), "third");
	second[strlen(second) - 1] = '3';
	cr_expect_eq(access(second, F_OK), -1, "who has nothing to keep keeps nothing");
	second[strlen(second) - 1] = '2';
	session_free(other);
	unlink(second);
	free(second);
}

/* A file that is hidden stays so, and one that is no session any more loses nothing that was saved.
 */
Test(session_keep, nothing_new_is_kept_where_the_file_is_gone)
{
	char folder[] = "/tmp/ramus-keep-XXXXXX";
	cr_assert(mkdtemp(folder) != NULL);
	char *own = xasprintf("%s/.walk", folder), *beside = xasprintf("%s/.walk-2", folder);
	struct error err = {""};

	cr_assert_eq(session_save(s, own, &err), 0, "%s", err.text);
	cr_assert_eq(file_write(own, "a list\n", 7, &err), 0, "%s", err.text);
	cr_expect_eq(session_save(s, own, &err), FILE_TAKEN, "%s", err.text);
	cr_expect_str_eq(session_saved_in(s), beside);
	cr_expect_eq(access(beside, F_OK), 0);
	unlink(own);
	unlink(beside);
	rmdir(folder);
	free(own);
	free(beside);
}

/* More than can be read again is not written. */
Test(session_keep, no_file_is_larger_than_what_is_read)
{
	struct buf name = {0};
	struct error err = {""};

	session_note(s, (struct entity){ENTITY_CAUSE, 0}, "one");
	cr_assert_eq(session_save(s, path, &err), 0);
	for (unsigned i = 0; i < LINES_FILE_LIMIT; i++)
		buf_addc(&name, 'x');
	session_set_place(s, buf_str(&name), (struct entity){ENTITY_KINDS, 0});
	session_note(s, (struct entity){ENTITY_CAUSE, 0}, "more");
	cr_expect_eq(session_save(s, path, &err), -1);
	cr_expect(strstr(err.text, "could not be read again") != NULL, "%s", err.text);
	struct session *other = session_new(t);
	cr_expect_eq(session_load(other, path, &err), 0, "the old one stays");
	session_free(other);
	buf_free(&name);
}

/* A file with the name of nothing would not be read again. */
Test(session_keep, nothing_is_kept_of_a_record_that_is_not_there)
{
	for (uint32_t kind = 0; kind <= ENTITY_KINDS; kind++) {
		cr_expect_not(session_mark(s, (struct entity){kind, 1000000}));
		cr_expect_not(session_note(s, (struct entity){kind, 1000000}, "a note"));
	}
	cr_expect_not(session_compare(s, 1000000));
	cr_expect_eq(session_kept_count(s, KEPT_MARKS), 0u);
	cr_expect_eq(session_kept_count(s, KEPT_NOTES), 0u);
	cr_expect_eq(session_kept_count(s, KEPT_COMPARED), 0u);
	must_come_back();
}

/* Of a file that is refused nothing is taken. */
Test(session_keep, the_place_of_a_file_that_is_refused_is_not_taken)
{
	struct error err = {""};
	struct entity e;

	write_by_hand("place Tree\nno such line\n");
	cr_expect_eq(session_load(s, path, &err), -1);
	cr_expect_str_eq(session_place(s, &e), "");
}
