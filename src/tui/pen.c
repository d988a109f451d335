/* SPDX-License-Identifier: MIT */
/* Written with the terminal's description alone, since curses sends more: at each change of a look
 * it takes all of it back, and the character set with it, which here is never another one; it
 * writes over a gap whatever the colours in it cost; and two sequences of looks stay two. curses
 * takes the terminal, clears it and reads the keys. */
#include "tui/pen.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <curses.h>
#include <term.h>

#include "base/alloc.h"
#include "base/buf.h"
#include "tui/term.h"

#define UNKNOWN (-1)
#define STEPS 6 /* columns back, or rows down, that are worth a byte each */

struct pen {
	int row, col;            /* of the cursor, or UNKNOWN */
	struct style_shown look; /* that the terminal has */
	const char *plain;       /* takes every look back; NULL: there are none */
	struct buf out;
	size_t look_end; /* of out, if it ends with a look that the next may be a part of */
	struct buf way, shortest; /* scratch: of a move */
};

static const struct style_shown no_look = {ATTR_NONE, -1, -1};

/* ESC [ digits and semicolons m, as ECMA-48 has it. */
static bool
is_standard_look(const char *s, size_t len)
{
	return len > 2 && s[0] == '\033' && s[1] == '[' &&
	       strspn(s + 2, "0123456789;") == len - 3 && s[len - 1] == 'm';
}

/* None where a look is a mark in the row that stays there, or takes a column.
 * Where the description takes back the character set as well, the standard's part does, which takes
 * back colours, too. */
static const char *
find_plain(void)
{
	if (exit_attribute_mode == NULL || magic_cookie_glitch > 0 || ceol_standout_glitch)
		return NULL;
	return strstr(exit_attribute_mode, "\033[m") != NULL ? "\033[m" : exit_attribute_mode;
}

int
pen_colours(void)
{
	return find_plain() != NULL && set_a_foreground != NULL && set_a_background != NULL &&
		       max_colors > 0
		   ? max_colors
		   : 0;
}

bool
pen_has_own_colours(void)
{
	return orig_pair != NULL;
}

struct pen *
pen_new(void)
{
	struct pen *p = xcalloc(1, sizeof *p);

	p->plain = find_plain();
	p->look = no_look;
	p->row = p->col = UNKNOWN;
	return p;
}

void
pen_free(struct pen *p)
{
	if (p == NULL)
		return;
	buf_free(&p->out);
	buf_free(&p->way);
	buf_free(&p->shortest);
	free(p);
}

void
pen_forget_place(struct pen *p)
{
	p->row = p->col = UNKNOWN;
}

static struct buf *sink; /* of put_byte(), which gets nothing but the byte */

static int
put_byte(int c)
{
	buf_addc(sink, (char)c);
	return c;
}

/* What a capability says, with the pauses that the terminal needs. */
static void
add_sequence(struct buf *out, const char *s)
{
	if (s == NULL)
		return;
	sink = out;
	tputs(s, 1, put_byte);
}

/* Adds to the sequence before it, if that was a look too and both are the standard's: three bytes
 * less. */
static void
add_look(struct pen *p, const char *s)
{
	size_t from = p->out.len;

	add_sequence(&p->out, s);
	const char *text = buf_str(&p->out) + from;
	size_t len = p->out.len - from;
	if (!is_standard_look(text, len))
		return;
	if (from > 0 && from == p->look_end) {
		buf_clear(&p->way);
		buf_adds(&p->way, text[-2] == '[' ? "0;" : ";");
		buf_add(&p->way, len > 3 ? text + 2 : "0m", len > 3 ? len - 2 : 2);
		p->out.len = from - 1;
		buf_add(&p->out, p->way.data, p->way.len);
	}
	p->look_end = p->out.len;
}

/* The attributes, what sets each, and its bit of no_color_video. */
enum { ATTRS = 4 };
static const struct {
	enum style_attr attr;
	int with_colour;
} attrs[ATTRS] = {{ATTR_BOLD, 32}, {ATTR_REVERSE, 4}, {ATTR_UNDERLINE, 2}, {ATTR_DIM, 16}};

static const char *
sets(size_t i)
{
	const char *const on[ATTRS] = {enter_bold_mode,
	    enter_reverse_mode != NULL ? enter_reverse_mode : enter_standout_mode,
	    enter_underline_mode, enter_dim_mode};

	return on[i];
}

void
pen_fit(const struct pen *p, struct style_shown *look)
{
	bool coloured = look->fg >= 0 || look->bg >= 0;

	if (p->plain == NULL)
		*look = no_look;
	for (size_t i = 0; i < ATTRS; i++)
		if (sets(i) == NULL || (coloured && no_color_video > 0 &&
					   (attrs[i].with_colour & no_color_video) != 0))
			look->attrs &= (uint8_t)~attrs[i].attr;
}

const struct style_shown *
pen_has(const struct pen *p)
{
	return &p->look;
}

void
pen_look(struct pen *p, const struct style_shown *look)
{
	struct style_shown *now = &p->look;

	if ((now->attrs & ~look->attrs) != 0 || (now->fg >= 0 && look->fg < 0) ||
	    (now->bg >= 0 && look->bg < 0)) {
		add_look(p, p->plain);
		if ((now->fg >= 0 || now->bg >= 0) && strncmp(p->plain, "\033[", 2) != 0)
			add_look(p, orig_pair);
		*now = no_look;
	}
	for (size_t i = 0; i < ATTRS; i++)
		if ((look->attrs & ~now->attrs & attrs[i].attr) != 0)
			add_look(p, sets(i));
	if (look->fg != now->fg)
		add_look(p, tiparm(set_a_foreground, look->fg));
	if (look->bg != now->bg)
		add_look(p, tiparm(set_a_background, look->bg));
	*now = *look;
}

