/* SPDX-License-Identifier: MIT */
/* A line calls a function that every one of the shells defines for itself, with words in single
 * quotes, which all of them read alike. What an argument such as FILE or ID can be is the shell's
 * part, or is asked of `ramus list` as one types. */
#include "cli/complete.h"

#include "cli/installed.h"
#include "compile/messages.h"
#include "csv/messages.h"
#include "export/export.h"
#include "learn/scores.h"
#include "view/config.h"

static void
add_quoted(struct buf *out, const char *text)
{
	buf_adds(out, " '");
	for (; *text != '\0'; text++) {
		if (*text == '\'')
			buf_adds(out, "'\\''");
		else
			buf_addc(out, *text);
	}
	buf_addc(out, '\'');
}

static void
add_options(const struct command *c, struct buf *out)
{
	for (int i = 0; i < OPTION_COUNT; i++) {
		const struct command_option *o = &command_options[i];

		if (!(c->options & COMMAND_BIT(i)))
			continue;
		buf_printf(out, "_ramus_option %s", c->name);
		add_quoted(out, (char[]){o->letter, '\0'});
		add_quoted(out, o->word);
		add_quoted(out, o->argument != NULL ? o->argument : "");
		add_quoted(out, o->help);
		buf_addc(out, '\n');
	}
}

void
complete_write(const struct command *commands, struct buf *out)
{
	size_t of_config;
	const struct diag_message *config = config_messages(&of_config);

	for (const struct command *c = commands; c->name != NULL; c++) {
		buf_printf(out, "_ramus_command %s", c->name);
		add_quoted(out, c->usage);
		add_quoted(out, c->help);
		buf_addc(out, '\n');
		add_options(c, out);
	}
	buf_adds(out, "_ramus_words DEFAULT " BUILTIN_TOPIC "\n_ramus_words COMMAND");
	for (const struct command *c = commands; c->name != NULL; c++)
		buf_printf(out, " %s", c->name);
	buf_adds(out, "\n_ramus_words NAME");
	for (size_t i = 0; form_at(i) != NULL; i++)
		buf_printf(out, " %s", form_name(form_at(i)));
	buf_adds(out, "\n_ramus_words FORMAT");
	for (size_t i = 0; export_format_at(i) != NULL; i++)
		buf_printf(out, " %s", export_format_at(i)->name);
#define X(name, word) " " word
	buf_adds(out, "\n_ramus_words WHAT" SCORES_BY(X) "\n_ramus_words MESSAGE");
#undef X
	for (size_t i = 0; i < MESSAGE_COUNT; i++)
		buf_printf(out, " %s", message((enum message_number)i)->id);
	for (size_t i = 0; i < CSV_MESSAGE_COUNT; i++)
		buf_printf(out, " %s", csv_message((enum csv_message_number)i)->id);
	for (size_t i = 0; i < of_config; i++)
		buf_printf(out, " %s", config[i].id);
	buf_addc(out, '\n');
}
