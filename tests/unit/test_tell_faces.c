/* SPDX-License-Identifier: MIT */
/* The same outcome in every face: whatever the screen shows is said in lines and on paper, and
 * these say the same. */
#include <cmark.h>
#include <criterion/criterion.h>
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "fixture.h"
#include "golden.h"

#include "tell/forms.h"
#include "tell/outcome.h"
#include "tell/page_state.h"
#include "tell/transcript.h"
#include "tell/words.h"

static struct topic *t;
static struct session *s;

static void
set_up(void)
{
	t = fixture_made("tests/data/mini");
	s = session_new(t);
}

static void
tear_down(void)
{
	session_free(s);
	topic_close(t);
}

TestSuite(tell_faces, .init = set_up, .fini = tear_down);

/* Letters and digits alone, small; what stands in tags, references and square brackets is left
 * out. */
static char *
said(const char *text, bool tags)
{
	struct buf out = {0};

	for (; *text != '\0'; text++) {
		const char *end = tags && *text == '<'   ? strchr(text, '>')
				  : tags && *text == '&' ? strchr(text, ';')
				  : *text == '['         ? strchr(text, ']')
							 : NULL;

		if (end != NULL)
			text = end;
		else if (isalnum((unsigned char)*text))
			buf_addc(&out, (char)tolower((unsigned char)*text));
	}
	return buf_steal(&out);
}

/* Every row of the cells, one after the other, must stand in what is said. */
static void
expect_rows(const char *cells, const char *words)
{
	struct buf row = {0};

	for (const char *end; *cells != '\0'; cells = end + 1) {
		char *shown;

		end = cells + strcspn(cells, "\n");
		buf_clear(&row);
		buf_add(&row, cells, (size_t)(end - cells));
		shown = said(buf_str(&row), false);
		cr_expect(strstr(words, shown) != NULL, "not said: %s", buf_str(&row));
		free(shown);
		if (*end == '\0')
			break;
	}
	buf_free(&row);
}

static void
expect_one_telling(struct page *p)
{
	struct buf cells = {0}, lines = {0}, markdown = {0}, html = {0};
	char *in_lines, *read, *in_markdown, *in_html;

	form_write(form_named("cells"), p, "en", &cells);
	form_write(form_named("lines"), p, "en", &lines);
	form_write(form_named("markdown"), p, "en", &markdown);
	form_write(form_named("html"), p, "en", &html);
	in_lines = said(buf_str(&lines), false);
	read = cmark_markdown_to_html(buf_str(&markdown), markdown.len, CMARK_OPT_DEFAULT);
	in_markdown = said(read, true);
	in_html = said(strstr(buf_str(&html), "<main>"), true);
	cr_expect_str_eq(in_markdown, in_lines);
	cr_expect_str_eq(in_html, in_lines);
	expect_rows(buf_str(&cells), in_lines);
	free(in_lines);
	free(read);
	free(in_markdown);
	free(in_html);
	buf_free(&cells);
	buf_free(&lines);
	buf_free(&markdown);
	buf_free(&html);
}

static void
expect_outcome(const char *const *with)
{
	struct page *p = page_new();

	for (int columns = 30; columns <= 110; columns += 40) {
		page_begin(p, columns, false);
		tell_outcome(p, s, NULL);
		expect_one_telling(p);
	}
	for (size_t i = 0; form_at(i) != NULL; i++)
		for (const char *const *w = with; *w != NULL; w++) {
			struct buf out = {0};
			char *words, *wanted = said(*w, false);

			form_write(form_at(i), p, "en", &out);
			/* the bracket that opens the list of JSON begins no reference */
			bool json = *buf_str(&out) == '{';
			words = said(json ? strchr(buf_str(&out), '[') + 1 : buf_str(&out), true);
			cr_expect(strstr(words, wanted) != NULL, "form %zu lacks: %s", i, *w);
			free(words);
			free(wanted);
			buf_free(&out);
		}
	page_free(p);
}

Test(tell_faces, while_the_urgency_is_open)
{
	expect_outcome((const char *const[]){"not known yet: the emergency questions were not all",
	    "So far: there are questions left", "Advice comes once the emergency questions",
	    "What it can lead to", "Stiff finger (Sprained finger)", NULL});
}

