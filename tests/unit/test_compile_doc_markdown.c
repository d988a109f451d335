/* SPDX-License-Identifier: MIT */
/* CommonMark documents that mean harm: they are read in reasonable time, or refused. */
#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "fixture.h"

#include "base/alloc.h"
#include "base/buf.h"
#include "compile/doc.h"
#include "compile/doc_make.h"

static struct arena *arena;
static struct diags *diags;

static void
set_up(void)
{
	arena = arena_new();
	diags = diags_new();
}

static void
tear_down(void)
{
	arena_free(arena);
	diags_free(diags);
}

TestSuite(compile_doc_markdown, .init = set_up, .fini = tear_down, .timeout = 300);

static struct doc *
read_buf(const struct buf *b)
{
	return doc_read_bytes("a.md", buf_str(b), b->len, NULL, arena, diags);
}

static struct doc *
read_repeated(const char *piece, size_t times, const char *end)
{
	struct buf b = {0};
	struct doc *d;

	for (size_t i = 0; i < times; i++)
		buf_adds(&b, piece);
	buf_adds(&b, end);
	d = read_buf(&b);
	buf_free(&b);
	return d;
}

static size_t
count_errors(void)
{
	return diags_count_level(diags, DIAG_ERROR);
}

Test(compile_doc_markdown, many_brackets_are_refused)
{
	cr_expect_null(read_repeated("[", 100000, ""));
	cr_expect_eq(count_errors(), 1);
	cr_expect_null(read_repeated("![[]()", 3000, ""));
	cr_expect_eq(count_errors(), 2);
}

Test(compile_doc_markdown, brackets_are_named_with_their_line)
{
	struct buf b = {0};

	buf_adds(&b, "one\r\n\r\ntwo\n  \nthree\n");
	for (int i = 0; i < 5000; i++)
		buf_adds(&b, "[\n");
	cr_expect_null(read_buf(&b));
	cr_assert_eq(diags_count(diags), 1);
	cr_expect_eq(diags_get(diags, 0)->place.line, 5);
	buf_free(&b);
}

Test(compile_doc_markdown, brackets_with_blank_lines_between_are_not_too_many)
{
	cr_expect_not_null(read_repeated("[a](b)\n\n", 20000, ""));
	cr_expect_eq(count_errors(), 0);
}

Test(compile_doc_markdown, deep_nesting_ends_at_a_depth)
{
	struct doc *d = read_repeated(">", 100000, "deep");

	cr_assert_not_null(d);
	cr_assert_eq(d->section_count, 1);
	cr_assert_eq(d->sections[0].block_count, 1);
	cr_expect_eq(d->sections[0].blocks[0].kind, BLOCK_QUOTE);
	cr_expect_eq(d->sections[0].blocks[0].depth, DOC_DEPTH);
	d = read_repeated("- ", 100000, "deep");
	cr_assert_not_null(d);
	d = read_repeated("1. ", 100000, "deep");
	cr_assert_not_null(d);
}

Test(compile_doc_markdown, pathological_documents_end)
{
	static const char *const pieces[] = {"*a **b ", "_", "`", "**", "a**b c* ", "&", "<",
	    "<a b=\"", "<!--", "<?", "](", "\\", "#\n", "# a\n", "> a\n", "- a\n", "  - a\n", "a\n",
	    "\t", "~~~\n", "<div>\n\n", "&#27;", "*", "](a)", "(((", "\xf0\x9f\x91\xa9\xe2\x80\x8d",
	    "\xff", "[a]: b\n\n", "1) \n", "-\n", "<script", "<b", "_a __b ", "![]()\n\n"};

	unsigned most = 300000, size = fixture_rounds(most);

	for (size_t i = 0; i < 2 * (sizeof pieces / sizeof *pieces); i++) {
		const char *piece = pieces[i / 2], *end = i % 2 == 0 ? "" : "a>";
		clock_t start = clock();

		cr_expect_not_null(read_repeated(piece, size / strlen(piece), end), "of %s", piece);
		cr_expect_lt(
		    (double)(clock() - start) / CLOCKS_PER_SEC, 10.0 * size / most, "of %s", piece);
		arena_free(arena);
		arena = arena_new();
	}
}

/* The slowest that passes the count of brackets. */
Test(compile_doc_markdown, brackets_below_the_limit_are_fast)
{
	struct buf b = {0};

	while (b.len < 500000) {
		for (int i = 0; i < 2048; i++)
			buf_adds(&b, "![[]()");
		buf_adds(&b, "\n\n");
	}
	cr_expect_not_null(read_buf(&b));
	buf_free(&b);
}

Test(compile_doc_markdown, a_long_target_is_kept_once)
{
	struct buf b = {0};
	struct doc *d;
	const struct doc_block *block;

	buf_adds(&b, "[");
	for (int i = 0; i < 20000; i++)
		buf_adds(&b, "*a* ");
	buf_adds(&b, "](/");
	for (int i = 0; i < 100000; i++)
		buf_addc(&b, 'u');
	buf_adds(&b, ")");
	d = read_buf(&b);
	cr_assert_not_null(d);
	block = &d->sections[0].blocks[0];
	cr_assert_eq(block->run_count, 40000);
	for (size_t i = 0; i < block->run_count; i++)
		cr_assert_eq(block->runs[i].target, block->runs[0].target);
	buf_free(&b);
}

Test(compile_doc_markdown, joined_pieces_are_filtered_together)
{
	struct buf b = {0};
	struct doc *d;

	/* A woman, a joiner and a rocket, each as an entity; then a joiner that joins nothing. */
	buf_adds(&b, "&#x1f469;&#x200d;&#x1f680; &#x200d;x");
	d = read_buf(&b);
	cr_expect_str_eq(d->sections[0].blocks[0].runs[0].text,
	    "\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x9a\x80 x");
	buf_free(&b);
}
