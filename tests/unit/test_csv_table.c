/* SPDX-License-Identifier: MIT */
/* Tables: what libcsv reads, where the scanner says it stands, and files as spreadsheets make
 * them. */
#include <criterion/criterion.h>
#include <csv.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "csv/messages.h"
#include "csv/scan.h"
#include "csv/table.h"
#include "fixture.h"
#include "shared_data.h"

struct read {
	struct arena *arena;
	struct diags *diags;
	struct table *table;
};

static const char *const known[] = {"id", "name", "note"};

static struct read
parse(const char *bytes, size_t len)
{
	struct read r = {arena_new(), diags_new(), NULL};

	setlocale(LC_ALL, "C.UTF-8");
	r.table = table_parse("t.csv", bytes, len, known, 3, r.arena, r.diags);
	return r;
}

static void
done(struct read *r)
{
	diags_free(r->diags);
	arena_free(r->arena);
}

static void
expect_field(const struct read *r, size_t row, size_t field, const char *want)
{
	struct table_field f = table_field(r->table, row, field);

	cr_expect_str_eq(
	    f.text, want, "row %zu field %zu is '%s', not '%s'", row, field, f.text, want);
	cr_expect_eq(strlen(f.text), f.len);
}

static void
expect_place(struct diag_place at, uint32_t line, uint32_t column)
{
	cr_expect(at.line == line && at.column == column, "%u:%u is not %u:%u", at.line, at.column,
	    line, column);
}

static void
expect_diag(
    const struct read *r, size_t i, enum csv_message_number number, uint32_t line, uint32_t column)
{
	const struct diag *d = diags_get(r->diags, i);

	cr_assert_not_null(d);
	cr_expect_str_eq(d->message->id, csv_message(number)->id);
	expect_place(d->place, line, column);
}

Test(csv_table, line_ends_and_marks_make_no_difference)
{
	static const char *const ends[] = {"\n", "\r\n", "\r", "\n\n", "\r\n \t\r\n"};

	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
		struct buf b = {0};
		struct read r;

		buf_printf(&b, "\xef\xbb\xbfid,name%sa,\"two%slines\"%sb,\xc3\xa4 b ", ends[i],
		    ends[i], ends[i]);
		r = parse(buf_str(&b), b.len);
		cr_assert_eq(r.table->row_count, 3);
		expect_field(&r, 0, 0, "id");
		expect_field(&r, 1, 0, "a");
		expect_field(&r, 2, 1, "\xc3\xa4 b");
		cr_expect_eq(diags_count(r.diags), 0);
		done(&r);
		buf_free(&b);
	}
}

Test(csv_table, places_count_lines_and_characters)
{
	static const char text[] = "\xef\xbb\xbfid;name;note\r\n"
				   "\r\n"
				   "a; \"\xc3\xa4 \"\"x\"\" ;\r\nnext \xe2\x82\xac end\" ;z\r\n"
				   "b;;\r\n";
	struct read r = parse(text, sizeof text - 1);

	cr_assert_eq(r.table->separator, ';');
	cr_assert_eq(r.table->row_count, 3);
	expect_field(&r, 1, 1, "\xc3\xa4 \"x\" ;\nnext \xe2\x82\xac end");
	expect_place(table_place(r.table, 0, 0, 0), 1, 1);
	expect_place(table_place(r.table, 0, 2, 1), 1, 10);
	expect_place(table_place(r.table, 1, 0, 0), 3, 1);
	expect_place(table_place(r.table, 1, 1, 0), 3, 5);
	expect_place(table_place(r.table, 1, 1, 4), 3, 9); /* x, behind a doubled quote */
	expect_place(table_place(r.table, 1, 1, 5), 3, 10);
	expect_place(table_place(r.table, 1, 1, 9), 4, 1); /* n of next: CRLF became one byte */
	expect_place(table_place(r.table, 1, 1, 18), 4, 8);
	expect_place(table_place(r.table, 1, 2, 0), 4, 14);
	expect_place(table_place(r.table, 2, 0, 0), 5, 1);
	expect_place(table_place(r.table, 2, 2, 0), 5, 4);
	expect_place(table_place(r.table, 2, 9, 0), 5, 4);
	cr_expect_eq(diags_count(r.diags), 0);
	done(&r);
}

