#include "model/reports/hours.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "db/speech.h"
#include "model/entry.h"
#include "model/moment.h"
#include "model/record.h"
#include "model/standing.h"

const char *const hours_by_words[] = {"day", "week", "project", "activity", "disposition", NULL};

enum { WHOLE = 1000 }; /* shares are printed in tenths of a per cent */

/* What must be known of a place to tell what its hours count as; looked up once each. */
struct known_project { int64_t id, client; const char *path; bool sealed; };
struct known_item { int64_t id; bool change; };

struct hours_row {
	int64_t project, item, seconds;
	int day;                       /* DAY_NONE: of all days */
	const char *activity;
	enum disposition given;
};

struct reading {
	struct book *book;
	struct arena *arena;
	const struct hours_question *question;
	struct known_project *projects;
	size_t project_count;
	struct known_item *items;
	size_t item_count;
	struct standing *standing;     /* opened for the first row that needs it */
	int64_t doubled;               /* seconds that overlapping entries count twice */
	struct hours_sum *sums;
	size_t sum_count, last;        /* last: the sum of the row before */
	int64_t seconds, billable;
	bool days_are_needed;          /* a row of all days stands on a sealed project itself */
};

static void know_project(struct reading *reading, struct known_project project)
{
	arena_grow(reading->arena, &reading->projects, reading->project_count, sizeof *reading->projects);
	reading->projects[reading->project_count++] = project;
}

static void read_projects(struct reading *reading, int64_t first, int64_t last)
{
	struct query *rows = book_query(reading->book, SQL_HOURS_PLACES);

	query_set_int(rows, ":first", first);
	query_set_int(rows, ":last", last);
	while (query_next(rows))
		know_project(reading, (struct known_project){query_int(rows, "id"), query_int(rows, "client"), query_take(rows, "path", reading->arena), query_int(rows, "sealed")});
}

static const struct known_project *find_project(const struct reading *reading, int64_t id)
{
	for (size_t i = reading->project_count; i-- > 0;)
		if (reading->projects[i].id == id)
			return &reading->projects[i];
	return NULL;
}

static const struct known_project *project_of(struct reading *reading, int64_t id)
{
	const struct known_project *known = find_project(reading, id);

	if (known)
		return known;
	read_projects(reading, id, id);
	if (!find_project(reading, id))
		know_project(reading, (struct known_project){.id = id, .path = "-"});
	return find_project(reading, id);
}

static bool is_change(struct reading *reading, int64_t id)
{
	struct known_item *mine;
	struct query *row;

	for (size_t i = reading->item_count; i-- > 0;)
		if (reading->items[i].id == id)
			return reading->items[i].change;
	arena_grow(reading->arena, &reading->items, reading->item_count, sizeof *reading->items);
	mine = &reading->items[reading->item_count++];
	row = book_query(reading->book, SQL_HOURS_CHANGE);
	query_set_int(row, ":item", id);
	*mine = (struct known_item){id, query_next(row)};
	query_end(row);
	return mine->change;
}

static bool is_wanted(const struct reading *reading, const struct hours_row *row, const struct known_project *project)
{
	const struct place *place = reading->question->place;

	if (!place)
		return true;
	if (place->kind == PLACE_CLIENT)
		return project->client == place->client;
	return row->project == place->project && (!place->item || row->item == place->item);
}

/* Whether and as what the row counts. Only seals and changes need the whole standing; most months hold neither. */
static bool judge(struct reading *reading, const struct hours_row *row, const struct known_project *project, enum disposition *disposition, bool *billable)
{
	bool own = !project->client;

	if (own || (row->item ? !is_change(reading, row->item) : !project->sealed)) {
		*disposition = standing_plain_disposition(own, row->activity, row->given);
		*billable = !own && *disposition == BILLABLE;
		return true;
	}
	if (!reading->standing && !standing_open(reading->book, reading->question->as_of, reading->arena, &reading->standing))
		return false;
	reading->days_are_needed = reading->days_are_needed || (!row->item && row->day == DAY_NONE);
	*disposition = standing_disposition(reading->standing, row->project, row->item, row->day, row->activity, row->given);
	*billable = standing_is_billable(reading->standing, row->project, row->item, row->day, row->activity, row->given);
	return true;
}

static const char *key_of(const struct reading *reading, const struct hours_row *row, const struct known_project *project, enum disposition disposition, char text[16])
{
	int year, week;

	switch (reading->question->by) {
	case HOURS_BY_DAY:
		return day_text(row->day, text);
	case HOURS_BY_WEEK:
		week = day_iso_week(row->day, &year);
		snprintf(text, 16, "%04d-W%02d", year % 10000, week % 100);
		return text;
	case HOURS_BY_PROJECT:
		return project->path;
	case HOURS_BY_ACTIVITY:
		return row->activity;
	default:
		return disposition_words[disposition];
	}
}

