/* The timesheet as markdown. */
#include "model/exports/timesheet.h"

static void open(struct text *text, const struct sheet_page *page)
{
	text_print(text, "# %s\n\n", page->title);
}

static void fact(struct text *text, const char *label, const char *value)
{
	text_print(text, "- %s: ", label);
	text_add_markdown(text, value);
	text_add_char(text, '\n');
}

static void day(struct text *text, const struct locale *locale, const char *day_words)
{
	text_print(text, "\n## %s\n\n| %s | %s | %s | %s | |\n| --- | --- | --- | ---: | --- |\n", day_words,
		phrase(locale, "Time"), phrase(locale, "Item"), phrase(locale, "Note"), phrase(locale, "Length"));
}

static void row(struct text *text, const char *time, const char *item, const char *length, const char *note, const char *mark)
{
	text_print(text, "| %s | ", time);
	text_add_markdown(text, item);
	text_add(text, " | ");
	text_add_markdown(text, note);
	text_print(text, " | %s | %s |\n", length, mark);
}

static void lines(struct text *text, const struct locale *locale, const char *currency)
{
	text_print(text, "\n## %s\n\n| %s | %s | %s | %s |\n| --- | ---: | ---: | ---: |\n",
		phrase(locale, "Summary"), phrase(locale, "Item"), phrase(locale, "Time"), phrase(locale, "Rate"), currency);
}

static void line(struct text *text, const char *name, const char *time, const char *rate, const char *amount)
{
	text_add(text, "| ");
	text_add_markdown(text, name);
	text_print(text, " | %s | %s | %s |\n", time, rate, amount);
}

static void total(struct text *text, const struct locale *locale, const char *time, const char *amount)
{
	text_print(text, "| **%s** | **%s** | | **%s** |\n", phrase(locale, "Total"), time, amount);
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

const struct exporter md_exporter = {
	.name = "md",
	.who = WHO_CLIENTS,
	.one_currency = true,
	.measured = true,
	.begin = begin,
	.row = sheet_row,
	.end = sheet_end,
};
