#include "tui/week-cell.h"

#include <stdio.h>
#include <string.h>

#include "tui/screen.h"
#include "tui/verb.h"

enum { WORKDAY_STARTS = 9 * 3600, DAY = 86400 };

void week_cell_choose(struct week_cell *cell, const struct week_rows *rows, const struct week_row *row, int day)
{
	*cell = (struct week_cell){.day = rows->monday + day, .seconds = row->seconds[day]};
	snprintf(cell->path, sizeof cell->path, "%s", row->path);
	snprintf(cell->activity, sizeof cell->activity, "%s", row->activity);
	for (size_t at = week_rows_entry(rows, row, day, 0); at < rows->entries.count; at = week_rows_entry(rows, row, day, at + 1)) {
		cell->last = rows->entries.items[at].id;
		cell->entries++;
	}
	for (size_t i = 0; i < rows->entries.count && !cell->disposition; i++)
		if (week_rows_is_of(row, &rows->entries.items[i]))
			cell->disposition = rows->entries.items[i].given;
}

/* The first stretch of the day from nine on that nothing covers; for today the one that ends now where that is earlier. */
static int64_t free_start(struct desk *desk, int day, int64_t seconds)
{
	struct book *book = desk_book(desk);
	const char *zone = book_clock(book).zone;
	int64_t midnight = zone_day_start(zone, day), start = midnight + WORKDAY_STARTS, now = book_now(book);
	struct entry there = {0};

	while (start < midnight + DAY && entry_first_in(book, (struct span){start, start + seconds}, desk_arena(desk), &there) && there.id && there.ended_at)
		start = there.ended_at;
	return start + seconds > now && day == book_today(book) ? now - seconds : start;
}

/* Runs a verb and says what it answers. */
static bool run(struct desk *desk, const char *const words[])
{
	struct text answer = {0};
	bool ok = verb_run(desk_book(desk), words, desk_arena(desk), &answer);

	if (ok)
		desk_say(desk, "%.*s", (int)strcspn(text_string(&answer), "\n"), text_string(&answer));
	else
		desk_refuse(desk);
	text_free(&answer);
	return ok;
}

/* when: a span, or a length that begins at the instant. */
static bool log_entry(struct desk *desk, const struct week_cell *cell, const char *when, int64_t at)
{
	char day[11], start[32];
	const char *words[16] = {"log", "--activity", cell->activity};
	int count = 3;

	if (cell->disposition) {
		words[count++] = "--disposition";
		words[count++] = disposition_words[cell->disposition];
	}
	words[count++] = at ? "--at" : "--on";
	words[count++] = at ? moment_local(at, book_clock(desk_book(desk)).zone, start) : day_text(cell->day, day);
	words[count++] = "--";
	words[count++] = cell->path;
	words[count++] = when;
	return run(desk, words);
}

static bool change_entry(struct desk *desk, const struct week_cell *cell, int64_t seconds)
{
	char id[24], length[24];

	snprintf(id, sizeof id, "%lld", (long long)cell->last);
	if (!seconds)
		return run(desk, (const char *const[]){"delete", id, NULL});
	return run(desk, (const char *const[]){"edit", id, "--length", moment_typed_length(seconds, length), NULL});
}

/* The last of several takes up the difference, as long as something of it is left. */
static bool change_last(struct desk *desk, const struct week_cell *cell, int64_t seconds)
{
	struct entry last = {0};
	char length[24];
	int64_t wanted;

	if (!entry_find(desk_book(desk), cell->last, desk_arena(desk), &last)) {
		desk_refuse(desk);
		return false;
	}
	wanted = last.seconds + seconds - cell->seconds;
	if (wanted > 0)
		return change_entry(desk, cell, wanted);
	desk_say(desk, "The last of the %zu entries here has %s: change or delete them one by one, on Today.", cell->entries,
		moment_clock_length(last.seconds, length));
	return false;
}

static bool is_nothing(const char *typed)
{
	return *typed && typed[strspn(typed, "0:")] == '\0';
}

bool week_cell_fill(struct desk *desk, const struct week_cell *cell, const char *typed)
{
	struct fault fault = {0};
	int64_t seconds = 0;

	if (moment_looks_like_span(typed))
		return log_entry(desk, cell, typed, 0);
	if (!is_nothing(typed) && !moment_parse_length(typed, &seconds, &fault)) {
		desk_say(desk, "%s", fault.text);
		return false;
	}
	if (seconds == cell->seconds)
		return true;
	if (cell->entries > 1)
		return change_last(desk, cell, seconds);
	if (cell->entries)
		return change_entry(desk, cell, seconds);
	return log_entry(desk, cell, typed, free_start(desk, cell->day, seconds));
}

struct editor { struct week_cell *cell; };

static void editor_open(void *state, struct desk *desk, const void *with)
{
	struct editor *editor = state;

	(void)desk;
	memcpy(editor, with, sizeof *editor);
	editor->cell->open = true;
}

static void editor_close(void *state)
{
	((struct editor *)state)->cell->open = false;
}

static enum answer editor_key(void *state, struct desk *desk, const struct press *press)
{
	struct week_cell *cell = ((struct editor *)state)->cell;

	if (press->key == PRESS_ESC)
		return ANSWER_BACK;
	if (press->key == PRESS_ENTER || press->key == '\n')
		return !cell->edit.text[0] || week_cell_fill(desk, cell, cell->edit.text) ? ANSWER_BACK : ANSWER_STAY;
	if (cell->fresh && (press->key == PRESS_PASTE || key_is_text(press->key)))
		edit_set(&cell->edit, "");
	cell->fresh = false;
	edit_press(&cell->edit, press);
	return ANSWER_STAY;
}

static const struct screen cell_screen = {
	.name = "cell",
	.title = "Cell",
	.purpose = "a length in a cell of the week",
	.size = sizeof(struct editor),
	.ways = "1:30 Enter saves  0:00 deletes  09:00-10:30 logs that span  Esc leaves",
	.open = editor_open,
	.close = editor_close,
	.key = editor_key,
};

enum answer week_cell_open(struct desk *desk, struct week_cell *cell)
{
	char length[24];

	cell->fresh = true;
	edit_set(&cell->edit, cell->seconds ? moment_clock_length(cell->seconds, length) : "");
	return desk_put(desk, &cell_screen, &(struct editor){cell});
}
