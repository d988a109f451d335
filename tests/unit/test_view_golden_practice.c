/* The practice screen, from choosing a case to the feedback: tests/golden/screens. */
#include "screens.h"

#include "golden.h"

#define AT_WORK "P Enter Enter Down Down Down Enter"
#define RANKED AT_WORK " a =spr Enter =brok Enter Esc"

static const struct {
	const char *name, *keys;
} scenes[] = {
    {"practice-cases", "P"},
    {"practice-begun", "P Enter"},
    {"practice-drawn", "P Down Enter"},
    {"practice-asked", AT_WORK},
    {"practice-found", "P Enter / =skin"},
    {"practice-causes", AT_WORK " a"},
    {"practice-causes-found", AT_WORK " a =inf"},
    {"practice-ranked", RANKED " R Tab Down"},
    {"practice-case", RANKED " Tab Tab"},
    {"practice-commit", RANKED " C"},
    {"practice-confirm", RANKED " R C 4"},
    {"practice-feedback", RANKED " R C 4 y"},
    {"practice-feedback-below", RANKED " R C 4 y PgDn PgDn"},
    {"practice-feedback-end", RANKED " R C 4 y G"},
    {"practice-too-little", "P Enter a =thorn Enter Esc C 1 y"},
    {"practice-save", AT_WORK " S"},
    {"practice-leave", AT_WORK " s"},
    {"help-practice", "P ?"},
};

static void
check_scenes(int width, int height, bool ascii)
{
	size_t i;

	for (i = 0; i < sizeof scenes / sizeof *scenes; i++) {
		struct screens s = screens_open(width, height, ascii);
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

Test(view_golden_practice, at_80_by_24)
{
	check_scenes(80, 24, false);
	check_scenes(80, 24, true);
}

Test(view_golden_practice, at_40_by_12)
{
	check_scenes(40, 12, false);
	check_scenes(40, 12, true);
}

Test(view_golden_practice, at_132_by_50)
{
	check_scenes(132, 50, false);
	check_scenes(132, 50, true);
}
