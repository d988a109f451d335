/* SPDX-License-Identifier: MIT */
/* A report of the mouse is read here and not by curses, which waits for its end, and for that of
 * the next, whatever else happens. It is three numbers: buttons, column and row. */
#include "tui/mouse.h"

#include <string.h>

#include <curses.h>
#include <term.h>

#define WHEEL_ROWS 3
#define REPORT_NUMBERS 3
enum { LEFT = 0, WHEEL_UP = 64, WHEEL_DOWN = 65, MODIFIERS = 4 | 8 | 16, PLACES_MOST = 10000 };

static struct {
	int number[REPORT_NUMBERS], count;
	bool bytes; /* each number is one byte; else there are digits, ; and a letter */
} report;
static int defined;

void
mouse_define(int code)
{
	defined = code;
	if (key_mouse != NULL)
		define_key(key_mouse, code);
}

void
mouse_take(bool ours)
{
	static bool taken;

	if (ours == taken)
		return;
	taken = ours;
	mousemask(ours ? BUTTON1_PRESSED | BUTTON4_PRESSED | BUTTON5_PRESSED : 0, NULL);
	mouseinterval(0);
	mouse_define(defined);
}

void
mouse_begin(void)
{
	memset(&report, 0, sizeof report);
	report.bytes = key_mouse[strlen(key_mouse) - 1] != '<';
}

/* Of a report that is whole. */
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

bool
mouse_byte(int byte, struct input *in, bool *ends)
{
	int *number = &report.number[report.count];
	bool digit = !report.bytes && byte >= '0' && byte <= '9';

	*ends = false;
	if (report.bytes)
		*number = byte - ' ';
	else if (digit)
		*number = *number < PLACES_MOST ? 10 * *number + byte - '0' : *number;
	report.count += !digit;
	bool whole = report.count == REPORT_NUMBERS;
	if (digit || (!whole && (report.bytes || byte == ';')))
		return false;
	*ends = true;
	return whole && (report.bytes || byte == 'M' || byte == 'm') &&
	       read_report(in, report.bytes || byte == 'M');
}

bool
mouse_of_curses(struct input *in)
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
