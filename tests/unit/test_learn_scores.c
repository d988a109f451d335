/* SPDX-License-Identifier: MIT */
/* Practices in rows and in sums. */
#include <criterion/criterion.h>
#include <string.h>

#include "fixture.h"

#include "learn/scores.h"

static const struct fixture_file files[] = {
    {"topic", "key,value\nid,small\ntitle,Small\n"},
    {"causes", "id,name,prevalence,urgency\na,A,1,routine\nb,B,1,soon\n"},
    {"questions", "id,text,kind,stage\nq-f,Flag?,yes-no,emergency\nq-g,Other?,yes-no,emergency\n"
		  "q-x,X?,yes-no,history\n"},
    {"symptoms",
	"id,question,name,background\nf,q-f,=F,1%\ng,q-g,\"G, \"\"g\"\"\",1%\nx,q-x,X,20%\n"},
    {"evidence", "cause,symptom,frequency,basis\na,x,80%,stated\n"},
    {"triage", "id,when,urgency,message\nt,f,emergency,Go.\nu,g,emergency,Go.\n"},
    {"cases", "id,title,vignette,present,cause,urgency,teaching\n"
	      "one,One,V.,x,a,routine,T.\ntwo,Two,V.,f,b,emergency,T.\n"},
    {NULL, NULL},
};

static struct topic *t;

static void
set_up(void)
{
	t = fixture_tree(files, 100);
}

static void
tear_down(void)
{
	topic_close(t);
}

TestSuite(export_scores, .init = set_up, .fini = tear_down);

/* A practice on a case: asks a question if there is one, commits to an urgency unless it is NONE.
 * Its row is appended to `rows` unless that is NULL. */
static void
add(struct cohort *c, const char *student, uint32_t row, const char *ask, uint32_t urgency,
    struct buf *rows)
{
	struct practice_case k = practice_case_row(t, row);
	struct practice *p = practice_new(t, &k, PRACTICE_VIGNETTE, NULL);
	struct practice_feedback *f;

	if (ask != NULL)
		practice_ask(p, fixture_question(t, ask));
	practice_rank(p, topic_leaf(t, 0), 0);
	if (urgency != NONE)
		practice_commit(p, urgency);
	f = practice_feedback_new(p);
	if (rows != NULL)
		scores_write_practice(student, "a/file", p, f, rows->len == 0, rows);
	cohort_add(c, student, p, f);
	practice_feedback_free(f);
	practice_free(p);
}

static unsigned
cells(const char *row)
{
	unsigned n = 1;
	bool quoted = false;

	for (; *row != '\n' && *row != '\0'; row++) {
		quoted = *row == '"' ? !quoted : quoted;
		n += *row == ',' && !quoted;
	}
	return n;
}

/* Every row has as many cells as the head. */
static void
expect_table(const struct buf *out, unsigned rows)
{
	const char *row = buf_str(out);
	unsigned columns = cells(row), n = 0;

	for (; row != NULL && *row != '\0'; row = strchr(row, '\n') + 1, n++)
		cr_expect_eq(cells(row), columns, "%s", row);
	cr_expect_eq(n, rows, "%u rows:\n%s", n, buf_str(out));
}

static void
add_three(struct cohort *s, struct buf *out)
{
	add(s, "=ann", 0, "q-x", URGENCY_ROUTINE, out);
	add(s, "=ann", 1, "q-x", URGENCY_SOON, out);
	add(s, "bob", 1, NULL, NONE, out);
}

Test(export_scores, a_row_for_each_practice)
{
	struct cohort *s = cohort_new(t);
	struct buf out = {0};

	add_three(s, &out);
	scores_write(s, SCORES_BY_PRACTICE, &out);
	expect_table(&out, 4);
	cr_expect(strstr(buf_str(&out), "\n'=ann,a/file,one,no,yes,1,") != NULL);
	cr_expect(strstr(buf_str(&out), ",routine,routine,exact,a,1,0,,") != NULL);
	cr_expect(strstr(buf_str(&out), ",soon,emergency,under,b,,1,f,,,") != NULL);
	cr_expect(strstr(buf_str(&out), "\nbob,a/file,two,no,no,0,,,") != NULL);
	cohort_free(s);
	buf_free(&out);
}

Test(export_scores, sums_by_student)
{
	struct cohort *s = cohort_new(t);
	struct buf out = {0};

	add(s, "carl", 0, "q-x", URGENCY_ROUTINE, NULL);
	add_three(s, NULL);
	scores_write(s, SCORES_BY_STUDENT, &out);
	expect_table(&out, 4);
	cr_expect(strstr(buf_str(&out), "\n'=ann,2,2,1.0,") != NULL);
	cr_expect(strstr(buf_str(&out), ",1,1,0,1,1,0,1,1\nbob,1,0,0.0,,,,,,,,0,0,0,") != NULL);
	cr_expect(strstr(buf_str(&out), "bob") < strstr(buf_str(&out), "carl"));
	cohort_free(s);
	buf_free(&out);
}

