/* SPDX-License-Identifier: MIT */
/* Conditions: any text in a cell of `ask-if`, `when` and `unless` is refused in words, or gives
 * code that leaves one value and never more than an evaluator has room for. Written as a condition
 * again it gives the same code. */
#include "ground.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/arena.h"
#include "compile/condition.h"

static struct input in;
static struct ids *ids;

/* The condition that the code came from, with every group in brackets. */
static char *
write_code(const struct condition_code *c)
{
	static const char *const marks[] = {
	    [COND_UNSURE] = "unsure ", [COND_RULE] = "rule:", [COND_SUSPECT] = "suspect:"};
	char *stack[COND_DEPTH];
	size_t n = 0;

	for (uint32_t i = 0; i < c->count; i++) {
		enum cond_op op = COND_OP(c->words[i]);
		uint32_t arg = COND_ARG(c->words[i]), taken = op == COND_NOT ? 1 : 2;
		struct buf b = {0};

		if (op == COND_AT_LEAST) {
			taken = COND_MEMBERS(arg);
			buf_printf(&b, "at-least %u of (", (unsigned)COND_LEAST(arg));
		} else if (op < COND_AND) {
			int column = op == COND_RULE      ? COL_TRIAGE_ID
				     : op == COND_SUSPECT ? COL_CAUSES_ID
							  : COL_SYMPTOMS_ID;

			taken = 0;
			buf_printf(&b, "%s%s", marks[op] != NULL ? marks[op] : "",
			    input_text(&in, column, arg));
		} else {
			buf_adds(&b, op == COND_NOT ? "not (" : "(");
		}
		FUZZ_CHECK(taken <= n && n - taken < COND_DEPTH);
		n -= taken;
		for (uint32_t k = 0; k < taken; k++) {
			const char *between = op == COND_AND  ? ") and ("
					      : op == COND_OR ? ") or ("
							      : "; ";

			if (op == COND_AND || op == COND_OR)
				buf_adds(&b, k == 0 ? "(" : "");
			buf_printf(&b, "%s%s", k > 0 ? between : "", stack[n + k]);
			free(stack[n + k]);
		}
		if (taken > 0)
			buf_adds(&b, op == COND_AND || op == COND_OR ? "))" : ")");
		stack[n++] = buf_steal(&b);
	}
	FUZZ_CHECK(n == 1);
	return stack[0];
}

static struct condition_code
parse(struct table *cells, enum condition_use use)
{
	struct input_table *t = &in.tables[TABLE_ADVICE];
	struct condition_code code;

	struct table *own = t->table;
	int column = in.column[COL_ADVICE_UNLESS];
	t->table = cells;
	in.column[COL_ADVICE_UNLESS] = 0;
	in.hints = 4;
	code = condition_parse(&in, ids, COL_ADVICE_UNLESS, 0, use);
	t->table = own;
	in.column[COL_ADVICE_UNLESS] = column;
	return code;
}

/* A table of that one cell. */
static struct table *
put_in_cell(const char *text, size_t len, struct diags *diags)
{
	static const char *const known[] = {"unless"};
	struct buf b = {0};

	buf_adds(&b, "unless\n\"");
	for (size_t i = 0; i < len; i++) {
		if (text[i] == '"')
			buf_addc(&b, '"');
		buf_addc(&b, text[i]);
	}
	buf_adds(&b, "\"\n");
	len = b.len;
	char *bytes = buf_steal(&b);
	arena_keep(in.arena, bytes);
	return table_parse("advice.csv", bytes, len, known, 1, in.arena, diags);
}

static void
try_use(const char *text, size_t len, enum condition_use use)
{
	struct diags *diags = diags_new();
	struct table *cell = put_in_cell(text, len, diags);

	in.diags = diags;
	if (cell != NULL && cell->row_count > 1) {
		struct condition_code code = parse(cell, use), again;

		FUZZ_CHECK(code.valid || !code.given || diags_count_level(diags, DIAG_ERROR) > 0);
		if (code.valid && code.count < COND_DEPTH) {
			char *written = write_code(&code);
			size_t errors = diags_count_level(diags, DIAG_ERROR);

			again = parse(put_in_cell(written, strlen(written), diags), use);
			/* brackets nest deeper than what needs none */
			FUZZ_CHECK(again.valid || diags_count_level(diags, DIAG_ERROR) > errors);
			FUZZ_CHECK(!again.valid || (again.count == code.count &&
						       memcmp(again.words, code.words,
							   code.count * sizeof *code.words) == 0));
			free(written);
		}
	}
	ground_check_diags(diags);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char folder[] = "tests/data/mini";
	static struct arena *lasting;
	static struct diags *none;

	if (lasting == NULL) {
		const char *top = getenv("RAMUS_SRCDIR");
		char *path = xasprintf("%s/%s", top != NULL ? top : ".", folder);

		lasting = arena_new();
		none = diags_new();
		FUZZ_CHECK(input_read(&in, path, lasting, none));
		ids = ids_new(&in);
		free(path);
	}
	in.arena = arena_new();
	for (int use = CONDITION_ASK_IF; use <= CONDITION_UNLESS; use++)
		try_use((const char *)data, size, (enum condition_use)use);
	arena_free(in.arena);
	in.arena = lasting;
	in.diags = none;
	return 0;
}
