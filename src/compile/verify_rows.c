/* SPDX-License-Identifier: MIT */
/* Rows of one table against each other: evidence given twice or of more than all, texts that
 * nobody can tell apart, cases that contradict themselves, members of a panel who vote twice. Each
 * sorts or marks what it compares, so that no table is too long for it.
 */
#include "compile/verify.h"

#include <string.h>

#include "base/alloc.h"
#include "base/intern.h"
#include "base/text.h"
#include "compile/story.h"
#include "compile/value.h"

/* Evidence. A claim is what one source says of one pair: a row names a source once at most here. */

struct claim {
	uint32_t cause, symptom, source, row;
};

static int
compare_claims(const void *a, const void *b)
{
	const struct claim *x = a, *y = b;

	if (x->cause != y->cause)
		return x->cause < y->cause ? -1 : 1;
	if (x->symptom != y->symptom)
		return x->symptom < y->symptom ? -1 : 1;
	if (x->source != y->source)
		return x->source < y->source ? -1 : 1;
	return (x->row > y->row) - (x->row < y->row);
}

struct claims {
	VEC(struct claim) list;
	uint32_t *first; /* of each symptom: the first row that names it with the cause at hand */
	bool *made;      /* of each row: its claims are in the list */
};

static void
make_claims(const struct model *m, struct claims *claims, uint32_t row)
{
	struct refs refs = model_refs(m, COL_EVIDENCE_SOURCE, row);
	struct claim claim = {m->evidence_cause[row], m->evidence_symptom[row], NONE, row};

	if (claims->made[row])
		return;
	claims->made[row] = true;
	if (*input_text(m->in, COL_EVIDENCE_SOURCE, row) == '\0')
		vec_push(&claims->list, claim);
	for (uint32_t i = 0; i < refs.count; i++) {
		claim.source = refs.items[i].source;
		vec_push(&claims->list, claim);
	}
}

/* Only claims of pairs that more than one row names are made: as a rule there are few. */
void
verify_evidence(struct model *m)
{
	struct claims claims = {.first = xcalloc(m->symptoms, sizeof *claims.first),
	    .made = xcalloc(m->evidence, sizeof *claims.made)};

	memset(claims.first, 0xff, m->symptoms * sizeof *claims.first);
	for (uint32_t cause = 0; cause < m->causes; cause++) {
		const struct members *rows = &m->rows_of_cause[cause];

		for (uint32_t i = 0; i < rows->count; i++) {
			uint32_t row = rows->items[i], *first;

			if (m->evidence_symptom[row] == NONE)
				continue;
			first = &claims.first[m->evidence_symptom[row]];
			if (*first == NONE || m->evidence_cause[*first] != cause) {
				*first = row;
				continue;
			}
			make_claims(m, &claims, *first);
			make_claims(m, &claims, row);
		}
	}
	if (claims.list.len > 0)
		qsort(
		    claims.list.items, claims.list.len, sizeof *claims.list.items, compare_claims);
	for (size_t i = 1; i < claims.list.len; i++) {
		const struct claim *x = &claims.list.items[i - 1], *y = x + 1;

		if (x->cause == y->cause && x->symptom == y->symptom && x->source == y->source &&
		    x->row != y->row)
			input_report(m->in, MSG_EVIDENCE_TWICE, COL_EVIDENCE_SYMPTOM, y->row, 0,
			    model_id(m, TABLE_SYMPTOMS, y->symptom),
			    model_id(m, TABLE_CAUSES, y->cause),
			    (unsigned)input_line(m->in, TABLE_EVIDENCE, x->row));
	}
	vec_free(&claims.list);
	free(claims.first);
	free(claims.made);
}

#define SHARES_MOST 1.0501 /* figures of a dozen options, each of them rounded */

/* Reports options of one choice whose stated figures come to more than all who have a cause. Words
 * are left out: they are ranges, and taken in proportion without harm. */
void
verify_shares(struct model *m)
{
	double *sum = xcalloc(m->questions, sizeof *sum), share;
	/* Of each symptom and question the last cause + 1 in which it was met. */
	uint32_t *counted = xcalloc(m->symptoms, sizeof *counted);
	uint32_t *summed = xcalloc(m->questions, sizeof *summed);

	for (uint32_t cause = 0; cause < m->causes; cause++) {
		const struct members *rows = &m->rows_of_cause[cause];

		for (uint32_t i = 0; i < rows->count; i++) {
			uint32_t row = rows->items[i], s = m->evidence_symptom[row];
			uint32_t q = s != NONE ? m->question[s] : NONE;

			if (q == NONE || m->kind[q] != QUESTION_CHOICE || counted[s] == cause + 1 ||
			    !value_share(input_text(m->in, COL_EVIDENCE_FREQUENCY, row), &share))
				continue;
			counted[s] = cause + 1;
			if (summed[q] != cause + 1)
				sum[q] = 0;
			summed[q] = cause + 1;
			if (sum[q] <= SHARES_MOST && sum[q] + share > SHARES_MOST)
				input_report(m->in, MSG_OPTIONS_ABOVE, COL_EVIDENCE_FREQUENCY, row,
				    0, model_id(m, TABLE_QUESTIONS, q),
				    model_id(m, TABLE_CAUSES, cause));
			sum[q] += share;
		}
	}
	free(sum);
	free(counted);
	free(summed);
}

