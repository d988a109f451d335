/* SPDX-License-Identifier: MIT */
/* Numbers of the reasoning in words. Bits are log2 of how many times likelier an answer is with a
 * cause than with the others on average; 1 bit is twice as likely. */
#include "tell/evidence.h"

#include <stdio.h>

#include "base/alloc.h"
#include "base/number.h"
#include "reason/ratio.h"
#include "tell/words.h"

#define CLEARLY 0.5
#define STRONGLY 1.5
#define SHOWN 4u    /* leaves that are told of at most, for and against */
#define TYPICAL 2.0 /* shown so many times as often as by anybody */

/* Slightly, clearly, strongly: how much is added to the first. */
_Static_assert(PHRASE_FOR_CLEARLY == PHRASE_FOR_SLIGHTLY + 1 &&
		   PHRASE_FOR_STRONGLY == PHRASE_FOR_SLIGHTLY + 2 &&
		   PHRASE_AGAINST_CLEARLY == PHRASE_AGAINST_SLIGHTLY + 1 &&
		   PHRASE_AGAINST_STRONGLY == PHRASE_AGAINST_SLIGHTLY + 2,
    "phrases.def has the words of evidence in their order");

double
evidence_frequency(const struct topic *t, uint32_t symptom, uint32_t leaf)
{
	const struct symptom *y = topic_symptom(t, symptom);
	struct likelihoods k = topic_likelihoods(t, y->question);
	const double *row = topic_likelihood_row(&k, leaf);

	if (row == NULL || y->option < 1 || y->option > k.options)
		return 0;
	return k.several ? topic_frequencies(&k, row)[y->option - 1] : row[y->option];
}

struct number_text
evidence_bits(double bits)
{
	struct number_text number;

	if (bits > -EVIDENCE_NOTHING && bits < EVIDENCE_NOTHING)
		bits = 0; /* not -0.0 */
	snprintf(number.text, sizeof number.text, "%+.1f", bits);
	return number;
}

/* "+1.6 ", the beginning of a row. */
static void
add_bits(struct page *p, double bits)
{
	char figure[32];

	snprintf(figure, sizeof figure, "%+5.1f", bits);
	page_figure(p, bits > 0 ? STYLE_STRONG : STYLE_DIM, figure);
}

/* What bits mean, with how many times likelier: "strongly for, about 12 times". */
static void
add_times(struct page *p, const struct topic *t, double bits)
{
	double size = bits < 0 ? -bits : bits, times = number_exp2(size);
	int much = size < CLEARLY ? 0 : size < STRONGLY ? 1 : 2;

	page_column(p, STYLE_DIM, page_glyphs(p)->sep, ", ");
	if (size < EVIDENCE_NOTHING)
		page_add(p, STYLE_DIM, topic_phrase(t, PHRASE_FOR_NEITHER));
	else
		page_add(p, STYLE_DIM,
		    topic_phrase(
			t, (bits > 0 ? PHRASE_FOR_SLIGHTLY : PHRASE_AGAINST_SLIGHTLY) + much));
	page_add(p, STYLE_DIM, ", ");
	words_put(p, STYLE_DIM, t, times >= 9.5 ? PHRASE_TIMES_ABOUT : PHRASE_TIMES,
	    (const char *[]){words_decimal(times, times >= 9.5 ? 0 : 1).text});
}

/* Something that has more or less weight: a leaf or a symptom. */
struct weighed {
	double weight;
	uint32_t index;
	const struct evidence *e; /* that gives the weight, if there is one */
};

static int
heaviest_first(const void *a, const void *b)
{
	const struct weighed *x = a, *y = b;

	if (x->weight != y->weight)
		return x->weight > y->weight ? -1 : 1;
	return x->index < y->index ? -1 : x->index > y->index;
}

/* Cites the rows that link a leaf with what the question asks for, those that are judgements or the
 * others: of an answer that names a symptom only that one, of one that leaves some open not those.
 */
static void
cite_rows(struct page *p, struct interview *iv, uint32_t question, uint32_t leaf, bool judged)
{
	const struct topic *t = interview_topic(iv);
	uint32_t named = words_answer_symptom(t, question, interview_effective(iv, question));
	struct list asked = topic_question(t, question)->symptoms;
	bool said = !judged;

	for (uint32_t i = 0; i < asked.count; i++) {
		uint32_t symptom = topic_item(t, asked, i), at = 0, row;

		if (named != NONE ? symptom != named
				  : topic_symptom(t, symptom)->question != question ||
					interview_finding(iv, symptom) == FINDING_UNASKED)
			continue;
		while ((row = ratio_next_row(t, leaf, symptom, &at)) != NONE) {
			const struct evidence *e = topic_evidence(t, row);

			if ((e->basis == BASIS_JUDGEMENT) != judged)
				continue;
			if (!said)
				page_printf(p, STYLE_DIM, ", %s", words_basis(t, e->basis));
			said = true;
			page_cite(p, t, e->refs);
		}
	}
}

/* A row for a leaf that an answer moved. What sources state of it comes before what is judged. */
static void
add_moved_leaf(struct page *p, struct interview *iv, uint32_t question, const struct weighed *m)
{
	const struct topic *t = interview_topic(iv);
	uint32_t cause = topic_leaf(t, m->index);

	words_add_gutter(p, topic_cause(t, cause)->urgency);
	add_bits(p, m->weight);
	words_add_link(p, t, ENTITY_CAUSE, cause);
	add_times(p, t, m->weight);
	cite_rows(p, iv, question, m->index, false);
	cite_rows(p, iv, question, m->index, true);
	page_break(p);
}

