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
	uint32_t count;
};

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

/* Gives each symptom's list the room that it may need. */
static void
make_room(struct weights *w)
{
	const struct model *m = w->e->m;
	struct known *room;
	size_t count = 0;

	for (uint32_t leaf = 0; leaf < m->leaves; leaf++) {
		const struct members *rows = &w->e->evidence[m->leaf_cause[leaf]];

		for (uint32_t i = 0; i < rows->count; i++)
			w->known[m->evidence_symptom[rows->items[i]]].count++;
		count += rows->count;
	}
	room = arena_alloc(m->in->arena, count * sizeof *room);
	for (uint32_t s = 0; s < m->symptoms; s++) {
		w->known[s].items = room;
		room += w->known[s].count;
		w->known[s].count = 0;
	}
}

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

	make_room(w);
	for (uint32_t leaf = 0; leaf < m->leaves; leaf++) {
		const struct members *rows = &w->e->evidence[m->leaf_cause[leaf]];

		for (uint32_t i = 0; i < rows->count; i++) {
			uint32_t row = rows->items[i];
			struct known_list *list = &w->known[m->evidence_symptom[row]];

			if (list->count == 0 || list->items[list->count - 1].leaf != leaf)
				list->items[list->count++] =
				    (struct known){leaf, note_frequency(w, row)};
		}
	}
}

static void
weights_begin(struct weights *w, const struct emit *e)
{
	const struct model *m = e->m;

	w->e = e;
	w->background = xcalloc(m->symptoms, sizeof *w->background);
	w->frequency = xcalloc(input_words(m->in, TABLE_EVIDENCE), sizeof *w->frequency);
	w->known = xcalloc(m->symptoms, sizeof *w->known);
	w->entropies = xcalloc((size_t)1 << ENTROPY_BITS, sizeof *w->entropies);
	w->basis = xcalloc(input_words(m->in, TABLE_EVIDENCE), sizeof *w->basis);
	for (uint32_t s = 0; s < m->symptoms; s++)
		w->background[s] =
		    model_frequency(m, COL_SYMPTOMS_BACKGROUND, s, m->settings.background);
	collect_known(w);
}

static void
weights_end(struct weights *w)
{
	free(w->background);
	free(w->frequency);
	free(w->known);
	free(w->entropies);
	free(w->basis);
}

static double
plogp(const struct weights *w, double share)
{
	struct entropy *e;
	uint64_t bits;

	memcpy(&bits, &share, sizeof bits);
	e = &w->entropies[bits * UINT64_C(0x9e3779b97f4a7c15) >> (64 - ENTROPY_BITS)];
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
	double *row;

	q->likelihood = builder_count(b, PART_LIKELIHOOD);
	q->links = (struct list){builder_count(b, PART_LINK), known->count};
	row = builder_extend(b, PART_LIKELIHOOD, 3 * ((size_t)known->count + 1));
	links = builder_extend(b, PART_LINK, known->count);
	weigh_yes_no(w, row, w->background[symptom]);
	for (uint32_t i = 0; i < known->count; i++) {
		links[i] = known->items[i].leaf;
		weigh_yes_no(w, row += 3, w->frequency[known->items[i].word]);
	}
}

/* Turns row[1..k], the frequencies of the options, into the row of a choice. */
static void
weigh_choice(double *row, uint32_t k, double floor)
{
	double sum = 0, total;

	for (uint32_t i = 1; i <= k; i++)
		sum += row[i];
	row[0] = 1 - sum > floor ? 1 - sum : floor;
	total = row[0] + sum;
	for (uint32_t i = 0; i <= k; i++)
		row[i] /= total;
}

/* The same for a screen: "none" if every question would be answered "no". */
static void
weigh_screen(double *row, uint32_t k)
{
	double sum = 0, none = 1;

	for (uint32_t i = 1; i <= k; i++) {
		sum += row[i];
		none *= 1 - row[i];
	}
	for (uint32_t i = 1; i <= k; i++)
		row[i] = (1 - none) * (row[i] / sum);
	row[0] = none;
}

/* Completes and adds a row of which row[1..k] are set. */
static void
emit_row(const struct weights *w, uint32_t kind, double *row, uint32_t k)
{
	if (kind == QUESTION_CHOICE)
		weigh_choice(row, k, w->e->m->settings.floor);
	else
		weigh_screen(row, k);
	row[k + 1] = 0;
	for (uint32_t i = 0; i <= k; i++)
		row[k + 1] += plogp(w, row[i]);
	builder_add_all(w->e->b, PART_LIKELIHOOD, row, k + 2);
}

/* The least leaf that a list still has to give, NONE if none has. */
static uint32_t
next_leaf(const struct weights *w, struct members symptoms, const size_t *at)
{
	uint32_t leaf = NONE;

	for (uint32_t i = 0; i < symptoms.count; i++) {
		const struct known_list *known = &w->known[symptoms.items[i]];

		if (at[i] < known->count && known->items[at[i]].leaf < leaf)
			leaf = known->items[at[i]].leaf;
	}
	return leaf;
}

static void
emit_likelihoods(const struct weights *w, struct question *q, struct members symptoms)
{
	double *row = xcalloc((size_t)q->options + 2, sizeof *row);
	size_t *at = xcalloc(q->options, sizeof *at);

	q->likelihood = builder_count(w->e->b, PART_LIKELIHOOD);
	for (uint32_t i = 0; i < q->options; i++)
		row[i + 1] = w->background[symptoms.items[i]];
	emit_row(w, q->kind, row, q->options);
	q->links.first = builder_count(w->e->b, PART_LINK);
	for (;;) {
		uint32_t leaf = next_leaf(w, symptoms, at);

		if (leaf == NONE)
			break;
		for (uint32_t i = 0; i < q->options; i++) {
			const struct known_list *known = &w->known[symptoms.items[i]];
			bool has = at[i] < known->count && known->items[at[i]].leaf == leaf;

			row[i + 1] = has ? w->frequency[known->items[at[i]++].word]
					 : w->background[symptoms.items[i]];
		}
		builder_add(w->e->b, PART_LINK, &leaf);
		emit_row(w, q->kind, row, q->options);
		q->links.count++;
	}
	free(row);
	free(at);
}

