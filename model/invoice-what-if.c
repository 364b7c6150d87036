/* What every policy would make of the months of a project, invoiced or not. */
#include <string.h>

#include "model/invoice.h"
#include "model/project.h"
#include "model/rate.h"
#include "model/record.h"
#include "model/standing.h"
#include "model/utf8.h"

struct trial {
	struct book *book;
	struct arena *arena;
	struct project project;
	struct period period;
	const struct standing *standing;
	const struct rate_book *rates;
	struct rounding *policies;
	size_t policy_count;
	struct billing **billings;    /* month by month: one a policy, NULL until fed */
	int first_month;              /* months since year 0 */
	size_t month_count, unpriced;
};

static int month_number(int day)
{
	struct wall civil = day_civil(day);

	return civil.year * 12 + civil.month - 1;
}

/* A period without ends is that of the entries. */
static bool close_period(struct trial *trial, int64_t as_of)
{
	struct query *row = book_query(trial->book, SQL_INVOICE_DAYS);
	int latest = zone_day(trial->project.zone, as_of == INT64_MAX ? book_now(trial->book) : as_of), first = DAY_NONE;

	query_set_int(row, ":project", trial->project.id);
	if (query_next(row))
		first = query_day(row, "first");
	query_end(row);
	if (trial->period.first == DAY_FIRST)
		trial->period.first = day_or(first, latest);
	if (trial->period.last > latest)
		trial->period.last = latest;
	return query_ok(row);
}

static void feed(struct trial *trial, const struct billed_entry *entry)
{
	struct billing **month = &trial->billings[(size_t)(month_number(entry->day) - trial->first_month) * trial->policy_count];

	for (size_t i = 0; i < trial->policy_count; i++) {
		if (!month[i])
			month[i] = billing_new(trial->arena, trial->policies[i], trial->project.minimum_seconds);
		billing_feed(month[i], entry);
	}
}

static const char *code_of(const struct trial *trial, int64_t item)
{
	const char *path = item ? standing_path(trial->standing, trial->project.id, item) : "", *slash = strrchr(path, '/');

	return slash ? slash + 1 : path;
}

static bool feed_all(struct trial *trial, int64_t as_of)
{
	const struct project *project = &trial->project;
	struct query *rows = book_query(trial->book, SQL_INVOICE_WORKABLE);

	query_set_int(rows, ":project", project->id);
	query_set_day(rows, ":first", trial->period.first);
	query_set_day(rows, ":last", trial->period.last);
	query_set_int(rows, ":as_of", as_of);
	while (query_next(rows)) {
		int64_t item = query_int(rows, "item");
		int day = query_day(rows, "day");
		enum disposition given = query_is_null(rows, "disposition") ? DISPOSITION_NONE : (enum disposition)query_word(rows, "disposition", disposition_words);
		const struct rate *rate;

		if (!standing_is_billable(trial->standing, project->id, item, day, query_text(rows, "activity"), given))
			continue;
		rate = rate_in_force(trial->rates, project->client, project->id, item, project->currency, day);
		if (rate)
			feed(trial, &(struct billed_entry){
				.item = item, .code = code_of(trial, item), .day = day, .seconds = query_int(rows, "seconds"),
				.rate = rate->amount.minor, .day_seconds = rate->day_seconds,
			});
		else
			trial->unpriced++;
	}
	return query_ok(rows);
}

static bool close_month(struct trial *trial, size_t month, size_t policy, struct policy_bills *bills)
{
	struct month_bill *out = &bills->months[month];
	struct billing *billing = trial->billings[month * trial->policy_count + policy];
	int number = trial->first_month + (int)month;

	*out = (struct month_bill){.year = number / 12, .month = number % 12 + 1};
	if (billing && !billing_close(billing, trial->arena, &out->bill, book_fault_slot(trial->book)))
		return false;
	bills->seconds += out->bill.seconds;
	return !__builtin_add_overflow(bills->amount, out->bill.amount, &bills->amount)
		|| book_fail(trial->book, FAULT_REFUSED, "The amount is larger than an invoice can hold; look at the rate.");
}

static bool read_policies(struct trial *trial, const char *const *policies, size_t count)
{
	char quoted[64];

	trial->policy_count = count;
	trial->policies = arena_array(trial->arena, count, sizeof *trial->policies);
	for (size_t i = 0; i < count; i++)
		if (!rounding_read(policies[i], &trial->policies[i]))
			return book_fail(trial->book, FAULT_INPUT, "\"%s\" is no rounding policy; one is day_nearest_15.", utf8_quote(policies[i], quoted));
	return true;
}

static bool open_trial(struct trial *trial, int64_t project, int64_t as_of)
{
	struct standing *standing;
	struct rate_book *rates;

	if (!project_find(trial->book, project, trial->arena, &trial->project) || !standing_open(trial->book, as_of, trial->arena, &standing) ||
	    !rate_book_open(trial->book, as_of, trial->arena, &rates) || !close_period(trial, as_of))
		return false;
	trial->standing = standing;
	trial->rates = rates;
	trial->first_month = month_number(trial->period.first);
	if (trial->period.last >= trial->period.first)
		trial->month_count = (size_t)(month_number(trial->period.last) - trial->first_month) + 1;
	trial->billings = arena_array(trial->arena, trial->month_count * trial->policy_count, sizeof(struct billing *));
	return true;
}

bool invoice_what_if(struct book *book, int64_t project, struct period period, int64_t as_of, const char *const *policies, size_t count, struct arena *arena, struct policy_bills *bills)
{
	struct trial trial = {.book = book, .arena = arena, .period = period};

	if (!read_policies(&trial, policies, count) || !open_trial(&trial, project, as_of) || !feed_all(&trial, as_of))
		return false;
	for (size_t i = 0; i < count; i++) {
		bills[i] = (struct policy_bills){
			.policy = policies[i], .count = trial.month_count, .unpriced = trial.unpriced,
			.months = arena_array(arena, trial.month_count, sizeof *bills[i].months),
		};
		for (size_t month = 0; month < trial.month_count; month++)
			if (!close_month(&trial, month, i, &bills[i]))
				return false;
	}
	return true;
}
