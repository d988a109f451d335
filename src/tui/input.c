/* SPDX-License-Identifier: MIT */
/* One table maps the codes of curses to ours; everything else is a character. */
#include "tui/input.h"

#include <stddef.h>
#include <termios.h>
#include <unistd.h>
#include <wchar.h>

#include <curses.h>
#include <term.h>

#include "tui/term.h"
#include "view/keys.h"

#define PASTE_BEGIN (KEY_MAX + 1)
#define PASTE_END (KEY_MAX + 2)
#define WHEEL_ROWS 3

static const struct {
	wint_t code;
	uint32_t key;
} keys[] = {
    {KEY_UP, KEY_CODE_UP},
    {KEY_DOWN, KEY_CODE_DOWN},
    {KEY_LEFT, KEY_CODE_LEFT},
    {KEY_RIGHT, KEY_CODE_RIGHT},
    {KEY_HOME, KEY_CODE_HOME},
    {KEY_A1, KEY_CODE_HOME},
    {KEY_FIND, KEY_CODE_HOME},
    {KEY_END, KEY_CODE_END},
    {KEY_C1, KEY_CODE_END},
    {KEY_SELECT, KEY_CODE_END},
    {KEY_PPAGE, KEY_CODE_PAGE_UP},
    {KEY_A3, KEY_CODE_PAGE_UP},
    {KEY_NPAGE, KEY_CODE_PAGE_DOWN},
    {KEY_C3, KEY_CODE_PAGE_DOWN},
    {KEY_ENTER, KEY_CODE_ENTER},
    {KEY_BTAB, KEY_CODE_BACK_TAB},
    {KEY_BACKSPACE, KEY_CODE_BACKSPACE},
    {KEY_DC, KEY_CODE_DELETE},
    {KEY_F(1), KEY_CODE_F1},
};

static bool pasting;

/* Ctrl-C is a key as others; it must lose nothing without a word. */
static void
take_interrupt(void)
{
	struct termios modes;

	if (tcgetattr(STDIN_FILENO, &modes) != 0)
		return;
	modes.c_cc[VINTR] = _POSIX_VDISABLE;
	tcsetattr(STDIN_FILENO, TCSADRAIN, &modes);
	def_prog_mode();
}

void
input_begin(void)
{
	const char *begin = term_paste("PS"), *end = term_paste("PE");

	take_interrupt();
	pasting = false;
	if (begin != NULL)
		define_key(begin, PASTE_BEGIN);
	if (end != NULL)
		define_key(end, PASTE_END);
}

static uint32_t
named_key(wint_t code)
{
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
		if (keys[i].code == code)
			return keys[i].key;
	return KEY_CODE_OTHER;
}

static uint32_t
character(wint_t c)
{
	switch (c) {
	case '\r':
	case '\n':
		return KEY_CODE_ENTER;
	case '\t':
		return KEY_CODE_TAB;
	case 27:
		return KEY_CODE_ESCAPE;
	case 8:
	case 127:
		return KEY_CODE_BACKSPACE;
	case ' ':
		return KEY_CODE_SPACE;
	default:
		return (uint32_t)c;
	}
}

void
input_take_mouse(bool ours)
{
	static bool taken;

	if (ours == taken)
		return;
	taken = ours;
	mousemask(ours ? BUTTON1_PRESSED | BUTTON4_PRESSED | BUTTON5_PRESSED : 0, NULL);
	mouseinterval(0);
}

/* False for what is neither a click of the first button nor the wheel. */
static bool
take_mouse(struct input *in)
{
	MEVENT m;

	if (getmouse(&m) != OK)
		return false;
	in->row = m.y;
	in->col = m.x;
	in->kind = m.bstate & BUTTON1_PRESSED ? INPUT_CLICK : INPUT_WHEEL;
	if (m.bstate & BUTTON4_PRESSED)
		in->row = -WHEEL_ROWS;
	else if (m.bstate & BUTTON5_PRESSED)
		in->row = WHEEL_ROWS;
	return (m.bstate & (BUTTON1_PRESSED | BUTTON4_PRESSED | BUTTON5_PRESSED)) != 0;
}

/* What follows ESC at once is a sequence that curses does not know; taken as keys, its letters
 * would answer questions. Returns true if there was one. */
static bool
drop_sequence(void)
{
	wint_t c;

	if (get_wch(&c) == ERR)
		return false;
	if (c != '[' && c != 'O')
		return true; /* Alt and a key: no key of ours */
	while (get_wch(&c) != ERR && (c < 0x40 || c > 0x7e))
		;
	return true;
}

bool
input_next(struct input *in, bool *any)
{
	wint_t c;
	int kind;

	while ((kind = get_wch(&c)) != ERR) {
		*any = true;
		if (kind == KEY_CODE_YES && (c == PASTE_BEGIN || c == PASTE_END)) {
			pasting = c == PASTE_BEGIN;
			continue;
		}
		if (pasting || (kind == KEY_CODE_YES && c == KEY_RESIZE))
			continue;
		if (kind == KEY_CODE_YES && c == KEY_MOUSE) {
			if (!take_mouse(in))
				continue;
			return true;
		}
		if (kind == OK && c == 27 && drop_sequence())
			continue;
		in->kind = INPUT_KEY;
		in->key = kind == KEY_CODE_YES ? named_key(c) : character(c);
		return true;
	}
	return false;
}
