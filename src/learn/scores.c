/* Scores as a table. What a practice adds to is a sum found by its key; the columns of the sums are
 * declared once, so that head and rows agree. A practice that was not committed has no score and no
 * feedback: it counts as begun, and in nothing else.
 */
#include "learn/scores.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/csv.h"

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
	static const char *const words[] = {
#define X(name, word) word,
	    SCORES_BY(X)
#undef X
	};
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

static void
write_head(const char *const *columns, struct buf *out)
{
	struct csv c = {out, 0};

	for (; *columns != NULL; columns++)
		csv_text(&c, *columns);
	csv_end_row(&c);
}

/* One row for each practice. */
static const char *const practice_columns[] = {"student", "file", "case", "drawn", "committed",
    "questions", "needless", "score", "capped", "safety", "reasoning", "result", "economy",
    "urgency_given", "urgency_right", "triage", "cause", "cause_place", "flags_missed",
    "flags_missed_which", "covered_after", "said_covered_after", "said_rightly", NULL};

static const char *
triage_word(const struct practice_feedback *f)
{
	return f->urgency == f->case_urgency  ? "exact"
	       : f->urgency < f->case_urgency ? "under"
					      : "over";
}

static void
add_missed(struct csv *c, const struct topic *t, const struct practice_feedback *f)
{
	struct buf ids = {0};

	csv_number(c, (long)f->flags_missed);
	for (uint32_t i = 0; i < f->flag_count; i++)
		if (f->flags[i].missed)
			buf_printf(&ids, "%s%s", ids.len > 0 ? "; " : "",
			    topic_text(t, topic_symptom(t, f->flags[i].symptom)->id));
	csv_text(c, buf_str(&ids));
	buf_free(&ids);
}

/* The number of a step where there is one. */
static void
add_step(struct csv *c, bool any, uint32_t step)
{
	if (any)
		csv_number(c, (long)step);
	else
		csv_empty(c);
}

static void
add_feedback(struct csv *c, const struct topic *t, const struct practice_feedback *f)
{
	csv_number(c, (long)f->needless_count);
	csv_number(c, f->score.total);
	csv_text(c, f->score.cap != PRACTICE_CAP_COUNT ? "yes" : "no");
	for (uint32_t g = 0; g < PRACTICE_GROUP_COUNT; g++)
		csv_tenths(c, f->score.group[g]);
	csv_text(c, topic_urgency_name(f->urgency));
	csv_text(c, topic_urgency_name(f->case_urgency));
	csv_text(c, triage_word(f));
	csv_text(c, topic_text(t, topic_cause(t, f->cause)->id));
	add_step(c, f->truth_place > 0, f->truth_place);
	add_missed(c, t, f);
	add_step(c, f->covered, f->covered_step);
	add_step(c, f->said, f->said_step);
	csv_text(c, !f->said ? "" : f->said_rightly ? "yes" : "no");
}