static struct hours_sum *sum_of(struct reading *reading, const char *key)
{
	if (reading->sum_count && !strcmp(reading->sums[reading->last].key, key))
		return &reading->sums[reading->last];
	for (size_t i = reading->sum_count; i-- > 0;)
		if (!strcmp(reading->sums[i].key, key))
			return &reading->sums[reading->last = i];
	arena_grow(reading->arena, &reading->sums, reading->sum_count, sizeof *reading->sums);
	reading->last = reading->sum_count;
	reading->sums[reading->sum_count++] = (struct hours_sum){.key = arena_text(reading->arena, key)};
	return &reading->sums[reading->last];
}

static bool add_row(struct reading *reading, const struct hours_row *row)
{
	const struct known_project *project = project_of(reading, row->project);
	enum disposition disposition;
	struct hours_sum *sum;
	char text[16];
	bool billable;

	if (!is_wanted(reading, row, project))
		return true;
	if (!judge(reading, row, project, &disposition, &billable))
		return false;
	sum = sum_of(reading, key_of(reading, row, project, disposition, text));
	sum->seconds += row->seconds;
	sum->billable += billable ? row->seconds : 0;
	reading->seconds += row->seconds;
	reading->billable += billable ? row->seconds : 0;
	return true;
}

static bool add_rows(struct reading *reading, struct query *rows)
{
	int day = query_column(rows, "day"), project = query_column(rows, "project"), item = query_column(rows, "item"),
		activity = query_column(rows, "activity"), disposition = query_column(rows, "disposition"), seconds = query_column(rows, "seconds");

	while (query_next(rows)) {
		const char *on = query_text_at(rows, day);
		struct hours_row row = {
			.project = query_int_at(rows, project), .item = query_int_at(rows, item), .seconds = query_int_at(rows, seconds),
			.day = *on ? query_day_at(rows, day) : DAY_NONE, .activity = query_text_at(rows, activity),
			.given = (enum disposition)query_word_at(rows, disposition, disposition_words),
		};

		if (!add_row(reading, &row)) {
			query_end(rows);
			return false;
		}
	}
	return query_ok(rows);
}

static bool is_of_all_days(const struct hours_question *question)
{
	return question->period.first == DAY_FIRST && question->period.last == DAY_LAST;
}

static bool read_days(struct reading *reading)
{
	const struct hours_question *question = reading->question;
	bool then = question->as_of != INT64_MAX;
	struct query *rows = book_query(reading->book, then ? SQL_HOURS_THEN : SQL_HOURS_DAYS);

	query_set_day(rows, ":first", question->period.first);
	query_set_day(rows, ":last", question->period.last);
	if (then)
		query_set_int(rows, ":at", question->as_of);
	return add_rows(reading, rows);
}

static bool read_sums(struct reading *reading)
{
	const struct hours_question *question = reading->question;

	if (question->place && question->place->kind == PLACE_OWN && !question->place->project)
		return true; /* own time of a sort that was never logged */
	if (!is_of_all_days(question) || question->by <= HOURS_BY_WEEK || question->as_of != INT64_MAX)
		return read_days(reading);
	read_projects(reading, 0, INT64_MAX); /* most of them have hours: one walk is cheaper than a search for each */
	if (!add_rows(reading, book_query(reading->book, SQL_HOURS_ALL)))
		return false;
	if (!reading->days_are_needed)
		return true;
	reading->sum_count = reading->last = 0;
	reading->seconds = reading->billable = 0;
	return read_days(reading);
}

/* Of all time ever and of a part of it, it is not asked: that would read every entry, or say what isn't of that part. */
static bool read_doubled(struct reading *reading)
{
	const struct hours_question *question = reading->question;

	if (is_of_all_days(question) || question->place || question->as_of != INT64_MAX)
		return true;
	return entry_doubled(reading->book, question->period, &reading->doubled);
}

static int by_key(const void *a, const void *b)
{
	return strcmp(((const struct hours_sum *)a)->key, ((const struct hours_sum *)b)->key);
}

/* All: from the first day with work to the last. */
static bool find_span(struct reading *reading, int *first, int *last)
{
	struct query *row;

	*first = reading->question->period.first;
	*last = reading->question->period.last;
	if (!is_of_all_days(reading->question))
		return true;
	row = book_query(reading->book, SQL_HOURS_SPAN);
	*first = *last = DAY_NONE;
	if (query_next(row)) {
		*first = query_day(row, "first");
		*last = query_day(row, "last");
	}
	query_end(row);
	return query_ok(row);
}

static void add_facts(const struct reading *reading, struct report *report, int first, int last)
{
	struct arena *arena = reading->arena;
	struct fact *list;

	fact_add(arena, report->facts, "from", value_day(first));
	fact_add(arena, report->facts, "to", value_day(last));
	fact_add(arena, report->facts, "by", value_text(hours_by_words[reading->question->by]));
	list = fact_list(arena, report->facts, "rows");
	for (size_t i = 0; i < reading->sum_count; i++) {
		struct fact *fact = fact_object(arena, list, NULL);

		fact_add(arena, fact, "key", value_text(reading->sums[i].key));
		fact_add(arena, fact, "seconds", value_seconds(reading->sums[i].seconds));
		fact_add(arena, fact, "billable_seconds", value_seconds(reading->sums[i].billable));
	}
	fact_add(arena, report->facts, "total_seconds", value_seconds(reading->seconds));
	fact_add(arena, report->facts, "billable_seconds", value_seconds(reading->billable));
}