Test(csv_table, separator_is_the_one_that_gives_the_columns)
{
	static const struct {
		const char *header;
		char separator;
	} cases[] = {{"id,name;note", ','}, {"id;name,note", ','}, {"id;name;note,x", ';'},
	    {"id\tname\tnote", '\t'}, {"\"id\"\t\"name\"", '\t'}, {"\"x;y;z\",id,\"a;b\"", ','},
	    {"note", ','}, {"x;y", ';'}, {"x\ty;z\tw", '\t'}};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct read r = parse(cases[i].header, strlen(cases[i].header));

		cr_expect_eq(r.table->separator, cases[i].separator, "%s", cases[i].header);
		done(&r);
	}
}

Test(csv_table, a_first_line_can_say_what_separates)
{
	static const char text[] = "\xef\xbb\xbfsep=;\r\nid;name,note\r\na;b\r\n;\r\n";
	struct read r = parse(text, sizeof text - 1);

	cr_assert_eq(r.table->separator, ';');
	cr_assert_eq(r.table->row_count, 2);
	expect_field(&r, 0, 1, "name,note");
	expect_place(table_place(r.table, 0, 1, 0), 2, 4);
	expect_place(table_place(r.table, 1, 1, 0), 3, 3);
	cr_assert_eq(diags_count(r.diags), 1);
	expect_diag(&r, 0, MSG_ROW_EMPTY, 4, 1);
	done(&r);
	for (const char **s = (const char *[]){"\"sep=,\"\nid;x,y\n", "sep=\t\nid;x,y\n", NULL}; *s;
	     s++) {
		r = parse(*s, strlen(*s));
		cr_expect_eq(r.table->separator, (*s)[4] == ',' || (*s)[5] == ',' ? ',' : '\t');
		cr_expect_eq(r.table->row_count, 1);
		done(&r);
	}
	r = parse("sep=x\n", 6); /* a column of that name */
	expect_field(&r, 0, 0, "sep=x");
	done(&r);
}

Test(csv_table, a_first_line_can_say_that_there_are_comments)
{
	static const char *const starts[] = {
	    "# a, \"b\r\n", "\xef\xbb\xbf# x;y\r\n", "sep=;\r\n#\r\n", "\r\n#,,,\r\n"};
	static const char rest[] = "# more\r\n"
				   "id;name\r\n"
				   "# \"not\" a row;\r\n"
				   "a;\"# two\r\n# lines\"\r\n"
				   "\r\n"
				   "\"# quoted\";#b\r\n"
				   " # blank first;c\r\n"
				   "d;x\"y\r\n"
				   "# after a fault\r\n"
				   "e;f\r\n"
				   "# the end";

	for (size_t i = 0; i < 4; i++) {
		uint32_t above = i < 2 ? 0 : 1;
		char *text = xasprintf("%s%s", starts[i], rest);
		struct read r = parse(text, strlen(text));

		cr_assert_eq(r.table->row_count, 5);
		cr_expect(r.table->comments);
		expect_field(&r, 0, 0, "id");
		expect_field(&r, 1, 1, "# two\n# lines");
		expect_field(&r, 2, 0, "# quoted");
		expect_field(&r, 2, 1, "#b");
		expect_field(&r, 3, 0, "# blank first");
		expect_field(&r, 4, 1, "f");
		expect_place(table_place(r.table, 0, 1, 0), above + 3, 4);
		expect_place(table_place(r.table, 2, 1, 0), above + 8, 12);
		expect_place(table_place(r.table, 4, 0, 0), above + 12, 1);
		cr_assert_eq(diags_count(r.diags), 1);
		expect_diag(&r, 0, MSG_QUOTE_STRAY, above + 10, 4);
		done(&r);
		free(text);
	}
}

