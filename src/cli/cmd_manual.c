/* SPDX-License-Identifier: MIT */
/* ramus manual: parts of the manual pages and of the completions for shells, made from the
 * program's tables while it is built. */
#include <string.h>

#include "cli/ask_line.h"
#include "cli/command.h"
#include "cli/complete.h"
#include "cli/manual_image.h"
#include "cli/mdoc.h"
#include "cli/practice.h"
#include "cli/say.h"
#include "compile/messages.h"
#include "compile/schema.h"
#include "csv/messages.h"
#include "export/export.h"
#include "prove/prove.h"
#include "prove/survey.h"
#include "topic/image.h"
#include "tell/style.h"
#include "view/config.h"
#include "view/keys.h"

#define LIST_WIDE ".Bl -tag -width Ds\n"
#define LIST_COMPACT ".Bl -tag -width Ds -compact\n"
#define LIST_END ".El\n"

static void
add_formats(struct buf *out)
{
	for (size_t i = 0; export_format_at(i) != NULL; i++)
		mdoc_add_item(out, "%s\t%s.", export_format_at(i)->name, export_format_at(i)->help);
}

static void
add_practice_options(const struct command *commands, struct buf *out)
{
	command_write_options(command_named(commands, "practice"), out);
}

/* An item of the keys, behind what it is called where that is not the keys themselves. */
static void
add_key_item(struct buf *out, const char *name, const struct key_row *k)
{
	struct buf keys = {0}, help = {0};

	keys_add_words(k->keys, &keys);
	topic_add_text(NULL, k->help, &help);
	if (name != NULL)
		mdoc_add_item(out, "%s\t%s: %s.", name, buf_str(&keys), buf_str(&help));
	else
		mdoc_add_item(out, "%s\t%s.", buf_str(&keys), buf_str(&help));
	buf_free(&keys);
	buf_free(&help);
}

/* Those of several screens come first, as if they were one screen more. */
static void
add_keys(struct buf *out)
{
	for (int s = -1; s < SCREEN_COUNT; s++) {
		bool begun = false;

		for (size_t i = 0; keys_row(i) != NULL; i++) {
			const struct key_row *k = keys_row(i);
			bool single = (k->screens & (k->screens - 1)) == 0;

			if (s < 0 ? single : k->screens != 1u << s)
				continue;
			if (!begun && s < 0)
				buf_adds(out, "On more than one screen:\n");
			else if (!begun)
				buf_printf(out, ".Pp\nOn the screen %s:\n", keys_screens[s].name);
			if (!begun)
				buf_adds(out, ".Bl -tag -width \"Backspace b Left h\" -compact\n");
			begun = true;
			add_key_item(out, NULL, k);
		}
		buf_adds(out, begun ? LIST_END : "");
	}
}

static void
add_column(struct buf *out, const struct schema_column *c)
{
	mdoc_add_item(out, "%s%s\t%s (%s).", c->name, c->required ? "*" : "", c->help,
	    schema_types[c->type].name);
}

static void
add_tables(struct buf *out)
{
	for (int t = 0; t < TABLE_COUNT; t++) {
		const struct schema_table *table = &schema_tables[t];
		struct buf text = {0};

		buf_printf(out, ".Ss %s%s\n", table->file, table->required ? "*" : "");
		buf_printf(&text, "One row is %s.", table->row);
		mdoc_add_text(out, buf_str(&text));
		buf_free(&text);
		buf_adds(out, ".Bl -tag -width \"second-source*\" -compact\n");
		for (int c = table->first; c < schema_tables[t + 1].first; c++)
			add_column(out, &schema_columns[c]);
		buf_adds(out, LIST_END);
	}
}

static void
add_settings(struct buf *out)
{
	for (int s = 0; s < SETTING_COUNT; s++)
		add_column(out, &schema_settings[s]);
}