/* Takes the way that was just made, if it is the shortest so far. */
static void
weigh(struct pen *p)
{
	if (p->way.len > 0 && (p->shortest.len == 0 || p->way.len < p->shortest.len)) {
		struct buf other = p->shortest;

		p->shortest = p->way;
		p->way = other;
	}
	buf_clear(&p->way);
}

static void
add_right(struct buf *out, int n)
{
	if (n == 1 && cursor_right != NULL)
		add_sequence(out, cursor_right);
	else if (n > 0)
		add_sequence(out, tiparm(parm_right_cursor, n));
}

/* To the first column of a row at or below the cursor's: then it does not matter where a \n leads.
 */
static void
add_return(struct pen *p, int row)
{
	buf_addc(&p->way, '\r');
	for (int i = p->row; i < row; i++)
		buf_addc(&p->way, '\n');
}

static bool
is_reached_by_return(const struct pen *p, int row)
{
	return p->row != UNKNOWN && row >= p->row && row - p->row <= STEPS &&
	       (row == p->row || (cursor_down != NULL && strcmp(cursor_down, "\n") == 0));
}

void
pen_move(struct pen *p, int row, int col, bool blank)
{
	bool rights = parm_right_cursor != NULL;
	int from = p->row == row && p->col != UNKNOWN ? p->col : col; /* in that row */

	if (p->row == row && p->col == col)
		return;
	if (!move_standout_mode)
		pen_look(p, &no_look);
	buf_clear(&p->shortest);
	buf_clear(&p->way);
	add_sequence(&p->way, tiparm(cursor_address, row, col));
	weigh(p);
	if (p->row == row && column_address != NULL) {
		add_sequence(&p->way, tiparm(column_address, col));
		weigh(p);
	}
	if (col > from && rights) {
		add_right(&p->way, col - from);
		weigh(p);
	}
	for (int i = col; i < from && from - col <= STEPS; i++)
		add_sequence(&p->way, cursor_left);
	weigh(p);
	if (is_reached_by_return(p, row) && blank && col <= STEPS) {
		add_return(p, row);
		for (int i = 0; i < col; i++)
			buf_addc(&p->way, ' ');
		weigh(p);
	}
	if (is_reached_by_return(p, row) && (rights || col == 0)) {
		add_return(p, row);
		add_right(&p->way, col);
		weigh(p);
	}
	buf_add(&p->out, p->shortest.data, p->shortest.len);
	p->row = row;
	p->col = col;
}

/* To a row, in whatever column. */
static void
move_to_row(struct pen *p, int row)
{
	if (p->row == row)
		return;
	if (row_address != NULL && move_standout_mode) {
		add_sequence(&p->out, tiparm(row_address, row));
		pen_forget_place(p);
		p->row = row;
	} else {
		pen_move(p, row, 0, false);
	}
}

/* Past the last column terminals differ in where the cursor is. */
void
pen_write(struct pen *p, const char *text, int width)
{
	buf_adds(&p->out, text);
	p->col += width;
	if (p->col >= term_size().width)
		pen_forget_place(p);
}

bool
pen_clear(struct pen *p, int n)
{
	if (n > 0 && erase_chars != NULL)
		add_sequence(&p->out, tiparm(erase_chars, n));
	else if (n == 0 && clr_eol != NULL)
		add_sequence(&p->out, clr_eol);
	else
		return false;
	return true;
}

static void
add_times(struct pen *p, int n, const char *one, const char *many)
{
	if (n > 1 && many != NULL)
		add_sequence(&p->out, tiparm(many, n));
	else
		for (int i = 0; i < n; i++)
			add_sequence(&p->out, one);
}

bool
pen_scroll(struct pen *p, int top, int bottom, int n)
{
	bool up = n > 0;

	n = up ? n : -n;
	if (delete_line != NULL && insert_line != NULL) {
		pen_look(p, &no_look);
		move_to_row(p, up ? top : bottom - n + 1);
		add_times(p, n, delete_line, parm_delete_line);
		p->col = UNKNOWN;
		move_to_row(p, up ? bottom - n + 1 : top);
		add_times(p, n, insert_line, parm_insert_line);
		p->col = UNKNOWN;
	} else if (change_scroll_region != NULL && scroll_forward != NULL &&
		   scroll_reverse != NULL) {
		pen_look(p, &no_look);
		add_sequence(&p->out, tiparm(change_scroll_region, top, bottom));
		pen_forget_place(p);
		pen_move(p, up ? bottom : top, 0, false);
		add_times(p, n, up ? scroll_forward : scroll_reverse, NULL);
		add_sequence(&p->out, tiparm(change_scroll_region, 0, term_size().height - 1));
		pen_forget_place(p);
	} else {
		return false;
	}
	return true;
}

/* It goes on after a signal, but where one ends the program no write waits (term.c), and what is
 * left stays unsent; after an error the next wait finds the terminal gone. */
void
pen_send_bytes(const char *bytes, size_t len)
{
	for (size_t done = 0; done < len;) {
		ssize_t n = write(STDOUT_FILENO, bytes + done, len - done);

		if (n > 0)
			done += (size_t)n;
		else if (errno != EINTR)
			break;
	}
}

void
pen_send(struct pen *p, int row, int col, bool blank)
{
	pen_look(p, &no_look);
	pen_move(p, row, col, blank);
	pen_send_bytes(p->out.data, p->out.len);
	buf_clear(&p->out);
	p->look_end = 0;
}
