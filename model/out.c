#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "model/out.h"

enum { STREAM_FROM = 1 << 18 };

static void out_write(struct out *out)
{
	const char *bytes = text_string(&out->text);
	size_t left = out->text.length;

	if (left && !out->began && out->before)
		out->before(out->context);
	out->began = out->began || left > 0;
	while (left && !out->failed) {
		ssize_t written = write(out->descriptor, bytes, left);

		if (written < 0 && errno == EINTR)
			continue;
		if (written <= 0) {
			out->failed = true;
			out->why = written < 0 ? errno : ENOSPC;
			break;
		}
		bytes += written;
		left -= (size_t)written;
	}
	text_clear(&out->text);
}

void out_breathe(struct out *out)
{
	if (out->descriptor >= 0 && out->text.length >= STREAM_FROM)
		out_write(out);
}

bool out_finish(struct out *out, struct fault *fault)
{
	out_write(out);
	if (!out->failed || out->why == EPIPE)
		return true;
	return fault_set(fault, FAULT_STORE, "The answer could not be written: %s.", strerror(out->why));
}

void out_free(struct out *out)
{
	text_free(&out->text);
}

static bool file_fault(struct fault *fault, const char *path, const char *what)
{
	return fault_set(fault, FAULT_STORE, "\"%.200s\" %s: %s.", path, what, strerror(errno));
}

bool out_file_open(struct out_file *file, const char *path, bool force, struct out *out, struct fault *fault)
{
	struct stat there;
	mode_t mask = umask(0);

	umask(mask);
	*file = (struct out_file){0};
	if (!*path)
		return fault_set(fault, FAULT_INPUT, "-o needs the name of a file.");
	if (!lstat(path, &there) && !force)
		return fault_set(fault, FAULT_CONFLICT, "\"%.200s\" is there already; --force replaces it.", path);
	if (!stat(path, &there) && !S_ISREG(there.st_mode))
		return fault_set(fault, FAULT_STORE, "\"%.200s\" is no regular file.", path);
	if (asprintf(&file->temporary, "%s.XXXXXX", path) < 0 || !(file->path = strdup(path)))
		return fault_set(fault, FAULT_STORE, "Out of memory.");
	out->descriptor = mkostemp(file->temporary, O_CLOEXEC);
	if (out->descriptor < 0) {
		int why = errno;

		free(file->temporary);
		file->temporary = NULL;
		errno = why;
		return file_fault(fault, path, "can't be written");
	}
	if (fchmod(out->descriptor, 0666 & ~mask))
		return file_fault(fault, path, "can't be written");
	return true;
}

/* The name is only certain once the folder is on the disk too. */
static void sync_folder(const char *path)
{
	char *copy = strdup(path);
	int folder = copy ? open(dirname(copy), O_RDONLY | O_DIRECTORY | O_CLOEXEC) : -1;

	if (folder >= 0) {
		fsync(folder);
		close(folder);
	}
	free(copy);
}

bool out_file_commit(struct out_file *file, struct out *out, struct fault *fault)
{
	bool whole = out_finish(out, fault);

	if (whole && fsync(out->descriptor))
		whole = file_fault(fault, file->path, "can't be written");
	if (whole && rename(file->temporary, file->path))
		whole = file_fault(fault, file->path, "can't be written");
	if (whole) {
		sync_folder(file->path);
		free(file->temporary);
		file->temporary = NULL;
	}
	out_file_abandon(file, out);
	return whole;
}

void out_file_abandon(struct out_file *file, struct out *out)
{
	if (file->temporary)
		unlink(file->temporary);
	if (file->path && out->descriptor >= 0)
		close(out->descriptor);
	out->descriptor = -1;
	free(file->temporary);
	free(file->path);
	*file = (struct out_file){0};
}
