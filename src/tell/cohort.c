/* SPDX-License-Identifier: MIT */
/* What a class comes to. Counts stand as counts, "2 of 3": a class is too small for percentages.
 * What harms comes before what does not: red flags before urgencies, too low before too high,
 * both before causes.
 */
#include "tell/cohort.h"

#include <stdlib.h>
#include <string.h>

#include "reason/ratio.h"
#include "tell/outcome.h"
#include "tell/words.h"

enum { FLAGS_NEXT = 3, CASES_NEXT = 2, MISTAKES_NEXT = 3 }; /* of each, to teach next */
#define APART 0.05 /* bits below which a question tells two causes no better than chance */

#define PUT(p, style, t, phrase, ...)                                                              \
	words_put(p, style, t, phrase, (const char *const[]){__VA_ARGS__})

/* Worst first; as they stand where they are as bad. */
static int
by_harm(const void *a, const void *b)
{
	const struct cohort_flag *x = *(const struct cohort_flag *const *)a;
	const struct cohort_flag *y = *(const struct cohort_flag *const *)b;

	return x->missed != y->missed ? (x->missed < y->missed) - (x->missed > y->missed)
	       : x->left != y->left   ? (x->left < y->left) - (x->left > y->left)
				      : (x > y) - (x < y);
}

/* The red flags that were missed or left out; how many. */
static uint32_t
worst_flags(const struct cohort *c, const struct cohort_flag **worst)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < c->flag_count; i++)
		if (c->flags[i].missed > 0 || c->flags[i].left > 0)
			worst[n++] = &c->flags[i];
	qsort(worst, n, sizeof *worst, by_harm);
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

static struct number_text
number(long n)
{
	return words_number((size_t)n);
}

/* A part of what is said of a row: a cell of its own on paper. */
static void
add_of(
    struct page *p, const struct topic *t, enum style style, enum phrase what, long count, long of)
{
	page_column(p, STYLE_DIM, "; ", "; ");
	PUT(p, count > 0 ? style : STYLE_DIM, t, what, number(count).text, number(of).text);
}

/* "case-kim: A knee that locks" in a phrase. */
static void
put_case(struct page *p, enum style style, const struct topic *t, enum phrase phrase,
    const struct cohort_sum *s)
{
	struct words_value name = words_text(STYLE_STRONG, s->key);
	struct buf title = {0};

	if (s->row != NONE)
		buf_printf(&title, ": %s", practice_case_row(t, s->row).title);
	name.more = buf_str(&title);
	words_put_values(p, style, t, phrase, &name);
	buf_free(&title);
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

	words_put_values(p, STYLE_STRONG, t, PHRASE_CLASS_FLAG,
	    (struct words_value[]){words_link(t, ENTITY_SYMPTOM, flag->symptom)});
	page_cite(p, t, s->refs);
	page_add(p, flag->missed > 0 ? STYLE_WARNING : STYLE_TEXT, ": ");
	if (flag->missed > 0)
		PUT(p, STYLE_WARNING, t, PHRASE_CLASS_FLAG_MISSED, number(flag->missed).text,
		    number(flag->present).text);
	else
		PUT(p, STYLE_TEXT, t, PHRASE_CLASS_FLAG_LEFT, number(flag->left).text,
		    number(flag->needed).text);
	page_add(p, STYLE_TEXT, " ");
	words_put_values(p, STYLE_TEXT, t, PHRASE_CLASS_ASKED_BY,
	    (struct words_value[]){words_link(t, ENTITY_QUESTION, s->question)});
}

