#include "model/reports/ladder.h"

#include <stdlib.h>
#include <string.h>

#include "model/project.h"
#include "model/rate.h"

struct ladder {
	struct report *report;
	struct arena *arena;
	struct projects open;
	struct rates steps;             /* by path, then day */
	int today;
};

int ladder_review_on(int from_on)
{
	struct wall civil = day_civil(from_on);
	int month = civil.month + 6, year = civil.year + (month > 12), day;

	month -= month > 12 ? 12 : 0;
	day = day_from_civil(year, month, civil.day);
	return day == DAY_NONE ? day_of_month_end(year, month) : day;
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

/* By the hour, so that a rate a day is told beside one an hour. */
static struct value rise(const struct ladder *ladder, size_t at)
{
	const struct rate *step = &ladder->steps.items[at], *from = below(ladder, at);
	struct value value;

	if (!from || !rate_per_hour(from))
		return value_none();
	value = value_percent(ladder->arena, ratio_of(rate_per_hour(step) - rate_per_hour(from), rate_per_hour(from)), 1);
	if (value.kind == VALUE_PERCENT && rate_per_hour(step) > rate_per_hour(from))
		value.text = arena_print(ladder->arena, "+%s", value.text);
	return value;
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
		table_add(ladder->report, table, (struct value[]){*path ? value_text(path) : value_blank(), value_day(step->from_on), value_money(rate_per_hour(step), currency), rise(ladder, i), value_text(step->why)});
		fact_add(arena, fact, "path", value_text(step->path));
		fact_add(arena, fact, "from", value_day(step->from_on));
		fact_add(arena, fact, "rate_cents", value_money(rate_per_hour(step), currency));
		fact_add(arena, fact, "currency", value_text(currency));
		fact_percent(arena, fact, "step_pct", below(ladder, i) ? ratio_of(rate_per_hour(step) - rate_per_hour(below(ladder, i)), rate_per_hour(below(ladder, i))) : ratio_of(0, 0));
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

static const char *review_words(const struct ladder *ladder, const struct rate *step)
{
	int due = ladder_review_on(step->from_on), left = due - ladder->today;
	char since[11], on[11];
	const char *rate = value_words(value_money(rate_per_hour(step), arena_text(ladder->arena, step->amount.currency)), ladder->arena);

	return arena_print(ladder->arena, "%s: %s an hour since %s, %sto be looked at on %s.",
	                   step->path, rate, day_text(step->from_on, since), left < 0 ? "was " : "", day_text(due, on));
}

static void add_reviews(struct ladder *ladder)
{
	struct fact *list = fact_list(ladder->arena, ladder->report->facts, "reviews");
	struct block *lines = NULL;

	for (size_t i = 0; i < ladder->steps.count; i++) {
		const struct rate *step = &ladder->steps.items[i];
		int due = ladder_review_on(step->from_on);
		struct fact *fact;

		if (!is_last(ladder, i) || !is_reviewed(ladder, step))
			continue;
		if (!lines)
			lines = section_list(ladder->report, report_section(ladder->report, "Half-yearly review"));
		list_line(ladder->report, lines, review_words(ladder, step));
		fact = fact_object(ladder->arena, list, NULL);
		fact_add(ladder->arena, fact, "path", value_text(step->path));
		fact_add(ladder->arena, fact, "since", value_day(step->from_on));
		fact_add(ladder->arena, fact, "due", value_day(due));
		fact_count(ladder->arena, fact, "days_left", due - ladder->today);
	}
}

bool ladder_add(struct book *book, int64_t as_of, struct arena *arena, struct report *report)
{
	struct ladder ladder = {.report = report, .arena = arena};

	ladder.today = as_of == INT64_MAX ? book_today(book) : zone_day(book_clock(book).zone, as_of);
	if (!read_steps(&ladder, book, as_of))
		return false;
	add_steps(&ladder);
	add_reviews(&ladder);
	return true;
}
