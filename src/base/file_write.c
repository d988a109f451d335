/* SPDX-License-Identifier: MIT */
/* Files written so that nobody sees a part, and nobody's is overwritten.
 *
 * A file is written under a name of its own beside its place, synced, and renamed, so that a crash
 * at any moment leaves the old file or the new one. The temporary file is opened with O_EXCL and
 * mode 0666: the kernel applies the umask, which a program with threads cannot read without
 * changing it.
 */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/select.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/file_state.h"
#include "base/text.h"

/* A signal that ends the program waits until what was begun is in place and nothing is left beside
 * it: the walk that somebody is about to lose is kept, where a handler that took the file away
 * would lose it, and a handler could not take back a name that is taken but empty. What is held
 * back so is one write and its sync; whoever waits for more lets signals in. Faults of our own are
 * not held. */
static _Thread_local int holding;
static _Thread_local sigset_t before;

void
file_hold_signals(void)
{
	static const int faults[] = {SIGSEGV, SIGBUS, SIGABRT, SIGFPE, SIGILL, SIGTRAP, SIGSYS};
	sigset_t held;

	if (holding++ > 0)
		return;
	sigfillset(&held);
	for (size_t i = 0; i < sizeof faults / sizeof *faults; i++)
		sigdelset(&held, faults[i]);
	pthread_sigmask(SIG_BLOCK, &held, &before);
}

void
file_release_signals(void)
{
	if (--holding == 0)
		pthread_sigmask(SIG_SETMASK, &before, NULL);
}

static int
taken(const char *path, const char *why, struct error *err)
{
	error_set(err, "%s: %s, and is not overwritten", path, why);
	return FILE_TAKEN;
}

static int
sync_again(int fd)
{
	int result;

	do
		result = fsync(fd);
	while (result != 0 && errno == EINTR);
	return result;
}

/* Bytes of the path before its last part. */
static int
folder_length(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash == NULL ? 0 : (int)(slash - path) + 1;
}

/* Opens a new file beside path; *name gets its name, which the caller frees. It is hidden: who
 * lists the folder meanwhile sees no half of a file. */
static int
open_beside(const char *path, char **name)
{
	struct timespec now;
	int fd = -1;

	clock_gettime(CLOCK_REALTIME, &now);
	for (uint32_t i = 0; i < 100; i++) {
		uint32_t mark = (uint32_t)now.tv_nsec + i * 2654435761u;

		*name = xasprintf("%.*s.ramus-%ld-%08lx.tmp", folder_length(path), path,
		    (long)getpid(), (unsigned long)mark);
		fd = file_open(*name, O_WRONLY | O_CREAT | O_EXCL, 0666);
		if (fd >= 0 || errno != EEXIST)
			break;
		free(*name);
		*name = NULL;
	}
	return fd;
}

/* Syncs the folder that holds path, so that the rename lasts. Some file systems cannot. */
static int
sync_folder(const char *path)
{
	int length = folder_length(path);
	char *folder = length == 0 ? xstrdup(".") : xstrndup(path, (size_t)length);
	int fd = file_open(folder, O_RDONLY | O_DIRECTORY, 0);
	free(folder);
	if (fd < 0)
		return errno == EACCES ? 0 : -1; /* a folder may be writable and not readable */
	int result = sync_again(fd);
	if (result != 0 && (errno == EINVAL || errno == ENOTSUP))
		result = 0;
	close(fd);
	return result;
}

/* Writes, syncs and closes fd; errno tells why not. */
static int
fill(int fd, const char *data, size_t len)
{
	int result = 0, cause;

	while (len > 0 && result == 0) {
		ssize_t n = write(fd, data, len < SSIZE_MAX ? len : SSIZE_MAX);

		if (n >= 0) {
			data += n;
			len -= (size_t)n;
		} else if (errno != EINTR) {
			result = -1;
		}
	}
	if (result == 0)
		result = sync_again(fd);
	cause = errno;
	if (close(fd) != 0 && result == 0 && errno != EINTR)
		return -1;
	errno = cause;
	return result;
}

/* Gives the file `name` the path as well, where nothing has it, and takes its own name away; errno
 * is EEXIST where something does. Without hard links the path is taken first, empty. */
static int
put_anew(const char *name, const char *path)
{
	if (link(name, path) == 0)
		return unlink(name);
	if (errno != EPERM && errno != ENOSYS && errno != ENOTSUP && errno != EOPNOTSUPP)
		return -1;
	int fd = file_open(path, O_WRONLY | O_CREAT | O_EXCL, 0666);
	if (fd < 0)
		return -1;
	close(fd);
	if (rename(name, path) == 0)
		return 0;
	int cause = errno;
	unlink(path);
	errno = cause;
	return -1;
}

