/* SPDX-License-Identifier: MIT */
/* many COUNT IMAGE BARE PROGRAM - that many browsers at once on one image, each in a terminal of
 * its own.
 *
 * Starts COUNT times BARE, the least that a program with curses does, then COUNT times PROGRAM on a
 * copy of IMAGE, and prints for both what a process has of its own (the pages that nobody shares),
 * its part of all memory (Pss), and the time to the first frame: the median of the first nine that
 * were started, and of the last nine, when all others run. Then it tries what one could break for
 * the others: each maps the image as private; one is killed; the image is replaced under them by
 * another file. All others must go on answering keys that lead to parts of the image which were not
 * read yet. Exit status 0: so it is; 1: not; 77: this machine has no /proc.
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
#include <time.h>
#include <unistd.h>

enum { MOST = 1000, FEW = 9, QUIET = 25, PATIENCE = 20000, SKIP = 77 }; /* milliseconds */

struct session {
	pid_t pid;
	int terminal;
};

/* kB of all of them, and milliseconds. */
struct cost {
	double own, pss, last, alone;
};

static double
now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static void
die(const char *what)
{
	perror(what);
	exit(2);
}

static void
become(int terminal, char **argv)
{
	int fd;

	setsid();
	fd = open(ptsname(terminal), O_RDWR);
	ioctl(fd, TIOCSCTTY, 0);
	dup2(fd, 0);
	dup2(fd, 1);
	dup2(fd, 2);
	if (fd > 2)
		close(fd);
	execvp(argv[0], argv);
	_exit(127);
}

static struct session
start(char **argv)
{
	struct winsize size = {24, 80, 0, 0};
	struct session s;

	s.terminal = posix_openpt(O_RDWR | O_NOCTTY);
	if (s.terminal < 0 || grantpt(s.terminal) != 0 || unlockpt(s.terminal) != 0)
		die("pseudo-terminal");
	fcntl(s.terminal, F_SETFD, FD_CLOEXEC);
	ioctl(s.terminal, TIOCSWINSZ, &size);
	s.pid = fork();
	if (s.pid < 0)
		die("fork");
	if (s.pid == 0)
		become(s.terminal, argv);
	return s;
}

/* Reads what it writes until it has been quiet; how much that was. The first of it may take
 * long. */
static long
drain(const struct session *s)
{
	struct pollfd p = {s->terminal, POLLIN, 0};
	char data[65536];
	long total = 0;
	ssize_t n;

	while (poll(&p, 1, total > 0 ? QUIET : PATIENCE) > 0) {
		n = read(s->terminal, data, sizeof data);
		if (n <= 0)
			break;
		total += n;
	}
	return total;
}

/* The first frame: from the start until quiet, less the quiet itself. */
static double
first_frame(struct session *s, char **argv)
{
	double began = now();

	*s = start(argv);
	if (drain(s) == 0) {
		fprintf(stderr, "many: %s draws nothing\n", argv[0]);
		exit(1);
	}
	return now() - began - QUIET;
}

static void
stop(struct session *s)
{
	kill(s->pid, SIGKILL);
	waitpid(s->pid, NULL, 0);
	close(s->terminal);
}

/* kB that the process has of a kind, as the kernel counts them; -1 where it does not. */
static long
counted(pid_t pid, const char *kind)
{
	char path[64], line[256];
	long kb = -1;
	FILE *f;

	snprintf(path, sizeof path, "/proc/%ld/smaps_rollup", (long)pid);
	f = fopen(path, "r");
	if (f == NULL)
		return -1;
	while (fgets(line, sizeof line, f) != NULL)
		if (strncmp(line, kind, strlen(kind)) == 0 && line[strlen(kind)] == ':')
			kb = strtol(line + strlen(kind) + 1, NULL, 10);
	fclose(f);
	return kb;
}

static int
by_size(const void *a, const void *b)
{
	const double *x = a, *y = b;

	return *x < *y ? -1 : *x > *y;
}

/* The median of a few times, which it sorts. */
static double
median(double *times, int count)
{
	qsort(times, (size_t)count, sizeof *times, by_size);
	return times[count / 2];
}

static struct cost
start_all(struct session *all, int count, char **argv)
{
	static double times[MOST];
	int few = count < 2 * FEW ? count / 2 : FEW;
	struct cost c = {0};

	for (int i = 0; i < count; i++)
		times[i] = first_frame(&all[i], argv);
	c.alone = median(times, few);
	c.last = median(times + count - few, few);
	for (int i = 0; i < count; i++) {
		c.own += (double)(counted(all[i].pid, "Private_Dirty") +
				  counted(all[i].pid, "Private_Clean"));
		c.pss += (double)counted(all[i].pid, "Pss");
	}
	c.own /= count;
	c.pss /= count;
	return c;
}

