/* Reports: where the hours of a month went, and every report to be read or written. */
#include <stdio.h>
#include <string.h>

#include "model/project.h"
#include "model/reports/hours.h"
#include "tui/chart.h"
#include "tui/panes.h"
#include "tui/verb.h"
#include "tui/words.h"

enum pane { PANE_LIST, PANE_PROJECTS, PANE_ACTIVITIES, PANES };
enum { LEFT = 2, UPPER_ROWS = 14, ROWS_MOST = 16, WORDS = 8, MARKER = 0x25b8 };

/* A report that can be read: its verb, made anew at each load. */
struct report_row { const char *title, *words[WORDS]; };

struct sums { const struct fact *rows[ROWS_MOST]; size_t count; int64_t total, billable, most; };

struct reports_screen {
	struct room room;
	enum pane pane;
	struct list list;
	char list_read[PATTERN_MOST];
	int64_t project;
	int month;                   /* any day of it; DAY_NONE: the present one */
	struct period period;
	int today;
	struct report_row rows[ROWS_MOST];
	size_t count;
	struct sums projects, activities;
};

static bool is_wide(struct room room)
{
	return room_is_wide(room);
}

static enum pane focus(const struct reports_screen *screen)
{
	return is_wide(screen->room) ? PANE_LIST : screen->pane;
}

static void reports_lay(void *state, struct room room)
{
	struct reports_screen *screen = state;

	screen->room = room;
	screen->list.page = pane_page(is_wide(room) ? room.rows - UPPER_ROWS : room.rows, room.bare, 0);
}

static void reports_open(void *state, struct desk *desk, const void *with)
{
	struct reports_screen *screen = state;

	(void)with;
	screen->project = desk_project(desk);
	if (!screen->today)
		screen->month = DAY_NONE;
}

static struct period month_of(int day)
{
	struct wall civil = day_civil(day);
	int next = civil.month == 12 ? day_from_civil(civil.year + 1, 1, 1) : day_from_civil(civil.year, civil.month + 1, 1);

	return (struct period){day_from_civil(civil.year, civil.month, 1), next - 1};
}

static void add_row(struct reports_screen *screen, const struct sieve *sieve, const char *title, const char *const words[])
{
	struct report_row *row = &screen->rows[screen->count];

	if (screen->count == ROWS_MOST || !sieve_passes(sieve, (const char *const[]){title}, 1))
		return;
	*row = (struct report_row){.title = title};
	for (int i = 0; i < WORDS - 1 && words[i]; i++)
		row->words[i] = words[i];
	screen->count++;
}

static void add_project_rows(struct reports_screen *screen, const struct sieve *sieve, const char *path, const char *month, struct arena *arena)
{
	add_row(screen, sieve, arena_print(arena, "scope report of %s, one page for the client", path), (const char *const[]){"report", "scope", path, NULL});
	add_row(screen, sieve, arena_print(arena, "scope report of %s with what is for yourself alone", path),
		(const char *const[]){"report", "scope", path, "--internal", NULL});
	add_row(screen, sieve, arena_print(arena, "what the machines of %s cost", path), (const char *const[]){"report", "compute", path, NULL});
	add_row(screen, sieve, arena_print(arena, "what every rounding policy would make of the month"), (const char *const[]){"report", "rounding", path, month, NULL});
}

static void make_rows(struct reports_screen *screen, const char *path, struct arena *arena)
{
	char from[11], to[11];
	const char *month = arena_print(arena, "%s..%s", day_text(screen->period.first, from), day_text(screen->period.last, to));
	struct sieve sieve = sieve_open(&screen->list);

	screen->count = 0;
	if (path)
		add_project_rows(screen, &sieve, path, month, arena);
	for (const char *const *by = hours_by_words; *by; by++)
		add_row(screen, &sieve, arena_print(arena, "hours of the month by %s", *by), (const char *const[]){"report", "hours", month, "--by", *by, NULL});
	add_row(screen, &sieve, "hours of all time by project", (const char *const[]){"report", "hours", "all", NULL});
	sieve_close(&sieve);
}

static int64_t number(const struct fact *facts, const char *name)
{
	const struct fact *fact = fact_find(facts, name);

	return fact ? fact->value.number : 0;
}

