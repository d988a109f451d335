/* SPDX-License-Identifier: MIT */
/* What a terminal sends: bytes into a pseudo-terminal, through curses, to keys, clicks and pasted
 * text. Each is one that the browser knows, and there are no more of them than bytes. The same
 * bytes within a string that the terminal sends by itself are no keys, and within a paste only
 * text. */
#include "fuzz.h"

#include <fcntl.h>
#include <locale.h>
#include <signal.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "base/buf.h"
#include "tui/input.h"
#include "tui/mouse.h"
#include "tui/term.h"
#include "view/keys.h"

enum { BYTES_MOST = 1000, SIGNALS = 32 }; /* a terminal holds some 4000 bytes */
enum { STOP = 032, QUIT = 034 };          /* keys by which it throws away what was typed */

static int master;

/* The program's own handlers of signals would hide from the fuzzer what it wants to see. */
static void
begin(void)
{
	struct sigaction before[SIGNALS];
	struct error err;

	setlocale(LC_CTYPE, "C.UTF-8");
	master = posix_openpt(O_RDWR | O_NOCTTY);
	FUZZ_CHECK(master >= 0 && grantpt(master) == 0 && unlockpt(master) == 0);
	int slave = open(ptsname(master), O_RDWR | O_NOCTTY);
	FUZZ_CHECK(slave >= 0 && dup2(slave, STDIN_FILENO) >= 0 && dup2(slave, STDOUT_FILENO) >= 0);
	fcntl(master, F_SETFL, O_NONBLOCK);
	setenv("TERM", "xterm-256color", 1);
	setenv("ESCDELAY", "1", 1);
	for (int i = 1; i < SIGNALS; i++)
		sigaction(i, NULL, &before[i]);
	FUZZ_CHECK(term_open(&err) == 0);
	for (int i = 1; i < SIGNALS; i++)
		sigaction(i, &before[i], NULL);
	input_begin(false);
	mouse_take(true);
}

static void
check(const struct input *in)
{
	switch (in->kind) {
	case INPUT_KEY:
		FUZZ_CHECK(in->key < KEY_CODE_LIMIT);
		break;
	case INPUT_PASTED:
		FUZZ_CHECK(in->key >= ' ' && in->key != 0x7f && in->key <= 0x10ffff);
		break;
	case INPUT_CLICK:
		FUZZ_CHECK(in->row >= 0 && in->col >= 0);
		break;
	case INPUT_WHEEL:
		FUZZ_CHECK(in->row != 0);
		break;
	}
}

/* Types the bytes; false if anything came but what is allowed. */
static bool
type(const char *bytes, size_t len, bool keys, bool pasted)
{
	struct input in = {INPUT_KEY, 0, 0, 0};
	char drain[4096];
	size_t came = 0;
	bool any = false, kept = true;
	enum input_left left;

	input_give_up();
	while (read(master, drain, sizeof drain) > 0)
		;
	FUZZ_CHECK(write(master, bytes, len) == (ssize_t)len);
	while ((left = input_next(&in, &any)) != INPUT_NONE) {
		if (left == INPUT_LATER)
			continue;
		check(&in);
		FUZZ_CHECK(++came <= len);
		kept &= in.kind == INPUT_PASTED ? pasted : keys;
	}
	FUZZ_CHECK(any || len == 0 || memchr(bytes, STOP, len) != NULL ||
		   memchr(bytes, QUIT, len) != NULL);
	return kept;
}

/* The bytes between two marks, without what could end them or throw them away, as C1 controls do.
 */
static void
wrap(const char *from, const uint8_t *data, size_t size, const char *to, struct buf *out)
{
	buf_clear(out);
	buf_adds(out, from);
	for (size_t i = 0; i < size; i++)
		if (memchr("\033\007\032\034", data[i], 4) == NULL && (data[i] & 0xe0) != 0x80)
			buf_addc(out, (char)data[i]);
	buf_adds(out, to);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char letters[] = "]P_^X";
	char start[] = "\033]\033]"; /* the first is cut off */
	struct buf wrapped = {0};

	if (master == 0)
		begin();
	if (size > BYTES_MOST)
		size = BYTES_MOST;
	type((const char *)data, size, true, true);
	wrap("\033[200~", data, size, "\033[201~", &wrapped);
	FUZZ_CHECK(type(wrapped.data, wrapped.len, false, true));
	start[3] = letters[size % (sizeof letters - 1)];
	wrap(start, data, size, "\033\\", &wrapped);
	FUZZ_CHECK(type(wrapped.data, wrapped.len, false, false));
	buf_free(&wrapped);
	return 0;
}
