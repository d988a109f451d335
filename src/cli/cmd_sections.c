/* SPDX-License-Identifier: MIT */
/* ramus sections: what is found in documents, so that an author can refer to it. */
#include "base/arena.h"
#include "cli/command.h"
#include "cli/say.h"
#include "compile/doc.h"

int
command_sections(struct call *c)
{
	bool json = c->a->set[OPTION_JSON];
	struct diags *diags = diags_new();
	struct arena *arena = arena_new();
	int status = EXIT_DONE;

	buf_adds(&c->out, json ? "[" : "");
	for (int i = 0; i < c->a->count; i++) {
		const char *path = c->a->rest[i];
		const struct doc *d = doc_read(path, c->a->value[OPTION_EXCEPT], arena, diags);

		if (d == NULL)
			continue;
		if (json) {
			buf_adds(&c->out, c->out.len > 1 ? ",\n" : "");
			doc_print_sections_json(d, &c->out);
		} else {
			doc_print_sections(d, &c->out);
		}
	}
	buf_adds(&c->out, json ? "]\n" : "");
	say_diags(diags, DIAG_NOTE);
	if (diags_count_level(diags, DIAG_ERROR) > 0)
		status = EXIT_INPUT;
	arena_free(arena);
	diags_free(diags);
	return status;
}
