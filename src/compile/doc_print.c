/* SPDX-License-Identifier: MIT */
/* What was found in a document, for `ramus sections`: a table for people, JSON for scripts. */
#include <string.h>

#include "base/json.h"
#include "base/text.h"
#include "compile/doc.h"

#define SLUG_COLUMNS 48 /* a longer slug pushes its heading to the right */

static const char *
shown_slug(const struct doc_section *s)
{
	return s->slug[0] != '\0' ? s->slug : "-";
}

void
doc_print_sections(const struct doc *d, struct buf *out)
{
	int columns = 4;

	for (size_t i = 0; i < d->section_count; i++) {
		const char *slug = shown_slug(&d->sections[i]);
		int width = text_width(slug, strlen(slug));

		if (width > columns && width <= SLUG_COLUMNS)
			columns = width;
	}
	buf_printf(out, "%s: %s\n", d->name, d->title);
	buf_printf(
	    out, "%6s %5s %6s  %-*s  %s\n", "line", "level", "blocks", columns, "slug", "heading");
	for (size_t i = 0; i < d->section_count; i++) {
		const struct doc_section *s = &d->sections[i];
		const char *slug = shown_slug(s);
		int pad = columns - text_width(slug, strlen(slug));

		buf_printf(out, "%6u %5u %6zu  %s%*s  %s\n", (unsigned)s->line, (unsigned)s->level,
		    s->block_count, slug, pad > 0 ? pad : 0, "",
		    s->level > 0 ? s->heading : "(text before the first heading)");
	}
}

void
doc_print_sections_json(const struct doc *d, struct buf *out)
{
	struct json j;

	json_begin(&j, out);
	json_open(&j);
	json_string(&j, "name", d->name);
	json_string(&j, "title", d->title);
	json_array(&j, "sections");
	for (size_t i = 0; i < d->section_count; i++) {
		const struct doc_section *s = &d->sections[i];
		json_object(&j, NULL);
		json_integer(&j, "line", s->line);
		json_integer(&j, "level", s->level);
		json_string(&j, "slug", s->slug);
		json_string(&j, "heading", s->heading);
		json_string(&j, "parent", s->parent != NONE ? d->sections[s->parent].slug : NULL);
		json_integer(&j, "blocks", (int64_t)s->block_count);
		json_end(&j, '}');
	}
	json_end(&j, ']');
	json_close(&j);
}
