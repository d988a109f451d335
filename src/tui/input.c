/* SPDX-License-Identifier: MIT */
/* One table maps the codes of curses to ours; everything else is a character, which is a key where
 * nothing is under way that a terminal sends by itself. */
#include "tui/input.h"

#include <stddef.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>
#include <wchar.h>

#include <curses.h>
#include <term.h>

#include "tui/mouse.h"
#include "tui/term.h"
#include "view/keys.h"

/* Codes that curses is told to give. */
#define PASTE_BEGIN (KEY_MAX + 1)
#define PASTE_END (KEY_MAX + 2)
#define KEYPAD_DIGIT (KEY_MAX + 3) /* and the nine behind it */
#define MOUSE_REPORT (KEY_MAX + 13)

/* As much is taken at once; the screen is drawn then, and a signal heard, however much there is. */
#define BYTES_AT_ONCE 4000
#define KEY_WEIGHT 20 /* bytes that cost as much as what a key does */

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

/* The keypad with its keys as digits, as terminals send it that were told to tell it apart. */
static const char keypad_digits[][4] = {"\033Op", "\033Oq", "\033Or", "\033Os", "\033Ot", "\033Ou",
    "\033Ov", "\033Ow", "\033Ox", "\033Oy"};

/* What a character belongs to. Taken as keys, the letters of what a terminal sends by itself would
 * answer questions; so what is no key is taken to its end, in as many parts as it comes, by the
 * rules of ECMA-48:
 *   a paste;
 *   a string (OSC, DCS, APC, PM, SOS), to BEL or ST;
 *   a control sequence that curses does not know, to its last byte, and a single shift or another
 *   escape sequence, to the one that it names;
 *   a report of the mouse.
 * ESC is a key where nothing follows it at once. Within a string it ends that, as ST or as the
 * beginning of something else. */
enum taking { KEYS, ESCAPED, PASTE, STRING, STRING_ESCAPED, CONTROL, SHIFT, REPORT };
static enum taking taking;
static bool first;       /* in CONTROL, of its bytes */
static int number;       /* in CONTROL, as far as it is one */
#define PASTE_NUMBER 200 /* ESC [ 200 ~ */
static bool stalled;     /* what was under way was given up, and its rest may come yet; ... */
static bool rest;        /* ... it comes now */

static mbstate_t partial; /* of a character that comes in parts */
static unsigned weight;   /* of what was taken at once */

/* Ctrl-C is a key as others; it must lose nothing without a word. Ctrl-S must not stop the screen
 * while keys still answer, but where the terminal itself needs to stop us by it. */
static void
take_control_keys(bool flow_control)
{
	struct termios modes;

	if (tcgetattr(STDIN_FILENO, &modes) != 0)
		return;
	modes.c_cc[VINTR] = _POSIX_VDISABLE;
	if (!xon_xoff && !flow_control)
		modes.c_iflag &= ~(tcflag_t)IXON;
	tcsetattr(STDIN_FILENO, TCSADRAIN, &modes);
	def_prog_mode();
}

void
input_begin(bool flow_control)
{
	const char *begin = term_paste("PS"), *end = term_paste("PE");

	take_control_keys(flow_control);
	taking = KEYS;
	stalled = false;
	memset(&partial, 0, sizeof partial);
	mouse_define(MOUSE_REPORT);
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
	case 8:
	case 127:
		return KEY_CODE_BACKSPACE;
	case ' ':
		return KEY_CODE_SPACE;
	default:
		return (uint32_t)c;
	}
}

/* C1 controls, as a character or as a byte that is none. */
enum { SS2 = 0x8e, SS3 = 0x8f, DCS = 0x90, SOS = 0x98, CSI = 0x9b, ST, OSC, PM, APC };

static bool
is_c1(wint_t c)
{
	return c >= 0x80 && c < 0xa0;
}

static int
next_byte(bool *any)
{
	int code = getch();

	*any = *any || code != ERR;
	weight += code != ERR;
	return code;
}

/* The next character, or key that has a code, as get_wch() gives it; but that forgets a character
 * of which a part has come, and takes what is none for an end of the input. Here what is none, and
 * no control, is a NUL; so is a part. */
static int
next_wide(wint_t *c, bool *any)
{
	int code = next_byte(any);
	wchar_t wide = 0;

	*c = (wint_t)code;
	if (code == ERR)
		return ERR;
	if (code >= KEY_MIN) {
		memset(&partial, 0, sizeof partial);
		return KEY_CODE_YES;
	}
	char byte = (char)code;
	bool begins = mbsinit(&partial);
	size_t len = mbrtowc(&wide, &byte, 1, &partial);
	if (len == (size_t)-1 && !begins) { /* it may begin another */
		memset(&partial, 0, sizeof partial);
		len = mbrtowc(&wide, &byte, 1, &partial);
	}
	if (len == (size_t)-1)
		memset(&partial, 0, sizeof partial);
	if (len == (size_t)-1 && is_c1((unsigned char)byte))
		*c = (unsigned char)byte;
	else /* glibc takes what Unicode ends before */
		*c = len <= 1 && wide < KEY_CODE_BASE ? (wint_t)wide : 0;
	return OK;
}

