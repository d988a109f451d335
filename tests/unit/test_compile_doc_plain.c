/* SPDX-License-Identifier: MIT */
/* Plain-text documents: headings to be left out, and the headings of real documents. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "fixture.h"

#include "base/buf.h"
#include "base/file.h"
#include "compile/doc.h"
#include "shared_data.h"

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

TestSuite(compile_doc_plain, .init = set_up, .fini = tear_down);

static struct doc *
read_text(const char *text, const char *except)
{
	struct doc *d = doc_read_bytes("a.txt", text, strlen(text), except, arena, diags);

	cr_assert_not_null(d);
	return d;
}

/* The slugs of d with spaces between. */
static void
expect_slugs(const struct doc *d, const char *want)
{
	struct buf got = {0};

	for (size_t i = 0; i < d->section_count; i++)
		buf_printf(&got, "%s%s", i > 0 ? " " : "", d->sections[i].slug);
	cr_expect_str_eq(buf_str(&got), want, "got %s", buf_str(&got));
	buf_free(&got);
}

static void
expect_diagnostics(const char *want)
{
	struct buf got = {0};

	diags_sort(diags);
	for (size_t i = 0; i < diags_count(diags); i++)
		diag_format(diags_get(diags, i), &got);
	cr_expect_str_eq(buf_str(&got), want, "got %s", buf_str(&got));
	buf_free(&got);
}

Test(compile_doc_plain, a_heading_can_be_left_out)
{
	struct doc *d = read_text("One\nShare this\nText.\nTwo\n", " share-this ;");

	expect_slugs(d, "one two");
	cr_assert_eq(d->sections[0].block_count, 2);
	cr_expect_str_eq(d->sections[0].blocks[0].runs[0].text, "Share this");
	expect_diagnostics("");
}

Test(compile_doc_plain, a_slug_without_number_leaves_out_all)
{
	expect_slugs(read_text("Share\nOne\nShare\nOne\nShare\n", "share"), " one one-1");
	expect_diagnostics("");
}

Test(compile_doc_plain, leaving_out_renames_no_other)
{
	expect_slugs(
	    read_text("Share\nOne\nShare\nOne\nShare\n", "share-1"), "share one one-1 share-2");
	expect_diagnostics("");
}

Test(compile_doc_plain, what_is_not_there_cannot_be_left_out)
{
	expect_slugs(read_text("Share\nOne\n", "shore;shore"), "share one");
	expect_diagnostics("a.txt: warning: the document has no heading 'shore' to leave out; did "
			   "you mean 'share'? [doc-except]\n");
}

Test(compile_doc_plain, without_a_heading)
{
	struct doc *d = read_text("Only a sentence.\n", NULL);

	expect_slugs(d, "");
	cr_assert_eq(d->section_count, 1);
	cr_expect_str_eq(d->title, "a.txt");
	expect_diagnostics("a.txt: note: the document has no heading [doc-no-heading]\n");
}

Test(compile_doc_plain, empty)
{
	cr_expect_eq(read_text("", NULL)->section_count, 0);
	cr_expect_eq(read_text("\n \n\t\n", NULL)->section_count, 0);
}

/* Many lines of one kind must not take time by their square. */
static void
expect_fast(const char *piece, size_t bytes)
{
	struct buf b = {0};
	clock_t start = clock();

	while (b.len < bytes)
		buf_adds(&b, piece);
	read_text(b.data, "x;y-1");
	buf_free(&b);
	cr_expect_lt((double)(clock() - start) / CLOCKS_PER_SEC, 20.0 * (double)bytes / DOC_LIMIT,
	    "of %s", piece);
}

Test(compile_doc_plain, large_documents_are_read_in_linear_time)
{
	static const char *const pieces[] = {"x\n", "y y\n\n", "- x\n", "\xe2\x80\xa2", "  ", "(",
	    "1. ", "a long line that goes on and on until it is broken\nover the end ", "\xcc\x81",
	    "\r"};

	for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++)
		expect_fast(pieces[i], fixture_rounds(DOC_LIMIT - 100));
}