/* The largest first, as many as there is room to draw. */
static bool read_sums(struct book *book, const struct reports_screen *screen, enum hours_by by, struct arena *arena, struct sums *sums)
{
	struct hours_question question = {.period = screen->period, .by = by, .as_of = INT64_MAX};
	const struct fact *rows;
	struct report report;

	*sums = (struct sums){.count = 0};
	if (!report_hours(book, &question, arena, &report))
		return false;
	rows = fact_find(report.facts, "rows");
	sums->total = number(report.facts, "total_seconds");
	sums->billable = number(report.facts, "billable_seconds");
	for (const struct fact *row = rows ? rows->first : NULL; row; row = row->next) {
		size_t at = sums->count < ROWS_MOST ? sums->count : ROWS_MOST - 1;

		if (sums->count == ROWS_MOST && number(sums->rows[at], "seconds") >= number(row, "seconds"))
			continue;
		for (; at && number(sums->rows[at - 1], "seconds") < number(row, "seconds"); at--)
			sums->rows[at] = sums->rows[at - 1];
		sums->rows[at] = row;
		sums->count += sums->count < ROWS_MOST;
	}
	sums->most = sums->count ? number(sums->rows[0], "seconds") : 0;
	return true;
}

static bool reports_load(void *state, struct book *book, struct arena *arena)
{
	struct reports_screen *screen = state;
	struct place place = {0};

	list_is_same(&screen->list, screen->list_read);
	screen->today = book_today(book);
	screen->period = month_of(screen->month == DAY_NONE ? screen->today : screen->month);
	if (screen->project && !place_of(book, screen->project, 0, arena, &place))
		return false;
	make_rows(screen, place.path, arena);
	if (screen->list.scroll.selected >= screen->count)
		screen->list.scroll = (struct scroll){0};
	return read_sums(book, screen, HOURS_BY_PROJECT, arena, &screen->projects) &&
	       read_sums(book, screen, HOURS_BY_ACTIVITY, arena, &screen->activities);
}

static void row_cell(const void *list, size_t row, int column, struct table_cell *cell)
{
	const struct reports_screen *screen = list;

	if (column)
		snprintf(cell->text, sizeof cell->text, "%.300s", screen->rows[row].title);
	else
		snprintf(cell->text, sizeof cell->text, "%zu", row + 1);
}

static void reports_table(const void *state, struct table *table)
{
	static const struct table_column columns[] = {{.width = 2, .right = true}, {.width = 20, .grows = true}};
	const struct reports_screen *screen = state;

	table->columns = columns;
	table->count = 2;
	table->rows = screen->count;
	table->list = screen;
	table->cell = row_cell;
	table->untitled = true;
	table->empty = "No report is called so. Esc shows all again.";
}

static struct list *reports_list(void *state)
{
	struct reports_screen *screen = state;

	return focus(screen) == PANE_LIST ? &screen->list : NULL;
}

static void paint_sums(const struct reports_screen *screen, struct canvas *canvas, const char *title, const struct sums *sums, bool focused)
{
	char remark[64], length[24], name[48];
	int label = 16, bar;
	struct canvas inside;

	snprintf(remark, sizeof remark, "%s, %s", words_month(screen->period.first, screen->today, name), moment_clock_length(sums->total, length));
	inside = canvas_frame(canvas, (struct frame){title, remark, NULL, NULL});
	label = inside.columns > 48 ? 18 : 13;
	bar = inside.columns - LEFT - label - 10;
	for (size_t i = 0; i < sums->count && (int)i < inside.rows - 1; i++) {
		const struct fact *key = fact_find(sums->rows[i], "key");
		int64_t seconds = number(sums->rows[i], "seconds");

		canvas_put(&inside, (int)i + 1, LEFT, label - 1, TONE_PLAIN, key && key->value.text ? key->value.text : "");
		if (bar > 3)
			chart_bar(&inside, (int)i + 1, LEFT + label, bar, TONE_CHART, seconds, sums->most);
		canvas_put(&inside, (int)i + 1, inside.columns - 10, -8, TONE_PLAIN, moment_clock_length(seconds, length));
	}
	if (!sums->count)
		canvas_put(&inside, 1, LEFT, inside.columns - LEFT, TONE_DIM, "No hours in this month.");
	if (!focused || inside.rows < 2)
		return;
	canvas_repeat(&inside, 1, 0, 1, TONE_SELECTED, MARKER);
	canvas_cursor(&inside, 1, 0);
}