/* The symptoms that the options of a question stand for. */
static struct members
option_symptoms(const struct model *m, uint32_t question)
{
	const struct members *covers = &m->covers[question];
	struct members made = {NULL, covers->count};

	if (m->kind[question] != QUESTION_SCREEN)
		return m->own[question];
	made.items = arena_alloc(m->in->arena, covers->count * sizeof *made.items);
	for (uint32_t i = 0; i < covers->count; i++)
		made.items[i] = m->own[covers->items[i]].items[0];
	return made;
}

static void
emit_question(const struct weights *w, uint32_t row)
{
	const struct emit *e = w->e;
	const struct model *m = e->m;
	struct members symptoms = option_symptoms(m, row);
	struct question q = {0};

	q.id = emit_text(e, COL_QUESTIONS_ID, row);
	q.text = emit_text(e, COL_QUESTIONS_TEXT, row);
	q.why = emit_text(e, COL_QUESTIONS_WHY, row);
	q.kind = m->kind[row];
	q.stage = m->stage[row];
	q.options = symptoms.count;
	q.order = m->order[row];
	q.cost = 1;

	value_number(input_text(m->in, COL_QUESTIONS_COST, row), &q.cost);
	q.ask_if = emit_condition(e, COL_QUESTIONS_ASK_IF, row, &m->ask_if[row]);
	q.symptoms = emit_index(e, symptoms);
	q.covers = emit_index(e, m->covers[row]);
	q.covered_by = emit_index(e, m->covered_by[row]);
	q.refs = emit_refs(e, COL_QUESTIONS_SOURCE, row);
	if (q.kind == QUESTION_YES_NO)
		emit_yes_no(w, &q, symptoms.items[0]);
	else
		emit_likelihoods(w, &q, symptoms);
	builder_add(e->b, PART_QUESTION, &q);
}

/* Which option of its question a symptom is, from 1. */
static uint32_t
find_option(const struct model *m, uint32_t symptom)
{
	const struct members *own = &m->own[m->question[symptom]];
	uint32_t i = 0;

	while (own->items[i] != symptom)
		i++;
	return i + 1;
}

static void
emit_symptom(const struct weights *w, uint32_t row, struct members evidence)
{
	const struct emit *e = w->e;
	const struct model *m = e->m;
	struct symptom s = {0};

	s.id = emit_text(e, COL_SYMPTOMS_ID, row);
	s.name = emit_text(e, COL_SYMPTOMS_NAME, row);
	s.answer = emit_text(e, COL_SYMPTOMS_ANSWER, row);
	s.definition = emit_text(e, COL_SYMPTOMS_DEFINITION, row);
	s.question = m->question[row];
	s.option = find_option(m, row);
	s.red_flag = m->flagged[row] != NONE;
	s.background = w->background[row];
	s.evidence = emit_index(e, evidence);
	s.disagreements = emit_about(e, ENTITY_SYMPTOM, row);
	s.refs = emit_refs(e, COL_SYMPTOMS_SOURCE, row);

	if (s.answer.len == 0 && m->kind[s.question] == QUESTION_CHOICE)
		s.answer = s.name;
	builder_add(e->b, PART_SYMPTOM, &s);
}

static void
emit_symptoms(const struct weights *w)
{
	const struct model *m = w->e->m;
	struct members *evidence = model_group(m, m->evidence_symptom, m->evidence, m->symptoms);

	for (uint32_t row = 0; row < m->symptoms; row++)
		emit_symptom(w, row, evidence[row]);
}

/* What a row of evidence.csv rests on. */
static uint32_t
find_basis(const struct weights *w, uint32_t row)
{
	const struct model *m = w->e->m;
	uint32_t *known = &w->basis[input_word(m->in, COL_EVIDENCE_BASIS, row)];
	bool sourced;

	if (*known == 0)
		*known = model_word(m, COL_EVIDENCE_BASIS, row, NONE) + 1;
	if (*known != 0)
		return *known - 1;
	sourced = *input_text(m->in, COL_EVIDENCE_SOURCE, row) != '\0';
	return sourced ? BASIS_STATED : BASIS_JUDGEMENT;
}

static void
emit_evidence(const struct weights *w)
{
	const struct emit *e = w->e;
	const struct model *m = e->m;

	for (uint32_t row = 0; row < m->evidence; row++) {
		struct evidence r = {0};

		r.cause = m->evidence_cause[row];
		r.symptom = m->evidence_symptom[row];
		r.basis = find_basis(w, row);
		r.frequency = w->frequency[note_frequency(w, row)];
		r.written = emit_text(e, COL_EVIDENCE_FREQUENCY, row);
		r.strength = emit_text(e, COL_EVIDENCE_STRENGTH, row);
		r.refs = emit_refs(e, COL_EVIDENCE_SOURCE, row);

		builder_add(e->b, PART_EVIDENCE, &r);
	}
}

void
emit_questions(struct emit *e)
{
	struct weights w;

	weights_begin(&w, e);
	for (uint32_t row = 0; row < e->m->questions; row++)
		emit_question(&w, row);
	emit_symptoms(&w);
	emit_evidence(&w);
	weights_end(&w);
}
