/* SPDX-License-Identifier: MIT */
/* A footer promises nothing that the key would refuse: keys are pressed at random, half of them
 * such as the footer offers, and after each of these something on the screen is not as before. */
#include "screens.h"

#include <limits.h>
#include <unistd.h>

#include "fixture.h"
#include "view/screen.h"

#define KEPT 40 /* of the keys before, to be told */

struct offered {
	uint32_t keys[32];
	unsigned count;
};

/* The keys in the last row, by their style. */
static struct offered
offered_keys(const struct screens *s)
{
	const struct canvas *c = s->canvas;
	struct offered out = {0};

	for (int col = 0; col < c->width; col++) {
		char name[32];
		size_t len = 0;

		for (; col < c->width && len < sizeof name - 1; col++) {
			const struct cell *cell = canvas_cell(c, c->height - 1, col);

			if (cell->style != STYLE_KEY || cell->text[0] == ' ')
				break;
			name[len++] = cell->text[0];
		}
		if (len > 0 && out.count < 32)
			out.keys[out.count++] = keys_parse(name, len);
	}
	return out;
}

/* All that is seen without a message, and what is asked at the foot. Two pictures are compared byte
 * by byte: a cell has nothing behind its text but zeros. */
static void
picture(struct screens *s, struct buf *out)
{
	struct ui *ui = s->ui;
	size_t cells = (size_t)s->canvas->width * (size_t)s->canvas->height;

	buf_clear(out);
	ui->message[0] = '\0';
	ui_draw(ui, s->canvas);
	buf_add(out, s->canvas->cells, cells * sizeof *s->canvas->cells);
	buf_printf(out, "%d %d %d %d %d %d %d %d %p %s", s->canvas->row, s->canvas->col, ui->done,
	    ui->typing, ui->confirm.yes != NULL, ui->letter, ui->hand_out, ui->black,
	    (const void *)ui->prompt, ui->confirm.text);
}

/* True for a finding that is told as the key would tell it. */
static bool
stands_already(struct screens *s, uint32_t key)
{
	static const enum finding told[ACTION_COUNT] = {
	    [ACTION_YES] = FINDING_YES, [ACTION_NO] = FINDING_NO, [ACTION_UNSURE] = FINDING_UNSURE};
	enum finding f = told[keys_action(key, ui_screen(s->ui))];
	struct entity e = ui_subject(s->ui);

	return ui_screen(s->ui) == SCREEN_FINDINGS && f != FINDING_UNASKED &&
	       e.kind == ENTITY_SYMPTOM &&
	       interview_finding(session_interview(s->session), e.index) == f;
}

static uint32_t
any_key(uint64_t *state)
{
	static const char letters[] = "yynnuhjklwiIopvtrcefzsb[]aagxdnNACDHLmPPRT=<>/V'*123456789";
	uint32_t r = fixture_random(state) % 100;

	if (r < 50)
		return (uint32_t)letters[fixture_random(state) % (sizeof letters - 1)];
	return KEY_CODE_BASE + 1 + fixture_random(state) % (KEY_CODE_OTHER - KEY_CODE_BASE - 1);
}

static void
say_keys(const uint32_t *keys, unsigned count)
{
	for (unsigned i = count > KEPT ? count - KEPT : 0; i < count; i++) {
		uint32_t key = keys[i % KEPT];

		if (key > ' ' && key < 0x7f)
			fprintf(stderr, "%c ", (char)key);
		else
			fprintf(stderr, "%x ", (unsigned)key);
	}
	fprintf(stderr, "\n");
}

static void
press_what_is_offered(
    const char *data, int width, int height, bool slow, unsigned all, uint64_t seed)
{
	int presses = (int)fixture_rounds(all);
	struct screens s = {0};
	uint64_t state = seed * UINT64_C(0x9e3779b97f4a7c15) + 1;
	struct buf before = {0}, after = {0};
	uint32_t keys[KEPT];
	unsigned count = 0, refused = 0, offered = 0;

	for (int i = 0; i < presses; i++) {
		if (i % 200 == 0 || ui_done(s.ui)) {
			if (i > 0)
				screens_close(&s);
			s = screens_open_set(
			    fixture_made(data), width, height, (struct ui_settings){.slow = slow});
			count = 0;
			picture(&s, &before);
		}
		struct offered o = offered_keys(&s);
		bool offer = o.count > 0 && fixture_random(&state) % 2 == 0;
		uint32_t key = offer ? o.keys[fixture_random(&state) % o.count] : any_key(&state);
		char message[320];

		if (key == 0)
			continue; /* "y yes": not a key's name alone */
		keys[count++ % KEPT] = key;
		offered += offer;
		screens_key(&s, key);
		snprintf(message, sizeof message, "%s", s.ui->message);
		picture(&s, &after);
		if (offer && !stands_already(&s, key) && before.len == after.len &&
		    memcmp(before.data, after.data, before.len) == 0) {
			fprintf(stderr, "%s %dx%d: key %x on %s, message \"%s\", after: ", data,
			    width, height, (unsigned)key, keys_screens[ui_screen(s.ui)].name,
			    message);
			say_keys(keys, count);
			refused++;
		}
		struct buf was = before;
		before = after;
		after = was;
	}
	screens_close(&s);
	buf_free(&before);
	buf_free(&after);
	cr_expect_eq(refused, 0u);
	cr_expect_gt(offered, (unsigned)presses / 4, "%s %dx%d: %u", data, width, height, offered);
}

static char *folder;

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

TestSuite(view_footer, .init = enter_a_folder, .fini = leave_the_folder);

Test(view_footer, what_it_offers_does_something, .timeout = 600)
{
	press_what_is_offered("tests/data/mini", 80, 24, false, 10000, 1);
	press_what_is_offered("tests/data/mini", 40, 12, false, 5000, 2);
	press_what_is_offered("tests/data/mini", 200, 60, false, 3000, 3);
	press_what_is_offered("tests/data/flow", 80, 24, false, 3000, 4);
	press_what_is_offered("tests/data/figure", 80, 24, true, 2000, 6);
	press_what_is_offered("tests/data/figure", 132, 43, false, 5000, 5);
}
