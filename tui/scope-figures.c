/* The burn-up and the card of figures of Scope. */
#include <stdio.h>
#include <string.h>

#include "tui/chart.h"
#include "tui/scope-panes.h"
#include "tui/words.h"

enum { LEFT = 2, LABEL = 10, VALUE = 7, MARKER = 0x25b8, POINTS_MOST = 400 };

static void mark(struct canvas *inside, bool focused)
{
	if (!focused || !inside->rows)
		return;
	canvas_repeat(inside, 0, 0, 1, TONE_SELECTED, MARKER);
	canvas_cursor(inside, 0, 0);
}

static int week_of(int from, int day)
{
	int first = from - day_weekday(from);

	return day < first ? 0 : (day - first) / 7 + 1;
}

static void burnup_words(const struct position *position, char out[48])
{
	int end = position->project.end_on;

	out[0] = '\0';
	if (!position->burnup_count)
		return;
	if (end == DAY_NONE)
		snprintf(out, 48, "week %d", week_of(position->start_on, position->day));
	else
		snprintf(out, 48, "week %d of %d", week_of(position->start_on, position->day), week_of(position->start_on, end));
}

/* The values of each series, point by point; what waits is drawn only where something does. */
struct points {
	int64_t scope[POINTS_MOST], waiting[POINTS_MOST], done[POINTS_MOST], spent[POINTS_MOST];
	char days[POINTS_MOST][16];
	const char *labels[POINTS_MOST];
	size_t count;
};

static void fill_points(const struct position *position, struct points *points)
{
	size_t first = position->burnup_count > POINTS_MOST ? position->burnup_count - POINTS_MOST : 0;

	for (size_t i = first; i < position->burnup_count; i++) {
		const struct burnup_point *point = &position->burnup[i];
		size_t at = points->count++;

		points->scope[at] = point->scope;
		points->waiting[at] = point->waiting > point->scope ? point->waiting : CHART_NOTHING;
		points->done[at] = ratio_round(point->earned);
		points->spent[at] = point->effort;
		points->labels[at] = words_day(point->day, points->days[at]);
	}
}

void scope_paint_burnup(const struct position *position, struct canvas *canvas, bool focused)
{
	struct points points = {.count = 0};
	const struct chart_series series[] = {
		{.name = "agreed", .mark = MARK_LINE, .tone = TONE_GOOD, .values = points.scope},
		{.name = "+ waiting", .mark = MARK_DASHES, .tone = TONE_WARNING, .values = points.waiting},
		{.name = "done", .mark = MARK_AREA, .tone = TONE_CHART, .values = points.done},
		{.name = "hours spent", .mark = MARK_DOTS, .tone = TONE_CHART_OTHER, .values = points.spent},
	};
	struct canvas inside;
	char words[48];

	burnup_words(position, words);
	inside = canvas_frame(canvas, (struct frame){"Burn-up, hours", words, NULL, NULL});
	fill_points(position, &points);
	if (points.count)
		chart_burnup(&inside, &(struct burnup){
			.series = series, .count = 4, .points = points.count, .labels = points.labels, .unit = 3600, .suffix = " h",
		});
	else
		canvas_put(&inside, 1, LEFT, inside.columns - LEFT, TONE_DIM, "Nothing to draw before the first Friday of the project.");
	mark(&inside, focused);
}

/* A row of the card: a word, a length set to the right, and what is to be said of it. */
static int put_hours(struct canvas *inside, int row, const char *label, const char *sign, int64_t seconds, const char *rest)
{
	char length[24];

	canvas_put(inside, row, LEFT, LABEL, TONE_PLAIN, label);
	canvas_print(inside, row, LEFT + LABEL - 1, -VALUE, TONE_PLAIN, "%s%s", sign, moment_clock_length(seconds, length));
	canvas_put(inside, row, LEFT + LABEL + VALUE + 1, inside->columns - LEFT - LABEL - VALUE - 1, TONE_PLAIN, rest);
	return row + 1;
}

static int put_money(struct canvas *inside, int row, const char *label, const struct position *position, const char *sign, int64_t minor, const char *rest)
{
	struct money amount = {.minor = minor};
	char text[48];

	snprintf(amount.currency, sizeof amount.currency, "%s", position->project.currency);
	canvas_put(inside, row, LEFT, LABEL, TONE_PLAIN, label);
	canvas_print(inside, row, LEFT + LABEL, inside->columns - LEFT - LABEL, TONE_PLAIN, "%s%s  %s", sign, money_format(amount, MONEY_SIGNED, text), rest);
	return row + 1;
}

static int put_rule(struct canvas *inside, int row)
{
	canvas_rule(inside, row, LEFT, inside->columns - 2 * LEFT);
	return row + 1;
}

/* The codes of the changes in some state, by blanks. */
static void add_codes(const struct position *position, bool (*wanted)(const struct position_change *), char out[96])
{
	for (size_t i = 0; i < position->change_count; i++)
		if (wanted(&position->changes[i]) && strlen(out) < 64)
			snprintf(out + strlen(out), 96 - strlen(out), "%s%s", out[0] ? " " : "", position->changes[i].change->code);
}

static bool is_agreed(const struct position_change *change)
{
	return change_is_scope(change->change->state);
}

static bool is_waiting(const struct position_change *change)
{
	return change->days_pending >= 0;
}

static bool is_unknown(const struct position_change *change)
{
	return !change->estimated && !change_state_is_final(change->change->state);
}

