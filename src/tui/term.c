/* SPDX-License-Identifier: MIT */
/* The terminal as curses has it: taken, lent to another program, given back; and what one waits for
 * there, keys or signals (signals.c). What puts it back is prepared at the start, as a fault has no
 * time to ask curses. */
#include "tui/term.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include <curses.h>
#include <term.h>

#include "base/alloc.h"
#include "tui/signals.h"
#include "tui/take.h"

#define SLOW_BAUD 19200 /* panes side by side, some 2 kB for an answer, take a second or more */
#define EMPTY_READS 3   /* readable without a key so often in a row: the terminal is gone */

#define COUNT(a) (sizeof(a) / sizeof *(a))

static struct termios saved;
static char reset[512]; /* what puts the terminal's screen back */
static volatile sig_atomic_t reset_len;
static SCREEN *screen;
static struct term_size now;
static int ended_by, empty_reads;

static void
put_back_raw(void)
{
	ssize_t n = reset_len > 0 ? write(STDOUT_FILENO, reset, (size_t)reset_len) : 0;

	(void)n;
	tcsetattr(STDIN_FILENO, TCSANOW, &saved);
	reset_len = 0;
}

static int
reset_put(int c)
{
	if ((size_t)reset_len < sizeof reset)
		reset[reset_len++] = (char)c;
	return c;
}

/* A capability beyond the standard ones; NULL where the terminal has none of that name. */
static const char *
extended(const char *name)
{
	const char *s = tigetstr(name);

	return s != (const char *)-1 ? s : NULL;
}

/* Few descriptions tell of pasting, but most terminals whose sequences begin with ESC [ know these;
 * the others pass over them. */
const char *
term_paste(const char *capability)
{
	static const struct {
		const char *capability, *usual;
	} paste[] = {
	    {"BE", "\033[?2004h"}, {"BD", "\033[?2004l"}, {"PS", "\033[200~"}, {"PE", "\033[201~"}};
	const char *s = extended(capability);

	if (s != NULL || cursor_address == NULL || strncmp(cursor_address, "\033[", 2) != 0)
		return s;
	for (size_t i = 0; i < COUNT(paste); i++)
		if (strcmp(paste[i].capability, capability) == 0)
			return paste[i].usual;
	return NULL;
}

static void
prepare_reset(void)
{
	const char *mouse = extended("XM"); /* what curses sends to leave the mouse alone again */
	const char *const parts[] = {exit_attribute_mode, term_paste("BD"),
	    mouse != NULL ? tiparm(mouse, 0) : NULL, keypad_local, cursor_normal,
	    exit_ca_mode != NULL ? exit_ca_mode : "\n"};

	reset_len = 0;
	for (size_t i = 0; i < COUNT(parts); i++)
		if (parts[i] != NULL)
			tputs(parts[i], 1, reset_put);
}

/* Bracketed paste: pasted text must not answer questions. */
static void
set_paste(const char *capability)
{
	const char *s = term_paste(capability);

	if (s != NULL)
		putp(s);
	fflush(stdout);
}

/* Some descriptions say that the cursor goes to the next line once the last column is written; most
 * terminals of that name wait for the next character instead, and curses then writes it in the
 * wrong place. */
bool
term_trusts_margin(void)
{
	return !auto_right_margin || eat_newline_glitch;
}

bool
term_is_slow(void)
{
	int baud = baudrate();

	return baud > 0 && baud <= SLOW_BAUD && max_colors <= 0;
}

struct term_size
term_size(void)
{
	return now;
}