Test(csv_table, elsewhere_a_number_sign_is_a_letter)
{
	struct read r = parse("id,name\n# a,b\n", 14);

	cr_assert_eq(r.table->row_count, 2);
	cr_expect_not(r.table->comments);
	expect_field(&r, 1, 0, "# a");
	done(&r);
	r = parse("\"# id\",name\n# a,b\n", 18);
	cr_assert_eq(r.table->row_count, 2);
	expect_field(&r, 0, 0, "# id");
	done(&r);
	r = parse("# nothing\n# else", 16);
	cr_expect_null(r.table);
	cr_assert_eq(diags_count(r.diags), 1);
	expect_diag(&r, 0, MSG_FILE_EMPTY, 1, 1);
	done(&r);
}

Test(csv_table, empty_rows_are_told_once)
{
	struct read r = parse("id,name\n,\na,b\n,\n,\n", 18);

	cr_assert_eq(diags_count(r.diags), 1);
	expect_diag(&r, 0, MSG_ROW_EMPTY, 2, 1);
	cr_expect(strstr(diags_get(r.diags, 0)->text, ": 3;") != NULL);
	done(&r);
}

Test(csv_table, reading_goes_on_after_an_error)
{
	static const char text[] = "id,name\n"
				   "a,b\"c\n"
				   "b,\"two\nlines\" x\n"
				   "\n"
				   "\"c\",d,e\n"
				   "d,\"open\n"
				   "e,f\n";
	struct read r = parse(text, sizeof text - 1);

	cr_assert(r.table->lost);
	cr_assert_eq(r.table->row_count, 2);
	cr_assert_eq(diags_count(r.diags), 3);
	expect_diag(&r, 0, MSG_QUOTE_STRAY, 2, 4);
	expect_diag(&r, 1, MSG_QUOTE_LINES, 3, 3);
	expect_diag(&r, 2, MSG_QUOTE_OPEN, 7, 3);
	expect_field(&r, 1, 0, "c");
	cr_expect_eq(table_width(r.table, 1), 3);
	expect_place(table_place(r.table, 1, 1, 0), 6, 5);
	done(&r);
}

Test(csv_table, a_header_with_an_error_gives_no_table)
{
	static const char text[] = "id,na\"me\na,b\n";
	struct read r = parse(text, sizeof text - 1);

	cr_expect_null(r.table);
	cr_expect_eq(diags_count(r.diags), 1);
	done(&r);
}

Test(csv_table, what_the_filter_takes_is_reported_where_it_stood)
{
	static const char text[] = "id,name\na,\"x\"\"\xe2\x80\xaey\ttab\x07z\"\nb,\xff\n";
	struct read r = parse(text, sizeof text - 1);

	expect_field(&r, 1, 1, "x\"y tabz");
	cr_assert_eq(diags_count(r.diags), 2);
	expect_diag(&r, 0, MSG_TEXT_FILTERED, 2, 7);
	expect_diag(&r, 1, MSG_UTF8_INVALID, 3, 3);
	expect_place(table_place(r.table, 1, 1, 2), 2, 8);  /* y */
	expect_place(table_place(r.table, 1, 1, 7), 2, 14); /* z */
	done(&r);
}

Test(csv_table, a_long_field_is_refused)
{
	size_t len = TABLE_FIELD_LIMIT + 8;
	char *text = xmalloc(len);
	struct read r;

	memset(text, 'x', len);
	memcpy(text, "id\n", 3);
	r = parse(text, len);
	cr_assert_eq(diags_count(r.diags), 1);
	expect_diag(&r, 0, MSG_FIELD_LONG, 2, 1);
	free(text);
	done(&r);
}

/* The scanner against libcsv. */

struct collected {
	struct buf out; /* each field between brackets, each row ended by a newline */
	size_t rows;
};

static void
collect_field(void *value, size_t len, void *data)
{
	struct collected *c = data;

	buf_addc(&c->out, '[');
	buf_add(&c->out, value, len);
	buf_addc(&c->out, ']');
}

