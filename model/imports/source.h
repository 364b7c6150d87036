/* A file of somebody else's hours: its bytes, and the sentence when it can't be used. */
#ifndef MODEL_IMPORTS_SOURCE_H
#define MODEL_IMPORTS_SOURCE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "db/fault.h"
#include "model/text.h"

enum { SOURCE_LINE_LIMIT = 1 << 20, SOURCE_NOTE_LIMIT = 64 << 10, SOURCE_WHOLE_LIMIT = 64 << 20, SOURCE_STREAM_LIMIT = 1 << 30 };

struct source {
	const char *path;       /* as it was typed, for messages */
	struct fault *fault;
	int descriptor;
	char *buffer;
	size_t at, filled;
	bool failed;            /* a read failed, and the fault says so */
};

/* Opens the file for reading; FAULT_FILE when it can't be read, is no file, or is larger than the limit. A pipe is copied to a temporary file first, so that it can be read twice. */
bool source_open(struct source *, const char *path, int64_t limit, struct fault *);
void source_close(struct source *);
/* Back to the first byte, after a byte order mark. */
bool source_rewind(struct source *);
/* Reads on; false at the end, and when reading fails. */
bool source_fill(struct source *);

/* The next byte, or -1. */
static inline int source_byte(struct source *source)
{
	if (source->at == source->filled && !source_fill(source))
		return -1;
	return (unsigned char)source->buffer[source->at++];
}

/* The byte after that, which stays; -1 at the end. */
static inline int source_peek(struct source *source)
{
	if (source->at == source->filled && !source_fill(source))
		return -1;
	return (unsigned char)source->buffer[source->at];
}

enum outcome { READ_END, READ_ROW, READ_FAULT };

/* The next line without its end (CRLF, LF or CR); READ_FAULT names the line when it is too long, not UTF-8 or holds control characters. */
enum outcome source_line(struct source *, int line, struct text *);
/* The whole rest of the file, at most SOURCE_WHOLE_LIMIT. */
bool source_whole(struct source *, struct text *);

/* FAULT_FILE "FILE:LINE: reason". Answers false. */
bool source_refuse(struct source *, int line, const char *format, ...) __attribute__((format(printf, 3, 4)));
/* The path for a message: long ones keep their end. Answers out. */
char *source_name(const char *path, char out[132]);

#endif
