#include "tui/report-why.h"

#include <stdio.h>
#include <string.h>

#include "db/speech.h"
#include "model/text.h"
#include "tui/chart.h"

enum { LEFT = 2, WORDS_MOST = 3, BAR = 12, BAR_FROM = 88, ROWS_FOR_WORDS = 5, ROWS_FOR_ALL = 12 };
enum { CODE, BUDGET, ACTUAL, TO_DO, FORECAST, SHARE, OVER, DONE, COLUMNS };

void why_rows_make(const struct position *position, const struct list *list, struct arena *arena, struct why_rows *rows)
{
	struct sieve sieve = sieve_open(list);

	*rows = (struct why_rows){.position = position};
	rows->places = arena_array(arena, position ? position->item_count + 1 : 1, sizeof *rows->places);
	for (size_t i = 0; position && i < position->item_count; i++)
		if (sieve_passes(&sieve, (const char *const[]){position->items[i].code, position->items[i].name}, 2))
			rows->places[rows->count++] = i;
	sieve_close(&sieve);
}

const struct position_item *why_rows_at(const struct why_rows *rows, size_t row)
{
	return row < rows->count ? &rows->position->items[rows->places[row]] : NULL;
}

static int64_t over(const struct position_item *item)
{
	return ratio_round(task_variance(&item->task));
}

static void put_length(struct table_cell *cell, int64_t seconds)
{
	char length[24];

	snprintf(cell->text, sizeof cell->text, "%s", moment_clock_length(seconds, length));
}

static void put_over(struct table_cell *cell, int64_t seconds)
{
	char length[24];

	snprintf(cell->text, sizeof cell->text, "%s%s", seconds < 0 ? "−" : "+", moment_clock_length(seconds < 0 ? -seconds : seconds, length));
	cell->tone = seconds > 0 ? TONE_WARNING : TONE_PLAIN;
}

static void why_cell(const void *list, size_t row, int column, struct table_cell *cell)
{
	const struct position_item *item = why_rows_at(list, row);
	int64_t remaining = ratio_round(task_remaining(&item->task));

	switch (column) {
	case CODE: snprintf(cell->text, sizeof cell->text, "%-5s %.200s", item->code, item->name ? item->name : ""); break;
	case BUDGET: put_length(cell, task_budget(&item->task)); break;
	case ACTUAL: put_length(cell, item->task.actual); break;
	case TO_DO: put_length(cell, remaining); break;
	case FORECAST: put_length(cell, item->task.actual + remaining); break;
	case OVER: put_over(cell, over(item)); break;
	case DONE: snprintf(cell->text, sizeof cell->text, "%d%%", item->task.percent); break;
	}
}

void why_rows_table(const struct why_rows *rows, struct table *table)
{
	static const struct table_column columns[COLUMNS] = {
		[CODE] = {.title = "item", .width = 20, .grows = true}, [BUDGET] = {.title = "budget", .width = 7, .right = true},
		[ACTUAL] = {.title = "actual", .width = 7, .right = true, .rank = 2}, [TO_DO] = {.title = "to do", .width = 7, .right = true, .rank = 3},
		[FORECAST] = {.title = "forecast", .width = 8, .right = true, .rank = 1}, [SHARE] = {.title = "", .width = BAR, .rank = 5},
		[OVER] = {.title = "over", .width = 7, .right = true}, [DONE] = {.title = "done", .width = 5, .right = true, .rank = 4},
	};

	table->columns = columns;
	table->count = COLUMNS;
	table->rows = rows->count;
	table->list = rows;
	table->cell = why_cell;
	table->empty = !rows->position ? "No project yet: 3 leads to the projects." : rows->position->item_count ? "Nothing matches. Esc shows all again." : "No items yet: 4 leads to the scope.";
}

static void add_step(struct text *text, const char *words, int64_t minutes)
{
	char length[24];

	if (minutes)
		text_print(text, "  %s %s", minutes < 0 ? "−" : "+", words);
	if (minutes)
		text_print(text, " %s", moment_clock_length((minutes < 0 ? -minutes : minutes) * 60, length));
}

