#include "tui/week-rows.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "db/speech.h"
#include "model/locale.h"
#include "model/project.h"
#include "model/rate.h"

bool week_rows_is_of(const struct week_row *row, const struct entry *entry)
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
		if (week_rows_is_of(&rows->items[i], entry))
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

static int64_t capped_meeting(const struct week_aims *aims, const struct entry *entry)
{
	return !strcmp(entry->activity, "meeting") && (!aims->meetings || week_aims_cap(aims, entry->project)) ? entry->seconds : 0;
}

static void count(struct week_rows *rows, struct week_row *row, const struct entry *entry)
{
	int slot = day_slot(rows, entry);

	row->seconds[slot] += entry->seconds;
	if (zone_day(entry->zone, entry->ended_at - 1) > entry->day)
		row->crosses[slot] = rows->crosses = true;
	row->total += entry->seconds;
	for (int i = slot; i <= WEEK_DAYS; i += WEEK_DAYS - slot) {
		rows->total[i] += entry->seconds;
		rows->billable[i] += entry->disposition == BILLABLE ? entry->seconds : 0;
		rows->at_risk[i] += entry->disposition == AT_RISK ? entry->seconds : 0;
	}
	rows->meetings += capped_meeting(&rows->aims, entry);
	rows->learning += strcmp(entry->activity, "learning") ? 0 : entry->seconds;
}

/* Own time without any work yet: hours can be typed there too. */
static bool add_own_rows(struct book *book, struct week_rows *rows, struct arena *arena)
{
	static const char *const kinds[] = {"learning", "admin", "sales"};

	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		int64_t project = 0;
		bool there = false;

		if (!project_own(book, kinds[i], false, &project))
			return false;
		for (size_t j = 0; j < rows->count && !there; j++)
			there = project && rows->items[j].project == project && !rows->items[j].item;
		if (!there)
			*add_row(rows, arena) = (struct week_row){
				.project = project, .own = true, .path = kinds[i], .label = kinds[i], .activity = kinds[i], .disposition = NONBILLABLE,
			};
	}
	return true;
}

/* learning, admin, sales, then the rest; topics stand with their kind. */
static int own_place(const struct week_row *row)
{
	char kind[32];
	int place;

	snprintf(kind, sizeof kind, "%.*s", (int)strcspn(row->path, "/"), row->path);
	place = word_find(own_words, kind);
	return place < 0 ? INT_MAX : place;
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
	if (a->own && own_place(a) != own_place(b))
		return own_place(a) - own_place(b);
	order = strcmp(a->label, b->label);
	return order ? order : strcmp(a->activity, b->activity);
}

static void name_group(struct week_row *heading, const struct week_row *row, const struct place *place, const struct rate *rates[2])
{
	char first[48], last[48];

	heading->heading = true;
	heading->own = row->own;
	heading->project = row->project;
	heading->label = row->own ? speech("own time") : place->path;
	if (rates[1])
		snprintf(heading->rate, sizeof heading->rate, "%.26s%s%.26s", rates[0] && rates[0] != rates[1] ? locale_own_money(rates[0]->amount, MONEY_SIGNED, first) : "",
			rates[0] && rates[0] != rates[1] ? " → " : "", locale_own_money(rates[1]->amount, MONEY_SIGNED, last));
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
		const struct rate *in_force[2] = {NULL, NULL};
		struct place place = {0};

		if (!before || before->own != row->own || (!row->own && before->project != row->project)) {
			if (!row->own && !place_of(book, row->project, 0, arena, &place))
				return false;
			for (int end = 0; end < 2 && !row->own; end++)
				in_force[end] = rate_in_force(rates, place.client, row->project, 0, place.currency, rows->monday + end * (WEEK_DAYS - 1));
			name_group(add_row(&with, arena), row, &place, in_force);
		}
		*add_row(&with, arena) = *row;
	}
	rows->items = with.items;
	rows->count = with.count;
	return true;
}

static bool add_entry(struct book *book, struct week_rows *rows, struct pricing *pricing, const struct entry *entry, struct arena *arena)
{
	if (!find_row(rows, entry) && !add_sort_of_work(book, rows, entry, arena))
		return false;
	count(rows, find_row(rows, entry), entry);
	if (entry->disposition == BILLABLE)
		return worth_add(pricing, entry, &rows->worth);
	return entry->disposition != AT_RISK || worth_add(pricing, entry, &rows->worth_at_risk);
}

static bool count_meeting(void *context, const struct entry *entry)
{
	struct week_rows *rows = context;

	rows->meetings_before += capped_meeting(&rows->aims, entry);
	return true;
}

static bool add_meetings_before(struct book *book, struct week_rows *rows)
{
	struct entry_filter filter = {.period = {rows->monday - WEEK_DAYS, rows->monday - 1}, .activity = "meeting"};

	return !rows->aims.meetings || entry_each(book, &filter, count_meeting, rows);
}

bool week_rows_load(struct book *book, int monday, struct arena *arena, struct week_rows *rows)
{
	struct entry_filter filter = {.period = {monday, monday + WEEK_DAYS - 1}};
	struct pricing *pricing;

	*rows = (struct week_rows){.monday = monday};
	if (!week_aims_load(book, monday, &rows->aims) || !pricing_open(book, arena, &pricing) || !entry_list(book, &filter, arena, &rows->entries))
		return false;
	for (size_t i = 0; i < rows->entries.count; i++)
		if (!add_entry(book, rows, pricing, &rows->entries.items[i], arena))
			return false;
	if (!add_meetings_before(book, rows) || !add_own_rows(book, rows, arena))
		return false;
	qsort(rows->items, rows->count, sizeof *rows->items, compare_rows);
	return add_headings(book, rows, arena);
}

size_t week_rows_entry(const struct week_rows *rows, const struct week_row *row, int day, size_t from)
{
	for (size_t i = from; i < rows->entries.count; i++)
		if (week_rows_is_of(row, &rows->entries.items[i]) && day_slot(rows, &rows->entries.items[i]) == day)
			return i;
	return rows->entries.count;
}