/* What begins with a C1 control, for which ESC and a letter may stand; false if nothing does. */
static bool
begin_sequence(wint_t c)
{
	switch (c) {
	case OSC:
	case DCS:
	case APC:
	case PM:
	case SOS:
		taking = STRING;
		return true;
	case CSI:
	case SS3: /* some put a number before its letter */
		taking = CONTROL, number = 0, first = c == CSI;
		return true;
	case SS2:
		taking = SHIFT;
		return true;
	default:
		return false;
	}
}

/* Behind ESC; what begins nothing is Alt and a key, which is no key of ours. */
static void
take_escaped(wint_t c)
{
	if (c == 27)
		return;
	taking = KEYS;
	if (c >= 0x20 && c < 0x30) /* an escape sequence of more than two */
		taking = SHIFT;
	else if (c >= 0x40 && c < 0x60)
		begin_sequence(c + 0x40);
}

/* A byte of a control sequence. The console of Linux sends ESC [ [ and a letter for some keys. */
static void
take_control(wint_t c)
{
	bool was_first = first;

	first = false;
	if (c >= '0' && c <= '9' && number < PASTE_NUMBER)
		number = 10 * number + (int)c - '0';
	else if (c >= 0x40 && c <= 0x7e)
		taking = c == '~' && number == PASTE_NUMBER ? PASTE
			 : c == '[' && was_first            ? SHIFT
							    : KEYS;
}

/* A character that is none by itself, as far as what was begun goes; true for text that was pasted,
 * a line of which ends in a space. */
static bool
take_character(struct input *in, wint_t c)
{
	switch (taking) {
	case ESCAPED:
	case STRING_ESCAPED:
		take_escaped(c);
		return false;
	case STRING:
		if (c == 7 || c == ST)
			taking = KEYS;
		else if (c == 27)
			taking = STRING_ESCAPED;
		else
			begin_sequence(c);
		return false;
	case CONTROL:
		take_control(c);
		return false;
	case SHIFT:
		if (c >= 0x30)
			taking = KEYS;
		return false;
	default:
		in->kind = INPUT_PASTED;
		in->key = c == '\r' || c == '\n' || c == '\t' ? ' ' : (uint32_t)c;
		return in->key >= ' ' && in->key != 127 && !is_c1(c);
	}
}

/* A key with a code of curses; true if it counts. */
static bool
take_code(struct input *in, wint_t code)
{
	bool in_text = taking == STRING || taking == STRING_ESCAPED || taking == PASTE;
	bool escaped = taking == ESCAPED;

	if (code == PASTE_BEGIN || code == PASTE_END) {
		taking = code == PASTE_BEGIN ? PASTE : KEYS;
		return false;
	}
	if (in_text)
		return false;
	taking = KEYS; /* a sequence was cut off */
	if (code == MOUSE_REPORT) {
		taking = REPORT;
		mouse_begin();
		return false;
	}
	if (code == KEY_MOUSE)
		return mouse_of_curses(in);
	in->kind = INPUT_KEY;
	in->key = named_key(code);
	return !escaped;
}

static bool
take_key(struct input *in, wint_t c)
{
	in->kind = INPUT_KEY;
	in->key = character(c);
	return !begin_sequence(c);
}

/* Behind a text that stalled, what comes in one piece is its rest; a person presses one key at a
 * time. */
static bool
is_rest(void)
{
	int next = stalled ? getch() : ERR;

	if (next != ERR) {
		ungetch(next);
		rest = true;
	}
	stalled = rest;
	return rest;
}

bool
input_waits(void)
{
	return taking != KEYS;
}

void
input_give_up(void)
{
	stalled = stalled || taking != KEYS;
	taking = KEYS;
}

/* Nothing more waits now. True if that makes a key of an ESC. */
static bool
run_dry(struct input *in)
{
	bool escape = taking == ESCAPED;

	weight = 0;
	rest = false;
	if (!escape)
		return false;
	taking = KEYS;
	in->kind = INPUT_KEY;
	in->key = KEY_CODE_ESCAPE;
	return true;
}

/* One step; true if it gave something. */
static bool
take(struct input *in, int kind, wint_t c)
{
	if (kind == KEY_CODE_YES)
		return take_code(in, c);
	if (c == 27 && taking != PASTE && taking != STRING && taking != STRING_ESCAPED) {
		taking = ESCAPED; /* a sequence was cut off, if there was one */
		return false;
	}
	if (c == 0)
		return false;
	return taking == KEYS ? take_key(in, c) : take_character(in, c);
}

enum input_left
input_next(struct input *in, bool *any)
{
	while (weight < BYTES_AT_ONCE) {
		wint_t c;
		bool gives, ends = false;

		if (taking == REPORT) {
			int byte = next_byte(any);

			if (byte == ERR)
				return run_dry(in), INPUT_NONE;
			if (byte >= KEY_MIN || byte == 27) { /* it was cut off */
				gives = take(in, byte >= KEY_MIN ? KEY_CODE_YES : OK, (wint_t)byte);
			} else {
				gives = mouse_byte(byte, in, &ends);
				taking = ends ? KEYS : REPORT;
			}
		} else {
			int kind = next_wide(&c, any);

			if (kind == ERR)
				return run_dry(in) ? INPUT_THIS : INPUT_NONE;
			gives = take(in, kind, c);
		}
		if (gives && !(in->kind == INPUT_KEY && is_rest())) {
			weight += KEY_WEIGHT;
			return INPUT_THIS;
		}
	}
	weight = 0;
	return INPUT_LATER;
}
