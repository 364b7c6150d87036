/*
 * Put before the C library by LD_PRELOAD: makes the n-th allocation, or the n-th call that asks the system for something,
 * fail, as with a broken disk or too little memory; or ends the program there; or fills the disk.
 *
 *	STUMBLE=allocation:7 STUMBLE_TOLD=FILE ambit …      malloc, calloc or realloc answers NULL the seventh time
 *	STUMBLE=call:7 STUMBLE_TOLD=FILE ambit …            the seventh of the calls below fails with EIO
 *	STUMBLE=kill:7 STUMBLE_TOLD=FILE ambit …            before the seventh of them the program is killed
 *	STUMBLE=full:7 STUMBLE_TOLD=FILE ambit …            of the seventh write to a file half is written, and then no more of any
 *
 * FILE is made when it has happened: a run without it needed fewer. Programs that are started from there don't stumble.
 */
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

static struct {
	long allocations, calls, writes; /* how many may still succeed; 0: all */
	int kills, is_full;
	const char *told;
} plan;

extern void *__libc_malloc(size_t);
extern void *__libc_calloc(size_t, size_t);
extern void *__libc_realloc(void *, size_t);

static void tell(void)
{
	long file = plan.told ? syscall(SYS_openat, AT_FDCWD, plan.told, O_CREAT | O_WRONLY, 0600) : -1;

	if (file >= 0)
		syscall(SYS_close, file);
}

static int stumbles(long *left)
{
	if (*left == 0 || --*left != 0)
		return 0;
	tell();
	if (plan.kills)
		raise(SIGKILL);
	return 1;
}

/* How much of it there is room for; -1: for nothing. What a terminal or a pipe is told takes no room. */
static ssize_t room_for(int file, size_t size)
{
	if (file <= STDERR_FILENO)
		return (ssize_t)size;
	if (plan.is_full)
		return -1;
	if (!stumbles(&plan.writes))
		return (ssize_t)size;
	plan.is_full = 1;
	return size > 1 ? (ssize_t)(size / 2) : -1;
}

__attribute__((constructor)) static void read_plan(void)
{
	const char *word = getenv("STUMBLE"), *told = getenv("STUMBLE_TOLD");

	plan.told = told ? strcpy(__libc_malloc(strlen(told) + 1), told) : NULL;
	plan.kills = word && strncmp(word, "kill:", 5) == 0;
	if (plan.kills || (word && strncmp(word, "call:", 5) == 0))
		plan.calls = strtol(word + 5, NULL, 10);
	else if (word && strncmp(word, "full:", 5) == 0)
		plan.writes = strtol(word + 5, NULL, 10);
	else if (word && strncmp(word, "allocation:", 11) == 0)
		plan.allocations = strtol(word + 11, NULL, 10);
	unsetenv("LD_PRELOAD");
}

void *malloc(size_t size)
{
	if (stumbles(&plan.allocations)) {
		errno = ENOMEM;
		return NULL;
	}
	return __libc_malloc(size);
}

void *calloc(size_t count, size_t size)
{
	if (stumbles(&plan.allocations)) {
		errno = ENOMEM;
		return NULL;
	}
	return __libc_calloc(count, size);
}

void *realloc(void *old, size_t size)
{
	if (stumbles(&plan.allocations)) {
		errno = ENOMEM;
		return NULL;
	}
	return __libc_realloc(old, size);
}

static void *next(const char *name)
{
	return dlsym(RTLD_NEXT, name);
}

/* The call itself, or its failure in the same form. */
#define CALL(type, name, parameters, arguments) \
	type name parameters \
	{ \
		static type (*real) parameters; \
		if (!real) \
			*(void **)&real = next(#name); \
		if (stumbles(&plan.calls)) { \
			errno = EIO; \
			return (type)-1; \
		} \
		return real arguments; \
	}

/* A call that writes: it may find less room than it asks for, or none. */
#define WRITE(name, parameters, ...) \
	ssize_t name parameters \
	{ \
		static ssize_t (*real) parameters; \
		ssize_t room = room_for(file, size); \
		if (!real) \
			*(void **)&real = next(#name); \
		if (stumbles(&plan.calls) || room < 0) { \
			errno = room < 0 ? ENOSPC : EIO; \
			return -1; \
		} \
		size = (size_t)room; \
		return real(__VA_ARGS__); \
	}

/* Those that take a mode with some flags alone. */
#define OPEN(name, parameters, arguments) \
	int name parameters \
	{ \
		static int (*real) parameters; \
		mode_t mode = 0; \
		va_list rest; \
		va_start(rest, flags); \
		if (flags & O_CREAT || (flags & O_TMPFILE) == O_TMPFILE) \
			mode = (mode_t)va_arg(rest, int); \
		va_end(rest); \
		if (!real) \
			*(void **)&real = next(#name); \
		if (stumbles(&plan.calls)) { \
			errno = EIO; \
			return -1; \
		} \
		return real arguments; \
	}

OPEN(open, (const char *path, int flags, ...), (path, flags, mode))
OPEN(open64, (const char *path, int flags, ...), (path, flags, mode))
OPEN(openat, (int folder, const char *path, int flags, ...), (folder, path, flags, mode))
CALL(ssize_t, read, (int file, void *bytes, size_t size), (file, bytes, size))
CALL(ssize_t, pread, (int file, void *bytes, size_t size, off_t at), (file, bytes, size, at))
CALL(ssize_t, pread64, (int file, void *bytes, size_t size, off64_t at), (file, bytes, size, at))
WRITE(write, (int file, const void *bytes, size_t size), file, bytes, size)
WRITE(pwrite64, (int file, const void *bytes, size_t size, off64_t at), file, bytes, size, at)
CALL(int, fsync, (int file), (file))
CALL(int, fdatasync, (int file), (file))
CALL(int, ftruncate64, (int file, off64_t size), (file, size))
CALL(int, stat, (const char *path, struct stat *out), (path, out))
CALL(int, stat64, (const char *path, struct stat64 *out), (path, out))
CALL(int, lstat, (const char *path, struct stat *out), (path, out))
CALL(int, lstat64, (const char *path, struct stat64 *out), (path, out))
CALL(int, fstat, (int file, struct stat *out), (file, out))
CALL(int, fstat64, (int file, struct stat64 *out), (file, out))
CALL(int, access, (const char *path, int mode), (path, mode))
CALL(int, faccessat, (int folder, const char *path, int mode, int flags), (folder, path, mode, flags))
CALL(int, unlink, (const char *path), (path))
CALL(int, rename, (const char *from, const char *to), (from, to))
CALL(int, renameat2, (int at, const char *from, int to_at, const char *to, unsigned flags), (at, from, to_at, to, flags))
CALL(int, link, (const char *from, const char *to), (from, to))
CALL(int, mkdir, (const char *path, mode_t mode), (path, mode))
CALL(int, fchmod, (int file, mode_t mode), (file, mode))
CALL(off_t, lseek, (int file, off_t at, int whence), (file, at, whence))
CALL(ssize_t, readlink, (const char *path, char *out, size_t size), (path, out, size))
CALL(ssize_t, getrandom, (void *bytes, size_t size, unsigned flags), (bytes, size, flags))

/* The third word is none, a number or a pointer; it goes through as it is. */
int fcntl64(int file, int what, ...)
{
	static int (*real)(int, int, ...);
	va_list rest;
	void *word;

	va_start(rest, what);
	word = va_arg(rest, void *);
	va_end(rest);
	if (!real)
		*(void **)&real = next("fcntl64");
	if (stumbles(&plan.calls)) {
		errno = EIO;
		return -1;
	}
	return real(file, what, word);
}
