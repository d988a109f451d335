/* SPDX-License-Identifier: MIT */
/* A recursive-descent parser: or binds less than and, and less than not. It writes postfix as it
 * goes, and keeps count of the values that an evaluator would have on its stack. An ask-if holds
 * where "not sure" leaves it open; since that turns round under a `not`, the symptoms there have an
 * operation of their own. A fault of grammar
 * ends the parse of the cell; a fault of meaning (an unknown id, a word that may not stand here) is
 * reported and the parse goes on.
 */
#include "compile/condition.h"

#include <string.h>

#include "base/alloc.h"
#include "base/text.h"
#include "compile/value.h"

enum token {
	TOKEN_END,
	TOKEN_OPEN,
	TOKEN_CLOSE,
	TOKEN_AND,
	TOKEN_OR,
	TOKEN_NOT,
	TOKEN_UNSURE,
	TOKEN_AT_LEAST,
	TOKEN_NEXT,
	TOKEN_ID
};

#define NAMES_MOST 4000u /* ids; one that stands there twice counts twice */

struct parser {
	struct input *in;
	struct ids *ids;
	int column;
	size_t row;
	enum condition_use use;
	struct table_field cell;
	size_t next; /* where the next token is looked for */
	enum token token;
	const char *word; /* of the current token */
	size_t at;        /* where it stands */
	VEC(uint32_t) code;
	unsigned names, stack, depth;
	bool negated; /* under a `not`, or three */
	bool stopped; /* a fault of grammar was reported */
	bool faulty;
};

static void
advance(struct parser *p)
{
	static const struct {
		const char *word;
		enum token token;
	} words[] = {{"(", TOKEN_OPEN}, {")", TOKEN_CLOSE}, {"and", TOKEN_AND}, {"or", TOKEN_OR},
	    {"not", TOKEN_NOT}, {"unsure", TOKEN_UNSURE}, {"at-least", TOKEN_AT_LEAST},
	    {";", TOKEN_NEXT}};
	const char *s = p->cell.text;

	size_t len = 0;

	for (p->at = p->next; (len = text_blank(s + p->at)) > 0;)
		p->at += len;
	while (strchr("();,", s[p->at + len]) == NULL && text_blank(s + p->at + len) == 0)
		len++;
	if (len == 0 && s[p->at] != '\0')
		len = 1; /* a sign */
	p->next = p->at + len;
	p->word = arena_strndup(p->in->arena, s + p->at, len);
	p->token = len > 0 ? TOKEN_ID : TOKEN_END;
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (text_same(words[i].word, p->word))
			p->token = words[i].token;
}

/* Faults. */

static void
expected(struct parser *p, const char *what)
{
	const char *found = "the end";

	if (p->token != TOKEN_END)
		found = input_format(p->in, "'%s'", input_show(p->in, p->word));
	input_report(p->in, MSG_CONDITION_SYNTAX, p->column, p->row, p->at, what, found);
	p->stopped = true;
}

/* Counts one level deeper; false if that is too deep. */
static bool
deeper(struct parser *p, unsigned *count)
{
	if (++*count < COND_DEPTH) /* one is left for what a group stands for */
		return true;
	if (!p->stopped)
		input_report(p->in, MSG_CONDITION_DEEP, p->column, p->row, p->at);
	p->stopped = true;
	return false;
}

/* Where the condition stands: `ask-if` of a question and `if` of a flow are alike but in name. */
static const char *
use_name(const struct parser *p)
{
	if (p->use == CONDITION_WHEN)
		return "the condition of a rule, unless its urgency is self-care";
	if (p->use == CONDITION_GATE)
		return "the condition of a rule";
	return input_format(p->in, "'%s'", schema_names[p->column]);
}

/* Reports what may not stand where the condition stands; a message of one word leaves the second.
 */
static void
forbid(struct parser *p, enum message_number number, const char *what, const char *use)
{
	input_report(p->in, number, p->column, p->row, p->at, what, use);
	p->faulty = true;
}

/* Grammar. */