static void
add_next(struct page *p, const struct cohort *c, const struct cohort_flag *const *worst,
    uint32_t worst_count)
{
	uint32_t n = 0;

	page_heading(p, topic_phrase(c->t, PHRASE_CLASS_NEXT));
	page_indent(p, 2);
	for (uint32_t i = 0; i < worst_count && i < FLAGS_NEXT; i++) {
		page_number(p, ++n);
		add_flag_next(p, c->t, worst[i]);
		page_break(p);
	}
	for (size_t i = 0, told = 0; i < c->cases.len && told < CASES_NEXT; i++) {
		const struct cohort_sum *s = &c->cases.items[i];

		if (s->under == 0)
			continue;
		told++;
		page_number(p, ++n);
		put_case(p, STYLE_STRONG, c->t, PHRASE_CLASS_URGENCY, s);
		page_add(p, STYLE_WARNING, ": ");
		PUT(p, STYLE_WARNING, c->t, PHRASE_CLASS_UNDER, number(s->under).text,
		    number(s->committed).text);
		page_break(p);
	}
	for (size_t i = 0; i < c->mistakes.len && i < MISTAKES_NEXT; i++) {
		const struct cohort_mistake *m = &c->mistakes.items[i];
		uint32_t question = best_question(c->t, m);

		page_number(p, ++n);
		words_put_values(p, STYLE_STRONG, c->t, PHRASE_CLASS_APART,
		    (struct words_value[]){words_link(c->t, ENTITY_CAUSE, m->truth),
			words_link(c->t, ENTITY_CAUSE, m->taken)});
		page_add(p, STYLE_TEXT, ". ");
		PUT(p, STYLE_TEXT, c->t,
		    m->count == 1 ? PHRASE_CLASS_TAKEN_ONE : PHRASE_CLASS_TAKEN,
		    number(m->count).text);
		if (question != NONE) {
			page_add(p, STYLE_TEXT, " ");
			words_put_values(p, STYLE_TEXT, c->t, PHRASE_CLASS_TELLS,
			    (struct words_value[]){words_link(c->t, ENTITY_QUESTION, question)});
		}
		page_break(p);
	}
	for (size_t i = 0; i < c->cases.len; i++) {
		if (!cohort_too_easy(&c->cases.items[i]))
			continue;
		page_number(p, ++n);
		put_case(p, STYLE_TEXT, c->t, PHRASE_CLASS_EASY_CASE, &c->cases.items[i]);
		page_break(p);
	}
	if (n == 0)
		page_paragraph(p, STYLE_TEXT, topic_phrase(c->t, PHRASE_CLASS_NOTHING));
}

static void
add_flags(
    struct page *p, const struct cohort *c, const struct cohort_flag *const *worst, uint32_t count)
{
	page_heading(p, topic_phrase(c->t, PHRASE_CLASS_FLAGS));
	page_indent(p, 2);
	if (count == 0)
		page_paragraph(p, STYLE_TEXT,
		    topic_phrase(
			c->t, c->flag_count > 0 ? PHRASE_CLASS_NO_MISSED : PHRASE_CLASS_NO_FLAGS));
	for (uint32_t i = 0; i < count; i++) {
		const struct cohort_flag *flag = worst[i];
		const struct symptom *s = topic_symptom(c->t, flag->symptom);

		page_row(p);
		words_add_link(p, c->t, ENTITY_SYMPTOM, flag->symptom);
		page_cite(p, c->t, s->refs);
		page_column(p, STYLE_DIM, ": ", ": ");
		page_add(p, STYLE_TEXT, topic_text(c->t, topic_question(c->t, s->question)->text));
		add_of(p, c->t, STYLE_WARNING, PHRASE_CLASS_MISSED, flag->missed, flag->present);
		add_of(p, c->t, STYLE_TEXT, PHRASE_CLASS_LEFT, flag->left, flag->needed);
		if (flag->people.len > 0) {
			page_column(p, STYLE_DIM, "; ", "; ");
			PUT(p, STYLE_TEXT, c->t, PHRASE_CLASS_MISSED_BY, buf_str(&flag->people));
		}
		page_break(p);
	}
}

static void
add_mistakes(struct page *p, const struct cohort *c)
{
	struct buf between = {0};

	if (c->mistakes.len == 0)
		return;
	page_heading(p, topic_phrase(c->t, PHRASE_CLASS_CONFUSED));
	buf_printf(&between, " %s ", topic_phrase(c->t, PHRASE_CLASS_WHERE));
	page_indent(p, 2);
	for (size_t i = 0; i < c->mistakes.len; i++) {
		const struct cohort_mistake *m = &c->mistakes.items[i];

		page_row(p);
		words_add_link(p, c->t, ENTITY_CAUSE, m->taken);
		page_column(p, STYLE_DIM, buf_str(&between), buf_str(&between));
		words_add_link(p, c->t, ENTITY_CAUSE, m->truth);
		page_column(p, STYLE_DIM, ": ", ": ");
		PUT(p, STYLE_STRONG, c->t,
		    m->count == 1 ? PHRASE_CLASS_TIME_ONE : PHRASE_CLASS_TIMES,
		    number(m->count).text);
		add_of(p, c->t, STYLE_TEXT, PHRASE_CLASS_LATER, m->later, m->count);
		page_break(p);
	}
	buf_free(&between);
}

