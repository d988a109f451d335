/* Numbers of the reasoning in words. Bits are log2 of how many times likelier an answer is with a
 * cause than with the others on average; 1 bit is twice as likely. */
#include "tell/evidence.h"

#include <stdlib.h>

#include "base/alloc.h"
#include "base/number.h"
#include "tell/words.h"

#define CLEARLY 0.5
#define STRONGLY 1.5
#define MOVED 8u /* leaves that are told of at most */
#define SHOWN (MOVED / 2)
#define TYPICAL 2.0 /* shown so many times as often as by anybody */

double
evidence_frequency(const struct topic *t, uint32_t symptom, uint32_t leaf)
{
	const struct symptom *y = topic_symptom(t, symptom);
	struct likelihoods k = topic_likelihoods(t, y->question);
	const double *row = k.base;

	if (row == NULL || y->option > k.options)
		return 0;
	for (uint32_t i = 0; i < k.links; i++)
		if (k.leaf[i] == leaf)
			row = k.row + (size_t)i * k.stride;
	return row[y->option];
}

bool
evidence_is_stated(const struct topic *t, uint32_t symptom, uint32_t cause)
{
	struct list l = topic_cause(t, cause)->evidence;

	for (uint32_t i = 0; i < l.count; i++)
		if (topic_evidence(t, topic_item(t, l, i))->symptom == symptom)
			return true;
	return false;
}

/* "+1.6 ", and after the name what it means. */
static void
add_bits(struct page *p, double bits)
{
	struct buf mark = {0};

	buf_printf(&mark, "%+5.1f", bits);
	page_figure(p, bits > 0 ? STYLE_STRONG : STYLE_DIM, buf_str(&mark));
	buf_free(&mark);
}

static const char *
in_words(double bits)
{
	double size = bits < 0 ? -bits : bits;

	if (size < EVIDENCE_NOTHING)
		return "neither for nor against";
	if (size < CLEARLY)
		return bits > 0 ? "slightly for" : "slightly against";
	if (size < STRONGLY)
		return bits > 0 ? "clearly for" : "clearly against";
	return bits > 0 ? "strongly for" : "strongly against";
}

/* That with how many times likelier: "strongly for, about 12 times". */
static void
add_times(struct page *p, double bits)
{
	double times = number_exp2(bits < 0 ? -bits : bits);

	page_sep(p, STYLE_DIM);
	page_printf(p, STYLE_DIM, times >= 9.5 ? "%s, about %.0f times" : "%s, %.1f times",
	    in_words(bits), times);
}

struct moved {
	uint32_t leaf;
	double bits;
};

static int
most_for_first(const void *a, const void *b)
{
	const struct moved *x = a, *y = b;

	if (x->bits != y->bits)
		return x->bits > y->bits ? -1 : 1;
	return x->leaf < y->leaf ? -1 : x->leaf > y->leaf;
}

/* The leaves that the answer to a question moved most, for, then against, each by at least what is
 * worth a word; fills `out` and returns how many. */
static uint32_t
moved_most(struct interview *iv, uint32_t question, struct moved out[MOVED])
{
	uint32_t n = topic_leaf_count(interview_topic(iv)), i, count = 0;
	struct moved *m = xcalloc((size_t)n + 1, sizeof *m);

	for (i = 0; i < n; i++)
		m[i] = (struct moved){i, interview_moved(iv, question, i)};
	qsort(m, n, sizeof *m, most_for_first);
	for (i = 0; i < n && i < SHOWN && m[i].bits >= EVIDENCE_NOTHING; i++)
		out[count++] = m[i];
	for (i = n > SHOWN + count ? n - SHOWN : count; i < n; i++)
		if (m[i].bits <= -EVIDENCE_NOTHING)
			out[count++] = m[i];
	free(m);
	return count;
}

/* Cites the rows that link a cause with what the question asks for; of an answer that names a
 * symptom only that one. */
static void
cite_rows(struct page *p, struct interview *iv, uint32_t question, uint32_t cause)
{
	const struct topic *t = interview_topic(iv);
	uint32_t named = words_answer_symptom(t, question, interview_effective(iv, question));
	struct list rows = topic_cause(t, cause)->evidence;

	for (uint32_t i = 0; i < rows.count; i++) {
		const struct evidence *e = topic_evidence(t, topic_item(t, rows, i));

		if (e->symptom != named &&
		    (named != NONE || topic_symptom(t, e->symptom)->question != question))
			continue;
		if (e->basis == BASIS_JUDGEMENT)
			page_printf(p, STYLE_DIM, ", %s", words_basis(e->basis));
		page_cite(p, t, e->refs);
	}
}

uint32_t
evidence_add_moved_leaves(struct page *p, struct interview *iv, uint32_t question)
{
	struct moved m[MOVED];
	uint32_t count = moved_most(iv, question, m);

	for (uint32_t i = 0; i < count; i++) {
		struct entity cause = {ENTITY_CAUSE, topic_leaf(interview_topic(iv), m[i].leaf)};

		add_bits(p, m[i].bits);
		page_link(p, STYLE_LINK, topic_entity_name(interview_topic(iv), cause), cause);
		add_times(p, m[i].bits);
		cite_rows(p, iv, question, cause.index);
		page_break(p);
	}
	return count;
}

