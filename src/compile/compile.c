/* SPDX-License-Identifier: MIT */
/* The compiler's front end: read, check each cell, link, check the whole; and only if nothing is
 * wrong write the records. All that it works with lives in one arena that ends with it.
 */
#include "compile/compile.h"

#include "compile/emit.h"
#include "compile/verify.h"

/* Errors that were in the list before belong to another run. */
int
compile_folder(const char *folder, struct builder *b, struct diags *diags)
{
	size_t before = diags_count_level(diags, DIAG_ERROR);
	struct arena *arena = arena_new();
	struct input in;

	if (input_read(&in, folder, arena, diags)) {
		struct ids *ids = ids_new(&in);
		struct docs *docs = docs_read(&in);
		struct model m;

		check_cells(&in, ids, docs);
		model_link(&m, &in, ids, docs);
		verify_model(&m);
		if (diags_count_level(diags, DIAG_ERROR) == before)
			emit_model(&m, b);
		ids_free(ids);
	}
	input_free(&in);
	arena_free(arena);
	return diags_count_level(diags, DIAG_ERROR) == before ? 0 : -1;
}
