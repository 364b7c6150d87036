#include "tui/clock-pane.h"

#include <stdio.h>

#include "db/speech.h"
#include "model/locale.h"
#include "model/rate.h"
#include "tui/chart.h"
#include "tui/words.h"

enum { LEFT = 2, DIGITS_ROW = 1, BAR_ROW = 5, BAR_LABEL = 6, MARKER = 0x25b8 };

static bool read_rate(struct book *book, struct arena *arena, struct clock_pane *pane)
{
	const struct rate *rate;
	struct rate_book *rates;
	struct place place = {0};
	char amount[48];

	if (!pane->timer_runs)
		return true;
	if (!place_of(book, pane->timer.project, pane->timer.item, arena, &place))
		return false;
	if (!place.client || !place.currency)
		return true;
	if (!rate_book_open(book, INT64_MAX, arena, &rates))
		return false;
	rate = rate_in_force(rates, place.client, place.project, place.item, place.currency, pane->timer.day);
	if (rate)
		snprintf(pane->rate, sizeof pane->rate, "%.20s/%s", locale_own_money(rate->amount, MONEY_SIGNED, amount), rate->day_seconds ? speech("day") : "h");
	return true;
}

bool clock_pane_load(struct book *book, struct arena *arena, struct clock_pane *pane)
{
	*pane = (struct clock_pane){.now = book_now(book), .read_at = book_now(book), .zone = book_clock(book).zone};
	return timer_find(book, arena, &pane->timer, &pane->timer_runs) &&
	       pomodoro_find(book, arena, &pane->pomodoro, &pane->pomodoro_runs) && read_rate(book, arena, pane);
}

static int64_t left_of(const struct clock_pane *pane)
{
	int64_t passed = pane->pomodoro.phase == PHASE_PAUSED ? 0 : pane->now - pane->read_at;

	return pane->pomodoro.remaining - passed;
}

/* Minutes stand in big digits and change once a minute; seconds stand small beside them. */
static int paint_minutes(struct canvas *inside, int64_t seconds, enum tone tone)
{
	char digits[24];
	int width;

	snprintf(digits, sizeof digits, "%02d", (int)(seconds / 60 % 1000));
	width = canvas_digits(inside, DIGITS_ROW, LEFT, tone, digits);
	canvas_print(inside, DIGITS_ROW + 2, LEFT + width, 3, TONE_PLAIN, ":%02d", (int)(seconds % 60));
	return LEFT + width + 5;
}

static int paint_hours(struct canvas *inside, int64_t seconds)
{
	char digits[24];

	/* A clock shows the minutes that are full. */
	moment_clock_length(seconds - seconds % 60, digits);
	return LEFT + canvas_digits(inside, DIGITS_ROW, LEFT, TONE_PLAIN, digits) + 2;
}

static void paint_what(const struct clock_pane *pane, struct canvas *inside, int column)
{
	const char *path = pane->timer_runs ? pane->timer.path : pane->pomodoro.path;
	const char *activity = pane->timer_runs ? pane->timer.activity : pane->pomodoro.activity;
	int width = inside->columns - column - 1;

	canvas_put(inside, DIGITS_ROW, column, width, TONE_TITLE, words_short_path(path));
	canvas_put(inside, DIGITS_ROW + 1, column, width, TONE_PLAIN, activity ? activity : "");
	canvas_put(inside, DIGITS_ROW + 2, column, width, TONE_PLAIN, pane->rate);
}

static void paint_bar(const struct clock_pane *pane, struct canvas *inside, int64_t left)
{
	char planned[24];
	int width = inside->columns - LEFT - BAR_LABEL - 4;

	chart_bar(inside, BAR_ROW, LEFT, width, TONE_CHART, pane->pomodoro.planned - left, pane->pomodoro.planned);
	canvas_put(inside, BAR_ROW, LEFT + width + 2, BAR_LABEL, TONE_PLAIN, words_clock(pane->pomodoro.planned, planned));
}

