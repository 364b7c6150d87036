/* Numbers of invoices: a pattern such as %Y-%3n, whose counter goes on within its series. */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "model/config.h"
#include "model/invoice-inside.h"
#include "model/record.h"
#include "model/text.h"

enum { WIDTH_MOST = 9, COUNTER_MOST = 999999999, NUMBER_LIMIT = 64 };

static const char usual_pattern[] = "%Y-%3n";

/* A pattern with its day filled in: what stands before and after the counter. */
struct series {
	char before[NUMBER_LIMIT], after[NUMBER_LIMIT];
	int width;
	bool counts;             /* the counter was there */
};

static bool refuse_pattern(struct book *book, const char *pattern)
{
	char quoted[64];

	return book_fail(book, FAULT_INPUT, "invoice.number is \"%s\" in the configuration; it takes %%Y, %%y, %%m, %%d and one counter such as %%3n, as in %s.",
	                 utf8_quote(pattern, quoted), usual_pattern);
}

/* What one letter of a pattern stands for on that day; false for an unknown one. */
static bool add_letter(struct text *text, char letter, struct wall day)
{
	switch (letter) {
	case 'Y':
		text_print(text, "%04d", day.year);
		return true;
	case 'y':
		text_print(text, "%02d", day.year % 100);
		return true;
	case 'm':
		text_print(text, "%02d", day.month);
		return true;
	case 'd':
		text_print(text, "%02d", day.day);
		return true;
	case '%':
		text_add_char(text, '%');
		return true;
	default:
		return false;
	}
}

/* At a percent sign: takes what it stands for, and answers where the pattern goes on; NULL if it can't be read. */
static const char *take_mark(const char *at, struct wall day, struct series *series, struct text *text)
{
	char *end;
	long width = at[1] >= '1' && at[1] <= '9' ? strtol(at + 1, &end, 10) : 0;

	if (!width)
		end = (char *)at + 1;
	if (*end != 'n')
		return !width && add_letter(text, *end, day) ? end + 1 : NULL;
	if (series->counts || width > WIDTH_MOST || text->length >= NUMBER_LIMIT)
		return NULL;
	series->counts = true;
	series->width = (int)width;
	memcpy(series->before, text_string(text), text->length + 1);
	text_clear(text);
	return end + 1;
}

static bool series_of(const char *pattern, int on, struct series *series)
{
	struct wall day = day_civil(on);
	struct text text = {0};
	const char *at = pattern;

	*series = (struct series){0};
	while (at && *at) {
		if (*at == '%') {
			at = take_mark(at, day, series, &text);
		} else {
			text_add_char(&text, *at++);
		}
	}
	if (at && text.length < NUMBER_LIMIT)
		memcpy(series->after, text_string(&text), text.length + 1);
	else
		series->counts = false;
	text_free(&text);
	return series->counts;
}

static bool read_series(struct book *book, int day, struct series *series)
{
	const char *pattern = config_get(book, "invoice.number");

	if (!pattern || !*pattern)
		pattern = usual_pattern;
	return series_of(pattern, day, series) || refuse_pattern(book, pattern);
}

/* The counter of a number of the series; 0 if it belongs to another. */
static int64_t counter_of(const struct series *series, const char *number)
{
	size_t before = strlen(series->before), after = strlen(series->after), length = strlen(number), digits;

	if (length <= before + after || strncmp(number, series->before, before) || strcmp(number + length - after, series->after))
		return 0;
	digits = strspn(number + before, "0123456789");
	if (digits != length - before - after || digits > WIDTH_MOST)
		return 0;
	return strtoll(number + before, NULL, 10);
}

static const char *write_number(const struct series *series, int64_t counter, struct arena *arena)
{
	return arena_print(arena, "%s%0*" PRId64 "%s", series->before, series->width, counter, series->after);
}

/* The greatest counter of the series so far; and whether a number was used, whatever its series. */
static bool look_through(struct book *book, const struct series *series, const char *number, int64_t *greatest, bool *used)
{
	struct query *rows = book_query(book, SQL_INVOICE_NUMBERS);

	*greatest = 0;
	*used = false;
	while (query_next(rows)) {
		const char *each = query_text(rows, "number");
		int64_t counter = counter_of(series, each);

		if (counter > *greatest)
			*greatest = counter;
		if (number && !strcmp(each, number))
			*used = true;
	}
	return query_ok(rows);
}

bool invoice_next_number(struct book *book, int day, struct arena *arena, const char **number)
{
	struct series series;
	int64_t greatest;
	bool used;

	if (!read_series(book, day, &series) || !look_through(book, &series, NULL, &greatest, &used))
		return false;
	if (greatest >= COUNTER_MOST)
		return book_fail(book, FAULT_REFUSED, "The numbers of this series are used up; change invoice.number in the configuration.");
	*number = write_number(&series, greatest + 1, arena);
	return true;
}

bool invoice_take_number(struct book *book, const char *number, int day, struct arena *arena, const char **skipped)
{
	struct series series;
	int64_t greatest;
	char quoted[64];
	bool used;

	*skipped = NULL;
	if (!*number || !text_is_keepable(number, NUMBER_LIMIT) || strpbrk(number, "\n\t"))
		return book_fail(book, FAULT_INPUT, "\"%s\" can't be a number: one word or more on one line, at most %d bytes.", utf8_quote(number, quoted), NUMBER_LIMIT);
	if (!read_series(book, day, &series) || !look_through(book, &series, number, &greatest, &used))
		return false;
	if (used)
		return book_fail(book, FAULT_CONFLICT, "The number \"%s\" is used already, and stays so even when void; --number next counts on.", utf8_quote(number, quoted));
	if (greatest && counter_of(&series, number) > greatest + 1)
		*skipped = write_number(&series, greatest + 1, arena);
	return true;
}
