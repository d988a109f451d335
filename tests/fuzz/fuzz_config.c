/* SPDX-License-Identifier: MIT */
/* ramus.conf: whatever stands there, each wrong line is told in words that can be shown, and the
 * browser begins with what is left of it. What one file sets stays for the next: nothing of that
 * may matter, either. */
#include "ground.h"
#include "../unit/canvas.h"

#include "view/ui.h"

enum { SOMETIMES = 8 }; /* drawing takes a hundred times as long as reading */

static struct topic *t;
static struct canvas *canvas;

/* The first screen and the help, which names the keys. */
static void
browse(const struct ui_settings *set, struct buf *shown)
{
	struct session *s = session_new(t);
	struct ui *ui = ui_new(ui_screens, s, canvas->width, canvas->height, set);

	for (int i = 0; i < 2; i++) {
		ui_draw(ui, canvas);
		FUZZ_CHECK(canvas_sound(canvas));
		canvas_dump(canvas, false, shown);
		ui_key(ui, KEY_CODE_ESCAPE);
		ui_key(ui, KEY_CODE_F1);
	}
	ui_free(ui);
	session_free(s);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct ui_settings set = {.mouse = true, .progress = true};
	struct diags *diags = diags_new();
	struct buf shown = {0};

	if (t == NULL) {
		t = ground_topic("tests/data/mini");
		canvas = canvas_new(60, 20, false);
	}
	config_read((const char *)data, size, "ramus.conf", &set, diags);
	if (size % SOMETIMES == 0)
		browse(&set, &shown);
	ground_check_shown(&shown);
	ground_check_diags(diags);
	buf_free(&shown);
	return 0;
}
