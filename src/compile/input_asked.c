/* SPDX-License-Identifier: MIT */
/* Symptoms that stand in questions.csv: a yes-no question has one, so both may be one row.
 *
 * Each such row is one of the table of symptoms as well, behind those of symptoms.csv, so that
 * nothing else need know where a symptom stands. A column of symptoms.csv is there the one of its
 * name. Words of the two tables have numbers of their own, so those of questions.csv are counted on
 * from those of symptoms.csv. Whether cells are written as their columns want it is asked of them
 * as cells of questions.csv; here it is what makes a symptom of a row.
 */
#include "compile/input.h"

#include <string.h>

#include "topic/topic.h"

/* The columns of questions.csv that are there and say something of a symptom. */
struct telling {
	int columns[COLUMN_COUNT], count;
};

static struct telling
find_telling(const struct input *in)
{
	struct telling t = {.count = 0};

	for (int c = schema_tables[TABLE_SYMPTOMS].first;
	     c < schema_tables[TABLE_SYMPTOMS + 1].first; c++) {
		int asked = input_asked_column(c);

		if (asked >= 0 && in->column[asked] >= 0 && c != COL_SYMPTOMS_ID &&
		    c != COL_SYMPTOMS_QUESTION && c != COL_SYMPTOMS_SOURCE)
			t.columns[t.count++] = asked;
	}
	return t;
}

/* Reports cells about a symptom in a row that names none. */
static void
report_unnamed(const struct input *in, size_t question, const struct telling *t)
{
	int i = 0;

	while (i < t->count && *input_text(in, t->columns[i], question) == '\0')
		i++;
	if (i < t->count)
		input_report(in, MSG_SYMPTOM_UNNAMED, t->columns[i], question, 0,
		    schema_columns[t->columns[i]].name);
}

/* Whether the row makes a symptom; reports why one that names it does not. */
static bool
makes_symptom(struct input *in, size_t question, const struct telling *t)
{
	uint32_t kind = input_enum(in, COL_QUESTIONS_KIND, question, QUESTION_YES_NO);
	const char *id = input_text(in, COL_QUESTIONS_SYMPTOM, question);

	if (*id == '\0') {
		report_unnamed(in, question, t);
		return false;
	}
	if (kind != QUESTION_YES_NO)
		input_report(in, MSG_SYMPTOM_KIND, COL_QUESTIONS_SYMPTOM, question, 0,
		    input_show(in, input_text(in, COL_QUESTIONS_ID, question)),
		    topic_question_kind_name(kind));
	else if (*input_text(in, COL_QUESTIONS_NAME, question) == '\0')
		input_report(in, MSG_SYMPTOM_NAMELESS, COL_QUESTIONS_SYMPTOM, question, 0,
		    input_show(in, id));
	else
		return true;
	in->tables[TABLE_SYMPTOMS].lost = true;
	return false;
}

/* The words of a column of symptoms.csv with those of the rows of questions.csv behind them. */
static struct input_words
join_words(const struct input *in, int column, const struct input_table *t)
{
	uint32_t *words = arena_alloc(in->arena, t->rows * sizeof *words);
	int asked = input_asked_column(column);

	for (size_t row = 0; row < t->own; row++)
		words[row] = input_word(in, column, row);
	for (size_t row = t->own; asked >= 0 && row < t->rows; row++) {
		uint32_t word = input_word(in, asked, in->asked[row - t->own]);

		words[row] = word > 0 ? (uint32_t)t->words + word : 0;
	}
	return (struct input_words){words, 1};
}

void
input_join_asked(struct input *in)
{
	const struct input_table *questions = &in->tables[TABLE_QUESTIONS];
	struct input_table *t = &in->tables[TABLE_SYMPTOMS];
	struct telling telling = find_telling(in);
	uint32_t *asked = arena_alloc(in->arena, questions->rows * sizeof *asked), count = 0;
	bool needed = false; /* a question has its symptoms in symptoms.csv */

	t->lost |= questions->lost; /* its symptoms may be among the rows that were */
	for (uint32_t q = 0; q < questions->rows; q++) {
		if (makes_symptom(in, q, &telling))
			asked[count++] = q;
		needed |= *input_text(in, COL_QUESTIONS_SYMPTOM, q) == '\0' &&
			  input_enum(in, COL_QUESTIONS_KIND, q, QUESTION_YES_NO) != QUESTION_SCREEN;
	}
	if (t->arena == NULL && needed && !t->lost) {
		diags_add(in->diags, message(MSG_FILE_MISSING), (struct diag_place){t->path, 0, 0},
		    schema_tables[TABLE_SYMPTOMS].file);
		t->lost = true;
	}
	if (count == 0)
		return;
	in->asked = asked;
	t->rows += count;
	for (int c = schema_tables[TABLE_SYMPTOMS].first;
	     c < schema_tables[TABLE_SYMPTOMS + 1].first; c++)
		in->words[c] = join_words(in, c, t);
	t->words += questions->words;
}
