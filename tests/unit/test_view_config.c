/* SPDX-License-Identifier: MIT */
/* The configuration: what is right counts, what is wrong is told with its place and does no
 * harm. */
#include <criterion/criterion.h>
#include <math.h>
#include <string.h>

#include "view/config.h"
#include "view/keys.h"
#include "tell/style.h"
#include "tell/words.h"

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
	    read_text("# mine\nmouse off\nflow-control on\n\n  ascii on # why\r\nlinear on\n"
		      "key redraw ^R ^L\ntheme dark\nstyle key bold fg 200 bg default");

	cr_expect_eq(diags_count(diags), 1u, "^R already means redo");
	cr_expect(!c.mouse && c.ascii && c.linear && c.flow_control);
	cr_expect_eq(keys_action(12, SCREEN_WALK), ACTION_REDRAW);
	cr_expect_eq(style_look(STYLE_KEY)->fg256, 200);
}

/* Words that were cut off would change what a line says without a word. */
Test(view_config, a_line_has_any_number_of_words)
{
	struct buf text = {0};

	buf_adds(&text, "key undo");
	for (int i = 0; i < 30; i++)
		buf_adds(&text, " U");
	buf_adds(&text, " xx\nstyle key");
	for (int i = 0; i < 30; i++)
		buf_adds(&text, " bold");
	buf_adds(&text, " blinking");
	read_text(buf_str(&text));
	buf_free(&text);
	cr_expect_eq(diags_count(diags), 2u);
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

/* Who has given every key away must get out all the same. */
Test(view_config, interrupt_leaves_whatever_keys_are_set)
{
	read_text("key leave j\nkey quit j\nkey down j ^C\n");
	cr_expect_eq(diags_count(diags), 3u);
	for (unsigned screen = 0; screen < SCREEN_COUNT; screen++)
		cr_expect_eq(keys_action(3, (enum screen_id)screen), ACTION_LEAVE);
	read_text("key down j\nkey quit ^C\n");
	cr_expect_eq(keys_action(3, SCREEN_WALK), ACTION_QUIT);
}

Test(view_config, a_nul_ends_nothing)
{
	static const char text[] = "theme dark\0 \nkey undo Y\nmouse off\0";
	struct ui_settings c = {.mouse = true};

	config_read(text, sizeof text - 1, "config", &c, diags);
	cr_expect_eq(diags_count(diags), 2u);
	cr_expect_eq(keys_action('Y', SCREEN_WALK), ACTION_UNDO);
}

Test(view_config, themes_of_two_colours)
{
	read_text("theme mono");
	cr_expect_eq(style_look(STYLE_EMERGENCY)->fg256, -1);
	cr_expect(style_look(STYLE_EMERGENCY)->attrs & ATTR_REVERSE);
	read_text("theme high-contrast");
	cr_expect_eq(style_look(STYLE_KEY)->fg256, -1);
	cr_expect_eq(style_look(STYLE_BAND_EMERGENCY)->bg256, 88);
	cr_expect_eq(diags_count(diags), 0u);
}

Test(view_config, the_number_to_call)
{
	cr_expect_str_eq(words_urgency_when(NULL, URGENCY_EMERGENCY), "get help now");
	read_text("emergency-number 1 1 2");
	cr_expect_str_eq(words_urgency_when(NULL, URGENCY_EMERGENCY), "get help now (1 1 2)");
	read_text("emergency-number 999 # where I live");
	cr_expect_str_eq(words_urgency_when(NULL, URGENCY_EMERGENCY), "get help now (999)");
	cr_expect_str_eq(words_urgency_when(NULL, URGENCY_TODAY), "be seen the same day");
	cr_expect_eq(diags_count(diags), 0u);
	read_text("emergency-number the doctor\nemergency-number 123456789012345678901234");
	cr_expect_eq(diags_count(diags), 2u);
	cr_expect_str_eq(diags_get(diags, 0)->message->id, "config-number");
	cr_expect_str_eq(words_urgency_when(NULL, URGENCY_EMERGENCY), "get help now (999)");
}

/* Relative luminance and contrast as WCAG 2.2 defines them, of colours as xterm has them. */
static double
luminance(int colour)
{
	static const int basic[16] = {0x000000, 0xcd0000, 0x00cd00, 0xcdcd00, 0x0000ee, 0xcd00cd,
	    0x00cdcd, 0xe5e5e5, 0x7f7f7f, 0xff0000, 0x00ff00, 0xffff00, 0x5c5cff, 0xff00ff,
	    0x00ffff, 0xffffff};
	static const int steps[6] = {0, 95, 135, 175, 215, 255};
	static const double weights[3] = {0.2126, 0.7152, 0.0722};
	double sum = 0;
	int i;

	for (i = 0; i < 3; i++) {
		int part = colour < 16     ? basic[colour] >> (16 - 8 * i) & 255
			   : colour >= 232 ? 8 + 10 * (colour - 232)
					   : steps[(colour - 16) /
						   (i == 0      ? 36
						       : i == 1 ? 6
								: 1) %
						   6];
		double v = part / 255.0;

		sum += weights[i] * (v <= 0.04045 ? v / 12.92 : pow((v + 0.055) / 1.055, 2.4));
	}
	return sum;
}

static double
contrast(int a, int b)
{
	double x = luminance(a), y = luminance(b);

	return ((x > y ? x : y) + 0.05) / ((x > y ? y : x) + 0.05);
}

static void
check_theme(const char *name, int ground)
{
	unsigned i;
	size_t k;

	cr_assert(style_set_theme(name));
	for (i = 0; i < STYLE_COUNT; i++)
		for (k = 0; k < 2; k++) {
			const struct style_look *l = style_look(i);
			int fg = k ? l->fg256 : l->fg16, bg = k ? l->bg256 : l->bg16;

			if (fg < 0 || (k == 0 && bg >= 0))
				continue; /* bands of 16 colours look as the terminal has them */
			cr_expect_geq(contrast(fg, bg < 0 ? ground : bg),
			    i == STYLE_RULE ? 3
			    : k             ? 4.5
					    : 4,
			    "%s, %s, colour %d", name, l->name, fg);
		}
}

Test(view_config, light_is_read_on_white)
{
	check_theme("light", 15);
}

Test(view_config, dark_is_read_on_black)
{
	check_theme("dark", 0);
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
		tear_down(); /* what is told of one is no part of the next */
		set_up();
	}
}
