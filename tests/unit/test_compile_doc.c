/* SPDX-License-Identifier: MIT */
/* Documents as files, in an image, and printed. */
#include <criterion/criterion.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/buf.h"
#include "base/file.h"
#include "compile/doc.h"
#include "compile/doc_make.h"
#include "topic/topic.h"

static struct arena *arena;
static struct diags *diags;
static char folder[64];

static void
set_up(void)
{
	arena = arena_new();
	diags = diags_new();
	strcpy(folder, "/tmp/ramus-test-XXXXXX");
	cr_assert_not_null(mkdtemp(folder));
}

static void
tear_down(void)
{
	arena_free(arena);
	diags_free(diags);
	rmdir(folder);
}

TestSuite(compile_doc, .init = set_up, .fini = tear_down);

/* Writes a file, reads it as a document and removes it. */
static struct doc *
read_file(const char *name, const char *data, size_t len)
{
	char *path = xasprintf("%s/%s", folder, name);
	struct doc *d;

	cr_assert_eq(file_write(path, data, len, NULL), 0);
	d = doc_read(path, NULL, arena, diags);
	unlink(path);
	free(path);
	return d;
}

static void
expect_diagnostic(const char *id, enum diag_level level)
{
	cr_assert_eq(diags_count(diags), 1);
	cr_expect_str_eq(diags_get(diags, 0)->message->id, id);
	cr_expect_eq(diags_get(diags, 0)->message->level, level);
}

Test(compile_doc, the_ending_says_how_to_read)
{
	const char *text = "# One\n\nTwo\n";
	struct doc *md = read_file("a.md", text, strlen(text));
	struct doc *txt = read_file("b.TXT", text, strlen(text));

	cr_assert(md != NULL && txt != NULL);
	cr_expect_eq(md->section_count, 1);
	cr_expect_str_eq(md->name, "a.md");
	cr_expect_str_eq(md->title, "One");
	cr_expect_eq(txt->section_count, 2);
	cr_expect_str_eq(txt->name, "b.TXT");
	cr_expect_str_eq(txt->sections[0].heading, "# One");
	cr_expect_eq(diags_count(diags), 0);
}

Test(compile_doc, another_ending_is_refused)
{
	cr_expect_null(read_file("a.html", "x", 1));
	expect_diagnostic("doc-ending", DIAG_ERROR);
}

Test(compile_doc, a_file_that_is_not_there)
{
	char *path = xasprintf("%s/none.md", folder);

	cr_expect_null(doc_read(path, NULL, arena, diags));
	expect_diagnostic("doc-unreadable", DIAG_ERROR);
	cr_expect_null(strstr(diags_get(diags, 0)->text, folder), "the path is given twice");
	free(path);
}

Test(compile_doc, a_file_that_is_too_big)
{
	char *data = xcalloc(1, DOC_LIMIT + 1);

	memset(data, '\n', DOC_LIMIT + 1);
	cr_expect_null(read_file("a.txt", data, DOC_LIMIT + 1));
	expect_diagnostic("doc-unreadable", DIAG_ERROR);
	free(data);
}

Test(compile_doc, utf16_is_refused)
{
	cr_expect_null(read_file("a.txt",
	    "\xff\xfe"
	    "a\0b\0",
	    6));
	expect_diagnostic("file-utf16", DIAG_ERROR);
}

Test(compile_doc, the_title_is_the_first_heading_of_the_top)
{
	const char *text = "## Sub\n\n# Top\n";

	cr_expect_str_eq(read_file("a.md", text, strlen(text))->title, "Top");
	text = "## Sub\n\n### Below\n";
	cr_expect_str_eq(read_file("a.md", text, strlen(text))->title, "Sub");
}

Test(compile_doc, slugs_are_unique)
{
	static const struct {
		const char *heading, *slug;
	} rows[] = {{"A b", "a-b"}, {"A B", "a-b-1"}, {"a-b-1", "a-b-1-1"}, {"A b", "a-b-2"},
	    {"A b 2", "a-b-2-1"}, {"!", "section"}, {"?", "section-1"}, {"A b", "a-b-3"}};
	struct doc_maker m;

	doc_maker_init(&m, arena);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		cr_expect_str_eq(doc_maker_slug(&m, rows[i].heading), rows[i].slug);
	doc_maker_finish(&m, "a.md");
}