uint32_t
evidence_add_moved_leaves(struct page *p, struct interview *iv, uint32_t question)
{
	uint32_t n = topic_leaf_count(interview_topic(iv)), pro = 0, contra;
	struct weighed *m = xcalloc((size_t)n + 1, sizeof *m);

	for (uint32_t i = 0; i < n; i++)
		m[i] = (struct weighed){interview_moved(iv, question, i), i, NULL};
	qsort(m, n, sizeof *m, heaviest_first);
	for (; pro < n && pro < SHOWN && m[pro].weight >= EVIDENCE_NOTHING; pro++)
		add_moved_leaf(p, iv, question, &m[pro]);
	contra = n > SHOWN + pro ? n - SHOWN : pro;
	while (contra < n && m[contra].weight > -EVIDENCE_NOTHING)
		contra++;
	for (uint32_t i = contra; i < n; i++)
		add_moved_leaf(p, iv, question, &m[i]);
	free(m);
	return pro + n - contra;
}

void
evidence_add_moved(struct page *p, struct session *s, uint32_t question)
{
	const struct topic *t = session_topic(s);

	page_paragraph(p, STYLE_HEADING, topic_phrase(t, PHRASE_MOVED));
	page_indent(p, 2);
	if (evidence_add_moved_leaves(p, session_interview(s), question) == 0)
		page_paragraph(p, STYLE_DIM, topic_phrase(t, PHRASE_MOVED_NOTHING));
	page_indent(p, 0);
}

/* What a screen's answer says of its parts is told once, with the screen. */
static void
add_answered(struct page *p, struct session *s, uint32_t leaf, bool for_it)
{
	const struct topic *t = session_topic(s);
	struct interview *iv = session_interview(s);
	bool any = false;

	for (uint32_t q = 0; q < topic_question_count(t); q++) {
		double bits = interview_moved(iv, q, leaf);

		if (interview_given(iv, q) == ANSWER_UNASKED ||
		    (for_it ? bits < EVIDENCE_NOTHING : bits > -EVIDENCE_NOTHING))
			continue;
		if (!any)
			page_paragraph(p, STYLE_STRONG,
			    topic_phrase(t, for_it ? PHRASE_FITS_IT : PHRASE_AGAINST_IT));
		any = true;
		page_indent(p, 2);
		add_bits(p, bits);
		words_put_answer(p, STYLE_TEXT, t, q, interview_effective(iv, q));
		page_add(p, STYLE_TEXT, ": ");
		words_add_link(p, t, ENTITY_QUESTION, q);
		add_times(p, t, bits);
		page_indent(p, 0);
	}
}

static void
add_open_finding(struct page *p, const struct topic *t, const struct evidence *e)
{
	page_indent(p, 2);
	page_bullet(p);
	words_add_link(p, t, ENTITY_SYMPTOM, e->symptom);
	page_add(p, STYLE_DIM, ": ");
	words_put(p, STYLE_DIM, t, PHRASE_OPEN_SHARE,
	    (const char *[]){words_of_100(e->frequency).text,
		words_of_100(topic_symptom(t, e->symptom)->background).text});
	page_indent(p, 0);
}

/* What a cause shows that was not answered yet, the few that would tell most, weighed by how often
 * anybody has it; the list of all that the cause shows follows further down. */
static void
add_open(struct page *p, struct session *s, uint32_t cause)
{
	const struct topic *t = session_topic(s);
	struct list l = topic_cause(t, cause)->evidence;
	struct weighed *open = xcalloc((size_t)l.count + 1, sizeof *open);
	uint32_t count = 0, shown = 0;

	for (uint32_t i = 0; i < l.count; i++) {
		const struct evidence *e = topic_evidence(t, topic_item(t, l, i));
		double usual = topic_symptom(t, e->symptom)->background;

		if (interview_finding(session_interview(s), e->symptom) <= FINDING_UNSURE)
			open[count++] = (struct weighed){
			    usual > 0 ? e->frequency / usual : e->frequency, e->symptom, e};
	}
	qsort(open, count, sizeof *open, heaviest_first);
	for (; shown < count && shown < SHOWN && open[shown].weight >= TYPICAL; shown++) {
		if (shown == 0)
			page_paragraph(p, STYLE_STRONG, topic_phrase(t, PHRASE_OPEN_FITS));
		add_open_finding(p, t, open[shown].e);
	}
	for (uint32_t i = count;
	     i-- > shown && count - i <= SHOWN && open[i].weight <= 1 / TYPICAL;) {
		if (i + 1 == count)
			page_paragraph(p, STYLE_STRONG, topic_phrase(t, PHRASE_OPEN_AGAINST));
		add_open_finding(p, t, open[i].e);
	}
	if (count > 0)
		words_put(
		    p, STYLE_DIM, t, PHRASE_OPEN_ALL, (const char *[]){words_number(count).text});
	page_break(p);
	free(open);
}

void
evidence_add_cause(struct page *p, struct session *s, uint32_t cause)
{
	uint32_t leaf = topic_cause(session_topic(s), cause)->leaf;

	if (leaf == NONE || session_length(s) == 0)
		return;
	page_fold(p, topic_phrase(session_topic(s), PHRASE_ANSWERS_BITS));
	add_answered(p, s, leaf, true);
	add_answered(p, s, leaf, false);
	add_open(p, s, cause);
}
