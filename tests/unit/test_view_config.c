/* The configuration: what is right counts, what is wrong is told with its place and does no
 * harm. */
#include <criterion/criterion.h>
#include <string.h>

#include "view/config.h"
#include "view/keys.h"
#include "tell/style.h"

static struct diags *diags;

static void
set_up(void)
{
	diags = diags_new();
}

static void
tear_down(void)
{
	diags_free(diags);
}

TestSuite(view_config, .init = set_up, .fini = tear_down);

static struct ui_settings
read_text(const char *text)
{
	struct ui_settings c = {.mouse = true};

	config_read(text, strlen(text), "config", &c, diags);
	diags_sort(diags);
	return c;
}

Test(view_config, settings_count)
{
	struct ui_settings c =
	    read_text("# mine\nmouse off\n\n  ascii on # why\r\nlinear on\n"
		      "key redraw ^R ^L\ntheme dark\nstyle key bold fg 200 bg default");

	cr_expect_eq(diags_count(diags), 1u, "^R already means redo");
	cr_expect(!c.mouse && c.ascii && c.linear && !c.mono);
	cr_expect_eq(keys_action(12, SCREEN_WALK), ACTION_REDRAW);
	cr_expect_eq(style_look(STYLE_KEY)->fg256, 200);
	cr_expect(read_text("theme mono").mono);
}

Test(view_config, what_is_wrong_is_told_with_its_place)
{
	static const char *const ids[] = {"config-setting", "config-switch", "config-action",
	    "config-key", "config-style", "config-look", "config-theme", "config-missing",
	    "config-look"};
	struct ui_settings c = read_text("colour red\nmouse maybe\nkey fly x\nkey undo  xx\n"
					 "style none bold\nstyle key fg 999\ntheme pink\nkey\n"
					 "style key blinking");
	size_t i;

	cr_assert_eq(diags_count(diags), 9u);
	for (i = 0; i < 9; i++) {
		cr_expect_str_eq(diags_get(diags, i)->message->id, ids[i]);
		cr_expect_eq(diags_get(diags, i)->place.line, i + 1);
		cr_expect(diags_get(diags, i)->message->help[0] != '\0');
	}
	cr_expect_eq(diags_get(diags, 3)->place.column, 11u);
	cr_expect(c.mouse);
	cr_expect_eq(keys_action('z', SCREEN_WALK), ACTION_UNDO);
}

Test(view_config, any_bytes_do_no_harm)
{
	char text[4096];
	uint32_t r = 7, i, round;

	for (round = 0; round < 500; round++) {
		for (i = 0; i + 1 < sizeof text; i++) {
			r = r * 1664525u + 1013904223u;
			text[i] = "key style theme\n\n # ^x\xff\t19-fgbd"[(r >> 16) % 31];
		}
		text[i] = '\0';
		read_text(text);
	}
}
