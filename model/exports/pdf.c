/* The timesheet on paper: gathered as plain records, which ambit-pdf draws once it is whole. */
#include "model/exports/timesheet.h"
#include "model/formats/records.h"
#include "model/pdf.h"

enum { COLUMNS = 5 };

static void open(struct text *text, const struct sheet_page *page)
{
	paper_record(text, "title", page->title);
	if (page->locale)
		paper_record(text, "locale", locale_name(page->locale));
	if (page->letter)
		paper_record(text, "paper", "letter");
	paper_record(text, "flows", "");
	paper_record(text, "unnumbered", "");
	paper_record(text, "section", "");
	paper_record(text, "table", "0");
	paper_record(text, "left", "");
	paper_record(text, "left", "");
}

static void add_row(struct text *text, const char *kind, const char *const *cells, int count)
{
	paper_record(text, kind, "");
	for (int i = 0; i < count; i++)
		paper_record(text, "cell", cells[i]);
}

static void fact(struct text *text, const char *label, const char *value)
{
	add_row(text, "row", (const char *const[]){label, value}, 2);
}

static void facts_end(struct text *text, const struct locale *locale)
{
	paper_record(text, "section", "");
	paper_record(text, "table", "0");
	paper_record(text, "left", phrase(locale, "Time"));
	paper_record(text, "left", phrase(locale, "Item"));
	paper_record(text, "left", phrase(locale, "Note"));
	paper_record(text, "right", phrase(locale, "Length"));
	paper_record(text, "left", "");
}

static void day(struct text *text, const struct locale *locale, const char *day_words)
{
	(void)locale;
	add_row(text, "heading", (const char *const[COLUMNS]){day_words, "", "", "", ""}, COLUMNS);
}

static void row(struct text *text, const char *time, const char *item, const char *length, const char *note, const char *mark)
{
	add_row(text, "row", (const char *const[COLUMNS]){time, item, note, length, mark}, COLUMNS);
}

static void day_end(struct text *text)
{
	(void)text;
}

static void lines(struct text *text, const struct locale *locale, const char *currency)
{
	paper_record(text, "section", phrase(locale, "Summary"));
	paper_record(text, "table", "0");
	paper_record(text, "left", phrase(locale, "Item"));
	paper_record(text, "right", phrase(locale, "Time"));
	paper_record(text, "right", phrase(locale, "Rate"));
	paper_record(text, "right", currency);
}

static void line(struct text *text, const char *name, const char *time, const char *rate, const char *amount)
{
	add_row(text, "row", (const char *const[]){name, time, rate, amount}, 4);
}

static void total(struct text *text, const struct locale *locale, const char *time, const char *amount)
{
	add_row(text, "sum", (const char *const[]){phrase(locale, "Total"), time, "", amount}, 4);
}

static void foot(struct text *text, const char *words)
{
	paper_record(text, "foot", words);
}

static void close_sheet(struct text *text)
{
	(void)text;
}

static const struct sheet_hand hand = {
	.aside = true, .open = open, .fact = fact, .facts_end = facts_end, .day = day, .row = row, .day_end = day_end,
	.lines = lines, .line = line, .total = total, .foot = foot, .close = close_sheet,
};

static bool begin(struct hours *hours)
{
	return sheet_begin(hours, &hand);
}

static bool end(struct hours *hours)
{
	return sheet_end(hours) && pdf_draw(hours->book, &hours->aside, &hours->out->text);
}

const struct exporter pdf_exporter = {
	.name = "pdf",
	.who = WHO_CLIENTS,
	.one_currency = true,
	.measured = true,
	.begin = begin,
	.row = sheet_row,
	.end = end,
};
