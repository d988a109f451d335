/* SPDX-License-Identifier: MIT */
/* Every screen against tests/golden/screens: a file for each scene, with a section for each size
 * and charset: what stands in each cell, what each cell means, and where the cursor is. The whole
 * file is compared, and the folder holds no other, so that nothing is kept that no test asks for.
 */
#include "present.h"

#include "golden.h"

/* Keys of a practice: the first case at work, and that with two causes ranked. */
#define AT_WORK "P Enter 1 Enter Down Down Down Enter"
#define RANKED AT_WORK " a =spr Enter =brok Enter Esc"

struct scene {
	const char *name, *keys;
};

static const struct scene walks[] = {
    {"walk-first", ""},
    {"walk-question", "3 2"},
    {"walk-long", "3 4"},
    {"walk-so-far", "3 2 Tab Down"},
    {"walk-text", "3 2 Tab Tab Down"},
    {"walk-unsure", "u u"},
    {"walk-ended", "1 w"},
    {"walk-ended-soon", "3 2 y y n n w"},
    {"walk-confirm-quit", "3 q"},
    {"walk-no-such-answer", "9"},
    {"outcome-emergency", "1"},
    {"outcome-soon", "3 2 y y n n"},
    {"outcome-soon-below", "3 2 y y n n PgDn"},
    {"outcome-soon-end", "3 2 y y n n G"},
    {"outcome-self-care", "3 2 n n n"},
    {"outcome-so-far", "3 o"},
    {"path", "3 2 y p"},
    {"path-changed", "3 2 y p Down Right"},
    {"path-empty", "p"},
    {"path-to-emergency", "3 2 p 1"},
    {"confirm-restart", "3 2 s"},
    {"path-what-if-focus", "3 2 y p Tab Down"},
    {"path-taken-out", "3 2 y p Down Del"},
    {"save-asked", "3 S"},
    {"problems-none", "e"},
};

static const struct scene readings[] = {
    {"read-nothing", "r Esc p r"},
    {"read-cause", "/ =broken Enter"},
    {"read-cause-below", "3 2 / =broken Enter PgDn PgDn"},
    {"read-cause-link", "/ =broken Enter Tab"},
    {"read-group", "/ =injuries Enter"},
    {"read-symptom", "/ =numb Enter"},
    {"read-symptom-found", "3 2 y / =bent Enter"},
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
    {"contents-compared", "c Right Down x"},
    {"read-cause-evidence", "3 2 y c / =broken Enter / =fits Enter"},
    {"read-question-moved", "3 2 y p Enter PgDn"},
    {"read-found", "/ =broken Enter / =finger"},
    {"read-found-next", "/ =broken Enter / =finger Enter n n"},
    {"read-not-found", "/ =broken Enter / =zzz Enter"},
    {"read-sources", "3 2 o Down d"},
    {"read-of-the-tree", "t Down r"},
    {"read-marked", "/ =broken Enter B + =See Space =this Enter"},
    {"contents-text", "/ =bone"},
    {"contents-marks", "/ =broken Enter B + =See Space =this Enter c Esc g"},
    {"note-typing", "/ =broken Enter + =A Space =note"},
};

static const struct scene others[] = {
    {"help-walk", "?"},
    {"help-end", "3 o ? G"},
    {"findings", "i"},
    {"findings-ticked", "3 i Down Down Down Down Space Down n Down u"},
    {"findings-emergency", "i y"},
    {"findings-found", "i / =swell"},
    {"compare", "3 2 v"},
    {"compare-marked", "c Right Down x Down x Down x v"},
    {"compare-end", "3 2 v G"},
    {"tree", "t"},
    {"tree-open", "t Down Down Down Right Down Right"},
    {"tree-closed", "t Left"},
    {"tree-where-we-are", "3 2 t"},
    {"tree-found", "t / =look Enter n"},
    {"tree-walk-from", "t Down Down Down Right Down a"},
    {"help-tree", "t ?"},
};

