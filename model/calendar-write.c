/* The kept deadlines as plain records for the program that knows iCalendar, and its bytes as the answer. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/calendar-inside.h"
#include "model/calendar-record.h"
#include "model/helper.h"
#include "model/text.h"

enum { JOB_SECONDS = 900 };

/* What people typed: no control characters, nor the two marks that stand for comma and semicolon on the way. */
static void add_typed(struct text *text, const char *name, const char *value, struct arena *arena)
{
	char *plain = arena_text(arena, value), *mark;

	for (char *tab = plain; (tab = strchr(tab, '\t')); tab++)
		*tab = ' ';
	while ((mark = strstr(plain, "\uE000")) || (mark = strstr(plain, "\uE001")))
		memcpy(mark, "\uFFFD", 3);
	record_add(text, name, text_clean(plain, false, arena));
}

static void add_number(struct text *text, const char *name, int64_t number)
{
	text_print(text, "%s %lld\n", name, (long long)number);
}

static void add_wall(struct text *text, const char *name, struct wall wall, const char *end)
{
	text_print(text, "%s %04d%02d%02dT%02d%02d%02d%s\n", name, wall.year, wall.month, wall.day, wall.hour, wall.minute, wall.second, end);
}

static void add_day(struct text *text, const char *name, int day)
{
	struct wall wall = day_civil(day);

	text_print(text, "%s %04d%02d%02d\n", name, wall.year, wall.month, wall.day);
}

static bool is_told_once(const char *zone, int64_t at)
{
	int64_t instants[2];

	return zone_instants(zone, zone_wall(zone, at), instants) == 1;
}

/* On the zone's clock with its name, or in UTC where that clock shows the time twice. */
static void add_times(struct text *text, const struct deadline *deadline)
{
	const char *zone = deadline->zone ? deadline->zone : "UTC";
	int64_t until = deadline->at + JOB_SECONDS;

	add_wall(text, "start_utc", zone_wall("UTC", deadline->at), "Z");
	add_wall(text, "end_utc", zone_wall("UTC", until), "Z");
	if (!strcmp(zone, "UTC") || !strcmp(zone, "Etc/UTC") || !is_told_once(zone, deadline->at) || !is_told_once(zone, until))
		return;
	record_add(text, "zone", zone);
	add_number(text, "year", zone_wall(zone, deadline->at).year);
	add_wall(text, "start", zone_wall(zone, deadline->at), "");
	add_wall(text, "end", zone_wall(zone, until), "");
}

/* How long before it the phone rings. */
static void add_alarms(struct text *text, const struct deadline *deadline)
{
	static const char *const alarms[][3] = {
		[DEADLINE_MILESTONE] = {"-P2D"}, [DEADLINE_REVIEW] = {"-P7D"}, [DEADLINE_END] = {"-P30D", "-P14D"}, [DEADLINE_RATES] = {NULL},
		[DEADLINE_JOB] = {"PT0S"}, [DEADLINE_CHANGE] = {"-P2D"}, [DEADLINE_ASK] = {"-P1D"}, [DEADLINE_INVOICE] = {NULL}, [DEADLINE_QUOTE] = {NULL}, [DEADLINE_DATASET] = {"-P7D"}, [DEADLINE_PRODUCTION] = {NULL},
	};

	for (int i = 0; deadline->status == DEADLINE_OPEN && i < 3 && alarms[deadline->kind][i]; i++)
		record_add(text, "alarm", alarms[deadline->kind][i]);
}

static void add_words(struct text *text, const struct deadline *deadline, const struct calendar_wish *wish, struct arena *arena)
{
	static const char *const before[] = {"", "Done: ", "Cancelled: "};
	const char *words = wish->private ? deadline->private_summary : deadline->summary;

	add_typed(text, "summary", arena_print(arena, "%s%s", before[deadline->status], words), arena);
	if (wish->private)
		record_add(text, "class", "PRIVATE");
	else
		add_typed(text, "description", deadline->description, arena);
	if (!wish->private && deadline->client_name)
		add_typed(text, "category", deadline->client_name, arena);
	record_add(text, "category", deadline_categories[deadline->kind]);
}

static void add_event_status(struct text *text, const struct deadline *deadline)
{
	record_add(text, "status", deadline->status == DEADLINE_CANCELLED ? "CANCELLED" : "CONFIRMED");
	if (deadline->at)
		add_times(text, deadline);
	else
		add_day(text, "day", deadline->day);
	if (deadline->kind == DEADLINE_RATES)
		record_add(text, "rule", "FREQ=YEARLY;BYMONTH=1,7;BYMONTHDAY=1");
}

static void add_todo_status(struct text *text, const struct deadline *deadline)
{
	static const char *const words[] = {"NEEDS-ACTION", "COMPLETED", "CANCELLED"};

	record_add(text, "status", words[deadline->status]);
	add_day(text, "day", deadline->day);
	if (deadline->status == DEADLINE_DONE)
		add_wall(text, "completed", zone_wall("UTC", deadline->done_at), "Z");
}

static void add_deadline(struct text *text, const struct deadline *deadline, const struct calendar_wish *wish, struct arena *arena)
{
	bool todo = wish->todo && deadline->kind == DEADLINE_MILESTONE;

	text_add(text, todo ? "todo\n" : "event\n");
	record_add(text, "uid", todo ? deadline->todo_uid : deadline->uid);
	add_number(text, "sequence", deadline->sequence);
	add_wall(text, "created", zone_wall("UTC", deadline->created_at), "Z");
	add_wall(text, "modified", zone_wall("UTC", deadline->modified_at), "Z");
	add_words(text, deadline, wish, arena);
	if (todo)
		add_todo_status(text, deadline);
	else
		add_event_status(text, deadline);
	add_alarms(text, deadline);
	text_add(text, "end\n");
}

static int by_day(const void *one, const void *other)
{
	const struct deadline *a = one, *b = other;

	if (a->day != b->day)
		return a->day < b->day ? -1 : 1;
	return a->kind != b->kind ? (a->kind < b->kind ? -1 : 1) : strcmp(a->uid, b->uid);
}

static void add_records(struct text *text, const struct deadlines *list, const struct calendar_wish *wish, struct arena *arena)
{
	const char *name = wish->name && !wish->private ? arena_print(arena, "Ambit: %s", wish->name) : "Ambit";

	text_add(text, "calendar\n");
	record_add(text, "version", PACKAGE_VERSION);
	add_typed(text, "name", name, arena);
	text_add(text, "end\n");
	for (size_t i = 0; i < list->count; i++)
		add_deadline(text, &list->items[i], wish, arena);
}

bool calendar_export(struct book *book, const struct calendar_wish *wish, struct arena *arena, struct out *out)
{
	struct text input = {0};
	struct deadlines list;
	int status = 0;
	bool ok;

	if (!deadlines_kept(book, wish->project, arena, &list))
		return false;
	if (!list.count)
		return book_fail(book, FAULT_REFUSED, "There is no deadline to write; milestones, contract ends and rates make some.");
	qsort(list.items, list.count, sizeof *list.items, by_day);
	add_records(&input, &list, wish, arena);
	ok = helper_run(book, "ambit-calendar", &input, &out->text, &status);
	text_free(&input);
	return ok && (!status || book_fail(book, FAULT_STORE, "The calendar could not be written (ambit-calendar, status %d).", status));
}
