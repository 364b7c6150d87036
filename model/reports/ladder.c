#include "model/reports/ladder.h"

#include <stdlib.h>
#include <string.h>

#include "db/speech.h"
#include "model/project.h"
#include "model/rate.h"

struct ladder {
	struct report *report;
	struct arena *arena;
	struct projects open;
	struct rates steps;             /* by path, then day */
	const struct quotes *quotes;
	int today;
};

/* The day a half year after, at the end of a month that lacks it. */
static int review_on(int from_on)
{
	struct wall civil = day_civil(from_on);
	int month = civil.month + 6, year = civil.year + (month > 12), day;

	month -= month > 12 ? 12 : 0;
	day = day_from_civil(year, month, civil.day);
	return day_or(day, day_of_month_end(year, month));
}

static int by_path(const void *one, const void *other)
{
	const struct rate *a = one, *b = other;
	int paths = strcmp(a->path, b->path);

	return paths ? paths : a->from_on != b->from_on ? (a->from_on > b->from_on) - (a->from_on < b->from_on) : (a->id > b->id) - (a->id < b->id);
}

static bool read_steps(struct ladder *ladder, struct book *book, int64_t as_of)
{
	struct rates *steps = &ladder->steps;
	size_t kept = 0;

	if (!project_list(book, true, ladder->arena, &ladder->open) || !rate_list(book, NULL, ladder->arena, steps))
		return false;
	for (size_t i = 0; i < steps->count; i++)
		if (steps->items[i].known_at <= as_of)
			steps->items[kept++] = steps->items[i];
	steps->count = kept;
	if (kept)
		qsort(steps->items, kept, sizeof *steps->items, by_path);
	return true;
}

/* The step below it; NULL: it is the first of its path. */
static const struct rate *below(const struct ladder *ladder, size_t at)
{
	const struct rate *step = &ladder->steps.items[at];

	return at && !strcmp(step[-1].path, step->path) ? step - 1 : NULL;
}

static struct ratio per_hour(const struct rate *rate)
{
	return ratio_of((int128)rate->amount.minor * 3600, rate->day_seconds ? rate->day_seconds : 3600);
}

/* By the hour, so that a rate a day is told beside one an hour; null for the first. */
static struct ratio rise(const struct ladder *ladder, size_t at)
{
	const struct rate *from = below(ladder, at);

	return from ? ratio_divide(ratio_subtract(per_hour(&ladder->steps.items[at]), per_hour(from)), per_hour(from)) : ratio_null();
}

static struct value rise_value(const struct ladder *ladder, size_t at)
{
	struct ratio share = rise(ladder, at);
	struct value value = value_percent(ladder->arena, share, 1);

	if (value.kind == VALUE_PERCENT && ratio_sign(share) > 0)
		value.text = arena_print(ladder->arena, "+%s", value.text);
	return value;
}

/* A day rate as it was agreed, with "a day" behind it. */
static struct value rate_value(const struct ladder *ladder, const struct rate *rate)
{
	struct value value = value_money(rate->amount.minor, arena_text(ladder->arena, rate->amount.currency));

	return rate->day_seconds ? value_text(arena_print(ladder->arena, speech("%s a day"), report_words(ladder->report, value))) : value;
}

static void add_steps(struct ladder *ladder)
{
	static const struct column columns[] = {{"For", false}, {"From", false}, {"Rate", true}, {"Step", true}, {"Why", false}};
	struct fact *list = fact_list(ladder->arena, ladder->report->facts, "history");
	struct arena *arena = ladder->arena;
	struct block *table = NULL;

	for (size_t i = 0; i < ladder->steps.count; i++) {
		const struct rate *step = &ladder->steps.items[i];
		const char *currency = arena_text(arena, step->amount.currency), *path = below(ladder, i) ? "" : step->path;
		struct fact *fact = fact_object(arena, list, NULL);

		if (!table)
			table = section_table(ladder->report, report_section(ladder->report, "Rates"), columns, 5);
		table_add(ladder->report, table, (struct value[]){*path ? value_text(path) : value_blank(), value_day(step->from_on), rate_value(ladder, step), rise_value(ladder, i), value_text(step->why)});
		fact_add(arena, fact, "path", value_text(step->path));
		fact_add(arena, fact, "from", value_day(step->from_on));
		fact_add(arena, fact, "rate_cents", value_money(rate_per_hour(step), currency));
		fact_add(arena, fact, "day_rate_cents", step->day_seconds ? value_money(step->amount.minor, currency) : value_none());
		fact_add(arena, fact, "currency", value_text(currency));
		fact_percent(arena, fact, "step_pct", rise(ladder, i));
		fact_add(arena, fact, "why", value_text(step->why));
	}
}