static const struct scene practices[] = {
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
    {"practice-next", RANKED " R C 4 y"},
    {"practice-feedback", RANKED " R C 4 y 2"},
    {"practice-feedback-below", RANKED " R C 4 y 2 PgDn PgDn"},
    {"practice-feedback-end", RANKED " R C 4 y 2 G"},
    {"practice-too-little", "P Enter a =thorn Enter Esc C 1 y 2"},
    {"practice-save", AT_WORK " S"},
    {"practice-leave", AT_WORK " s"},
    {"help-practice", "P ?"},
};

static const struct scene presents[] = {
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

/* Of tests/data/figure. */
static const struct scene figures[] = {
    {"figure", "I"},
    {"figure-answered", "n 3 I"},
    {"figure-moved", "n 3 I Up Right"},
    {"figure-words", "n 3 I Down Down Down"},
    {"figure-beside", "n 3 I Tab ]"},
    {"figure-emergency", "y I"},
    {"help-figure", "I ?"},
    {"walk-figure", "n"},
    {"walk-figure-cause", "n 2 Tab Down"},
    {"walk-figure-ended", "y w"},
    {"walk-figure-hidden", "n 2 H"},
};

/* A case before a room, from its story to its point: first votes, a question asked twice, what came
 * of it. */
#define VOTED "PgDn 1 1 2 PgDn "
#define ASKED VOTED "a 3 3 1 a a 3 3 3 1 "
#define LAST "PgDn PgDn PgDn PgDn PgDn PgDn PgDn PgDn PgDn PgDn PgDn PgDn PgDn PgDn "

static const struct scene seminars[] = {
    {"seminar-story", ""},
    {"seminar-ballot", "PgDn 1 1 2"},
    {"seminar-question", VOTED},
    {"seminar-asked-twice", ASKED},
    {"seminar-revealed", ASKED "PgDn"},
    {"seminar-otherwise", VOTED "a 1 PgDn"},
    {"seminar-end", VOTED "a 1 PgDn PgDn 2 2 3 PgDn"},
    {"seminar-point", VOTED LAST LAST},
};

static struct screens
figure_open(int width, int height, bool ascii)
{
	return screens_open_on(fixture_made("tests/data/figure"), width, height, ascii, false);
}

/* Of tests/data/several. */
static const struct scene severals[] = {
    {"several-question", "n"},
    {"several-ticked", "n 1 Down Space"},
    {"several-taken", "n 1 3 Enter"},
    {"several-path", "n 1 3 n p"},
    {"several-path-changed", "n 1 n p Down 2"},
    {"several-findings", "n 1 3 Enter i"},
};

static struct screens
several_open(int width, int height, bool ascii)
{
	return screens_open_on(fixture_made("tests/data/several"), width, height, ascii, false);
}

#define LENGTH(array) (sizeof(array) / sizeof *(array))

/* Each group is one test, so that they run side by side. */
enum group_id { WALKS, READINGS, OTHERS, PRACTICES, PRESENTS, SEMINARS, FIGURES, SEVERALS };

static const struct size {
	int width, height;
} sizes[] = {{80, 24}, {40, 12}, {132, 50}}, wide[] = {{80, 24}, {40, 12}, {132, 43}, {200, 60}};

static const struct group {
	const struct scene *scenes;
	size_t n;
	struct screens (*open)(int width, int height, bool ascii);
	const struct size *sizes;
	size_t size_count;
} groups[] = {
    [WALKS] = {walks, LENGTH(walks), screens_open, sizes, LENGTH(sizes)},
    [READINGS] = {readings, LENGTH(readings), screens_open, sizes, LENGTH(sizes)},
    [OTHERS] = {others, LENGTH(others), screens_open, sizes, LENGTH(sizes)},
    [PRACTICES] = {practices, LENGTH(practices), screens_open, sizes, LENGTH(sizes)},
    [PRESENTS] = {presents, LENGTH(presents), present_open, sizes, LENGTH(sizes)},
    [SEMINARS] = {seminars, LENGTH(seminars), present_open_case, sizes, LENGTH(sizes)},
    [FIGURES] = {figures, LENGTH(figures), figure_open, wide, LENGTH(wide)},
    [SEVERALS] = {severals, LENGTH(severals), several_open, sizes, LENGTH(sizes)},
};

static void
add_section(const struct group *g, size_t scene, size_t size, bool ascii, struct buf *b)
{
	int width = g->sizes[size].width, height = g->sizes[size].height, row, col;
	struct screens s = g->open(width, height, ascii);

	screens_keys(&s, g->scenes[scene].keys);
	buf_printf(b, "######## %dx%d %s\n", width, height, ascii ? "c" : "utf8");
	canvas_dump(s.canvas, true, b);
	row = s.canvas->row;
	col = s.canvas->col;
	buf_printf(b, "cursor %d %d\n", row, col);
	screens_close(&s);
}

static void
check_group(enum group_id group)
{
	const struct group *g = &groups[group];

	for (size_t i = 0; i < g->n; i++) {
		char *name = xasprintf("tests/golden/screens/%s.txt", g->scenes[i].name);
		struct buf b = {0};

		for (size_t size = 0; size < g->size_count; size++) {
			add_section(g, i, size, false, &b);
			add_section(g, i, size, true, &b);
		}
		golden_compare(name, &b);
		buf_free(&b);
		free(name);
	}
}

Test(view_golden, walks)
{
	check_group(WALKS);
}

Test(view_golden, severals)
{
	check_group(SEVERALS);
}

Test(view_golden, figures)
{
	check_group(FIGURES);
}

Test(view_golden, readings)
{
	check_group(READINGS);
}

Test(view_golden, others)
{
	check_group(OTHERS);
}

Test(view_golden, practices)
{
	check_group(PRACTICES);
}

Test(view_golden, presents)
{
	check_group(PRESENTS);
}

Test(view_golden, seminars)
{
	check_group(SEMINARS);
}

/* True if the file is that of a scene. */
static bool
has_scene(const char *file)
{
	size_t len = strlen(file), end = strlen(".txt");

	for (size_t k = 0; k < LENGTH(groups); k++)
		for (size_t i = 0; i < groups[k].n; i++) {
			const char *name = groups[k].scenes[i].name;

			if (strlen(name) + end == len && strncmp(file, name, strlen(name)) == 0 &&
			    strcmp(file + len - end, ".txt") == 0)
				return true;
		}
	return false;
}

Test(view_golden, every_file_has_a_scene)
{
	char *folder = source_path("tests/golden/screens"), **names;
	int n = file_list(folder, &names, NULL);

	cr_assert_gt(n, 0);
	for (int i = 0; i < n; i++) {
		cr_expect(has_scene(names[i]), "no scene is called %s", names[i]);
		free(names[i]);
	}
	free(names);
	free(folder);
}

/* The screen of the README, which is written anew as the other files are. */
Test(view_golden, the_readme_shows_the_program)
{
	static const char above[] = "at 80 by 24:\n\n", below[] = "\nTwo commands\n";
	struct screens s = screens_open_on(fixture_made("data/knee"), 80, 24, false, false);
	char *path = source_path("README");
	struct buf readme = {0}, now = {0};

	cr_assert_eq(file_read(path, 0, &readme, NULL), 0);
	const char *text = buf_str(&readme), *from = strstr(text, above), *to = strstr(text, below);
	cr_assert(from != NULL && to > from);
	buf_add(&now, text, (size_t)(from - text) + strlen(above));
	screens_keys(&s, "n n");
	for (int i = 0; i < s.canvas->height; i++) {
		char *row = screens_row(&s, i);

		buf_printf(&now, "%s%s\n", row[0] != '\0' ? "    " : "", row);
		free(row);
	}
	buf_adds(&now, to);
	golden_compare("README", &now);
	buf_free(&now);
	buf_free(&readme);
	free(path);
	screens_close(&s);
}
