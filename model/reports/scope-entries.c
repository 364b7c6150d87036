/*
 * No figure without its entries: what to type to see those behind each figure of hours and of what they are worth. For
 * oneself alone, in English. What is planned, promised or forecast has no entries: it stands on estimates, decisions and
 * prices, and the words show those.
 */
#include "model/moment.h"
#include "model/reports/scope-inside.h"

struct drill {
	struct scope_report *scope;
	struct block *table;
	struct arena *words;         /* for the words on their way into a row; cleared by each */
	const char *path, *then;     /* of the project; " --as-of …", "" for now */
};

/* FIRST..LAST as a period is typed; what ended after the position is left out by --as-of. */
static const char *days(struct drill *drill, int first, int last)
{
	char from[11], until[11];

	return arena_print(drill->words, "%s..%s", day_text(first, from), day_text(last, until));
}

static void tell_value(struct drill *drill, const char *figure, struct value value, const char *words)
{
	table_add(drill->scope->report, drill->table, (struct value[]){value_text(figure), value, value_text(arena_print(drill->scope->arena, "ambit %s%s", words, drill->then))});
}

static void tell(struct drill *drill, const char *figure, int64_t seconds, const char *words)
{
	if (seconds)
		tell_value(drill, figure, value_hours(drill->scope->arena, ratio_of(seconds, 1), 2), arena_print(drill->words, "entries %s", words));
	arena_clear(drill->words);
}

static struct value money(const struct drill *drill, int64_t minor)
{
	return value_money(minor, drill->scope->position->project.currency);
}

/* What hours are worth at the rates of their days; nothing is told where some have none. */
static void tell_worth(struct drill *drill, const char *figure, struct ratio minor, const char *choice)
{
	if (!ratio_is_null(minor) && ratio_sign(minor) > 0)
		tell_value(drill, figure, money(drill, ratio_round(minor)), arena_print(drill->scope->arena, "entries all --path %s%s --worth", drill->path, choice));
}

/* Of the project itself: its entries count on whatever day. */
static void tell_bucket(struct drill *drill, const char *figure, int64_t seconds, const char *item, enum bucket bucket)
{
	tell(drill, figure, seconds, arena_print(drill->scope->arena, "all --path %s%s%s --bucket %s", drill->path, *item ? "/" : "", item, bucket_words[bucket]));
}

/* Own time counts from the project's first day; it has the days of another zone, which may be one ahead. */
static void tell_own(struct drill *drill, enum bucket bucket, const char *path)
{
	const struct position *position = drill->scope->position;

	tell(drill, arena_print(drill->scope->arena, "own %s", path), position->hours.bucket[bucket],
		arena_print(drill->scope->arena, "%s --path %s", days(drill, position->start_on, position->day + 1), path));
}

static void tell_buckets(struct drill *drill)
{
	static const struct { enum bucket bucket; const char *figure; } sorts[] = {
		{BUCKET_IN_SCOPE, "in scope"}, {BUCKET_ABSORBED, "absorbed"}, {BUCKET_AT_RISK, "at risk"}, {BUCKET_UNRECORDED, "unrecorded change"},
		{BUCKET_REFUSED, "worked on refused"}, {BUCKET_CHANGE_HANDLING, "change handling"},
	};
	const struct hours *hours = &drill->scope->position->hours;

	tell(drill, "client", hours->client, arena_print(drill->scope->arena, "all --path %s", drill->path));
	for (size_t i = 0; i < sizeof sorts / sizeof *sorts; i++)
		tell_bucket(drill, sorts[i].figure, hours->bucket[sorts[i].bucket], "", sorts[i].bucket);
	tell(drill, "not yet sorted", hours->waiting, arena_print(drill->scope->arena, "all --path %s --unfiled", drill->path));
	tell_own(drill, BUCKET_OWN_LEARNING, "learning");
	tell_own(drill, BUCKET_OWN_ADMIN, "admin");
	tell_own(drill, BUCKET_OWN_SALES, "sales");
}

/* A change is in one state, and all that was worked on it in one bucket. */
static void tell_items(struct drill *drill)
{
	const struct position *position = drill->scope->position;

	for (size_t i = 0; i < position->item_count; i++)
		tell_bucket(drill, position->items[i].code, position->items[i].task.actual, position->items[i].code, BUCKET_IN_SCOPE);
	for (size_t i = 0; i < position->change_count; i++) {
		const struct position_change *mine = &position->changes[i];

		if (position_item_of(position, mine->change->id))
			continue;
		tell_bucket(drill, mine->change->code, mine->worked, mine->change->code,
			standing_bucket(position->standing, position->project.id, mine->change->id, position->day, ""));
	}
}