static int paint_scope(const struct position *position, struct canvas *inside, int row)
{
	char rest[160] = "", codes[96] = "", unknown[96] = "", text[24];
	const struct scope *scope = &position->scope;

	if (position->sealed)
		snprintf(rest, sizeof rest, "sealed %s", words_day(position->baselines.items[0].sealed_on, text));
	row = put_hours(inside, row, "baseline", "", scope->baseline, position->sealed ? rest : "not sealed: K seals it");
	add_codes(position, is_agreed, codes);
	snprintf(rest, sizeof rest, "%s%s  %s", scope->removed ? "−" : "", scope->removed ? moment_clock_length(scope->removed, text) : "", codes);
	row = put_hours(inside, row, "approved", "+", scope->added, rest);
	snprintf(rest, sizeof rest, "+%s", words_percent(scope_growth_net(scope), text));
	row = put_hours(inside, row, "agreed", "", scope_current(scope), position->sealed ? rest + (rest[1] == '-') : "");
	codes[0] = '\0';
	add_codes(position, is_waiting, codes);
	add_codes(position, is_unknown, unknown);
	snprintf(rest, sizeof rest, "%.64s%s%.64s%s", codes, codes[0] && unknown[0] ? "; " : "", unknown, unknown[0] ? " unknown" : "");
	return put_hours(inside, row, "waiting", "+", scope->pending, rest);
}

static int paint_progress(const struct position *position, struct canvas *inside, int row, bool meeting)
{
	const struct forecast *forecast = &position->forecast;
	int64_t unpaid = uncompensated(position->hours.bucket);
	int bar = inside->columns - LEFT - LABEL - VALUE - 1 - 8;
	char rest[64], text[24];

	snprintf(rest, sizeof rest, "%s of agreed", words_percent(forecast_done(forecast), text));
	row = put_hours(inside, row, "done", "", ratio_round(forecast->earned), rest);
	row = put_hours(inside, row, "spent", "", ratio_round(forecast->actual), "in scope");
	snprintf(rest, sizeof rest, "→ %s in all", moment_clock_length(ratio_round(forecast_eac_bottom_up(forecast)), text));
	row = put_hours(inside, row, "to do", "", ratio_round(forecast->remaining), rest);
	if (meeting)
		return row;
	put_hours(inside, row, "unpaid", "", unpaid, "");
	if (position->scope.baseline && bar > 3) {
		chart_bar(inside, row, LEFT + LABEL + VALUE + 1, bar, TONE_WARNING, unpaid, position->scope.baseline);
		canvas_print(inside, row, LEFT + LABEL + VALUE + 1 + bar, 7, TONE_PLAIN, " %s", words_percent(creep_ratio(position->hours.bucket, &position->scope), text));
	}
	return row + 1;
}

static const struct position_change *first_waiting(const struct position *position)
{
	for (size_t i = 0; i < position->change_count; i++)
		if (is_waiting(&position->changes[i]))
			return &position->changes[i];
	return NULL;
}

static int paint_cap(const struct position *position, struct canvas *inside, int row)
{
	const struct position_money *money = &position->money;
	struct money left = {.minor = money->cap - money->labour};
	char rest[96], text[48];

	if (!money->cap)
		return put_money(inside, row, "billed", position, "", money->labour, "");
	snprintf(left.currency, sizeof left.currency, "%s", position->project.currency);
	snprintf(rest, sizeof rest, "%s left", money_format(left, MONEY_SIGNED, text));
	return put_money(inside, row, "cap", position, "", money->cap, rest);
}

static int paint_outlook(const struct position *position, struct canvas *inside, int row)
{
	const struct position_change *asked = first_waiting(position);
	struct outlook outlook = position_outlook(position);
	const struct rate *rate = position->money.present;
	int64_t left = position->money.cap - position->money.labour, cost;
	char label[24], text[24];

	if (outlook.known)
		row = put_money(inside, row, "forecast", position, "", outlook.forecast, "");
	if (asked && position_change_cost(position, asked, &cost)) {
		snprintf(label, sizeof label, "with %.16s", asked->change->code);
		row = put_money(inside, row, label, position, "+", cost, position->money.cap ? "to the cap" : "");
	}
	if (position->money.cap && rate && rate_per_hour(rate) > 0) {
		moment_clock_length(left > 0 ? left * 3600 / rate_per_hour(rate) : 0, text);
		canvas_print(inside, row++, LEFT, inside->columns - LEFT, TONE_PLAIN, "hours left under the cap    %s", text);
	}
	return row;
}

static void rate_words(const struct position *position, char out[48])
{
	char amount[48];

	out[0] = '\0';
	if (position->money.present)
		snprintf(out, 48, "%.32s/%s", money_format(position->money.present->amount, MONEY_SIGNED, amount),
			position->money.present->day_seconds ? "day" : "h");
}

void scope_paint_figures(const struct position *position, struct canvas *canvas, bool focused, bool meeting)
{
	struct canvas inside;
	char rate[48];
	int row;

	rate_words(position, rate);
	inside = canvas_frame(canvas, (struct frame){position->project.path, rate, NULL, NULL});
	row = put_rule(&inside, paint_scope(position, &inside, 0));
	row = put_rule(&inside, paint_progress(position, &inside, row, meeting));
	paint_outlook(position, &inside, paint_cap(position, &inside, row));
	mark(&inside, focused);
}
