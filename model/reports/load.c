#include "model/reports/load.h"

#include "db/speech.h"
#include "model/off.h"
#include "model/position.h"
#include "model/week-aims.h"

enum { WEEKS = 8, WORKDAYS = 5 };

struct load_row { const char *path; struct ratio remaining, weeks[WEEKS]; };

struct load {
	struct book *book;
	struct report *report;
	struct arena *arena;
	int today, monday;
	struct days_off off;
	struct load_row *rows;
	size_t count;
	struct ratio sums[WEEKS], capacity[WEEKS];
};

/* Working days of that week from today to the last day, both included. */
static int days_in_week(const struct load *load, int week, int last)
{
	int first = load->monday + 7 * week, end = first + 6;

	if (first < load->today)
		first = load->today;
	return last < first ? 0 : day_count_working(first, last < end ? last : end, &load->off);
}

static void spread_to_end(const struct load *load, struct load_row *row, int end)
{
	int days = day_count_working(load->today, end, &load->off);

	for (int week = 0; week < WEEKS; week++)
		row->weeks[week] = ratio_multiply(row->remaining, ratio_of(days_in_week(load, week, end), days));
}

static void spread_at_capacity(const struct load *load, struct load_row *row, int64_t weekly)
{
	struct ratio left = row->remaining;

	for (int week = 0; week < WEEKS; week++) {
		struct ratio room = ratio_of((int128)weekly * days_in_week(load, week, load->monday + 7 * WEEKS), WORKDAYS);

		row->weeks[week] = !weekly || ratio_sign(ratio_subtract(left, room)) < 0 ? left : room;
		left = ratio_subtract(left, row->weeks[week]);
	}
}

static bool add_project(struct load *load, const struct project *project)
{
	struct load_row row = {.path = project->path};
	struct position position;

	if (!position_load(load->book, project->id, INT64_MAX, load->arena, &position))
		return false;
	row.remaining = position.forecast.remaining;
	if (ratio_sign(row.remaining) <= 0)
		return true;
	if (project->end_on != DAY_NONE && day_count_working(load->today, project->end_on, &load->off) > 0)
		spread_to_end(load, &row, project->end_on);
	else
		spread_at_capacity(load, &row, project->capacity_seconds);
	for (int week = 0; week < WEEKS; week++)
		load->sums[week] = ratio_add(load->sums[week], row.weeks[week]);
	arena_grow(load->arena, &load->rows, load->count, sizeof *load->rows);
	load->rows[load->count++] = row;
	return true;
}

static bool read_capacities(struct load *load)
{
	for (int week = 0; week < WEEKS; week++) {
		struct week_aims aims;

		if (!week_aims_load(load->book, load->monday + 7 * week, &aims))
			return false;
		load->capacity[week] = ratio_of((int128)aims.billable * days_in_week(load, week, load->monday + 7 * WEEKS), WORKDAYS);
		load->sums[week] = ratio_of(0, 1);
	}
	return true;
}

static const char *week_name(const struct load *load, int week)
{
	int year, number = day_iso_week(load->monday + 7 * week, &year);

	return arena_print(load->arena, "%d-W%02d", year, number);
}

/* A week without any capacity has no share; above one it can't be kept. */
static struct ratio share(const struct load *load, int week)
{
	return ratio_divide(load->sums[week], load->capacity[week]);
}

static bool is_over(const struct load *load, int week)
{
	return ratio_sign(load->capacity[week]) > 0 && ratio_sign(ratio_subtract(load->sums[week], load->capacity[week])) > 0;
}

static void add_table(struct load *load)
{
	static const struct column columns[] = {{"Week", false}, {"Promised", true}, {"Capacity", true}, {"Load", true}};
	struct section *section = report_section(load->report, "By week");
	struct block *table = section_table(load->report, section, columns, 4);
	const char *over = NULL;
	struct fact *list = fact_list(load->arena, load->report->facts, "weeks");

	for (int week = 0; week < WEEKS; week++) {
		struct fact *fact = fact_object(load->arena, list, NULL);

		table_add(load->report, table, (struct value[]){value_text(week_name(load, week)), value_seconds(ratio_round(load->sums[week])), value_seconds(ratio_round(load->capacity[week])),
			value_percent(load->arena, share(load, week), 0)});
		if (is_over(load, week))
			over = over ? arena_print(load->arena, "%s, %s", over, week_name(load, week)) : week_name(load, week);
		fact_add(load->arena, fact, "week", value_text(week_name(load, week)));
		fact_exact_hours(load->arena, fact, "promised_h", load->sums[week]);
		fact_exact_hours(load->arena, fact, "capacity_h", load->capacity[week]);
		fact_percent(load->arena, fact, "load_pct", share(load, week));
	}
	if (over)
		section_paragraph(load->report, section, arena_print(load->arena, speech("More is promised than there is time for: %s."), over));
}

static void add_projects(struct load *load)
{
	static const struct column columns[] = {{"Project", false}, {"To do", true}, {"This week", true}};
	struct fact *list = fact_list(load->arena, load->report->facts, "projects");
	struct block *table;

	if (!load->count)
		return;
	table = section_table(load->report, report_section(load->report, "By project"), columns, 3);
	for (size_t i = 0; i < load->count; i++) {
		const struct load_row *row = &load->rows[i];
		struct fact *fact = fact_object(load->arena, list, NULL);

		table_add(load->report, table, (struct value[]){value_text(row->path), value_seconds(ratio_round(row->remaining)), value_seconds(ratio_round(row->weeks[0]))});
		fact_add(load->arena, fact, "project", value_text(row->path));
		fact_exact_hours(load->arena, fact, "remaining_h", row->remaining);
		fact_exact_hours(load->arena, fact, "this_week_h", row->weeks[0]);
	}
}

bool report_load(struct book *book, struct arena *arena, struct report *report)
{
	int today = book_today(book);
	struct load load = {.book = book, .report = report, .arena = arena, .today = today, .monday = today - day_weekday(today)};
	struct projects projects;

	if (!off_days(book, INT64_MAX, arena, &load.off) || !read_capacities(&load) || !project_list(book, true, arena, &projects))
		return false;
	for (size_t i = 0; i < projects.count; i++)
		if (!add_project(&load, &projects.items[i]))
			return false;
	*report = report_own(arena, "Load");
	add_table(&load);
	add_projects(&load);
	return true;
}
