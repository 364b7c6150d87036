/* One sheet of paper after the other. */
#include <stdio.h>

#include "model/pdf-sheet.h"

void sheet_ink(struct sheet *sheet, enum tone tone)
{
	static const double inks[][3] = {
		[TONE_INK] = {0, 0, 0}, [TONE_DIM] = {.28, .28, .28}, [TONE_LINE] = {.72, .72, .72}, [TONE_PALE] = {.9, .9, .9},
		[TONE_AGREED] = {.12, .31, .55}, [TONE_WAITING] = {.54, .32, 0}, [TONE_DONE] = {.13, .42, .23},
	};

	cairo_set_source_rgb(sheet->cairo, inks[tone][0], inks[tone][1], inks[tone][2]);
}

/* Pango takes left for where a line begins, which in Arabic and Hebrew is the right; columns stay where they are. */
static bool is_mirrored(PangoLayout *layout)
{
	return pango_layout_get_direction(layout, 0) == PANGO_DIRECTION_RTL;
}

static void set(struct sheet *sheet, const char *words, double width, struct look look)
{
	PangoFontDescription *font = pango_font_description_new();

	pango_font_description_set_family_static(font, "DejaVu Sans, Noto Sans, Sans");
	pango_font_description_set_weight(font, look.bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
	pango_font_description_set_absolute_size(font, sheet->size * (look.scale > 0 ? look.scale : 1) * PANGO_SCALE);
	pango_layout_set_font_description(sheet->layout, font);
	pango_font_description_free(font);
	pango_layout_set_width(sheet->layout, width > 0 ? (int)(width * PANGO_SCALE) : -1);
	pango_layout_set_wrap(sheet->layout, PANGO_WRAP_WORD_CHAR);
	pango_layout_set_text(sheet->layout, words, -1);
	pango_layout_set_alignment(sheet->layout, look.right != is_mirrored(sheet->layout) && width > 0 ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
}

void sheet_measure(struct sheet *sheet, const char *words, struct look look, double *width, double *height)
{
	int across, down;

	set(sheet, words, 0, look);
	pango_layout_get_size(sheet->layout, &across, &down);
	*width = (double)across / PANGO_SCALE;
	*height = (double)down / PANGO_SCALE;
}

double sheet_text(struct sheet *sheet, const char *words, double x, double width, struct look look)
{
	int across, down;

	set(sheet, words, width, look);
	pango_layout_get_size(sheet->layout, &across, &down);
	if (sheet->paints) {
		sheet_ink(sheet, look.tone);
		cairo_move_to(sheet->cairo, x, sheet->y);
		pango_cairo_show_layout(sheet->cairo, sheet->layout);
	}
	return (double)down / PANGO_SCALE;
}

/* On one line, cut where it is too long. */
static void sheet_line(struct sheet *sheet, const char *words, double x, double width, struct look look)
{
	pango_layout_set_ellipsize(sheet->layout, PANGO_ELLIPSIZE_END);
	sheet_text(sheet, words, x, width, look);
	pango_layout_set_ellipsize(sheet->layout, PANGO_ELLIPSIZE_NONE);
}

void sheet_rule(struct sheet *sheet, double x, double width, double y, enum tone tone, double thickness)
{
	if (!sheet->paints)
		return;
	sheet_ink(sheet, tone);
	cairo_set_line_width(sheet->cairo, thickness);
	cairo_move_to(sheet->cairo, x, y);
	cairo_line_to(sheet->cairo, x + width, y);
	cairo_stroke(sheet->cairo);
}

void sheet_end(struct sheet *sheet)
{
	struct look look = {.scale = 0.85, .tone = TONE_DIM};
	char words[32];
	double across, down;

	sheet->y = sheet->height - 0.75 * SHEET_TOP;
	if (sheet->paints && sheet->count > 1) {
		snprintf(words, sizeof words, "%d / %d", sheet->number, sheet->count);
		sheet_measure(sheet, words, look, &across, &down);
		sheet_line(sheet, sheet->title, SHEET_SIDE, sheet->room - across - 2 * sheet->size, look);
		look.right = true;
		sheet_text(sheet, words, SHEET_SIDE, sheet->room, look);
	}
	if (sheet->paints)
		cairo_show_page(sheet->cairo);
}

/* As large as the sheet is wide, from its lower left to its upper right. */
static void print_stamp(struct sheet *sheet)
{
	struct look look = {.scale = 60 / sheet->size, .bold = true, .tone = TONE_PALE};
	double across, down, least;

	sheet_measure(sheet, sheet->stamp, look, &across, &down);
	least = 0.95 * sheet->room / across;
	cairo_save(sheet->cairo);
	cairo_translate(sheet->cairo, SHEET_SIDE + sheet->room / 2, sheet->height / 2);
	cairo_rotate(sheet->cairo, -0.6);
	cairo_scale(sheet->cairo, least < 2 ? least : 2, least < 2 ? least : 2);
	sheet->y = -down / 2;
	sheet_text(sheet, sheet->stamp, -across / 2, 0, look);
	cairo_restore(sheet->cairo);
}

void sheet_begin(struct sheet *sheet)
{
	if (sheet->stamp && sheet->paints)
		print_stamp(sheet);
	sheet->y = SHEET_TOP;
}

bool sheet_need(struct sheet *sheet, double height)
{
	if (sheet->endless || sheet->y + height <= sheet->height - SHEET_TOP || sheet->y <= SHEET_TOP)
		return false;
	sheet_end(sheet);
	sheet->number++;
	sheet_begin(sheet);
	return true;
}