static void
add_messages(struct buf *out)
{
	size_t of_config;
	const struct diag_message *config = config_messages(&of_config);
	const struct {
		const char *before;
		const struct diag_message *first;
		size_t count;
	} groups[] = {
	    {"", message((enum message_number)0), MESSAGE_COUNT},
	    {".Pp\nOf any table, and of files of cases:\n", csv_message((enum csv_message_number)0),
		CSV_MESSAGE_COUNT},
	    {".Pp\nOf the configuration:\n", config, of_config},
	};

	for (size_t g = 0; g < sizeof groups / sizeof *groups; g++) {
		buf_printf(out, "%s" LIST_WIDE, groups[g].before);
		for (size_t i = 0; i < groups[g].count; i++) {
			const struct diag_message *m = &groups[g].first[i];

			mdoc_add_item(out, "%s\t%s: %s. %s", m->id, diag_level_name(m->level),
			    m->format, m->help);
		}
		buf_adds(out, LIST_END);
	}
}

static void
add_score(struct buf *out)
{
	for (uint32_t i = 0; i < PRACTICE_PART_COUNT; i++) {
		const struct practice_part_row *part = &practice_parts[i];

		mdoc_add_item(out, "%s: %s, %d\t%s.",
		    topic_phrase(NULL, practice_groups[part->group]),
		    topic_phrase(NULL, part->word), part->weight, part->help);
	}
}

static void
add_caps(struct buf *out)
{
	for (uint32_t i = 0; i < PRACTICE_CAP_COUNT; i++)
		mdoc_add_item(out, "at most %d\tif %s.", practice_caps[i].most,
		    topic_phrase(NULL, practice_caps[i].reason));
}

static void
add_numbers(struct buf *out)
{
	for (uint32_t i = 0; (int)i < PRACTICE_NUMBER_COUNT; i++) {
		const struct practice_number_row *n = &practice_numbers[i];

		mdoc_add_item(out, "%s: %g\t%s.", n->name, n->value, n->help);
	}
}

static void
add_scale(struct buf *out)
{
	buf_adds(out, LIST_COMPACT);
	for (int i = -2; i <= 2; i++)
		mdoc_add_item(out,
		    i == 0 ? "%d\t%s: a likelihood ratio %s." : "%+d\t%s: a likelihood ratio %s.",
		    i, concord_word(NULL, i), concord_ratio(NULL, i));
	buf_printf(out,
	    LIST_END ".Pp\nCredit follows the distance on the scale: 1 for the answer, 1/%d less "
		     "for each\n"
		     "step away from it, so that the wrong side is worth nothing.\n"
		     "Items within %g bits of a bound are left out.\n",
	    CONCORD_REACH, CONCORD_MARGIN);
}

static void
add_grades(struct buf *out)
{
	for (uint32_t i = 0; i <= RECALL_GRADE_MOST; i++)
		mdoc_add_item(out, "%u\t%s.", (unsigned)i, recall_grade_words(i));
}

/* What is proved of every topic. */
static void
add_proofs(struct buf *out)
{
#define X(name, id, statement, scope, otherwise, prove, walks)                                     \
	mdoc_add_item(                                                                             \
	    out, "%s\t%c%s. %s", id, mdoc_capital((statement)[0]), &(statement)[1], scope);
	PROOFS(X)
#undef X
}

/* What is reported of a topic's rows. */
static void
add_reports(struct buf *out)
{
	size_t count;
	const struct survey_list *l = survey_kinds(&count);

	for (size_t i = 0; i < count; i++)
		mdoc_add_item(out, "%s\t%c%s. %s", l[i].id, mdoc_capital(l[i].title[0]),
		    l[i].title + 1, l[i].help);
}

static void
add_configuration(struct buf *out)
{
	struct buf help = {0};

	config_help(&help);
	buf_adds(out, ".Bd -literal -compact\n");
	mdoc_add_literal(out, buf_str(&help));
	buf_adds(out, ".Ed\n");
	buf_free(&help);
}

