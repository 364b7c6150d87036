#include "tui/report-rows.h"

#include <stdio.h>
#include <string.h>

#include "db/speech.h"
#include "model/reports/hours.h"
#include "tui/words.h"
#include "tui/writing.h"

struct making { struct report_rows *rows; struct sieve sieve; struct arena *arena; const struct report_wish *wish; const char *period; };

static void add(struct making *making, const char *title, const char *file, const char *const words[])
{
	struct report_rows *rows = making->rows;
	struct report_row *row = &rows->items[rows->count];

	if (rows->count == REPORTS_MOST || !sieve_passes(&making->sieve, (const char *const[]){title}, 1))
		return;
	*row = (struct report_row){.title = title, .file = file, .folder = !strchr(file, '.')};
	for (int i = 0; i < VERB_WORDS && words[i]; i++)
		row->words[i] = words[i];
	rows->count++;
}

#define WORDS(...) (const char *const[]){"report", __VA_ARGS__, NULL}

static const char *asked(const struct making *making)
{
	int waiting = making->wish->waiting;

	return waiting ? arena_print(making->arena, speech_of(": %d change waits for an answer", ": %d changes wait for an answer", (unsigned long)waiting), waiting) : "";
}

static void add_of_project(struct making *making)
{
	const char *path = making->wish->path, *slug = words_short_path(path);
	struct arena *arena = making->arena;

	add(making, arena_print(arena, speech("scope report, %s, one page%s"), path, asked(making)), arena_print(arena, "scope-%s.html", slug), WORDS("scope", path));
	add(making, arena_print(arena, speech("what is new in %s since the client last decided"), path), arena_print(arena, "since-%s.html", slug), WORDS("scope", path, "--since", "last"));
	add(making, arena_print(arena, speech("%s as agreed, as built, what was learnt"), path), arena_print(arena, "final-%s.html", slug), WORDS("scope", path, "--final"));
	add(making, arena_print(arena, speech("scope of %s with what is for yourself alone"), path), arena_print(arena, "scope-%s-internal.html", slug), WORDS("scope", path, "--internal"));
	add(making, arena_print(arena, speech("the papers for a meeting about %s, a folder"), path), arena_print(arena, "%s-papers", slug), WORDS("pack", path));
	add(making, arena_print(arena, speech("what the machines of %s cost"), path), arena_print(arena, "compute-%s.html", slug), WORDS("compute", path));
	add(making, arena_print(arena, speech("what every rounding policy would make of %s"), slug), arena_print(arena, "rounding-%s.html", slug), WORDS("rounding", path, making->period));
}

static void add_hours(struct making *making)
{
	static const char *const said[] = {"hours by day", "hours by week", "hours by project", "hours by activity", "hours by disposition"};

	for (const char *const *by = hours_by_words; *by; by++)
		add(making, speech(said[by - hours_by_words]), arena_print(making->arena, "hours-by-%s.html", *by), WORDS("hours", making->period, "--by", *by));
	add(making, speech("hours of all time by project"), "hours.html", WORDS("hours", "all"));
}

static void add_own(struct making *making)
{
	add(making, speech("deadlines within 30 days"), "deadlines.html", WORDS("deadlines"));
	add(making, speech("the week: hours, money, focus"), "week.html", WORDS("week"));
	add(making, speech("load: what is promised, week by week"), "load.html", WORDS("load"));
	add(making, speech("rates: what an hour brought, what was asked and won"), "rates.html", WORDS("rates"));
	add(making, speech("pipeline: runway, quotes, follow-ups"), "pipeline.html", WORDS("pipeline"));
	add(making, speech("learning: hours against the target, and what they cost"), "learning.html", WORDS("learning"));
	add(making, speech("calibration: actual against estimate, for the next quote"), "calibration.html", WORDS("calibration"));
	add(making, speech("income, for the accountant"), "income.html", WORDS("income", making->period));
}

void report_rows_make(const struct report_wish *wish, const struct list *list, struct arena *arena, struct report_rows *rows)
{
	char from[11], to[11];
	struct making making = {.rows = rows, .sieve = sieve_open(list), .arena = arena, .wish = wish};

	making.period = arena_print(arena, "%s..%s", day_text(wish->period.first, from), day_text(wish->period.last, to));
	rows->count = 0;
	if (wish->path)
		add_of_project(&making);
	add_own(&making);
	add_hours(&making);
	sieve_close(&making.sieve);
}

const struct report_row *report_rows_at(const struct report_rows *rows, size_t row)
{
	return row < rows->count ? &rows->items[row] : NULL;
}

static void row_cell(const void *list, size_t row, int column, struct table_cell *cell)
{
	const struct report_rows *rows = list;

	if (column)
		snprintf(cell->text, sizeof cell->text, "%.300s", rows->items[row].title);
	else
		snprintf(cell->text, sizeof cell->text, "%zu", row + 1);
}

void report_rows_table(const struct report_rows *rows, struct table *table)
{
	static const struct table_column columns[] = {{.width = 2, .right = true}, {.width = 20, .grows = true}};

	table->columns = columns;
	table->count = 2;
	table->rows = rows->count;
	table->list = rows;
	table->cell = row_cell;
	table->untitled = true;
	table->empty = "No report is called so. Esc shows all again.";
}

void report_rows_paint(const struct report_rows *rows, const struct list *list, bool focused, struct canvas *canvas)
{
	struct table table = {.scroll = list->scroll, .focused = focused};
	struct canvas inside = canvas_frame(canvas, (struct frame){speech("To read or to write"), speech("Enter reads, w writes the chosen one"), NULL, NULL});

	report_rows_table(rows, &table);
	table_paint(&table, &inside);
}

enum answer report_row_read(struct desk *desk, const struct report_row *row)
{
	if (!row->folder)
		return verb_do(desk, row->title, row->words);
	return desk_say(desk, "These are pages of their own: w writes them into a folder.");
}

enum answer report_row_write(struct desk *desk, const struct report_row *row)
{
	const struct verb_field folder[] = {{.label = "folder", .option = "--output", .value = row->file}};
	struct verb_form form = {.title = "Write the papers", .fields = folder, .count = 1};
	struct writing writing = {.title = row->title, .file = row->file};

	memcpy(form.words, row->words, sizeof form.words);
	memcpy(writing.words, row->words, sizeof writing.words);
	return row->folder ? verb_ask(desk, &form) : writing_ask(desk, &writing);
}
