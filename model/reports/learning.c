#include "model/reports/learning.h"

#include <string.h>

#include "model/project.h"
#include "model/rate.h"
#include "model/record.h"
#include "model/week-aims.h"

enum { WEEKS = 12 };

struct learning {
	struct book *book;
	struct report *report;
	struct arena *arena;
	int monday;                     /* of the present week */
	int64_t weeks[WEEKS], total, target;
};

static bool read_weeks(struct learning *learning)
{
	struct query *rows = book_query(learning->book, SQL_LEARNING_DAYS);
	int first = learning->monday - 7 * (WEEKS - 1);

	query_set_day(rows, ":first", first);
	query_set_day(rows, ":last", learning->monday + 6);
	while (query_next(rows))
		learning->weeks[(query_day(rows, "day") - first) / 7] += query_int(rows, "seconds");
	return query_ok(rows);
}

static void add_weeks(struct learning *learning)
{
	static const struct column columns[] = {{"Week", false}, {"Hours", true}, {"Of the target", true}};
	struct arena *arena = learning->arena;
	struct fact *list = fact_list(arena, learning->report->facts, "weeks");
	struct block *table = section_table(learning->report, report_section(learning->report, "By week"), columns, 3);

	fact_add(arena, learning->report->facts, "target_seconds", learning->target ? value_seconds(learning->target) : value_none());
	for (int i = 0; i < WEEKS; i++) {
		int year, week = day_iso_week(learning->monday - 7 * (WEEKS - 1 - i), &year);
		const char *name = arena_print(arena, "%d-W%02d", year, week);
		struct ratio share = ratio_of(learning->weeks[i], learning->target);
		struct fact *fact = fact_object(arena, list, NULL);

		table_add(learning->report, table, (struct value[]){value_text(name), value_seconds(learning->weeks[i]), value_percent(arena, share, 0)});
		fact_add(arena, fact, "week", value_text(name));
		fact_add(arena, fact, "seconds", value_seconds(learning->weeks[i]));
		fact_percent(arena, fact, "of_target_pct", share);
	}
}

static bool add_topics(struct learning *learning)
{
	static const struct column columns[] = {{"Topic", false}, {"Hours", true}, {"From", false}, {"To", false}};
	struct query *rows = book_query(learning->book, SQL_LEARNING_TOPICS);
	struct fact *list = fact_list(learning->arena, learning->report->facts, "topics");
	struct block *table = NULL;

	while (query_next(rows)) {
		const char *topic = query_take(rows, "topic", learning->arena);
		struct fact *fact = fact_object(learning->arena, list, NULL);

		if (!table)
			table = section_table(learning->report, report_section(learning->report, "By topic"), columns, 4);
		table_add(learning->report, table, (struct value[]){value_text(topic ? topic : "no topic"), value_seconds(query_int(rows, "seconds")), value_day(query_day(rows, "first")), value_day(query_day(rows, "last"))});
		fact_add(learning->arena, fact, "topic", value_text(topic));
		fact_add(learning->arena, fact, "seconds", value_seconds(query_int(rows, "seconds")));
		fact_add(learning->arena, fact, "first", value_day(query_day(rows, "first")));
		fact_add(learning->arena, fact, "last", value_day(query_day(rows, "last")));
		learning->total += query_int(rows, "seconds");
	}
	return query_ok(rows);
}

struct hour { const struct project *project; int64_t price; /* minor units; -1: no rate */ };

static int64_t present_price(const struct learning *learning, const struct rate_book *rates, const struct project *project)
{
	const struct rate *rate = rate_in_force(rates, project->client, project->id, 0, project->currency, book_today(learning->book));

	return rate ? rate_per_hour(rate) : -1;
}

/* The dearest of its currency; of equals the first. */
static bool is_dearest(const struct hour *hours, size_t count, size_t place)
{
	for (size_t i = 0; i < count; i++)
		if (!strcmp(hours[i].project->currency, hours[place].project->currency)
			&& (hours[i].price > hours[place].price || (hours[i].price == hours[place].price && i < place)))
			return false;
	return hours[place].price >= 0;
}

static void say_cost(struct learning *learning, struct section *section, struct fact *costs, const struct hour *hour)
{
	struct arena *arena = learning->arena;
	const char *currency = hour->project->currency;
	struct value price = value_money(hour->price, currency), cost = value_money(round_product(hour->price, learning->total, 3600, NULL), currency);
	struct fact *fact = fact_object(arena, costs, NULL);

	section_paragraph(learning->report, section, arena_print(arena, "%s hours at %s, the present rate of %s: %s.", value_words(value_hours(arena, ratio_of(learning->total, 1), 2), arena),
		value_words(price, arena), hour->project->path, value_words(cost, arena)));
	fact_add(arena, fact, "currency", value_text(currency));
	fact_add(arena, fact, "rate_cents", price);
	fact_add(arena, fact, "cents", cost);
}

static bool add_cost(struct learning *learning)
{
	struct fact *costs = fact_list(learning->arena, learning->report->facts, "cost");
	struct section *section = report_section(learning->report, "What it cost");
	struct projects projects;
	struct rate_book *rates;
	struct hour *hours;

	if (!project_list(learning->book, true, learning->arena, &projects) || !rate_book_open(learning->book, INT64_MAX, learning->arena, &rates))
		return false;
	hours = arena_array(learning->arena, projects.count + 1, sizeof *hours);
	for (size_t i = 0; i < projects.count; i++)
		hours[i] = (struct hour){&projects.items[i], present_price(learning, rates, &projects.items[i])};
	for (size_t i = 0; i < projects.count; i++)
		if (is_dearest(hours, projects.count, i))
			say_cost(learning, section, costs, &hours[i]);
	return true;
}

bool report_learning(struct book *book, struct arena *arena, struct report *report)
{
	int today = book_today(book);
	struct learning learning = {.book = book, .report = report, .arena = arena, .monday = today - day_weekday(today)};
	struct week_aims aims;

	if (!week_aims_load(book, learning.monday, &aims) || !read_weeks(&learning))
		return false;
	learning.target = aims.learning;
	*report = report_new(arena, "Learning");
	add_weeks(&learning);
	if (!add_topics(&learning))
		return false;
	fact_hours(arena, report->facts, "total_h", learning.total);
	return !learning.total || add_cost(&learning);
}
