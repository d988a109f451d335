/* SPDX-License-Identifier: MIT */
/* Drawn walks in words and as JSON. A walk that is told is told as on paper, by a session that is
 * given its answers; its name is that of the case that `ramus cases` draws.
 */
#include "cli/report_walks.h"

#include "base/figure.h"
#include "cli/report.h"
#include "eval/walks.h"
#include "tell/forms.h"
#include "tell/outcome.h"
#include "tell/path.h"
#include "tell/words.h"

enum { WALKS_MOST = 1000, WALKS_LEAST = 100, LIST_BYTES = 1000 };

/* Fewer in a large topic, where each takes long: its size alone decides, so that a report is the
 * same everywhere. */
static uint32_t
count_of(const struct topic *t)
{
	uint32_t size = topic_leaf_count(t) + topic_question_count(t) + 1;
	uint32_t walks = WALKS_MOST * 1000u / size;

	return walks > WALKS_MOST ? WALKS_MOST : walks < WALKS_LEAST ? WALKS_LEAST : walks;
}

static double
share(uint64_t part, const struct walks_sums *s)
{
	return s->walks > 0 ? (double)part / (double)s->walks : 0;
}

enum { FIGURES = 4 };
static void
sum_figures(const struct walks_sums *s, uint64_t seed, struct figure out[FIGURES])
{
	out[0] = figure_count("drawn", (int64_t)s->walks);
	out[1] = figure_count("seed", (int64_t)seed);
	out[2] = figure_number("questions_mean", share(s->questions, s));
	out[3] = figure_count("questions_max", s->questions_max);
}

/* In words. */

static void
write_sums(const struct topic *t, const struct walks_sums *s, const struct report_walks *r,
    struct buf *out)
{
	uint32_t questions = topic_question_count(t), q = 0;
	struct buf text = {0};

	buf_printf(&text, "of %llu walks drawn from the tables (seed %llu)",
	    (unsigned long long)s->walks, (unsigned long long)r->seed);
	for (uint32_t u = URGENCY_LEVELS; u-- > 0;)
		buf_printf(&text, "%s %s %.1f%%", u + 1 < URGENCY_LEVELS ? "," : ":",
		    topic_urgency_name(u), 100 * share(s->urgency[u], s));
	buf_printf(&text, "; %.1f questions on average, %u at most", share(s->questions, s),
	    s->questions_max);
	report_wrapped(out, buf_str(&text), 0, 2);
	buf_clear(&text);
	buf_adds(&text, "of 100 of them ask, by a screen or by itself");
	for (; q < questions && (r->all || text.len < LIST_BYTES); q++)
		buf_printf(&text, "%s %s %s", q > 0 ? "," : ":",
		    topic_text(t, topic_question(t, q)->id),
		    s->asked[q] > 0 ? words_of_100(share(s->asked[q], s)).text : "0");
	buf_adds(&text, q < questions ? ", ..." : "");
	report_wrapped(out, buf_str(&text), 0, 2);
	buf_free(&text);
}

/* What the walk is called, and the cause that it was drawn for. */
static const char *
name_walk(const struct topic *t, const struct sampled *drawn, struct buf *id)
{
	buf_clear(id);
	sample_write_id(drawn->seed, drawn->number, id);
	return topic_leaf_count(t) > 0
		   ? topic_text(t, topic_cause(t, topic_leaf(t, drawn->leaf))->id)
		   : "";
}

static void
tell_walk(struct page *p, const struct topic *t, const struct drawn_walk *walk)
{
	struct session *s = session_new(t);
	struct buf name = {0};
	const char *cause = name_walk(t, &walk->drawn, &name);

	buf_printf(&name, *cause != '\0' ? ", drawn for %s" : "%s", cause);
	page_heading(p, buf_str(&name));
	for (uint32_t i = 0; i < walk->count; i++)
		session_answer(s, walk->asked[i].question, walk->asked[i].answer);
	tell_path(p, s, false);
	tell_urgency(p, s, NULL);
	tell_standing(p, s);
	buf_free(&name);
	session_free(s);
}

void
report_walks_write(const struct topic *t, const struct report_walks *r, struct buf *out)
{
	struct walks_sums *s = walks_count(t, r->seed, count_of(t), r->threads);
	struct walks *w = walks_new(t, r->seed);
	struct page *p = page_new();

	buf_addc(out, '\n');
	write_sums(t, s, r, out);
	for (uint32_t i = 0; i < r->told; i++) {
		struct drawn_walk walk = walks_at(w, i);

		page_begin(p, 80, false);
		tell_walk(p, t, &walk);
		buf_addc(out, '\n');
		form_write(form_named("cells"), p, topic_text(t, topic_meta(t)->language), out);
	}
	page_free(p);
	walks_free(w);
	walks_sums_free(s);
}

/* As JSON. */

static void
share_json(struct json *j, const char *id, double value)
{
	json_object(j, NULL);
	json_string(j, "id", id);
	json_number(j, "share", value);
	json_end(j, '}');
}

static void
walk_json(const struct topic *t, const struct drawn_walk *walk, struct json *j)
{
	struct buf text = {0};
	const char *cause = name_walk(t, &walk->drawn, &text);

	json_object(j, NULL);
	json_string(j, "id", buf_str(&text));
	json_string(j, "cause", cause);
	json_string(j, "urgency", topic_urgency_name(walk->urgency));
	json_array(j, "steps");
	for (uint32_t i = 0; i < walk->count; i++) {
		uint32_t q = walk->asked[i].question;

		buf_clear(&text);
		words_add_answer(t, q, walk->asked[i].answer, &text);
		json_object(j, NULL);
		json_string(j, "question", topic_text(t, topic_question(t, q)->id));
		json_string(j, "answer", buf_str(&text));
		json_end(j, '}');
	}
	json_end(j, ']');
	json_end(j, '}');
	buf_free(&text);
}

void
report_walks_json(const struct topic *t, const struct report_walks *r, struct json *j)
{
	struct walks_sums *s = walks_count(t, r->seed, count_of(t), r->threads);
	struct walks *w = walks_new(t, r->seed);
	struct figure f[FIGURES];

	sum_figures(s, r->seed, f);
	json_object(j, "walks");
	figures_json(f, FIGURES, j);
	json_array(j, "urgency");
	for (uint32_t u = URGENCY_LEVELS; u-- > 0;)
		share_json(j, topic_urgency_name(u), share(s->urgency[u], s));
	json_end(j, ']');
	json_array(j, "questions");
	for (uint32_t q = 0; q < topic_question_count(t); q++)
		share_json(j, topic_text(t, topic_question(t, q)->id), share(s->asked[q], s));
	json_end(j, ']');
	json_array(j, "told");
	for (uint32_t i = 0; i < r->told; i++) {
		struct drawn_walk walk = walks_at(w, i);

		walk_json(t, &walk, j);
	}
	json_end(j, ']');
	json_end(j, '}');
	walks_free(w);
	walks_sums_free(s);
}