int
term_open(struct error *err)
{
	const char *name = getenv("TERM");

	if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO))
		return error_set(
		    err, "the browser needs a terminal; `ramus ask` works line by line");
	if (name == NULL || name[0] == '\0')
		return error_set(
		    err, "TERM is not set; `ramus ask` works line by line on any terminal");
	if (tcgetattr(STDIN_FILENO, &saved) != 0)
		return error_set(err, "cannot read the terminal's modes: %s", strerror(errno));
	if (signals_open(err) != 0)
		return -1;
	ended_by = empty_reads = 0;
	signals_catch(); /* before curses, so that it leaves these signals alone */
	signals_catch_faults(put_back_raw);
	alloc_set_hook(signals_put_back);
	if ((screen = take_screen(&saved, &now, err)) == NULL) {
		alloc_set_hook(NULL);
		signals_close();
		return -1;
	}
	prepare_reset();
	if (getenv("ESCDELAY") == NULL)
		set_escdelay(25);
	cbreak();
	noecho();
	nonl();
	intrflush(stdscr, FALSE);
	keypad(stdscr, TRUE);
	nodelay(stdscr, TRUE);
	leaveok(stdscr, FALSE);
	curs_set(1);
	set_paste("BE");
	return 0;
}

/* A terminal without a second screen keeps what was drawn; the shell's line at least is free. */
static void
clear_last_row(void)
{
	if (exit_ca_mode != NULL)
		return;
	putp(tiparm(cursor_address, now.height - 1, 0));
	if (clr_eol != NULL)
		putp(clr_eol);
	fflush(stdout);
}

void
term_close(void)
{
	if (ended_by != 0)
		tcflush(STDOUT_FILENO, TCOFLUSH); /* else the end would wait behind it */
	set_paste("BD");
	endwin();
	take_give_back();
	clear_last_row();
	alloc_set_hook(NULL);
	delscreen(screen);
	screen = NULL;
	reset_len = 0;
	signals_close();
}

static void
resume(void)
{
	reset_prog_mode();
	set_paste("BE");
	take_fit(&now);
	clearok(curscr, TRUE);
}

static void
put_away(void)
{
	set_paste("BD");
	def_prog_mode();
	endwin();
	take_give_back();
	clear_last_row();
}

void
term_lend(void)
{
	put_away();
	signals_lend();
}

void
term_take_back(void)
{
	signals_catch();
	signals_catch_faults(put_back_raw);
	resume();
}

/* Ctrl-Z: stops as if nobody had caught the signal, and comes back here when continued. */
static void
suspend(void)
{
	struct sigaction keep, normal = {.sa_handler = SIG_DFL};
	sigset_t stop, mask;

	put_away();
	sigemptyset(&normal.sa_mask);
	sigaction(SIGTSTP, &normal, &keep);
	sigemptyset(&stop);
	sigaddset(&stop, SIGTSTP);
	sigprocmask(SIG_UNBLOCK, &stop, &mask);
	raise(SIGTSTP);
	sigprocmask(SIG_SETMASK, &mask, NULL);
	sigaction(SIGTSTP, &keep, NULL);
	resume();
}

/* Does what the noted signals ask for; TERM_INPUT if there were none. */
static enum term_event
take_signals(void)
{
	enum term_event event = TERM_INPUT;
	int c;

	while ((c = signals_next()) != 0) {
		if (c == SIGTSTP) {
			suspend();
		} else if (c == SIGCONT) {
			resume();
		} else if (c == SIGWINCH) {
			take_fit(&now);
		} else {
			ended_by = c;
			return TERM_END;
		}
		if (event != TERM_REDRAW)
			event = c == SIGWINCH ? TERM_RESIZE : TERM_REDRAW;
	}
	return event;
}

enum term_event
term_wait(int milliseconds)
{
	struct pollfd fds[2] = {{STDIN_FILENO, POLLIN, 0}, {signals_file(), POLLIN, 0}};

	if (empty_reads < EMPTY_READS) {
		int n = poll(fds, 2, milliseconds);

		if (n < 0 && errno == EINTR)
			return TERM_RESIZE;
		if (n == 0)
			return TERM_IDLE;
		if (n > 0 && fds[1].revents != 0)
			return take_signals();
		if (n > 0 && (fds[0].revents & POLLIN) != 0)
			return TERM_INPUT;
	}
	ended_by = SIGHUP; /* the terminal is gone */
	return TERM_END;
}

int
term_signal(void)
{
	return ended_by;
}

void
term_had_key(bool had)
{
	empty_reads = had ? 0 : empty_reads + 1;
}
