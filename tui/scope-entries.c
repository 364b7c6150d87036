/* The entries behind a figure of Scope, newest first; above those of a change or an item what there is to say of it. */
#include <stdio.h>

#include "db/speech.h"
#include "tui/day-rows.h"
#include "model/text.h"
#include "tui/scope-data.h"
#include "tui/scope-panes.h"
#include "tui/words.h"

enum { LISTED_MOST = 500 };
enum { COLUMN_DAY, COLUMN_FROM, COLUMN_DASH, COLUMN_TO, COLUMN_LENGTH, COLUMN_PATH, COLUMN_ACTIVITY, COLUMN_NOTE, COLUMN_SIGN, COLUMNS };

static const struct table_column columns[COLUMNS] = {
	[COLUMN_DAY] = {.title = "day", .width = 6},
	[COLUMN_FROM] = {.title = "from", .width = 5, .rank = 3},
	[COLUMN_DASH] = {.title = "", .width = 1, .gap = TABLE_TIGHT, .rank = 5},
	[COLUMN_TO] = {.title = "to", .width = 5, .gap = TABLE_TIGHT, .rank = 5},
	[COLUMN_LENGTH] = {.title = "dur", .width = 5, .gap = 1, .right = true},
	[COLUMN_PATH] = {.title = "path", .width = 10},
	[COLUMN_ACTIVITY] = {.title = "activity", .width = 13, .rank = 4},
	[COLUMN_NOTE] = {.title = "note", .width = 8, .gap = 1, .rank = 2, .grows = true},
	[COLUMN_SIGN] = {.title = "", .width = 1, .gap = 1},
};

struct gathering {
	const struct position *position;
	const struct behind *behind;
	struct arena *arena;
	struct drill *drill;
};

static struct drill_row *add_row(struct gathering *to)
{
	arena_grow(to->arena, &to->drill->rows, to->drill->count, sizeof *to->drill->rows);
	to->drill->rows[to->drill->count] = (struct drill_row){0};
	return &to->drill->rows[to->drill->count++];
}

static void add_words(struct gathering *to, const char *words)
{
	add_row(to)->words = words;
}

static bool is_behind(const struct gathering *to, const struct entry *entry)
{
	if (!(to->behind->buckets & 1u << entry->bucket) || entry->day > to->behind->until)
		return false;
	return !to->behind->billable || standing_is_billable(to->position->standing, entry->project, entry->item, entry->day, entry->activity, entry->given);
}

static const struct entry *kept(const struct entry *entry, struct arena *arena)
{
	struct entry *copy = arena_take(arena, sizeof *copy);

	*copy = *entry;
	copy->path = arena_text(arena, entry->path);
	copy->activity = arena_text(arena, entry->activity);
	copy->note = arena_text(arena, entry->note);
	copy->zone = arena_text(arena, entry->zone);
	copy->uid = copy->invoice = copy->clocks = NULL;
	return copy;
}

/* All are summed, the newest are listed. */
static bool gather(void *context, const struct entry *entry)
{
	struct gathering *to = context;
	struct drill_row *row;

	if (!is_behind(to, entry))
		return true;
	to->drill->seconds += entry->seconds;
	if (to->drill->entries++ >= LISTED_MOST) {
		to->drill->left_out++;
		return true;
	}
	row = add_row(to);
	row->entry = kept(entry, to->arena);
	row->sign = entry_sign(to->position->standing, row->entry, &row->tone);
	return true;
}

/* "17 Feb  sent, valid until 3 Mar, by …: why" */
static void add_event(struct gathering *to, const struct change_event *event)
{
	char day[16], until[16];
	const char *ways[][2] = {
		{speech(", valid until "), event->valid_until && event->valid_until != DAY_NONE ? words_day(event->valid_until, until) : NULL},
		{" by ", event->who}, {": ", event->evidence}, {speech(", because "), event->why}, {speech(", its hours "), event->hours},
	};
	struct text text = {0};

	text_add_fit(&text, words_day(event->on, day), 6, false);
	text_print(&text, "  %s", speech(change_state_words[event->state]));
	if (event->estimate.pessimistic) {
		char length[3][24];

		text_print(&text, speech(" at %s/%s/%s"), moment_clock_length(event->estimate.optimistic * 60, length[0]),
			moment_clock_length(event->estimate.likely * 60, length[1]), moment_clock_length(event->estimate.pessimistic * 60, length[2]));
	}
	for (size_t i = 0; i < sizeof ways / sizeof *ways; i++)
		if (ways[i][1] && *ways[i][1])
			text_print(&text, "%s%s", ways[i][0], ways[i][1]);
	add_words(to, arena_text(to->arena, text_string(&text)));
	text_free(&text);
}

