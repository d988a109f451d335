/* SPDX-License-Identifier: MIT */
/* One table maps the codes of curses to ours; everything else is a character. */
#include "tui/input.h"

#include <stddef.h>
#include <string.h>
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

/* What is taken and is no key: text that was pasted; strings that the terminal sends by itself,
 * from ESC and one of these letters to BEL or ESC \\ (OSC, DCS, APC, PM, SOS); a sequence that is
 * no key of ours, and a report of the mouse. Each may come in parts, and its rest is no key either.
 */
static const wchar_t string_letters[] = L"]P_^X";
static enum { KEYS, PASTE, STRING, SEQUENCE, REPORT } taking;
static bool escaped;     /* within a string, behind an ESC */
static int sequence;     /* the number in one */
#define PASTE_NUMBER 200 /* ESC [ 200 ~ */

static mbstate_t partial; /* of a character that comes in parts */

/* A report of the mouse is read here and not by curses, which waits for its end, and for that of
 * the next, whatever else happens. */
#define MOUSE_REPORT (KEY_MAX + 13)
#define REPORT_NUMBERS 3 /* buttons, column, row */
static struct {
	int number[REPORT_NUMBERS], count;
	bool bytes; /* each number is one byte; else there are digits, ; and a letter */
} report;
enum { LEFT = 0, WHEEL_UP = 64, WHEEL_DOWN = 65, MODIFIERS = 4 | 8 | 16, PLACES_MOST = 10000 };

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

/* To be said again once curses has been asked for the mouse. */
static void
take_reports(void)
{
	if (key_mouse != NULL)
		define_key(key_mouse, MOUSE_REPORT);
}

void
input_begin(void)
{
	const char *begin = term_paste("PS"), *end = term_paste("PE");

	take_control_keys();
	taking = KEYS;
	memset(&partial, 0, sizeof partial);
	take_reports();
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
	take_reports();
}

static void
begin_report(void)
{
	memset(&report, 0, sizeof report);
	report.bytes = key_mouse[strlen(key_mouse) - 1] != '<';
	taking = REPORT;
}

/* A report that is whole; false as below. */
static bool
read_report(struct input *in, bool pressed)
{
	int button = report.number[0] & ~MODIFIERS;

	in->kind = button == LEFT ? INPUT_CLICK : INPUT_WHEEL;
	in->row = report.number[2] - 1;
	in->col = report.number[1] - 1;
	if (button == LEFT)
		return pressed && in->row >= 0 && in->col >= 0;
	in->row = button == WHEEL_UP ? -WHEEL_ROWS : WHEEL_ROWS;
	return button == WHEEL_UP || button == WHEEL_DOWN;
}

/* What there is of a report; true once that is a whole one which counts. */
static bool
take_report(struct input *in, bool *any)
{
	int byte;

	while (taking == REPORT && (byte = getch()) != ERR) {
		int *number = &report.number[report.count];

		*any = true;
		if (report.bytes) {
			*number = byte - ' ';
			report.count++;
		} else if (byte >= '0' && byte <= '9') {
			*number = *number < PLACES_MOST ? 10 * *number + byte - '0' : *number;
			continue;
		} else {
			report.count++;
		}
		bool ends = report.count == REPORT_NUMBERS;
		if (!ends && (report.bytes || byte == ';'))
			continue;
		taking = KEYS;
		return ends && (report.bytes || byte == 'M' || byte == 'm') &&
		       read_report(in, report.bytes || byte == 'M');
	}
	return false;
}

/* Of the mouse of a console, which curses asks for itself. False for what is neither a click of the
 * first button nor the wheel. */
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

/* The next character, or key that has a code, as get_wch() gives it; but that forgets a character
 * of which a part has come, and takes what is none for an end of the input. Here what is none is
 * passed over; *any tells whether anything was there. */
static int
next_wide(wint_t *c, bool *any)
{
	wchar_t wide;
	int code;

	while ((code = getch()) != ERR) {
		*any = true;
		if (code >= KEY_MIN) {
			memset(&partial, 0, sizeof partial);
			*c = (wint_t)code;
			return KEY_CODE_YES;
		}
		char byte = (char)code;
		bool first = mbsinit(&partial);
		size_t len = mbrtowc(&wide, &byte, 1, &partial);
		if (len == (size_t)-1 && !first) { /* it may begin another */
			memset(&partial, 0, sizeof partial);
			len = mbrtowc(&wide, &byte, 1, &partial);
		}
		if (len == (size_t)-1)
			memset(&partial, 0, sizeof partial);
		if (len <= 1 && wide < KEY_CODE_BASE) { /* glibc takes what Unicode ends before */
			*c = (wint_t)wide;
			return OK;
		}
	}
	return ERR;
}

/* What follows ESC at once is a sequence that curses does not know; taken as keys, its letters
 * would answer questions. Returns true if there was one. A report or a paste may begin there;
 * behind another ESC curses gives it byte by byte. */
static bool
drop_sequence(bool *any)
{
	wint_t c;
	int kind;

	do
		kind = next_wide(&c, any);
	while (kind == OK && c == 27);
	if (kind == ERR)
		return false;
	if (kind == KEY_CODE_YES) {
		if (c == MOUSE_REPORT)
			begin_report();
		else if (c == PASTE_BEGIN)
			taking = PASTE;
		return true;
	}
	if (c != 0 && wcschr(string_letters, (wchar_t)c) != NULL)
		taking = STRING, escaped = false;
	if (c == '[' || c == 'O')
		taking = SEQUENCE, sequence = 0;
	return true; /* else Alt and a key: no key of ours */
}

/* Of what is no key; true for text that was pasted, a line of which ends in a space. */
static bool
take_text(struct input *in, bool character, wint_t c)
{
	bool ends = c == 7 || escaped; /* by ESC \\, or cut off by another ESC */

	escaped = c == 27;
	if (taking == STRING && character && ends)
		taking = KEYS;
	if (taking == SEQUENCE) {
		if (c >= '0' && c <= '9' && sequence < PASTE_NUMBER)
			sequence = 10 * sequence + (int)c - '0';
		else if (c >= 0x40 && c <= 0x7e)
			taking = c == '~' && sequence == PASTE_NUMBER ? PASTE : KEYS;
		return false;
	}
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

	for (;;) {
		if (take_report(in, any))
			return true;
		if (taking == REPORT || (kind = next_wide(&c, any)) == ERR)
			return false;
		if (kind == KEY_CODE_YES && (c == PASTE_BEGIN || c == PASTE_END)) {
			taking = c == PASTE_BEGIN ? PASTE : KEYS;
			continue;
		}
		if (taking == SEQUENCE && (kind != OK || c == 27))
			taking = KEYS; /* it was cut off: another begins, or a key */
		if (taking != KEYS) {
			if (take_text(in, kind == OK, c))
				return true;
			continue;
		}
		if (kind == KEY_CODE_YES && c == MOUSE_REPORT) {
			begin_report();
			continue;
		}
		if (kind == KEY_CODE_YES && c == KEY_MOUSE) {
			if (!take_mouse(in))
				continue;
			return true;
		}
		if (kind == OK && c == 27 && drop_sequence(any))
			continue;
		in->kind = INPUT_KEY;
		in->key = kind == KEY_CODE_YES ? named_key(c) : character(c);
		return true;
	}
}
