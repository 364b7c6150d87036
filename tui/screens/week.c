/* Week: hours by item and day, what of them is billable or at risk. */
#include <stdio.h>
#include <string.h>

#include "model/config.h"
#include "tui/chart.h"
#include "tui/entry-forms.h"
#include "tui/panes.h"
#include "tui/week-rows.h"
#include "tui/words.h"

enum { COLUMN_LABEL, COLUMN_SIGN, COLUMN_FIRST_DAY, COLUMN_TOTAL = COLUMN_FIRST_DAY + WEEK_DAYS, COLUMNS };
enum { LEFT = 2, DAY_WIDTH = 7, TOTAL_WIDTH = 8, NARROW = 76, SUM_ROWS = 5, CHART_ROWS = 6, NOTE_ROWS = 1 };

struct week_screen {
	struct room room;
	struct list list;
	char list_read[PATTERN_MOST];
	int monday;                  /* DAY_NONE: the present week */
	int day;                     /* of the cell, 0 to 6 */
	struct week_rows rows;
	size_t *places, count;       /* rows that the filter leaves */
	int today;
	char titles[WEEK_DAYS][8];
	struct table_column columns[COLUMNS];
};

static bool is_narrow(const struct week_screen *week)
{
	return week->room.columns < NARROW;
}

static bool has_chart(const struct week_screen *week)
{
	return week->room.rows >= 24 && !week->room.bare;
}

static int foot_rows(const struct week_screen *week)
{
	if (week->room.rows < 14)
		return 1;
	return SUM_ROWS + NOTE_ROWS + (has_chart(week) ? CHART_ROWS : 0);
}

static void week_lay(void *state, struct room room)
{
	struct week_screen *week = state;

	week->room = room;
	week->list.page = pane_page(room.rows - foot_rows(week), room.bare, TABLE_HEAD);
}

static void week_open(void *state, struct desk *desk, const void *with)
{
	struct week_screen *week = state;

	(void)with;
	if (week->today)
		return;
	week->monday = DAY_NONE;
	week->today = book_today(desk_book(desk));
	week->day = day_weekday(week->today);
}

/* In a narrow room only the day of the cell is shown beside the total. */
static void make_columns(struct week_screen *week)
{
	static const char *const days[WEEK_DAYS] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};

	week->columns[COLUMN_LABEL] = (struct table_column){.title = "", .width = 14, .grows = true};
	week->columns[COLUMN_SIGN] = (struct table_column){.title = "", .width = 1, .gap = 1};
	for (int day = 0; day < WEEK_DAYS; day++) {
		snprintf(week->titles[day], sizeof week->titles[day], "%s %d ", days[day], day_civil(week->rows.monday + day).day % 100);
		week->columns[COLUMN_FIRST_DAY + day] = (struct table_column){
			.title = week->titles[day], .right = true, .gap = 1, .width = is_narrow(week) && day != week->day ? 0 : DAY_WIDTH,
		};
	}
	week->columns[COLUMN_TOTAL] = (struct table_column){.title = "Total", .width = TOTAL_WIDTH, .right = true, .gap = 1, .rank = 1};
}

static const struct week_row *selected(const struct week_screen *week)
{
	size_t row = week->list.scroll.selected;

	return row < week->count && !week->rows.items[week->places[row]].heading ? &week->rows.items[week->places[row]] : NULL;
}

static bool is_same_work(const struct week_row *one, const struct week_row *other)
{
	return one->project == other->project && one->item == other->item && one->disposition == other->disposition &&
	       !strcmp(one->activity, other->activity);
}

static size_t sift(struct week_screen *week, const struct week_row *kept, struct arena *arena)
{
	struct sieve sieve = sieve_open(&week->list);
	size_t found = SIZE_MAX;

	week->places = arena_array(arena, week->rows.count + 1, sizeof *week->places);
	week->count = 0;
	for (size_t i = 0; i < week->rows.count; i++) {
		const struct week_row *row = &week->rows.items[i];

		if (week->list.pattern[0] && (row->heading || !sieve_passes(&sieve, (const char *const[]){row->path, row->activity}, 2)))
			continue;
		if (kept && !row->heading && is_same_work(row, kept))
			found = week->count;
		week->places[week->count++] = i;
	}
	sieve_close(&sieve);
	return found;
}

