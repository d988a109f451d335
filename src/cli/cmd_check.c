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

/* Opens and verifies a compiled file; -1 after a message. */
static int
load_compiled(const char *path, struct made *made)
{
	struct error err;

	made->topic = topic_open(path, &err);
	if (made->topic == NULL || topic_verify(made->topic, &err) != 0) {
		say_error("%s", err.text);
		return -1;
	}
	made->proofs = prove_topic(made->topic);
	return 0;
}

/* Compiles a folder, or opens a compiled file or installed topic; -1 after a message. */
static int
load(const char *name, uint32_t nodes, struct diags *diags, struct made *made)
{
	char *path = load_path(name);
	int result = path != NULL ? 0 : -1;

	*made = (struct made){0};
	if (path != NULL && file_is_dir(path))
		load_make(path, nodes, diags, made);
	else if (path != NULL)
		result = load_compiled(path, made);
	free(path);
	return result;
}

static void
write_json(const struct made *made, struct diags *diags, struct buf *out)
{
	struct survey *survey = made->topic != NULL ? survey_new(made->topic) : NULL;
	struct json j;

	json_begin(&j, out);
	json_object(&j, NULL);
	diags_json(diags, &j);
	if (made->topic != NULL)
		report_json(made->topic, made->proofs, survey, &j);
	json_end(&j, '}');
	buf_addc(out, '\n');
	survey_free(survey);
}

static void
write_page(const struct made *made, bool full, struct buf *out)
{
	struct survey *survey = survey_new(made->topic);

	report_topic(made->topic, out);
	report_proofs(made->proofs, out);
	report_tree(made->topic, out);
	report_survey(made->topic, survey, full, out);
	report_reading(made->topic, out);
	survey_free(survey);
}

static void
write_report(const struct made *made, const struct arguments *a, struct buf *out)
{
	if (made->topic == NULL)
		return;
	if (!a->set[OPTION_QUIET])
		write_page(made, a->set[OPTION_FULL], out);
	else if (!proofs_hold(made->proofs))
		report_proofs(made->proofs, out);
}

int
command_check(const struct arguments *a)
{
	uint32_t nodes = GROW_NODES;
	struct diags *diags;
	struct buf out = {0};
	struct made made;
	int status = EXIT_INPUT;

	if (options_number(a, OPTION_NODES, &nodes) != 0)
		return EXIT_USAGE;
	diags = diags_new();
	if (load(a->rest[0], nodes, diags, &made) == 0) {
		if (a->set[OPTION_JSON])
			write_json(&made, diags, &out);
		else
			say_diags(diags, a->set[OPTION_QUIET] ? DIAG_ERROR : DIAG_NOTE);
		if (!a->set[OPTION_JSON])
			write_report(&made, a, &out);
		if (say(&out) == 0 && made.proofs != NULL && proofs_hold(made.proofs))
			status = EXIT_DONE;
	}
	buf_free(&out);
	diags_free(diags);
	made_free(&made);
	return status;
}