/* Of a closed project, or of an item, no rate is looked at again. */
static bool is_reviewed(const struct ladder *ladder, const struct rate *step)
{
	bool alive = !step->project && !step->item;

	for (size_t i = 0; i < ladder->open.count; i++)
		alive = alive || ladder->open.items[i].id == step->project;
	return alive && step->from_on <= ladder->today;
}

/* The last step that has begun is looked at, unless the next one is agreed on already. */
static bool is_last(const struct ladder *ladder, size_t at)
{
	const struct rate *step = &ladder->steps.items[at];

	return at + 1 == ladder->steps.count || strcmp(step[1].path, step->path);
}

/* Whose answers speak of it: its client's; of a default everyone's in its currency. */
static bool speaks_of(const struct ladder *ladder, const struct rate *step, const struct quote *quote)
{
	int64_t client = step->client;

	for (size_t i = 0; step->project && i < ladder->open.count; i++)
		if (ladder->open.items[i].id == step->project)
			client = ladder->open.items[i].client;
	return quote->quoted_on >= step->from_on && !strcmp(quote->currency, step->amount.currency) && (!client || quote->client == client);
}

/* What clients said to offers made since the step. */
static struct quote_band answers_since(const struct ladder *ladder, const struct rate *step)
{
	struct quote_band band = {0};

	for (size_t i = 0; i < ladder->quotes->count; i++) {
		const struct quote *quote = &ladder->quotes->items[i];
		bool lost = quote->outcome == OUTCOME_LOST_PRICE || quote->outcome == OUTCOME_LOST_OTHER;

		if (!speaks_of(ladder, step, quote))
			continue;
		band.won += quote->outcome == OUTCOME_WON;
		band.answers += lost || quote->outcome == OUTCOME_WON;
	}
	return band;
}

static const char *review_words(const struct ladder *ladder, const struct rate *step, const struct quote_band *since_then)
{
	int due = review_on(step->from_on), left = due - ladder->today;
	const char *rate = report_words(ladder->report, rate_value(ladder, step));

	return arena_print(ladder->arena, left < 0 ? speech("%s: %s%s since %s%s, was to be looked at on %s%s.") : speech("%s: %s%s since %s%s, to be looked at on %s%s."), step->path, rate,
		step->day_seconds ? "" : speech(" an hour"), report_day(ladder->report, step->from_on), step->why ? arena_print(ladder->arena, " (%s)", step->why) : "", report_day(ladder->report, due),
		since_then->answers ? arena_print(ladder->arena, speech("; since then %d of %d quotes were won"), since_then->won, since_then->answers) : "");
}

static void add_reviews(struct ladder *ladder)
{
	struct fact *list = fact_list(ladder->arena, ladder->report->facts, "reviews");
	struct block *lines = NULL;

	for (size_t i = 0; i < ladder->steps.count; i++) {
		const struct rate *step = &ladder->steps.items[i];
		struct quote_band answers = answers_since(ladder, step);
		int due = review_on(step->from_on);
		struct fact *fact;

		if (!is_last(ladder, i) || !is_reviewed(ladder, step))
			continue;
		if (!lines)
			lines = section_list(ladder->report, report_section(ladder->report, "Half-yearly review"));
		list_line(ladder->report, lines, review_words(ladder, step, &answers));
		fact = fact_object(ladder->arena, list, NULL);
		fact_add(ladder->arena, fact, "path", value_text(step->path));
		fact_add(ladder->arena, fact, "since", value_day(step->from_on));
		fact_add(ladder->arena, fact, "due", value_day(due));
		fact_count(ladder->arena, fact, "days_left", due - ladder->today);
		fact_count(ladder->arena, fact, "answers_since", answers.answers);
		fact_count(ladder->arena, fact, "won_since", answers.won);
	}
}

bool ladder_add(struct book *book, int64_t as_of, const struct quotes *quotes, struct arena *arena, struct report *report)
{
	struct ladder ladder = {.report = report, .arena = arena, .quotes = quotes};

	ladder.today = as_of == INT64_MAX ? book_today(book) : zone_day(book_clock(book).zone, as_of);
	if (!read_steps(&ladder, book, as_of))
		return false;
	add_steps(&ladder);
	add_reviews(&ladder);
	return true;
}