static void week_table(const void *state, struct table *table);

static bool week_load(void *state, struct book *book, struct arena *arena)
{
	struct week_screen *week = state;
	bool same = list_is_same(&week->list, week->list_read);
	struct week_row kept = {.heading = false}, *was = NULL;
	struct table table = {0};
	int today = book_today(book);

	if (same && selected(week)) {
		kept = *selected(week);
		kept.activity = arena_text(arena, kept.activity);
		was = &kept;
	}
	week->today = today;
	if (!week_rows_load(book, week->monday == DAY_NONE ? today - day_weekday(today) : week->monday, arena, &week->rows))
		return false;
	list_keep(&week->list, week->rows.count, sift(week, was, arena));
	make_columns(week);
	week_table(week, &table);
	table.scroll = week->list.scroll;
	week->list.scroll = table_settled(&table);
	return true;
}

static bool row_heading(const void *list, size_t at, struct table_cell *cell)
{
	const struct week_screen *week = list;
	const struct week_row *row = &week->rows.items[week->places[at]];

	snprintf(cell->text, sizeof cell->text, "%.250s  %s", row->label, row->rate);
	cell->tone = TONE_TITLE;
	return row->heading;
}

/* The cell stands in brackets; the others leave their place blank. */
static void put_hours(const struct week_screen *week, const struct week_row *row, int day, struct table_cell *cell)
{
	char length[24] = "·";

	if (row->seconds[day])
		moment_clock_length(row->seconds[day], length);
	if (row == selected(week) && day == week->day)
		snprintf(cell->text, sizeof cell->text, "[%5s]", row->seconds[day] ? length : "");
	else
		snprintf(cell->text, sizeof cell->text, "%s ", length);
}

static const char *sign_of(const struct week_row *row)
{
	static const char *const signs[] = {
		[DISPOSITION_NONE] = "·", [BILLABLE] = "$", [NONBILLABLE] = "·", [GOODWILL] = "+", [AT_RISK] = "!",
	};

	return row->own ? "~" : signs[row->disposition];
}

static void row_cell(const void *list, size_t at, int column, struct table_cell *cell)
{
	const struct week_screen *week = list;
	const struct week_row *row = &week->rows.items[week->places[at]];
	char length[24];

	if (column == COLUMN_LABEL)
		snprintf(cell->text, sizeof cell->text, "  %-5s %.200s", row->label, row->own && !strcmp(row->label, row->activity) ? "" : row->activity);
	else if (column == COLUMN_SIGN)
		snprintf(cell->text, sizeof cell->text, "%s", sign_of(row));
	else if (column == COLUMN_TOTAL)
		snprintf(cell->text, sizeof cell->text, "%s", moment_clock_length(row->total, length));
	else
		put_hours(week, row, column - COLUMN_FIRST_DAY, cell);
}

static void week_table(const void *state, struct table *table)
{
	const struct week_screen *week = state;

	table->columns = week->columns;
	table->count = COLUMNS;
	table->rows = week->count;
	table->list = week;
	table->cell = row_cell;
	table->heading = row_heading;
	table->empty = week->list.pattern[0] ? "Nothing matches. Esc shows all again." : "Nothing in this week yet: a adds an entry.";
}

static struct list *week_list(void *state)
{
	return &((struct week_screen *)state)->list;
}

/* Where the columns of days begin, counted from the right as the table lays them out. */
static int day_column(const struct week_screen *week, const struct canvas *inside, int day)
{
	int right = inside->columns - TOTAL_WIDTH - 2;

	return is_narrow(week) ? right - DAY_WIDTH : right - (WEEK_DAYS - day) * (DAY_WIDTH + 1) + 1;
}

static void paint_sum(const struct week_screen *week, struct canvas *inside, int row, const char *label, const int64_t sums[WEEK_DAYS + 1])
{
	char length[24];

	canvas_put(inside, row, LEFT, 16, TONE_PLAIN, label);
	for (int day = 0; day < WEEK_DAYS; day++)
		if (!is_narrow(week) || day == week->day)
			canvas_print(inside, row, day_column(week, inside, day), -DAY_WIDTH, TONE_PLAIN, "%s ",
				sums[day] ? moment_clock_length(sums[day], length) : "·");
	canvas_put(inside, row, inside->columns - TOTAL_WIDTH - 1, -TOTAL_WIDTH, TONE_PLAIN, moment_clock_length(sums[WEEK_DAYS], length));
}

