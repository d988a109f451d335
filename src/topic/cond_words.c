/* SPDX-License-Identifier: MIT */
/* Conditions in words, as they are said to the person: what is known already is left out, and the
 * words between are the topic's. */
#include <stdio.h>
#include <stdlib.h>

#include "base/alloc.h"
#include "topic/cond.h"

/* Where the operand that ends at code[end] (exclusive) begins. */
static uint32_t
operand_start(const uint32_t *code, uint32_t end)
{
	uint32_t need = 1;

	while (end > 0 && need > 0) {
		enum cond_op op = COND_OP(code[--end]);

		if (op == COND_AND || op == COND_OR)
			need++;
		else if (op == COND_AT_LEAST)
			need += COND_MEMBERS(code[end]) - 1;
		else if (op != COND_NOT)
			need--;
	}
	return end;
}

/* A name in the middle of a sentence: with a small letter, unless it begins with an abbreviation.
 */
static void
add_name(const char *name, struct buf *out)
{
	bool small = name[0] >= 'A' && name[0] <= 'Z' && name[1] >= 'a' && name[1] <= 'z';

	if (small)
		buf_addc(out, (char)(name[0] - 'A' + 'a'));
	buf_adds(out, name + small);
}

static void
symptom_words(const struct topic *t, uint32_t symptom, struct buf *out)
{
	const struct symptom *s = topic_symptom(t, symptom);

	if (s->clause.len > 0)
		buf_adds(out, topic_text(t, s->clause));
	else
		add_name(topic_text(t, s->name), out);
}

void
cond_cause_words(const struct topic *t, uint32_t cause, struct buf *out)
{
	const struct cause *c = topic_cause(t, cause);

	if (c->plain.len > 0)
		buf_adds(out, topic_text(t, c->plain));
	else
		add_name(topic_text(t, c->name), out);
}

/* Said to the person, to stand after "if". */
static void
leaf_words(const struct topic *t, enum cond_op op, uint32_t arg, struct buf *out)
{
	switch (op) {
	case COND_SYMPTOM:
	case COND_SURE:
		symptom_words(t, arg, out);
		break;
	case COND_UNSURE:
		buf_printf(out, "%s ", topic_phrase(t, PHRASE_NOT_SURE_IF));
		symptom_words(t, arg, out);
		break;
	case COND_RULE:
		topic_add_phrase(t, PHRASE_RULE_APPLIES,
		    (const char *[]){topic_text(t, topic_rule(t, arg)->message)}, out);
		break;
	default:
		cond_cause_words(t, arg, out);
		buf_printf(out, " %s", topic_phrase(t, PHRASE_IS_POSSIBLE));
		break;
	}
}

/* What is written: its topic, its code, and what is known (NULL: nothing). */
struct writer {
	const struct topic *t;
	const uint32_t *code;
	const struct cond_env *env;
	struct buf *out;
};

/* True if the operand code[from..to) of op is known and the other operand decides. */
static bool
is_settled(const struct writer *w, enum cond_op op, uint32_t from, uint32_t to)
{
	unsigned settled = TRUTH_BIT(op == COND_AND ? TRUTH_TRUE : TRUTH_FALSE);

	return to <= from ||
	       (w->env != NULL && cond_truths(w->code + from, to - from, w->env) == settled);
}

static void write_range(
    const struct writer *w, uint32_t from, uint32_t to, enum cond_op outer, int depth);

/* An operand: code[from..to). */
struct operand {
	uint32_t from, to;
};

/* The operands of one operator taken together ("a or b or c" is a chain of two), last to first;
 * returns how many. A long chain is no deep nesting, so it is gone along, not down. */
static uint32_t
collect_chain(const struct writer *w, uint32_t from, uint32_t to, struct operand *operands)
{
	enum cond_op op = COND_OP(w->code[to - 1]);
	uint32_t n = 0;

	while (to > from && COND_OP(w->code[to - 1]) == op) {
		uint32_t start = operand_start(w->code, to - 1);

		operands[n] = (struct operand){start > from ? start : from, to - 1};
		to = operands[n++].from;
	}
	operands[n] = (struct operand){from, to};
	return n + 1;
}

/* True if the operand is a suspected cause: "a clot or a broken bone is possible". */
static bool
is_suspect(const struct writer *w, struct operand o)
{
	return o.to == o.from + 1 && COND_OP(w->code[o.from]) == COND_SUSPECT;
}

/* What stands between two operands: a comma, "or", or both. */
static void
add_joint(const struct writer *w, enum cond_op op, bool last, bool comma)
{
	enum phrase word = op == COND_AND ? PHRASE_AND : PHRASE_OR;

	if (op == COND_AT_LEAST)
		buf_adds(w->out, "; ");
	else if (!last)
		buf_adds(w->out, ", ");
	else
		buf_printf(w->out, "%s %s ", comma ? "," : "", topic_phrase(w->t, word));
}

/* The operands that are not settled, joined by the operator; by commas up to the last. Suspects
 * side by side are one of them: "you felt a pop, or a clot or a broken bone is possible".
 * Parentheses stand only where "and" meets "or". */
