#include "model/formats/page-size.h"

/* Of the printed page, in tenths of a pixel. */
enum { PAGE_HEIGHT = 10350, LETTER_HEIGHT = 9680, CHART_HEIGHT = 2040, FONT_LEAST = 74, FONT_MOST = 124, FONT_ROOMY = 136, FONT_STEP = 2, FONT_MANY = 108 /* 8 points, where one page won't do */ };
/* In letters, which are taken to be alike: on a line, times the size of letters; around a cell; of the narrowest column. */
enum { LETTERS = 12500, GAP = 2, NARROWEST = 8, SHORT_CELL = 16, SHORT_LABEL = 28 };

/* What takes height, in hundredths of a letter's size, as page-head.c has it. */
struct setting { int line, row_air, paragraph_air, heading, title, apart, blank; };

static const struct setting dense = {.line = 124, .row_air = 22, .paragraph_air = 26, .heading = 230, .title = 250, .apart = 100, .blank = 232};
static const struct setting roomy_setting = {.line = 140, .row_air = 54, .paragraph_air = 26, .heading = 318, .title = 310, .apart = 150, .blank = 248};

/* A page that is measured: how much of it is filled. */
struct measure {
	const struct report *report;
	const struct setting *setting;
	int letters;
	int64_t height;
};

static int lines_of(const char *words, int letters)
{
	return 1 + text_width(words) / letters;
}

/* Lines are broken at blanks, which leaves some of each white. */
static int cell_lines(const char *words, int letters)
{
	int width = text_width(words);

	return width <= letters ? 1 : 1 + width * 11 / 10 / letters;
}

static void add_lines(struct measure *measure, const struct line *line, int air)
{
	for (; line; line = line->next)
		measure->height += lines_of(line->text, measure->letters) * measure->setting->line + air;
}

bool column_is_short(const struct report *report, const struct block *table, int column)
{
	int most = table_is_titled(table) ? SHORT_CELL : SHORT_LABEL;

	for (const struct table_row *row = table->rows; row; row = row->next)
		if (row->kind != ROW_HEADING && text_width(report_words(report, row->cells[column])) > most)
			return false;
	return true;
}

static int cells_width(const struct report *report, const struct block *table, int column)
{
	int widest = text_width(table->columns[column].title);

	for (const struct table_row *row = table->rows; row; row = row->next) {
		int width = row->kind == ROW_HEADING ? 0 : text_width(report_words(report, row->cells[column]));

		widest = width > widest ? width : widest;
	}
	return widest + GAP;
}

/* As a browser parts a line: what is never broken as it is, the rest by what it holds. */
static void part_line(const struct measure *measure, const struct block *table, int *widths)
{
	int room = measure->letters, broken = 0;

	for (int i = 0; i < table->column_count; i++) {
		widths[i] = cells_width(measure->report, table, i);
		if (table->columns[i].right || column_is_short(measure->report, table, i))
			room -= widths[i];
		else
			broken += widths[i];
	}
	if (broken == 0 || broken <= room)
		return;
	for (int i = 0; i < table->column_count; i++)
		if (!table->columns[i].right && !column_is_short(measure->report, table, i))
			widths[i] = room * widths[i] / broken > NARROWEST ? room * widths[i] / broken : NARROWEST;
}

static void add_table(struct measure *measure, const struct block *table, int *widths)
{
	int line = measure->setting->line, air = table->plain ? 2 : measure->setting->row_air;

	part_line(measure, table, widths);
	if (table_is_titled(table))
		measure->height += line + air;
	for (const struct table_row *row = table->rows; row; row = row->next) {
		int most = 1;

		for (int i = 0; row->kind != ROW_HEADING && i < table->column_count; i++) {
			int lines = cell_lines(report_words(measure->report, row->cells[i]), widths[i] - GAP > 0 ? widths[i] - GAP : 1);

			most = lines > most && !table->columns[i].right ? lines : most;
		}
		measure->height += most * line + air + (row->kind == ROW_HEADING ? 60 : 0);
	}
}

static void add_block(struct measure *measure, const struct block *block, int size)
{
	const struct setting *setting = measure->setting;

	switch (block->kind) {
	case BLOCK_PARAGRAPH:
		measure->height += lines_of(block->text, measure->letters) * setting->line + setting->paragraph_air;
		break;
	case BLOCK_TABLE:
		add_table(measure, block, arena_array(measure->report->arena, (size_t)block->column_count, sizeof(int)));
		break;
	case BLOCK_CHART:
		measure->height += CHART_HEIGHT * 100 / size;
		break;
	case BLOCK_BLANKS:
		add_lines(measure, block->lines, setting->blank - setting->line);
		break;
	case BLOCK_LIST:
		measure->height += 40;
		add_lines(measure, block->lines, 0);
		break;
	case BLOCK_CHOICES:
		add_lines(measure, block->lines, setting->paragraph_air);
		break;
	}
}

static bool takes_one_page(const struct report *report, int size, const struct setting *setting)
{
	struct measure measure = {.report = report, .setting = setting, .letters = LETTERS / size, .height = setting->title};
	int64_t most = (report->letter ? LETTER_HEIGHT : PAGE_HEIGHT) * 100LL / size;

	add_lines(&measure, report->lead, setting->paragraph_air);
	for (const struct section *section = report->sections; section && measure.height <= most; section = section->next) {
		measure.height += section->title ? setting->heading : setting->apart;
		for (const struct block *block = section->blocks; block; block = block->next)
			add_block(&measure, block, size);
	}
	add_lines(&measure, report->foot, setting->paragraph_air);
	return measure.height + setting->line <= most;
}

/* The largest size of letters with which all of it takes one page; 0: none. */
static int size_between(const struct report *report, int most, int least, const struct setting *setting)
{
	if (!takes_one_page(report, least, setting))
		return 0;
	while (!takes_one_page(report, most, setting))
		most -= FONT_STEP;
	return most;
}

int page_size(const struct report *report, bool *roomy)
{
	int size = size_between(report, FONT_ROOMY, report->flows ? FONT_MANY : FONT_MOST, &roomy_setting);

	*roomy = size || report->flows;
	if (!*roomy)
		size = size_between(report, FONT_MOST, FONT_LEAST, &dense);
	return size ? size : FONT_MANY;
}
