/* terminal NAME KEYS PROGRAM ARGUMENT... - what a program costs in a terminal of 80 by 24.
 *
 * Runs the program on a pseudo-terminal, waits for its first screen, presses each of KEYS (\n for
 * Enter, \t, \e) until the terminal is quiet, then measures: presses j and k in turns and counts
 * the bytes that come back. CPU time and peak memory are those of wait4(), so they are of the
 * program alone: three runs, one ended after its first screen, one after the keys that lead to the
 * place, one after the measured keys. Prints one line of a table.
 */
#define _DEFAULT_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#define MEASURED 200
#define FIRST_WAIT 400 /* milliseconds of quiet that end the first screen */
#define KEY_WAIT 25    /* ... and what a key does */
#define RUNS 5

struct cost {
	double cpu; /* milliseconds */
	long rss;   /* kB */
	int bytes[MEASURED];
	int first;
};

static int terminal;

static int
drain(int milliseconds)
{
	struct pollfd p = {terminal, POLLIN, 0};
	char data[65536];
	int total = 0;

	while (poll(&p, 1, milliseconds) > 0) {
		ssize_t n = read(terminal, data, sizeof data);

		if (n <= 0)
			break;
		total += (int)n;
	}
	return total;
}

static pid_t
start(char **argv)
{
	struct winsize size = {24, 80, 0, 0};
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

static void
press(char key)
{
	if (write(terminal, &key, 1) != 1)
		perror("write");
}

static void
stop(pid_t pid, struct cost *c)
{
	struct rusage u;
	int status;

	kill(pid, SIGKILL);
	wait4(pid, &status, 0, &u);
	close(terminal);
	c->cpu = (double)(u.ru_utime.tv_sec + u.ru_stime.tv_sec) * 1e3 +
		 (double)(u.ru_utime.tv_usec + u.ru_stime.tv_usec) / 1e3;
	c->rss = u.ru_maxrss;
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

/* measured: keys to measure after those that lead to the place. */
static void
run_once(char **argv, const char *keys, int measured, struct cost *c)
{
	pid_t pid = start(argv);
	int i;

	c->first = drain(FIRST_WAIT);
	press_all(keys);
	for (i = 0; i < measured; i++) {
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

int
main(int argc, char **argv)
{
	struct cost first, place, all;
	double cpu = 1e9;
	int i;

	if (argc < 4) {
		fprintf(stderr, "usage: terminal NAME KEYS PROGRAM ARGUMENT...\n");
		return 2;
	}
	for (i = 0; i < RUNS; i++) {
		run_once(argv + 3, "", 0, &first);
		cpu = first.cpu < cpu ? first.cpu : cpu;
	}
	run_once(argv + 3, argv[2], 0, &place);
	run_once(argv + 3, argv[2], MEASURED, &all);
	qsort(all.bytes, MEASURED, sizeof *all.bytes, by_size);
	printf("%-22s %7.1f ms  %7ld kB  %6d bytes  %7.3f ms\n", argv[1], cpu, first.rss,
	    all.bytes[MEASURED / 2], (all.cpu - place.cpu) / MEASURED);
	return first.first > 0 ? 0 : 1;
}
