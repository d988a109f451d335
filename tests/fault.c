/* SPDX-License-Identifier: MIT */
/* Loaded before the C library (LD_PRELOAD): of one kind of call the one of a number fails, as where
 * there is no memory, no room, or a disk that is broken. FAULT_KIND names the kind, FAULT_AT the
 * call, from 1; once it has failed there is a file FAULT_HIT. What the system does before main() is
 * not counted. With FAULT_SIGNAL that call does not fail: before it the program gets the signal of
 * that number, as from outside. With FAULT_NO_LINKS no hard link can be made, as on some file
 * systems. */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

static const char *kind, *hit;
static long left;
static int sent;

__attribute__((constructor)) static void
begin(void)
{
	const char *at = getenv("FAULT_AT");

	hit = getenv("FAULT_HIT");
	sent = getenv("FAULT_SIGNAL") != NULL ? atoi(getenv("FAULT_SIGNAL")) : 0;
	left = at != NULL ? strtol(at, NULL, 10) : 0;
	kind = left > 0 ? getenv("FAULT_KIND") : NULL;
}

/* True if this call, of that kind, is the one. */
static int
fails(const char *of, int cause)
{
	if (kind == NULL || strcmp(kind, of) != 0 ||
	    __atomic_sub_fetch(&left, 1, __ATOMIC_SEQ_CST) != 0)
		return 0;
	if (hit != NULL)
		syscall(SYS_close, syscall(SYS_openat, AT_FDCWD, hit, O_CREAT | O_WRONLY, 0600));
	errno = cause;
	return sent == 0 || kill(getpid(), sent) != 0;
}

void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *p, size_t size);

void *
malloc(size_t size)
{
	return fails("alloc", ENOMEM) ? NULL : __libc_malloc(size);
}

void *
calloc(size_t count, size_t size)
{
	return fails("alloc", ENOMEM) ? NULL : __libc_calloc(count, size);
}

void *
realloc(void *p, size_t size)
{
	return fails("alloc", ENOMEM) ? NULL : __libc_realloc(p, size);
}

#define REAL(name) __typeof__(name) *real = (__typeof__(name) *)dlsym(RTLD_NEXT, #name)

ssize_t
read(int fd, void *to, size_t len)
{
	REAL(read);

	return fails("read", EIO) ? -1 : real(fd, to, len);
}

ssize_t
pread(int fd, void *to, size_t len, off_t at)
{
	REAL(pread);

	return fails("read", EIO) ? -1 : real(fd, to, len, at);
}

ssize_t
write(int fd, const void *data, size_t len)
{
	REAL(write);

	return fails("write", ENOSPC) ? -1 : real(fd, data, len);
}

int
fsync(int fd)
{
	REAL(fsync);

	return fails("sync", EIO) ? -1 : real(fd);
}

int
rename(const char *from, const char *to)
{
	REAL(rename);

	return fails("rename", EACCES) ? -1 : real(from, to);
}

int
link(const char *from, const char *to)
{
	REAL(link);

	if (getenv("FAULT_NO_LINKS") != NULL) {
		errno = EPERM;
		return -1;
	}
	return fails("rename", EACCES) ? -1 : real(from, to);
}

int
open(const char *path, int flags, ...)
{
	REAL(open);
	va_list ap;

	va_start(ap, flags);
	int mode = flags & O_CREAT ? va_arg(ap, int) : 0;
	va_end(ap);
	return fails("open", EMFILE) ? -1 : real(path, flags, mode);
}

int
stat(const char *path, struct stat *st)
{
	REAL(stat);

	return fails("stat", EIO) ? -1 : real(path, st);
}

int
lstat(const char *path, struct stat *st)
{
	REAL(lstat);

	return fails("stat", EIO) ? -1 : real(path, st);
}

int
fstat(int fd, struct stat *st)
{
	REAL(fstat);

	return fails("stat", EIO) ? -1 : real(fd, st);
}

/* What was written may be told as lost when it is closed, and it is closed all the same. */
int
close(int fd)
{
	REAL(close);
	int failed = real(fd);

	return fails("close", EIO) ? -1 : failed;
}

DIR *
opendir(const char *path)
{
	REAL(opendir);

	return fails("list", EMFILE) ? NULL : real(path);
}

struct dirent *
readdir(DIR *folder)
{
	REAL(readdir);

	return fails("list", EIO) ? NULL : real(folder);
}

int
mkdir(const char *path, mode_t mode)
{
	REAL(mkdir);

	return fails("mkdir", ENOSPC) ? -1 : real(path, mode);
}

int
fcntl(int fd, int command, ...)
{
	REAL(fcntl);
	va_list ap;

	va_start(ap, command);
	void *arg = va_arg(ap, void *); /* a number is in the same place */
	va_end(ap);
	return command == F_SETLK && fails("lock", ENOLCK) ? -1 : real(fd, command, arg);
}

int
pipe(int ends[2])
{
	REAL(pipe);

	return fails("pipe", EMFILE) ? -1 : real(ends);
}

void *
mmap(void *at, size_t len, int prot, int flags, int fd, off_t offset)
{
	REAL(mmap);

	return fails("mmap", ENOMEM) ? MAP_FAILED : real(at, len, prot, flags, fd, offset);
}

int
pthread_create(pthread_t *thread, const pthread_attr_t *attr, void *(*run)(void *), void *arg)
{
	REAL(pthread_create);

	return fails("thread", EAGAIN) ? EAGAIN : real(thread, attr, run, arg);
}
