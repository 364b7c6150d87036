#include "model/folder.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "db/path.h"

struct writing {
	const char *path;                /* as typed, for the sentences */
	char *whole, *temporary;         /* without a slash at the end; beside it */
	const struct folder_file *files;
	size_t count;
	bool replace;                    /* a folder of ours is there */
	struct fault *fault;
};

static bool fail(const struct writing *writing)
{
	return fault_set(writing->fault, FAULT_STORE, "\"%.200s\" can't be written: %s.", writing->path, strerror(errno));
}

static bool is_ours(const struct writing *writing, const char *name)
{
	for (size_t i = 0; i < writing->count; i++)
		if (!strcmp(writing->files[i].name, name))
			return true;
	return !strcmp(name, ".") || !strcmp(name, "..");
}

/* A link is not followed: the folder behind it is not the one that was named. */
static bool holds_ours_alone(const struct writing *writing)
{
	int there = open(writing->whole, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	DIR *folder = there < 0 ? NULL : fdopendir(there);
	bool ours = true;

	if (!folder) {
		if (there >= 0)
			close(there);
		return fault_set(writing->fault, FAULT_STORE, "\"%.200s\" is there and is no folder that can be replaced.", writing->path);
	}
	for (const struct dirent *entry; (entry = readdir(folder));)
		ours = ours && is_ours(writing, entry->d_name);
	closedir(folder);
	return ours || fault_set(writing->fault, FAULT_CONFLICT, "\"%.200s\" holds other files too; name another folder.", writing->path);
}

static bool look(struct writing *writing, bool force)
{
	struct stat there;

	if (lstat(writing->whole, &there))
		return errno == ENOENT || fail(writing);
	if (!force)
		return fault_set(writing->fault, FAULT_CONFLICT, "\"%.200s\" is there already; --force replaces it.", writing->path);
	writing->replace = true;
	return holds_ours_alone(writing);
}

static bool write_whole(int file, const struct text *text)
{
	const char *bytes = text_string(text);
	size_t left = text->length;

	while (left) {
		ssize_t written = write(file, bytes, left);

		if (written < 0 && errno == EINTR)
			continue;
		if (written <= 0)
			return false;
		bytes += written;
		left -= (size_t)written;
	}
	return !fsync(file);
}

static bool write_file(int folder, const struct folder_file *mine)
{
	int file = openat(folder, mine->name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666), why;
	bool whole = file >= 0 && write_whole(file, &mine->text);

	why = errno;
	if (file >= 0 && close(file) && whole)
		return false;
	errno = why;
	return whole;
}

static bool fill(const struct writing *writing)
{
	mode_t mask = umask(0);
	int folder = open(writing->temporary, O_RDONLY | O_DIRECTORY | O_CLOEXEC), why;
	bool whole = folder >= 0;

	umask(mask);
	for (size_t i = 0; whole && i < writing->count; i++)
		whole = write_file(folder, &writing->files[i]);
	whole = whole && !fchmod(folder, 0777 & ~mask) && !fsync(folder);
	why = errno;
	if (folder >= 0)
		close(folder);
	errno = why;
	return whole || fail(writing);
}

/* In one step, so that there is never no folder, nor half of one. Old file systems can't. */
static bool install(const struct writing *writing)
{
	struct stat there;

	if (!path_rename(writing->temporary, writing->whole, writing->replace))
		return true;
	if (errno == EEXIST)
		return fault_set(writing->fault, FAULT_CONFLICT, "\"%.200s\" is there already; --force replaces it.", writing->path);
	if (errno != EINVAL && errno != ENOSYS)
		return fail(writing);
	if (writing->replace)
		return fault_set(writing->fault, FAULT_STORE, "\"%.200s\" can't be replaced in one step on this disk; name another folder.", writing->path);
	return (lstat(writing->whole, &there) && !rename(writing->temporary, writing->whole)) || fail(writing);
}

/* The name is only certain once the folder above is on the disk too. */
static void sync_above(const struct writing *writing)
{
	char *copy = strdup(writing->whole);
	int above = copy ? open(dirname(copy), O_RDONLY | O_DIRECTORY | O_CLOEXEC) : -1;

	if (above >= 0) {
		fsync(above);
		close(above);
	}
	free(copy);
}

/* What was begun, or the folder whose place was taken; a file that came into it since keeps it there. */
static void clear(const struct writing *writing)
{
	int folder = open(writing->temporary, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	if (folder < 0)
		return;
	for (size_t i = 0; i < writing->count; i++)
		unlinkat(folder, writing->files[i].name, 0);
	close(folder);
	rmdir(writing->temporary);
}

static bool write_beside(struct writing *writing)
{
	bool whole;

	if (!mkdtemp(writing->temporary))
		return fail(writing);
	whole = fill(writing) && install(writing);
	if (whole)
		sync_above(writing);
	if (!whole || writing->replace)
		clear(writing);
	return whole;
}

static bool write_at(struct writing *writing, bool force)
{
	return look(writing, force) && write_beside(writing);
}

bool folder_write(const char *path, bool force, const struct folder_file *files, size_t count, struct fault *fault)
{
	size_t length = strlen(path);
	char *whole, *temporary;
	bool done;

	if (!length)
		return fault_set(fault, FAULT_INPUT, "-o needs the name of a folder.");
	while (length > 1 && path[length - 1] == '/')
		length--;
	whole = strndup(path, length);
	if (!whole || asprintf(&temporary, "%s.XXXXXX", whole) < 0) {
		free(whole);
		return fault_set(fault, FAULT_STORE, "Out of memory.");
	}
	done = write_at(&(struct writing){.path = path, .whole = whole, .temporary = temporary, .files = files, .count = count, .fault = fault}, force);
	free(whole);
	free(temporary);
	return done;
}
