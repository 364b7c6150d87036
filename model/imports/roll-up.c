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

static uint32_t find_sum(struct roll_up *roll_up, const struct roll_up_sum *key)
{
	size_t stop = roll_up->sum_count > LOOKED_THROUGH ? roll_up->sum_count - LOOKED_THROUGH : 0;

	for (size_t i = roll_up->sum_count; i-- > stop;) {
		const struct roll_up_sum *sum = &roll_up->sums[i];

		if (sum->project == key->project && sum->item == key->item && is_same_word(sum->activity, key->activity) &&
		    is_same_word(sum->disposition, key->disposition))
			return (uint32_t)i;
	}
	roll_up->sums = grown(roll_up->sums, roll_up->sum_count, sizeof *roll_up->sums);
	roll_up->sums[roll_up->sum_count] = *key;
	roll_up->sums[roll_up->sum_count].seconds = roll_up->sums[roll_up->sum_count].entries = 0;
	return (uint32_t)roll_up->sum_count++;
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
