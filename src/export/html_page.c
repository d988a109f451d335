/* SPDX-License-Identifier: MIT */
/* Pieces of the page: ids, links, and what is told written in its place. */
#include "export/html_page.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/intern.h"
#include "base/text.h"
#include "tell/words.h"

#define COLUMNS 78 /* what pages are laid out for; it leaves no trace in HTML */

/* A part of an id, escaped and without a space. The ids of tables are plain, but a document is
 * named as its file is, and an image may come from anybody. */
static void
add_plain(const char *text, struct buf *out)
{
	struct buf piece = {0};

	form_write_text(form_named("html"), text, &piece);
	for (size_t i = 0; i < piece.len; i++)
		buf_addc(out, (unsigned char)piece.data[i] > ' ' ? piece.data[i] : '-');
	buf_free(&piece);
}

static void
slug_term(const struct topic *t, uint32_t term, struct buf *slug)
{
	const char *text = topic_text(t, topic_term(t, term)->term);

	buf_clear(slug);
	text_slug(slug, text, strlen(text));
}

void
html_number_terms(struct html *h)
{
	uint32_t count = topic_term_count(h->t);
	uint32_t *met = xcalloc((size_t)count + 1, sizeof *met); /* of each slug, by its number */
	struct arena *arena = arena_new();
	struct intern *slugs = intern_new(arena);
	struct buf slug = {0};

	h->same = xcalloc(count, sizeof *h->same);
	for (uint32_t i = 0; i < count; i++) {
		slug_term(h->t, i, &slug);
		h->same[i] = met[intern_add(slugs, buf_str(&slug), slug.len)]++;
	}
	buf_free(&slug);
	intern_free(slugs);
	arena_free(arena);
	free(met);
}

/* Of terms with the same slug the later ones are numbered. */
static void
add_term_id(const struct html *h, uint32_t term, struct buf *out)
{
	struct buf slug = {0};

	slug_term(h->t, term, &slug);
	buf_adds(out, "/term/");
	add_plain(buf_str(&slug), out);
	if (h->same[term] > 0)
		buf_printf(out, "/%u", (unsigned)h->same[term] + 1);
	buf_free(&slug);
}

void
html_add_id(const struct html *h, struct entity e, struct buf *out)
{
	const struct topic *t = h->t;

	if (e.kind == ENTITY_TERM) {
		add_term_id(h, e.index, out);
	} else if (e.kind == ENTITY_SECTION) {
		const struct section *s = topic_section(t, e.index);

		add_plain(topic_document_id(t, s->document), out);
		buf_addc(out, '/');
		add_plain(topic_text(t, s->slug), out);
	} else {
		add_plain(topic_entity_id(t, e), out);
	}
}

void
html_add_address(const struct html *h, struct entity e, struct buf *out)
{
	bool entry = e.kind == ENTITY_SECTION;

	for (size_t i = 0; i < ENTRY_KINDS; i++)
		entry |= entry_kinds[i].kind == e.kind;
	if (!entry || e.index == NONE)
		return;
	buf_addc(out, '#');
	html_add_id(h, e, out);
}

static void
add_address(const void *ctx, struct entity e, struct buf *out)
{
	html_add_address(ctx, e, out);
}

struct page *
html_begin(struct html *h)
{
	page_begin(h->p, COLUMNS, false);
	page_set_refers(h->p);
	return h->p;
}

static void
end(struct html *h, int level, bool bare)
{
	struct form_place place = {level, bare, add_address, h};

	page_break(h->p);
	form_write_within(h->form, h->p, &place, h->out);
}

void
html_end(struct html *h, int level)
{
	end(h, level, false);
}

void
html_end_bare(struct html *h)
{
	end(h, 1, true);
}

void
html_add_text(struct html *h, const char *text)
{
	form_write_text(h->form, text, h->out);
}

void
html_add_phrase(struct html *h, enum phrase phrase)
{
	html_add_text(h, topic_phrase(h->t, phrase));
}

void
html_add_link(struct html *h, struct entity e, const char *text)
{
	buf_adds(h->out, "<a href=\"");
	html_add_address(h, e, h->out);
	buf_adds(h->out, "\">");
	html_add_text(h, text);
	buf_adds(h->out, "</a>");
}

void
html_begin_part(struct html *h, const char *id, const char *heading)
{
	buf_printf(h->out, "<section id=\"/%s\" aria-labelledby=\"/heading/%s\">\n", id, id);
	buf_printf(h->out, "<h2 id=\"/heading/%s\">", id);
	html_add_text(h, heading);
	buf_adds(h->out, "</h2>\n");
}

void
html_end_part(struct html *h)
{
	buf_adds(h->out, "</section>\n");
}
