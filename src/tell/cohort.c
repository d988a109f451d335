/* SPDX-License-Identifier: MIT */
/* What a class comes to. Counts stand as counts, "2 of 3": a class is too small for percentages.
 * What harms comes before what does not: red flags before urgencies, too low before too high,
 * both before causes.
 */
#include "tell/cohort.h"

#include <string.h>

#include "reason/ratio.h"
#include "tell/outcome.h"
#include "tell/words.h"

enum { FLAGS_NEXT = 3, CASES_NEXT = 2, MISTAKES_NEXT = 3 }; /* of each, to teach next */
#define APART 0.05 /* bits below which a question tells two causes no better than chance */

/* The red flags that were missed or left out, the worst first; how many. */
static uint32_t
worst_flags(const struct cohort *c, const struct cohort_flag **worst)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < c->flag_count; i++) {
		const struct cohort_flag *flag = &c->flags[i];
		uint32_t at = n;

		if (flag->missed == 0 && flag->left == 0)
			continue;
		for (; at > 0; at--) {
			const struct cohort_flag *w = worst[at - 1];

			if (w->missed > flag->missed ||
			    (w->missed == flag->missed && w->left >= flag->left))
				break;
			worst[at] = w;
		}
		worst[at] = flag;
		n++;
	}
	return n;
}

/* The question that tells most about which of two causes it is; NONE where none tells anything. */
static uint32_t
best_question(const struct topic *t, const struct cohort_mistake *m)
{
	const uint32_t leaves[] = {topic_cause(t, m->truth)->leaf, topic_cause(t, m->taken)->leaf};
	uint32_t best = NONE;
	double most = APART;

	for (uint32_t q = 0; q < topic_question_count(t); q++) {
		double bits = topic_question(t, q)->kind != QUESTION_SCREEN
				  ? ratio_apart(t, leaves, 2, q)
				  : 0;

		if (bits > most) {
			most = bits;
			best = q;
		}
	}
	return best;
}

/* A part of what is said of a row: a cell of its own on paper. */
static void
add_of(struct page *p, enum style style, const char *what, long count, long of)
{
	page_column(p, STYLE_DIM, "; ", "; ");
	page_printf(p, count > 0 ? style : STYLE_DIM, "%s %ld of %ld", what, count, of);
}

static void
add_case(struct page *p, const struct topic *t, const struct cohort_sum *s)
{
	page_add(p, STYLE_STRONG, s->key);
	if (s->row != NONE)
		page_printf(p, STYLE_TEXT, ": %s", practice_case_row(t, s->row).title);
}

static void
add_flag_next(struct page *p, const struct topic *t, const struct cohort_flag *flag)
{
	const struct symptom *s = topic_symptom(t, flag->symptom);

	page_add(p, STYLE_STRONG, "The red flag ");
	words_add_link(p, t, ENTITY_SYMPTOM, flag->symptom);
	page_cite(p, t, s->refs);
	if (flag->missed > 0)
		page_printf(p, STYLE_WARNING, ": missed in %ld of %ld practices whose case has it.",
		    flag->missed, flag->present);
	else
		page_printf(p, STYLE_TEXT,
		    ": not asked in %ld of the %ld practices that had to ask.", flag->left,
		    flag->needed);
	page_add(p, STYLE_TEXT, " It is asked by: ");
	words_add_link(p, t, ENTITY_QUESTION, s->question);
}