static void
write_chain(const struct writer *w, uint32_t from, uint32_t to, enum cond_op outer, int depth)
{
	enum cond_op op = COND_OP(w->code[to - 1]);
	struct operand *operands = xcalloc((size_t)(to - from) + 1, sizeof *operands);
	uint32_t n = collect_chain(w, from, to, operands), open = 0;

	for (uint32_t i = 0; i < n; i++)
		if (!is_settled(w, op, operands[i].from, operands[i].to))
			operands[open++] = operands[i];
	bool wrap = open > 1 && outer != op && (outer == COND_AND || outer == COND_OR);
	buf_adds(w->out, wrap ? "(" : "");
	bool within = false;
	for (uint32_t i = open; i-- > 0;) {
		bool more = op == COND_OR && i > 0 && is_suspect(w, operands[i]) &&
			    is_suspect(w, operands[i - 1]);
		bool begins = op == COND_OR && i > 1 && is_suspect(w, operands[i - 1]) &&
			      is_suspect(w, operands[i - 2]);

		if (more)
			cond_cause_words(w->t, COND_ARG(w->code[operands[i].from]), w->out);
		else
			write_range(
			    w, operands[i].from, operands[i].to, open > 1 ? op : outer, depth + 1);
		bool last = more ? !begins : within || begins || i == 1;
		if (i > 0)
			add_joint(w, op, last, !more && (within || begins));
		within = more;
	}
	buf_adds(w->out, wrap ? ")" : "");
	free(operands);
}

/* "at least 2 of: A; B; C", less what is settled: those that hold count already, those that do not
 * are left out; where one of the others is enough, or all are needed, "or" and "and" say so. */
static void
write_count(const struct writer *w, uint32_t from, uint32_t to, enum cond_op outer, int depth)
{
	uint32_t least = COND_LEAST(w->code[to - 1]), n = COND_MEMBERS(w->code[to - 1]), open = 0;
	struct operand *operands = xcalloc((size_t)n + 1, sizeof *operands);
	char number[16];

	to--;
	for (uint32_t i = 0; i < n && to > from; i++) {
		struct operand o = {operand_start(w->code, to), to};

		o.from = o.from > from ? o.from : from;
		to = o.from;
		if (is_settled(w, COND_AND, o.from, o.to))
			least -= least > 0;
		else if (!is_settled(w, COND_OR, o.from, o.to))
			operands[open++] = o;
	}
	enum cond_op op = least <= 1 ? COND_OR : least >= open ? COND_AND : COND_AT_LEAST;
	bool wrap = open > 1 && (outer == COND_AND || outer == COND_OR || outer == COND_AT_LEAST) &&
		    (op == COND_AT_LEAST || (outer != op && outer != COND_AT_LEAST));
	buf_adds(w->out, wrap ? "(" : "");
	if (op == COND_AT_LEAST) {
		snprintf(number, sizeof number, "%u", (unsigned)least);
		topic_add_phrase(w->t, PHRASE_COUNT_OF, (const char *[]){number}, w->out);
		buf_addc(w->out, ' ');
	}
	for (uint32_t i = open; i-- > 0;) {
		write_range(w, operands[i].from, operands[i].to, open > 1 ? op : outer, depth + 1);
		if (i > 0)
			add_joint(w, op, true, false);
	}
	buf_adds(w->out, wrap ? ")" : "");
	free(operands);
}

/* Writes code[from..to), an operand of `outer` (COND_SYMPTOM: of nothing). The compiler bounds how
 * deep parentheses go; beyond that the image comes from elsewhere. */
static void
write_range(const struct writer *w, uint32_t from, uint32_t to, enum cond_op outer, int depth)
{
	enum cond_op op = to > from ? COND_OP(w->code[to - 1]) : COND_SYMPTOM;

	if (to <= from || depth > COND_DEPTH) {
		buf_adds(w->out, "(something that cannot be read)");
	} else if (op <= COND_SUSPECT) {
		leaf_words(w->t, op, COND_ARG(w->code[to - 1]), w->out);
	} else if (op == COND_NOT) {
		bool said = to == from + 2 && COND_OP(w->code[from]) <= COND_SURE &&
			    topic_symptom(w->t, COND_ARG(w->code[from]))->clause.len > 0;

		buf_printf(w->out, said ? "%s " : "%s (",
		    topic_phrase(w->t, said ? PHRASE_NOT_SO : PHRASE_IS_NOT));
		write_range(w, from, to - 1, COND_NOT, depth + 1);
		buf_adds(w->out, said ? "" : ")");
	} else if (op == COND_AT_LEAST) {
		write_count(w, from, to, outer, depth);
	} else {
		write_chain(w, from, to, outer, depth);
	}
}

void
cond_words(const struct topic *t, uint32_t at, const struct cond_env *env, struct buf *out)
{
	uint32_t count;
	struct writer w = {t, cond_code(t, at, &count), env, out};

	if (count > 0)
		write_range(&w, 0, count, COND_SYMPTOM, 0);
}
