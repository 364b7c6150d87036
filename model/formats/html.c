/*
 * A report for people as one file of HTML that needs nothing else: no script, no picture, no font from elsewhere. It is
 * well formed as XML too, light or dark as the reader likes, and told apart without colour.
 */
#include <string.h>

#include "model/report.h"

/* How the page is set when it is printed: as large as fits one A4 page, within what can be read. Tenths of a pixel. */
enum { PAGE_HEIGHT = 10350, LETTER_HEIGHT = 9680, LEADING = 126, FONT_LEAST = 74, FONT_MOST = 124, FONT_STEP = 2, FONT_MANY = 104 /* where one page won't do */, LETTERS = 12500 /* on a line, times the size */, CHART_LINES = 13, SHORT_CELL = 16 };

static const char head[] =
	"<meta charset=\"utf-8\"/>\n"
	"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\"/>\n"
	"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n"
	"<meta name=\"color-scheme\" content=\"light dark\"/>\n";

static const char style[] =
	":root{color-scheme:light dark;--ink:#1a1a1a;--dim:#595959;--line:#c4c4c4;--paper:#fff;--agreed:#1f4e8c;--waiting:#8a5200;--done:#226b3a}\n"
	"@media (prefers-color-scheme:dark){:root{--ink:#e8e8e8;--dim:#a9a9a9;--line:#4a4a4a;--paper:#16181c;--agreed:#8ab4f8;--waiting:#f0b44c;--done:#7fd196}}\n"
	"@page{size:A4;margin:10mm 12mm}\n"
	"body{font:13px/1.4 system-ui,\"DejaVu Sans\",Arial,sans-serif;color:var(--ink);background:var(--paper);max-width:780px;margin:20px auto;padding:0 16px}\n"
	"h1{font-size:1.5em;line-height:1.2;margin:0 0 .3em}h2{font-size:1.1em;margin:.9em 0 .3em;border-bottom:1px solid var(--line)}\n"
	"p{margin:.25em 0}ul{margin:.2em 0;padding-left:1.4em}table{border-collapse:collapse;width:100%}table+table{margin-top:1em}\n"
	"th,td{border-bottom:1px solid var(--line);padding:.15em .9em .15em 0;text-align:left;vertical-align:top;overflow-wrap:anywhere}th{font-weight:600;color:var(--dim)}\n"
	".n{text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums}.w{white-space:nowrap}.n,.w{width:1%}tr>:last-child{padding-right:0}.plain th,.plain td{border:0;padding-top:0;padding-bottom:0;width:50%}.s,.sum td{font-weight:600}.sum td{border-top:1px solid var(--dim)}\n"
	"ul.pick{list-style:none;padding-left:0}ul.pick li{padding-left:1.7em;text-indent:-1.7em;margin:.25em 0}.box{display:inline-block;width:.8em;height:.8em;border:1px solid var(--ink);margin-right:.8em}\n"
	".blank{display:flex;margin:1em 0 0}.blank i{flex:1;border-bottom:1px solid var(--ink);margin-left:.6em}\n"
	"footer{margin-top:.8em;color:var(--dim);overflow-wrap:anywhere}\n"
	"svg{display:block;width:100%;height:auto}svg text{font-size:10px;fill:var(--dim)}.grid{stroke:var(--line);stroke-width:.6}.line{fill:none}\n"
	"svg .name{font-size:9.4px;font-weight:500}.line.m0{stroke:var(--agreed);stroke-width:2.4}svg .name.m0{fill:var(--agreed)}\n"
	".line.m1{stroke:var(--waiting);stroke-width:1.6;stroke-dasharray:2 3}svg .name.m1{fill:var(--waiting)}.line.m2{stroke:var(--dim);stroke-width:1.2;stroke-dasharray:8 4}\n"
	".line.m3{stroke:var(--done);stroke-width:3}svg .name.m3{fill:var(--done)}.line.m4{stroke:var(--dim);stroke-width:1.1}\n";

static const char print_style[] =
	"@media print{:root{--ink:#000;--dim:#444;--line:#bbb;--paper:#fff;--agreed:#1f4e8c;--waiting:#8a5200;--done:#226b3a}\n"
	"body{max-width:none;margin:0;padding:0;line-height:1.24}h2{margin:.6em 0 .15em}th,td{padding-top:.06em;padding-bottom:.06em}h2,tr,svg{break-inside:avoid}h2{break-after:avoid}";

/* Lines that a text takes on the page, roughly: letters are taken to be alike. */
static int lines_of(const char *words, int letters)
{
	return 1 + text_width(words) / letters;
}

static int lines_of_all(const struct line *line, int letters)
{
	int lines = 0;

	for (; line; line = line->next)
		lines += lines_of(line->text, letters);
	return lines;
}

/* In tenths, as cells have air around them. */
static int table_lines(const struct report *report, const struct block *table, int letters)
{
	int tenths = 12;

	for (const struct table_row *row = table->rows; row; row = row->next) {
		int all = 0;

		for (int i = 0; i < table->column_count; i++)
			all += text_width(report_words(report, row->cells[i])) + 3;
		tenths += 12 + all / letters * 10;
	}
	return (tenths + 9) / 10;
}

static int block_lines(const struct report *report, const struct block *block, int letters)
{
	switch (block->kind) {
	case BLOCK_PARAGRAPH:
		return lines_of(block->text, letters);
	case BLOCK_TABLE:
		return table_lines(report, block, letters);
	case BLOCK_CHART:
		return CHART_LINES;
	case BLOCK_BLANKS:
		return 2 * lines_of_all(block->lines, letters);
	default:
		return lines_of_all(block->lines, letters);
	}
}

