/* The table of formats. */
#include "export/export.h"

#include <string.h>

#include "export/formats.h"

static const struct export_format formats[] = {
    {"html", "one page with all of the topic, to read in a browser: no network, no script",
	export_html},
};

const struct export_format *
export_format_at(size_t number)
{
	return number < sizeof formats / sizeof *formats ? &formats[number] : NULL;
}

const struct export_format *
export_format_named(const char *name)
{
	for (size_t i = 0; export_format_at(i) != NULL; i++)
		if (strcmp(export_format_at(i)->name, name) == 0)
			return export_format_at(i);
	return NULL;
}