static void
collect_row(int end, void *data)
{
	struct collected *c = data;

	(void)end;
	buf_addc(&c->out, '\n');
	c->rows++;
}

/* What libcsv gives, up to an error; where that is, or len. */
static size_t
by_libcsv(const char *s, size_t len, char separator, struct collected *c, bool *failed)
{
	struct csv_parser p;
	size_t used;

	csv_init(&p, CSV_STRICT | CSV_STRICT_FINI | CSV_APPEND_NULL);
	csv_set_delim(&p, (unsigned char)separator);
	used = csv_parse(&p, s, len, collect_field, collect_row, c);
	*failed = used != len || csv_fini(&p, collect_field, collect_row, c) != 0;
	csv_free(&p);
	return used;
}

static size_t
by_scanner(const char *s, size_t len, char separator, struct collected *c, enum scan_end *end)
{
	size_t at = 0;

	for (*end = SCAN_ROW; (at = scan_row(s, len, at, separator, false)) < len; c->rows++) {
		struct scan_field f;

		do {
			*end = scan_field(s, len, at, separator, &f);
			at = f.next;
			if (*end > SCAN_ROW)
				return at;
			buf_addc(&c->out, '[');
			scan_value(s, &f, &c->out);
			buf_addc(&c->out, ']');
		} while (*end == SCAN_SEPARATOR);
		buf_addc(&c->out, '\n');
	}
	return len;
}

static void
compare(const char *s, size_t len, char separator)
{
	struct collected a = {{0}, 0}, b = {{0}, 0};
	bool failed;
	enum scan_end end;
	size_t used = by_libcsv(s, len, separator, &a, &failed);
	size_t scanned = by_scanner(s, len, separator, &b, &end);

	cr_assert_eq(failed, end > SCAN_ROW, "on '%s' libcsv %s", s, failed ? "fails" : "passes");
	cr_assert_eq(a.rows, b.rows, "on '%s'", s);
	if (!failed)
		cr_assert_str_eq(buf_str(&a.out), buf_str(&b.out), "on '%s'", s);
	else if (end != SCAN_OPEN)
		cr_assert_eq(used, scanned, "on '%s'", s);
	buf_free(&a.out);
	buf_free(&b.out);
}

Test(csv_table, scanner_agrees_with_libcsv)
{
	static const char letters[] = "\"\"\"\",,,;;\t  \r\n\nab";
	static const char separators[] = ",;\t";
	uint64_t state = 20240607;

	for (int i = 0; i < 300000; i++) {
		char text[33];
		size_t len = fixture_random(&state) % sizeof text;

		for (size_t k = 0; k < len; k++)
			text[k] = letters[fixture_random(&state) % (sizeof letters - 1)];
		text[len] = '\0';
		compare(text, len, separators[i % 3]);
	}
}

/* Each field of a table written at random is found where it was written. */
Test(csv_table, places_are_where_fields_were_written)
{
	static const char *const words[] = {
	    "a", "\xc3\xa4\xe2\x82\xac", "\"q\"", "\"\xc3\xa4\n,;b\"", "\"x\r\ny\"", "\"\"", "b c"};
	uint64_t state = 77;

	for (int i = 0; i < 2000; i++) {
		struct buf b = {0};
		uint32_t line[20], column[20], now = 1, at = 1;
		size_t n = 0;
		struct read r;

		buf_adds(&b, "id,name\n");
		now++;
		for (int row = 0; row < 5; row++) {
			for (int f = 0; f < 2; f++) {
				const char *w = words[fixture_random(&state) % 7];
				size_t len = strlen(w);

				line[n] = now;
				column[n++] = at + (*w == '"');
				buf_adds(&b, w);
				for (size_t k = 0; k < len; k++) {
					at += ((unsigned char)w[k] & 0xc0) != 0x80 && w[k] != '\r';
					if (w[k] == '\n') {
						now++;
						at = 1;
					}
				}
				buf_adds(&b, f == 0 ? "," : "\r\n");
				at++;
			}
			now++;
			at = 1;
			if (fixture_random(&state) % 3 == 0) {
				buf_adds(&b, " \r");
				now++;
			}
			if (fixture_random(&state) % 3 == 0) {
				buf_adds(&b, "z,b\"x\n");
				now++;
			}
		}
		r = parse(buf_str(&b), b.len);
		for (size_t row = 1, k = 0; k < n; k += 2) {
			struct table_field first = table_field(r.table, row, 0);

			if (first.len == 0 && table_field(r.table, row, 1).len == 0)
				break; /* an empty row was left out: the rest is shifted */
			if (r.table->row_count != 6)
				break;
			expect_place(table_place(r.table, row, 0, 0), line[k], column[k]);
			expect_place(table_place(r.table, row, 1, 0), line[k + 1], column[k + 1]);
			row++;
		}
		done(&r);
		buf_free(&b);
	}
}

