/* SPDX-License-Identifier: MIT */
/* What the files that tell an outcome share. */
#include "tell/outcome_parts.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "tell/words.h"

#define HIDDEN_NAMED 2 /* of what leaves an emergency open, on a screen */

struct told
outcome_told(struct page *p, struct session *s)
{
	struct interview *iv = session_interview(s);

	return (struct told){
	    p, session_topic(s), iv, session_outcome(s), interview_emergency_open(iv)};
}

void
outcome_begin_item(struct page *p, struct part *part, struct entity e)
{
	if (!part->begun)
		part->begin(p, part->heading);
	part->begun = true;
	page_indent(p, 2);
	page_item(p, e);
}

uint32_t
outcome_words(const char *text)
{
	uint32_t n = 0;

	for (text += strspn(text, " "); *text != '\0'; text += strspn(text, " ")) {
		text += strcspn(text, " ");
		n++;
	}
	return n;
}

/* How much of a text its first two words are, with the space after them; 0 if it has no more. */
static size_t
two_words(const char *text)
{
	size_t end = strcspn(text, " ");

	end += text[end] != '\0';
	end += strcspn(text + end, " ");
	return text[end] != '\0' ? end + 1 : 0;
}

/* Marks the operations that stand under a `not`, or three. */
static void
mark_negated(const uint32_t *code, uint32_t count, bool *negated)
{
	uint32_t begins[COND_DEPTH + 1], depth = 0; /* where each value on the stack begins */

	for (uint32_t k = 0; k < count; k++) {
		enum cond_op op = COND_OP(code[k]);
		uint32_t takes = op == COND_AND || op == COND_OR ? 2
				 : op == COND_NOT                ? 1
				 : op == COND_AT_LEAST           ? COND_MEMBERS(code[k])
								 : 0;

		if (takes > depth || (takes == 0 && depth > COND_DEPTH))
			return; /* damaged */
		depth -= takes;
		if (takes == 0)
			begins[depth] = k;
		for (uint32_t i = begins[depth]; op == COND_NOT && i < k; i++)
			negated[i] = !negated[i];
		depth++;
	}
}

/* "you have a heart problem, a stomach problem and you smoke": of what the condition wants, not of
 * what it wants to be absent. */
void
outcome_add_found(
    const struct told *a, uint32_t at, enum phrase before, uint32_t most, struct buf *out)
{
	uint32_t count;
	const uint32_t *code = cond_code(a->t, at, &count);
	bool *negated = xcalloc(count, sizeof *negated);
	const char *last = "", *between = "";

	mark_negated(code, count, negated);
	for (uint32_t k = 0; k < count && most > 0; k++) {
		uint32_t first = 0;

		while (code[first] != code[k] || negated[first] != negated[k])
			first++;
		if (first < k || negated[k] || COND_OP(code[k]) != COND_SYMPTOM ||
		    interview_finding(a->iv, COND_ARG(code[k])) != FINDING_YES)
			continue;
		const struct symptom *s = topic_symptom(a->t, COND_ARG(code[k]));
		const char *clause = topic_text(a->t, s->clause);
		size_t begins = two_words(clause);
		bool alike = begins > 0 && strncmp(clause, last, begins) == 0;

		if (alike)
			buf_adds(out, ", ");
		else
			buf_printf(out, "%s%s ", between, topic_phrase(a->t, before));
		if (clause[0] != '\0')
			buf_adds(out, clause + (alike ? begins : 0));
		else
			topic_add_phrase(a->t, PHRASE_YOU_SAID,
			    (const char *[]){topic_text(a->t, s->name)}, out);
		before = PHRASE_AND;
		between = " ";
		last = clause;
		most--;
	}
	free(negated);
}

/* By name, emergency signs first: what is "not sure", or else what was passed over where several
 * were asked for. Returns how many that are. */
static uint32_t
add_hidden(const struct told *a, bool unsure)
{
	uint32_t n = topic_symptom_count(a->t), most = page_folds(a->p) ? HIDDEN_NAMED : n;
	uint32_t count = 0;
	struct buf names = {0};

	for (uint32_t k = 0; k < 2 * n; k++) {
		const struct symptom *s = topic_symptom(a->t, k % n);
		bool sign = topic_question(a->t, s->question)->stage == STAGE_EMERGENCY;

		if (sign == (k < n) &&
		    (interview_finding(a->iv, k % n) == FINDING_UNSURE) == unsure &&
		    interview_hides_emergency(a->iv, k % n) && ++count <= most)
			buf_printf(
			    &names, "%s%s", count > 1 ? "; " : "", topic_text(a->t, s->name));
	}
	if (count > most) {
		buf_adds(&names, "; ");
		topic_add_phrase(a->t, PHRASE_HIDDEN_MORE,
		    (const char *[]){words_number(count - most).text}, &names);
	}
	if (count > 0)
		words_put(a->p, STYLE_TEXT, a->t,
		    unsure ? PHRASE_HIDDEN_UNSURE : PHRASE_HIDDEN_OPEN,
		    (const char *[]){buf_str(&names)});
	page_break(a->p);
	buf_free(&names);
	return count;
}

void
outcome_add_hidden(const struct told *a)
{
	uint32_t named = add_hidden(a, true);

	named += add_hidden(a, false);
	if (named == 0)
		page_paragraph(a->p, STYLE_TEXT, topic_phrase(a->t, PHRASE_HIDDEN_ELSE));
}
