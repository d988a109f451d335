/* SPDX-License-Identifier: MIT */
/* terminal [-p PEER] [-r ROW] [-c COLUMN] [-s WIDTHxHEIGHT] [-j] NAME KEYS PROGRAM ARGUMENT... -
 * what a program costs in a terminal, of 80 by 24 if nothing else is said.
 *
 * Runs the program on a pseudo-terminal, waits for its first screen, presses each of KEYS (\n for
 * Enter, \t, \e) until the terminal is quiet, then measures: presses j and k in turns and counts
 * the bytes that come back. CPU time is that of wait4(), so it is the program's alone, and memory
 * the most that it ever had. With -p both are taken from runs of the program and of PEER in turns
 * and printed with how many times the peer's they are: of memory the medians, of CPU time the lower
 * quarters, since what else runs on a machine only adds to it. From ROW and COLUMN on (counted from
 * 0) is a pane whose text changes with the selection: what is written there is not counted. With -j
 * it holds j down instead, to the end of the list, and prints the steps, their bytes in the mean
 * and the largest. Prints one line of a table.
 */
#define _DEFAULT_SOURCE
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#define MEASURED 200
#define HELD 1000      /* steps down a list at most */
#define FIRST_WAIT 300 /* milliseconds of quiet that end the first screen */
#define KEY_WAIT 25    /* ... and what a key does */
#define RUNS 31        /* of each, in turns with a peer */

struct cost {
	double cpu; /* milliseconds */
	double rss; /* kB */
	int bytes[MEASURED];
};

static int terminal;
static int width = 80, height = 24;
static int pane_row = 1000, pane_col; /* where the pane begins that is not counted */

/* Where the cursor is, as far as the sequences that curses sends tell. */
struct cursor {
	char sequence[32];
	int len; /* of the open sequence, 0: none */
	int row, col;
};

static bool
in_pane(const struct cursor *c)
{
	return c->row >= pane_row && c->col >= pane_col;
}

/* Argument `which` of the sequence, at least 1. */
static int
argument(const char *sequence, int which)
{
	const char *at = sequence + 2;
	int n;

	while (which-- > 0 && at != NULL)
		at = (at = strchr(at, ';')) != NULL ? at + 1 : NULL;
	n = at != NULL ? atoi(at) : 1;
	return n > 0 ? n : 1;
}

/* Moves as a whole sequence says. */
static void
move_by(struct cursor *c)
{
	int n = argument(c->sequence, 0);

	switch (c->sequence[c->len - 1]) {
	case 'H':
		c->row = n - 1;
		c->col = argument(c->sequence, 1) - 1;
		break;
	case 'd':
		c->row = n - 1;
		break;
	case 'G':
		c->col = n - 1;
		break;
	case 'A':
	case 'B':
		c->row += c->sequence[c->len - 1] == 'A' ? -n : n;
		break;
	case 'C':
	case 'D':
		c->col += c->sequence[c->len - 1] == 'D' ? -n : n;
		break;
	default:
		break;
	}
}

/* Moves as a byte says that is shown or is a control character. */
static void
move_on(struct cursor *c, char byte)
{
	if (byte == '\r')
		c->col = 0;
	else if (byte == '\n')
		c->row++;
	else if (byte == '\b')
		c->col--;
	else if ((byte & 0xc0) != 0x80)
		c->col++;
}

/* Whether an open sequence ends with its last byte. */
static bool
ends(const struct cursor *c)
{
	char last = c->sequence[c->len - 1];

	if (c->len < 2)
		return false;
	if (c->sequence[1] == '[')
		return c->len > 2 && last >= 0x40 && last <= 0x7e;
	if (c->sequence[1] == '(')
		return c->len == 3;
	return true;
}

/* How many of the bytes count: all that are not written, coloured or erased inside the pane. What
 * leads into it and out of it counts. */
