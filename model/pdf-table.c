/* Tables on paper: each column as wide as its words, the widest narrowed until all of them fit. */
#include "model/pdf-sheet.h"

/* Between columns and above and below a row, in sizes of a letter. */
#define GAP 0.9
#define AIR 0.16
#define AIR_ROOMY 0.28
#define AFTER 0.25

static const char *cell_words(const struct table_row *row, int column, struct arena *arena)
{
	return value_words(row->cells[column], arena);
}

static bool is_strong(const struct block *table, const struct table_row *row, int column)
{
	return row->kind == ROW_SUM || row->kind == ROW_HEADING || column + 1 == table->strong;
}

static void take_width(struct sheet *sheet, const char *words, struct look look, double *widest)
{
	double width, height;

	sheet_measure(sheet, words, look, &width, &height);
	*widest = width > *widest ? width : *widest;
}

/* What the columns would like to have, and a little more, as widths are rounded when they are set. */
static double natural_widths(struct sheet *sheet, const struct block *table, struct arena *arena, double *widths)
{
	double sum = 0;

	for (int i = 0; i < table->column_count; i++) {
		take_width(sheet, table->columns[i].title, (struct look){.bold = true}, &widths[i]);
		for (const struct table_row *row = table->rows; row; row = row->next)
			if (row->kind != ROW_HEADING)
				take_width(sheet, cell_words(row, i, arena), (struct look){.bold = is_strong(table, row, i)}, &widths[i]);
		widths[i] += 0.5;
		sum += widths[i];
	}
	return sum;
}

static int widest_of(const double *widths, int count)
{
	int widest = 0;

	for (int i = 1; i < count; i++)
		widest = widths[i] > widths[widest] ? i : widest;
	return widest;
}

static void stretch(const struct block *table, double *widths, double more)
{
	int roomy = table_roomy(table);

	if (roomy >= 0)
		widths[roomy] += more;
}

/* Columns alike. */
static void share(const struct block *table, double *widths, double room)
{
	for (int i = 0; i < table->column_count; i++)
		widths[i] = room / table->column_count;
}

static double *table_widths(struct sheet *sheet, const struct block *table, struct arena *arena)
{
	double *widths = arena_array(arena, (size_t)table->column_count, sizeof *widths);
	double room = sheet->room - GAP * sheet->size * (table->column_count - 1), step = sheet->size / 2;
	double sum = natural_widths(sheet, table, arena, widths);

	if (table->plain) {
		share(table, widths, room);
		return widths;
	}
	while (sum > room) {
		int widest = widest_of(widths, table->column_count);

		if (widths[widest] <= 4 * step)
			break;
		widths[widest] -= step;
		sum -= step;
	}
	if (sum < room)
		stretch(table, widths, room - sum);
	return widths;
}

/* One line of cells: the titles where there is no row. */
struct line_of_cells { const struct block *table; const struct table_row *row; const double *widths; struct arena *arena; };

static bool is_heading(const struct line_of_cells *line)
{
	return line->row && line->row->kind == ROW_HEADING;
}

static double air_of(const struct sheet *sheet, const struct line_of_cells *line)
{
	return (sheet->roomy && !line->table->plain ? AIR_ROOMY : AIR) * sheet->size;
}

/* More above what heads the rows below. */
static double air_above(const struct sheet *sheet, const struct line_of_cells *line)
{
	return air_of(sheet, line) + (is_heading(line) ? 0.5 * sheet->size : 0);
}

static double print_cells(struct sheet *sheet, const struct line_of_cells *line)
{
	int count = is_heading(line) ? 1 : line->table->column_count;
	double x = SHEET_SIDE, highest = 0;

	for (int i = 0; i < count; i++) {
		const struct column *column = &line->table->columns[i];
		struct look look = {.bold = !line->row || is_strong(line->table, line->row, i), .tone = line->row ? TONE_INK : TONE_DIM, .right = column->right && !is_heading(line)};
		double height = sheet_text(sheet, line->row ? cell_words(line->row, i, line->arena) : column->title, x, is_heading(line) ? sheet->room : line->widths[i], look);

		highest = height > highest ? height : highest;
		x += line->widths[i] + GAP * sheet->size;
	}
	return highest;
}

static double height_of(struct sheet *sheet, const struct line_of_cells *line)
{
	bool paints = sheet->paints;
	double height;

	sheet->paints = false;
	height = print_cells(sheet, line);
	sheet->paints = paints;
	return height + air_above(sheet, line) + air_of(sheet, line);
}

static bool stays_with_next(const struct table_row *row)
{
	return row->next && (row->kind == ROW_HEADING || row->next->kind == ROW_SUM || row->next->kind == ROW_PART);
}

/* With all rows that no sheet parts from it. */
static double height_together(struct sheet *sheet, struct line_of_cells line)
{
	double height = height_of(sheet, &line);

	for (; line.row && stays_with_next(line.row); height += height_of(sheet, &line))
		line.row = line.row->next;
	return height;
}

static void print_line(struct sheet *sheet, const struct line_of_cells *line)
{
	if (line->row && line->row->kind == ROW_SUM)
		sheet_rule(sheet, SHEET_SIDE, sheet->room, sheet->y, TONE_DIM, 0.7);
	sheet->y += air_above(sheet, line);
	sheet->y += print_cells(sheet, line) + air_of(sheet, line);
	if (!line->table->plain)
		sheet_rule(sheet, SHEET_SIDE, sheet->room, sheet->y, TONE_LINE, 0.4);
}

/* The titles stay with the first row, and stand above the rows of each sheet. */
void pdf_table(struct sheet *sheet, const struct block *table, struct arena *arena)
{
	struct line_of_cells titles = {.table = table, .arena = arena}, line = titles;
	bool titled = table_is_titled(table);

	if (!table->column_count)
		return;
	line.widths = titles.widths = table_widths(sheet, table, arena);
	line.row = table->rows;
	if (titled) {
		sheet_need(sheet, height_of(sheet, &titles) + (line.row ? height_together(sheet, line) : 0));
		print_line(sheet, &titles);
	}
	for (; line.row; line.row = line.row->next) {
		if (sheet_need(sheet, height_together(sheet, line)) && titled)
			print_line(sheet, &titles);
		print_line(sheet, &line);
	}
	sheet->y += AFTER * sheet->size;
}