/* What is asked for behind another byte of its cell is found from there; alone it is found from the
 * beginning of its row. */
Test(csv_table, places_of_a_cell_are_the_same_in_any_order)
{
	static const char *const pieces[] = {
	    "a", "\xc3\xa4", "\xe2\x82\xac", "\"\"", "\n", "\r\n", "\r", ";", "\x01", "b c"};
	uint64_t state = 5;

	for (int i = 0; i < 300; i++) {
		size_t with = fixture_random(&state) % 2 ? 10 : 4, letters = 1 + i % 40;
		struct buf b = {0};

		buf_adds(&b, "id,name,note\nx,");
		buf_adds(&b, "\"");
		for (size_t n = 0; n < letters; n++)
			buf_adds(&b, pieces[fixture_random(&state) % with]);
		buf_adds(&b, "\",y\n");
		struct read r = parse(buf_str(&b), b.len);
		if (r.table->row_count == 2)
			for (int asked = 0; asked < 20; asked++) {
				struct read alone = parse(buf_str(&b), b.len);
				size_t field = fixture_random(&state) % 8 == 0 ? 2 : 1;
				struct table_field f = table_field(r.table, 1, field);
				size_t at = fixture_random(&state) % (f.len + 1);
				while (((unsigned char)f.text[at] & 0xc0) == 0x80)
					at--;
				struct diag_place want = table_place(alone.table, 1, field, at);

				expect_place(
				    table_place(r.table, 1, field, at), want.line, want.column);
				done(&alone);
			}
		done(&r);
		buf_free(&b);
	}
}

/* Words. */

Test(csv_table, fields_of_one_text_are_one_word)
{
	static const char text[] = "id,name,note\n"
				   "a,\"b\",\n"
				   "b,a\xcc\x88,a\xcc\x88\n"
				   "a,b,,b\n";
	struct read r = parse(text, sizeof text - 1);
	size_t words = r.table->word_count;

	cr_assert_eq(r.table->row_count, 4);
	cr_expect_eq(table_word(r.table, 1, 0), table_word(r.table, 3, 0));
	cr_expect_eq(table_word(r.table, 1, 1), table_word(r.table, 2, 0));
	cr_expect_eq(table_word(r.table, 1, 1), table_word(r.table, 3, 3));
	cr_expect_eq(table_word(r.table, 2, 1), table_word(r.table, 2, 2));
	cr_expect_neq(table_word(r.table, 1, 0), table_word(r.table, 1, 1));
	cr_expect_eq(table_word(r.table, 1, 2), 0, "the empty text");
	cr_expect_eq(table_word(r.table, 1, 3), 0, "no such field");
	for (size_t row = 0; row < 4; row++)
		for (size_t f = 0; f < table_width(r.table, row); f++) {
			cr_expect_lt(table_word(r.table, row, f), words);
			cr_expect_eq(table_word(r.table, row, f), r.table->cells[3 * row + f]);
		}
	expect_field(&r, 2, 2, "a\xcc\x88");
	done(&r);
}

/* One word is reported wherever it stands, and all that is wrong with a row before it is
 * dropped. */
