/* SPDX-License-Identifier: MIT */
/* Questions with their likelihoods, symptoms and evidence.
 *
 * For each symptom the leaves that have evidence for it are listed in order of leaf number, with
 * the frequency of the first row that holds. A question's links are the union of its symptoms'
 * lists, found by walking them side by side.
 */
#include "compile/emit.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/number.h"
#include "compile/value.h"

/* A leaf that a row of evidence.csv holds for, and the word that gives the frequency. */
struct known {
	uint32_t leaf, word;
};

struct known_list {
	struct known *items;
	size_t len, cap;
};

#define SILENT_NAMED 3 /* causes that a message names */

/* Entropies by share: the same shares come again and again, and a logarithm takes long. */
enum { ENTROPY_BITS = 12 };
struct entropy {
	double share, bits;
};

struct weights {
	const struct emit *e;
	double *background;       /* of each symptom */
	double *frequency;        /* of each word of evidence.csv that gives one, else 0 */
	struct known_list *known; /* of each symptom */
	struct entropy *entropies;
	uint32_t *basis; /* of each word of evidence.csv: 1 + its number, 0 if not yet known */
};

/* Works out a row's frequency if no row with the same word was before it; returns the word. */
static uint32_t
note_frequency(const struct weights *w, uint32_t row)
{
	const struct model *m = w->e->m;
	uint32_t word = input_word(m->in, COL_EVIDENCE_FREQUENCY, row);

	if (w->frequency[word] == 0)
		w->frequency[word] =
		    model_frequency(m, COL_EVIDENCE_FREQUENCY, row, m->settings.background);
	return word;
}

static void
collect_known(struct weights *w)
{
	const struct model *m = w->e->m;

	for (uint32_t leaf = 0; leaf < m->leaves; leaf++) {
		const struct members *rows = &w->e->evidence[m->leaf_cause[leaf]];

		for (uint32_t i = 0; i < rows->count; i++) {
			uint32_t row = rows->items[i];
			struct known_list *list = &w->known[m->evidence_symptom[row]];

			if (list->len == 0 || list->items[list->len - 1].leaf != leaf)
				vec_push(list, ((struct known){leaf, note_frequency(w, row)}));
		}
	}
}

static double
plogp(const struct weights *w, double share)
{
	uint64_t bits;

	memcpy(&bits, &share, sizeof bits);
	struct entropy *e =
	    &w->entropies[bits * UINT64_C(0x9e3779b97f4a7c15) >> (64 - ENTROPY_BITS)];
	if (e->share != share)
		*e = (struct entropy){share, number_plogp(share)};
	return e->bits;
}

/* Sets the row of a yes-no question. */
static void
weigh_yes_no(const struct weights *w, double *row, double frequency)
{
	row[0] = 1 - frequency;
	row[1] = frequency;
	row[2] = plogp(w, row[0]) + plogp(w, row[1]);
}

/* Most questions are of this kind: their links are the leaves of their one symptom. */
static void
emit_yes_no(const struct weights *w, struct question *q, uint32_t symptom)
{
	const struct known_list *known = &w->known[symptom];
	struct builder *b = w->e->b;
	uint32_t *links;

	q->likelihood = builder_count(b, PART_LIKELIHOOD);
	q->links = (struct list){builder_count(b, PART_LINK), (uint32_t)known->len};
	double *row = builder_extend(b, PART_LIKELIHOOD, 3 * (known->len + 1));
	links = builder_extend(b, PART_LINK, known->len);
	weigh_yes_no(w, row, w->background[symptom]);
	for (uint32_t i = 0; i < known->len; i++) {
		links[i] = known->items[i].leaf;
		weigh_yes_no(w, row += 3, w->frequency[known->items[i].word]);
	}
}

/* Completes and adds the row of a "several" of which row[1..k] are the frequencies of the symptoms:
 * given the cause they are independent of each other. */
static void
emit_several(const struct weights *w, double *row, uint32_t k)
{
	double *frequency = row + k + 2;

	memcpy(frequency, row + 1, k * sizeof *row);
	row[k + 1] = 0;
	for (uint32_t a = 0; a <= k; a++) {
		row[a] = 1;
		for (uint32_t i = 0; i < k; i++)
			row[a] *= i + 1 == a ? frequency[i] : 1 - frequency[i];
	}
	for (uint32_t i = 0; i < k; i++)
		row[k + 1] += plogp(w, frequency[i]) + plogp(w, 1 - frequency[i]);
	builder_add_all(w->e->b, PART_LIKELIHOOD, row, 2 * k + 2);
}

