#include "model/reports/pomodoro.h"

#include <stdlib.h>
#include <string.h>

#include "db/speech.h"
#include "model/record.h"

enum { HOURS = 24, WEEK_COLUMNS = 9 };

/* One day; weeks and the whole are sums of days, so that they always add up. */
struct rounds {
	int day;
	int64_t done, spoilt, worked, logged, focused, internal, external;
};

struct culprit { const char *slug; int64_t count; };

struct reading {
	struct book *book;
	struct arena *arena;
	const char *zone;
	struct span span;
	struct rounds *days;
	size_t count;
	int64_t hours[HOURS][2];       /* internal and external ones, by the user's clock */
	struct culprit *culprits;
	size_t culprit_count;
};

/* Mostly the newest, as each reading goes forth in time. */
static struct rounds *rounds_of(struct reading *reading, int64_t at)
{
	int day = zone_day(reading->zone, at);

	for (size_t i = reading->count; i-- > 0;)
		if (reading->days[i].day == day)
			return &reading->days[i];
	arena_grow(reading->arena, &reading->days, reading->count, sizeof *reading->days);
	reading->days[reading->count++] = (struct rounds){.day = day};
	return &reading->days[reading->count - 1];
}

static struct query *ask(struct reading *reading, enum statement statement)
{
	struct query *rows = book_query(reading->book, statement);

	query_set_int(rows, ":from", reading->span.from);
	query_set_int(rows, ":until", reading->span.until);
	return rows;
}

static bool read_logged(struct reading *reading)
{
	struct query *rows = ask(reading, SQL_ENTRY_SPANS);

	while (query_next(rows))
		if (!query_is_null(rows, "ended_at")) {
			int64_t from = query_int(rows, "started_at");

			rounds_of(reading, from)->logged += query_int(rows, "ended_at") - from;
		}
	return query_ok(rows);
}

static bool read_rounds(struct reading *reading)
{
	struct query *rows = ask(reading, SQL_POMODORO_ROUNDS);

	while (query_next(rows)) {
		struct rounds *rounds = rounds_of(reading, query_int(rows, "started_at"));
		int64_t worked = query_int(rows, "worked_seconds");
		bool done = !strcmp(query_text(rows, "outcome"), "done");

		rounds->done += done;
		rounds->spoilt += !done;
		rounds->worked += worked;
		rounds->focused += done ? worked : 0;
	}
	return query_ok(rows);
}

static void count_culprit(struct reading *reading, const char *slug)
{
	size_t i = 0;

	while (i < reading->culprit_count && strcmp(reading->culprits[i].slug, slug))
		i++;
	if (i == reading->culprit_count) {
		arena_grow(reading->arena, &reading->culprits, reading->culprit_count, sizeof *reading->culprits);
		reading->culprits[reading->culprit_count++] = (struct culprit){.slug = arena_text(reading->arena, slug)};
	}
	reading->culprits[i].count++;
}

static bool read_interruptions(struct reading *reading)
{
	struct query *rows = ask(reading, SQL_INTERRUPTION_LIST);

	while (query_next(rows)) {
		int64_t at = query_int(rows, "at");
		struct rounds *rounds = rounds_of(reading, at);
		bool external = !strcmp(query_text(rows, "kind"), "external");

		rounds->internal += !external;
		rounds->external += external;
		reading->hours[zone_wall(reading->zone, at).hour][external]++;
		if (external)
			count_culprit(reading, query_text(rows, "client"));
	}
	return query_ok(rows);
}

static int by_day(const void *a, const void *b)
{
	return ((const struct rounds *)a)->day - ((const struct rounds *)b)->day;
}

/* Most first, then by name; those that nobody was named for last. */
static int by_count(const void *a, const void *b)
{
	const struct culprit *one = a, *other = b;

	if (!*one->slug != !*other->slug)
		return !*one->slug - !*other->slug;
	if (one->count != other->count)
		return one->count < other->count ? 1 : -1;
	return strcmp(one->slug, other->slug);
}