/* `put` is rename() or put_anew(). */
static int
write_by(int (*put)(const char *name, const char *path), const char *path, const void *data,
    size_t len, struct error *err)
{
	char *name = NULL;
	file_hold_signals();
	int fd = open_beside(path, &name);
	bool written = fd >= 0 && fill(fd, data, len) == 0 && put(name, path) == 0;
	int cause = errno;

	if (fd >= 0 && !written)
		unlink(name);
	free(name);
	int last = written ? sync_folder(path) : 0, why = errno;
	file_release_signals();
	if (!written && cause == EEXIST)
		return taken(path, "is there already", err);
	if (!written)
		return error_set(err, "%s: cannot be written: %s", path, strerror(cause));
	if (last == 0)
		return 0;
	error_set(err, "%s: is written, but may not last, since its folder cannot be synced: %s",
	    path, strerror(why));
	return FILE_UNSYNCED;
}

bool
file_is_written(int status)
{
	return status == 0 || status == FILE_UNSYNCED;
}

/* Of a path that cannot be followed. */
static bool
leads_nowhere(const char *path, struct error *err)
{
	struct stat st;

	if (lstat(path, &st) != 0 || !S_ISLNK(st.st_mode))
		return false;
	error_set(err, "%s: is a link that leads nowhere, or may not be followed", path);
	return true;
}

/* A link stays a link: what it leads to is replaced. Anything but a file is left alone, for a
 * rename over a device would put a file in its place. */
int
file_write(const char *path, const void *data, size_t len, struct error *err)
{
	struct stat st;

	if (stat(path, &st) != 0)
		return leads_nowhere(path, err) ? -1 : write_by(rename, path, data, len, err);
	if (!S_ISREG(st.st_mode))
		return error_set(err, "%s: is not a file", path);
	char *real = realpath(path, NULL);
	if (real == NULL)
		return error_set(err, "%s: cannot be written: %s", path, strerror(errno));
	int result = write_by(rename, real, data, len, err);
	free(real);
	return result;
}

#define LOCK_TRIES 1000
#define LOCK_HASTE 40      /* of them, once a signal has come that may ask for the end */
#define LOCK_WAIT 5000000L /* nanoseconds between them */

static int
lock_now(int fd)
{
	struct flock whole = {.l_type = F_WRLCK, .l_whence = SEEK_SET};

	return fcntl(fd, F_SETLK, &whole);
}

static char *
lock_name(const char *path)
{
	return xasprintf("%s.lock", path);
}

/* Who unlocks takes the file away, so a lock counts only while the file it is on is still the one
 * of that name. */
int
file_lock(const char *path, struct error *err)
{
	static const struct timespec wait = {0, LOCK_WAIT};
	char *name = lock_name(path);
	struct stat held, named;
	int fd = -1, cause = 0;

	file_hold_signals();
	for (int tries = LOCK_TRIES; tries > 0; tries--) {
		fd = file_open(name, O_RDWR | O_CREAT, 0666);
		if (fd < 0) {
			cause = errno;
			break;
		}
		if (lock_now(fd) == 0 && fstat(fd, &held) == 0 && stat(name, &named) == 0 &&
		    held.st_ino == named.st_ino && held.st_dev == named.st_dev)
			break;
		close(fd);
		fd = -1;
		if (pselect(0, NULL, NULL, NULL, &wait, &before) != 0 && tries > LOCK_HASTE)
			tries = LOCK_HASTE;
	}
	free(name);
	if (fd < 0)
		file_release_signals();
	if (fd < 0 && cause != 0)
		return error_set(err, "%s: cannot be locked: %s", path, strerror(cause));
	return fd >= 0 ? fd : error_set(err, "%s: another program holds it", path);
}

void
file_unlock(const char *path, int lock)
{
	char *name = lock_name(path);

	unlink(name);
	close(lock);
	free(name);
	file_release_signals();
}

/* True if the file has these bytes and no more. */
static bool
holds(int fd, const struct stat *st, const char *bytes, size_t len)
{
	char block[4096];

	if (st->st_size < 0 || (uintmax_t)st->st_size != len)
		return false;
	while (len > 0) {
		ssize_t n = read(fd, block, len < sizeof block ? len : sizeof block);

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0 || memcmp(block, bytes, (size_t)n) != 0)
			return false;
		bytes += n;
		len -= (size_t)n;
	}
	return true;
}

