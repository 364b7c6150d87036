#include "model/reports/learning.h"

#include <string.h>

#include "db/speech.h"
#include "model/project.h"
#include "model/rate.h"
#include "model/record.h"
#include "model/topic.h"
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
		table_add(learning->report, table, (struct value[]){value_text(topic ? topic : speech("no topic")), value_seconds(query_int(rows, "seconds")), value_day(query_day(rows, "first")), value_day(query_day(rows, "last"))});
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

static void say_cost(struct learning *learning, struct section *section, struct fact *costs, const struct hour *hour, int64_t seconds)
{
	struct arena *arena = learning->arena;
	const char *currency = hour->project->currency;
	struct value price = value_money(hour->price, currency), cost = value_money(round_product(hour->price, seconds, 3600, NULL), currency);
	struct fact *fact = fact_object(arena, costs, NULL);

	section_paragraph(learning->report, section, arena_print(arena, speech("%s hours at %s, the present rate of %s: %s."), report_words(learning->report, value_hours(arena, ratio_of(seconds, 1), 2)),
		report_words(learning->report, price), hour->project->path, report_words(learning->report, cost)));
	fact_add(arena, fact, "currency", value_text(currency));
	fact_add(arena, fact, "rate_cents", price);
	fact_add(arena, fact, "cents", cost);
}

/* What the hours come to at the present rate, once a currency. */
static bool add_cost(struct learning *learning, struct section *section, struct fact *parent, int64_t seconds)
{
	struct fact *costs = fact_list(learning->arena, parent, "cost");
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
			say_cost(learning, section, costs, &hours[i], seconds);
	return true;
}

static void add_topic(struct learning *learning, struct block *table, struct fact *list, const struct topic *topic)
{
	struct arena *arena = learning->arena;
	struct fact *fact = fact_object(arena, list, NULL);
	struct value to_do = ratio_is_null(topic->to_do) ? value_none() : value_seconds(ratio_round(topic->to_do));

	table_add(learning->report, table, (struct value[]){value_text(topic->code), value_text(topic->name), value_seconds(topic->seconds), to_do, value_day(topic->until)});
	fact_add(arena, fact, "topic", value_text(topic->code));
	fact_add(arena, fact, "name", value_text(topic->name));
	fact_add(arena, fact, "since", value_day(topic->since));
	fact_add(arena, fact, "until", value_day(topic->until));
	fact_count(arena, fact, "percent", topic->percent);
	fact_add(arena, fact, "seconds", value_seconds(topic->seconds));
	fact_add(arena, fact, "to_do_seconds", to_do);
}

/* How long it takes at what is meant for a week. */
static void say_weeks(struct learning *learning, struct section *section, struct fact *queue, int64_t seconds)
{
	struct arena *arena = learning->arena;
	int64_t weeks = learning->target ? ratio_ceiling(ratio_of(seconds, learning->target)) : 0;

	fact_add(arena, queue, "weeks", learning->target ? value_count(weeks) : value_none());
	if (weeks)
		section_paragraph(learning->report, section, arena_print(arena, speech_of("At %s a week that is %lld week.", "At %s a week that is %lld weeks.", (unsigned long)weeks), report_words(learning->report, value_seconds(learning->target)), (long long)weeks));
}

/* What is still to be learnt, how long that takes, and what it will cost. */
static bool add_queue(struct learning *learning)
{
	static const struct column columns[] = {{"Topic", false}, {"What", false}, {"Learnt", true}, {"To do", true}, {"By", false}};
	struct fact *queue = fact_object(learning->arena, learning->report->facts, "queue");
	struct fact *list = fact_list(learning->arena, queue, "topics");
	struct section *section;
	struct topics topics;
	struct block *table;
	int64_t seconds = 0;

	if (!topic_queue(learning->book, learning->arena, &topics))
		return false;
	if (!topics.count)
		return true;
	section = report_section(learning->report, "To learn next");
	table = section_table(learning->report, section, columns, 5);
	for (size_t i = 0; i < topics.count; i++) {
		add_topic(learning, table, list, &topics.items[i]);
		seconds += ratio_round(topics.items[i].to_do);
	}
	fact_add(learning->arena, queue, "to_do_seconds", value_seconds(seconds));
	say_weeks(learning, section, queue, seconds);
	return !seconds || add_cost(learning, section, queue, seconds);
}

bool report_learning(struct book *book, struct arena *arena, struct report *report)
{
	int today = book_today(book);
	struct learning learning = {.book = book, .report = report, .arena = arena, .monday = today - day_weekday(today)};
	struct week_aims aims;

	if (!week_aims_load(book, learning.monday, &aims) || !read_weeks(&learning))
		return false;
	learning.target = aims.learning;
	*report = report_own(arena, "Learning");
	add_weeks(&learning);
	if (!add_topics(&learning))
		return false;
	fact_hours(arena, report->facts, "total_h", learning.total);
	if (learning.total && !add_cost(&learning, report_section(report, "What it cost"), report->facts, learning.total))
		return false;
	return add_queue(&learning);
}
