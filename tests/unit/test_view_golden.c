/* Every screen, with what each cell means and where the cursor stands: tests/golden/screens. */
#include "screens.h"

#include "golden.h"

static const struct {
	const char *name, *keys;
} scenes[] = {
    {"walk-first", ""},
    {"walk-question", "3 2"},
    {"walk-long", "3 4"},
    {"walk-so-far", "3 2 Tab Down"},
    {"walk-text", "3 2 Tab Tab Down"},
    {"walk-unsure", "u u"},
    {"walk-ended", "1 w"},
    {"walk-ended-soon", "3 2 y y w"},
    {"walk-confirm-quit", "3 q"},
    {"walk-no-such-answer", "9"},
    {"outcome-emergency", "1"},
    {"outcome-soon", "3 2 y y"},
    {"outcome-soon-below", "3 2 y y PgDn"},
    {"outcome-soon-end", "3 2 y y G"},
    {"outcome-self-care", "3 2 y n n"},
    {"outcome-so-far", "3 o"},
    {"path", "3 2 y p"},
    {"path-changed", "3 2 y p Down Right"},
    {"path-empty", "p"},
    {"path-to-emergency", "3 2 p 1"},
    {"read-nothing", "r Esc p r"},
    {"read-cause", "/ =broken Enter"},
    {"read-cause-below", "3 2 / =broken Enter PgDn PgDn"},
    {"read-cause-link", "/ =broken Enter Tab"},
    {"read-group", "/ =injuries Enter"},
    {"read-symptom", "/ =numb Enter"},
    {"read-symptom-found", "3 2 y r"},
    {"read-question", "/ =what Space =happened Enter"},
    {"read-rule", "/ =bent Space =looked Enter"},
    {"read-complication", "/ =stiff Enter"},
    {"read-advice", "/ =tablets Enter"},
    {"read-source", "/ =leaflet Enter"},
    {"read-disagreement", "/ =d-splint Enter"},
    {"read-term", "/ =brace Enter"},
    {"read-section", "/ =what Space =you Space =x Backspace =can Enter"},
    {"read-wide-text", "/ =infections Enter"},
    {"contents", "c"},
    {"contents-end", "c G"},
    {"contents-typing", "/ =ARTHR"},
    {"contents-none", "/ =zzz"},
    {"contents-definition", "/ =neighbours"},
    {"contents-compared", "c Down x"},
    {"help-walk", "?"},
    {"help-end", "3 o ? G"},
    {"confirm-restart", "3 2 s"},
    {"findings", "i"},
    {"findings-ticked", "3 i Down Down Down Down Space Down n Down u"},
    {"findings-emergency", "i y"},
    {"path-what-if-focus", "3 2 y p Tab Down"},
    {"path-taken-out", "3 2 y p Down Del"},
    {"compare", "3 2 v"},
    {"compare-marked", "c Down x Down x Down x v"},
    {"compare-end", "3 2 v G"},
    {"tree", "t"},
    {"tree-open", "t Down Down Down Right Down Right"},
    {"tree-closed", "t Left"},
    {"tree-where-we-are", "3 2 t"},
    {"tree-found", "t / =look Enter n"},
    {"tree-walk-from", "t Down Down Down Right Down a"},
    {"read-cause-evidence", "3 2 y c / =broken Enter / =fits Enter"},
    {"read-question-moved", "3 2 y p Enter PgDn"},
    {"read-found", "/ =broken Enter / =finger"},
    {"read-found-next", "/ =broken Enter / =finger Enter n n"},
    {"read-not-found", "/ =broken Enter / =zzz Enter"},
    {"read-sources", "3 2 o Down d"},
    {"read-of-the-tree", "t Down r"},
    {"read-marked", "/ =broken Enter m + =See Space =this Enter"},
    {"contents-text", "/ =bone"},
    {"contents-marks", "/ =broken Enter m + =See Space =this Enter c Esc g"},
    {"note-typing", "/ =broken Enter + =A Space =note"},
    {"save-asked", "3 S"},
    {"problems-none", "e"},
    {"help-tree", "t ?"},
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

Test(view_golden, at_80_by_24_in_utf8)
{
	check_scenes(80, 24, false);
}

Test(view_golden, at_80_by_24_in_c)
{
	check_scenes(80, 24, true);
}

Test(view_golden, at_40_by_12_in_utf8)
{
	check_scenes(40, 12, false);
}

Test(view_golden, at_132_by_50_in_utf8)
{
	check_scenes(132, 50, false);
}

Test(view_golden, at_132_by_50_in_c)
{
	check_scenes(132, 50, true);
}

Test(view_golden, at_40_by_12_in_c)
{
	check_scenes(40, 12, true);
}
