/* SPDX-License-Identifier: MIT */
/* ramus check: what is wrong with a topic, what is proved of it, and its figures. */
#include <stdlib.h>
#include <time.h>

#include "base/file.h"
#include "base/json.h"
#include "cli/command.h"
#include "cli/report.h"
#include "cli/report_walks.h"
#include "cli/say.h"

static void
write_json(const struct made *made, struct diags *diags, const struct survey *survey,
    const struct report_walks *walks, struct buf *out)
{
	struct json j;

	json_begin(&j, out);
	json_open(&j);
	diags_sort(diags);
	json_array(&j, "diagnostics");
	for (size_t i = 0; i < diags_count(diags); i++) {
		const struct diag *g = diags_get(diags, i);

		json_object(&j, NULL);
		json_string(&j, "path", g->place.path);
		json_integer(&j, "line", g->place.line);
		json_integer(&j, "column", g->place.column);
		json_string(&j, "level", diag_level_name(g->message->level));
		json_string(&j, "id", g->message->id);
		json_string(&j, "text", g->text);
		json_end(&j, '}');
	}
	json_end(&j, ']');
	if (made->topic != NULL) {
		report_json(made->topic, made->proofs, survey, &j);
		report_walks_json(made->topic, walks, &j);
	}
	json_close(&j);
}

enum { OLD_YEARS = 5 };

/* Writes the day before which a source is old. Today is what SOURCE_DATE_EPOCH says where it is
 * set, so that a report can be repeated. */
static void
day_old(char *day, size_t size)
{
	const char *epoch = getenv("SOURCE_DATE_EPOCH");
	time_t now = epoch != NULL ? (time_t)strtoll(epoch, NULL, 10) : time(NULL);
	struct tm tm = {0};

	gmtime_r(&now, &tm);
	tm.tm_year -= OLD_YEARS;
	strftime(day, size, "%Y-%m-%d", &tm);
}

/* A folder is compiled; a compiled file or installed topic is opened, and every part of it
 * checked. */
int
command_check(struct call *c)
{
	bool quiet = c->a->set[OPTION_QUIET], json = c->a->set[OPTION_JSON];
	struct made *made = &c->made;
	struct report_walks walks = {arguments_number(c->a, OPTION_SEED, 1),
	    arguments_number(c->a, OPTION_WALKS, 0), c->a->set[OPTION_FULL], crew_processors()};
	struct survey *survey = NULL;
	struct error err;
	char day[32];
	struct place place;

	if (!load_find(c->a->rest[0], &place))
		return EXIT_INPUT;
	struct diags *diags = diags_new();
	bool folder = place.path != NULL && file_is_dir(place.path);
	if (folder)
		*made =
		    load_make(place.path, arguments_number(c->a, OPTION_NODES, GROW_NODES), diags);
	else if ((made->topic = place_open(&place, &err)) == NULL)
		say_error("%s", err.text);
	else if (topic_verify(made->topic, NULL) == 0)
		made->proofs =
		    prove_topic(made->topic, &(struct work){.threads = crew_processors()});
	bool hold = made->proofs != NULL && proofs_hold(made->proofs);
	day_old(day, sizeof day);
	if (made->proofs != NULL && (!quiet || json))
		survey = survey_new(made->topic, day);
	bool strict = c->a->set[OPTION_STRICT] && diags_count_level(diags, DIAG_WARNING) > 0;
	if (!json)
		say_diags(diags, arguments_level(c->a));
	if (json && (folder || made->proofs != NULL))
		write_json(made, diags, survey, &walks, &c->out);
	else if (survey != NULL) {
		report_write(made->topic, made->proofs, survey, c->a->set[OPTION_FULL], &c->out);
		report_walks_write(made->topic, &walks, &c->out);
	} else if (made->proofs != NULL && !hold)
		report_proofs(made->proofs, &c->out);
	survey_free(survey);
	diags_free(diags);
	place_free(&place);
	return hold && !strict ? EXIT_DONE : EXIT_INPUT;
}