static int
count(struct cursor *c, const char *data, ssize_t n)
{
	int total = 0;

	for (ssize_t i = 0; i < n; i++) {
		bool inside = in_pane(c);

		if (data[i] == 27)
			c->len = 0;
		if (data[i] == 27 || (c->len > 0 && c->len < (int)sizeof c->sequence - 1)) {
			c->sequence[c->len++] = data[i];
			c->sequence[c->len] = '\0';
			if (!ends(c))
				continue;
			if (c->sequence[1] == '[')
				move_by(c);
			total += inside && in_pane(c) ? 0 : c->len;
			c->len = 0;
			continue;
		}
		total += !inside;
		move_on(c, data[i]);
	}
	return total;
}

static int
drain(int milliseconds)
{
	static struct cursor cursor;
	struct pollfd p = {terminal, POLLIN, 0};
	char data[65536];
	int total = 0;

	while (poll(&p, 1, milliseconds) > 0) {
		ssize_t n = read(terminal, data, sizeof data);

		if (n <= 0)
			break;
		total += count(&cursor, data, n);
	}
	return total;
}

static pid_t
start(char **argv)
{
	struct winsize size = {(unsigned short)height, (unsigned short)width, 0, 0};
	pid_t pid;

	terminal = posix_openpt(O_RDWR | O_NOCTTY);
	if (terminal < 0 || grantpt(terminal) != 0 || unlockpt(terminal) != 0) {
		perror("pseudo-terminal");
		exit(2);
	}
	ioctl(terminal, TIOCSWINSZ, &size);
	pid = fork();
	if (pid == 0) {
		int fd;

		setsid();
		fd = open(ptsname(terminal), O_RDWR);
		close(terminal);
		ioctl(fd, TIOCSCTTY, 0);
		dup2(fd, 0);
		dup2(fd, 1);
		dup2(fd, 2);
		execvp(argv[0], argv);
		_exit(127);
	}
	return pid;
}

/* The most memory that a running program had, in kB. The kernel's own table is exact where there is
 * one; what wait4() tells can be some 200 kB less, since it leaves out what each core has yet to
 * add. 0 if there is no table. */
static double
most_memory(pid_t pid)
{
	char path[64], line[256];
	double kb = 0;
	FILE *f;

	snprintf(path, sizeof path, "/proc/%ld/status", (long)pid);
	f = fopen(path, "r");
	while (f != NULL && fgets(line, sizeof line, f) != NULL)
		if (strncmp(line, "VmHWM:", 6) == 0)
			kb = atof(line + 6);
	if (f != NULL)
		fclose(f);
	return kb;
}

static void
stop(pid_t pid, struct cost *c)
{
	struct rusage u;
	int status;

	c->rss = most_memory(pid);
	kill(pid, SIGKILL);
	wait4(pid, &status, 0, &u);
	close(terminal);
	c->cpu = (double)(u.ru_utime.tv_sec + u.ru_stime.tv_sec) * 1e3 +
		 (double)(u.ru_utime.tv_usec + u.ru_stime.tv_usec) / 1e3;
	if (c->rss == 0)
		c->rss = (double)u.ru_maxrss;
}

static void
press(char key)
{
	if (write(terminal, &key, 1) != 1)
		perror("write");
}

static void
press_all(const char *keys)
{
	for (; *keys != '\0'; keys++) {
		char key = *keys;

		if (key == '\\' && keys[1] != '\0') {
			keys++;
			key = *keys == 'n' ? '\r' : *keys == 't' ? '\t' : 27;
		}
		press(key);
		drain(100);
	}
}

/* Starts the program and goes to the place to measure. */
static pid_t
start_at(char **argv, const char *keys)
{
	pid_t pid = start(argv);

	if (drain(FIRST_WAIT) == 0) {
		fprintf(stderr, "%s: shows nothing\n", argv[0]);
		exit(1);
	}
	press_all(keys);
	return pid;
}

