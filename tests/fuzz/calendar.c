/* Calendars at the gate, and the records that the helper for calendars speaks. */
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "model/calendar-record.h"
#include "model/imports/ics.h"
#include "tests/fuzz/fuzz.h"

static void pass(const uint8_t *bytes, size_t size)
{
	struct arena *arena = arena_new();
	struct fault fault = {0};
	struct ics_passed passed = {0};
	struct source source;
	char path[64];
	int file = memfd_create("fuzz", MFD_CLOEXEC);

	if (file < 0 || (size && write(file, bytes, size) != (ssize_t)size))
		abort();
	snprintf(path, sizeof path, "/proc/self/fd/%d", file);
	if (source_open(&source, path, ICS_LIMIT, &fault)) {
		ics_pass(&source, arena, &passed);
		text_free(&passed.text);
		source_close(&source);
	}
	close(file);
	arena_free(arena);
}

static void read_records(const uint8_t *bytes, size_t size)
{
	struct arena *arena = arena_new();
	FILE *file = size ? fmemopen((void *)bytes, size, "rb") : NULL;
	struct record record;

	while (file && record_read(file, arena, &record))
		record_value(&record, "uid");
	if (file)
		fclose(file);
	arena_free(arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	pass(bytes, size);
	read_records(bytes, size);
	return 0;
}
