#include "tui/picture.h"

/* A cell, and where letters stand in it; all even, so that its middle is whole. */
enum { WIDE = 8, HIGH = 16, BASE = 12, EDGE = 8, FONT = 13 };
enum weight { WEIGHT_LIGHT, WEIGHT_DASHED, WEIGHT_HEAVY, WEIGHTS };
enum { ARM_LEFT = 1, ARM_RIGHT = 2, ARM_UP = 4, ARM_DOWN = 8 };

struct picture {
	struct text *text;
	const struct canvas *canvas;
	const struct theme *theme;
};

static const struct { uint32_t sign; int arms; enum weight weight; } lines[] = {
	{0x2500, ARM_LEFT | ARM_RIGHT, WEIGHT_LIGHT}, {0x2501, ARM_LEFT | ARM_RIGHT, WEIGHT_HEAVY},
	{0x2502, ARM_UP | ARM_DOWN, WEIGHT_LIGHT}, {0x2503, ARM_UP | ARM_DOWN, WEIGHT_HEAVY},
	{0x2504, ARM_LEFT | ARM_RIGHT, WEIGHT_DASHED}, {0x2506, ARM_UP | ARM_DOWN, WEIGHT_DASHED},
	{0x250c, ARM_RIGHT | ARM_DOWN, WEIGHT_LIGHT}, {0x2510, ARM_LEFT | ARM_DOWN, WEIGHT_LIGHT},
	{0x2514, ARM_RIGHT | ARM_UP, WEIGHT_LIGHT}, {0x2518, ARM_LEFT | ARM_UP, WEIGHT_LIGHT},
	{0x251c, ARM_UP | ARM_DOWN | ARM_RIGHT, WEIGHT_LIGHT}, {0x2524, ARM_UP | ARM_DOWN | ARM_LEFT, WEIGHT_LIGHT},
	{0x252c, ARM_LEFT | ARM_RIGHT | ARM_DOWN, WEIGHT_LIGHT}, {0x2534, ARM_LEFT | ARM_RIGHT | ARM_UP, WEIGHT_LIGHT},
	{0x253c, ARM_LEFT | ARM_RIGHT | ARM_UP | ARM_DOWN, WEIGHT_LIGHT},
	{0x256d, ARM_RIGHT | ARM_DOWN, WEIGHT_LIGHT}, {0x256e, ARM_LEFT | ARM_DOWN, WEIGHT_LIGHT},
	{0x256f, ARM_LEFT | ARM_UP, WEIGHT_LIGHT}, {0x2570, ARM_RIGHT | ARM_UP, WEIGHT_LIGHT},
};

static int arms_of(uint32_t sign, enum weight weight)
{
	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
		if (lines[i].sign == sign && lines[i].weight == weight)
			return lines[i].arms;
	return 0;
}

static bool is_line(uint32_t sign)
{
	return arms_of(sign, WEIGHT_LIGHT) || arms_of(sign, WEIGHT_DASHED) || arms_of(sign, WEIGHT_HEAVY);
}

/* In eighths of the cell; shade: how much of the ground is covered, in quarters. */
struct block { int left, top, right, bottom, shade; };

static bool block_of(uint32_t sign, struct block *block)
{
	*block = (struct block){0, 0, 8, 8, 4};
	if (sign >= 0x2581 && sign <= 0x2588)
		block->top = 8 - (int)(sign - 0x2580);
	else if (sign >= 0x2589 && sign <= 0x258f)
		block->right = 8 - (int)(sign - 0x2588);
	else if (sign >= 0x2591 && sign <= 0x2593)
		block->shade = (int)(sign - 0x2590);
	else if (sign == 0x2580)
		block->bottom = 4;
	else if (sign == 0x2590)
		block->left = 4;
	else if (sign == 0x2594)
		block->bottom = 1;
	else
		return false;
	return true;
}

static bool is_shape(uint32_t sign)
{
	struct block block;

	return is_line(sign) || block_of(sign, &block);
}

static struct look look_of(const struct picture *picture, const struct cell *cell)
{
	return theme_look(picture->theme, (enum tone)cell->tone, COLOURS_MOST);
}

static int class_of(const struct picture *picture, const struct cell *cell)
{
	int colour = look_of(picture, cell).colour;

	return colour == COLOUR_DEFAULT ? 0 : colour % COLOUR_BRIGHT;
}