/* measured: keys to measure after those that lead to the place. */
static void
run_once(char **argv, const char *keys, int measured, struct cost *c)
{
	pid_t pid = start_at(argv, keys);

	for (int i = 0; i < measured; i++) {
		press(i % 20 < 10 ? 'j' : 'k');
		c->bytes[i] = drain(KEY_WAIT);
	}
	stop(pid, c);
}

static int
by_size(const void *a, const void *b)
{
	const int *x = a, *y = b;

	return *x < *y ? -1 : *x > *y;
}

static int
by_number(const void *a, const void *b)
{
	const double *x = a, *y = b;

	return *x < *y ? -1 : *x > *y;
}

/* The first screen of the program and of its peer in turns. */
static void
print_first(char **argv, char *peer)
{
	char *peer_argv[] = {peer, NULL};
	double cpu[2][RUNS], rss[2][RUNS];
	struct cost c;

	for (int i = 0; i < RUNS; i++)
		for (int k = 0; k < 2; k++) {
			run_once(k == 0 ? argv : peer_argv, "", 0, &c);
			cpu[k][i] = c.cpu;
			rss[k][i] = c.rss;
		}
	for (int k = 0; k < 2; k++) {
		qsort(cpu[k], RUNS, sizeof *cpu[k], by_number);
		qsort(rss[k], RUNS, sizeof *rss[k], by_number);
	}
	printf("%6.2f ms %5.2fx  %6.0f kB %5.2fx", cpu[0][RUNS / 4],
	    cpu[0][RUNS / 4] / cpu[1][RUNS / 4], rss[0][RUNS / 2],
	    rss[0][RUNS / 2] / rss[1][RUNS / 2]);
}

/* A key that is held comes before the program thinks that it pauses. */
static void
print_held(char **argv, const char *keys)
{
	struct cost c;
	pid_t pid = start_at(argv, keys);
	int steps = 0, total = 0, largest = 0, bytes;

	do {
		press('j');
		bytes = drain(KEY_WAIT);
		steps += bytes > 0;
		total += bytes;
		largest = bytes > largest ? bytes : largest;
	} while (bytes > 0 && steps < HELD);
	stop(pid, &c);
	printf("%5d steps  %5d bytes each  %6d at most\n", steps, steps > 0 ? total / steps : 0,
	    largest);
}

int
main(int argc, char **argv)
{
	struct cost place, all;
	char *peer = NULL;
	bool held = false;
	int option, still = 0; /* keys at the end of a list, which move nothing */

	while ((option = getopt(argc, argv, "+p:r:c:s:j")) != -1) {
		if (option == 'j')
			held = true;
		else if (option == 's')
			sscanf(optarg, "%dx%d", &width, &height);
		else if (option == 'p')
			peer = optarg;
		else if (option == 'r')
			pane_row = atoi(optarg);
		else if (option == 'c')
			pane_col = atoi(optarg);
	}
	argv += optind;
	if (option == '?' || argc - optind < 3) {
		fprintf(stderr,
		    "usage: terminal [-p PEER] [-r ROW] [-c COLUMN] [-s WIDTHxHEIGHT] [-j] "
		    "NAME KEYS PROGRAM ARGUMENT...\n");
		return 2;
	}
	printf("%-18s ", argv[0]);
	if (held) {
		print_held(argv + 2, argv[1]);
		return 0;
	}
	if (peer != NULL)
		print_first(argv + 2, peer);
	else
		printf("%9s %6s  %9s %6s", "", "", "", "");
	run_once(argv + 2, argv[1], 0, &place);
	run_once(argv + 2, argv[1], MEASURED, &all);
	qsort(all.bytes, MEASURED, sizeof *all.bytes, by_size);
	while (still < MEASURED - 1 && all.bytes[still] == 0)
		still++;
	printf("  %5d bytes  %6.3f ms\n", all.bytes[still + (MEASURED - still) / 2],
	    (all.cpu - place.cpu) / MEASURED);
	return 0;
}