static struct topic *
open_built(const struct builder *b)
{
	struct error err = {""};
	size_t len;
	void *bytes = builder_finish(b, &len);
	struct topic *t = topic_open_bytes(bytes, len, &err);

	cr_assert_not_null(t, "%s", err.text);
	return t;
}

Test(compile_doc, in_an_image)
{
	const char *first = "# One\n\nText.\n",
		   *second = "# Top\n\n## Sub\n\n1. a *b* [c *d*](u)\n2. e\n\n---\n";
	struct builder *b = builder_new();
	struct image_meta meta = {.worth = 0.03, .start = NONE};
	const struct document *document;
	const struct section *sub;
	const struct block *item;
	const struct run *run;
	struct topic *t;

	builder_add(b, PART_META, &meta);
	cr_expect_eq(doc_build(b, read_file("a.md", first, strlen(first)), NONE), 0);
	cr_expect_eq(doc_build(b, read_file("b.md", second, strlen(second)), NONE), 1);
	t = open_built(b);
	document = topic_document(t, 1);
	cr_expect_str_eq(topic_text(t, document->title), "Top");
	cr_expect_str_eq(topic_text(t, document->name), "b.md");
	cr_expect(document->sections.first == 1 && document->sections.count == 2);
	sub = topic_section(t, 2);
	cr_expect_str_eq(topic_text(t, sub->slug), "sub");
	cr_expect(sub->document == 1 && sub->parent == 1 && sub->level == 2 && sub->line == 3);
	cr_assert_eq(sub->blocks.count, 3);
	item = topic_block(t, sub->blocks.first);
	cr_expect(item->kind == BLOCK_ITEM && item->number == 1 && item->depth == 1);
	cr_assert_eq(item->runs.count, 5);
	run = topic_run(t, item->runs.first + 4);
	cr_expect_str_eq(topic_text(t, run->text), "d");
	cr_expect_str_eq(topic_text(t, run->target), "u");
	cr_expect_eq(run->style, RUN_LINK | RUN_EMPH);
	cr_expect_eq(topic_block(t, sub->blocks.first + 2)->kind, BLOCK_RULE);
	topic_close(t);
	builder_free(b);
}

Test(compile_doc, printed)
{
	const char *text = "Before.\n\n# Caf\xc3\xa9 au lait\n\nText.\n\nText.\n\n## B \"q\"\n";
	struct doc *d = read_file("a.md", text, strlen(text));
	struct buf out = {0};

	setlocale(LC_CTYPE, "C.UTF-8");
	doc_print_sections(d, &out);
	cr_expect_str_eq(buf_str(&out),
	    "a.md: Caf\xc3\xa9 au lait\n"
	    "  line level blocks  slug          heading\n"
	    "     1     0      1  -             (text before the first heading)\n"
	    "     3     1      2  caf\xc3\xa9-au-lait  Caf\xc3\xa9 au lait\n"
	    "     9     2      0  b-q           B \"q\"\n",
	    "got\n%s", buf_str(&out));
	buf_clear(&out);
	doc_print_sections_json(d, &out);
	cr_expect_not_null(strstr(buf_str(&out), "\"slug\":\"b-q\""), "got\n%s", buf_str(&out));
	cr_expect_not_null(strstr(buf_str(&out), "\"parent\":\"caf\xc3\xa9-au-lait\""));
	buf_free(&out);
}

/* A joiner that ends a line, whatever ends it. */
Test(compile_doc, what_is_hidden_has_its_column_whatever_ends_the_line)
{
	static const char *const texts[] = {
	    "A\n\xf0\x9f\x91\xa8\xe2\x80\x8d\n", "A\r\n\xf0\x9f\x91\xa8\xe2\x80\x8d\r\n"};

	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		struct diags *found = diags_new();
		char *path = xasprintf("%s/joined.md", folder);

		cr_assert_eq(file_write(path, texts[i], strlen(texts[i]), NULL), 0);
		doc_read(path, NULL, arena, found);
		cr_assert_eq(diags_count(found), 2); /* the other: it has no heading */
		struct diag_place at = diags_get(found, 0)->place;
		cr_expect(at.line == 2 && at.column == 3, "text %zu: %u:%u", i, (unsigned)at.line,
		    (unsigned)at.column);
		diags_free(found);
		unlink(path);
		free(path);
	}
}