/* Light ground, or dark where the reader's is. Colours are those of a common palette, dark enough or light enough to be read. */
static void add_head(struct picture *picture, const char *title)
{
	static const char *const light[] = {"#1f2328", "#c11f2b", "#14712f", "#8a5a00", "#0b5bb5", "#7b3fb0", "#0a6e78"};
	static const char *const dark[] = {"#e6edf3", "#ff7b72", "#56d364", "#e3b341", "#79c0ff", "#d2a8ff", "#56d4dd"};
	int width = picture->canvas->columns * WIDE + 2 * EDGE, height = picture->canvas->rows * HIGH + 2 * EDGE;

	text_print(picture->text, "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\" role=\"img\">\n<title>",
		width, height, width, height);
	text_add_html(picture->text, title);
	text_add(picture->text, "</title>\n<style>\nsvg{background:#fff}");
	for (int i = 0; i < 7; i++)
		text_print(picture->text, ".c%d{color:%s}", i, light[i]);
	text_add(picture->text, "\n@media(prefers-color-scheme:dark){svg{background:#0d1117}");
	for (int i = 0; i < 7; i++)
		text_print(picture->text, ".c%d{color:%s}", i, dark[i]);
	text_print(picture->text, "}\ntext{font:%dpx 'DejaVu Sans Mono',Menlo,Consolas,monospace}.b{font-weight:bold}"
		"\ntext,.s{fill:currentColor}.l,.d,.h{fill:none;stroke:currentColor}.d{stroke-dasharray:2 2}.h{stroke-width:3}\n</style>\n", FONT);
	text_print(picture->text, "<g transform=\"translate(%d %d)\">\n", EDGE, EDGE);
}

/* Opens the element before its first piece. */
static void add_path(struct picture *picture, bool *open, const char *class, int colour, int shade)
{
	if (*open)
		return;
	*open = true;
	text_print(picture->text, "<path class=\"%s c%d\"", class, colour);
	if (shade < 4)
		text_print(picture->text, " opacity=\".%d\"", 25 * shade);
	text_add(picture->text, " d=\"");
}

static void end_path(struct picture *picture, bool open)
{
	if (open)
		text_add(picture->text, "\"/>\n");
}

/* From the middle of a cell to its edges; what goes on to the right is one line. */
static int add_line(struct picture *picture, int row, int column, enum weight weight, int colour)
{
	const struct canvas *canvas = picture->canvas;
	int arms = arms_of(canvas_cell(canvas, row, column)->point, weight), x = column * WIDE, y = row * HIGH, until = column;

	if (arms & (ARM_UP | ARM_DOWN))
		text_print(picture->text, "M%d %dV%d", x + WIDE / 2, arms & ARM_UP ? y : y + HIGH / 2, arms & ARM_DOWN ? y + HIGH : y + HIGH / 2);
	if (!(arms & (ARM_LEFT | ARM_RIGHT)))
		return column;
	while (arms & ARM_RIGHT && until + 1 < canvas->columns && arms_of(canvas_cell(canvas, row, until + 1)->point, weight) == (ARM_LEFT | ARM_RIGHT) &&
	       class_of(picture, canvas_cell(canvas, row, until + 1)) == colour)
		until++;
	text_print(picture->text, "M%d %dH%d", arms & ARM_LEFT ? x : x + WIDE / 2, y + HIGH / 2,
		until > column || arms & ARM_RIGHT ? (until + 1) * WIDE : x + WIDE / 2);
	return until;
}

static void add_lines(struct picture *picture, enum weight weight, int colour)
{
	static const char *const classes[WEIGHTS] = {"l", "d", "h"};
	bool open = false;

	for (int row = 0; row < picture->canvas->rows; row++)
		for (int column = 0; column < picture->canvas->columns; column++) {
			const struct cell *cell = canvas_cell(picture->canvas, row, column);

			if (!arms_of(cell->point, weight) || class_of(picture, cell) != colour)
				continue;
			add_path(picture, &open, classes[weight], colour, 4);
			column = add_line(picture, row, column, weight, colour);
		}
	end_path(picture, open);
}

