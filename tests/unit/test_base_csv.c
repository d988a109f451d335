/* SPDX-License-Identifier: MIT */
/* Cells that a spreadsheet takes as what they are. */
#include <criterion/criterion.h>
#include <string.h>

#include "base/csv.h"

static void
expect_cell(const char *text, const char *want)
{
	struct buf out = {0};
	struct csv c = {&out, 0};

	csv_text(&c, text);
	cr_expect_str_eq(buf_str(&out), want);
	buf_free(&out);
}

Test(export_csv, quotes_where_they_are_needed)
{
	expect_cell("plain", "plain");
	expect_cell("", "");
	expect_cell("a, b", "\"a, b\"");
	expect_cell("a; b", "\"a; b\"");
	expect_cell("say \"no\"", "\"say \"\"no\"\"\"");
	expect_cell(" edge", "\" edge\"");
	expect_cell("two\nlines", "\"two lines\"");
}

Test(export_csv, no_cell_is_a_formula)
{
	expect_cell("=1+1", "'=1+1");
	expect_cell("+1", "'+1");
	expect_cell("-1", "'-1");
	expect_cell("@sum(a1)", "'@sum(a1)");
	expect_cell("\t=1", "\"' =1\"");
	expect_cell("\uff1d1", "'\uff1d1");
	expect_cell("=a,b", "\"'=a,b\"");
	expect_cell("1-1", "1-1");
}

Test(export_csv, rows_of_cells)
{
	struct buf out = {0};
	struct csv c = {&out, 0};

	csv_text(&c, "");
	csv_number(&c, 7, 0);
	csv_number(&c, 2.25, 1);
	csv_end_row(&c);
	csv_text(&c, "b");
	csv_end_row(&c);
	cr_expect_str_eq(buf_str(&out), ",7,2.2\nb\n");
	buf_free(&out);
}
