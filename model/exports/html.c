/* The timesheet as one HTML file that is well formed as XML too, without script or anything from outside. */
#include "model/exports/timesheet.h"
#include "model/formats/page-head.h"

enum { COLUMNS = 5, LETTER_SIZE = 112 };

static void open(struct text *text, const struct sheet_page *page)
{
	page_head(text, &(struct page_head){.locale = page->locale, .title = page->title, .letter = page->letter, .size = LETTER_SIZE});
	text_add(text, "<table><tbody>\n");
}

static void fact(struct text *text, const char *label, const char *value)
{
	text_print(text, "<tr><td class=\"w\">%s</td><td>", label);
	text_add_html(text, value);
	text_add(text, "</td></tr>\n");
}

/* One table for all days, so that its columns stand below each other; its titles are repeated on each sheet. */
static void facts_end(struct text *text, const struct locale *locale)
{
	text_print(text, "</tbody></table>\n<table><thead><tr><th class=\"w\">%s</th><th class=\"w\">%s</th><th>%s</th><th class=\"n\">%s</th><th class=\"w\"></th></tr></thead>\n<tbody>\n",
		phrase(locale, "Time"), phrase(locale, "Item"), phrase(locale, "Note"), phrase(locale, "Length"));
}

static void day(struct text *text, const struct locale *locale, const char *day_words)
{
	(void)locale;
	text_print(text, "<tr class=\"over\"><td colspan=\"%d\">%s</td></tr>\n", COLUMNS, day_words);
}

static void row(struct text *text, const char *time, const char *item, const char *length, const char *note, const char *mark)
{
	text_print(text, "<tr><td class=\"w\">%s</td><td class=\"w\">", time);
	text_add_html(text, item);
	text_add(text, "</td><td>");
	text_add_html(text, note);
	text_print(text, "</td><td class=\"n\">%s</td><td class=\"w m\">%s</td></tr>\n", length, mark);
}

static void day_end(struct text *text)
{
	(void)text;
}

static void lines(struct text *text, const struct locale *locale, const char *currency)
{
	text_print(text, "</tbody></table>\n<h2>%s</h2>\n<table><thead><tr><th>%s</th><th class=\"n\">%s</th><th class=\"n\">%s</th><th class=\"n\">%s</th></tr></thead>\n<tbody>\n",
		phrase(locale, "Summary"), phrase(locale, "Item"), phrase(locale, "Time"), phrase(locale, "Rate"), currency);
}

static void line(struct text *text, const char *name, const char *time, const char *rate, const char *amount)
{
	text_add(text, "<tr><td>");
	text_add_html(text, name);
	text_print(text, "</td><td class=\"n\">%s</td><td class=\"n\">%s</td><td class=\"n\">%s</td></tr>\n", time, rate, amount);
}

static void total(struct text *text, const struct locale *locale, const char *time, const char *amount)
{
	text_print(text, "<tr class=\"sum\"><td>%s</td><td class=\"n\">%s</td><td></td><td class=\"n\">%s</td></tr>\n</tbody></table>\n", phrase(locale, "Total"), time, amount);
}

static void foot(struct text *text, const char *words)
{
	text_print(text, "<p class=\"m\">%s</p>\n", words);
}

static const struct sheet_hand hand = {
	.open = open, .fact = fact, .facts_end = facts_end, .day = day, .row = row, .day_end = day_end,
	.lines = lines, .line = line, .total = total, .foot = foot, .close = page_end,
};

static bool begin(struct hours *hours)
{
	return sheet_begin(hours, &hand);
}

const struct exporter html_exporter = {
	.name = "html",
	.who = WHO_CLIENTS,
	.one_currency = true,
	.measured = true,
	.begin = begin,
	.row = sheet_row,
	.end = sheet_end,
};
