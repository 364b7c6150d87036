#include "db/path.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "db/speech.h"

#ifndef RENAME_NOREPLACE /* the C library doesn't know it, as musl's */
#define RENAME_NOREPLACE 1
#define RENAME_EXCHANGE 2

static int renameat2(int from_folder, const char *from, int to_folder, const char *to, unsigned flags)
{
	return (int)syscall(SYS_renameat2, from_folder, from, to_folder, to, flags);
}
#endif

int path_rename(const char *from, const char *to, bool exchange)
{
	return renameat2(AT_FDCWD, from, AT_FDCWD, to, exchange ? RENAME_EXCHANGE : RENAME_NOREPLACE);
}

const char *path_tail(const char *path)
{
	enum { SHOWN = 120 };
	size_t length = strlen(path);
	const char *tail = path + (length > SHOWN ? length - SHOWN : 0);

	while (((unsigned char)*tail & 0xc0) == 0x80)
		tail++;
	return tail;
}

char *path_folder(const char *path)
{
	const char *slash = strrchr(path, '/');

	if (!slash)
		return strdup(".");
	while (slash > path && slash[-1] == '/')
		slash--;
	return strndup(path, slash == path ? 1 : (size_t)(slash - path));
}

/* SQLite takes "file:x" for a URI, ":memory:" for no file and "" for a temporary one. */
char *path_for_sqlite(const char *path)
{
	char *name;

	if (path[0] == '/')
		return strdup(path);
	return asprintf(&name, "./%s", path) < 0 ? NULL : name;
}

static bool refuse_kind(const char *path, mode_t mode, struct fault *fault)
{
	return fault_set(fault, FAULT_STORE, "\"%s\" is %s, not an ambit store; name another file or restore a backup.",
		path_tail(path), S_ISDIR(mode) ? speech("a folder") : S_ISFIFO(mode) ? speech("a pipe") :
		S_ISSOCK(mode) ? speech("a socket") : speech("a device"));
}

bool path_look(const char *path, bool *missing, struct fault *fault)
{
	struct stat at;

	*missing = false;
	if (stat(path, &at) == 0)
		return S_ISREG(at.st_mode) || refuse_kind(path, at.st_mode, fault);
	if (errno != ENOENT)
		return fault_set(fault, FAULT_STORE, "The store \"%s\" can't be reached: %s.", path_tail(path), strerror(errno));
	if (*path == '\0')
		return fault_set(fault, FAULT_STORE, "The store needs the name of a file.");
	if (lstat(path, &at) == 0)
		return fault_set(fault, FAULT_STORE, "The store \"%s\" is a link to nothing; mend the link or restore a backup.",
			path_tail(path));
	*missing = true;
	return true;
}

bool path_is_writable(const char *path)
{
	return faccessat(AT_FDCWD, path, W_OK, AT_EACCESS) == 0;
}

bool path_sync_folder(const char *folder)
{
	int descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	bool ok;

	if (descriptor < 0)
		return false;
	/* Some file systems can't sync a folder; they say so by EINVAL. */
	ok = fsync(descriptor) == 0 || errno == EINVAL;
	close(descriptor);
	return ok;
}

/* Makes one folder. Its own entry is synced too, or the store in it might be gone after a power loss. */
static bool make_folder(const char *folder)
{
	mode_t mask = umask(077);
	bool made = mkdir(folder, 0700) == 0;
	int error = errno;
	char *parent;

	umask(mask);
	errno = error;
	if (!made)
		return errno == EEXIST;
	parent = path_folder(folder);
	if (parent)
		path_sync_folder(parent);
	free(parent);
	return true;
}

static bool make_folders(char *folder)
{
	char *slash;
	bool ok;

	if (make_folder(folder))
		return true;
	slash = strrchr(folder, '/');
	if (errno != ENOENT || !slash || slash == folder)
		return false;
	*slash = '\0';
	ok = make_folders(folder);
	*slash = '/';
	return ok && make_folder(folder);
}

bool path_make_folders(const char *file, struct fault *fault)
{
	char *folder = path_folder(file);
	bool ok;

	if (!folder)
		return fault_set(fault, FAULT_STORE, "Out of memory; nothing was changed.");
	ok = access(folder, F_OK) == 0 || make_folders(folder);
	if (!ok)
		fault_set(fault, FAULT_STORE, "The folder \"%s\" can't be made: %s.", path_tail(folder), strerror(errno));
	free(folder);
	return ok;
}