/* Pushes what an id names; the id stands `skip` bytes behind the start of the token. */
static void
push_id(struct parser *p, enum cond_op op, uint32_t kinds, size_t skip)
{
	if (p->word[skip] == '\0') {
		expected(p, "an id");
		return;
	}
	if (p->names++ == NAMES_MOST && !p->stopped) {
		input_report(p->in, MSG_CONDITION_LONG, p->column, p->row, p->at, NAMES_MOST);
		p->stopped = true;
	}
	struct entity e =
	    ids_resolve(p->ids, p->word + skip, kinds, p->column, p->row, p->at + skip);
	if (e.kind == ENTITY_KINDS)
		p->faulty = true;
	if (deeper(p, &p->stack))
		vec_push(&p->code, COND_WORD(op, e.index));
}

/* True if the current word is a symptom of the emergency stage. */
static bool
is_red_flag(const struct parser *p)
{
	struct entity s = ids_find(p->ids, p->word, KIND(SYMPTOM));

	if (s.kind == ENTITY_KINDS)
		return false;
	struct entity q =
	    ids_find(p->ids, input_text(p->in, COL_SYMPTOMS_QUESTION, s.index), KIND(QUESTION));
	return q.kind != ENTITY_KINDS && text_same(input_text(p->in, COL_QUESTIONS_STAGE, q.index),
					     topic_stage_name(STAGE_EMERGENCY));
}

static void
parse_id(struct parser *p)
{
	static const char rule[] = "rule:", suspect[] = "suspect:";
	const char *id = text_behind(p->word, rule);

	if (id != NULL) {
		struct entity e = ids_find(p->ids, id, KIND(RULE));

		if (p->use == CONDITION_ASK_IF)
			forbid(p, MSG_CONDITION_TERM, rule, use_name(p));
		else if (p->use == CONDITION_WHEN && e.kind != ENTITY_KINDS &&
			 text_same(input_text(p->in, COL_TRIAGE_URGENCY, e.index),
			     topic_urgency_name(URGENCY_SELF_CARE)))
			forbid(p, MSG_CONDITION_GATE, id, "");
		push_id(p, COND_RULE, KIND(RULE), strlen(rule));
	} else if (text_behind(p->word, suspect) != NULL) {
		if (p->use != CONDITION_UNLESS)
			forbid(p, MSG_CONDITION_TERM, suspect, use_name(p));
		push_id(p, COND_SUSPECT, KIND(CAUSE), strlen(suspect));
	} else {
		enum cond_op op =
		    p->use == CONDITION_ASK_IF && p->negated ? COND_SURE : COND_SYMPTOM;

		if (op == COND_SURE && is_red_flag(p))
			forbid(p, MSG_CONDITION_FLAG, p->word, "");
		push_id(p, op, KIND(SYMPTOM), 0);
	}
	advance(p);
}

static void parse_level(struct parser *p, unsigned level);

/* The number of an at-least, 0 where there is none. */
static uint32_t
parse_number(struct parser *p)
{
	uint32_t number = 0;
	size_t len = strspn(p->word, "0123456789");

	if (p->token != TOKEN_ID || len > 4 || p->word[len] != '\0') {
		expected(p, "a number");
		return 0;
	}
	for (size_t i = 0; i < len; i++)
		number = number * 10 + (uint32_t)(p->word[i] - '0');
	return number;
}

/* Reports the last of the members, whose code starts at these places, if one before it says the
 * same. */
static void
check_member(struct parser *p, const size_t *from, uint32_t members, size_t at)
{
	const uint32_t *code = p->code.items;
	size_t last = from[members - 1], len = p->code.len - last;

	for (uint32_t i = 0; i + 1 < members && !p->faulty; i++) {
		if (from[i + 1] - from[i] != len ||
		    memcmp(code + from[i], code + last, len * sizeof *code) != 0)
			continue;
		input_report(p->in, MSG_CONDITION_TWICE, p->column, p->row, at);
		p->faulty = true;
	}
}

