/*
 * ambit-pdf: a report as plain records in, PDF out. The program that loads pango and cairo, because loading them costs
 * more than all the rest of a start. It draws what it is told: every figure comes as the words that are printed.
 */
#include <cairo-pdf.h>
#include <malloc.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>

#include "model/moment.h"
#include "model/pdf-sheet.h"
#include "model/watched.h"

/* In points. Where the smallest doesn't put all on one sheet, there are several that are easy to read. */
#define SIZE_MOST 9.6
#define SIZE_LEAST 5.6
#define SIZE_STEP 0.2
#define SIZE_MANY 8.4
#define SIZE_ROOMY 10.4

enum { ROOM = 1024 * 1024 * 1024, SECONDS = 10, RECORDS_MOST = 16 * 1024 * 1024 };

/* Asked by the leak checker: fontconfig and pango keep what they once read until the end. */
const char *__lsan_default_suppressions(void);
const char *__lsan_default_options(void);

const char *__lsan_default_suppressions(void)
{
	return "leak:libfontconfig\nleak:libpango\n";
}

const char *__lsan_default_options(void)
{
	return "print_suppressions=0";
}

/*
 * A runaway is ended, not waited for, and what the libraries grumble about, such as a cache that can't be written, is
 * no news for anybody. Each of pango's threads would claim 128 MiB of addresses for a heap of its own.
 */
static bool limit_self(void)
{
	setrlimit(RLIMIT_CPU, &(struct rlimit){SECONDS, SECONDS});
	if (is_watched())
		return true;
#ifdef M_ARENA_MAX
	mallopt(M_ARENA_MAX, 1);
#endif
	setrlimit(RLIMIT_AS, &(struct rlimit){ROOM, ROOM});
	return freopen("/dev/null", "w", stderr);
}

static void print_lines(struct sheet *sheet, const struct line *line, const char *sign, struct look look)
{
	double indent = *sign ? 1.4 * sheet->size : 0;

	for (; line; line = line->next) {
		double height;

		sheet_need(sheet, 1.4 * sheet->size);
		if (*sign)
			sheet_text(sheet, sign, SHEET_SIDE + 0.3 * sheet->size, 0, look);
		height = sheet_text(sheet, line->text, SHEET_SIDE + indent, sheet->room - indent, look);
		sheet->y += height + 0.15 * sheet->size;
	}
}

static void print_box(struct sheet *sheet)
{
	double side = 0.85 * sheet->size;

	if (!sheet->paints)
		return;
	sheet_ink(sheet, TONE_INK);
	cairo_set_line_width(sheet->cairo, 0.7);
	cairo_rectangle(sheet->cairo, SHEET_SIDE + 0.5, sheet->y + 0.2 * sheet->size, side, side);
	cairo_stroke(sheet->cairo);
}

static void print_choices(struct sheet *sheet, const struct line *line)
{
	double indent = 1.7 * sheet->size;

	for (; line; line = line->next) {
		sheet_need(sheet, 3 * sheet->size);
		print_box(sheet);
		sheet->y += sheet_text(sheet, line->text, SHEET_SIDE + indent, sheet->room - indent, (struct look){0}) + 0.4 * sheet->size;
	}
}

static void print_blanks(struct sheet *sheet, const struct line *line)
{
	for (; line; line = line->next) {
		double width, height;

		sheet_need(sheet, 3 * sheet->size);
		sheet->y += sheet->size;
		sheet_measure(sheet, line->text, (struct look){0}, &width, &height);
		sheet_text(sheet, line->text, SHEET_SIDE, sheet->room, (struct look){0});
		sheet_rule(sheet, SHEET_SIDE + width + sheet->size / 2, sheet->room - width - sheet->size / 2, sheet->y + height, TONE_INK, 0.6);
		sheet->y += height + 0.4 * sheet->size;
	}
}

static void print_block(struct sheet *sheet, const struct block *block, struct arena *arena)
{
	switch (block->kind) {
	case BLOCK_PARAGRAPH:
		sheet_need(sheet, 1.4 * sheet->size);
		sheet->y += sheet_text(sheet, block->text, SHEET_SIDE, sheet->room, (struct look){0}) + 0.2 * sheet->size;
		break;
	case BLOCK_LIST:
		print_lines(sheet, block->lines, "\xe2\x80\xa2", (struct look){0});
		break;
	case BLOCK_CHOICES:
		print_choices(sheet, block->lines);
		break;
	case BLOCK_BLANKS:
		print_blanks(sheet, block->lines);
		break;
	case BLOCK_TABLE:
		pdf_table(sheet, block, arena);
		break;
	case BLOCK_CHART:
		pdf_chart(sheet, block->chart, arena);
		break;
	}
}

/* The heading stays with the beginning of what it heads. */
static void print_section(struct sheet *sheet, const struct section *section, struct arena *arena)
{
	sheet_need(sheet, 5 * sheet->size);
	sheet->y += (sheet->roomy ? 1.1 : 0.75) * sheet->size;
	if (section->title) {
		sheet->y += sheet_text(sheet, section->title, SHEET_SIDE, sheet->room, (struct look){.scale = 1.12, .bold = true}) + 0.1 * sheet->size;
		sheet_rule(sheet, SHEET_SIDE, sheet->room, sheet->y, TONE_LINE, 0.6);
		sheet->y += 0.15 * sheet->size;
	}
	for (const struct block *block = section->blocks; block; block = block->next)
		print_block(sheet, block, arena);
}