/* Who replaces a file locks it before he looks what it holds, and the name must still be its own
 * then: of two who saw the same file, one replaces it and the other finds it taken. Where locks are
 * not to be had, the look alone has to do. */
int
file_replace(const char *path, const void *was, size_t was_len, const void *data, size_t len,
    struct error *err)
{
	struct stat st, named;
	int fd = file_open(path, O_RDWR | O_NONBLOCK | O_NOFOLLOW, 0), status;

	if (fd < 0 && errno == ENOENT)
		return write_by(put_anew, path, data, len, err);
	if (fd < 0 && errno == ELOOP)
		return taken(path, "is a link", err);
	if (fd < 0)
		return error_set(err, "%s: cannot be written: %s", path, strerror(errno));
	if (fstat(fd, &st) != 0 || !S_ISREG(st.st_mode))
		status = error_set(err, "%s: is not a file", path);
	else if (lock_now(fd) != 0 && (errno == EAGAIN || errno == EACCES))
		status = taken(path, "is being written by another program", err);
	else if (lstat(path, &named) != 0 || named.st_ino != st.st_ino ||
		 named.st_dev != st.st_dev || fstat(fd, &st) != 0 || !holds(fd, &st, was, was_len))
		status = taken(path, "was written by another program", err);
	else
		status = write_by(rename, path, data, len, err);
	close(fd);
	return status;
}

int
file_keep(
    char **path, const void *was, size_t was_len, const void *data, size_t len, struct error *err)
{
	const char *slash = strrchr(*path, '/'), *name = slash != NULL ? slash + 1 : *path;
	const char *dot = strrchr(name, '.'); /* one that hides the file ends no stem */
	int stem = (int)(dot != NULL && dot > name ? (size_t)(dot - *path) : strlen(*path));
	int status = file_replace(*path, was, was_len, data, len, err), beside = status;
	struct error there = {""};

	for (int n = 2; beside == FILE_TAKEN && n <= FILE_BESIDE; n++) {
		char *other = xasprintf("%.*s-%d%s", stem, *path, n, *path + stem);

		beside = file_replace(other, NULL, 0, data, len, &there);
		bool written = file_is_written(beside);
		free(written ? *path : other);
		*path = written ? other : *path;
	}
	if (beside < 0 && status == FILE_TAKEN)
		error_set(err, "%s", there.text);
	return beside == 0 ? status : beside == FILE_TAKEN ? -1 : beside;
}

int
file_check_writable(const char *path, struct error *err)
{
	char *real = realpath(path, NULL);
	const char *name = real != NULL ? real : path;
	int length = folder_length(name);
	char *folder = length == 0 ? xstrdup(".") : xstrndup(name, (size_t)length);
	struct stat st;
	int status = 0;

	if (real == NULL && (path[0] == '\0' || errno == ENAMETOOLONG))
		status = error_set(err, "%s: cannot be written: %s", path, strerror(errno));
	else if (real == NULL && leads_nowhere(path, err))
		status = -1;
	else if (real != NULL && stat(real, &st) == 0 && !S_ISREG(st.st_mode))
		status = error_set(err, "%s: is not a file", path);
	else if ((real != NULL && access(real, W_OK) != 0) || access(folder, W_OK | X_OK) != 0)
		status = error_set(err, "%s: cannot be written: %s", path, strerror(errno));
	free(folder);
	free(real);
	return status;
}

int
file_check_lockable(const char *path, struct error *err)
{
	char *name = lock_name(path);
	struct stat st;
	int status = file_check_writable(path, err);

	if (status == 0 && lstat(name, &st) != 0 && errno == ENAMETOOLONG)
		status = error_set(err, "%s: cannot be locked: %s", path, strerror(errno));
	free(name);
	return status;
}

const char *
file_name_fault(const char *path)
{
	const char *name = path + folder_length(path);
	struct text_report report = {0};
	struct buf clean = {0};

	text_filter_line(&clean, name, strlen(name), &report);
	bool shown = strcmp(buf_str(&clean), name) == 0;
	buf_free(&clean);
	return *name == '\0'  ? "is no name of a file"
	       : !shown       ? "has characters in its name that cannot be shown"
	       : *name == '.' ? "has a name that begins with a dot, so it is hidden"
	       : *name == '-' ? "has a name that begins with a hyphen, as options do"
			      : NULL;
}