static void
write_practice(const char *student, const char *file, const struct practice *p,
    const struct practice_feedback *f, struct buf *out)
{
	const struct practice_case *k = practice_case_of(p);
	struct csv c = {out, 0};

	csv_text(&c, student);
	csv_text(&c, file);
	csv_text(&c, k->id);
	csv_text(&c, k->drawn ? "yes" : "no");
	csv_text(&c, f->committed ? "yes" : "no");
	csv_number(&c, (long)f->step_count);
	if (f->committed)
		add_feedback(&c, practice_topic(p), f);
	else
		for (int i = 6; practice_columns[i] != NULL; i++)
			csv_empty(&c);
	csv_end_row(&c);
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

static const char *const sum_columns[] = {"practices", "committed", "questions_mean", "score_mean",
    "score_least", "score_most", "safety_mean", "reasoning_mean", "result_mean", "economy_mean",
    "urgency_exact", "urgency_under", "urgency_over", "cause_first", "cause_counted",
    "flags_covered", "flags_missed", "practices_with_flag_missed", NULL};

static void
write_sum_head(enum scores_by by, struct buf *out)
{
	struct csv c = {out, 0};

	csv_text(&c, by == SCORES_BY_STUDENT ? "student" : "case");
	if (by == SCORES_BY_CASE)
		csv_text(&c, "drawn");
	for (int i = 0; sum_columns[i] != NULL; i++)
		csv_text(&c, sum_columns[i]);
	csv_end_row(&c);
}

static void
add_mean(struct csv *c, double sum, long count)
{
	if (count > 0)
		csv_tenths(c, sum / (double)count);
	else
		csv_empty(c);
}

static void
write_sum(enum scores_by by, const struct sum *s, struct buf *out)
{
	struct csv c = {out, 0};
	const long counts[] = {s->exact, s->under, s->over, s->first, s->counted, s->covered,
	    s->flags_missed, s->with_missed};

	csv_text(&c, s->key);
	if (by == SCORES_BY_CASE)
		csv_text(&c, s->drawn ? "yes" : "no");
	csv_number(&c, s->practices);
	csv_number(&c, s->committed);
	add_mean(&c, (double)s->questions, s->practices);
	add_mean(&c, s->total, s->committed);
	add_step(&c, s->committed > 0, (uint32_t)s->least);
	add_step(&c, s->committed > 0, (uint32_t)s->most);
	for (uint32_t g = 0; g < PRACTICE_GROUP_COUNT; g++)
		add_mean(&c, s->group[g], s->committed);
	for (size_t i = 0; i < sizeof counts / sizeof *counts; i++)
		csv_number(&c, counts[i]);
	csv_end_row(&c);
}

/* Sums by red flag: only what was committed tells whether one was missed. */
static void
begin_flags(struct scores *s, const struct topic *t, const struct practice_feedback *f)
{
	if (s->flags != NULL)
		return;
	s->flags = xcalloc((size_t)f->flag_count + 1, sizeof *s->flags);
	s->flag_count = f->flag_count;
	for (uint32_t i = 0; i < f->flag_count; i++) {
		const struct symptom *y = topic_symptom(t, f->flags[i].symptom);

		s->flags[i].id = xstrdup(topic_text(t, y->id));
		s->flags[i].name = xstrdup(topic_text(t, y->name));
	}
}

static void
add_student(struct flag *flag, const char *student)
{
	if (flag->last != NULL && strcmp(flag->last, student) == 0)
		return;
	buf_printf(&flag->students, "%s%s", flag->students.len > 0 ? "; " : "", student);
	free(flag->last);
	flag->last = xstrdup(student);
}

static void
add_to_flags(struct scores *s, const char *student, const struct practice_feedback *f)
{
	for (uint32_t i = 0; i < s->flag_count && f->committed; i++) {
		struct flag *flag = &s->flags[i];
		const struct practice_flag *g = &f->flags[i];

		flag->practices++;
		flag->asked += g->step > 0;
		flag->present += g->in_case == FINDING_YES;
		flag->missed += g->missed;
		if (g->missed)
			add_student(flag, student);
	}
}

static void
write_flags(const struct scores *s, struct buf *out)
{
	static const char *const columns[] = {"flag", "name", "practices", "asked", "not_asked",
	    "present", "missed", "missed_by", NULL};

	write_head(columns, out);
	for (uint32_t i = 0; i < s->flag_count; i++) {
		const struct flag *flag = &s->flags[i];
		struct csv c = {out, 0};

		csv_text(&c, flag->id);
		csv_text(&c, flag->name);
		csv_number(&c, flag->practices);
		csv_number(&c, flag->asked);
		csv_number(&c, flag->practices - flag->asked);
		csv_number(&c, flag->present);
		csv_number(&c, flag->missed);
		csv_text(&c, buf_str(&flag->students));
		csv_end_row(&c);
	}
}

void
scores_add(struct scores *s, const char *student, const char *file, const struct practice *p,
    const struct practice_feedback *f, struct buf *out)
{
	const struct practice_case *k = practice_case_of(p);

	switch (s->by) {
	case SCORES_BY_PRACTICE:
		if (!s->headed)
			write_head(practice_columns, out);
		s->headed = true;
		write_practice(student, file, p, f, out);
		break;
	case SCORES_BY_STUDENT:
		add_to_sum(sum_of(s, student, false), f);
		break;
	case SCORES_BY_CASE:
		add_to_sum(sum_of(s, k->id, k->drawn), f);
		break;
	case SCORES_BY_FLAG:
		begin_flags(s, practice_topic(p), f);
		add_to_flags(s, student, f);
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
scores_write(const struct scores *s, struct buf *out)
{
	const struct sum **sorted;

	if (s->by == SCORES_BY_FLAG)
		write_flags(s, out);
	if (s->by != SCORES_BY_STUDENT && s->by != SCORES_BY_CASE)
		return;
	write_sum_head(s->by, out);
	sorted = xcalloc(s->sums.len + 1, sizeof *sorted);
	for (size_t i = 0; i < s->sums.len; i++)
		sorted[i] = &s->sums.items[i];
	qsort(sorted, s->sums.len, sizeof *sorted, by_key);
	for (size_t i = 0; i < s->sums.len; i++)
		write_sum(s->by, sorted[i], out);
	free(sorted);
}