static void
print(const char *name, const struct cost *c)
{
	printf("%-22s %7.0f kB  %7.0f kB  %7.1f ms  %7.1f ms\n", name, c->own, c->pss, c->alone,
	    c->last);
}

static int
check(bool good, const char *what)
{
	printf("%s: %s\n", good ? "holds" : "BROKEN", what);
	return good ? 0 : 1;
}

/* True if what it writes into a mapping of the image would be seen by others. */
static bool
is_shared(pid_t pid, const char *image)
{
	char path[64], line[4352];
	bool shared = false;
	FILE *f;

	snprintf(path, sizeof path, "/proc/%ld/maps", (long)pid);
	f = fopen(path, "r");
	while (f != NULL && fgets(line, sizeof line, f) != NULL)
		if (strstr(line, image) != NULL)
			shared = shared || strchr(line, ' ')[4] != 'p';
	if (f != NULL)
		fclose(f);
	return shared;
}

/* True if each of them still draws something after a key, and none has ended. */
static bool
all_answer(struct session *all, int count, char key)
{
	for (int i = 0; i < count; i++) {
		if (waitpid(all[i].pid, NULL, WNOHANG) != 0 ||
		    write(all[i].terminal, &key, 1) != 1 || drain(&all[i]) == 0)
			return false;
	}
	return true;
}

static void
copy(const char *from, const char *to, bool garbage)
{
	int in = open(from, O_RDONLY), out = open(to, O_WRONLY | O_CREAT | O_TRUNC, 0644);
	char data[65536];
	ssize_t n;

	if (in < 0 || out < 0)
		die(to);
	while ((n = read(in, data, sizeof data)) > 0) {
		if (garbage)
			memset(data, 'x', (size_t)n);
		if (write(out, data, (size_t)n) != n)
			die(to);
	}
	close(in);
	close(out);
}

/* What one could break for the others. The last of them is killed. */
static int
try_to_break(struct session *all, int count, const char *image)
{
	char other[4200];
	bool shared = false;
	int status;

	for (int i = 0; i < count; i++)
		shared = shared || is_shared(all[i].pid, image);
	status = check(!shared, "no image is mapped as shared: none can change that of another");
	stop(&all[count - 1]);
	status |= check(all_answer(all, count - 1, 'c'), "one is killed, the others go on");
	snprintf(other, sizeof other, "%s.new", image);
	copy(image, other, true);
	if (rename(other, image) != 0)
		die(image);
	status |= check(all_answer(all, count - 1, 't'),
	    "the image is replaced by another file, the others go on");
	return status;
}

static int
run(int count, const char *from, char *bare, char *program)
{
	static struct session all[MOST];
	char image[] = "/tmp/ramus-many-XXXXXX", file[64];
	char *bare_argv[] = {bare, NULL}, *argv[] = {program, file, NULL};
	struct cost least, ours;
	char title[32];
	int status;

	if (mkdtemp(image) == NULL)
		die(image);
	snprintf(file, sizeof file, "%s/image.ramus", image);
	copy(from, file, false);
	snprintf(title, sizeof title, "%d at once", count);
	printf("%-22s %10s  %10s  %10s  %10s\n", title, "own", "Pss", "first nine", "last nine");
	least = start_all(all, count, bare_argv);
	print("bare curses", &least);
	for (int i = 0; i < count; i++)
		stop(&all[i]);
	ours = start_all(all, count, argv);
	print("ramus", &ours);
	printf("%-22s %7.2f     %7.2f     %7.2f     %7.2f\n", "ramus to bare", ours.own / least.own,
	    ours.pss / least.pss, ours.alone / least.alone, ours.last / least.last);
	status = try_to_break(all, count, file);
	for (int i = 0; i < count - 1; i++)
		stop(&all[i]);
	unlink(file);
	rmdir(image);
	return status;
}

int
main(int argc, char **argv)
{
	int count = argc == 5 ? atoi(argv[1]) : 0;
	struct rlimit files = {MOST + 64, MOST + 64};

	if (count < 2 || count > MOST) {
		fprintf(stderr, "usage: many COUNT IMAGE BARE PROGRAM\n");
		return 2;
	}
	if (counted(getpid(), "Pss") < 0) {
		printf("many at once: skipped, the kernel has no /proc/PID/smaps_rollup\n");
		return SKIP;
	}
	setrlimit(RLIMIT_NOFILE, &files);
	return run(count, argv[2], argv[3], argv[4]);
}