static void tell_activities(struct drill *drill)
{
	const struct activity_sums *sums = &drill->scope->position->hours.activities;

	for (size_t i = 0; i < sums->count; i++)
		tell(drill, sums->items[i].activity, sums->items[i].seconds - sums->items[i].own,
			arena_print(drill->words, "all --path %s -a %s", drill->path, sums->items[i].activity));
}

static void tell_weeks(struct drill *drill, const struct week_sums *weeks, const char *sort, const char *words)
{
	int start = drill->scope->position->start_on;

	for (size_t i = 0; i < weeks->count; i++) {
		const struct week_sum *week = &weeks->items[i];
		int monday = day_of_iso_week(week->year, week->week);
		bool own = weeks == &drill->scope->position->hours.learning;

		tell(drill, arena_print(drill->scope->arena, "%s %04d-W%02d", sort, week->year, week->week), week->seconds,
			arena_print(drill->words, "%s %s", days(drill, own && monday < start ? start : monday, monday + 6), words));
	}
}

/* What was spent by each Friday of the chart, from the first entry on. */
static void tell_effort(struct drill *drill)
{
	const struct position *position = drill->scope->position;
	char day[11];

	for (size_t i = 0; i < position->burnup_count; i++) {
		const struct burnup_point *point = &position->burnup[i];

		tell(drill, arena_print(drill->scope->arena, "spent by %s", day_text(point->day, day)), point->effort,
			arena_print(drill->words, "%s --path %s", days(drill, DAY_FIRST, point->day), drill->path));
	}
}

/* By the rates of their days, and rounded as invoices are. */
static void tell_worths(struct drill *drill)
{
	const struct position_money *sums = &drill->scope->position->money;
	struct arena *arena = drill->scope->arena;

	if (sums->by_hour && sums->priced && sums->labour)
		tell_value(drill, "billed labour", money(drill, sums->labour), arena_print(arena, "entries all --path %s --bucket billed_labour --worth", drill->path));
	if (sums->at_risk.amount)
		tell_value(drill, "at risk if approved today", money(drill, sums->at_risk.amount), arena_print(arena, "entries all --path %s --bucket at_risk -d at_risk --worth", drill->path));
	tell_worth(drill, "value at risk", sums->worth[WORTH_AT_RISK], " --bucket value_at_risk");
	tell_worth(drill, "value given", position_value_given(drill->scope->position), " --bucket value_given");
	tell_worth(drill, "done without charge", sums->worth[WORTH_ABSORBED], " --bucket absorbed");
	tell_worth(drill, "all the client's hours", position_value(drill->scope->position), "");
}

/* What stands on estimates, decisions and machines. */
static void tell_agreements(struct drill *drill)
{
	const struct position *position = drill->scope->position;
	struct arena *arena = drill->scope->arena;
	const char *changes = arena_print(arena, "change list %s", drill->path), *machines = arena_print(arena, "report compute %s", drill->path);
	const struct compute *compute = &position->compute;

	if (position->sealed)
		tell_value(drill, "H0", value_hours(arena, ratio_of(position->scope.baseline, 1), 2), arena_print(arena, "baseline show %s --version 1", drill->path));
	if (position->scope.added)
		tell_value(drill, "approved added", value_hours(arena, ratio_of(position->scope.added, 1), 2), changes);
	if (position->scope.removed)
		tell_value(drill, "approved removed", value_hours(arena, ratio_of(position->scope.removed, 1), 2), changes);
	if (position->scope.pending)
		tell_value(drill, "pending exposure", value_hours(arena, ratio_of(position->scope.pending, 1), 2), changes);
	if (position->money.cap != position->money.cap_signed)
		tell_value(drill, "cap moved by", money(drill, position->money.cap - position->money.cap_signed), changes);
	if (compute->passthrough)
		tell_value(drill, "costs passed on", money(drill, compute->passthrough), machines);
	if (compute->absorbed)
		tell_value(drill, "costs not charged", money(drill, compute->absorbed), machines);
}

void scope_page_entries(struct scope_report *scope, int64_t as_of)
{
	static const struct column columns[] = {{"Figure", false}, {"Value", true}, {"What to type", false}};
	const struct position *position = scope->position;
	struct drill drill = {.scope = scope, .words = arena_new(), .path = position->project.path, .then = ""};
	char utc[32];

	if (as_of != INT64_MAX)
		drill.then = arena_print(scope->arena, " --as-of %s", moment_utc(position->at, utc));
	drill.table = section_table(scope->report, report_section(scope->report, "For you alone: the entries behind the figures"), columns, 3);
	tell_buckets(&drill);
	tell_items(&drill);
	tell_activities(&drill);
	tell_weeks(&drill, &position->hours.meetings, "meetings", arena_print(scope->arena, "--path %s -a meeting", position->project.path));
	tell_weeks(&drill, &position->hours.learning, "learning", "--path learning");
	tell_effort(&drill);
	tell_worths(&drill);
	tell_agreements(&drill);
	arena_free(drill.words);
}