static void paint_list(const struct reports_screen *screen, struct canvas *canvas)
{
	struct table table = {.scroll = screen->list.scroll, .focused = focus(screen) == PANE_LIST};
	struct canvas inside = canvas_frame(canvas, (struct frame){"To read or to write", "Enter reads, w writes the chosen one", NULL, NULL});

	reports_table(screen, &table);
	table_paint(&table, &inside);
}

static void reports_paint(const void *state, struct canvas *canvas)
{
	const struct reports_screen *screen = state;
	struct canvas left = *canvas, right = *canvas, lower = *canvas;
	bool wide = is_wide(screen->room);
	int half = canvas->columns / 2;

	if (wide) {
		left = canvas_part(canvas, 0, 0, UPPER_ROWS, half);
		right = canvas_part(canvas, 0, half, UPPER_ROWS, canvas->columns - half);
		lower = canvas_part(canvas, UPPER_ROWS, 0, canvas->rows - UPPER_ROWS, canvas->columns);
	}
	if (wide || focus(screen) == PANE_PROJECTS)
		paint_sums(screen, &left, "Where the hours went", &screen->projects, focus(screen) == PANE_PROJECTS);
	if (wide || focus(screen) == PANE_ACTIVITIES)
		paint_sums(screen, &right, "By activity", &screen->activities, focus(screen) == PANE_ACTIVITIES);
	if (wide || focus(screen) == PANE_LIST)
		paint_list(screen, &lower);
}

static void reports_pane(void *state, struct desk *desk, int by)
{
	struct reports_screen *screen = state;

	(void)desk;
	screen->pane = is_wide(screen->room) ? PANE_LIST : (enum pane)pane_turned((int)screen->pane, by, PANES);
}

static void reports_period(void *state, int by)
{
	struct reports_screen *screen = state;
	int day = by > 0 ? screen->period.last + 1 : screen->period.first - 1;

	screen->month = !by || day > screen->today ? DAY_NONE : day;
}

static bool reports_back(void *state)
{
	struct reports_screen *screen = state;
	bool away = screen->pane != PANE_LIST;

	screen->pane = PANE_LIST;
	return away;
}

static void reports_remark(const void *state, struct text *text)
{
	const struct reports_screen *screen = state;
	char share[24];

	if (screen->projects.total)
		text_print(text, "%s of the month is billable.", words_percent(ratio_of(screen->projects.billable, screen->projects.total), share));
}

static const struct report_row *selected(const struct reports_screen *screen)
{
	size_t row = screen->list.scroll.selected;

	return focus(screen) == PANE_LIST && row < screen->count ? &screen->rows[row] : NULL;
}

static enum answer none_chosen(struct desk *desk)
{
	desk_say(desk, "Choose a report first: Tab leads to the list.");
	return ANSWER_STAY;
}

static enum answer read_chosen(void *state, struct desk *desk)
{
	const struct report_row *row = selected(state);

	return row ? verb_do(desk, row->title, row->words) : none_chosen(desk);
}

static enum answer write_chosen(void *state, struct desk *desk)
{
	const struct report_row *row = selected(state);
	static const struct verb_field fields[] = {
		{.label = "file", .option = "--output", .hint = "report.html"}, {.label = "format", .option = "--format", .value = "html", .hint = "html, md, text, csv, json or pdf"},
	};
	struct verb_form form = {.title = "Write the report", .fields = fields, .count = 2};

	if (!row)
		return none_chosen(desk);
	memcpy(form.words, row->words, sizeof row->words);
	return verb_ask(desk, &form);
}

static const struct binding bindings[] = {
	{.act = "report read", .keys = "Enter", .purpose = "read the chosen report", .run = read_chosen},
	{.act = "report write", .keys = "w", .purpose = "write it into a file", .run = write_chosen},
	{.act = NULL},
};

static const struct hint hints[] = {
	{.act = "report read", .words = "read"}, {.act = "report write", .words = "write"},
	{.act = "previous period", .with = "next period", .words = "month"}, {.act = "copy", .words = "copy as text"},
	{.act = "filter", .words = "filter"}, {.act = NULL},
};

const struct screen reports_screen = {
	.name = "reports",
	.title = "Reports",
	.purpose = "where the hours went, every report",
	.digit = 7,
	.size = sizeof(struct reports_screen),
	.bindings = bindings,
	.hints = hints,
	.open = reports_open,
	.lay = reports_lay,
	.load = reports_load,
	.paint = reports_paint,
	.remark = reports_remark,
	.list = reports_list,
	.table = reports_table,
	.back = reports_back,
	.pane = reports_pane,
	.period = reports_period,
};
