/* A recursive-descent parser: or binds less than and, and less than not. It writes postfix as it
 * goes, and keeps count of the values that an evaluator would have on its stack. A fault of grammar
 * ends the parse of the cell; a fault of meaning (an unknown id, a word that may not stand here) is
 * reported and the parse goes on.
 */
#include "compile/condition.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"

enum token {
	TOKEN_END,
	TOKEN_OPEN,
	TOKEN_CLOSE,
	TOKEN_AND,
	TOKEN_OR,
	TOKEN_NOT,
	TOKEN_UNSURE,
	TOKEN_ID
};

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
	unsigned stack, depth;
	bool stopped; /* a fault of grammar was reported */
	bool faulty;
};

static struct diag_place
place(const struct parser *p, size_t offset)
{
	return input_place(p->in, p->column, p->row, offset);
}

/* Tokens. */

static enum token
word_token(const char *word)
{
	static const struct {
		const char *word;
		enum token token;
	} words[] = {
	    {"and", TOKEN_AND}, {"or", TOKEN_OR}, {"not", TOKEN_NOT}, {"unsure", TOKEN_UNSURE}};

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (strcmp(words[i].word, word) == 0)
			return words[i].token;
	return TOKEN_ID;
}

static void
advance(struct parser *p)
{
	const char *s = p->cell.text;

	p->at = p->next + strspn(s + p->next, " \t\n");
	if (s[p->at] == '\0') {
		p->next = p->at;
		p->token = TOKEN_END;
		p->word = "";
	} else if (s[p->at] == '(' || s[p->at] == ')') {
		p->next = p->at + 1;
		p->token = s[p->at] == '(' ? TOKEN_OPEN : TOKEN_CLOSE;
		p->word = s[p->at] == '(' ? "(" : ")";
	} else {
		p->next = p->at + strcspn(s + p->at, " \t\n()");
		p->word = arena_strndup(p->in->arena, s + p->at, p->next - p->at);
		p->token = word_token(p->word);
	}
}

/* Faults. */

static void
expected(struct parser *p, const char *what)
{
	const char *found = "the end";

	if (p->token != TOKEN_END)
		found = input_format(p->in, "'%s'", input_show(p->in, p->word));
	diags_add(p->in->diags, message(MSG_CONDITION_SYNTAX), place(p, p->at), what, found);
	p->stopped = true;
}

/* Counts one level deeper; false if that is too deep. */
static bool
deeper(struct parser *p, unsigned *count)
{
	if (++*count < COND_DEPTH) /* one is left for what a group stands for */
		return true;
	if (!p->stopped)
		diags_add(p->in->diags, message(MSG_CONDITION_DEEP), place(p, p->at));
	p->stopped = true;
	return false;
}

static const char *
use_name(enum condition_use use)
{
	switch (use) {
	case CONDITION_ASK_IF:
		return "ask-if";
	case CONDITION_WHEN:
		return "the condition of a rule, unless its urgency is self-care";
	case CONDITION_GATE:
		return "the condition of a rule";
	case CONDITION_UNLESS:
		break;
	}
	return "unless";
}

bool
condition_is_gate(const struct input *in, size_t rule)
{
	return strcmp(input_text(in, COL_TRIAGE_URGENCY, rule),
		   topic_urgency_name(URGENCY_SELF_CARE)) == 0;
}

/* Grammar. */

static void
push(struct parser *p, enum cond_op op, uint32_t arg)
{
	if (deeper(p, &p->stack))
		vec_push(&p->code, COND_WORD(op, arg));
}

/* Pushes what an id names; the id stands `skip` bytes behind the start of the token. */
static void
push_id(struct parser *p, enum cond_op op, uint32_t kinds, size_t skip)
{
	struct entity e;

	if (p->word[skip] == '\0') {
		expected(p, "an id");
		return;
	}
	e = ids_resolve(p->ids, p->word + skip, kinds, (struct diag_place){NULL, 0, 0});
	if (e.kind == ENTITY_KINDS) {
		ids_resolve(p->ids, p->word + skip, kinds, place(p, p->at + skip));
		p->faulty = true;
	}
	push(p, op, e.index);
}