static void paint_share(const struct week_screen *week, struct canvas *inside, int row)
{
	canvas_put(inside, row, LEFT, 16, TONE_PLAIN, "billable share");
	for (int day = 0; day <= WEEK_DAYS; day++) {
		int column = day == WEEK_DAYS ? inside->columns - TOTAL_WIDTH - 1 : day_column(week, inside, day);
		int64_t total = week->rows.total[day];

		if (day < WEEK_DAYS && is_narrow(week) && day != week->day)
			continue;
		if (!total)
			canvas_put(inside, row, column, day == WEEK_DAYS ? -TOTAL_WIDTH : -DAY_WIDTH, TONE_PLAIN, day == WEEK_DAYS ? "·" : "· ");
		else
			canvas_print(inside, row, column, day == WEEK_DAYS ? -TOTAL_WIDTH : -DAY_WIDTH, TONE_PLAIN, "%d%%%s",
				(int)round_divide(week->rows.billable[day] * 100, total), day == WEEK_DAYS ? "" : " ");
	}
}

static void paint_chart(const struct week_screen *week, struct canvas *inside, int row)
{
	int64_t most = 3600, other[WEEK_DAYS];
	struct canvas area = canvas_part(inside, row, 0, CHART_ROWS - 2, inside->columns);
	int column = day_column(week, inside, 0) + 3;

	for (int day = 0; day < WEEK_DAYS; day++) {
		other[day] = week->rows.total[day] - week->rows.billable[day];
		most = week->rows.total[day] > most ? week->rows.total[day] : most;
	}
	most = (most + 3599) / 3600 * 3600;
	canvas_print(inside, row, LEFT, 8, TONE_PLAIN, "%d h", (int)(most / 3600));
	canvas_put(inside, row + CHART_ROWS - 3, LEFT, 8, TONE_PLAIN, "0 h");
	chart_columns(&area, (struct chart_columns){.values = week->rows.billable, .count = WEEK_DAYS, .whole = most,
		.column = column, .pitch = DAY_WIDTH + 1, .width = 2, .tone = TONE_CHART});
	chart_columns(&area, (struct chart_columns){.values = other, .count = WEEK_DAYS, .whole = most,
		.column = column + 2, .pitch = DAY_WIDTH + 1, .width = 1, .sign = 0x2592, .tone = TONE_CHART_OTHER});
	canvas_put(inside, row + CHART_ROWS - 2, LEFT, inside->columns - LEFT, TONE_PLAIN,
		"██ billable  ▒ other   $ billable  ! at risk  · not billable  ~ own");
}

static void paint_foot(const struct week_screen *week, struct canvas *inside, int row)
{
	char meetings[24], learning[24];

	if (foot_rows(week) == 1) {
		paint_sum(week, inside, row, "total", week->rows.total);
		return;
	}
	canvas_rule(inside, row, LEFT, inside->columns - LEFT - 1);
	paint_sum(week, inside, row + 1, "total", week->rows.total);
	paint_sum(week, inside, row + 2, "billable", week->rows.billable);
	paint_sum(week, inside, row + 3, "at risk", week->rows.at_risk);
	paint_share(week, inside, row + 4);
	row += SUM_ROWS;
	if (has_chart(week)) {
		paint_chart(week, inside, row);
		row += CHART_ROWS;
	}
	canvas_print(inside, row, LEFT, inside->columns - LEFT, TONE_PLAIN, "meetings %s   learning %s",
		moment_clock_length(week->rows.meetings, meetings), moment_clock_length(week->rows.learning, learning));
}