Test(tell_faces, an_emergency)
{
	session_answer(s, fixture_question(t, "q-danger"), ANSWER_FIRST);
	expect_outcome((const char *const[]){"EMERGENCY: get help now", "Press hard on the wound",
	    "Do now", "Call your local emergency number", NULL});
}

Test(tell_faces, what_no_rule_asks_for)
{
	session_answer(s, fixture_question(t, "q-danger"), ANSWER_NONE);
	session_answer(s, fixture_question(t, "q-red"), ANSWER_FIRST);
	expect_outcome((const char *const[]){"No rule asks for it, but what fits and matters",
	    "soon: be seen within days", "Not ruled out", "What to do", "When to see a doctor",
	    NULL});
}

Test(tell_faces, where_sources_disagree)
{
	for (uint32_t q; (q = session_now(s).question) != NONE;)
		session_answer(
		    s, q, q == fixture_question(t, "q-danger") ? ANSWER_NONE : ANSWER_UNSURE);
	expect_outcome((const char *const[]){"Where sources disagree",
	    "A splint for two weeks is enough.", "But: It needs a splint for six weeks.",
	    "Here: Ask a doctor", "Caution: Never put ice on bare skin.", "Sources", NULL});
}

static void
expect_form(const char *form, const struct page *p, const char *wanted)
{
	struct buf out = {0};
	const char *main;

	form_write(form_named(form), p, "en", &out);
	main = strstr(buf_str(&out), "<main>\n");
	cr_expect_str_eq(main != NULL ? main : buf_str(&out), wanted);
	buf_free(&out);
}

/* A section that may be folded holds rows; what follows it is in no fold. */
Test(tell_faces, rows_and_folds)
{
	struct page *p = page_new();

	page_fold(p, "What fits");
	page_indent(p, 2);
	for (int i = 0; i < 2; i++) {
		page_share(p, i == 0 ? 0.6 : 0.004, 1, 4);
		page_add(p, STYLE_TEXT, i == 0 ? "Sprain" : "Break");
		page_column(p, STYLE_DIM, ": ", ", ");
		page_paragraph(p, STYLE_DIM, i == 0 ? "for" : "against");
	}
	page_fold_end(p);
	page_paragraph(p, STYLE_TEXT, "No diagnosis.");
	page_indent(p, 0);
	page_heading(p, "End");
	expect_one_telling(p);
	expect_form("cells", p,
	    "What fits\n   60 ██▍  Sprain: for\n   <1 ▏    Break: against\n"
	    "  No diagnosis.\n\nEnd\n");
	expect_form("lines", p,
	    "\nWhat fits\n- 60 Sprain, for\n- <1 Break, against\nNo diagnosis.\n\nEnd\n");
	expect_form("markdown", p,
	    "\n## What fits\n\n- **60** Sprain, for\n- **\\<1** Break, against\n"
	    "\nNo diagnosis.\n\n## End\n");
	expect_form("html", p,
	    "<main>\n<details open=\"open\">\n<summary><h2>What fits</h2></summary>\n\n<table>\n"
	    "<tr><td><strong>60</strong></td><th scope=\"row\">Sprain</th><td>for</td></tr>\n"
	    "<tr><td><strong>&lt;1</strong></td><th scope=\"row\">Break</th><td>against</td></tr>\n"
	    "</table>\n</details>\n<p>No diagnosis.</p>\n<h2>End</h2>\n"
	    "</main>\n</body>\n</html>\n");
	page_begin(p, 70, false);
	page_fold(p, "Folded");
	for (int i = 0; i < 2; i++) {
		page_indent(p, 2);
		page_bullet(p);
		page_paragraph(p, STYLE_TEXT, i == 0 ? "in it" : "after it");
		page_fold_end(p);
	}
	expect_form("html", p,
	    "<main>\n<details open=\"open\">\n<summary><h2>Folded</h2></summary>\n\n<ul>\n"
	    "<li>in it</li>\n</ul>\n</details>\n\n<ul>\n<li>after it</li>\n</ul>\n"
	    "</main>\n</body>\n</html>\n");
	page_free(p);
}

