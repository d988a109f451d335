/* Tables: any bytes give rows whose fields are filtered and whose places are in the file. */
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

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *arena = arena_new();
	struct diags *diags = diags_new();
	struct buf out = {0};
	struct table *t = table_parse("table.csv", (const char *)data, size, known,
	    sizeof known / sizeof *known, arena, diags);

	if (t != NULL)
		check_rows(t);
	diags_sort(diags);
	for (size_t i = 0; i < diags_count(diags); i++)
		diag_format(diags_get(diags, i), &out);
	buf_free(&out);
	diags_free(diags);
	arena_free(arena);
	return 0;
}
