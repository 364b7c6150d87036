/*
 * ambit-calendar: plain records in, iCalendar out; or, behind a line "read", iCalendar in, plain records out. A parser
 * of what strangers wrote may crash or run away: then it is this program that ends, not ambit.
 */
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

#include "model/calendar-ical.h"
#include "model/watched.h"

enum { MEMORY_MOST = 256 << 20 };

static void limit_self(void)
{
	setrlimit(RLIMIT_CPU, &(struct rlimit){5, 5});
	setrlimit(RLIMIT_CORE, &(struct rlimit){0, 0});
	if (!is_watched())
		setrlimit(RLIMIT_AS, &(struct rlimit){MEMORY_MOST, MEMORY_MOST});
}

/* Every field that is asked for without asking whether it is there. */
static bool is_whole(const struct record *record)
{
	static const char *const calendar[] = {"version", "name", NULL}, *const component[] = {"uid", "sequence", "created", "modified", "summary", "status", NULL};
	bool first = !strcmp(record->sort, "calendar");

	for (const char *const *name = first ? calendar : component; *name; name++)
		if (!record_value(record, *name))
			return false;
	if (record_value(record, "zone") && (!record_value(record, "start") || !record_value(record, "end") || !record_value(record, "year")))
		return false;
	return first || record_value(record, "day") || (record_value(record, "start_utc") && record_value(record, "end_utc"));
}

/* All records, or NULL when one of them is not as it must be. */
static struct record *read_records(struct arena *arena, size_t *count)
{
	struct record *records = NULL, record;

	while (record_read(stdin, arena, &record)) {
		if (!is_whole(&record) || (*count == 0) != !strcmp(record.sort, "calendar"))
			return NULL;
		arena_grow(arena, &records, *count, sizeof *records);
		records[(*count)++] = record;
	}
	return feof(stdin) ? records : NULL;
}

static int write_calendar(struct arena *arena)
{
	size_t count = 0;
	struct record *records = read_records(arena, &count);

	return !records ? 2 : ical_write(records, count, arena) ? 0 : 1;
}

static int read_calendar(void)
{
	struct text bytes = {0}, rows = {0};
	char some[16384];
	size_t got;
	bool ok;

	while ((got = fread(some, 1, sizeof some, stdin)) > 0)
		text_add_n(&bytes, some, got);
	ok = !ferror(stdin) && ical_read(text_string(&bytes), &rows);
	fwrite(text_string(&rows), 1, rows.length, stdout);
	text_free(&bytes);
	text_free(&rows);
	return ok && !fflush(stdout) ? 0 : 1;
}

/* Is the first line the word to read. */
static bool is_to_read(void)
{
	int first = getc(stdin);

	if (first != 'r') {
		ungetc(first, stdin);
		return false;
	}
	while (first != '\n' && first != EOF)
		first = getc(stdin);
	return true;
}

int main(void)
{
	struct arena *arena = arena_new();
	int status;

	limit_self();
	status = is_to_read() ? read_calendar() : write_calendar(arena);
	arena_free(arena);
	ical_end();
	return status;
}