/* Tenths of a per cent of the whole, by largest remainder: the column adds up to 100.0. */
static int64_t *shares_of(const struct reading *reading)
{
	int64_t *parts = arena_array(reading->arena, reading->sum_count, sizeof *parts), *shares = arena_array(reading->arena, reading->sum_count, sizeof *shares);

	for (size_t i = 0; i < reading->sum_count; i++)
		parts[i] = reading->sums[i].seconds * WHOLE;
	if (reading->seconds)
		apportion(parts, (int)reading->sum_count, reading->seconds, shares);
	return shares;
}

/* Telling people what a model does is work too: how much of it beside the work on the model. */
static void add_explaining(const struct reading *reading, struct report *report, struct section *section)
{
	static const char *const building[] = {"data_cleaning", "labelling", "modelling", "evaluation", "deployment", "integration", "debugging", "porting", NULL};
	int64_t explained = 0, built = 0;
	struct value share;

	for (size_t i = 0; i < reading->sum_count; i++) {
		explained += strcmp(reading->sums[i].key, "explaining") ? 0 : reading->sums[i].seconds;
		built += word_find(building, reading->sums[i].key) < 0 ? 0 : reading->sums[i].seconds;
	}
	share = value_percent(reading->arena, ratio_of(explained, built), 0);
	if (explained && built)
		section_paragraph(report, section, arena_print(reading->arena, speech("Explaining took %s h beside %s h of building: %s."), report_words(report, value_seconds(explained)),
			report_words(report, value_seconds(built)), report_words(report, share)));
}

static void add_table(const struct reading *reading, struct report *report)
{
	static const char *const titles[] = {"Day", "Week", "Project", "Activity", "Disposition"};
	struct column *columns = arena_array(reading->arena, 4, sizeof *columns);
	const int64_t *shares = shares_of(reading);
	struct section *section = report_section(report, NULL);
	struct block *table;

	if (!reading->sum_count) {
		section_paragraph(report, section, speech("Nothing was logged."));
		return;
	}
	columns[0] = (struct column){titles[reading->question->by], false};
	columns[1] = (struct column){"Time", true};
	columns[2] = (struct column){"Billable", true};
	columns[3] = (struct column){"Share", true};
	table = section_table(report, section, columns, 4);
	for (size_t i = 0; i < reading->sum_count; i++)
		table_add(report, table, (struct value[]){value_text(reading->sums[i].key), value_seconds(reading->sums[i].seconds), value_seconds(reading->sums[i].billable),
			value_percent(reading->arena, ratio_of(shares[i], WHOLE), 1)});
	table_sum(report, table, (struct value[]){value_text(speech("total")), value_seconds(reading->seconds), value_seconds(reading->billable),
		value_percent(reading->arena, reading->seconds ? ratio_of(1, 1) : ratio_null(), 1)});
	if (reading->question->by == HOURS_BY_ACTIVITY)
		add_explaining(reading, report, section);
}

static bool read_all(struct reading *reading, int *first, int *last)
{
	bool whole;

	if (!book_hold(reading->book))
		return false;
	whole = read_sums(reading) && read_doubled(reading) && find_span(reading, first, last);
	book_release(reading->book);
	if (whole && reading->sum_count)
		qsort(reading->sums, reading->sum_count, sizeof *reading->sums, by_key);
	return whole;
}

bool hours_sum(struct book *book, const struct hours_question *question, struct arena *arena, struct hours_sums *sums)
{
	struct reading reading = {.book = book, .arena = arena, .question = question};
	int first, last;

	if (!read_all(&reading, &first, &last))
		return false;
	*sums = (struct hours_sums){reading.sums, reading.sum_count, reading.seconds, reading.billable};
	return true;
}

bool report_hours(struct book *book, const struct hours_question *question, struct arena *arena, struct report *report)
{
	struct reading reading = {.book = book, .arena = arena, .question = question};
	int first, last;

	if (!read_all(&reading, &first, &last))
		return false;
	*report = report_own(arena, "Hours");
	if (first != DAY_NONE)
		report->title = first == last ? arena_print(arena, speech("Hours of %s"), report_day(report, first)) :
			arena_print(arena, speech("Hours from %s to %s"), report_day(report, first), report_day(report, last));
	if (question->place)
		report->title = arena_print(arena, "%s, %s", report->title, question->place->path);
	add_facts(&reading, report, first, last);
	add_table(&reading, report);
	if (reading.doubled)
		report_foot(report, arena_print(arena, speech("%s h stand twice, as entries overlap: ambit entries names the first."), report_words(report, value_seconds(reading.doubled))));
	return true;
}
