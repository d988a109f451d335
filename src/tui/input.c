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

/* What is taken and is no key: text that was pasted, and strings that the terminal sends by itself,
 * from ESC and one of these letters to BEL or ESC \\ (OSC, DCS, APC, PM, SOS). */
static const wchar_t string_letters[] = L"]P_^X";
static enum { KEYS, PASTE, STRING } taking;
static bool escaped; /* within a string, behind an ESC */

/* The keypad with its keys as digits, as terminals send it that were told to tell it apart. */
static const char keypad_digits[][4] = {"\033Op", "\033Oq", "\033Or", "\033Os", "\033Ot", "\033Ou",
    "\033Ov", "\033Ow", "\033Ox", "\033Oy"};
#define KEYPAD_DIGIT (KEY_MAX + 3) /* and the nine codes behind it */

/* Ctrl-C is a key as others; it must lose nothing without a word. Ctrl-S must not stop the screen
 * while keys still answer, but where the terminal itself needs to stop us by it. */
static void
take_control_keys(void)
{
	struct termios modes;

	if (tcgetattr(STDIN_FILENO, &modes) != 0)
		return;
	modes.c_cc[VINTR] = _POSIX_VDISABLE;
	if (!xon_xoff)
		modes.c_iflag &= ~(tcflag_t)IXON;
	tcsetattr(STDIN_FILENO, TCSADRAIN, &modes);
	def_prog_mode();
}

void
input_begin(void)
{
	const char *begin = term_paste("PS"), *end = term_paste("PE");

	take_control_keys();
	taking = KEYS;
	for (int i = 0; i < 10; i++)
		define_key(keypad_digits[i], KEYPAD_DIGIT + i);
	if (begin != NULL)
		define_key(begin, PASTE_BEGIN);
	if (end != NULL)
		define_key(end, PASTE_END);
}

static uint32_t
named_key(wint_t code)
{
	if (code >= KEYPAD_DIGIT && code < KEYPAD_DIGIT + 10)
		return '0' + (uint32_t)(code - KEYPAD_DIGIT);
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
	if (c != 0 && wcschr(string_letters, (wchar_t)c) != NULL)
		taking = STRING, escaped = false;
	if (c != '[' && c != 'O')
		return true; /* Alt and a key: no key of ours */
	while (get_wch(&c) != ERR && (c < 0x40 || c > 0x7e))
		;
	return true;
}

/* Of what is no key; true for text that was pasted, a line of which ends in a space. */
static bool
take_text(struct input *in, bool character, wint_t c)
{
	bool ends = c == 7 || escaped; /* by ESC \\, or cut off by another ESC */

	escaped = c == 27;
	if (taking == STRING && character && ends)
		taking = KEYS;
	if (taking != PASTE || !character)
		return false;
	in->kind = INPUT_PASTED;
	in->key = c == '\r' || c == '\n' || c == '\t' ? ' ' : (uint32_t)c;
	return in->key >= ' ' && in->key != 127;
}

bool
input_waits(void)
{
	return taking != KEYS;
}

void
input_give_up(void)
{
	taking = KEYS;
}

bool
input_next(struct input *in, bool *any)
{
	wint_t c;
	int kind;

	while ((kind = get_wch(&c)) != ERR) {
		*any = true;
		if (kind == KEY_CODE_YES && (c == PASTE_BEGIN || c == PASTE_END)) {
			taking = c == PASTE_BEGIN ? PASTE : KEYS;
			continue;
		}
		if (kind == KEY_CODE_YES && c == KEY_RESIZE)
			continue;
		if (taking != KEYS) {
			if (take_text(in, kind == OK, c))
				return true;
			continue;
		}
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