Test(export_scores, sums_by_case)
{
	struct cohort *s = cohort_new(t);
	struct buf out = {0};

	add_three(s, NULL);
	scores_write(s, SCORES_BY_CASE, &out);
	expect_table(&out, 3);
	cr_expect(strstr(buf_str(&out), "\none,no,1,1,") != NULL);
	cr_expect(strstr(buf_str(&out), "\ntwo,no,2,1,") != NULL);
	cohort_free(s);
	buf_free(&out);
}

Test(export_scores, sums_by_flag)
{
	struct cohort *s = cohort_new(t);
	struct buf out = {0};

	add_three(s, NULL);
	add(s, "=ann", 1, NULL, URGENCY_SOON, NULL);
	add(s, "dora", 1, "q-f", URGENCY_EMERGENCY, NULL);
	scores_write(s, SCORES_BY_FLAG, &out);
	cr_expect_str_eq(buf_str(&out),
	    "flag,name,practices,asked,not_asked,present,missed,missed_by\n"
	    "f,'=F,4,1,3,3,2,'=ann\n"
	    "g,\"G, \"\"g\"\"\",4,0,4,0,0,\n");
	cohort_free(s);
	buf_free(&out);
}

Test(export_scores, a_topic_without_flags_has_the_head)
{
	struct fixture_file unflagged[sizeof files / sizeof *files];
	struct buf out = {0};

	memcpy(unflagged, files, sizeof files);
	for (struct fixture_file *f = unflagged; f->name != NULL; f++) {
		if (strcmp(f->name, "triage") == 0)
			f->text = "id,when,urgency,message\nt,f,soon,Go.\n";
		if (strcmp(f->name, "questions") == 0)
			f->text = "id,text,kind,stage\nq-f,Flag?,yes-no,history\n"
				  "q-g,Other?,yes-no,history\nq-x,X?,yes-no,history\n";
	}
	struct topic *without = fixture_tree(unflagged, 100);
	struct cohort *s = cohort_new(without);
	cr_assert_eq(s->flag_count, 0);
	scores_write(s, SCORES_BY_FLAG, &out);
	cr_expect_str_eq(
	    buf_str(&out), "flag,name,practices,asked,not_asked,present,missed,missed_by\n");
	cohort_free(s);
	topic_close(without);
	buf_free(&out);
}

/* What is confused with what, and which red flags had to be asked. */
Test(export_scores, mistakes_and_flags_left_out)
{
	struct cohort *s = cohort_new(t);

	add(s, "ann", 1, "q-x", URGENCY_SOON, NULL);
	add(s, "bob", 1, NULL, URGENCY_SOON, NULL);
	add(s, "bob", 1, "q-f", URGENCY_EMERGENCY, NULL);
	add(s, "carl", 0, "q-x", URGENCY_ROUTINE, NULL);
	add(s, "carl", 1, NULL, NONE, NULL);
	cohort_sort(s);
	cr_assert_eq(s->mistakes.len, 1);
	cr_expect_eq(s->mistakes.items[0].count, 3);
	cr_expect_eq(s->mistakes.items[0].taken, topic_leaf(t, 0));
	cr_expect_eq(s->mistakes.items[0].truth, topic_leaf(t, 1));
	cr_assert_eq(s->flag_count, 2);
	cr_expect_eq(s->flags[0].needed, 4);
	cr_expect_eq(s->flags[0].left, 3);
	cr_expect_eq(s->flags[0].missed, 2);
	cr_expect_eq(s->flags[0].present, 3);
	cr_expect_eq(s->flags[1].needed, 3, "an emergency had been found by the other");
	cr_expect_eq(s->files, 5);
	cr_expect_eq(s->committed, 4);
	cohort_free(s);
}

Test(export_scores, a_case_is_too_easy)
{
	struct cohort_sum easy = {
	    .committed = COHORT_EASY_LEAST, .right = COHORT_EASY_LEAST, .asked = 20, .tree = 20};
	struct cohort_sum few = easy, wrong = easy, slow = easy, missed = easy;

	few.committed = few.right = COHORT_EASY_LEAST - 1;
	wrong.right--;
	slow.asked++;
	missed.with_missed = 1;
	cr_expect(cohort_too_easy(&easy));
	cr_expect_not(cohort_too_easy(&few));
	cr_expect_not(cohort_too_easy(&wrong));
	cr_expect_not(cohort_too_easy(&slow));
	cr_expect_not(cohort_too_easy(&missed));
}

Test(export_scores, kinds_have_names)
{
	cr_expect_eq((int)scores_by_named("nonsense"), (int)SCORES_BY_COUNT);
	cr_expect_eq((int)scores_by_named("practice"), (int)SCORES_BY_PRACTICE);
}
