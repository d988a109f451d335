/* SPDX-License-Identifier: MIT */
/* shots TOPIC THEME FOLDER [SCREEN] - the main screens, or one of them, as SVG pictures, drawn from
 * the cell grid, for a person to look at. THEME is a theme, or "ascii": mono without Unicode; names
 * of files say screen, size and theme. */
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "tell/style.h"
#include "view/ui.h"

#define CELL_WIDTH 9
#define CELL_HEIGHT 18

/* Names of keys, "=text" types letters. */
static const struct {
	const char *name, *keys;
} scenes[] = {{"walk", ""}, {"walk-later", "n n Down"}, {"outcome", "n n n o"},
    {"self-care", "n n 1 1 n 2 n n n n n n 2 n"}, {"emergency", "1 o"}, {"soon", "n n 2 o"},
    {"path", "n n p"}, {"what-if", "n n 1 p Down Down Tab Down"}, {"tree", "t Right Down"},
    {"contents", "c"}, {"contents-found", "c / =vessel"}, {"reader", "c Down Down Enter"},
    {"compare", "3 2 v PgDn"}, {"findings", "i"}, {"findings-found", "i =/swollen"},
    {"figure", "I"}, {"feedback", "P Enter a =dvt Enter Esc C 1 y 1 1"}, {"practice", "P Enter"},
    {"practice-asked", "P Enter Enter Down Down Enter 2 Down Enter a =dvt Enter Esc"},
    {"practice-commit", "P Enter a =dvt Enter Esc C"}, {"cases", "P"}, {"present", "L"},
    {"present-revealed", "L a 1 6 6 6 8 a PgDn"}, {"seminar", "P L"}, {"ballot", "P L PgDn"},
    {"seminar-end", "P L PgDn PgDn PgDn PgDn PgDn PgDn"}, {"palette", ": =co"}, {"help", "?"}};

static const int sizes[][2] = {{80, 24}, {40, 12}, {132, 43}, {200, 60}};

#define COUNT(a) (sizeof(a) / sizeof *(a))

static void
press(struct ui *ui, struct canvas *c, const char *keys)
{
	for (size_t len; *keys != '\0'; keys += len + (keys[len] == ' ')) {
		len = strcspn(keys, " ");
		for (size_t i = 1; keys[0] == '=' && i < len; i++)
			ui_key(ui, (unsigned char)keys[i]);
		if (keys[0] != '=')
			ui_key(ui, keys_parse(keys, len));
		ui_draw(ui, c);
	}
}

/* A colour of the 256 as xterm has it, or the ground's own. */
static unsigned
rgb(int colour, unsigned own)
{
	static const unsigned basic[16] = {0x000000, 0xcd0000, 0x00cd00, 0xcdcd00, 0x0000ee,
	    0xcd00cd, 0x00cdcd, 0xe5e5e5, 0x7f7f7f, 0xff0000, 0x00ff00, 0xffff00, 0x5c5cff,
	    0xff00ff, 0x00ffff, 0xffffff};
	static const unsigned steps[6] = {0, 95, 135, 175, 215, 255};

	if (colour < 0)
		return own;
	if (colour < 16)
		return basic[colour];
	if (colour >= 232)
		return (unsigned)(8 + 10 * (colour - 232)) * 0x10101;
	colour -= 16;
	return steps[colour / 36] << 16 | steps[colour / 6 % 6] << 8 | steps[colour % 6];
}

static unsigned
ground(bool dark)
{
	return dark ? 0x101010 : 0xffffff;
}

static void
add_cell(struct buf *out, const struct canvas *c, int row, int col, bool dark)
{
	const struct cell *cell = canvas_cell(c, row, col);
	struct style_shown s = style_resolve(cell->style, 256, true);
	unsigned fg = rgb(s.fg, dark ? 0xd8d8d8 : 0x1c1c1c), bg = rgb(s.bg, ground(dark));
	int x = col * CELL_WIDTH, y = row * CELL_HEIGHT, width = cell->width * CELL_WIDTH;

	if (s.attrs & ATTR_REVERSE) {
		unsigned swap = fg;

		fg = bg;
		bg = swap;
	}
	if (bg != ground(dark))
		buf_printf(out, "<rect x='%d' y='%d' width='%d' height='%d' fill='#%06x'/>", x, y,
		    width, CELL_HEIGHT, bg);
	if (cell->text[0] == ' ' && (s.attrs & ATTR_UNDERLINE) == 0)
		return;
	buf_printf(out, "<text x='%d' y='%d' fill='#%06x'%s%s>", x, y + 14, fg,
	    s.attrs & ATTR_BOLD ? " font-weight='bold'" : "",
	    s.attrs & ATTR_UNDERLINE ? " text-decoration='underline'" : "");
	for (const char *at = canvas_text(c, cell); *at != '\0'; at++) {
		if (*at == '<' || *at == '&' || *at == ' ')
			buf_printf(out, "&#%d;", *at == ' ' ? 160 : *at);
		else
			buf_addc(out, *at);
	}
	buf_adds(out, "</text>\n");
}

static int
write_picture(const struct canvas *c, const char *path, bool dark)
{
	struct buf out = {0};
	struct error err = {""};

	buf_printf(&out,
	    "<svg xmlns='http://www.w3.org/2000/svg' width='%d' height='%d' "
	    "font-family='DejaVu Sans Mono,monospace' font-size='15' "
	    "shape-rendering='crispEdges'>\n<rect width='100%%' height='100%%' fill='#%06x'/>",
	    c->width * CELL_WIDTH, c->height * CELL_HEIGHT, ground(dark));
	for (int row = 0; row < c->height; row++)
		for (int col = 0; col < c->width; col++)
			if (canvas_cell(c, row, col)->width > 0)
				add_cell(&out, c, row, col, dark);
	buf_adds(&out, "</svg>\n");
	int status = file_write(path, buf_str(&out), out.len, &err);
	if (status != 0)
		fprintf(stderr, "%s\n", err.text);
	buf_free(&out);
	return status;
}

int
main(int argc, char **argv)
{
	struct error err = {""};
	struct topic *t = argc == 4 || argc == 5 ? topic_open(argv[1], &err) : NULL;
	bool ascii = t != NULL && strcmp(argv[2], "ascii") == 0;
	int status = 0;

	if (t == NULL || !style_set_theme(ascii ? "mono" : argv[2])) {
		fprintf(stderr, "usage: shots TOPIC THEME FOLDER [SCREEN]\n%s\n", err.text);
		return 2;
	}
	setlocale(LC_CTYPE, "C.UTF-8");
	for (size_t i = 0; i < COUNT(scenes) * COUNT(sizes); i++) {
		size_t scene = i / COUNT(sizes);
		const int *size = sizes[i % COUNT(sizes)];
		struct ui_settings set = {.ascii = ascii};
		if (argc == 5 && strcmp(argv[4], scenes[scene].name) != 0)
			continue;
		struct session *s = session_new(t);
		struct ui *ui = ui_new(ui_screens, s, size[0], size[1], &set);
		struct canvas *c = canvas_new(size[0], size[1], ascii);
		char path[1024];

		ui_draw(ui, c);
		press(ui, c, scenes[scene].keys);
		snprintf(path, sizeof path, "%s/%s-%dx%d-%s.svg", argv[3], scenes[scene].name,
		    size[0], size[1], argv[2]);
		status |= write_picture(c, path, strcmp(argv[2], "light") != 0);
		canvas_free(c);
		ui_free(ui);
		session_free(s);
	}
	topic_close(t);
	return status != 0;
}