static bool read_all(struct reading *reading)
{
	if (!book_hold(reading->book))
		return false;
	if (!read_logged(reading) || !read_rounds(reading) || !read_interruptions(reading)) {
		book_release(reading->book);
		return false;
	}
	book_release(reading->book);
	/* Work that was taken out of an entry since is no more than what is logged now. */
	for (size_t i = 0; i < reading->count; i++)
		if (reading->days[i].focused > reading->days[i].logged)
			reading->days[i].focused = reading->days[i].logged;
	if (reading->count)
		qsort(reading->days, reading->count, sizeof *reading->days, by_day);
	if (reading->culprit_count)
		qsort(reading->culprits, reading->culprit_count, sizeof *reading->culprits, by_count);
	return true;
}

/* Adds the days from that one on, of one ISO week or of all. */
static struct rounds sum_from(const struct reading *reading, size_t from, bool one_week, size_t *next)
{
	struct rounds sum = {.day = reading->count ? reading->days[from].day : DAY_NONE};
	int sunday = one_week ? sum.day - day_weekday(sum.day) + 6 : DAY_LAST;

	for (*next = from; *next < reading->count && reading->days[*next].day <= sunday; ++*next) {
		const struct rounds *day = &reading->days[*next];

		sum.done += day->done;
		sum.spoilt += day->spoilt;
		sum.worked += day->worked;
		sum.logged += day->logged;
		sum.focused += day->focused;
		sum.internal += day->internal;
		sum.external += day->external;
	}
	return sum;
}

static const char *week_words(struct arena *arena, int day)
{
	int year, week = day_iso_week(day, &year);

	return arena_print(arena, "%04d-W%02d", year, week);
}

static struct ratio focus_of(const struct rounds *rounds)
{
	return ratio_of(rounds->focused, rounds->logged);
}

static void rounds_facts(struct reading *reading, struct fact *fact, const struct rounds *rounds)
{
	struct arena *arena = reading->arena;

	fact_count(arena, fact, "done", rounds->done);
	fact_count(arena, fact, "void", rounds->spoilt);
	fact_add(arena, fact, "worked_seconds", value_seconds(rounds->worked));
	fact_add(arena, fact, "logged_seconds", value_seconds(rounds->logged));
	fact_add(arena, fact, "focus_seconds", value_seconds(rounds->focused));
	fact_percent(arena, fact, "focus_percent", focus_of(rounds));
	fact_count(arena, fact, "internal", rounds->internal);
	fact_count(arena, fact, "external", rounds->external);
}

static void interruption_facts(struct reading *reading, struct fact *root)
{
	struct arena *arena = reading->arena;
	struct fact *list = fact_list(arena, root, "hours"), *fact;

	for (int hour = 0; hour < HOURS; hour++) {
		if (!reading->hours[hour][0] && !reading->hours[hour][1])
			continue;
		fact = fact_object(arena, list, NULL);
		fact_count(arena, fact, "hour", hour);
		fact_count(arena, fact, "internal", reading->hours[hour][0]);
		fact_count(arena, fact, "external", reading->hours[hour][1]);
	}
	list = fact_list(arena, root, "clients");
	for (size_t i = 0; i < reading->culprit_count; i++) {
		fact = fact_object(arena, list, NULL);
		fact_add(arena, fact, "client", *reading->culprits[i].slug ? value_text(reading->culprits[i].slug) : value_none());
		fact_count(arena, fact, "external", reading->culprits[i].count);
	}
}

static void add_facts(struct reading *reading, struct report *report, struct period period)
{
	struct arena *arena = reading->arena;
	struct rounds sum;
	struct fact *list, *fact;
	size_t next;

	fact_add(arena, report->facts, "from", value_day(period.first));
	fact_add(arena, report->facts, "to", value_day(period.last));
	list = fact_list(arena, report->facts, "days");
	for (size_t i = 0; i < reading->count; i++) {
		fact = fact_object(arena, list, NULL);
		fact_add(arena, fact, "day", value_day(reading->days[i].day));
		rounds_facts(reading, fact, &reading->days[i]);
	}
	list = fact_list(arena, report->facts, "weeks");
	for (size_t i = 0; i < reading->count; i = next) {
		sum = sum_from(reading, i, true, &next);
		fact = fact_object(arena, list, NULL);
		fact_add(arena, fact, "week", value_text(week_words(arena, sum.day)));
		rounds_facts(reading, fact, &sum);
	}
	sum = sum_from(reading, 0, false, &next);
	rounds_facts(reading, fact_object(arena, report->facts, "total"), &sum);
	interruption_facts(reading, report->facts);
}

