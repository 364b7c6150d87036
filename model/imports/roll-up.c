#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/arena.h"
#include "model/imports/roll-up.h"
#include "model/record.h"

enum { LOOKED_THROUGH = 32 };

void roll_up_free(struct roll_up *roll_up)
{
	free(roll_up->sums);
	free(roll_up->days);
	free(roll_up->places);
	*roll_up = (struct roll_up){0};
}

/* Room for one more at the end; doubles at powers of two. */
static void *grown(void *items, size_t count, size_t size)
{
	if (count & (count - 1))
		return items;
	items = reallocarray(items, count ? count * 2 : 1, size);
	if (!items)
		arena_exhausted();
	return items;
}

static bool is_same_word(const char *a, const char *b)
{
	return a == b || (a && b && strcmp(a, b) == 0);
}

static bool is_same_sum(const struct roll_up_sum *a, const struct roll_up_sum *b)
{
	return a->project == b->project && a->item == b->item && is_same_word(a->activity, b->activity) &&
		is_same_word(a->disposition, b->disposition);
}

static size_t hash_word(size_t hash, const char *word)
{
	for (; word && *word; word++)
		hash = (hash ^ (unsigned char)*word) * 0x100000001b3u;
	return hash;
}

/* Where its number stands, or is to stand. */
static uint32_t *place_of(struct roll_up *roll_up, const struct roll_up_sum *key)
{
	size_t hash = hash_word(hash_word((size_t)key->project * 31 + (size_t)key->item, key->activity), key->disposition);
	size_t at = (hash ^ hash >> 32) & (roll_up->room - 1);

	while (roll_up->places[at] && !is_same_sum(&roll_up->sums[roll_up->places[at] - 1], key))
		at = (at + 1) & (roll_up->room - 1);
	return &roll_up->places[at];
}

/* At most half full. */
static void grow_places(struct roll_up *roll_up)
{
	if (roll_up->sum_count * 2 < roll_up->room)
		return;
	roll_up->room = roll_up->room ? roll_up->room * 2 : 64;
	free(roll_up->places);
	roll_up->places = calloc(roll_up->room, sizeof *roll_up->places);
	if (!roll_up->places)
		arena_exhausted();
	for (size_t i = 0; i < roll_up->sum_count; i++)
		*place_of(roll_up, &roll_up->sums[i]) = (uint32_t)i + 1;
}

static uint32_t find_sum(struct roll_up *roll_up, const struct roll_up_sum *key)
{
	uint32_t *place;

	grow_places(roll_up);
	place = place_of(roll_up, key);
	if (*place)
		return *place - 1;
	roll_up->sums = grown(roll_up->sums, roll_up->sum_count, sizeof *roll_up->sums);
	roll_up->sums[roll_up->sum_count] = *key;
	roll_up->sums[roll_up->sum_count].seconds = roll_up->sums[roll_up->sum_count].entries = 0;
	*place = (uint32_t)++roll_up->sum_count;
	return *place - 1;
}

static struct roll_up_day *find_day(struct roll_up *roll_up, const char *day, uint32_t sum)
{
	size_t stop = roll_up->day_count > LOOKED_THROUGH ? roll_up->day_count - LOOKED_THROUGH : 0;
	struct roll_up_day *added;

	for (size_t i = roll_up->day_count; i-- > stop;)
		if (roll_up->days[i].sum == sum && strcmp(roll_up->days[i].day, day) == 0)
			return &roll_up->days[i];
	roll_up->days = grown(roll_up->days, roll_up->day_count, sizeof *roll_up->days);
	added = &roll_up->days[roll_up->day_count++];
	*added = (struct roll_up_day){.sum = sum};
	snprintf(added->day, sizeof added->day, "%s", day);
	return added;
}

void roll_up_add(struct roll_up *roll_up, const struct roll_up_sum *key, const char *day, int64_t seconds)
{
	uint32_t sum = find_sum(roll_up, key);
	struct roll_up_day *of_day = find_day(roll_up, day, sum);

	roll_up->sums[sum].seconds += seconds;
	roll_up->sums[sum].entries++;
	of_day->seconds += seconds;
	of_day->entries++;
	if (seconds > roll_up->longest)
		roll_up->longest = seconds;
}

static void set_sum(struct query *add, const struct roll_up_sum *sum, int64_t seconds, int64_t entries)
{
	query_set_int(add, ":project", sum->project);
	query_set_int(add, ":item", sum->item);
	query_set_text(add, ":activity", sum->activity);
	query_set_text(add, ":disposition", sum->disposition ? sum->disposition : "");
	query_set_int(add, ":seconds", seconds);
	query_set_int(add, ":entries", entries);
}

static bool write_day(struct book *book, const struct roll_up *roll_up, const struct roll_up_day *day)
{
	struct query *add = book_query(book, SQL_IMPORT_DAY);

	query_set_text(add, ":day", day->day);
	set_sum(add, &roll_up->sums[day->sum], day->seconds, day->entries);
	return query_run(add, NULL);
}

static bool write_sum(struct book *book, const struct roll_up_sum *sum)
{
	struct query *add = book_query(book, SQL_IMPORT_PROJECT);

	set_sum(add, sum, sum->seconds, sum->entries);
	return query_run(add, NULL);
}

static bool write_longest(struct book *book, int64_t seconds)
{
	struct query *lengthen = book_query(book, SQL_IMPORT_LENGTHEN);

	query_set_int(lengthen, ":seconds", seconds);
	return query_run(lengthen, NULL);
}

bool roll_up_write(struct book *book, const struct roll_up *roll_up)
{
	bool ok = true;

	for (size_t i = 0; ok && i < roll_up->day_count; i++)
		ok = write_day(book, roll_up, &roll_up->days[i]);
	for (size_t i = 0; ok && i < roll_up->sum_count; i++)
		ok = write_sum(book, &roll_up->sums[i]);
	return ok && write_longest(book, roll_up->longest);
}
