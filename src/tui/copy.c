/* SPDX-License-Identifier: MIT */
/* OSC 52, as xterm has it: the text in base64. It is written only when the user asks for a copy,
 * past curses, which does not know it; it moves no cursor. */
#include "tui/copy.h"

#include <stdio.h>
#include <string.h>

#include <curses.h>
#include <term.h>

#include "base/buf.h"
#include "tui/pen.h"

/* RFC 4648, with padding. */
static void
add_base64(const char *text, struct buf *out)
{
	static const char digits[] =
	    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
	size_t len = strlen(text);

	for (size_t i = 0; i < len; i += 3) {
		unsigned long group = 0;

		for (size_t k = 0; k < 3; k++)
			group = group << 8 | (i + k < len ? (unsigned char)text[i + k] : 0);
		for (size_t k = 0; k < 4; k++)
			buf_addc(out, i + k <= len ? digits[group >> (18 - 6 * k) & 63] : '=');
	}
}

/* The Linux console and terminals without sequences of that kind would show it as text. */
bool
copy_text(const char *text)
{
	const char *described = tigetstr("Ms");
	struct buf b = {0};

	if ((described == NULL || described == (const char *)-1) && tigetflag("XT") <= 0)
		return false;
	buf_adds(&b, "\033]52;c;");
	add_base64(text, &b);
	buf_adds(&b, "\007");
	fflush(stdout);
	pen_send_bytes(b.data, b.len);
	buf_free(&b);
	return true;
}
