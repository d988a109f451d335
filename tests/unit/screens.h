/* SPDX-License-Identifier: MIT */
/* The topic tests/data/mini in a browser without a terminal, steered by the names of keys. */
#ifndef TESTS_SCREENS_H
#define TESTS_SCREENS_H

#include <criterion/criterion.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include "canvas.h"
#include "fixture.h"
#include "shared_data.h"

#include "session/save.h"
#include "view/ui.h"

struct screens {
	struct topic *topic;
	struct session *session;
	struct ui *ui;
	struct canvas *canvas;
};

static inline struct topic *
screens_topic_of(const char *data)
{
	return fixture_made(data);
}

static inline struct topic *
screens_topic(void)
{
	return screens_topic_of("tests/data/mini");
}

/* A browser of that topic, which it takes over. */
static inline struct screens
screens_open_set(struct topic *t, int width, int height, struct ui_settings set)
{
	struct screens s = {.topic = t};

	cr_assert(setlocale(LC_CTYPE, set.ascii ? "C" : "C.UTF-8") != NULL);
	s.session = session_new(s.topic);
	s.ui = ui_new(ui_screens, s.session, width, height, &set);
	s.canvas = canvas_new(width, height, set.ascii);
	ui_draw(s.ui, s.canvas);
	return s;
}

static inline struct screens
screens_open_on(struct topic *t, int width, int height, bool ascii, bool linear)
{
	return screens_open_set(
	    t, width, height, (struct ui_settings){.ascii = ascii, .linear = linear});
}

static inline struct screens
screens_open_as(int width, int height, bool ascii, bool linear)
{
	return screens_open_on(screens_topic(), width, height, ascii, linear);
}

static inline struct screens
screens_open(int width, int height, bool ascii)
{
	return screens_open_as(width, height, ascii, false);
}

static inline void
screens_close(struct screens *s)
{
	canvas_free(s->canvas);
	ui_free(s->ui);
	session_free(s->session);
	topic_close(s->topic);
}

static inline void
screens_key(struct screens *s, uint32_t key)
{
	ui_key(s->ui, key);
	ui_draw(s->ui, s->canvas);
	cr_assert(canvas_sound(s->canvas));
}

/* Keys by name, separated by spaces; "=text" types the letters of text. */
static inline void
screens_keys(struct screens *s, const char *keys)
{
	size_t len, i;

	for (; *keys != '\0'; keys += len + (keys[len] == ' ')) {
		len = strcspn(keys, " ");
		if (keys[0] == '=' && len > 1) {
			for (i = 1; i < len; i++)
				screens_key(s, (unsigned char)keys[i]);
		} else {
			cr_assert(keys_parse(keys, len) != 0, "%s", keys);
			screens_key(s, keys_parse(keys, len));
		}
	}
}

/* The text of a row without spaces at its end; the caller frees it. */
static inline char *
screens_row(const struct screens *s, int row)
{
	struct buf b = {0};

	if (row < s->canvas->height)
		canvas_dump_row(s->canvas, row, false, &b);
	char *text = xstrndup(buf_str(&b), b.len);
	buf_free(&b);
	return text;
}

/* True if that row shows the text. */
static inline bool
screens_row_shows(const struct screens *s, int row, const char *text)
{
	char *line = screens_row(s, row);
	bool found = strstr(line, text) != NULL;

	free(line);
	return found;
}

/* True if the screen shows the text on one row. */
static inline bool
screens_show(const struct screens *s, const char *text)
{
	struct buf b = {0};
	bool found;

	canvas_dump(s->canvas, false, &b);
	found = strstr(buf_str(&b), text) != NULL;
	buf_free(&b);
	return found;
}

/* Other tables of that topic, which are the browser's from now on. */
static inline void
screens_reload_as(struct screens *s, struct topic *to)
{
	struct topic *before = s->topic;
	struct session *old = s->session;

	s->topic = to;
	s->session = session_carry(old, s->topic);
	ui_reload(s->ui, s->session, diags_new());
	session_free(old);
	topic_close(before);
	ui_draw(s->ui, s->canvas);
}

/* The same tables, compiled again. */
static inline void
screens_reload(struct screens *s)
{
	screens_reload_as(s, screens_topic());
}

/* A suite whose tests have a browser of 80 by 24 in `s`; or one that an expression opens. */
#define SCREENS_SUITE(suite) SCREENS_SUITE_OF(suite, screens_open(80, 24, false))
#define SCREENS_SUITE_OF(suite, open)                                                              \
	static struct screens s;                                                                   \
	static void open_it(void)                                                                  \
	{                                                                                          \
		s = open;                                                                          \
	}                                                                                          \
	static void close_it(void)                                                                 \
	{                                                                                          \
		screens_close(&s);                                                                 \
	}                                                                                          \
	TestSuite(suite, .init = open_it, .fini = close_it)

#endif