/* Texts that should be told apart. */

/* Appends a text as a person compares it: whatever its case and the blanks between its words. */
static void
add_seen(struct buf *out, const char *text, size_t len)
{
	size_t at = out->len, kept = at, blank;

	text_lower(out, text, len);
	for (char *s = out->data; at < out->len; at += blank + (blank == 0)) {
		blank = text_blank(s + at);
		if (blank == 0)
			s[kept++] = s[at];
		else if (kept > 0 && s[kept - 1] != ' ')
			s[kept++] = ' ';
	}
	out->len = kept;
	out->data[kept] = '\0';
}

/* Reports the rows of a column that say what a row before them says, of the same group if there are
 * groups. Where a cell is empty its text is that of the column `silent`. Texts of one
 * key are the same. */
static void
report_twice(struct model *m, int column, int silent, const uint32_t *groups,
    enum message_number number, void (*add_key)(struct buf *out, const char *text, size_t len))
{
	enum table_number table = schema_columns[column].table;
	size_t rows = m->in->tables[table].rows;
	struct intern *texts = intern_new(m->in->arena);
	size_t *seen = xcalloc(rows + 1, sizeof *seen); /* of each text: 1 + its last row */
	struct buf key = {0};

	for (size_t row = 0; row < rows; row++) {
		int said = *input_text(m->in, column, row) != '\0' ? column : silent;
		const char *text = input_text(m->in, said, row);

		if (*text == '\0' || (groups != NULL && groups[row] == NONE))
			continue;
		buf_clear(&key);
		if (groups != NULL)
			buf_printf(&key, "%u ", groups[row]);
		add_key(&key, text, strlen(text));
		size_t *last = &seen[intern_add(texts, buf_str(&key), key.len)];
		if (*last > 0)
			input_report(m->in, number, said, row, 0, input_show(m->in, text),
			    (unsigned)input_line(m->in, table, *last - 1));
		*last = row + 1;
	}
	buf_free(&key);
	intern_free(texts);
	free(seen);
}

void
verify_texts(struct model *m)
{
	uint32_t *choice = xcalloc(m->symptoms, sizeof *choice);

	/* Terms as they are looked up, the others as they are seen. */
	report_twice(m, COL_GLOSSARY_TERM, COL_GLOSSARY_TERM, NULL, MSG_TERM_TWICE, text_fold);
	report_twice(m, COL_CAUSES_NAME, COL_CAUSES_NAME, NULL, MSG_LABEL_TWICE, add_seen);
	report_twice(m, COL_QUESTIONS_TEXT, COL_QUESTIONS_TEXT, NULL, MSG_LABEL_TWICE, add_seen);
	for (uint32_t s = 0; s < m->symptoms; s++)
		choice[s] = m->question[s] != NONE && m->kind[m->question[s]] != QUESTION_YES_NO
				? m->question[s]
				: NONE;
	report_twice(m, COL_SYMPTOMS_ANSWER, COL_SYMPTOMS_NAME, choice, MSG_LABEL_TWICE, add_seen);
	free(choice);
}

/* Cases. */

/* The next symptom that a list names; items that name none are passed over. NONE at the end. */
static uint32_t
next_symptom(const struct model *m, int column, size_t row, size_t *at, struct item *item)
{
	while (input_item(m->in, input_cell(m->in, column, row), true, at, item)) {
		struct entity e = ids_find(m->ids, item->text, KIND(SYMPTOM));

		if (e.kind != ENTITY_KINDS)
			return e.index;
	}
	return NONE;
}

/* Holds the words that are marked in the story of a case to its answers. Each symptom that these
 * name has 1 + the row in `present` or `absent`. */