/* Walks of random answers, as pages of their own. */
Test(tell_faces, whatever_was_walked)
{
	uint64_t state = 5;
	struct page *p = page_new();

	for (int i = 0; i < 20; i++) {
		session_restart(s);
		for (int k = 0; k < i % 7; k++) {
			uint32_t q = fixture_random(&state) % topic_question_count(t);

			session_answer(s, q, fixture_answer(t, q, &state));
		}
		page_begin(p, 70, false);
		tell_outcome(p, s, "F1");
		expect_one_telling(p);
	}
	page_free(p);
}

/* Past the limit of questions what may reveal an emergency still comes, and is counted. */
Test(tell_faces, no_question_comes_when_none_is_said_to_be_left)
{
	static const struct fixture_file tables[] = {
	    {"topic", "key,value\nid,test\ntitle,T\nmax-questions,1\n"},
	    {"causes", "id,name,prevalence\na,A,1\nb,B,1\n"},
	    {"questions", "id,text,kind,stage\nq-a,A?,yes-no,history\nq-b,B?,yes-no,history\n"
			  "q-c,C?,yes-no,history\n"},
	    {"symptoms", "id,question,name\na-sign,q-a,A\nb-sign,q-b,B\nc-sign,q-c,C\n"},
	    {"evidence", "cause,symptom,frequency\na,c-sign,50%\n"},
	    {"triage", "id,when,urgency,message\nt,a-sign and b-sign,emergency,Go.\n"},
	    {NULL, NULL}};
	struct topic *limited = fixture_topic(tables, NULL);
	struct interview *iv = interview_new(limited);
	struct buf left = {0};
	uint32_t asked = 0;

	for (uint32_t q; (q = interview_next(iv, NULL)) != NONE; asked++) {
		buf_clear(&left);
		words_add_left(iv, &left);
		cr_expect(strstr(buf_str(&left), " 0 ") == NULL, "%s", buf_str(&left));
		interview_answer(iv, q, ANSWER_FIRST);
	}
	cr_expect(asked == 2);
	buf_free(&left);
	interview_free(iv);
	topic_close(limited);
}

/* A medicine that does not suit is named once, with the reason, in every form: what the condition
 * wants to be absent is no reason where it is there. */
Test(tell_faces, a_medicine_that_does_not_suit_is_told_with_the_reason)
{
	static const struct fixture_file tables[] = {
	    {"causes", "id,name,prevalence,urgency\na,A,1,routine\nb,B,1,routine\n"},
	    {"questions", "id,text,kind,stage\nq-e,E?,yes-no,emergency\nq-m,Which?,several,risk\n"},
	    {"symptoms",
		"id,question,name,clause\ne,q-e,E,\nl,q-m,Liver problem,your liver is ill\n"
		"m,q-m,Bleeding,\nn,q-m,Tall,you are tall\n"},
	    {"evidence", "cause,symptom,frequency\na,e,3%\n"},
	    {"triage", "id,when,urgency,message\nt-e,e,emergency,Go\n"},
	    {"advice",
		"id,kind,name,text,for,unless\nm-one,medication,Pills,Take.,*,l or not n or m\n"},
	    {NULL, NULL}};
	struct topic *topic = fixture_tree(tables, 100);
	struct session *walk = session_new(topic);
	struct page *p = page_new();
	struct buf out = {0};

	session_answer(walk, fixture_question(topic, "q-e"), ANSWER_NONE);
	session_answer(walk, fixture_question(topic, "q-m"), answer_several(7, 0, 3));
	page_begin(p, 70, false);
	tell_outcome(p, walk, NULL);
	form_write(form_named("lines"), p, "", &out);
	const char *told = strstr(
	    buf_str(&out), "not for you, since your liver is ill and you said \"Bleeding\".");
	cr_expect(told != NULL && strstr(told + 1, "not for you") == NULL, "%s", buf_str(&out));
	cr_expect(strstr(buf_str(&out), "Take.") == NULL);
	buf_free(&out);
	page_free(p);
	session_free(walk);
	topic_close(topic);
}
