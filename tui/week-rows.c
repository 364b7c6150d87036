#include "tui/week-rows.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/rate.h"

static bool is_of(const struct week_row *row, const struct entry *entry)
{
	return !row->heading && row->project == entry->project && row->item == entry->item &&
	       row->disposition == entry->disposition && !strcmp(row->activity, entry->activity);
}

static struct week_row *add_row(struct week_rows *rows, struct arena *arena)
{
	arena_grow(arena, &rows->items, rows->count, sizeof *rows->items);
	rows->items[rows->count] = (struct week_row){.heading = false};
	return &rows->items[rows->count++];
}

static struct week_row *find_row(struct week_rows *rows, const struct entry *entry)
{
	for (size_t i = 0; i < rows->count; i++)
		if (is_of(&rows->items[i], entry))
			return &rows->items[i];
	return NULL;
}

static bool add_sort_of_work(struct book *book, struct week_rows *rows, const struct entry *entry, struct arena *arena)
{
	struct week_row *row;
	struct place place = {0};

	if (!place_of(book, entry->project, entry->item, arena, &place))
		return false;
	row = add_row(rows, arena);
	row->project = entry->project;
	row->item = entry->item;
	row->disposition = entry->disposition;
	row->activity = entry->activity;
	row->path = entry->path;
	row->own = !place.client;
	row->label = place.client ? place.code ? place.code : place.name : entry->path;
	return true;
}

static int day_slot(const struct week_rows *rows, const struct entry *entry)
{
	int slot = entry->day - rows->monday;

	return slot < 0 ? 0 : slot >= WEEK_DAYS ? WEEK_DAYS - 1 : slot;
}

static void count(struct week_rows *rows, struct week_row *row, const struct entry *entry)
{
	int slot = day_slot(rows, entry);

	row->seconds[slot] += entry->seconds;
	row->total += entry->seconds;
	for (int i = slot; i <= WEEK_DAYS; i += WEEK_DAYS - slot) {
		rows->total[i] += entry->seconds;
		rows->billable[i] += entry->disposition == BILLABLE ? entry->seconds : 0;
		rows->at_risk[i] += entry->disposition == AT_RISK ? entry->seconds : 0;
	}
	rows->meetings += strcmp(entry->activity, "meeting") ? 0 : entry->seconds;
	rows->learning += strcmp(entry->activity, "learning") ? 0 : entry->seconds;
}

/* Clients' projects first, by path; own time last; within a project by item and activity. */
static int compare_rows(const void *one, const void *other)
{
	const struct week_row *a = one, *b = other;
	int order;

	if (a->own != b->own)
		return a->own - b->own;
	if (!a->own && a->project != b->project)
		return a->project < b->project ? -1 : 1;
	order = strcmp(a->label, b->label);
	return order ? order : strcmp(a->activity, b->activity);
}

static void name_group(struct week_row *heading, const struct week_row *row, const struct place *place, const struct rate *rate)
{
	char amount[48];

	heading->heading = true;
	heading->own = row->own;
	heading->project = row->project;
	heading->label = row->own ? "own time" : place->path;
	if (rate)
		snprintf(heading->rate, sizeof heading->rate, "%.28s", money_format(rate->amount, MONEY_SIGNED, amount));
}

/* Puts a heading above the rows of each project, and one above own time. */
static bool add_headings(struct book *book, struct week_rows *rows, struct arena *arena)
{
	struct week_rows with = {.monday = rows->monday};
	struct rate_book *rates;

	if (!rate_book_open(book, INT64_MAX, arena, &rates))
		return false;
	for (size_t i = 0; i < rows->count; i++) {
		const struct week_row *row = &rows->items[i], *before = i ? row - 1 : NULL;
		struct place place = {0};

		if (!before || before->own != row->own || (!row->own && before->project != row->project)) {
			if (!row->own && !place_of(book, row->project, 0, arena, &place))
				return false;
			name_group(add_row(&with, arena), row, &place,
				row->own ? NULL : rate_in_force(rates, place.client, row->project, 0, place.currency, rows->monday));
		}
		*add_row(&with, arena) = *row;
	}
	rows->items = with.items;
	rows->count = with.count;
	return true;
}

bool week_rows_load(struct book *book, int monday, struct arena *arena, struct week_rows *rows)
{
	struct entry_filter filter = {.period = {monday, monday + WEEK_DAYS - 1}};

	*rows = (struct week_rows){.monday = monday};
	if (!entry_list(book, &filter, arena, &rows->entries))
		return false;
	for (size_t i = 0; i < rows->entries.count; i++) {
		const struct entry *entry = &rows->entries.items[i];

		if (!find_row(rows, entry) && !add_sort_of_work(book, rows, entry, arena))
			return false;
		count(rows, find_row(rows, entry), entry);
	}
	if (rows->count)
		qsort(rows->items, rows->count, sizeof *rows->items, compare_rows);
	return add_headings(book, rows, arena);
}

size_t week_rows_entry(const struct week_rows *rows, const struct week_row *row, int day, size_t from)
{
	for (size_t i = from; i < rows->entries.count; i++)
		if (is_of(row, &rows->entries.items[i]) && day_slot(rows, &rows->entries.items[i]) == day)
			return i;
	return rows->entries.count;
}
