/* What charts show, in words. */

#include "db/speech.h"
#include "model/day.h"
#include "tui/chart.h"
#include "tui/words.h"

enum { HALVES = 200 };

/* A share in whole percents, half up; over 100 where it is more than the whole. */
static void add_percent(int64_t value, int64_t whole, struct text *text)
{
	bool over = false;

	if (whole <= 0)
		text_add(text, speech("of nothing"));
	else
		text_print(text, "%lld%%", (long long)((round_product(value, HALVES, whole, &over) + 1) / 2));
}

void chart_bar_words(int64_t value, int64_t whole, struct text *text)
{
	add_percent(value, whole, text);
}

void chart_stack_words(const struct chart_part *parts, size_t count, int64_t whole, struct text *text)
{
	for (size_t i = 0; i < count; i++) {
		text_print(text, "%s%s%s", i ? ", " : "", parts[i].name ? parts[i].name : "", parts[i].name ? " " : "");
		add_percent(parts[i].value, whole, text);
	}
}

void chart_burnup_words(const struct burnup *chart, size_t point, struct text *text)
{
	bool any = false;

	if (chart->labels && chart->labels[point])
		text_print(text, "%s: ", chart->labels[point]);
	for (size_t i = 0; i < chart->count; i++) {
		const struct chart_series *series = &chart->series[i];

		if (series->values[point] < 0)
			continue;
		text_print(text, "%s%s %lld%s", any ? ", " : "", series->name, (long long)round_divide(series->values[point], chart->unit), chart->suffix);
		any = true;
	}
	if (!any)
		text_add(text, speech("nothing"));
}

void chart_steps_words(const struct chart_step *steps, size_t count, struct text *text)
{
	for (size_t i = 0; i < count; i++)
		text_print(text, "%s%s%s%s", i ? ", " : "", steps[i].level, steps[i].label ? speech(" from ") : "", steps[i].label ? steps[i].label : "");
	if (!count)
		text_add(text, speech("no steps"));
}

static void add_days(int days, const char *what, struct text *text)
{
	text_print(text, speech_of(", %d day %s", ", %d days %s", (unsigned long)days), days, what);
}

void chart_lane_words(const struct chart_lane *lane, int today, struct text *text)
{
	bool open = lane->closed == DAY_NONE && (lane->from == DAY_NONE || lane->percent < 100);
	char from[16], until[16], closed[16];

	text_print(text, "%s: ", lane->name);
	if (lane->until == DAY_NONE)
		text_add(text, speech("no day set"));
	else if (lane->from == DAY_NONE)
		text_print(text, speech("due %s"), words_day(lane->until, until));
	else
		text_print(text, speech("%s to %s"), words_day(lane->from, from), words_day(lane->until, until));
	if (lane->from != DAY_NONE)
		text_print(text, speech(", %d%% done"), lane->percent);
	if (lane->closed != DAY_NONE)
		text_print(text, speech(", closed %s"), words_day(lane->closed, closed));
	else if (open && lane->until != DAY_NONE && today > lane->until)
		add_days(today - lane->until, "over", text);
	else if (open && lane->until == today)
		text_add(text, speech(", which is today"));
	else if (open && lane->until != DAY_NONE)
		add_days(lane->until - today, "left", text);
}