static void
add_next(struct page *p, const struct cohort *c, const struct cohort_flag *const *worst,
    uint32_t worst_count)
{
	uint32_t number = 0;

	page_heading(p, "What to teach next");
	page_indent(p, 2);
	for (uint32_t i = 0; i < worst_count && i < FLAGS_NEXT; i++) {
		page_number(p, ++number);
		add_flag_next(p, c->t, worst[i]);
		page_break(p);
	}
	for (size_t i = 0, told = 0; i < c->cases.len && told < CASES_NEXT; i++) {
		const struct cohort_sum *s = &c->cases.items[i];

		if (s->under == 0)
			continue;
		told++;
		page_number(p, ++number);
		page_add(p, STYLE_STRONG, "How urgent it is, on the case ");
		add_case(p, c->t, s);
		page_printf(p, STYLE_WARNING, ": committed to less than its urgency in %ld of %ld.",
		    s->under, s->committed);
		page_break(p);
	}
	for (size_t i = 0; i < c->mistakes.len && i < MISTAKES_NEXT; i++) {
		const struct cohort_mistake *m = &c->mistakes.items[i];
		uint32_t question = best_question(c->t, m);

		page_number(p, ++number);
		page_add(p, STYLE_STRONG, "How to tell ");
		words_add_link(p, c->t, ENTITY_CAUSE, m->truth);
		page_add(p, STYLE_STRONG, " from ");
		words_add_link(p, c->t, ENTITY_CAUSE, m->taken);
		page_printf(p, STYLE_TEXT, ". Taken for it %ld time%s.", m->count,
		    m->count == 1 ? "" : "s");
		if (question != NONE) {
			page_add(p, STYLE_TEXT, " What tells them apart best: ");
			words_add_link(p, c->t, ENTITY_QUESTION, question);
		}
		page_break(p);
	}
	for (size_t i = 0; i < c->cases.len; i++) {
		if (!cohort_too_easy(&c->cases.items[i]))
			continue;
		page_number(p, ++number);
		page_add(p, STYLE_TEXT, "Nothing more on the case ");
		add_case(p, c->t, &c->cases.items[i]);
		page_add(p, STYLE_TEXT, ". It is too easy for this class.");
		page_break(p);
	}
	if (number == 0)
		page_paragraph(p, STYLE_TEXT, "Nothing stands out.");
}

static void
add_flags(
    struct page *p, const struct cohort *c, const struct cohort_flag *const *worst, uint32_t count)
{
	page_heading(p, "Red flags missed");
	page_indent(p, 2);
	if (count == 0)
		page_paragraph(
		    p, STYLE_TEXT, c->flag_count > 0 ? "None." : "The topic has no red flags.");
	for (uint32_t i = 0; i < count; i++) {
		const struct cohort_flag *flag = worst[i];
		const struct symptom *s = topic_symptom(c->t, flag->symptom);

		page_row(p);
		words_add_link(p, c->t, ENTITY_SYMPTOM, flag->symptom);
		page_cite(p, c->t, s->refs);
		page_column(p, STYLE_DIM, ": ", ": ");
		page_add(p, STYLE_TEXT, topic_text(c->t, topic_question(c->t, s->question)->text));
		add_of(
		    p, STYLE_WARNING, "missed where the case has it:", flag->missed, flag->present);
		add_of(p, STYLE_TEXT, "not asked where it had to be:", flag->left, flag->needed);
		if (flag->people.len > 0) {
			page_column(p, STYLE_DIM, "; ", "; ");
			page_printf(p, STYLE_TEXT, "missed by %s", buf_str(&flag->people));
		}
		page_break(p);
	}
}

static void
add_mistakes(struct page *p, const struct cohort *c)
{
	if (c->mistakes.len == 0)
		return;
	page_heading(p, "Causes confused");
	page_indent(p, 2);
	for (size_t i = 0; i < c->mistakes.len; i++) {
		const struct cohort_mistake *m = &c->mistakes.items[i];

		page_row(p);
		words_add_link(p, c->t, ENTITY_CAUSE, m->taken);
		page_column(p, STYLE_DIM, " where the case is ", " where the case is ");
		words_add_link(p, c->t, ENTITY_CAUSE, m->truth);
		page_column(p, STYLE_DIM, ": ", ": ");
		page_printf(p, STYLE_STRONG, "%ld time%s", m->count, m->count == 1 ? "" : "s");
		add_of(p, STYLE_TEXT, "with it second or third in", m->later, m->count);
		page_break(p);
	}
}

