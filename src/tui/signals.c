/* SPDX-License-Identifier: MIT */
/* Handlers only note the signal in a pipe that term_wait() polls together with the keyboard, so all
 * work is done outside of them and none can be missed between a look and a wait. Faults are the
 * exception: their handler writes a string prepared at the start and sets the terminal's saved
 * modes, both allowed there, then lets the fault take its course. Where the terminal takes nothing,
 * neither the one nor the other waits for it. */
#include "tui/signals.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

static const int noted[] = {SIGWINCH, SIGTSTP, SIGCONT, SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGUSR1,
    SIGUSR2, SIGALRM, SIGVTALRM, SIGPROF, SIGXCPU, SIGPIPE, SIGPOLL, SIGSYS, SIGTRAP};
static const int faults[] = {SIGSEGV, SIGBUS, SIGABRT, SIGFPE, SIGILL};

#define COUNT(a) (sizeof(a) / sizeof *(a))

static int wake[2] = {-1, -1};
static struct sigaction old_faults[COUNT(faults)];
static char fault_stack[32768];
static void (*before_fault)(void);
static int output_flags; /* of the file that the terminal is, before it was taken */

/* A terminal may take nothing, and curses tries again for ever. */
static void
make_room(void)
{
	fcntl(STDOUT_FILENO, F_SETFL, output_flags | O_NONBLOCK);
	tcflush(STDOUT_FILENO, TCOFLUSH);
}

static void
note_lent(int signal_number)
{
	int keep = errno;
	char c = (char)signal_number;
	ssize_t n = write(wake[1], &c, 1);

	(void)n; /* a full pipe holds enough to wake up for */
	errno = keep;
}

static void
note(int signal_number)
{
	int keep = errno;

	note_lent(signal_number);
	if (signal_number != SIGWINCH && signal_number != SIGTSTP && signal_number != SIGCONT)
		make_room();
	errno = keep;
}

void
signals_put_back(void)
{
	make_room();
	before_fault();
	fcntl(STDOUT_FILENO, F_SETFL, output_flags);
}

static void
fault(int signal_number)
{
	signals_put_back();
	raise(signal_number); /* the handler was taken off on entry */
}

/* Sets a handler; the one before is kept where it is asked for. */
static void
handle(int signal_number, void (*handler)(int), int flags, struct sigaction *old)
{
	struct sigaction sa = {.sa_handler = handler, .sa_flags = flags};

	sigemptyset(&sa.sa_mask);
	sigaction(signal_number, &sa, old);
}

/* A signal that was ignored when the program began stays ignored (nohup); any other does what it
 * does to every program while nobody notes it. */
static void
change_handler(int signal_number, void (*handler)(int))
{
	struct sigaction now_handled;

	if (sigaction(signal_number, NULL, &now_handled) == 0 && now_handled.sa_handler != SIG_IGN)
		handle(signal_number, handler, 0, NULL);
}

static void
change_noted(void (*handler)(int))
{
	for (size_t i = 0; i < COUNT(noted); i++)
		change_handler(noted[i], handler);
#ifdef SIGPWR
	change_handler(SIGPWR, handler);
#endif
#ifdef SIGSTKFLT
	change_handler(SIGSTKFLT, handler);
#endif
	for (int i = SIGRTMIN; i <= SIGRTMAX; i++)
		change_handler(i, handler);
}

void
signals_catch(void)
{
	struct pollfd heard = {wake[0], POLLIN, 0};

	output_flags = fcntl(STDOUT_FILENO, F_GETFL);
	fcntl(STDOUT_FILENO, F_SETFL, output_flags & ~O_NONBLOCK);
	change_noted(note);
	if (poll(&heard, 1, 0) > 0) /* while it was lent */
		make_room();
}

void
signals_catch_faults(void (*put_back)(void))
{
	const stack_t stack = {.ss_sp = fault_stack, .ss_size = sizeof fault_stack};

	before_fault = put_back;
	sigaltstack(&stack, NULL);
	for (size_t i = 0; i < COUNT(faults); i++)
		handle(
		    faults[i], fault, (int)SA_RESETHAND | SA_NODEFER | SA_ONSTACK, &old_faults[i]);
}

static void
release(void (*noted_by)(int))
{
	fcntl(STDOUT_FILENO, F_SETFL, output_flags);
	change_noted(noted_by);
	for (size_t i = 0; i < COUNT(faults); i++)
		sigaction(faults[i], &old_faults[i], NULL);
}

void
signals_lend(void)
{
	release(note_lent);
	change_handler(SIGWINCH, SIG_DFL);
	change_handler(SIGTSTP, SIG_DFL);
	change_handler(SIGCONT, SIG_DFL);
}

int
signals_open(struct error *err)
{
	if (pipe(wake) != 0)
		return error_set(err, "cannot make a pipe: %s", strerror(errno));
	for (int i = 0; i < 2; i++) {
		fcntl(wake[i], F_SETFL, fcntl(wake[i], F_GETFL) | O_NONBLOCK);
		fcntl(wake[i], F_SETFD, FD_CLOEXEC);
	}
	return 0;
}

void
signals_close(void)
{
	release(SIG_DFL);
	close(wake[0]);
	close(wake[1]);
	wake[0] = wake[1] = -1;
}

int
signals_file(void)
{
	return wake[0];
}

int
signals_next(void)
{
	char c;

	return read(wake[0], &c, 1) == 1 ? c : 0;
}
