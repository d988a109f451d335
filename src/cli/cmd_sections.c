/* ramus sections: what is found in documents, so that an author can refer to it. */
#include "base/arena.h"
#include "cli/command.h"
#include "cli/say.h"
#include "compile/doc.h"

int
command_sections(const struct arguments *a)
{
	struct diags *diags = diags_new();
	struct arena *arena = arena_new();
	struct buf out = {0};
	int status = EXIT_DONE;

	if (a->set[OPTION_JSON])
		buf_adds(&out, "[");
	for (int i = 0; i < a->count; i++) {
		const struct doc *d = doc_read(a->rest[i], a->value[OPTION_EXCEPT], arena, diags);

		if (d == NULL)
			continue;
		if (a->set[OPTION_JSON]) {
			buf_adds(&out, out.len > 1 ? ",\n" : "");
			doc_print_sections_json(d, &out);
		} else {
			doc_print_sections(d, &out);
		}
	}
	if (a->set[OPTION_JSON])
		buf_adds(&out, "]\n");
	say_diags(diags, DIAG_NOTE);
	if (say(&out) != 0 || diags_count_level(diags, DIAG_ERROR) > 0)
		status = EXIT_INPUT;
	buf_free(&out);
	arena_free(arena);
	diags_free(diags);
	return status;
}
