/* SPDX-License-Identifier: MIT */
/* Conditions: evaluated in three-valued logic, and put in words. */
#include "topic/cond.h"

#include <stdlib.h>

#include "base/alloc.h"

const uint32_t *
cond_code(const struct topic *t, uint32_t at, uint32_t *count)
{
	const uint32_t *n = at == NONE ? NULL : topic_record(t, PART_CODE, at);

	*count = 0;
	if (n == NULL || *n == 0)
		return NULL;
	*count = *n;
	n = topic_records(t, PART_CODE, at + 1, *count);
	if (n == NULL)
		*count = 0;
	return n;
}

/* Kleene's AND on sets, lane by lane: the smaller of false < unknown < true for each pair of
 * members.
 */
static uint32_t
both(uint32_t a, uint32_t b)
{
	uint32_t might = (a | a >> 8) & (b | b >> 8); /* unknown or true in each */

	return ((a | b) & LANES_NO) | (a & b & LANES_YES) | ((a | b) & might & LANES_UNKNOWN);
}

/* Kleene's OR: the larger. */
static uint32_t
either(uint32_t a, uint32_t b)
{
	uint32_t might = (a | a << 8) & (b | b << 8); /* unknown or false in each */

	return ((a | b) & LANES_YES) | (a & b & LANES_NO) | ((a | b) & might & LANES_UNKNOWN);
}

static uint32_t
negate(uint32_t a)
{
	return (a & LANES_UNKNOWN) | (a & LANES_NO) << 16 | (a & LANES_YES) >> 16;
}

/* What "at least so many of these" comes to, in all lanes at once. It is unknown where fewer are
 * sure to be true and, with those that can be unknown, enough: one that can be true or false is
 * false there if it must be. Four things are counted side by side, a byte of lanes for each:
 * members that can be true, that can be other than false, that are true, that can be other than
 * false but for one that is unknown; reached[n] has the lanes with n of them so far. */
static uint32_t
at_least(const uint32_t *members, uint32_t count, uint32_t least)
{
	uint32_t reached[COND_DEPTH + 2] = {~UINT32_C(0)}, open = 0;
	uint32_t used = (members[0] | members[0] >> 8 | members[0] >> 16) & 0xff;

	least = least <= count ? least : count + 1;
	for (uint32_t i = 0; i < count; i++) {
		uint32_t no = members[i] & 0xff, unknown = members[i] >> 8 & 0xff;
		uint32_t yes = members[i] >> 16 & 0xff;
		uint32_t may =
		    yes | (~no & 0xff) << 8 | (yes & ~unknown & ~no) << 16 | (yes | unknown) << 24;

		open |= unknown;
		for (uint32_t n = least; n > 0; n--)
			reached[n] |= reached[n - 1] & may;
	}
	uint32_t enough = reached[least];
	return (enough & used) << 16 | (~(enough >> 16) & enough >> 24 & open & used) << 8 |
	       (~(enough >> 8) & used);
}

uint32_t
cond_lanes(const uint32_t *code, uint32_t count,
    uint32_t (*leaf)(void *ctx, enum cond_op op, uint32_t arg), void *ctx)
{
	uint32_t stack[COND_DEPTH], depth = 0;

	for (uint32_t i = 0; i < count; i++) {
		enum cond_op op = COND_OP(code[i]);

		if (op <= COND_SUSPECT && depth < COND_DEPTH) {
			stack[depth++] = leaf(ctx, op, COND_ARG(code[i]));
		} else if ((op == COND_AND || op == COND_OR) && depth >= 2) {
			uint32_t second = stack[--depth], first = stack[depth - 1];

			stack[depth - 1] =
			    op == COND_AND ? both(first, second) : either(first, second);
		} else if (op == COND_NOT && depth >= 1) {
			stack[depth - 1] = negate(stack[depth - 1]);
		} else if (op == COND_AT_LEAST && COND_MEMBERS(code[i]) - 1 < depth &&
			   COND_LEAST(code[i]) > 0) {
			uint32_t members = COND_MEMBERS(code[i]);

			depth -= members - 1;
			stack[depth - 1] =
			    at_least(&stack[depth - 1], members, COND_LEAST(code[i]));
		} else {
			return LANES_UNKNOWN;
		}
	}
	return depth == 1 ? stack[0] : LANES_UNKNOWN;
}