/* Figures of a person or a case, each a column. */
static void
add_figures(struct page *p, const struct cohort_sum *s)
{
	struct buf count = {0};

	words_add_count((size_t)s->practices, "practice", &count);
	page_column(p, STYLE_DIM, ": ", ": ");
	page_add(p, STYLE_TEXT, buf_str(&count));
	buf_free(&count);
	if (s->practices > s->committed)
		page_printf(p, STYLE_TEXT, ", %ld committed", s->committed);
	if (s->committed > 0) {
		page_column(p, STYLE_DIM, "; ", "; ");
		page_printf(p, STYLE_STRONG, "mean score %.0f", s->total / (double)s->committed);
		add_of(p, STYLE_WARNING, "urgency too low", s->under, s->committed);
		add_of(p, STYLE_TEXT, "too high", s->over, s->committed);
		add_of(p, STYLE_TEXT, "cause and urgency right", s->right, s->committed);
	}
}

static void
add_sums(struct page *p, const struct cohort *c)
{
	page_heading(p, "Cases");
	page_indent(p, 2);
	for (size_t i = 0; i < c->cases.len; i++) {
		const struct cohort_sum *s = &c->cases.items[i];

		page_row(p);
		add_case(p, c->t, s);
		page_add(p, STYLE_DIM, s->drawn ? " (drawn from the tables)" : "");
		add_figures(p, s);
		if (s->committed > 0) {
			page_column(p, STYLE_DIM, "; ", "; ");
			page_printf(p, STYLE_TEXT, "%.1f questions, the tree %.1f",
			    (double)s->asked / (double)s->committed,
			    (double)s->tree / (double)s->committed);
		}
		if (cohort_too_easy(s)) {
			page_column(p, STYLE_DIM, "; ", "; ");
			page_add(p, STYLE_STRONG, "too easy");
		}
		page_break(p);
	}
	page_heading(p, "People");
	page_indent(p, 2);
	for (size_t i = 0; i < c->people.len; i++) {
		const struct cohort_sum *s = &c->people.items[i];

		page_row(p);
		page_add(p, STYLE_STRONG, s->key);
		add_figures(p, s);
		if (s->committed > 0)
			add_of(
			    p, STYLE_WARNING, "a red flag missed in", s->with_missed, s->committed);
		page_break(p);
	}
}

static void
add_passed(struct page *p, const char *passed)
{
	if (*passed == '\0')
		return;
	page_heading(p, "Files passed over");
	page_indent(p, 2);
	for (size_t len; *passed != '\0'; passed += len + (passed[len] == '\n')) {
		len = strcspn(passed, "\n");
		page_bullet(p);
		page_printf(p, STYLE_TEXT, "%.*s", (int)len, passed);
		page_break(p);
	}
}

void
tell_cohort(struct page *p, const struct cohort *c, const char *passed)
{
	const struct image_meta *m = topic_meta(c->t);
	const struct cohort_flag **worst = xcalloc((size_t)c->flag_count + 1, sizeof *worst);
	uint32_t count = worst_flags(c, worst);
	const size_t counted[] = {(size_t)c->files, c->people.len, c->cases.len};
	static const char *const nouns[] = {"practice", "learner", "case"};
	static const char *const before[] = {"", " of ", " on "};
	struct buf sum = {0};

	page_printf(p, STYLE_TITLE, "%s: a class", topic_text(c->t, m->title));
	page_title_end(p);
	tell_notice(p, c->t);
	for (size_t i = 0; i < sizeof counted / sizeof *counted; i++) {
		buf_adds(&sum, before[i]);
		words_add_count(counted[i], nouns[i], &sum);
	}
	page_printf(p, STYLE_STRONG, "%s; %ld committed", buf_str(&sum), c->committed);
	if (c->committed > 0)
		page_printf(
		    p, STYLE_STRONG, ", mean score %.0f of 100", c->total / (double)c->committed);
	page_printf(p, STYLE_TEXT,
	    ". What follows counts only what was committed. All figures follow from the files and "
	    "from the tables of the topic %s",
	    topic_text(c->t, m->id));
	if (m->version.len > 0)
		page_printf(p, STYLE_TEXT, ", version %s", topic_text(c->t, m->version));
	page_paragraph(p, STYLE_TEXT, ".");
	add_next(p, c, worst, count);
	add_flags(p, c, worst, count);
	add_mistakes(p, c);
	add_sums(p, c);
	add_passed(p, passed);
	page_indent(p, 0);
	tell_sources(p, c->t);
	buf_free(&sum);
	free(worst);
}