/* Completes and adds a row of which row[1..k] are the frequencies of the options. A choice has what
 * they leave for "none", but not less than the floor, or nothing where there is no such answer, and
 * the whole is 1. A screen is "none" if
 * every question would be answered "no". */
static void
emit_row(const struct weights *w, const struct question *q, double *row)
{
	uint32_t k = q->options;
	double sum = 0, none = 1, floor = w->e->m->settings.floor;

	if (q->kind == QUESTION_SEVERAL) {
		emit_several(w, row, k);
		return;
	}
	for (uint32_t i = 1; i <= k; i++) {
		sum += row[i];
		none *= 1 - row[i];
	}
	if (q->kind == QUESTION_CHOICE) {
		row[0] = q->exhaustive ? 0 : 1 - sum > floor ? 1 - sum : floor;
		sum = row[0] + sum;
		for (uint32_t i = 0; i <= k; i++)
			row[i] /= sum;
	} else {
		row[0] = none;
		for (uint32_t i = 1; i <= k; i++)
			row[i] = (1 - none) * (row[i] / sum);
	}
	row[k + 1] = 0;
	for (uint32_t i = 0; i <= k; i++)
		row[k + 1] += plogp(w, row[i]);
	builder_add_all(w->e->b, PART_LIKELIHOOD, row, k + 2);
}

static void
emit_likelihoods(const struct weights *w, struct question *q, struct members symptoms)
{
	double *row = xcalloc(2 * (size_t)q->options + 2, sizeof *row);
	size_t *at = xcalloc(q->options, sizeof *at);

	q->likelihood = builder_count(w->e->b, PART_LIKELIHOOD);
	for (uint32_t i = 0; i < q->options; i++)
		row[i + 1] = w->background[symptoms.items[i]];
	emit_row(w, q, row);
	q->links.first = builder_count(w->e->b, PART_LINK);
	for (;;) {
		uint32_t leaf = NONE; /* the least that a list still has to give */

		for (uint32_t i = 0; i < symptoms.count; i++) {
			const struct known_list *known = &w->known[symptoms.items[i]];

			if (at[i] < known->len && known->items[at[i]].leaf < leaf)
				leaf = known->items[at[i]].leaf;
		}
		if (leaf == NONE)
			break;
		for (uint32_t i = 0; i < q->options; i++) {
			const struct known_list *known = &w->known[symptoms.items[i]];
			bool has = at[i] < known->len && known->items[at[i]].leaf == leaf;

			row[i + 1] = has ? w->frequency[known->items[at[i]++].word]
					 : w->background[symptoms.items[i]];
		}
		builder_add(w->e->b, PART_LINK, &leaf);
		emit_row(w, q, row);
		q->links.count++;
	}
	free(row);
	free(at);
}

/* Reports a choice of which a part of the causes, the smaller one, has no row for any answer: each
 * counts with them as seldom as what nobody has, and who gives one speaks against them. Left out is
 * what an author has thought of: a background of its own, a question that is not for all, or
 * answers that leave no other.
 */
static void
report_silent(const struct weights *w, uint32_t question, const struct question *q)
{
	const struct model *m = w->e->m;
	const struct members *options = &m->own[question];
	uint32_t silent = m->leaves - q->links.count, named = 0, at = 0;
	const char *names = "";

	if (q->kind != QUESTION_CHOICE || q->exhaustive || silent == 0 || 2 * silent > m->leaves ||
	    m->ask_if[question].count > 0)
		return;
	for (uint32_t i = 0; i < options->count; i++)
		if (*input_text(m->in, COL_SYMPTOMS_BACKGROUND, options->items[i]) != '\0')
			return;
	const uint32_t *links = builder_record(w->e->b, PART_LINK, q->links.first);
	for (uint32_t leaf = 0; leaf < m->leaves && named < SILENT_NAMED; leaf++) {
		if (at < q->links.count && links[at] == leaf) {
			at++;
			continue;
		}
		names = input_format(m->in, "%s%s'%s'", names, named > 0 ? ", " : "",
		    model_id(m, TABLE_CAUSES, m->leaf_cause[leaf]));
		named++;
	}
	input_report(m->in, MSG_CHOICE_SILENT, COL_QUESTIONS_ID, question, 0,
	    model_id(m, TABLE_QUESTIONS, question), silent, m->leaves, names,
	    100 * m->settings.background);
}

