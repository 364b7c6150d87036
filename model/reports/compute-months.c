/* What machines and bills cost month by month, and which provider took how much of it. */
#include <string.h>

#include "db/speech.h"
#include "model/day.h"
#include "model/job.h"
#include "model/reports/compute.h"

static const char nobody[] = "nobody named";

enum { PROVIDERS_MOST = 16, MICRO_DIGITS = 6 };

struct share { const char *provider; struct outlay outlay; int64_t minor; };
struct month { int year, month; struct share shares[PROVIDERS_MOST]; int count; int64_t minor; };
struct months { struct month *items; size_t count; };

static struct month *month_of(struct months *months, struct arena *arena, int day)
{
	struct wall wall = day_civil(day);

	for (size_t i = 0; i < months->count; i++)
		if (months->items[i].year == wall.year && months->items[i].month == wall.month)
			return &months->items[i];
	arena_grow(arena, &months->items, months->count, sizeof *months->items);
	months->items[months->count] = (struct month){.year = wall.year, .month = wall.month};
	return &months->items[months->count++];
}

/* Who isn't named, and whoever comes after more than anybody has, are taken together. */
static struct outlay *outlay_of(struct month *month, const char *provider)
{
	const char *name = provider ? provider : nobody;

	for (int i = 0; i < month->count; i++)
		if (!strcmp(month->shares[i].provider, name) || i + 1 == PROVIDERS_MOST)
			return &month->shares[i].outlay;
	month->shares[month->count] = (struct share){.provider = name};
	return &month->shares[month->count++].outlay;
}

/* By the month in which a machine was started, as on the invoice, and that of a bill's day. */
static void gather(const struct compute *compute, int64_t at, const char *zone, struct arena *arena, struct months *months)
{
	for (size_t i = 0; i < compute->row_count; i++) {
		const struct job *job = compute->rows[i].job;

		outlay_add_job(outlay_of(month_of(months, arena, zone_day(zone, job->started_at)), job->provider), job, at);
	}
	for (size_t i = 0; i < compute->cost_count; i++) {
		const struct cost *cost = compute->costs[i];

		outlay_add_cost(outlay_of(month_of(months, arena, cost->on), cost->provider), cost, at);
	}
}

/* The parts of a month add up to it. */
static void round_month(struct month *month, const char *currency)
{
	int64_t parts[PROVIDERS_MOST], minor[PROVIDERS_MOST], denominator = 1;

	for (int digits = currency_digits(currency); digits < MICRO_DIGITS; digits++)
		denominator *= 10;
	for (int i = 0; i < month->count; i++)
		parts[i] = outlay_micro(month->shares[i].outlay);
	apportion(parts, month->count, denominator, minor);
	for (int i = 0; i < month->count; i++) {
		month->shares[i].minor = minor[i];
		month->minor += minor[i];
	}
}

static void sort(struct months *months)
{
	for (size_t i = 1; i < months->count; i++)
		for (size_t k = i; k > 0; k--) {
			struct month *one = &months->items[k - 1], *other = &months->items[k], held = *one;

			if (one->year * 12 + one->month <= other->year * 12 + other->month)
				break;
			*one = *other;
			*other = held;
		}
}

static const char *shares_words(const struct report *report, const struct month *month, const char *currency)
{
	const char *words = "";
	struct arena *arena = report->arena;

	for (int i = 0; i < month->count; i++) {
		struct value money = value_money(month->shares[i].minor, currency);

		words = arena_print(arena, "%s%s%s %s", words, i ? ", " : "", strcmp(month->shares[i].provider, nobody) ? month->shares[i].provider : speech("nobody named"), report_words(report, money));
	}
	return words;
}

static void add_facts(struct arena *arena, struct fact *facts, const struct month *month, const char *name, const char *currency)
{
	struct fact *fact = fact_object(arena, facts, name), *providers;

	fact_add(arena, fact, "cents", value_money(month->minor, currency));
	providers = fact_object(arena, fact, "providers");
	for (int i = 0; i < month->count; i++)
		fact_add(arena, providers, month->shares[i].provider, value_money(month->shares[i].minor, currency));
}

void compute_add_months(struct report *report, const struct compute *compute, int64_t at, const char *currency, const char *zone)
{
	static const struct column columns[] = {{"Month", false}, {"Cost", true}, {"To whom", false}};
	struct fact *facts = fact_object(report->arena, report->facts, "months");
	struct months months = {0};
	struct block *table;

	gather(compute, at, zone, report->arena, &months);
	if (!months.count)
		return;
	sort(&months);
	table = section_table(report, report_section(report, "By month"), columns, 3);
	for (size_t i = 0; i < months.count; i++) {
		struct month *month = &months.items[i];
		const char *name = arena_print(report->arena, "%04d-%02d", month->year, month->month);

		round_month(month, currency);
		add_facts(report->arena, facts, month, name, currency);
		table_add(report, table, (struct value[]){value_text(name), value_money(month->minor, currency), value_text(shares_words(report, month, currency))});
	}
}
