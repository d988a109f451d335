/* SPDX-License-Identifier: MIT */
/* Tables: any bytes give rows whose fields are filtered and whose places are in the file. With a
 * comment above them they are read as a table that has comments: its header is the first row that
 * is none. */
#include "fuzz.h"

#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "csv/table.h"

static const char *const known[] = {"id", "name", "parent", "source"};

static void
check_rows(struct table *t)
{
	for (size_t row = 0; row < t->row_count; row++) {
		for (size_t i = 0; i <= table_width(t, row); i++) {
			struct table_field f = table_field(t, row, i);
			struct diag_place at = table_place(t, row, i, f.len);

			FUZZ_CHECK(f.len == 0 || f.text != NULL);
			FUZZ_CHECK(f.text == NULL || strlen(f.text) == f.len);
			FUZZ_CHECK(at.line > 0);
		}
	}
}

static void
check_table(const char *bytes, size_t len)
{
	struct arena *arena = arena_new();
	struct diags *diags = diags_new();
	struct buf out = {0};
	struct table *t =
	    table_parse("table.csv", bytes, len, known, sizeof known / sizeof *known, arena, diags);

	if (t != NULL)
		check_rows(t);
	diags_sort(diags);
	for (size_t i = 0; i < diags_count(diags); i++)
		diag_format(diags_get(diags, i), &out);
	buf_free(&out);
	diags_free(diags);
	arena_free(arena);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct buf commented = {0};

	check_table((const char *)data, size);
	buf_adds(&commented, "# \"\n");
	buf_add(&commented, (const char *)data, size);
	check_table(buf_str(&commented), commented.len);
	buf_free(&commented);
	return 0;
}
