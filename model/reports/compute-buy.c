#include "db/speech.h"
#include "model/job.h"
#include "model/reports/compute.h"

enum { WATTS_PER_KILOWATT = 1000, LOOK_BACK = 90 * 86400, MONTHS_OF_LOOK_BACK = 3 };

/* Exact: what was rented in all, and lately. */
struct rented { struct ratio hour_micro; int64_t seconds, lately; };

static struct rented rented_of(const struct compute *compute, int64_t at)
{
	struct rented rented = {0};
	int128 parts = 0;

	for (size_t i = 0; i < compute->row_count; i++) {
		const struct compute_row *row = &compute->rows[i];

		rented.seconds += row->seconds;
		parts += (int128)row->seconds * row->job->hour_micro;
		rented.lately += row->seconds - job_seconds(row->job, at - LOOK_BACK);
	}
	rented.hour_micro = ratio_of(parts, rented.seconds);
	return rented;
}

static const char *hour_word(const struct report *report, struct ratio micro, const char *currency)
{
	return arena_print(report->arena, "%s %s", report_words(report, value_decimal(report->arena, ratio_of(ratio_round(micro), 1000000), 2)), currency);
}

static const char *number_word(const struct report *report, struct ratio number, int digits)
{
	return report_words(report, value_decimal(report->arena, number, digits));
}

static void add_facts(struct arena *arena, struct fact *facts, struct ratio rented, struct ratio power, struct ratio hours, struct ratio months)
{
	struct fact *fact = fact_object(arena, facts, "purchase");

	fact_count(arena, fact, "rented_hour_micro", ratio_round(rented));
	fact_count(arena, fact, "power_hour_micro", ratio_round(power));
	fact_add(arena, fact, "break_even_h", value_decimal(arena, hours, 1));
	fact_add(arena, fact, "months", value_decimal(arena, months, 1));
}

void compute_add_purchase(struct report *report, const struct compute *compute, const struct purchase *purchase, int64_t at, const char *currency)
{
	struct rented rented = rented_of(compute, at);
	struct ratio power = ratio_of((int128)purchase->watts * purchase->kwh_micro, WATTS_PER_KILOWATT), gain = ratio_subtract(rented.hour_micro, power);
	struct ratio hours = ratio_sign(gain) > 0 ? ratio_divide(ratio_of(purchase->price_micro, 1), gain) : ratio_null();
	struct ratio months = ratio_divide(ratio_multiply(hours, ratio_of(3600 * MONTHS_OF_LOOK_BACK, 1)), ratio_of(rented.lately, 1));
	struct block *list = section_list(report, report_section(report, "Buy or rent"));
	struct arena *arena = report->arena;

	add_facts(arena, report->facts, rented.hour_micro, power, hours, months);
	if (!rented.seconds) {
		list_line(report, list, speech("No machine was rented yet, so there is nothing to hold a price against."));
		return;
	}
	list_line(report, list, arena_print(arena, speech("An hour cost %s rented; one of your own takes %s of power."), hour_word(report, rented.hour_micro, currency), hour_word(report, power, currency)));
	if (ratio_is_null(hours))
		list_line(report, list, speech("Buying never pays: the power alone costs as much as renting."));
	else
		list_line(report, list, arena_print(arena, speech("Buying for %s pays after %s h."), hour_word(report, ratio_of(purchase->price_micro, 1), currency), number_word(report, hours, 1)));
	if (!ratio_is_null(months))
		list_line(report, list, arena_print(arena, speech("At %s h a month, as in the last 90 days, that is %s months."), number_word(report, ratio_of(rented.lately, 3600 * MONTHS_OF_LOOK_BACK), 1), number_word(report, months, 1)));
}