static void
verify_story(struct model *m, size_t row, const size_t *present, const size_t *absent)
{
	struct table_field story = input_cell(m->in, COL_CASES_VIGNETTE, row);
	struct story_mark mark;

	for (size_t at = 0; story_mark(m->in, story, &at, &mark);) {
		const char *words = input_show(m->in, mark.words.text);
		struct entity e;

		if (mark.symptom.len == 0) {
			input_report(m->in, MSG_VALUE_FORM, COL_CASES_VIGNETTE, row,
			    mark.words.offset, words, schema_types[TYPE_STORY].form);
			continue;
		}
		e = ids_resolve(m->ids, mark.symptom.text, KIND(SYMPTOM), COL_CASES_VIGNETTE, row,
		    mark.symptom.offset);
		if (e.kind != ENTITY_KINDS && (mark.absent ? absent : present)[e.index] != row + 1)
			input_report(m->in, MSG_CASE_STORY, COL_CASES_VIGNETTE, row,
			    mark.words.offset, words, mark.symptom.text,
			    mark.absent ? "absent" : "present");
	}
}

void
verify_cases(struct model *m)
{
	static const int has[] = {COL_CASES_PRESENT, COL_CASES_INITIAL};
	/* Of each symptom 1 + the last case that has it as present or absent; of each question 1 +
	 * the case in which it is answered, and by which symptom. */
	size_t *present = xcalloc(m->symptoms, sizeof *present);
	size_t *absent = xcalloc(m->symptoms, sizeof *absent);
	size_t *answered = xcalloc(m->questions, sizeof *answered);
	uint32_t *answer = xcalloc(m->questions, sizeof *answer);
	struct item item;

	for (size_t row = 0; row < m->in->tables[TABLE_CASES].rows; row++) {
		uint32_t cause = model_member(m, COL_CASES_CAUSE, row), s;

		for (size_t k = 0, at = 0; k < sizeof has / sizeof *has; k++, at = 0) {
			while ((s = next_symptom(m, has[k], row, &at, &item)) != NONE) {
				uint32_t q = m->question[s];

				present[s] = row + 1;
				if (q == NONE || m->kind[q] != QUESTION_CHOICE)
					continue;
				if (answered[q] == row + 1 && answer[q] != s)
					input_report(m->in, MSG_CASE_OPTIONS, has[k], row,
					    item.offset, model_id(m, TABLE_SYMPTOMS, answer[q]),
					    item.text, model_id(m, TABLE_QUESTIONS, q));
				answered[q] = row + 1;
				answer[q] = s;
			}
		}
		for (size_t at = 0;
		     (s = next_symptom(m, COL_CASES_ABSENT, row, &at, &item)) != NONE;) {
			absent[s] = row + 1;
			if (present[s] == row + 1)
				input_report(m->in, MSG_CASE_BOTH, COL_CASES_ABSENT, row,
				    item.offset, item.text);
		}
		verify_story(m, row, present, absent);
		if (*input_text(m->in, COL_CASES_CAUSE, row) == '\0' && m->causes > 0)
			input_report(m->in, MSG_CASE_CAUSE, COL_CASES_CAUSE, row, 0);
		else if (cause != NONE && m->leaf[cause] == NONE)
			input_report(m->in, MSG_GROUP_CAUSE, COL_CASES_CAUSE, row, 0,
			    model_id(m, TABLE_CAUSES, cause));
	}
	free(present);
	free(absent);
	free(answered);
	free(answer);
}

/* Panels. */

static void
verify_votes(const struct model *m, size_t row)
{
	struct table_field cell = input_cell(m->in, COL_PANEL_VOTES, row);
	struct intern *members = intern_new(m->in->arena);
	struct item item;
	uint32_t known = 0; /* members, and the number of the last */
	size_t member, votes = 0;
	int vote;

	for (size_t at = 0; input_item(m->in, cell, true, &at, &item); votes++) {
		if (!value_vote(item.text, &member, &vote)) {
			input_report(m->in, MSG_VALUE_FORM, COL_PANEL_VOTES, row, item.offset,
			    input_show(m->in, item.text), schema_types[TYPE_VOTES].form);
			continue;
		}
		uint32_t number = intern_add(members, item.text, member);
		if (number > known)
			known = number;
		else
			input_report(m->in, MSG_PANEL_TWICE, COL_PANEL_VOTES, row, item.offset,
			    input_show(m->in, input_format(m->in, "%.*s", (int)member, item.text)));
	}
	intern_free(members);
	if (votes > 0 && votes < IMAGE_PANEL_LEAST)
		input_report(
		    m->in, MSG_PANEL_SMALL, COL_PANEL_VOTES, row, 0, votes, IMAGE_PANEL_LEAST);
}

void
verify_panel(struct model *m)
{
	for (size_t row = 0; row < m->in->tables[TABLE_PANEL].rows; row++) {
		uint32_t cause = model_member(m, COL_PANEL_HYPOTHESIS, row);

		verify_votes(m, row);
		if (cause != NONE && m->leaf[cause] == NONE)
			input_report(m->in, MSG_GROUP_CAUSE, COL_PANEL_HYPOTHESIS, row, 0,
			    model_id(m, TABLE_CAUSES, cause));
	}
}
