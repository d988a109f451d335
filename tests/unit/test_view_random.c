/* SPDX-License-Identifier: MIT */
/* Keys pressed at random, 100,000 of them in the long tests. After each: the grid is sound, panes
 * lie apart inside the screen, the cursor stands inside and on what is selected, places and
 * selections exist, and the title bar tells the screen. Now and then the size changes and comes
 * back: everything stands as before. */
#include "screens.h"

#include <limits.h>
#include <unistd.h>

#include "fixture.h"
#include "view/screen.h"

#define KEYS 100000
#define FLOW UINT64_MAX
#define FIGURE (UINT64_MAX - 1)

/* Letters of the table, named keys, digits, and now and then anything at all. Quitting is rare. */
static uint32_t
random_key(uint64_t *state)
{
	static const char letters[] =
	    ":ynuhjklwiIopvtrcef/zZs?b[]agGxdm+nNMABCDEFPPRC<>L.T=\x15\x04\x0c\x12";
	uint32_t r = fixture_random(state) % 100;

	if (r < 45)
		return (uint32_t)letters[fixture_random(state) % (sizeof letters - 1)];
	if (r < 75)
		return KEY_CODE_BASE + 1 +
		       fixture_random(state) % (KEY_CODE_LIMIT - KEY_CODE_BASE - 1);
	if (r < 98)
		return '0' + fixture_random(state) % 10;
	return fixture_random(state) % 0x110000;
}

static bool
is_large_enough(const struct screens *s)
{
	return s->canvas->width >= UI_MIN_WIDTH && s->canvas->height >= UI_MIN_HEIGHT;
}

/* The panes that are shown now; returns how many. */
static size_t
shown_panes(struct ui *ui, struct pane *out[SHOWN_PANES])
{
	if (!ui_is_compact(ui))
		return ui_shown(ui, out);
	out[0] = ui_pane(ui);
	return 1;
}

static void
check_pane(const struct screens *s, const struct pane *p)
{
	struct rect a = p->area;
	int rows = page_rows(p->page);

	cr_assert(a.row >= 1 && a.col >= 0 && a.height > 0 && a.width > 0);
	cr_assert(a.row + a.height < s->canvas->height); /* the footer is its own */
	cr_assert(a.col + a.width <= s->canvas->width);
	cr_assert(p->item >= -1 && p->item < page_items(p->page));
	cr_assert(p->top >= 0 && (p->top == 0 || p->top <= rows - (a.height - 1)));
}

static void
check_panes(const struct screens *s)
{
	struct pane *panes[SHOWN_PANES];
	size_t n = shown_panes(s->ui, panes), i, k;

	for (i = 0; i < n; i++) {
		struct rect a = panes[i]->area;

		check_pane(s, panes[i]);
		for (k = 0; k < i; k++) {
			struct rect b = panes[k]->area;

			cr_assert(a.row + a.height <= b.row || b.row + b.height <= a.row ||
				      a.col + a.width <= b.col || b.col + b.width <= a.col,
			    "panes overlap");
		}
	}
}

/* Letters go to a line that is typed, or to a question at the foot. */
static bool
is_asked(const struct ui *ui)
{
	return ui->typing || ui->prompt != NULL || ui->confirm.yes != NULL;
}

static void
check_cursor(const struct screens *s)
{
	const struct canvas *c = s->canvas;

	cr_assert(c->row >= 0 && c->row < c->height && c->col >= 0 && c->col < c->width);
	if (is_asked(s->ui) || canvas_cell(c, c->row, c->col)->style == STYLE_SELECTED)
		return;
	cr_assert_not(canvas_has_style(c, STYLE_SELECTED), "the cursor is not on what is selected");
}

static void
check(const struct screens *s)
{
	char here[32];

	cr_assert(canvas_sound(s->canvas));
	cr_assert(ui_screen(s->ui) < SCREEN_COUNT);
	cr_assert(s->ui->history.len > 0 && s->ui->at < s->ui->history.len);
	cr_assert(topic_damage(s->topic) == NULL);
	check_cursor(s);
	if (!is_large_enough(s))
		return;
	check_panes(s);
	if (ui_screen(s->ui) == SCREEN_PRESENT)
		return; /* the question stands alone */
	snprintf(here, sizeof here, "%s", keys_screens[ui_screen(s->ui)].name);
	cr_assert(screens_row_shows(s, 0, here), "%s", here);
}

static void
press_the_mouse(struct screens *s, uint64_t *state)
{
	int row = (int)(fixture_random(state) % 26) - 1;
	int col = (int)(fixture_random(state) % 90) - 1;

	if (fixture_random(state) % 20 == 0)
		ui_click(s->ui, row, col);
	else if (fixture_random(state) % 20 == 0)
		ui_wheel(s->ui, (int)(fixture_random(state) % 9) - 4);
}

