/* Numbers of the reasoning in words. Bits are log2 of how many times likelier an answer is with a
 * cause than with the others on average; 1 bit is twice as likely. */
#include "view/evidence.h"

#include <stdlib.h>

#include "base/alloc.h"
#include "base/number.h"
#include "view/words.h"

#define NOTHING 0.05 /* bits that nobody needs to hear of */
#define CLEARLY 0.5
#define STRONGLY 1.5
#define SHOWN 4

double
evidence_frequency(const struct topic *t, uint32_t symptom, uint32_t leaf)
{
	const struct symptom *y = topic_symptom(t, symptom);
	struct likelihoods k = topic_likelihoods(t, y->question);
	const double *row = k.base;
	uint32_t i;

	if (row == NULL || y->option > k.options)
		return 0;
	for (i = 0; i < k.links; i++)
		if (k.leaf[i] == leaf)
			row = k.row + (size_t)i * k.stride;
	return row[y->option];
}

bool
evidence_is_stated(const struct topic *t, uint32_t symptom, uint32_t cause)
{
	struct list l = topic_cause(t, cause)->evidence;
	uint32_t i;

	for (i = 0; i < l.count; i++)
		if (topic_evidence(t, topic_item(t, l, i))->symptom == symptom)
			return true;
	return false;
}

const char *
evidence_words(double bits)
{
	double size = bits < 0 ? -bits : bits;

	if (size < NOTHING)
		return "neither for nor against";
	if (size < CLEARLY)
		return bits > 0 ? "slightly for" : "slightly against";
	if (size < STRONGLY)
		return bits > 0 ? "clearly for" : "clearly against";
	return bits > 0 ? "strongly for" : "strongly against";
}

/* "+1.6 ", and after the name what it means. */
static void
add_bits(struct page *p, double bits)
{
	struct buf mark = {0};

	buf_printf(&mark, "%+5.1f ", bits);
	page_mark(p, bits > 0 ? STYLE_STRONG : STYLE_DIM, buf_str(&mark));
	buf_free(&mark);
}

static void
add_times(struct page *p, double bits)
{
	double times = number_exp2(bits < 0 ? -bits : bits);

	page_printf(p, STYLE_DIM, "%s%s", page_glyphs(p)->sep, evidence_words(bits));
	if (times >= 9.5)
		page_printf(p, STYLE_DIM, ", about %.0f times", times);
	else
		page_printf(p, STYLE_DIM, ", %.1f times", times);
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

static void
add_moved_leaf(struct page *p, const struct topic *t, struct moved m)
{
	struct entity cause = {ENTITY_CAUSE, topic_leaf(t, m.leaf)};

	add_bits(p, m.bits);
	page_link(p, STYLE_LINK, topic_entity_name(t, cause), cause);
	add_times(p, m.bits);
	page_break(p);
}

static struct moved *
moved_leaves(struct session *s, uint32_t question)
{
	const struct topic *t = session_topic(s);
	uint32_t n = topic_leaf_count(t), l;
	struct moved *m = xcalloc((size_t)n + 1, sizeof *m);

	for (l = 0; l < n; l++)
		m[l] = (struct moved){l, interview_moved(session_interview(s), question, l)};
	qsort(m, n, sizeof *m, most_for_first);
	return m;
}

void
evidence_add_moved(struct page *p, struct session *s, uint32_t question)
{
	const struct topic *t = session_topic(s);
	uint32_t n = topic_leaf_count(t), i, shown = 0;
	struct moved *m = moved_leaves(s, question);

	page_paragraph(p, STYLE_HEADING, "What the answer moved, in bits");
	page_indent(p, 2);
	for (i = 0; i < n && i < SHOWN && m[i].bits >= NOTHING; i++, shown++)
		add_moved_leaf(p, t, m[i]);
	for (i = n > SHOWN + shown ? n - SHOWN : shown; i < n; i++)
		if (m[i].bits <= -NOTHING) {
			add_moved_leaf(p, t, m[i]);
			shown++;
		}
	if (shown == 0)
		page_paragraph(p, STYLE_DIM, "Nothing: it tells no causes apart.");
	page_indent(p, 0);
	free(m);
}

static void
add_answered(struct page *p, struct session *s, uint32_t leaf, bool for_it)
{
	const struct topic *t = session_topic(s);
	bool any = false;
	uint32_t q;

	for (q = 0; q < topic_question_count(t); q++) {
		double bits = interview_moved(session_interview(s), q, leaf);

		if (for_it ? bits < NOTHING : bits > -NOTHING)
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

static void
add_open(struct page *p, struct session *s, uint32_t cause)
{
	const struct topic *t = session_topic(s);
	struct list l = topic_cause(t, cause)->evidence;
	struct buf of = {0};
	bool any = false;
	uint32_t i;

	for (i = 0; i < l.count; i++) {
		const struct evidence *e = topic_evidence(t, topic_item(t, l, i));
		struct entity symptom = {ENTITY_SYMPTOM, e->symptom};

		if (interview_finding(session_interview(s), e->symptom) > FINDING_UNSURE)
			continue;
		page_add(p, any ? STYLE_TEXT : STYLE_STRONG, any ? "; " : "Still open: ");
		any = true;
		page_link(p, STYLE_LINK, topic_entity_name(t, symptom), symptom);
		buf_clear(&of);
		words_add_of_100(e->frequency, &of);
		page_printf(p, STYLE_DIM, " (%s of 100)", buf_str(&of));
	}
	page_break(p);
	buf_free(&of);
}

void
evidence_add_cause(struct page *p, struct session *s, uint32_t cause)
{
	uint32_t leaf = topic_cause(session_topic(s), cause)->leaf;

	if (leaf == NONE || session_length(s) == 0)
		return;
	page_heading(p, "Your answers and this cause, in bits");
	add_answered(p, s, leaf, true);
	add_answered(p, s, leaf, false);
	add_open(p, s, cause);
}
