/* SPDX-License-Identifier: MIT */
/* Files read whole or piece by piece, their names, and the folders that they are in. Nothing waits:
 * what may have no end is refused before it is read. */
#include "base/file_state.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/alloc.h"

int
file_open(const char *path, int flags, mode_t mode)
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
open_regular(const char *path, const char *name, struct stat *st, struct error *err)
{
	int fd = file_open(path, O_RDONLY | O_NONBLOCK, 0);

	if (fd < 0)
		return error_set(err, "%s: cannot be opened: %s", name, strerror(errno));
	if (fstat(fd, st) != 0)
		error_set(err, "%s: %s", name, strerror(errno));
	else if (S_ISDIR(st->st_mode))
		error_set(err, "%s: is a directory, not a file", name);
	else if (!S_ISREG(st->st_mode))
		error_set(err, "%s: is not a regular file", name);
	else
		return fd;
	close(fd);
	return -1;
}

/* Hands fd to take() from its beginning to its end, or until that returns false; closes it. */
static int
take_all(int fd, const char *name, size_t limit, file_taker *take, void *ctx, struct error *err)
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
			result = error_set(err, "%s: cannot be read: %s", name, strerror(errno));
		else if (limit != 0 && (total += (size_t)n) > limit)
			result = error_set(err, "%s: is larger than %zu bytes", name, limit);
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
file_read_as(const char *path, const char *name, size_t limit, struct buf *b, struct error *err)
{
	size_t had = b->len;
	struct stat st;
	int fd = open_regular(path, name, &st, err);

	if (fd < 0)
		return -1;
	if (st.st_size > 0 && (limit == 0 || (uintmax_t)st.st_size <= limit))
		buf_reserve(b, (size_t)st.st_size);
	int result = take_all(fd, name, limit, take_into, b, err);
	if (result != 0 && b->data != NULL) {
		b->len = had;
		b->data[had] = '\0';
	}
	return result;
}

int
file_read(const char *path, size_t limit, struct buf *b, struct error *err)
{
	return file_read_as(path, path, limit, b, err);
}

int
file_take(const char *path, size_t limit, file_taker *take, void *ctx, struct error *err)
{
	struct stat st;
	int fd = open_regular(path, path, &st, err);

	return fd < 0 ? -1 : take_all(fd, path, limit, take, ctx, err);
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
	bool set = folder != NULL && folder[0] == '/';
	struct buf path = {0};
	va_list ap;

	if (!set && (home == NULL || home[0] != '/'))
		return NULL;
	if (set)
		buf_printf(&path, "%s/ramus/", folder);
	else
		buf_printf(&path, "%s/%s/ramus/", home, usual[kind]);
	va_start(ap, name);
	buf_vprintf(&path, name, ap);
	va_end(ap);
	return buf_steal(&path);
}

const char *
file_xdg_folders(enum file_xdg kind)
{
	static const char *const variables[] = {"XDG_DATA_DIRS", "XDG_CONFIG_DIRS"};
	static const char *const usual[] = {"/usr/local/share:/usr/share", "/etc/xdg"};
	const char *folders = getenv(variables[kind]);

	return folders != NULL && folders[0] != '\0' ? folders : usual[kind];
}

char *
file_next_folder(const char **list)
{
	for (const char *at = *list; at[0] != '\0';) {
		size_t len = strcspn(at, ":");

		*list = at + len + (at[len] != '\0');
		if (at[0] == '/')
			return xasprintf("%.*s", (int)len, at);
		at = *list;
	}
	return NULL;
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

int
file_is_empty_dir(const char *path, struct error *err)
{
	char **names;
	int n = file_list(path, &names, err);

	for (int i = 0; i < n; i++)
		free(names[i]);
	free(names);
	return n < 0 ? -1 : n == 0;
}
