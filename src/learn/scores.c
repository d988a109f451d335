/* SPDX-License-Identifier: MIT */
/* Scores as a table: the columns are declared once, so that head and rows agree. A practice that
 * was not committed has no score and no feedback.
 */
#include "learn/scores.h"

#include <string.h>

#include "base/figure.h"

enum scores_by
scores_by_named(const char *word)
{
#define X(name, word) word,
	static const char *const words[] = {SCORES_BY(X)};
#undef X
	int by = 0;

	while (by < SCORES_BY_COUNT && strcmp(words[by], word) != 0)
		by++;
	return (enum scores_by)by;
}

/* A sum over so many; not known over none. */
static struct figure
mean(const char *name, double sum, long count)
{
	return figure_if(count > 0, figure_number(name, count > 0 ? sum / (double)count : 0));
}

#define YES_NO(yes) ((yes) ? "yes" : "no")

static void
write_row(const struct figure *f, size_t count, bool head, struct buf *out)
{
	if (head)
		figures_csv_head(f, count, out);
	figures_csv(f, count, out);
}

/* What a practice was worth is known once it was committed. */
void
scores_write_practice(const char *student, const char *file, const struct practice *p,
    const struct practice_feedback *f, bool head, struct buf *out)
{
	enum { KNOWN_AT_ONCE = 6 };
	const struct topic *t = p->t;
	const struct practice_case *k = &p->c;
	const double *group = f->score.group;
	const char *triage = f->urgency == f->case_urgency  ? "exact"
			     : f->urgency < f->case_urgency ? "under"
							    : "over";
	struct buf missed = {0};

	for (uint32_t i = 0; i < f->flag_count; i++)
		if (f->flags[i].missed)
			buf_printf(&missed, "%s%s", missed.len > 0 ? "; " : "",
			    topic_text(t, topic_symptom(t, f->flags[i].symptom)->id));
	struct figure row[] = {
	    figure_text("student", student),
	    figure_text("file", file),
	    figure_text("case", k->id),
	    figure_text("drawn", YES_NO(k->drawn)),
	    figure_text("committed", YES_NO(f->committed)),
	    figure_count("questions", f->step_count),
	    figure_count("needless", f->needless_count),
	    figure_count("score", f->score.total),
	    figure_text("capped", YES_NO(f->score.cap != PRACTICE_CAP_COUNT)),
	    figure_number("safety", group[PRACTICE_GROUP_SAFETY]),
	    figure_number("reasoning", group[PRACTICE_GROUP_REASONING]),
	    figure_number("result", group[PRACTICE_GROUP_RESULT]),
	    figure_number("economy", group[PRACTICE_GROUP_ECONOMY]),
	    figure_text("urgency_given", topic_urgency_name(f->urgency)),
	    figure_text("urgency_right", topic_urgency_name(f->case_urgency)),
	    figure_text("triage", triage),
	    figure_text("cause", topic_text(t, topic_cause(t, f->cause)->id)),
	    figure_if(f->truth_place > 0, figure_count("cause_place", f->truth_place)),
	    figure_count("flags_missed", f->flags_missed),
	    figure_text("flags_missed_which", buf_str(&missed)),
	    figure_if(f->covered, figure_count("covered_after", f->covered_step)),
	    figure_if(f->said, figure_count("said_covered_after", f->said_step)),
	    figure_text("said_rightly", f->said ? YES_NO(f->said_rightly) : ""),
	};
	size_t count = sizeof row / sizeof *row;

	for (size_t i = f->committed ? count : KNOWN_AT_ONCE; i < count; i++)
		row[i].kind = FIGURE_NONE;
	write_row(row, count, head, out);
	buf_free(&missed);
}

static void
write_sum(const struct cohort_sum *s, bool person, bool head, struct buf *out)
{
	size_t first = person; /* only a case may be drawn */
	struct figure row[] = {
	    figure_text(person ? "student" : "case", s->key),
	    figure_text("drawn", YES_NO(s->drawn)),
	    figure_count("practices", s->practices),
	    figure_count("committed", s->committed),
	    mean("questions_mean", (double)s->questions, s->practices),
	    mean("score_mean", s->total, s->committed),
	    figure_if(s->committed > 0, figure_count("score_least", s->least)),
	    figure_if(s->committed > 0, figure_count("score_most", s->most)),
	    mean("safety_mean", s->group[PRACTICE_GROUP_SAFETY], s->committed),
	    mean("reasoning_mean", s->group[PRACTICE_GROUP_REASONING], s->committed),
	    mean("result_mean", s->group[PRACTICE_GROUP_RESULT], s->committed),
	    mean("economy_mean", s->group[PRACTICE_GROUP_ECONOMY], s->committed),
	    figure_count("urgency_exact", s->exact),
	    figure_count("urgency_under", s->under),
	    figure_count("urgency_over", s->over),
	    figure_count("cause_first", s->first),
	    figure_count("cause_counted", s->counted),
	    figure_count("flags_covered", s->covered),
	    figure_count("flags_missed", s->flags_missed),
	    figure_count("practices_with_flag_missed", s->with_missed),
	};

	row[first] = row[0];
	write_row(row + first, sizeof row / sizeof *row - first, head, out);
}

void
scores_write(struct cohort *c, enum scores_by by, struct buf *out)
{
	bool person = by == SCORES_BY_STUDENT;
	const struct cohort_sum *sums = person ? c->people.items : c->cases.items;
	size_t count = person ? c->people.len : by == SCORES_BY_CASE ? c->cases.len : 0;

	cohort_sort(c);
	for (size_t i = 0; i < count; i++)
		write_sum(&sums[i], person, i == 0, out);
	/* A topic without red flags has the head alone: a file that begins otherwise is no table.
	 */
	for (uint32_t i = 0; by == SCORES_BY_FLAG && (i == 0 || i < c->flag_count); i++) {
		static const struct cohort_flag none = {.symptom = NONE};
		const struct cohort_flag *flag = i < c->flag_count ? &c->flags[i] : &none;
		const struct symptom *s = topic_symptom(c->t, flag->symptom);
		const struct figure row[] = {
		    figure_text("flag", topic_text(c->t, s->id)),
		    figure_text("name", topic_text(c->t, s->name)),
		    figure_count("practices", c->committed),
		    figure_count("asked", flag->asked),
		    figure_count("not_asked", c->committed - flag->asked),
		    figure_count("present", flag->present),
		    figure_count("missed", flag->missed),
		    figure_text("missed_by", buf_str(&flag->people)),
		};

		if (i == 0)
			figures_csv_head(row, sizeof row / sizeof *row, out);
		if (i < c->flag_count)
			figures_csv(row, sizeof row / sizeof *row, out);
	}
}
