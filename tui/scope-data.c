#include "tui/scope-data.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "db/speech.h"
#include "tui/panes.h"
#include "tui/words.h"

bool scope_data_load(struct book *book, int64_t project, const struct behind *behind, const char *filter, struct arena *arena, struct scope_data *data)
{
	data->any = false;
	data->drill = (struct drill){0};
	if (!position_load(book, project, INT64_MAX, arena, &data->position) || !ask_list(book, project, INT64_MAX, arena, &data->asks))
		return false;
	if (behind->any && behind->list == SCOPE_ENTRIES && !drill_load(book, &data->position, behind, filter, arena, &data->drill))
		return false;
	scope_figures_make(data, arena);
	scope_bridge_make(data, arena);
	scope_plan_make(data, arena);
	data->any = true;
	return true;
}

static size_t total(const struct scope_data *data, enum scope_list list)
{
	switch (list) {
	case SCOPE_CHANGES: return data->position.change_count;
	case SCOPE_ITEMS: return data->position.item_count;
	case SCOPE_BRIDGE: return data->bridge.count;
	case SCOPE_PLAN: return data->plan.count;
	case SCOPE_ASKS: return data->asks.count;
	case SCOPE_FIGURES: return data->figures.count;
	case SCOPE_BURNUP: return data->position.burnup_count;
	default: return data->drill.count;
	}
}

static bool change_fits(const struct behind *behind, const struct position_change *change)
{
	if (!behind->any || behind->list != SCOPE_CHANGES)
		return true;
	if ((behind->removals && !change->removes) || (behind->additions && change->removes))
		return false;
	return !behind->states || behind->states & 1u << change->change->state;
}

static bool line_passes(const struct sieve *sieve, const struct list *list, const struct scope_line *line)
{
	return line->key ? sieve_passes(sieve, (const char *const[]){line->text, line->value}, 2) : !list->pattern[0];
}

/* Entries were looked through when they were read. */
static bool passes(const struct scope_data *data, enum scope_list list, const struct behind *behind, const struct list *filter, const struct sieve *sieve, size_t at)
{
	const struct change *change;
	const struct position_item *item;
	const struct ask *ask;
	char day[16];

	switch (list) {
	case SCOPE_CHANGES:
		change = data->position.changes[at].change;
		return change_fits(behind, &data->position.changes[at]) &&
		       sieve_passes(sieve, (const char *const[]){change->code, change->title, change->origin, change_state_words[change->state]}, 4);
	case SCOPE_ITEMS:
		item = &data->position.items[at];
		return sieve_passes(sieve, (const char *const[]){item->code, item->name}, 2);
	case SCOPE_BRIDGE:
		return line_passes(sieve, filter, &data->bridge.items[at]);
	case SCOPE_PLAN:
		return sieve_passes(sieve, (const char *const[]){data->plan.lanes[at].name}, 1);
	case SCOPE_ASKS:
		ask = &data->asks.items[at];
		return sieve_passes(sieve, (const char *const[]){ask->text, ask->whom, ask->item_code, ask_kind_words[ask->kind]}, 4);
	case SCOPE_FIGURES:
		return line_passes(sieve, filter, &data->figures.items[at]);
	case SCOPE_BURNUP:
		return sieve_passes(sieve, (const char *const[]){words_day(data->position.burnup[at].day, day)}, 1);
	default:
		return true;
	}
}

/* By code, CR-2 before CR-10, whatever the order in which they were typed. */
static int by_code(const void *one, const void *other, void *context)
{
	const struct position *position = context;

	return strverscmp(position->changes[*(const size_t *)one].change->code, position->changes[*(const size_t *)other].change->code);
}

size_t scope_data_sift(struct scope_data *data, enum scope_list list, const struct behind *behind, const struct list *filter, const char *key, struct arena *arena)
{
	size_t all = total(data, list), *places = arena_array(arena, all + 1, sizeof *places), count = 0, found = SIZE_MAX;
	struct sieve sieve = sieve_open(filter);
	char own[48];

	for (size_t i = 0; i < all; i++)
		if (passes(data, list, behind, filter, &sieve, i))
			places[count++] = i;
	sieve_close(&sieve);
	if (list == SCOPE_CHANGES)
		qsort_r(places, count, sizeof *places, by_code, &data->position);
	data->rows[list] = (struct scope_rows){data, places, count};
	for (size_t row = 0; key && *key && row < count && found == SIZE_MAX; row++)
		if (!strcmp(scope_data_key(data, list, row, own), key))
			found = row;
	return found;
}

/* The place of a row among all, SIZE_MAX for none. */
static size_t place(const struct scope_data *data, enum scope_list list, size_t row)
{
	return data->any && row < data->rows[list].count ? data->rows[list].places[row] : SIZE_MAX;
}

const struct position_change *scope_data_change(const struct scope_data *data, size_t row)
{
	size_t at = place(data, SCOPE_CHANGES, row);

	return at == SIZE_MAX ? NULL : &data->position.changes[at];
}

