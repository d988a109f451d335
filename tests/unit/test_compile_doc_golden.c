/* SPDX-License-Identifier: MIT */
/* Documents in tests/golden/doc: what is found in NAME.md or NAME.txt is NAME.md.want or
 * NAME.txt.want, sections, blocks, runs and diagnostics. RAMUS_GOLDEN=write in the environment
 * writes them anew. */
#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "compile/doc.h"
#include "shared_data.h"

static const char *
kind_name(uint32_t kind)
{
	static const char *const names[] = {"paragraph", "item", "quote", "code", "rule", "row"};

	cr_assert_lt(kind, sizeof names / sizeof *names);
	return names[kind];
}

static void
dump_run(const struct doc_run *r, struct buf *out)
{
	buf_printf(out, "    %s%s%s%s|", r->style & RUN_EMPH ? "emph " : "",
	    r->style & RUN_STRONG ? "strong " : "", r->style & RUN_CODE ? "code " : "",
	    r->style & RUN_LINK ? "link " : "");
	for (const char *s = r->text; *s != '\0'; s++)
		if (*s == '\n')
			buf_adds(out, "\\n");
		else
			buf_addc(out, *s);
	buf_adds(out, "|");
	if (r->target != NULL)
		buf_printf(out, " -> %s", r->target);
	buf_addc(out, '\n');
}

static void
dump_block(const struct doc_block *b, struct buf *out)
{
	buf_printf(out, "  %s %u", kind_name(b->kind), (unsigned)b->depth);
	if (b->kind == BLOCK_ITEM && b->number == NONE)
		buf_adds(out, " bullet");
	else if (b->kind == BLOCK_ITEM)
		buf_printf(out, " %u", (unsigned)b->number);
	buf_addc(out, '\n');
	for (size_t i = 0; i < b->run_count; i++)
		dump_run(&b->runs[i], out);
}

static void
dump(const struct doc *d, const struct diags *diags, struct buf *out)
{
	buf_printf(out, "%s: %s\n", d->name, d->title);
	for (size_t i = 0; i < d->section_count; i++) {
		const struct doc_section *s = &d->sections[i];
		buf_printf(out, "%u: level %u, #%s, \"%s\"", (unsigned)s->line, (unsigned)s->level,
		    s->slug, s->heading);
		if (s->parent != NONE)
			buf_printf(out, ", in #%s", d->sections[s->parent].slug);
		buf_addc(out, '\n');
		for (size_t k = 0; k < s->block_count; k++)
			dump_block(&s->blocks[k], out);
	}
	for (size_t i = 0; i < diags_count(diags); i++)
		diag_format(diags_get(diags, i), out);
}

static void
compare(const char *want_path, const struct buf *got)
{
	const char *write = getenv("RAMUS_GOLDEN");
	struct buf want = {0};

	if (write != NULL && strcmp(write, "write") == 0)
		cr_assert_eq(file_write(want_path, got->data, got->len, NULL), 0);
	cr_assert_eq(file_read(want_path, 0, &want, NULL), 0, "%s cannot be read", want_path);
	cr_expect_str_eq(
	    buf_str(got), buf_str(&want), "%s differs; got:\n%s", want_path, buf_str(got));
	buf_free(&want);
}

static void
check(const char *name)
{
	char *relative = xasprintf("tests/golden/doc/%s", name);
	char *path = source_path(relative), *want = xasprintf("%s.want", path);
	struct arena *arena = arena_new();
	struct diags *diags = diags_new();
	struct buf file = {0}, got = {0};
	struct doc *d;

	cr_assert_eq(file_read(path, 0, &file, NULL), 0, "%s cannot be read", path);
	d = doc_read_bytes(name, file.data, file.len, NULL, arena, diags);
	cr_assert_not_null(d);
	diags_sort(diags);
	dump(d, diags, &got);
	compare(want, &got);
	buf_free(&file);
	buf_free(&got);
	diags_free(diags);
	arena_free(arena);
	free(want);
	free(path);
	free(relative);
}

Test(compile_doc_golden, blocks_md)
{
	check("blocks.md");
}

Test(compile_doc_golden, hostile_md)
{
	check("hostile.md");
}

Test(compile_doc_golden, bytes_md)
{
	check("bytes.md");
}

Test(compile_doc_golden, bytes_txt)
{
	check("bytes.txt");
}

Test(compile_doc_golden, shapes_txt)
{
	check("shapes.txt");
}

Test(compile_doc_golden, lists_txt)
{
	check("lists.txt");
}

Test(compile_doc_golden, wrapped_txt)
{
	check("wrapped.txt");
}

Test(compile_doc_golden, tables_md)
{
	check("tables.md");
}

Test(compile_doc_golden, html_md)
{
	check("html.md");
}

Test(compile_doc_golden, pandoc_md)
{
	check("pandoc.md");
}

Test(compile_doc_golden, word_txt)
{
	check("word.txt");
}

Test(compile_doc_golden, narrow_txt)
{
	check("narrow.txt");
}