void
evidence_add_moved(struct page *p, struct session *s, uint32_t question)
{
	page_paragraph(p, STYLE_HEADING, "What it moved, in bits (one is twice as likely)");
	page_indent(p, 2);
	if (evidence_add_moved_leaves(p, session_interview(s), question) == 0)
		page_paragraph(p, STYLE_DIM, "Nothing: it tells no causes apart.");
	page_indent(p, 0);
}

static void
add_answered(struct page *p, struct session *s, uint32_t leaf, bool for_it)
{
	const struct topic *t = session_topic(s);
	bool any = false;

	for (uint32_t q = 0; q < topic_question_count(t); q++) {
		double bits = interview_moved(session_interview(s), q, leaf);

		if (for_it ? bits < EVIDENCE_NOTHING : bits > -EVIDENCE_NOTHING)
			continue;
		if (!any)
			page_paragraph(p, STYLE_STRONG, for_it ? "Fits it" : "Speaks against it");
		any = true;
		page_indent(p, 2);
		add_bits(p, bits);
		page_printf(p, STYLE_TEXT,
		    "%s: ", words_answer(t, q, interview_effective(session_interview(s), q)));
		page_link(p, STYLE_LINK, topic_text(t, topic_question(t, q)->text),
		    (struct entity){ENTITY_QUESTION, q});
		add_times(p, bits);
		page_indent(p, 0);
	}
}

/* An open finding of a cause; `ratio` tells how many times as often the cause shows it. */
struct open {
	const struct evidence *e;
	double ratio;
};

static int
most_typical_first(const void *a, const void *b)
{
	const struct open *x = a, *y = b;

	if (x->ratio != y->ratio)
		return x->ratio > y->ratio ? -1 : 1;
	return x->e->symptom < y->e->symptom ? -1 : x->e->symptom > y->e->symptom;
}

/* What a cause shows that was not answered yet, against how often anybody has it; NULL and 0 if
 * there is nothing. */
static struct open *
open_findings(struct session *s, uint32_t cause, uint32_t *count)
{
	const struct topic *t = session_topic(s);
	struct list l = topic_cause(t, cause)->evidence;
	struct open *out = xcalloc((size_t)l.count + 1, sizeof *out);

	*count = 0;
	for (uint32_t i = 0; i < l.count; i++) {
		const struct evidence *e = topic_evidence(t, topic_item(t, l, i));
		double usual = topic_symptom(t, e->symptom)->background;

		if (interview_finding(session_interview(s), e->symptom) <= FINDING_UNSURE)
			out[(*count)++] =
			    (struct open){e, usual > 0 ? e->frequency / usual : e->frequency};
	}
	qsort(out, *count, sizeof *out, most_typical_first);
	return out;
}

static void
add_open_finding(struct page *p, const struct topic *t, const struct evidence *e)
{
	struct entity symptom = {ENTITY_SYMPTOM, e->symptom};
	struct buf here = {0}, usual = {0};

	words_add_of_100(e->frequency, &here);
	words_add_of_100(topic_symptom(t, e->symptom)->background, &usual);
	page_indent(p, 2);
	page_bullet(p);
	page_link(p, STYLE_LINK, topic_entity_name(t, symptom), symptom);
	page_printf(p, STYLE_DIM, ": %s of 100, of all %s", buf_str(&here), buf_str(&usual));
	page_break(p);
	page_indent(p, 0);
	buf_free(&here);
	buf_free(&usual);
}

/* The few that would tell most; the list of all that the cause shows follows further down. */
static void
add_open(struct page *p, struct session *s, uint32_t cause)
{
	const struct topic *t = session_topic(s);
	uint32_t count, i, shown = 0;
	struct open *open = open_findings(s, cause, &count);

	for (i = 0; i < count && i < SHOWN && open[i].ratio >= TYPICAL; i++, shown++) {
		if (i == 0)
			page_paragraph(p, STYLE_STRONG, "Still open, would fit it");
		add_open_finding(p, t, open[i].e);
	}
	for (i = count; i-- > shown && count - i <= SHOWN && open[i].ratio <= 1 / TYPICAL;) {
		if (i + 1 == count)
			page_paragraph(p, STYLE_STRONG, "Still open, would speak against it");
		add_open_finding(p, t, open[i].e);
	}
	if (count > 0)
		page_printf(p, STYLE_DIM, "%u of its findings are open in all.", (unsigned)count);
	page_break(p);
	free(open);
}

void
evidence_add_cause(struct page *p, struct session *s, uint32_t cause)
{
	uint32_t leaf = topic_cause(session_topic(s), cause)->leaf;

	if (leaf == NONE || session_length(s) == 0)
		return;
	page_heading(p, "Your answers and this cause, in bits (one is twice as likely)");
	add_answered(p, s, leaf, true);
	add_answered(p, s, leaf, false);
	add_open(p, s, cause);
}
