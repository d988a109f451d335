/* SPDX-License-Identifier: MIT */
/* A file cut into pieces: nothing lost, nothing twice, places as in the file. */
#include <criterion/criterion.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/alloc.h"
#include "csv/table.h"
#include "csv/chunks.h"
#include "fixture.h"

static const char *const known[] = {"id", "present", "cause"};

static char *
path_in(const char *folder)
{
	return xasprintf("%s/x.csv", folder);
}

/* All values of the rows of a table but the first, and the line of each row. */
static void
add_rows(struct table *t, const struct chunk *c, struct buf *out)
{
	for (size_t row = 1; t != NULL && row < t->row_count; row++) {
		struct diag_place at = table_place(t, row, 0, 0);

		buf_printf(out, "%lu:%lu",
		    (unsigned long)(c != NULL ? chunk_place(c, at).line : at.line),
		    (unsigned long)at.column);
		for (size_t f = 0; f < table_width(t, row); f++)
			buf_printf(out, "|%s", table_field(t, row, f).text);
		buf_addc(out, '\n');
	}
}

/* The rows as the pieces give them; *pieces gets their number. */
static void
read_pieces(const char *path, struct buf *out, size_t *pieces)
{
	struct diags *diags = diags_new();
	struct chunks *chunks = chunks_open(path, known, 3, NULL, NULL, diags);
	struct chunk c;

	cr_assert_not_null(chunks);
	for (*pieces = 0; chunks_next(chunks, &c, diags); ++*pieces) {
		struct arena *arena = arena_new();

		cr_expect(c.number == *pieces);
		add_rows(table_parse(path, c.bytes, c.len, known, 3, arena, diags), &c, out);
		arena_free(arena);
		free(c.bytes);
	}
	chunks_close(chunks);
	diags_free(diags);
}

static void
expect_same(const char *text, size_t least)
{
	struct fixture_file files[] = {{"x.csv", text}, {NULL, NULL}};
	char *folder = fixture_folder(files), *path = path_in(folder);
	struct buf whole = {0}, parts = {0};
	struct arena *arena = arena_new();
	struct diags *diags = diags_new();
	size_t pieces;

	add_rows(table_read(path, known, 3, arena, diags), NULL, &whole);
	read_pieces(path, &parts, &pieces);
	cr_expect_str_eq(buf_str(&parts), buf_str(&whole));
	cr_expect(pieces >= least, "%zu pieces", pieces);
	buf_free(&whole);
	buf_free(&parts);
	arena_free(arena);
	diags_free(diags);
	free(path);
	fixture_remove(folder);
}

Test(csv_chunks, small_files_are_one_piece)
{
	expect_same("id,present,cause\n1,a,b\n2,c,d\n", 1);
	expect_same("\n\nid;present;cause\r\n\r\n1;a;b\r2;c;d", 1);
	expect_same("\xef\xbb\xbfid,present,cause\n", 1);
	expect_same("id,present,cause", 1);
	expect_same("", 1);
	expect_same("# a\n\n# \"b\nid,present,cause\n# c\n1,a,b\n# d", 1);
}

/* Line breaks in quotes, blank lines, every kind of line break, faults: all from chance. */
Test(csv_chunks, any_text_is_cut_between_rows)
{
	static const char *const bits[] = {"a", "b;c", ",", ",", "\"x,y\"", "\"line\nbreak\"", "\n",
	    "\r\n", "\r", "\n\n", " ", "\"a\"\"b\"", "\t", "\"q\"z\n", "st\"ray\n"};

	for (uint64_t seed = 1; seed <= 12; seed++) {
		uint64_t state = seed;
		struct buf text = {0};

		if (seed % 4 == 0)
			buf_adds(&text, "# comments\n");
		buf_adds(
		    &text, seed % 2 ? "id,present,cause\r\n" : "\xef\xbb\xbfid,present,cause\n");
		while (text.len < 200000) {
			uint32_t n = fixture_random(&state) % (seed % 3 == 0 ? 15 : 13);

			buf_adds(&text, bits[n]);
			if (n == 6 && seed % 2 == 0)
				buf_addc(&text, '#');
		}
		expect_same(buf_str(&text), 10);
		buf_free(&text);
	}
}

Test(csv_chunks, an_endless_row_ends_reading_with_a_word)
{
	struct buf text = {0};
	struct fixture_file files[] = {{"x.csv", NULL}, {NULL, NULL}};
	struct diags *diags = diags_new();
	struct chunks *chunks;
	struct chunk c;
	char *folder, *path;
	size_t rows_len = 0;

	buf_adds(&text, "id,present,cause\n1,a,b\n2,\"never closed\n");
	while (text.len < 2 * CHUNK_ROW_LIMIT)
		buf_adds(&text, "and so it goes on and on\n");
	files[0].text = buf_str(&text);
	folder = fixture_folder(files);
	path = path_in(folder);
	chunks = chunks_open(path, known, 3, NULL, NULL, diags);
	while (chunks_next(chunks, &c, diags)) {
		rows_len += c.rows_len;
		free(c.bytes);
	}
	cr_expect(rows_len == strlen("1,a,b\n"));
	cr_assert_eq(diags_count(diags), 1);
	cr_expect_str_eq(diags_get(diags, 0)->message->id, "case-row-long");
	cr_expect(diags_get(diags, 0)->place.line + c.skipped == 3);
	chunks_close(chunks);
	diags_free(diags);
	buf_free(&text);
	free(path);
	fixture_remove(folder);
}

Test(csv_chunks, what_cannot_be_read_is_told)
{
	struct diags *diags = diags_new();
	struct chunks *chunks;
	struct chunk c;

	cr_expect_null(chunks_open("/no/such/file.csv", known, 3, NULL, NULL, diags));
	cr_expect(diags_count(diags) == 1);
	chunks = chunks_open("/", known, 3, NULL, NULL, diags);
	cr_assert_not_null(chunks);
	cr_expect(chunks_next(chunks, &c, diags) && c.rows_len == 0);
	cr_expect(diags_count(diags) == 2);
	free(c.bytes);
	cr_expect(!chunks_next(chunks, &c, diags));
	chunks_close(chunks);
	diags_free(diags);
}

static bool
stop_at(void *left)
{
	return --*(int *)left < 0;
}

/* Who stops waiting for a pipe has half a file: that is no file with a fault. */
Test(csv_chunks, what_came_before_a_stop_is_no_piece)
{
	static const char *const begun[] = {"", "id,pres", "id,present,cause\n1,a,b\n2,\"c"};

	for (size_t i = 0; i < sizeof begun / sizeof *begun; i++) {
		char *folder = fixture_empty_folder(), *path = path_in(folder);
		struct diags *diags = diags_new();
		struct chunks *chunks;
		struct chunk c;
		int fd, left = 1;

		cr_assert_eq(mkfifo(path, 0600), 0);
		fd = open(path, O_RDWR);
		cr_assert_eq(write(fd, begun[i], strlen(begun[i])), (ssize_t)strlen(begun[i]));
		chunks = chunks_open(path, known, 3, stop_at, &left, diags);
		cr_assert_not_null(chunks);
		cr_expect_not(chunks_next(chunks, &c, diags), "%zu", i);
		cr_expect_not(chunks_next(chunks, &c, diags), "%zu", i);
		cr_expect_eq(diags_count(diags), 0);
		chunks_close(chunks);
		diags_free(diags);
		close(fd);
		free(path);
		fixture_remove(folder);
	}
}
