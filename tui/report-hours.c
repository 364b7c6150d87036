#include "tui/report-hours.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "db/speech.h"
#include "model/locale.h"
#include "model/moment.h"
#include "model/money.h"
#include "model/names.h"
#include "model/reports/hours.h"
#include "tui/chart.h"
#include "tui/words.h"

enum { LEFT = 2, LABEL_LEAST = 4, LABEL_MOST = 16, HOURS = 8, RATE = 9, BAR_LEAST = 6, SPANS_MOST = 64 };
enum { SIGN_PAID = 0x2588, SIGN_OWN = 0x2592, SIGN_OTHER = 0x259a };

const char *const span_by_words[] = {"month", "week", "project", NULL};

static bool is_own(const char *key)
{
	for (const char *const *own = own_words; *own; own++)
		if (!strncmp(key, *own, strlen(*own)) && (!key[strlen(*own)] || key[strlen(*own)] == '/'))
			return true;
	return false;
}

static bool ask(struct book *book, const struct hours_view *view, struct period period, enum hours_by by, struct arena *arena, struct hours_sums *sums)
{
	struct hours_question question = {.period = period, .by = by, .as_of = INT64_MAX};
	struct place place;

	if (view->client && !place_find(book, view->client, PLACE_CLIENT, arena, &place))
		return false;
	question.place = view->client ? &place : NULL;
	return hours_sum(book, &question, arena, sums);
}

/* What was paid, one's own time, and the rest: goodwill, at risk, not billable. */
static void add_sum(struct span_row *row, const struct hours_sum *sum, bool own)
{
	row->billable += sum->billable;
	row->own += own ? sum->seconds - sum->billable : 0;
	row->other += own ? 0 : sum->seconds - sum->billable;
}

static int64_t seconds(const struct span_row *row)
{
	return row->billable + row->own + row->other;
}

static void close_rows(struct span_rows *rows)
{
	for (size_t i = 0; i < rows->count; i++) {
		rows->total += seconds(&rows->items[i]);
		rows->most = seconds(&rows->items[i]) > rows->most ? seconds(&rows->items[i]) : rows->most;
	}
}

/* The labour of one project by all hours, where no other project has any: mixed, it would say nothing. */
static int64_t rate_of(const struct span_row *row, const struct hours_sums *sums, const struct position *position)
{
	struct wall civil = day_civil(row->period.first);

	for (size_t i = 0; i < sums->count; i++)
		if (!position || (!is_own(sums->items[i].key) && strcmp(sums->items[i].key, position->project.path)))
			return 0;
	for (size_t i = 0; position && position->money.by_hour && i < position->money.month_count; i++) {
		const struct month_labour *month = &position->money.months[i];

		if (month->year == civil.year && month->month == civil.month && seconds(row))
			return ratio_round(ratio_of((int128)month->amount * 3600, seconds(row)));
	}
	return 0;
}

static bool add_stretch(struct book *book, const struct hours_view *view, const struct sieve *sieve, struct span_row row, const struct position *position, struct arena *arena, struct span_rows *rows)
{
	struct hours_sums sums = {0};

	if (!sieve_passes(sieve, (const char *const[]){row.label}, 1) || rows->count == SPANS_MOST)
		return true;
	if (!ask(book, view, row.period, HOURS_BY_PROJECT, arena, &sums))
		return false;
	for (size_t i = 0; i < sums.count; i++)
		add_sum(&row, &sums.items[i], is_own(sums.items[i].key));
	if (view->by == SPAN_MONTH && !view->client)
		row.rate = rate_of(&row, &sums, position);
	rows->items[rows->count++] = row;
	return true;
}

static struct period month_at(int day)
{
	struct wall civil = day_civil(day);
	int next = civil.month == 12 ? day_from_civil(civil.year + 1, 1, 1) : day_from_civil(civil.year, civil.month + 1, 1);

	return (struct period){day_from_civil(civil.year, civil.month, 1), next - 1};
}

static struct span_row stretch_at(const struct hours_view *view, int day, struct arena *arena)
{
	struct period week = {day - day_weekday(day), day - day_weekday(day) + 6}, period = view->by == SPAN_WEEK ? week : month_at(day);
	int year;

