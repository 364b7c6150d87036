#include "tui/day-rows.h"

#include <stdio.h>
#include <string.h>

#include "db/speech.h"
#include "model/away.h"
#include "model/pattern.h"
#include "model/standing.h"
#include "model/timer.h"
#include "tui/words.h"

enum { PATH_LEAST = 8, PATH_MOST = 18, ACTIVITY_LEAST = 8, ACTIVITY_MOST = 13, COLUMNS = 7 };
enum { COLUMN_FROM, COLUMN_TO, COLUMN_LENGTH, COLUMN_PATH, COLUMN_ACTIVITY, COLUMN_NOTE, COLUMN_SIGN };

static const struct table_column columns[COLUMNS] = {
	[COLUMN_FROM] = {.title = "from", .width = 5},
	[COLUMN_TO] = {.title = "  to", .width = 6, .gap = TABLE_TIGHT, .rank = 3},
	[COLUMN_LENGTH] = {.title = "dur", .width = 5, .gap = 1, .right = true},
	[COLUMN_PATH] = {.title = "path", .width = PATH_LEAST},
	[COLUMN_ACTIVITY] = {.title = "activity", .width = ACTIVITY_LEAST, .rank = 4, .spare = true},
	[COLUMN_NOTE] = {.title = "note", .width = 8, .gap = 1, .rank = 2, .grows = true},
	[COLUMN_SIGN] = {.title = "", .width = 1, .gap = 1},
};

static const struct { const char *sign; enum tone tone; } own = {"~", TONE_PLAIN}, unsorted = {"?", TONE_WARNING};
static const struct { const char *sign; enum tone tone; } disposed[] = {
	[DISPOSITION_NONE] = {"·", TONE_PLAIN}, [BILLABLE] = {"$", TONE_GOOD}, [NONBILLABLE] = {"·", TONE_PLAIN},
	[GOODWILL] = {"+", TONE_PLAIN}, [AT_RISK] = {"!", TONE_DANGER},
};

static bool is_own(enum bucket bucket)
{
	return bucket == BUCKET_OWN_ADMIN || bucket == BUCKET_OWN_LEARNING || bucket == BUCKET_OWN_SALES;
}

const char *entry_sign(const struct standing *standing, const struct entry *entry, enum tone *tone)
{
	if (is_own(standing_bucket(standing, entry->project, entry->item, entry->day, entry->activity))) {
		*tone = own.tone;
		return own.sign;
	}
	if (standing_waits(standing, entry->project, entry->item, entry->day, entry->activity, entry->given)) {
		*tone = unsorted.tone;
		return unsorted.sign;
	}
	*tone = disposed[entry->disposition].tone;
	return disposed[entry->disposition].sign;
}

static struct day_row *add_row(struct day_rows *rows, struct arena *arena, int day)
{
	arena_grow(arena, &rows->items, rows->count, sizeof *rows->items);
	rows->items[rows->count] = (struct day_row){.day = day};
	return &rows->items[rows->count++];
}

static void add_entry(struct day_rows *rows, struct arena *arena, const struct standing *standing, const struct entry *entry, bool running)
{
	int day = zone_day(rows->zone, entry->started_at);
	struct day_row *row;

	if (!rows->count || rows->items[rows->count - 1].day != day)
		add_row(rows, arena, day);
	row = add_row(rows, arena, day);
	row->entry = entry;
	row->running = running;
	if (running) {
		row->sign = "●";
		row->tone = TONE_GOOD;
	} else {
		row->sign = entry_sign(standing, entry, &row->tone);
		rows->entries++;
	}
}

/* The timer is no entry yet for the model, so its match is looked for here. */
static bool timer_matches(struct book *book, const char *pattern, const struct entry *timer)
{
	const char *const texts[] = {timer->path, timer->note, timer->activity};
	struct pattern *compiled;
	bool found = false;

	if (!*pattern)
		return true;
	compiled = pattern_open(pattern, book_fault_slot(book));
	if (!compiled)
		return false;
	for (size_t i = 0; i < sizeof texts / sizeof *texts && !found; i++)
		found = texts[i] && pattern_match(compiled, texts[i], strlen(texts[i]), true) == MATCH_YES;
	pattern_close(compiled);
	return found;
}

static bool add_timer(struct book *book, const struct day_query *query, const struct standing *standing, struct arena *arena, struct day_rows *rows)
{
	struct entry *timer = arena_take(arena, sizeof *timer);
	bool any = false;

	if (!timer_find(book, arena, timer, &any))
		return false;
	if (any && zone_day(rows->zone, timer->started_at) <= query->last && timer_matches(book, query->pattern, timer))
		add_entry(rows, arena, standing, timer, true);
	return book_fault(book)->kind == FAULT_NONE;
}

static void fit(struct table_column *column, const char *text, int most)
{
	int width = text ? canvas_width(text) : 0;

	if (width > column->width)
		column->width = width < most ? width : most;
}

