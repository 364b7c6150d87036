/*
 * A draft lies under one fixed hidden name and is locked (flock) by the process that writes it, so that of several
 * processes one writes at a time, and what a killed one left is known by its free lock.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "db/path.h"

static bool refuse(struct fault *fault, const char *path)
{
	if (errno == ENOSPC || errno == EDQUOT || errno == EFBIG)
		return fault_set(fault, FAULT_STORE, "The disk is full; nothing was changed.");
	return fault_set(fault, FAULT_STORE, "\"%s\" can't be written: %s.", path_tail(path), strerror(errno));
}

static char *draft_name(const char *path)
{
	const char *slash = strrchr(path, '/');
	const char *base = slash ? slash + 1 : path;
	char *name;

	return asprintf(&name, "%.*s.%s.new", (int)(base - path), path, base) < 0 ? NULL : name;
}

static bool is_still_named(int descriptor, const char *name)
{
	struct stat mine, there;

	return fstat(descriptor, &mine) == 0 && lstat(name, &there) == 0 &&
		mine.st_dev == there.st_dev && mine.st_ino == there.st_ino;
}

/* The descriptor of a fresh draft, locked; -2 when somebody's draft was waited for or swept away; -1 on failure. */
static int try_to_open(const char *name)
{
	mode_t mask = umask(077);
	int descriptor = open(name, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	bool fresh = descriptor >= 0;

	umask(mask);
	if (!fresh && errno == EEXIST)
		descriptor = open(name, O_RDWR | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
	if (descriptor < 0)
		return errno == ENOENT && !fresh ? -2 : -1;
	flock(descriptor, LOCK_EX);
	if (is_still_named(descriptor, name)) {
		if (fresh)
			return descriptor;
		unlink(name);
	}
	close(descriptor);
	return -2;
}

static void draft_close(struct draft *draft)
{
	if (draft->descriptor >= 0)
		close(draft->descriptor);
	free(draft->name);
	free(draft->path);
	*draft = (struct draft){.descriptor = -1};
}

bool draft_open(struct draft *draft, const char *path, struct fault *fault)
{
	int attempts = 0;

	*draft = (struct draft){-1, strdup(path), draft_name(path)};
	if (!draft->path || !draft->name) {
		draft_close(draft);
		return fault_set(fault, FAULT_STORE, "Out of memory; nothing was changed.");
	}
	do {
		errno = EBUSY;
		draft->descriptor = try_to_open(draft->name);
	} while (draft->descriptor == -2 && ++attempts < 100);
	if (draft->descriptor >= 0)
		return true;
	refuse(fault, path);
	draft_close(draft);
	return false;
}

bool draft_write(struct draft *draft, const void *bytes, size_t size, struct fault *fault)
{
	const char *from = bytes;

	while (size > 0) {
		ssize_t written = write(draft->descriptor, from, size);

		if (written < 0 && errno == EINTR)
			continue;
		if (written < 0)
			return refuse(fault, draft->path);
		from += written;
		size -= (size_t)written;
	}
	return true;
}

/* Not every file system has hard links; those without can at least refuse to rename over a file. */
static bool put_in_place(const char *name, const char *path)
{
	if (link(name, path) == 0)
		return true;
	if (errno != EPERM && errno != EOPNOTSUPP && errno != ENOSYS)
		return false;
	return path_rename(name, path, false) == 0;
}

static bool sync_folder_of(const char *path)
{
	char *folder = path_folder(path);
	bool ok = folder && path_sync_folder(folder);

	free(folder);
	return ok;
}

bool draft_settle(struct draft *draft, enum fault_kind taken, struct fault *fault)
{
	bool ok = fsync(draft->descriptor) == 0 && put_in_place(draft->name, draft->path);

	if (!ok && errno == EEXIST)
		fault_set(fault, taken, "\"%s\" is already there.", path_tail(draft->path));
	else if (!ok)
		refuse(fault, draft->path);
	unlink(draft->name);
	if (ok && !sync_folder_of(draft->path))
		ok = refuse(fault, draft->path);
	draft_close(draft);
	return ok;
}

void draft_drop(struct draft *draft)
{
	if (draft->descriptor >= 0)
		unlink(draft->name);
	draft_close(draft);
}