Test(csv_table, a_faulty_word_is_reported_in_each_field)
{
	size_t len = TABLE_FIELD_LIMIT + 100;
	char *text = xmalloc(len);
	struct read r;
	int n;

	memset(text, 'x', len);
	n = snprintf(text, len, "id,name\n\a1,b\nc,\a1\n\xff,\a1,");
	text[n] = 'x';
	memcpy(text + len - 5, "\n,\ae\n", 5);
	r = parse(text, len);
	cr_assert_eq(diags_count(r.diags), 6);
	expect_diag(&r, 0, MSG_TEXT_FILTERED, 2, 1);
	expect_diag(&r, 1, MSG_TEXT_FILTERED, 3, 3);
	expect_diag(&r, 2, MSG_UTF8_INVALID, 4, 1);
	expect_diag(&r, 3, MSG_TEXT_FILTERED, 4, 3);
	expect_diag(&r, 4, MSG_FIELD_LONG, 4, 6);
	expect_diag(&r, 5, MSG_TEXT_FILTERED, 5, 2);
	cr_assert_eq(r.table->row_count, 4);
	expect_field(&r, 1, 0, "1");
	expect_field(&r, 3, 1, "e");
	cr_expect(r.table->lost);
	free(text);
	done(&r);
}

/* A file on disk against the same bytes in memory. */

static struct read
read_file(const char *path)
{
	struct read r = {arena_new(), diags_new(), NULL};

	r.table = table_read(path, known, 3, r.arena, r.diags);
	return r;
}

static void
expect_same_rows(const struct read *a, const struct read *b)
{
	cr_assert_eq(diags_count(a->diags), diags_count(b->diags));
	for (size_t i = 0; i < diags_count(a->diags); i++) {
		const struct diag *x = diags_get(a->diags, i), *y = diags_get(b->diags, i);

		cr_expect_eq(x->message, y->message);
		cr_expect_str_eq(x->text, y->text);
		expect_place(x->place, y->place.line, y->place.column);
	}
	cr_assert_eq(a->table == NULL, b->table == NULL);
	if (a->table == NULL)
		return;
	cr_expect_eq(a->table->lost, b->table->lost);
	cr_expect_eq(a->table->separator, b->table->separator);
	cr_assert_eq(a->table->row_count, b->table->row_count);
	for (size_t row = 0; row < a->table->row_count; row++) {
		cr_assert_eq(table_width(a->table, row), table_width(b->table, row));
		for (size_t f = 0; f < table_width(a->table, row); f++) {
			struct diag_place at = table_place(b->table, row, f, 0);

			expect_field(a, row, f, table_field(b->table, row, f).text);
			if (row % 100 == 0)
				expect_place(table_place(a->table, row, f, 0), at.line, at.column);
		}
	}
}

static void
expect_same(const struct read *a, const struct read *b)
{
	expect_same_rows(a, b);
	if (a->table != NULL && b->table != NULL)
		cr_expect_eq(a->table->len, b->table->len);
}

/* Rows of words, some of them faulty: longer than the pieces in which a file is read, as a rule. */
static void
write_rows(struct buf *b, uint64_t *state)
{
	static const char *const words[] = {"a", "b c", "\"q\"\"\"", "\xc3\xa4", "", "\"x\r\ny\"",
	    "word", "\xff", "\a", "s\"t", "\"u\"v", "\"w", "\xff\xfe"};
	static const char *const starts[] = {
	    "id,name,note\n", "\xef\xbb\xbfname;id\r\n", "id\tx\n\n", "", "\xff\xfeid\n", "\"id\n"};
	size_t rows = fixture_random(state) % 4000, sane = 7 + fixture_random(state) % 2;
	uint32_t odd = 1 + fixture_random(state) % 5000;

	buf_adds(b, starts[fixture_random(state) % 24 % 6]);
	for (size_t row = 0; row < rows; row++) {
		for (size_t f = 0; f < 3; f++) {
			bool faulty = fixture_random(state) % 20000 < odd / 1000;

			buf_adds(b, words[fixture_random(state) % (faulty ? 13 : sane)]);
			buf_adds(b, f < 2 ? "," : "\n");
		}
	}
	if (odd % 50 == 0 && b->len > 0)
		b->data[odd % b->len] = '\0';
}

