/* Scores as a table. What a practice adds to is a sum found by its key; the columns of the sums are
 * declared once, so that head and rows agree. A practice that was not committed has no score and no
 * feedback: it counts as begun, and in nothing else.
 */
#include "learn/scores.h"

#include <string.h>

#include "base/alloc.h"
#include "base/figure.h"

struct sum {
	char *key;
	bool drawn;
	long practices, committed;
	long exact, under, over, first,
	    counted; /* urgency; cause first or among those that count */
	long flags_missed, with_missed, covered, questions;
	long least, most;
	double total, group[PRACTICE_GROUP_COUNT];
};

/* A red flag of the topic over all practices. */
struct flag {
	char *id, *name;
	long practices, asked, present, missed;
	struct buf students; /* who missed it, once where one's practices come together */
	char *last;          /* of them */
};

struct scores {
	enum scores_by by;
	bool headed;
	VEC(struct sum) sums;
	struct flag *flags;
	uint32_t flag_count;
};

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

struct scores *
scores_new(enum scores_by by)
{
	struct scores *s = xcalloc(1, sizeof *s);

	s->by = by;
	return s;
}

void
scores_free(struct scores *s)
{
	if (s == NULL)
		return;
	for (size_t i = 0; i < s->sums.len; i++)
		free(s->sums.items[i].key);
	vec_free(&s->sums);
	for (uint32_t i = 0; i < s->flag_count; i++) {
		free(s->flags[i].id);
		free(s->flags[i].name);
		free(s->flags[i].last);
		buf_free(&s->flags[i].students);
	}
	free(s->flags);
	free(s);
}

/* A sum over so many; not known over none. */
static struct figure
mean(const char *name, double sum, long count)
{
	return figure_if(count > 0, figure_number(name, count > 0 ? sum / (double)count : 0));
}

#define YES_NO(yes) ((yes) ? "yes" : "no")

/* Writes a row of figures, and the head of the table before the first. */
static void
write_row(struct scores *s, const struct figure *f, size_t count, struct buf *out)
{
	if (!s->headed)
		figures_csv_head(f, count, out);
	s->headed = true;
	figures_csv(f, count, out);
}

/* One row for each practice; what it was worth is known once it was committed. */
static void
write_practice(struct scores *s, const char *student, const char *file, const struct practice *p,
    const struct practice_feedback *f, struct buf *out)
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
	write_row(s, row, count, out);
	buf_free(&missed);
}

/* Sums by student and by case. Practices of one student mostly come together, hence from the
 * end. */
static struct sum *
sum_of(struct scores *s, const char *key, bool drawn)
{
	for (size_t i = s->sums.len; i-- > 0;)
		if (strcmp(s->sums.items[i].key, key) == 0)
			return &s->sums.items[i];
	vec_push(&s->sums, ((struct sum){.key = xstrdup(key), .drawn = drawn, .least = 100}));
	return &s->sums.items[s->sums.len - 1];
}

static void
add_to_sum(struct sum *s, const struct practice_feedback *f)
{
	s->practices++;
	s->questions += (long)f->step_count;
	if (!f->committed)
		return;
	s->committed++;
	s->exact += f->urgency == f->case_urgency;
	s->under += f->urgency < f->case_urgency;
	s->over += f->urgency > f->case_urgency;
	s->first += f->truth_place == 1;
	s->counted += f->truth_place > 0;
	s->flags_missed += (long)f->flags_missed;
	s->with_missed += f->flags_missed > 0;
	s->covered += f->covered;
	s->total += f->score.total;
	s->least = f->score.total < s->least ? f->score.total : s->least;
	s->most = f->score.total > s->most ? f->score.total : s->most;
	for (uint32_t g = 0; g < PRACTICE_GROUP_COUNT; g++)
		s->group[g] += f->score.group[g];
}

static void
write_sum(struct scores *all, const struct sum *s, struct buf *out)
{
	size_t first = all->by == SCORES_BY_STUDENT; /* only a case may be drawn */
	struct figure row[] = {
	    figure_text(first == 1 ? "student" : "case", s->key),
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
	write_row(all, row + first, sizeof row / sizeof *row - first, out);
}

/* Sums by red flag, which the first practice names: only what was committed tells whether one was
 * missed. */
static void
add_to_flags(
    struct scores *s, const char *student, const struct topic *t, const struct practice_feedback *f)
{
	if (s->flags == NULL) {
		s->flags = xcalloc((size_t)f->flag_count + 1, sizeof *s->flags);
		s->flag_count = f->flag_count;
		for (uint32_t i = 0; i < f->flag_count; i++) {
			const struct symptom *y = topic_symptom(t, f->flags[i].symptom);

			s->flags[i].id = xstrdup(topic_text(t, y->id));
			s->flags[i].name = xstrdup(topic_text(t, y->name));
		}
	}
	for (uint32_t i = 0; i < s->flag_count && f->committed; i++) {
		struct flag *flag = &s->flags[i];
		const struct practice_flag *g = &f->flags[i];

		flag->practices++;
		flag->asked += g->step > 0;
		flag->present += g->in_case == FINDING_YES;
		flag->missed += g->missed;
		if (!g->missed || (flag->last != NULL && strcmp(flag->last, student) == 0))
			continue;
		buf_printf(&flag->students, "%s%s", flag->students.len > 0 ? "; " : "", student);
		free(flag->last);
		flag->last = xstrdup(student);
	}
}

void
scores_add(struct scores *s, const char *student, const char *file, const struct practice *p,
    const struct practice_feedback *f, struct buf *out)
{
	const struct practice_case *k = &p->c;

	switch (s->by) {
	case SCORES_BY_PRACTICE:
		write_practice(s, student, file, p, f, out);
		break;
	case SCORES_BY_STUDENT:
		add_to_sum(sum_of(s, student, false), f);
		break;
	case SCORES_BY_CASE:
		add_to_sum(sum_of(s, k->id, k->drawn), f);
		break;
	case SCORES_BY_FLAG:
		add_to_flags(s, student, p->t, f);
		break;
	case SCORES_BY_COUNT:
		break;
	}
}

static int
by_key(const void *a, const void *b)
{
	return strcmp((*(const struct sum *const *)a)->key, (*(const struct sum *const *)b)->key);
}

void
scores_write(struct scores *s, struct buf *out)
{
	const struct sum **sorted = xcalloc(s->sums.len + 1, sizeof *sorted);

	for (uint32_t i = 0; i < s->flag_count; i++) {
		const struct flag *flag = &s->flags[i];
		const struct figure row[] = {
		    figure_text("flag", flag->id),
		    figure_text("name", flag->name),
		    figure_count("practices", flag->practices),
		    figure_count("asked", flag->asked),
		    figure_count("not_asked", flag->practices - flag->asked),
		    figure_count("present", flag->present),
		    figure_count("missed", flag->missed),
		    figure_text("missed_by", buf_str(&flag->students)),
		};

		write_row(s, row, sizeof row / sizeof *row, out);
	}
	for (size_t i = 0; i < s->sums.len; i++)
		sorted[i] = &s->sums.items[i];
	qsort(sorted, s->sums.len, sizeof *sorted, by_key);
	for (size_t i = 0; i < s->sums.len; i++)
		write_sum(s, sorted[i], out);
	free(sorted);
}
