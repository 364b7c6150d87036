#include "model/reports/week.h"

#include <stdlib.h>
#include <string.h>

#include "db/speech.h"
#include "model/entry.h"
#include "model/reports/hours.h"
#include "model/week-aims.h"

enum { HOURS = 24, COLUMNS = 7, NIGHT_FROM = 22, NIGHT_UNTIL = 6, SATURDAY = 5 };

/* One day; weeks and the whole are sums of days, so that they always add up. Night and weekend are parts of the whole, and may be both. */
struct lived { int day; int64_t seconds, billable, learning, meetings, night, weekend; };

struct reading {
	struct book *book;
	struct arena *arena;
	const char *zone;
	struct period period;
	int64_t as_of;
	struct lived *days;
	size_t count;
	int64_t hours[HOURS];          /* by the user's clock */
	struct week_aims aims;
	struct hours_sums projects;
};

static struct lived *lived_on(struct reading *reading, int day)
{
	for (size_t i = reading->count; i-- > 0;)
		if (reading->days[i].day == day)
			return &reading->days[i];
	arena_grow(reading->arena, &reading->days, reading->count, sizeof *reading->days);
	reading->days[reading->count++] = (struct lived){.day = day};
	return &reading->days[reading->count - 1];
}

/* Hour by hour of the wall, as a night may begin or end within the entry. */
static void add_clock(struct reading *reading, struct lived *lived, const struct entry *entry)
{
	int64_t until = entry->started_at + entry->seconds, next;

	for (int64_t at = entry->started_at; at < until; at = next) {
		struct wall wall = zone_wall(reading->zone, at);
		int weekday = day_weekday(day_from_civil(wall.year, wall.month, wall.day));

		next = at + 3600 - (wall.minute * 60 + wall.second);
		next = next < until ? next : until;
		reading->hours[wall.hour] += next - at;
		lived->night += wall.hour >= NIGHT_FROM || wall.hour < NIGHT_UNTIL ? next - at : 0;
		lived->weekend += weekday >= SATURDAY ? next - at : 0;
	}
}

static bool add_entry(void *context, const struct entry *entry)
{
	struct reading *reading = context;
	struct lived *lived = lived_on(reading, entry->day);
	bool counts = !reading->aims.meetings || week_aims_cap(&reading->aims, entry->project);

	lived->seconds += entry->seconds;
	lived->billable += entry->disposition == BILLABLE ? entry->seconds : 0;
	lived->learning += entry->bucket == BUCKET_OWN_LEARNING ? entry->seconds : 0;
	lived->meetings += counts && !strcmp(entry->activity, "meeting") ? entry->seconds : 0;
	add_clock(reading, lived, entry);
	return true;
}

static int by_day(const void *a, const void *b)
{
	return ((const struct lived *)a)->day - ((const struct lived *)b)->day;
}

static bool is_one_week(struct period period)
{
	return period.last - period.first == 6 && day_weekday(period.first) == 0;
}

static bool read_all(struct reading *reading)
{
	struct entry_filter filter = {.period = reading->period, .as_of = reading->as_of == INT64_MAX ? 0 : reading->as_of};
	struct hours_question question = {.period = reading->period, .by = HOURS_BY_PROJECT, .as_of = reading->as_of};
	bool whole;

	if (is_one_week(reading->period) && !week_aims_load(reading->book, reading->period.first, &reading->aims))
		return false;
	if (!book_hold(reading->book))
		return false;
	whole = entry_each(reading->book, &filter, add_entry, reading) && hours_sum(reading->book, &question, reading->arena, &reading->projects);
	book_release(reading->book);
	if (reading->count)
		qsort(reading->days, reading->count, sizeof *reading->days, by_day);
	return whole;
}

static void add_to(struct lived *sum, const struct lived *lived)
{
	sum->seconds += lived->seconds;
	sum->billable += lived->billable;
	sum->learning += lived->learning;
	sum->meetings += lived->meetings;
	sum->night += lived->night;
	sum->weekend += lived->weekend;
}

/* From that day on: of its week, or of all. next: the first day that is not in the sum. */
static struct lived sum_from(const struct reading *reading, size_t first, bool week, size_t *next)
{
	struct lived sum = {.day = first < reading->count ? reading->days[first].day : DAY_NONE};
	int monday = sum.day - (sum.day == DAY_NONE ? 0 : day_weekday(sum.day));