/* Paths and activities get the room that the longest needs, within reason; the rest is for notes. */
static void fit_columns(struct day_rows *rows)
{
	memcpy(rows->columns, columns, sizeof columns);
	for (size_t i = 0; i < rows->count; i++)
		if (rows->items[i].entry) {
			fit(&rows->columns[COLUMN_PATH], words_short_path(rows->items[i].entry->path), PATH_MOST);
			fit(&rows->columns[COLUMN_ACTIVITY], rows->items[i].entry->activity, ACTIVITY_MOST);
		}
}

/* What was kept though nobody was there is told before the note. */
static bool mark_aways(struct book *book, struct arena *arena, struct day_rows *rows)
{
	struct aways aways;

	if (!away_list(book, 0, arena, &aways))
		return false;
	for (size_t i = 0; i < aways.count; i++)
		for (size_t k = 0; k < rows->count; k++)
			if (rows->items[k].entry && rows->items[k].entry->id == aways.items[i].entry)
				rows->items[k].away += aways.items[i].until - aways.items[i].from;
	return true;
}

static void put_note(const struct day_row *row, struct table_cell *cell)
{
	char length[24];

	snprintf(cell->text, sizeof cell->text, "%s%s%s%s", row->away ? "(" : "", row->away ? moment_clock_length(row->away, length) : "",
		row->away ? speech(" away) ") : "", row->entry->note ? row->entry->note : "");
}

bool day_rows_load(struct book *book, const struct day_query *query, struct arena *arena, struct day_rows *rows)
{
	/* A client's day may be one ahead of one's own. */
	struct entry_filter filter = {
		.period = {DAY_FIRST, query->last < DAY_LAST ? query->last + 1 : DAY_LAST},
		.pattern = *query->pattern ? query->pattern : NULL, .newest_first = true, .limit = query->limit,
	};
	struct standing *standing;
	struct entries entries = {0};

	*rows = (struct day_rows){.pattern = arena_text(arena, query->pattern), .zone = book_clock(book).zone,
		.now = book_now(book), .today = book_today(book)};
	if (!standing_open(book, INT64_MAX, arena, &standing) || !add_timer(book, query, standing, arena, rows) ||
	    !entry_list(book, &filter, arena, &entries))
		return false;
	for (size_t i = 0; i < entries.count; i++)
		if (zone_day(rows->zone, entries.items[i].started_at) <= query->last)
			add_entry(rows, arena, standing, &entries.items[i], false);
	if (!mark_aways(book, arena, rows))
		return false;
	rows->complete = !query->limit || entries.count < query->limit;
	fit_columns(rows);
	return true;
}

static bool row_heading(const void *list, size_t row, struct table_cell *cell)
{
	const struct day_rows *rows = list;
	char day[24];

	if (rows->items[row].entry)
		return false;
	snprintf(cell->text, sizeof cell->text, "%s", words_weekday(rows->items[row].day, rows->today, day));
	cell->tone = TONE_TITLE;
	return true;
}

/* –17:30, or →02:00 of a day after. */
static void put_end(const struct day_rows *rows, const struct day_row *row, struct table_cell *cell)
{
	bool crosses = zone_day(rows->zone, row->entry->ended_at) > row->day;
	char clock[8];

	snprintf(cell->text, sizeof cell->text, "%s%s", crosses ? "→" : "–", words_time(row->entry->ended_at, rows->zone, clock));
}

static void row_cell(const void *list, size_t at, int column, struct table_cell *cell)
{
	const struct day_rows *rows = list;
	const struct day_row *row = &rows->items[at];
	const struct entry *entry = row->entry;
	const char *const texts[COLUMNS] = {
		[COLUMN_TO] = "–  …", [COLUMN_PATH] = words_short_path(entry->path),
		[COLUMN_ACTIVITY] = entry->activity, [COLUMN_SIGN] = row->sign,
	};
	char length[24];

	if (column == COLUMN_FROM)
		words_time(entry->started_at, rows->zone, cell->text);
	else if (column == COLUMN_TO && !row->running)
		put_end(rows, row, cell);
	else if (column == COLUMN_NOTE)
		put_note(row, cell);
	else if (column == COLUMN_LENGTH)
		snprintf(cell->text, sizeof cell->text, "%s", moment_clock_length(row->running ? moment_since(entry->started_at, rows->now) / 60 * 60 : entry->seconds, length));
	else
		snprintf(cell->text, sizeof cell->text, "%s", texts[column] ? texts[column] : "");
	if (column == COLUMN_SIGN)
		cell->tone = row->tone;
}

void day_rows_table(const struct day_rows *rows, struct table *table)
{
	table->columns = rows->columns;
	table->count = COLUMNS;
	table->rows = rows->count;
	table->list = rows;
	table->cell = row_cell;
	table->heading = row_heading;
	table->empty = rows->pattern && *rows->pattern ? "Nothing matches. Esc shows all again." : "No entries yet: Space starts the clock, a adds one.";
}

size_t day_rows_find(const struct day_rows *rows, int64_t entry)
{
	for (size_t i = 0; i < rows->count; i++)
		if (rows->items[i].entry && rows->items[i].entry->id == entry)
			return i;
	return rows->count;
}