static void
forbid_term(struct parser *p, const char *term)
{
	diags_add(
	    p->in->diags, message(MSG_CONDITION_TERM), place(p, p->at), term, use_name(p->use));
	p->faulty = true;
}

/* A rule of higher urgency must not refer to a gate. */
static void
check_gate(struct parser *p, const char *id)
{
	struct entity e = ids_resolve(p->ids, id, KIND(RULE), (struct diag_place){NULL, 0, 0});

	if (e.kind == ENTITY_KINDS || !condition_is_gate(p->in, e.index))
		return;
	diags_add(p->in->diags, message(MSG_CONDITION_GATE), place(p, p->at), id);
	p->faulty = true;
}

static void
parse_id(struct parser *p)
{
	static const char rule[] = "rule:", suspect[] = "suspect:";

	if (strncmp(p->word, rule, strlen(rule)) == 0) {
		if (p->use == CONDITION_ASK_IF)
			forbid_term(p, rule);
		else if (p->use == CONDITION_WHEN)
			check_gate(p, p->word + strlen(rule));
		push_id(p, COND_RULE, KIND(RULE), strlen(rule));
	} else if (strncmp(p->word, suspect, strlen(suspect)) == 0) {
		if (p->use != CONDITION_UNLESS)
			forbid_term(p, suspect);
		push_id(p, COND_SUSPECT, KIND(CAUSE), strlen(suspect));
	} else
		push_id(p, COND_SYMPTOM, KIND(SYMPTOM), 0);
	advance(p);
}

static void parse_or(struct parser *p);

static void
parse_factor(struct parser *p)
{
	switch (p->token) {
	case TOKEN_NOT:
		if (p->use == CONDITION_ASK_IF || p->use == CONDITION_WHEN) {
			diags_add(p->in->diags, message(MSG_CONDITION_NOT), place(p, p->at),
			    use_name(p->use));
			p->faulty = true;
		}
		advance(p);
		if (deeper(p, &p->depth))
			parse_factor(p);
		p->depth--;
		vec_push(&p->code, COND_WORD(COND_NOT, 0));
		return;
	case TOKEN_OPEN:
		advance(p);
		if (deeper(p, &p->depth))
			parse_or(p);
		p->depth--;
		if (p->token == TOKEN_CLOSE)
			advance(p);
		else if (!p->stopped)
			expected(p, "'and', 'or' or ')'");
		return;
	case TOKEN_UNSURE:
		advance(p);
		if (p->token == TOKEN_ID) {
			push_id(p, COND_UNSURE, KIND(SYMPTOM), 0);
			advance(p);
			return;
		}
		break;
	case TOKEN_ID:
		parse_id(p);
		return;
	default:
		break;
	}
	if (!p->stopped)
		expected(p, "an id");
}

static void
parse_and(struct parser *p)
{
	parse_factor(p);
	while (p->token == TOKEN_AND && !p->stopped) {
		advance(p);
		parse_factor(p);
		p->stack--;
		vec_push(&p->code, COND_WORD(COND_AND, 0));
	}
}

static void
parse_or(struct parser *p)
{
	parse_and(p);
	while (p->token == TOKEN_OR && !p->stopped) {
		advance(p);
		parse_and(p);
		p->stack--;
		vec_push(&p->code, COND_WORD(COND_OR, 0));
	}
}

struct condition_code
condition_parse(struct input *in, struct ids *ids, int column, size_t row, enum condition_use use)
{
	struct parser p = {.in = in, .ids = ids, .column = column, .row = row, .use = use};
	struct condition_code made = {NULL, 0, false, false};
	uint32_t *words;

	p.cell = input_cell(in, column, row);
	if (*input_text(in, column, row) == '\0')
		return made;
	made.given = true;
	advance(&p);
	parse_or(&p);
	if (p.token != TOKEN_END && !p.stopped)
		expected(&p, "'and', 'or' or the end");
	if (!p.stopped && !p.faulty) {
		words = arena_alloc(in->arena, p.code.len * sizeof *words);
		memcpy(words, p.code.items, p.code.len * sizeof *words);
		made.words = words;
		made.count = (uint32_t)p.code.len;
		made.valid = true;
	}
	vec_free(&p.code);
	return made;
}