	if (view->by == SPAN_WEEK)
		return (struct span_row){.label = arena_print(arena, "W%02d", day_iso_week(day, &year)), .period = period};
	return (struct span_row){.label = arena_text(arena, words_short_month(day)), .period = period};
}

static int compare_rows(const void *one, const void *other)
{
	int64_t a = seconds(one), b = seconds(other);

	return a < b ? 1 : a > b ? -1 : strcmp(((const struct span_row *)one)->label, ((const struct span_row *)other)->label);
}

/* One row a key, the largest first. */
static bool load_keys(struct book *book, const struct hours_view *view, enum hours_by by, const struct list *list, struct arena *arena, struct span_rows *rows)
{
	struct sieve sieve = sieve_open(list);
	struct hours_sums sums = {0};
	bool ok = ask(book, view, view->period, by, arena, &sums);

	rows->items = arena_array(arena, sums.count + 1, sizeof *rows->items);
	for (size_t i = 0; ok && i < sums.count; i++) {
		struct span_row row = {.label = sums.items[i].key, .path = sums.items[i].key, .period = view->period};

		if (!sieve_passes(&sieve, (const char *const[]){row.label}, 1) || !sums.items[i].seconds)
			continue;
		add_sum(&row, &sums.items[i], by == HOURS_BY_PROJECT && is_own(row.label));
		rows->items[rows->count++] = row;
	}
	sieve_close(&sieve);
	qsort(rows->items, rows->count, sizeof *rows->items, compare_rows);
	close_rows(rows);
	return ok;
}

bool report_spans_load(struct book *book, const struct hours_view *view, const struct list *list, const struct position *position, struct arena *arena, struct span_rows *rows)
{
	struct sieve sieve;
	bool ok = true;

	*rows = (struct span_rows){0};
	if (view->by == SPAN_PROJECT)
		return load_keys(book, view, HOURS_BY_PROJECT, list, arena, rows);
	sieve = sieve_open(list);
	rows->items = arena_array(arena, SPANS_MOST, sizeof *rows->items);
	for (int day = view->period.first; ok && day <= view->period.last && day <= view->today;) {
		struct span_row row = stretch_at(view, day, arena);

		ok = add_stretch(book, view, &sieve, row, position, arena, rows);
		day = row.period.last + 1;
	}
	sieve_close(&sieve);
	close_rows(rows);
	return ok;
}

bool report_activities_load(struct book *book, const struct hours_view *view, const struct list *list, struct arena *arena, struct span_rows *rows)
{
	*rows = (struct span_rows){0};
	return load_keys(book, view, HOURS_BY_ACTIVITY, list, arena, rows);
}

static void span_cell(const void *list, size_t row, int column, struct table_cell *cell)
{
	const struct span_rows *rows = list;
	char length[24];

	if (column == 0)
		snprintf(cell->text, sizeof cell->text, "%.300s", rows->items[row].label);
	else
		snprintf(cell->text, sizeof cell->text, "%s", moment_clock_length(seconds(&rows->items[row]), length));
}

/* The bars are painted beside it: only the names are the table's. */
void report_spans_table(const struct span_rows *rows, struct table *table)
{
	static const struct table_column columns[] = {{.width = LABEL_MOST, .grows = true}};

	table->columns = columns;
	table->count = 1;
	table->rows = rows->count;
	table->list = rows;
	table->cell = span_cell;
	table->untitled = true;
	table->empty = "No hours here.";
}

static int label_width(const struct span_rows *rows)
{
	int width = LABEL_LEAST;

	for (size_t i = 0; i < rows->count; i++) {
		int own = canvas_width(rows->items[i].label);

		width = own > width ? own : width;
	}
	return width > LABEL_MOST ? LABEL_MOST : width;
}

static bool has_rates(const struct span_rows *rows)
{
	for (size_t i = 0; i < rows->count; i++)
		if (rows->items[i].rate)
			return true;
	return false;
}

struct layout { int label, bar, hours, rate; }; /* columns; rate 0: none */

static struct layout lay_out(const struct span_rows *rows, const struct canvas *canvas)
{
	struct layout layout = {.label = label_width(rows)};