static void
resize(struct screens *s, int width, int height)
{
	ui_resize(s->ui, width, height);
	ui_draw(s->ui, s->canvas);
	check(s);
}

/* Through some sizes and back. */
static void
resize_to_and_fro(struct screens *s, uint64_t *state)
{
	int width = s->canvas->width, height = s->canvas->height, i;
	struct buf before = {0}, after = {0};

	canvas_dump(s->canvas, true, &before);
	for (i = 0; i < 3; i++)
		resize(s, 1 + (int)(fixture_random(state) % 140),
		    1 + (int)(fixture_random(state) % 50));
	resize(s, width, height);
	canvas_dump(s->canvas, true, &after);
	cr_assert_str_eq(buf_str(&before), buf_str(&after));
	buf_free(&before);
	buf_free(&after);
}

static void
resize_at_random(struct screens *s, uint64_t *state)
{
	static const int sizes[][2] = {
	    {80, 24}, {40, 12}, {132, 50}, {80, 24}, {500, 200}, {39, 11}};
	uint32_t r = fixture_random(state) % 400;

	if (r < 2)
		resize_to_and_fro(s, state);
	else if (r < 2 + sizeof sizes / sizeof *sizes)
		resize(s, sizes[r - 2][0], sizes[r - 2][1]);
	else if (s->canvas->width > 200 && r < 100)
		resize(s, 80, 24);
}

/* A browser to press keys in: of the small topic, of a flow alone, of one with a figure, or (any
 * other seed above 0) of one made at random. */
static struct screens
open_any(uint64_t seed, bool ascii, bool linear)
{
	struct fixture_file *files;
	struct topic *t;

	if (seed == 0)
		return screens_open_as(80, 24, ascii, linear);
	if (seed == FLOW)
		return screens_open_on(fixture_made("tests/data/flow"), 80, 24, ascii, linear);
	if (seed == FIGURE)
		return screens_open_on(fixture_made("tests/data/figure"), 80, 24, ascii, linear);
	files = fixture_random_files(seed);
	t = fixture_tree(files, 200);
	fixture_free_files(files);
	return screens_open_on(t, 80, 24, ascii, linear);
}

static void
press(unsigned keys, uint64_t seed, uint64_t start, bool linear)
{
	struct screens s = open_any(seed, false, linear);
	uint64_t state = 20240611 + seed + start * UINT64_C(0x9e3779b97f4a7c15);
	int quits = 0;

	for (unsigned i = fixture_rounds(keys); i > 0; i--) {
		resize_at_random(&s, &state);
		ui_key(s.ui, random_key(&state));
		press_the_mouse(&s, &state);
		ui_draw(s.ui, s.canvas);
		check(&s);
		if (ui_done(s.ui)) {
			quits++;
			screens_close(&s);
			s = open_any(seed, quits % 2 != 0, linear);
		}
	}
	screens_close(&s);
}

static char *folder;

/* Among the keys are "save" and the letters of names: the files are written to a folder of their
 * own. */
static void
enter_a_folder(void)
{
	static const struct fixture_file none = {NULL, NULL};
	char *top = source_path("."), absolute[PATH_MAX];

	cr_assert(realpath(top, absolute) != NULL);
	cr_assert_eq(setenv("RAMUS_SRCDIR", absolute, 1), 0);
	free(top);
	folder = fixture_folder(&none);
	cr_assert_eq(chdir(folder), 0);
}

static void
leave_the_folder(void)
{
	cr_assert_eq(chdir("/"), 0);
	fixture_remove(folder);
}

TestSuite(view_random, .init = enter_a_folder, .fini = leave_the_folder);

/* In parts that run beside each other. */
#define PART(start)                                                                                \
	Test(view_random, keys_##start, .timeout = 600)                                            \
	{                                                                                          \
		press(KEYS / 4, 0, start, false);                                                  \
	}
PART(0)
PART(1)
PART(2)
PART(3)

Test(view_random, keys_in_the_linear_layout, .timeout = 600)
{
	press(KEYS / 5, 0, 0, true);
}

Test(view_random, keys_on_topics_made_at_random, .timeout = 600)
{
	for (uint64_t seed = 1; seed <= 5; seed++)
		press(KEYS / 20, seed, 0, false);
}

Test(view_random, keys_in_a_flow, .timeout = 600)
{
	press(KEYS / 10, FLOW, 0, false);
}

Test(view_random, keys_with_a_figure, .timeout = 600)
{
	press(KEYS / 5, FIGURE, 0, false);
	press(KEYS / 20, FIGURE, 0, true);
}