static void week_paint(const void *state, struct canvas *canvas)
{
	const struct week_screen *week = state;
	struct table table = {.scroll = week->list.scroll, .focused = true};
	char title[80], remark[80], from[16], until[16], total[24], billable[24];
	struct canvas inside, rows;
	int year, number = day_iso_week(week->rows.monday, &year), foot = foot_rows(week);

	snprintf(title, sizeof title, "Week %d · %s – %s %d", number, words_day(week->rows.monday, from),
		words_day(week->rows.monday + WEEK_DAYS - 1, until), year);
	snprintf(remark, sizeof remark, "%s h, %s billable", moment_clock_length(week->rows.total[WEEK_DAYS], total),
		moment_clock_length(week->rows.billable[WEEK_DAYS], billable));
	inside = canvas_frame(canvas, (struct frame){title, remark, NULL, NULL});
	rows = canvas_part(&inside, 0, 0, inside.rows - foot, inside.columns);
	week_table(week, &table);
	table_paint(&table, &rows);
	paint_foot(week, &inside, inside.rows - foot);
}

static void week_aside(void *state, int by)
{
	struct week_screen *week = state;
	int day = week->day + by;

	week->day = day < 0 ? 0 : day >= WEEK_DAYS ? WEEK_DAYS - 1 : day;
	make_columns(week);
}

static void week_period(void *state, int by)
{
	struct week_screen *week = state;
	int present = week->today - day_weekday(week->today);

	week->monday = by ? week->rows.monday + by * WEEK_DAYS : DAY_NONE;
	if (week->monday == present)
		week->monday = DAY_NONE;
	week->list.scroll = (struct scroll){0};
}

static const struct entry *selected_entry(const struct week_screen *week)
{
	const struct week_row *row = selected(week);
	size_t found = row ? week_rows_entry(&week->rows, row, week->day, 0) : week->rows.entries.count;

	return found < week->rows.entries.count ? &week->rows.entries.items[found] : NULL;
}

static void week_remark(const void *state, struct text *text)
{
	const struct week_screen *week = state;
	const struct entry *entry = selected_entry(week);
	char day[24], from[8], to[8];

	if (!entry)
		return;
	text_print(text, "%s %s–%s", words_weekday(week->rows.monday + week->day, week->rows.monday, day),
		words_time(entry->started_at, entry->zone, from), words_time(entry->ended_at, entry->zone, to));
	if (entry->note && *entry->note) {
		text_add(text, " ");
		text_add_fit(text, entry->note, canvas_width(entry->note) < 24 ? canvas_width(entry->note) : 24, false);
	}
}

static enum answer add(void *state, struct desk *desk)
{
	const struct week_screen *week = state;
	const struct week_row *row = selected(week);

	return entry_form_log(desk, week->rows.monday + week->day, row ? row->path : NULL, NULL);
}

static enum answer open_cell(void *state, struct desk *desk)
{
	const struct entry *entry = selected_entry(state);

	return entry ? entry_form_edit(desk, entry) : add(state, desk);
}

static enum answer export(void *state, struct desk *desk)
{
	const struct week_screen *week = state;
	char from[11], to[11];

	return entry_form_export(desk, arena_print(desk_arena(desk), "%s..%s", day_text(week->rows.monday, from),
		day_text(week->rows.monday + WEEK_DAYS - 1, to)));
}

static const struct binding bindings[] = {
	{.act = "open cell", .keys = "Enter =", .purpose = "change the first entry of the cell, or add one", .run = open_cell},
	{.act = "log", .keys = "a", .purpose = "add an entry to the cell", .run = add},
	{.act = "edit", .keys = "e", .purpose = "change the first entry of the cell", .run = open_cell},
	{.act = "export hours", .keys = "x", .purpose = "write the hours of the week into a file", .run = export},
	{.act = NULL},
};

static const struct hint hints[] = {
	{.act = "down", .with = "right", .words = "move"}, {.act = "open cell", .words = "opens the cell"}, {.act = "log", .words = "add"},
	{.act = "copy", .words = "copy"}, {.act = "previous period", .with = "next period", .words = "week"},
	{.act = "export hours", .words = "export"}, {.act = "filter", .words = "filter"}, {.act = NULL},
};

const struct screen week_screen = {
	.name = "week",
	.title = "Week",
	.purpose = "the week by item and day",
	.digit = 2,
	.size = sizeof(struct week_screen),
	.bindings = bindings,
	.hints = hints,
	.open = week_open,
	.lay = week_lay,
	.load = week_load,
	.paint = week_paint,
	.remark = week_remark,
	.list = week_list,
	.table = week_table,
	.aside = week_aside,
	.period = week_period,
};
