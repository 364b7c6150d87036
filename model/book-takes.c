/* What acts take, whatever they are about: one line of text, a day that was. */
#include <string.h>

#include "model/book.h"
#include "model/text.h"
#include "model/zone.h"

bool book_takes_line(struct book *book, const char *what, const char *text, size_t least, size_t most)
{
	if (!text || (strlen(text) >= least && text_is_keepable(text, most) && !strchr(text, '\n')))
		return true;
	return book_fail(book, FAULT_INPUT, "%s must be one line of plain text, at most %zu bytes.", what, most);
}

int64_t book_known_from(struct book *book, const char *zone, int day)
{
	int64_t now = book_now(book);

	return day < zone_day(zone, now) ? zone_day_start(zone, day) : now;
}

bool book_takes_day(struct book *book, const char *zone, int *on, int64_t *known_at)
{
	int today = zone_day(zone, book_now(book));

	*on = day_or(*on, today);
	if (*on > today)
		return book_fail(book, FAULT_INPUT, "The day lies in the future; --on takes today or an earlier one.");
	if (known_at)
		*known_at = book_known_from(book, zone, *on);
	return true;
}