Test(csv_table, a_file_is_read_as_its_bytes_are)
{
	char *folder = fixture_folder((struct fixture_file[]){{NULL, NULL}});
	char *path = xasprintf("%s/t.csv", folder);
	uint64_t state = 4242;

	for (int i = 0; i < 120; i++) {
		struct buf b = {0};
		struct read memory, file;

		write_rows(&b, &state);
		cr_assert_eq(file_write(path, buf_str(&b), b.len, NULL), 0);
		file = read_file(path);
		memory = parse(buf_str(&b), b.len);
		expect_same(&file, &memory);
		done(&file);
		done(&memory);
		buf_free(&b);
	}
	free(path);
	fixture_remove(folder);
}

/* A comment is a blank line in all but what it holds: the same rows, the same places. */
Test(csv_table, comments_are_as_blank_lines)
{
	static const char *const rows[] = {"a,b,c\n", "\"x\n# y\",z,#\n", "# odd,b,c\n", "\xff,,\n",
	    "s\"t,u,v\n", "\"w\"x,y,z\r\n", " ,#,\r\n", ",,\r"};
	static const char *const comments[] = {"#\n", "# \"open\n", "#a,b;c\r\n", "##\r"};
	char *folder = fixture_folder((struct fixture_file[]){{NULL, NULL}});
	char *path = xasprintf("%s/t.csv", folder);
	uint64_t state = 15;

	for (int i = 0; i < 60; i++) {
		struct buf with = {0}, without = {0};
		uint32_t count = fixture_random(&state) % (i % 3 == 0 ? 6000 : 30);

		buf_adds(&with, "# top\nid,name,note\n");
		buf_adds(&without, "\nid,name,note\n");
		for (uint32_t row = 0; row < count; row++) {
			if (fixture_random(&state) % 3 == 0) {
				const char *s = comments[fixture_random(&state) % 4];

				buf_adds(&with, s);
				buf_addc(&without, ' ');
				buf_adds(&without, s + strcspn(s, "\r\n"));
			}
			const char *s = rows[fixture_random(&state) % (i % 2 == 0 ? 2 : 8)];
			bool taken = *s == '#'; /* as a comment */
			buf_adds(&with, s);
			buf_adds(&without, taken ? " \n" : s);
		}
		cr_assert_eq(file_write(path, buf_str(&with), with.len, NULL), 0);
		struct read a = read_file(path), b = parse(buf_str(&without), without.len);
		expect_same_rows(&a, &b);
		done(&a);
		done(&b);
		buf_free(&with);
		buf_free(&without);
	}
	free(path);
	fixture_remove(folder);
}

/* Its header tells the separator only at its end. */
Test(csv_table, a_header_longer_than_a_piece_is_read_whole)
{
	char *folder = fixture_folder((struct fixture_file[]){{NULL, NULL}});
	char *path = xasprintf("%s/t.csv", folder);
	struct read memory, file;
	struct buf b = {0};

	for (int i = 0; i < 100000; i++)
		buf_addc(&b, 'x');
	buf_adds(&b, ";id;name\n1;2;3\n");
	cr_assert_eq(file_write(path, buf_str(&b), b.len, NULL), 0);
	file = read_file(path);
	memory = parse(buf_str(&b), b.len);
	cr_expect_eq(file.table->separator, ';');
	expect_same(&file, &memory);
	done(&file);
	done(&memory);
	buf_free(&b);
	free(path);
	fixture_remove(folder);
}

