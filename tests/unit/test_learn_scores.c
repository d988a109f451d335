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

/* A practice on a case: asks a question if there is one, commits to an urgency unless it is
 * NONE. */
static void
add(struct scores *s, const char *student, uint32_t row, const char *ask, uint32_t urgency,
    struct buf *out)
{
	struct practice_case c = practice_case_row(t, row);
	struct practice *p = practice_new(t, &c, PRACTICE_VIGNETTE, NULL);
	struct practice_feedback *f;

	if (ask != NULL)
		practice_ask(p, fixture_question(t, ask));
	practice_rank(p, topic_leaf(t, 0), 0);
	if (urgency != NONE)
		practice_commit(p, urgency);
	f = practice_feedback_new(p);
	scores_add(s, student, "a/file", p, f, out);
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
add_three(struct scores *s, struct buf *out)
{
	add(s, "=ann", 0, "q-x", URGENCY_ROUTINE, out);
	add(s, "=ann", 1, "q-x", URGENCY_SOON, out);
	add(s, "bob", 1, NULL, NONE, out);
}

Test(export_scores, a_row_for_each_practice)
{
	struct scores *s = scores_new(scores_by_named("practice"));
	struct buf out = {0};

	add_three(s, &out);
	scores_write(s, &out);
	expect_table(&out, 4);
	cr_expect(strstr(buf_str(&out), "\n'=ann,a/file,one,no,yes,1,") != NULL);
	cr_expect(strstr(buf_str(&out), ",routine,routine,exact,a,1,0,,") != NULL);
	cr_expect(strstr(buf_str(&out), ",soon,emergency,under,b,,1,f,,,") != NULL);
	cr_expect(strstr(buf_str(&out), "\nbob,a/file,two,no,no,0,,,") != NULL);
	scores_free(s);
	buf_free(&out);
}

Test(export_scores, sums_by_student)
{
	struct scores *s = scores_new(scores_by_named("student"));
	struct buf out = {0};

	add(s, "carl", 0, "q-x", URGENCY_ROUTINE, &out);
	add_three(s, &out);
	cr_expect_eq(out.len, 0);
	scores_write(s, &out);
	expect_table(&out, 4);
	cr_expect(strstr(buf_str(&out), "\n'=ann,2,2,1.0,") != NULL);
	cr_expect(strstr(buf_str(&out), ",1,1,0,1,1,0,1,1\nbob,1,0,0.0,,,,,,,,0,0,0,") != NULL);
	cr_expect(strstr(buf_str(&out), "bob") < strstr(buf_str(&out), "carl"));
	scores_free(s);
	buf_free(&out);
}

Test(export_scores, sums_by_case)
{
	struct scores *s = scores_new(scores_by_named("case"));
	struct buf out = {0};

	add_three(s, &out);
	scores_write(s, &out);
	expect_table(&out, 3);
	cr_expect(strstr(buf_str(&out), "\none,no,1,1,") != NULL);
	cr_expect(strstr(buf_str(&out), "\ntwo,no,2,1,") != NULL);
	scores_free(s);
	buf_free(&out);
}

Test(export_scores, sums_by_flag)
{
	struct scores *s = scores_new(scores_by_named("flag"));
	struct buf out = {0};

	add_three(s, &out);
	add(s, "=ann", 1, NULL, URGENCY_SOON, &out);
	add(s, "dora", 1, "q-f", URGENCY_EMERGENCY, &out);
	scores_write(s, &out);
	cr_expect_str_eq(buf_str(&out),
	    "flag,name,practices,asked,not_asked,present,missed,missed_by\n"
	    "f,'=F,4,1,3,3,2,'=ann\n"
	    "g,\"G, \"\"g\"\"\",4,0,4,0,0,\n");
	scores_free(s);
	buf_free(&out);
}

Test(export_scores, kinds_have_names)
{
	cr_expect_eq((int)scores_by_named("nonsense"), (int)SCORES_BY_COUNT);
	cr_expect_eq((int)scores_by_named("practice"), (int)SCORES_BY_PRACTICE);
}
