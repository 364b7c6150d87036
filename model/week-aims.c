#include "model/week-aims.h"

#include "model/config.h"
#include "model/record.h"

static int64_t length_set(struct book *book, const char *key)
{
	const char *value = config_get(book, key);
	struct fault fault = {0};
	int64_t seconds = 0;

	return value && moment_parse_length(value, &seconds, &fault) ? seconds : 0;
}

static void add_project(struct week_aims *aims, struct query *row)
{
	int64_t learning = query_int(row, "learning_target_seconds"), meetings = query_int(row, "meeting_cap_seconds");

	aims->billable += query_int(row, "capacity_seconds");
	if (learning > aims->learning)
		aims->learning = learning;
	if (!meetings || aims->count == CAPPED_MOST)
		return;
	aims->meetings += meetings;
	aims->capped[aims->count++] = query_int(row, "id");
}

static void set(int64_t *aim, int64_t configured)
{
	if (configured)
		*aim = configured;
}

static bool add_projects(struct book *book, int monday, struct week_aims *aims)
{
	struct query *rows = book_query(book, SQL_PROJECT_AIMS);

	query_set_day(rows, ":first", monday);
	query_set_day(rows, ":last", monday + 6);
	while (query_next(rows))
		add_project(aims, rows);
	return query_ok(rows);
}

bool week_aims_load(struct book *book, int monday, struct week_aims *aims)
{
	int64_t meetings = length_set(book, "meeting.cap");

	*aims = (struct week_aims){.all_meetings = meetings != 0};
	if (!add_projects(book, monday, aims))
		return false;
	set(&aims->billable, length_set(book, "capacity"));
	set(&aims->learning, length_set(book, "learning.target"));
	set(&aims->meetings, meetings);
	return true;
}

bool week_aims_cap(const struct week_aims *aims, int64_t project)
{
	for (int i = 0; i < aims->count; i++)
		if (aims->capped[i] == project)
			return true;
	return aims->all_meetings;
}