Test(csv_table, places_in_a_file_that_has_changed_are_somewhere)
{
	static const char *const later[] = {"", "x", "\n\n\"", "a,\"b\nc"};
	char *folder = fixture_folder((struct fixture_file[]){{NULL, NULL}});
	char *path = xasprintf("%s/t.csv", folder);

	for (size_t i = 0; i <= sizeof later / sizeof *later; i++) {
		struct read r;

		cr_assert_eq(file_write(path, "\xef\xbb\xbfid,name\na,b\nc,d\n", 19, NULL), 0);
		r = read_file(path);
		cr_assert_not_null(r.table);
		if (i < sizeof later / sizeof *later)
			cr_assert_eq(file_write(path, later[i], strlen(later[i]), NULL), 0);
		else
			cr_assert_eq(remove(path), 0);
		for (size_t row = 0; row < 3; row++)
			for (size_t f = 0; f < 3; f++)
				cr_expect_gt(table_place(r.table, row, f, 1).line, 0);
		expect_field(&r, 2, 1, "d");
		done(&r);
	}
	free(path);
	fixture_remove(folder);
}

/* csv-spectrum: its expected values are JSON lists of objects with text values, in column order. */

static const char *
json_text(const char *s, struct buf *out)
{
	for (s++; *s != '"'; s++) {
		if (*s != '\\') {
			buf_addc(out, *s);
			continue;
		}
		s++;
		if (*s == 'n')
			buf_addc(out, '\n');
		else if (*s != 'r') /* the filter makes a line feed of CRLF */
			buf_addc(out, *s);
	}
	return s + 1;
}

static void
compare_json(const struct read *r, const char *json, const char *name)
{
	size_t row = 0, field = 0;
	bool value = false;

	for (const char *s = json; *s != '\0';) {
		struct buf text = {0};

		if (*s == '{') {
			row++;
			field = 0;
		}
		if (*s != '"') {
			value = *s == ':' ? true : *s == ',' ? false : value;
			s++;
			continue;
		}
		s = json_text(s, &text);
		cr_expect_str_eq(table_field(r->table, value ? row : 0, field).text, buf_str(&text),
		    "%s row %zu field %zu", name, row, field);
		field += value;
		buf_free(&text);
	}
	cr_expect_eq(r->table->row_count, row + 1, "%s", name);
}

Test(csv_table, csv_spectrum)
{
	static const char *const names[] = {"comma_in_quotes", "empty", "empty_crlf",
	    "escaped_quotes", "json", "newlines", "newlines_crlf", "quotes_and_newlines", "simple",
	    "simple_crlf", "utf8"};
	char *folder = shared_path("data/csv-torture/csv-spectrum");

	if (folder == NULL)
		cr_skip_test("the shared data are not here");
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		char *path = xasprintf("%s/csvs/%s.csv", folder, names[i]);
		char *want = xasprintf("%s/json/%s.json", folder, names[i]);
		struct buf csv = {0}, json = {0};
		struct read r;

		cr_assert_eq(file_read(path, 0, &csv, NULL), 0);
		cr_assert_eq(file_read(want, 0, &json, NULL), 0);
		r = parse(buf_str(&csv), csv.len);
		cr_expect_eq(diags_count(r.diags), 0, "%s", names[i]);
		compare_json(&r, buf_str(&json), names[i]);
		done(&r);
		buf_free(&csv);
		buf_free(&json);
		free(path);
		free(want);
	}
	free(folder);
}

/* Its one file that is no strict CSV: a quote inside an unquoted field, and no UTF-8. */
Test(csv_table, csv_spectrum_stray_quotes)
{
	char *path = shared_path("data/csv-torture/csv-spectrum/csvs/location_coordinates.csv");
	struct buf csv = {0};
	struct read r;

	if (path == NULL)
		cr_skip_test("the shared data are not here");
	cr_assert_eq(file_read(path, 0, &csv, NULL), 0);
	r = parse(buf_str(&csv), csv.len);
	cr_assert_eq(diags_count(r.diags), 1);
	expect_diag(&r, 0, MSG_QUOTE_STRAY, 2, 22);
	cr_expect_eq(r.table->row_count, 1);
	done(&r);
	buf_free(&csv);
	free(path);
}