/* Every action with the keys that it has on the first screen, and what it does there. */
static void
add_actions(struct buf *out)
{
	for (unsigned a = ACTION_NONE + 1; a < ACTION_COUNT; a++) {
		const struct key_row *r = NULL;

		for (size_t i = 0; (r = keys_row(i)) != NULL && r->action != a;)
			i++;
		if (r != NULL)
			add_key_item(out, keys_action_name((enum action)a), r);
	}
}

static void
add_key_names(struct buf *out)
{
#define X(code, name)                                                                              \
	buf_adds(out, KEY_CODE_##code == KEY_CODE_UP      ? name                                   \
		      : KEY_CODE_##code == KEY_CODE_OTHER ? ""                                     \
							  : ",\n" name);
	NAMED_KEYS(X)
#undef X
	buf_adds(out, ".\n");
}

static void
add_themes(struct buf *out)
{
#define X(code, name, what) mdoc_add_item(out, "%s\t%s.", name, what);
	THEMES(X)
#undef X
}

static void
add_styles(struct buf *out)
{
	for (unsigned i = 0; i < STYLE_COUNT; i++)
		buf_printf(out, "%s%s", i > 0 ? ",\n" : "", style_look(i)->name);
	buf_adds(out, ".\n");
}

int
command_manual(struct call *c)
{
	static const struct {
		const char *name, *list; /* NULL: it begins and ends its lists itself */
		void (*add)(struct buf *out);
		void (*add_commands)(const struct command *commands, struct buf *out);
	} parts[] = {
	    {"commands", NULL, NULL, command_write_manual},
	    {"options", NULL, NULL, add_practice_options},
	    {"keys", NULL, add_keys, NULL},
	    {"tables", NULL, add_tables, NULL},
	    {"settings", ".Bl -tag -width \"max-questions\" -compact\n", add_settings, NULL},
	    {"messages", NULL, add_messages, NULL},
	    {"proofs", LIST_WIDE, add_proofs, NULL},
	    {"reports", LIST_WIDE, add_reports, NULL},
	    {"configuration", NULL, add_configuration, NULL},
	    {"actions", LIST_WIDE, add_actions, NULL},
	    {"keynames", NULL, add_key_names, NULL},
	    {"formats", LIST_COMPACT, add_formats, NULL},
	    {"themes", LIST_WIDE, add_themes, NULL},
	    {"styles", NULL, add_styles, NULL},
	    {"parts", NULL, manual_add_parts, NULL},
	    {"records", NULL, manual_add_records, NULL},
	    {"asking", LIST_COMPACT, ask_write_words, NULL},
	    {"words", ".Bl -tag -width \"rank CAUSE [PLACE]\" -compact\n", practice_write_words,
		NULL},
	    {"score", LIST_WIDE, add_score, NULL},
	    {"caps", LIST_WIDE, add_caps, NULL},
	    {"numbers", LIST_COMPACT, add_numbers, NULL},
	    {"scale", NULL, add_scale, NULL},
	    {"grades", LIST_COMPACT, add_grades, NULL},
	    {"completion", NULL, NULL, complete_write},
	};
	struct buf names = {0};
	int status = EXIT_USAGE;

	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
		buf_printf(&names, "%s%s", i > 0 ? ", " : "", parts[i].name);
		if (strcmp(c->a->rest[0], parts[i].name) != 0)
			continue;
		buf_adds(&c->out, parts[i].list != NULL ? parts[i].list : "");
		if (parts[i].add != NULL)
			parts[i].add(&c->out);
		else
			parts[i].add_commands(c->commands, &c->out);
		buf_adds(&c->out, parts[i].list != NULL ? LIST_END : "");
		status = EXIT_DONE;
	}
	if (status != EXIT_DONE)
		say_error("the parts are %s", buf_str(&names));
	buf_free(&names);
	return status;
}