static void add_row(struct reading *reading, struct report *report, struct block *table, const char *name, const struct rounds *rounds)
{
	table_add(report, table, (struct value[WEEK_COLUMNS]){
		value_text(name), value_count(rounds->done), value_count(rounds->spoilt), value_seconds(rounds->worked), value_seconds(rounds->logged),
		value_percent(reading->arena, focus_of(rounds), 1), value_count(rounds->internal), value_count(rounds->external),
		value_count(rounds->internal + rounds->external),
	});
}

/* The days of a week, then the week; a total where there is more than one. */
static void add_table(struct reading *reading, struct report *report, struct section *section)
{
	static const char *const names[] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
	static const struct column columns[WEEK_COLUMNS] = {
		{"Day", false}, {"Done", true}, {"Void", true}, {"Worked", true}, {"Logged", true}, {"Focus", true}, {"By me", true}, {"By others", true}, {"In all", true},
	};
	struct block *table = section_table(report, section, columns, WEEK_COLUMNS);
	struct rounds sum;
	size_t next, weeks = 0;

	for (size_t i = 0; i < reading->count; i = next, weeks++) {
		sum = sum_from(reading, i, true, &next);
		for (size_t k = i; k < next; k++)
			add_row(reading, report, table, arena_print(reading->arena, "%s %s", speech(names[day_weekday(reading->days[k].day)]), report_day(report, reading->days[k].day)), &reading->days[k]);
		add_row(reading, report, table, week_words(reading->arena, sum.day), &sum);
	}
	sum = sum_from(reading, 0, false, &next);
	if (weeks > 1)
		add_row(reading, report, table, speech("total"), &sum);
}

static void add_interruptions(struct reading *reading, struct report *report)
{
	static const struct column by_hour[] = {{"Hour", false}, {"By me", true}, {"By others", true}}, by_client[] = {{"Client", false}, {"Times", true}};
	struct section *section = report_section(report, "Interruptions");
	struct block *table = section_table(report, section, by_hour, 3);

	for (int hour = 0; hour < HOURS; hour++)
		if (reading->hours[hour][0] || reading->hours[hour][1])
			table_add(report, table, (struct value[]){
				value_text(arena_print(reading->arena, "%02d:00", hour)), value_count(reading->hours[hour][0]), value_count(reading->hours[hour][1])});
	if (!reading->culprit_count)
		return;
	table = section_table(report, section, by_client, 2);
	for (size_t i = 0; i < reading->culprit_count; i++)
		table_add(report, table, (struct value[]){
			value_text(*reading->culprits[i].slug ? reading->culprits[i].slug : speech("nobody named")), value_count(reading->culprits[i].count)});
}

static bool any_interruption(const struct reading *reading)
{
	for (int hour = 0; hour < HOURS; hour++)
		if (reading->hours[hour][0] || reading->hours[hour][1])
			return true;
	return false;
}

bool report_pomodoro(struct book *book, struct period period, struct arena *arena, struct report *report)
{
	struct reading reading = {.book = book, .arena = arena, .zone = book_clock(book).zone};
	bool ever = period.first == DAY_FIRST && period.last == DAY_LAST;
	struct section *section;

	reading.span.from = zone_day_start(reading.zone, period.first);
	reading.span.until = period.last < DAY_LAST ? zone_day_start(reading.zone, period.last + 1) : INT64_MAX;
	if (!read_all(&reading))
		return false;
	if (ever && reading.count)
		period = (struct period){reading.days[0].day, reading.days[reading.count - 1].day};
	*report = report_own(arena, "Pomodoro");
	if (!ever || reading.count)
		report->title = arena_print(arena, speech("Pomodoro from %s to %s"), report_day(report, period.first), report_day(report, period.last));
	add_facts(&reading, report, ever && !reading.count ? (struct period){DAY_NONE, DAY_NONE} : period);
	section = report_section(report, NULL);
	if (!reading.count) {
		section_paragraph(report, section, speech("Nothing was logged, and nothing interrupted it."));
		return true;
	}
	add_table(&reading, report, section);
	section_paragraph(report, section, speech("Focus: the work of rounds done, as a share of all that was logged."));
	if (any_interruption(&reading))
		add_interruptions(&reading, report);
	return true;
}
