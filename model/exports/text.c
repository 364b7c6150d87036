/* The timesheet as plain text. */
#include "model/exports/timesheet.h"

enum { LABEL = 10, TIME = 18, ITEM = 16, LENGTH = -9, NAME = 44, RATE = -14, AMOUNT = -14 };

static void open(struct text *text, const struct sheet_page *page)
{
	text_print(text, "%s\n\n", page->title);
}

static void fact(struct text *text, const char *label, const char *value)
{
	text_add_fit(text, label, LABEL, false);
	text_add_clean(text, value, true);
	text_add_char(text, '\n');
}

static void day(struct text *text, const struct locale *locale, const char *day_words)
{
	(void)locale;
	text_print(text, "\n%s\n", day_words);
}

static void row(struct text *text, const char *time, const char *item, const char *length, const char *note, const char *mark)
{
	text_add(text, "  ");
	text_add_fit(text, time, TIME, false);
	text_add_fit(text, item, ITEM, false);
	text_add_fit(text, length, LENGTH, false);
	if (*note)
		text_add(text, "  ");
	text_add_clean(text, note, true);
	if (*mark)
		text_print(text, "  (%s)", mark);
	text_add_char(text, '\n');
}

static void lines(struct text *text, const struct locale *locale, const char *currency)
{
	text_add_char(text, '\n');
	text_add_fit(text, phrase(locale, "Item"), NAME, false);
	text_add_fit(text, phrase(locale, "Time"), LENGTH, false);
	text_add_fit(text, phrase(locale, "Rate"), RATE, false);
	text_add_fit(text, currency, AMOUNT, false);
	text_add_char(text, '\n');
}

static void line(struct text *text, const char *name, const char *time, const char *rate, const char *amount)
{
	text_add_fit(text, name, NAME, false);
	text_add_fit(text, time, LENGTH, false);
	text_add_fit(text, rate, RATE, false);
	text_add_fit(text, amount, AMOUNT, false);
	text_add_char(text, '\n');
}

static void total(struct text *text, const struct locale *locale, const char *time, const char *amount)
{
	line(text, phrase(locale, "Total"), time, "", amount);
}

static void foot(struct text *text, const char *words)
{
	text_print(text, "\n%s\n", words);
}

static const struct sheet_hand hand = {
	.open = open, .fact = fact, .day = day, .row = row, .lines = lines, .line = line, .total = total, .foot = foot,
};

static bool begin(struct hours *hours)
{
	return sheet_begin(hours, &hand);
}

const struct exporter text_exporter = {
	.name = "text",
	.who = WHO_CLIENTS,
	.one_currency = true,
	.measured = true,
	.begin = begin,
	.row = sheet_row,
	.end = sheet_end,
};
