/* SPDX-License-Identifier: MIT */
/* Keys into the screens. The first byte chooses a topic and a look; then each byte is a character,
 * or from 0x80 on a named key, a character that is pasted, a click, the wheel, another size, time
 * that passes, or the tables compiled anew, with what they need in the bytes behind. After each the
 * grid is sound, the screen is one, and nothing of the image was damaged. */
#include "ground.h"
#include "../unit/canvas.h"

#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "session/save.h"
#include "view/ui.h"

enum { KEYS_MOST = 120, TODAY = 20000 };
enum { NAMED = 0x80, PASTED = 0xb0, CLICKED = 0xc0, WHEELED, RESIZED, PASSED, RELOADED, ANY };

static const char *const topics[] = {"tests/data/mini", "tests/data/flow", "tests/data/figure",
    "tests/data/several", "tests/data/panel"};
enum { TOPICS = sizeof topics / sizeof *topics };
static struct topic *made[TOPICS];

struct browser {
	struct topic *t;
	struct session *s;
	struct ui *ui;
	struct canvas *canvas;
	const uint8_t *at, *end;
	uint64_t seconds;
};

static int32_t
today(void)
{
	return TODAY;
}

static int
next(struct browser *b)
{
	return b->at < b->end ? *b->at++ : 0;
}

/* The same tables, as another compilation. */
static void
reload(struct browser *b, bool errors)
{
	struct session *old = b->s;

	if (!errors)
		b->s = session_carry(old, b->t);
	ui_reload(b->ui, errors ? NULL : b->s, diags_new());
	if (!errors)
		session_free(old);
}

static void
act(struct browser *b)
{
	const char *handed;
	struct diag_place place;
	int byte = next(b), first;

	if (byte < NAMED) {
		ui_key(b->ui, byte == '\n' ? KEY_CODE_ENTER : (uint32_t)byte);
	} else if (byte < PASTED) {
		ui_key(b->ui, KEY_CODE_BASE + 1 +
				  (uint32_t)(byte - NAMED) % (KEY_CODE_LIMIT - KEY_CODE_BASE - 1));
	} else if (byte < CLICKED) {
		ui_paste(b->ui, (uint32_t)next(b) << 8 * (byte % 3));
	} else if (byte == CLICKED) {
		first = next(b);
		ui_click(b->ui, first - 1, next(b) - 1);
	} else if (byte == WHEELED) {
		ui_wheel(b->ui, next(b) - 128);
	} else if (byte == RESIZED) {
		first = next(b);
		ui_resize(b->ui, 1 + first, 1 + next(b) % 100);
	} else if (byte == PASSED) {
		b->seconds += (uint64_t)next(b);
		ui_clock(b->ui, b->seconds);
	} else if (byte == RELOADED) {
		reload(b, next(b) % 4 == 0);
	} else {
		first = next(b);
		ui_key(b->ui, (uint32_t)first << 8 | (uint32_t)next(b));
	}
	ui_edit(b->ui, &place);
	ui_hand_out(b->ui, &handed);
}

static void
check(struct browser *b)
{
	ui_draw(b->ui, b->canvas);
	FUZZ_CHECK(canvas_sound(b->canvas));
	FUZZ_CHECK(ui_screen(b->ui) < SCREEN_COUNT);
	FUZZ_CHECK(topic_damage(b->t) == NULL);
}

/* What is shown when all is done, and once more after another size. */
static void
check_last(struct browser *b)
{
	struct buf before = {0}, after = {0};
	int width = b->canvas->width, height = b->canvas->height;

	check(b);
	canvas_dump(b->canvas, true, &before);
	ground_check_shown(&before);
	ui_resize(b->ui, 39, 11);
	check(b);
	ui_resize(b->ui, width, height);
	check(b);
	canvas_dump(b->canvas, true, &after);
	ground_check_same(&before, &after);
	buf_free(&before);
	buf_free(&after);
}

static void
begin(void)
{
	setlocale(LC_CTYPE, "C.UTF-8");
	for (int i = 0; i < TOPICS; i++)
		made[i] = ground_topic(topics[i]);
	FUZZ_CHECK(chdir(ground_folder()) == 0); /* where saving saves */
	setenv("XDG_DATA_HOME", ground_folder(), 1);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct ui_settings set = {.progress = true, .today = today, .seed = 1};
	struct browser b = {.at = data, .end = data + size};

	if (made[0] == NULL)
		begin();
	int look = next(&b), way = next(&b);
	set.ascii = way & 1;
	set.linear = way & 2;
	set.mono = way & 4;
	set.mouse = way & 8;
	set.present = (way & 0x30) == 0x30;
	set.tour = (way & 0x30) == 0x10;
	set.countdown = way & 0x40 ? 5 : 0;
	set.votes_path = way & 0x80 ? "a.votes" : NULL;
	b.t = made[look % TOPICS];
	b.s = session_new(b.t);
	b.ui = ui_new(ui_screens, b.s, 80, 24, &set);
	b.canvas = canvas_new(80, 24, set.ascii);
	for (int i = 0; i < KEYS_MOST && b.at < b.end && !ui_done(b.ui); i++) {
		act(&b);
		check(&b);
	}
	if (!ui_done(b.ui))
		check_last(&b);
	ui_keep(b.ui);
	ui_free(b.ui);
	canvas_free(b.canvas);
	session_free(b.s);
	ground_clear_folder();
	return 0;
}
