#include "tui/quotes-foot.h"

#include <stdio.h>
#include <string.h>

#include "db/speech.h"
#include "model/locale.h"
#include "tui/chart.h"

enum { LEFT = 2, RATE = 7, SHARE = 8, ROWS_AROUND = 4, BANDS_MOST = 8, MANY_ANSWERS = 40 };

bool quotes_foot_load(struct book *book, struct arena *arena, struct quotes_foot *foot)
{
	struct quotes quotes = {0};

	*foot = (struct quotes_foot){.half = 0};
	if (!quote_list(book, INT64_MAX, arena, &quotes))
		return false;
	if (!quotes.count)
		return true;
	snprintf(foot->currency, sizeof foot->currency, "%s", quotes.items[quotes.count - 1].currency);
	quote_bands(&quotes, foot->currency, arena, &foot->bands);
	foot->half = quote_half_rate(&foot->bands);
	for (size_t i = 0; i < foot->bands.count; i++)
		foot->answers += foot->bands.items[i].answers;
	return true;
}

static int band_rows(const struct quotes_foot *foot)
{
	return foot->bands.count < BANDS_MOST ? (int)foot->bands.count : BANDS_MOST;
}

int quotes_foot_rows(const struct quotes_foot *foot, int free)
{
	int wanted = foot->answers ? band_rows(foot) + ROWS_AROUND : 0;

	return wanted <= free ? wanted : 0;
}

/* $150; with its decimals only where there are some. */
static void rate_text(const struct quotes_foot *foot, int64_t minor, char out[48])
{
	struct money rate = {.minor = minor};
	char *end;

	snprintf(rate.currency, sizeof rate.currency, "%s", foot->currency);
	locale_own_money(rate, MONEY_SIGNED, out);
	end = strstr(out, ".00");
	if (end && !end[3])
		*end = '\0';
}

static void paint_band(const struct quotes_foot *foot, const struct quote_band *band, struct canvas *canvas, int row)
{
	int bar = canvas->columns - LEFT - RATE - SHARE - 3;
	char rate[48];

	rate_text(foot, band->rate, rate);
	canvas_put(canvas, row, LEFT, -RATE, TONE_PLAIN, rate);
	if (bar > 3)
		chart_bar(canvas, row, LEFT + RATE + 1, bar, TONE_CHART, band->won, band->answers);
	canvas_print(canvas, row, canvas->columns - SHARE - 1, -SHARE, TONE_PLAIN, "%d of %d", band->won, band->answers);
}

void quotes_foot_paint(const struct quotes_foot *foot, struct canvas *canvas)
{
	int rows = band_rows(foot), row = 1;
	char rate[48];

	if (canvas->rows < rows + ROWS_AROUND)
		return;
	canvas_put(canvas, row, LEFT, 20, TONE_TITLE, speech("Quotes"));
	canvas_put(canvas, row++, canvas->columns - SHARE - 1, -SHARE, TONE_PLAIN, speech("won"));
	for (int i = 0; i < rows; i++)
		paint_band(foot, &foot->bands.items[foot->bands.count - (size_t)rows + (size_t)i], canvas, row++);
	if (foot->half) {
		rate_text(foot, foot->half, rate);
		canvas_print(canvas, row++, LEFT, canvas->columns - LEFT, TONE_PLAIN, "from %s on half or fewer say yes;", rate);
	} else {
		canvas_put(canvas, row++, LEFT, canvas->columns - LEFT, TONE_PLAIN, speech("more than half say yes at any;"));
	}
	canvas_print(canvas, row, LEFT, canvas->columns - LEFT, TONE_PLAIN, speech_of("%d answer%s", "%d answers%s", (unsigned long)foot->answers), foot->answers,
		foot->answers < MANY_ANSWERS ? speech(": a wide guess") : "");
}