	for (*next = first; *next < reading->count && (!week || reading->days[*next].day < monday + 7); ++*next)
		add_to(&sum, &reading->days[*next]);
	return sum;
}

static const char *week_name(struct arena *arena, int day)
{
	int year, week = day_iso_week(day, &year);

	return arena_print(arena, "%d-W%02d", year, week);
}

static void lived_facts(struct arena *arena, struct fact *fact, const struct lived *lived)
{
	fact_add(arena, fact, "seconds", value_seconds(lived->seconds));
	fact_add(arena, fact, "billable_seconds", value_seconds(lived->billable));
	fact_add(arena, fact, "learning_seconds", value_seconds(lived->learning));
	fact_add(arena, fact, "meeting_seconds", value_seconds(lived->meetings));
	fact_add(arena, fact, "night_seconds", value_seconds(lived->night));
	fact_add(arena, fact, "weekend_seconds", value_seconds(lived->weekend));
}

static void aims_facts(const struct reading *reading, struct fact *root)
{
	const struct week_aims *aims = &reading->aims;
	struct fact *fact = fact_object(reading->arena, root, "aims");

	fact_add(reading->arena, fact, "billable_seconds", aims->billable ? value_seconds(aims->billable) : value_none());
	fact_add(reading->arena, fact, "learning_seconds", aims->learning ? value_seconds(aims->learning) : value_none());
	fact_add(reading->arena, fact, "meeting_seconds", aims->meetings ? value_seconds(aims->meetings) : value_none());
}

static void add_clock_facts(const struct reading *reading, struct fact *root)
{
	struct fact *list = fact_list(reading->arena, root, "hours"), *fact;

	for (int hour = 0; hour < HOURS; hour++) {
		if (!reading->hours[hour])
			continue;
		fact = fact_object(reading->arena, list, NULL);
		fact_count(reading->arena, fact, "hour", hour);
		fact_add(reading->arena, fact, "seconds", value_seconds(reading->hours[hour]));
	}
	list = fact_list(reading->arena, root, "projects");
	for (size_t i = 0; i < reading->projects.count; i++) {
		fact = fact_object(reading->arena, list, NULL);
		fact_add(reading->arena, fact, "key", value_text(reading->projects.items[i].key));
		fact_add(reading->arena, fact, "seconds", value_seconds(reading->projects.items[i].seconds));
		fact_add(reading->arena, fact, "billable_seconds", value_seconds(reading->projects.items[i].billable));
	}
}

static void add_facts(const struct reading *reading, struct fact *root)
{
	struct arena *arena = reading->arena;
	struct fact *list, *fact;
	struct lived sum;
	size_t next;

	fact_add(arena, root, "from", value_day(reading->period.first == DAY_FIRST ? DAY_NONE : reading->period.first));
	fact_add(arena, root, "to", value_day(reading->period.last == DAY_LAST ? DAY_NONE : reading->period.last));
	list = fact_list(arena, root, "days");
	for (size_t i = 0; i < reading->count; i++) {
		fact = fact_object(arena, list, NULL);
		fact_add(arena, fact, "day", value_day(reading->days[i].day));
		lived_facts(arena, fact, &reading->days[i]);
	}
	list = fact_list(arena, root, "weeks");
	for (size_t i = 0; i < reading->count; i = next) {
		sum = sum_from(reading, i, true, &next);
		fact = fact_object(arena, list, NULL);
		fact_add(arena, fact, "week", value_text(week_name(arena, sum.day)));
		lived_facts(arena, fact, &sum);
	}
	sum = sum_from(reading, 0, false, &next);
	lived_facts(arena, fact_object(arena, root, "total"), &sum);
	aims_facts(reading, root);
	add_clock_facts(reading, root);
}

static void add_row(struct report *report, struct block *table, const char *name, const struct lived *lived, bool is_sum)
{
	(is_sum ? table_sum : table_add)(report, table, (struct value[COLUMNS]){
		value_text(name), value_seconds(lived->seconds), value_seconds(lived->billable), value_seconds(lived->learning), value_seconds(lived->meetings),
		value_seconds(lived->night), value_seconds(lived->weekend),
	});
}

