/* Whole files in and out.
 *
 * A file is written under a name of its own beside its place, synced, and renamed, so that a crash
 * at any moment leaves the old file or the new one. The temporary file is opened with O_EXCL and
 * mode 0666: the kernel applies the umask, which a program with threads cannot read without
 * changing it.
 */
#include "base/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/alloc.h"

static int
open_again(const char *path, int flags, mode_t mode)
{
	int fd;

	do
		fd = open(path, flags | O_CLOEXEC | O_NOCTTY, mode);
	while (fd < 0 && errno == EINTR);
	return fd;
}

/* Opens a regular file; pipes and devices may have no end, or nobody who writes to them. A pipe
 * that nobody writes to would hold up open() itself, hence O_NONBLOCK; reading a regular file is
 * the same with it. */
static int
open_regular(const char *path, struct stat *st, struct error *err)
{
	int fd = open_again(path, O_RDONLY | O_NONBLOCK, 0);

	if (fd < 0)
		return error_set(err, "%s: cannot be opened: %s", path, strerror(errno));
	if (fstat(fd, st) != 0)
		error_set(err, "%s: %s", path, strerror(errno));
	else if (S_ISDIR(st->st_mode))
		error_set(err, "%s: is a directory, not a file", path);
	else if (!S_ISREG(st->st_mode))
		error_set(err, "%s: is not a regular file", path);
	else
		return fd;
	close(fd);
	return -1;
}

/* Hands fd to take() from its beginning to its end, or until that returns false; closes it. */
static int
take_all(int fd, const char *path, size_t limit, file_taker *take, void *ctx, struct error *err)
{
	bool go_on = true;
	size_t total = 0;
	int result = 0;

	while (go_on && result == 0) {
		char block[16384];
		ssize_t n = read(fd, block, sizeof block);

		if (n == 0)
			break;
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			result = error_set(err, "%s: cannot be read: %s", path, strerror(errno));
		else if (limit != 0 && (total += (size_t)n) > limit)
			result = error_set(err, "%s: is larger than %zu bytes", path, limit);
		else
			go_on = take(ctx, block, (size_t)n);
	}
	close(fd);
	return result;
}

static bool
take_into(void *ctx, const char *bytes, size_t len)
{
	buf_add(ctx, bytes, len);
	return true;
}

int
file_read(const char *path, size_t limit, struct buf *b, struct error *err)
{
	size_t had = b->len;
	struct stat st;
	int fd = open_regular(path, &st, err);

	if (fd < 0)
		return -1;
	if (st.st_size > 0 && (limit == 0 || (uintmax_t)st.st_size <= limit))
		buf_reserve(b, (size_t)st.st_size);
	int result = take_all(fd, path, limit, take_into, b, err);
	if (result != 0 && b->data != NULL) {
		b->len = had;
		b->data[had] = '\0';
	}
	return result;
}