/* Read aloud: when it began or ends, which stays true, and no figure that goes stale unless somebody paints it again. */
static void paint_aloud(const struct clock_pane *pane, struct canvas *inside)
{
	const char *path = pane->timer_runs ? pane->timer.path : pane->pomodoro.path, *activity = pane->timer_runs ? pane->timer.activity : pane->pomodoro.activity;
	char since[8], until[8], planned[24], left[24];
	int width = inside->columns - LEFT, row = 1;

	canvas_print(inside, 0, LEFT, width, TONE_PLAIN, "%s%s%s%s%s", words_short_path(path), activity ? ", " : "", activity ? activity : "", pane->rate[0] ? ", " : "", pane->rate);
	if (pane->timer_runs)
		canvas_print(inside, row++, LEFT, width, TONE_PLAIN, "since %s", words_time(pane->timer.started_at, pane->zone, since));
	if (pane->pomodoro_runs && pane->pomodoro.phase == PHASE_PAUSED)
		canvas_print(inside, row++, LEFT, width, TONE_PLAIN, "%s left of %s", words_clock(left_of(pane), left), words_clock(pane->pomodoro.planned, planned));
	else if (pane->pomodoro_runs)
		canvas_print(inside, row++, LEFT, width, TONE_PLAIN, "%s at %s, after %s", left_of(pane) > 0 ? speech("ends") : speech("ended"),
			words_time(pane->now + left_of(pane), pane->zone, until), words_clock(pane->pomodoro.planned, planned));
	if (pane->pomodoro_runs && left_of(pane) <= 0)
		canvas_put(inside, row++, LEFT, width, TONE_PLAIN, pane->pomodoro.phase == PHASE_WORK ? speech("Space begins the break") : speech("Space ends the break"));
	if (pane->timer_runs)
		canvas_put(inside, row, LEFT, width, TONE_PLAIN, pane->timer.note ? pane->timer.note : "");
}

static const char *phase_title(const struct clock_pane *pane)
{
	switch (pane->pomodoro.phase) {
	case PHASE_PAUSED: return speech("Pomodoro, paused");
	case PHASE_BREAK: return speech("Break");
	case PHASE_LONG_BREAK: return speech("Long break");
	default: return speech("Pomodoro");
	}
}

static void paint_pomodoro(const struct clock_pane *pane, struct canvas *canvas)
{
	int64_t left = left_of(pane);
	struct canvas inside;
	char round[40];

	snprintf(round, sizeof round, speech("round %d of %d"), pane->pomodoro.round, pane->pomodoro.every);
	inside = canvas_frame(canvas, (struct frame){phase_title(pane), round, NULL, NULL});
	if (canvas->grid->bare) {
		paint_aloud(pane, &inside);
		return;
	}
	paint_what(pane, &inside, paint_minutes(&inside, left > 0 ? left : -left, left > 0 ? TONE_PLAIN : TONE_WARNING));
	paint_bar(pane, &inside, left > 0 ? left : 0);
	if (left > 0)
		return;
	canvas_put(&inside, DIGITS_ROW + 1, 0, 1, TONE_WARNING, "+");
	canvas_put(&inside, BAR_ROW + 1, LEFT, inside.columns - LEFT, TONE_WARNING,
		pane->pomodoro.phase == PHASE_WORK ? speech("over: Space begins the break") : speech("over: Space ends the break"));
}

static void paint_timer(const struct clock_pane *pane, struct canvas *canvas)
{
	struct canvas inside = canvas_frame(canvas, (struct frame){speech("Running"), speech("P starts a Pomodoro"), NULL, NULL});

	if (canvas->grid->bare) {
		paint_aloud(pane, &inside);
		return;
	}
	paint_what(pane, &inside, paint_hours(&inside, moment_since(pane->timer.started_at, pane->now)));
	canvas_put(&inside, BAR_ROW, LEFT, inside.columns - LEFT - 1, TONE_PLAIN, pane->timer.note ? pane->timer.note : "");
}

void clock_pane_paint(const struct clock_pane *pane, struct canvas *canvas, bool focused)
{
	int first = canvas->grid->bare ? 0 : DIGITS_ROW;
	struct canvas inside;

	if (pane->pomodoro_runs) {
		paint_pomodoro(pane, canvas);
	} else if (pane->timer_runs) {
		paint_timer(pane, canvas);
	} else {
		inside = canvas_frame(canvas, (struct frame){speech("Clock"), NULL, NULL, NULL});
		canvas_put(&inside, first, LEFT, inside.columns - LEFT - 1, TONE_PLAIN, speech("No clock runs."));
		canvas_put(&inside, first + 1, LEFT, inside.columns - LEFT - 1, TONE_PLAIN, speech("Space starts it, P a Pomodoro."));
	}
	if (!focused || canvas->rows < 3)
		return;
	inside = canvas_part(canvas, 1, canvas->grid->bare ? 0 : 1, canvas->rows - 2, canvas->columns - 2);
	canvas_repeat(&inside, first < inside.rows ? first : 0, 0, 1, TONE_SELECTED, MARKER);
	canvas_cursor(&inside, first < inside.rows ? first : 0, 0);
}