/* The days of a week, then the week; a total where there is more than one. */
static void add_days(const struct reading *reading, struct report *report, struct section *section)
{
	static const char *const names[] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
	static const struct column columns[COLUMNS] = {
		{"Day", false}, {"Time", true}, {"Billable", true}, {"Learning", true}, {"Meetings", true}, {"Night", true}, {"Weekend", true},
	};
	struct block *table = section_table(report, section, columns, COLUMNS);
	struct lived sum;
	size_t next, weeks = 0;

	for (size_t i = 0; i < reading->count; i = next, weeks++) {
		sum = sum_from(reading, i, true, &next);
		for (size_t k = i; k < next; k++)
			add_row(report, table, arena_print(reading->arena, "%s %s", speech(names[day_weekday(reading->days[k].day)]), report_day(report, reading->days[k].day)), &reading->days[k], false);
		add_row(report, table, week_name(reading->arena, sum.day), &sum, true);
	}
	sum = sum_from(reading, 0, false, &next);
	if (weeks > 1)
		add_row(report, table, speech("total"), &sum, true);
}

static void add_aim(const struct reading *reading, struct report *report, struct block **list, struct section *section, const char *name, int64_t seconds, int64_t aim, bool cap)
{
	if (!aim)
		return;
	if (!*list)
		*list = section_list(report, section);
	list_line(report, *list, arena_print(reading->arena, speech("%s: %s h of %s h%s"), name, report_words(report, value_seconds(seconds)),
		report_words(report, value_seconds(aim)), cap && seconds > aim ? speech(", over the cap") : ""));
}

static void add_aims(const struct reading *reading, struct report *report, struct section *section)
{
	struct block *list = NULL;
	size_t next;
	struct lived sum = sum_from(reading, 0, false, &next);

	add_aim(reading, report, &list, section, speech("billable"), sum.billable, reading->aims.billable, false);
	add_aim(reading, report, &list, section, speech("learning"), sum.learning, reading->aims.learning, false);
	add_aim(reading, report, &list, section, speech("meetings"), sum.meetings, reading->aims.meetings, true);
}

static void add_projects(const struct reading *reading, struct report *report)
{
	static const struct column columns[] = {{"Project", false}, {"Time", true}, {"Billable", true}};
	struct block *table = section_table(report, report_section(report, "By project"), columns, 3);

	for (size_t i = 0; i < reading->projects.count; i++)
		table_add(report, table, (struct value[]){
			value_text(reading->projects.items[i].key), value_seconds(reading->projects.items[i].seconds), value_seconds(reading->projects.items[i].billable)});
}

static void add_hours(const struct reading *reading, struct report *report)
{
	static const struct column columns[] = {{"Hour", false}, {"Time", true}};
	struct block *table = section_table(report, report_section(report, "By the clock"), columns, 2);

	for (int hour = 0; hour < HOURS; hour++)
		if (reading->hours[hour])
			table_add(report, table, (struct value[]){value_text(arena_print(reading->arena, "%02d:00", hour)), value_seconds(reading->hours[hour])});
}

static const char *title(const struct reading *reading, const struct report *report)
{
	if (is_one_week(reading->period))
		return arena_print(reading->arena, speech("Week %s"), week_name(reading->arena, reading->period.first));
	if (reading->period.first == DAY_FIRST)
		return speech("Weeks");
	return arena_print(reading->arena, speech("Weeks from %s to %s"), report_day(report, reading->period.first), report_day(report, reading->period.last));
}

bool report_week(struct book *book, struct period period, int64_t as_of, struct arena *arena, struct report *report)
{
	struct reading reading = {.book = book, .arena = arena, .zone = book_clock(book).zone, .period = period, .as_of = as_of};
	struct section *section;

	if (!read_all(&reading))
		return false;
	*report = report_own(arena, "Weeks");
	report->title = title(&reading, report);
	add_facts(&reading, report->facts);
	section = report_section(report, NULL);
	if (!reading.count) {
		section_paragraph(report, section, speech("Nothing was logged."));
		return true;
	}
	add_days(&reading, report, section);
	add_aims(&reading, report, section);
	add_projects(&reading, report);
	add_hours(&reading, report);
	report_foot(report, arena_print(arena, speech("Night is from 22:00 to 6:00 and the weekend Saturday and Sunday, by the clock of %s."), reading.zone));
	return true;
}
