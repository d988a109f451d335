/* SPDX-License-Identifier: MIT */
/* Building a document: runs gather in the open block, blocks in the open section.
 *
 * Text comes in pieces as the reader meets them (an entity is a piece of its own). Pieces of one
 * style and target are joined before they are filtered, so that the filter sees what stands side by
 * side.
 *
 * A second heading of the same slug gets -1, a third -2. A heading that is written like such a slug
 * may have taken it already, so the number goes up until the slug is free. Each slug remembers how
 * far it got; thus a document of nothing but equal headings is read in linear time.
 */
#include "compile/doc_make.h"

#include <string.h>

void
doc_maker_init(struct doc_maker *m, struct arena *arena)
{
	*m = (struct doc_maker){.arena = arena, .slugs = intern_new(arena)};
	memset(m->enclosing, 0xff, sizeof m->enclosing);
	vec_push(&m->added, 0); /* to the empty text, which is no slug */
}

const char *
doc_maker_slug(struct doc_maker *m, const char *heading)
{
	buf_clear(&m->scratch);
	text_slug(&m->scratch, heading, strlen(heading));
	if (m->scratch.len == 0)
		buf_adds(&m->scratch, "section");
	size_t stem = m->scratch.len;
	uint32_t base = intern_add(m->slugs, m->scratch.data, stem), number = base;
	while (number < m->added.len) { /* it is taken */
		m->scratch.len = stem;
		buf_printf(&m->scratch, "-%u", (unsigned)++m->added.items[base]);
		number = intern_add(m->slugs, m->scratch.data, m->scratch.len);
	}
	vec_push(&m->added, 0);
	return arena_strdup(m->arena, m->scratch.data);
}

/* Moves the items of a vector into the arena. */
#define vec_move(m, v) memory_move((m)->arena, (v)->items, (v)->len * sizeof *(v)->items)

static void *
memory_move(struct arena *arena, const void *items, size_t size)
{
	void *p = arena_alloc(arena, size);

	if (size > 0)
		memcpy(p, items, size);
	return p;
}

static void
end_section(struct doc_maker *m)
{
	if (m->sections.len == 0)
		return;
	struct doc_section *last = &m->sections.items[m->sections.len - 1];
	last->blocks = vec_move(m, &m->blocks);
	last->block_count = m->blocks.len;
	m->blocks.len = 0;
}

void
doc_maker_section(
    struct doc_maker *m, const char *heading, const char *slug, uint32_t level, uint32_t line)
{
	struct doc_section s = {.level = level, .line = line, .parent = NONE};

	end_section(m);
	s.heading = arena_strdup(m->arena, heading);
	s.slug = slug != NULL ? slug : level == 0 ? "" : doc_maker_slug(m, heading);
	for (uint32_t above = 1; above < level; above++)
		if (m->enclosing[above] != NONE)
			s.parent = m->enclosing[above];
	for (uint32_t below = level; level > 0 && below <= 6; below++)
		m->enclosing[below] = below == level ? (uint32_t)m->sections.len : NONE;
	vec_push(&m->sections, s);
}

void
doc_maker_block(struct doc_maker *m, uint32_t line)
{
	if (m->sections.len == 0)
		doc_maker_section(m, "", NULL, 0, line);
	m->line = line;
	m->runs.len = 0;
}

void
doc_maker_count(struct doc_maker *m, const struct text_report *r, uint32_t line)
{
	if (m->filtered.controls + m->filtered.hidden == 0)
		m->filtered_line = line;
	m->filtered.controls += r->controls;
	m->filtered.hidden += r->hidden;
}

static void
end_run(struct doc_maker *m)
{
	struct doc_run run = {.style = m->style, .target = m->target};
	struct text_report r;

	buf_clear(&m->scratch);
	text_filter(&m->scratch, buf_str(&m->raw), m->raw.len, &r);
	buf_clear(&m->raw);
	doc_maker_count(m, &r, m->line);
	if (m->scratch.len == 0)
		return;
	run.text = arena_strdup(m->arena, m->scratch.data);
	vec_push(&m->runs, run);
}

void
doc_maker_text(struct doc_maker *m, const char *s, size_t len, uint32_t style, const char *target)
{
	if (m->raw.len > 0 && (m->style != style || m->target != target))
		end_run(m);
	m->style = style;
	m->target = target;
	buf_add(&m->raw, s, len);
}

void
doc_maker_close(struct doc_maker *m, enum block_kind kind, uint32_t depth, uint32_t number)
{
	struct doc_block block = {.kind = kind, .number = number};
	bool shows = false;

	block.depth = depth < DOC_DEPTH ? depth : DOC_DEPTH;
	if (m->raw.len > 0)
		end_run(m);
	for (size_t i = 0; i < m->runs.len && !shows; i++)
		shows = m->runs.items[i].text[strspn(m->runs.items[i].text, " \n")] != '\0';
	if (shows) {
		block.runs = vec_move(m, &m->runs);
		block.run_count = m->runs.len;
	} else if (kind != BLOCK_RULE && (kind != BLOCK_ITEM || number == 0)) {
		return;
	}
	vec_push(&m->blocks, block);
}

struct doc *
doc_maker_finish(struct doc_maker *m, const char *path)
{
	struct doc *d = arena_alloc(m->arena, sizeof *d);
	const char *slash = strrchr(path, '/');
	const char *name = slash != NULL ? slash + 1 : path;
	bool top = false;

	end_section(m);
	buf_clear(&m->scratch);
	text_filter(&m->scratch, name, strlen(name), NULL);
	d->name = arena_strdup(m->arena, buf_str(&m->scratch));
	d->sections = vec_move(m, &m->sections);
	d->section_count = m->sections.len;
	d->title = d->name;
	for (size_t i = d->section_count; i-- > 0;) {
		uint32_t level = d->sections[i].level;

		if (level == 1 || (level > 0 && !top))
			d->title = d->sections[i].heading;
		top = top || level == 1;
	}
	vec_free(&m->sections);
	vec_free(&m->blocks);
	vec_free(&m->runs);
	buf_free(&m->raw);
	buf_free(&m->scratch);
	vec_free(&m->added);
	intern_free(m->slugs);
	return d;
}