/* A set of truths as the first lane, and back. */
static uint32_t
lane_of(unsigned set)
{
	return (set & 1u) | (set & 2u) << 7 | (set & 4u) << 14;
}

static unsigned
set_of(uint32_t lanes)
{
	return (lanes & 1u) | (lanes >> 7 & 2u) | (lanes >> 14 & 4u);
}

static uint32_t
leaf_value(void *ctx, enum cond_op op, uint32_t arg)
{
	const struct cond_env *env = ctx;
	unsigned (*ask)(void *, uint32_t) = op == COND_SURE && env->sure != NULL ? env->sure
					    : op <= COND_SURE                    ? env->symptom
					    : op == COND_UNSURE                  ? env->unsure
					    : op == COND_RULE                    ? env->rule
										 : env->suspect;

	return lane_of(ask != NULL ? ask(env->ctx, arg) : TRUTH_BIT(TRUTH_UNKNOWN));
}

/* The value of code[0..count). */
static unsigned
evaluate(const uint32_t *code, uint32_t count, const struct cond_env *env)
{
	struct cond_env own = *env;

	return set_of(cond_lanes(code, count, leaf_value, &own));
}

unsigned
cond_possible(const struct topic *t, uint32_t at, const struct cond_env *env)
{
	uint32_t count;
	const uint32_t *code = cond_code(t, at, &count);

	if (at == NONE)
		return TRUTH_BIT(TRUTH_TRUE);
	return evaluate(code, count, env);
}

enum truth
cond_eval(const struct topic *t, uint32_t at, const struct cond_env *env)
{
	unsigned set = cond_possible(t, at, env);

	return set == TRUTH_BIT(TRUTH_TRUE)    ? TRUTH_TRUE
	       : set == TRUTH_BIT(TRUTH_FALSE) ? TRUTH_FALSE
					       : TRUTH_UNKNOWN;
}

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

static void
cause_words(const struct topic *t, uint32_t cause, struct buf *out)
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
		buf_adds(out, "you are not sure whether ");
		symptom_words(t, arg, out);
		break;
	case COND_RULE:
		buf_printf(out, "\"%s\" applies", topic_text(t, topic_rule(t, arg)->message));
		break;
	default:
		cause_words(t, arg, out);
		buf_adds(out, " is possible");
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
	       (w->env != NULL && evaluate(w->code + from, to - from, w->env) == settled);
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
			cause_words(w->t, COND_ARG(w->code[operands[i].from]), w->out);
		else
			write_range(
			    w, operands[i].from, operands[i].to, open > 1 ? op : outer, depth + 1);
		if (i > 0 && more)
			buf_adds(w->out, begins ? ", " : " or ");
		else if (i > 0 && (within || begins))
			buf_adds(w->out, ", or ");
		else if (i > 0)
			buf_adds(w->out, i > 1 ? ", " : op == COND_AND ? " and " : " or ");
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
	if (op == COND_AT_LEAST)
		buf_printf(w->out, "at least %u of: ", least);
	for (uint32_t i = open; i-- > 0;) {
		write_range(w, operands[i].from, operands[i].to, open > 1 ? op : outer, depth + 1);
		if (i > 0)
			buf_adds(w->out, op == COND_AND ? " and " : op == COND_OR ? " or " : "; ");
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
		bool said = to == from + 2 && COND_OP(w->code[from]) == COND_SYMPTOM &&
			    topic_symptom(w->t, COND_ARG(w->code[from]))->clause.len > 0;

		buf_adds(w->out, said ? "it is not so that " : "not (");
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