/* at-least N of (a; b; ...): the members stand behind the word, one after the other. */
static void
parse_count(struct parser *p)
{
	size_t from[COND_DEPTH], number_at;
	uint32_t least, members = 0;

	advance(p);
	number_at = p->at;
	least = parse_number(p);
	if (p->stopped)
		return;
	advance(p);
	if (!text_same(p->word, "of"))
		expected(p, "'of'");
	else
		advance(p);
	if (!p->stopped && p->token != TOKEN_OPEN)
		expected(p, "'('");
	do {
		if (p->stopped)
			return;
		advance(p);
		size_t at = p->at;
		from[members++] = p->code.len;
		if (deeper(p, &p->depth))
			parse_level(p, 0);
		p->depth--;
		if (!p->stopped)
			check_member(p, from, members, at);
	} while (p->token == TOKEN_NEXT && members < COND_DEPTH);
	if (p->stopped)
		return;
	if (p->token == TOKEN_CLOSE)
		advance(p);
	else
		expected(p, "'and', 'or', ';' or ')'");
	if (least == 0 || least > members) {
		input_report(
		    p->in, MSG_CONDITION_COUNT, p->column, p->row, number_at, members, least);
		p->faulty = true;
	}
	p->stack -= members - 1;
	vec_push(&p->code, COND_COUNT(least, members));
}

static void
parse_factor(struct parser *p)
{
	switch (p->token) {
	case TOKEN_NOT:
		if (p->use == CONDITION_WHEN)
			forbid(p, MSG_CONDITION_NOT, use_name(p), "");
		advance(p);
		p->negated = !p->negated;
		if (deeper(p, &p->depth))
			parse_factor(p);
		p->depth--;
		p->negated = !p->negated;
		vec_push(&p->code, COND_WORD(COND_NOT, 0));
		return;
	case TOKEN_OPEN:
		advance(p);
		if (deeper(p, &p->depth))
			parse_level(p, 0);
		p->depth--;
		if (p->token == TOKEN_CLOSE)
			advance(p);
		else if (!p->stopped)
			expected(p, "'and', 'or' or ')'");
		return;
	case TOKEN_UNSURE:
		if (p->use == CONDITION_ASK_IF && p->negated)
			forbid(p, MSG_CONDITION_UNSURE, use_name(p), "");
		advance(p);
		if (p->token == TOKEN_ID) {
			push_id(p, COND_UNSURE, KIND(SYMPTOM), 0);
			advance(p);
			return;
		}
		break;
	case TOKEN_AT_LEAST:
		parse_count(p);
		return;
	case TOKEN_ID:
		parse_id(p);
		return;
	default:
		break;
	}
	if (!p->stopped)
		expected(p, "an id");
}

/* Level 0 is what `or` joins, level 1 what `and` joins, level 2 a factor. */
static void
parse_level(struct parser *p, unsigned level)
{
	static const enum token tokens[] = {TOKEN_OR, TOKEN_AND};
	static const enum cond_op ops[] = {COND_OR, COND_AND};

	if (level == 2) {
		parse_factor(p);
		return;
	}
	parse_level(p, level + 1);
	while (p->token == tokens[level] && !p->stopped) {
		advance(p);
		parse_level(p, level + 1);
		p->stack--;
		vec_push(&p->code, COND_WORD(ops[level], 0));
	}
}

struct condition_code
condition_parse(struct input *in, struct ids *ids, int column, size_t row, enum condition_use use)
{
	struct parser p = {.in = in, .ids = ids, .column = column, .row = row, .use = use};
	struct condition_code made = {NULL, 0, false, false};

	p.cell = input_cell(in, column, row);
	if (*input_text(in, column, row) == '\0')
		return made;
	made.given = true;
	advance(&p);
	parse_level(&p, 0);
	if (p.token != TOKEN_END && !p.stopped)
		expected(&p, "'and', 'or' or the end");
	if (!p.stopped && !p.faulty)
		made = (struct condition_code){p.code.items, (uint32_t)p.code.len, true, true};
	arena_keep(in->arena, p.code.items);
	return made;
}
