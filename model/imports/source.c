#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "model/imports/source.h"

enum { BUFFER = 1 << 16, NAME_LIMIT = 120 };

char *source_name(const char *path, char out[132])
{
	size_t length = strlen(path);

	if (length <= NAME_LIMIT) {
		snprintf(out, 132, "%s", path);
		return out;
	}
	path += length - NAME_LIMIT;
	while (((unsigned char)*path & 0xc0) == 0x80)
		path++;
	snprintf(out, 132, "…%s", path);
	return out;
}

bool source_refuse(struct source *source, int line, const char *format, ...)
{
	char name[132], reason[300];
	va_list list;

	va_start(list, format);
	vsnprintf(reason, sizeof reason, format, list);
	va_end(list);
	reason[utf8_cut(reason, 256)] = '\0';
	return fault_set(source->fault, FAULT_FILE, "%s:%d: %s", source_name(source->path, name), line, reason);
}

static bool refuse_file(struct source *source, const char *reason)
{
	char name[132];

	return fault_set(source->fault, FAULT_FILE, "%s: %s", source_name(source->path, name), reason);
}

/* Reads a pipe into a file that has no name, so that it can be read twice. */
static bool copy_pipe(struct source *source, int64_t limit)
{
	FILE *copy = tmpfile();
	int64_t copied = 0;
	ssize_t got = -1;

	if (!copy)
		return refuse_file(source, "can't be read: there is no room for a temporary file.");
	while (copied <= limit && (got = read(source->descriptor, source->buffer, BUFFER)) > 0) {
		fwrite(source->buffer, 1, (size_t)got, copy);
		copied += got;
	}
	if (got == 0 && !fflush(copy) && !ferror(copy) && dup2(fileno(copy), source->descriptor) >= 0) {
		fclose(copy);
		return true;
	}
	fclose(copy);
	if (copied > limit)
		return refuse_file(source, "is too large.");
	return refuse_file(source, "can't be read: the copy of the pipe failed.");
}

static bool look_at(struct source *source, int64_t limit)
{
	struct stat status;

	if (fstat(source->descriptor, &status))
		return refuse_file(source, strerror(errno));
	if (S_ISFIFO(status.st_mode))
		return copy_pipe(source, limit);
	if (!S_ISREG(status.st_mode))
		return refuse_file(source, "is no regular file.");
	if (status.st_size > limit) {
		char reason[64];

		snprintf(reason, sizeof reason, "is over %lld MiB.", (long long)(limit >> 20));
		return refuse_file(source, reason);
	}
	return true;
}

bool source_open(struct source *source, const char *path, int64_t limit, struct fault *fault)
{
	*source = (struct source){.path = path, .fault = fault};
	source->descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
	if (source->descriptor < 0) {
		char reason[160];

		snprintf(reason, sizeof reason, "can't be read: %s.", strerror(errno));
		return refuse_file(source, reason);
	}
	source->buffer = malloc(BUFFER);
	if (!source->buffer)
		arena_exhausted();
	if (look_at(source, limit) && source_rewind(source))
		return true;
	source_close(source);
	return false;
}

void source_close(struct source *source)
{
	if (source->descriptor >= 0)
		close(source->descriptor);
	free(source->buffer);
	source->buffer = NULL;
	source->descriptor = -1;
}

bool source_fill(struct source *source)
{
	ssize_t got;

	if (source->failed)
		return false;
	do
		got = read(source->descriptor, source->buffer, BUFFER);
	while (got < 0 && errno == EINTR);
	source->at = 0;
	source->filled = got > 0 ? (size_t)got : 0;
	if (got < 0) {
		source->failed = true;
		refuse_file(source, "can't be read to its end.");
	}
	return got > 0;
}

bool source_rewind(struct source *source)
{
	source->at = source->filled = 0;
	if (lseek(source->descriptor, 0, SEEK_SET) < 0)
		return refuse_file(source, "can't be read twice.");
	source_fill(source);
	if (source->filled >= 3 && !memcmp(source->buffer, "\xef\xbb\xbf", 3))
		source->at = 3;
	return !source->failed;
}

static enum outcome refuse_line(struct source *source, int line, const char *reason)
{
	source_refuse(source, line, "%s", reason);
	return READ_FAULT;
}

static enum outcome judge_line(struct source *source, int line, const struct text *text)
{
	const char *bytes = text_string(text);

	if (strlen(bytes) != text->length)
		return refuse_line(source, line, "a NUL byte.");
	if (utf8_fault(bytes, text->length) >= 0)
		return refuse_line(source, line, "not UTF-8.");
	if (!text_is_keepable(bytes, text->length))
		return refuse_line(source, line, "a control character.");
	return READ_ROW;
}

enum outcome source_line(struct source *source, int line, struct text *text)
{
	int byte = source_byte(source);

	text_clear(text);
	if (byte < 0)
		return source->failed ? READ_FAULT : READ_END;
	for (; byte >= 0 && byte != '\n' && byte != '\r'; byte = source_byte(source)) {
		if (text->length == SOURCE_LINE_LIMIT)
			return refuse_line(source, line, "the line is over 1 MiB.");
		text_add_char(text, (char)byte);
	}
	if (byte == '\r' && source_peek(source) == '\n')
		source->at++;
	return source->failed ? READ_FAULT : judge_line(source, line, text);
}

bool source_whole(struct source *source, struct text *text)
{
	do {
		text_add_n(text, source->buffer + source->at, source->filled - source->at);
		source->at = source->filled;
		if (text->length > SOURCE_WHOLE_LIMIT)
			return refuse_file(source, "is over 64 MiB.");
	} while (source_fill(source));
	return !source->failed;
}
