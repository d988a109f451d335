/* SPDX-License-Identifier: MIT */
/* The table of formats. */
#include "export/export.h"

#include <string.h>

#include "export/formats.h"

static const struct export_format formats[] = {
    {"html", "one page with all of the topic, to read in a browser: no network, no script",
	export_html},
    {"json", "all of the topic with its ids, for programs", export_json},
    {"markdown", "a handout of a few pages to give to a person", export_markdown},
    {"dot", "the tree's most taken branches, for Graphviz to draw", export_dot},
    {"anki", "the cards to recall, as a text file that Anki imports", export_anki},
    {"datapackage", "a data package's descriptor of a folder of tables", export_datapackage},
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