/* A golden file has one line for each heading that the rule finds: its line in the document, '+'
 * for one that the page means as a heading and '-' for one that only looks like it, and its slug,
 * which is cut where it has more than seven words. */
static void
check_headings(const char *golden, const struct doc *d)
{
	char *path = source_path(golden);
	FILE *f = fopen(path, "r");
	char sign, slug[256];
	unsigned line;
	size_t i = 0;

	cr_assert_not_null(f, "%s cannot be opened", path);
	while (fscanf(f, "%u %c %255s", &line, &sign, slug) == 3) {
		size_t len = strlen(slug);
		const struct doc_section *s;
		while (i < d->section_count && d->sections[i].level == 0)
			i++;
		cr_assert_lt(i, d->section_count, "%s: %s was not found", path, slug);
		s = &d->sections[i++];
		cr_expect_eq(
		    s->line, line, "%s: found %s in line %u", path, s->slug, (unsigned)s->line);
		if (len > 3 && strcmp(slug + len - 3, "...") == 0)
			cr_expect(strncmp(slug, s->slug, len - 3) == 0, "found %s", s->slug);
		else
			cr_expect_str_eq(s->slug, slug);
	}
	cr_expect_eq(i, d->section_count, "%s: found more than is listed", path);
	fclose(f);
	free(path);
}

static void
check_seed(const char *name, const char *golden)
{
	char *relative = xasprintf("seeds/%s", name), *path = shared_path(relative);
	struct doc *d;

	free(relative);
	if (path == NULL)
		cr_skip_test("shared/seeds is not there");
	d = doc_read(path, NULL, arena, diags);
	cr_assert_not_null(d);
	cr_expect_eq(diags_count(diags), 0);
	check_headings(golden, d);
	free(path);
}

Test(compile_doc_plain, headings_of_the_first_seed)
{
	check_seed("000_be19d9fa30664edc.txt", "tests/golden/doc/seed-0.headings");
}

Test(compile_doc_plain, headings_of_the_second_seed)
{
	check_seed("001_220ad4c9d5a923ff.txt", "tests/golden/doc/seed-1.headings");
}

Test(compile_doc_plain, headings_of_the_third_seed)
{
	check_seed("002_a34c39057dcab173.txt", "tests/golden/doc/seed-2.headings");
}

Test(compile_doc_plain, headings_of_the_fourth_seed)
{
	check_seed("003_a8ffd86622252a8e.txt", "tests/golden/doc/seed-3.headings");
}

/* Every bullet of a seed is an item, and no text is lost: each word of the file is in the
 * document. */
Test(compile_doc_plain, nothing_of_a_seed_is_lost)
{
	char *path = shared_path("seeds/003_a8ffd86622252a8e.txt");
	struct buf file = {0};
	size_t items = 0, marks = 0, characters = 0;
	struct doc *d;

	if (path == NULL)
		cr_skip_test("shared/seeds is not there");
	d = doc_read(path, NULL, arena, diags);
	cr_assert_eq(file_read(path, 0, &file, NULL), 0);
	for (size_t i = 0; i < file.len; i++)
		marks += (i == 0 || file.data[i - 1] == '\n') &&
			 (file.data[i] == '-' || file.data[i] == '*');
	for (size_t i = 0; i < d->section_count; i++) {
		characters += strlen(d->sections[i].heading) + 1;
		for (size_t k = 0; k < d->sections[i].block_count; k++) {
			items += d->sections[i].blocks[k].kind == BLOCK_ITEM;
			characters += strlen(d->sections[i].blocks[k].runs[0].text) + 1;
		}
	}
	cr_expect_eq(items, marks);
	cr_expect_eq(characters + 2 * marks, file.len + (file.data[file.len - 1] != '\n'));
	buf_free(&file);
	free(path);
}