/* Figures of a person or a case, each a column. */
static void
add_figures(struct page *p, const struct topic *t, const struct cohort_sum *s)
{
	struct buf count = {0};

	words_add_number_of(t, (size_t)s->practices, PHRASE_PRACTICE_ONE, &count);
	page_column(p, STYLE_DIM, ": ", ": ");
	page_add(p, STYLE_TEXT, buf_str(&count));
	buf_free(&count);
	if (s->practices > s->committed) {
		page_add(p, STYLE_TEXT, ", ");
		PUT(p, STYLE_TEXT, t, PHRASE_CLASS_COMMITTED, number(s->committed).text);
	}
	if (s->committed > 0) {
		page_column(p, STYLE_DIM, "; ", "; ");
		PUT(p, STYLE_STRONG, t, PHRASE_CLASS_MEAN,
		    words_decimal(s->total / (double)s->committed, 0).text);
		add_of(p, t, STYLE_WARNING, PHRASE_CLASS_TOO_LOW, s->under, s->committed);
		add_of(p, t, STYLE_TEXT, PHRASE_CLASS_TOO_HIGH, s->over, s->committed);
		add_of(p, t, STYLE_TEXT, PHRASE_CLASS_RIGHT, s->right, s->committed);
	}
}

static void
add_sums(struct page *p, const struct cohort *c)
{
	page_heading(p, topic_phrase(c->t, PHRASE_CLASS_CASES));
	page_indent(p, 2);
	for (size_t i = 0; i < c->cases.len; i++) {
		const struct cohort_sum *s = &c->cases.items[i];

		page_row(p);
		add_case(p, c->t, s);
		if (s->drawn) {
			page_add(p, STYLE_DIM, " ");
			page_add(p, STYLE_DIM, topic_phrase(c->t, PHRASE_CLASS_DRAWN));
		}
		add_figures(p, c->t, s);
		if (s->committed > 0) {
			page_column(p, STYLE_DIM, "; ", "; ");
			PUT(p, STYLE_TEXT, c->t, PHRASE_CLASS_QUESTIONS,
			    words_decimal((double)s->asked / (double)s->committed, 1).text,
			    words_decimal((double)s->tree / (double)s->committed, 1).text);
		}
		if (cohort_too_easy(s)) {
			page_column(p, STYLE_DIM, "; ", "; ");
			page_add(p, STYLE_STRONG, topic_phrase(c->t, PHRASE_CLASS_EASY));
		}
		page_break(p);
	}
	page_heading(p, topic_phrase(c->t, PHRASE_CLASS_PEOPLE));
	page_indent(p, 2);
	for (size_t i = 0; i < c->people.len; i++) {
		const struct cohort_sum *s = &c->people.items[i];

		page_row(p);
		page_add(p, STYLE_STRONG, s->key);
		add_figures(p, c->t, s);
		if (s->committed > 0)
			add_of(p, c->t, STYLE_WARNING, PHRASE_CLASS_WITH_MISSED, s->with_missed,
			    s->committed);
		page_break(p);
	}
}

static void
add_passed(struct page *p, const struct topic *t, const char *passed)
{
	if (*passed == '\0')
		return;
	page_heading(p, topic_phrase(t, PHRASE_CLASS_PASSED));
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
	struct buf practices = {0}, learners = {0}, cases = {0};

	PUT(p, STYLE_TITLE, c->t, PHRASE_CLASS_TITLE, topic_text(c->t, m->title));
	page_title_end(p);
	tell_notice(p, c->t);
	words_add_number_of(c->t, (size_t)c->files, PHRASE_PRACTICE_ONE, &practices);
	words_add_number_of(c->t, c->people.len, PHRASE_LEARNER_ONE, &learners);
	words_add_number_of(c->t, c->cases.len, PHRASE_CASE_ONE, &cases);
	PUT(p, STYLE_STRONG, c->t, PHRASE_CLASS_SUM, buf_str(&practices), buf_str(&learners),
	    buf_str(&cases));
	page_add(p, STYLE_STRONG, "; ");
	PUT(p, STYLE_STRONG, c->t, PHRASE_CLASS_COMMITTED, number(c->committed).text);
	if (c->committed > 0) {
		page_add(p, STYLE_STRONG, ", ");
		PUT(p, STYLE_STRONG, c->t, PHRASE_CLASS_MEAN_OF,
		    words_decimal(c->total / (double)c->committed, 0).text);
	}
	page_add(p, STYLE_TEXT, ". ");
	PUT(p, STYLE_TEXT, c->t, PHRASE_CLASS_COUNTS, topic_text(c->t, m->id));
	if (m->version.len > 0) {
		page_add(p, STYLE_TEXT, ", ");
		PUT(p, STYLE_TEXT, c->t, PHRASE_VERSION, topic_text(c->t, m->version));
	}
	page_paragraph(p, STYLE_TEXT, ".");
	add_next(p, c, worst, count);
	add_flags(p, c, worst, count);
	add_mistakes(p, c);
	add_sums(p, c);
	add_passed(p, c->t, passed);
	page_indent(p, 0);
	tell_sources(p, c->t);
	buf_free(&practices);
	buf_free(&learners);
	buf_free(&cases);
	free(worst);
}
