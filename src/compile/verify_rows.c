/* Rows of one table against each other: evidence given twice, terms explained twice, cases that
 * contradict themselves. Each sorts or marks what it compares, so that no table is too long for it.
 */
#include "compile/verify.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"

/* Evidence. A claim is what one source says of one pair: a row names a source once at most here. */

struct claim {
	uint32_t cause, symptom, source, row;
};

static int
compare_numbers(uint32_t x, uint32_t y)
{
	return (x > y) - (x < y);
}

static int
compare_claims(const void *a, const void *b)
{
	const struct claim *x = a, *y = b;
	int order = compare_numbers(x->cause, y->cause);

	if (order == 0)
		order = compare_numbers(x->symptom, y->symptom);
	if (order == 0)
		order = compare_numbers(x->source, y->source);
	if (order == 0)
		order = compare_numbers(x->row, y->row);
	return order;
}

static bool
same_claim(const struct claim *x, const struct claim *y)
{
	return x->cause == y->cause && x->symptom == y->symptom && x->source == y->source &&
	       x->row != y->row;
}

static void
report_claim(struct model *m, const struct claim *first, const struct claim *second)
{
	diags_add(m->in->diags, message(MSG_EVIDENCE_TWICE),
	    input_place(m->in, COL_EVIDENCE_SYMPTOM, second->row, 0),
	    model_id(m, TABLE_SYMPTOMS, second->symptom), model_id(m, TABLE_CAUSES, second->cause),
	    (unsigned)input_line(m->in, TABLE_EVIDENCE, first->row));
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

/* Collects the claims of pairs that more than one row names: as a rule there are few. */
static void
collect_claims(const struct model *m, struct claims *claims)
{
	memset(claims->first, 0xff, m->symptoms * sizeof *claims->first);
	for (uint32_t cause = 0; cause < m->causes; cause++) {
		const struct members *rows = &m->rows_of_cause[cause];

		for (uint32_t i = 0; i < rows->count; i++) {
			uint32_t row = rows->items[i], *first;

			if (m->evidence_symptom[row] == NONE)
				continue;
			first = &claims->first[m->evidence_symptom[row]];
			if (*first == NONE || m->evidence_cause[*first] != cause) {
				*first = row;
				continue;
			}
			make_claims(m, claims, *first);
			make_claims(m, claims, row);
		}
	}
}

static void
verify_evidence(struct model *m)
{
	struct claims claims = {.first = xcalloc(m->symptoms, sizeof *claims.first),
	    .made = xcalloc(m->evidence, sizeof *claims.made)};
	const struct claim *list;

	collect_claims(m, &claims);
	if (claims.list.len > 0)
		qsort(claims.list.items, claims.list.len, sizeof *list, compare_claims);
	list = claims.list.items;
	for (size_t i = 1; i < claims.list.len; i++)
		if (same_claim(&list[i - 1], &list[i]))
			report_claim(m, &list[i - 1], &list[i]);
	vec_free(&claims.list);
	free(claims.first);
	free(claims.made);
}

/* Terms. */

struct term_row {
	const char *term;
	size_t row;
};

static int
compare_terms(const void *a, const void *b)
{
	const struct term_row *x = a, *y = b;
	int order = strcmp(x->term, y->term);

	return order != 0 ? order : (x->row > y->row) - (x->row < y->row);
}

static void
verify_terms(struct model *m)
{
	size_t rows = input_rows(m->in, TABLE_GLOSSARY);
	struct term_row *terms = xcalloc(rows, sizeof *terms);

	for (size_t row = 0; row < rows; row++)
		terms[row] = (struct term_row){input_text(m->in, COL_GLOSSARY_TERM, row), row};
	if (rows > 0)
		qsort(terms, rows, sizeof *terms, compare_terms);
	for (size_t i = 1; i < rows; i++) {
		if (*terms[i].term == '\0' || strcmp(terms[i - 1].term, terms[i].term) != 0)
			continue;
		diags_add(m->in->diags, message(MSG_TERM_TWICE),
		    input_place(m->in, COL_GLOSSARY_TERM, terms[i].row, 0),
		    input_show(m->in, terms[i].term),
		    (unsigned)input_line(m->in, TABLE_GLOSSARY, terms[i - 1].row));
	}
	free(terms);
}

/* Cases. */

struct marks {
	size_t *present;  /* of each symptom: 1 + the case in which it is present */
	size_t *answered; /* of each question: likewise */
	uint32_t *answer; /* ... and by which symptom */
};

static bool
next_symptom(const struct model *m, struct table_field cell, size_t *at, struct item *item,
    uint32_t *symptom)
{
	struct entity e = {ENTITY_KINDS, 0};

	while (e.kind == ENTITY_KINDS) {
		if (!input_item(m->in, cell, true, at, item))
			return false;
		e = ids_resolve(m->ids, item->text, KIND(SYMPTOM), (struct diag_place){NULL, 0, 0});
	}
	*symptom = e.index;
	return true;
}

static void
verify_present(struct model *m, struct marks *marks, size_t row)
{
	struct table_field cell = input_cell(m->in, COL_CASES_PRESENT, row);
	struct item item;
	size_t at = 0;
	uint32_t s;

	while (next_symptom(m, cell, &at, &item, &s)) {
		uint32_t q = m->question[s];

		marks->present[s] = row + 1;
		if (q == NONE || m->kind[q] != QUESTION_CHOICE)
			continue;
		if (marks->answered[q] == row + 1 && marks->answer[q] != s)
			diags_add(m->in->diags, message(MSG_CASE_OPTIONS),
			    input_place(m->in, COL_CASES_PRESENT, row, item.offset),
			    model_id(m, TABLE_SYMPTOMS, marks->answer[q]), item.text,
			    model_id(m, TABLE_QUESTIONS, q));
		marks->answered[q] = row + 1;
		marks->answer[q] = s;
	}
}

static void
verify_absent(struct model *m, const struct marks *marks, size_t row)
{
	struct table_field cell = input_cell(m->in, COL_CASES_ABSENT, row);
	struct item item;
	size_t at = 0;
	uint32_t s;

	while (next_symptom(m, cell, &at, &item, &s))
		if (marks->present[s] == row + 1)
			diags_add(m->in->diags, message(MSG_CASE_BOTH),
			    input_place(m->in, COL_CASES_ABSENT, row, item.offset), item.text);
}

static void
verify_cases(struct model *m)
{
	struct marks marks = {xcalloc(m->symptoms, sizeof *marks.present),
	    xcalloc(m->questions, sizeof *marks.answered),
	    xcalloc(m->questions, sizeof *marks.answer)};

	for (size_t row = 0; row < input_rows(m->in, TABLE_CASES); row++) {
		uint32_t cause = model_member(m, COL_CASES_CAUSE, row);

		verify_present(m, &marks, row);
		verify_absent(m, &marks, row);
		if (cause != NONE && m->leaf[cause] == NONE)
			diags_add(m->in->diags, message(MSG_GROUP_CAUSE),
			    input_place(m->in, COL_CASES_CAUSE, row, 0),
			    model_id(m, TABLE_CAUSES, cause));
	}
	free(marks.present);
	free(marks.answered);
	free(marks.answer);
}

void
verify_rows(struct model *m)
{
	verify_evidence(m);
	verify_terms(m);
	verify_cases(m);
}
