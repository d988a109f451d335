/* The presentation: tests/golden/screens. */
#include "present.h"

#include "golden.h"

static const struct {
	const char *name, *keys;
} scenes[] = {
    {"present-question", ""},
    {"present-poll", "a 3 3 3 1 4"},
    {"present-votes-typed", "="},
    {"present-chosen", "3"},
    {"present-revealed", "3 PgDn"},
    {"present-timer", "T 3 PgDn PgDn"},
    {"present-hidden", "3 o"},
    {"present-end", "1 PgDn PgDn"},
    {"present-end-revealed", "1 PgDn PgDn PgDn"},
    {"present-black", "b"},
    {"help-present", "?"},
};

static void
check_scenes(int width, int height, bool ascii)
{
	size_t i;

	for (i = 0; i < sizeof scenes / sizeof *scenes; i++) {
		struct screens s = present_open(width, height, ascii);
		char *name = xasprintf("tests/golden/screens/%s-%dx%d-%s.txt", scenes[i].name,
		    width, height, ascii ? "c" : "utf8");
		struct buf b = {0};
		int row, col;

		screens_keys(&s, scenes[i].keys);
		canvas_dump(s.canvas, true, &b);
		canvas_cursor(s.canvas, &row, &col);
		buf_printf(&b, "cursor %d %d\n", row, col);
		golden_compare(name, &b);
		buf_free(&b);
		free(name);
		screens_close(&s);
	}
}

Test(view_golden_present, at_80_by_24)
{
	check_scenes(80, 24, false);
	check_scenes(80, 24, true);
}

Test(view_golden_present, at_40_by_12)
{
	check_scenes(40, 12, false);
	check_scenes(40, 12, true);
}

Test(view_golden_present, at_132_by_50)
{
	check_scenes(132, 50, false);
	check_scenes(132, 50, true);
}
