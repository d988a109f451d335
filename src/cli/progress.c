/* SPDX-License-Identifier: MIT */
/* The bar is drawn no more than ten times a second, and only once the work has taken half a second:
 * short work leaves the terminal alone. */
#include "cli/progress.h"

#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { BAR_CELLS = 30, FIRST_MS = 500, EVERY_MS = 100 };

static const char erase[] = "\r\033[K";
static volatile sig_atomic_t interrupted;
static const char *volatile last_words;
static struct sigaction before;
static int64_t shown_at;
static volatile sig_atomic_t drawn;

static void
put(const char *text)
{
	ssize_t n = write(STDERR_FILENO, text, strlen(text));
	(void)n; /* there is nobody to tell */
}

static void
on_interrupt(int number)
{
	interrupted = 1;
	if (last_words == NULL)
		return;
	if (drawn)
		put(erase);
	put(last_words);
	signal(number, SIG_DFL);
	raise(number);
}

static int64_t
now_ms(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

void
progress_begin(const char *last)
{
	struct sigaction action = {.sa_handler = on_interrupt};

	last_words = last;
	sigemptyset(&action.sa_mask);
	interrupted = 0;
	drawn = false;
	shown_at = now_ms() + FIRST_MS - EVERY_MS;
	sigaction(SIGINT, NULL, &before);
	if (before.sa_handler != SIG_IGN)
		sigaction(SIGINT, &action, NULL);
}

bool
progress_show(uint64_t done, uint64_t total, const char *format, ...)
{
	int64_t now = now_ms();
	int cells = 0;
	va_list ap;

	if (now < shown_at + EVERY_MS || !isatty(STDERR_FILENO))
		return !interrupted;
	shown_at = now;
	drawn = true;
	if (total > 0)
		cells = (int)(BAR_CELLS * (done < total ? (double)done / (double)total : 1.0));
	fputs("\r[", stderr);
	for (int i = 0; i < BAR_CELLS; i++)
		fputc(i < cells ? '#' : '.', stderr);
	fputs("] ", stderr);
	va_start(ap, format);
	vfprintf(stderr, format, ap);
	va_end(ap);
	fputs("\033[K", stderr);
	fflush(stderr);
	return !interrupted;
}

void
progress_end(void)
{
	if (drawn) {
		fputs(erase, stderr);
		fflush(stderr);
	}
	sigaction(SIGINT, &before, NULL);
}
