/* SPDX-License-Identifier: MIT */
/* One row of figures in every form. */
#include <criterion/criterion.h>

#include "base/figure.h"

static const struct figure row[] = {
    {"name", NULL, FIGURE_TEXT, 0, 0, "=a,b"},
    {"count", "counted", FIGURE_COUNT, 0, 12, NULL},
    {"mean", "on average", FIGURE_NUMBER, 2, 2.345, NULL},
    {"part", "of all", FIGURE_SHARE, 1, 0.25, NULL},
    {"open", "not known", FIGURE_NONE, 1, 7, NULL},
};
enum { COUNT = sizeof row / sizeof *row };

Test(base_figure, one_row_in_every_form)
{
	struct buf b = {0};
	struct json j;

	json_begin(&j, &b);
	json_object(&j, NULL);
	figures_json(row, COUNT, &j);
	json_end(&j, '}');
	cr_expect_str_eq(buf_str(&b),
	    "{\"name\":\"=a,b\",\"count\":12,\"mean\":2.345,\"part\":0.25,\"open\":null}");
	buf_clear(&b);
	figures_csv_head(row, COUNT, &b);
	figures_csv(row, COUNT, &b);
	cr_expect_str_eq(buf_str(&b), "name,count,mean,part,open\n\"'=a,b\",12,2.3,0.2,\n");
	buf_clear(&b);
	figures_lines(row, COUNT, &b);
	cr_expect_str_eq(buf_str(&b),
	    "      12  counted\n    2.35  on average\n   25.0%  of all\n       -  not known\n");
	buf_clear(&b);
	figures_cells_head(row, COUNT, &b);
	buf_addc(&b, '|');
	figures_cells(row, COUNT, &b);
	cr_expect_str_eq(
	    buf_str(&b), " counted on average of all not known|     12   2.35   25.0      -");
	buf_free(&b);
}

Test(base_figure, what_is_not_known_is_told_as_that)
{
	cr_expect_eq(figure_if(false, figure_count("a", 3)).kind, FIGURE_NONE);
	cr_expect_eq(figure_if(true, figure_count("a", 3)).kind, FIGURE_COUNT);
}
