/* SPDX-License-Identifier: MIT */
/* The tour: played by the keys that it names, it comes to its end on every size; it can be left and
 * skipped anywhere. */
#include "screens.h"

#include "base/hash.h"

static const struct {
	enum action action;
	enum screen_id screen;
	const char *text;
} steps[] = {
#define TOUR(action, screen, done, text) {ACTION_##action, SCREEN_##screen, text},
#include "view/tour.def"
#undef TOUR
};
enum { STEPS = sizeof steps / sizeof *steps };

static struct screens
open_tour(const char *data, int width, int height)
{
	struct ui_settings set = {.tour = true};
	struct screens s = screens_open_on(screens_topic_of(data), width, height, false, false);

	ui_free(s.ui);
	s.ui = ui_new(ui_screens, s.session, width, height, &set);
	ui_draw(s.ui, s.canvas);
	return s;
}

static bool
is_at(const struct screens *s, size_t step)
{
	char words[32];

	snprintf(words, sizeof words, "Tour %zu of %d", step + 1, STEPS);
	return screens_show(s, words);
}

/* The strip holds the whole text, with its key. */
static void
expect_text(const struct screens *s, size_t step, const char *key)
{
	char format[160], shown[512] = "";
	struct buf text = {0};
	int rows = s->canvas->width < 80 ? 2 : 1;

	snprintf(format, sizeof format, steps[step].text, key);
	topic_add_text(NULL, format, &text);
	for (int i = 0; i < rows; i++) {
		char *row = screens_row(s, s->canvas->height - rows + i);

		strcat(shown, row);
		free(row);
	}
	for (char *word = strtok(text.data, " "); word != NULL; word = strtok(NULL, " "))
		cr_expect(strstr(shown, word) != NULL, "step %zu: no \"%s\" in \"%s\"", step + 1,
		    word, shown);
	buf_free(&text);
}

/* Each key as often as it takes, a few times at most. */
static void
play(const char *data, int width, int height)
{
	struct screens s = open_tour(data, width, height);

	for (size_t i = 0; i < STEPS; i++) {
		char key[16] = "y"; /* at the foot */

		cr_assert(is_at(&s, i), "step %zu at %d by %d", i + 1, width, height);
		if (steps[i].action != ACTION_NONE)
			keys_nth(steps[i].action, steps[i].screen, 0, key);
		cr_assert_str_neq(key, "", "no key for step %zu", i + 1);
		expect_text(&s, i, key);
		if (steps[i].screen == SCREEN_CONTENTS)
			screens_keys(&s, "=fin");
		for (int n = 0; n < 6 && is_at(&s, i); n++)
			screens_keys(&s, key);
	}
	cr_expect(screens_show(&s, "That was the tour."));
	cr_expect_eq(ui_screen(s.ui), SCREEN_HELP);
	screens_keys(&s, "w");
	cr_expect_not(screens_show(&s, "Tour "));
	screens_close(&s);
}

Test(view_tour, by_its_keys_to_its_end)
{
	play("tests/data/mini", 80, 24);
	play("tests/data/mini", 40, 12);
	play("tests/data/mini", 132, 43);
	play("data/knee", 80, 24);
	play("data/knee", 40, 12);
}

Test(view_tour, it_is_ended_and_skipped_anywhere)
{
	struct screens s = open_tour("tests/data/mini", 80, 24);

	for (size_t i = 0; i < STEPS; i++) {
		cr_assert(is_at(&s, i));
		screens_keys(&s, "S");
	}
	cr_expect(screens_show(&s, "That was the tour."));
	screens_close(&s);
	s = open_tour("tests/data/mini", 80, 24);
	screens_keys(&s, "c q");
	cr_expect(screens_show(&s, "The tour has ended."));
	cr_expect_eq(ui_screen(s.ui), SCREEN_CONTENTS);
	screens_keys(&s, "q");
	cr_expect_eq(ui_screen(s.ui), SCREEN_WALK, "the key is the screen's again");
	screens_close(&s);
}

/* Something else may be done: the step waits. A key that is configured is the one that is named. */
Test(view_tour, a_step_waits)
{
	struct screens s = open_tour("tests/data/mini", 80, 24);

	screens_keys(&s, "c b o b p b");
	cr_expect(is_at(&s, 0));
	screens_keys(&s, "1");
	cr_expect(is_at(&s, 1), "any answer is one");
	screens_close(&s);
	keys_set(ACTION_NO, "X");
	s = open_tour("tests/data/mini", 80, 24);
	cr_expect(screens_show(&s, "Press X for"));
	screens_close(&s);
}

Test(view_tour, one_key_may_do_for_several_steps)
{
	struct screens s = open_tour("tests/data/mini", 80, 24);

	screens_keys(&s, "S S S o w d b / Esc P");
	cr_expect(is_at(&s, 10));
	screens_close(&s);
}

Test(view_tour, nonsense_and_other_sizes_do_no_harm)
{
	static const char letters[] = "nu12bowdcqSPaRC?/:\r\033 yzsWL=";
	static const int sizes[][2] = {{40, 12}, {80, 24}, {39, 11}, {200, 60}, {41, 13}};

	for (uint64_t seed = 1; seed <= 20; seed++) {
		struct screens s = open_tour("tests/data/mini", 40, 12);

		for (uint64_t n = 0; n < 120 && !ui_done(s.ui); n++) {
			uint64_t x = hash_mix(seed * 1000 + n);

			if (x % 29 == 0) {
				size_t k = x / 29 % (sizeof sizes / sizeof *sizes);

				ui_resize(s.ui, sizes[k][0], sizes[k][1]);
				ui_draw(s.ui, s.canvas);
				cr_assert_eq(s.canvas->height, sizes[k][1]);
			}
			char c = letters[x / 1000 % (sizeof letters - 1)];
			screens_key(&s, c == '\r'     ? KEY_CODE_ENTER
					: c == '\033' ? KEY_CODE_ESCAPE
						      : (uint32_t)(unsigned char)c);
		}
		screens_close(&s);
	}
}
