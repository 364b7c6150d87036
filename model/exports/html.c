/* The timesheet as one HTML file that is well formed as XML too, without script or anything from outside. */
#include "model/exports/timesheet.h"

static void open(struct text *text, const struct locale *locale, const char *title)
{
	text_print(text, "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\" />\n"
		"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\" />\n<title>%s</title>\n", locale_language(locale), title);
	text_add(text, "<style>\nbody { font: 11pt/1.4 sans-serif; max-width: 50em; margin: 2em auto; padding: 0 1em; color: #111; background: #fff }\n"
		"table { border-collapse: collapse; width: 100%; margin: 0.5em 0 }\nth, td { text-align: left; vertical-align: top; padding: 0.2em 0.8em 0.2em 0; border-bottom: 1px solid #ccc }\n"
		".n { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums }\n.t { white-space: nowrap }\ntr.total td { font-weight: bold; border-top: 2px solid #111 }\n"
		".m { color: #555 }\nh2 { font-size: 1.1em; margin: 1.2em 0 0.2em }\ndl { display: grid; grid-template-columns: max-content auto; gap: 0.1em 1em }\ndd { margin: 0 }\n"
		"@media print { body { margin: 0; max-width: none } tr { break-inside: avoid } h2 { break-after: avoid } }\n</style>\n</head>\n<body>\n");
	text_print(text, "<h1>%s</h1>\n<dl>\n", title);
}

static void fact(struct text *text, const char *label, const char *value)
{
	text_print(text, "<dt>%s</dt><dd>", label);
	text_add_html(text, value);
	text_add(text, "</dd>\n");
}

static void facts_end(struct text *text)
{
	text_add(text, "</dl>\n");
}

static void day(struct text *text, const struct locale *locale, const char *day_words)
{
	(void)locale;
	text_print(text, "<h2>%s</h2>\n<table>\n", day_words);
}

static void row(struct text *text, const char *time, const char *item, const char *length, const char *note, const char *mark)
{
	text_print(text, "<tr><td class=\"t\">%s</td><td class=\"t\">", time);
	text_add_html(text, item);
	text_add(text, "</td><td>");
	text_add_html(text, note);
	text_print(text, "</td><td class=\"n\">%s</td><td class=\"m\">%s</td></tr>\n", length, mark);
}

static void day_end(struct text *text)
{
	text_add(text, "</table>\n");
}

static void lines(struct text *text, const struct locale *locale, const char *currency)
{
	text_print(text, "<h2>%s</h2>\n<table>\n<tr><th>%s</th><th class=\"n\">%s</th><th class=\"n\">%s</th><th class=\"n\">%s</th></tr>\n",
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
	text_print(text, "<tr class=\"total\"><td>%s</td><td class=\"n\">%s</td><td></td><td class=\"n\">%s</td></tr>\n</table>\n", phrase(locale, "Total"), time, amount);
}

static void foot(struct text *text, const char *words)
{
	text_print(text, "<p class=\"m\">%s</p>\n", words);
}

static void close_sheet(struct text *text)
{
	text_add(text, "</body>\n</html>\n");
}

static const struct sheet_hand hand = {open, fact, facts_end, day, row, day_end, lines, line, total, foot, close_sheet};

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