static void print_report(struct sheet *sheet, const struct report *report, struct arena *arena)
{
	int number = 0;

	sheet->number = 1;
	sheet_begin(sheet);
	sheet->y += sheet_text(sheet, report->title, SHEET_SIDE, sheet->room, (struct look){.scale = 1.55, .bold = true}) + (sheet->roomy ? 0.7 : 0.3) * sheet->size;
	print_lines(sheet, report->lead, "", (struct look){0});
	for (const struct section *section = report->sections; section; section = section->next) {
		struct section numbered = *section;

		if (section->title && !report->unnumbered)
			numbered.title = arena_print(arena, "%d. %s", ++number, section->title);
		print_section(sheet, &numbered, arena);
	}
	sheet->y += 0.6 * sheet->size;
	print_lines(sheet, report->foot, "", (struct look){.tone = TONE_DIM});
}

/* Does all of it stand on one sheet with such letters? */
static bool takes_one_sheet(struct sheet *sheet, const struct report *report, double size, struct arena *arena)
{
	sheet->size = size;
	sheet->endless = true;
	print_report(sheet, report, arena);
	arena_clear(arena);
	return sheet->y <= sheet->height - SHEET_TOP;
}

/* The largest letters within the bounds with which all of it stands on one sheet. */
static bool fit(struct sheet *sheet, const struct report *report, double most, double least, struct arena *arena)
{
	int step = 0;

	if (!takes_one_sheet(sheet, report, least, arena))
		return false;
	while (!takes_one_sheet(sheet, report, most - SIZE_STEP * step, arena))
		step++;
	return true;
}

static void count_sheets(struct sheet *sheet, const struct report *report, struct arena *arena)
{
	sheet->size = SIZE_MANY;
	sheet->endless = false;
	print_report(sheet, report, arena);
	sheet->count = sheet->number;
}

/* With air between the lines where there is room for it, or where the sheet need not be the only one. */
static void choose_size(struct sheet *sheet, const struct report *report)
{
	struct arena *arena = arena_new();

	sheet->count = 1;
	sheet->roomy = true;
	if (!fit(sheet, report, SIZE_ROOMY, report->flows ? SIZE_MANY : SIZE_MOST, arena)) {
		sheet->roomy = report->flows;
		if (report->flows || !fit(sheet, report, SIZE_MOST, SIZE_LEAST, arena))
			count_sheets(sheet, report, arena);
	}
	arena_free(arena);
}

/* Letters stand where the font puts them, not where a screen's pixels would. */
static PangoLayout *new_layout(cairo_t *cairo)
{
	PangoLayout *layout = pango_cairo_create_layout(cairo);
	cairo_font_options_t *options = cairo_font_options_create();

	cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
	cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
	pango_cairo_context_set_font_options(pango_layout_get_context(layout), options);
	cairo_font_options_destroy(options);
	pango_layout_context_changed(layout);
	return layout;
}

static cairo_status_t write_bytes(void *file, const unsigned char *bytes, unsigned length)
{
	return fwrite(bytes, 1, length, file) == length ? CAIRO_STATUS_SUCCESS : CAIRO_STATUS_WRITE_ERROR;
}

/* The same report is the same bytes whenever it is printed: it knows no day but the one that it tells of. */
static void describe(cairo_surface_t *surface, const struct report *report)
{
	char utc[32];

	cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, report->position == INT64_MAX ? "" : moment_utc(report->position, utc));
	cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, report->title);
	cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATOR, "ambit");
}

static int draw(const struct report *report, struct arena *arena)
{
	const double *paper = report->letter ? (const double[]){612, 792} : (const double[]){595.28, 841.89};
	cairo_surface_t *surface = cairo_pdf_surface_create_for_stream(write_bytes, stdout, paper[0], paper[1]);
	struct sheet sheet = {.cairo = cairo_create(surface), .height = paper[1], .room = paper[0] - 2 * SHEET_SIDE, .locale = report->locale, .title = report->title, .stamp = report->stamp};
	cairo_status_t status;

	describe(surface, report);
	sheet.layout = new_layout(sheet.cairo);
	choose_size(&sheet, report);
	sheet.paints = true;
	print_report(&sheet, report, arena);
	sheet_end(&sheet);
	g_object_unref(sheet.layout);
	cairo_destroy(sheet.cairo);
	cairo_surface_finish(surface);
	status = cairo_surface_status(surface);
	cairo_surface_destroy(surface);
	return status == CAIRO_STATUS_SUCCESS && !fflush(stdout) ? 0 : 1;
}

/* False when there is more than a report can be. */
static bool read_all(FILE *in, struct text *text)
{
	char piece[16384];
	size_t got;

	while ((got = fread(piece, 1, sizeof piece, in)) > 0 && text->length < RECORDS_MOST)
		text_add_n(text, piece, got);
	return !ferror(in) && text->length < RECORDS_MOST && text->length && strlen(text->bytes) == text->length && utf8_fault(text->bytes, text->length) < 0;
}

int main(void)
{
	struct arena *arena = arena_new();
	struct text text = {0};
	struct report report;
	int status = 2;

	if (limit_self() && read_all(stdin, &text) && report_read_records(text.bytes, arena, &report))
		status = draw(&report, arena);
	text_free(&text);
	arena_free(arena);
	return status;
}