const struct position_item *scope_data_item(const struct scope_data *data, size_t row)
{
	size_t at = place(data, SCOPE_ITEMS, row);

	return at == SIZE_MAX ? NULL : &data->position.items[at];
}

const struct burnup_point *scope_data_friday(const struct scope_data *data, size_t row)
{
	size_t at = place(data, SCOPE_BURNUP, row);

	return at == SIZE_MAX ? NULL : &data->position.burnup[at];
}

const struct scope_line *scope_data_line(const struct scope_data *data, enum scope_list list, size_t row)
{
	size_t at = place(data, list, row);

	return at == SIZE_MAX ? NULL : list == SCOPE_BRIDGE ? &data->bridge.items[at] : &data->figures.items[at];
}

const struct chart_lane *scope_data_lane(const struct scope_data *data, size_t row)
{
	size_t at = place(data, SCOPE_PLAN, row);

	return at == SIZE_MAX ? NULL : &data->plan.lanes[at];
}

const struct ask *scope_data_ask(const struct scope_data *data, size_t row)
{
	size_t at = place(data, SCOPE_ASKS, row);

	return at == SIZE_MAX ? NULL : &data->asks.items[at];
}

const struct entry *scope_data_entry(const struct scope_data *data, size_t row)
{
	size_t at = place(data, SCOPE_ENTRIES, row);

	return at == SIZE_MAX ? NULL : data->drill.rows[at].entry;
}

char *scope_data_key(const struct scope_data *data, enum scope_list list, size_t row, char out[48])
{
	const char *key = "";

	out[0] = '\0';
	if (place(data, list, row) == SIZE_MAX)
		return out;
	if (list == SCOPE_CHANGES)
		key = scope_data_change(data, row)->change->code;
	else if (list == SCOPE_ITEMS)
		key = scope_data_item(data, row)->code;
	else if (list == SCOPE_PLAN)
		key = scope_data_lane(data, row)->name;
	else if (list == SCOPE_ASKS)
		snprintf(out, 48, "%lld", (long long)scope_data_ask(data, row)->id);
	else if (list == SCOPE_BURNUP)
		snprintf(out, 48, "%d", scope_data_friday(data, row)->day);
	else if (list == SCOPE_ENTRIES)
		snprintf(out, 48, "%lld", scope_data_entry(data, row) ? (long long)scope_data_entry(data, row)->id : 0LL);
	else
		key = scope_data_line(data, list, row)->key;
	if (key && *key)
		snprintf(out, 48, "%s", key);
	return out;
}

static struct behind behind_change(const struct position_change *change)
{
	struct behind behind = {.any = true, .list = SCOPE_ENTRIES, .item = change->change->id, .until = DAY_LAST,
		.buckets = ALL_OF_CLIENT & ~(1u << BUCKET_CHANGE_HANDLING)};

	snprintf(behind.title, sizeof behind.title, speech("%s, hours worked on it"), change->change->code);
	return behind;
}

static struct behind behind_item(const struct position_item *item)
{
	struct behind behind = {.any = true, .list = SCOPE_ENTRIES, .item = item->id, .until = DAY_LAST, .buckets = 1u << BUCKET_IN_SCOPE};

	snprintf(behind.title, sizeof behind.title, speech("%s, hours spent in scope"), item->code);
	return behind;
}

static struct behind behind_friday(const struct burnup_point *friday)
{
	struct behind behind = {.any = true, .list = SCOPE_ENTRIES, .until = friday->day, .buckets = ALL_OF_CLIENT};
	char day[16];

	snprintf(behind.title, sizeof behind.title, speech("Hours spent until %s"), words_day(friday->day, day));
	return behind;
}

/* Milestones have no hours of their own. */
static struct behind behind_lane(const struct scope_data *data, size_t at)
{
	return at < data->position.item_count ? behind_item(&data->position.items[at]) : (struct behind){0};
}

struct behind scope_data_behind(const struct scope_data *data, enum scope_list list, size_t row)
{
	if (place(data, list, row) == SIZE_MAX)
		return (struct behind){0};
	switch (list) {
	case SCOPE_CHANGES: return behind_change(scope_data_change(data, row));
	case SCOPE_ITEMS: return behind_item(scope_data_item(data, row));
	case SCOPE_PLAN: return behind_lane(data, place(data, list, row));
	case SCOPE_BURNUP: return behind_friday(scope_data_friday(data, row));
	case SCOPE_ASKS: case SCOPE_ENTRIES: return (struct behind){0};
	default: return scope_data_line(data, list, row)->behind;
	}
}

char *scope_codes(const struct position *position, bool (*fits)(const struct position_change *), char out[96])
{
	out[0] = '\0';
	for (size_t i = 0; i < position->change_count; i++)
		if (fits(&position->changes[i]) && strlen(out) < 64)
			snprintf(out + strlen(out), 96 - strlen(out), "%s%s", out[0] ? " " : "", position->changes[i].change->code);
	return out;
}
