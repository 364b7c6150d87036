/* Lines of invoices, for the formats that write them beside or instead of entries. */
#include <stdlib.h>
#include <string.h>

#include "model/exports/format.h"

void line_take(const struct hours_row *row)
{
	row->line->taken_seconds += row->seconds;
	row->line->taken_amount += row->amount;
}

int64_t line_seconds(const struct hours_line *line)
{
	return line->taken_seconds == line->share.total ? line->billed_seconds : line->taken_seconds;
}

static int by_place(const void *one, const void *other)
{
	const struct hours_line *a = *(struct hours_line *const *)one, *b = *(struct hours_line *const *)other;
	int order = strcmp(a->item->project->path, b->item->project->path);

	if (!order)
		order = text_order(a->item->code, b->item->code);
	return order ? order : a->rate < b->rate ? -1 : a->rate > b->rate;
}

void lines_sort(struct hours_line **lines, size_t count)
{
	if (count)
		qsort(lines, count, sizeof *lines, by_place);
}
