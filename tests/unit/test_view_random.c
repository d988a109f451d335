/* 100,000 keys pressed at random: the screen stays sound, the cursor inside, the place consistent.
 */
#include "screens.h"

#include "fixture.h"

#define KEYS 100000

/* Letters of the table, named keys, digits, and now and then anything at all. Quitting is rare. */
static uint32_t
random_key(uint64_t *state)
{
	static const char letters[] = "ynuhjklwiopvtrcef/zZs?b[]agGxm+nNMd\x15\x04\x0c";
	uint32_t r = fixture_random(state) % 100;

	if (r < 45)
		return (uint32_t)letters[fixture_random(state) % (sizeof letters - 1)];
	if (r < 75)
		return KEY_CODE_BASE + 1 +
		       fixture_random(state) % (KEY_CODE_LIMIT - KEY_CODE_BASE - 1);
	if (r < 98)
		return '1' + fixture_random(state) % 9;
	return fixture_random(state) % 0x110000;
}

static void
check_place(struct screens *s)
{
	int row, col;

	cr_assert(canvas_sound(s->canvas));
	canvas_cursor(s->canvas, &row, &col);
	cr_assert(row >= 0 && row < canvas_height(s->canvas));
	cr_assert(col >= 0 && col < canvas_width(s->canvas));
	cr_assert(ui_screen(s->ui) < SCREEN_COUNT);
	cr_assert(topic_damage(s->topic) == NULL);
	if (canvas_width(s->canvas) >= UI_MIN_WIDTH && canvas_height(s->canvas) >= UI_MIN_HEIGHT)
		cr_assert(screens_show(s, keys_screen_name(ui_screen(s->ui))));
}

static void
click_at_random(struct screens *s, uint64_t *state)
{
	int row = (int)(fixture_random(state) % 26) - 1,
	    col = (int)(fixture_random(state) % 90) - 1;

	if (fixture_random(state) % 20 == 0)
		ui_click(s->ui, row, col);
	else if (fixture_random(state) % 20 == 0)
		ui_wheel(s->ui, (int)(fixture_random(state) % 9) - 4);
}

static void
resize_at_random(struct screens *s, uint64_t *state)
{
	if (fixture_random(state) % 200 != 0)
		return;
	ui_resize(
	    s->ui, 1 + (int)(fixture_random(state) % 140), 1 + (int)(fixture_random(state) % 50));
	if (fixture_random(state) % 4 != 0)
		ui_resize(s->ui, 80, 24);
}

Test(view_random, keys, .timeout = 300)
{
	struct screens s = screens_open(80, 24, false);
	uint64_t state = 20240611;
	int i, quits = 0;

	for (i = 0; i < KEYS; i++) {
		resize_at_random(&s, &state);
		ui_key(s.ui, random_key(&state));
		click_at_random(&s, &state);
		ui_draw(s.ui, s.canvas);
		if (ui_done(s.ui)) {
			quits++;
			screens_close(&s);
			s = screens_open(80, 24, quits % 2 != 0);
		}
		if (i % 8 == 0)
			check_place(&s);
	}
	screens_close(&s);
}