/* The bridge in short words, each with its hours: start + … = expected. Estimates of items and of changes stand together. */
static void add_bridge(const struct position *position, struct text *text)
{
	static const struct { enum bridge_row row; const char *words; } steps[] = {
		{BRIDGE_ADDITIONS, "asked and agreed"}, {BRIDGE_REDUCTIONS, "taken out"}, {BRIDGE_ITEM_VARIANCE, "estimates were low"}, {BRIDGE_ABSORBED, "without charge"}, {BRIDGE_UNRECORDED, "small requests"},
		{BRIDGE_AT_RISK, "at risk"}, {BRIDGE_REFUSED, "refused"}, {BRIDGE_HANDLING, "answering"},
	};
	const struct bridge *bridge = &position->bridge;
	char length[24];

	text_print(text, speech("start %s"), moment_clock_length(bridge->minutes[BRIDGE_BASELINE] * 60, length));
	for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
		const char *words = speech(steps[i].words);
		int64_t minutes = bridge->minutes[steps[i].row];

		if (steps[i].row == BRIDGE_UNRECORDED && position->hours.waiting)
			words = speech("not yet sorted");
		if (steps[i].row == BRIDGE_ITEM_VARIANCE)
			minutes += bridge->minutes[BRIDGE_CHANGE_VARIANCE];
		if (steps[i].row == BRIDGE_ITEM_VARIANCE && minutes < 0)
			words = speech("estimates were high");
		add_step(text, words, minutes);
	}
	text_print(text, "  = %s", moment_clock_length(bridge->total_minutes * 60, length));
}

/* Broken before a step that has no room, over so many rows at most; answers how many. */
static int paint_bridge(const struct position *position, struct canvas *inside, int most)
{
	struct text text = {0};
	int width = inside->columns - LEFT - 1;
	const char *rest;
	int row = 0;

	add_bridge(position, &text);
	rest = text_string(&text);
	for (; row < most && *rest; row++) {
		char line[400];
		size_t end = strlen(rest);

		while (row < most - 1 && end) {
			snprintf(line, sizeof line, "%.*s", (int)end, rest);
			if (canvas_width(line) <= width)
				break;
			do
				end--;
			while (end && (rest[end] != ' ' || rest[end + 1] != ' '));
		}
		end = end ? end : strlen(rest);
		snprintf(line, sizeof line, "%.*s", (int)end, rest);
		canvas_put(inside, row, LEFT, width, TONE_PLAIN, line);
		rest += end;
		rest += strspn(rest, " ");
	}
	text_free(&text);
	return row;
}

/* From the right edge: done, over and the bar between them and the forecast. */
static void paint_bars(const struct why_rows *rows, const struct table *table, struct canvas *area)
{
	int column = area->columns - 1 - 5 - 2 - 7 - 2 - BAR;
	size_t top = table_top(table, area->rows - TABLE_HEAD);
	int64_t most = 1;

	if (area->columns < BAR_FROM || area->grid->bare)
		return;
	for (size_t i = 0; i < rows->count; i++)
		most = over(why_rows_at(rows, i)) > most ? over(why_rows_at(rows, i)) : most;
	for (size_t row = top; row < rows->count && (int)(row - top) < area->rows - TABLE_HEAD; row++)
		chart_bar(area, TABLE_HEAD + (int)(row - top), column, BAR, TONE_WARNING, over(why_rows_at(rows, row)) < 0 ? 0 : over(why_rows_at(rows, row)), most);
}

static void title_words(const struct position *position, char title[160])
{
	int64_t more = position->bridge.total_minutes - position->bridge.minutes[BRIDGE_BASELINE];
	char length[24];

	snprintf(title, 160, speech("Why %.80s is %s %s its start"), position->project.path, moment_clock_length((more < 0 ? -more : more) * 60, length), more < 0 ? speech("under") : speech("over"));
}

void why_rows_paint(const struct why_rows *rows, const struct list *list, bool focused, struct canvas *canvas)
{
	struct table table = {.scroll = list->scroll, .focused = focused};
	char title[160] = "Why", words[48] = "";
	struct canvas inside, area;
	bool any = rows->position && rows->position->item_count;
	int said = 0;

	if (any)
		title_words(rows->position, title);
	if (any)
		snprintf(words, sizeof words, speech_of("%zu item", "%zu items", rows->position->item_count), rows->position->item_count);
	inside = canvas_frame(canvas, (struct frame){title, words, NULL, NULL});
	if (any && inside.rows >= ROWS_FOR_WORDS)
		said = paint_bridge(rows->position, &inside, inside.rows < ROWS_FOR_ALL ? WORDS_MOST - 1 : WORDS_MOST);
	area = canvas_part(&inside, said, 0, inside.rows - said, inside.columns);
	why_rows_table(rows, &table);
	table_paint(&table, &area);
	paint_bars(rows, &table, &area);
}