	layout.rate = has_rates(rows) && canvas->columns > 40 ? canvas->columns - 1 - RATE : 0;
	layout.hours = (layout.rate ? layout.rate : canvas->columns - 1) - HOURS;
	layout.bar = layout.hours - LEFT - layout.label - 1;
	return layout;
}

static void put_rate(const struct span_row *row, const struct layout *layout, const char *currency, struct canvas *area, int at)
{
	struct money rate = {.minor = row->rate};
	char text[48];

	snprintf(rate.currency, sizeof rate.currency, "%s", currency ? currency : "");
	if (row->rate && layout->rate)
		canvas_put(area, at, layout->rate, -RATE, TONE_PLAIN, locale_own_money(rate, MONEY_GROUPED, text));
}

static void paint_rows(const struct span_rows *rows, const struct list *list, bool focused, bool parted, const char *currency, struct canvas *area)
{
	struct layout layout = lay_out(rows, area);
	struct canvas names = canvas_part(area, 0, 0, area->rows, LEFT + layout.label + 1);
	struct table table = {.scroll = list->scroll, .focused = focused};
	size_t top;
	char length[24];

	report_spans_table(rows, &table);
	table_paint(&table, rows->count ? &names : area);
	top = table_top(&table, area->rows);
	for (size_t i = top; i < rows->count && (int)(i - top) < area->rows; i++) {
		const struct span_row *row = &rows->items[i];
		const struct chart_part parts[] = {
			{row->billable, SIGN_PAID, TONE_CHART, "billable"}, {row->own, SIGN_OWN, TONE_CHART_OTHER, "own"}, {row->other, SIGN_OTHER, TONE_WARNING, "not paid"},
		};
		int at = (int)(i - top);

		if (layout.bar >= BAR_LEAST && parted)
			chart_stack(area, at, LEFT + layout.label + 1, layout.bar, parts, 3, area->grid->bare ? seconds(row) : rows->most);
		else if (layout.bar >= BAR_LEAST && !area->grid->bare)
			chart_bar(area, at, LEFT + layout.label + 1, layout.bar, TONE_CHART, seconds(row), rows->most);
		canvas_put(area, at, layout.hours, -HOURS, TONE_PLAIN, moment_clock_length(seconds(row), length));
		put_rate(row, &layout, currency, area, at);
	}
}

static void paint_legend(const struct span_rows *rows, struct canvas *inside)
{
	struct layout layout = lay_out(rows, inside);

	if (layout.bar < BAR_LEAST || inside->grid->bare)
		return;
	canvas_put(inside, 0, LEFT, layout.hours - LEFT, TONE_DIM, speech("billable █  own ▒  not paid ▚"));
	canvas_put(inside, 0, layout.hours, -HOURS, TONE_DIM, "h");
	if (layout.rate)
		canvas_put(inside, 0, layout.rate, -RATE, TONE_DIM, speech("an hour"));
}

void report_spans_paint(const struct span_rows *rows, const struct list *list, bool focused, const char *words, const char *currency, const struct span_foot *foot, struct canvas *canvas)
{
	struct canvas inside = canvas_frame(canvas, (struct frame){speech("Where the hours went"), words, NULL, NULL}), area;
	int below = (foot->lines[0] != NULL) + (foot->lines[1] != NULL), left = inside.rows - 1 - below;

	if (left < 3) {
		below = 0;
		left = inside.rows - 1;
	}
	paint_legend(rows, &inside);
	area = canvas_part(&inside, 1, 0, left, inside.columns);
	paint_rows(rows, list, focused, true, currency, &area);
	for (int i = 0; i < below; i++)
		canvas_put(&inside, inside.rows - below + i, LEFT, inside.columns - LEFT - 1, TONE_PLAIN, foot->lines[i]);
}

void report_activities_paint(const struct span_rows *rows, const struct list *list, bool focused, const char *words, const char *foot, struct canvas *canvas)
{
	struct canvas inside = canvas_frame(canvas, (struct frame){speech("By activity"), words, NULL, NULL});
	struct canvas area = canvas_part(&inside, 0, 0, inside.rows - ACTIVITIES_FOOT, inside.columns);

	paint_rows(rows, list, focused, false, NULL, &area);
	canvas_put(&inside, inside.rows - ACTIVITIES_FOOT, LEFT, inside.columns - LEFT - 1, TONE_PLAIN, foot);
}