static void
emit_question(const struct weights *w, uint32_t row)
{
	const struct emit *e = w->e;
	const struct model *m = e->m;
	const struct members *covers = &m->covers[row];
	struct members symptoms = m->own[row]; /* that the options stand for */

	if (m->kind[row] == QUESTION_SCREEN) {
		symptoms.count = covers->count;
		symptoms.items = arena_alloc(m->in->arena, covers->count * sizeof(uint32_t));
		for (uint32_t i = 0; i < covers->count; i++)
			symptoms.items[i] = m->own[covers->items[i]].items[0];
	}
	struct question q = {.kind = m->kind[row],
	    .stage = m->stage[row],
	    .options = symptoms.count,
	    .order = m->order[row],
	    .turn = NONE,
	    .exhaustive = !model_offers_none(m, row),
	    .cost = 1};

	emit_fields(e, PART_QUESTION, row, &q);
	value_number(input_text(m->in, COL_QUESTIONS_COST, row), &q.cost);
	value_whole(input_text(m->in, COL_QUESTIONS_ORDER, row), &q.turn);
	q.ask_if = emit_condition(e, COL_QUESTIONS_ASK_IF, row, &m->ask_if[row]);
	q.symptoms = emit_index(e, symptoms);
	q.covers = emit_index(e, m->covers[row]);
	q.covered_by = emit_index(e, m->covered_by[row]);
	if (q.kind == QUESTION_YES_NO)
		emit_yes_no(w, &q, symptoms.items[0]);
	else
		emit_likelihoods(w, &q, symptoms);
	report_silent(w, row, &q);
	builder_add(e->b, PART_QUESTION, &q);
}

static void
emit_symptoms(const struct weights *w)
{
	const struct emit *e = w->e;
	const struct model *m = e->m;
	struct members *evidence = model_group(m, m->evidence_symptom, m->evidence, m->symptoms);

	for (uint32_t row = 0; row < m->symptoms; row++) {
		const uint32_t *own = m->own[m->question[row]].items;
		struct symptom s = {.question = m->question[row],
		    .option = 1,
		    .red_flag = m->flagged[row] != NONE,
		    .background = w->background[row]};

		while (own[s.option - 1] != row)
			s.option++;
		emit_fields(e, PART_SYMPTOM, row, &s);
		s.evidence = emit_index(e, evidence[row]);
		s.disagreements = emit_index(e, e->about[ENTITY_SYMPTOM][row]);
		if (s.answer.len == 0 && (m->kind[s.question] == QUESTION_CHOICE ||
					     m->kind[s.question] == QUESTION_SEVERAL))
			s.answer = s.name;
		builder_add(e->b, PART_SYMPTOM, &s);
	}
}

static void
emit_evidence(const struct weights *w)
{
	const struct emit *e = w->e;
	const struct model *m = e->m;

	for (uint32_t row = 0; row < m->evidence; row++) {
		uint32_t *basis = &w->basis[input_word(m->in, COL_EVIDENCE_BASIS, row)];
		struct evidence r = {.cause = m->evidence_cause[row],
		    .symptom = m->evidence_symptom[row],
		    .frequency = w->frequency[note_frequency(w, row)],
		    .written = emit_text(e, COL_EVIDENCE_FREQUENCY, row)};

		if (*basis == 0)
			*basis = input_enum(m->in, COL_EVIDENCE_BASIS, row, NONE) + 1;
		r.basis = *basis - 1;
		if (*basis == 0) /* silent */
			r.basis = *input_text(m->in, COL_EVIDENCE_SOURCE, row) != '\0'
				      ? BASIS_STATED
				      : BASIS_JUDGEMENT;
		emit_fields(e, PART_EVIDENCE, row, &r);
		builder_add(e->b, PART_EVIDENCE, &r);
	}
}

void
emit_questions(struct emit *e)
{
	const struct model *m = e->m;
	size_t words = m->in->tables[TABLE_EVIDENCE].words;
	struct weights w = {.e = e,
	    .background = xcalloc(m->symptoms, sizeof *w.background),
	    .frequency = xcalloc(words, sizeof *w.frequency),
	    .known = xcalloc(m->symptoms, sizeof *w.known),
	    .entropies = xcalloc((size_t)1 << ENTROPY_BITS, sizeof *w.entropies),
	    .basis = xcalloc(words, sizeof *w.basis)};

	for (uint32_t s = 0; s < m->symptoms; s++)
		w.background[s] =
		    model_frequency(m, COL_SYMPTOMS_BACKGROUND, s, m->settings.background);
	collect_known(&w);
	for (uint32_t row = 0; row < m->questions; row++)
		emit_question(&w, row);
	emit_symptoms(&w);
	emit_evidence(&w);
	for (uint32_t s = 0; s < m->symptoms; s++)
		vec_free(&w.known[s]);
	free(w.background);
	free(w.frequency);
	free(w.known);
	free(w.entropies);
	free(w.basis);
}