static void add_change(struct gathering *to, const struct change *change)
{
	add_words(to, arena_print(to->arena, "%s  %s", change->code, change->title));
	if (change->description)
		add_words(to, change->description);
	for (size_t i = 0; i < change->event_count; i++)
		add_event(to, &change->events[i]);
}

static void add_item(struct gathering *to, const struct position_item *item)
{
	char length[3][24];

	add_words(to, arena_print(to->arena, "%s  %s", item->code, item->name));
	if (item->acceptance)
		add_words(to, arena_print(to->arena, speech("accepted if: %s"), item->acceptance));
	if (estimate_is_known(item->task.estimate))
		add_words(to, arena_print(to->arena, speech("estimate    %s/%s/%s"), moment_clock_length(item->task.estimate.optimistic * 60, length[0]),
			moment_clock_length(item->task.estimate.likely * 60, length[1]), moment_clock_length(item->task.estimate.pessimistic * 60, length[2])));
	for (size_t i = 0; i < item->activities.count; i++)
		add_words(to, arena_print(to->arena, "%-15s %6s", item->activities.items[i].activity, moment_clock_length(item->activities.items[i].seconds, length[0])));
}

static void add_head(struct gathering *to)
{
	const struct position *position = to->position;

	for (size_t i = 0; i < position->change_count; i++)
		if (position->changes[i].change->id == to->behind->item)
			add_change(to, position->changes[i].change);
	for (size_t i = 0; i < position->item_count; i++)
		if (position->items[i].id == to->behind->item && !position->items[i].change)
			add_item(to, &position->items[i]);
}

bool drill_load(struct book *book, const struct position *position, const struct behind *behind, const char *filter, struct arena *arena, struct drill *drill)
{
	struct entry_filter wanted = {
		.period = {DAY_FIRST, DAY_LAST}, .project = position->project.id, .item = behind->item,
		.pattern = *filter ? filter : NULL, .newest_first = true,
	};
	struct gathering to = {position, behind, arena, drill};

	*drill = (struct drill){.zone = book_clock(book).zone};
	if (behind->item)
		add_head(&to);
	return entry_each(book, &wanted, gather, &to);
}

static void entry_cell(const void *list, size_t at, int column, struct table_cell *cell)
{
	const struct scope_rows *rows = list;
	const struct drill *drill = &rows->data->drill;
	const struct drill_row *row = &drill->rows[rows->places[at]];
	const struct entry *entry = row->entry;
	char text[32];

	switch (column) {
	case COLUMN_DAY: snprintf(cell->text, sizeof cell->text, "%s", words_day(entry->day, text)); break;
	case COLUMN_FROM: snprintf(cell->text, sizeof cell->text, "%s", words_time(entry->started_at, drill->zone, text)); break;
	case COLUMN_DASH: snprintf(cell->text, sizeof cell->text, "–"); break;
	case COLUMN_TO: snprintf(cell->text, sizeof cell->text, "%s", words_time(entry->ended_at, drill->zone, text)); break;
	case COLUMN_LENGTH: snprintf(cell->text, sizeof cell->text, "%s", moment_clock_length(entry->seconds, text)); break;
	case COLUMN_PATH: snprintf(cell->text, sizeof cell->text, "%.300s", words_short_path(entry->path)); break;
	case COLUMN_ACTIVITY: snprintf(cell->text, sizeof cell->text, "%.300s", entry->activity); break;
	case COLUMN_NOTE: snprintf(cell->text, sizeof cell->text, "%.300s", entry->note); break;
	case COLUMN_SIGN: snprintf(cell->text, sizeof cell->text, "%s", row->sign); cell->tone = row->tone; break;
	}
}

static bool entry_heading(const void *list, size_t row, struct table_cell *cell)
{
	const struct scope_rows *rows = list;
	const struct drill_row *drilled = &rows->data->drill.rows[rows->places[row]];

	if (drilled->entry)
		return false;
	snprintf(cell->text, sizeof cell->text, "%.300s", drilled->words);
	return true;
}

void scope_entries_table(const struct scope_rows *rows, struct table *table)
{
	table->columns = columns;
	table->count = COLUMNS;
	table->rows = rows->count;
	table->list = rows;
	table->cell = entry_cell;
	table->heading = entry_heading;
	table->empty = "No entries stand behind this.";
}

void scope_entries_words(const struct drill *drill, char out[96])
{
	char length[24];

	if (drill->left_out)
		snprintf(out, 96, speech("%s, the newest %zu of %zu"), moment_clock_length(drill->seconds, length), drill->entries - drill->left_out, drill->entries);
	else
		snprintf(out, 96, speech_of("%s, %zu entry", "%s, %zu entries", drill->entries), moment_clock_length(drill->seconds, length), drill->entries);
}
