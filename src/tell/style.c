/* SPDX-License-Identifier: MIT */
/* The table of styles, laid out from STYLES in style.h; index is enum style. A theme or the user's
 * configuration changes it once, before the browser starts. */
#include "tell/style.h"

#include <string.h>

#include "topic/image.h"

#define X(name, ...) {__VA_ARGS__},
static struct style_look looks[STYLE_COUNT] = {STYLES(X)};
#undef X

/* The colours of STYLES can be read on any background, but there are better ones for each: what
 * stands in STYLES, what is better on a light one, and on a dark one. */
static const struct {
	int16_t both, light, dark;
} shades[] = {
    {243, 240, 248},
    {30, 24, 80},
    {166, 130, 215},
    {32, 25, 75},
    {34, 28, 114},
    {97, 54, 141},
    {64, 22, 150},
    {37, 24, 80},
    {136, 94, 221},
};
#define SHADES (sizeof shades / sizeof *shades)

const struct style_look *
style_look(unsigned style)
{
	return &looks[style < STYLE_COUNT ? style : STYLE_TEXT];
}

/* Colours 8 to 15 on a terminal of 8 are the first 8 in bold. Bright black would then be unseen on
 * black: it gives way to the terminal's own. */
static int16_t
basic_colour(int16_t colour, int colours, bool *bold)
{
	if (colour < 8 || colours >= 16)
		return colour;
	*bold = colour != 8;
	return (int16_t)(colour == 8 ? -1 : colour - 8);
}

struct style_shown
style_resolve(unsigned style, int colours, bool own)
{
	const struct style_look *look = style_look(style);
	struct style_shown s = {look->mono, -1, -1};
	bool bold = false, ignored = false;

	if (colours < 8)
		return s;
	s.attrs = look->attrs;
	if (colours >= 256) {
		s.fg = look->fg256;
		s.bg = look->bg256;
	} else {
		s.fg = basic_colour(look->fg16, colours, &bold);
		s.bg = basic_colour(look->bg16, colours, &ignored);
	}
	if (bold)
		s.attrs |= ATTR_BOLD;
	if (!own && s.fg < 0)
		s.fg = 7;
	if (!own && s.bg < 0)
		s.bg = 0;
	return s;
}

/* Of the 8 basic colours yellow, cyan and green vanish on white as many terminals have them; blue
 * can be read there. */
static void
set_shade(struct style_look *look, bool dark)
{
	size_t i = 0;

	while (i < SHADES && look->fg256 != shades[i].both)
		i++;
	if (i < SHADES)
		look->fg256 = dark ? shades[i].dark : shades[i].light;
	if (dark && look->fg16 > 0 && look->fg16 < 7)
		look->fg16 = (int16_t)(look->fg16 + 8);
	else if (!dark && look->fg16 == 6)
		look->fg16 = 4;
	else if (!dark && (look->fg16 == 2 || look->fg16 == 3))
		look->fg16 = -1;
}

bool
style_set_theme(const char *name)
{
#define X(code, word, what) word,
	static const char *const names[] = {THEMES(X)};
#undef X
	unsigned theme = 0;

	while (theme < THEME_COUNT && strcmp(names[theme], name) != 0)
		theme++;
	for (unsigned i = 0; i < STYLE_COUNT; i++) {
		struct style_look *look = &looks[i];
		bool shaded = look->bg256 < 0;

		if (shaded && (theme == THEME_LIGHT || theme == THEME_DARK))
			set_shade(look, theme == THEME_DARK);
		if (theme != THEME_MONO && theme != THEME_HIGH_CONTRAST)
			continue;
		bool red = theme == THEME_HIGH_CONTRAST &&
			   (i == STYLE_EMERGENCY || i == STYLE_BAND_EMERGENCY);
		look->attrs = red ? ATTR_BOLD : look->mono;
		look->fg16 = red ? 15 : -1;
		look->bg16 = red ? 1 : -1;
		look->fg256 = red ? 231 : -1;
		look->bg256 = red ? 88 : -1;
	}
	return theme < THEME_COUNT;
}

int
style_named(const char *name)
{
	for (unsigned i = 0; i < STYLE_COUNT; i++)
		if (strcmp(looks[i].name, name) == 0)
			return (int)i;
	return -1;
}

void
style_set(unsigned style, unsigned attrs, int fg, int bg)
{
	if (style >= STYLE_COUNT)
		return;
	looks[style].attrs = looks[style].mono = (uint8_t)attrs;
	looks[style].fg256 = (int16_t)fg;
	looks[style].bg256 = (int16_t)bg;
	looks[style].fg16 = (int16_t)(fg > 15 ? -1 : fg);
	looks[style].bg16 = (int16_t)(bg > 15 ? -1 : bg);
}

#define URGENCY_STYLES(function, PREFIX, otherwise)                                                \
	enum style function(uint32_t urgency)                                                      \
	{                                                                                          \
		static const enum style styles[] = {IMAGE_URGENCIES(PREFIX)};                      \
		return urgency < URGENCY_LEVELS ? styles[urgency] : (otherwise);                   \
	}
#define PLAIN(name, ...) STYLE_##name,
#define BAND(name, ...) STYLE_BAND_##name,
URGENCY_STYLES(style_urgency, PLAIN, STYLE_TEXT)
URGENCY_STYLES(style_band, BAND, STYLE_BAR_TITLE)
