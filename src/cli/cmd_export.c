/* SPDX-License-Identifier: MIT */
/* ramus export: a topic in a form that other programs read. */
#include "base/file.h"
#include "cli/command.h"
#include "cli/say.h"
#include "export/export.h"

bool
command_export_fits(const struct arguments *a)
{
	struct buf names = {0};

	if (a->set[OPTION_FORMAT] && export_format_named(a->value[OPTION_FORMAT]) != NULL)
		return true;
	for (size_t i = 0; export_format_at(i) != NULL; i++)
		buf_printf(&names, "%s%s", i > 0 ? ", " : "", export_format_at(i)->name);
	if (a->set[OPTION_FORMAT])
		say_error("there is no format \"%s\"; there are %s", a->value[OPTION_FORMAT],
		    buf_str(&names));
	else
		say_error("which format? --format FORMAT; there are %s", buf_str(&names));
	buf_free(&names);
	return false;
}

/* The file is written only where the topic turned out to be whole. */
int
command_export(struct call *c)
{
	const struct export_format *f = export_format_named(c->a->value[OPTION_FORMAT]);
	struct export_request r = {c->t, c->a->rest[0], arguments_number(c->a, OPTION_BRANCHES, 0)};
	struct error err;

	if (f->write(&r, &c->out, &err) != 0) {
		say_error("%s", err.text);
		buf_clear(&c->out);
		return EXIT_INPUT;
	}
	if (!c->a->set[OPTION_OUTPUT] || topic_damage(c->t) != NULL)
		return EXIT_DONE;
	int written = file_write(c->a->value[OPTION_OUTPUT], c->out.data, c->out.len, &err);
	if (written != 0)
		say_error("%s", err.text);
	buf_clear(&c->out);
	return written == 0 ? EXIT_DONE : EXIT_INPUT;
}