static int page_lines(const struct report *report, int letters)
{
	int lines = 3 + lines_of_all(report->lead, letters) + lines_of_all(report->foot, letters);

	for (const struct section *section = report->sections; section; section = section->next) {
		lines += section->title ? 2 : 0;
		for (const struct block *block = section->blocks; block; block = block->next)
			lines += block_lines(report, block, letters);
	}
	return lines;
}

static bool takes_one_page(const struct report *report, int size)
{
	return page_lines(report, LETTERS / size) * size * LEADING / 100 <= (report->letter ? LETTER_HEIGHT : PAGE_HEIGHT);
}

/* The largest size of letters, in tenths of a pixel, with which all of it takes one page. */
static int font_size(const struct report *report)
{
	for (int size = FONT_MOST; size >= FONT_LEAST; size -= FONT_STEP)
		if (takes_one_page(report, size))
			return size;
	return FONT_MANY;
}

/* Ids, days and the like are not broken: a column of short words keeps each on one line. */
static const char *column_class(const struct report *report, const struct block *table, int column)
{
	if (column + 1 == table->strong)
		return " class=\"s\"";
	if (table->plain)
		return "";
	if (table->columns[column].right)
		return " class=\"n\"";
	for (const struct table_row *row = table->rows; row; row = row->next)
		if (text_width(report_words(report, row->cells[column])) > SHORT_CELL)
			return "";
	return " class=\"w\"";
}

static void write_titles(const struct report *report, const struct block *table, struct text *text)
{
	bool titled = false;

	for (int i = 0; i < table->column_count; i++)
		titled = titled || *table->columns[i].title;
	if (!titled)
		return;
	text_add(text, "<thead><tr>");
	for (int i = 0; i < table->column_count; i++) {
		text_print(text, "<th%s>", column_class(report, table, i));
		text_add_html(text, table->columns[i].title);
		text_add(text, "</th>");
	}
	text_add(text, "</tr></thead>\n");
}

static void write_table(const struct report *report, const struct block *table, struct text *text)
{
	text_add(text, table->plain ? "<table class=\"plain\">" : "<table>");
	write_titles(report, table, text);
	text_add(text, "<tbody>\n");
	for (const struct table_row *row = table->rows; row; row = row->next) {
		text_add(text, row->sum ? "<tr class=\"sum\">" : "<tr>");
		for (int i = 0; i < table->column_count; i++) {
			text_print(text, "<td%s>", column_class(report, table, i));
			text_add_html(text, report_words(report, row->cells[i]));
			text_add(text, "</td>");
		}
		text_add(text, "</tr>\n");
	}
	text_add(text, "</tbody></table>\n");
}

static void write_lines(const struct line *line, const char *before, const char *after, struct text *text)
{
	for (; line; line = line->next) {
		text_add(text, before);
		text_add_html(text, line->text);
		text_add(text, after);
	}
}

static void write_block(const struct report *report, const struct block *block, struct text *text)
{
	switch (block->kind) {
	case BLOCK_PARAGRAPH:
		text_add(text, "<p>");
		text_add_html(text, block->text);
		text_add(text, "</p>\n");
		break;
	case BLOCK_LIST:
		text_add(text, "<ul>\n");
		write_lines(block->lines, "<li>", "</li>\n", text);
		text_add(text, "</ul>\n");
		break;
	case BLOCK_CHOICES:
		text_add(text, "<ul class=\"pick\">\n");
		write_lines(block->lines, "<li><span class=\"box\"></span>", "</li>\n", text);
		text_add(text, "</ul>\n");
		break;
	case BLOCK_BLANKS:
		write_lines(block->lines, "<div class=\"blank\">", "<i></i></div>\n", text);
		break;
	case BLOCK_TABLE:
		write_table(report, block, text);
		break;
	case BLOCK_CHART:
		chart_draw(block->chart, report->locale, report->arena, text);
		break;
	}
}

static void write_head(const struct report *report, struct text *text)
{
	int size = font_size(report);

	text_print(text, "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n", locale_language(report->locale));
	text_add(text, head);
	text_add(text, "<title>");
	text_add_html(text, report->title ? report->title : "");
	text_add(text, "</title>\n<style>\n");
	text_add(text, style);
	text_add(text, print_style);
	text_print(text, "body{font-size:%d.%dpx}}\n", size / 10, size % 10);
	text_add(text, report->letter ? "@page{size:letter}\n</style>\n</head>\n<body>\n" : "</style>\n</head>\n<body>\n");
	if (!report->title)
		return;
	text_add(text, "<h1>");
	text_add_html(text, report->title);
	text_add(text, "</h1>\n");
}

void report_write_html(const struct report *report, struct text *text)
{
	int number = 0;

	write_head(report, text);
	write_lines(report->lead, "<p>", "</p>\n", text);
	for (const struct section *section = report->sections; section; section = section->next) {
		if (section->title) {
			text_add(text, "<h2>");
			if (!report->unnumbered)
				text_print(text, "%d. ", ++number);
			text_add_html(text, section->title);
			text_add(text, "</h2>\n");
		}
		for (const struct block *block = section->blocks; block; block = block->next)
			write_block(report, block, text);
	}
	if (report->foot)
		text_add(text, "<footer>\n");
	write_lines(report->foot, "<p>", "</p>\n", text);
	text_add(text, report->foot ? "</footer>\n</body>\n</html>\n" : "</body>\n</html>\n");
}