int
file_take(const char *path, size_t limit, file_taker *take, void *ctx, struct error *err)
{
	struct stat st;
	int fd = open_regular(path, &st, err);

	return fd < 0 ? -1 : take_all(fd, path, limit, take, ctx, err);
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

/* Opens a new file beside path; *name gets its name, which the caller frees. */
static int
open_beside(const char *path, char **name)
{
	struct timespec now;
	int fd = -1;

	clock_gettime(CLOCK_REALTIME, &now);
	for (uint32_t i = 0; i < 100; i++) {
		uint32_t mark = (uint32_t)now.tv_nsec + i * 2654435761u;

		*name = xasprintf("%s.%ld-%08lx.tmp", path, (long)getpid(), (unsigned long)mark);
		fd = open_again(*name, O_WRONLY | O_CREAT | O_EXCL, 0666);
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
	const char *slash = strrchr(path, '/');
	char *folder;

	if (slash == NULL)
		folder = xstrdup(".");
	else
		folder = xstrndup(path, slash == path ? 1 : (size_t)(slash - path));
	int fd = open_again(folder, O_RDONLY | O_DIRECTORY, 0);
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

static int
replace(const char *path, const void *data, size_t len, struct error *err)
{
	char *name = NULL;
	int fd = open_beside(path, &name);
	bool filled = fd >= 0 && fill(fd, data, len) == 0 && rename(name, path) == 0;
	int cause = errno;

	if (fd >= 0 && !filled)
		unlink(name);
	free(name);
	if (!filled)
		return error_set(err, "%s: cannot be written: %s", path, strerror(cause));
	if (sync_folder(path) != 0)
		return error_set(
		    err, "%s: written, but its folder cannot be synced: %s", path, strerror(errno));
	return 0;
}

/* A link stays a link: what it leads to is replaced. Anything but a file is left alone, for a
 * rename over a device would put a file in its place. */
int
file_write(const char *path, const void *data, size_t len, struct error *err)
{
	struct stat st;

	if (stat(path, &st) != 0)
		return replace(path, data, len, err);
	if (!S_ISREG(st.st_mode))
		return error_set(err, "%s: is not a file", path);
	char *real = realpath(path, NULL);
	if (real == NULL)
		return error_set(err, "%s: cannot be written: %s", path, strerror(errno));
	int result = replace(real, data, len, err);
	free(real);
	return result;
}

#define LOCK_TRIES 1000
#define LOCK_WAIT 5000000L /* nanoseconds between them */

static int
lock_now(int fd)
{
	struct flock whole = {.l_type = F_WRLCK, .l_whence = SEEK_SET};

	return fcntl(fd, F_SETLK, &whole);
}

/* Who unlocks takes the file away, so a lock counts only while the file it is on is still the one
 * of that name. */
int
file_lock(const char *path, struct error *err)
{
	static const struct timespec wait = {0, LOCK_WAIT};
	char *name = xasprintf("%s.lock", path);
	struct stat held, named;
	int fd = -1, cause = 0;

	for (int i = 0; i < LOCK_TRIES; i++) {
		fd = open_again(name, O_RDWR | O_CREAT, 0666);
		if (fd < 0) {
			cause = errno;
			break;
		}
		if (lock_now(fd) == 0 && fstat(fd, &held) == 0 && stat(name, &named) == 0 &&
		    held.st_ino == named.st_ino && held.st_dev == named.st_dev)
			break;
		close(fd);
		fd = -1;
		nanosleep(&wait, NULL);
	}
	free(name);
	if (fd < 0 && cause != 0)
		return error_set(err, "%s: cannot be locked: %s", path, strerror(cause));
	return fd >= 0 ? fd : error_set(err, "%s: another program holds it", path);
}

void
file_unlock(const char *path, int lock)
{
	char *name = xasprintf("%s.lock", path);

	unlink(name);
	close(lock);
	free(name);
}

int
file_make_folders(const char *path, struct error *err)
{
	char *copy = xstrdup(path);
	int status = 0;

	for (char *at = copy + 1; status == 0 && (at = strchr(at, '/')) != NULL; *at++ = '/') {
		*at = '\0';
		if (mkdir(copy, 0700) != 0 && errno != EEXIST)
			status = error_set(err, "%s: cannot be made: %s", copy, strerror(errno));
	}
	free(copy);
	return status;
}

bool
file_is_plain_name(const char *name)
{
	return name[0] != '\0' &&
	       name[strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789-")] == '\0';
}

char *
file_xdg(enum file_xdg kind, const char *name, ...)
{
	static const char *const variables[] = {"XDG_DATA_HOME", "XDG_CONFIG_HOME"};
	static const char *const usual[] = {".local/share", ".config"};
	const char *folder = getenv(variables[kind]), *home = getenv("HOME");
	struct buf path = {0};
	va_list ap;

	if (folder != NULL && folder[0] == '/')
		buf_printf(&path, "%s/ramus/", folder);
	else
		buf_printf(&path, "%s/%s/ramus/", home != NULL ? home : "", usual[kind]);
	va_start(ap, name);
	buf_vprintf(&path, name, ap);
	va_end(ap);
	return buf_steal(&path);
}

int
file_is_dir(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

static int
compare_names(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

int
file_list(const char *path, char ***names, struct error *err)
{
	VEC(char *) list = {0};
	DIR *dir = opendir(path);
	struct dirent *entry;

	*names = NULL;
	if (dir == NULL)
		return error_set(err, "%s: cannot be listed: %s", path, strerror(errno));
	while (errno = 0, (entry = readdir(dir)) != NULL)
		if (entry->d_name[0] != '.')
			vec_push(&list, xstrdup(entry->d_name));
	int cause = errno;
	closedir(dir);
	if (cause != 0) {
		for (size_t i = 0; i < list.len; i++)
			free(list.items[i]);
		vec_free(&list);
		return error_set(err, "%s: cannot be listed: %s", path, strerror(cause));
	}
	if (list.len > 0)
		qsort(list.items, list.len, sizeof *list.items, compare_names);
	*names = list.items != NULL ? list.items : xmalloc(1);
	return (int)list.len;
}