/* The same block side by side is one shape. */
static void add_blocks(struct picture *picture, int shade, int colour)
{
	const struct canvas *canvas = picture->canvas;
	struct block block;
	bool open = false;

	for (int row = 0; row < canvas->rows; row++)
		for (int column = 0; column < canvas->columns; column++) {
			const struct cell *cell = canvas_cell(canvas, row, column);
			int from = column;

			if (!block_of(cell->point, &block) || block.shade != shade || class_of(picture, cell) != colour)
				continue;
			while (block.left == 0 && block.right == 8 && column + 1 < canvas->columns && canvas_cell(canvas, row, column + 1)->point == cell->point &&
			       class_of(picture, canvas_cell(canvas, row, column + 1)) == colour)
				column++;
			add_path(picture, &open, "s", colour, shade);
			text_print(picture->text, "M%d %dH%dV%dH%dz", from * WIDE + block.left * WIDE / 8, row * HIGH + block.top * HIGH / 8,
				column * WIDE + block.right * WIDE / 8, row * HIGH + block.bottom * HIGH / 8, from * WIDE + block.left * WIDE / 8);
		}
	end_path(picture, open);
}

static void add_letter(struct text *text, const struct picture *picture, const struct cell *cell)
{
	const struct grid *grid = picture->canvas->grid;

	text_add_point(text, cell->point);
	for (int i = 0; cell->marks && i < MARKS_MOST; i++)
		if (grid->marks[cell->marks - 1].points[i])
			text_add_point(text, grid->marks[cell->marks - 1].points[i]);
}

static bool is_blank(const struct canvas *canvas, int row, int column)
{
	return column >= canvas->columns || canvas_cell(canvas, row, column)->point == ' ';
}

/* Does the run of words with this cell's look end before the column? Two blanks part runs, one is a letter. */
static bool ends_run(const struct picture *picture, int row, int column, const struct cell *first)
{
	const struct canvas *canvas = picture->canvas;
	const struct cell *cell;
	struct look look, begun = look_of(picture, first);

	if (column >= canvas->columns || (is_blank(canvas, row, column) && is_blank(canvas, row, column + 1)))
		return true;
	cell = canvas_cell(canvas, row, column);
	look = look_of(picture, is_blank(canvas, row, column) ? cell + 1 : cell);
	return is_shape(cell->point) || (is_blank(canvas, row, column) && is_shape((cell + 1)->point)) || look.colour != begun.colour || look.bold != begun.bold;
}

/* Set to the width of its cells, whatever the font makes of it. Answers the column after it. */
static int add_run(struct picture *picture, int row, int column)
{
	const struct canvas *canvas = picture->canvas;
	const struct cell *first = canvas_cell(canvas, row, column);
	struct text words = {0};
	int until = column;

	do {
		if (canvas_cell(canvas, row, until)->width)
			add_letter(&words, picture, canvas_cell(canvas, row, until));
		until++;
	} while (!ends_run(picture, row, until, first));
	text_print(picture->text, "<text class=\"%sc%d\" x=\"%d\" y=\"%d\" textLength=\"%d\">", look_of(picture, first).bold ? "b " : "",
		class_of(picture, first), column * WIDE, row * HIGH + BASE, (until - column) * WIDE);
	text_add_html(picture->text, text_string(&words));
	text_add(picture->text, "</text>\n");
	text_free(&words);
	return until;
}

static void add_words(struct picture *picture)
{
	for (int row = 0; row < picture->canvas->rows; row++)
		for (int column = 0; column < picture->canvas->columns;) {
			if (is_blank(picture->canvas, row, column) || is_shape(canvas_cell(picture->canvas, row, column)->point))
				column++;
			else
				column = add_run(picture, row, column);
		}
}

void picture_add(struct text *text, const struct canvas *canvas, const struct theme *theme, const char *title)
{
	struct picture picture = {text, canvas, theme};

	add_head(&picture, title);
	for (int colour = 0; colour < COLOUR_BRIGHT - 1; colour++) {
		for (int shade = 1; shade <= 4; shade++)
			add_blocks(&picture, shade, colour);
		for (int weight = 0; weight < WEIGHTS; weight++)
			add_lines(&picture, (enum weight)weight, colour);
	}
	add_words(&picture);
	text_add(text, "</g>\n</svg>\n");
}
