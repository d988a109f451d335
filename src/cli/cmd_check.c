/* ramus check: what is wrong with a topic, what is proved of it, and its figures. */
#include <stdlib.h>

#include "base/file.h"
#include "base/json.h"
#include "cli/command.h"
#include "cli/load.h"
#include "cli/options.h"
#include "cli/report.h"
#include "cli/say.h"

static void
diags_json(struct diags *d, struct json *j)
{
	diags_sort(d);
	json_array(j, "diagnostics");
	for (size_t i = 0; i < diags_count(d); i++) {
		const struct diag *g = diags_get(d, i);

		json_object(j, NULL);
		json_string(j, "path", g->place.path);
		json_integer(j, "line", g->place.line);
		json_integer(j, "column", g->place.column);
		json_string(j, "level", diag_level_name(g->message->level));
		json_string(j, "id", g->message->id);
		json_string(j, "text", g->text);
		json_end(j, '}');
	}
	json_end(j, ']');
}

/* Compiles a folder, or opens and verifies a compiled file or installed topic; -1 after a message.
 */
static int
load(const char *name, uint32_t nodes, struct diags *diags, struct made *made)
{
	char *path = load_path(name);
	struct error err = {""};

	*made = (struct made){0};
	if (path == NULL)
		return -1;
	if (file_is_dir(path)) {
		load_make(path, nodes, diags, made);
	} else {
		made->topic = topic_open(path, &err);
		if (made->topic != NULL && topic_verify(made->topic, &err) == 0)
			made->proofs = prove_topic(made->topic);
		else
			say_error("%s", err.text);
	}
	free(path);
	return err.text[0] == '\0' ? 0 : -1;
}

static void
write_json(
    const struct made *made, struct diags *diags, const struct survey *survey, struct buf *out)
{
	struct json j;

	json_begin(&j, out);
	json_object(&j, NULL);
	diags_json(diags, &j);
	if (made->topic != NULL)
		report_json(made->topic, made->proofs, survey, &j);
	json_end(&j, '}');
	buf_addc(out, '\n');
}

int
command_check(struct call *c)
{
	bool quiet = c->a->set[OPTION_QUIET];
	uint32_t nodes = GROW_NODES;
	struct survey *survey = NULL;
	struct made made;
	int status = EXIT_INPUT;

	if (options_number(c->a, OPTION_NODES, &nodes) != 0)
		return EXIT_USAGE;
	struct diags *diags = diags_new();
	if (load(c->a->rest[0], nodes, diags, &made) == 0) {
		if (made.topic != NULL && (!quiet || c->a->set[OPTION_JSON]))
			survey = survey_new(made.topic);
		if (c->a->set[OPTION_JSON]) {
			write_json(&made, diags, survey, &c->out);
		} else {
			say_diags(diags, quiet ? DIAG_ERROR : DIAG_NOTE);
			if (survey != NULL) {
				report_topic(made.topic, &c->out);
				report_proofs(made.proofs, &c->out);
				report_tree(made.topic, &c->out);
				report_survey(made.topic, survey, c->a->set[OPTION_FULL], &c->out);
				report_reading(made.topic, &c->out);
			} else if (made.topic != NULL && !proofs_hold(made.proofs)) {
				report_proofs(made.proofs, &c->out);
			}
		}
		if (made.proofs != NULL && proofs_hold(made.proofs))
			status = EXIT_DONE;
	}
	survey_free(survey);
	diags_free(diags);
	made_free(&made);
	return status;
}
